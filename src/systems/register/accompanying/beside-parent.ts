import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { ageClass, type Birth, birthInterval, type CivilDate } from '../../juveniles/age/index.ts';
import { stateBefore } from '../moved-breaches.ts';
import { getPresent, type PresentCustody, wasElsewhere } from '../state.ts';

/** A detained parent beside whom a child is to be entered. */
export type Parent = {
  readonly present: PresentCustody;
  /** Whether the parent was at another site at that instant, or since. */
  readonly elsewhere: boolean;
  /** Whether somebody detained the parent at that instant. */
  readonly heldThen: boolean;
};

/** Reads where a parent is, and was when the child came. */
export const loadParent = async (read: Reader, parentNo: number, fromAt: number): Promise<Parent> => {
  const present = await getPresent(read, parentNo);
  return {
    present,
    elsewhere: present.site !== null && (await wasElsewhere(read, parentNo, present.site, fromAt)),
    heldThen: (await stateBefore(read, { personNo: parentNo, at: fromAt })) === 'held',
  };
};

const wrong = (code: string, field: string) => new Refusal('invalid-input', { problems: [{ code, field }] });

/**
 * Demands that a child can be beside this parent: the parent is detained by the officer's own authority in a site, was so when the child came, and has been there since.
 * @param fields names of the input's own fields, for the refusal
 * @returns the parent's site
 */
export const demandParent = (
  { present, elsewhere, heldThen }: Parent,
  authority: string | null,
  fields: { readonly parent: string; readonly from: string },
): string => {
  if (present.state !== 'held') throw wrong('parent-not-detained', fields.parent);
  // on the way there is no block of numbers: the child is entered where its parent is next held
  if (present.site === null) throw wrong('parent-not-in-a-site', fields.parent);
  if (authority === null || present.custodian !== authority)
    throw new Refusal('not-permitted', { values: { detail: `person ${present.person_no}` } });
  if (!heldThen) throw wrong('parent-not-held-then', fields.from);
  if (elsewhere) throw wrong('parent-elsewhere-then', fields.from);
  return present.site;
};

/** Demands that the birth says a child: who may be an adult is entered as who the person is. */
export const demandChild = (birth: Birth | null, onDate: CivilDate, field: string): void => {
  if (birth === null || ageClass(birthInterval(birth), onDate) !== 'minor') throw wrong('not-a-child', field);
};

import { ageClass, type Birth, birthInterval, type CivilDate } from '../../juveniles/age/index.ts';
import { foldDigits } from '../external-numbers/number-kinds.ts';
import { parseRegisterNumber } from '../numbers/register-number.ts';
import type { ParentWaitingCode } from './parent-codes.ts';

/** Under this age no child is tried (Iraqi Law 76/1983; C11): who is certainly younger is not taken for a detainee because a list names it. */
const TRIED_FROM = 9;

/** A row as the search for parents needs it. */
export type RowOfFamily = {
  readonly row: number;
  readonly accepted: boolean;
  /** Whom it accompanies, as it is written; null where it says nothing. */
  readonly accompanies: string | null;
  /** The list's own number of the row. */
  readonly sequence: string | null;
  readonly birth: Birth | null;
};

/** Beside whom a row is entered, or why it waits. */
export type FoundParent =
  | { readonly parentRow: number }
  | { readonly parentNumber: string }
  | { readonly code: ParentWaitingCode; readonly values: Readonly<Record<string, string>> };

/** The only number in a text that is written as one: "12", "row 12", "١٢". */
const numberIn = (text: string): string | null => {
  const digits = foldDigits(text).match(/\d+/g);
  return digits?.length === 1 ? String(Number(digits[0])) : null;
};

/**
 * Beside which row of the same list each child is entered. Nobody is guessed: a parent is named by the list's own number of the row, or by the row of the file where the list has no such column, or by the register number of somebody who is detained at the site; a number that two rows
 * bear names neither, and a row that is a child itself is no parent here. What needs an officer waits, with the reason. Rows that say nothing of it, and are not certainly under nine, are not in the answer.
 * @param onDate date of the list
 * @param onRegister numbers of persons of the register beside whom a child can be entered
 */
export const findParents = (
  rows: readonly RowOfFamily[],
  onDate: CivilDate,
  onRegister: ReadonlySet<string> = new Set(),
): Map<number, FoundParent> => {
  const numbered = rows.some(({ sequence }) => sequence !== null && numberIn(sequence) !== null);
  const byNumber = Map.groupBy(rows, ({ row, sequence }) =>
    numbered ? (sequence === null ? null : numberIn(sequence)) : String(row),
  );
  const found = new Map<number, FoundParent>();
  for (const child of rows) {
    const born = child.birth === null ? null : birthInterval(child.birth);
    if (child.accompanies === null) {
      if (ageClass(born, onDate, TRIED_FROM) === 'minor')
        found.set(child.row, { code: 'too-young-to-be-detained', values: {} });
      continue;
    }
    const label = child.accompanies;
    const isChild = ageClass(born, onDate) === 'minor';
    const registered = parseRegisterNumber(label);
    if (registered.ok) {
      if (!onRegister.has(registered.value)) found.set(child.row, { code: 'parent-on-register', values: { label } });
      else if (!isChild) found.set(child.row, { code: 'accompanying-and-no-child', values: {} });
      else found.set(child.row, { parentNumber: registered.value });
      continue;
    }
    // a register number with a slip in it is not the number of a row
    const number = registered.code.startsWith('register-number-check') ? null : numberIn(label);
    const named = number === null ? [] : (byNumber.get(number) ?? []);
    const [parent] = named;
    if (parent === undefined || named.length > 1) {
      found.set(child.row, { code: 'parent-unknown', values: { label } });
      continue;
    }
    const values = { row: String(parent.row) };
    // who is certainly a child may be a parent all the same, but an officer says so: most often the wrong number was written
    const parentBorn = parent.birth === null ? null : birthInterval(parent.birth);
    if (parent.accompanies !== null || ageClass(parentBorn, onDate) === 'minor')
      found.set(child.row, { code: 'parent-is-a-child-of-the-list', values });
    else if (!isChild) found.set(child.row, { code: 'accompanying-and-no-child', values: {} });
    else if (!parent.accepted) found.set(child.row, { code: 'parent-not-entered', values });
    else found.set(child.row, { parentRow: parent.row });
  }
  return found;
};

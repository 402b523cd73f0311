import { z } from 'zod';
import type { Reader } from '../../../core/register/command-definition.ts';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import { captureResult } from '../command-views.ts';
import { CustodyFound } from '../events.ts';
import { CAPTURE_RESULT } from '../intake/capture-result.ts';
import { checkWhen, deprivationEvent, deprivationInput } from '../intake/deprivation-input.ts';
import { parseRegisterNumber } from '../numbers/register-number.ts';
import { breachesFor } from '../rules.ts';
import { findSections, getSite } from '../state.ts';

const SIGNED = 'I07-two-signatures-one-instant';

type Escapee = {
  readonly person_no: number;
  readonly register_number: string;
  readonly custodian: string;
  readonly state: string;
  readonly tags: number;
  readonly ordered: boolean;
  readonly violations: readonly { readonly person_no: number; readonly rule: string }[];
};
type Asked = {
  readonly personNo?: number | undefined;
  readonly registerNumber?: string | undefined;
  readonly site: string;
  readonly section?: string | undefined;
  readonly fromAt: number;
};

/** Whoever has this register number, where the person is within reach, or at large or unaccounted for under any authority; refuses `not-found` otherwise. */
const getEscapee = async (
  read: Reader,
  { personNo, registerNumber, site, section, fromAt }: Asked,
): Promise<Escapee> => {
  const typed = parseRegisterNumber(registerNumber ?? '');
  const number = typed.ok
    ? typed.value
    : personNo === undefined
      ? undefined
      : (await read.row<{ n: string }>('SELECT register_number AS n FROM register.person WHERE no = $1', [personNo]))
          ?.n;
  const found = await read.row<{ escapee: Escapee | null }>(
    'SELECT register.escapee_seen($1, register.at($2), $3, $4) AS escapee',
    [number ?? null, fromAt, site, section ?? null],
  );
  if (found?.escapee == null)
    throw new Refusal('not-found', { values: { detail: `person ${personNo ?? 'of this number'}` } });
  return found.escapee;
};

/**
 * Somebody who escaped, or of whom nobody knew, is found and held again, by the officer's own authority: the same file goes on, because an escape is no exit. Whose custody failed may be another authority: then the person is named by
 * the register number, the custody that failed stays told, and a breach (I07) says that nothing was signed until the two have settled it. What the new custody breaks is recorded as breaches, never refused.
 */
export const recordRecapture = defineCommand({
  system: 'register',
  name: 'record-recapture',
  input: z
    .object({
      personNo: z.int().positive().optional(),
      /** In place of `personNo`, of whom another authority held. */
      registerNumber: z.string().max(40).optional(),
      site: z.string(),
      section: z.string().optional(),
      fromAt: z.int(),
      deprivation: deprivationInput,
    })
    .strict()
    .refine((input) => (input.personNo === undefined) !== (input.registerNumber === undefined), {
      path: ['registerNumber'],
      params: { code: 'person-named-once' },
    }),
  streams: async (input, read) => [(await getEscapee(read, input)).person_no],
  load: async (read, input, { authority }) => {
    const present = await getEscapee(read, input);
    const { person_no } = present;
    return {
      present,
      site: await getSite(read, input.site),
      sections: await findSections(read, input.site),
      violations: [
        ...(present.ordered ? [] : [{ person_no, rule: 'I04-no-admission-without-order' }]),
        ...(present.custodian === authority ? [] : [{ person_no, rule: SIGNED }]),
        ...present.violations,
      ],
    };
  },
  decide: ({ present, site, sections, violations }, input, context) => {
    const { section, fromAt, deprivation } = input;
    const { person_no: personNo, tags } = present;
    if (present.state !== 'unaccounted' && present.state !== 'at_large')
      throw new Refusal('invalid-input', {
        problems: [
          { code: 'person-not-at-large', field: input.personNo === undefined ? 'registerNumber' : 'personNo' },
        ],
      });
    if (section !== undefined && !sections.some((candidate) => candidate.section === section))
      throw new Refusal('invalid-input', { problems: [{ code: 'unknown-section', field: 'section' }] });
    if (context.authority === null || site.authority !== context.authority)
      throw new Refusal('not-permitted', { values: { detail: `site ${site.code}` } });
    checkWhen(deprivation, context.now, site.zone);
    const factEvent = uuidv7();
    return [
      CustodyFound.make({
        stream: personNo,
        id: factEvent,
        occurredAt: fromAt,
        data: {
          custodian: context.authority,
          site: site.code,
          basis: 'recapture',
          ...(section === undefined ? {} : { section }),
        },
      }),
      ...breachesFor(violations, factEvent, context.authority, fromAt),
      deprivationEvent(
        { personNo, registerNumber: present.register_number, tags },
        'recapture',
        factEvent,
        deprivation,
      ),
    ];
  },
  present: async (read, events) => read.row(CAPTURE_RESULT, [events[0]?.streamNo ?? 0]),
  result: captureResult,
});

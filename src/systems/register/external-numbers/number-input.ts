import { z } from 'zod';
import type { NewEvent } from '../../../core/register/event-definition.ts';
import { ExternalNumberRecorded } from './events.ts';
import { foldNumber, isNumber, LONGEST_NUMBER, NUMBER_KINDS, type NumberKind } from './number-kinds.ts';

/** A number as a form sends it. */
export const numberInput = z
  .object({
    kind: z.enum(NUMBER_KINDS),
    number: z.string().trim().min(1).max(LONGEST_NUMBER).refine(isNumber, 'a number has a letter or a digit'),
    issuedBy: z.string().trim().min(1).max(300).optional(),
  })
  .strict();

/** A number that others gave. */
export type GivenNumber = {
  readonly kind: NumberKind;
  readonly number: string;
  readonly issuedBy?: string | undefined;
};

/** The events that record numbers of one person, each number of a kind once. */
export const numberEvents = (personNo: number, numbers: readonly GivenNumber[], source: string): NewEvent[] =>
  [...new Map(numbers.map((one) => [`${one.kind} ${foldNumber(one.number)}`, one])).values()].map(
    ({ kind, number, issuedBy }) =>
      ExternalNumberRecorded.make({
        stream: personNo,
        data: { kind },
        personal: { number, folded: foldNumber(number), ...(issuedBy === undefined ? {} : { issuedBy }), source },
      }),
  );

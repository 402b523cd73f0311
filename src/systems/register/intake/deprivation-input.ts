import { z } from 'zod';
import { Refusal } from '../../../core/register/refusal.ts';
import { localDate } from '../local-date.ts';
import { DeprivationRecorded, particularsShape } from './events.ts';
import { type Deprivation, hasTag, isPartialDate, tagNumber, WAYS, type Way } from './particulars.ts';

/** What a form sends about how a person came in. */
export const deprivationInput = z.object(particularsShape).strict();

/** Ways of the new file of a person who is detained; a recapture and a birth have commands of their own. */
export const entryWays = WAYS.filter((way) => way !== 'recapture' && way !== 'birth-in-custody') as Exclude<
  Way,
  'recapture' | 'birth-in-custody'
>[];

/**
 * Refuses a date that is none, or that lies after today: everything else that was said is recorded as it was said.
 * @throws Refusal `invalid-input`
 */
export const checkWhen = ({ when }: Pick<Deprivation, 'when'>, now: number, zone: string): void => {
  const text = when.state === 'unknown' ? undefined : when.text;
  if (text === undefined) return;
  const problem = !isPartialDate(text)
    ? 'partial-date-not-understood'
    : text.slice(0, 10) > localDate(now, zone).slice(0, text.slice(0, 10).length)
      ? 'date-in-future'
      : undefined;
  if (problem !== undefined)
    throw new Refusal('invalid-input', { problems: [{ code: problem, field: 'deprivation.when' }] });
};

/** The event about how a person came in. Where a tag is printed it gets its number: the first of the person's, or the next one. */
export const deprivationEvent = (
  person: { readonly personNo: number; readonly registerNumber: string; readonly tags: number },
  way: Way,
  factEvent: string,
  given: z.infer<typeof deprivationInput>,
  tag?: string | null,
) => {
  const numbered = tag === undefined && hasTag(way) ? tagNumber(person.registerNumber, person.tags + 1) : tag;
  return DeprivationRecorded.make({
    stream: person.personNo,
    data: { way, factEvent, ...(numbered == null ? {} : { tag: numbered }) },
    personal: given,
  });
};

import type { z } from 'zod';
import type { NewEvent } from '../../../core/register/event-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { parseBirth } from '../../juveniles/age/index.ts';
import { AgeEvidenceRecorded } from '../../juveniles/index.ts';
import { PersonRegistered } from '../events.ts';
import { localDate } from '../local-date.ts';
import { nameTokens } from '../name-tokens.ts';
import { type nameInput, registeredName } from '../new-person-input.ts';

/** What is known of a child who is born to a woman of the register. Instants in milliseconds since the epoch. */
export type Newborn = {
  readonly personNo: number;
  readonly registerNumber: string;
  readonly sex: 'male' | 'female';
  /** A child that has no name yet is called after its mother until it has one. */
  readonly name: z.infer<typeof nameInput> | undefined;
  readonly mother: { readonly full_name: string; readonly script: string };
  readonly bornAt: number;
  /** Time zone of the place, by which the day of birth is told. */
  readonly zone: string;
  /** Where the name and the birth are known from; kept in the language of the mother's name, as the name of the child is. */
  readonly source: { readonly en: string; readonly ar: string };
};

/**
 * The file of a child who was born, its name and the evidence of its birth, which must come before the custody that it is in.
 * @returns the events, and the birth as an interval
 * @throws Refusal `invalid-input` where the birth lies in the future
 */
export const newbornEvents = (
  { personNo, registerNumber, sex, name, mother, bornAt, zone, source }: Newborn,
  { now, synthetic }: { readonly now: number; readonly synthetic: boolean },
) => {
  const said = mother.script === 'latin' ? source.en : source.ar;
  const day = localDate(bornAt, zone);
  const born = parseBirth(day, { onDate: localDate(now, zone), dayIsOnDocument: true });
  if (!born.ok) throw new Refusal('invalid-input', { problems: [{ code: born.code, field: 'bornAt' }] });
  const names = [
    name === undefined
      ? {
          full: mother.script === 'latin' ? `Newborn of ${mother.full_name}` : `مولود ${mother.full_name}`,
          script: mother.script,
          kind: 'primary' as const,
          source: said,
        }
      : registeredName(name),
  ];
  const events: NewEvent[] = [
    PersonRegistered.make({
      stream: personNo,
      data: { registerNumber, sex, synthetic },
      personal: { names, tokens: nameTokens(names.map(({ full }) => full)) },
    }),
    AgeEvidenceRecorded.make({
      stream: personNo,
      data: { kind: 'registry' },
      personal: { source: said, birth: { text: day, from: born.birth.from, to: born.birth.to } },
    }),
  ];
  return { events, birth: born.birth };
};

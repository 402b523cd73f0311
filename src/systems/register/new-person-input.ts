import { z } from 'zod';
import { Refusal } from '../../core/register/refusal.ts';
import { type Birth, type CivilDate, parseBirth } from '../juveniles/age/index.ts';
import { numberInput } from './external-numbers/number-input.ts';
import type { RegisteredName } from './registration.ts';

const text = (most: number) => z.string().trim().min(1).max(most);

/** A name as a form sends it. */
export const nameInput = z
  .object({
    full: text(400),
    script: z.enum(['arabic', 'latin', 'sorani', 'cyrillic', 'mixed', 'other']),
    kind: z.enum(['primary', 'transliteration', 'alias', 'alleged']),
    source: text(300),
    father: text(400).optional(),
    grandfather: text(400).optional(),
  })
  .strict();

/** A nationality claim as a form sends it: ISO 3166-1 alpha-3, XXA stateless, XXX unknown. */
export const nationalityInput = z.object({ code: z.string().regex(/^[A-Z]{3}$/), source: text(300) }).strict();

/** Identity of a person to register. */
export const newPersonInput = z
  .object({
    names: z.array(nameInput).min(1).max(40),
    sex: z.enum(['male', 'female']),
    birth: z.string().max(200).optional(),
    nationalities: z.array(nationalityInput).max(20),
    remarks: z.string().max(4000).optional(),
    /** Numbers that others gave: their source is that of the first name. */
    numbers: z.array(numberInput).max(20).optional(),
  })
  .strict();

/** A name of a form as an event holds it. */
export const registeredName = ({ father, grandfather, ...name }: z.infer<typeof nameInput>): RegisteredName => {
  const parts = { ...(father === undefined ? {} : { father }), ...(grandfather === undefined ? {} : { grandfather }) };
  return { ...name, ...(Object.keys(parts).length > 0 ? { parts } : {}) };
};

/**
 * Reads a birth as written; null where nothing was written.
 * @throws Refusal `invalid-input` with the code and the sentence of what is wrong
 */
export const getBirth = (
  written: string | undefined | null,
  onDate: CivilDate,
  field: string,
  dayIsOnDocument = false,
): Birth | null => {
  if (written == null || written.trim() === '') return null;
  const reading = parseBirth(written, { onDate, dayIsOnDocument });
  if (!reading.ok)
    throw new Refusal('invalid-input', {
      problems: [{ code: reading.code, field, values: { detail: reading.reason, remedy: reading.remedy } }],
    });
  return reading.birth;
};

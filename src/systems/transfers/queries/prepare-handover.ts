import { Buffer } from 'node:buffer';
import { z } from 'zod';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { wholeNumber } from '../../../platform/http/query-values.ts';
import { findPersonRows, primaryAndLatin } from '../../register/index.ts';
import { handoverPayload } from '../handover-signing.ts';
import { findLines } from '../state.ts';
import { type PrepareHandoverAnswer, prepareHandoverAnswer } from '../views.ts';

/**
 * What the next hand-over would sign now: the payload (which the browser decodes itself), and person by person who is present. `counted` is the
 * officer's own count: where it differs from the register's, the difference is recorded person by person first.
 */
export const prepareHandover = defineQuery({
  system: 'transfers',
  name: 'prepare-handover',
  input: z.object({ manifestNo: wholeNumber, ordinal: wholeNumber, counted: wholeNumber.optional() }).strict(),
  answer: prepareHandoverAnswer,
  run: async (read, { manifestNo, ordinal, counted }, { now, authority }): Promise<PrepareHandoverAnswer> => {
    const { bytes, terms } = await handoverPayload(read, manifestNo);
    if (terms.ordinal !== ordinal)
      throw new Refusal('stale', { values: { detail: `hand-over ${terms.ordinal} is the next` } });
    if (terms.fromAuthority !== authority) throw new Refusal('not-permitted');
    if (counted !== undefined && counted !== terms.count)
      throw new Refusal('counts-differ', { values: { counted, expected: terms.count } });
    const lines = (await findLines(read, manifestNo)).filter((line) => line.live);
    const present = new Set(
      (await read.rows<{ no: number }>('SELECT transfers.expected_persons_seen($1) AS no', [manifestNo])).map(
        (row) => row.no,
      ),
    );
    const persons = await findPersonRows(
      read,
      lines.map((line) => line.person_no),
      now,
    );
    const { kind: _kind, ...fields } = terms;
    return {
      payload: Buffer.from(bytes).toString('base64url'),
      fields: { ...fields, exceptions: terms.exceptions.map(({ code, count }) => ({ code, count })) },
      persons: persons.map((person) => ({
        personNo: person.personNo,
        registerNumber: person.registerNumber,
        name: primaryAndLatin(person.names),
        present: present.has(person.personNo),
      })),
    };
  },
});

import { z } from 'zod';
import { findingTexts } from '../../../core/register/finding-texts.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { type DetentionEntriesAnswer, detentionEntriesAnswer } from '../detention-views.ts';
import { requireReach } from '../state.ts';
import { whyNotCorrectable } from '../why-not-correctable.ts';

/** Before entries as detained are corrected: of whom that can be done by the authority that asks, and why not of the others. */
export const detentionEntries = defineQuery({
  system: 'register',
  name: 'detention-entries',
  asks: 'body',
  input: z.object({ persons: z.array(z.int().positive()).min(1).max(5000) }).strict(),
  answer: detentionEntriesAnswer,
  refuses: ['not-found'],
  run: async (read, { persons }, { authority }): Promise<DetentionEntriesAnswer> => {
    const asked = [...new Set(persons)];
    await requireReach(read, asked);
    const entries = new Map(
      (
        await read.rows<{ person_no: number; custodian: string; why: string | null }>(
          'SELECT person_no, custodian, why FROM register.entries_as_detained_seen($1)',
          [asked],
        )
      ).map((entry) => [entry.person_no, entry]),
    );
    const told = asked.map((personNo) => ({ personNo, code: whyNotCorrectable(entries.get(personNo), authority) }));
    return {
      correctable: told.flatMap(({ personNo, code }) => (code === undefined ? [personNo] : [])),
      others: told.flatMap(({ personNo, code }) => {
        if (code === undefined) return [];
        const text = findingTexts[code] ?? findingTexts.custom;
        return [{ personNo, code, why: text as NonNullable<typeof text> }];
      }),
    };
  },
});

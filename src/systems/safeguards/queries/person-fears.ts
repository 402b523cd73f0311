import { z } from 'zod';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { wholeNumber } from '../../../platform/http/query-values.ts';
import { type PersonFearsAnswer, personFearsAnswer } from '../views.ts';

/** What a person is afraid of, for who opened that wall (`access/break-glass`) and while it is open; nothing of a fear of the officer's own state. Each reading is written down first. */
export const personFears = defineQuery({
  system: 'safeguards',
  name: 'person-fears',
  input: z.object({ personNo: wholeNumber }).strict(),
  answer: personFearsAnswer,
  whole: ({ personNo }) => ({ columns: 'safeguards.fears_told($1) AS fears', values: [personNo] }),
  run: async (_read, { personNo }, _context, told): Promise<PersonFearsAnswer> => {
    const fears = told?.fears as PersonFearsAnswer['fears'] | null | undefined;
    if (fears == null) throw new Refusal('not-found', { values: { detail: `fears of person ${personNo}` } });
    return { fears };
  },
});

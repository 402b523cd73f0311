import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { numberEvents, numberInput } from '../external-numbers/number-input.ts';
import { foldNumber } from '../external-numbers/number-kinds.ts';
import { requireReach } from '../state.ts';

/** Adds a number that others gave, with who issued it and where it was read; none overwrites another. */
export const recordNumber = defineCommand({
  system: 'register',
  name: 'record-number',
  refuses: ['not-permitted'],
  input: numberInput.extend({ personNo: z.int().positive(), source: z.string().trim().min(1).max(300) }).strict(),
  streams: ({ personNo }) => [personNo],
  load: async (read, { personNo, kind, number }) => {
    await requireReach(read, [personNo]);
    return read.row(
      'SELECT FROM register.external_number WHERE person_no = $1 AND kind = $2 AND folded = $3 AND withdrawn_pos IS NULL',
      [personNo, kind, foldNumber(number)],
    );
  },
  decide: (known, { personNo, source, ...number }) => {
    if (known !== undefined)
      throw new Refusal('invalid-input', { problems: [{ code: 'number-recorded', field: 'number' }] });
    return numberEvents(personNo, [number], source);
  },
});

import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import { breachesFor } from '../rules.ts';
import { SexCorrected } from '../sex-corrected.ts';
import { getPresent } from '../state.ts';

/**
 * Corrects the sex that was recorded of a person, by the authority that holds the person: the old record stays and is cited. Where the person, held or a resident, sits among the other sex then, the breach is opened
 * with it (I16), as new evidence of age tests the present place again.
 */
export const correctSex = defineCommand({
  system: 'register',
  name: 'correct-sex',
  refuses: ['mother-not-a-woman'],
  input: z
    .object({
      personNo: z.int().positive(),
      sex: z.enum(['male', 'female']),
      source: z.string().trim().min(1).max(300),
      reason: z.string().trim().min(3).max(2000),
    })
    .strict(),
  streams: (input) => [input.personNo],
  load: async (read, { personNo }) => ({
    present: await getPresent(read, personNo),
    recorded: await read.row<{ sex: string; event_id: string }>(
      'SELECT sex, register.event_id(event_pos) AS event_id FROM register.person WHERE no = $1',
      [personNo],
    ),
    place: await read.row<{ sex: string }>(
      `SELECT coalesce(s.sex, k.sex) AS sex FROM register.custody c LEFT JOIN sites.section s ON s.site = c.site AND s.section = c.section
         LEFT JOIN sites.compartment k ON k.vehicle = c.vehicle AND k.compartment = c.compartment
        WHERE c.person_no = $1 AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('held', 'resident', 'accompanying') AND coalesce(s.sex, k.sex) IS NOT NULL`,
      [personNo],
    ),
    open: await read.row(
      "SELECT FROM register.breach WHERE person_no = $1 AND rule = 'I16-men-and-women-apart' AND cured_at IS NULL LIMIT 1",
      [personNo],
    ),
  }),
  decide: ({ present, recorded, place, open }, { personNo, sex, ...personal }, { authority }) => {
    if (present.custodian !== authority)
      throw new Refusal('not-permitted', { values: { detail: `held by ${present.custodian}` } });
    if (recorded === undefined || recorded.sex === sex)
      throw new Refusal('nothing-to-do', { values: { detail: 'this sex is recorded already' } });
    const id = uuidv7();
    const isAmongOthers = place !== undefined && ![sex, 'any'].includes(place.sex) && open === undefined;
    return [
      SexCorrected.make({ stream: personNo, id, data: { corrects: recorded.event_id, sex }, personal }),
      ...breachesFor(
        isAmongOthers ? [{ person_no: personNo, rule: 'I16-men-and-women-apart' }] : [],
        id,
        present.custodian,
      ),
    ];
  },
});

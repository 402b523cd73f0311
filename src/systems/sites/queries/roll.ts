import { z } from 'zod';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { type RollAnswer, type RollPerson, rollAnswer } from '../control/views.ts';

/** Everybody whom the register has at a site now, within reach of the officer: the roll that is called at a change of control and at a lockdown. Whole, because a roll is called whole. */
export const roll = defineQuery({
  system: 'sites',
  name: 'roll',
  askers: 'signed-in',
  input: z.object({ code: z.string().regex(/^[A-Z]{3}$/) }).strict(),
  answer: rollAnswer,
  refuses: ['not-found'],
  run: async (read, { code }): Promise<RollAnswer> => {
    if ((await read.row('SELECT FROM sites.site WHERE code = $1', [code])) === undefined)
      throw new Refusal('not-found', { values: { detail: `site ${code}` } });
    const persons = await read.rows<RollPerson>(
      `SELECT c.person_no AS "personNo", p.register_number AS "registerNumber", n.full_name AS name, c.section, c.custodian
         FROM register.custody c JOIN register.person p ON p.no = c.person_no
         CROSS JOIN LATERAL (SELECT x.full_name FROM register.person_name x WHERE x.person_no = c.person_no ORDER BY x.kind <> 'primary', x.event_pos, x.ord LIMIT 1) n
        WHERE c.site = $1 AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('held', 'resident') ORDER BY register.in_order(c.section) NULLS LAST, p.register_number`,
      [code],
    );
    return { site: code, persons };
  },
});

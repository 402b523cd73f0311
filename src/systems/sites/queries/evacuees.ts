import { z } from 'zod';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { wholeNumber } from '../../../platform/http/query-values.ts';
import { type EvacueesAnswer, type EvacueeView, evacueesAnswer } from '../emergencies/views.ts';
import { shownName } from './cut-found.ts';

/** Who on a list of an evacuation is still where it began or in a vehicle, by the register, as far as the officer sees them: whom it can be said of where they were brought. */
export const evacuees = defineQuery({
  system: 'sites',
  name: 'evacuees',
  askers: 'signed-in',
  input: z.object({ manifestNo: wholeNumber }).strict(),
  answer: evacueesAnswer,
  refuses: ['not-found'],
  run: async (read, { manifestNo }): Promise<EvacueesAnswer> => {
    const evacuation = await read.row<{ site: string }>(
      'SELECT e.site FROM sites.evacuation v JOIN sites.emergency e ON e.id = v.emergency_id WHERE v.manifest_no = $1',
      [manifestNo],
    );
    if (evacuation === undefined) throw new Refusal('not-found', { values: { detail: `manifest ${manifestNo}` } });
    const persons = await read.rows<EvacueeView>(
      `SELECT l.person_no AS "personNo", p.register_number AS "registerNumber", ${shownName('l.person_no')} AS name, c.section, c.vehicle
         FROM transfers.line l JOIN register.person p ON p.no = l.person_no JOIN register.custody c ON c.person_no = l.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('held', 'resident', 'accompanying')
        WHERE l.manifest_no = $1 AND l.state = 'listed' AND l.live AND (c.vehicle IS NOT NULL OR c.site = $2) ORDER BY p.register_number`,
      [manifestNo, evacuation.site],
    );
    return { manifestNo, persons };
  },
});

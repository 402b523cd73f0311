import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import { ACCOMPANIMENT_OUTCOMES, LATEST_REVIEW } from '../accompanying/accompanying.ts';
import { AccompanimentDecided } from '../accompanying/events.ts';
import { findAccompaniments } from '../accompanying/find-accompaniment.ts';
import { BreachCured } from '../events.ts';
import { getPresent } from '../state.ts';

/** Breaches that end where child protection decides that the child is beside its parent, who is there. */
const OF_THE_PLACE = ['I13-minor-apart-from-adults', 'I16-men-and-women-apart'];

/**
 * A child protection officer decides what is best for a child who accompanies a parent: to be beside this parent, in a section or a compartment for women or for families, or to be apart from it. With reasons, and until it
 * is reviewed, six months ahead at most. That the child is beside the parent ends the breach that stood for its place.
 */
export const decideAccompaniment = defineCommand({
  system: 'register',
  name: 'decide-accompaniment',
  input: z
    .object({
      personNo: z.int().positive(),
      parentNo: z.int().positive(),
      outcome: z.enum(ACCOMPANIMENT_OUTCOMES),
      reasons: z.string().trim().min(20).max(8000),
      reviewAt: z.int(),
    })
    .strict(),
  streams: ({ personNo }) => [personNo],
  load: async (read, { personNo, parentNo, outcome }) => ({
    present: await getPresent(read, personNo),
    accompanied: (await findAccompaniments(read, [personNo], 'child'))[0],
    beside:
      (await read.row(
        `SELECT FROM register.custody c JOIN register.custody p ON p.person_no = $2 AND p.known_to IS NULL AND p.to_at = 'infinity' AND (p.site = c.site AND p.section = c.section OR p.vehicle = c.vehicle AND p.compartment = c.compartment)
           LEFT JOIN sites.section s ON s.site = c.site AND s.section = c.section LEFT JOIN sites.compartment k ON k.vehicle = c.vehicle AND k.compartment = c.compartment
          WHERE c.person_no = $1 AND c.known_to IS NULL AND c.to_at = 'infinity' AND (coalesce(s.sex, k.sex) = 'female' OR coalesce(s.family, k.family))`,
        [personNo, parentNo],
      )) !== undefined,
    open:
      outcome === 'beside'
        ? await read.rows<{ id: string }>(
            'SELECT id FROM register.breach WHERE person_no = $1 AND rule = ANY ($2) AND cured_at IS NULL ORDER BY event_pos',
            [personNo, OF_THE_PLACE],
          )
        : [],
  }),
  decide: ({ present, accompanied, beside, open }, { personNo, parentNo, outcome, reasons, reviewAt }, { now }) => {
    if (present.state !== 'accompanying' || accompanied?.parentNo !== parentNo)
      throw new Refusal('invalid-input', { problems: [{ code: 'not-with-this-parent', field: 'parentNo' }] });
    if (reviewAt <= now)
      throw new Refusal('invalid-input', { problems: [{ code: 'ends-before-it-begins', field: 'reviewAt' }] });
    if (reviewAt > now + LATEST_REVIEW)
      throw new Refusal('invalid-input', { problems: [{ code: 'review-too-late', field: 'reviewAt' }] });
    return [
      AccompanimentDecided.make({
        stream: personNo,
        id: uuidv7(),
        data: { parentNo, outcome, reviewAt },
        personal: { reasons },
      }),
      ...(beside
        ? open.map(({ id }) =>
            BreachCured.make({ stream: personNo, data: { breachId: id }, personal: { how: reasons.slice(0, 2000) } }),
          )
        : []),
    ];
  },
});

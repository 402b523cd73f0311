import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { BreachCured } from '../events.ts';
import { decideSectionMove, loadSectionMove, sectionMoveRefusals, streamsOfMove } from '../section-moves.ts';

const AMONG_ADULTS = 'I13-minor-apart-from-adults';

/**
 * Moves a person to another section of the site: an act, refused where the section is for others or full (I13, I16, I17). That a child stays where it is, with adults, in its best interest is the same act of a child
 * protection officer, and ends the breach that stood for it. Children who accompany the person go along, in the same command (I32).
 */
export const moveSection = defineCommand({
  system: 'register',
  name: 'move-section',
  refuses: sectionMoveRefusals,
  input: z
    .object({
      personNo: z.int().positive(),
      site: z.string(),
      section: z.string(),
      reason: z.string().trim().min(3).max(2000),
      /** A child protection officer's act: a child with adults in its best interest (CRC 37(c)). */
      bestInterest: z.literal(true).optional(),
    })
    .strict(),
  streams: ({ personNo }, read) => streamsOfMove(read, [personNo]),
  load: async (read, { personNo, site, section, bestInterest }, { now }) => ({
    move: await loadSectionMove(read, { persons: [personNo], site, section, bestInterest: bestInterest ?? false }, now),
    amongAdults:
      bestInterest === true
        ? await read.rows<{ id: string }>(
            'SELECT id FROM register.breach WHERE person_no = $1 AND rule = $2 AND cured_at IS NULL ORDER BY event_pos',
            [personNo, AMONG_ADULTS],
          )
        : [],
  }),
  decide: ({ move, amongAdults }, { personNo, site, section, reason, bestInterest }, { postings }) => {
    const protects = postings.some((posting) => posting.role === 'child_protection_officer');
    if (bestInterest === true && !protects)
      throw new Refusal('not-permitted', { values: { detail: 'best-interest act' } });
    return [
      ...decideSectionMove(move, { persons: [personNo], site, section }, { reason, protects, bestInterest }),
      // from now on the child is where its best interest wants it: what was a breach ends with the act that says so
      ...amongAdults.map(({ id }) =>
        BreachCured.make({ stream: personNo, data: { breachId: id }, personal: { how: reason } }),
      ),
    ];
  },
});

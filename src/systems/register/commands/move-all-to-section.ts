import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { decideSectionMove, loadSectionMove, sectionMoveRefusals, streamsOfMove } from '../section-moves.ts';

/**
 * Moves many persons to one other section of their site, for one reason: an act, refused for all where the section does not hold all of them, and whoever it is refused for is named with each rule (I13, I16, I17). A
 * household that goes together is together in one act, and children go along with the parents whom they accompany (I32). That a child stays with adults in its best interest is decided of one child alone
 * (`move-section`).
 */
export const moveAllToSection = defineCommand({
  system: 'register',
  name: 'move-all-to-section',
  refuses: sectionMoveRefusals,
  // whether the section holds them is asked of all together, here and in the database
  atOnce: true,
  input: z
    .object({
      persons: z.array(z.int().positive()).min(1).max(5000),
      site: z.string(),
      section: z.string(),
      reason: z.string().trim().min(3).max(2000),
    })
    .strict(),
  streams: ({ persons }, read) => streamsOfMove(read, persons),
  load: (read, input, { now }) => loadSectionMove(read, input, now),
  decide: (state, { reason, ...move }, { postings }) => {
    const twice = move.persons.filter((personNo, i) => move.persons.indexOf(personNo) !== i);
    if (twice.length > 0)
      throw new Refusal('invalid-input', {
        problems: twice.map((personNo) => ({ code: 'person-twice', personNo, field: 'persons' })),
      });
    const protects = postings.some(({ role }) => role === 'child_protection_officer');
    return decideSectionMove(state, move, { reason, protects });
  },
});

import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { SectionMoved } from '../events.ts';
import { findHousehold, findMembership, missedByOwn } from '../residents/find-households.ts';
import { placementRules } from '../rules.ts';
import { findPresent, placementRefusal, placementViolations } from '../state.ts';

/** Moves the household of a person to another section of the camp, everybody who lives there with it at once: so that nobody is apart meanwhile (I32). */
export const moveHousehold = defineCommand({
  system: 'register',
  name: 'move-household',
  refuses: placementRules,
  input: z
    .object({
      personNo: z.int().positive(),
      section: z.string(),
      reason: z.string().trim().min(3).max(2000),
    })
    .strict(),
  streams: async ({ personNo }, read) => {
    const own = await findMembership(read, personNo);
    return own === undefined ? [personNo] : (await findHousehold(read, own.householdId)).map((m) => m.personNo);
  },
  load: async (read, { personNo, section }, { now }) => {
    const own = await findMembership(read, personNo);
    const members = own === undefined ? [] : await findHousehold(read, own.householdId);
    const present = await findPresent(
      read,
      members.map((member) => member.personNo),
    );
    const site = present.find((row) => row.person_no === personNo)?.site ?? null;
    const moving = present.filter((row) => row.state === 'resident' && row.site === site && row.section !== section);
    return {
      site,
      moving,
      section: await read.row('SELECT FROM sites.section WHERE site = $1 AND section = $2', [site, section]),
      violations: [
        ...(await placementViolations(
          read,
          moving.map((row) => ({ personNo: row.person_no, at: now, site, section })),
        )),
        ...(await missedByOwn(
          read,
          moving.map((row) => row.person_no),
          now,
        )),
      ],
    };
  },
  decide: ({ site, moving, section, violations }, { personNo, section: name, reason }) => {
    if (section === undefined || site === null)
      throw new Refusal('invalid-input', { problems: [{ code: 'unknown-section', field: 'section' }] });
    if (moving.length === 0) throw new Refusal('nothing-to-do', { values: { detail: `person ${personNo}` } });
    if (violations.length > 0) throw placementRefusal(violations);
    return moving.map((row) =>
      SectionMoved.make({ stream: row.person_no, data: { site, section: name }, personal: { reason } }),
    );
  },
});

import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import { allMovedBreaches, breachesFor, FoundInSection, getAllPresent } from '../../register/index.ts';
import { MOST_FOUND } from '../emergencies/emergency-words.ts';
import { emergencyRoles } from '../emergencies/events.ts';
import { getEmergency } from '../emergencies/find-emergency.ts';

/**
 * Records where those are who were taken out of a site in an emergency: found in a section of another site, with what that breaks; never refused for a gate that was not passed, a seal that nobody made or an order that nobody
 * wrote. The authority that held them says so and goes on answering for them: into other hands they come by two signatures only (docs/decisions/0030-people-are-moved-first.md).
 */
export const recordEvacueesFound = defineCommand({
  system: 'sites',
  name: 'record-evacuees-found',
  roles: emergencyRoles,
  refuses: ['I01-one-place-one-custodian'],
  input: z
    .object({
      emergencyId: z.uuid(),
      site: z.string(),
      section: z.string(),
      persons: z.array(z.int().positive()).min(1).max(MOST_FOUND),
      occurredAt: z.int().optional(),
    })
    .strict(),
  streams: async ({ emergencyId, persons }, read) => [(await getEmergency(read, emergencyId)).stream, ...persons],
  load: async (read, { emergencyId, site, section, persons, occurredAt }, { now }) => {
    const at = occurredAt ?? now;
    const all = [...new Set(persons)];
    return {
      at,
      all,
      emergency: await getEmergency(read, emergencyId),
      present: await getAllPresent(read, all),
      section: await read.row('SELECT FROM sites.section WHERE site = $1 AND section = $2', [site, section]),
      broken: await allMovedBreaches(
        read,
        all.map((personNo) => ({ personNo, site, section, at, found: true })),
      ),
    };
  },
  decide: ({ at, all, emergency, present, section, broken }, { site, section: name }, { authority, now }) => {
    // who arrives after the emergency was closed arrives all the same
    if (emergency.authority !== authority)
      throw new Refusal('not-permitted', { values: { detail: 'an emergency of another authority' } });
    if (site === emergency.site)
      throw new Refusal('invalid-input', { problems: [{ code: 'nothing-to-do', field: 'site' }] });
    if (section === undefined)
      throw new Refusal('invalid-input', { problems: [{ code: 'unknown-section', field: 'section' }] });
    if (at > now) throw new Refusal('invalid-input', { problems: [{ code: 'not-yet', field: 'occurredAt' }] });
    const ids = new Map(all.map((personNo) => [personNo, uuidv7()]));
    const custodianOf = (personNo: number) => present.get(personNo)?.custodian ?? emergency.authority;
    return [
      // everybody first: who is beyond the places of the section is asked of all of them together
      ...all.map((personNo) =>
        FoundInSection.make({ stream: personNo, id: ids.get(personNo), occurredAt: at, data: { site, section: name } }),
      ),
      ...broken.flatMap((violation) =>
        breachesFor(
          [violation],
          ids.get(violation.person_no as number) as string,
          custodianOf(violation.person_no as number),
          at,
        ),
      ),
    ];
  },
});

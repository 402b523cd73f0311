import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import { FoundInSection } from '../events.ts';
import { allMovedBreaches } from '../moved-breaches.ts';
import { breachesFor } from '../rules.ts';
import { getAllPresent } from '../state.ts';

/** Records that all these persons were found in one section, as after a movement within an authority, which is no hand-over: a fact for each, with the breaches that it shows. */
export const recordAllFoundInSection = defineCommand({
  system: 'register',
  name: 'record-all-found-in-section',
  // whether the section holds them is asked of all together, here and in the database
  atOnce: true,
  input: z
    .object({
      persons: z.array(z.int().positive()).min(1).max(5000),
      site: z.string(),
      section: z.string(),
      occurredAt: z.int().optional(),
    })
    .strict(),
  streams: ({ persons }) => persons,
  load: async (read, { persons, site, section, occurredAt }, { now }) => {
    const at = occurredAt ?? now;
    return {
      at,
      present: await getAllPresent(read, persons),
      known: await read.row('SELECT FROM sites.section WHERE site = $1 AND section = $2', [site, section]),
      broken: await allMovedBreaches(
        read,
        persons.map((personNo) => ({ personNo, at, site, section, found: true })),
      ),
    };
  },
  decide: ({ at, present, known, broken }, { persons, site, section }) => {
    const twice = persons.filter((personNo, i) => persons.indexOf(personNo) !== i);
    if (twice.length > 0)
      throw new Refusal('invalid-input', {
        problems: twice.map((personNo) => ({ code: 'person-twice', personNo, field: 'persons' })),
      });
    if (known === undefined)
      throw new Refusal('invalid-input', { problems: [{ code: 'unknown-section', field: 'section' }] });
    const ids = new Map(persons.map((personNo) => [personNo, uuidv7()]));
    return [
      ...persons.map((personNo) =>
        FoundInSection.make({ stream: personNo, id: ids.get(personNo), occurredAt: at, data: { site, section } }),
      ),
      // who holds the person answers for it
      ...[...Map.groupBy(broken, ({ person_no }) => present.get(person_no)?.custodian ?? '')].flatMap(
        ([custodian, violations]) => breachesFor(violations, (personNo) => ids.get(personNo) as string, custodian, at),
      ),
    ];
  },
});

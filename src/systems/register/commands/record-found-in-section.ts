import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import { FoundInSection } from '../events.ts';
import { movedBreaches } from '../moved-breaches.ts';
import { breachesFor } from '../rules.ts';
import { getPresent } from '../state.ts';

/** Records where a person was found, lawful or not: a fact, with the breaches that it shows. */
export const recordFoundInSection = defineCommand({
  system: 'register',
  name: 'record-found-in-section',
  input: z
    .object({ personNo: z.int().positive(), site: z.string(), section: z.string(), occurredAt: z.int().optional() })
    .strict(),
  streams: (input) => [input.personNo],
  load: async (read, input, { now }) => {
    const at = input.occurredAt ?? now;
    return {
      at,
      present: await getPresent(read, input.personNo),
      section: await read.row('SELECT FROM sites.section WHERE site = $1 AND section = $2', [
        input.site,
        input.section,
      ]),
      broken: await movedBreaches(read, { ...input, at, found: true }),
    };
  },
  decide: ({ at, present, section, broken }, { personNo, site, section: name }) => {
    if (section === undefined)
      throw new Refusal('invalid-input', { problems: [{ code: 'unknown-section', field: 'section' }] });
    const id = uuidv7();
    return [
      FoundInSection.make({ stream: personNo, id, occurredAt: at, data: { site, section: name } }),
      ...breachesFor(broken, id, present.custodian, at),
    ];
  },
});

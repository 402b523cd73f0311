import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import { CustodyFound } from '../events.ts';
import { movedBreaches } from '../moved-breaches.ts';
import { breachesFor } from '../rules.ts';
import { getPresent, getSite } from '../state.ts';

/** Records that a resident was found detained, with or without an order: a fact, with the breaches that it shows (I04, I07). */
export const recordResidentDetained = defineCommand({
  system: 'register',
  name: 'record-resident-detained',
  refuses: ['not-permitted'],
  input: z
    .object({ personNo: z.int().positive(), site: z.string(), section: z.string().optional(), fromAt: z.int() })
    .strict(),
  streams: ({ personNo }) => [personNo],
  load: async (read, { personNo, site, section, fromAt }) => ({
    present: await getPresent(read, personNo),
    site: await getSite(read, site),
    known:
      section === undefined ||
      (await read.row('SELECT FROM sites.section WHERE site = $1 AND section = $2', [site, section])) !== undefined,
    broken: await movedBreaches(read, { personNo, at: fromAt, site, section: section ?? null, opens: true }),
  }),
  decide: ({ present, site, known, broken }, { personNo, section, fromAt }, { authority }) => {
    if (present.state !== 'resident' && present.state !== 'missing')
      throw new Refusal('invalid-input', { problems: [{ code: 'not-a-resident', personNo }] });
    if (!known) throw new Refusal('invalid-input', { problems: [{ code: 'unknown-section', field: 'section' }] });
    if (authority === null || site.authority !== authority)
      throw new Refusal('not-permitted', { values: { detail: `site ${site.code}` } });
    const id = uuidv7();
    return [
      CustodyFound.make({
        stream: personNo,
        id,
        occurredAt: fromAt,
        data: {
          custodian: authority,
          site: site.code,
          basis: 'arrest',
          ...(section === undefined ? {} : { section }),
        },
      }),
      ...breachesFor(broken, id, authority, fromAt),
      // who lived under another authority passes by a hand-over, not by being found elsewhere (I07)
      ...breachesFor(
        present.custodian === authority ? [] : [{ person_no: personNo, rule: 'I07-two-signatures-one-instant' }],
        id,
        authority,
        fromAt,
      ),
    ];
  },
});

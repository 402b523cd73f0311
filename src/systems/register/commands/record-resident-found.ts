import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import { movedBreaches, stateBefore } from '../moved-breaches.ts';
import { ResidentFound } from '../residents/events.ts';
import { breachesFor } from '../rules.ts';
import { findPresent, getSite, requireReach } from '../state.ts';

/** States of somebody who is a detainee by the register. */
const DETAINED: readonly (string | undefined)[] = ['held', 'at_large', 'unaccounted'];

/**
 * Records that a person of the register was found living in a camp: a missing resident, somebody who had departed or was released. A fact: of whom the register says that the person is detained it is recorded too. Then it is the
 * place that is known better; the person stays a detainee under the same authority, and the breach (I31) shows the two that say so differently.
 */
export const recordResidentFound = defineCommand({
  system: 'register',
  name: 'record-resident-found',
  refuses: ['not-permitted'],
  input: z
    .object({ personNo: z.int().positive(), site: z.string(), section: z.string().optional(), foundAt: z.int() })
    .strict(),
  streams: ({ personNo }) => [personNo],
  load: async (read, { personNo, site, section, foundAt }) => {
    await requireReach(read, [personNo]);
    const [present] = await findPresent(read, [personNo]);
    return {
      present,
      before: await stateBefore(read, { personNo, at: foundAt }),
      site: await getSite(read, site),
      known:
        section === undefined ||
        (await read.row('SELECT FROM sites.section WHERE site = $1 AND section = $2', [site, section])) !== undefined,
      broken: await movedBreaches(read, { personNo, at: foundAt, site, section: section ?? null, lives: true }),
    };
  },
  decide: ({ present, before, site, known, broken }, { personNo, section, foundAt }, { authority, now }) => {
    if (!known) throw new Refusal('invalid-input', { problems: [{ code: 'unknown-section', field: 'section' }] });
    if (foundAt > now) throw new Refusal('invalid-input', { problems: [{ code: 'not-yet', field: 'foundAt' }] });
    if (authority === null || site.authority !== authority)
      throw new Refusal('not-permitted', { values: { detail: `site ${site.code}` } });
    if (site.kind !== 'camp' && site.kind !== 'rehabilitation')
      throw new Refusal('I31-resident-not-detained', { values: { detail: 'nobody is a resident of a prison' } });
    const id = uuidv7();
    const detained = DETAINED.includes(before);
    const more = (rule: string, when: boolean) => (when ? [{ person_no: personNo, rule }] : []);
    return [
      ResidentFound.make({
        stream: personNo,
        id,
        occurredAt: foundAt,
        data: { custodian: authority, site: site.code, ...(section === undefined ? {} : { section }) },
      }),
      // who detains answers for it that the person lives elsewhere
      ...breachesFor(
        [...broken, ...more('I31-resident-not-detained', detained)],
        id,
        detained ? (present?.custodian ?? authority) : authority,
        foundAt,
      ),
      // who lived under another authority passes by a hand-over, not by being found elsewhere (I07)
      ...breachesFor(
        more(
          'I07-two-signatures-one-instant',
          before === 'resident' && present !== undefined && present.custodian !== authority,
        ),
        id,
        authority,
        foundAt,
      ),
    ];
  },
});

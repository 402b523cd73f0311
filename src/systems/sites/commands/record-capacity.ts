import { z } from 'zod';
import { defineCommand, type Reader } from '../../../core/register/command-definition.ts';
import { Refusal, type RefusalProblem } from '../../../core/register/refusal.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import { breachesFor, getSite, getSiteStream } from '../../register/index.ts';
import { CapacityRecorded, capacityRoles } from '../capacity/events.ts';
import { sourceKinds } from '../source.ts';

const input = z
  .object({
    site: z.string(),
    section: z.string().optional(),
    places: z.int().nonnegative().max(1_000_000),
    fromAt: z.int(),
    sourceKind: z.enum(sourceKinds),
    source: z.string().trim().min(3).max(400),
  })
  .strict();

/** Who is beyond so many places of a section now; nobody where the record is of an earlier day than the newest one, or of a whole site. */
const findBeyond = async (
  read: Reader,
  { site, section, places, fromAt }: z.infer<typeof input>,
): Promise<number[]> => {
  if (section === undefined) return [];
  const newer = await read.row('SELECT FROM sites.capacity WHERE site = $1 AND section = $2 AND from_at > $3', [
    site,
    section,
    new Date(fromAt),
  ]);
  if (newer !== undefined) return [];
  const rows = await read.rows<{ no: number }>('SELECT sites.beyond_seen($1, $2, $3) AS no', [site, section, places]);
  return rows.map(({ no }) => no);
};

/**
 * Records how many places a section or a whole site has from a day on, with the source. A fact: fewer places than persons are recorded, and everybody beyond
 * them has a breach of I17-section-capacity from then on.
 */
export const recordCapacity = defineCommand({
  system: 'sites',
  name: 'record-capacity',
  roles: capacityRoles,
  refuses: ['I17-section-capacity'],
  input,
  streams: async (given, read) => [await getSiteStream(read, given.site), ...(await findBeyond(read, given))],
  load: async (read, given) => ({
    stream: await getSiteStream(read, given.site),
    site: await getSite(read, given.site),
    known:
      given.section === undefined ||
      (await read.row('SELECT FROM sites.section WHERE site = $1 AND section = $2', [given.site, given.section])),
    beyond: await findBeyond(read, given),
  }),
  decide: ({ stream, site, known, beyond }, data, { authority, officerNo, now }) => {
    if (officerNo !== 0 && site.authority !== authority)
      throw new Refusal('not-permitted', { values: { detail: 'a site of another authority' } });
    const problems: RefusalProblem[] = [];
    if (known === undefined) problems.push({ code: 'unknown-section', field: 'section' });
    if (data.fromAt > now) problems.push({ code: 'not-yet', field: 'fromAt' });
    if (problems.length > 0) throw new Refusal('invalid-input', { problems });
    const id = uuidv7();
    return [
      CapacityRecorded.make({ stream, id, occurredAt: data.fromAt, data }),
      ...breachesFor(
        beyond.map((person_no) => ({ person_no, rule: 'I17-section-capacity' })),
        id,
        site.authority ?? '',
      ),
    ];
  },
});

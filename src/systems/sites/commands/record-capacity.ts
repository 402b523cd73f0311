import { z } from 'zod';
import { defineCommand, type Reader } from '../../../core/register/command-definition.ts';
import { Refusal, type RefusalProblem } from '../../../core/register/refusal.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import { breachesFor, getSite, getSiteStream } from '../../register/index.ts';
import { CapacityRecorded } from '../capacity/events.ts';
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

/** Whether a newer record of the section stands, so that this one is history and changes nothing now. */
const isHistory = async (read: Reader, { site, section, fromAt }: z.infer<typeof input>): Promise<boolean> =>
  (await read.row('SELECT FROM sites.capacity WHERE site = $1 AND section = $2 AND from_at > $3', [
    site,
    section ?? null,
    new Date(fromAt),
  ])) !== undefined;

/** Who is beyond so many places of a section now; nobody where the record is of an earlier day than the newest one, or of a whole site. */
const findBeyond = async (read: Reader, given: z.infer<typeof input>): Promise<number[]> => {
  const { site, section, places } = given;
  if (section === undefined || (await isHistory(read, given))) return [];
  const rows = await read.rows<{ no: number }>('SELECT sites.beyond_seen($1, $2, $3) AS no', [site, section, places]);
  return rows.map(({ no }) => no);
};

/**
 * Records how many places a section or a whole site has from a day on, with the source. A fact: fewer places than persons are recorded, and everybody beyond
 * them has a breach of I17-section-capacity from then on. More places of a section than before are recorded by the installation or an administrator only.
 */
export const recordCapacity = defineCommand({
  system: 'sites',
  name: 'record-capacity',
  refuses: ['I17-section-capacity'],
  input,
  streams: async (given, read) => [await getSiteStream(read, given.site), ...(await findBeyond(read, given))],
  load: async (read, given) => ({
    stream: await getSiteStream(read, given.site),
    site: await getSite(read, given.site),
    section: await read.row<{ capacity: number }>(
      'SELECT capacity FROM sites.section WHERE site = $1 AND section = $2',
      [given.site, given.section ?? null],
    ),
    history: await isHistory(read, given),
    beyond: await findBeyond(read, given),
  }),
  decide: ({ stream, site, section, history, beyond }, data, { authority, officerNo, now, postings }) => {
    if (officerNo !== 0 && site.authority !== authority)
      throw new Refusal('not-permitted', { values: { detail: 'a site of another authority' } });
    const more = section !== undefined && !history && data.places > section.capacity;
    if (more && officerNo !== 0 && !postings.some(({ role }) => role === 'administrator'))
      throw new Refusal('not-permitted', {
        values: {
          detail:
            'more places of a section are recorded by the installation or an administrator of its authority; more persons than places are authorised by two officers',
        },
      });
    const problems: RefusalProblem[] = [];
    if (data.section !== undefined && section === undefined)
      problems.push({ code: 'unknown-section', field: 'section' });
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

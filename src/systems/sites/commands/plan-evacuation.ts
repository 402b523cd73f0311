import { z } from 'zod';
import { defineCommand, type Reader } from '../../../core/register/command-definition.ts';
import type { NewEvent } from '../../../core/register/event-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { createManifest, type ManifestKind } from '../../transfers/index.ts';
import { divideEvacuees, type Evacuee } from '../emergencies/divide-evacuees.ts';
import { LARGEST_LIST } from '../emergencies/emergency-words.ts';
import { EvacuationPlanned } from '../emergencies/events.ts';
import { getEmergency, requireOpen } from '../emergencies/find-emergency.ts';

/** Most lists of one plan; four digits are added to its code. */
const MOST_LISTS = 1000;

const input = z
  .object({
    emergencyId: z.uuid(),
    section: z.string().optional(),
    operationNo: z.int().positive(),
    /** Of the manifest; where they are several, a number is added. */
    code: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,34}$/),
    toSite: z.string(),
    via: z.array(z.string()).max(10),
    escortAuthority: z.string(),
    toAuthority: z.string(),
    plannedAt: z.int(),
    /** Persons on one manifest, for example the seats of a vehicle; 5,000 where it is not said. */
    perManifest: z.int().min(1).max(LARGEST_LIST).optional(),
  })
  .strict();
type Input = z.infer<typeof input>;

/** Everybody who is to be at the place of an open emergency: the lists of those whom a manifest to that destination can name now, how many are left out, and how many are on no list because they are missing by name. */
const findLists = async (read: Reader, { emergencyId, section, toSite, via, perManifest = LARGEST_LIST }: Input) => {
  const rows = await read.rows<Evacuee & { listable: boolean; missing: boolean }>(
    'SELECT person_no AS "personNo", listable, section, sex, households, missing FROM sites.evacuees($1, $2, $3, $4)',
    [emergencyId, section ?? null, toSite, via],
  );
  const listed = rows.filter(({ listable }) => listable);
  const missing = rows.filter((row) => row.missing && !row.listable).length;
  return { lists: divideEvacuees(listed, perManifest), leftOut: rows.length - listed.length - missing, missing };
};

/** Of which kind its manifests are: to a site of the same authority the place passes, and custody stays. */
const kindOf = (toAuthority: string, authority: string | null): ManifestKind =>
  toAuthority === authority ? 'within-authority' : 'between-authorities';

/** What the transfers system is asked to do: its own command makes each manifest. */
const manifestOf = async (
  read: Reader,
  { emergencyId, section: _section, perManifest: _most, ...given }: Input,
  persons: number[],
) => ({ ...given, fromSite: (await getEmergency(read, emergencyId)).site, persons });

/** Codes of so many lists: the given one, or with a number each, all of one length, so that they stand in order. */
const codesOf = (code: string, lists: number): string[] =>
  lists <= 1
    ? [code]
    : Array.from({ length: lists }, (_, i) => `${code}-${String(i + 1).padStart(String(lists).length, '0')}`);

/**
 * Makes draft manifests of everybody at the site of an emergency, or in one section of it, to a named site, in one act, through the command of the transfers system and all its gates; the emergency is their
 * ground. They are as many as `perManifest` makes necessary: households whole, and women, men and households on manifests of their own. Who cannot be listed is left out, without a reason, and counted: they need
 * another way. Who is missing by name is on no list and counted apart, because nobody knows where they are; a missing member of a household stays on the list of the others. Within the state of the site nobody is left out for a fear of that state (docs/decisions/0013-who-learns-of-a-fear.md). To a site of the same authority
 * they are moves within it, which it escorts itself (docs/decisions/0040-a-move-within-one-authority.md).
 */
export const planEvacuation = defineCommand({
  system: 'sites',
  name: 'plan-evacuation',
  refuses: ['I09-one-live-manifest', ...(createManifest.refuses ?? [])],
  input,
  streams: async (given, read) => {
    const { stream } = await getEmergency(read, given.emergencyId);
    const { lists } = await findLists(read, given);
    return [stream, ...(await createManifest.streams(await manifestOf(read, given, lists.flat()), read))];
  },
  creates: async (given, read) => (await findLists(read, given)).lists.map(() => 'manifest' as const),
  load: async (read, given, context) => {
    const { lists, leftOut, missing } = await findLists(read, given);
    const manifest = await manifestOf(read, given, lists.flat());
    const codes = codesOf(given.code, lists.length);
    return {
      emergency: await getEmergency(read, given.emergencyId),
      lists,
      leftOut,
      missing,
      manifest,
      codes,
      taken: await read.row('SELECT FROM transfers.manifest WHERE code = ANY ($1) LIMIT 1', [codes]),
      state: await createManifest.load(read, manifest, context),
    };
  },
  decide: (
    { emergency, lists, leftOut, missing, manifest, codes, taken, state },
    { emergencyId, section, toSite },
    context,
  ) => {
    requireOpen(emergency, context.authority);
    if (lists.length === 0) throw new Refusal('nothing-to-do', { values: { detail: 'nobody there can be listed' } });
    if (lists.length > MOST_LISTS)
      throw new Refusal('invalid-input', { problems: [{ code: 'too_small', field: 'perManifest' }] });
    // others came or left while the streams were locked
    if (lists.length > context.newStreams.length) throw new Refusal('stale');
    if (taken !== undefined) throw new Refusal('invalid-input', { problems: [{ code: 'code-taken', field: 'code' }] });
    const made = lists.map((persons, i) => {
      const manifestNo = context.newStreams[i] as number;
      const [created, ...lines] = createManifest.decide(
        state,
        { ...manifest, kind: kindOf(manifest.toAuthority, context.authority), code: codes[i] as string, persons },
        { ...context, newStreams: [manifestNo] },
      );
      const planned = EvacuationPlanned.make({
        stream: emergency.stream,
        data: {
          emergencyId,
          manifestNo,
          ...(section === undefined ? {} : { section }),
          toSite,
          listed: persons.length,
          leftOut,
          missing,
        },
      });
      return { heads: [created as NewEvent, planned], lines };
    });
    // the evacuation before its lines: it decides by which states the fears of those who are listed are asked
    return [...made.flatMap(({ heads }) => heads), ...made.flatMap(({ lines }) => lines)];
  },
  result: z.object({ manifestNo: z.int(), manifests: z.array(z.int()) }),
  present: async (_read, events) => {
    const manifests = events.flatMap(({ type, streamNo }) => (type === 'ManifestCreated' ? [streamNo] : []));
    return { manifestNo: manifests[0], manifests };
  },
});

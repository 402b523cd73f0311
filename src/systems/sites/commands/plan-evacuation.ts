import { z } from 'zod';
import { defineCommand, type Reader } from '../../../core/register/command-definition.ts';
import type { NewEvent } from '../../../core/register/event-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { createManifest } from '../../transfers/index.ts';
import { EvacuationPlanned, evacuationRoles } from '../emergencies/events.ts';
import { getEmergency, requireOpen } from '../emergencies/find-emergency.ts';

const input = z
  .object({
    emergencyId: z.uuid(),
    section: z.string().optional(),
    operationNo: z.int().positive(),
    code: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$/),
    toSite: z.string(),
    via: z.array(z.string()).max(10),
    escortAuthority: z.string(),
    toAuthority: z.string(),
    plannedAt: z.int(),
  })
  .strict();
type Input = z.infer<typeof input>;

/** Everybody at the place of an open emergency, by whether a manifest to that destination can list the person now. */
const findEvacuees = async (read: Reader, { emergencyId, section, toSite, via }: Input) => {
  const rows = await read.rows<{ person_no: number; listable: boolean }>(
    'SELECT * FROM sites.evacuees($1, $2, $3, $4)',
    [emergencyId, section ?? null, toSite, via],
  );
  return {
    listed: rows.filter(({ listable }) => listable).map(({ person_no }) => person_no),
    leftOut: rows.filter(({ listable }) => !listable).map(({ person_no }) => person_no),
  };
};

/** What the transfers system is asked to do: its own command makes the manifest. */
const manifestOf = async (read: Reader, { emergencyId, section: _section, ...given }: Input, persons: number[]) => ({
  ...given,
  fromSite: (await getEmergency(read, emergencyId)).site,
  persons,
});

/**
 * Makes a draft manifest of everybody at the site of an emergency, or in one section of it, to a named site, in one act, through the command of the transfers system
 * and all its gates; the emergency is its ground. Who cannot be listed on it is left out, without a reason, and counted: they need another way. Within the state of the site nobody is left out for a fear of that state
 * (docs/decisions/0013-who-learns-of-a-fear.md).
 */
export const planEvacuation = defineCommand({
  system: 'sites',
  name: 'plan-evacuation',
  roles: evacuationRoles,
  refuses: ['I09-one-live-manifest', ...(createManifest.refuses ?? [])],
  input,
  streams: async (given, read) => {
    const { stream } = await getEmergency(read, given.emergencyId);
    const { listed } = await findEvacuees(read, given);
    return [stream, ...(await createManifest.streams(await manifestOf(read, given, listed), read))];
  },
  creates: () => ['manifest'],
  load: async (read, given, context) => {
    const evacuees = await findEvacuees(read, given);
    const manifest = await manifestOf(read, given, evacuees.listed);
    return {
      emergency: await getEmergency(read, given.emergencyId),
      evacuees,
      manifest,
      state: await createManifest.load(read, manifest, context),
    };
  },
  decide: ({ emergency, evacuees, manifest, state }, { emergencyId, section, toSite }, context) => {
    requireOpen(emergency, context.authority);
    if (evacuees.listed.length === 0)
      throw new Refusal('nothing-to-do', { values: { detail: 'nobody there can be listed' } });
    if (evacuees.listed.length > 5000)
      throw new Refusal('invalid-input', { problems: [{ code: 'too_big', field: 'section' }] });
    // the evacuation before its lines: it decides by which states the fears of those who are listed are asked
    const [created, ...lines] = createManifest.decide(state, manifest, context);
    return [
      created as NewEvent,
      EvacuationPlanned.make({
        stream: emergency.stream,
        data: {
          emergencyId,
          manifestNo: context.newStreams[0] as number,
          ...(section === undefined ? {} : { section }),
          toSite,
          listed: evacuees.listed.length,
          leftOut: evacuees.leftOut.length,
        },
      }),
      ...lines,
    ];
  },
  result: z.object({ manifestNo: z.int() }),
  present: async (_read, events) => ({
    manifestNo: events.find(({ type }) => type === 'ManifestCreated')?.streamNo,
  }),
});

import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import {
  breachesFor,
  CAPTURE_RESULT,
  captureResult,
  findBlocks,
  getSite,
  getSiteStream,
  nameInput,
  newbornEvents,
  takeNumbers,
} from '../../register/index.ts';
import { getManifest } from '../state.ts';
import { BornOnTheWay } from '../way-events.ts';

/** Where a mother is in the convoy at an instant, and which rules the seat of a child beside her breaks; as `transfers.birth_seen`. */
type Beside = { readonly vehicle: string; readonly compartment: string; readonly rules: readonly string[] };

/**
 * Records that a child was born on the way to a woman of the convoy: a fact, by its escort, between the first and the second hand-over. The child gets a file, and a number of the site from which the convoy came; nobody detains it. It
 * is in the compartment of its mother, what that breaks is opened as a breach, and it is counted at every stop and passes with her, beside the manifest that was sealed. A standing offer is void: its payload changes.
 */
export const recordBirth = defineCommand({
  system: 'transfers',
  name: 'record-birth',
  refuses: ['no-such-step', 'no-register-numbers'],
  input: z
    .object({
      manifestNo: z.int().positive(),
      motherNo: z.int().positive(),
      sex: z.enum(['male', 'female']),
      /** A child that has no name yet is called after its mother until it has one. */
      name: nameInput.optional(),
      bornAt: z.int(),
      note: z.string().max(2000),
    })
    .strict(),
  streams: async ({ manifestNo, motherNo }, read) => [
    manifestNo,
    motherNo,
    await getSiteStream(read, (await getManifest(read, manifestNo)).from_site),
  ],
  creates: () => ['person'],
  load: async (read, { manifestNo, motherNo, sex, bornAt }) => {
    const manifest = await getManifest(read, manifestNo);
    return {
      manifest,
      site: await getSite(read, manifest.from_site),
      blocks: await findBlocks(read, manifest.from_site),
      mother: await read.row<{ sex: string; full_name: string; script: string }>(
        "SELECT p.sex, coalesce(n.full_name, '') AS full_name, coalesce(n.script, 'arabic') AS script FROM register.person p LEFT JOIN register.person_name n ON n.person_no = p.no AND n.kind = 'primary' WHERE p.no = $1 ORDER BY n.event_pos, n.ord LIMIT 1",
        [motherNo],
      ),
      beside:
        (
          await read.row<{ beside: Beside | null }>(
            'SELECT transfers.birth_seen($1, $2, $3, register.at($4)) AS beside',
            [manifestNo, motherNo, sex, bornAt],
          )
        )?.beside ?? null,
    };
  },
  decide: ({ manifest, site, blocks, mother, beside }, input, context) => {
    const { manifestNo, motherNo, sex, name, bornAt, note } = input;
    if (context.authority !== manifest.escort_authority) throw new Refusal('not-permitted');
    if (manifest.closed_at !== null || manifest.handovers !== 1)
      throw new Refusal('no-such-step', {
        values: {
          state: manifest.closed_at === null ? `hand-over ${manifest.handovers}` : 'closed',
          detail: 'a birth on the way lies between the first and the second hand-over',
        },
      });
    if (mother !== undefined && mother.sex !== 'female')
      throw new Refusal('invalid-input', { problems: [{ code: 'mother-not-a-woman', field: 'motherNo' }] });
    if (mother === undefined || beside === null)
      throw new Refusal('invalid-input', {
        problems: [{ code: 'mother-not-in-the-convoy', personNo: motherNo, field: 'bornAt' }],
      });
    const personNo = context.newStreams[0] as number;
    const [registerNumber = ''] = takeNumbers(site.code, blocks, 1);
    const { vehicle, compartment, rules } = beside;
    const newborn = newbornEvents(
      {
        personNo,
        registerNumber,
        sex,
        name,
        mother,
        bornAt,
        zone: site.zone,
        source: { en: `birth on the way, ${manifest.code}`, ar: `ولادة في الطريق، ${manifest.code}` },
      },
      context,
    );
    const factEvent = uuidv7();
    return [
      ...newborn.events,
      BornOnTheWay.make({
        stream: personNo,
        id: factEvent,
        occurredAt: bornAt,
        data: { manifestNo, motherNo, vehicle, compartment },
        personal: { note },
      }),
      // a child among adults, of whom child protection has decided nothing yet: recorded, with its breach
      ...breachesFor(
        rules.map((rule) => ({ person_no: personNo, rule })),
        factEvent,
        manifest.escort_authority,
        bornAt,
      ),
    ];
  },
  present: async (read, events) =>
    read.row(CAPTURE_RESULT, [events.find((event) => event.type === 'PersonRegistered')?.streamNo ?? 0]),
  result: captureResult,
});

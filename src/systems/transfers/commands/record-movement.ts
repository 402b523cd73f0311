import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { findLines, getManifest, requireOnManifest } from '../state.ts';
import { MovementRecorded } from '../way-events.ts';
import { incidentKinds, movementKinds, movementReasons } from '../way-words.ts';

/** Records what happens on the way: departure, border, stops, delay, breakdown, medical event, incident, arrival. */
export const recordMovement = defineCommand({
  system: 'transfers',
  name: 'record-movement',
  input: z
    .object({
      manifestNo: z.int().positive(),
      kind: z.enum(movementKinds),
      place: z.string().trim().min(1).max(60),
      note: z.string().max(2000),
      personNo: z.int().positive().optional(),
      planned: z.boolean().optional(),
      reason: z.enum(movementReasons).optional(),
      delayMinutes: z.int().min(1).max(100_000).optional(),
      incident: z.enum(incidentKinds).optional(),
      vehicle: z.string().min(1).max(60).optional(),
      occurredAt: z.int().optional(),
    })
    .strict(),
  streams: (input) => [input.manifestNo],
  load: async (read, input) => ({
    manifest: await getManifest(read, input.manifestNo),
    lines: await findLines(read, input.manifestNo),
  }),
  decide: ({ manifest, lines }, input, { authority }) => {
    if (authority !== manifest.escort_authority) throw new Refusal('not-permitted');
    if (input.personNo !== undefined) requireOnManifest(lines, [input.personNo], ['listed', 'born']);
    const { manifestNo: _manifest, note, occurredAt: _at, ...data } = input;
    return [
      MovementRecorded.make({
        stream: input.manifestNo,
        occurredAt: input.occurredAt,
        data,
        personal: { note },
      }),
    ];
  },
});

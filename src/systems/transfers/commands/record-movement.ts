import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { MovementRecorded } from '../events.ts';
import { findLines, getManifest, requireOnManifest } from '../state.ts';

/** Records what happens on the way: departure, border, stops, delay, breakdown, medical event, incident, arrival. */
export const recordMovement = defineCommand({
  system: 'transfers',
  name: 'record-movement',
  roles: ['escort_commander'],
  input: z
    .object({
      manifestNo: z.int().positive(),
      kind: z.enum([
        'departed',
        'arrived',
        'border-crossed',
        'stop',
        'delay',
        'breakdown',
        'medical-event',
        'redirect',
        'incident',
      ]),
      place: z.string().trim().min(1).max(60),
      note: z.string().max(2000),
      personNo: z.int().positive().optional(),
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
    if (input.personNo !== undefined) requireOnManifest(lines, [input.personNo]);
    return [
      MovementRecorded.make({
        stream: input.manifestNo,
        occurredAt: input.occurredAt,
        data: { kind: input.kind, place: input.place, personNo: input.personNo },
        personal: { note: input.note },
      }),
    ];
  },
});

import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { PacketSealed, packetItems, sealNumber } from '../property/events.ts';
import { requireReach } from '../state.ts';

/** Seals belongings of a person in a packet: items, seal number, taken from whom, where and when. A number that another open packet bears is refused. */
export const sealPacket = defineCommand({
  system: 'register',
  name: 'seal-packet',
  input: z
    .object({
      personNo: z.int().positive(),
      seal: sealNumber,
      items: packetItems,
      takenFrom: z.string().trim().min(1).max(300),
      takenWhere: z.string().trim().min(1).max(300),
      takenAt: z.int(),
    })
    .strict(),
  streams: (input) => [input.personNo],
  load: async (read, { personNo, seal }) => {
    await requireReach(read, [personNo]);
    return read.row('SELECT FROM register.packet WHERE seal = $1 AND ended IS NULL', [seal]);
  },
  refuses: ['seal-used'],
  decide: (sameSeal, { personNo, seal, takenAt, ...personal }, { now }) => {
    if (sameSeal !== undefined) throw new Refusal('seal-used', { values: { detail: seal } });
    if (takenAt > now) throw new Refusal('invalid-input', { problems: [{ code: 'in-the-future', field: 'takenAt' }] });
    return [PacketSealed.make({ stream: personNo, occurredAt: takenAt, data: { seal }, personal })];
  },
  result: z.object({ packetId: z.uuid() }),
  present: async (_read, events) => ({ packetId: events[0]?.id }),
});

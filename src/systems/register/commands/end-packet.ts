import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { PacketEnded } from '../property/events.ts';
import { findKeepers, keeps } from '../property/find-keepers.ts';
import { findPacketsById } from '../property/find-packets.ts';
import { ENDS } from '../property/property.ts';

/** Records that a packet was given back or disposed of: by whose authority, before which witness. Nothing follows it. */
export const endPacket = defineCommand({
  system: 'register',
  name: 'end-packet',
  input: z
    .object({
      packetId: z.uuid(),
      ended: z.enum(ENDS),
      authorisedBy: z.string().trim().min(1).max(300),
      witness: z.string().trim().min(1).max(300),
      occurredAt: z.int().optional(),
    })
    .strict(),
  streams: async ({ packetId }, read) => (await findPacketsById(read, [packetId])).map(({ personNo }) => personNo),
  load: async (read, { packetId }) => {
    const packet = (await findPacketsById(read, [packetId]))[0];
    return { packet, keepers: await findKeepers(read, packet === undefined ? [] : [packet.personNo]) };
  },
  refuses: ['packet-ended', 'not-permitted'],
  decide: ({ packet, keepers }, { packetId, ended, authorisedBy, witness, occurredAt }, { authority }) => {
    if (packet === undefined) throw new Refusal('not-found', { values: { detail: `packet ${packetId}` } });
    if (!keeps(keepers, packet.personNo, authority)) throw new Refusal('not-permitted');
    if (packet.ended !== null) throw new Refusal('packet-ended');
    return [
      PacketEnded.make({
        stream: packet.personNo,
        occurredAt,
        data: { packetId, ended },
        personal: { authorisedBy, witness },
      }),
    ];
  },
});

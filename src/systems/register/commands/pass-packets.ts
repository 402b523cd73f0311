import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { PacketPassed, sealNumber } from '../property/events.ts';
import { findKeepers, keeps } from '../property/find-keepers.ts';
import { findPacketsById } from '../property/find-packets.ts';
import { PURPOSES, SEAL_STATES } from '../property/property.ts';

/** Records that packets passed from hand to hand: released by, received by, why, and how each seal was found. A broken or missing seal is recorded, never refused. */
export const passPackets = defineCommand({
  system: 'register',
  name: 'pass-packets',
  input: z
    .object({
      packets: z
        .array(
          z.object({ packetId: z.uuid(), sealFound: z.enum(SEAL_STATES), newSeal: sealNumber.optional() }).strict(),
        )
        .min(1)
        .max(5000),
      purpose: z.enum(PURPOSES),
      releasedBy: z.string().trim().min(1).max(300),
      receivedBy: z.string().trim().min(1).max(300),
      manifestNo: z.int().positive().optional(),
      occurredAt: z.int().optional(),
    })
    .strict(),
  streams: async ({ packets }, read) => [
    ...new Set(
      (
        await findPacketsById(
          read,
          packets.map(({ packetId }) => packetId),
        )
      ).map(({ personNo }) => personNo),
    ),
  ],
  load: async (read, { packets, manifestNo }) => {
    const found = await findPacketsById(
      read,
      packets.map(({ packetId }) => packetId),
    );
    const persons = found.map(({ personNo }) => personNo);
    return {
      found,
      keepers: await findKeepers(read, persons),
      travelling: new Set(
        manifestNo === undefined
          ? persons
          : (
              await read.rows<{ no: number }>(
                'SELECT person_no AS no FROM transfers.line WHERE manifest_no = $1 AND person_no = ANY ($2)',
                [manifestNo, persons],
              )
            ).map(({ no }) => no),
      ),
    };
  },
  refuses: ['packet-ended', 'not-permitted', 'not-on-manifest'],
  decide: ({ found, keepers, travelling }, input, { authority }) => {
    const { packets, purpose, releasedBy, receivedBy, manifestNo, occurredAt } = input;
    const known = new Map(found.map((packet) => [packet.id, packet]));
    const problems = packets.flatMap(({ packetId }) => {
      const packet = known.get(packetId);
      if (packet === undefined) return [{ code: 'not-found', field: 'packetId' }];
      if (!keeps(keepers, packet.personNo, authority))
        return [{ code: 'not-permitted', personNo: packet.personNo, field: 'packetId' }];
      if (packet.ended !== null) return [{ code: 'packet-ended', personNo: packet.personNo, field: 'packetId' }];
      return travelling.has(packet.personNo)
        ? []
        : [{ code: 'not-on-manifest', personNo: packet.personNo, field: 'manifestNo' }];
    });
    if (problems.length > 0) throw new Refusal(problems[0]?.code ?? 'not-found', { problems });
    return packets.map(({ packetId, sealFound, newSeal }) =>
      PacketPassed.make({
        stream: known.get(packetId)?.personNo ?? 0,
        occurredAt,
        data: {
          packetId,
          purpose,
          sealFound,
          ...(newSeal === undefined ? {} : { newSeal }),
          ...(manifestNo === undefined ? {} : { manifestNo }),
        },
        personal: { releasedBy, receivedBy },
      }),
    );
  },
});

import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { PropertyComplaintRecorded } from '../property/events.ts';
import { findPacketsById } from '../property/find-packets.ts';
import { COMPLAINANTS, COMPLAINTS } from '../property/property.ts';

/** Records a complaint about a packet: a seal that is broken or another, a thing that is missing; who made it, and in which words. A fact: it is recorded also of a packet that has ended. */
export const recordPropertyComplaint = defineCommand({
  system: 'register',
  name: 'record-property-complaint',
  input: z
    .object({
      packetId: z.uuid(),
      about: z.enum(COMPLAINTS),
      madeBy: z.enum(COMPLAINANTS),
      account: z.string().trim().min(1).max(2000),
      madeAt: z.int(),
    })
    .strict(),
  streams: async ({ packetId }, read) => (await findPacketsById(read, [packetId])).map(({ personNo }) => personNo),
  load: async (read, { packetId }) => (await findPacketsById(read, [packetId]))[0],
  decide: (packet, { packetId, about, madeBy, account, madeAt }, { now }) => {
    if (packet === undefined) throw new Refusal('not-found', { values: { detail: `packet ${packetId}` } });
    if (madeAt > now) throw new Refusal('invalid-input', { problems: [{ code: 'in-the-future', field: 'madeAt' }] });
    return [
      PropertyComplaintRecorded.make({
        stream: packet.personNo,
        occurredAt: madeAt,
        data: { packetId, about, madeBy },
        personal: { account },
      }),
    ];
  },
  result: z.object({ complaintId: z.uuid() }),
  present: async (_read, events) => ({ complaintId: events[0]?.id }),
});

import { z } from 'zod';
import { abilities, codes, instant, view } from '../../../core/wire.ts';
import { COMPLAINANTS, COMPLAINT_OUTCOMES, COMPLAINTS, ENDS, PURPOSES, SEAL_STATES } from './property.ts';

const sealFound = codes('SealState', 'How the seal was found; anything but intact is a difference.', SEAL_STATES);
const packetPass = view('PacketPass', 'A packet passed from hand to hand.', {
  at: instant,
  purpose: codes('PacketPurpose', 'Why a packet passed.', PURPOSES),
  releasedBy: z.string(),
  receivedBy: z.string(),
  sealFound,
  newSeal: z.string().nullable(),
});

const packetComplaint = view('PacketComplaint', 'A complaint about a packet, and its answer.', {
  complaintId: z.uuid(),
  about: codes('PacketComplaintAbout', 'What a complaint about a packet says.', COMPLAINTS),
  madeBy: codes('PacketComplainant', 'Who complains.', COMPLAINANTS),
  account: z.string(),
  madeAt: instant,
  outcome: codes('PacketComplaintOutcome', 'What is answered to a complaint.', COMPLAINT_OUTCOMES).nullable(),
  found: z.string().nullable(),
  remedy: z.string().nullable().describe('What is done about it.'),
  answeredAt: instant.nullable(),
});

export const packetView = view('PacketView', 'A sealed packet of a person, with every hand it passed through.', {
  packetId: z.uuid(),
  seal: z.string().describe('The number of the seal that it bears now.'),
  firstSeal: z.string().describe('The number of the seal that it was closed with.'),
  items: z.array(z.object({ quantity: z.int(), description: z.string() })),
  takenFrom: z.string(),
  takenWhere: z.string(),
  takenAt: instant,
  passes: z.array(packetPass),
  complaints: z.array(packetComplaint),
  ended: codes('PacketEnd', 'How a packet ended.', ENDS).nullable(),
  endedAt: instant.nullable(),
  authorisedBy: z.string().nullable(),
  witness: z.string().nullable(),
});
/** A sealed packet of a person, with every hand it passed through. */
export type PacketView = z.infer<typeof packetView>;

export const propertyAnswer = view('PropertyAnswer', 'The property of a person that was taken into keeping.', {
  packets: z.array(packetView),
  differences: z.int().describe('Passes at which a seal was not intact.'),
  openComplaints: z.int().describe('Complaints about packets that nobody answered yet.'),
  abilities,
});
/** `GET /api/register/property?personNo=`. */
export type PropertyAnswer = z.infer<typeof propertyAnswer>;

export const convoyPropertyAnswer = view(
  'ConvoyPropertyAnswer',
  'The packets in keeping of the persons on a manifest: what has to go with them.',
  {
    packets: z.array(z.object({ packetId: z.uuid(), personNo: z.int(), registerNumber: z.string(), seal: z.string() })),
    persons: z.int().describe('Persons on the manifest who have a packet.'),
    differences: z.array(
      z.object({
        registerNumber: z.string(),
        seal: z.string(),
        sealFound,
        at: instant,
      }),
    ),
    abilities,
  },
);
/** `GET /api/register/convoy-property?manifestNo=`. */
export type ConvoyPropertyAnswer = z.infer<typeof convoyPropertyAnswer>;

import type { Reader } from '../../../core/register/command-definition.ts';
import type { Complainant, Complaint, ComplaintOutcome, End, PacketItem, Purpose, SealState } from './property.ts';

/** A packet as it is stored; instants in milliseconds. */
export type Packet = {
  readonly id: string;
  readonly personNo: number;
  /** The seal that it bears now. */
  readonly seal: string;
  /** The seal that it was closed with. */
  readonly firstSeal: string;
  readonly items: PacketItem[];
  readonly takenFrom: string;
  readonly takenWhere: string;
  readonly takenAt: number;
  readonly ended: End | null;
  readonly endedAt: number | null;
  readonly authorisedBy: string | null;
  readonly witness: string | null;
  readonly passes: {
    readonly at: number;
    readonly purpose: Purpose;
    readonly releasedBy: string;
    readonly receivedBy: string;
    readonly sealFound: SealState;
    readonly newSeal: string | null;
  }[];
  readonly complaints: PacketComplaint[];
};

/** A complaint about a packet, and its answer; instants in milliseconds. */
export type PacketComplaint = {
  readonly complaintId: string;
  readonly about: Complaint;
  readonly madeBy: Complainant;
  readonly account: string;
  readonly madeAt: number;
  readonly outcome: ComplaintOutcome | null;
  readonly found: string | null;
  readonly remedy: string | null;
  readonly answeredAt: number | null;
};

const PACKETS = `SELECT k.id, k.person_no AS "personNo", k.seal, k.first_seal AS "firstSeal", k.items, k.taken_from AS "takenFrom", k.taken_where AS "takenWhere", k.taken_at AS "takenAt", k.ended, k.ended_at AS "endedAt",
    k.authorised_by AS "authorisedBy", k.witness, coalesce((SELECT jsonb_agg(jsonb_build_object('at', register.ms(x.at), 'purpose', x.purpose, 'releasedBy', x.released_by, 'receivedBy', x.received_by,
      'sealFound', x.seal_found, 'newSeal', x.new_seal) ORDER BY x.event_pos) FROM register.packet_pass x WHERE x.packet_id = k.id), '[]') AS passes,
    coalesce((SELECT jsonb_agg(jsonb_build_object('complaintId', c.id, 'about', c.about, 'madeBy', c.made_by, 'account', c.account, 'madeAt', register.ms(c.made_at), 'outcome', c.outcome, 'found', c.found,
      'remedy', c.remedy, 'answeredAt', register.ms(c.answered_at)) ORDER BY c.event_pos) FROM register.property_complaint c WHERE c.packet_id = k.id), '[]') AS complaints
  FROM register.packet k`;

/** The packets of a person within reach, oldest first. */
export const findPackets = (read: Reader, personNo: number): Promise<Packet[]> =>
  read.rows<Packet>(`${PACKETS} WHERE k.person_no = $1 ORDER BY k.taken_at, k.id`, [personNo]);

/** The packets with these ids that are within reach. */
export const findPacketsById = (read: Reader, ids: readonly string[]): Promise<Packet[]> =>
  read.rows<Packet>(`${PACKETS} WHERE k.id = ANY ($1::uuid[]) ORDER BY k.id`, [ids]);

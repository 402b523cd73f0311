import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { PropertyComplaintAnswered } from '../property/events.ts';
import { findKeepers, keeps } from '../property/find-keepers.ts';
import { COMPLAINT_OUTCOMES } from '../property/property.ts';

/** Answers a complaint about a packet, once: what was found, and what is done about it where it is right. By the authority that has the packet, and by nobody who wrote the complaint down or had the packet in hand: sealed it, passed it on or ended it. */
export const answerPropertyComplaint = defineCommand({
  system: 'register',
  name: 'answer-property-complaint',
  input: z
    .object({
      complaintId: z.uuid(),
      outcome: z.enum(COMPLAINT_OUTCOMES),
      found: z.string().trim().min(1).max(2000),
      remedy: z.string().trim().min(1).max(2000).optional(),
    })
    .strict(),
  streams: async ({ complaintId }, read) =>
    (
      await read.rows<{ no: number }>('SELECT person_no AS no FROM register.property_complaint WHERE id = $1', [
        complaintId,
      ])
    ).map(({ no }) => no),
  load: async (read, { complaintId }) => {
    const complaint = await read.row<{ personNo: number; answered: boolean; hands: number[] }>(
      `SELECT c.person_no AS "personNo", c.answered_pos IS NOT NULL AS answered,
          to_jsonb(register.packet_hands_seen(c.packet_id) || c.officer_no) AS hands FROM register.property_complaint c WHERE c.id = $1`,
      [complaintId],
    );
    return { complaint, keepers: await findKeepers(read, complaint === undefined ? [] : [complaint.personNo]) };
  },
  refuses: ['complaint-answered', 'complaint-own-hands', 'not-permitted'],
  decide: ({ complaint, keepers }, { complaintId, outcome, found, remedy }, { authority, officerNo }) => {
    if (complaint === undefined) throw new Refusal('not-found', { values: { detail: `complaint ${complaintId}` } });
    if (!keeps(keepers, complaint.personNo, authority)) throw new Refusal('not-permitted');
    if (complaint.answered) throw new Refusal('complaint-answered');
    if (complaint.hands.includes(officerNo)) throw new Refusal('complaint-own-hands');
    if (outcome !== 'not-upheld' && remedy === undefined)
      throw new Refusal('invalid-input', { problems: [{ code: 'remedy-missing', field: 'remedy' }] });
    return [
      PropertyComplaintAnswered.make({
        stream: complaint.personNo,
        data: { complaintId, outcome },
        personal: { found, ...(remedy === undefined ? {} : { remedy }) },
      }),
    ];
  },
});

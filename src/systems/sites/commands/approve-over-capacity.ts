import { z } from 'zod';
import { defineCommand, type Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { getSiteStream } from '../../register/index.ts';
import { OverCapacityApproved } from '../events.ts';

type Proposal = { site: string; proposed_by: number; approved_by: number | null; expires_at: number };
const findProposal = (read: Reader, id: string): Promise<Proposal | undefined> =>
  read.row<Proposal>('SELECT site, proposed_by, approved_by, expires_at FROM sites.over_capacity WHERE id = $1', [id]);

/** Approves an authorisation to exceed a capacity: another officer of the same authority (I24-four-eyes). */
export const approveOverCapacity = defineCommand({
  system: 'sites',
  name: 'approve-over-capacity',
  roles: ['origin_officer', 'receiving_officer'],
  input: z.object({ authorisationId: z.uuid() }).strict(),
  streams: async (input, read) => {
    const proposal = await findProposal(read, input.authorisationId);
    return proposal === undefined ? [] : [await getSiteStream(read, proposal.site)];
  },
  load: async (read, input) => {
    const proposal = await findProposal(read, input.authorisationId);
    if (proposal === undefined) throw new Refusal('not-found', { values: { detail: 'authorisation' } });
    return { proposal, stream: await getSiteStream(read, proposal.site) };
  },
  decide: ({ proposal, stream }, input, { officerNo, now }) => {
    if (proposal.proposed_by === officerNo) throw new Refusal('I24-four-eyes');
    if (proposal.approved_by !== null) throw new Refusal('stale', { values: { detail: 'approved already' } });
    if (proposal.expires_at <= now) throw new Refusal('stale', { values: { detail: 'expired' } });
    return [OverCapacityApproved.make({ stream, data: { authorisationId: input.authorisationId } })];
  },
});

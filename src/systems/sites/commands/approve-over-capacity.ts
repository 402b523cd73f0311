import { z } from 'zod';
import { defineCommand, type Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { getSiteStream } from '../../register/index.ts';
import { OverCapacityApproved } from '../events.ts';
import { requireConfirmsAt } from '../require-confirms-at.ts';

type Proposal = { site: string; authority: string | null; proposed_by: number; approved: boolean; expires_at: number };

const getProposal = async (read: Reader, id: string): Promise<Proposal> => {
  const proposal = await read.row<Proposal>(
    'SELECT o.site, s.authority, o.proposed_by, o.approved_by IS NOT NULL AS approved, o.expires_at FROM sites.over_capacity o JOIN sites.site s ON s.code = o.site WHERE o.id = $1',
    [id],
  );
  if (proposal === undefined) throw new Refusal('not-found', { values: { detail: `authorisation ${id}` } });
  return proposal;
};

/** Another officer of the same authority approves it (I24-four-eyes). */
export const approveOverCapacity = defineCommand({
  system: 'sites',
  name: 'approve-over-capacity',
  input: z.object({ authorisationId: z.uuid() }).strict(),
  streams: async (input, read) => [await getSiteStream(read, (await getProposal(read, input.authorisationId)).site)],
  load: async (read, input) => {
    const proposal = await getProposal(read, input.authorisationId);
    return { proposal, stream: await getSiteStream(read, proposal.site) };
  },
  decide: ({ proposal, stream }, data, { officerNo, authority, postings, now }) => {
    if (proposal.authority !== authority)
      throw new Refusal('not-permitted', { values: { detail: 'a site of another authority' } });
    requireConfirmsAt(OverCapacityApproved, postings, proposal.site);
    if (proposal.proposed_by === officerNo || proposal.approved)
      throw new Refusal('I24-four-eyes', {
        values: { detail: proposal.approved ? 'it has been approved already' : 'the proposer does not approve' },
      });
    if (proposal.expires_at <= now)
      throw new Refusal('I17-section-capacity', { values: { detail: 'the proposed authorisation has expired' } });
    return [OverCapacityApproved.make({ stream, data })];
  },
});

import { z } from 'zod';
import { defineCommand, type Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { ListAcknowledged } from '../ahead/events.ts';

type Sent = { manifest_no: number; to_authority: string; acknowledged: boolean };

const getSent = async (read: Reader, sendingId: string): Promise<Sent> => {
  const sent = await read.row<Sent>(
    'SELECT manifest_no, to_authority, acknowledged_at IS NOT NULL AS acknowledged FROM transfers.sent_list WHERE id = $1',
    [sendingId],
  );
  if (sent === undefined) throw new Refusal('not-found', { values: { detail: `list ${sendingId}` } });
  return sent;
};

/** Records that the receiving authority has the list that was sent ahead: by one of its officers. */
export const acknowledgeList = defineCommand({
  system: 'transfers',
  name: 'acknowledge-list',
  input: z.object({ sendingId: z.uuid() }).strict(),
  streams: async ({ sendingId }, read) => [(await getSent(read, sendingId)).manifest_no],
  load: (read, { sendingId }) => getSent(read, sendingId),
  decide: (sent, { sendingId }, { authority }) => {
    if (sent.to_authority !== authority)
      throw new Refusal('not-permitted', { values: { detail: 'a list that was sent to another authority' } });
    if (sent.acknowledged) throw new Refusal('stale');
    return [ListAcknowledged.make({ stream: sent.manifest_no, data: { sendingId }, personal: {} })];
  },
});

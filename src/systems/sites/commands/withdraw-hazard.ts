import { z } from 'zod';
import { defineCommand, type Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { HazardWithdrawn } from '../hazards/events.ts';

type Hazard = { stream: number; recorder: string | null; withdrawn: boolean };

const getHazard = async (read: Reader, id: string): Promise<Hazard> => {
  const hazard = await read.row<Hazard>(
    `SELECT sites.stream_of(h.site) AS stream, o.authority AS recorder, h.withdrawn_at IS NOT NULL AS withdrawn
       FROM sites.hazard h LEFT JOIN access.officer o ON o.no = h.recorded_by WHERE h.id = $1`,
    [id],
  );
  if (hazard === undefined) throw new Refusal('not-found', { values: { detail: `hazard ${id}` } });
  return hazard;
};

/** Withdraws a hazard before its end, with the reason: by the authority that recorded it. */
export const withdrawHazard = defineCommand({
  system: 'sites',
  name: 'withdraw-hazard',
  input: z.object({ hazardId: z.uuid(), reason: z.string().trim().min(3).max(2000) }).strict(),
  streams: async ({ hazardId }, read) => [(await getHazard(read, hazardId)).stream],
  load: (read, { hazardId }) => getHazard(read, hazardId),
  decide: (hazard, data, { authority }) => {
    if (hazard.withdrawn) throw new Refusal('stale');
    if (hazard.recorder !== authority)
      throw new Refusal('not-permitted', { values: { detail: 'a hazard that another authority recorded' } });
    return [HazardWithdrawn.make({ stream: hazard.stream, data })];
  },
});

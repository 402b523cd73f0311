import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { MovementBasisWithdrawn } from '../residents/events.ts';
import { getMovementBasis } from '../residents/find-households.ts';

/** Records that a consent was taken back, or that another basis of a movement fell. A manifest that rests on it is not sealed any more (I31). */
export const withdrawMovementBasis = defineCommand({
  system: 'register',
  name: 'withdraw-movement-basis',
  refuses: ['not-permitted'],
  input: z.object({ basisId: z.uuid(), reason: z.string().trim().min(3).max(2000) }).strict(),
  streams: async ({ basisId }, read) => [(await getMovementBasis(read, basisId)).personNo],
  load: (read, { basisId }) => getMovementBasis(read, basisId),
  decide: (basis, { basisId, reason }) => {
    if (basis.withdrawnAt !== null) throw new Refusal('stale');
    return [MovementBasisWithdrawn.make({ stream: basis.personNo, data: { basisId }, personal: { reason } })];
  },
});

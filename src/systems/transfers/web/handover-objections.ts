import type { HandoverPayload } from '../../../core/ledger/handover-payload.ts';
import type { HandoverView } from '../views.ts';

/** What can differ between the bytes to sign and what the officer sees; each is a key of the texts `handover.objection`. */
export type Objection = 'count' | 'authorities' | 'place' | 'ordinal' | 'synthetic' | 'instant';

/** Furthest the payload's instant may lie from the register clock: an offer lives 30 minutes (decision 5). */
const WINDOW = 35 * 60_000;

/** Every difference between the decoded payload and the hand-over on the page; signing is barred while there is one. */
export function handoverObjections(
  payload: HandoverPayload,
  seen: { handover: HandoverView; counted: number; synthetic: boolean; nowAt: number },
): Objection[] {
  const objections: Objection[] = [];
  if (payload.count !== seen.counted) objections.push('count');
  if (
    payload.fromAuthority !== seen.handover.fromAuthority ||
    payload.toAuthority !== seen.handover.toAuthority ||
    (payload.version === 2) !== (seen.handover.within !== null)
  )
    objections.push('authorities');
  if (payload.place !== seen.handover.place) objections.push('place');
  if (payload.ordinal !== seen.handover.ordinal) objections.push('ordinal');
  if (payload.synthetic !== seen.synthetic) objections.push('synthetic');
  if (Math.abs(payload.instant - seen.nowAt) > WINDOW) objections.push('instant');
  return objections;
}

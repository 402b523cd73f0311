import type { CommitmentState } from './views.ts';

type Told = {
  readonly fromAt: number;
  readonly expiresAt: number;
  readonly signedAt: number | null;
  readonly withdrawnAt: number | null;
};

/** What a commitment is at an instant: without effect until a second officer signed it, before its time, in force, over, or taken back. */
export const commitmentState = ({ fromAt, expiresAt, signedAt, withdrawnAt }: Told, at: number): CommitmentState => {
  if (withdrawnAt !== null && withdrawnAt <= at) return 'withdrawn';
  if (expiresAt <= at) return 'ended';
  if (signedAt === null || signedAt > at) return 'proposed';
  return fromAt > at ? 'not-begun' : 'in-force';
};

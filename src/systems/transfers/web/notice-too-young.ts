import type { ManifestAnswer } from '../views.ts';

const HOUR = 3_600_000;
/** Least time between the notice and the hand-over, in hours, where no emergency ground is in force. */
const NOTICE_HOURS = 72;

/** Who would be handed over too soon after the notice. */
export interface YoungNotice {
  /** How many persons. */
  readonly count: number;
  /** Least notice in hours, by the shortest emergency ground in force. */
  readonly hours: number;
  /** From when on everybody's notice is old enough. */
  readonly until: number;
}

/**
 * Whose notice is younger than it must be at a hand-over (I12-notice-72h). The offer is not refused for it, because a breach is recorded with the fact; who signs
 * is told before, and until when to wait.
 */
export const noticeTooYoung = (
  { lines, emergencyGrounds }: Pick<ManifestAnswer, 'lines' | 'emergencyGrounds'>,
  now: number,
): YoungNotice | undefined => {
  const inForce = emergencyGrounds.filter(({ state }) => state === 'in-force').map(({ hours }) => hours);
  const hours = inForce.length > 0 ? Math.min(...inForce) : NOTICE_HOURS;
  const ends = lines.flatMap(({ state, gates: { notice } }) =>
    state === 'struck-off' || notice.state !== 'done' || notice.at === undefined || notice.at + hours * HOUR <= now
      ? []
      : [notice.at + hours * HOUR],
  );
  return ends.length === 0 ? undefined : { count: ends.length, hours, until: Math.max(...ends) };
};

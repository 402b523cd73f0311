import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';

/** An emergency as the commands need it. */
export type EmergencyState = {
  readonly site: string;
  readonly stream: number;
  readonly authority: string;
  readonly closed: boolean;
};

/** An emergency, or a refusal `not-found`, also where it is behind the wall. */
export const getEmergency = async (read: Reader, id: string): Promise<EmergencyState> => {
  const emergency = await read.row<EmergencyState>(
    'SELECT e.site, sites.stream_of(e.site) AS stream, e.authority, e.closed_at IS NOT NULL AS closed FROM sites.emergency e WHERE e.id = $1',
    [id],
  );
  if (emergency === undefined) throw new Refusal('not-found', { values: { detail: `emergency ${id}` } });
  return emergency;
};

/** Refuses what comes after the closing, and officers of another authority. */
export const requireOpen = (emergency: EmergencyState, authority: string | null): void => {
  if (emergency.authority !== authority)
    throw new Refusal('not-permitted', { values: { detail: 'an emergency of another authority' } });
  if (emergency.closed) throw new Refusal('stale', { values: { detail: 'the emergency is closed' } });
};

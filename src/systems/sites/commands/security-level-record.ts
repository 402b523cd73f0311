import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';

/** What a command asks of the record of a security level. */
export type LevelRecord = {
  readonly person_no: number;
  readonly authority: string;
  readonly custodian: string | null;
  /** Where the person is held or lives; null where that is at no site. */
  readonly site: string | null;
  readonly recorded_by: number;
  readonly approved_by: number | null;
  readonly expires_at: number;
  readonly appeal_open: boolean;
  readonly withdrawn: boolean;
};

/** The record and who holds the person now, or a refusal `not-found`. */
export const getLevelRecord = async (read: Reader, recordId: string): Promise<LevelRecord> => {
  const record = await read.row<LevelRecord>(
    `SELECT s.person_no, s.authority, c.custodian, CASE WHEN c.state IN ('held', 'resident', 'accompanying') THEN c.site END AS site, s.recorded_by, s.approved_by, s.expires_at, s.appealed_at IS NOT NULL AND s.answered_at IS NULL AS appeal_open, s.withdrawn_at IS NOT NULL AS withdrawn
       FROM sites.security_level s LEFT JOIN register.custody c ON c.person_no = s.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' WHERE s.id = $1`,
    [recordId],
  );
  if (record === undefined) throw new Refusal('not-found', { values: { detail: `security level ${recordId}` } });
  return record;
};

/** Refuses what would change a record that ended or was withdrawn. */
export const requireRunning = (record: LevelRecord, now: number): void => {
  if (record.withdrawn || record.expires_at <= now)
    throw new Refusal('stale', { values: { detail: 'the security level has ended' } });
};

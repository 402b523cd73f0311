import type { Reader } from '../../../core/register/command-definition.ts';
import type { Place } from './accompanying.ts';

/** A child or a parent with the last that is known of its custody. */
export type Kin = Place & {
  readonly no: number;
  readonly register_number: string;
  readonly name: string | null;
  readonly state: string | null;
  readonly outcome: string | null;
  /** When that began, or else when custody ended. */
  readonly since_at: number | null;
  readonly born: boolean;
};

/** Persons with the last that is known of their custody, behind the wall. */
const KIN = `SELECT p.no, p.register_number, (SELECT n.full_name FROM register.person_name n WHERE n.person_no = p.no ORDER BY n.kind <> 'primary', n.event_pos, n.ord LIMIT 1) AS name,
    c.state, c.outcome, c.site, c.section, c.vehicle, CASE WHEN c.outcome IS NULL THEN c.from_at ELSE c.to_at END AS since_at, EXISTS (SELECT FROM register.accompaniment a WHERE a.person_no = p.no AND a.born) AS born
  FROM register.person p LEFT JOIN LATERAL (SELECT x.* FROM register.custody x WHERE x.person_no = p.no AND x.known_to IS NULL ORDER BY x.to_at DESC LIMIT 1) c ON true WHERE p.no = ANY ($1)`;

/** These persons by number, as far as they are within reach. */
export const findKin = async (read: Reader, persons: readonly number[]): Promise<Map<number, Kin>> =>
  new Map((await read.rows<Kin>(KIN, [persons])).map((row) => [row.no, row]));

import type { Trilingual } from '../../../core/access/views.ts';
import type { Reader } from '../../../core/register/command-definition.ts';
import { findOpenings, type Opening } from '../intake/find-openings.ts';
import { supervisionEnds } from '../supervision/supervision.ts';

type Names = { readonly name_en: string; readonly name_ar: string; readonly name_ckb: string | null };
/** A period of custody as the extract tells it: who held, where, from when until when. */
export type HeldPeriod = {
  readonly fromAt: number;
  readonly toAt: number | null;
  readonly authority: Trilingual;
  readonly place: Trilingual | null;
  readonly vehicle: string | null;
  readonly state: 'held' | 'resident' | 'accompanying' | 'missing' | 'unaccounted' | 'at_large';
  readonly outcome: 'release' | 'repatriation' | 'death' | null;
};

/** The facts of ICPPED 18(1)(a) to (g) about one person, as the register knows them now. Instants in milliseconds. */
export type ExtractFacts = {
  /** (a) Who ordered the deprivation of liberty. */
  readonly orders: { readonly authority: Trilingual; readonly issuedAt: number; readonly expiresAt: number }[];
  /** (b) Date, time and place of the deprivation of liberty and of the admission. */
  readonly openings: Opening[];
  /** (c) and (d) Who is responsible, and where the person is and was. */
  readonly periods: HeldPeriod[];
  /** (c) Who supervised the detention. */
  readonly supervisions: { readonly authority: Trilingual; readonly fromAt: number; readonly endsAt: number | null }[];
  /** (e) Date, time and place of release. */
  readonly release: { readonly at: number; readonly place: string; readonly verified: boolean } | null;
  /** (f) Elements of the state of health: when a person was seen, and fit or not; never a finding. */
  readonly health: { readonly at: number; readonly fit: boolean } | null;
  /** (g) Death: circumstances, cause, destination of the remains. */
  readonly death: {
    readonly at: number;
    readonly cause: string;
    readonly circumstances: string;
    readonly remains: string;
  } | null;
};

const threeNames = ({ name_en, name_ar, name_ckb }: Names): Trilingual => ({
  en: name_en,
  ar: name_ar,
  ckb: name_ckb ?? name_ar,
});

/** Reads the facts of the extract, behind the walls of the officer who asks. */
export const findExtract = async (read: Reader, personNo: number): Promise<ExtractFacts> => {
  const orders = await read.rows<Names & { issued_at: number; expires_at: number }>(
    'SELECT a.name_en, a.name_ar, a.name_ckb, o.issued_at, o.expires_at FROM register.custody_order o JOIN access.authority a ON a.code = o.authority WHERE o.person_no = $1 ORDER BY o.issued_at, o.id',
    [personNo],
  );
  const periods = await read.rows<Omit<HeldPeriod, 'authority' | 'place'> & { authority: Names; site: Names | null }>(
    `SELECT c.from_at AS "fromAt", c.to_at AS "toAt", jsonb_build_object('name_en', a.name_en, 'name_ar', a.name_ar, 'name_ckb', a.name_ckb) AS authority,
       CASE WHEN s.code IS NOT NULL THEN jsonb_build_object('name_en', s.name_en, 'name_ar', s.name_ar, 'name_ckb', s.name_ckb) END AS site, c.vehicle, c.state, c.outcome
     FROM register.custody c JOIN access.authority a ON a.code = c.custodian LEFT JOIN sites.site s ON s.code = c.site WHERE c.person_no = $1 AND c.known_to IS NULL ORDER BY c.from_at`,
    [personNo],
  );
  const supervised = await read.rows<Partial<Names> & { name: string | null; fromAt: number; untilAt: number | null }>(
    `SELECT a.name_en, a.name_ar, a.name_ckb, s.name, s.from_at AS "fromAt", s.until_at AS "untilAt" FROM register.supervision s LEFT JOIN access.authority a ON a.code = s.authority
      WHERE s.person_no = $1 AND s.withdrawn_pos IS NULL ORDER BY s.from_at, s.event_pos`,
    [personNo],
  );
  const ends = supervisionEnds(supervised.map((row) => ({ ...row, withdrawn: false })));
  const release = await read.row<{ at: number; place: string; verified: boolean }>(
    `SELECT carried_out_at AS at, place, true AS verified FROM register.release WHERE person_no = $1 AND verified_at IS NOT NULL
     UNION ALL SELECT at, place, false FROM register.unverified_release WHERE person_no = $1 ORDER BY at DESC LIMIT 1`,
    [personNo],
  );
  const health = await read.row<{ at: number; fit: boolean }>(
    'SELECT examined_at AS at, fit FROM care.fitness WHERE person_no = $1 ORDER BY examined_at DESC, event_pos DESC LIMIT 1',
    [personNo],
  );
  const death = await read.row<NonNullable<ExtractFacts['death']>>(
    'SELECT at, cause, circumstances, remains FROM register.death WHERE person_no = $1',
    [personNo],
  );
  return {
    orders: orders.map((row) => ({ authority: threeNames(row), issuedAt: row.issued_at, expiresAt: row.expires_at })),
    openings: await findOpenings(read, personNo),
    periods: periods.map(({ authority, site, ...period }) => ({
      ...period,
      authority: threeNames(authority),
      place: site === null ? null : threeNames(site),
    })),
    supervisions: supervised.map(({ name, fromAt, ...row }, index) => ({
      authority: name === null ? threeNames(row as Names) : { en: name, ar: name, ckb: name },
      fromAt,
      endsAt: ends[index] ?? null,
    })),
    release: release ?? null,
    health: health ?? null,
    death: death ?? null,
  };
};

import { z } from 'zod';
import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress } from '../../../platform/http/query-values.ts';
import { emergenciesTable } from '../emergencies/emergencies-table.ts';
import {
  type EmergenciesAnswer,
  type EmergencyAnswer,
  type EmergencyRow,
  emergenciesAnswer,
  emergencyAnswer,
} from '../emergencies/views.ts';
import { findOfficerReferences } from './find-officer-references.ts';

/** Commands of an open emergency, for officers of the authority that declared it. */
const WHILE_OPEN = new Set([
  'sites/record-lockdown-count',
  'sites/resolve-missing',
  'sites/plan-evacuation',
  'sites/close-emergency',
]);

/** What its officers do also when it is closed: who is on the way arrives. */
const AFTERWARDS = new Set(['register/record-all-found-in-section', 'transfers/close-movement']);

/** Emergencies of a site, newest first; those behind the wall are left out. */
export const findEmergencies = (read: Reader, site: string): Promise<EmergencyRow[]> =>
  read.rows<EmergencyRow>(
    `SELECT e.id AS "emergencyId", e.kind, e.at, e.closed_at AS "closedAt", (SELECT count(*)::int FROM sites.missing m WHERE m.emergency_id = e.id) AS missing,
       (SELECT count(*)::int FROM sites.missing m WHERE m.emergency_id = e.id AND m.outcome IS NULL) AS open FROM sites.emergency e WHERE e.site = $1 ORDER BY e.at DESC, e.id`,
    [site],
  );

/** Emergencies of a site, newest first, with how many were missing. */
export const emergencies = defineQuery({
  system: 'sites',
  name: 'emergencies',
  input: z.object({ site: z.string().regex(/^[A-Z]{3}$/), ...pageInAddress }).strict(),
  answer: emergenciesAnswer,
  table: emergenciesTable,
  run: async (read, { site, ...asked }): Promise<EmergenciesAnswer> => {
    const { page, pageSize } = cutPage(asked);
    const rows = await findEmergencies(read, site);
    return { site, total: rows.length, page, pageSize, rows: rows.slice((page - 1) * pageSize, page * pageSize) };
  },
});

type Header = Pick<EmergencyAnswer, 'emergencyId' | 'site' | 'kind' | 'at' | 'account'> & {
  authority: string;
  declared_by: number;
  closed_at: number | null;
  closed_by: number | null;
  closing: string | null;
};
type With<Row> = Omit<Row, 'by'> & { officer: number | null };

/** One emergency: its counts, how many were missing, and the manifests of the evacuation. */
export const emergency = defineQuery({
  system: 'sites',
  name: 'emergency',
  input: z.object({ emergencyId: z.uuid() }).strict(),
  answer: emergencyAnswer,
  refuses: ['not-found'],
  run: async (read, { emergencyId }, context): Promise<EmergencyAnswer> => {
    const header = await read.row<Header>(
      'SELECT id AS "emergencyId", site, kind, at, account, authority, declared_by, closed_at, closed_by, closing FROM sites.emergency WHERE id = $1',
      [emergencyId],
    );
    if (header === undefined) throw new Refusal('not-found', { values: { detail: `emergency ${emergencyId}` } });
    const counts = await read.rows<With<EmergencyAnswer['counts'][number]>>(
      'SELECT id AS "countId", section, at, expected, residents, counted, missing, counted_by AS officer FROM sites.lockdown_count WHERE emergency_id = $1 ORDER BY at DESC, id',
      [emergencyId],
    );
    const missing = await read.row<{ missing: number; open: number }>(
      'SELECT count(*)::int AS missing, count(*) FILTER (WHERE outcome IS NULL)::int AS open FROM sites.missing WHERE emergency_id = $1',
      [emergencyId],
    );
    const evacuations = await read.rows<With<EmergencyAnswer['evacuations'][number]>>(
      `SELECT v.manifest_no AS "manifestNo", m.code, v.section, v.to_site AS "toSite", v.listed, v.left_out AS "leftOut", v.missing, v.planned_at AS at, v.planned_by AS officer, m.closed_at IS NOT NULL AS closed
         FROM sites.evacuation v LEFT JOIN transfers.manifest m ON m.no = v.manifest_no WHERE v.emergency_id = $1 ORDER BY v.planned_at, v.manifest_no`,
      [emergencyId],
    );
    const sections = await read.rows<{ section: string }>(
      'SELECT section FROM sites.section WHERE site = $1 ORDER BY register.in_order(section)',
      [header.site],
    );
    const officer = await findOfficerReferences(
      read,
      [...counts, ...evacuations].map((row) => row.officer).concat(header.declared_by, header.closed_by),
    );
    const { declared_by, closed_at, closed_by, closing, authority, ...rest } = header;
    const own = closed_at === null && authority === context.authority;
    return {
      ...rest,
      declaredBy: officer(declared_by),
      closed:
        closed_at === null || closed_by === null
          ? null
          : { at: closed_at, account: closing ?? '', by: officer(closed_by) },
      counts: counts.map(({ officer: by, ...row }) => ({ ...row, by: officer(by ?? 0) })),
      missing: missing?.missing ?? 0,
      open: missing?.open ?? 0,
      evacuations: evacuations.map(({ officer: by, ...row }) => ({ ...row, by: officer(by ?? 0) })),
      sections: sections.map(({ section }) => section),
      abilities: context.abilities.filter(
        (name) => (own && WHILE_OPEN.has(name)) || (authority === context.authority && AFTERWARDS.has(name)),
      ),
    };
  },
});

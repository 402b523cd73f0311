import type { ListTable } from '../../../platform/http/query-definition.ts';
import type { EmergenciesAnswer } from './views.ts';

/** Emergencies of a site as a table; kinds in codes, instants in UTC. */
export const emergenciesTable: ListTable<EmergenciesAnswer> = {
  subject: { site: 'GHW' },
  columns: [
    { en: 'Site', ar: 'الموقع', ckb: 'شوێن' },
    { en: 'Kind', ar: 'النوع', ckb: 'جۆر' },
    { en: 'At (UTC)', ar: 'الوقت (UTC)', ckb: 'کات (UTC)' },
    { en: 'Missing', ar: 'المفقودون', ckb: 'بێسەروشوێن' },
    { en: 'Without an outcome', ar: 'دون مآل', ckb: 'بێ ئەنجام' },
    { en: 'Closed (UTC)', ar: 'أغلقت (UTC)', ckb: 'داخرا (UTC)' },
  ],
  rows: ({ site, rows }) =>
    rows.map((row) => [
      site,
      row.kind,
      new Date(row.at).toISOString(),
      String(row.missing),
      String(row.open),
      row.closedAt === null ? '' : new Date(row.closedAt).toISOString(),
    ]),
};

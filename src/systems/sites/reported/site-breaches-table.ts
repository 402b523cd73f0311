import type { ListTable } from '../../../platform/http/query-definition.ts';
import type { SiteBreachesAnswer } from './views.ts';

/** Breaches of sites as a table; rules in codes and in words, instants in UTC. */
export const siteBreachesTable: ListTable<SiteBreachesAnswer> = {
  columns: [
    { en: 'Site', ar: 'الموقع', ckb: 'شوێن' },
    { en: 'Name of the site', ar: 'اسم الموقع', ckb: 'ناوی شوێن' },
    { en: 'Rule', ar: 'القاعدة', ckb: 'یاسا' },
    { en: 'What', ar: 'المخالفة', ckb: 'پێشێلکاری' },
    { en: 'Source', ar: 'السند', ckb: 'سەرچاوە' },
    { en: 'Answerable authority', ar: 'الجهة المسؤولة', ckb: 'دەسەڵاتی بەرپرس' },
    { en: 'Open since (UTC)', ar: 'قائمة منذ (UTC)', ckb: 'کراوەیە لە (UTC)' },
    { en: 'Cured (UTC)', ar: 'زالت في (UTC)', ckb: 'چارەسەرکرا (UTC)' },
  ],
  rows: ({ rows }, language) =>
    rows.map((row) => [
      row.site,
      row.name[language],
      row.rule,
      row.text[language],
      row.source,
      row.authority ?? '',
      new Date(row.openedAt).toISOString(),
      row.curedAt === null ? '' : new Date(row.curedAt).toISOString(),
    ]),
};

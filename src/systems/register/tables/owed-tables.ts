import { nameOrClosed } from '../../../core/register/closed-identity.ts';
import type { ListTable } from '../../../platform/http/query-definition.ts';
import type { BreachesAnswer, OrdersAnswer } from '../owed-views.ts';
import { instantText } from './instant-text.ts';

const PERSON = [
  { en: 'Register number', ar: 'رقم السجل', ckb: 'ژمارەی تۆمار' },
  { en: 'Name', ar: 'الاسم', ckb: 'ناو' },
] as const;

/** The breaches of a list as a table. */
export const breachesTable: ListTable<BreachesAnswer> = {
  columns: [
    ...PERSON,
    { en: 'Rule', ar: 'القاعدة', ckb: 'یاسا' },
    { en: 'What', ar: 'المخالفة', ckb: 'پێشێلکاری' },
    { en: 'Source', ar: 'السند', ckb: 'سەرچاوە' },
    { en: 'Answerable authority', ar: 'الجهة المسؤولة', ckb: 'دەسەڵاتی بەرپرس' },
    { en: 'Open since (UTC)', ar: 'قائمة منذ (UTC)', ckb: 'کراوەیە لە (UTC)' },
    { en: 'Cured (UTC)', ar: 'عولجت (UTC)', ckb: 'چارەسەرکرا (UTC)' },
  ],
  rows: ({ rows }, language) =>
    rows.map((row) => [
      row.registerNumber,
      nameOrClosed(row.name.primary, language),
      row.rule,
      row.text[language],
      row.source,
      row.authority,
      instantText(row.openedAt),
      row.curedAt === null ? '' : instantText(row.curedAt),
    ]),
};

/** The orders of a list as a table. */
export const ordersTable: ListTable<OrdersAnswer> = {
  columns: [
    ...PERSON,
    { en: 'Site', ar: 'الموقع', ckb: 'شوێن' },
    { en: 'Detaining authority', ar: 'الجهة المحتجِزة', ckb: 'دەسەڵاتی دەستبەسەرکەر' },
    { en: 'Ground', ar: 'السبب', ckb: 'هۆکار' },
    { en: 'Article', ar: 'المادة', ckb: 'ماددە' },
    { en: 'Ordered by', ar: 'الجهة الآمرة', ckb: 'دەسەڵاتی فەرماندەر' },
    { en: 'Issued (UTC)', ar: 'صدر في (UTC)', ckb: 'دەرچوو لە (UTC)' },
    { en: 'Ends (UTC)', ar: 'ينتهي في (UTC)', ckb: 'کۆتایی دێت لە (UTC)' },
  ],
  rows: ({ rows }, language) =>
    rows.map((row) => [
      row.registerNumber,
      nameOrClosed(row.name.primary, language),
      row.site ?? '',
      row.custodian,
      row.ground,
      row.article,
      row.authority,
      instantText(row.issuedAt),
      instantText(row.expiresAt),
    ]),
};

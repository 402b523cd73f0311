import type { ListTable } from '../../platform/http/query-definition.ts';
import type { OfficersAnswer } from './views.ts';

const STATES = {
  invited: { en: 'invited', ar: 'مدعو', ckb: 'بانگهێشتکراو' },
  active: { en: 'active', ar: 'فعّال', ckb: 'چالاک' },
  disabled: { en: 'disabled', ar: 'موقوف', ckb: 'ڕاگیراو' },
} as const;

/** The officers of an authority as a table; roles by their codes, with the site of each in brackets. */
export const officersTable: ListTable<OfficersAnswer> = {
  columns: [
    { en: 'User name', ar: 'اسم المستخدم', ckb: 'ناوی بەکارهێنەر' },
    { en: 'Name', ar: 'الاسم', ckb: 'ناو' },
    { en: 'Name in Latin letters', ar: 'الاسم بالحروف اللاتينية', ckb: 'ناو بە پیتی لاتینی' },
    { en: 'Roles', ar: 'الصفات', ckb: 'ڕۆڵەکان' },
    { en: 'State', ar: 'الحالة', ckb: 'دۆخ' },
    { en: 'Devices', ar: 'الأجهزة', ckb: 'ئامێرەکان' },
  ],
  rows: ({ officers }, language) =>
    officers.map((officer) => [
      officer.username,
      officer.name.ar,
      officer.name.en,
      officer.roles.map(({ role, site }) => (site === null ? role : `${role} (${site})`)).join(' '),
      STATES[officer.state][language],
      String(officer.devices.length),
    ]),
};

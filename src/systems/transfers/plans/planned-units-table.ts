import { nameOrClosed } from '../../../core/register/closed-identity.ts';
import type { ListTable } from '../../../platform/http/query-definition.ts';
import type { PlannedUnitsAnswer } from './unit-views.ts';

/** Where a plan wants whom as a table: a row for each person whom the officer sees, and one for a unit of others. */
export const plannedUnitsTable: ListTable<PlannedUnitsAnswer> = {
  subject: { planId: '01900000-0000-7000-8000-000000000000' },
  columns: [
    { en: 'Unit of the plan', ar: 'وحدة الخطة', ckb: 'یەکەی پلان' },
    { en: 'Persons in the unit', ar: 'أشخاص الوحدة', ckb: 'کەسانی یەکە' },
    { en: 'Register number', ar: 'رقم السجل', ckb: 'ژمارەی تۆمار' },
    { en: 'Name', ar: 'الاسم', ckb: 'ناو' },
    { en: 'Name in Latin letters', ar: 'الاسم بالحروف اللاتينية', ckb: 'ناو بە پیتی لاتینی' },
    { en: 'From', ar: 'من', ckb: 'لە' },
    { en: 'To', ar: 'إلى', ckb: 'بۆ' },
  ],
  rows: ({ rows }, language) =>
    rows.flatMap(({ unit, persons, people, from, to }) => {
      const row = (number: string, name: string, latin: string): string[] => [
        unit,
        String(persons),
        number,
        name,
        latin,
        from,
        to ?? '',
      ];
      return people.length === 0
        ? [row('', '', '')]
        : people.map(({ registerNumber, name }) =>
            row(registerNumber, nameOrClosed(name.primary, language), name.latin),
          );
    }),
};

import { nameOrClosed } from '../../../core/register/closed-identity.ts';
import type { ListTable } from '../../../platform/http/query-definition.ts';
import type { HouseholdsAnswer } from '../residents/views.ts';

/** The households of a camp as a table; each stands under its head, or under the member with the lowest number. */
export const householdsTable: ListTable<HouseholdsAnswer> = {
  subject: { site: 'AAA' },
  columns: [
    { en: 'Register number', ar: 'رقم السجل', ckb: 'ژمارەی تۆمار' },
    { en: 'Name', ar: 'الاسم', ckb: 'ناو' },
    { en: 'Has a head', ar: 'لها ربّ أسرة', ckb: 'سەرۆکی هەیە' },
    { en: 'Live here', ar: 'يقيمون هنا', ckb: 'لێرە دەژین' },
    { en: 'Of them children', ar: 'منهم أطفال', ckb: 'لەوان منداڵ' },
    { en: 'Elsewhere', ar: 'في مكان آخر', ckb: 'لە شوێنێکی تر' },
    { en: 'Sections', ar: 'الأقسام', ckb: 'بەشەکان' },
    { en: 'Members apart (open breaches)', ar: 'أفراد منفصلون (مخالفات قائمة)', ckb: 'ئەندامی جیا (پێشێلکاری کراوە)' },
  ],
  rows: ({ rows }, language) =>
    rows.map((row) => [
      row.registerNumber,
      nameOrClosed(row.name, language),
      YES_NO[row.headed ? 'yes' : 'no'][language],
      String(row.here),
      String(row.children),
      String(row.elsewhere),
      row.sections.join(' · '),
      String(row.apart),
    ]),
};

const YES_NO = {
  yes: { en: 'yes', ar: 'نعم', ckb: 'بەڵێ' },
  no: { en: 'no', ar: 'لا', ckb: 'نەخێر' },
} as const;

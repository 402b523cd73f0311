import { nameOrClosed } from '../../core/register/closed-identity.ts';
import type { ListTable } from '../../platform/http/query-definition.ts';
import { gateName, type LinesAnswer } from './line-views.ts';

/** The lines of a manifest as a table: one row for each person; states of lines and gates are codes, the next action is in words. */
export const linesTable: ListTable<LinesAnswer> = {
  subject: { manifestNo: '1' },
  columns: [
    { en: 'Register number', ar: 'رقم السجل', ckb: 'ژمارەی تۆمار' },
    { en: 'Name', ar: 'الاسم', ckb: 'ناو' },
    { en: 'Name in Latin letters', ar: 'الاسم بالحروف اللاتينية', ckb: 'ناو بە پیتی لاتینی' },
    { en: 'State', ar: 'الحالة', ckb: 'دۆخ' },
    { en: 'Order of detention', ar: 'أمر التوقيف', ckb: 'فەرمانی دەستبەسەرکردن' },
    { en: 'Fitness to travel', ar: 'اللياقة للنقل', ckb: 'گونجاوی بۆ گەشت' },
    { en: 'Notice', ar: 'التبليغ', ckb: 'ئاگادارکردنەوە' },
    { en: 'Private interview', ar: 'المقابلة على انفراد', ckb: 'چاوپێکەوتنی تایبەت' },
    { en: 'Fear of transfer', ar: 'الخوف من النقل', ckb: 'ترس لە گواستنەوە' },
    { en: 'Acceptance', ar: 'القبول', ckb: 'قبوڵکردن' },
    { en: 'Compartment', ar: 'المقصورة', ckb: 'خانە' },
    { en: 'Vehicle', ar: 'المركبة', ckb: 'ئۆتۆمبێل' },
    { en: 'Which compartment', ar: 'أي مقصورة', ckb: 'کام خانە' },
    { en: 'Section accepted into', ar: 'القسم الذي قُبل فيه', ckb: 'بەشی قبوڵکراو' },
    { en: 'Refused by the receiver because', ar: 'سبب رفض الجهة المستلمة', ckb: 'هۆکاری ڕەتکردنەوەی دەسەڵاتی وەرگر' },
    { en: 'Words of the refusal', ar: 'تفصيل الرفض', ckb: 'وشەکانی ڕەتکردنەوە' },
    { en: 'Struck off because', ar: 'سبب الشطب', ckb: 'هۆکاری سڕینەوە' },
    { en: 'Not in the convoy by the file', ar: 'ليس في القافلة بحسب ملفه', ckb: 'بەپێی دۆسیەکەی لە کاروانەکەدا نییە' },
    { en: 'Away from the site by the file', ar: 'غائب عن الموقع بحسب ملفه', ckb: 'بەپێی دۆسیەکەی لە شوێنەکە نییە' },
    { en: 'Open breaches', ar: 'مخالفات قائمة', ckb: 'پێشێلکاری کراوە' },
    { en: 'Next action', ar: 'الإجراء التالي', ckb: 'کاری داهاتوو' },
    { en: 'Role that acts', ar: 'الصفة المعنية', ckb: 'ڕۆڵی پەیوەندیدار' },
  ],
  rows: ({ rows }, language) =>
    rows.map((line) => [
      line.registerNumber,
      nameOrClosed(line.name.primary, language),
      line.name.latin,
      line.state,
      ...gateName.options.map((name) => line.gates[name].state),
      line.vehicle ?? '',
      line.compartment ?? '',
      line.section ?? '',
      line.refusal?.text[language] ?? '',
      line.refusal?.note ?? '',
      line.struckOff ?? '',
      line.gone?.kind ?? '',
      line.away?.reason ?? '',
      String(line.breaches),
      line.nextAction?.text[language] ?? '',
      line.nextAction?.role ?? '',
    ]),
};

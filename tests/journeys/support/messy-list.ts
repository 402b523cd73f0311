import { makeZip, textRows, workbookParts } from '../../../src/systems/register/lists/sheet/workbook.fixture.ts';

const HEADINGS = ['م', 'الاسم الكامل', 'ذ/أ', 'تاريخ الميلاد', 'الجنسية', 'ملاحظات'];
/** A list as lists are: a letter first, titles, two pages, digits and calendars mixed, a double, a day that never was, a word for a country that nobody knows. */
const bytes = Buffer.from(
  makeZip(
    workbookParts([
      { name: 'Letter', xml: `<sheetData>${textRows([['Herewith the list.']])}</sheetData>` },
      {
        name: 'القائمة',
        xml: `<sheetData>${textRows([
          ['قائمة تجريبية'],
          HEADINGS,
          ['١', 'تجربة عمار الراوي', 'ذكر', '١٩٩٠/٠٥/١٢', 'عراقي', '=1+1'],
          ['٢', 'نموذج خالد الجبوري', 'ذكر', '1412 هـ', 'سوري', ''],
          ['٣', 'عينة نبيل الكاظمي', 'ذكر', '31/02/1991', 'عراقي', ''],
          ['قائمة تجريبية'],
          HEADINGS,
          ['٤', 'مثال سعد الحسن', 'ذكر', '01/07/1988', 'Turkistan', ''],
          ['٥', 'تجربة عمار الراوي', 'ذكر', '1990', 'عراقي', ''],
          ['٦', '', 'ذكر', '1990', 'عراقي', ''],
        ])}</sheetData><mergeCells><mergeCell ref="A1:F1"/></mergeCells>`,
      },
    ]),
  ),
);
/** That list as a browser is given it. */
export const messyList = {
  name: 'list.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: bytes,
};

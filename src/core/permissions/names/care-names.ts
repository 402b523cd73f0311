import { type NamesOf, named } from './named.ts';

/** What each command and query of care is called. */
export const careNames: NamesOf<'care'> = {
  'record-fitness': named('Record fitness to travel', 'تدوين اللياقة للنقل', 'تۆمارکردنی گونجاوی بۆ گەشت'),
  'record-health': named(
    'Record an examination at admission or release',
    'تدوين فحص عند الإيداع أو إخلاء السبيل',
    'تۆمارکردنی پشکنین لە وەرگرتن یان ئازادکردندا',
  ),
  'health-owed': named(
    'Whom no health officer has seen yet',
    'من لم يره ضابط صحة بعد',
    'ئەوانەی هێشتا هیچ ئەفسەرێکی تەندروستی نەیبینیون',
  ),
};

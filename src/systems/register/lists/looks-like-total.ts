import { foldLabel } from './fold-label.ts';

/** What stands at the foot of a list beside the number of its rows. */
const TOTALS = [
  ...['total', 'grand total', 'sum', 'count', 'number of persons'],
  ...['المجموع', 'المجموع الكلي', 'المجموع العام', 'الإجمالي', 'إجمالي العدد', 'مجموع العدد', 'العدد الكلي', 'العدد'],
  ...['کۆ', 'کۆی گشتی', 'کۆی ژمارە', 'سەرجەم', 'ژمارەی گشتی'],
].map(foldLabel);

/** What is counted there. */
const COUNTED = new Set(
  [
    ...[
      'person',
      'persons',
      'people',
      'detainee',
      'detainees',
      'prisoner',
      'prisoners',
      'men',
      'women',
      'of',
      'row',
      'rows',
      'only',
    ],
    ...[
      'شخص',
      'شخصا',
      'أشخاص',
      'نزيل',
      'نزيلا',
      'نزلاء',
      'محتجز',
      'محتجزا',
      'محتجزين',
      'موقوف',
      'موقوفا',
      'سجين',
      'سجينا',
      'فقط',
      'عدد',
      'رجل',
      'رجلا',
    ],
    ...['کەس', 'گیراو', 'ڕاگیراو', 'پیاو', 'تەنها'],
  ].map(foldLabel),
);

/** How such a line begins: names, which are many, are told from it without being folded and remembered. */
const BEGINNING = /^\P{L}*(?:total|grand|sum|count|number|(?:ال)?(?:مجموع|[إا]جمالي|عدد)|[کك][ۆو]|سە?رجە?م|ژمارە)/iu;

/**
 * Whether a cell is the line that sums a list up ("Total: 9", "المجموع ٩ أشخاص") and no name: a word for a total, and nothing else but numbers and what is
 * counted. Such a row is never dropped by itself: somebody may bear the word as a name.
 */
export const looksLikeTotal = (cell: string): boolean => {
  if (!BEGINNING.test(cell.replaceAll('\u0640', ''))) return false;
  const words = foldLabel(cell)
    .split(' ')
    .filter((word) => !/^\p{N}+$/u.test(word));
  const text = words.join(' ');
  return TOTALS.some(
    (total) =>
      text === total ||
      (text.startsWith(`${total} `) &&
        text
          .slice(total.length + 1)
          .split(' ')
          .every((word) => COUNTED.has(word))),
  );
};

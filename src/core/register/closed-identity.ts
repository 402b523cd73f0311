/** What stands in place of the name of a child whose identity is closed to who asks. Pure, for server and web. */
export const CLOSED_IDENTITY = {
  en: 'Identity closed (child)',
  ar: 'الهوية محجوبة (طفل)',
  ckb: 'ناسنامە داخراوە (منداڵ)',
} as const;

/**
 * A name as a table or a paper shows it. Everybody has a name: an empty one is that of a child whose identity is closed to who asks, and the number beside it stays.
 * @param language that of the table or paper
 */
export const nameOrClosed = (name: string, language: keyof typeof CLOSED_IDENTITY): string =>
  name === '' ? CLOSED_IDENTITY[language] : name;

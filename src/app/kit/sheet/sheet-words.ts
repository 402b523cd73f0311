import type { TFunction } from 'i18next';

/** What the rows of a sheet say, translated once for all of them. */
export interface SheetWords {
  choose: string;
  answerMissing: string;
  recorded: string;
  back: string;
  select: (number: string) => string;
  detail: (number: string) => string;
  backOf: (number: string) => string;
}

/** The words of a sheet in the language of `t`, which knows the texts of the shell. */
export const makeSheetWords = (t: TFunction<'shell'>): SheetWords => ({
  choose: t('action.choose'),
  answerMissing: t('sheet.answerMissing'),
  recorded: t('sheet.recorded'),
  back: t('sheet.backToRestShort'),
  select: (number) => t('sheet.select', { number }),
  detail: (number) => t('sheet.detail', { number }),
  backOf: (number) => t('sheet.backToRest', { number }),
});

import { type NamesOf, named } from './named.ts';

/** What each command and query of ledger is called. */
export const ledgerNames: NamesOf<'ledger'> = {
  state: named('How the public log stands', 'حال السجل العلني', 'دۆخی تۆماری ئاشکرا'),
  files: named('The files of the public log', 'ملفات السجل العلني', 'فایلەکانی تۆماری ئاشکرا'),
};

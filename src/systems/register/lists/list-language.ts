/** Languages of the sentences about lists. The Sorani ones are drafts and need a native reader. */
export type ListLanguage = 'ar' | 'ckb' | 'en';

import { type Sentence, say } from '../../../core/register/refusal-text.ts';
import { NUMBER_KIND_WORDS } from './words.ts';

/** What the events say in one line; part of `eventSentences`. Never the number. */
export const numberSentences: Readonly<Record<string, Sentence>> = {
  ExternalNumberRecorded: say('A number became known: {kind}.', 'عُرف رقم: {kind}.', 'ژمارەیەک زانرا: {kind}.'),
  ExternalNumberWithdrawn: say(
    'A number was withdrawn: it was recorded wrongly.',
    'سُحب رقم: سُجّل خطأً.',
    'ژمارەیەک کشێنرایەوە: بە هەڵە تۆمارکرابوو.',
  ),
};
/** Words of their coded fields; part of `wordsOf`. */
export const numberWords = { ExternalNumberRecorded: { kind: NUMBER_KIND_WORDS } } as const;

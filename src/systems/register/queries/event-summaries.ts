import { type Sentence, say } from '../../../core/register/refusal-text.ts';
import { fillSentence } from '../../../core/register/refusal-texts.ts';
import { wordsOfBreach } from '../breach-words.ts';
import { eventSentences } from './event-sentences.ts';
import { languageWord, personsWord, wordsOf } from './event-words.ts';

/** Names of sites and authorities by code; undefined where the code is not known. */
export type Names = (code: string) => Sentence | undefined;

const NAMED = new Set(['site', 'place', 'fromSite', 'toSite', 'custodian', 'authority', 'fromAuthority']);
/** Fields that count persons inside a sentence. */
const PERSONS = new Set(['SealProposed.lineCount', 'HandoverOffered.counted', 'HandedOver.counted']);

const alike = (text: string): Sentence => say(text, text, text);

/** One field in words; undefined where it is no value of a sentence, or a code without words. */
const wordOf = (
  type: string,
  field: string,
  value: unknown,
  names: Names,
  orderEndedAt: number | null,
): Sentence | undefined => {
  if (typeof value === 'number' && PERSONS.has(`${type}.${field}`)) return personsWord(value);
  const words = wordsOf[type]?.[field];
  if (typeof value === 'boolean') return words?.[String(value)];
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  if (words !== undefined) return words[value] ?? (typeof value === 'number' ? alike(String(value)) : undefined);
  if (field === 'rule') return wordsOfBreach(String(value), orderEndedAt);
  if (field === 'language') return languageWord(String(value));
  if (NAMED.has(field)) return names(String(value)) ?? alike(String(value));
  return alike(String(value));
};

const templateOf = (type: string, { kind, withdrawn }: Readonly<Record<string, unknown>>): Sentence =>
  (withdrawn === true ? eventSentences[`${type}:withdrawn`] : undefined) ??
  (typeof kind === 'string' ? eventSentences[`${type}:${kind}`] : undefined) ??
  eventSentences[type] ??
  alike(type);

/**
 * One line about an event, in words: codes are said in each language, sites and authorities by name. A type without a line of its own is named by its type.
 * @param names how sites and authorities are called
 * @param orderEndedAt of a breach: when the last order of the person had ended before it
 */
export const summaryOf = (
  type: string,
  data: Readonly<Record<string, unknown>>,
  names: Names,
  orderEndedAt: number | null = null,
): Sentence => {
  const words = Object.entries(data).flatMap(([field, value]) => {
    const word = wordOf(type, field, value, names, orderEndedAt);
    return word === undefined ? [] : [[field, word] as const];
  });
  const valuesIn = (language: keyof Sentence) =>
    Object.fromEntries(words.map(([field, word]) => [field, word[language]]));
  const template = templateOf(type, data);
  return {
    en: fillSentence(template, valuesIn('en')).en,
    ar: fillSentence(template, valuesIn('ar')).ar,
    ckb: fillSentence(template, valuesIn('ckb')).ckb,
  };
};

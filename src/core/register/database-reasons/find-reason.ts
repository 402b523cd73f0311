import { findPlaceReason } from '../place-reason-texts.ts';
import { reasonFinder } from '../reason-templates.ts';
import { reasonTexts } from '../reason-texts.ts';
import { type Sentence, say } from '../refusal-text.ts';
import { convoyReasons } from './convoys.ts';
import { familyReasons } from './families.ts';
import { handOverReasons } from './hand-overs.ts';
import { householdReasons } from './households.ts';
import { officerReasons } from './officers.ts';
import { personReasons } from './persons.ts';
import { siteReasons } from './sites.ts';
import { commandReasonsWithValues } from './with-values.ts';

/** All reasons that a guard of the database gives and an officer can meet; `{…}` stands for a value of the case. */
export const databaseReasons: readonly Sentence[] = [
  ...convoyReasons,
  ...familyReasons,
  ...handOverReasons,
  ...personReasons,
  ...householdReasons,
  ...siteReasons,
  ...officerReasons,
];

/** States of convoy, operation, phase and recall (`src/systems/transfers/transitions.ts`), as a reason names them. */
const states: ReadonlyMap<string, Sentence> = new Map(
  [
    say('new', 'جديد', 'نوێ'),
    say('open', 'مفتوح', 'کراوە'),
    say('ended', 'منتهٍ', 'کۆتایی هاتوو'),
    say('planned', 'مخطط', 'پلان بۆ دانراو'),
    say('running', 'جارٍ', 'بەردەوام'),
    say('cancelled', 'ملغى', 'هەڵوەشێنراوە'),
    say('under-way', 'في الطريق', 'لە ڕێگا'),
    say('arrived', 'وصل', 'گەیشتوو'),
    say('closed', 'مغلق', 'داخراو'),
    say('requested', 'مطلوب', 'داواکراو'),
    say('agreed', 'متفق عليه', 'لەسەر ڕێککەوتوو'),
    say('refused', 'مرفوض', 'ڕەتکراوە'),
    say('carried-out', 'منفَّذ', 'جێبەجێکراو'),
  ].map((sentence) => [sentence.en, sentence]),
);

const find = reasonFinder(
  [...databaseReasons, ...commandReasonsWithValues],
  {
    person: '\\S+',
    reason: '.+',
    site: '\\S+',
    number: '\\d+',
    time: '[\\d :-]+',
    state: '[a-z-]+',
    act: '\\S+',
    roles: '\\{.*\\}',
    event: '\\S+',
    authority: '[A-Z]{2,10}',
    kind: '[a-z_-]+',
    registered: '[A-Z]{3}-\\d{6}-.',
  },
  (kind, value) =>
    kind === 'state' ? states.get(value) : kind === 'reason' ? (findReason(value) ?? say(value, '', '')) : undefined,
);

/** The reason of a refusal, in English as a command or a guard of the database worded it, in three languages; undefined where it has no words of its own. */
export const findReason = (reason: string): Sentence | undefined =>
  (Object.hasOwn(reasonTexts, reason) ? reasonTexts[reason] : undefined) ?? findPlaceReason(reason) ?? find(reason);

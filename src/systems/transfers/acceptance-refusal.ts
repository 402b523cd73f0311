import type { Sentence } from '../../core/register/refusal-text.ts';
import { say } from '../../core/register/refusal-text.ts';
import type { AcceptanceRefusalReason } from './convoy-words.ts';

/** Why the receiving authority does not accept a person, in words: of the sheet, the list of lines, its table and the manifest on paper. */
export const ACCEPTANCE_REFUSAL_WORDS: Readonly<Record<AcceptanceRefusalReason, Sentence>> = {
  'no-space': say('no place', 'لا مكان شاغر', 'شوێنی بەتاڵ نییە'),
  'no-authority': say('no authority or legal ground', 'لا صلاحية أو لا سند قانوني', 'دەسەڵات یان بنەمای یاسایی نییە'),
  health: say('health', 'أسباب صحية', 'هۆکاری تەندروستی'),
  protection: say('to be kept apart or protected', 'يلزم فصله أو حمايته', 'دەبێت جیا بکرێتەوە یان بپارێزرێت'),
  'identity-doubtful': say('identity in doubt', 'الهوية مشكوك فيها', 'گومان لە ناسنامە هەیە'),
  'papers-missing': say('papers are missing', 'أوراق ناقصة', 'بەڵگەنامە کەمە'),
  other: say('another reason', 'سبب آخر', 'هۆکارێکی تر'),
};
/** Of a refusal that was recorded before reasons had codes. */
const UNCODED = say('in words only', 'بالكلمات فقط', 'تەنها بە وشە');

/** The coded reason in words; of a refusal of before there were codes, that it has words only. */
export const acceptanceRefusalText = (reason: AcceptanceRefusalReason | null): Sentence =>
  reason === null ? UNCODED : ACCEPTANCE_REFUSAL_WORDS[reason];

import { type Sentence, say } from '../../core/register/refusal-text.ts';
import type { ManifestKind } from './manifest-kind.ts';

const WITHIN = say(
  'within one authority: the place passes, custody stays',
  'ضمن جهة واحدة: ينتقل المكان وتبقى العهدة',
  'لەناو یەک دەسەڵاتدا: شوێنەکە دەگۆڕێت و دەستبەسەرییەکە دەمێنێتەوە',
);
const ESCORT = say('escort', 'المفرزة المرافقة', 'پاسەوانی');
const GIVING = say('giving site', 'الموقع المسلِّم', 'شوێنی ڕادەستکەر');
const RECEIVING = say('receiving site', 'الموقع المستلم', 'شوێنی وەرگر');

/** What is said of notice and interview where they are no gates. */
export const NOT_ASKED: Sentence = say(
  'not asked within the authority and its own state',
  'غير مطلوبة ضمن الجهة ودولتها',
  'لەناو دەسەڵاتەکە و دەوڵەتی خۆیدا داواکراو نییە',
);

/** What is said beside a manifest that stays within one authority; null of one between authorities, which names three. */
export const withinWords = (kind: ManifestKind): Sentence | null => (kind === 'within-authority' ? WITHIN : null);

/** The two sides of a hand-over within one authority, which both bear its name, and what is said of it; null between authorities. */
export const sidesWithin = (
  kind: ManifestKind,
  ordinal: number,
): { gives: Sentence; takes: Sentence; says: Sentence } | null =>
  kind === 'between-authorities'
    ? null
    : ordinal === 1
      ? { gives: GIVING, takes: ESCORT, says: WITHIN }
      : { gives: ESCORT, takes: RECEIVING, says: WITHIN };

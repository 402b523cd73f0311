import type { HouseholdRole } from '../residents/residents.ts';
import { foldLabel } from './fold-label.ts';

/** Words for the relation to the head of a household, in English, Arabic and Sorani (the Sorani ones are drafts). */
const RELATIONS: Readonly<Record<HouseholdRole, string>> = {
  head: `head; head of household; head of the household; head of family; head of the family; hoh; self; principal applicant; breadwinner;
    رب الأسرة; ربة الأسرة; رب أسرة; ربة أسرة; رب العائلة; ربة العائلة; رب عائلة; ربة عائلة; رب البيت; ربة البيت; رئيس الأسرة; رئيسة الأسرة; المعيل; المعيلة; صاحب البطاقة; صاحبة البطاقة; نفسه; نفسها;
    سەرۆکی خێزان; سەرۆک خێزان; سەرپەرشتیار; خاوەن خێزان; خۆی`,
  spouse: `spouse; wife; husband; partner; زوجة; زوج; الزوجة الأولى; الزوجة الثانية; هاوسەر; ژن; مێرد`,
  child: `child; son; daughter; boy; girl; stepson; stepdaughter; stepchild; adopted child; ابن; ابنة; بنت; ولد; طفل; طفلة; ربيب; ربيبة; منداڵ; کوڕ; کچ`,
  other: `other; relative; other relative; mother; father; parent; brother; sister; sibling; grandfather; grandmother; grandson; granddaughter; grandchild; uncle; aunt; nephew; niece; cousin;
    mother in law; father in law; son in law; daughter in law; sister in law; brother in law; foster child; orphan; guardian;
    أم; والدة; أب; والد; أخ; أخت; شقيق; شقيقة; جد; جدة; حفيد; حفيدة; عم; عمة; خال; خالة; ابن أخ; ابنة أخ; بنت أخ; ابن أخت; ابنة أخت; بنت أخت; ابن عم; ابنة عم; كنة; حماة; حمو; قريب; قريبة; يتيم; يتيمة; آخر; أخرى;
    دایک; باوک; برا; خوشک; باپیر; داپیر; نەنک; نەوە; مام; پوور; خاڵ; برازا; خوشکەزا; بووک; زاوا; خزم; هەتیو; هیتر`,
};

const ROLE_OF = new Map(
  Object.entries(RELATIONS).flatMap(([role, words]) =>
    words.split(';').map((word) => [foldLabel(word), role as HouseholdRole] as const),
  ),
);

/** What somebody is in a household by the relation to its head as a list words it; null where nothing is said, or a word that nobody knows. */
export const roleOfRelation = (text: string): HouseholdRole | null => {
  for (const part of [text, ...text.split(/[()[\]/|\n]/u)]) {
    const role = ROLE_OF.get(foldLabel(part));
    if (role !== undefined && foldLabel(part) !== '') return role;
  }
  return null;
};

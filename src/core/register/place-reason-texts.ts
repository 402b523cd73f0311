import { isolate, reasonFinder } from './reason-templates.ts';
import { type Sentence, say } from './refusal-text.ts';

/**
 * Why a section or a compartment does not take a person, in three languages: the English as `register.placement_violations` words it, with `{…}` for the values of the
 * case. Without these an Arabic or Sorani reader was told the rule, and not which place, which age or how many places.
 */
const templates: readonly Sentence[] = [
  say(
    '{place} is for {age}, the age class is {class}',
    '{place} {age}، وفئة سنّ الشخص: {class}',
    '{place} بۆ {age}ە، و پۆلی تەمەنی کەسەکە: {class}',
  ),
  say(
    '{place} is for adults, and no decision of child protection stands that the child stays beside its parent: it is made on the file of the child',
    '{place} للبالغين، ولا قرار ساريًا من حماية الطفل بأن يبقى الطفل إلى جانب والده: يُتخذ في ملف الطفل',
    '{place} بۆ گەورەساڵانە، و هیچ بڕیارێکی کارای پاراستنی منداڵ نییە کە منداڵەکە لە تەنیشت دایک یان باوکی بمێنێتەوە: لە فایلی منداڵەکەدا دەدرێت',
  ),
  say('{place} is for another sex', '{place} للجنس الآخر', '{place} بۆ ڕەگەزی ترە'),
  say(
    '{place} is for convicted persons, and no order that carries out a judgment is in force',
    '{place} للمحكومين، ولا أمر ساريًا ينفّذ حكمًا',
    '{place} بۆ حوکمدراوانە، و هیچ فەرمانێکی کارا نییە کە حوکمێک جێبەجێ بکات',
  ),
  say(
    '{place} is for untried persons, and this person is convicted',
    '{place} لغير المحكومين، وهذا الشخص محكوم',
    '{place} بۆ دادگایی نەکراوانە، و ئەم کەسە حوکمدراوە',
  ),
  say(
    '{place} is for {status}, as the first who sits there, and this person is {status2}',
    '{place} على وضع أول الجالسين فيها: {status}، وهذا الشخص {status2}',
    '{place} بەپێی دۆخی یەکەم دانیشتووە: {status}، و ئەم کەسە {status2}',
  ),
  say(
    '{place} is for {status}, and this person is {status2}',
    '{place} مخصصة: {status}، وهذا الشخص {status2}',
    '{place} تەرخانە: {status}، و ئەم کەسە {status2}',
  ),
  say(
    'vehicle {code} was found unfit, and not fit since',
    'وُجدت المركبة {code} غير صالحة، ولم تُوجد صالحة بعد ذلك',
    'ئۆتۆمبێلی {code} بە ناگونجاو دۆزرایەوە، و دوای ئەوە بە گونجاو نەدۆزرایەوە',
  ),
  say(
    '{place} would hold two persons who are kept apart',
    '{place}: سيجتمع هناك شخصان يجب الفصل بينهما',
    '{place}: دوو کەسی تێدا کۆدەبێتەوە کە دەبێت جیابکرێنەوە',
  ),
  say(
    '{place} has {number} places; this would be number {number2}',
    '{place}: عدد الأماكن {number}، وهذا الشخص رقم {number2}',
    '{place}: {number} جێگای هەیە، و ئەم کەسە دەبێتە ژمارە {number2}',
  ),
  say(
    '{place} is of level {level}, the level in force is {level2}',
    '{place} للمستوى: {level}، والمستوى الساري: {level2}',
    '{place} بۆ ئاستی: {level}، و ئاستی کارا: {level2}',
  ),
  say(
    '{place} is for families, and this person is in no household',
    '{place} للأسر، ولا أسرة لهذا الشخص',
    '{place} بۆ خێزانەکانە، و ئەم کەسە لە هیچ خێزانێکدا نییە',
  ),
  say(
    'a child and the parent whom it accompanies would be in two sections',
    'يكون الطفل والوالد الذي يرافقه في قسمين',
    'منداڵەکە و ئەو دایک یان باوکەی لەگەڵیدایە لە دوو بەشدا دەبن',
  ),
  say(
    'a child and the parent whom it accompanies would be in two compartments',
    'يكون الطفل والوالد الذي يرافقه في مقصورتين',
    'منداڵەکە و ئەو دایک یان باوکەی لەگەڵیدایە لە دوو خانەدا دەبن',
  ),
  say(
    'another member of the household is in another section',
    'في قسم آخر فرد آخر من الأسرة',
    'ئەندامێکی تری خێزانەکە لە بەشێکی تردایە',
  ),
  say(
    'another member of the household is in another compartment',
    'في مقصورة أخرى فرد آخر من الأسرة',
    'ئەندامێکی تری خێزانەکە لە خانەیەکی تردایە',
  ),
];

/** Words that stand for values in those reasons, by the English of the database. */
const words: ReadonlyMap<string, Sentence> = new Map(
  [
    say('adults', 'للبالغين', 'گەورەساڵان'),
    say('juveniles', 'للقاصرين', 'منداڵان'),
    say('adult', 'بالغ', 'گەورەساڵ'),
    say('minor', 'قاصر', 'منداڵ'),
    say('undetermined', 'غير محددة', 'دیارینەکراو'),
    say('untried persons', 'غير محكومين', 'دادگایی نەکراوان'),
    say('convicted persons', 'محكومون', 'حوکمدراوان'),
    say('who is not detained', 'من ليس محتجزًا', 'ئەوەی دەستبەسەر نییە'),
    say('untried', 'غير محكوم', 'دادگایی نەکراوە'),
    say('convicted', 'محكوم', 'حوکمدراوە'),
    say('not detained', 'غير محتجز', 'دەستبەسەر نییە'),
    say('ordinary', 'عادي', 'ئاسایی'),
    say('raised', 'مشدد', 'توندکراو'),
    say('high', 'عالٍ', 'بەرز'),
  ].map((sentence) => [sentence.en, sentence]),
);

const placeIn = (place: string): Sentence => {
  const [kind = '', ...code] = place.split(' ');
  const name = isolate(code.join(' '));
  return kind === 'section'
    ? say(place, `القسم ${name}`, `بەشی ${name}`)
    : say(place, `المقصورة ${name}`, `خانەی ${name}`);
};

const word = '[a-z][a-z ]*';
/** The reason why a place does not take a person, in three languages; undefined where the reason is another one. */
export const findPlaceReason = reasonFinder(
  templates,
  {
    place: '(?:section|compartment) (?:\\S.*?)',
    code: '\\S.*?',
    number: '\\d+',
    age: word,
    class: word,
    status: word,
    level: word,
  },
  (name, value) => (name === 'place' ? placeIn(value) : words.get(value)),
);

import type { ErasureLevel } from '../../../core/ledger/erasure-leaf.ts';
import type { Word } from '../../../platform/pdf/written.ts';
import type { ErasureReason, ErasureStep } from './erasure.ts';

const word = (en: string, ar: string, ckb: string): Word => ({ en, ar, ckb });

/** Levels of an order, in words. */
export const LEVEL_WORDS: Readonly<Record<ErasureLevel, Word>> = {
  field: word('single words of one event', 'كلمات مفردة من قيد واحد', 'وشەی تاکی یەک تۆمار'),
  event: word('everything erasable of one event', 'كل ما يُمحى من قيد واحد', 'هەموو ئەوەی لە یەک تۆمار دەسڕدرێتەوە'),
  person: word(
    'everything erasable of the person',
    'كل ما يُمحى من ملف الشخص',
    'هەموو ئەوەی لە فایلی کەسەکە دەسڕدرێتەوە',
  ),
};
/** Reasons of an order, in words. */
export const REASON_WORDS: Readonly<Record<ErasureReason, Word>> = {
  'court-order': word('order of a court', 'أمر محكمة', 'فەرمانی دادگا'),
  'wrong-person': word('data of a wrong person', 'بيانات شخص آخر دُوّنت خطأً', 'زانیاریی کەسێکی هەڵە'),
  'third-party': word('data of a third person', 'بيانات شخص ثالث', 'زانیاریی کەسی سێیەم'),
  'retention-over': word('time of keeping is over', 'انقضت مدة الحفظ', 'ماوەی هەڵگرتن تەواو بوو'),
};
/** Steps of an order, in words. */
export const STEP_WORDS: Readonly<Record<ErasureStep, Word>> = {
  waiting: word('waits for another authority', 'بانتظار جهة أخرى', 'چاوەڕێی دەسەڵاتێکی ترە'),
  withdrawn: word('withdrawn', 'مسحوب', 'کشێنراوەتەوە'),
  'carried-out': word('carried out', 'نُفّذ', 'جێبەجێ کرا'),
};
/** Fields of events, as forms call them. */
export const FIELD_WORDS: Readonly<Record<string, Word>> = {
  account: word('account', 'الإفادة', 'گێڕانەوە'),
  destination: word('destination', 'الوجهة', 'شوێنی مەبەست'),
  note: word('note', 'الملاحظة', 'تێبینی'),
  reason: word('reason', 'السبب', 'هۆکار'),
  source: word('source', 'المصدر', 'سەرچاوە'),
  text: word('remark', 'الملاحظة المدوّنة', 'تێبینیی تۆمارکراو'),
};
/** What the panel and the page say. */
export const ERASURE_WORDS = {
  title: word('Erasure', 'المحو', 'سڕینەوە'),
  list: word('Orders of erasure', 'أوامر المحو', 'فەرمانەکانی سڕینەوە'),
  sub: word(
    'Words of officers that concern another person, or that a court wants gone. Officers of two authorities erase them; the event stays, with its date, place and officer, and the public log says that it tells less.',
    'كلمات دوّنها ضباط تخص شخصًا آخر، أو أمرت محكمة بمحوها. يمحوها ضابطان من جهتين؛ ويبقى القيد بتاريخه ومكانه وضابطه، ويذكر السجل العلني أنه يقول أقل مما كان.',
    'وشەی ئەفسەران کە پەیوەندییان بە کەسێکی ترەوە هەیە، یان دادگا دەیەوێت نەمێنن. دوو ئەفسەر لە دوو دەسەڵاتەوە دەیانسڕنەوە؛ تۆمارەکە بە بەروار و شوێن و ئەفسەرەکەیەوە دەمێنێتەوە، و تۆماری گشتی دەڵێت کە کەمتری تێدایە.',
  ),
  none: word(
    'Nothing was erased, and no order waits.',
    'لم يُمحَ شيء، ولا أمر بانتظار التنفيذ.',
    'هیچ شتێک نەسڕاوەتەوە و هیچ فەرمانێک چاوەڕێ نییە.',
  ),
  mark: word(
    'Where a value was erased stands ************************.',
    'مكان القيمة الممحوة تظهر ************************.',
    'لە شوێنی نرخە سڕاوەکە ************************ دەردەکەوێت.',
  ),
  order: word('Order an erasure', 'الأمر بمحو', 'فەرمانی سڕینەوە بدە'),
  orderExplain: word(
    'Nothing is erased before an officer of another authority carries it out, or of the judiciary. While custody lasts, and for ten years after it, single words go from at most three events of a person without the order of a court. Identity, custody, grounds, health, fears, death and release are never erased; what came with a list stands in the list too and is not offered.',
    'لا يُمحى شيء قبل أن ينفذ الأمرَ ضابط من جهة أخرى أو من القضاء. وما دام الاحتجاز قائمًا، ولعشر سنوات بعده، لا تُمحى كلمات مفردة من أكثر من ثلاثة قيود للشخص من غير أمر محكمة. ولا تُمحى أبدًا الهوية والاحتجاز وأسبابه والصحة والمخاوف والوفاة والإفراج؛ وما ورد في كشف مدوّن في الكشف أيضًا ولا يُعرض هنا.',
    'پێش ئەوەی ئەفسەرێکی دەسەڵاتێکی تر، یان دادوەری، جێبەجێی بکات هیچ شتێک ناسڕدرێتەوە. تا دەستبەسەری بەردەوامە و دە ساڵ دوای ئەوەش، بەبێ فەرمانی دادگا وشەی تاک لە زیاتر لە سێ تۆماری کەسێک ناسڕدرێتەوە. ناسنامە، دەستبەسەری، هۆکارەکان، تەندروستی، ترسەکان، مردن و ئازادکردن هەرگیز ناسڕدرێنەوە؛ ئەوەی لەگەڵ لیستێکدا هاتووە لە لیستەکەشدا هەیە و لێرە پیشان نادرێت.',
  ),
  what: word('What', 'ماذا', 'چی'),
  level: word('How much', 'المقدار', 'چەند'),
  reason: word('Why', 'السبب', 'بۆچی'),
  document: word('Document of the court', 'وثيقة المحكمة', 'بەڵگەنامەی دادگا'),
  documentHelp: word('For an order of a court.', 'لأمر المحكمة.', 'بۆ فەرمانی دادگا.'),
  wholePerson: word('All events of the person', 'كل قيود الشخص', 'هەموو تۆمارەکانی کەسەکە'),
  carryOut: word('Carry out the erasure', 'تنفيذ المحو', 'سڕینەوەکە جێبەجێ بکە'),
  carryOutExplain: word(
    'The words are gone at once and for good, here, in lists, papers and exports. Backups hold them until they expire.',
    'تزول الكلمات فورًا ونهائيًا، هنا وفي القوائم والأوراق والتصديرات. وتبقى في النسخ الاحتياطية إلى أن تنقضي مدتها.',
    'وشەکان یەکسەر و بۆ هەمیشە نامێنن، لێرە و لە لیست و کاغەز و هەناردەکاندا. لە پاشەکەوتەکاندا دەمێننەوە تا کاتیان بەسەر دەچێت.',
  ),
  withdraw: word('Withdraw the order', 'سحب الأمر', 'فەرمانەکە بکشێنەوە'),
  withdrawExplain: word(
    'Nothing was erased, and nothing will be.',
    'لم يُمحَ شيء ولن يُمحى.',
    'هیچ شتێک نەسڕاوەتەوە و ناسڕدرێتەوە.',
  ),
  ordered: word('Ordered', 'الأمر', 'فەرماندراوە'),
  carriedOut: word('Carried out', 'التنفيذ', 'جێبەجێکراوە'),
  withdrawn: word('Withdrawn', 'السحب', 'کشێنراوەتەوە'),
  person: word('Person', 'الشخص', 'کەس'),
  step: word('State', 'الحالة', 'دۆخ'),
  every: word('every', 'الكل', 'هەموو'),
  all: word('All orders of erasure', 'كل أوامر المحو', 'هەموو فەرمانەکانی سڕینەوە'),
} as const;

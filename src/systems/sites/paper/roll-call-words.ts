import type { Word } from '../../../platform/pdf/written.ts';
import type { Explanation } from '../control/explanations.ts';

const word = (en: string, ar: string, ckb: string): Word => ({ en, ar, ckb });

/** Words of a roll-call on paper. Sorani is a draft. */
export const ROLL_CALL_WORDS = {
  title: word('Closing roll-call', 'المناداة الختامية', 'بانگکردنی کۆتایی'),
  site: word('Site', 'الموقع', 'شوێن'),
  giving: word('Giving authority', 'الجهة المسلِّمة', 'دەسەڵاتی ڕادەستکەر'),
  taking: word('Taking authority', 'الجهة المتسلِّمة', 'دەسەڵاتی وەرگر'),
  called: word('Called at', 'وقت المناداة', 'کاتی بانگکردن'),
  onRoll: word('On the old roll', 'في القائمة السابقة', 'لە لیستی پێشوو'),
  counted: word('Counted there', 'عُدّوا في المكان', 'لەوێ ژمێردران'),
  missing: word('On the old roll and not there', 'في القائمة السابقة وليسوا في المكان', 'لە لیستی پێشوو و لەوێ نین'),
  unknown: word('There and not on the old roll', 'في المكان وليسوا في القائمة السابقة', 'لەوێن و لە لیستی پێشوو نین'),
  both: word('On both rolls', 'في القائمتين', 'لە هەردوو لیست'),
  nobody: word('nobody', 'لا أحد', 'کەس نییە'),
  number: word('Register number', 'رقم السجل', 'ژمارەی تۆمار'),
  name: word('Name', 'الاسم', 'ناو'),
  became: word('What became of the person', 'ما آل إليه الشخص', 'چی بەسەر هات'),
  by: word('Explained by', 'بيّنه', 'ڕوونکەرەوە'),
  open: word('open: not explained', 'مفتوح: لم يُبيَّن', 'کراوە: ڕوون نەکراوەتەوە'),
  stranger: word('not on the register', 'غير مقيَّد', 'تۆمار نەکراوە'),
  first: word('Called the roll', 'نادى على الأسماء', 'ناوەکانی بانگ کرد'),
  second: word('Second signature', 'التوقيع الثاني', 'واژووی دووەم'),
  unsigned: word('not signed yet', 'لم يُوقَّع بعد', 'هێشتا واژوو نەکراوە'),
  signed: word('Signed', 'وُقّع', 'واژوو کرا'),
  key: word('Device key', 'مفتاح الجهاز', 'کلیلی ئامێر'),
  noKey: word('signed in, without device key', 'سُجّل الدخول بلا مفتاح جهاز', 'چووەتە ژوورەوە، بەبێ کلیلی ئامێر'),
  firstSignature: word('First signature (Ed25519)', 'التوقيع الأول (Ed25519)', 'واژووی یەکەم (Ed25519)'),
  secondSignature: word('Second signature (Ed25519)', 'التوقيع الثاني (Ed25519)', 'واژووی دووەم (Ed25519)'),
  payload: word('What both device keys signed', 'ما وقّعه مفتاحا الجهازين', 'ئەوەی هەردوو کلیلی ئامێر واژوویان کرد'),
  hash: word('Hash of both rolls', 'بصمة القائمتين', 'هاشی هەردوو لیست'),
} as const satisfies Record<string, Word>;

/** What became of a difference, in the words of the page. */
export const EXPLANATION_WORDS: Readonly<Record<Explanation, Word>> = {
  'at-large': word('at large', 'طليق', 'ڕاکردوو'),
  unaccounted: word('unaccounted for', 'غير معلوم المصير', 'چارەنووس نادیار'),
  died: word('died', 'توفي', 'مرد'),
  elsewhere: word('at another place', 'موجود في مكان آخر', 'لە شوێنێکی ترە'),
  registered: word('on the register, is here', 'مقيَّد وموجود هنا', 'تۆمارکراو و لێرەیە'),
  'roll-was-wrong': word('the roll was wrong', 'القائمة خاطئة', 'لیستەکە هەڵە بوو'),
};

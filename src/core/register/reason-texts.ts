import { commandReasonTexts } from './command-reason-texts.ts';
import { type Sentence, say } from './refusal-text.ts';

/**
 * What a gate's function in the database, or a command, gives as its reason, in three languages: the key is the English reason as it stands there. One rule has several
 * reasons, and whoever reads its sentence alone does not know whether the notice or the interview is missing.
 */
export const reasonTexts: Readonly<Record<string, Sentence>> = Object.fromEntries(
  [
    say('the manifest names nobody', 'لا أحد في الكشف', 'کەس لە لیستەکەدا نییە'),
    say(
      'the transfer order is not approved by a second officer',
      'لم يصادق ضابط ثانٍ على أمر النقل',
      'ئەفسەرێکی دووەم فەرمانی گواستنەوەی پەسەند نەکردووە',
    ),
    say('the transfer order has expired', 'انتهت مدة أمر النقل', 'فەرمانی گواستنەوە بەسەرچووە'),
    say('no live order of detention', 'لا أمر توقيف سارٍ', 'هیچ فەرمانێکی کارای دەستبەسەری نییە'),
    say('released before', 'أُفرج عنه من قبل', 'پێشتر ئازاد کراوە'),
    say(
      'lives in a camp, and nothing is recorded on which this movement rests',
      'يقيم في مخيم، ولم يُدوَّن ما يستند إليه هذا النقل',
      'لە کەمپ دەژی، و هیچ تۆمار نەکراوە کە ئەم گواستنەوەیە پشتی پێ ببەستێت',
    ),
    say('another member of the household stays', 'يبقى فرد آخر من الأسرة', 'ئەندامێکی تری خێزانەکە دەمێنێتەوە'),
    say(
      'another member of the household is accepted for another section',
      'قُبل فرد آخر من الأسرة في قسم آخر',
      'ئەندامێکی تری خێزانەکە بۆ بەشێکی تر وەرگیراوە',
    ),
    say('not examined', 'لم يُفحص', 'نەپشکنراوە'),
    say('not fit to travel', 'غير لائق للنقل', 'بۆ گەشت گونجاو نییە'),
    say('examined more than 48 hours before', 'فُحص قبل أكثر من 48 ساعة', 'زیاتر لە 48 کاتژمێر پێشتر پشکنراوە'),
    say('no notice in a language understood', 'لم يُبلَّغ بلغة يفهمها', 'بە زمانێک کە تێی بگات ئاگادار نەکراوەتەوە'),
    say('no private interview offered', 'لم تُعرض عليه مقابلة على انفراد', 'چاوپێکەوتنی تایبەتی پێشنیار نەکراوە'),
    say(
      'a fear of the destination is open, upheld or not yet final',
      'خوف من الوجهة لم يُبتّ فيه، أو ثبت، أو لم يصر قراره نهائيًا',
      'ترسێک لە شوێنی مەبەست کراوەیە، پەسەند کراوە یان هێشتا کۆتایی نییە',
    ),
    say('not decided by the receiving authority', 'لم تقرر الجهة المستلمة بعد', 'دەسەڵاتی وەرگر هێشتا بڕیاری نەداوە'),
    say('refused by the receiving authority', 'رفضته الجهة المستلمة', 'دەسەڵاتی وەرگر ڕەتی کردەوە'),
    say(
      'the acceptance lapsed: a fact changed after it',
      'سقط القبول: تغيرت بعده واقعة',
      'وەرگرتنەکە کەوت: دوای ئەوە ڕاستییەک گۆڕا',
    ),
    say('no compartment assigned', 'لم تُعيَّن له مقصورة', 'هیچ خانەیەکی بۆ دیاری نەکراوە'),
    ...commandReasonTexts,
  ].map((sentence) => [sentence.en, sentence]),
);

import { type NamesOf, named } from './named.ts';

/** What each command and query of safeguards is called. */
export const safeguardsNames: NamesOf<'safeguards'> = {
  'answer-request': named(
    'Make a proposed answer to a family',
    'إقرار جواب مقترح لعائلة',
    'پەسەندکردنی وەڵامێکی پێشنیازکراو بۆ خێزانێک',
  ),
  'appeal-fear': named(
    'Record an appeal against a decision on a fear',
    'تدوين اعتراض على قرار في خوف',
    'تۆمارکردنی تانە لە بڕیارێک لەسەر ترسێک',
  ),
  'confirm-withdrawal': named(
    'Confirm that a family withdrew its request',
    'تأكيد سحب عائلة طلبها',
    'پشتڕاستکردنەوەی کشانەوەی داواکاریی خێزانێک',
  ),
  'decide-appeal': named('Decide an appeal', 'البت في اعتراض', 'بڕیاردان لە تانەیەک'),
  'decide-fear': named('Decide a fear', 'البت في خوف', 'بڕیاردان لە ترسێک'),
  'follow-up-request': named(
    'Write down what was done about a request',
    'تدوين ما جرى بشأن طلب',
    'تۆمارکردنی ئەوەی لەسەر داواکارییەک کرا',
  ),
  'give-notice': named('Give notice of a transfer', 'التبليغ بالنقل', 'ئاگادارکردنەوە لە گواستنەوە'),
  'propose-answer': named('Propose an answer to a family', 'اقتراح جواب لعائلة', 'پێشنیازکردنی وەڵامێک بۆ خێزانێک'),
  'receive-request': named('Receive a request of a family', 'استلام طلب عائلة', 'وەرگرتنی داواکاریی خێزانێک'),
  'record-fear': named('Record a fear of transfer', 'تدوين خوف من النقل', 'تۆمارکردنی ترس لە گواستنەوە'),
  'record-interview': named('Record private interviews', 'تدوين المقابلات على انفراد', 'تۆمارکردنی چاوپێکەوتنی تایبەت'),
  'return-answer': named('Send a proposed answer back', 'إعادة جواب مقترح', 'گەڕاندنەوەی وەڵامێکی پێشنیازکراو'),
  'waive-appeal': named(
    'Record that a person waives the appeal',
    'تدوين تنازل شخص عن الاعتراض',
    'تۆمارکردنی دەستهەڵگرتنی کەسێک لە تانە',
  ),
  'withdraw-request': named(
    'Record that a family wants no answer any more',
    'تدوين أن عائلة لم تعد تريد جوابًا',
    'تۆمارکردنی ئەوەی خێزانێک چیتر وەڵامی ناوێت',
  ),
  'person-fears': named(
    'What a person fears, behind an opened wall',
    'مما يخاف شخص، وراء حاجز مفتوح',
    'کەسێک لە چی دەترسێت، لە پشت دیوارێکی کراوە',
  ),
  request: named('One request of a family', 'طلب عائلة واحد', 'داواکارییەکی خێزانێک'),
  requests: named('Requests of families', 'طلبات العائلات', 'داواکارییەکانی خێزانەکان'),
  'request-candidates': named(
    'Whom a name of a request may be about',
    'من قد يعنيهم اسم في طلب',
    'ئەوانەی ناوێکی داواکارییەک لەوانەیە بۆیان بێت',
  ),
  'request-counts': named(
    'How many requests each authority has',
    'عدد الطلبات لدى كل جهة',
    'هەر دەسەڵاتێک چەند داواکاریی هەیە',
  ),
  'request-extract': named(
    'The extract for an answered request',
    'مستخرج طلب أُجيب عنه',
    'دەرهێنراوی داواکارییەکی وەڵامدراوە',
  ),
  fears: named('Fears of transfer', 'المخاوف من النقل', 'ترسەکان لە گواستنەوە'),
};

import { placeRuleTexts } from './place-rule-texts.ts';
import { type RefusalText, rule, say } from './refusal-text.ts';
import { releaseRuleTexts } from './release-rule-texts.ts';
import { residentRuleTexts } from './resident-texts.ts';

/** The rules: what each one means, where it comes from, and what to do when it refuses. The key is the rule's id everywhere. */
export const ruleTexts: Readonly<Record<string, RefusalText>> = {
  'I01-one-place-one-custodian': rule(
    'One place, one custodian',
    'ICPPED 17(3)(e); GC 35 §58',
    say(
      'A person is in one place under one authority at any instant; this would put the person in two.',
      'لا يكون الشخص في أي لحظة إلا في مكان واحد وفي عهدة جهة واحدة؛ وهذا يجعله في مكانين.',
      'کەسێک لە هەر ساتێکدا تەنها لە یەک شوێن و لەژێر یەک دەسەڵاتدایە؛ ئەمە دەیخاتە دوو شوێن.',
    ),
    say(
      "Open the person's file and look where the person is. Correct the earlier record if it is wrong.",
      'افتح ملف الشخص وانظر أين هو. وصحّح القيد السابق إن كان خاطئًا.',
      'فایلی کەسەکە بکەرەوە و بزانە لە کوێیە. تۆماری پێشوو ڕاست بکەرەوە ئەگەر هەڵەیە.',
    ),
  ),
  'I02-custody-tiles': rule(
    'Custody has no gap',
    'ICPPED 17(3)(e)–(h)',
    say(
      'Custody would have a gap or an overlap in time. It passes from one authority to the next; it never lapses.',
      'سيصبح في العهدة فراغ أو تداخل زمني. العهدة تنتقل من جهة إلى أخرى ولا تنقطع.',
      'دەستبەسەری بۆشایی یان یەکتربڕین تێدەکەوێت. دەستبەسەری دەگوازرێتەوە و هەرگیز ناپچڕێت.',
    ),
    say(
      'Record the missing time as unaccounted, or correct the instant.',
      'دوّن الوقت المفقود على أن الشخص غير معلوم المصير فيه، أو صحّح اللحظة.',
      'کاتە ونبووەکە وەک نەزانراو تۆمار بکە، یان ساتەکە ڕاست بکەرەوە.',
    ),
  ),
  'I02-custody-tiles-period': rule(
    'A period begins before it ends',
    'ICPPED 17(3)(e)–(h)',
    say(
      'A period of custody would end before it begins.',
      'ستنتهي مدة احتجاز قبل أن تبدأ.',
      'ماوەیەکی دەستبەسەری پێش دەستپێکردنی کۆتایی دێت.',
    ),
    say(
      'Correct the instant: it lies before another fact of the same person.',
      'صحّح اللحظة: فهي تسبق واقعة أخرى للشخص نفسه.',
      'ساتەکە ڕاست بکەرەوە: پێش ڕووداوێکی تری هەمان کەسە.',
    ),
  ),
  'I03-no-exit-without-outcome': rule(
    'Nobody leaves without an outcome',
    'ICPPED 17(3)(h), 21',
    say(
      'Custody ends only with a named outcome: release, completed repatriation or death.',
      'لا ينتهي الاحتجاز إلا بمآل مسمّى: إفراج أو إعادة مكتملة أو وفاة.',
      'دەستبەسەری تەنها بە ئەنجامێکی ناونراو کۆتایی دێت: ئازادکردن، گەڕاندنەوەی تەواو، یان مردن.',
    ),
    say(
      'Record the outcome with its authority and instant. An escape is not an outcome: the person stays counted.',
      'دوّن المآل مع الجهة واللحظة. والهروب ليس مآلًا: يبقى الشخص معدودًا.',
      'ئەنجامەکە لەگەڵ دەسەڵات و ساتەکەی تۆمار بکە. هەڵاتن ئەنجام نییە: کەسەکە هەر دەژمێردرێت.',
    ),
  ),
  'I04-no-admission-without-order': rule(
    'No admission without an order',
    'ICPPED 17(3)(c); Mandela 7',
    say(
      'There is no order with authority, legal ground and document for this person.',
      'لا يوجد لهذا الشخص أمر توقيف يبيّن الجهة والسند القانوني والوثيقة.',
      'بۆ ئەم کەسە فەرمانێک نییە کە دەسەڵات و بنەمای یاسایی و بەڵگەنامەی هەبێت.',
    ),
    say(
      'Record the order and its document, then repeat. A person found held without one is recorded as a fact, with a breach.',
      'دوّن الأمر ووثيقته ثم أعد المحاولة. ومن يوجد محتجزًا بلا أمر تُدوَّن حاله واقعةً مع مخالفة.',
      'فەرمان و بەڵگەنامەکەی تۆمار بکە و دووبارەی بکەرەوە.',
    ),
  ),
  'I05-order-live': rule(
    'The order must be live',
    'ICPPED 17(2)(f), 17(3)(c); ICCPR 9(4)',
    say(
      'The order is missing or has expired: no day of detention without a live authority.',
      'أمر التوقيف مفقود أو انتهت مدته: لا يوم احتجاز بلا أمر سارٍ.',
      'فەرمانەکە نییە یان بەسەرچووە: هیچ ڕۆژێکی دەستبەسەری بێ بنەمای کارا نابێت.',
    ),
    say(
      'Let the judicial role extend it before it expires, or record a new order with its document. What was decided before the end and arrives later is recorded as an order too, with the day on which it was issued.',
      'ليمدده أصحاب الصفة القضائية قبل انتهائه، أو دوّن أمرًا جديدًا مع وثيقته. وما تقرّر قبل انتهائه ووصل بعده يُدوَّن أمرًا كذلك، بتاريخ صدوره.',
      'با لایەنی دادوەری پێش کۆتاییەکەی درێژی بکاتەوە، یان فەرمانێکی نوێ لەگەڵ بەڵگەنامەکەی تۆمار بکە. ئەوەی پێش کۆتایی بڕیاری لێدراوە و دواتر دەگات، ئەویش وەک فەرمان بە بەرواری دەرچوونی تۆمار دەکرێت.',
    ),
  ),
  'I06-acceptance-per-person': rule(
    'Acceptance, person by person',
    'GC III 12; ICRC transfer practice',
    say(
      'The receiving authority has not accepted this person, has refused, or a fact changed after its acceptance.',
      'لم تقبل الجهة المستلمة هذا الشخص، أو رفضته، أو تغيّرت واقعة بعد قبولها.',
      'دەسەڵاتی وەرگر ئەم کەسەی قبوڵ نەکردووە، یان ڕەتی کردووەتەوە، یان دوای قبوڵکردن ڕاستییەک گۆڕاوە.',
    ),
    say(
      'A receiving officer decides again on this person, on the facts of today.',
      'يقرر ضابط الاستلام من جديد بشأن هذا الشخص وفق وقائع اليوم.',
      'ئەفسەری وەرگر دووبارە لەسەر ئەم کەسە بڕیار دەدات بە پێی ڕاستییەکانی ئەمڕۆ.',
    ),
  ),
  'I07-two-signatures-one-instant': rule(
    'Two signatures, one instant',
    'GC III 12; ICPPED 17(3)(h)',
    say(
      'A hand-over needs two officers of two authorities with two keys, over one payload of one sealed manifest.',
      'يتطلب التسليم ضابطين من جهتين بمفتاحين على مضمون واحد لكشف مختوم واحد.',
      'ڕادەستکردن پێویستی بە دوو ئەفسەری دوو دەسەڵات و دوو کلیلە لەسەر یەک ناوەڕۆکی یەک لیستی مۆرکراو.',
    ),
    say(
      'Compare manifest, order of hand-overs and key with the manifest page, then make a new offer.',
      'قارن الكشف وترتيب التسليم والمفتاح بصفحة كشف النقل، ثم قدّم عرضًا جديدًا.',
      'لیست و ڕیزی ڕادەستکردنەکان و کلیلەکە لەگەڵ پەڕەی لیستەکە بەراورد بکە و پێشنیازێکی نوێ بکە.',
    ),
  ),
  'I08-sealed-is-immutable': rule(
    'What is sealed stays as it is',
    'Amana rule 8 (good practice)',
    say(
      'The manifest is sealed, or it changed after the seal was proposed.',
      'كشف النقل مختوم، أو تغيّر بعد اقتراح الختم.',
      'لیستەکە مۆرکراوە، یان دوای پێشنیازی مۆر گۆڕاوە.',
    ),
    say(
      'Strike the person off or void the seal, then propose and complete a new one.',
      'اشطب الشخص أو أبطل الختم، ثم اقترح ختمًا جديدًا وأكمله.',
      'کەسەکە بسڕەوە یان مۆرەکە هەڵبوەشێنەوە، پاشان مۆرێکی نوێ پێشنیاز و تەواو بکە.',
    ),
  ),
  'I08-movement-reconciles': rule(
    'The movement must reconcile',
    'ICPPED 17(3)(h); Mandela 7',
    say(
      'A person on the manifest is neither admitted, nor struck off, nor in an incident.',
      'في الكشف شخص لم يُودَع ولم يُشطب وليس موضوع حادث.',
      'کەسێک لە لیستەکەدا نە وەرگیراوە، نە سڕاوەتەوە، نە لە ڕووداوێکدایە.',
    ),
    say(
      'Settle every open line: admit, strike off, or record the incident.',
      'سوِّ كل سطر مفتوح: أودِع أو اشطب أو دوّن الحادث.',
      'هەموو دێڕە کراوەکان یەکلا بکەرەوە: وەرگرتن، سڕینەوە، یان تۆماری ڕووداو.',
    ),
  ),
  'I09-one-live-manifest': rule(
    'One live manifest per person',
    'Amana rule 9 (good practice)',
    say(
      'The person already stands on another manifest that is not closed ({detail}).',
      'الشخص مدرج في كشف نقل آخر لم يُغلق ({detail}).',
      'کەسەکە لە لیستێکی تری دانەخراودایە ({detail}).',
    ),
    say(
      'Strike the person off the other manifest first, or leave the person out here.',
      'اشطبه من الكشف الآخر أولًا، أو لا تدرجه هنا.',
      'سەرەتا لە لیستەکەی تر بیسڕەوە، یان لێرە مەیخەرە.',
    ),
  ),
  'I10-fitness-48h': rule(
    'Fit to travel, seen within 48 hours',
    'GC III 47; Mandela 30',
    say(
      'No health officer has found this person fit to travel within the last 48 hours.',
      'لم يقرر أي مسؤول صحي خلال الساعات الثماني والأربعين الأخيرة أن هذا الشخص لائق للنقل.',
      'لە ٤٨ کاتژمێری ڕابردوودا هیچ ئەفسەرێکی تەندروستی ئەم کەسەی بۆ گەشت بە گونجاو نەزانیوە.',
    ),
    say(
      'A health officer examines the person again; who is not fit is struck off.',
      'يفحصه مسؤول صحي من جديد؛ ومن ليس لائقًا يُشطب.',
      'ئەفسەری تەندروستی دووبارە دەیپشکنێت؛ ئەوەی گونجاو نییە دەسڕدرێتەوە.',
    ),
  ),
  'I11-fear-suspends-line': rule(
    'A fear suspends the line',
    'CAT 3; ICPPED 16; ICCPR 7',
    say(
      'A fear of the destination or of a state on the way is open, upheld, or its decision is not yet final.',
      'هناك خوف من دولة الوجهة أو من دولة على الطريق لم يُبتّ فيه، أو ثبت، أو لم يصبح قراره نهائيًا.',
      'ترسێک لە وڵاتی مەبەست یان وڵاتێکی سەر ڕێگا کراوەیە، پەسەندکراوە، یان بڕیارەکەی هێشتا یەکجاری نییە.',
    ),
    say(
      'The person stays. An assessor who neither heard the fear nor planned the move decides it; then the appeal time runs.',
      'يبقى الشخص. يبتّ في الخوف مُقيِّم لم يسمعه ولم يخطط للنقل، ثم تسري مهلة الطعن.',
      'کەسەکە دەمێنێتەوە. هەڵسەنگێنەرێک کە نە گوێی لێ بووە نە گواستنەوەکەی داناوە بڕیار دەدات؛ پاشان ماوەی تانە دەست پێدەکات.',
    ),
  ),
  'I11-fear-decision-reasoned': rule(
    'A decision on a fear has reasons',
    'CAT 3; ICPPED 16',
    say(
      'The decision lacks written reasons, its result, or the date it becomes final.',
      'ينقص القرارَ أسبابٌ مكتوبة أو نتيجته أو تاريخ صيرورته نهائيًا.',
      'بڕیارەکە هۆکاری نووسراو، ئەنجام، یان بەرواری یەکجاریبوونی کەمە.',
    ),
    say(
      'Write the reasons in at least one full sentence and name the date after the appeal time.',
      'اكتب الأسباب في جملة كاملة على الأقل وحدد التاريخ بعد مهلة الطعن.',
      'هۆکارەکان لانیکەم بە ڕستەیەکی تەواو بنووسە و بەرواری دوای ماوەی تانە دیاری بکە.',
    ),
  ),
  'I12-notice-and-interview': rule(
    'Notice and a private interview',
    'GC III 46–48; Mandela 54–55; ICPPED 16',
    say(
      'The person was not told of the move in a language understood, was offered no private interview, or the destination is not one named place.',
      'لم يُبلَّغ الشخص بالنقل بلغة يفهمها، أو لم تُعرض عليه مقابلة على انفراد، أو أن الوجهة ليست مكانًا واحدًا مسمّى.',
      'کەسەکە بە زمانێک کە تێی بگات ئاگادار نەکراوەتەوە، یان چاوپێکەوتنی تایبەتی بۆ پێشنیاز نەکراوە، یان شوێنی مەبەست یەک شوێنی ناونراو نییە.',
    ),
    say(
      'Give notice and offer the interview, then repeat.',
      'بلّغ الشخص واعرض عليه المقابلة ثم أعد المحاولة.',
      'ئاگاداری بکەرەوە و چاوپێکەوتن پێشنیاز بکە، پاشان دووبارەی بکەرەوە.',
    ),
  ),
  'I12-notice-72h': rule(
    'Notice 72 hours before',
    'GC III 46–48; Amana policy K9',
    say(
      'Notice was given less than 72 hours before the person left.',
      'جرى التبليغ قبل أقل من 72 ساعة من مغادرة الشخص.',
      'ئاگاداری کەمتر لە ٧٢ کاتژمێر پێش ڕۆیشتنی کەسەکە دراوە.',
    ),
    say(
      'The breach stays until the authority records why; nothing was refused.',
      'تبقى المخالفة إلى أن تدوّن الجهة السبب؛ ولم يُرفض شيء.',
      'پێشێلکارییەکە دەمێنێت تا دەسەڵاتەکە هۆکارەکەی تۆمار دەکات.',
    ),
  ),
  'I13-minor-apart-from-adults': rule(
    'Minors apart from adults',
    'CRC 37(c); Mandela 11(d)',
    say(
      'Minors and adults are kept apart: the section or compartment is not for the age of this person (a minor, or somebody of undetermined age, among adults; an adult among minors), or no compartment is assigned.',
      'يُفصل القاصرون عن البالغين: القسم أو المقصورة ليس لسنّ هذا الشخص (قاصر أو غير محدد السن بين بالغين، أو بالغ بين قاصرين)، أو لم تُخصَّص له مقصورة.',
      'منداڵان و گەورەساڵان جیا دەکرێنەوە: بەشەکە یان خانەکە بۆ تەمەنی ئەم کەسە نییە (منداڵێک یان کەسێکی تەمەن نەزانراو لەنێو گەورەساڵان، یان گەورەساڵێک لەنێو منداڵان)، یان هیچ خانەیەکی بۆ دانەنراوە.',
    ),
    say(
      'Choose a section or compartment for the age of the person, or record evidence of age. Where it is in the best interest of the child to be with adults, a child protection officer records that act: the breach ends at its instant, because the law then wants the child there (CRC 37(c)); what was before stays recorded. Of a child who accompanies a detained parent child protection decides on the file that it stays beside this parent.',
      'اختر قسمًا أو مقصورة لسنّ الشخص، أو دوّن دليلًا على السن. وإن كانت مصلحة الطفل الفضلى أن يكون مع بالغين فإن مسؤول حماية الطفل يدوّن ذلك: تزول المخالفة من لحظته لأن القانون يريد عندئذ أن يكون الطفل هناك (اتفاقية حقوق الطفل 37(ج))، ويبقى ما مضى مدوَّنًا. وأما الطفل الذي يرافق والدًا محتجزًا فتقرر حماية الطفل في ملفه أن يبقى إلى جانب هذا الوالد.',
      'بەش یان خانەیەک بۆ تەمەنی کەسەکە هەڵبژێرە، یان بەڵگەی تەمەن تۆمار بکە. ئەگەر باشترین بەرژەوەندیی منداڵەکە لەوەدا بێت لەگەڵ گەورەساڵان بێت، ئەفسەری پاراستنی منداڵ ئەوە تۆمار دەکات و پێشێلکارییەکە لەو ساتەوە کۆتایی دێت. لەسەر منداڵێک کە لەگەڵ دایک یان باوکی دەستبەسەرە، پاراستنی منداڵ لە فایلەکەدا بڕیار دەدات لە تەنیشتی بمێنێتەوە.',
    ),
  ),
  'I14-age-from-evidence': rule(
    'Age comes from evidence',
    'CRC 1, 37; Beijing Rules 4',
    say(
      'Age is derived from evidence of birth and is never typed.',
      'السن تُستنتج من دليل على الميلاد ولا تُكتب.',
      'تەمەن لە بەڵگەی لەدایکبوونەوە وەردەگیرێت و نانووسرێت.',
    ),
    say(
      'Record the evidence: document, registry, school, statement or medical finding.',
      'دوّن الدليل: وثيقة أو سجل مدني أو سجل مدرسي أو إفادة أو نتيجة طبية.',
      'بەڵگەکە تۆمار بکە: بەڵگەنامە، تۆمار، قوتابخانە، لێدوان، یان ئەنجامی پزیشکی.',
    ),
  ),
  'I16-men-and-women-apart': rule(
    'Women and men apart',
    'Mandela 11(a)',
    say(
      'The section or compartment is for the other sex.',
      'القسم أو المقصورة للجنس الآخر.',
      'بەشەکە یان خانەکە بۆ ڕەگەزەکەی ترە.',
    ),
    say('Choose another section or compartment.', 'اختر قسمًا أو مقصورة أخرى.', 'بەش یان خانەیەکی تر هەڵبژێرە.'),
  ),
  'I16-untried-apart': rule(
    'Untried and convicted persons apart',
    'Mandela 11(b)',
    say(
      'The section or compartment is for persons of another legal status: untried and convicted persons, and who is not detained, are kept apart.',
      'القسم أو المقصورة لأشخاص من وضع قانوني آخر: يُفصل بين الموقوفين والمحكومين ومن ليس محتجزًا.',
      'بەشەکە یان خانەکە بۆ کەسانی دۆخێکی یاسایی ترە: دادگایی نەکراو و سزادراو و ئەوەی دەستگیر نەکراوە جیا دەکرێنەوە.',
    ),
    say(
      'Choose a section or compartment for the legal status of the person; in a vehicle one that takes either is for those of the status of the first who sits there. Nobody counts as convicted before a judicial role has recorded the order that carries out the judgment.',
      'اختر قسمًا أو مقصورة توافق وضع الشخص القانوني؛ والمقصورة التي تقبل الوضعين تكون لمن هم على وضع أول من يجلس فيها. ولا يُعدّ أحد محكومًا قبل أن تدوّن جهة قضائية سند تنفيذ الحكم.',
      'بەشێک یان خانەیەک هەڵبژێرە کە لەگەڵ دۆخی یاسایی کەسەکە بگونجێت؛ لە ئۆتۆمبێلدا خانەیەک کە بۆ هەردووکیانە بۆ ئەوانەیە کە دۆخی یەکەم دانیشتوویان هەیە. کەس بە سزادراو دانانرێت تا لایەنێکی دادوەری فەرمانی جێبەجێکردنی حوکمەکە تۆمار نەکات.',
    ),
  ),
  'I16-keep-apart': rule(
    'Persons to be kept apart',
    'Mandela 1, 12',
    say(
      'Two persons who must be kept apart would share this section or compartment.',
      'سيجتمع في هذا القسم أو المقصورة شخصان يجب الفصل بينهما.',
      'دوو کەس کە دەبێت جیابکرێنەوە لەم بەشە یان خانەیەدا کۆدەبنەوە.',
    ),
    say('Choose another place for one of them.', 'اختر لأحدهما مكانًا آخر.', 'بۆ یەکێکیان شوێنێکی تر هەڵبژێرە.'),
  ),
  'I17-section-capacity': rule(
    'Not more persons than places',
    'Mandela 13; GC III 25',
    say(
      'The section or compartment would hold more persons than it has places.',
      'سيضم القسم أو المقصورة أشخاصًا أكثر من أماكنه.',
      'بەشەکە یان خانەکە کەسی زیاتر لە جێگاکانی تێدەکەوێت.',
    ),
    say(
      'Choose another, or let two officers of the authority that holds the site authorise extra places for a limited time.',
      'اختر غيره، أو ليأذن ضابطان من الجهة القائمة على الموقع بأماكن إضافية لمدة محددة.',
      'یەکێکی تر هەڵبژێرە، یان با دوو ئەفسەری دەسەڵاتی شوێنەکە بۆ ماوەیەکی دیاریکراو جێگای زیادە پەسەند بکەن.',
    ),
  ),
  'I21-death-is-final': rule(
    'A death is final',
    'Mandela 71; ICPPED 17(3)(g)',
    say(
      'The death of this person is recorded; nothing further can be done with the person.',
      'وفاة هذا الشخص مدوَّنة؛ ولا يمكن اتخاذ أي إجراء آخر بشأنه.',
      'مردنی ئەم کەسە تۆمارکراوە؛ هیچ کارێکی تری لەگەڵ ناکرێت.',
    ),
    say(
      'If the record is wrong, correct it as an event of its own.',
      'إن كان القيد خاطئًا فصحّحه بقيد مستقل.',
      'ئەگەر تۆمارەکە هەڵەیە بە ڕووداوێکی سەربەخۆ ڕاستی بکەرەوە.',
    ),
  ),
  'I21-death-complete': rule(
    'What a record of death must say',
    'Mandela 71; ICPPED 17(3)(g)',
    say(
      'A record of death needs cause or "pending", circumstances, where the remains are, and the independent referral.',
      'يتطلب قيد الوفاة السبب أو «قيد التحديد» والظروف ومآل الجثمان والإحالة المستقلة.',
      'تۆماری مردن پێویستی بە هۆکار یان «چاوەڕوان»، بارودۆخ، شوێنی تەرم و ڕەوانەکردنی سەربەخۆیە.',
    ),
    say('Fill in what is missing.', 'أكمل الناقص.', 'ئەوەی کەمە پڕی بکەرەوە.'),
  ),
  'I23-append-only': rule(
    'Nothing is changed or erased',
    'ICPPED 22; Mandela 6',
    say(
      'A recorded event is never changed or removed.',
      'لا يُغيَّر القيد المدوَّن ولا يُحذف.',
      'ڕووداوی تۆمارکراو هەرگیز ناگۆڕدرێت و ناسڕدرێتەوە.',
    ),
    say(
      'Record a correction: a new event that names the one it corrects.',
      'دوّن تصحيحًا: قيدًا جديدًا يسمّي القيد الذي يصححه.',
      'ڕاستکردنەوەیەک تۆمار بکە کە ناوی ڕووداوە ڕاستکراوەکە بهێنێت.',
    ),
  ),
  'I24-four-eyes': rule(
    'Two pairs of eyes',
    'Amana rule 24; ICPPED 21',
    say(
      'Who proposes cannot approve, and both must be of the right authority; or the approval is missing.',
      'من يقترح لا يصادق، ويجب أن يكون كلاهما من الجهة المختصة؛ أو أن المصادقة غائبة.',
      'ئەوەی پێشنیاز دەکات ناتوانێت پەسەند بکات، و دەبێت هەردووکیان لە دەسەڵاتی دروست بن؛ یان پەسەندکردنەکە نییە.',
    ),
    say(
      'Ask another officer with the same role.',
      'اطلب من ضابط آخر بالصفة نفسها.',
      'داوا لە ئەفسەرێکی تری هەمان ڕۆڵ بکە.',
    ),
  ),
  ...placeRuleTexts,
  ...releaseRuleTexts,
  ...residentRuleTexts,
  'mandela-7-answered': rule(
    'The seven questions at admission',
    'Mandela 7(a)–(g)',
    say(
      'An answer is missing, or an unknown has no reason.',
      'هناك إجابة ناقصة، أو إجابة «غير معلوم» بلا سبب.',
      'وەڵامێک کەمە، یان «نەزانراو» بێ هۆکارە.',
    ),
    say(
      'Answer all seven; where the answer is unknown, write why.',
      'أجب عن الأسئلة السبعة؛ وحيث الجواب غير معلوم اكتب السبب.',
      'وەڵامی هەر حەوت بدەرەوە؛ ئەگەر نەزانراوە هۆکارەکەی بنووسە.',
    ),
  ),
  'P3-security-level': rule(
    'Security level',
    'Mandela 89, 93',
    say(
      'The security level in force of this person is above the level of the section, or a level is not recorded as it must be: with reasons, for a year at most.',
      'المستوى الأمني النافذ لهذا الشخص أعلى من مستوى القسم، أو أن المستوى لم يُدوَّن كما يجب: مع الأسباب، ولسنة على الأكثر.',
      'ئاستی ئەمنیی کارای ئەم کەسە لە ئاستی بەشەکە بەرزترە، یان ئاستەکە وەک پێویست تۆمار نەکراوە: لەگەڵ هۆکار و بۆ ماوەی ساڵێک زۆرترین.',
    ),
    say(
      'Choose a section of that level. If the level is no longer right, withdraw it with reasons, or record a lower one and let a second officer approve it.',
      'اختر قسمًا من ذلك المستوى. وإن لم يعد المستوى صحيحًا فاسحبه مع الأسباب، أو دوّن مستوى أدنى ليصادق عليه ضابط ثانٍ.',
      'بەشێکی ئەو ئاستە هەڵبژێرە. ئەگەر ئاستەکە ئیتر ڕاست نییە، بە هۆکارەوە بیکێشەرەوە، یان ئاستێکی نزمتر تۆمار بکە با ئەفسەری دووەم پەسەندی بکات.',
    ),
  ),
};

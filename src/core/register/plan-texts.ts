import { type RefusalText, type Sentence, say } from './refusal-text.ts';

/** Refusals about plans of who is held where. */
export const planTexts: Readonly<Record<string, RefusalText>> = {
  'plan-refused': {
    status: 409,
    title: 'The checker refuses the plan',
    detail: say(
      'The checker refuses the plan: {detail}.',
      'المدقّق يرفض الخطة: {detail}.',
      'پشکنەرەکە پلانەکە ڕەت دەکاتەوە: {detail}.',
    ),
    remedy: say(
      'Nothing was stored. Make the plan again; if the checker refuses it again, report it with the instance.',
      'لم يُحفظ شيء. ضع الخطة من جديد؛ وإن رُفضت ثانية فأبلغ عنها مع ملف المدخلات.',
      'هیچ شتێک هەڵنەگیرا. پلانەکە دووبارە دابنێ؛ ئەگەر دیسان ڕەت کرایەوە، لەگەڵ پەڕگەی داتاکانی ڕای بگەیەنە.',
    ),
  },
  'plan-outdated': {
    status: 409,
    title: 'The plan is outdated',
    detail: say(
      'The plan is outdated: facts from which it was made have changed.',
      'الخطة متقادمة: تغيّرت وقائع وُضعت على أساسها.',
      'پلانەکە کۆن بووە: ئەو ڕاستیانەی لەسەریان دانراوە گۆڕاون.',
    ),
    remedy: say(
      'Look at what changed, make the plan again from the register of now, and have that one agreed to and approved.',
      'انظر فيما تغيّر، وضع الخطة من جديد من السجل كما هو الآن، ثم تُوافق الجهات عليها ويُصادق عليها.',
      'سەیری ئەوە بکە کە گۆڕاوە، پلانەکە لە تۆماری ئێستاوە دووبارە دابنێ، پاشان با لەسەر ئەوە ڕێک بکەون و پەسەندی بکەن.',
    ),
  },
  'plan-not-agreed': {
    status: 409,
    title: 'A receiving authority has not agreed',
    detail: say(
      'A plan is approved after every authority that would receive persons agreed ({authorities}).',
      'يُصادق على الخطة بعد موافقة كل جهة ستستلم أشخاصًا ({authorities}).',
      'پلان دوای ڕەزامەندی هەموو ئەو دەسەڵاتانە پەسەند دەکرێت کە کەسەکان وەردەگرن ({authorities}).',
    ),
    remedy: say(
      'Ask an officer of each of these authorities to agree on the page of the plan, then approve.',
      'اطلب من ضابط في كل من هذه الجهات أن يوافق في صفحة الخطة، ثم صادق.',
      'داوا لە ئەفسەرێکی هەر یەک لەم دەسەڵاتانە بکە لە پەڕەی پلانەکەدا ڕەزامەندی بدات، پاشان پەسەندی بکە.',
    ),
  },
  'plan-empty': {
    status: 409,
    title: 'Nobody can be planned',
    detail: say(
      'There is no site with sections, or nobody for whom one of them is: nothing can be planned.',
      'لا يوجد موقع له أقسام، أو لا أحد يصلح له قسم منها: لا شيء يُخطط له.',
      'هیچ شوێنێک بەشی نییە، یان کەس نییە بەشێکیان بۆی بگونجێت: هیچ شتێک نییە پلانی بۆ دابنرێت.',
    ),
    remedy: say(
      'Look at what the plan leaves out, record the sections of the sites with their places, or choose other sites or persons.',
      'انظر فيما تتركه الخطة، وسجّل أقسام المواقع وأماكنها، أو اختر مواقع أو أشخاصًا آخرين.',
      'سەیری ئەوە بکە کە پلانەکە لێی دەردەکات، بەشەکانی شوێنەکان و جێگاکانیان تۆمار بکە، یان شوێن یان کەسی تر هەڵبژێرە.',
    ),
  },
  'plan-ended-early': {
    status: 409,
    title: 'Ended before there was a plan',
    detail: say(
      'The planner was ended before it had a plan: nothing was stored.',
      'أُوقف المخطِّط قبل أن تكون لديه خطة: لم يُحفظ شيء.',
      'پلاندانەرەکە پێش ئەوەی پلانێکی هەبێت وەستێنرا: هیچ شتێک هەڵنەگیرا.',
    ),
    remedy: say(
      'Begin again, and let it run until it tells kilometres: from then on its best plan is kept.',
      'ابدأ من جديد ودعه يعمل حتى يذكر الكيلومترات: فمنذئذ تُحفظ أفضل خطة لديه.',
      'دووبارە دەست پێ بکە و لێی گەڕێ تا کیلۆمەتر دەڵێت: لەوە بەدواوە باشترین پلانی هەڵدەگیرێت.',
    ),
  },
  'plan-by-hand': {
    status: 409,
    title: 'Cannot be placed there by hand',
    detail: say(
      'Somebody was placed by hand at {site}, and that contradicts a rule: no place there is for them, somebody from whom they are kept apart was placed there by hand too, or those who were are more than it holds.',
      'وُضع شخص يدويًا في {site} وهذا يخالف قاعدة: لا مكان له هناك، أو وُضع هناك يدويًا أيضًا من يُفصل عنه، أو أن من وُضعوا يدويًا أكثر مما يسع.',
      'کەسێک بە دەست لە {site} دانراوە و ئەمە دژی یاسایەکە: جێگای بۆ ئەو لەوێ نییە، یان ئەوەی لێی جیادەکرێتەوە ئەویش بە دەست لەوێ دانراوە، یان ئەوانەی بە دەست دانراون لە جێگاکان زیاترن.',
    ),
    remedy: say(
      'Nothing was stored. Place them elsewhere, or begin from a plan in which nobody was placed there by hand.',
      'لم يُحفظ شيء. ضعه في مكان آخر، أو ابدأ من خطة لم يوضع فيها أحد هناك يدويًا.',
      'هیچ شتێک هەڵنەگیرا. لە شوێنێکی تر دایبنێ، یان لە پلانێکەوە دەست پێ بکە کە کەس بە دەست لەوێ دانەنراوە.',
    ),
  },
  'plan-not-found': {
    status: 409,
    title: 'The planner found no plan',
    detail: say(
      'The planner found no plan within its memory and steps: nothing was stored.',
      'لم يجد المخطِّط خطة ضمن ذاكرته وخطواته: لم يُحفظ شيء.',
      'پلاندانەرەکە لە سنووری بیرگە و هەنگاوەکانیدا پلانێکی نەدۆزییەوە: هیچ شتێک هەڵنەگیرا.',
    ),
    remedy: say(
      'Plan fewer persons at once, for example phase by phase.',
      'خطط لعدد أقل من الأشخاص في المرة الواحدة، مرحلةً مرحلةً مثلًا.',
      'لە یەک جاردا پلان بۆ کەسانی کەمتر دابنێ، بۆ نموونە قۆناغ بە قۆناغ.',
    ),
  },
};

/** What a plan leaves out or cannot express, as a finding of a refusal: `plan-note-` and a code of `plan-words.ts`. */
export const planFindings: Readonly<Record<string, Sentence>> = {
  'plan-note-not-present': say(
    'Missing, at large or in no custody ({detail})',
    'مفقودون أو فارّون أو خارج الاحتجاز ({detail})',
    'ون، ڕاکردوو یان بێ دەستبەسەری ({detail})',
  ),
  'plan-note-on-a-manifest': say(
    'On a manifest that is not closed ({detail})',
    'في كشف نقل لم يُغلق ({detail})',
    'لە لیستێکی گواستنەوەدان کە دانەخراوە ({detail})',
  ),
  'plan-note-family-not-whole': say(
    'Kept together with somebody who was not chosen ({detail})',
    'يبقون مع شخص لم يُختر ({detail})',
    'لەگەڵ کەسێک دەهێڵرێنەوە کە هەڵنەبژێردراوە ({detail})',
  ),
  'plan-note-no-section-for-them': say(
    'No section of these sites is for them ({detail})',
    'لا قسم لهم في هذه المواقع ({detail})',
    'هیچ بەشێکی ئەم شوێنانە بۆ ئەوان نییە ({detail})',
  ),
  'plan-note-unit-too-large': say(
    'More persons who stay together than a section has places ({detail})',
    'يبقون معًا وعددهم أكبر من أماكن أي قسم ({detail})',
    'پێکەوە دەمێننەوە و لە جێگای هەر بەشێک زیاترن ({detail})',
  ),
  'plan-note-site-without-sections': say(
    'No sections are recorded, so nobody is placed there ({detail})',
    'لم تُسجَّل أقسام، فلا يوضع فيه أحد ({detail})',
    'هیچ بەشێک تۆمار نەکراوە، بۆیە کەس لێی دانانرێت ({detail})',
  ),
  'plan-note-section-for-either': say(
    'For untried and convicted alike beside divided sections; its places are not counted ({detail})',
    'للموقوفين والمحكومين معًا إلى جانب أقسام مفصولة؛ لا تُحسب أماكنه ({detail})',
    'بۆ دادگایینەکراو و سزادراو پێکەوە لە پاڵ بەشی جیاکراوە؛ جێگاکانی هەژمار ناکرێن ({detail})',
  ),
  'plan-note-site-without-coordinates': say(
    'Not recorded where it lies, so distances count for nothing ({detail})',
    'لم يُسجَّل مكانه، فلا تُحسب المسافات ({detail})',
    'شوێنەکەی تۆمار نەکراوە، بۆیە دوورییەکان هەژمار ناکرێن ({detail})',
  ),
  'plan-note-apart-within-a-family': say(
    'Kept apart from one of the own family ({detail})',
    'يُفصلون عن أحد أفراد العائلة ({detail})',
    'لە ئەندامێکی خێزانی خۆیان جیادەکرێنەوە ({detail})',
  ),
  'plan-note-apart-from-others': say(
    'Kept apart from somebody who is not in the plan; acceptance sees to it ({detail})',
    'يُفصلون عن شخص ليس في الخطة؛ يُراعى ذلك عند القبول ({detail})',
    'لە کەسێک جیادەکرێنەوە کە لە پلانەکەدا نییە؛ لە قبوڵکردندا ڕەچاو دەکرێت ({detail})',
  ),
  'plan-note-age-undetermined': say(
    'Age not determined, planned as juveniles ({detail})',
    'عمرهم غير محدد، وخُطّط لهم كأحداث ({detail})',
    'تەمەنیان دیاری نەکراوە، وەک نەوجەوان پلانیان بۆ دانراوە ({detail})',
  ),
  'plan-note-made-from': say(
    'Made from another plan ({detail})',
    'وُضعت من خطة أخرى ({detail})',
    'لە پلانێکی ترەوە دانراوە ({detail})',
  ),
  'plan-note-placed-by-hand': say('Placed by hand ({detail})', 'وُضعوا يدويًا ({detail})', 'بە دەست دانراون ({detail})'),
};

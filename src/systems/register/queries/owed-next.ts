import { type Sentence, say } from '../../../core/register/refusal-text.ts';
import type { HealthView } from '../../care/health-views.ts';
import { HEALTH_WITHIN, isSeenSince } from '../../care/index.ts';
import type { AdmissionAnswer, AdmissionQuestion } from '../../transfers/command-views.ts';
import type { Without } from '../accompanying/accompanying.ts';
import { DECISION_WORDS, WITHOUT_WORDS } from '../accompanying/words.ts';
import { isTestedAgain } from '../breach-cure.ts';
import type { ParticularName } from '../intake/particulars.ts';
import type { AgeClass, BreachView, OrderView, OwedView } from '../views.ts';

const DAY = 86_400_000;
/** An order that ends within two weeks is on the judge's list. */
const EXPIRY_WARNING = 14 * DAY;
/** Notice is due 72 hours before departure (K9), an examination lasts 48 hours (I10). */
const NOTICE_LEAD = 3 * DAY;

/** A live manifest of the person, and what it still misses. Instants in milliseconds. */
export type LiveManifest = {
  readonly manifestNo: number;
  readonly plannedAt: number;
  readonly fit: boolean;
  readonly notified: boolean;
  readonly interviewed: boolean;
};

/** What owed acts are derived from. */
export type OwedFacts = {
  readonly now: number;
  readonly held: boolean;
  readonly ageClass: AgeClass;
  readonly orders: readonly OrderView[];
  readonly breaches: readonly BreachView[];
  readonly manifest: LiveManifest | null;
  /** What of the way in is still unknown; undefined: nothing of it was told. */
  readonly openParticulars: readonly (ParticularName | 'inventory')[] | undefined;
  /** Whether a first appearance before a judge is recorded since the newest way in. */
  readonly judged: boolean;
  /** Of a child who accompanies a parent: whether a decision of child protection is in force, when the newest is to be reviewed, and what has become of the parent. */
  readonly accompaniment?:
    | { readonly decided: boolean; readonly reviewAt: number | null; readonly without: Without | null }
    | undefined;
  /** Since when an open recall waits for an answer, and the authority that has to give it; null: there is none. */
  readonly recall: { readonly requestedAt: number; readonly authority: string | null } | null;
  /** Since when it is agreed that the person goes back to the authority that asked, and the authority that holds the person; null: nothing is, or the person is back. */
  readonly wayBack: { readonly agreedAt: number; readonly authority: string | null } | null;
  /** Since when the oldest complaint about a packet waits for an answer, and the authority that holds the person or held last; null: there is none. Owed also after custody has ended. */
  readonly complaint: { readonly madeAt: number; readonly authority: string | null } | null;
  /** False for a child that is in custody with a parent only: no order is owed. */
  readonly detained: boolean;
  readonly answers: Readonly<Partial<Record<AdmissionQuestion, AdmissionAnswer>>> | null;
  /** When health officers saw the person, when he or she was admitted to the present site, and when a release was proposed that is not carried out yet. */
  readonly health: {
    readonly seen: readonly Pick<HealthView, 'occasion' | 'examinedAt'>[];
    readonly arrivedAt: number | undefined;
    readonly releaseAt: number | null;
  };
};

const texts = {
  'order-missing': say(
    'No live order: record one with its document.',
    'لا أمر توقيف ساريًا: دوّن أمرًا مع وثيقته.',
    'فەرمانی کارا نییە: یەکێک لەگەڵ بەڵگەنامەکەی تۆمار بکە.',
  ),
  'release-review': say(
    'The order has ended: review the release now. An order that has ended is not extended; a new one needs its own ground and document.',
    'انتهى أمر التوقيف: راجع الإفراج الآن. الأمر المنتهي لا يُمدَّد، والجديد يحتاج سندًا ووثيقة.',
    'فەرمانەکە بەسەرچووە: ئێستا پێداچوونەوە بە ئازادکردن بکە. فەرمانی بەسەرچوو درێژ ناکرێتەوە، و نوێیەک بنەما و بەڵگەنامەی خۆی دەوێت.',
  ),
  'order-expiring': say(
    'The order ends soon: extend it or release.',
    'أمر التوقيف على وشك الانتهاء: مدّده أو أفرج.',
    'فەرمانەکە نزیکە بەسەربچێت: درێژی بکەرەوە یان ئازاد بکە.',
  ),
  'age-undetermined': say(
    'Age is undetermined: look for evidence of birth; until then the person counts as a minor.',
    'السن غير محددة: ابحث عن دليل على الميلاد؛ وإلى ذلك الحين يُعدّ قاصرًا.',
    'تەمەن نەزانراوە: بۆ بەڵگەی لەدایکبوون بگەڕێ؛ تا ئەو کاتە بە منداڵ دادەنرێت.',
  ),
  'notice-owed': say(
    'Tell the person of the move in a language understood.',
    'بلّغ الشخص بالنقل بلغة يفهمها.',
    'بە زمانێک کە تێی بگات لە گواستنەوەکە ئاگاداری بکەرەوە.',
  ),
  'interview-owed': say('Offer a private interview.', 'اعرض مقابلة على انفراد.', 'چاوپێکەوتنی تایبەت پێشنیاز بکە.'),
  'fitness-owed': say(
    'Examine fitness to travel within 48 hours before the seal.',
    'افحص اللياقة للنقل خلال 48 ساعة قبل الختم.',
    'لە ٤٨ کاتژمێری پێش مۆردا گونجاوی بۆ گەشت بپشکنە.',
  ),
  'health-at-admission': say(
    'Not seen by a health officer since admission (good practice: within 24 hours, Mandela 30). It holds nothing up.',
    'لم يعاينه مسؤول صحي منذ الإيداع (حسن الممارسة: خلال 24 ساعة، قاعدة مانديلا 30). ولا يوقف ذلك شيئًا.',
    'لە وەرگرتنەوە لەلایەن ئەفسەری تەندروستییەوە نەبینراوە (کرداری باش: لە ماوەی ٢٤ کاتژمێردا، ماندێلا ٣٠). هیچ ناوەستێنێت.',
  ),
  'health-at-release': say(
    'A release is under way: have the person seen by a health officer before (good practice). It holds nothing up.',
    'الإفراج جارٍ: ليعاينه مسؤول صحي قبل ذلك (حسن الممارسة). ولا يوقف ذلك شيئًا.',
    'ئازادکردن بەڕێوەیە: با پێشتر ئەفسەری تەندروستی بیبینێت (کرداری باش). هیچ ناوەستێنێت.',
  ),
  'judge-missing': say(
    'No first appearance before a judge is recorded: bring the person promptly, or record when it was (ICCPR 9(3)).',
    'لم يُدوَّن أول مثول أمام قاضٍ: ليُقدَّم الشخص سريعًا، أو دوّن متى كان (العهد الدولي 9(3)).',
    'یەکەم ئامادەبوون لەبەردەم دادوەر تۆمار نەکراوە: بە زوویی کەسەکە ئامادە بکە، یان تۆماری بکە کەی بوو (پەیماننامە ٩(٣)).',
  ),
  'deprivation-missing': say(
    'Nothing is recorded of how the person was deprived of liberty: when, where, by whom, and why.',
    'لم يُدوَّن شيء عن سلب الحرية: متى وأين ومن قام به ولماذا.',
    'هیچ شتێک لەسەر چۆنیەتی دەستگیرکردن تۆمار نەکراوە: کەی، لە کوێ، لەلایەن کێ و بۆچی.',
  ),
  'deprivation-incomplete': say(
    'Still unknown of how the person was deprived of liberty:',
    'ما زال مجهولًا عن سلب الحرية:',
    'هێشتا نەزانراوە لەسەر دەستگیرکردن:',
  ),
  'recall-open': say(
    'The authority that handed the person over asks for him or her back: answer yes or no, on the manifest.',
    'تطلب الجهة التي سلّمت الشخص استعادته: أجب بالقبول أو الرفض في صفحة الكشف.',
    'ئەو دەسەڵاتەی کەسەکەی ڕادەست کردووە داوای گەڕاندنەوەی دەکات: لە لاپەڕەی لیستی گواستنەوەدا بە قبوڵکردن یان ڕەتکردنەوە وەڵام بدەوە.',
  ),
  'way-back': say(
    'It was agreed to give the person back to the authority that handed him or her over: make the manifest of the way back.',
    'قُبلت استعادة الشخص إلى الجهة التي سلّمته: أنشئ كشف نقل لطريق العودة.',
    'قبوڵ کرا کەسەکە بۆ ئەو دەسەڵاتە بگەڕێندرێتەوە کە ڕادەستی کردووە: لیستی گواستنەوەی ڕێگەی گەڕانەوە دروست بکە.',
  ),
  'complaint-open': say(
    'A complaint about belongings waits for its answer, by an officer who neither wrote it down nor had the packet in hand.',
    'شكوى بشأن الأمانات تنتظر الجواب، من ضابط لم يدوّنها ولم يكن الطرد بيده.',
    'سکاڵایەک لەسەر کەلوپەل چاوەڕێی وەڵامە، لەلایەن ئەفسەرێکەوە کە نەینووسیوەتەوە و پاکەتەکەی بەدەستەوە نەبووە.',
  ),
  'answer-unknown': say(
    'Unknown since admission, ask again:',
    'مجهول منذ الإيداع، اسأل من جديد:',
    'لە کاتی وەرگرتنەوە نەزانراوە، دووبارە بپرسە:',
  ),
} as const satisfies Record<string, Sentence>;

const particularWords: Readonly<Record<ParticularName | 'inventory', Sentence>> = {
  when: say('date and time', 'التاريخ والساعة', 'بەروار و کات'),
  place: say('place', 'المكان', 'شوێن'),
  unit: say('unit', 'الوحدة', 'یەکە'),
  authority: say('authority', 'الجهة', 'دەسەڵات'),
  circumstances: say('circumstances', 'الظروف', 'بارودۆخ'),
  condition: say('physical condition', 'الحالة البدنية', 'باری جەستەیی'),
  reasonsTold: say('reasons told to the person', 'الأسباب التي بُلّغ بها', 'ئەو هۆکارانەی پێی گوترا'),
  inventory: say('belongings', 'المتعلقات', 'کەلوپەل'),
};

const incomplete = (open: readonly (ParticularName | 'inventory')[]): Sentence => {
  const start = texts['deprivation-incomplete'];
  const list = (language: 'en' | 'ar' | 'ckb', comma: string) =>
    `${start[language]} ${open.map((name) => particularWords[name][language]).join(comma)}.`;
  return say(list('en', ', '), list('ar', '، '), list('ckb', '، '));
};

const owe = (code: keyof typeof texts, by: string, dueAt: number | null = null): OwedView => ({
  code,
  text: { ...texts[code] },
  dueAt,
  by,
  authority: null,
});

/** An open breach is owed by the authority that answers for it; of a past event, its end is a judiciary clerk's to record. */
const oweBreach = ({ rule, authority, openedAt, text }: BreachView): OwedView => ({
  code: 'breach-open',
  text,
  dueAt: openedAt,
  ...(isTestedAgain(rule) ? { by: null, authority } : { by: 'judiciary_clerk', authority: null }),
});

/** How long before it is due a review is said to be owed. */
const REVIEW_WARNING = 14 * DAY;
/** What is owed to a child who accompanies a parent: a decision and its review, and somebody's care where the two are not together. */
const oweChild = (
  { decided, reviewAt, without }: NonNullable<OwedFacts['accompaniment']>,
  ageClass: AgeClass,
  now: number,
): OwedView[] => {
  const by = 'child_protection_officer';
  const owe = (code: string, text: Sentence, dueAt: number | null): OwedView => ({
    code,
    text: { ...text },
    dueAt,
    by,
    authority: null,
  });
  // nothing is decided any more of who came of age, or whose birth became known: the person is a child no longer, and was never detained
  if (ageClass === 'adult')
    return [{ ...owe('no-longer-a-child', DECISION_WORDS['no-longer-a-child'], now), by: 'origin_officer' }];
  return [
    ...(without === null ? [] : [owe(without, WITHOUT_WORDS[without], now)]),
    ...(reviewAt === null
      ? [owe('accompaniment-undecided', DECISION_WORDS['accompaniment-undecided'], now)]
      : !decided || reviewAt - now <= REVIEW_WARNING
        ? [owe('accompaniment-review', DECISION_WORDS['accompaniment-review'], reviewAt)]
        : []),
  ];
};

/** The letters of the seven questions in texts of Arabic script. */
const arabicLetters: Readonly<Record<AdmissionQuestion, string>> = {
  a_identity: 'أ',
  b_reasons: 'ب',
  c_hour: 'ج',
  d_injuries: 'د',
  e_property: 'هـ',
  f_family: 'و',
  g_contact: 'ز',
};

/** Questions of Mandela 7 whose newest answer is unknown, in their order. */
export const unansweredOf = (answers: OwedFacts['answers']): AdmissionQuestion[] =>
  Object.entries(answers ?? {})
    .filter(([, { answer }]) => answer === 'unknown')
    .map(([question]) => question as AdmissionQuestion)
    .sort();

/** What is owed to a person next, the earliest due first; what has no date comes last. Pure. */
export const owedNext = ({
  now,
  held,
  detained,
  openParticulars,
  judged,
  ageClass,
  orders,
  breaches,
  manifest,
  answers,
  health,
  accompaniment,
  recall,
  wayBack,
  complaint,
}: OwedFacts): OwedView[] => {
  const owed: OwedView[] = [];
  if (complaint !== null)
    owed.push({
      code: 'complaint-open',
      text: { ...texts['complaint-open'] },
      dueAt: complaint.madeAt,
      by: null,
      authority: complaint.authority,
    });
  if (!held) return owed;
  const live = orders.filter(({ issuedAt, expiresAt }) => issuedAt <= now && now < expiresAt);
  const ends = Math.max(...live.map(({ expiresAt }) => expiresAt));
  const ended = Math.max(...orders.map(({ expiresAt }) => expiresAt).filter((expiresAt) => expiresAt <= now));
  if (detained && live.length === 0)
    owed.push(
      Number.isFinite(ended)
        ? owe('release-review', 'judiciary_clerk', ended)
        : owe('order-missing', 'origin_officer', now),
    );
  else if (live.length > 0 && ends - now <= EXPIRY_WARNING) owed.push(owe('order-expiring', 'judiciary_clerk', ends));
  owed.push(...breaches.filter(({ curedAt }) => curedAt === null).map(oweBreach));
  if (recall !== null)
    owed.push({ ...owe('recall-open', 'receiving_officer', recall.requestedAt), authority: recall.authority });
  if (wayBack !== null)
    owed.push({ ...owe('way-back', 'transfer_cell', wayBack.agreedAt), authority: wayBack.authority });
  if (openParticulars === undefined && detained) owed.push(owe('deprivation-missing', 'origin_officer'));
  else if (openParticulars !== undefined && openParticulars.length > 0)
    owed.push({ ...owe('deprivation-incomplete', 'origin_officer'), text: incomplete(openParticulars) });
  if (detained && !judged) owed.push(owe('judge-missing', 'judiciary_clerk'));
  if (accompaniment !== undefined) owed.push(...oweChild(accompaniment, ageClass, now));
  if (ageClass === 'undetermined') owed.push(owe('age-undetermined', 'child_protection_officer'));
  if (manifest !== null) {
    if (!manifest.notified) owed.push(owe('notice-owed', 'interviewer', manifest.plannedAt - NOTICE_LEAD));
    if (!manifest.interviewed) owed.push(owe('interview-owed', 'interviewer', manifest.plannedAt));
    if (!manifest.fit) owed.push(owe('fitness-owed', 'health_officer', manifest.plannedAt));
  }
  if (health.arrivedAt !== undefined && !isSeenSince(health.seen, 'admission', health.arrivedAt))
    owed.push(owe('health-at-admission', 'health_officer', health.arrivedAt + HEALTH_WITHIN));
  if (health.releaseAt !== null && !isSeenSince(health.seen, 'release', health.releaseAt))
    owed.push(owe('health-at-release', 'health_officer'));
  const unanswered = unansweredOf(answers);
  if (unanswered.length > 0) {
    const { en, ar, ckb } = texts['answer-unknown'];
    const letters = unanswered.map((question) => `(${question[0]})`).join(' ');
    const arabic = unanswered.map((question) => `(${arabicLetters[question]})`).join(' ');
    const text = { en: `${en} ${letters}`, ar: `${ar} ${arabic}`, ckb: `${ckb} ${arabic}` };
    owed.push({ ...owe('answer-unknown', 'receiving_officer'), text });
  }
  return owed.sort(
    (left, right) => (left.dueAt ?? Number.POSITIVE_INFINITY) - (right.dueAt ?? Number.POSITIVE_INFINITY),
  );
};

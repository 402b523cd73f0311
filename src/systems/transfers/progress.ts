import { type Sentence, say } from '../../core/register/refusal-text.ts';
import { overdueSince } from '../register/index.ts';
import type { GateName } from './line-views.ts';
import type { ManifestStatus, NextActionView } from './views.ts';

/** What the progress of a manifest is derived from; counts are of persons. Instants in milliseconds. */
export type ProgressFacts = {
  readonly authorities: {
    readonly origin: string;
    readonly escort: string;
    readonly destination: string;
    readonly interviewer: string;
  };
  readonly now: number;
  readonly plannedAt: number;
  readonly closedAt: number | null;
  /** The convoy was cancelled before the first hand-over. */
  readonly cancelled: boolean;
  /** Where the convoy heads: as planned, to another site, or back. */
  readonly heading: 'planned' | 'redirected' | 'returning';
  /** Persons on the way whom the authority of the place that the convoy heads for has not decided on, and whom it refused. */
  readonly toAcceptThere: number;
  readonly refusedThere: number;
  readonly order: 'missing' | 'proposed' | 'approved' | 'expired';
  /** Live lines. */
  readonly lines: number;
  readonly struckOff: number;
  /** The officer sees the persons who are offered only; whose turn it is before that is not told. */
  readonly seenInPart: boolean;
  /** Live lines whose gate is not done, without those that are turned away. */
  readonly gatesOpen: Readonly<Record<GateName, number>>;
  /** Live lines of persons who are unfit to travel or whom the receiver refused: they are struck off before the seal, or decided on anew. */
  readonly turnedAway: number;
  readonly seal: 'none' | 'proposed' | 'sealed';
  /** Live lines nobody has checked at the vehicle yet. */
  readonly unchecked: number;
  /** Live lines that were checked and did not board, without an incident: to be struck off. */
  readonly failed: number;
  /** Passes of custody that are signed twice. */
  readonly handovers: number;
  /** An offer of the next hand-over stands. */
  readonly offered: boolean;
  readonly departedAt: number | null;
  readonly arrivedAt: number | null;
  /** The latest report from the way: a movement, or a hand-over. */
  readonly lastHeardAt: number | null;
  /** Handed over to the destination and not yet admitted. */
  readonly toAdmit: number;
  /** Persons whom the giving authority asks back, without an answer yet; the escort is told of none. */
  readonly recallsOpen: number;
  /**
   * Who did not pass in the second hand-over: held by the escort; of those who came in at the gate since and pass next, who are not let in, and who were left behind or in a hospital and not brought yet; who is with
   * the convoy and goes back with it; who was left behind and is in a vehicle by the register; whether they are ordered back; and who was taken back but not yet admitted.
   */
  readonly rest: {
    readonly held: number;
    readonly letIn: number;
    readonly refused: number;
    readonly behind: number;
    readonly atHand: number;
    readonly stranded: number;
    readonly returning: boolean;
    readonly toAdmit: number;
  };
};

const HANDOVERS = 2;
/** An examination is good for so long (I10). */
const FITNESS_LASTS = 48 * 3_600_000;

/** Status of a manifest, derived from facts; nobody sets it. */
export const statusOf = (facts: ProgressFacts): ManifestStatus => {
  if (facts.closedAt !== null) return 'closed';
  if (facts.cancelled) return 'cancelled';
  if (facts.handovers >= HANDOVERS) return 'admitting';
  if (facts.arrivedAt !== null) return 'arrived';
  if (facts.departedAt !== null) return 'departed';
  // custody has passed to the escort, and nobody has reported that the convoy left
  if (facts.handovers > 0) return 'handed-over';
  if (facts.seal === 'sealed' && facts.unchecked < facts.lines) return 'boarding';
  if (facts.seal === 'sealed') return 'sealed';
  if (facts.seal === 'proposed') return 'seal-proposed';
  if (facts.lines === 0 && facts.struckOff > 0) return 'cancelled';
  const isReady =
    facts.lines > 0 &&
    facts.turnedAway === 0 &&
    facts.order === 'approved' &&
    Object.values(facts.gatesOpen).every((open) => open === 0);
  return isReady ? 'ready' : 'drafting';
};

const texts: Readonly<Record<string, Sentence>> = {
  'transfers/add-lines': say('Put persons on the manifest', 'أدرج أشخاصًا في كشف النقل', 'کەس بخەرە لیستەکە'),
  'transfers/propose-order': say('Propose the transfer order', 'اقترح أمر النقل', 'فەرمانی گواستنەوە پێشنیاز بکە'),
  'transfers/approve-order': say(
    'Approve the transfer order: another officer',
    'صادِق على أمر النقل: ضابط آخر',
    'فەرمانی گواستنەوە پەسەند بکە: ئەفسەرێکی تر',
  ),
  'register/record-order': say(
    'Record an order for {n} without a live one',
    'دوّن أمر توقيف لمن ليس له أمر سارٍ: {n}',
    'بۆ {n} کەس فەرمان تۆمار بکە',
  ),
  'transfers/assign-compartments': say(
    'Assign compartments to {n}',
    'وزّع المقصورات على من بلا مقصورة: {n}',
    'خانە بۆ {n} کەس دابنێ',
  ),
  'safeguards/give-notice': say(
    'Tell {n} of the move',
    'بلّغ بالنقل من لم يُبلَّغ: {n}',
    '{n} کەس لە گواستنەوەکە ئاگادار بکەرەوە',
  ),
  'safeguards/record-interview': say(
    'Offer {n} a private interview',
    'اعرض مقابلة على انفراد على من لم تُعرض عليه: {n}',
    'چاوپێکەوتنی تایبەت بۆ {n} کەس پێشنیاز بکە',
  ),
  'safeguards/decide-fear': say('Decide the fear of {n}', 'بُتّ في مخاوف {n}', 'لەسەر ترسی {n} کەس بڕیار بدە'),
  'care/record-fitness': say('Examine {n} for travel', 'افحص اللياقة للنقل لمن لم يُفحص: {n}', '{n} کەس بۆ گەشت بپشکنە'),
  'transfers/accept-lines': say(
    'Accept or refuse {n}, person by person',
    'اقبل أو ارفض، شخصًا شخصًا: {n}',
    '{n} کەس یەک بە یەک قبوڵ یان ڕەت بکەرەوە',
  ),
  'transfers/accept-lines:redirected': say(
    'The convoy was redirected: accept or refuse {n} anew, person by person',
    'حُوّلت وجهة القافلة: اقبل أو ارفض من جديد، شخصًا شخصًا: {n}',
    'ئاڕاستەی کاروانەکە گۆڕدرا: {n} کەس لە نوێوە قبوڵ یان ڕەت بکەرەوە',
  ),
  'transfers/order-return': say(
    'Redirect or return: {n} were refused on the way',
    'حوّل الوجهة أو أعِد القافلة: رُفض في الطريق {n}',
    'ئاڕاستە بگۆڕە یان بگەڕێنەرەوە: {n} کەس لە ڕێگادا ڕەتکرانەوە',
  ),
  'transfers/order-return:rest': say(
    'Order the return of {n} who were not let in',
    'مُر بعودة من لم يُسمح بدخولهم: {n}',
    'فەرمانی گەڕانەوەی {n} کەس بدە کە ڕێگەیان پێنەدرا',
  ),
  'transfers/propose-seal': say('Propose the seal', 'اقترح الختم', 'مۆر پێشنیاز بکە'),
  'transfers/propose-seal:in-part': say(
    'The giving authority prepares: persons are offered when their preparation is complete',
    'تتولى الجهة المسلِّمة التحضير: يُعرض الأشخاص عند اكتمال تحضيرهم',
    'دەسەڵاتی ڕادەستکەر ئامادەکاری دەکات: کەسەکان کاتێک پێشنیاز دەکرێن کە ئامادەکارییان تەواو بێت',
  ),
  'transfers/seal-manifest': say('Seal the manifest', 'اختم كشف النقل', 'لیستەکە مۆر بکە'),
  'transfers/record-boarding': say(
    'Check {n} at the vehicle',
    'تحقق عند المركبة ممن لم يُتحقق منه: {n}',
    '{n} کەس لەلای ئۆتۆمبێل بپشکنە',
  ),
  'transfers/strike-off': say(
    'Strike off {n} who did not board',
    'اشطب من لم يصعد: {n}',
    'ئەو {n} کەسەی سوار نەبوون بسڕەوە',
  ),
  'transfers/strike-off:turned-away': say(
    'Strike off {n} who are unfit or whom the receiver refused',
    'اشطب من لا يليق للنقل أو رفضته الجهة المستلمة: {n}',
    'ئەو {n} کەسەی بۆ گەشت ناشێن یان ڕەتکراونەتەوە بسڕەوە',
  ),
  'transfers/offer-handover': say(
    'Offer the hand-over and sign first',
    'اعرض التسليم ووقّع أولًا',
    'ڕادەستکردن پێشنیاز بکە و یەکەم واژوو بکە',
  ),
  'transfers/complete-handover': say('Count and sign second', 'عُدّ ووقّع ثانيًا', 'بیژمێرە و دووەم واژوو بکە'),
  'transfers/record-movement:departed': say('Report the departure', 'أبلغ عن المغادرة', 'ڕۆیشتن ڕابگەیەنە'),
  'transfers/record-movement:arrived': say(
    'Report the journey and the arrival',
    'أبلغ عن الرحلة والوصول',
    'گەشت و گەیشتن ڕابگەیەنە',
  ),
  'transfers/record-admission': say(
    'Admit {n} with the seven answers',
    'أودِع مع الأجوبة السبعة: {n}',
    '{n} کەس بە حەوت وەڵامەکەوە وەربگرە',
  ),
  'transfers/record-brought-later': say(
    'Bring, or record where they are: {n} who were left behind and stand in a vehicle',
    'أحضِر، أو دوّن أين هم: من تُركوا وما زالوا في السجل داخل مركبة: {n}',
    'بیانهێنە، یان تۆمار بکە لە کوێن: {n} کەس بەجێماون و بەپێی تۆمار هێشتا لە ئۆتۆمبێلدان',
  ),
  'transfers/answer-recall': say(
    'Answer about {n} who are asked back',
    'أجب بشأن المطلوب استردادهم: {n}',
    'وەڵام بدەرەوە لەسەر ئەو {n} کەسەی داوای گەڕانەوەیان کراوە',
  ),
  'transfers/close-movement': say('Close the movement', 'أغلق الحركة', 'گواستنەوەکە دابخە'),
};

type Step = {
  readonly command: string;
  readonly role: string;
  readonly authority: string;
  readonly n?: number;
  readonly text?: string;
  readonly notBefore?: number;
};

/** After the second hand-over: those who were let in after all, or brought later, pass, admission, the way back of those who were not let in, the end. */
const afterArrival = ({
  authorities: { origin, escort, destination },
  toAdmit,
  rest,
  offered,
}: ProgressFacts): Step => {
  const passTo = (taking: string): Step =>
    offered
      ? { command: 'transfers/complete-handover', role: 'receiving_officer', authority: taking }
      : { command: 'transfers/offer-handover', role: 'escort_commander', authority: escort };
  // they wait in a vehicle at the gate
  if (rest.letIn > 0) return passTo(destination);
  const admission = { command: 'transfers/record-admission', role: 'receiving_officer' };
  if (toAdmit > 0) return { ...admission, authority: destination, n: toAdmit };
  if (rest.toAdmit > 0) return { ...admission, authority: origin, n: rest.toAdmit };
  if (rest.returning && rest.atHand > 0) return passTo(origin);
  if (rest.refused > 0)
    return {
      command: 'transfers/order-return',
      role: 'transfer_cell',
      authority: origin,
      n: rest.refused,
      text: 'transfers/order-return:rest',
    };
  if (rest.stranded > 0)
    return {
      command: 'transfers/record-brought-later',
      role: 'escort_commander',
      authority: escort,
      n: rest.stranded,
    };
  return { command: 'transfers/close-movement', role: 'receiving_officer', authority: destination };
};

const nextStep = (facts: ProgressFacts): Step | null => {
  const { origin, escort, destination, interviewer } = facts.authorities;
  const { gatesOpen: open } = facts;
  if (facts.cancelled) return null;
  if (facts.closedAt !== null)
    return facts.recallsOpen === 0
      ? null
      : { command: 'transfers/answer-recall', role: 'transfer_cell', authority: destination, n: facts.recallsOpen };
  if (facts.handovers >= HANDOVERS) return afterArrival(facts);
  if (facts.handovers === 1) {
    if (facts.heading === 'redirected' && facts.toAcceptThere > 0)
      return {
        command: 'transfers/accept-lines',
        role: 'receiving_officer',
        authority: destination,
        n: facts.toAcceptThere,
        text: 'transfers/accept-lines:redirected',
      };
    if (facts.heading === 'redirected' && facts.refusedThere > 0)
      return { command: 'transfers/order-return', role: 'transfer_cell', authority: origin, n: facts.refusedThere };
    if (facts.departedAt === null)
      return {
        command: 'transfers/record-movement',
        role: 'escort_commander',
        authority: escort,
        text: 'transfers/record-movement:departed',
      };
    if (facts.arrivedAt === null)
      return {
        command: 'transfers/record-movement',
        role: 'escort_commander',
        authority: escort,
        text: 'transfers/record-movement:arrived',
      };
    return facts.offered
      ? { command: 'transfers/complete-handover', role: 'receiving_officer', authority: destination }
      : { command: 'transfers/offer-handover', role: 'escort_commander', authority: escort };
  }
  if (facts.seenInPart && facts.seal === 'none')
    return open.acceptance > 0
      ? { command: 'transfers/accept-lines', role: 'receiving_officer', authority: destination, n: open.acceptance }
      : {
          command: 'transfers/propose-seal',
          role: 'transfer_cell',
          authority: origin,
          text: 'transfers/propose-seal:in-part',
        };
  if (facts.lines === 0) return { command: 'transfers/add-lines', role: 'transfer_cell', authority: origin };
  if (facts.seal === 'sealed') {
    if (facts.unchecked > 0)
      return { command: 'transfers/record-boarding', role: 'escort_commander', authority: escort, n: facts.unchecked };
    if (facts.failed > 0)
      return { command: 'transfers/strike-off', role: 'transfer_cell', authority: origin, n: facts.failed };
    return facts.offered
      ? { command: 'transfers/complete-handover', role: 'escort_commander', authority: escort }
      : { command: 'transfers/offer-handover', role: 'origin_officer', authority: origin };
  }
  if (open.order > 0)
    return { command: 'register/record-order', role: 'origin_officer', authority: origin, n: open.order };
  if (facts.order === 'missing' || facts.order === 'expired')
    return { command: 'transfers/propose-order', role: 'origin_officer', authority: origin };
  if (facts.order === 'proposed')
    return { command: 'transfers/approve-order', role: 'origin_officer', authority: origin };
  // The order of the tour in the README. Acceptance follows all that it lapses with when it changes (I06); seats are given to who is accepted.
  const gates: readonly [GateName, string, string, string][] = [
    ['notice', 'safeguards/give-notice', 'interviewer', interviewer],
    ['interview', 'safeguards/record-interview', 'interviewer', interviewer],
    ['fear', 'safeguards/decide-fear', 'assessor', interviewer],
    ['fitness', 'care/record-fitness', 'health_officer', origin],
    ['acceptance', 'transfers/accept-lines', 'receiving_officer', destination],
    ['compartment', 'transfers/assign-compartments', 'transfer_cell', origin],
  ];
  const gate = gates.find(([name]) => open[name] > 0);
  if (gate !== undefined) {
    const useful = facts.plannedAt - FITNESS_LASTS;
    const early = gate[0] === 'fitness' && useful > facts.now ? { notBefore: useful } : {};
    return { command: gate[1], role: gate[2], authority: gate[3], n: open[gate[0]], ...early };
  }
  if (facts.turnedAway > 0)
    return {
      command: 'transfers/strike-off',
      role: 'transfer_cell',
      authority: origin,
      n: facts.turnedAway,
      text: 'transfers/strike-off:turned-away',
    };
  return facts.seal === 'proposed'
    ? { command: 'transfers/seal-manifest', role: 'transfer_cell', authority: destination }
    : { command: 'transfers/propose-seal', role: 'transfer_cell', authority: origin };
};

/** The one next action: which command, whose turn, in plain words; null when the movement is closed and nobody is asked back. */
export const nextActionOf = (facts: ProgressFacts): NextActionView | null => {
  const step = nextStep(facts);
  if (step === null) return null;
  const { en, ar, ckb } = texts[step.text ?? step.command] as Sentence;
  const fill = (text: string) => text.replace('{n}', String(step.n ?? ''));
  return {
    command: step.command,
    role: step.role,
    authority: step.authority,
    text: { en: fill(en), ar: fill(ar), ckb: fill(ckb) },
    ...(step.notBefore === undefined ? {} : { notBefore: step.notBefore }),
  };
};

/**
 * By how many milliseconds the convoy is overdue: not departed when planned, or nothing heard for a day until the last person is admitted; null when it is not.
 */
export const overdueBy = (facts: ProgressFacts): number | null => {
  const isCancelled = facts.cancelled || (facts.lines === 0 && facts.handovers === 0);
  const hasArrived =
    facts.handovers >= HANDOVERS &&
    facts.toAdmit + facts.rest.toAdmit + facts.rest.refused + facts.rest.letIn + facts.rest.stranded === 0;
  const since = facts.closedAt !== null || isCancelled || hasArrived ? null : overdueSince(facts);
  return since === null ? null : facts.now - since;
};

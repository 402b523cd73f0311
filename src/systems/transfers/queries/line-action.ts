import { type Sentence, say } from '../../../core/register/refusal-text.ts';
import { isShut } from '../line-states.ts';
import type { GateName, GateState, LineActionView, LineState } from '../line-views.ts';

type Action = { readonly code: string; readonly role: string; readonly text: Sentence };

/** What opens each gate, in the order in which the gates are worked. */
const gateActions: readonly (readonly [GateName, Action])[] = [
  [
    'order',
    {
      code: 'register/record-order',
      role: 'origin_officer',
      text: say('Record a live order', 'دوّن أمر توقيف ساريًا', 'فەرمانێکی کارا تۆمار بکە'),
    },
  ],
  [
    'notice',
    { code: 'safeguards/give-notice', role: 'interviewer', text: say('Give notice', 'بلّغه', 'ئاگاداری بکەرەوە') },
  ],
  [
    'interview',
    {
      code: 'safeguards/record-interview',
      role: 'interviewer',
      text: say('Offer an interview', 'اعرض مقابلة على انفراد', 'چاوپێکەوتن پێشنیاز بکە'),
    },
  ],
  [
    'fear',
    {
      code: 'safeguards/decide-fear',
      role: 'assessor',
      text: say('Decide the fear', 'بُتّ في الخوف', 'لەسەر ترسەکە بڕیار بدە'),
    },
  ],
  ['fitness', { code: 'care/record-fitness', role: 'health_officer', text: say('Examine', 'افحص', 'بیپشکنە') }],
  [
    'acceptance',
    {
      code: 'transfers/accept-lines',
      role: 'receiving_officer',
      text: say('Accept or refuse', 'اقبل أو ارفض', 'قبوڵ یان ڕەت بکەرەوە'),
    },
  ],
  [
    'compartment',
    {
      code: 'transfers/assign-compartments',
      role: 'transfer_cell',
      text: say('Assign a compartment', 'عيّن مقصورة', 'خانەیەک دابنێ'),
    },
  ],
];
const strikeOff: Action = {
  code: 'transfers/strike-off',
  role: 'transfer_cell',
  text: say('Strike off', 'اشطب', 'بیسڕەوە'),
};
const board: Action = {
  code: 'transfers/record-boarding',
  role: 'escort_commander',
  text: say('Check at the vehicle', 'تحقق عند المركبة', 'لەلای ئۆتۆمبێل بیپشکنە'),
};
const admit: Action = {
  code: 'transfers/record-admission',
  role: 'receiving_officer',
  text: say('Admit', 'أودِع', 'وەریبگرە'),
};
const listAgain: Action = {
  code: 'transfers/add-lines',
  role: 'transfer_cell',
  text: say(
    'List again: no danger was found',
    'أعد الإدراج: لم يُتبيّن خطر',
    'دووبارە بیخەرەوە لیست: مەترسی نەدۆزرایەوە',
  ),
};
/** Whoever plans the move is not told whether the fear was upheld (decision 0013): what the cell may do is the same either way. */
const leaveOut: Action = {
  code: 'transfers/strike-off',
  role: 'transfer_cell',
  text: say(
    'Not moved while the fear stands: strike off, or wait for the assessor',
    'لا يُنقل ما دام خوفه قائمًا: اشطبه أو انتظر المُقيِّم',
    'تا ترسەکە بمێنێت ناگوازرێتەوە: بیسڕەوە یان چاوەڕێی هەڵسەنگێنەر بکە',
  ),
};
const decideFear = gateActions.find(([name]) => name === 'fear')?.[1] as Action;

/** Who is not fit or is refused does not travel: the line is struck off, unless health officer or receiver decide anew. */
export const isTurnedAway = (gates: Readonly<Record<GateName, GateState>>): boolean =>
  gates.fitness === 'refused' || gates.acceptance === 'refused';

const choose = (
  state: LineState,
  gates: Readonly<Record<GateName, GateState>>,
  journey: Journey,
): Action | undefined => {
  if (state === 'suspended') {
    if (gates.fear === 'done') return journey.sealed ? undefined : listAgain;
    return gates.fear === 'open' && journey.seesFears ? decideFear : leaveOut;
  }
  if (state === 'handed-over') return journey.handovers > 1 ? admit : undefined;
  if (state !== 'listed') return undefined;
  if (journey.boarding !== null) return strikeOff;
  if (journey.sealed) return board;
  if (isTurnedAway(gates)) return strikeOff;
  return gateActions.find(([name]) => isShut(gates[name]))?.[1];
};

/** How far the line has come on its journey, and whether the officer who asks is told what was decided on a fear. */
export type Journey = {
  readonly sealed: boolean;
  readonly handovers: number;
  readonly boarding: string | null;
  readonly seesFears: boolean;
};

/** The next action on one line, and whose it is; null when nothing is to be done for this person alone. */
export const lineActionOf = (
  state: LineState,
  gates: Readonly<Record<GateName, GateState>>,
  journey: Journey,
): LineActionView | null => {
  const action = choose(state, gates, journey);
  return action === undefined ? null : { code: action.code, role: action.role, text: { ...action.text } };
};

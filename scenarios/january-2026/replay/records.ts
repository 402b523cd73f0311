import { passPackets } from '../../../src/systems/register/commands/pass-packets.ts';
import { sealPackets } from '../../../src/systems/register/commands/seal-packets.ts';
import { answerEscortSection } from '../../../src/systems/transfers/commands/answer-escort-section.ts';
import { answerEscortSections } from '../../../src/systems/transfers/commands/answer-escort-sections.ts';
import { confirmEscortRecords } from '../../../src/systems/transfers/commands/confirm-escort-records.ts';
import {
  type EscortSection,
  type EscortSource,
  escortQuestions,
} from '../../../src/systems/transfers/escort-questions.ts';
import type { Cast } from './cast.ts';
import { placeWords } from './place-words.ts';
import type { Plan } from './plan.ts';

/** Of so many travellers one has belongings in a sealed packet; nobody published how many had. */
const HAVE_BELONGINGS = 5;

/** What must be known or done on the way: of some persons, by a question. Made up, spread by their places on the list, which are the same at every replay. */
const TOLD: Readonly<
  Record<string, { readonly every: number; readonly detail: string; readonly source: EscortSource }>
> = {
  'not-for-release': { every: 1, detail: 'Order of detention in force, Law 7/2021, article 4.', source: 'file' },
  'language-help': { every: 9, detail: 'Understands no Arabic: an interpreter by telephone.', source: 'asked' },
  'religious-needs': { every: 11, detail: 'Prays; the halt at noon is long enough.', source: 'asked' },
  'self-harm-watch': { every: 57, detail: 'To be seen every fifteen minutes.', source: 'seen' },
  'medication-due': { every: 12, detail: 'Tablets at noon and in the evening, with water.', source: 'seen' },
  'walking-aid': { every: 41, detail: 'Crutches: seat beside the door.', source: 'seen' },
  'sealed-bags': { every: HAVE_BELONGINGS, detail: 'One packet, its seal number on the packet list.', source: 'seen' },
};

/**
 * A section of a person's escort record as the officer answers it. Where an earlier record of the person says so, that is the source: the page shows it with its age, and the officer looks at each.
 */
const answersOf = (section: EscortSection, place: number, isEarlier: boolean) =>
  escortQuestions[section].map((question: string) => {
    const told = TOLD[question];
    return told !== undefined && place % told.every === 0
      ? {
          question,
          answer: 'yes' as const,
          detail: told.detail,
          source:
            isEarlier && section === 'risk' && place < ASKED && told.source !== 'file'
              ? ('earlier-record' as const)
              : told.source,
        }
      : { question, answer: 'no' as const, source: 'asked' as const };
  });

const rowsOf = (sections: readonly EscortSection[], persons: readonly number[], isEarlier = false) =>
  persons.flatMap((personNo, place) =>
    sections.map((section) => ({ personNo, section, answers: answersOf(section, place, isEarlier) })),
  );

/** So many were asked when a convoy was cancelled. */
const ASKED = 30;

/** What was answered of the first for a convoy that is then cancelled: it is known to whoever answers for the next one. */
export const beginRecords = (cast: Cast, code: string, manifestNo: number, persons: readonly number[]) =>
  cast.step(`${code}/escort-risk`, 'origin.one', answerEscortSections, () => ({
    manifestNo,
    rows: rowsOf(['risk'], persons.slice(0, ASKED)),
  }));

/** The escort record of everybody listed: custody answers its sections and health its own, then the giving authority confirms. Of one, something turns up afterwards. */
export const keepRecords = async (
  cast: Cast,
  { code, incidents }: Plan,
  manifestNo: number,
  persons: readonly number[],
): Promise<void> => {
  const isEarlier = incidents.includes('planned-anew');
  await cast.step(`${code}/escort-custody`, 'origin.one', answerEscortSections, () => ({
    manifestNo,
    rows: rowsOf(['risk', 'release', 'property'], persons, isEarlier),
  }));
  await cast.step(`${code}/escort-health`, 'health.sdf', answerEscortSections, () => ({
    manifestNo,
    rows: rowsOf(['health'], persons),
  }));
  await cast.step(`${code}/escort-confirm`, 'origin.two', confirmEscortRecords, () => ({
    manifestNo,
    persons: [...persons],
  }));
  const last = persons.at(-1);
  if (last !== undefined)
    await cast.step(`${code}/escort-amend`, 'origin.one', answerEscortSection, () => ({
      manifestNo,
      personNo: last,
      section: 'risk' as const,
      answers: answersOf('risk', persons.length - 1, false).map((answer) =>
        answer.question === 'hidden-items'
          ? {
              ...answer,
              answer: 'yes' as const,
              detail: 'A blade was found in a seam: search again.',
              source: 'seen' as const,
            }
          : answer,
      ),
    }));
};

/** What some of those listed own is sealed in packets, before they leave. */
export const sealBelongings = async (
  cast: Cast,
  { code, leavesAt }: Plan,
  persons: readonly number[],
): Promise<void> => {
  const owners = persons.filter((_, place) => place % HAVE_BELONGINGS === 0);
  if (owners.length === 0) return;
  await cast.step(`${code}/packets`, 'origin.one', sealPackets, () => ({
    rows: owners.map((personNo, place) => ({
      personNo,
      seal: `${code}-${place + 1}`,
      items: [
        { quantity: 1, description: 'watch' },
        { quantity: 1 + (place % 4), description: 'letters of the family' },
      ],
      takenFrom: 'the person',
    })),
    takenWhere: placeWords.propertyRoom,
    takenAt: leavesAt - 10 * 86_400_000,
  }));
};

/** The packets of those who travel pass with them, from hand to hand, each with how its seal was found. In some convoys one is found broken at the end, and gets a new seal. */
export const passBelongings = async (
  cast: Cast,
  { code, incidents }: Plan,
  manifestNo: number,
  ordinal: 1 | 2,
): Promise<void> => {
  const step = `${code}/packets-${ordinal}`;
  if (cast.isDone(step)) return;
  const packets = await cast.look<{ id: string; seal: string }>(
    'SELECT k.id, k.seal FROM transfers.expected_persons($1) x(no) JOIN register.packet k ON k.person_no = x.no AND k.ended IS NULL ORDER BY k.person_no, k.event_pos',
    [manifestNo],
  );
  if (packets.length === 0) return;
  const { propertyRoom: property, escort: vehicle, reception } = placeWords;
  await cast.step(step, ordinal === 1 ? 'origin.one' : 'escort.one', passPackets, () => ({
    packets: packets.map(({ id, seal }, i) => ({
      packetId: id,
      ...(ordinal === 2 && i === 0 && incidents.includes('broken-seal')
        ? { sealFound: 'broken' as const, newSeal: `${seal}-B` }
        : { sealFound: 'intact' as const }),
    })),
    purpose: 'transfer' as const,
    releasedBy: (ordinal === 1 ? property : vehicle) as string,
    receivedBy: (ordinal === 1 ? vehicle : reception) as string,
    manifestNo,
  }));
};

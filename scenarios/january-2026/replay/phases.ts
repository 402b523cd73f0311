import { cancelPhase } from '../../../src/systems/transfers/commands/cancel-phase.ts';
import { endOperation } from '../../../src/systems/transfers/commands/end-operation.ts';
import { endPhase } from '../../../src/systems/transfers/commands/end-phase.ts';
import { planPhase } from '../../../src/systems/transfers/commands/plan-phase.ts';
import { startPhase } from '../../../src/systems/transfers/commands/start-phase.ts';
import type { Cast } from './cast.ts';
import { planConvoys, publishedTotals } from './timetable.ts';

const DAY = 86_400_000;
/** The phases of the operation: made up, each until a published day. The last was planned and not needed. */
const PHASES = [
  { code: 'FIRST', titleEn: 'First convoy', titleAr: 'القافلة الأولى', until: 0 },
  { code: 'BUILD-UP', titleEn: 'More convoys by land and air', titleAr: 'قوافل أخرى برًا وجوًا', until: 2 },
  { code: 'COMPLETION', titleEn: 'Everybody who remains', titleAr: 'كل من بقي', until: -1 },
] as const;
const RESERVE = { code: 'RESERVE', titleEn: 'Reserve, if the crossing is closed', titleAr: 'احتياط إذا أُغلق المعبر' };

/** The operation of the transfers, by its number. */
export const operationOf = async (cast: Cast, code = '2026-JAN'): Promise<number> => {
  const [operation] = await cast.look<{ no: string }>('SELECT no FROM transfers.operation WHERE code = $1', [code]);
  return Number(operation?.no);
};

/** Days of the phases, from the first convoy to the last of each. */
const daysOfPhases = (people: number) => {
  const totals = publishedTotals();
  const convoys = planConvoys(people);
  let after = '';
  return PHASES.flatMap(({ code, titleEn, titleAr, until }) => {
    const last = totals.at(until)?.day as string;
    const days = convoys.map(({ day }) => day).filter((day) => day > after && day <= last);
    after = last;
    const [first, end] = [days[0], days.at(-1)];
    return first === undefined || end === undefined ? [] : [{ code, titleEn, titleAr, first, end }];
  });
};

/** The phase of a convoy that leaves on a day. */
export const phaseOf = (people: number, day: string): string =>
  daysOfPhases(people).find(({ end }) => day <= end)?.code ?? PHASES[0].code;

/** Before the first convoy: what is planned. */
export const planPhases = async (cast: Cast, people: number): Promise<void> => {
  const operationNo = await operationOf(cast);
  const phases = daysOfPhases(people);
  const reserve = { ...RESERVE, first: phases.at(-1)?.first as string, end: phases.at(-1)?.end as string };
  for (const { code, titleEn, titleAr, first, end } of [...phases, reserve])
    await cast.step(`phase/${code}/plan`, 'cell.sdf', planPhase, () => ({
      operationNo,
      code,
      titleEn,
      titleAr,
      plannedFromAt: Date.parse(first),
      plannedToAt: Date.parse(end) + DAY,
    }));
};

/** What is done of the phases on which day: each begins with its first convoy and ends the day after its last. The reserve is given up when the last begins. */
export const daysOfOperation = (people: number): { day: string; happen: (cast: Cast) => Promise<void> }[] => {
  const phases = daysOfPhases(people);
  const nextDay = (day: string): string => new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);
  const of = async (cast: Cast, phase: string) => ({ operationNo: await operationOf(cast), phase });
  return [
    ...phases.flatMap(({ code, first, end }) => [
      {
        day: first,
        happen: async (cast: Cast) => {
          await cast.step(`phase/${code}/start`, 'cell.sdf', startPhase, () => of(cast, code));
        },
      },
      {
        day: nextDay(end),
        happen: async (cast: Cast) => {
          await cast.step(`phase/${code}/end`, 'cell.sdf', endPhase, () => of(cast, code));
        },
      },
    ]),
    {
      day: phases.at(-1)?.first as string,
      happen: async (cast) => {
        await cast.step('phase/RESERVE/cancel', 'cell.sdf', cancelPhase, async () => ({
          ...(await of(cast, RESERVE.code)),
          reason: 'not-needed' as const,
          note: 'The crossing stays open; everybody goes with the convoys that are planned.',
        }));
      },
    },
  ];
};

/** When everything of it is closed. */
export const endTransfers = async (cast: Cast): Promise<void> => {
  await cast.step('operation/end', 'cell.sdf', endOperation, async () => ({ operationNo: await operationOf(cast) }));
};

import type { DocumentStore } from '../../../src/platform/files/document-store.ts';
import { recordFitness } from '../../../src/systems/care/commands/record-fitness.ts';
import { addName } from '../../../src/systems/register/commands/add-name.ts';
import { receiveList } from '../../../src/systems/register/commands/receive-list.ts';
import { recordOrder } from '../../../src/systems/register/commands/record-order.ts';
import { resolveRow } from '../../../src/systems/register/commands/resolve-row.ts';
import { decideFear } from '../../../src/systems/safeguards/commands/decide-fear.ts';
import { giveNotice } from '../../../src/systems/safeguards/commands/give-notice.ts';
import { recordInterview } from '../../../src/systems/safeguards/commands/record-interview.ts';
import { addLines } from '../../../src/systems/transfers/commands/add-lines.ts';
import { approveOrder } from '../../../src/systems/transfers/commands/approve-order.ts';
import { cancelConvoy } from '../../../src/systems/transfers/commands/cancel-convoy.ts';
import { createManifest } from '../../../src/systems/transfers/commands/create-manifest.ts';
import { planLegs } from '../../../src/systems/transfers/commands/plan-legs.ts';
import { proposeOrder } from '../../../src/systems/transfers/commands/propose-order.ts';
import { putInPhase } from '../../../src/systems/transfers/commands/put-in-phase.ts';
import { strikeOff } from '../../../src/systems/transfers/commands/strike-off.ts';
import type { Cast } from './cast.ts';
import { type ConvoyList, makeConvoyList } from './convoy-list.ts';
import { storeText } from './documents.ts';
import { type Incident, spare } from './incidents.ts';
import { operationOf, phaseOf } from './phases.ts';
import type { Plan } from './plan.ts';
import { beginRecords, keepRecords, sealBelongings } from './records.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Who goes through an incident of a convoy: a fixed place on the list of those who travel, so that an interrupted replay means the same person. */
export const personFor = (
  persons: readonly number[],
  incidents: readonly Incident[],
  incident: Incident,
): number | undefined => {
  const place = incidents.indexOf(incident);
  return place < 0 ? undefined : persons[3 + place * 2];
};

/** Everybody whom the list of a convoy brought into the register, in the order of their numbers. */
export const personsOfList = async (cast: Cast, listNo: number): Promise<number[]> =>
  (
    await cast.look<{ no: string }>(
      'SELECT DISTINCT r.person_no AS no FROM register.list_row r WHERE r.list_no = $1 AND r.person_no IS NOT NULL ORDER BY 1',
      [listNo],
    )
  ).map(({ no }) => Number(no));

/** The list of a convoy is received and gone through. */
const receive = async (cast: Cast, plan: Plan): Promise<number> => {
  const { code } = plan;
  const list = makeConvoyList(plan.seed, plan.count + spare(plan.incidents), plan.publishedTotal, {
    first: plan.arrivedBefore,
    of: plan.moved,
  });
  const [listNo] = await cast.step(`${code}/list`, 'origin.one', receiveList, () => ({
    site: 'GHW',
    source: `List of the origin site for convoy ${code}`,
    fileName: `${code}.csv`,
    file: Buffer.from(list.csv).toString('base64'),
  }));
  if (listNo === undefined) throw new Error(`${code}: the list has no number`);
  await resolveRows(cast, code, 'origin.one', listNo, list);
  return listNo;
};

/** An officer decides on each row of a list that waits: who is on it twice, which label means which state, what nobody can read. */
export const resolveRows = async (
  cast: Cast,
  code: string,
  username: string,
  listNo: number,
  list: ConvoyList,
): Promise<void> => {
  const rows = await cast.look<{ row: number; outcome: string; named: string | null }>(
    // of the persons whom the register names beside a row, the one who came with this list: a namesake of another list is another man
    `SELECT r.row, r.outcome, (SELECT min(p.no) FROM jsonb_path_query(r.reasons, '$[*].values.number') x(number) JOIN register.person p ON p.register_number = x.number #>> '{}'
        JOIN register.list_row o ON o.list_no = r.list_no AND o.person_no = p.no AND o.outcome = 'accepted') AS named
       FROM register.list_row r WHERE r.list_no = $1 AND r.outcome <> 'accepted' AND r.resolution IS NULL ORDER BY r.row`,
    [listNo],
  );
  for (const { row, outcome, named } of rows)
    await cast.step(`${code}/row-${row}`, username, resolveRow, () => {
      if (list.unreadable.has(row) || outcome === 'refused')
        return {
          listNo,
          row,
          decision: 'refuse' as const,
          reason: 'Nobody can read the row; the site was asked for it again.',
        };
      if (!list.doubles.has(row))
        return {
          listNo,
          row,
          decision: 'accept-as-new' as const,
          reason: 'Another man: father and holding number differ.',
        };
      return named === null
        ? {
            listNo,
            row,
            decision: 'refuse' as const,
            reason: 'The man stands on this list already, in another spelling.',
          }
        : {
            listNo,
            row,
            decision: 'same-person' as const,
            personNo: Number(named),
            reason: 'The same man: father and birth agree.',
          };
    });
};

/** Days before: list, orders of detention, manifest, transfer order by four eyes, notice, private interview. */
export const prepareConvoy = async (cast: Cast, documents: DocumentStore, plan: Plan): Promise<void> => {
  const { code, incidents } = plan;
  const listNo = await receive(cast, plan);
  const persons = await personsOfList(cast, listNo);
  const documentSha256 = await storeText(cast, documents, `${code}/document`, 'origin.one', `convoy ${code}`);
  await cast.step(`${code}/order`, 'origin.one', recordOrder, () => ({
    persons,
    ground: 'Membership of an armed group',
    article: 'Law 7/2021, article 4',
    authority: 'SDF',
    documentSha256,
    issuedAt: plan.leavesAt - 150 * DAY,
    expiresAt: plan.leavesAt + 120 * DAY,
  }));
  const manifestNo = await list(cast, plan, persons);
  await cast.step(`${code}/propose-order`, 'origin.one', proposeOrder, () => ({
    manifestNo,
    ground: 'Transfer for investigation and trial',
    article: 'Agreement of January 2026, article 4',
    documentSha256,
    expiresAt: plan.leavesAt + 30 * DAY,
  }));
  await cast.step(`${code}/approve-order`, 'origin.two', approveOrder, () => ({ manifestNo }));
  await cast.step(`${code}/notice`, 'interviewer.pap', giveNotice, () => ({
    manifestNo,
    expectedCount: persons.length,
    rows: persons.map((personNo) => ({ personNo, language: 'ar', form: 'oral' as const })),
  }));
  const afraid = personFor(persons, incidents, 'fear');
  await cast.step(`${code}/interview`, 'interviewer.pap', recordInterview, () => ({
    manifestNo,
    expectedCount: persons.length - (afraid === undefined ? 0 : 1),
    rows: persons.map((personNo) => ({
      personNo,
      outcome: 'held' as const,
      language: 'ar',
      private: true as const,
      ...(personNo === afraid
        ? {
            exception: true as const,
            fear: { country: 'IRQ', account: 'Says that relatives were taken away there and never heard of again.' },
          }
        : {}),
    })),
  }));
  if (afraid !== undefined) {
    const [fear] = await cast.look<{ id: string }>('SELECT id FROM safeguards.fear WHERE person_no = $1', [afraid]);
    await cast.step(`${code}/decide-fear`, 'assessor.pap', decideFear, () => ({
      fearId: fear?.id ?? '',
      danger: true,
      reasons: 'Substantial grounds: consistent account, and reports of the monitor on the place named.',
    }));
  }
  const { listed } = await linesOf(cast, code);
  if (!cast.isDone(`${code}/escort-amend`)) await keepRecords(cast, plan, manifestNo, await listed());
  if (!cast.isDone(`${code}/packets`)) await sealBelongings(cast, plan, await listed());
};

/** The manifest of a convoy, in its phase and with its legs. Of some the first is cancelled before the day, and everybody is listed on another one, to which somebody is added. */
const list = async (cast: Cast, plan: Plan, persons: readonly number[]): Promise<number> => {
  const { code } = plan;
  const operationNo = await operationOf(cast);
  const create = async (name: string, some: readonly number[]): Promise<number> => {
    const [no] = await cast.step(`${name}/manifest`, 'cell.sdf', createManifest, () => ({
      operationNo,
      code: name,
      fromSite: 'GHW',
      toSite: 'KRK',
      via: plan.mode === 'air' ? [] : ['RAB'],
      escortAuthority: 'CJTF',
      toAuthority: 'MOJ',
      plannedAt: plan.leavesAt,
      persons: [...some],
    }));
    if (no === undefined) throw new Error(`${name}: the manifest has no number`);
    return no;
  };
  const isAnew = plan.incidents.includes('planned-anew');
  if (isAnew) {
    const first = `${code}-X`;
    const cancelled = await create(first, persons);
    await beginRecords(cast, first, cancelled, persons);
    await cast.step(`${first}/cancel`, 'cell.sdf', cancelConvoy, () => ({
      manifestNo: cancelled,
      reason: 'weather' as const,
      note: 'Dust over the crossing: planned anew for the same persons.',
    }));
  }
  const manifestNo = await create(code, isAnew ? persons.slice(0, -1) : persons);
  if (isAnew) await cast.step(`${code}/add`, 'cell.sdf', addLines, () => ({ manifestNo, persons: persons.slice(-1) }));
  await cast.step(`${code}/phase`, 'cell.sdf', putInPhase, () => ({
    manifestNo,
    phase: phaseOf(plan.moved, plan.day),
  }));
  await cast.step(`${code}/legs`, 'cell.sdf', planLegs, () => ({ manifestNo, legs: legsOf(plan) }));
  return manifestNo;
};

/** By road over the crossing in a night, or by air in two hours; nobody published how long it took. */
const legsOf = ({ mode, leavesAt }: Plan) =>
  mode === 'air'
    ? [{ from: 'GHW', to: 'KRK', mode, departureAt: leavesAt, arrivalAt: leavesAt + 2 * HOUR }]
    : [
        { from: 'GHW', to: 'RAB', mode, departureAt: leavesAt, arrivalAt: leavesAt + 3 * HOUR },
        { from: 'RAB', to: 'KRK', mode, departureAt: leavesAt + 4 * HOUR, arrivalAt: leavesAt + 12 * HOUR },
      ];

/** Manifest of a convoy: everybody who was ever listed on it, by whom incidents are told after an interruption too, and who is listed now. */
export const linesOf = async (
  cast: Cast,
  code: string,
): Promise<{ manifestNo: number; all: number[]; listed: () => Promise<number[]> }> => {
  const [manifest] = await cast.look<{ no: string }>('SELECT no FROM transfers.manifest WHERE code = $1', [code]);
  if (manifest === undefined) throw new Error(`There is no manifest ${code}.`);
  const read = async (states: string) =>
    (
      await cast.look<{ no: string }>(
        `SELECT person_no AS no FROM transfers.line WHERE manifest_no = $1 AND ${states} ORDER BY 1`,
        [manifest.no],
      )
    ).map(({ no }) => Number(no));
  return { manifestNo: Number(manifest.no), all: await read('true'), listed: () => read("state = 'listed'") };
};

/** Strikes a person off, as the giving transfer cell does. */
export const strike = (
  cast: Cast,
  code: string,
  manifestNo: number,
  personNo: number,
  reason: 'unfit' | 'other' | 'wrong-person' | 'absent' | 'refused-by-receiver',
) =>
  cast.step(`${code}/strike-off-${personNo}`, 'cell.sdf', strikeOff, () => ({
    manifestNo,
    personNo,
    reason,
    note: 'Recorded in the replay.',
  }));

/** On the day: everybody is examined; who is not fit is struck off. */
export const examine = async (cast: Cast, plan: Plan): Promise<void> => {
  const { code, incidents } = plan;
  const { manifestNo, all, listed } = await linesOf(cast, code);
  const unfit = personFor(all, incidents, 'unfit');
  const persons = await listed();
  await cast.step(`${code}/fitness`, 'health.sdf', recordFitness, () => ({
    manifestNo,
    expectedCount: persons.length - (unfit === undefined ? 0 : 1),
    rows: persons.map((personNo) =>
      personNo === unfit ? { personNo, fit: false, exception: true as const } : { personNo, fit: true },
    ),
  }));
  if (unfit !== undefined) await strike(cast, code, manifestNo, unfit, 'unfit');
};

/** A further spelling of a name comes to light: what was accepted has changed, and the acceptance lapses. */
export const learnName = (cast: Cast, code: string, personNo: number) =>
  cast.step(`${code}/name`, 'origin.one', addName, () => ({
    personNo,
    name: {
      kind: 'alias' as const,
      script: 'latin' as const,
      full: `Abu ${code.replaceAll(/[^A-Z]/g, '')}`,
      source: 'statement at the vehicle',
    },
  }));

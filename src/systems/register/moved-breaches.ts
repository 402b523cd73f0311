import type { Reader } from '../../core/register/command-definition.ts';
import type { PlacementViolation } from './rules.ts';
import { hasLiveOrder, type Placement, placementViolations } from './state.ts';

const NO_ORDER = 'I04-no-admission-without-order';

/**
 * The breach of I04 of a fact that opens no custody, where the last that is believed before it is that the person was released: the database demands it.
 * @param instead the event that the fact replaces
 */
export const afterRelease = async (
  read: Reader,
  fact: { readonly personNo: number; readonly at: number; readonly instead?: string },
): Promise<PlacementViolation[]> => {
  const before = await read.row<{ state: string }>(
    `SELECT coalesce(outcome, state) AS state FROM register.custody_fact WHERE person_no = $1 AND superseded_pos IS NULL AND coalesce(outcome, state) IS NOT NULL
        AND at <= register.at($2) AND event_id IS DISTINCT FROM $3::uuid ORDER BY at DESC, event_pos DESC LIMIT 1`,
    [fact.personNo, fact.at, fact.instead ?? null],
  );
  return before?.state === 'release' || before?.state === 'repatriation'
    ? [{ person_no: fact.personNo, rule: NO_ORDER, detail: 'released before' }]
    : [];
};

/**
 * What a recorded fact that moves a person breaks, exactly as the database will demand it: the rules of placement where nothing later is believed to have
 * moved the person, and I04 where it opens custody or takes the person from a vehicle into a site without an order in force, or where it follows a release without opening custody.
 * @param move where the fact puts the person; `opens` where it opens custody; `instead` the event that it replaces
 */
export const movedBreaches = async (
  read: Reader,
  move: Placement & { readonly opens?: boolean; readonly instead?: string },
): Promise<PlacementViolation[]> => {
  const believed = await read.rows<{ at: number; vehicle: string | null; moves: boolean }>(
    `SELECT at, vehicle, moves FROM register.custody_fact WHERE person_no = $1 AND superseded_pos IS NULL AND (moves OR outcome IS NOT NULL) AND event_id IS DISTINCT FROM $2::uuid
      ORDER BY at, event_pos`,
    [move.personNo, move.instead ?? null],
  );
  const newest = !believed.some((fact) => fact.at > move.at);
  const before = believed.findLast((fact) => fact.moves && fact.at <= move.at);
  const admits = move.opens === true || (move.site != null && before?.vehicle != null);
  const unordered = admits && !(await hasLiveOrder(read, move.personNo, move.at));
  return [
    ...(newest ? await placementViolations(read, [move]) : []),
    ...(unordered ? [{ person_no: move.personNo, rule: NO_ORDER, detail: 'no order in force' }] : []),
    ...(move.opens === true ? [] : await afterRelease(read, move)),
  ];
};

import type { Reader } from '../../core/register/command-definition.ts';
import { Refusal } from '../../core/register/refusal.ts';
import type { ManifestState } from './state.ts';
import { findTransition, type Machine } from './transitions.ts';

/** Refuses an act that the transition table has no row for in this state (`no-such-step`). */
export const requireStep = (machine: Machine, state: string, act: string): void => {
  if (findTransition(machine, state, act) === undefined)
    throw new Refusal('no-such-step', { values: { state, detail: `${act} is not possible in the state ${state}` } });
};

/** A phase as the commands read it. */
export type PhaseState = { code: string; authority: string; state: string };

/** A phase of an operation, or a refusal `not-found`. */
export const getPhase = async (read: Reader, operationNo: number, code: string): Promise<PhaseState> => {
  const phase = await read.row<PhaseState>(
    'SELECT code, authority, state FROM transfers.phase WHERE operation_no = $1 AND code = $2',
    [operationNo, code],
  );
  if (phase === undefined) throw new Refusal('not-found', { values: { detail: `phase ${code}` } });
  return phase;
};

/** Whether a convoy of the phase (or, without one, of the operation) that the officer sees is neither closed nor cancelled; the database knows of the others. */
export const hasOpenConvoys = async (read: Reader, operationNo: number, phase: string | null): Promise<boolean> =>
  (await read.row(
    `SELECT c.manifest_no FROM transfers.convoy c JOIN transfers.manifest m ON m.no = c.manifest_no
      WHERE m.operation_no = $1 AND ($2::text IS NULL OR c.phase = $2) AND c.state NOT IN ('closed', 'cancelled') LIMIT 1`,
    [operationNo, phase],
  )) !== undefined;

/** State of the convoy that carries a manifest. */
export const getConvoyState = async (read: Reader, manifestNo: number): Promise<string> => {
  const convoy = await read.row<{ state: string }>('SELECT state FROM transfers.convoy WHERE manifest_no = $1', [
    manifestNo,
  ]);
  if (convoy === undefined) throw new Refusal('not-found', { values: { detail: `manifest ${manifestNo}` } });
  return convoy.state;
};

/** The stage of a manifest that was handed over, by where the convoy heads; before, whether the convoy was cancelled is all that these commands ask. */
export const stageOnTheWay = ({
  handovers,
  heading_site,
  from_site,
  rest_returning,
  rest_let_in,
}: ManifestState): string => {
  if (rest_let_in) return 'rest-let-in';
  if (rest_returning) return 'rest-returning';
  if (handovers !== 1) return handovers > 1 ? 'admitting' : 'drafting';
  if (heading_site === null) return 'on-the-way';
  return heading_site === from_site ? 'returning' : 'redirected';
};

/** The stage of a manifest for acts that a seal does not hinder. */
export const stageOf = (manifest: ManifestState, convoy: string): string =>
  manifest.closed_at !== null ? 'closed' : convoy === 'cancelled' ? 'cancelled' : stageOnTheWay(manifest);

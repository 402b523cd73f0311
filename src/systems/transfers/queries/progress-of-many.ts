import type { Reader } from '../../../core/register/command-definition.ts';
import type { ProgressFacts } from '../progress.ts';
import { findRest } from '../state.ts';
import { GATES } from './gates-sql.ts';
import { findManifestRows, gatesAt, type ManifestRow, progressOf } from './manifest-facts.ts';
import type { GateRow } from './manifest-lines.ts';

type Row = GateRow & { manifest_no: number };

/** Before the seal, and where a convoy was redirected, acceptance is a gate; on the way to the planned place it is over. */
const asksAcceptance = (row: ManifestRow): boolean =>
  row.handovers === 0
    ? row.seal_no === null || row.voided_at !== null || row.sealed_by === null
    : row.handovers === 1 && row.heading_site !== null;

/** What the gates of the lines of several manifests are told from, in one statement. */
const findGateRows = (read: Reader, rows: readonly ManifestRow[], now: number): Promise<Row[]> =>
  read.rows<Row>(
    `WITH ${GATES}
     SELECT g.manifest_no, g.person_no, g.line_state, g.live, g.compartment, g.order_issued, g.order_expires, g.order_asked, g.fit, g.examined_at, g.asked, g.noticed_at, g.interviewed_at, g.fear_open, g.fear_upheld, a.decision, a.holds,
            g.boarding, g.difference, g.handovers, g.taken_back, g.admitted_at
       FROM gates g LEFT JOIN transfers.standing_acceptances_seen($3) a USING (manifest_no, person_no)`,
    [rows.map(({ no }) => no), rows.map((row) => gatesAt(row, now)), rows.filter(asksAcceptance).map(({ no }) => no)],
  );

/** What the progress of several manifests is derived from, told from sets, so that a board of many costs little more than one. Those behind the wall are left out. */
export const findProgress = async (
  read: Reader,
  manifestNos: readonly number[],
  now: number,
): Promise<ReadonlyMap<number, ProgressFacts>> => {
  if (manifestNos.length === 0) return new Map();
  const rows = await findManifestRows(read, manifestNos, now);
  const lines = Map.groupBy(await findGateRows(read, rows, now), ({ manifest_no }) => manifest_no);
  const found = new Map<number, ProgressFacts>();
  for (const row of rows) {
    const rest = row.handovers > 1 && row.closed_at === null ? await findRest(read, row.no) : [];
    found.set(row.no, progressOf(row, lines.get(row.no) ?? [], rest, gatesAt(row, now), now));
  }
  return found;
};

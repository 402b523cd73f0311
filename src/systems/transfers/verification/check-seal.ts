import type { Finding } from '../../../core/register/verify/finding.ts';
import type { ReplayCheck } from '../../../core/register/verify/system-checks.ts';
import { manifestHashOf } from '../commands/propose-seal.ts';
import type { LineState } from '../state.ts';

const isHex = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

/** Recomputes the manifest hash of a proposed seal from its secret and the lines as they stood right before it. */
export const checkSeal: ReplayCheck = {
  eventType: 'SealProposed',
  check: async ({ row, data, personal }, read) => {
    const complain = (code: string, text: string): Finding => ({
      section: 'signatures',
      code,
      text: `Seal of manifest ${row.streamNo} (event ${row.id}): ${text}`,
      stream: row.streamNo,
      seq: row.seq,
      event: row.id,
      object: 'transfers.seal',
    });
    const { secret } = personal;
    if (data === undefined || !isHex(secret))
      return [complain('seal-secret', 'its secret does not open, so that its manifest hash cannot be recomputed.')];
    const lines = (
      await read(
        `SELECT l.person_no, p.register_number, l.state, l.live, l.vehicle, l.compartment FROM transfers.line l JOIN register.person p ON p.no = l.person_no
          WHERE l.manifest_no = $1 AND l.live`,
        [row.streamNo],
      )
    ).map(
      (line): LineState => ({
        person_no: Number(line[0]),
        register_number: line[1] as string,
        state: line[2] as LineState['state'],
        live: line[3] === 't',
        vehicle: line[4] ?? null,
        compartment: line[5] ?? null,
      }),
    );
    const { manifestHash, lineCount } = JSON.parse(data) as { manifestHash?: unknown; lineCount?: unknown };
    return [
      ...(lines.length === lineCount
        ? []
        : [complain('seal-count', `it says ${String(lineCount)} lines; ${lines.length} stood on the manifest.`)]),
      ...((await manifestHashOf(lines, Buffer.from(secret, 'hex'))) === manifestHash
        ? []
        : [complain('seal-hash', 'its manifest hash is not that of the lines as they stood.')]),
    ];
  },
};

import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { MovementClosed } from '../events.ts';
import { findLines, getManifest, refusalOf, wholeManifest } from '../state.ts';

/** Closes a movement that reconciles: manifest = boarded + struck off, boarded = admitted + incident, person by person (I08-movement-reconciles). */
export const closeMovement = defineCommand({
  system: 'transfers',
  name: 'close-movement',
  roles: ['receiving_officer'],
  input: z.object({ manifestNo: z.int().positive() }).strict(),
  streams: (input, read) => wholeManifest(read, input.manifestNo),
  load: async (read, input) => ({
    manifest: await getManifest(read, input.manifestNo),
    lines: await findLines(read, input.manifestNo),
    open: await read.rows<{ person_no: number }>(
      `SELECT l.person_no FROM transfers.line l WHERE l.manifest_no = $1 AND l.state = 'listed' AND NOT EXISTS (SELECT FROM transfers.difference d WHERE d.manifest_no = $1 AND d.person_no = l.person_no)
         AND NOT EXISTS (SELECT FROM transfers.admission a WHERE a.manifest_no = $1 AND a.person_no = l.person_no)`,
      [input.manifestNo],
    ),
  }),
  decide: ({ manifest, lines, open }, input, { authority }) => {
    if (authority !== manifest.to_authority) throw new Refusal('not-permitted');
    if (manifest.closed_at !== null) throw new Refusal('stale', { values: { detail: 'closed already' } });
    if (open.length > 0)
      throw refusalOf(
        open.map((row) => ({
          person_no: row.person_no,
          rule: 'I08-movement-reconciles',
          detail: 'neither admitted, nor struck off, nor in an incident',
        })),
        lines,
      );
    return [MovementClosed.make({ stream: input.manifestNo, data: {} })];
  },
});

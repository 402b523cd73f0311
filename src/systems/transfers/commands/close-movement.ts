import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { MovementClosed } from '../events.ts';
import { findLines, getManifest, refusalOf, wholeManifest } from '../state.ts';

/**
 * Closes a movement that reconciles: manifest = boarded + struck off, boarded = admitted + incident, person by person (I08-movement-reconciles). Of an evacuation of which no hand-over was signed, everybody is somewhere else by
 * the file, and who holds them may close it too.
 */
export const closeMovement = defineCommand({
  system: 'transfers',
  name: 'close-movement',
  refuses: ['I08-movement-reconciles'],
  input: z.object({ manifestNo: z.int().positive() }).strict(),
  streams: (input, read) => wholeManifest(read, input.manifestNo),
  load: async (read, input) => ({
    manifest: await getManifest(read, input.manifestNo),
    lines: await findLines(read, input.manifestNo),
    untold: await read.rows<{ person_no: number }>(
      `SELECT d.person_no FROM transfers.difference d JOIN register.custody c ON c.person_no = d.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('held', 'resident', 'accompanying') AND c.vehicle IS NOT NULL
        WHERE d.manifest_no = $1 AND d.kind IN ('died', 'escaped', 'missing') AND NOT EXISTS (SELECT FROM transfers.reseating r WHERE r.manifest_no = d.manifest_no AND r.person_no = d.person_no AND r.reason = 'recaptured' AND r.event_pos > d.event_pos)`,
      [input.manifestNo],
    ),
    unsettled: await read.rows<{ person_no: number; behind: boolean }>(
      `SELECT x.p AS person_no, EXISTS (SELECT FROM transfers.difference d WHERE d.manifest_no = $1 AND d.person_no = x.p AND d.kind <> 'refused-at-gate')
          AND NOT EXISTS (SELECT FROM transfers.let_in l WHERE l.manifest_no = $1 AND l.person_no = x.p) AS behind FROM transfers.unsettled_seen($1) x(p)`,
      [input.manifestNo],
    ),
    movedFirst:
      (await read.row<{ yes: boolean }>('SELECT transfers.moved_first_seen($1) AS yes', [input.manifestNo]))?.yes ===
      true,
    open: await read.rows<{ person_no: number }>(
      `SELECT l.person_no FROM transfers.line l WHERE l.manifest_no = $1 AND l.state IN ('listed', 'born') AND NOT EXISTS (SELECT FROM transfers.difference d WHERE d.manifest_no = $1 AND d.person_no = l.person_no)
         AND NOT EXISTS (SELECT FROM transfers.admission a WHERE a.manifest_no = $1 AND a.person_no = l.person_no)
         AND l.person_no NOT IN (SELECT transfers.brought_away_seen($1))
         AND NOT EXISTS (SELECT FROM transfers.handover h JOIN transfers.handover_person p ON p.handover_id = h.id JOIN register.custody c ON c.person_no = p.person_no
           WHERE h.manifest_no = $1 AND h.ordinal > 1 AND p.person_no = l.person_no AND c.known_to IS NULL AND c.outcome = 'departure' AND c.to_at >= h.instant)`,
      [input.manifestNo],
    ),
  }),
  decide: ({ manifest, lines, open, untold, unsettled, movedFirst }, input, { authority, postings }) => {
    const receives = authority === manifest.to_authority && postings.some(({ role }) => role === 'receiving_officer');
    if (!receives && !(movedFirst && authority === manifest.from_authority)) throw new Refusal('not-permitted');
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
    if (untold.length > 0)
      throw refusalOf(
        untold.map((row) => ({
          person_no: row.person_no,
          rule: 'I08-movement-reconciles',
          detail: "the death, escape or loss is not recorded in the person's file",
        })),
        lines,
      );
    const behind = unsettled.filter((row) => row.behind);
    if (behind.length > 0 && behind.length === unsettled.length) {
      const numbers = new Map(lines.map((line) => [line.person_no, line.register_number]));
      throw new Refusal('I08-movement-reconciles', {
        values: { detail: 'who was left behind, is in a hospital, or was caught again, is held by the escort yet' },
        problems: behind.map(({ person_no }) => ({
          code: 'left-in-a-vehicle',
          personNo: person_no,
          ...(numbers.has(person_no) ? { registerNumber: numbers.get(person_no) as string } : {}),
        })),
      });
    }
    if (unsettled.length > 0)
      throw refusalOf(
        unsettled.map((row) => ({
          person_no: row.person_no,
          rule: 'I08-movement-reconciles',
          detail:
            'not let in, or brought later, and still with the escort or not admitted: let in or ordered back, handed over and admitted first',
        })),
        lines,
      );
    return [MovementClosed.make({ stream: input.manifestNo, data: {} })];
  },
});

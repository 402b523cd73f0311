import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { DifferenceWithdrawn } from '../events.ts';
import { getManifest } from '../state.ts';

/**
 * Takes back a difference that was recorded by mistake, by the authority that recorded it, before the hand-over that it is of is signed: the person passes with the others. A standing offer is void: its payload changes.
 * What both sides signed stays; whom a gate refused is let in by `grant-entry`.
 */
export const withdrawDifference = defineCommand({
  system: 'transfers',
  name: 'withdraw-difference',
  refuses: ['I08-movement-reconciles'],
  input: z
    .object({
      manifestNo: z.int().positive(),
      personNo: z.int().positive(),
      reason: z.string().trim().min(3).max(2000),
    })
    .strict(),
  streams: (input) => [input.manifestNo, input.personNo],
  load: async (read, { manifestNo, personNo }) => ({
    manifest: await getManifest(read, manifestNo),
    known: await read.row<{ ordinal: number; kind: string; authority: string | null }>(
      `SELECT d.ordinal, d.kind, o.authority FROM transfers.difference d LEFT JOIN access.officers_named(ARRAY[d.officer_no]) n ON true LEFT JOIN access.officer o ON o.no = n.no
        WHERE d.manifest_no = $1 AND d.person_no = $2`,
      [manifestNo, personNo],
    ),
  }),
  decide: ({ manifest, known }, { manifestNo, personNo, reason }, { authority }) => {
    if (known === undefined) throw new Refusal('stale', { values: { detail: 'there is no such difference' } });
    if (known.authority !== authority) throw new Refusal('not-permitted');
    if (known.kind === 'refused-at-gate' || known.ordinal !== manifest.handovers + 1)
      throw new Refusal('I08-movement-reconciles', {
        values: { detail: 'what is withdrawn is a difference of the next hand-over: one that was signed stays' },
      });
    return [DifferenceWithdrawn.make({ stream: personNo, data: { manifestNo }, personal: { reason } })];
  },
});

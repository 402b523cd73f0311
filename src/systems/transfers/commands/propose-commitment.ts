import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal, type RefusalProblem } from '../../../core/register/refusal.ts';
import { requireDocument } from '../../register/index.ts';
import { CommitmentProposed } from '../commitments/events.ts';

/**
 * Says what the own authority is willing and able to receive in an operation (GC III 12): how many persons, at which of its sites, from when until when, under which conditions, by which document. Without
 * effect until another of its officers signs.
 */
export const proposeCommitment = defineCommand({
  system: 'transfers',
  name: 'propose-commitment',
  refuses: ['not-permitted', 'stale'],
  input: z
    .object({
      operationNo: z.int().positive(),
      persons: z.int().positive(),
      sites: z.array(z.string()).min(1).max(100),
      fromAt: z.int(),
      expiresAt: z.int(),
      conditions: z.string().trim().min(3).max(4000),
      documentSha256: z.string().regex(/^[0-9a-f]{64}$/),
    })
    .strict(),
  streams: ({ operationNo }) => [operationNo],
  load: async (read, { operationNo, sites, documentSha256 }) => {
    await requireDocument(read, documentSha256);
    return {
      operation: await read.row<{ ended_at: number | null }>('SELECT ended_at FROM transfers.operation WHERE no = $1', [
        operationNo,
      ]),
      known: await read.rows<{ code: string; authority: string | null }>(
        'SELECT code, authority FROM sites.site WHERE code = ANY ($1)',
        [sites],
      ),
    };
  },
  decide: ({ operation, known }, { operationNo, conditions, sites, ...data }, { authority, now }) => {
    if (operation === undefined) throw new Refusal('not-found', { values: { detail: `operation ${operationNo}` } });
    if (operation.ended_at !== null) throw new Refusal('stale', { values: { detail: 'the operation has ended' } });
    const own = new Set(known.filter((site) => site.authority === authority).map(({ code }) => code));
    const problems: RefusalProblem[] = sites.flatMap((code, i) =>
      own.has(code) ? [] : [{ code: 'site-of-another', field: `sites.${i}`, values: { detail: code } }],
    );
    if (data.expiresAt <= Math.max(data.fromAt, now))
      problems.push({ code: 'ends-before-it-begins', field: 'expiresAt' });
    if (problems.length > 0) throw new Refusal('invalid-input', { problems });
    return [
      CommitmentProposed.make({
        stream: operationNo,
        data: { ...data, sites: [...new Set(sites)].sort() },
        personal: { conditions },
      }),
    ];
  },
  result: z.object({ commitmentId: z.uuid() }),
  present: async (_read, events) => ({ commitmentId: events[0]?.id }),
});

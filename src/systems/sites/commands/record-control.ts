import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal, type RefusalProblem } from '../../../core/register/refusal.ts';
import { getSiteStream } from '../../register/index.ts';
import { ControlRecorded } from '../control/events.ts';
import { sourceKinds } from '../source.ts';

/**
 * Records who controls a site from when to when, with the source (D4): an authority of this register, or a holder by name. A fact, never refused by a rule: a second
 * claim over the same time makes a dispute, and a change of control owes a roll-call, whose breach the register opens by itself (I28).
 */
export const recordControl = defineCommand({
  system: 'sites',
  name: 'record-control',
  input: z
    .object({
      site: z.string(),
      authority: z.string().optional(),
      holder: z.string().trim().min(2).max(200).optional(),
      fromAt: z.int(),
      toAt: z.int().optional(),
      sourceKind: z.enum(sourceKinds),
      source: z.string().trim().min(3).max(400),
    })
    .strict(),
  streams: async ({ site }, read) => [await getSiteStream(read, site)],
  load: async (read, { site, authority }) => ({
    stream: await getSiteStream(read, site),
    known: authority === undefined || (await read.row('SELECT FROM access.authority WHERE code = $1', [authority])),
  }),
  decide: ({ stream, known }, data, { now }) => {
    const problems: RefusalProblem[] = [];
    if ((data.authority === undefined) === (data.holder === undefined))
      problems.push({ code: 'one-holder', field: 'authority' });
    if (known === undefined) problems.push({ code: 'unknown-authority', field: 'authority' });
    if (data.fromAt > now) problems.push({ code: 'not-yet', field: 'fromAt' });
    if (data.toAt !== undefined && data.toAt > now) problems.push({ code: 'not-yet', field: 'toAt' });
    if (data.toAt !== undefined && data.toAt <= data.fromAt)
      problems.push({ code: 'ends-before-it-begins', field: 'toAt' });
    if (problems.length > 0) throw new Refusal('invalid-input', { problems });
    return [ControlRecorded.make({ stream, occurredAt: data.fromAt, data })];
  },
  result: z.object({ controlId: z.uuid() }),
  present: async (_read, events) => ({ controlId: events[0]?.id }),
});

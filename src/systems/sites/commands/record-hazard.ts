import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal, type RefusalProblem } from '../../../core/register/refusal.ts';
import { getSiteStream } from '../../register/index.ts';
import { HazardRecorded } from '../hazards/events.ts';
import { hazardKinds, LONGEST_HAZARD, severities } from '../hazards/hazard-words.ts';
import { sourceKinds } from '../source.ts';

/** Records what a site is exposed to, as a source says it, until a day. Of the place, never of a person. */
export const recordHazard = defineCommand({
  system: 'sites',
  name: 'record-hazard',
  input: z
    .object({
      site: z.string(),
      kind: z.enum(hazardKinds),
      severity: z.enum(severities),
      said: z.string().trim().min(3).max(1000),
      sourceKind: z.enum(sourceKinds),
      source: z.string().trim().min(3).max(400),
      fromAt: z.int(),
      expiresAt: z.int(),
    })
    .strict(),
  streams: async ({ site }, read) => [await getSiteStream(read, site)],
  load: async (read, { site }) => ({ stream: await getSiteStream(read, site) }),
  decide: ({ stream }, data, { now }) => {
    const problems: RefusalProblem[] = [];
    if (data.fromAt > now) problems.push({ code: 'not-yet', field: 'fromAt' });
    if (data.expiresAt <= Math.max(data.fromAt, now))
      problems.push({ code: 'ends-before-it-begins', field: 'expiresAt' });
    if (data.expiresAt > data.fromAt + LONGEST_HAZARD)
      problems.push({ code: 'longer-than-180-days', field: 'expiresAt' });
    if (problems.length > 0) throw new Refusal('invalid-input', { problems });
    return [HazardRecorded.make({ stream, occurredAt: data.fromAt, data })];
  },
  result: z.object({ hazardId: z.uuid() }),
  present: async (_read, events) => ({ hazardId: events[0]?.id }),
});

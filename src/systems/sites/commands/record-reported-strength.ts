import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal, type RefusalProblem } from '../../../core/register/refusal.ts';
import { getSiteStream } from '../../register/index.ts';
import { ReportedStrengthRecorded, reportedPart } from '../reported/events.ts';
import { sourceKinds } from '../source.ts';

const number = z.int().nonnegative().max(10_000_000);

const isDay = (text: string): boolean => {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};

/**
 * Records how many persons a source says that a site held on a day, without names, with parts where it gives them. It adds nobody to the register and changes no strength: both numbers are shown beside each other. A fact: more persons than
 * the whole site has places are recorded, and the register opens the breach of the site (I17-reported-strength) until a later report or more places say otherwise. Reports of one day may disagree.
 */
export const recordReportedStrength = defineCommand({
  system: 'sites',
  name: 'record-reported-strength',
  input: z
    .object({
      site: z.string(),
      day: z.string().max(10),
      said: z.string().trim().min(1).max(120),
      atLeast: number.optional(),
      atMost: number.optional(),
      parts: z.array(reportedPart).max(200).default([]),
      sourceKind: z.enum(sourceKinds),
      source: z.string().trim().min(3).max(400),
    })
    .strict(),
  streams: async ({ site }, read) => [await getSiteStream(read, site)],
  load: async (read, { site }) => ({
    stream: await getSiteStream(read, site),
    today: await read.row<{ day: string }>(
      "SELECT to_char(register.clock() AT TIME ZONE zone, 'YYYY-MM-DD') AS day FROM sites.site WHERE code = $1",
      [site],
    ),
  }),
  decide: ({ stream, today }, data) => {
    const problems: RefusalProblem[] = [];
    if (!isDay(data.day)) problems.push({ code: 'no-such-day', field: 'day' });
    else if (data.day > (today?.day ?? '')) problems.push({ code: 'not-yet', field: 'day' });
    if (data.atLeast === undefined && data.atMost === undefined)
      problems.push({ code: 'figure-without-number', field: 'said' });
    if ((data.atLeast ?? 0) > (data.atMost ?? Number.MAX_SAFE_INTEGER))
      problems.push({ code: 'ends-before-it-begins', field: 'atMost' });
    for (const [i, { sex, ageGroup, nationality }] of data.parts.entries())
      if (sex === undefined && ageGroup === undefined && nationality === undefined)
        problems.push({ code: 'part-of-nobody', field: `parts.${i}` });
    if (problems.length > 0) throw new Refusal('invalid-input', { problems });
    return [ReportedStrengthRecorded.make({ stream, data })];
  },
  result: z.object({ reportId: z.uuid() }),
  present: async (_read, events) => ({ reportId: events[0]?.id }),
});

import { z } from 'zod';
import { defineCommand, type Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { ReportedStrengthWithdrawn } from '../reported/events.ts';

type Report = { stream: number; recorder: string | null; recorded_by: number; withdrawn: boolean };

const getReport = async (read: Reader, id: string): Promise<Report> => {
  const report = await read.row<Report>(
    `SELECT sites.stream_of(r.site) AS stream, o.authority AS recorder, r.recorded_by, r.withdrawn_at IS NOT NULL AS withdrawn
       FROM sites.reported_strength r LEFT JOIN access.officer o ON o.no = r.recorded_by WHERE r.id = $1`,
    [id],
  );
  if (report === undefined) throw new Refusal('not-found', { values: { detail: `report ${id}` } });
  return report;
};

/** Withdraws a reported strength that was recorded wrongly or that its source took back, with the reason: by the authority that recorded it. It stays in the list, marked; a breach that nothing else says is over. */
export const withdrawReportedStrength = defineCommand({
  system: 'sites',
  name: 'withdraw-reported-strength',
  input: z.object({ reportId: z.uuid(), reason: z.string().trim().min(3).max(2000) }).strict(),
  streams: async ({ reportId }, read) => [(await getReport(read, reportId)).stream],
  load: (read, { reportId }) => getReport(read, reportId),
  decide: (report, data, { authority, officerNo }) => {
    if (report.withdrawn) throw new Refusal('stale');
    if (officerNo !== 0 && report.recorder !== authority)
      throw new Refusal('not-permitted', { values: { detail: 'a report that another authority recorded' } });
    return [ReportedStrengthWithdrawn.make({ stream: report.stream, data })];
  },
});

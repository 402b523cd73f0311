/** Wire of temporary absences. The web application imports the types only. */
import { z } from 'zod';
import { officerReference } from '../../../core/access/views.ts';
import { codes, instant, pagedView, view } from '../../../core/wire.ts';
import { absenceReasons } from './absence-words.ts';

export const absenceReason = codes('AbsenceReason', 'Why a person is out of the section for a time.', absenceReasons);

export const absenceView = view(
  'AbsenceView',
  'A person who is or was out of the section, or out of a vehicle on the way, for a time; the custodian stays.',
  {
    absenceId: z.string(),
    personNo: z.int(),
    registerNumber: z.string(),
    name: z.string(),
    site: z.string().nullable().describe('Null where the person was taken from a vehicle on the way.'),
    section: z.string().nullable(),
    vehicle: z.string().nullable(),
    reason: absenceReason,
    destination: z.string(),
    escort: z.string().describe('Code of the authority that escorts.'),
    leftAt: instant,
    dueAt: instant,
    recordedBy: officerReference,
    returned: z.object({ at: instant, account: z.string(), by: officerReference }).nullable(),
    state: z.enum(['returned', 'away', 'overdue', 'passed-on']),
    overdueBy: z.int().nullable().describe('Milliseconds since the person was due back.'),
    mayReturn: z.boolean(),
  },
);
/** A person who is or was out of the section for a time. */
export type AbsenceView = z.infer<typeof absenceView>;

export const absencesAnswer = pagedView('AbsencesAnswer', 'Who is away from a site for a time, page by page.', {
  site: z.string(),
  rows: z.array(absenceView),
});
/** `GET /api/sites/absences?site=`. */
export type AbsencesAnswer = z.infer<typeof absencesAnswer>;

/** `sites/record-absence`. */
export interface RecordAbsenceInput {
  personNo: number;
  reason: (typeof absenceReasons)[number];
  destination: string;
  escort: string;
  leftAt: number;
  dueAt: number;
}

/** `sites/record-return`. */
export interface RecordReturnInput {
  absenceId: string;
  returnedAt: number;
  account: string;
}

import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal, type RefusalProblem } from '../../../core/register/refusal.ts';
import { getAllPresent } from '../../register/index.ts';
import { absenceReasons } from '../absences/absence-words.ts';
import { AbsenceBegun } from '../absences/events.ts';

/** Records that a person left the section, or the vehicle of a convoy, for a time (court, hospital), with whom, and when the person is due back. The custodian stays; a section keeps the place, a vehicle does not. */
export const recordAbsence = defineCommand({
  system: 'sites',
  name: 'record-absence',
  input: z
    .object({
      personNo: z.int().positive(),
      reason: z.enum(absenceReasons),
      destination: z.string().trim().min(3).max(400),
      escort: z.string(),
      leftAt: z.int(),
      dueAt: z.int(),
    })
    .strict(),
  streams: (input) => [input.personNo],
  load: async (read, { personNo, escort, leftAt }) => ({
    present: (await getAllPresent(read, [personNo])).get(personNo),
    known: await read.row('SELECT FROM access.authority WHERE code = $1', [escort]),
    away: await read.row('SELECT FROM sites.absence WHERE person_no = $1 AND returned_at IS NULL', [personNo]),
    // from where, and from whom, the person left is what the register has at that instant: it is the present place
    came: await read.row(
      "SELECT FROM register.custody WHERE person_no = $1 AND known_to IS NULL AND to_at = 'infinity' AND from_at > register.at($2)",
      [personNo, leftAt],
    ),
  }),
  decide: ({ present, known, away, came }, { personNo, leftAt, destination, ...data }, { authority, now }) => {
    // a resident of a camp goes where the person wants: only out of a vehicle of a convoy is it recorded
    const leaves =
      present?.state === 'held' || present?.state === 'accompanying'
        ? (present.site ?? present.vehicle) !== null
        : present?.state === 'resident' && present.vehicle !== null;
    if (present?.custodian !== authority || !leaves)
      throw new Refusal('not-permitted', {
        values: { detail: 'the person is not held by your authority at a site or in a vehicle' },
      });
    if (away !== undefined) throw new Refusal('already-away');
    const problems: RefusalProblem[] = [];
    if (known === undefined) problems.push({ code: 'unknown-authority', field: 'escort' });
    if (leftAt > now) problems.push({ code: 'not-yet', field: 'leftAt' });
    else if (came !== undefined) problems.push({ code: 'before-the-present-place', field: 'leftAt' });
    if (data.dueAt <= leftAt) problems.push({ code: 'ends-before-it-begins', field: 'dueAt' });
    if (problems.length > 0) throw new Refusal('invalid-input', { problems });
    return [AbsenceBegun.make({ stream: personNo, occurredAt: leftAt, data, personal: { destination } })];
  },
  result: z.object({ absenceId: z.uuid() }),
  present: async (_read, events) => ({ absenceId: events[0]?.id }),
});

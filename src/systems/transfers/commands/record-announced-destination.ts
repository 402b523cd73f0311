import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal, type RefusalProblem } from '../../../core/register/refusal.ts';
import { announcedDestination, announcementSource, DestinationAnnounced } from '../announced/events.ts';
import { isPartialDate } from '../published/measures.ts';

/**
 * Enters that a source announced a site as a destination of an operation, or of one of its phases, with the number where one was said. It plans nothing and obliges nobody: the operation room shows it beside the sites that received
 * persons. What is announced later than today is entered with the installation of a scenario only, and shown from its day on.
 */
export const recordAnnouncedDestination = defineCommand({
  system: 'transfers',
  name: 'record-announced-destination',
  input: z
    .object({ operationNo: z.int().positive(), ...announcedDestination.shape, ...announcementSource.shape })
    .strict(),
  streams: ({ operationNo }) => [operationNo],
  load: async (read, { operationNo, site, phase }) => ({
    operation: await read.row('SELECT no FROM transfers.operation WHERE no = $1', [operationNo]),
    site: await read.row('SELECT code FROM sites.site WHERE code = $1', [site]),
    phase: await read.row('SELECT code FROM transfers.phase WHERE operation_no = $1 AND code = $2', [
      operationNo,
      phase ?? null,
    ]),
    today: await read.row<{ day: string }>(
      "SELECT to_char(register.clock() AT TIME ZONE zone, 'YYYY-MM-DD') AS day FROM register.clock_setting",
    ),
  }),
  decide: ({ operation, site, phase, today }, { operationNo, attributedTo, source, ...announced }, { officerNo }) => {
    if (operation === undefined) throw new Refusal('not-found', { values: { detail: `operation ${operationNo}` } });
    if (site === undefined) throw new Refusal('not-found', { values: { detail: `site ${announced.site}` } });
    if (announced.phase !== undefined && phase === undefined)
      throw new Refusal('not-found', { values: { detail: `phase ${announced.phase}` } });
    const { said, atLeast, atMost, announcedOn } = announced;
    const problems: RefusalProblem[] = [];
    if (!isPartialDate(announcedOn)) problems.push({ code: 'no-such-day', field: 'announcedOn' });
    else if (officerNo !== 0 && announcedOn > (today?.day ?? ''))
      problems.push({ code: 'not-yet', field: 'announcedOn' });
    if (said === undefined && (atLeast ?? atMost) !== undefined)
      problems.push({ code: 'number-without-words', field: 'said' });
    if ((atLeast ?? 0) > (atMost ?? Number.MAX_SAFE_INTEGER))
      problems.push({ code: 'ends-before-it-begins', field: 'atMost' });
    if (problems.length > 0) throw new Refusal('invalid-input', { problems });
    return [DestinationAnnounced.make({ stream: operationNo, data: announced, personal: { attributedTo, source } })];
  },
  result: z.object({ announcementId: z.uuid() }),
  present: async (_read, events) => ({ announcementId: events[0]?.id }),
});

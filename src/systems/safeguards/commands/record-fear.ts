import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { FearRecorded } from '../events.ts';
import { fearStatement } from '../fear-statement.ts';

/** Anybody may hear a fear, of any person, at any time: it suspends the person's line until hand-over, also after sealing (I11-fear-suspends-line). */
export const recordFear = defineCommand({
  system: 'safeguards',
  name: 'record-fear',
  input: fearStatement.extend({ personNo: z.int().positive(), occurredAt: z.int().optional() }).strict(),
  streams: async ({ personNo }, read) => [
    personNo,
    ...(
      await read.rows<{ manifest_no: number }>(
        "SELECT manifest_no FROM transfers.line WHERE person_no = $1 AND state = 'listed'",
        [personNo],
      )
    ).map((line) => line.manifest_no),
  ],
  load: async () => undefined,
  decide: (_state, { personNo, occurredAt, country, account }) => [
    FearRecorded.make({ stream: personNo, occurredAt, data: {}, personal: { country, account } }),
  ],
  result: z.object({ fearId: z.uuid() }),
  present: async (_read, events) => ({ fearId: events[0]?.id }),
});

import { z } from 'zod';
import { view } from '../../../core/wire.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';

/** Most authorities that the filter offers, those that supervise most first. */
const MOST = 200;

const supervisorsAnswer = view('SupervisorsAnswer', 'Who supervises detentions now, those of most persons first.', {
  rows: z.array(
    z.object({
      supervisor: z
        .string()
        .describe('For the filter of the list of persons: a code, or the id of one of its supervisions.'),
      authority: z.string().nullable().describe('Code of an authority of the register; null where it is only named.'),
      name: z.string().nullable(),
      persons: z.int(),
    }),
  ),
});
/** `GET /api/register/supervisors`. */
export type SupervisorsAnswer = z.infer<typeof supervisorsAnswer>;

/** The authorities that supervise the detention of persons within reach now, and of how many (ICPPED 17(3)(d)). */
export const supervisors = defineQuery({
  system: 'register',
  name: 'supervisors',
  input: z.object({}).strict(),
  answer: supervisorsAnswer,
  run: async (read): Promise<SupervisorsAnswer> => ({
    rows: await read.rows<SupervisorsAnswer['rows'][number]>(
      `SELECT coalesce(s.authority, min(s.id::text)) AS supervisor, s.authority, s.name, count(*) AS persons
         FROM (SELECT DISTINCT ON (x.person_no) x.* FROM register.supervision x WHERE x.withdrawn_pos IS NULL AND x.from_at <= register.clock() ORDER BY x.person_no, x.from_at DESC, x.event_pos DESC) s
        WHERE s.until_at IS NULL OR s.until_at > register.clock() GROUP BY s.authority, s.name ORDER BY count(*) DESC, coalesce(s.authority, s.name) LIMIT ${MOST}`,
    ),
  }),
});

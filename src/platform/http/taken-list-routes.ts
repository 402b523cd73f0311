import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { z } from 'zod';
import { listingsOf } from '../../core/access/listing.ts';
import { csvOfList, getTaken, TAKEN_LIST } from '../../core/access/taken-list.ts';
import type { Context } from '../../core/register/command-definition.ts';
import { readerOf } from '../../core/register/reader.ts';
import { Refusal } from '../../core/register/refusal.ts';
import { findingsOf } from '../../core/register/schema-findings.ts';
import { leavingFile } from './leaving-file.ts';
import { wholeNumber } from './query-values.ts';
import type { ServerParts } from './server-parts.ts';
import { findSession } from './session-cookie.ts';

/** Which taking of the officer, and in which language the headings stand. */
export const takenListInput = z.object({ taken: wholeNumber, language: z.enum(['en', 'ar', 'ckb']) }).strict();
/** Long lists that leave at once: each holds a connection as long as its reader takes. */
const AT_ONCE = 2;
/** So long may one take, in milliseconds. */
const LONGEST = 10 * 60_000;

/** Streams a long list as CSV, to the officer who wrote the taking down (`access/export-list`) within the last hour: read in one snapshot, held in memory part by part. */
export const addTakenListRoutes = (app: FastifyInstance, parts: ServerParts): void => {
  const listings = listingsOf(parts.queries);
  let leaving = 0;
  app.get(`/api/${TAKEN_LIST}`, async (request, reply) => {
    const token = findSession(request);
    if (token === undefined) throw new Refusal('not-signed-in');
    const parsed = takenListInput.safeParse(request.query);
    if (!parsed.success) throw new Refusal('invalid-input', { problems: findingsOf(parsed.error) });
    if (leaving >= AT_ONCE) throw new Refusal('busy');
    leaving += 1;
    let client: pg.PoolClient | undefined;
    const end = async (): Promise<void> => {
      leaving -= 1;
      await client?.query('ROLLBACK').catch(() => undefined);
      client?.release();
    };
    try {
      client = await parts.register.pool.connect();
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      const read = readerOf(client);
      const opened = await read.row<{ context: Context & { snapshot: string } }>(
        "SELECT register.reading_context() AS context FROM set_config('amana.token', $1, true)",
        [token],
      );
      const context = opened?.context;
      if (context?.officerNo == null) throw new Refusal('not-signed-in');
      const { language, taken } = parsed.data;
      const wanted = { ...(await getTaken(read, context.officerNo, taken)), language };
      const lines = csvOfList(read, listings, wanted, { ...context, asker: '', abilities: [] });
      // what refuses it does so before the first part, and is answered as a refusal
      const first = await lines.next();
      const all = async function* () {
        if (first.done !== true) yield first.value;
        yield* lines;
      };
      const file = leavingFile(all(), end, LONGEST);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${wanted.list.replace('/', '-')}.csv"`)
        .send(file);
    } catch (error) {
      await end();
      throw error;
    }
  });
};

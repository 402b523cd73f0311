/**
 * What reading costs in a large register with many clients at once: a person's file, a page of the list of persons, and a search by a part of a name, each through its query, in a snapshot of its
 * own, as the server's role behind the walls of an authority that has everybody in reach, on as many connections as the server has. Every client asks again as soon as it was answered. Prints one JSON line a case.
 * Usage: node bench/register/reads.ts [persons=57040] [clients=20] [seconds=10]
 */
import { performance } from 'node:perf_hooks';
import { startRandom } from '../../scenarios/january-2026/random.ts';
import { abilitiesOf } from '../../src/core/access/abilities.ts';
import { type AnyQuery, anyQuery } from '../../src/platform/http/query-definition.ts';
import { runQuery } from '../../src/platform/http/run-query.ts';
import { CONNECTIONS } from '../../src/server/open-database.ts';
import { allCommands } from '../../src/systems/all-commands.ts';
import { people } from '../../src/systems/register/queries/people.ts';
import { person } from '../../src/systems/register/queries/person.ts';
import { withLargeRegister } from './large-register.ts';

const [persons = 57_040, clients = 20, seconds = 10] = process.argv.slice(2).map(Number);
/** Milliseconds within which 95 of 100 answers come. */
const LIMIT = 50;
/** Answers to each client before it is measured. */
const WARM = 25;

const quantile = (sorted: readonly number[], part: number): number =>
  Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0) * 10) / 10;

/** As the server answers them. */
const abilities = (context: Parameters<typeof abilitiesOf>[1]): string[] => abilitiesOf(allCommands, context);

await withLargeRegister(persons, 5704, CONNECTIONS, async ({ pool, admin, signIn }) => {
  const token = await signIn('origin.one');
  const random = startRandom(20);
  const { rows: names } = await admin.query<{ word: string }>(
    "SELECT split_part(full_name, ' ', 1 + (person_no % 4)::int) || ' ' || split_part(full_name, ' ', 1 + ((person_no + 1) % 4)::int) AS word FROM register.person_name WHERE source = 'bench' ORDER BY person_no LIMIT 5000",
  );
  const { rows: all } = await admin.query<{ n: number }>('SELECT count(*)::int AS n FROM register.person');
  // who came on the scenario's list, by commands: with events, evidence and a file of full length; the others are found in lists only
  const { rows: numbers } = await admin.query<{ no: number }>(
    'SELECT no FROM register.person WHERE event_pos > 1 ORDER BY no',
  );
  const cases: [string, AnyQuery, () => Record<string, unknown>][] = [
    ['person file', anyQuery(person), () => ({ personNo: String(random.pick(numbers).no) })],
    ['list page', anyQuery(people), () => ({ page: 1 + random.below(200) })],
    ['list page of a site', anyQuery(people), () => ({ site: 'GHW', status: 'held', page: 1 + random.below(200) })],
    ['name search', anyQuery(people), () => ({ q: random.pick(names).word })],
  ];
  for (const [what, query, ask] of cases) {
    // the first answers open every connection, make its plans and fill its caches: asked one after the other, they would all go over one
    const warm = async (): Promise<void> => {
      for (let i = 0; i < WARM; i += 1) await runQuery(pool, query, token, ask(), abilities);
    };
    await Promise.all(Array.from({ length: clients }, warm));
    const times: number[] = [];
    const until = performance.now() + seconds * 1000;
    const client = async (): Promise<void> => {
      while (performance.now() < until) {
        const began = performance.now();
        await runQuery(pool, query, token, ask(), abilities);
        times.push(performance.now() - began);
      }
    };
    const before = process.cpuUsage();
    await Promise.all(Array.from({ length: clients }, client));
    const used = process.cpuUsage(before);
    times.sort((a, b) => a - b);
    const p95 = quantile(times, 0.95);
    console.log(
      JSON.stringify({
        bench: 'register.reads',
        what,
        persons: all[0]?.n,
        clients,
        answers: times.length,
        nodeCpuMs: Math.round(((used.user + used.system) / times.length / 1000) * 100) / 100,
        perSecond: Math.round(times.length / seconds),
        p50Ms: quantile(times, 0.5),
        p95Ms: p95,
        worstMs: quantile(times, 1),
        limit: LIMIT,
        met: p95 <= LIMIT,
      }),
    );
    if (p95 > LIMIT) process.exitCode = 1;
  }
});

/**
 * What a strength report costs in a large register: `register/strength` as the server's role behind the officer's walls, for an authority, a site and an operation, over a day on which
 * little happens and over the whole time, in which everybody came in; as known now and as known then. Prints one JSON line a case.
 * Usage: node bench/register/strength.ts [persons=57040] [moved=5704] [runs=11]
 */
import { performance } from 'node:perf_hooks';
import { anyQuery } from '../../src/platform/http/query-definition.ts';
import { runQuery } from '../../src/platform/http/run-query.ts';
import { strength } from '../../src/systems/register/queries/strength.ts';
import type { StrengthAnswer } from '../../src/systems/register/strength/views.ts';
import { median } from '../measure-sync.ts';
import { withLargeRegister } from './large-register.ts';

const [persons = 57_040, moved = 5704, runs = 11] = process.argv.slice(2).map(Number);
/** Milliseconds that a report may take. */
const LIMIT = 300;

await withLargeRegister(persons, moved, 4, async ({ pool, admin, signIn }) => {
  const { code } = (await admin.query<{ code: string }>('SELECT code FROM transfers.operation ORDER BY no LIMIT 1'))
    .rows[0] as { code: string };
  const from = Date.UTC(2025, 11, 1);
  const now = Date.UTC(2026, 0, 18, 5);
  const day = [Date.UTC(2026, 0, 10), Date.UTC(2026, 0, 11)] as const;
  const whole = [from, now] as const;
  const cases = [
    ['origin.one', 'authority', 'SDF', day],
    ['origin.one', 'authority', 'SDF', whole],
    ['origin.one', 'site', 'GHW', whole],
    ['receiving.one', 'site', 'KRK', whole],
    ['clerk.sjc', 'authority', 'SDF', whole],
    ['origin.one', 'operation', code, whole],
  ] as const;
  for (const known of [undefined, Date.UTC(2026, 0, 17)])
    for (const [username, scope, of, [fromAt, toAt]] of cases) {
      const token = await signIn(username);
      const ask = async () => {
        const began = performance.now();
        const answer = (await runQuery(
          pool,
          anyQuery(strength),
          token,
          {
            scope,
            code: of,
            fromAt: String(fromAt),
            toAt: String(toAt),
            ...(known === undefined ? {} : { knownAt: String(known) }),
          },
          () => [],
        )) as StrengthAnswer;
        return { milliseconds: performance.now() - began, answer };
      };
      await ask();
      const times: number[] = [];
      for (let run = 0; run < runs; run += 1) times.push((await ask()).milliseconds);
      const { answer } = await ask();
      const milliseconds = Math.round(median(times));
      console.log(
        JSON.stringify({
          bench: 'register.strength',
          persons,
          scope,
          days: Math.round((toAt - fromAt) / 86_400_000),
          asKnown: known === undefined ? 'now' : 'earlier',
          withinReach: answer.withinReach,
          opening: answer.opening,
          gains: answer.gains,
          losses: answer.losses,
          closing: answer.closing,
          milliseconds,
          worstMs: Math.round(Math.max(...times)),
          limit: LIMIT,
          met: milliseconds <= LIMIT,
        }),
      );
      if (milliseconds > LIMIT) process.exitCode = 1;
    }
});

import type pg from 'pg';
import type { Finding } from './finding.ts';
import type { Invariant } from './read-invariants.ts';
import { textRows } from './session.ts';

/** One rule: how many rows break it without a breach, and how many breaches of it are open (lawfully recorded, not cured). */
export type RuleCount = { readonly rule: string; readonly violated: number; readonly openBreaches: number };
export type InvariantCounts = {
  readonly checked: number;
  readonly violated: number;
  readonly openBreaches: number;
  readonly rules: readonly RuleCount[];
};

const SHOWN = 200;

/** Asks every rule of the tables as they are. Facts that carry their breach are no violation; open breaches are counted beside. */
export const checkInvariants = async (
  live: pg.ClientBase,
  invariants: readonly Invariant[],
  add: (finding: Finding) => void,
): Promise<InvariantCounts> => {
  // A stopped register may never have been counted by its server, and without statistics two tables of one row for each person are joined row by row, in the square of their size. Before 18 a planner that must join
  // some of them so all the same takes any plan for them, because what is switched off costs it more than everything else together.
  const [server] = await textRows(live, "SELECT current_setting('server_version_num')::int >= 180000");
  if (server?.[0] === 't') await live.query('SET LOCAL enable_nestloop = off');
  const violated = new Map<string, number>(invariants.map(({ rule }) => [rule, 0]));
  for (const { rule, says, sql } of invariants) {
    const rows = await textRows(live, sql);
    violated.set(rule, (violated.get(rule) ?? 0) + rows.length);
    for (const [subject] of rows.slice(0, SHOWN))
      add({
        section: 'invariants',
        code: rule,
        object: rule,
        key: subject ?? '',
        text: `${rule}, ${subject}: ${says}`,
      });
    if (rows.length > SHOWN)
      add({ section: 'invariants', code: rule, object: rule, text: `${rule}: ${rows.length - SHOWN} more.` });
  }
  const breaches = new Map<string, number>();
  for (const [rule, count] of await textRows(
    live,
    'SELECT b.rule, count(*) FROM (SELECT rule, cured_at FROM register.breach UNION ALL SELECT rule, cured_at FROM sites.site_breach) b WHERE b.cured_at IS NULL GROUP BY b.rule',
  ))
    breaches.set(rule as string, Number(count));
  const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
  return {
    checked: invariants.length,
    violated: sum(violated.values()),
    openBreaches: sum(breaches.values()),
    rules: [...new Set([...violated.keys(), ...breaches.keys()])].sort().map((rule) => ({
      rule,
      violated: violated.get(rule) ?? 0,
      openBreaches: breaches.get(rule) ?? 0,
    })),
  };
};

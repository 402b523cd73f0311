/**
 * What an emergency costs at the largest published site: a camp of 25,000 residents in households, all of whom came in through the commands. From the report of the attack over the lockdown count and the plan to the last
 * page of paper that an officer at the site carries to the buses; then the list of missing with everybody on it, and the closing roll-call by which the camp passes to another authority. Prints one JSON line for each.
 * Usage: node bench/sites/evacuation.ts [residents=25000] [perManifest=500] [dataFolder]
 * With a data folder the register is kept there, and used again where it is already.
 */
import { performance } from 'node:perf_hooks';
import { GOVERNMENT, GOVERNMENT_OFFICER } from '../../scenarios/january-2026/replay/around-world.ts';
import { ROLL_CALL_PAYLOAD_TYPE } from '../../src/core/ledger/dsse.ts';
import { anyCommand } from '../../src/core/register/command-definition.ts';
import { type AnyQuery, anyQuery } from '../../src/platform/http/query-definition.ts';
import { runQuery } from '../../src/platform/http/run-query.ts';
import { declareEmergency } from '../../src/systems/sites/commands/declare-emergency.ts';
import { planEvacuation } from '../../src/systems/sites/commands/plan-evacuation.ts';
import { proposeRollCall } from '../../src/systems/sites/commands/propose-roll-call.ts';
import { recordLockdownCount } from '../../src/systems/sites/commands/record-lockdown-count.ts';
import { signRollCall } from '../../src/systems/sites/commands/sign-roll-call.ts';
import { signRollCallAsCaller } from '../../src/systems/sites/commands/sign-roll-call-as-caller.ts';
import type { RollCallDocument } from '../../src/systems/sites/paper/roll-call.ts';
import { emergency } from '../../src/systems/sites/queries/emergency.ts';
import { missing as missingQuery } from '../../src/systems/sites/queries/missing.ts';
import { place } from '../../src/systems/sites/queries/place.ts';
import { roll, rollNumbers } from '../../src/systems/sites/queries/roll.ts';
import { rollCallPaper, rollRows } from '../../src/systems/sites/queries/roll-call.ts';
import type { ManifestDocument } from '../../src/systems/transfers/paper/manifest.ts';
import { manifestPaper } from '../../src/systems/transfers/queries/manifest-paper.ts';
import { round } from '../measure-sync.ts';
import { withCamp } from './large-camp.ts';

const [residents = 25_000, perManifest = 500] = process.argv.slice(2, 4).map(Number);
/** Seconds from the report of the emergency to the last printed list. */
const LIMIT = 300;
/** Seconds of one act, and of an answer: what waits longer is taken for broken. */
const [ACT, ANSWER] = [60, 2] as const;

const secondsOf = async <Result>(work: () => Promise<Result>): Promise<{ seconds: number; result: Result }> => {
  const began = performance.now();
  const result = await work();
  return { seconds: round((performance.now() - began) / 1000), result };
};
const say = (what: string, seconds: number, limitSeconds: number, more: Record<string, unknown> = {}): void => {
  const met = seconds <= limitSeconds;
  console.log(JSON.stringify({ bench: 'sites.evacuation', what, residents, ...more, seconds, limitSeconds, met }));
  if (!met) process.exitCode = 1;
};

await withCamp(residents, process.argv[4], async ({ issue, sign, look, pool, keys, tokenOf, fillSeconds }) => {
  const ask = async <Answer>(username: string, query: AnyQuery, input: Record<string, unknown>): Promise<Answer> =>
    (await runQuery(pool, query, await tokenOf(username), input, () => [])) as Answer;
  const numbers = await look<number[]>(
    "SELECT array_agg(person_no::int ORDER BY person_no) AS value FROM register.custody WHERE site = 'HOL' AND known_to IS NULL AND to_at = 'infinity'",
  );
  const began = performance.now();
  const declared = await secondsOf(() =>
    issue('origin.one', anyCommand(declareEmergency), { site: 'HOL', kind: 'attack', account: 'Shots at the gate.' }),
  );
  const { emergencyId } = declared.result.result as { emergencyId: string };
  const missing = numbers.filter((_, i) => i % 80 === 0);
  const count = await secondsOf(() =>
    issue('origin.one', anyCommand(recordLockdownCount), {
      emergencyId,
      counted: residents - missing.length,
      missing,
    }),
  );
  say('lockdown count', count.seconds, ACT, { missing: missing.length, fillSeconds });
  const plan = await secondsOf(async () =>
    issue('origin.one', anyCommand(planEvacuation), {
      emergencyId,
      operationNo: await look("SELECT no AS value FROM transfers.operation WHERE code = '2026-CAMPS'"),
      code: 'HOL-EVACUATION',
      toSite: 'AKH',
      via: [],
      escortAuthority: 'RLF',
      toAuthority: 'AKA',
      plannedAt: await look('SELECT register.ms(register.clock())::float8 AS value'),
      perManifest,
    }),
  );
  const { manifests } = plan.result.result as { manifests: number[] };
  const listed = await look<number>('SELECT sum(listed)::int AS value FROM sites.evacuation');
  say('evacuation manifests', plan.seconds, ACT, { manifests: manifests.length, listed, perManifest });
  const { paper } = manifestPaper;
  if (paper === undefined) throw new Error('A manifest is a paper.');
  let bytes = 0;
  let slowest = 0;
  const papers = await secondsOf(async () => {
    for (const manifestNo of manifests) {
      const { seconds } = await secondsOf(async () => {
        const answer = await ask<ManifestDocument>('origin.one', anyQuery(manifestPaper), {
          manifestNo: String(manifestNo),
        });
        bytes += (await paper.render(answer, keys)).length;
      });
      slowest = Math.max(slowest, seconds);
    }
  });
  say('manifests on paper', papers.seconds, LIMIT, { bytes, slowest });
  say('from the report to the last paper', round((performance.now() - began) / 1000), LIMIT);

  const answers: [string, AnyQuery, Record<string, unknown>][] = [
    ['page of the emergency', anyQuery(emergency), { emergencyId }],
    ['list of missing', anyQuery(missingQuery), { emergencyId }],
    ['list of missing, searched', anyQuery(missingQuery), { emergencyId, q: 'محمد' }],
    ['roll', anyQuery(roll), { code: 'HOL' }],
    ['roll, searched', anyQuery(roll), { code: 'HOL', q: 'محمد' }],
    ['numbers of the roll', anyQuery(rollNumbers), { code: 'HOL' }],
    ['page of the site', anyQuery(place), { code: 'HOL' }],
  ];
  for (const [what, query, input] of answers)
    say(what, (await secondsOf(() => ask('origin.one', query, input))).seconds, ANSWER);

  // nobody could go and count: everybody is missing by name
  const everybody = await secondsOf(() =>
    issue('origin.one', anyCommand(recordLockdownCount), { emergencyId, counted: 0, missing: numbers }),
  );
  say('lockdown count with everybody missing', everybody.seconds, ACT, { missing: numbers.length });
  const list = await secondsOf(() => ask('origin.one', anyQuery(missingQuery), { emergencyId }));
  say('list of missing with everybody on it', list.seconds, ANSWER);

  const absent = new Set(numbers.filter((_, i) => i % 250 === 0));
  const call = await secondsOf(async () =>
    issue('origin.two', anyCommand(proposeRollCall), {
      site: 'HOL',
      giving: 'SDF',
      taking: GOVERNMENT,
      calledAt: await look('SELECT register.ms(register.clock())::float8 AS value'),
      counted: numbers.length - absent.size,
      present: numbers.filter((no) => !absent.has(no)),
      strangers: [],
    }),
  );
  say('roll-call', call.seconds, ACT);
  const { rollCallId, rollHash } = call.result.result as { rollCallId: string; rollHash: string };
  const payload = await look<Buffer>('SELECT payload AS value FROM sites.roll_call WHERE id = $1', [rollCallId]);
  const first = await sign('origin.two', payload, ROLL_CALL_PAYLOAD_TYPE);
  await issue('origin.two', anyCommand(signRollCallAsCaller), {
    rollCallId,
    payload: payload.toString('base64url'),
    ...first,
  });
  const second = await sign(GOVERNMENT_OFFICER, payload, ROLL_CALL_PAYLOAD_TYPE);
  const passed = await secondsOf(() =>
    issue(GOVERNMENT_OFFICER, anyCommand(signRollCall), {
      rollCallId,
      rollHash,
      counted: numbers.length - absent.size,
      ...second,
    }),
  );
  say('second signature: the camp passes', passed.seconds, ACT, { persons: passed.result.events.length - 1 });
  const rows = await secondsOf(() => ask('origin.two', anyQuery(rollRows), { rollCallId, state: 'both' }));
  say('a page of the roll-call', rows.seconds, ANSWER);
  const whole = rollCallPaper.paper;
  if (whole === undefined) throw new Error('A roll-call is a paper.');
  const printed = await secondsOf(async () =>
    whole.render(await ask<RollCallDocument>('origin.two', anyQuery(rollCallPaper), { rollCallId }), keys),
  );
  say('roll-call on paper', printed.seconds, ACT, { bytes: printed.result.length });
});

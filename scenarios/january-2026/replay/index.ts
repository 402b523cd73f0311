import fs from 'node:fs';
import path from 'node:path';
import { advanceClock } from '../../../src/core/access/commands/advance-clock.ts';
import { loadOrCreateKeyEncryptingKey } from '../../../src/core/ledger/key-file.ts';
import { anyCommand } from '../../../src/core/register/command-definition.ts';
import { resumeClock } from '../../../src/core/register/commands/resume-clock.ts';
import type { Register } from '../../../src/core/register/execute.ts';
import { Refusal } from '../../../src/core/register/refusal.ts';
import { StreamKeyRing } from '../../../src/core/register/stream-key-ring.ts';
import type { Config } from '../../../src/platform/config/config.ts';
import { OperatorError } from '../../../src/platform/config/operator-error.ts';
import { createDocumentStore } from '../../../src/platform/files/document-store.ts';
import { makeFirstEntries, refuseUnfinished } from '../../../src/server/first-entries.ts';
import { type Installation, withInstallation } from '../../../src/server/installation.ts';
import { type OpenDatabase, openDatabase } from '../../../src/server/open-database.ts';
import { verifyDatabase } from '../../../src/server/verify-database.ts';
import { enterWorld } from '../load.ts';
import { happenAround } from './around.ts';
import { enterAround, MOTHERS, RELOCATION, RELOCATION_AUTHORITIES, ROOM } from './around-world.ts';
import { Cast } from './cast.ts';
import { prepareConvoy } from './convoy.ts';
import { countCommands, countIncidents } from './counts.ts';
import { departConvoy } from './departure.ts';
import { incidentsOf } from './incidents.ts';
import { arrive, travel } from './journey.ts';
import { PeakMemory } from './memory.ts';
import { refuseOtherRegister } from './other-register.ts';
import type { Plan } from './plan.ts';
import { Preparations } from './preparations.ts';
import { askForRelatives, relativesHaveAsked } from './requests.ts';
import { planConvoys, publishedTotals } from './timetable.ts';
import { enlargeWorld, JUVENILE_WING, slotOf } from './world.ts';

/** How large a replay is, and from which seed. */
export type ReplayOptions = {
  /** Persons who arrive where everything goes well; the published total where it is left out. */
  readonly people?: number;
  readonly seed: number;
  /** A file to which the id of each command is added as soon as it was answered, for whoever wants to know that none of them is lost. */
  readonly acknowledged?: string;
};

/** What a replay answers at its end. */
export type ReplayReport = {
  /** Persons in the register. */
  readonly people: number;
  readonly arrived: number;
  readonly convoys: number;
  readonly events: number;
  readonly commands: number;
  /** Of the run without the plans after its last convoy and the verification after it. */
  readonly seconds: number;
  readonly eventsPerSecond: number;
  /** Of the three plans of everybody who was moved: they are no part of the operation. */
  readonly planSeconds: number;
  readonly verifySeconds: number;
  /** Sum of the proportional set sizes of all processes; null where the system does not tell it. */
  readonly peakMemoryMb: number | null;
  readonly incidents: Readonly<Record<string, number>>;
  /** How often each command was recorded, by its name; those of the installation too. */
  readonly byCommand: Readonly<Record<string, number>>;
  readonly invariants: { readonly checked: number; readonly violated: number; readonly breaches: number };
};

const DAY = 86_400_000;
/** Convoys that go through a phase of their day at once, and beside them convoys that are prepared at once: while some compute, others wait for the database or for each other's locks. */
const LANES = 3;
/** Days before its departure on which the preparation of a convoy must have ended, because the notice lies 72 hours before the hand-over, and on which it may begin. */
const PREPARED = { before: 4, from: 7 };
/** Hours of a day in Baghdad (UTC+3, no summer time) at which its phases begin. */
const MORNING = 8;

const atHour = (day: string, hour: number): number => Date.parse(`${day}T00:00:00Z`) + (hour - 3) * 3_600_000;
const dayBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * DAY).toISOString().slice(0, 10);

const inLanes = async (plans: readonly Plan[], work: (plan: Plan) => Promise<void>): Promise<void> => {
  const waiting = [...plans];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
};

const makePlans = (people: number, seed: number): Plan[] => {
  const convoys = planConvoys(people);
  const publishedTotal = publishedTotals().at(-1)?.total as number;
  let arrivedBefore = 0;
  const incidents = incidentsOf(convoys.map(({ count }) => count));
  return convoys.map((convoy, index) => {
    const plan = {
      ...convoy,
      index,
      seed: seed + index,
      slot: slotOf(convoys, convoy),
      arrivedBefore,
      incidents: incidents[index] ?? [],
      moved: people,
      publishedTotal,
      leavesAt: atHour(convoy.day, 10),
    };
    arrivedBefore += convoy.count;
    return plan;
  });
};

/** Moves the register clock to an instant, or not at all where it has passed. */
const clockTo = async (cast: Cast, at: number): Promise<void> => {
  for (;;) {
    const now = await cast.now();
    const minutes = Math.ceil((at - now) / 60_000);
    if (minutes <= 0) return;
    await cast.step(`clock/${now}`, 'origin.one', advanceClock, () => ({ minutes: Math.min(minutes, 20_160) }));
  }
};

/** The world of the scenario, or the officers of the register in which a replay was begun before. */
const beginOrResume = async (
  installation: Installation,
  database: OpenDatabase,
  dataFolder: string,
  enter: () => Promise<Map<string, number>>,
  mark: string,
): Promise<Map<string, number>> => {
  const { client } = installation;
  const { rows } = await database.pool.query<{ declared: boolean }>('SELECT register.is_declared() AS declared');
  if (rows[0]?.declared !== true) {
    let numbers = new Map<string, number>();
    await makeFirstEntries(dataFolder, async () => {
      numbers = await enter();
    });
    return numbers;
  }
  const known = await client.query<{ username: string; no: string }>(
    'SELECT username, no FROM access.officer WHERE demonstration',
  );
  const halls = await client.query('SELECT FROM sites.section WHERE site = $1 AND section = $2', [
    'KRK',
    JUVENILE_WING,
  ]);
  if (known.rows.length === 0 || halls.rowCount === 0)
    throw new OperatorError(
      `The register of this data folder was not begun by a replay (${mark}). Name an empty folder with --data DIR.`,
    );
  return new Map(known.rows.map(({ username, no }) => [username, Number(no)]));
};

/** The clock of a replay that was interrupted goes on where it stood. One that has ended records nothing more: its clock is left. */
const resumeInterrupted = async (installation: Installation, cast: Cast, people: number): Promise<void> => {
  if (await relativesHaveAsked(cast, people)) return;
  try {
    await installation.issue(anyCommand(resumeClock), {});
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'nothing-to-do')) throw error;
  }
};

/** The days of the operation in their order, with the convoys whose preparation ends on each and those that leave. */
const daysOf = (plans: readonly Plan[]): { day: string; prepared: Plan[]; leaving: Plan[] }[] => {
  // the register begins three days before the first convoy
  const begin = dayBefore(plans[0]?.day ?? '', 3);
  const preparedOn = ({ day }: Plan) => [dayBefore(day, PREPARED.before), begin].sort().at(-1) as string;
  const days = [...new Set(plans.flatMap((plan) => [preparedOn(plan), plan.day]))].sort();
  return days.map((day) => ({
    day,
    prepared: plans.filter((plan) => preparedOn(plan) === day),
    leaving: plans.filter((plan) => plan.day === day),
  }));
};

/**
 * Replays the whole operation through the commands, with the officers' signatures, into the register of a data folder; then verifies it. Interrupted, it goes on where it
 * stopped: the same data folder, people and seed.
 * @param say progress for whoever waits
 * @throws OperatorError where the folder holds another register, or a replay that has ended
 */
export const replayScenario = async (
  config: Config,
  dataFolder: string,
  { people = publishedTotals().at(-1)?.total as number, seed, acknowledged }: ReplayOptions,
  say: (text: string) => void,
): Promise<ReplayReport> => {
  const began = performance.now();
  const peak = new PeakMemory();
  const database = await openDatabase(config, dataFolder, say);
  // begun behind the database: where that is refused, nothing keeps the program from its end
  const watch = setInterval(() => peak.look(), 2000);
  try {
    refuseUnfinished(dataFolder, config);
    const kek = loadOrCreateKeyEncryptingKey(
      config.keyFile === undefined ? { folder: path.join(dataFolder, 'keys') } : { file: config.keyFile },
    );
    const register: Register = { pool: database.pool, keys: new StreamKeyRing(kek) };
    const documents = createDocumentStore(dataFolder, kek, () => undefined);
    const plans = makePlans(people, seed);
    const run = await withInstallation(database.installing, register, async (installation) => {
      const enter = async () => {
        say('entering authorities, sites, officers and places ...');
        const numbers = await enterWorld(installation, kek, {
          authorities: RELOCATION_AUTHORITIES,
          answersFor: { AKH: 'AKA' },
        });
        await enlargeWorld(installation, plans);
        return new Map([...numbers, ...(await enterAround(installation, kek, people))]);
      };
      const mark = `people ${people}, seed ${seed}`;
      const numbers = await beginOrResume(installation, database, dataFolder, enter, mark);
      const cast = new Cast(installation.client, register, numbers, `january-2026/${people}/${seed}`, (commandId) => {
        if (acknowledged !== undefined) fs.appendFileSync(acknowledged, `${commandId}\n`);
      });
      await cast.begin();
      try {
        await refuseOtherRegister(cast, [...numbers.values()], mark);
        await resumeInterrupted(installation, cast, people);
        let moved = 0;
        let planning = 0;
        const around = happenAround(people, seed, (milliseconds) => {
          planning += milliseconds;
        });
        const happen = async (until: string) => {
          for (let next = around[0]; next !== undefined && next.day <= until; next = around[0]) {
            around.shift();
            if (next.day !== '') await clockTo(cast, atHour(next.day, MORNING));
            await next.happen(cast, await cast.now(), documents);
          }
        };
        const preparations = new Preparations(plans, (plan) => prepareConvoy(cast, documents, plan), LANES);
        for (const { day, prepared, leaving } of daysOf(plans)) {
          await happen(day);
          await clockTo(cast, atHour(day, MORNING));
          preparations.beginUntil(dayBefore(day, -PREPARED.from));
          if (leaving.length > 0) {
            // two hours later than the notices that were given three days before, where the register began then
            await clockTo(cast, atHour(day, 10));
            await inLanes(leaving, (plan) => departConvoy(cast, plan));
            await clockTo(cast, atHour(day, 14));
            await inLanes(leaving, (plan) => travel(cast, plan));
            await clockTo(cast, atHour(day, 18));
            await inLanes(leaving, (plan) => arrive(cast, plan));
          }
          await preparations.ended(prepared);
          moved += leaving.reduce((sum, { count }) => sum + count, 0);
          const seconds = Math.round((performance.now() - began) / 1000);
          say(
            `${day}: ${prepared.length} convoys prepared, ${leaving.length} arrived; ${moved} of ${people} persons moved (${seconds} s)`,
          );
        }
        await happen('9999');
        await askForRelatives(cast, people, await cast.now());
        const [counted] = await cast.look<{ people: number; arrived: number; events: number }>(
          `SELECT (SELECT count(*) FROM register.person)::int AS people, (SELECT count(*) FROM transfers.admission a JOIN transfers.manifest m ON m.no = a.manifest_no JOIN transfers.operation o ON o.no = m.operation_no WHERE o.code <> ALL ($1) AND a.site <> m.from_site)::int AS arrived,
             (SELECT count(*) FROM register.event)::int AS events`,
          [[RELOCATION, MOTHERS, ROOM]],
        );
        return {
          ...counted,
          planSeconds: planning / 1000,
          commands: cast.commands,
          incidents: await countIncidents(cast),
          byCommand: await countCommands(cast),
        };
      } finally {
        await cast.end();
      }
    });
    const { people: registered = 0, arrived = 0, events = 0, planSeconds, commands, incidents, byCommand } = run;
    const seconds = (performance.now() - began) / 1000 - planSeconds;
    // the connections of the commands, and the memory of what they know, are not needed any more
    await database.pool.end();
    say('verifying the register ...');
    const verifying = performance.now();
    const verified = await verifyDatabase(database.installing, { key: kek, dataFolder });
    peak.look();
    return {
      people: registered,
      arrived,
      convoys: plans.length,
      events,
      commands,
      seconds: Math.round(seconds * 10) / 10,
      eventsPerSecond: Math.round(events / seconds),
      planSeconds: Math.round(planSeconds * 10) / 10,
      verifySeconds: Math.round((performance.now() - verifying) / 100) / 10,
      peakMemoryMb: peak.megabytes === null ? null : Math.round(peak.megabytes),
      incidents,
      byCommand,
      invariants: summarise(verified),
    };
  } finally {
    clearInterval(watch);
    await database.close();
  }
};

const summarise = ({
  findings,
  invariants,
}: Awaited<ReturnType<typeof verifyDatabase>>): ReplayReport['invariants'] => ({
  checked: invariants.checked,
  violated: findings.length,
  breaches: invariants.openBreaches,
});

import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { ReplayReport } from '../../scenarios/january-2026/replay/index.ts';
import { planConvoys } from '../../scenarios/january-2026/replay/timetable.ts';
import { nameOf } from '../../src/core/access/abilities.ts';
import { repositoryFolder } from '../../src/platform/config/repository-folder.ts';
import { registerCommands } from '../../src/systems/register/all-commands.ts';
import { sitesCommands } from '../../src/systems/sites/all-commands.ts';
import { transfersCommands } from '../../src/systems/transfers/all-commands.ts';
import { FaultLab } from './amana-process.ts';

/** Small enough to be quick, large enough that five convoys have incidents: every kind of them happens. */
const PEOPLE = 600;
const scenario = path.join(repositoryFolder, 'scenarios/january-2026');

const lab = new FaultLab();
const folder = lab.folder();
afterAll(() => lab.end());

/** What the replay of the first test reported. */
let ended: ReplayReport;

const replay = (people = PEOPLE) =>
  lab.run(['replay', scenario, '--people', String(people), '--data', folder, '--json']);

test('a replay that is killed twice goes on where it stopped: everybody arrives once, and the register is whole', async () => {
  for (const words of [/2026-01-30: /, /2026-02-06: /]) {
    const killed = replay();
    await killed.says(words, 400);
    killed.kill('SIGKILL');
    await killed.ended;
  }
  const last = replay();
  await last.says(/convoys prepared/, 400);
  const second = replay();
  expect(await second.ended, second.err).toEqual({ code: 1, signal: null });
  expect(second.err).toMatch(/already running on the data folder/);
  expect(await last.ended, last.err).toEqual({ code: 0, signal: null });
  const report = JSON.parse(last.out) as ReplayReport;
  ended = report;
  expect(report.invariants).toMatchObject({ violated: 0 });
  const { 'difference-died': died = 0, 'difference-escaped': escaped = 0 } = report.incidents;
  expect(report.arrived + died + escaped).toBe(PEOPLE);
  expect(report.convoys).toBe(planConvoys(PEOPLE).length);
  // what goes wrong in each five convoys, of which the second has begun, and what is done around them
  expect(report.incidents).toMatchObject({
    redirect: 1,
    reseated: expect.any(Number),
    'brought-later': 1,
    'let-in': 2,
    'let-in-convoy': 1,
    return: 1,
    'packet-broken': 1,
    'property-complaint': 1,
    'escort-record-confirmed': expect.any(Number),
    'recall-refused': 1,
    'release-review': 2,
    'release-verified': 2,
    evacuation: 1,
    'caught-on-the-way': 1,
    'born-on-the-way': 1,
    'absence-court': 2,
  });
  // households of al-Hol went to Akhtarin, and live there
  expect(report.incidents.relocated).toBeGreaterThan(1);
});

test('a replay that has ended, or was killed while it verified, is verified again and records nothing', async () => {
  const again = replay();
  expect(await again.ended, again.err).toEqual({ code: 0, signal: null });
  const report = JSON.parse(again.out);
  expect(report).toMatchObject({ events: ended.events, arrived: ended.arrived, invariants: { violated: 0 } });
});

test('every command of register, sites and transfers is recorded in it', () => {
  const recorded = Object.keys(ended.byCommand);
  const missing = [...registerCommands, ...sitesCommands, ...transfersCommands]
    .map(nameOf)
    .filter((name) => !recorded.includes(name));
  expect(missing).toEqual([]);
});

test('in the folder of a replay of another size it says in a sentence what to do', async () => {
  const again = replay(PEOPLE + 1);
  expect(await again.ended, again.err).toEqual({ code: 1, signal: null });
  expect(again.err).toMatch(
    /^(?:amana: )?This data folder holds a replay of another size or seed, .* Name an empty folder with --data DIR/m,
  );
  expect(again.err).not.toMatch(/Refusal|^\s+at /m);
});

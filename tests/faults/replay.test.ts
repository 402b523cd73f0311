import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { ReplayReport } from '../../scenarios/january-2026/replay/index.ts';
import { planConvoys } from '../../scenarios/january-2026/replay/timetable.ts';
import { repositoryFolder } from '../../src/platform/config/repository-folder.ts';
import { FaultLab } from './amana-process.ts';

/** Small enough to be quick, large enough that convoys have incidents. */
const PEOPLE = 130;
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
    await killed.says(words, 90);
    killed.kill('SIGKILL');
    await killed.ended;
  }
  const last = replay();
  expect(await last.ended, last.err).toEqual({ code: 0, signal: null });
  const report = JSON.parse(last.out) as ReplayReport;
  ended = report;
  expect(report.invariants).toMatchObject({ violated: 0 });
  const { 'difference-died': died = 0, 'difference-escaped': escaped = 0 } = report.incidents;
  expect(report.arrived + died + escaped).toBe(PEOPLE);
  expect(report.convoys).toBe(planConvoys(PEOPLE).length);
  expect(Object.keys(report.incidents).length).toBeGreaterThan(4);
  // households of al-Hol went to Akhtarin, and live there
  expect(report.incidents.relocated).toBeGreaterThan(1);
});

test('a replay that has ended, or was killed while it verified, is verified again and records nothing', async () => {
  const again = replay();
  expect(await again.ended, again.err).toEqual({ code: 0, signal: null });
  const report = JSON.parse(again.out);
  expect(report).toMatchObject({ events: ended.events, arrived: ended.arrived, invariants: { violated: 0 } });
});

test('in the folder of a replay of another size it says in a sentence what to do', async () => {
  const again = replay(PEOPLE + 1);
  expect(await again.ended, again.err).toEqual({ code: 1, signal: null });
  expect(again.err).toMatch(
    /^(?:amana: )?This data folder holds a replay of another size or seed, .* Name an empty folder with --data DIR/m,
  );
  expect(again.err).not.toMatch(/Refusal|^\s+at /m);
});

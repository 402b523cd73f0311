import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRandom } from '../../scenarios/january-2026/random.ts';
import { type AmanaProcess, FaultLab, findServer, lookInto, newServer } from './amana-process.ts';
import { WireClient } from './wire-client.ts';
import { WireConvoy } from './wire-convoy.ts';

const PERSONS = 30;
const KILLS = 20;
/** About as many commands as a convoy of thirty in sheets of three has; the kills are spread over them. */
const COMMANDS = 85;
/** Longest time between an answer and the kill, in milliseconds: about two commands. */
const REACH = 80;

/** The moments are the same for the same seed, as far as the machine is. FAULTS_SEED repeats a run. */
const seed = Number(process.env.FAULTS_SEED ?? Date.now() % 1_000_000);
const random = startRandom(seed);

const lab = new FaultLab();
let dataFolder: string;
let amana: AmanaProcess;
let port: string;
let convoy: WireConvoy;
let commandsBefore: number;

const look = async <Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const client = await lookInto(dataFolder);
      try {
        return await work(client);
      } finally {
        await client.end();
      }
    } catch (error) {
      // The database may be killed while it is looked into.
      if (attempt === 50) throw error;
      await sleep(100);
    }
  }
};

const countCommands = () =>
  look(
    async (client) =>
      (await client.query<{ n: number }>('SELECT count(*) AS n FROM register.command WHERE officer_no <> 0')).rows[0]
        ?.n as number,
  );

const killNode = async (): Promise<void> => {
  amana.kill('SIGKILL');
  await amana.ended;
  amana = lab.start(dataFolder, ['--port', port]);
  await amana.ready();
};

const killDatabase = async (): Promise<void> => {
  const server = await newServer(dataFolder);
  process.kill(server.processId, 'SIGKILL');
  await newServer(dataFolder, server);
};

/** Kills Node and the database in turn, each kill after another number of answers and some milliseconds. */
const killAlong = async (isOver: () => boolean): Promise<string[]> => {
  const kills: string[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const after = Math.floor(((COMMANDS - 5) * (kill + random.below(100) / 100)) / KILLS);
    const delay = random.below(REACH);
    while (convoy.acknowledged.length < after && !isOver()) await sleep(2);
    if (isOver()) break;
    await sleep(delay);
    const victim = kill % 2 === 0 ? 'node' : 'database';
    kills.push(`${victim} ${delay} ms after answer ${convoy.acknowledged.length}`);
    await (victim === 'node' ? killNode() : killDatabase());
  }
  return kills;
};

beforeAll(async () => {
  dataFolder = lab.folder();
  amana = lab.start(dataFolder);
  const origin = await amana.ready();
  port = new URL(origin).port;
  const client = new WireClient(origin);
  await client.signInAll();
  convoy = new WireConvoy(client, look);
  commandsBefore = await countCommands();
});

afterAll(() => lab.end());

test('Node and the database are killed at 20 random moments of a convoy, and it arrives', async () => {
  let over = false;
  const drive = async () => {
    await convoy.list(PERSONS, 'KILL-1');
    await convoy.openGates();
    await convoy.seal();
    await convoy.travel();
  };
  const driving = drive().finally(() => {
    over = true;
  });
  const [driven, killed] = await Promise.allSettled([driving, killAlong(() => over)]);
  console.log(`FAULTS_SEED=${seed}: ${killed.status === 'fulfilled' ? killed.value.join('; ') : killed.reason}`);
  expect(driven, amana.err).toEqual({ status: 'fulfilled', value: undefined });
  expect(killed).toMatchObject({ status: 'fulfilled', value: { length: KILLS } });
});

test('everything acknowledged is there exactly once, and nothing is half done', async () => {
  const { acknowledged } = convoy;
  const commands = await look(
    async (client) =>
      (
        await client.query<{ id: string; event_ids: string[]; events: string[]; secrets: number }>(
          `SELECT c.id, c.event_ids, array_agg(e.id ORDER BY e.pos) AS events, count(s.event_pos) AS secrets
             FROM register.command c LEFT JOIN register.event e ON e.command_id = c.id LEFT JOIN register.event_secret s ON s.event_pos = e.pos GROUP BY c.id`,
        )
      ).rows,
  );
  for (const command of commands) {
    expect(command.events, command.id).toEqual(command.event_ids);
    expect(command.secrets, command.id).toBe(command.event_ids.length);
  }
  const byId = new Map(commands.map((command) => [command.id, command.events]));
  for (const { intent, answer } of acknowledged)
    expect(byId.get(intent.commandId), intent.command).toEqual(answer.events.map((event) => event.id));
  // The upload of the document is a command too, sent once.
  expect((await countCommands()) - commandsBefore).toBe(acknowledged.length + 1);
});

test('every command sent once more gets the answer it had, and changes nothing', async () => {
  const before = await countCommands();
  for (const { intent, answer } of convoy.acknowledged)
    expect((await convoy.client.persist(intent)).events, intent.command).toEqual(answer.events);
  expect(await countCommands()).toBe(before);
});

test('all thirty are held at the destination and the movement is closed', async () => {
  const rows = await look(
    async (client) =>
      (
        await client.query(
          `SELECT c.custodian, c.site, c.section, count(*) AS persons, bool_and(m.closed_at IS NOT NULL) AS closed
             FROM register.custody c JOIN transfers.line l ON l.person_no = c.person_no JOIN transfers.manifest m ON m.no = l.manifest_no
            WHERE c.known_to IS NULL AND c.to_at = 'infinity' AND m.no = $1 GROUP BY 1, 2, 3`,
          [convoy.manifestNo],
        )
      ).rows,
  );
  expect(rows).toEqual([{ custodian: 'MOJ', site: 'KRK', section: 'B', persons: PERSONS, closed: true }]);
});

test('after a stop on request, verify finds nothing wrong', async () => {
  amana.kill('SIGTERM');
  expect(await amana.ended).toEqual({ code: 0, signal: null });
  expect(findServer(dataFolder)).toBeUndefined();
  const verify = lab.run(['verify', '--data', dataFolder, '--json']);
  const { code } = await verify.ended;
  expect(JSON.parse(verify.out), verify.err).toMatchObject({ ok: true, findings: [] });
  expect(code).toBe(0);
});

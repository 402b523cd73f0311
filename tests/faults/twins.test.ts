import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRandom } from '../../scenarios/january-2026/random.ts';
import { uuidv7 } from '../../src/platform/ids.ts';
import { FaultLab, lookInto } from './amana-process.ts';
import { WireClient, type WireIntent, type WireOutcome } from './wire-client.ts';
import { WireConvoy } from './wire-convoy.ts';

const seed = Number(process.env.FAULTS_SEED ?? Date.now() % 1_000_000);
const random = startRandom(seed);

const lab = new FaultLab();
let dataFolder: string;
let client: WireClient;

const look = async <Result>(work: (connection: pg.Client) => Promise<Result>): Promise<Result> => {
  const connection = await lookInto(dataFolder);
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
};
const rowsOf = <Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row[]> =>
  look(async (connection) => (await connection.query<Row>(sql, [...values])).rows);

const intentOf = (username: string, command: string, input: unknown): WireIntent => ({
  commandId: uuidv7(),
  username,
  command,
  input,
});

/** Sends intents at the same moment, in random order; the outcomes stand in the order of the intents. */
const together = async (...intents: readonly WireIntent[]): Promise<WireOutcome[]> => {
  const sent = new Map<WireIntent, Promise<WireOutcome>>();
  for (const intent of random.shuffle(intents)) sent.set(intent, client.attempt(intent));
  return Promise.all(intents.map((intent) => sent.get(intent) as Promise<WireOutcome>));
};

/** One intent is answered, the other refused with one of the codes and a sentence. */
const oneWins = (outcomes: readonly WireOutcome[], code: RegExp, sentence: RegExp): void => {
  expect(outcomes.map((outcome) => outcome.kind).sort(), JSON.stringify(outcomes)).toEqual(['answer', 'refused']);
  const loser = outcomes.find((outcome) => outcome.kind === 'refused');
  expect(loser?.problem.code).toMatch(code);
  expect(loser?.problem.detail).toMatch(sentence);
  expect(loser?.problem.remedy.en.length).toBeGreaterThan(10);
};

let convoys = 0;
const makeConvoy = async (persons: number): Promise<WireConvoy> => {
  convoys += 1;
  const convoy = new WireConvoy(client, look);
  await convoy.list(persons, `TWINS-${convoys}`);
  return convoy;
};

beforeAll(async () => {
  console.log(`FAULTS_SEED=${seed}`);
  dataFolder = lab.folder();
  client = new WireClient(await lab.start(dataFolder).ready());
  await client.signInAll();
});

afterAll(() => lab.end());

test('two officers on one manifest: of two seals, two offers and two second signatures one stands, the other is told why', async () => {
  const convoy = await makeConvoy(4);
  const { manifestNo } = convoy;
  await convoy.openGates();
  await convoy.command('cell.sdf', 'transfers/propose-seal', { manifestNo });
  const sealHash = await convoy.sealHash();
  const seal = () => intentOf('cell.moj', 'transfers/seal-manifest', { manifestNo, sealHash });
  oneWins(await together(seal(), seal()), /^(I08-sealed-is-immutable|stale)$/, /seal/i);

  await convoy.board();
  const inputs = [await convoy.offerInput(1, 'origin.one'), await convoy.offerInput(1, 'origin.two')] as const;
  const offers = await together(
    intentOf('origin.one', 'transfers/offer-handover', inputs[0]),
    intentOf('origin.two', 'transfers/offer-handover', inputs[1]),
  );
  oneWins(offers, /^stale$/, /changed|meanwhile|offer/i);
  const standing = offers.findIndex((outcome) => outcome.kind === 'answer');
  const offer = offers[standing];
  const offerId = (offer?.kind === 'answer' ? offer.answer.events[0]?.id : undefined) ?? '';
  const payload = inputs[standing === 0 ? 0 : 1].payload;
  const signatures = await together(
    intentOf('escort.one', 'transfers/complete-handover', await convoy.completionInput('escort.one', offerId, payload)),
    intentOf('escort.two', 'transfers/complete-handover', await convoy.completionInput('escort.two', offerId, payload)),
  );
  oneWins(signatures, /^(stale|offer-void)$/, /handed over|changed|meanwhile|offer/i);
  const [count] = await rowsOf<{ handovers: number; persons: number }>(
    'SELECT count(DISTINCT h.id) AS handovers, count(*) AS persons FROM transfers.handover h JOIN transfers.handover_person p ON p.handover_id = h.id WHERE h.manifest_no = $1',
    [manifestNo],
  );
  expect(count).toEqual({ handovers: 1, persons: 4 });
});

test('a strike-off against the second seal: the seal never stands over a person who was struck off', async () => {
  const convoy = await makeConvoy(6);
  const { manifestNo, persons } = convoy;
  await convoy.openGates();
  for (const personNo of persons.slice(0, 5)) {
    await convoy.command('cell.sdf', 'transfers/propose-seal', { manifestNo });
    const [sealed, struck] = await together(
      intentOf('cell.moj', 'transfers/seal-manifest', { manifestNo, sealHash: await convoy.sealHash() }),
      intentOf('cell.sdf', 'transfers/strike-off', { manifestNo, personNo, reason: 'unfit', note: 'ill' }),
    );
    expect(struck).toMatchObject({ kind: 'answer' });
    // Either the strike-off came first and the seal is refused, or it came second and voided the seal.
    if (sealed?.kind !== 'answer')
      expect(sealed).toMatchObject({ kind: 'refused', problem: { code: expect.stringMatching(/^(stale|I08)/) } });
    expect(
      await rowsOf('SELECT FROM transfers.seal WHERE manifest_no = $1 AND voided_at IS NULL', [manifestNo]),
    ).toEqual([]);
  }
});

test('the same request sent five times at once is done once, and all five get the same answer', async () => {
  const convoy = await makeConvoy(3);
  const rows = convoy.persons.map((personNo) => ({ personNo, fit: true }));
  const intent = intentOf('health.sdf', 'care/record-fitness', {
    manifestNo: convoy.manifestNo,
    expectedCount: rows.length,
    rows,
  });
  const outcomes = await together(...Array.from({ length: 5 }, () => ({ ...intent })));
  const texts = outcomes.map((outcome) => (outcome.kind === 'answer' ? outcome.text : JSON.stringify(outcome)));
  expect(new Set(texts).size, texts.join('\n')).toBe(1);
  expect(outcomes[0]).toMatchObject({ kind: 'answer', answer: { events: { length: 3 } } });
  const found = await rowsOf<{ n: number }>('SELECT count(*) AS n FROM register.event WHERE command_id = $1', [
    intent.commandId,
  ]);
  expect(found).toEqual([{ n: 3 }]);
  const other = await client.attempt({ ...intent, input: { ...(intent.input as object), expectedCount: 2 } });
  expect(other).toMatchObject({ kind: 'refused', problem: { code: 'command-conflict', status: 409 } });
});

test('many officers on overlapping persons at once: no deadlock reaches anybody, and nothing is lost', async () => {
  const convoy = await makeConvoy(8);
  const { manifestNo, persons } = convoy;
  const sheet = (username: string, command: string, row: object) => {
    const chosen = random.shuffle(persons).slice(0, 2 + random.below(6));
    const rows = chosen.map((personNo) => ({ personNo, ...row }));
    return intentOf(username, command, { manifestNo, expectedCount: rows.length, rows });
  };
  const name = (personNo: number, i: number) =>
    intentOf('origin.two', 'register/add-name', {
      personNo,
      name: { full: `Testman Alias ${i}`, script: 'latin', kind: 'alias', source: 'test' },
    });
  const intents = Array.from({ length: 60 }, (_, i) =>
    i % 3 === 0
      ? sheet('health.sdf', 'care/record-fitness', { fit: true })
      : i % 3 === 1
        ? sheet('interviewer.pap', 'safeguards/give-notice', { language: 'ar', form: 'oral' })
        : name(random.pick(persons), i),
  );
  const outcomes = await together(...intents);
  const failed = outcomes.filter((outcome) => outcome.kind !== 'answer');
  expect(failed).toEqual([]);
  const written = outcomes.flatMap((outcome) => (outcome.kind === 'answer' ? outcome.answer.events : []));
  const found = await rowsOf<{ stream_no: number; events: number; last: number; seq: number }>(
    'SELECT e.stream_no, count(*) AS events, max(e.seq) AS last, s.seq FROM register.event e JOIN register.stream s ON s.no = e.stream_no WHERE e.stream_no = ANY ($1) GROUP BY e.stream_no, s.seq',
    [persons],
  );
  for (const row of found) expect([row.events, row.last]).toEqual([row.seq, row.seq]);
  const [projected] = await rowsOf<{ fitness: number; aliases: number }>(
    "SELECT (SELECT count(*) FROM care.fitness WHERE person_no = ANY ($1)) AS fitness, (SELECT count(*) FROM register.person_name WHERE person_no = ANY ($1) AND kind = 'alias') AS aliases",
    [persons],
  );
  const count = (type: string) => written.filter((event) => event.type === type).length;
  expect(projected).toEqual({ fitness: count('FitnessRecorded'), aliases: count('NameAdded') });
});

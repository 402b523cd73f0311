/**
 * Every endpoint that the OpenAPI document names, asked with what it allows, with one thing of it wrong, and with what is no question at all, by officers of several authorities. FUZZ_ROUNDS asks longer and
 * FUZZ_SEED asks otherwise; a run says what it was.
 */
import type { LightMyRequestResponse } from 'fastify';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Chance, chanceOf } from '../../../tests/support/fuzz/chance.ts';
import { hostileBodies, hostileTexts } from '../../../tests/support/fuzz/hostile-values.ts';
import { type Operation, operationsOf } from '../../../tests/support/fuzz/operations.ts';
import { spoil, withEveryText } from '../../../tests/support/fuzz/spoil.ts';
import { type Schema, SchemaValues } from '../../../tests/support/fuzz/value-of-schema.ts';
import { createTestServer, type TestServer } from '../../../tests/support/http.ts';
import { uuidv7 } from '../ids.ts';

const ROUNDS = Number(process.env.FUZZ_ROUNDS ?? 1);
const SEED = Number(process.env.FUZZ_SEED ?? 2026);

/** What must not reach everybody. */
const SECRETS = {
  ofSdf: 'Qandilsecret Ofsdf',
  ofMoj: 'Qandilsecret Ofmoj',
  account: 'Qandilsecret of a fear',
  finding: 'Qandilsecret of a finding',
} as const;

/** Who asks, and what of it this officer may be told. */
const MAY_LEARN: Readonly<Record<string, readonly (keyof typeof SECRETS)[]>> = {
  'origin.one': ['ofSdf'],
  'cell.sdf': ['ofSdf'],
  'health.sdf': ['ofSdf', 'finding'],
  'receiving.one': ['ofMoj'],
  'cell.moj': ['ofMoj'],
  'escort.one': [],
  'interviewer.pap': ['ofSdf', 'ofMoj', 'account'],
  'clerk.sjc': ['ofSdf', 'ofMoj'],
  'monitor.mon': ['ofSdf', 'ofMoj'],
  'admin.moj': [],
};
const OFFICERS = Object.keys(MAY_LEARN);
/** Would take the officers who ask their sessions or their rights: asked by others, in tests of its own. */
const NOT_ASKED = [/\/sign-out$/];

let server: TestServer;
let admin: pg.Pool;
let operations: readonly Operation[];
let values: SchemaValues;
let chance: Chance;
const cookies = new Map<string, string>();
const counted = new Map<number, number>();

/** An administrator may have suspended who asks, as was asked for: then everybody is let in again, past the guards. */
const reinstateAll = async (): Promise<void> => {
  await admin.query(
    'BEGIN; SET LOCAL session_replication_role = replica; UPDATE access.officer SET active = true; COMMIT',
  );
};

const cookieOf = async (officer: string): Promise<string> => {
  const known = cookies.get(officer);
  if (known !== undefined) return known;
  const cookie = await server.signIn(officer).catch(async () => {
    await reinstateAll();
    return server.signIn(officer);
  });
  cookies.set(officer, cookie);
  return cookie;
};

const done = async (officer: string, name: string, input: object): Promise<{ streamNo: number; type: string }[]> => {
  const answer = await server.command(name, input, await cookieOf(officer));
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json().events;
};

/** A person of each authority with whom the other has nothing to do, with a fear, and a finding of a health officer. */
const keepSecrets = async (): Promise<void> => {
  const { nowAt } = (await server.get('/api/access/me')).json().register as { nowAt: number };
  const register = async (officer: string, full: string, site: string, custodian: string) => {
    const events = await done(officer, 'register/register-person', {
      site,
      person: {
        names: [{ full, script: 'latin', kind: 'primary', source: 'a paper' }],
        sex: 'male',
        birth: '1990',
        nationalities: [],
      },
      custody: { custodian, site, fromAt: nowAt - 60_000, basis: 'capture' },
    });
    return events.find(({ type }) => type === 'CustodyFound')?.streamNo as number;
  };
  const ofSdf = await register('origin.one', SECRETS.ofSdf, 'GHW', 'SDF');
  const ofMoj = await register('receiving.one', SECRETS.ofMoj, 'KRK', 'MOJ');
  for (const personNo of [ofSdf, ofMoj])
    await done('interviewer.pap', 'safeguards/record-fear', { personNo, country: 'IRQ', account: SECRETS.account });
  await done('health.sdf', 'care/record-health', {
    occasion: 'admission',
    expectedCount: 1,
    rows: [{ personNo: ofSdf, finding: 'needs-care', note: SECRETS.finding }],
  });
};

/** What there is in the register, for fields that name it. */
const findKnown = async () => {
  const column = async (sql: string) => (await admin.query<{ value: unknown }>(sql)).rows.map(({ value }) => value);
  const numbers = async (sql: string) => (await column(sql)).map(Number);
  const { nowAt } = (await server.get('/api/access/me')).json().register as { nowAt: number };
  return {
    personNo: await numbers('SELECT no AS value FROM register.person ORDER BY no DESC LIMIT 60'),
    manifestNo: await numbers('SELECT no AS value FROM transfers.manifest'),
    officerNo: await numbers('SELECT no AS value FROM access.officer'),
    operationNo: await numbers('SELECT no AS value FROM transfers.operation'),
    listNo: await numbers('SELECT no AS value FROM register.list'),
    site: await column('SELECT code AS value FROM sites.site'),
    authority: await column('SELECT code AS value FROM access.authority'),
    custodian: await column('SELECT code AS value FROM access.authority'),
    sha256: await column('SELECT sha256 AS value FROM register.document'),
    country: ['IRQ', 'SYR', 'FRA'],
    At: [nowAt, nowAt - 3_600_000, nowAt + 3_600_000],
  };
};

beforeAll(async () => {
  server = await createTestServer();
  admin = new pg.Pool({ ...server.database.admin, max: 1 });
  admin.on('error', () => undefined);
  await keepSecrets();
  const document = (await server.get('/api/openapi.json')).json();
  operations = operationsOf(document).filter(({ path }) => !NOT_ASKED.some((left) => left.test(path)));
  chance = chanceOf(SEED);
  values = new SchemaValues(document.components.schemas as Record<string, Schema>, await findKnown(), chance);
}, 60_000);

afterAll(async () => {
  await admin?.end();
  await server?.close();
});

const send = async (
  operation: Operation,
  officer: string | undefined,
  { query, body, mediaType }: { query?: object; body?: string; mediaType?: string | undefined },
): Promise<LightMyRequestResponse> => {
  const inPath = (name: string) => encodeURIComponent(String(values.of(operation.inPath[name] ?? {}, name)));
  return server.app.inject({
    method: operation.method,
    url: operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => inPath(name)),
    query: Object.fromEntries(
      Object.entries(query ?? {}).map(([key, value]) => [
        key,
        typeof value === 'object' ? JSON.stringify(value) : String(value),
      ]),
    ),
    headers: {
      'x-amana-request': '1',
      ...(operation.isCommand ? { 'idempotency-key': uuidv7() } : {}),
      ...(officer === undefined ? {} : { cookie: await cookieOf(officer) }),
      ...(mediaType === undefined ? {} : { 'content-type': mediaType }),
    },
    ...(body === undefined ? {} : { payload: body }),
  });
};

/** What is wrong with an answer; undefined where nothing is. */
const faultOf = (answer: LightMyRequestResponse, officer: string | undefined): string | undefined => {
  counted.set(answer.statusCode, (counted.get(answer.statusCode) ?? 0) + 1);
  if (answer.statusCode >= 500) return `was answered with ${answer.statusCode}`;
  if (answer.statusCode >= 400) {
    if (!String(answer.headers['content-type']).startsWith('application/problem+json'))
      return 'was refused without a problem';
    const { code, detail } = answer.json();
    if (!(code && detail)) return 'was refused without a reason';
  }
  const learnt = Object.entries(SECRETS).find(
    ([name, text]) =>
      answer.rawPayload.includes(text) && !(MAY_LEARN[officer ?? ''] as readonly string[] | undefined)?.includes(name),
  );
  return learnt === undefined ? undefined : `told ${officer ?? 'a stranger'} the secret ${learnt[0]}`;
};

const questionOf = ({ body, parameters }: Operation): unknown => values.of(body ?? parameters, '');

const asSent = ({ method }: Operation, question: unknown) =>
  method === 'GET'
    ? { query: typeof question === 'object' && question !== null ? question : { value: question } }
    : { body: JSON.stringify(question), mediaType: 'application/json' };

/** Asks, and says every fault with what would ask it again. Whose session ended by what was asked signs in anew. */
const fuzz = async (
  make: (
    operation: Operation,
    round: number,
  ) => ReturnType<typeof asSent> | { body: string; mediaType: string | undefined },
  rounds: number,
) => {
  const faults: string[] = [];
  for (let round = 0; round < rounds; round++)
    for (const operation of operations) {
      const officer = chance.next() < 0.03 ? undefined : chance.one(OFFICERS);
      const sent = make(operation, round);
      const answer = await send(operation, officer, sent);
      if (answer.statusCode === 401 && officer !== undefined) cookies.delete(officer);
      const fault = faultOf(answer, officer);
      if (fault !== undefined)
        faults.push(
          `${operation.method} ${operation.path} by ${officer} ${fault}: ${JSON.stringify(sent).slice(0, 600)}`,
        );
    }
  return faults;
};

const seenLog = () => server.logLines.filter((line) => /"level":"(?:error|fatal)"/.test(line));

describe('no endpoint fails, and none tells what its officer may not know', () => {
  it('asked with what its schema allows', async () => {
    expect(await fuzz((operation) => asSent(operation, questionOf(operation)), ROUNDS)).toEqual([]);
  }, 600_000);

  it('with one thing of it wrong', async () => {
    expect(await fuzz((operation) => asSent(operation, spoil(questionOf(operation), chance)), 3 * ROUNDS)).toEqual([]);
  }, 600_000);

  it('with every text one that breaks out of statements and pages', async () => {
    const make = (operation: Operation) =>
      asSent(operation, withEveryText(questionOf(operation), chance.one(hostileTexts)));
    expect(await fuzz(make, ROUNDS)).toEqual([]);
  }, 600_000);

  it('with a body that is no question', async () => {
    operations = operations.filter(({ method }) => method === 'POST');
    const make = () => {
      const [mediaType, body] = chance.one(hostileBodies);
      return { body, mediaType };
    };
    expect(await fuzz(make, ROUNDS)).toEqual([]);
  }, 600_000);

  it('of all of which nothing was an error of the server, and much was let in and much refused', () => {
    expect(seenLog()).toEqual([]);
    const asked = [...counted.values()].reduce((sum, count) => sum + count, 0);
    process.stdout.write(
      `fuzzed with seed ${SEED}: ${asked} requests, ${JSON.stringify(Object.fromEntries([...counted].toSorted()))}\n`,
    );
    for (const status of [200, 401, 403, 404, 413, 422])
      expect(counted.get(status) ?? 0, `${status}`).toBeGreaterThan(2);
  });
});

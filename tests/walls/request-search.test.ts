/** Whom a family desk is shown for a request: nobody without a reading that stands, by SQL as the serving role too (docs/decisions/0064-who-asked-is-never-told.md). */
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInvariants } from '../../src/core/register/verify/check-invariants.ts';
import { parseInvariants } from '../../src/core/register/verify/read-invariants.ts';
import { uuidv7 } from '../../src/platform/ids.ts';
import { queryTokens } from '../../src/systems/register/index.ts';
import { answerRequest } from '../../src/systems/safeguards/commands/answer-request.ts';
import { proposeAnswer } from '../../src/systems/safeguards/commands/propose-answer.ts';
import { receiveRequest } from '../../src/systems/safeguards/commands/receive-request.ts';
import { Attackers, type ForgedEvent } from '../support/attacker.ts';
import { postedAs } from '../support/posted-as.ts';
import { createTestRegister, HOUR, START, type TestOfficer, type TestRegister } from '../support/register.ts';
import { searchForRequest } from '../support/search-for-request.ts';

const DAY = 24 * HOUR;
const ONE = 'sdf-origin-two' as const;
const TWO = 'sdf-health' as const;
let test: TestRegister;
let attackers: Attackers;
let personNo: number;
let requestNo: number;
let waiting: number;

const said = {
  standing: 'relative',
  relation: 'sibling',
  requester: 'zqasker Synthetic',
  contact: 'zqcontact',
  language: 'ar',
  interest: 'zqinterest',
  identityShown: 'zqcard',
  names: ['Zqname Sought'],
} as const;
const reasons = 'name, year of birth and mother agree';
const proposed = (stream: number, personal: object): ForgedEvent => ({
  type: 'RequestAnswerProposed',
  id: uuidv7(),
  stream,
  data: {},
  personal: { reasons, ...personal } as NonNullable<ForgedEvent['personal']>,
});
const search = (asked: number, officer: TestOfficer = ONE) =>
  searchForRequest(test.register.pool, test.token(officer), { requestNo: asked, q: 'Zqname Sought' });
const WORDS = JSON.stringify(queryTokens('Zqname Sought'));

beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  for (const officer of [ONE, TWO, 'moj-receiver-two'] as const) await postedAs(test, officer, ['family_desk']);
  personNo = await test.person({ name: 'Zqname Sought', section: 'A' });
  const receive = async () =>
    ((await test.run(ONE, receiveRequest, { ...said, names: [...said.names] })).result as { requestNo: number })
      .requestNo;
  requestNo = await receive();
  await search(requestNo);
  const { result } = await test.run(ONE, proposeAnswer, { requestNo, outcome: 'information', personNo, reasons });
  await test.run(TWO, answerRequest, result as { answerId: string });
  waiting = await receive();
});
afterAll(async () => {
  await attackers?.close();
  await test?.close();
});

/** Runs statements in one transaction of an officer of the desk, and takes them back. */
const asOne = async (
  work: (run: (statement: string) => Promise<unknown>) => Promise<unknown>,
  level = 'READ COMMITTED',
) => {
  const client = await test.register.pool.connect();
  try {
    await client.query(`BEGIN ISOLATION LEVEL ${level}`);
    await client.query("SELECT set_config('amana.token', $1, true)", [test.token(ONE)]);
    await work((statement) => client.query(statement));
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
};

describe('a search of a family desk', () => {
  it('is searched for by whole words alone: a beginning by which one could go through the register is refused, also past the server', async () => {
    for (const words of ['[["^~"]]', '[["~sqt"], ["^~z"]]', '[["~sqt", "^"]]'])
      for (const asked of ['request_candidates', 'note_search'])
        await expect(test.see(ONE, `SELECT safeguards.${asked}(${waiting}, '${words}', NULL)`)).rejects.toThrow(
          'invalid-input',
        );
  });

  it('shows nobody of whom no reading stands that can no more be taken back, also past the server', async () => {
    const { requestNo: fresh } = (await test.run(ONE, receiveRequest, { ...said, names: [...said.names] })).result as {
      requestNo: number;
    };
    const [note, look] = ['note_search', 'request_candidates'].map(
      (name) => `SELECT safeguards.${name}(${fresh}, '${WORDS}', NULL) AS told`,
    ) as [string, string];
    const nobody = [{ told: { found: 0, persons: [] } }];
    expect(await test.see(ONE, look)).toEqual(nobody);
    // a reading that is taken back with what it showed
    const looks = [
      [note, look],
      ['SAVEPOINT s', note, 'RELEASE s', look],
      ['SAVEPOINT s', note, look],
      [note, `SELECT p FROM safeguards.persons_of_answers(${requestNo}) p`],
      [note, `SELECT safeguards.extract_under_request(${requestNo})`],
    ];
    for (const statements of looks)
      await expect(
        asOne(async (run) => {
          for (const statement of statements) await run(statement);
        }),
      ).rejects.toThrow('read-not-noted');
    await expect(
      asOne((run) =>
        run(`WITH n AS MATERIALIZED (SELECT safeguards.note_search(${fresh}, '${WORDS}', NULL)) ${look} FROM n`),
      ),
    ).rejects.toThrow('read-not-noted');
    const both = `SELECT safeguards.request_candidates(${fresh}, '${WORDS}', NULL) AS told, safeguards.note_search(${fresh}, '${WORDS}', NULL) AS noted`;
    expect(await test.see(ONE, both)).toEqual([{ ...nobody[0], noted: null }]);
    // a count of then, not of a snapshot of before
    await expect(asOne((run) => run(note), 'REPEATABLE READ')).rejects.toThrow('invalid-input');
    expect(await test.see(ONE, look)).toEqual(nobody);
    for (const words of ['persons_of_answers', 'extract_under_request'])
      await expect(test.see(TWO, `SELECT safeguards.${words}(${requestNo})`)).rejects.toThrow('read-not-noted');
    // it is the officer's own, and of this request
    expect(await attackers.as(ONE).sql(note)).toBe('accepted');
    expect(await test.see(TWO, look)).toEqual(nobody);
    expect(await test.see(ONE, look)).toMatchObject([{ told: { found: 1, persons: [{ personNo }] } }]);
  });

  it('is written down as read by nobody but the desk that received it', async () => {
    const count = async () => (await test.admin.query('SELECT FROM access.file_read')).rowCount;
    const before = await count();
    for (const officer of ['sdf-origin', 'monitor', 'moj-receiver-two', 'sdf-admin'] as const)
      for (const note of [
        `note_search(${waiting}, '${WORDS}', NULL)`,
        `note_answers(${requestNo})`,
        `note_extract(${requestNo})`,
      ])
        expect([officer, note, await attackers.as(officer).sql(`SELECT safeguards.${note}`)]).toEqual([
          officer,
          note,
          'accepted',
        ]);
    expect(await count()).toBe(before);
  });

  it('person-not-shown: an answer names nobody whom the desk was not shown for this request', async () => {
    const other = await test.person({ name: 'Zqother Person', section: 'A' });
    const about = (no: number) => attackers.as(ONE).append(proposed(waiting, { outcome: 'information', personNo: no }));
    expect(await about(other)).toBe('person-not-shown');
    const hidden = { basis: 'safety-of-the-person', law: 'Law 23/1971', followUpAt: START + 5 * DAY };
    expect(
      await attackers.as(TWO).append(proposed(waiting, { outcome: 'cannot-confirm', personNo: other, ...hidden })),
    ).toBe('person-not-shown');
    // whom the authority does not reach is shown to nobody of its desk
    expect(await about(999_999)).toBe('not-permitted');
  });
});

describe('what verify asks of readings for a request', () => {
  const rules = parseInvariants(readFileSync('src/systems/safeguards/invariants.sql', 'utf8'), 'safeguards').filter(
    ({ sql }) => sql.includes('access.file_read'),
  );
  /** What verify finds after somebody with every right did this, past every trigger. */
  const foundAfter = async (statement: string): Promise<string[]> => {
    const live = new pg.Client(test.database.admin);
    await live.connect();
    try {
      await live.query('BEGIN; SET LOCAL session_replication_role = replica');
      await live.query(statement);
      const found: string[] = [];
      await checkInvariants(live, rules, ({ key }) => found.push(key ?? ''));
      return found;
    } finally {
      await live.query('ROLLBACK');
      await live.end();
    }
  };

  it('finds an answer about somebody who was not shown, a request that showed too many, and one that another desk was shown', async () => {
    expect(rules).toHaveLength(2);
    const of = `request ${requestNo}`;
    expect(await foundAfter('SELECT')).toEqual([]);
    const gone = `UPDATE access.file_read SET read_at = read_at - interval '1 day'; UPDATE access.file_read SET request_no = ${waiting} WHERE request_no = ${requestNo}`;
    expect(await foundAfter(gone)).toEqual([of]);
    const more = (persons: string, authority: string) =>
      `INSERT INTO access.file_read (person_no, officer_no, authority, roles, part, ground, session, read_at, request_no)
        SELECT n, 1, ${authority}, '{}', 'request', 'role', '\\x0000000000000000', now(), ${requestNo} FROM ${persons} n`;
    expect(await foundAfter(more('generate_series(900001, 900059)', "'SDF'"))).toEqual([]);
    expect(await foundAfter(more('generate_series(900001, 900060)', "'SDF'"))).toEqual([of]);
    expect(await foundAfter(more('generate_series(900001, 900001)', "'MOJ'"))).toEqual([of]);
  });
});

import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatRegisterNumber } from '../../src/systems/register/numbers/register-number.ts';
import { Attackers, type ForgedEvent } from '../support/attacker.ts';
import { breachOf, custodyFound } from '../support/forged.ts';
import { createTestRegister, type TestOfficer, type TestRegister } from '../support/register.ts';

let test: TestRegister;
let attackers: Attackers;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

const number = async (sql: string): Promise<number> => Number((await test.admin.query<{ n: string }>(sql)).rows[0]?.n);
const append = (officer: TestOfficer, ...events: ForgedEvent[]) => attackers.as(officer).append(...events);
/** Where words belong, none of these is one. */
const SILENT = ['', ' \n'];

describe('lists: what the commands refuse, PostgreSQL refuses', () => {
  const NONE = 'I04-no-admission-without-order';
  let serial = 400;
  /** The number that the next new stream gets: nobody else writes here. */
  const next = () => number('SELECT last_value + 1 AS n FROM register.stream_no');
  const head = (accepted: number, waiting: number, more: Record<string, string> = {}): ForgedEvent => ({
    type: 'ListReceived',
    stream: { new: 'list' },
    data: {
      site: 'GHW',
      source: 'the prison',
      fileSha256: randomBytes(32).toString('hex'),
      read: accepted + waiting,
      accepted,
      waiting,
      refused: 0,
      ...more,
    },
    personal: { fileName: 'list.csv', headings: [] },
  });
  const row = (stream: number, no: number, outcome: string, personNo?: number): ForgedEvent => ({
    type: 'ListRowRead',
    stream,
    data: {
      row: no,
      outcome,
      ...(outcome === 'accepted' ? {} : { code: 'name-missing' }),
      ...(personNo === undefined ? {} : { personNo }),
    },
    personal: { cells: { name: 'x' } },
  });
  /** A new person as a list brings one, found held without an order. */
  const brought = (no: number): ForgedEvent[] => {
    serial += 1;
    const found = custodyFound(no);
    return [
      {
        type: 'PersonRegistered',
        stream: { new: 'person' },
        data: { registerNumber: formatRegisterNumber('GHW', serial), sex: 'male', synthetic: true },
        personal: { names: [], tokens: [] },
      },
      found,
      breachOf(found, NONE),
    ];
  };
  /** A list of one accepted and one waiting row; answers its number. */
  const received = async (): Promise<number> => {
    const no = await next();
    const rows = [row(no, 1, 'accepted', no + 1), row(no, 2, 'waiting')];
    expect(await append('sdf-origin', head(1, 1), ...brought(no + 1), ...rows)).toBe('accepted');
    return no;
  };

  it('list-rows-add-up: an accepted row is a person whom just this list brought, and nobody else of it', async () => {
    const other = await test.person();
    let no: number;
    for (const somebody of [other, 999_999]) {
      no = await next();
      expect(await append('sdf-origin', head(1, 0), row(no, 1, 'accepted', somebody))).toBe('list-rows-add-up');
    }
    no = await next();
    const twice = [row(no, 1, 'accepted', no + 1), row(no, 2, 'accepted', no + 1)];
    expect(await append('sdf-origin', head(2, 0), ...brought(no + 1), ...twice)).toBe('list-rows-add-up');
    no = await next();
    expect(await append('sdf-origin', head(0, 1), row(no, 1, 'waiting', other))).toBe('invalid-input');
    await received();
  });

  it('list-rows-add-up: no row comes to a list later', async () => {
    const no = await received();
    for (const event of [row(no, 3, 'waiting'), row(no, 4, 'refused')])
      expect(await append('sdf-origin', event)).toBe('list-rows-add-up');
  });

  it('not-permitted, invalid-input: a list is received by the authority of the site, with its source and its file', async () => {
    const site = { site: 'KRK' };
    for (const officer of ['sdf-origin', 'moj-cell', 'monitor'] as const)
      expect([officer, await append(officer, head(0, 0, site))]).toEqual([officer, 'not-permitted']);
    for (const text of SILENT) expect(await append('sdf-origin', head(0, 0, { source: text }))).toBe('invalid-input');
    expect(await append('sdf-origin', head(0, 0, { fileSha256: 'x' }))).toBe('invalid-input');
    expect(await append('sdf-origin', head(0, 0))).toBe('accepted');
  });

  it('invalid-input: a row that waits becomes a new person, one of the register in reach, or nobody, for a reason', async () => {
    const no = await received();
    const [same, gone] = [await test.person(), await test.person()];
    const resolved = (decision: string, personNo?: number, reason = 'asked the prison'): ForgedEvent => ({
      type: 'ListRowResolved',
      stream: no,
      data: { row: 2, decision, ...(personNo === undefined ? {} : { personNo }) },
      personal: { reason },
    });
    for (const event of [
      resolved('perhaps', same),
      resolved('same-person'),
      resolved('same-person', 999_999),
      resolved('accept-as-new'),
      resolved('accept-as-new', same),
      resolved('refuse', same),
      resolved('refuse', undefined, ''),
    ])
      expect([event.data, await append('sdf-origin', event)]).toEqual([event.data, 'invalid-input']);
    await test.admin.query("DELETE FROM register.person_reach WHERE person_no = $1 AND authority = 'SDF'", [gone]);
    expect(await append('sdf-origin', resolved('same-person', gone))).toBe('not-permitted');
    for (const officer of ['moj-receiver', 'sdf-cell', 'monitor'] as const)
      expect([officer, await append(officer, resolved('refuse'))]).toEqual([officer, 'not-permitted']);
    expect(await append('sdf-origin', resolved('same-person', same))).toBe('accepted');
  });
});

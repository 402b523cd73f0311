import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestConvoy, type TestConvoy } from '../../../tests/support/convoy.ts';
import { createTestRegister, type TestRegister } from '../../../tests/support/register.ts';
import { anyQuery } from '../../platform/http/query-definition.ts';
import { runQuery } from '../../platform/http/run-query.ts';
import type { OperationAnswer } from './operation-views.ts';
import type { HandoverReceiptDocument } from './paper/handover-receipt.ts';
import { operation } from './queries/operation.ts';
import { receipt } from './queries/receipt.ts';

let test: TestRegister;
let convoy: TestConvoy;
beforeAll(async () => {
  test = await createTestRegister();
  convoy = await createTestConvoy(test, 3);
});
afterAll(() => test.close());

describe('a convoy of three persons, end to end', () => {
  it('goes from the list to admission through three authorities and two hand-overs', async () => {
    await convoy.until('closed');
    const { rows } = await test.admin.query<{ custodian: string; site: string; section: string }>(
      "SELECT custodian, site, section FROM register.custody WHERE person_no = ANY ($1) AND known_to IS NULL AND to_at = 'infinity'",
      [convoy.persons],
    );
    expect(rows).toEqual(convoy.persons.map(() => ({ custodian: 'MOJ', site: 'KRK', section: '1' })));
  });

  it('keeps the number of its persons on the page of the operation after it is closed', async () => {
    const answer = await runQuery(test.register.pool, anyQuery(operation), test.token('moj-receiver'), {}, () => []);
    expect((answer as OperationAnswer).manifests).toMatchObject([{ status: 'closed', lines: 3 }]);
  });

  it('leaves each person a tiling: SDF at the site, SDF in the bus, the escort, the Ministry in the bus, the Ministry in its section', async () => {
    const { rows } = await test.admin.query<{ tiles: string }>(
      `SELECT string_agg(custodian || ' ' || coalesce(site, vehicle) || ' ' || coalesce(section, compartment), ', ' ORDER BY from_at) AS tiles FROM register.custody WHERE person_no = ANY ($1) AND known_to IS NULL GROUP BY person_no`,
      [convoy.persons],
    );
    for (const { tiles } of rows) expect(tiles).toBe('SDF GHW A, SDF BUS-1 1, CJTF BUS-1 1, MOJ BUS-1 1, MOJ KRK 1');
  });

  it('prints the compartment on the first receipt, and on the second the section that the receiver accepted', async () => {
    const { rows } = await test.admin.query<{ id: string }>('SELECT id FROM transfers.handover ORDER BY ordinal');
    const papers = await Promise.all(
      rows.map(async ({ id }) => {
        const token = test.token('moj-receiver');
        const answer = await runQuery(test.register.pool, anyQuery(receipt), token, { handover: id }, () => []);
        const { placed, persons } = answer as HandoverReceiptDocument;
        return { placed, placedIn: persons.map((person) => person.placedIn) };
      }),
    );
    expect(papers).toEqual([
      { placed: 'compartment', placedIn: ['BUS-1 1', 'BUS-1 1', 'BUS-1 1'] },
      { placed: 'section', placedIn: ['1', '1', '1'] },
    ]);
  });

  it('records the notice shorter than 72 hours as a breach of each person (K9)', async () => {
    const { rows } = await test.admin.query<{ rule: string; n: string }>(
      'SELECT rule, count(*) AS n FROM register.breach WHERE cured_at IS NULL GROUP BY rule',
    );
    expect(rows).toEqual([{ rule: 'I12-notice-72h', n: '3' }]);
  });
});

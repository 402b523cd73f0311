import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, madeKey, type TestDatabase } from '../../tests/support/database.ts';
import { addAuthority } from '../core/access/commands/add-authority.ts';
import { inviteOfficer } from '../core/access/commands/invite-officer.ts';
import { anyCommand } from '../core/register/command-definition.ts';
import type { Register } from '../core/register/execute.ts';
import type { Role } from '../core/register/roles.ts';
import { StreamKeyRing } from '../core/register/stream-key-ring.ts';
import { createPool } from '../platform/db/pool.ts';
import { registerPerson } from '../systems/register/commands/register-person.ts';
import { addSection } from '../systems/sites/commands/add-section.ts';
import { addSite } from '../systems/sites/commands/add-site.ts';
import { allocateNumberBlock } from '../systems/sites/commands/allocate-number-block.ts';
import { createManifest } from '../systems/transfers/commands/create-manifest.ts';
import { openOperation } from '../systems/transfers/commands/open-operation.ts';
import { beginRegister } from './begin-register.ts';
import { withInstallation } from './installation.ts';

let database: TestDatabase;
let register: Register;
beforeAll(async () => {
  database = await createTestDatabase();
  register = { pool: createPool(database.app, 4), keys: new StreamKeyRing(madeKey()) };
});
afterAll(async () => {
  await register.pool.end();
  await database.drop();
});

/** What docs/operators/beginning.md tells to do, in its order, without any scenario. */
test('from an empty register to a manifest: the installation names authorities and administrators, officers do the rest', async () => {
  await withInstallation(database.admin, register, async (installation) => {
    await beginRegister(installation);
    const { issue, issueAs, client } = installation;
    const numberOf = ({ result }: { result?: unknown }) => (result as { officerNo: number }).officerNo;
    const name = (username: string) => ({ en: username, ar: username });

    // the installation: ./amana officer authority, ./amana officer invite
    const administrators = new Map<string, number>();
    for (const [code, country] of [
      ['GIVER', 'SYR'],
      ['ESCORT', 'USA'],
      ['TAKER', 'IRQ'],
    ] as const) {
      await issue(anyCommand(addAuthority), { code, country, nameEn: code, nameAr: code });
      const username = `admin.${code.toLowerCase()}`;
      const invited = await issue(anyCommand(inviteOfficer), {
        username,
        name: name(username),
        authority: code,
        roles: [{ role: 'administrator' as Role }],
      });
      administrators.set(code, numberOf(invited));
    }

    // each administrator: officers, sites, sections, numbers of the own authority
    const invite = async (authority: string, username: string, role: Role) =>
      numberOf(
        await issueAs(administrators.get(authority) as number, anyCommand(inviteOfficer), {
          username,
          name: name(username),
          roles: [{ role }],
        }),
      );
    const origin = await invite('GIVER', 'origin', 'origin_officer');
    const cell = await invite('GIVER', 'cell', 'transfer_cell');
    for (const [authority, code, country, zone] of [
      ['GIVER', 'OLD', 'SYR', 'Asia/Damascus'],
      ['TAKER', 'NEW', 'IRQ', 'Asia/Baghdad'],
    ] as const) {
      const administrator = administrators.get(authority) as number;
      await issueAs(administrator, anyCommand(addSite), {
        code,
        nameEn: code,
        nameAr: code,
        kind: 'prison',
        country,
        zone,
        authority,
      });
      await issueAs(administrator, anyCommand(addSection), {
        site: code,
        section: 'A',
        sex: 'male',
        ageGroup: 'adult',
        capacity: 10,
        legalStatus: 'any',
        capacitySource: 'test',
      });
    }
    await issueAs(administrators.get('GIVER') as number, anyCommand(allocateNumberBlock), {
      site: 'OLD',
      first: 1,
      size: 100,
    });

    // an officer of the site of origin: persons; the transfer cell: the operation and its first manifest
    const registered = await issueAs(origin, anyCommand(registerPerson), {
      site: 'OLD',
      person: {
        names: [{ full: 'Testman Synthetic', script: 'latin', kind: 'primary', source: 'test' }],
        sex: 'male',
        birth: '1990-03-04',
        nationalities: [{ code: 'IRQ', source: 'test' }],
      },
      custody: {
        custodian: 'GIVER',
        site: 'OLD',
        section: 'A',
        fromAt: Date.now() - 3_600_000,
        basis: 'existing-custody',
      },
    });
    const { personNo } = registered.result as { personNo: number };
    const operation = { code: 'OP-1', titleEn: 'First operation', titleAr: 'العملية الأولى', jointSupervision: [] };
    await expect(issueAs(origin, anyCommand(openOperation), operation)).rejects.toMatchObject({
      code: 'not-permitted',
    });
    const opened = await issueAs(cell, anyCommand(openOperation), operation);
    const made = await issueAs(cell, anyCommand(createManifest), {
      operationNo: opened.events[0]?.streamNo,
      code: 'C-001',
      fromSite: 'OLD',
      toSite: 'NEW',
      via: [],
      escortAuthority: 'ESCORT',
      toAuthority: 'TAKER',
      plannedAt: Date.now() + 10 * 86_400_000,
      persons: [personNo],
    });
    const { rows } = await client.query(
      'SELECT o.code AS operation, o.authority, m.code, l.person_no::int AS person FROM transfers.operation o JOIN transfers.manifest m ON m.operation_no = o.no JOIN transfers.line l ON l.manifest_no = m.no WHERE m.no = $1',
      [made.events[0]?.streamNo],
    );
    expect(rows).toEqual([{ operation: 'OP-1', authority: 'GIVER', code: 'C-001', person: personNo }]);
  });
});

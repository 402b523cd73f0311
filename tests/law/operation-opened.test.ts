import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createManifest } from '../../src/systems/transfers/commands/create-manifest.ts';
import { endOperation } from '../../src/systems/transfers/commands/end-operation.ts';
import { openOperation } from '../../src/systems/transfers/commands/open-operation.ts';
import { Attackers, everyRole, type ForgedEvent } from '../support/attacker.ts';
import { createTestRegister, HOUR, START, type TestRegister } from '../support/register.ts';

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

const opened = (code: string, more: Record<string, string | string[]> = {}): ForgedEvent => ({
  type: 'OperationOpened',
  stream: { new: 'operation' },
  data: { code, titleEn: 'Test', titleAr: 'تجربة', jointSupervision: [], ...more },
});
const input = (code: string) => ({ code, titleEn: 'Test', titleAr: 'تجربة', jointSupervision: ['Government of Iraq'] });
const operations = async (code: string) =>
  (
    await test.admin.query<{ no: string; authority: string | null }>(
      'SELECT no, authority FROM transfers.operation WHERE code = $1',
      [code],
    )
  ).rows;

describe('an operation is opened by an officer of a transfer cell', () => {
  it.each(everyRole.filter(([role]) => role !== 'transfer_cell'))('not by SQL as %s', async (role, officer) => {
    expect(await attackers.as(officer).append(opened(`BY-${role}`))).toBe('not-permitted');
    await expect(test.run(officer, openOperation, input(`BY-${role}`))).rejects.toMatchObject({
      code: 'not-permitted',
    });
    expect(await operations(`BY-${role}`)).toEqual([]);
  });

  it('of any authority, whose name the register takes from the officer', async () => {
    expect(await attackers.as('sdf-cell').append(opened('SQL-1'))).toBe('accepted');
    expect(await operations('SQL-1')).toMatchObject([{ authority: 'SDF' }]);
    await test.run('moj-cell', openOperation, input('COMMAND-1'));
    expect(await operations('COMMAND-1')).toMatchObject([{ authority: 'MOJ' }]);
    // the register of an installation that opened one itself stays as it is
    await test.run('installation', openOperation, input('INSTALLED-1'));
    expect(await operations('INSTALLED-1')).toMatchObject([{ authority: null }]);
  });

  it('with a code that no other has, and titles that say something', async () => {
    const cell = attackers.as('sdf-cell');
    await test.run('sdf-cell', openOperation, input('TAKEN'));
    await expect(test.run('moj-cell', openOperation, input('TAKEN'))).rejects.toMatchObject({
      code: 'invalid-input',
      problems: [{ code: 'code-taken', field: 'code' }],
    });
    expect(await cell.append(opened('TAKEN'))).not.toBe('accepted');
    for (const forged of [
      opened('two words'),
      opened(''),
      opened('T-1', { titleEn: ' ' }),
      opened('T-1', { titleAr: '' }),
    ])
      expect(await cell.append(forged)).toBe('invalid-input');
    expect(await operations('T-1')).toEqual([]);
  });

  it('and ended by the authority that opened it, also where nothing came of it', async () => {
    const outcome = await test.run('sdf-cell', openOperation, input('BY-MISTAKE'));
    const operationNo = outcome.events[0]?.streamNo as number;
    const ended: ForgedEvent = { type: 'OperationEnded', stream: operationNo };
    expect(await attackers.as('moj-cell').append(ended)).toBe('not-permitted');
    await expect(test.run('moj-cell', endOperation, { operationNo })).rejects.toMatchObject({ code: 'not-permitted' });
    await test.run('sdf-cell', endOperation, { operationNo });
    expect(await attackers.as('sdf-cell').append(ended)).toBe('no-such-step');
    // and takes no convoy any more
    const person = await test.person();
    await expect(
      test.run('sdf-cell', createManifest, {
        operationNo,
        code: 'C-LATE',
        fromSite: 'GHW',
        toSite: 'KRK',
        via: [],
        escortAuthority: 'CJTF',
        toAuthority: 'MOJ',
        plannedAt: START + 24 * HOUR,
        persons: [person],
      }),
    ).rejects.toMatchObject({ code: 'no-such-step' });
  });
});

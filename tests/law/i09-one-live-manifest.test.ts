import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordDeath } from '../../src/systems/register/commands/record-death.ts';
import { recordFear } from '../../src/systems/safeguards/commands/record-fear.ts';
import { addLines } from '../../src/systems/transfers/commands/add-lines.ts';
import { strikeOff } from '../../src/systems/transfers/commands/strike-off.ts';
import { Attackers, refused } from '../support/attacker.ts';
import { createTestConvoy } from '../support/convoy.ts';
import { lineListed } from '../support/forged.ts';
import { createTestRegister, type TestRegister } from '../support/register.ts';

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

const RULE = 'I09-one-live-manifest';

describe('I09-one-live-manifest', () => {
  it('I09-one-live-manifest: no role puts a person on a second live manifest', async () => {
    const [one, two] = [await createTestConvoy(test, 1), await createTestConvoy(test, 1)];
    const person = one.persons[0] as number;
    expect(await attackers.each(() => [lineListed(person, two.manifestNo)])).toEqual(
      refused({ 'sdf-origin': RULE, 'sdf-cell': RULE }),
    );
    await test.run('sdf-cell', strikeOff, { manifestNo: one.manifestNo, personNo: person, reason: 'other', note: 'x' });
    expect(await attackers.as('sdf-cell').append(lineListed(person, two.manifestNo))).toBe('accepted');
    // and no longer back on the first
    expect(await attackers.as('sdf-cell').append(lineListed(person, one.manifestNo))).toBe(RULE);
  });

  it('I09-one-live-manifest: not even the owner of the database does', async () => {
    const [one, two] = [await createTestConvoy(test, 1), await createTestConvoy(test, 1)];
    await expect(
      test.admin.query(
        "INSERT INTO transfers.line (manifest_no, person_no, state, live, event_pos) VALUES ($1, $2, 'listed', true, 1)",
        [two.manifestNo, one.persons[0]],
      ),
    ).rejects.toMatchObject({ constraint: RULE });
  });

  it('I09-one-live-manifest: of two officers who list the same person at once, one is refused', async () => {
    const [one, two] = [await createTestConvoy(test, 1), await createTestConvoy(test, 1)];
    const person = await test.person({ section: 'A' });
    const first = await attackers.apart('sdf-cell');
    const second = await attackers.apart('sdf-origin');
    const held = await first.hold(lineListed(person, one.manifestNo));
    const waiting = second.append(lineListed(person, two.manifestNo));
    expect(await held.commit()).toBe('accepted');
    expect(await waiting).toBe(RULE);
  });

  it('I09-one-live-manifest: of many who are put on a manifest each who cannot be is named with the rule, and the others go without them', async () => {
    const [one, two] = [await createTestConvoy(test, 1), await createTestConvoy(test, 1)];
    const elsewhere = one.persons[0] as number;
    const [free, afraid, dead, handed] = [
      await test.person({ section: 'A' }),
      await test.person({ section: 'A' }),
      await test.person({ section: 'A' }),
      (await (await createTestConvoy(test, 1)).until('handed-over-1')).persons[0] as number,
    ];
    await test.run('interviewer', recordFear, { personNo: afraid, country: 'IRQ', account: 'Synthetic account.' });
    const told = { cause: 'x', circumstances: 'x', remains: 'x', referral: 'x', place: 'x' };
    await test.run('sdf-origin', recordDeath, { personNo: dead, ...told });
    const list = (persons: number[]) => test.run('sdf-cell', addLines, { manifestNo: two.manifestNo, persons });
    const refusal = await list([free, elsewhere, afraid, dead, handed, two.persons[0] as number]).catch(
      (error) => error,
    );
    expect(
      Object.fromEntries(
        refusal.problems.map(({ personNo, code }: { personNo: number; code: string }) => [`${personNo} ${code}`, true]),
      ),
    ).toEqual({
      [`${elsewhere} ${RULE}`]: true,
      [`${afraid} I11-fear-suspends-line`]: true,
      [`${dead} I21-death-is-final`]: true,
      [`${handed} I01-one-place-one-custodian`]: true,
      [`${handed} ${RULE}`]: true,
    });
    const { events } = await list([free, two.persons[0] as number]);
    expect(events.map(({ type, streamNo }) => [type, streamNo])).toEqual([['LineListed', free]]);
    // nobody else is told of them: the manifest and the persons are within reach of these officers alone
    for (const officer of ['moj-receiver', 'clerk', 'sdf-admin'] as const) {
      const asked = 'SELECT * FROM transfers.listing_problems_seen($1, $2)';
      expect(await test.see(officer, asked, [two.manifestNo, [elsewhere, afraid]])).toEqual([]);
    }
  });
});

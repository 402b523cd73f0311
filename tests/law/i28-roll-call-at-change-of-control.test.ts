import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addSite } from '../../src/systems/sites/commands/add-site.ts';
import { endControl } from '../../src/systems/sites/commands/end-control.ts';
import { recordControl } from '../../src/systems/sites/commands/record-control.ts';
import { withdrawControl } from '../../src/systems/sites/commands/withdraw-control.ts';
import { Attackers } from '../support/attacker.ts';
import { withId } from '../support/forged.ts';
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

const RULE = 'I28-roll-call-at-change-of-control';
/** After the site was entered; within what a device may be ahead. */
const LATER = START + HOUR / 100;
let made = 0;
/** A site of its own, held by SDF, and its stream. */
const newSite = async () => {
  made += 1;
  const code = `Q${String.fromCharCode(64 + made)}A`;
  await test.run('installation', addSite, {
    code,
    nameEn: code,
    nameAr: code,
    kind: 'prison',
    country: 'SYR',
    zone: 'Asia/Damascus',
    authority: 'SDF',
  });
  const { rows } = await test.admin.query<{ no: string }>('SELECT sites.stream_of($1) AS no', [code]);
  return { code, stream: Number(rows[0]?.no) };
};
type Site = Awaited<ReturnType<typeof newSite>>;
/** A claim of control that somebody sends past the commands. */
const claimed = ({ code, stream }: Site, authority: string, fromAt = LATER, more: Record<string, number> = {}) =>
  withId({
    type: 'ControlRecorded',
    stream,
    data: { site: code, authority, fromAt, sourceKind: 'press', source: 'a newspaper', ...more },
  });
const answers = async (code: string) =>
  (await test.admin.query<{ authority: string }>('SELECT authority FROM sites.site WHERE code = $1', [code])).rows[0]
    ?.authority;
const breaches = async (code: string) =>
  (
    await test.admin.query<{ rule: string; authority: string; open: boolean }>(
      'SELECT rule, authority, cured_at IS NULL AS open FROM sites.site_breach WHERE site = $1 ORDER BY event_pos',
      [code],
    )
  ).rows;
/** Earlier than the site was entered, so that a claim begins after another. */
const since = (hours: number) => START - hours * HOUR;

describe('I28-roll-call-at-change-of-control', () => {
  it('I28-roll-call-at-change-of-control: a change of control is recorded by whoever learns of it, and its breach is opened by the register', async () => {
    for (const officer of ['sdf-origin', 'moj-receiver', 'sdf-admin', 'moj-cell'] as const) {
      const site = await newSite();
      expect(await attackers.as(officer).append(claimed(site, 'MOJ'))).toBe('accepted');
      expect(await breaches(site.code)).toEqual([{ rule: RULE, authority: 'SDF', open: true }]);
    }
  });

  it('I28-roll-call-at-change-of-control: no other role claims control of a site, and nobody on the stream of another site', async () => {
    const site = await newSite();
    const other = await newSite();
    const forged = { ...claimed(site, 'MOJ'), stream: other.stream };
    expect(await attackers.as('sdf-origin').append(forged)).toBe('not-found');
    const found = await attackers.each(() => [claimed(site, 'SDF')]);
    const permitted = ['moj-receiver', 'sdf-admin', 'sdf-cell', 'sdf-origin'];
    expect(
      Object.keys(found)
        .filter((officer) => found[officer] === 'accepted')
        .sort(),
    ).toEqual(permitted);
    expect(new Set(Object.values(found))).toEqual(new Set(['accepted', 'not-permitted']));
    expect(await attackers.as('sdf-origin').append(claimed(site, 'MOJ', START + 100 * HOUR))).toBe('invalid-input');
  });

  it('nobody takes a site on this register by saying so; whoever answers for it gives it up', async () => {
    const site = await newSite();
    expect(await attackers.as('moj-receiver').append(claimed(site, 'MOJ'))).toBe('accepted');
    expect(await answers(site.code)).toBe('SDF');
    const given = await newSite();
    expect(await attackers.as('sdf-origin').append(claimed(given, 'MOJ'))).toBe('accepted');
    expect(await answers(given.code)).toBe('MOJ');
  });

  it('control is ended by whoever controlled or recorded it, and withdrawn by whoever recorded it', async () => {
    const site = await newSite();
    const claim = claimed(site, 'MOJ', since(48));
    expect(await attackers.as('sdf-cell').append(claim)).toBe('accepted');
    const ended = {
      type: 'ControlEnded',
      stream: site.stream,
      data: { controlId: claim.id, endedAt: since(24), sourceKind: 'document', source: 'a letter' },
    };
    const withdrawn = {
      type: 'ControlWithdrawn',
      stream: site.stream,
      data: { controlId: claim.id, reason: 'forged' },
    };
    expect(await attackers.as('moj-receiver').append(withdrawn)).toBe('not-permitted');
    expect(await attackers.as('escort').append(ended)).toBe('not-permitted');
    expect(await attackers.as('moj-receiver').append(ended)).toBe('accepted');
    expect(await attackers.as('sdf-cell').append(ended)).toBe('stale');
    expect(await attackers.as('sdf-origin').append(withdrawn)).toBe('accepted');
    expect(await attackers.as('sdf-origin').append(withdrawn)).toBe('stale');
  });

  it('the commands say the same: a change, its end, and a claim that was wrong, whose breach goes with it', async () => {
    const site = await newSite();
    const source = { sourceKind: 'document', source: 'minutes of the hand-over' } as const;
    const first = await test.run('sdf-origin', recordControl, {
      site: site.code,
      authority: 'SDF',
      fromAt: since(72),
      ...source,
    });
    const outside = await test.run('sdf-origin', recordControl, {
      site: site.code,
      holder: 'an armed group',
      fromAt: since(48),
      toAt: since(24),
      ...source,
    });
    expect(await breaches(site.code)).toEqual([{ rule: RULE, authority: 'SDF', open: true }]);
    expect(await answers(site.code)).toBe('SDF');
    const idOf = (outcome: typeof first) => (outcome.result as { controlId: string }).controlId;
    const end = { endedAt: since(30), ...source };
    await expect(test.run('moj-receiver', endControl, { controlId: idOf(outside), ...end })).rejects.toThrow('stale');
    await expect(test.run('moj-receiver', endControl, { controlId: idOf(first), ...end })).rejects.toThrow('stale');
    const reason = 'the report was of another prison';
    await expect(test.run('moj-receiver', withdrawControl, { controlId: idOf(outside), reason })).rejects.toThrow(
      'not-permitted',
    );
    await test.run('sdf-origin-two', withdrawControl, { controlId: idOf(outside), reason });
    expect(await breaches(site.code)).toEqual([{ rule: RULE, authority: 'SDF', open: false }]);
    await expect(
      test.run('sdf-origin', recordControl, {
        site: site.code,
        authority: 'SDF',
        holder: 'an armed group',
        fromAt: START + 90 * HOUR,
        ...source,
      }),
    ).rejects.toMatchObject({ problems: [{ code: 'one-holder' }, { code: 'not-yet' }] });
  });
});

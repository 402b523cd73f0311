import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endControl } from '../../src/systems/sites/commands/end-control.ts';
import { recordControl } from '../../src/systems/sites/commands/record-control.ts';
import { withdrawControl } from '../../src/systems/sites/commands/withdraw-control.ts';
import { Attackers } from '../support/attacker.ts';
import { withId } from '../support/forged.ts';
import { breachesOfSite, createOwnSite, type OwnSite, whoAnswers } from '../support/own-site.ts';
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
const newSite = () => {
  made += 1;
  return createOwnSite(test, String.fromCharCode(64 + made));
};
const answers = (code: string) => whoAnswers(test, code);
const breaches = (code: string) => breachesOfSite(test, code);
/** A claim of control that somebody sends past the commands. */
const claimed = ({ code, stream }: OwnSite, authority: string, fromAt = LATER, more: Record<string, number> = {}) =>
  withId({
    type: 'ControlRecorded',
    stream,
    data: { site: code, authority, fromAt, sourceKind: 'press', source: 'a newspaper', ...more },
  });
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

  it('I28-roll-call-at-change-of-control: a claim by which the site passed, or the control of the giver ended, is not withdrawn: the breach would be over, and the site gone', async () => {
    const withdrawn = (site: OwnSite, controlId: string) => ({
      type: 'ControlWithdrawn',
      stream: site.stream,
      data: { controlId, reason: 'forged' },
    });
    const site = await newSite();
    const given = claimed(site, 'MOJ');
    expect(await attackers.as('sdf-origin').append(given)).toBe('accepted');
    expect(await attackers.as('sdf-origin').append(withdrawn(site, given.id))).toBe(RULE);
    const [recordId, reason] = [given.id, 'a mistake'];
    await expect(test.run('sdf-origin', withdrawControl, { controlId: recordId, reason })).rejects.toThrow(RULE);
    expect(await breaches(site.code)).toEqual([{ rule: RULE, authority: 'SDF', open: true }]);
    expect(await answers(site.code)).toBe('MOJ');

    const lost = await newSite();
    const { authority: _, ...data } = claimed(lost, 'MOJ').data as Record<string, unknown>;
    const toGroup = { ...claimed(lost, 'MOJ'), data: { ...data, holder: 'an armed group' } };
    expect(await attackers.as('sdf-origin').append(toGroup)).toBe('accepted');
    expect(await attackers.as('sdf-origin').append(withdrawn(lost, toGroup.id))).toBe(RULE);
    await expect(test.run('sdf-origin', withdrawControl, { controlId: toGroup.id, reason })).rejects.toThrow(RULE);

    // what another said moved nothing, and what the giver said of a time that is over ended nothing
    const said = await newSite();
    const seized = claimed(said, 'MOJ');
    expect(await attackers.as('moj-receiver').append(seized)).toBe('accepted');
    expect(await attackers.as('moj-receiver').append(withdrawn(said, seized.id))).toBe('accepted');
    const past = await newSite();
    const own = claimed(past, 'SDF', since(72));
    const over = claimed(past, 'MOJ', since(48), { toAt: since(24) });
    expect(await attackers.as('sdf-origin').append(own)).toBe('accepted');
    expect(await attackers.as('sdf-origin').append(over)).toBe('accepted');
    const { rows } = await test.admin.query('SELECT to_at FROM sites.control WHERE id = $1', [own.id]);
    expect(rows).toEqual([{ to_at: null }]);
    expect(await attackers.as('sdf-origin').append(withdrawn(past, over.id))).toBe('accepted');
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
    await expect(test.run('moj-receiver', endControl, { controlId: idOf(first), ...end })).rejects.toThrow(
      'not-permitted',
    );
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

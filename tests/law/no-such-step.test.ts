import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cancelConvoy } from '../../src/systems/transfers/commands/cancel-convoy.ts';
import { createManifest } from '../../src/systems/transfers/commands/create-manifest.ts';
import { planPhase } from '../../src/systems/transfers/commands/plan-phase.ts';
import { findTransition, transitions } from '../../src/systems/transfers/transitions.ts';
import { Attackers, type ForgedEvent, refused } from '../support/attacker.ts';
import { createTestConvoy, type TestConvoy } from '../support/convoy.ts';
import {
  compartmentAssigned,
  foundInSection,
  lineDecided,
  lineListed,
  manifestSealed,
  movementClosed,
  personAdmitted,
  sealProposed,
} from '../support/forged.ts';
import { createTestRegister, HOUR, START, type TestOfficer, type TestRegister } from '../support/register.ts';

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

const RULE = 'no-such-step';
const one = async (sql: string, values: readonly unknown[] = []): Promise<string> =>
  (await test.admin.query<{ value: string }>(sql, [...values])).rows[0]?.value ?? '';
const stageOf = (convoy: TestConvoy) => one('SELECT transfers.manifest_stage($1) AS value', [convoy.manifestNo]);
const convoyOf = (convoy: TestConvoy) =>
  one('SELECT state AS value FROM transfers.convoy WHERE manifest_no = $1', [convoy.manifestNo]);
const cancelled = (manifestNo: number, reason = 'weather'): ForgedEvent => ({
  type: 'ConvoyCancelled',
  stream: manifestNo,
  data: { reason },
  personal: { note: '' },
});
const moved = (manifestNo: number, kind: string, place: string): ForgedEvent => ({
  type: 'MovementRecorded',
  stream: manifestNo,
  data: { kind, place },
  personal: { note: '' },
});

/** Whoever would do each act of a manifest, and the act as somebody with SQL forges it. */
const acts = async (convoy: TestConvoy): Promise<Record<string, readonly [TestOfficer, ForgedEvent]>> => {
  const [person] = convoy.persons as [number];
  const { manifestNo } = convoy;
  const hash = (await convoy.sealHash()) || '0'.repeat(64);
  return {
    LineListed: ['sdf-cell', lineListed(person, manifestNo)],
    TransferOrderProposed: [
      'sdf-origin',
      {
        type: 'TransferOrderProposed',
        stream: manifestNo,
        data: {
          ground: 'x',
          article: 'y',
          documentSha256: await test.document('sdf-origin'),
          expiresAt: START + 900 * HOUR,
        },
      },
    ],
    TransferOrderApproved: ['sdf-origin-two', { type: 'TransferOrderApproved', stream: manifestNo }],
    CompartmentAssigned: ['sdf-cell', compartmentAssigned(person, manifestNo, '2')],
    LineDecided: ['moj-receiver', lineDecided(person, manifestNo)],
    SealProposed: ['sdf-cell', sealProposed(manifestNo, 9, hash)],
    ManifestSealed: ['moj-cell', manifestSealed(manifestNo, 1, hash)],
    PersonAdmitted: ['moj-receiver', personAdmitted(person, manifestNo)],
    MovementClosed: ['moj-receiver', movementClosed(manifestNo)],
    ConvoyCancelled: ['sdf-cell', cancelled(manifestNo)],
  };
};

describe('no-such-step: manifests', () => {
  it('no-such-step: at every stage of a manifest the database refuses each act that its table has no row for', async () => {
    const convoy = await createTestConvoy(test, 1);
    const stages = new Set<string>();
    for (const step of ['accepted', 'seal-proposed', 'sealed', 'handed-over-1', 'handed-over-2', 'closed'] as const) {
      await convoy.until(step);
      const stage = await stageOf(convoy);
      stages.add(stage);
      for (const [act, [officer, event]] of Object.entries(await acts(convoy)))
        if (findTransition('manifest', stage, act) === undefined)
          expect([stage, act, await attackers.as(officer).append(event)]).not.toEqual([stage, act, 'accepted']);
    }
    expect([...stages]).toEqual(['drafting', 'seal-proposed', 'sealed', 'on-the-way', 'admitting', 'closed']);
  });

  it('no-such-step: no decision of the receiver and no order to move after the convoy has left', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('handed-over-1');
    const forged = await acts(convoy);
    for (const act of ['LineDecided', 'TransferOrderProposed'] as const) {
      const [officer, event] = forged[act] as readonly [TestOfficer, ForgedEvent];
      expect([act, await attackers.as(officer).append(event)]).not.toEqual([act, 'accepted']);
    }
    const [officer, decided] = forged.LineDecided as readonly [TestOfficer, ForgedEvent];
    expect(await attackers.as(officer).append(decided)).toBe(RULE);
  });
});

describe('no-such-step: convoys', () => {
  it('no-such-step: a convoy has a state of its own, which reports move in whatever order they come', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('handed-over-1');
    const { manifestNo } = convoy;
    const escort = attackers.as('escort');
    expect(await convoyOf(convoy)).toBe('planned');
    expect(await escort.append(moved(manifestNo, 'departed', 'GHW'))).toBe('accepted');
    expect(await convoyOf(convoy)).toBe('under-way');
    expect(await escort.append(moved(manifestNo, 'arrived', 'RAB'))).toBe('accepted');
    expect(await convoyOf(convoy)).toBe('under-way');
    expect(await escort.append(moved(manifestNo, 'arrived', 'KRK'), moved(manifestNo, 'departed', 'RAB'))).toBe(
      'accepted',
    );
    expect(await convoyOf(convoy)).toBe('arrived');
    await convoy.until('closed');
    expect(await convoyOf(convoy)).toBe('closed');
    expect(await escort.append(moved(manifestNo, 'departed', 'GHW'))).toBe('accepted');
    expect(await convoyOf(convoy)).toBe('closed');
  });

  it('no-such-step: a second hand-over is an arrival, also where nobody reported one', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('handed-over-2');
    expect(await convoyOf(convoy)).toBe('arrived');
  });

  it('no-such-step: a convoy is cancelled before the first hand-over only, by an authority of it, with a coded reason', async () => {
    const convoy = await (await createTestConvoy(test, 2)).until('sealed');
    const { manifestNo, persons } = convoy;
    expect(await attackers.as('sdf-cell').append(cancelled(manifestNo, 'tired of it'))).not.toBe('accepted');
    await convoy.until('boarded');
    const aboard = await attackers.each(() => [cancelled(manifestNo)]);
    expect(aboard).toEqual(refused({ 'sdf-cell': 'I08-movement-reconciles', escort: 'I08-movement-reconciles' }));
    await expect(test.run('sdf-cell', cancelConvoy, { manifestNo, reason: 'weather', note: '' })).rejects.toMatchObject(
      {
        code: 'I08-movement-reconciles',
        problems: persons.map((personNo) => expect.objectContaining({ personNo })),
      },
    );
    for (const person of persons)
      expect(await attackers.as('sdf-origin').append(foundInSection(person, 'A'))).toBe('accepted');
    await expect(test.run('sdf-cell', cancelConvoy, { manifestNo, reason: 'other', note: ' ' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await test.run('sdf-cell', cancelConvoy, { manifestNo, reason: 'no-transport', note: 'no fuel' });
    expect([await convoyOf(convoy), await stageOf(convoy)]).toEqual(['cancelled', 'cancelled']);
    expect(
      await one('SELECT count(*)::text AS value FROM transfers.line WHERE manifest_no = $1 AND live', [manifestNo]),
    ).toBe('0');
    expect(
      await one(
        'SELECT void_reason AS value FROM transfers.seal WHERE manifest_no = $1 ORDER BY seal_no DESC LIMIT 1',
        [manifestNo],
      ),
    ).toBe('convoy-cancelled');
    // cancelled is for good, and nobody joins; the persons are free for another manifest
    expect(await attackers.as('sdf-cell').append(cancelled(manifestNo))).toBe(RULE);
    expect(await attackers.as('sdf-cell').append(lineListed(persons[0] as number, manifestNo))).toBe(RULE);
    await test.run('sdf-cell', createManifest, {
      operationNo: convoy.operationNo,
      code: 'TEST-AGAIN',
      fromSite: 'GHW',
      toSite: 'KRK',
      via: [],
      escortAuthority: 'CJTF',
      toAuthority: 'MOJ',
      plannedAt: START + 90 * HOUR,
      persons: [...persons],
    });
    const gone = await (await createTestConvoy(test, 1)).until('handed-over-1');
    expect(await attackers.as('sdf-cell').append(cancelled(gone.manifestNo))).toBe(RULE);
    await expect(
      test.run('sdf-cell', cancelConvoy, { manifestNo: gone.manifestNo, reason: 'weather', note: '' }),
    ).rejects.toMatchObject({ code: RULE });
  });
});

describe('no-such-step: phases and operations', () => {
  it('no-such-step: a phase goes by its table, led by the authority that planned it, and ends when its convoys have', async () => {
    const convoy = await createTestConvoy(test, 1);
    const { operationNo, manifestNo } = convoy;
    const step = (type: string, phase = 'P1'): ForgedEvent => ({
      type,
      stream: operationNo,
      data: { phase, ...(type === 'PhaseCancelled' ? { reason: 'weather' } : {}) },
      ...(type === 'PhaseCancelled' ? { v: 2, personal: { note: '' } } : {}),
    });
    const inPhase = (phase: string): ForgedEvent => ({ type: 'ConvoyPutInPhase', stream: manifestNo, data: { phase } });
    const phaseState = () => one("SELECT state AS value FROM transfers.phase WHERE code = 'P1'");
    const times = { plannedFromAt: START, plannedToAt: START + 100 * HOUR };
    expect(await attackers.as('sdf-cell').append(inPhase('P1'))).toBe(RULE);
    await test.run('sdf-cell', planPhase, { operationNo, code: 'P1', titleEn: 'First', titleAr: 'الأولى', ...times });
    await expect(
      test.run('sdf-cell', planPhase, { operationNo, code: 'P1', titleEn: 'First', titleAr: 'الأولى', ...times }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
    expect(
      await attackers.as('moj-cell').append({
        type: 'PhasePlanned',
        stream: operationNo,
        data: { code: 'P2', titleEn: 'x', titleAr: 'x', authority: 'SDF', ...times },
      }),
    ).toBe('not-permitted');
    expect(await attackers.as('sdf-cell').append(inPhase('P1'))).toBe('accepted');
    expect(await attackers.as('moj-cell').append(step('PhaseStarted'))).toBe('not-permitted');
    const rows = transitions.filter(({ machine, act }) => machine === 'phase' && act !== 'PhasePlanned');
    const attempt = async (state: string) => {
      expect(await phaseState()).toBe(state);
      for (const act of new Set(rows.map((row) => row.act)))
        if (findTransition('phase', state, act) === undefined)
          expect([state, act, await attackers.as('sdf-cell').append(step(act))]).toEqual([state, act, RULE]);
    };
    await attempt('planned');
    expect(await attackers.each(() => [step('PhaseStarted')])).toEqual(refused({ 'sdf-cell': 'accepted' }));
    await attempt('running');
    for (const act of ['PhaseEnded', 'PhaseCancelled'])
      expect(await attackers.as('sdf-cell').append(step(act))).toBe('convoys-under-way');
    expect(await attackers.as('sdf-cell').append({ type: 'OperationEnded', stream: operationNo })).toBe(
      'convoys-under-way',
    );
    await test.run('sdf-cell', cancelConvoy, { manifestNo, reason: 'weather', note: '' });
    expect(await attackers.as('sdf-cell').append(step('PhaseEnded'))).toBe('accepted');
    await attempt('ended');
  });

  it('no-such-step: an operation that has ended takes no phase and no convoy', async () => {
    const operationNo = Number(await one('SELECT no AS value FROM transfers.operation LIMIT 1'));
    const open = await test.admin.query<{ no: string }>(
      "SELECT manifest_no AS no FROM transfers.convoy WHERE state NOT IN ('closed', 'cancelled')",
    );
    const ended: ForgedEvent = { type: 'OperationEnded', stream: operationNo };
    expect(open.rows.length).toBeGreaterThan(0);
    expect(await attackers.as('sdf-cell').append(ended)).toBe('convoys-under-way');
    // as if every convoy had come to its end
    await test.admin.query("UPDATE transfers.convoy SET state = 'closed' WHERE state NOT IN ('closed', 'cancelled')");
    expect(await attackers.each(() => [ended])).toEqual(refused({ 'sdf-cell': 'accepted' }));
    expect(await attackers.as('sdf-cell').append(ended)).toBe(RULE);
    const data = {
      code: 'P9',
      titleEn: 'x',
      titleAr: 'x',
      authority: 'SDF',
      plannedFromAt: START,
      plannedToAt: START + HOUR,
    };
    expect(await attackers.as('sdf-cell').append({ type: 'PhasePlanned', stream: operationNo, data })).toBe(RULE);
    await expect(createTestConvoy(test, 1)).rejects.toMatchObject({ code: RULE });
  });
});

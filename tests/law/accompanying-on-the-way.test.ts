import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '../../src/core/register/commands/set-clock.ts';
import { recordFitness } from '../../src/systems/care/commands/record-fitness.ts';
import { detainResident } from '../../src/systems/register/commands/detain-resident.ts';
import { recordAccompanyingChild } from '../../src/systems/register/commands/record-accompanying-child.ts';
import { recordBirth } from '../../src/systems/register/commands/record-birth.ts';
import { recordDeparture } from '../../src/systems/register/commands/record-departure.ts';
import { recordFoundInSection } from '../../src/systems/register/commands/record-found-in-section.ts';
import { recordOrder } from '../../src/systems/register/commands/record-order.ts';
import { accompaniment } from '../../src/systems/register/queries/accompaniment.ts';
import { giveNotice } from '../../src/systems/safeguards/commands/give-notice.ts';
import { recordInterview } from '../../src/systems/safeguards/commands/record-interview.ts';
import { acceptLines } from '../../src/systems/transfers/commands/accept-lines.ts';
import { assignCompartments } from '../../src/systems/transfers/commands/assign-compartments.ts';
import { createManifest } from '../../src/systems/transfers/commands/create-manifest.ts';
import { recordAdmission } from '../../src/systems/transfers/commands/record-admission.ts';
import { strikeOff } from '../../src/systems/transfers/commands/strike-off.ts';
import { lines } from '../../src/systems/transfers/queries/lines.ts';
import { manifest } from '../../src/systems/transfers/queries/manifest.ts';
import { manifestPaper } from '../../src/systems/transfers/queries/manifest-paper.ts';
import { operation } from '../../src/systems/transfers/queries/operation.ts';
import { receipt } from '../../src/systems/transfers/queries/receipt.ts';
import { loadSystemChecks } from '../../src/systems/verification.ts';
import { ask } from '../support/ask.ts';
import { Attackers } from '../support/attacker.ts';
import { breachesOf, presentState } from '../support/camp.ts';
import { answered, openTestOperation, orderAll, TestConvoy } from '../support/convoy.ts';
import { createMothers, type Mothers } from '../support/mothers.ts';
import { createTestRegister, HOUR, START, type TestRegister } from '../support/register.ts';

const DAY = 24 * HOUR;
const I04 = 'I04-no-admission-without-order';
const I13 = 'I13-minor-apart-from-adults';
const I32 = 'I32-household-together';

let test: TestRegister;
let attackers: Attackers;
let mothers: Mothers;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  mothers = await createMothers(test);
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

const onManifest = async (persons: readonly number[]): Promise<TestConvoy> => {
  const operationNo = await openTestOperation(test);
  const outcome = await test.run('sdf-cell', createManifest, {
    operationNo,
    code: `CHILD-${persons.join('-')}`,
    fromSite: 'GHW',
    toSite: 'KRK',
    via: ['RAB'],
    escortAuthority: 'CJTF',
    toAuthority: 'MOJ',
    plannedAt: START + 3 * DAY,
    persons: [...persons],
  });
  return new TestConvoy(test, operationNo, outcome.events[0]?.streamNo as number, persons);
};

const prepare = async (convoy: TestConvoy, mother: number): Promise<void> => {
  const { manifestNo, persons } = convoy;
  await convoy.step('ordered');
  await test.run('sdf-health', recordFitness, {
    manifestNo,
    expectedCount: persons.length,
    rows: persons.map((personNo) => ({ personNo, fit: true })),
  });
  // told and heard is the mother, also for the child
  const hers = { manifestNo, expectedCount: 1 };
  await test.run('interviewer', giveNotice, {
    ...hers,
    rows: [{ personNo: mother, language: 'ar', form: 'oral' as const }],
  });
  await test.run('interviewer', recordInterview, {
    ...hers,
    rows: [{ personNo: mother, outcome: 'held' as const, language: 'ar', private: true as const }],
  });
};
const accept = (convoy: TestConvoy, sections: readonly string[]) =>
  test.run('moj-receiver', acceptLines, {
    manifestNo: convoy.manifestNo,
    expectedCount: convoy.persons.length,
    decisions: convoy.persons.map((personNo, index) => ({
      personNo,
      decision: 'accepted' as const,
      site: 'KRK',
      section: sections[index] ?? 'W',
    })),
  });
const seat = (convoy: TestConvoy, compartments: readonly string[]) =>
  test.run('sdf-cell', assignCompartments, {
    manifestNo: convoy.manifestNo,
    assignments: convoy.persons.map((personNo, index) => ({
      personNo,
      vehicle: 'BUS-W',
      compartment: compartments[index] ?? '1',
    })),
  });

describe('on the way', () => {
  const problems = async (manifestNo: number): Promise<[number, string][]> =>
    (
      await test.admin.query<{ person_no: string; rule: string }>(
        'SELECT DISTINCT person_no, rule FROM transfers.seal_problems($1, register.clock()) WHERE person_no IS NOT NULL ORDER BY 1, 2',
        [manifestNo],
      )
    ).rows.map(({ person_no, rule }) => [Number(person_no), rule]);
  it('mother and child travel together, in one compartment, to one section: nothing of a detainee is asked of the child but its health', async () => {
    const mother = await mothers.woman();
    const child = await mothers.cameWith(mother);
    const convoy = await onManifest([mother, child]);
    await prepare(convoy, mother);
    // without a decision: no seat, no section, no seal
    await expect(seat(convoy, ['1', '1'])).rejects.toMatchObject({ code: I13 });
    await expect(accept(convoy, ['W', 'W'])).rejects.toMatchObject({ code: I13 });
    await mothers.decide(child, mother);
    await expect(accept(convoy, ['W', 'W2'])).rejects.toMatchObject({ code: I13 });
    await accept(convoy, ['W', 'W']);
    await expect(seat(convoy, ['1', '2'])).rejects.toMatchObject({ code: I13 });
    await seat(convoy, ['1', '1']);
    expect(await problems(convoy.manifestNo)).toEqual([]);
    const told = await ask(test, 'sdf-cell', lines, { manifestNo: convoy.manifestNo } as never);
    expect(told.rows.find(({ personNo }) => personNo === child)).toMatchObject({
      accompanies: { personNo: mother, beside: true },
      gates: { order: { state: 'done' }, notice: { state: 'done' }, interview: { state: 'done' } },
    });
    // on paper the child stands apart from those who are detained
    // the notice and the interview of the mother are for the child too, in the figures of the operation as at the gate
    expect((await ask(test, 'sdf-cell', operation, { operation: String(convoy.operationNo) })).figures).toMatchObject({
      listed: 2,
      noticeGiven: 2,
      interviewed: 2,
    });
    const paper = await ask(test, 'sdf-cell', manifestPaper, { manifestNo: String(convoy.manifestNo) });
    expect(paper.lines.map(({ accompanying }) => accompanying)).toEqual([false, true]);
    expect((await ask(test, 'sdf-cell', manifest, { manifestNo: String(convoy.manifestNo) })).households).toEqual([
      [mother, child],
    ]);
    for (const step of ['seal-proposed', 'sealed', 'boarded'] as const) await convoy.step(step);
    // the notice was given a moment ago: what is asked of the mother is asked of the child too
    for (const step of ['handed-over-1', 'handed-over-2'] as const) await convoy.step(step);
    expect(await breachesOf(test, child)).not.toContain('I05-order-live');
    const { rows: passes } = await test.admin.query<{ id: string }>(
      'SELECT id FROM transfers.handover WHERE manifest_no = $1 ORDER BY ordinal',
      [convoy.manifestNo],
    );
    for (const { id } of passes) {
      const signed = await ask(test, 'moj-receiver', receipt, { handover: id });
      expect(signed.persons.map(({ accompanying }) => accompanying)).toEqual([false, true]);
    }
    const admit = (sections: readonly string[]) =>
      test.run('moj-receiver', recordAdmission, {
        manifestNo: convoy.manifestNo,
        expectedCount: 2,
        rows: [mother, child].map((personNo, index) => ({
          personNo,
          site: 'KRK',
          section: sections[index] ?? 'W',
          answers: answered,
        })),
      });
    await expect(admit(['W', 'W2'])).rejects.toMatchObject({ code: I13 });
    await admit(['W', 'W']);
    await convoy.step('closed');
    expect([await presentState(test, mother), await presentState(test, child)]).toEqual(['held', 'accompanying']);
    expect(await mothers.open(child)).toEqual(await mothers.open(mother));
    // a child whom she has at KRK was not there while she was at GHW or on the way: by the commands and by SQL
    const elsewhere = { problems: [{ code: 'parent-elsewhere-then' }] };
    const second = { parentNo: mother, person: mothers.childOf('Musa Example'), fromAt: START - HOUR / 4 };
    await expect(test.run('moj-receiver', recordAccompanyingChild, second)).rejects.toMatchObject(elsewhere);
    const birth = { motherNo: mother, sex: 'male' as const, bornAt: START - HOUR / 4 };
    await expect(test.run('moj-receiver', recordBirth, birth)).rejects.toMatchObject(elsewhere);
    const forged = {
      type: 'BornInCustody',
      v: 2,
      stream: { new: 'person' as const },
      data: { motherNo: mother, custodian: 'MOJ', site: 'KRK' },
      occurredAt: START - HOUR / 4,
    };
    expect(await attackers.as('moj-receiver').append(forged)).toBe('not-with-a-parent');
  });

  it('neither travels without the other: who is not on the manifest, or is struck off, blocks the other, unless child protection decided that they are apart', async () => {
    const mother = await mothers.woman();
    const child = await mothers.cameWith(mother);
    await mothers.decide(child, mother);
    const alone = await onManifest([mother]);
    expect(await problems(alone.manifestNo)).toContainEqual([mother, I32]);
    await test.run('sdf-cell', strikeOff, {
      manifestNo: alone.manifestNo,
      personNo: mother,
      reason: 'other',
      note: 'with her child, later',
    } as never);
    const both = await onManifest([mother, child]);
    expect(await problems(both.manifestNo)).not.toContainEqual([mother, I32]);
    await test.run('sdf-cell', strikeOff, {
      manifestNo: both.manifestNo,
      personNo: mother,
      reason: 'unfit',
      note: 'ill',
    } as never);
    expect(await problems(both.manifestNo)).toContainEqual([child, I32]);
    await mothers.decide(child, mother, 'apart');
    expect(await problems(both.manifestNo)).not.toContainEqual([child, I32]);
  });
});

describe('who comes of age is a child no longer', () => {
  it('I04-no-admission-without-order: who came of age between the hand-over and the admission is admitted under an order, or goes free at the gate', async () => {
    const mother = await mothers.woman();
    const cameWith = async (name: string) => {
      const person = mothers.childOf(name, '2008-01-19');
      const { result } = await test.run('sdf-origin', recordAccompanyingChild, {
        parentNo: mother,
        person,
        fromAt: START - HOUR / 2,
      });
      const { personNo } = result as { personNo: number };
      await mothers.decide(personNo, mother);
      return personNo;
    };
    const grown = await cameWith('Harun Example');
    const freed = await cameWith('Salim Example');
    const found = await cameWith('Amin Example');
    const all = [mother, grown, freed, found];
    const convoy = await onManifest(all);
    await prepare(convoy, mother);
    await accept(convoy, ['W', 'W', 'W', 'W']);
    await seat(convoy, ['1', '1', '1', '1']);
    for (const step of ['seal-proposed', 'sealed', 'boarded', 'handed-over-1', 'handed-over-2'] as const)
      await convoy.step(step);
    const child = await ask(test, 'moj-receiver', lines, { manifestNo: convoy.manifestNo } as never);
    expect(child.rows.find(({ personNo }) => personNo === grown)?.accompanies?.orderOwed).toBe(false);
    await test.run('installation', setClock, { clockAt: START + DAY });
    const told = await ask(test, 'moj-receiver', lines, { manifestNo: convoy.manifestNo } as never);
    expect(told.rows.map(({ personNo, accompanies }) => [personNo, accompanies?.orderOwed])).toEqual(
      all.map((personNo) => [personNo, personNo === mother ? undefined : true]),
    );
    const admit = (persons: readonly number[]) =>
      test.run('moj-receiver', recordAdmission, {
        manifestNo: convoy.manifestNo,
        expectedCount: persons.length,
        rows: persons.map((personNo) => ({ personNo, site: 'KRK', section: '1', answers: answered })),
      });
    await expect(admit([grown])).rejects.toMatchObject({ code: I04, problems: [{ personNo: grown }] });
    // the same past the command
    const forged = {
      type: 'PersonAdmitted',
      stream: grown,
      data: { manifestNo: convoy.manifestNo, site: 'KRK', section: '1' },
      personal: { answers: answered as never },
    };
    expect(await attackers.as('moj-receiver').append(forged)).toBe(I04);
    await test.run('moj-receiver', recordOrder, {
      persons: [grown],
      ground: 'Suspected offence',
      article: 'Article 4',
      authority: 'MOJ',
      documentSha256: await test.document('moj-receiver'),
      issuedAt: START + DAY,
      expiresAt: START + 60 * DAY,
    });
    await admit([grown]);
    // what is seen is recorded: out of the vehicle into a section without an order, with the breach
    await test.run('moj-receiver', recordFoundInSection, { personNo: found, site: 'KRK', section: '1' });
    expect(await mothers.open(found)).toContain(I04);
    await test.run('moj-receiver', recordDeparture, { personNo: freed, destination: 'his aunt', account: 'let go' });
    await test.run('moj-receiver', recordAdmission, {
      manifestNo: convoy.manifestNo,
      expectedCount: 1,
      rows: [{ personNo: mother, site: 'KRK', section: 'W', answers: answered }],
    });
    // who left stands in nobody's way; who was found is told of by a name and a section, and answered for by the seven questions
    await expect(convoy.step('closed')).rejects.toMatchObject({ problems: [{ personNo: found }] });
    await test.run('moj-receiver', recordDeparture, { personNo: found, destination: 'his aunt', account: 'let go' });
    await convoy.step('closed');
    const violated: unknown[] = [];
    for (const { rule, sql } of (await loadSystemChecks()).invariants)
      for (const row of (await test.admin.query(sql)).rows) violated.push([rule, row]);
    expect(violated).toEqual([]);
  });

  it('is asked for an order before a seal, and the file says what is owed, from the eighteenth birthday on', async () => {
    const mother = await mothers.woman();
    const { result } = await test.run('sdf-origin', recordAccompanyingChild, {
      parentNo: mother,
      person: mothers.childOf('Idris Example', '2008-01-20'),
      fromAt: START - HOUR / 2,
    });
    const child = (result as { personNo: number }).personNo;
    await mothers.decide(child, mother);
    const convoy = await onManifest([mother, child]);
    const orderless = async (at: number) =>
      (
        await test.admin.query<{ person_no: string }>(
          "SELECT person_no FROM transfers.seal_problems($1, register.at($2)) WHERE rule = 'I05-order-live' AND person_no IS NOT NULL",
          [convoy.manifestNo, at],
        )
      ).rows.map(({ person_no }) => Number(person_no));
    const gate = async () =>
      (await ask(test, 'sdf-cell', lines, { manifestNo: convoy.manifestNo } as never)).rows.find(
        ({ personNo }) => personNo === child,
      )?.gates.order.state;
    expect([await orderless(START + DAY), await gate()]).toEqual([[], 'done']);
    expect(await orderless(START + 3 * DAY)).toEqual([child]);
    await test.run('installation', setClock, { clockAt: START + 3 * DAY });
    expect(await gate()).toBe('open');
    expect(await mothers.owed(child)).toContain('no-longer-a-child');
    expect(await presentState(test, child)).toBe('accompanying');
    // becomes a detainee by an act under an order, and by nothing else; a child does not
    const detain = (personNo: number) =>
      test.run('sdf-origin', detainResident, { personNo, site: 'GHW', section: 'A' });
    const { abilities } = await ask(test, 'sdf-origin', accompaniment, { personNo: String(child) });
    expect(abilities).toContain('register/detain-resident');
    await expect(detain(child)).rejects.toMatchObject({ code: I04 });
    const forged = { type: 'CustodyAdmitted', stream: child, data: { custodian: 'SDF', site: 'GHW', section: 'A' } };
    expect(await attackers.as('sdf-origin').append(forged)).toBe(I04);
    const infant = await mothers.cameWith(await mothers.woman());
    await orderAll(test, [child, infant]);
    await expect(detain(infant)).rejects.toMatchObject({ problems: [{ code: 'not-a-resident' }] });
    await detain(child);
    expect(await presentState(test, child)).toBe('held');
    expect(await mothers.owed(child)).not.toContain('no-longer-a-child');
    expect((await ask(test, 'sdf-origin', accompaniment, { personNo: String(child) })).pairs).toEqual([]);
  });
});

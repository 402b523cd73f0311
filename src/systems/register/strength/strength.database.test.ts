import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestConvoy, type TestConvoy } from '../../../../tests/support/convoy.ts';
import {
  createTestRegister,
  HOUR,
  START,
  type TestOfficer,
  type TestRegister,
} from '../../../../tests/support/register.ts';
import { setClock } from '../../../core/register/commands/set-clock.ts';
import { anyQuery } from '../../../platform/http/query-definition.ts';
import { runQuery } from '../../../platform/http/run-query.ts';
import { correctEvent } from '../commands/correct-event.ts';
import { recordBirth } from '../commands/record-birth.ts';
import { recordDeath } from '../commands/record-death.ts';
import { recordEscape } from '../commands/record-escape.ts';
import { recordFoundInSection } from '../commands/record-found-in-section.ts';
import { recordRecapture } from '../commands/record-recapture.ts';
import { recordUnaccounted } from '../commands/record-unaccounted.ts';
import { registerPerson } from '../commands/register-person.ts';
import { strength } from '../queries/strength.ts';
import { addsUp, type Scope } from './strength.ts';
import { plainStrength, type ToldFact, type ToldPerson } from './strength-model.fixture.ts';
import type { StrengthAnswer } from './views.ts';

const MINUTE = 60_000;
let test: TestRegister;
let convoy: TestConvoy;
beforeAll(async () => {
  test = await createTestRegister();
});
afterAll(() => test.close());

const told = { state: 'known', text: 'synthetic' } as const;
const deprivation = {
  when: { state: 'known' as const, text: '2026-01' },
  place: told,
  unit: told,
  authority: told,
  circumstances: told,
  condition: told,
  reasonsTold: told,
  inventory: { state: 'listed' as const, items: [] },
};
const bases = ['existing-custody', 'capture', 'arrest', 'surrender', 'hand-over-by-third-state'] as const;

/** A man or a woman who came in by a way, at so many minutes before the start. */
const enter = async (basis: (typeof bases)[number], minutes: number, sex: 'male' | 'female' = 'male') => {
  const outcome = await test.run('sdf-origin', registerPerson, {
    site: 'GHW',
    person: {
      names: [{ full: 'Synthetic Person', script: 'latin', kind: 'primary', source: 'test' }],
      sex,
      birth: '1980-02-03',
      nationalities: [],
    },
    custody: { custodian: 'SDF', site: 'GHW', fromAt: START - minutes * MINUTE, basis },
    ...(basis === 'existing-custody' ? {} : { deprivation }),
  });
  return (outcome.result as { personNo: number }).personNo;
};

type Step = {
  kind: 'found' | 'escape' | 'unaccounted' | 'recapture' | 'death' | 'correct';
  minutes: number;
  which: number;
};
const life = fc.record({
  basis: fc.constantFrom(...bases),
  steps: fc.array(
    fc.record({
      kind: fc.constantFrom<Step['kind']>(
        'found',
        'escape',
        'escape',
        'unaccounted',
        'recapture',
        'recapture',
        'death',
        'correct',
      ),
      minutes: fc.constantFrom(1, 5, 5, 10, 20, 40, 59, 80),
      which: fc.nat(20),
    }),
    { maxLength: 5 },
  ),
});

/** What an officer records; what the rules refuse is no part of the story. */
const take = async (personNo: number, { kind, minutes, which }: Step) => {
  const occurredAt = START - minutes * MINUTE;
  const words = { circumstances: 'synthetic', place: 'GHW' };
  const refused = () => undefined;
  if (kind === 'found')
    await test
      .run('sdf-origin', recordFoundInSection, { personNo, site: 'GHW', section: 'A', occurredAt })
      .catch(refused);
  else if (kind === 'escape')
    await test.run('sdf-origin', recordEscape, { personNo, ...words, occurredAt }).catch(refused);
  else if (kind === 'unaccounted')
    await test
      .run('sdf-origin', recordUnaccounted, { personNo, circumstances: 'synthetic', occurredAt })
      .catch(refused);
  else if (kind === 'recapture')
    await test
      .run('sdf-origin', recordRecapture, { personNo, site: 'GHW', fromAt: occurredAt, deprivation })
      .catch(refused);
  else if (kind === 'death')
    await test
      .run('sdf-origin', recordDeath, {
        personNo,
        ...words,
        cause: 'pending',
        remains: 'institute',
        referral: 'CR-1',
        occurredAt,
      })
      .catch(refused);
  else {
    const { rows } = await test.admin.query<{ id: string }>(
      'SELECT event_id AS id FROM register.custody_fact WHERE person_no = $1 AND superseded_pos IS NULL ORDER BY event_pos',
      [personNo],
    );
    const target = rows[which % rows.length];
    if (target === undefined) return;
    const correction = { occurredAt, ...(which % 3 === 0 ? { withdrawn: true } : {}) };
    await test.run('sdf-origin', correctEvent, { eventId: target.id, correction, reason: 'synthetic' }).catch(refused);
  }
};

type EventRow = {
  pos: number;
  id: string;
  stream: number;
  type: string;
  at: number;
  data: Record<string, unknown> & { place?: { site?: string; vehicle?: string } };
  instant: number | null;
  to_authority: string | null;
};
/** A child who is born to a detainee is nobody's detainee. */
const states: Record<string, string> = {
  BornInCustody: 'accompanying',
  EscapeRecorded: 'at_large',
  UnaccountedRecorded: 'unaccounted',
};
const holding = ['CustodyFound', 'CustodyAdmitted', 'SectionMoved', 'FoundInSection'];

const factOf = (row: EventRow): ToldFact | null => {
  const { type, data, pos } = row;
  const place = (data.site as string | undefined) ?? (type === 'PersonBoarded' ? (data.vehicle as string) : null);
  const known = [
    ...holding,
    'BornInCustody',
    'EscapeRecorded',
    'UnaccountedRecorded',
    'DeathRecorded',
    'PersonBoarded',
    'PersonHandedOver',
    'PersonAdmitted',
  ];
  if (!known.includes(type)) return null;
  return {
    pos,
    type,
    at: type === 'PersonHandedOver' ? (row.instant as number) : row.at,
    custodian: type === 'PersonHandedOver' ? row.to_authority : ((data.custodian as string | undefined) ?? null),
    place,
    state: states[type] ?? (holding.includes(type) ? 'held' : null),
    outcome: type === 'DeathRecorded' ? 'death' : null,
    basis:
      type === 'CustodyFound'
        ? (data.basis as string)
        : type === 'CustodyAdmitted'
          ? 'admitted'
          : type === 'BornInCustody'
            ? 'birth-in-custody'
            : null,
  };
};

/** The persons as the events received until an instant tell them, one event after the other. */
const toldBy = async (knownAt: number): Promise<ToldPerson[]> => {
  const { rows } = await test.admin.query<EventRow>(
    `SELECT e.pos::int, e.id, e.stream_no::int AS stream, e.type, register.ms(e.occurred_at)::float8 AS at, e.body::jsonb->'data' AS data, register.ms(h.instant)::float8 AS instant, h.to_authority
       FROM register.event e JOIN register.person p ON p.no = e.stream_no LEFT JOIN transfers.handover_person x ON x.event_pos = e.pos LEFT JOIN transfers.handover h ON h.id = x.handover_id
      WHERE e.received_at <= register.at($1) ORDER BY e.pos`,
    [knownAt],
  );
  const persons = new Map<number, { facts: Map<string, ToldFact>; passedAt: number | null }>();
  for (const row of rows) {
    const person = persons.get(row.stream) ?? { facts: new Map(), passedAt: null };
    persons.set(row.stream, person);
    const corrected = person.facts.get(String(row.data.corrects));
    if (row.type === 'CustodyCorrected' && corrected !== undefined) {
      person.facts.delete(String(row.data.corrects));
      if (row.data.withdrawn !== true) person.facts.set(row.id, { ...corrected, pos: row.pos, at: row.at });
    }
    const fact = factOf(row);
    if (fact !== null) person.facts.set(row.id, fact);
    if (row.type === 'PersonHandedOver') person.passedAt = Math.min(person.passedAt ?? Infinity, row.instant as number);
  }
  return [...persons.values()].map(({ facts, passedAt }) => ({ facts: [...facts.values()], passedAt }));
};

const ask = (officer: TestOfficer, scope: Scope, code: string, fromAt: number, toAt: number, knownAt?: number) =>
  runQuery(
    test.register.pool,
    anyQuery(strength),
    test.token(officer),
    {
      scope,
      code,
      fromAt: String(fromAt),
      toAt: String(toAt),
      ...(knownAt === undefined ? {} : { knownAt: String(knownAt) }),
    },
    () => [],
  ) as Promise<StrengthAnswer>;

const plain = ({ opening, gains, losses, closing }: StrengthAnswer) => ({
  opening,
  closing,
  ...Object.fromEntries(gains.map(({ reason, persons }) => [`gain ${reason}`, persons])),
  ...Object.fromEntries(losses.map(({ reason, persons }) => [`loss ${reason}`, persons])),
});

const operationCode = async () =>
  (await test.admin.query<{ code: string }>('SELECT code FROM transfers.operation WHERE no = $1', [convoy.operationNo]))
    .rows[0]?.code as string;

describe('strength report', () => {
  it('is what a plain fold of the events counts, for every scope, period and time of knowledge', {
    timeout: 240_000,
  }, async () => {
    convoy = await (await createTestConvoy(test, 3)).until('closed');
    const mother = await enter('arrest', 70, 'female');
    await test.run('sdf-origin', recordBirth, { motherNo: mother, sex: 'male', bornAt: START - 30 * MINUTE });
    const code = await operationCode();
    let clock = START;
    const moments: number[] = [START];
    await fc.assert(
      fc.asyncProperty(life, async ({ basis, steps }) => {
        const personNo = await enter(basis, 60);
        for (const step of steps) await take(personNo, step);
        clock += 10 * MINUTE;
        await test.run('installation', setClock, { clockAt: clock });
        moments.push(clock);
      }),
      {
        numRuns: 30,
        // each way of coming and going at least once, whatever the seed
        examples: bases.map((basis) => [
          {
            basis,
            steps: [
              { kind: 'escape', minutes: 40, which: 0 },
              { kind: 'recapture', minutes: 20, which: 0 },
              { kind: 'unaccounted', minutes: 10, which: 0 },
              { kind: 'found', minutes: 5, which: 0 },
              { kind: 'death', minutes: 1, which: 0 },
            ],
          },
        ]),
      },
    );
    const scopes = [
      ['authority', 'SDF'],
      ['authority', 'MOJ'],
      ['authority', 'CJTF'],
      ['site', 'GHW'],
      ['site', 'KRK'],
      ['operation', code],
    ] as const;
    const periods = [
      [START - 2 * HOUR, START],
      [START - HOUR, clock],
      [START - 40 * MINUTE, START - 5 * MINUTE],
      [START - 20 * MINUTE, START - 20 * MINUTE],
    ] as const;
    const reasons = new Set<string>();
    for (const knownAt of [clock, moments[10] as number, START + MINUTE]) {
      const persons = await toldBy(knownAt);
      for (const [scope, of] of scopes)
        for (const [from, to] of periods) {
          const answer = await ask('monitor', scope, of, from, to, knownAt);
          expect(addsUp(answer)).toBe(true);
          const wanted = plainStrength(persons, scope, of, from, to);
          expect({ scope, of, from, to, knownAt, ...plain(answer) }).toEqual({
            scope,
            of,
            from,
            to,
            knownAt,
            ...wanted,
          });
          for (const reason of Object.keys(wanted)) reasons.add(reason);
        }
    }
    // the story was rich enough to test every heading that today's commands can fill
    expect([...reasons].sort()).toEqual(
      expect.arrayContaining([
        ...bases.map((basis) => `gain ${basis}`),
        'gain recapture',
        'gain return',
        'gain transfer-in',
        'loss death',
        'loss escape',
        'loss transfer-out',
        'loss unaccounted',
      ]),
    );
  });

  it('closes with the register at its moment', async () => {
    const { nowAt } = (await test.admin.query('SELECT register.ms(register.clock())::float8 AS "nowAt"')).rows[0];
    const answer = await ask('sdf-origin', 'site', 'GHW', START - HOUR, nowAt);
    const [held] = await test.see<{ n: number }>('sdf-origin', "SELECT register.site_occupants('GHW') AS n");
    expect(answer.closing).toBe(held?.n);
  });

  it('is for the own authority and its sites, and for those who see every case', async () => {
    const report = (officer: TestOfficer, scope: Scope, code: string) => ask(officer, scope, code, START - HOUR, START);
    for (const [officer, scope, code] of [
      ['moj-receiver', 'authority', 'SDF'],
      ['moj-receiver', 'site', 'GHW'],
      ['sdf-admin', 'authority', 'SDF'],
    ] as const)
      await expect(report(officer, scope, code)).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(report('monitor', 'site', 'XYZ')).rejects.toMatchObject({ code: 'not-found' });
    expect((await report('clerk', 'authority', 'SDF')).withinReach).toBe(false);
    const code = await operationCode();
    expect(await report('sdf-origin', 'operation', code)).toMatchObject({ withinReach: true });
    await expect(ask('monitor', 'site', 'GHW', START, START - 1)).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

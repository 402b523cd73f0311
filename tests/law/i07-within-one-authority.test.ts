import { hash as hashOf } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { summaryOf } from '../../src/systems/register/queries/event-summaries.ts';
import { assignCompartments } from '../../src/systems/transfers/commands/assign-compartments.ts';
import { closeMovement } from '../../src/systems/transfers/commands/close-movement.ts';
import { completeHandover } from '../../src/systems/transfers/commands/complete-handover.ts';
import { createManifest } from '../../src/systems/transfers/commands/create-manifest.ts';
import { offerHandover } from '../../src/systems/transfers/commands/offer-handover.ts';
import { orderReturn } from '../../src/systems/transfers/commands/order-return.ts';
import { planLegs } from '../../src/systems/transfers/commands/plan-legs.ts';
import { proposeSeal } from '../../src/systems/transfers/commands/propose-seal.ts';
import { recordAdmission } from '../../src/systems/transfers/commands/record-admission.ts';
import { redirectConvoy } from '../../src/systems/transfers/commands/redirect-convoy.ts';
import { refusePersons } from '../../src/systems/transfers/commands/refuse-persons.ts';
import { requestRecall } from '../../src/systems/transfers/commands/request-recall.ts';
import { sealManifest } from '../../src/systems/transfers/commands/seal-manifest.ts';
import { loadSystemChecks } from '../../src/systems/verification.ts';
import { Attackers, type ForgedEvent } from '../support/attacker.ts';
import { answered, createTestConvoy, type TestConvoy } from '../support/convoy.ts';
import { fearRecorded, handedOver, lineDecided, personHandedOver } from '../support/forged.ts';
import { createTestRegister, HOUR, START, type TestRegister } from '../support/register.ts';
import {
  acceptWithin,
  boardWithin,
  by,
  createWithin,
  openWithin,
  sealWithin,
  THERE,
  type WithinOfficer,
} from '../support/within.ts';

const RULE = 'I07-two-signatures-one-instant';
let test: TestRegister;
let attackers: Attackers;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  await openWithin(test);
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

const rowsOf = async (sql: string, values: readonly unknown[]): Promise<unknown[][]> =>
  (await test.admin.query({ text: sql, values: [...values], rowMode: 'array' })).rows;
/** Custody of a person, period by period: holder and place. */
const custodyOf = async (personNo: number) =>
  (
    await rowsOf(
      `SELECT custodian || ' ' || coalesce(site, vehicle) FROM register.custody WHERE person_no = $1 AND known_to IS NULL ORDER BY from_at`,
      [personNo],
    )
  ).flat();
const admit = (officer: WithinOfficer, manifestNo: number, persons: readonly number[], site: string, section: string) =>
  test.run(by(officer), recordAdmission, {
    manifestNo,
    expectedCount: persons.length,
    rows: persons.map((personNo) => ({ personNo, site, section, answers: answered })),
  });
const strengthOf = async (scope: string, code: string) =>
  (
    await test.see<{ line: string }>(
      'monitor',
      `SELECT figure || coalesce(' ' || reason, '') || ' ' || persons AS line FROM register.strength($1, $2, register.at($3), register.clock()) WHERE reason IS NOT NULL AND reason <> 'existing-custody'`,
      [scope, code, START - 30 * 60_000],
    )
  ).map(({ line }) => line);
/** A manifest as somebody with SQL makes it. */
const made = (code: string, changed: Record<string, string | number | string[]>, v = 2): ForgedEvent => ({
  type: 'ManifestCreated',
  stream: { new: 'manifest' },
  v,
  data: {
    code,
    ...(v === 2 ? { kind: 'within-authority' } : {}),
    fromSite: 'GHW',
    toSite: 'KRK',
    via: ['RAB'],
    fromAuthority: 'SDF',
    escortAuthority: 'CJTF',
    toAuthority: 'MOJ',
    plannedAt: START + 72 * HOUR,
    ...changed,
  },
});

it(`${RULE}: within one authority two officers sign, the second of the receiving site; the place passes and custody stays`, async () => {
  const convoy = await createWithin(test, 3);
  const { manifestNo, persons } = convoy;
  const [first, second, out] = persons as [number, number, number];
  // a fear of the state in which all of it lies keeps nobody back, and nobody was told or heard for this move
  expect(await attackers.as('interviewer').append(fearRecorded(first, 'SYR'))).toBe('accepted');
  await expect(acceptWithin(convoy, 'within-elsewhere')).rejects.toMatchObject({ code: 'I06-acceptance-per-person' });
  expect(
    await attackers.withToken(test.token(by('within-elsewhere'))).append(lineDecided(first, manifestNo, '1', THERE)),
  ).toBe('I06-acceptance-per-person');
  await expect(test.run('sdf-cell', proposeSeal, { manifestNo })).rejects.toMatchObject({
    code: 'I06-acceptance-per-person',
  });
  await sealWithin(convoy);
  await boardWithin(convoy);
  // the escort does not give at the first, nor the giving site at the second; nobody signs both sides
  const give = async (officer: WithinOfficer, ordinal: number) =>
    test.run(by(officer), offerHandover, {
      manifestNo,
      ordinal,
      ...(await convoy.sign(by(officer), await convoy.payload(by(officer)))),
      counted: ordinal === 1 ? 3 : 2,
    });
  await expect(give('within-escort', 1)).rejects.toMatchObject({ code: RULE });
  const taken = async (officer: WithinOfficer, offer: { offerId: string; payload: Uint8Array; counted: number }) =>
    test.run(by(officer), completeHandover, {
      offerId: offer.offerId,
      ...(await convoy.sign(by(officer), offer.payload)),
      counted: offer.counted,
    });
  const leaving = await convoy.offer(1, by('sdf-origin'));
  await expect(taken('within-receiver', leaving)).rejects.toMatchObject({ code: RULE });
  await taken('within-escort', leaving);
  await test.run(by('within-receiver'), refusePersons, { manifestNo, persons: [out], reason: 'no-space', note: '' });
  await expect(give('sdf-origin', 2)).rejects.toMatchObject({ code: RULE });
  const arriving = await convoy.offer(2, by('within-escort'));
  await expect(taken('within-elsewhere', arriving)).rejects.toMatchObject({ code: RULE });
  await taken('within-receiver', arriving);
  await admit('within-receiver', manifestNo, [first, second], THERE, '1');
  expect(await custodyOf(first)).toEqual(['SDF GHW', 'SDF BUS-W', 'SDF BUS-W', 'SDF BUS-W', `SDF ${THERE}`]);
  // who is not let in goes back, by two officers again, and is told apart from who arrived although one authority receives both
  await test.run('sdf-cell', orderReturn, { manifestNo, reason: 'entry-refused', note: '' });
  const back = await convoy.offer(3, by('within-escort'));
  await expect(taken('within-receiver', back)).rejects.toMatchObject({ code: RULE });
  await taken('within-elsewhere', back);
  await admit('within-elsewhere', manifestNo, [out], 'GHW', 'A');
  await test.run(by('within-receiver'), closeMovement, { manifestNo });
  expect(
    await rowsOf(
      'SELECT ordinal, kind, from_authority, to_authority, place, goes_back FROM transfers.handover WHERE manifest_no = $1 ORDER BY ordinal',
      [manifestNo],
    ),
  ).toEqual([
    [1, 'within-authority', 'SDF', 'SDF', 'GHW', false],
    [2, 'within-authority', 'SDF', 'SDF', THERE, false],
    [3, 'within-authority', 'SDF', 'SDF', 'GHW', true],
  ]);
  await expect(
    test.run('sdf-cell', requestRecall, { manifestNo, personNo: first, ground: 'ill-treatment', reasons: 'synthetic' }),
  ).rejects.toMatchObject({ code: 'not-received-from-you' });
  // nothing of it is a breach: no notice, no fear, no custody that passed (the men were found without an order at first)
  expect(
    await rowsOf(
      "SELECT rule FROM register.breach WHERE person_no = ANY ($1) AND rule <> 'I04-no-admission-without-order'",
      [persons],
    ),
  ).toEqual([]);
  // the sites lose and gain by a move within; of the authority nothing changed
  expect(await strengthOf('site', 'GHW')).toEqual(
    expect.arrayContaining(['loss moved-within 3', 'gain moved-within 1']),
  );
  expect(await strengthOf('site', THERE)).toEqual(['gain moved-within 2']);
  expect(await strengthOf('authority', 'SDF')).toEqual([]);
  // the file says it in words
  await attackers.as('sdf-origin').opens(first);
  const told = await test.see<{ type: string; data: Record<string, unknown> }>(
    'sdf-origin',
    "SELECT type, data FROM register.person_events($1) WHERE type = 'PersonHandedOver'",
    [first],
  );
  expect(told.map(({ type, data }) => summaryOf(type, data, () => undefined).en)).toEqual([
    `Given to the escort at GHW, to be moved within SDF to ${THERE}. Custody stays.`,
    `Moved within SDF from GHW to ${THERE}. Custody stays.`,
  ]);
});

it(`${RULE}: a manifest between authorities does not become one within, and none is made so, by a command or past them`, async () => {
  const { operationNo, manifestNo } = await createTestConvoy(test, 1);
  const way = { operationNo, plannedAt: START + 72 * HOUR, via: [], persons: [] };
  for (const [kind, escortAuthority, toAuthority, toSite] of [
    ['within-authority', 'CJTF', 'MOJ', 'KRK'],
    ['within-authority', 'CJTF', 'SDF', THERE],
    ['between-authorities', 'SDF', 'SDF', THERE],
    ['between-authorities', 'CJTF', 'SDF', THERE],
  ] as const)
    await expect(
      test.run('sdf-cell', createManifest, {
        ...way,
        code: `REFUSED-${kind}`,
        kind,
        fromSite: 'GHW',
        toSite,
        escortAuthority,
        toAuthority,
      }),
    ).rejects.toMatchObject({ code: RULE });
  const cell = attackers.as('sdf-cell');
  const own = { escortAuthority: 'SDF', toAuthority: 'SDF', toSite: THERE, via: [] };
  for (const forged of [
    made('FORGED-1', { operationNo }),
    made('FORGED-2', { operationNo, escortAuthority: 'SDF' }),
    made('FORGED-3', { operationNo, ...own, escortAuthority: 'CJTF' }),
    made('FORGED-4', { operationNo, ...own, kind: 'between-authorities' }),
    // as it was written before there were kinds
    made('FORGED-5', { operationNo, ...own }, 1),
  ])
    expect(await cell.append(forged)).toBe(RULE);
  // the destination of a move within is of the authority, whatever is said of it
  expect(await cell.append(made('FORGED-6', { operationNo, escortAuthority: 'SDF', toAuthority: 'SDF' }))).toBe(
    'I12-notice-and-interview',
  );
  const within = (await createWithin(test, 1)).manifestNo;
  const changes = [
    "UPDATE transfers.manifest SET kind = 'within-authority' WHERE no = $1",
    "UPDATE transfers.manifest SET kind = 'within-authority', escort_authority = 'SDF', to_authority = 'SDF' WHERE no = $1",
  ];
  for (const sql of changes) expect(await cell.sql(sql, [manifestNo])).toMatch(/42501|not-permitted|permission/);
  const guarded = async (sql: string, no: number) =>
    test.admin.query(sql, [no]).then(
      () => 'accepted',
      (error: Error) => /I07-two-signatures-one-instant/.exec(error.message)?.[0] ?? error.message,
    );
  for (const sql of changes) expect(await guarded(sql, manifestNo)).toBe(RULE);
  expect(await guarded("UPDATE transfers.manifest SET kind = 'between-authorities' WHERE no = $1", within)).toBe(RULE);
  // without a guard the tables themselves hold: a kind of one does not fit the authorities of the other, nor a hand-over the kind of another manifest
  const client = await test.admin.connect();
  try {
    for (const sql of [
      "UPDATE transfers.manifest SET kind = 'within-authority' WHERE no = $1",
      "UPDATE transfers.manifest SET kind = 'within-authority', escort_authority = 'SDF' WHERE no = $1",
      `INSERT INTO transfers.handover (id, manifest_no, kind, ordinal, offer_id, from_authority, to_authority, place, from_officer, to_officer, from_key, to_key, from_signature, to_signature, payload, manifest_hash, instant, counted_from, counted_to, goes_back, event_pos)
         SELECT gen_random_uuid(), $1, 'between-authorities', 1, gen_random_uuid(), 'SDF', 'SDF', 'GHW', 1, 2, 'a', 'b', '', '', '', '', now(), 1, 1, false, 1`,
    ]) {
      await client.query('BEGIN');
      await client.query('ALTER TABLE transfers.manifest DISABLE TRIGGER USER');
      await client.query('ALTER TABLE transfers.handover DISABLE TRIGGER USER');
      await expect(client.query(sql, [manifestNo])).rejects.toThrow(RULE);
      await client.query('ROLLBACK');
    }
    await client.query('BEGIN');
    await client.query('ALTER TABLE transfers.handover DISABLE TRIGGER USER');
    // of the foreign keys that such a row breaks, the one to the manifest and its kind is asked alone
    await client.query(
      'ALTER TABLE transfers.handover DROP CONSTRAINT handover_offer_id_fkey, DROP CONSTRAINT handover_from_key_fkey, DROP CONSTRAINT handover_to_key_fkey',
    );
    await expect(
      client.query(
        `INSERT INTO transfers.handover (id, manifest_no, kind, ordinal, offer_id, from_authority, to_authority, place, from_officer, to_officer, from_key, to_key, from_signature, to_signature, payload, manifest_hash, instant, counted_from, counted_to, goes_back, event_pos)
           SELECT gen_random_uuid(), $1, 'within-authority', 1, gen_random_uuid(), 'SDF', 'SDF', 'GHW', 1, 2, 'a', 'b', decode(repeat('00', 64), 'hex'), decode(repeat('00', 64), 'hex'), '', '', now(), 1, 1, false, 1`,
        [manifestNo],
      ),
    ).rejects.toThrow('handover_of_kind');
    await client.query('ROLLBACK');
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
});

it(`${RULE}: one officer does not sign both sides of a move within one authority, whatever the officer is posted as`, async () => {
  const convoy = await createWithin(test, 1);
  const { manifestNo, persons } = convoy;
  await sealWithin(convoy);
  await boardWithin(convoy);
  const { offerId } = await convoy.offer(1, by('sdf-origin'));
  await test.admin.query(
    "INSERT INTO access.posting (officer_no, role, event_pos) VALUES ($1, 'escort_commander', 1), ($1, 'receiving_officer', 1)",
    [test.officerNo('sdf-origin')],
  );
  const hash = await convoy.sealHash();
  const { keyId } = await convoy.device(by('sdf-origin'));
  const pass = handedOver(manifestNo, offerId, keyId, 1, hash);
  expect(
    await attackers
      .as('sdf-origin')
      .append(pass, ...persons.map((personNo) => personHandedOver(personNo, pass.id, manifestNo, 1, hash))),
  ).toBe(RULE);
  // an officer of the own authority who is neither escort nor at the receiving site signs nothing
  const other = handedOver(manifestNo, offerId, (await convoy.device(by('within-receiver'))).keyId, 1, hash);
  expect(
    await attackers
      .withToken(test.token(by('within-receiver')))
      .append(other, ...persons.map((personNo) => personHandedOver(personNo, other.id, manifestNo, 1, hash))),
  ).toBe(RULE);
  await test.admin.query('DELETE FROM access.posting WHERE event_pos = 1');
});

it(`${RULE}: who gives is posted where the convoy leaves, and does not take it at the other end`, async () => {
  const convoy = await createWithin(test, 1);
  const { manifestNo, persons } = convoy;
  await sealWithin(convoy);
  await boardWithin(convoy);
  const post = (officer: WithinOfficer, role: string, site: string) =>
    test.admin.query(
      'INSERT INTO access.posting (officer_no, role, site, event_pos) SELECT officer_no, $2, $3, 1 FROM access.session WHERE token_hash = $1',
      [hashOf('sha256', test.token(by(officer)), 'buffer'), role, site],
    );
  try {
    await post('within-receiver', 'origin_officer', THERE);
    await expect(convoy.offer(1, by('within-receiver'))).rejects.toMatchObject({ code: RULE });
    expect(
      await rowsOf(
        `SELECT s.site, transfers.signs_within(p.officer_no, 1, true, s.site) FROM access.posting p CROSS JOIN (VALUES ('GHW'), ($1)) s(site) WHERE p.event_pos = 1 ORDER BY 1`,
        [THERE],
      ),
    ).toEqual([
      ['GHW', false],
      [THERE, true],
    ]);
    await convoy.handOver(1, by('sdf-origin'), by('within-escort'));
    const { offerId, payload, counted } = await convoy.offer(2, by('within-escort'));
    await post('sdf-origin', 'receiving_officer', THERE);
    const signed = await convoy.sign(by('sdf-origin'), payload);
    await expect(test.run(by('sdf-origin'), completeHandover, { offerId, ...signed, counted })).rejects.toMatchObject({
      code: RULE,
    });
    const sealHash = await convoy.sealHash();
    const pass = handedOver(manifestNo, offerId, signed.keyId, 1, sealHash);
    expect(
      await attackers
        .as('sdf-origin')
        .append(pass, ...persons.map((personNo) => personHandedOver(personNo, pass.id, manifestNo, 2, sealHash))),
    ).toBe(RULE);
  } finally {
    await test.admin.query('DELETE FROM access.posting WHERE event_pos = 1');
  }
});

it('I24-four-eyes: the seal of a move within one authority is of two officers of its transfer cell', async () => {
  const convoy: TestConvoy = await createWithin(test, 1);
  const { manifestNo } = convoy;
  await sealWithin(convoy);
  const [seal] = await rowsOf('SELECT proposed_by <> sealed_by FROM transfers.seal WHERE manifest_no = $1', [
    manifestNo,
  ]);
  expect(seal).toEqual([true]);
  const again = await createWithin(test, 1);
  await expect(sealBy(again)).rejects.toMatchObject({ code: 'I24-four-eyes' });
});

/** The proposer completes the own seal. */
const sealBy = async (convoy: TestConvoy) => {
  await acceptWithin(convoy, 'within-receiver');
  await test.run('sdf-cell', assignCompartments, {
    manifestNo: convoy.manifestNo,
    assignments: convoy.persons.map((personNo) => ({ personNo, vehicle: 'BUS-W', compartment: '1' })),
  });
  await test.run('sdf-cell', proposeSeal, { manifestNo: convoy.manifestNo });
  await test.run('sdf-cell', sealManifest, { manifestNo: convoy.manifestNo, sealHash: await convoy.sealHash() });
};

it('I12-notice-and-interview: within one authority notice, interview and fear are asked where the way touches another state, and no later plan or order leads it there', async () => {
  const abroad = await createWithin(test, 2, ['RAB']);
  const [person] = abroad.persons as [number];
  const rules = async ({ manifestNo }: TestConvoy) =>
    (
      await rowsOf('SELECT DISTINCT rule FROM transfers.seal_problems($1, register.clock()) ORDER BY 1', [manifestNo])
    ).flat();
  expect(await rules(abroad)).toEqual([
    'I06-acceptance-per-person',
    'I12-notice-and-interview',
    'I13-minor-apart-from-adults',
  ]);
  expect(await attackers.as('interviewer').append(fearRecorded(person, 'IRQ'))).toBe('accepted');
  expect(
    await rowsOf('SELECT state FROM transfers.line WHERE manifest_no = $1 ORDER BY person_no', [abroad.manifestNo]),
  ).toEqual([['suspended'], ['listed']]);
  const home = await createWithin(test, 1);
  expect(await rules(home)).toEqual(['I06-acceptance-per-person', 'I13-minor-apart-from-adults']);
  const [departureAt, arrivalAt] = [START + 24 * HOUR, START + 30 * HOUR];
  const legs = [
    { from: 'GHW', to: 'RAB', mode: 'land' as const, departureAt, arrivalAt },
    { from: 'RAB', to: THERE, mode: 'land' as const, departureAt: arrivalAt, arrivalAt: arrivalAt + HOUR },
  ];
  await expect(test.run('sdf-cell', planLegs, { manifestNo: home.manifestNo, legs })).rejects.toMatchObject({
    code: 'I12-notice-and-interview',
  });
  await test.run('sdf-cell', planLegs, { manifestNo: abroad.manifestNo, legs });
  await sealWithin(home);
  await boardWithin(home);
  await home.handOver(1, by('sdf-origin'), by('within-escort'));
  await expect(
    test.run('sdf-cell', redirectConvoy, { manifestNo: home.manifestNo, toSite: 'KRK', reason: 'security', note: '' }),
  ).rejects.toMatchObject({ code: 'I12-notice-and-interview' });
});

it('leaves no invariant broken', async () => {
  const { invariants } = await loadSystemChecks();
  const found: unknown[] = [];
  for (const { rule, sql } of invariants)
    for (const row of (await test.admin.query({ text: sql, rowMode: 'array' })).rows) found.push([rule, ...row]);
  expect(found).toEqual([]);
});

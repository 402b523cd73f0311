import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issueSlip } from '../../src/systems/register/commands/issue-slip.ts';
import { sealPacket } from '../../src/systems/register/commands/seal-packet.ts';
import { addKeepApart } from '../../src/systems/sites/commands/add-keep-apart.ts';
import { declareEmergency } from '../../src/systems/sites/commands/declare-emergency.ts';
import { proposeRollCall } from '../../src/systems/sites/commands/propose-roll-call.ts';
import { answerEscortSection } from '../../src/systems/transfers/commands/answer-escort-section.ts';
import { planLegs } from '../../src/systems/transfers/commands/plan-legs.ts';
import { escortQuestions } from '../../src/systems/transfers/escort-questions.ts';
import { Attackers } from '../support/attacker.ts';
import { createTestConvoy, type TestConvoy } from '../support/convoy.ts';
import { storeTestPlan } from '../support/placement-plan.ts';
import { createTestRegister, HOUR, START, type TestRegister } from '../support/register.ts';
import { open, type Walled, walled } from './granted-functions.ts';

let test: TestRegister;
let attackers: Attackers;
let convoy: TestConvoy;
let names: Record<string, unknown>;

beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  convoy = await (await createTestConvoy(test, 2)).until('handed-over-1');
  const leg = { from: 'GHW', to: 'KRK', mode: 'land' as const, departureAt: START, arrivalAt: START + 9 * HOUR };
  await test.run('sdf-cell', planLegs, { manifestNo: convoy.manifestNo, legs: [leg] });
  const [person] = convoy.persons as [number];
  await test.run('sdf-origin', answerEscortSection, {
    manifestNo: convoy.manifestNo,
    personNo: person,
    section: 'risk',
    answers: escortQuestions.risk.map((question) => ({
      question,
      answer: 'no' as const,
      source: 'earlier-record' as const,
    })),
  });
  await test.run('sdf-origin', issueSlip, { personNo: person, to: 'family' });
  const sealed = await test.run('sdf-origin', sealPacket, {
    personNo: person,
    seal: 'S-1',
    items: [{ quantity: 1, description: 'ring' }],
    takenFrom: 'the person',
    takenWhere: 'the gate',
    takenAt: START - HOUR,
  });
  const one = async (sql: string, values: unknown[]) => (await test.admin.query(sql, values)).rows[0];
  names = {
    person,
    manifest: convoy.manifestNo,
    packet: (sealed.result as { packetId: string }).packetId,
    at: new Date(START + HOUR),
    ...(await one(
      `SELECT e.id AS event, e.pos FROM register.custody_fact f JOIN register.event e ON e.pos = f.event_pos WHERE f.person_no = $1 AND f.opens`,
      [person],
    )),
    ...(await one('SELECT event_pos AS answer FROM transfers.escort_answer WHERE person_no = $1 LIMIT 1', [person])),
    ...(await one('SELECT token FROM register.name_token WHERE person_no = $1 ORDER BY 1 LIMIT 1', [person])),
    ...(await one('SELECT document_sha256 AS document FROM register.custody_order WHERE person_no = $1', [person])),
    ...(await one('SELECT operation_no AS operation FROM transfers.manifest WHERE no = $1', [convoy.manifestNo])),
  };
  const held = await test.person({ name: 'Held Person', section: 'SMALL' });
  const call = await test.run('sdf-origin', proposeRollCall, {
    site: 'GHW',
    giving: 'SDF',
    taking: 'MOJ',
    calledAt: START,
    counted: 1,
    present: [held],
    strangers: [],
  });
  names = { ...names, held, roll: (call.result as { rollCallId: string }).rollCallId };
  const declared = await test.run('sdf-origin', declareEmergency, {
    site: 'GHW',
    kind: 'breach',
    account: 'a hole in the wall',
  });
  names = { ...names, emergency: (declared.result as { emergencyId: string }).emergencyId };
  const planned = await test.person({ name: 'Planned Person' });
  const operationNo = names.operation as number;
  const plan = await storeTestPlan(test, 'sdf-cell', { operationNo: Number(operationNo), persons: [planned] });
  // what it counted is no longer so
  await test.run('sdf-origin', addKeepApart, {
    personNo: planned,
    otherPersonNo: held,
    reason: 'threatened each other',
    expiresAt: START + 900 * HOUR,
  });
  names = { ...names, plan };
  // what tells a file tells it to who is written down already
  for (const officer of ['sdf-origin', 'monitor'] as const) await attackers.as(officer).opens(person);
  await attackers.as('sdf-origin').sql('SELECT register.read_document($1)', [names.document]);
  // an officer with a role on cases, of an authority that takes no part in the convoy and never held anybody
  await test.admin.query("UPDATE access.posting SET role = 'escort_commander' WHERE officer_no = $1", [
    test.officerNo('clerk'),
  ]);
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

const granted = async (): Promise<string[]> =>
  (
    await test.admin.query<{ name: string }>(
      `SELECT p.oid::regprocedure::text AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname IN ('access', 'register', 'sites', 'transfers', 'care', 'safeguards', 'juveniles') AND has_function_privilege('amana_app', p.oid, 'EXECUTE') ORDER BY p.oid::regprocedure::text COLLATE "C"`,
    )
  ).rows.map(({ name }) => name);
/** `:name` becomes a parameter. */
const ask = (token: string, { sql }: Walled) => {
  const values: unknown[] = [];
  const text = sql.replace(/(?<!:):([a-z]+)/g, (_, name: string) => `$${values.push(names[name])}`);
  return attackers.withToken(token).ask(text, values);
};

describe('functions that the serving role may call', () => {
  it('are these and no others: a new one is written into one of the two tables of this test', async () => {
    expect(await granted()).toEqual([...Object.keys(walled), ...Object.keys(open)].sort());
  });

  it('say nothing of a foreign person, manifest or document to an officer of another authority, to an administrator, or to nobody', async () => {
    for (const [name, question] of Object.entries(walled)) {
      for (const officer of ['clerk', 'sdf-admin', 'moj-admin'] as const)
        expect([name, officer, await ask(test.token(officer), question)]).toEqual([name, officer, []]);
      expect([name, 'nobody', await ask('', question)]).toEqual([name, 'nobody', []]);
    }
  });

  it('answer those within reach, so that the silence is that of the wall', async () => {
    // nobody is afraid here, nobody sits in the convoy who should not, nobody is in a household, or missing of one, nobody was born in custody or accompanies a parent (known-children.test.ts), nobody stayed with an escort, and the manifest is sealed:
    // what the receiving authority sees of one in preparation is tested in fears.test.ts, who stayed with the escort in i08-let-in-later.test.ts, who is accepted apart from relatives
    // in household-accepted-apart.test.ts, what the rows of a list say in identity-of-children.test.ts, who cannot be put on a manifest in i09-one-live-manifest.test.ts, and a convoy that was turned in turned-way.database.test.ts
    const quiet = [
      'register.list_contents(bigint)',
      'register.missed_by_own(bigint[],timestamp with time zone)',
      'register.is_child_of_detainee(bigint)',
      'register.broken_beside_seen(bigint,bigint,timestamp with time zone)',
      'register.fears_on(bigint,timestamp with time zone)',
      'transfers.accepted_apart_seen(bigint[],text[],text[],timestamp with time zone)',
      'transfers.aboard_unlisted_seen(bigint)',
      'transfers.lines_in_preparation()',
      'transfers.rest_seen(bigint)',
      'transfers.lapsed_facts_seen(bigint,bigint[])',
      'transfers.rests_on(bigint,bigint)',
      'transfers.way_to_plan(bigint)',
      'transfers.unsettled_seen(bigint)',
      'transfers.brought_away_seen(bigint)',
      'transfers.moved_first_seen(bigint)',
      'transfers.listing_problems_seen(bigint,bigint[])',
    ];
    for (const [name, question] of Object.entries(walled).filter(([key]) => !quiet.includes(key)))
      expect([name, (await ask(test.token(question.seenBy), question)).length > 0]).toEqual([name, true]);
  });

  it('tell who opens a command the heads of manifests within reach only, and administrators none of persons', async () => {
    const heads = async (officer: 'clerk' | 'sdf-admin' | 'sdf-origin', streams: readonly number[]) => {
      const rows = await attackers
        .as(officer)
        .ask<{ kind: string }>(
          `SELECT h->>'kind' AS kind FROM json_array_elements((SELECT register.open_command($1, gen_random_uuid(), '\\x00', $2, 0)->'heads')) h ORDER BY 1`,
          [test.token(officer), streams],
        );
      return rows.map(({ kind }) => kind);
    };
    const person = Number(names.person);
    const manifest = Number(names.manifest);
    expect(await heads('sdf-admin', [person, manifest])).toEqual([]);
    // how many events a person has, and no more: whoever hears a fear of anybody records it
    expect(await heads('clerk', [person, manifest])).toEqual(['person']);
    expect(await heads('sdf-origin', [person, manifest])).toEqual(['manifest', 'person']);
    // one stream alone is found by another statement
    expect(await heads('sdf-admin', [person])).toEqual([]);
    expect(await heads('clerk', [person])).toEqual(['person']);
    expect(await heads('clerk', [manifest])).toEqual([]);
    expect(await heads('sdf-origin', [manifest])).toEqual(['manifest']);
  });

  it('count the occupants of a section for who is signed in', async () => {
    const count = "SELECT register.occupants('GHW', 'A') AS n";
    expect(await attackers.withToken('').read(count)).toEqual([{ n: 0 }]);
    expect(await attackers.as('sdf-origin').read(count)).toEqual([{ n: 0 }]);
    await test.person({ section: 'A' });
    expect(await attackers.withToken('').read(count)).toEqual([{ n: 0 }]);
    expect(await attackers.as('clerk').read(count)).toEqual([{ n: 1 }]);
  });

  it('count who is at a site by name at an instant for who is signed in', async () => {
    const count =
      "SELECT named AS n FROM sites.named_at(ARRAY['GHW', 'ZZZ', 'GHW'], ARRAY['2100-01-01Z', '2100-01-01Z', '1990-01-01Z']::timestamptz[]) ORDER BY ord";
    const [before] = await attackers.as('clerk').read<{ n: number }>(count);
    await test.person();
    expect(await attackers.as('clerk').read(count)).toEqual([{ n: (before?.n ?? 0) + 1 }, { n: 0 }, { n: 0 }]);
    expect(await attackers.withToken('').read(count)).toEqual([]);
  });

  it('count the occupants of a site, also those in no section, for who is signed in', async () => {
    const count = "SELECT register.site_occupants('GHW') AS n";
    const [before] = await attackers.as('clerk').read<{ n: number }>(count);
    await test.person();
    expect(await attackers.as('clerk').read(count)).toEqual([{ n: (before?.n ?? 0) + 1 }]);
    expect(await attackers.withToken('').read(count)).toEqual([{ n: 0 }]);
  });

  it('tell the names of places to who is signed in', async () => {
    const told = `SELECT register.places_told()::jsonb->'sites' @> '[{"code": "GHW"}]' AS site`;
    expect(await attackers.as('sdf-origin').read(told)).toEqual([{ site: true }]);
    expect(await attackers.withToken('').read(told)).toEqual([{ site: null }]);
  });
});

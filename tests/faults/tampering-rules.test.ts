import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInvariants } from '../../src/core/register/verify/check-invariants.ts';
import { openTamperingBench, type TamperingBench } from './tampering-bench.ts';

let bench: TamperingBench;
beforeAll(async () => {
  bench = await openTamperingBench();
});
afterAll(() => bench.close());

const sql =
  (text: string, values: unknown[] = []) =>
  (live: pg.Client) =>
    live.query(text, values);

describe('the rules as questions', () => {
  const unbound = (
    table: string,
  ) => `DO $$ DECLARE k record; BEGIN FOR k IN SELECT conname FROM pg_constraint WHERE conrelid = '${table}'::regclass AND contype IN ('c', 'x', 'u') LOOP
    EXECUTE format('ALTER TABLE ${table} DROP CONSTRAINT %I', k.conname); END LOOP; END $$;`;
  const broken: [string, string][] = [
    [
      'I01-one-place-one-custodian',
      `${unbound('register.custody')} INSERT INTO register.custody SELECT * FROM register.custody WHERE known_to IS NULL LIMIT 1`,
    ],
    [
      'I02-custody-tiles',
      "DELETE FROM register.custody WHERE ctid = (SELECT min(ctid) FROM register.custody WHERE known_to IS NULL AND to_at = 'infinity')",
    ],
    ['I03-no-exit-without-outcome', "DELETE FROM register.custody WHERE known_to IS NULL AND to_at = 'infinity'"],
    ['I04-no-admission-without-order', 'DELETE FROM register.custody_order'],
    ['I05-order-live', 'UPDATE transfers.transfer_order SET expires_at = approved_at'],
    ['I05-order-live', 'DELETE FROM register.custody_order'],
    [
      'I05-order-live',
      "UPDATE register.custody_order SET expires_at = (SELECT max(sealed_at) FROM transfers.seal) + interval '1 second'",
    ],
    ['I06-acceptance-per-person', 'DELETE FROM transfers.acceptance'],
    [
      'I06-acceptance-per-person',
      `${unbound('transfers.acceptance')} UPDATE transfers.acceptance SET decision = 'refused'`,
    ],
    [
      'I07-two-signatures-one-instant',
      'DELETE FROM transfers.handover_person WHERE ctid = (SELECT min(ctid) FROM transfers.handover_person)',
    ],
    [
      'I07-two-signatures-one-instant',
      `${unbound('transfers.handover')} UPDATE transfers.handover SET to_officer = from_officer`,
    ],
    ['I08-sealed-is-immutable', "UPDATE transfers.line SET compartment = 'front' WHERE compartment = 'rear'"],
    ['I08-sealed-is-immutable', "UPDATE transfers.seal SET sealed_at = sealed_at + interval '1 day'"],
    [
      'I08-movement-reconciles',
      'DELETE FROM transfers.handover_person WHERE ctid = (SELECT max(p.ctid) FROM transfers.handover_person p JOIN transfers.handover h ON h.id = p.handover_id AND h.ordinal = 2)',
    ],
    [
      'I08-movement-reconciles',
      'DELETE FROM transfers.handover_person WHERE ctid = (SELECT max(p.ctid) FROM transfers.handover_person p JOIN transfers.handover h ON h.id = p.handover_id AND h.ordinal = 1)',
    ],
    ['I08-movement-reconciles', "DELETE FROM transfers.difference WHERE kind = 'died'"],
    [
      'I08-movement-reconciles',
      'DELETE FROM transfers.admission WHERE ctid = (SELECT min(ctid) FROM transfers.admission)',
    ],
    [
      'I06-acceptance-per-person',
      "UPDATE transfers.acceptance SET site = 'NSR', section = NULL, decision = 'refused' WHERE event_pos = (SELECT max(event_pos) FROM transfers.acceptance)",
    ],
    ['I08-movement-reconciles', "UPDATE transfers.convoy SET state = 'arrived' WHERE state = 'cancelled'"],
    [
      'I08-movement-reconciles',
      "UPDATE transfers.line SET live = true, state = 'listed', manifest_no = (SELECT min(manifest_no) FROM transfers.cancellation) WHERE ctid = (SELECT min(ctid) FROM transfers.line)",
    ],
    [
      'I12-notice-and-interview',
      "UPDATE transfers.redirect SET to_site = 'GHW', from_site = 'KRK' WHERE kind = 'redirect'",
    ],
    [
      'I09-one-live-manifest',
      `DROP INDEX transfers."I09-one-live-manifest"; ${unbound('transfers.line')} UPDATE transfers.line SET live = true; INSERT INTO transfers.line SELECT manifest_no + 1, person_no, state, live, reason, vehicle, compartment, event_pos FROM transfers.line`,
    ],
    ['I10-fitness-48h', "UPDATE care.fitness SET examined_at = examined_at - interval '49 hours'"],
    [
      'I11-fear-suspends-line',
      `${unbound('transfers.line')} UPDATE transfers.line SET live = true WHERE manifest_no NOT IN (SELECT manifest_no FROM transfers.plan_manifest); UPDATE transfers.manifest SET closed_at = NULL`,
    ],
    ['I10-fitness-48h', "UPDATE transfers.handover SET instant = instant + interval '49 hours'"],
    [
      'I11-fear-suspends-line',
      'UPDATE safeguards.fear SET person_no = (SELECT max(person_no) FROM transfers.boarding)',
    ],
    [
      'I11-fear-suspends-line',
      'INSERT INTO transfers.handover_person SELECT h.id, f.person_no, (SELECT max(pos) FROM register.event) FROM transfers.handover h, safeguards.fear f WHERE h.ordinal = 1',
    ],
    ['I12-notice-and-interview', 'DELETE FROM safeguards.interview'],
    ['I12-notice-72h', "DELETE FROM register.breach WHERE rule = 'I12-notice-72h'"],
    ['I13-minor-apart-from-adults', 'DELETE FROM juveniles.age_evidence'],
    ['I14-age-from-evidence', 'UPDATE juveniles.age_evidence SET superseded_pos = event_pos + 1'],
    ['I16-men-and-women-apart', "UPDATE register.person SET sex = 'female'"],
    ['I16-untried-apart', "UPDATE sites.section SET legal_status = 'convicted'"],
    [
      'I16-keep-apart',
      "UPDATE sites.keep_apart SET lifted_at = NULL, lifted_by = NULL, (person_a, person_b) = (SELECT a.person_no, b.person_no FROM register.custody a, register.custody b WHERE a.site = 'KRK' AND b.site = 'KRK' AND a.person_no < b.person_no LIMIT 1)",
    ],
    ['I17-section-capacity', "UPDATE sites.section SET capacity = 1 WHERE site = 'KRK'"],
    ['I17-reported-strength', "DELETE FROM sites.site_breach WHERE rule = 'I17-reported-strength'"],
    ['I21-death-complete', `${unbound('register.death')} UPDATE register.death SET referral = ' '`],
    ['I21-death-is-final', "UPDATE register.death SET at = at - interval '1 hour'"],
    ['I03-missing-have-outcome', `${unbound('sites.missing')} UPDATE sites.missing SET outcome = NULL`],
    ['I28-roll-call-at-change-of-control', 'DELETE FROM sites.site_breach'],
    [
      'I28-roll-call-at-change-of-control',
      'ALTER TABLE sites.roll_call DROP CONSTRAINT "I28-roll-call-at-change-of-control"; UPDATE sites.roll_call SET caller_key = NULL',
    ],
    ['I24-release-verified', "DELETE FROM register.breach WHERE rule = 'I24-release-verified'"],
    [
      'I31-resident-not-detained',
      "UPDATE register.custody_fact SET state = 'held' WHERE event_pos = (SELECT max(f.event_pos) FROM register.custody_fact f WHERE f.state = 'resident' AND NOT f.opens)",
    ],
    ['I32-household-together', "DELETE FROM register.breach WHERE rule = 'I32-household-together'"],
    ['I24-four-eyes', `${unbound('register.separation')} UPDATE register.separation SET approved_by = proposed_by`],
    ['I23-append-only', 'UPDATE register.correction SET corrected_event = gen_random_uuid()'],
    [
      'I24-four-eyes',
      `${unbound('transfers.transfer_order')} UPDATE transfers.transfer_order SET approved_by = proposed_by`,
    ],
    ['I24-four-eyes', `${unbound('sites.over_capacity')} UPDATE sites.over_capacity SET approved_by = proposed_by`],
    ['I24-four-eyes', `${unbound('sites.security_level')} UPDATE sites.security_level SET approved_by = recorded_by`],
    [
      'P3-security-level',
      "UPDATE sites.security_level SET withdrawn_at = NULL, withdrawn_by = NULL, recorded_at = recorded_at - interval '60 days', approved_at = approved_at - interval '60 days'",
    ],
    [
      'I24-four-eyes',
      `${unbound('transfers.emergency_ground')} UPDATE transfers.emergency_ground SET signed_by = proposed_by, signed_at = proposed_at`,
    ],
    ['I31-resident-not-detained', "UPDATE sites.site SET kind = 'prison' WHERE kind IN ('camp', 'rehabilitation')"],
    [
      'I33-vehicle-fit',
      `${unbound('register.custody')} UPDATE register.custody c SET vehicle = 'BUS-1', compartment = 'front', site = NULL, section = NULL, event_pos = b.event_pos
         FROM (SELECT max(event_pos) AS event_pos, person_no FROM transfers.boarding WHERE outcome = 'boarded' GROUP BY person_no) b WHERE b.person_no = c.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'held';
       UPDATE sites.vehicle_inspection SET inspected_at = '1999-01-01';
       INSERT INTO sites.vehicle_inspection (id, vehicle, occasion, site, inspected_at, fit, checked, defects, note, inspected_by, recorded_at, event_pos)
         SELECT gen_random_uuid(), 'BUS-1', 'after-arrival', 'GHW', '2000-01-01', false, ARRAY['integrity'], ARRAY['integrity'], 'burnt out', 0, '2000-01-01', min(pos) FROM register.event`,
    ],
    ['I24-four-eyes', `${unbound('safeguards.fear')} UPDATE safeguards.fear SET decided_by = heard_by`],
    ['I24-four-eyes', 'UPDATE safeguards.request_withdrawal SET confirmed_by = NULL, confirmed_at = NULL'],
    ['I30-basis-and-remedy', 'UPDATE safeguards.request SET follow_up_at = NULL'],
    ['I30-basis-and-remedy', "UPDATE safeguards.request SET follow_up_at = follow_up_at + interval '60 days'"],
    [
      'I30-basis-and-remedy',
      `${unbound('safeguards.request_answer')} UPDATE safeguards.request_answer SET remedy = NULL WHERE outcome = 'refused'`,
    ],
  ];
  it.each(broken)('%s: %s', async (rule, text) => {
    const counts = await bench.look(sql(text), (live, add) => checkInvariants(live, bench.systems.invariants, add));
    expect(counts.rules.find((candidate) => candidate.rule === rule)?.violated).toBeGreaterThan(0);
  });

  it('I08-movement-reconciles names who passed in the first hand-over and is gone in the second', async () => {
    const { rows } = await bench.live.query<{ person_no: string; manifest_no: string }>(
      'SELECT p.person_no, h.manifest_no FROM transfers.handover_person p JOIN transfers.handover h ON h.id = p.handover_id WHERE h.ordinal = 2 ORDER BY p.person_no DESC LIMIT 1',
    );
    const { person_no, manifest_no } = rows[0] as (typeof rows)[number];
    const named: string[] = [];
    await bench.look(
      sql(
        'DELETE FROM transfers.handover_person WHERE person_no = $1 AND handover_id = (SELECT id FROM transfers.handover WHERE ordinal = 2)',
        [person_no],
      ),
      (live) => checkInvariants(live, bench.systems.invariants, ({ text }) => named.push(text)),
    );
    expect(named.some((text) => text.includes(`manifest ${manifest_no}, person ${person_no}`))).toBe(true);
  });

  it('I23-append-only names an erasure that no order covers, or that no order may cover, and none that one does', async () => {
    /** An order that was carried out on the newest word that can be erased of somebody held, and what is said of it after something was altered. */
    const saidOf = async (alter: string) => {
      const said: string[] = [];
      await bench.look(
        sql(`WITH e AS (SELECT v.pos, v.id, v.stream_no, a.field, v.received_at, f.authority FROM register.event v JOIN access.officer f ON f.no = v.officer_no JOIN register.erasable() a ON a.type = v.type
               JOIN register.custody c ON c.person_no = v.stream_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'held'
               WHERE NOT EXISTS (SELECT FROM register.command k WHERE k.id = v.command_id AND k.name IN ('register/receive-list', 'register/resolve-row')) ORDER BY v.pos DESC LIMIT 1),
             o AS (INSERT INTO register.erasure_order (id, person_no, level, reason, event_id, fields, authority, ordered_by, ordered_by_clerk, ordered_at, carried_out_by, carried_out_by_clerk, carried_out_authority, carried_out_at, carried_out_pos, event_pos)
               SELECT gen_random_uuid(), e.stream_no, 'field', 'third-party', e.id, ARRAY[e.field], e.authority, 1, false, n.at, 2, true, CASE e.authority WHEN 'MOJ' THEN 'SDF' ELSE 'MOJ' END, n.at, n.pos, n.pos FROM e, (SELECT max(pos) AS pos, max(received_at) AS at FROM register.event) n RETURNING id)
             INSERT INTO register.erased_field (event_pos, field, order_id, person_no, event_id) SELECT e.pos, e.field, o.id, e.stream_no, e.id FROM e, o; ${alter}`),
        (live) =>
          checkInvariants(live, bench.systems.invariants, ({ code, text }) => {
            if (code === 'I23-append-only' || code === 'I24-four-eyes')
              said.push(text.replace(/^.*person \d+: /, '').slice(0, 45));
          }),
      );
      return said;
    };
    const never = 'something was erased that is never erased, or';
    const early = 'more than single fields of a person was erase';
    const sought = 'something was erased of somebody who was miss';
    const alone = 'an order of erasure was carried out by the au';
    const noClerk = 'single words were erased by the order of a co';
    const place = 'what came with a list was erased in one place';
    const many = 'single words were erased from more than three';
    const more = (reason: string) =>
      `INSERT INTO register.erasure_order SELECT (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(), 'event_id', gen_random_uuid(), 'reason', '${reason}', 'document_sha256', '0'))).* FROM register.erasure_order o, generate_series(1, 3)`;
    expect(await saidOf('')).toEqual([]);
    const event = `(SELECT min(v.pos) AS pos FROM register.event v WHERE v.type = 'DeathRecorded')`;
    const whole = "level = 'event', reason = 'retention-over', fields = NULL";
    expect({
      'a cause of death': await saidOf(
        `UPDATE register.erased_field SET field = 'cause', event_pos = v.pos, event_id = v.id, person_no = v.stream_no FROM register.event v, ${event} d WHERE v.pos = d.pos;
         UPDATE register.erasure_order SET fields = '{cause}', event_id = v.id, person_no = v.stream_no FROM register.event v, ${event} d WHERE v.pos = d.pos`,
      ),
      'another person': await saidOf('UPDATE register.erasure_order SET person_no = person_no + 1'),
      'another event': await saidOf('UPDATE register.erasure_order SET event_id = gen_random_uuid()'),
      'another field': await saidOf("UPDATE register.erasure_order SET fields = '{names}'"),
      'not carried out': await saidOf(
        'UPDATE register.erasure_order SET carried_out_by = NULL, carried_out_by_clerk = NULL, carried_out_authority = NULL, carried_out_at = NULL, carried_out_pos = NULL',
      ),
      'no order': await saidOf('DELETE FROM register.erasure_order'),
      'somebody held': await saidOf(`UPDATE register.erasure_order SET ${whole}`),
      'nine years after': await saidOf(
        `UPDATE register.erasure_order SET ${whole}; UPDATE register.custody c SET outcome = 'release', to_at = o.carried_out_at - interval '9 years', from_at = o.carried_out_at - interval '9 years 1 day' FROM register.erasure_order o WHERE o.person_no = c.person_no AND c.known_to IS NULL AND c.to_at = 'infinity'; DELETE FROM register.custody c USING register.erasure_order o WHERE o.person_no = c.person_no AND c.to_at > o.carried_out_at - interval '9 years'`,
      ),
      'eleven years after': await saidOf(
        `UPDATE register.erasure_order SET ${whole}; DELETE FROM register.custody c USING register.erasure_order o WHERE o.person_no = c.person_no AND c.to_at < 'infinity';
         UPDATE register.custody c SET outcome = 'release', known_from = o.carried_out_at - interval '11 years', to_at = o.carried_out_at - interval '11 years', from_at = o.carried_out_at - interval '11 years 1 day' FROM register.erasure_order o WHERE o.person_no = c.person_no AND c.known_to IS NULL;
         DELETE FROM register.custody c USING register.erasure_order o WHERE o.person_no = c.person_no AND c.known_to IS NOT NULL`,
      ),
      'eleven years after, as was said on that day': await saidOf(
        `UPDATE register.erasure_order SET ${whole}; DELETE FROM register.custody c USING register.erasure_order o WHERE o.person_no = c.person_no AND c.to_at < 'infinity';
         UPDATE register.custody c SET outcome = 'release', known_from = o.carried_out_at, to_at = o.carried_out_at - interval '11 years', from_at = o.carried_out_at - interval '11 years 1 day' FROM register.erasure_order o WHERE o.person_no = c.person_no AND c.known_to IS NULL;
         DELETE FROM register.custody c USING register.erasure_order o WHERE o.person_no = c.person_no AND c.known_to IS NOT NULL`,
      ),
      'by the authority that ordered it': await saidOf(
        'ALTER TABLE register.erasure_order DROP CONSTRAINT "erasure-authorities"; UPDATE register.erasure_order SET carried_out_authority = authority',
      ),
      'of four events of somebody held': await saidOf(more('wrong-person')),
      'of four by a court': await saidOf(more('court-order')),
      'by an authority that did not record it': await saidOf("UPDATE register.erasure_order SET authority = 'MON'"),
      'what came with a list': await saidOf(
        `UPDATE register.event e SET command_id = c.id FROM (SELECT id FROM register.command WHERE name = 'register/receive-list' LIMIT 1) c, register.erased_field x WHERE x.event_pos = e.pos`,
      ),
      'of one by a court, and no clerk': await saidOf(
        "UPDATE register.erasure_order SET reason = 'court-order', document_sha256 = '0', carried_out_by_clerk = false",
      ),
      'somebody who was unaccounted for until a month before': await saidOf(
        `INSERT INTO register.custody SELECT (jsonb_populate_record(c, jsonb_build_object('state', 'unaccounted', 'known_from', o.carried_out_at - interval '2 months', 'known_to', o.carried_out_at - interval '1 month'))).*
           FROM register.erasure_order o JOIN register.custody c ON c.person_no = o.person_no AND c.known_to IS NULL AND c.to_at = 'infinity'`,
      ),
      'somebody unaccounted for': await saidOf(
        "UPDATE register.custody c SET state = 'unaccounted' FROM register.erasure_order o WHERE o.person_no = c.person_no AND c.known_to IS NULL AND c.to_at = 'infinity'",
      ),
    }).toEqual({
      'a cause of death': [never, place],
      'another person': [never],
      'another event': [never],
      'another field': [never],
      'not carried out': [never],
      'no order': [never],
      'somebody held': [early],
      'nine years after': [early],
      'eleven years after': [],
      'eleven years after, as was said on that day': [early],
      'by the authority that ordered it': [alone],
      'of four events of somebody held': [many],
      'of four by a court': [],
      'by an authority that did not record it': [place],
      'what came with a list': [place],
      'of one by a court, and no clerk': [noClerk],
      'somebody who was unaccounted for until a month before': [sought],
      'somebody unaccounted for': [sought],
    });
  });

  it('every rule of the files is broken above', () => {
    const rules = new Set(bench.systems.invariants.map(({ rule }) => rule));
    expect([...new Set(broken.map(([rule]) => rule))].sort()).toEqual([...rules].sort());
  });
});

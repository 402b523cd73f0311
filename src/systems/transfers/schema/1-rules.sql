-- The questions of the transfers that guards ask, unblinded: what stands between a manifest and its seal, who passes in a hand-over, what it breaks. What officers may ask of them
-- stands in 6-asked-by-officers.sql, behind the walls.
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA transfers TO amana_guard;
GRANT SELECT ON ALL TABLES IN SCHEMA transfers TO amana_app;

-- Who passes custody to whom, where: as many hand-overs as custody passes (decisions.md 5).
-- Whether a pass goes back is said here alone, by what was ordered and never by who receives: the second hand-over of a convoy whose return was ordered, and a later one of a rest that nobody let in after all.
DROP FUNCTION IF EXISTS transfers.passes(bigint);
CREATE FUNCTION transfers.passes(p_manifest bigint) RETURNS TABLE (ordinal int, from_authority text, to_authority text, place text, goes_back boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT x.* FROM transfers.manifest m, LATERAL (VALUES (1, m.from_authority, m.escort_authority, m.from_site, false), (2, m.escort_authority, coalesce(m.heading_authority, m.to_authority), coalesce(m.heading_site, m.to_site),
    EXISTS (SELECT FROM transfers.redirect r WHERE r.event_pos = m.heading_pos AND r.kind = 'return'))) x WHERE m.no = p_manifest
  -- after the second, each hand-over of those who stayed with the escort: as it was signed; and the next one, by which whoever was let in after all is received, or the rest goes back to the giving authority
  UNION ALL SELECT h.ordinal, h.from_authority, h.to_authority, h.place, h.goes_back FROM transfers.handover h WHERE h.manifest_no = p_manifest AND h.ordinal > 2
  UNION ALL SELECT n.ordinal, m.escort_authority, CASE WHEN n.let_in THEN coalesce(m.heading_authority, m.to_authority) ELSE m.from_authority END, CASE WHEN n.let_in THEN coalesce(m.heading_site, m.to_site) ELSE m.from_site END, NOT n.let_in
    FROM transfers.manifest m CROSS JOIN LATERAL (SELECT x.ordinal, EXISTS (SELECT FROM transfers.let_in_later(m.no, x.ordinal)) AS let_in FROM (SELECT transfers.next_ordinal(m.no) AS ordinal) x) n
   WHERE m.no = p_manifest AND n.ordinal > 2 AND (n.let_in OR transfers.rest_returns(m.no)) $$;

-- Whether persons are told before, heard in private and asked for fears: always where they come under another authority; within one, where the way begins, ends or leads through a state other than its own
-- (docs/decisions/0040-a-move-within-one-authority.md). It follows from what the manifest was made with, and never changes.
CREATE OR REPLACE FUNCTION transfers.asks_of_persons(p_manifest bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT m.kind = 'between-authorities' OR EXISTS (SELECT FROM sites.site s WHERE (s.code IN (m.from_site, m.to_site) OR s.code = ANY (m.via)) AND s.country IS DISTINCT FROM (SELECT a.country FROM access.authority a WHERE a.code = m.from_authority))
    FROM transfers.manifest m WHERE m.no = p_manifest $$;
GRANT EXECUTE ON FUNCTION transfers.asks_of_persons(bigint) TO amana_guard, amana_verify;
-- States that a person on this manifest would come under: the destination and those on the way (I11: to X or through X). A convoy that returns brings its persons back to where they were.
CREATE OR REPLACE FUNCTION transfers.states_of(p_manifest bigint) RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN transfers.asks_of_persons(p_manifest) THEN array_agg(DISTINCT c) ELSE '{}' END FROM (SELECT m.destination_country AS c FROM transfers.manifest m WHERE m.no = p_manifest AND m.heading_site IS DISTINCT FROM m.from_site
    UNION SELECT s.country FROM transfers.manifest m JOIN sites.site s ON CASE WHEN m.heading_site = m.from_site THEN s.code = m.from_site ELSE s.code = ANY (m.via) END WHERE m.no = p_manifest) x $$;
-- The state in which an evacuated site lies: whoever is taken out of the fire within it is under that state already, and is taken. A fear of it keeps nobody back, and so tells nobody's fear; the register records
-- the breach at the boarding all the same. NULL: no evacuation, or one from an authority of another state, which would put the person under the feared one by it.
CREATE OR REPLACE FUNCTION transfers.evacuated_within(p_manifest bigint) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.country FROM sites.evacuation v JOIN transfers.manifest m ON m.no = v.manifest_no JOIN sites.site s ON s.code = m.from_site JOIN access.authority a ON a.code = m.from_authority AND a.country = s.country
   WHERE v.manifest_no = p_manifest $$;
-- States that the gates of a manifest ask a fear of.
CREATE OR REPLACE FUNCTION transfers.countries(p_manifest bigint) RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT array_remove(transfers.states_of(p_manifest), transfers.evacuated_within(p_manifest)) $$;
GRANT EXECUTE ON FUNCTION transfers.states_of(bigint), transfers.evacuated_within(bigint) TO amana_guard, amana_verify;

-- The same of one pass of custody: who is taken back comes under the state that the person left.
CREATE OR REPLACE FUNCTION transfers.states_of_pass(p_manifest bigint, p_ordinal int) RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN transfers.goes_back(p_manifest, p_ordinal) THEN ARRAY(SELECT s.country FROM transfers.manifest m JOIN sites.site s ON s.code = m.from_site WHERE m.no = p_manifest AND transfers.asks_of_persons(p_manifest)) ELSE transfers.states_of(p_manifest) END $$;
GRANT EXECUTE ON FUNCTION transfers.states_of_pass(bigint, int) TO amana_guard, amana_verify;
-- I06: what an acceptance was given on: identity, order, destination, nationality claims, fitness, open fears of a state on the way, security level. When the hash changes, the acceptance has lapsed.
-- A fear of another state is none of the receiving authority's business: a lapse without a cause that it sees would tell of it.
CREATE OR REPLACE FUNCTION transfers.accepted_facts(p_manifest bigint, p_person bigint[]) RETURNS TABLE (person_no bigint, facts_hash bytea)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT p.no, sha256(convert_to(jsonb_build_array(
      p.register_number, p.sex,
      (SELECT jsonb_agg(jsonb_build_array(n.full_name, n.script, n.kind) ORDER BY n.event_pos, n.ord) FROM register.person_name n WHERE n.person_no = p.no),
      (SELECT jsonb_agg(jsonb_build_array(e.kind, e.born_from, e.born_to) ORDER BY e.event_pos) FROM juveniles.age_evidence e WHERE e.person_no = p.no AND e.superseded_pos IS NULL),
      (SELECT jsonb_agg(jsonb_build_array(o.id, register.ms(o.expires_at)) ORDER BY o.id) FROM register.custody_order o WHERE o.person_no = p.no),
      jsonb_build_array(coalesce(m.heading_site, m.to_site), coalesce(m.heading_authority, m.to_authority), m.destination_country),
      (SELECT jsonb_agg(DISTINCT c.code) FROM register.nationality_claim c WHERE c.person_no = p.no),
      (SELECT f.fit FROM care.fitness f WHERE f.person_no = p.no ORDER BY f.examined_at DESC, f.event_pos DESC LIMIT 1),
      (SELECT jsonb_agg(x.id ORDER BY x.id) FROM safeguards.fear x WHERE x.person_no = p.no AND x.country = ANY (m.states) AND (x.decided_by IS NULL OR x.danger OR (x.appealed_at IS NOT NULL AND x.appeal_danger IS DISTINCT FROM false))),
      (SELECT jsonb_agg(x.id ORDER BY x.id) FROM sites.security_level x WHERE x.person_no = p.no AND x.approved_by IS NOT NULL AND x.withdrawn_by IS NULL))::text, 'UTF8'))
    FROM (SELECT m.*, transfers.countries(m.no) AS states FROM transfers.manifest m WHERE m.no = p_manifest OFFSET 0) m JOIN register.person p ON p.no = ANY (p_person) $$;

-- The newest decision of the receiving authority on each live line, and whether it still stands on the same facts.
CREATE OR REPLACE FUNCTION transfers.standing_acceptance(p_manifest bigint) RETURNS TABLE (person_no bigint, decision text, site text, section text, officer_no bigint, at timestamptz, holds boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.person_no, a.decision, a.site, a.section, a.officer_no, a.at, a.facts_hash = f.facts_hash
    FROM (SELECT DISTINCT ON (a.person_no) a.* FROM transfers.acceptance a WHERE a.manifest_no = p_manifest ORDER BY a.person_no, a.event_pos DESC) a
    JOIN transfers.accepted_facts(p_manifest, (SELECT array_agg(l.person_no) FROM transfers.line l WHERE l.manifest_no = p_manifest)) f ON f.person_no = a.person_no $$;

-- I31: whether the emergency itself is what the movement of residents rests on: an evacuation to a place where residents can live, all within the state in which the evacuated camp lies.
-- An emergency that was closed before the convoy left is nothing to rest on any more; whoever is on the way arrives.
CREATE OR REPLACE FUNCTION transfers.evacuates_residents(p_manifest bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM sites.evacuation v JOIN transfers.manifest m ON m.no = v.manifest_no JOIN sites.site f ON f.code = m.from_site JOIN sites.site t ON t.code = coalesce(m.heading_site, m.to_site)
    JOIN sites.emergency e ON e.id = v.emergency_id
    WHERE v.manifest_no = p_manifest AND t.country = f.country AND transfers.states_of(p_manifest) <@ ARRAY[f.country] AND register.takes_residents(t.code)
      AND (e.closed_at IS NULL OR EXISTS (SELECT FROM transfers.handover h WHERE h.manifest_no = p_manifest AND h.ordinal = 1 AND h.instant <= e.closed_at))) $$;
GRANT EXECUTE ON FUNCTION transfers.evacuates_residents(bigint) TO amana_guard, amana_verify;
-- I31: residents among these persons whom no consent or other basis for the destination lets travel: that of the manifest, or where the convoy was redirected; back to where they lived, none is asked for.
-- The emergency is a basis for those who live where it is, and for nobody of another camp; it is asked once of a manifest, not of each person.
CREATE OR REPLACE FUNCTION transfers.residents_without_basis(p_manifest bigint, p_persons bigint[], p_at timestamptz) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT c.person_no FROM transfers.manifest m CROSS JOIN unnest(p_persons) x(p)
    CROSS JOIN LATERAL (SELECT y.person_no, y.site FROM register.custody y WHERE y.person_no = x.p AND y.known_to IS NULL AND y.to_at = 'infinity' AND y.state = 'resident' OFFSET 0) c
   WHERE m.no = p_manifest AND m.heading_site IS DISTINCT FROM m.from_site AND NOT (coalesce(c.site, m.from_site) = m.from_site AND (SELECT transfers.evacuates_residents(p_manifest))) AND NOT register.may_move(c.person_no, coalesce(m.heading_site, m.to_site), p_at) ORDER BY 1 $$;
-- I32: residents among these persons of whose household somebody stays where the convoy begins, and nothing decided lets one of the two be apart; and children and the parents whom they accompany of whom the other does not travel:
-- a child never without the parent, a parent never from where the child stays.
CREATE OR REPLACE FUNCTION transfers.apart_by(p_manifest bigint, p_persons bigint[], p_at timestamptz) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT DISTINCT h.person_no FROM transfers.manifest m CROSS JOIN unnest(p_persons) x(p)
    CROSS JOIN LATERAL (SELECT y.person_no, y.household_id FROM register.household_member y WHERE y.person_no = x.p AND y.bound OFFSET 0) h
    JOIN register.household_member o ON o.household_id = h.household_id AND o.bound AND o.person_no <> ALL (p_persons)
   WHERE m.no = p_manifest AND EXISTS (SELECT FROM register.custody c WHERE c.person_no = o.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'resident' AND c.site = m.from_site) AND register.is_resident(h.person_no)
     AND NOT register.may_be_apart(h.person_no, h.household_id, p_at) AND NOT register.may_be_apart(o.person_no, h.household_id, p_at)
  UNION SELECT a.person_no FROM register.accompaniment a CROSS JOIN LATERAL register.kept_beside(a.person_no, p_at) k
   WHERE a.person_no = ANY (p_persons) AND k.is_parent AND k.other_no <> ALL (p_persons)
  UNION SELECT a.parent_no FROM register.accompaniment a JOIN transfers.manifest m ON m.no = p_manifest JOIN register.custody c ON c.person_no = a.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'accompanying' AND c.site = m.from_site
   WHERE a.parent_no = ANY (p_persons) AND a.person_no <> ALL (p_persons) AND register.parent_of(a.person_no) IS NOT NULL AND register.kept_to(a.person_no, a.parent_no, p_at) ORDER BY 1 $$;
GRANT EXECUTE ON FUNCTION transfers.residents_without_basis(bigint, bigint[], timestamptz), transfers.apart_by(bigint, bigint[], timestamptz) TO amana_guard, amana_verify;
-- The section for which a person is accepted last, on the live line.
CREATE OR REPLACE FUNCTION transfers.accepted_now(p_person bigint) RETURNS TABLE (manifest_no bigint, site text, section text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.manifest_no, a.site, a.section FROM transfers.line l
    CROSS JOIN LATERAL (SELECT x.manifest_no, x.site, x.section, x.decision FROM transfers.acceptance x WHERE x.manifest_no = l.manifest_no AND x.person_no = l.person_no ORDER BY x.event_pos DESC LIMIT 1) a
   WHERE l.person_no = p_person AND l.live AND a.decision = 'accepted' $$;
-- I32: of these residents, accepted for these sections, those of whose household another resident is accepted for another section of the same site, here or on another live manifest, and nothing decided lets one of the two
-- be apart. Who is there already is counted where the person lives (register.placement_violations). Found from these persons by the index of households: who is in none costs one look into it, however large the register is.
CREATE OR REPLACE FUNCTION transfers.accepted_apart(p_person bigint[], p_site text[], p_section text[], p_at timestamptz) RETURNS TABLE (person_no bigint, other_no bigint, manifest_no bigint) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH u AS MATERIALIZED (SELECT * FROM unnest(p_person, p_site, p_section) x(person, site, section))
  SELECT u.person, o.person_no, n.manifest_no FROM u
    CROSS JOIN LATERAL (SELECT y.household_id FROM register.household_member y WHERE y.person_no = u.person AND y.bound OFFSET 0) h
    CROSS JOIN LATERAL (SELECT y.person_no FROM register.household_member y WHERE y.household_id = h.household_id AND y.bound AND y.person_no <> u.person OFFSET 0) o
    LEFT JOIN u v ON v.person = o.person_no LEFT JOIN LATERAL transfers.accepted_now(o.person_no) n ON true
   WHERE coalesce(v.site, n.site) = u.site AND coalesce(v.section, n.section) <> u.section AND register.is_resident(u.person) AND register.is_resident(o.person_no)
     AND NOT EXISTS (SELECT FROM register.custody c WHERE c.person_no IN (u.person, o.person_no) AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.site = u.site)
     AND NOT register.may_be_apart(u.person, h.household_id, p_at) AND NOT register.may_be_apart(o.person_no, h.household_id, p_at)
  -- and a child and the parent whom it accompanies
  UNION SELECT u.person, k.other_no, n.manifest_no FROM u CROSS JOIN LATERAL register.kept_beside(u.person, p_at) k LEFT JOIN u v ON v.person = k.other_no LEFT JOIN LATERAL transfers.accepted_now(k.other_no) n ON true
   WHERE coalesce(v.site, n.site) = u.site AND coalesce(v.section, n.section) <> u.section
     AND NOT EXISTS (SELECT FROM register.custody c WHERE c.person_no IN (u.person, k.other_no) AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.site = u.site) ORDER BY 1, 2 $$;
GRANT EXECUTE ON FUNCTION transfers.accepted_now(bigint), transfers.accepted_apart(bigint[], text[], text[], timestamptz) TO amana_guard, amana_verify;
-- Everything that stands between a manifest and its seal, person by person; person_no is NULL for what concerns the whole. The same list explains in the
-- command and refuses in the trigger.
CREATE OR REPLACE FUNCTION transfers.seal_problems(p_manifest bigint, p_at timestamptz) RETURNS TABLE (person_no bigint, rule text, detail text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE lines bigint[];
BEGIN
  SELECT array_agg(l.person_no ORDER BY l.person_no) INTO lines FROM transfers.line l WHERE l.manifest_no = p_manifest AND l.live;
  IF lines IS NULL THEN RETURN QUERY SELECT NULL::bigint, 'I12-notice-and-interview', 'the manifest names nobody'; RETURN; END IF;
  IF NOT EXISTS (SELECT FROM transfers.transfer_order o WHERE o.manifest_no = p_manifest AND o.approved_by IS NOT NULL) THEN
    RETURN QUERY SELECT NULL::bigint, 'I24-four-eyes', 'the transfer order is not approved by a second officer';
  ELSIF NOT EXISTS (SELECT FROM transfers.transfer_order o WHERE o.manifest_no = p_manifest AND o.expires_at > p_at) THEN
    RETURN QUERY SELECT NULL::bigint, 'I05-order-live', 'the transfer order has expired'; END IF;
  RETURN QUERY SELECT l.p, 'I05-order-live', 'no live order of detention' FROM unnest(lines) l(p) WHERE (SELECT true FROM register.orders_at(l.p, p_at) LIMIT 1) IS NULL AND NOT register.is_undetained(l.p, p_at);
  RETURN QUERY SELECT l.p, 'I04-no-admission-without-order', 'released before' FROM unnest(lines) l(p) CROSS JOIN LATERAL register.holder_before(l.p, p_at, 9223372036854775807) h WHERE h.state IN ('release', 'repatriation', 'departure');
  -- who lives in a camp travels as a resident, on a basis of the own, and with the household
  RETURN QUERY SELECT r.no, 'I31-resident-not-detained', 'lives in a camp, and nothing is recorded on which this movement rests' FROM transfers.residents_without_basis(p_manifest, lines, p_at) r(no);
  RETURN QUERY SELECT h.no, 'I32-household-together', 'another member of the household stays' FROM transfers.apart_by(p_manifest, lines, p_at) h(no);
  RETURN QUERY SELECT l.p, 'I10-fitness-48h', CASE WHEN f.person_no IS NULL THEN 'not examined' WHEN NOT f.fit THEN 'not fit to travel' ELSE 'examined more than 48 hours before' END
    FROM unnest(lines) l(p) LEFT JOIN LATERAL (SELECT x.person_no, x.fit, x.examined_at, x.officer_no FROM care.fitness x WHERE x.person_no = l.p ORDER BY x.examined_at DESC, x.event_pos DESC LIMIT 1) f ON true
    WHERE f.person_no IS NULL OR NOT f.fit OR f.examined_at < p_at - interval '48 hours' OR NOT access.has_role(f.officer_no, 'health_officer');
  IF transfers.asks_of_persons(p_manifest) THEN
  RETURN QUERY SELECT l.p, 'I12-notice-and-interview', 'no notice in a language understood' FROM unnest(lines) l(p) WHERE NOT EXISTS (SELECT FROM safeguards.notice n WHERE n.person_no = l.p AND n.manifest_no = p_manifest)
    -- the parent is told, and heard, on behalf of the child whom it takes along
    AND NOT EXISTS (SELECT FROM safeguards.notice n WHERE n.person_no = register.parent_of(l.p) AND n.manifest_no = p_manifest);
  RETURN QUERY SELECT l.p, 'I12-notice-and-interview', 'no private interview offered' FROM unnest(lines) l(p) WHERE NOT EXISTS (SELECT FROM safeguards.interview n WHERE n.person_no = l.p AND n.manifest_no = p_manifest)
    AND NOT EXISTS (SELECT FROM safeguards.interview n WHERE n.person_no = register.parent_of(l.p) AND n.manifest_no = p_manifest);
  END IF;
  RETURN QUERY WITH s AS MATERIALIZED (SELECT transfers.countries(p_manifest) AS states)
    SELECT l.p, 'I11-fear-suspends-line', 'a fear of the destination is open, upheld or not yet final' FROM s CROSS JOIN unnest(lines) l(p) WHERE (SELECT true FROM safeguards.fears_open(l.p, s.states, p_at) LIMIT 1);
  RETURN QUERY SELECT l.p, 'I06-acceptance-per-person', CASE WHEN a.decision IS NULL THEN 'not decided by the receiving authority' WHEN a.decision = 'refused' THEN 'refused by the receiving authority' ELSE 'the acceptance lapsed: a fact changed after it' END
    FROM unnest(lines) l(p) LEFT JOIN transfers.standing_acceptance(p_manifest) a ON a.person_no = l.p WHERE a.decision IS DISTINCT FROM 'accepted' OR NOT a.holds;
  -- a household can have come together after it was accepted
  RETURN QUERY SELECT DISTINCT x.person_no, 'I32-household-together', 'another member of the household is accepted for another section' FROM (
      SELECT array_agg(l.p) AS p, array_agg(n.site) AS s, array_agg(n.section) AS sec FROM unnest(lines) l(p) CROSS JOIN LATERAL transfers.accepted_now(l.p) n WHERE (SELECT true FROM register.household_member h WHERE h.person_no = l.p AND h.bound LIMIT 1) OR (SELECT true FROM register.accompaniment m WHERE m.person_no = l.p OR m.parent_no = l.p LIMIT 1)) a
    CROSS JOIN LATERAL transfers.accepted_apart(a.p, a.s, a.sec, p_at) x WHERE a.p IS NOT NULL;
  RETURN QUERY SELECT l.person_no, 'I13-minor-apart-from-adults', 'no compartment assigned' FROM transfers.line l WHERE l.manifest_no = p_manifest AND l.live AND l.compartment IS NULL;
  RETURN QUERY SELECT v.person_no, v.rule, v.detail FROM (
      SELECT array_agg(l.person_no) AS p, array_agg(p_at) AS t, array_agg(NULL::text) AS n, array_agg(l.vehicle) AS veh, array_agg(l.compartment) AS comp, array_agg(false) AS b
        FROM transfers.line l WHERE l.manifest_no = p_manifest AND l.live AND l.compartment IS NOT NULL) s
    CROSS JOIN LATERAL register.placement_violations(s.p, s.t, s.n, s.n, s.veh, s.comp, s.b) v WHERE s.p IS NOT NULL;
END $$;

-- What a seal covers: who travels, and in which compartment.
CREATE OR REPLACE FUNCTION transfers.lines_digest(p_manifest bigint) RETURNS bytea LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT sha256(convert_to(coalesce(string_agg(l.person_no || ':' || coalesce(l.vehicle, '') || ':' || coalesce(l.compartment, ''), ',' ORDER BY l.person_no), ''), 'UTF8'))
    FROM transfers.line l WHERE l.manifest_no = p_manifest AND l.state = 'listed' $$;

-- Whether somebody was caught again on the way of a convoy after an event: since the difference that a hand-over told.
CREATE OR REPLACE FUNCTION transfers.recaptured_since(p_manifest bigint, p_person bigint, p_pos bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM transfers.reseating r WHERE r.manifest_no = p_manifest AND r.person_no = p_person AND r.reason = 'recaptured' AND r.event_pos > p_pos) $$;
GRANT EXECUTE ON FUNCTION transfers.recaptured_since(bigint, bigint, bigint) TO amana_guard, amana_verify;
-- Who did not pass in the second hand-over and is still with the escort: not let in, left behind, back from a hospital, or got away and was caught again. Custody as it was before a later hand-over, so that its signature finds the
-- persons whom the offer named.
CREATE OR REPLACE FUNCTION transfers.rest_before(p_manifest bigint, p_ordinal int) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT d.person_no FROM transfers.manifest m JOIN transfers.difference d ON d.manifest_no = m.no AND d.ordinal = 2
      AND (d.kind IN ('refused-at-gate', 'left-behind', 'medical-evacuation') OR (d.kind IN ('escaped', 'missing') AND transfers.recaptured_since(m.no, d.person_no, d.event_pos)))
    CROSS JOIN LATERAL (SELECT (SELECT f.custodian FROM register.custody_fact f WHERE f.person_no = d.person_no AND f.superseded_pos IS NULL AND f.custodian IS NOT NULL AND f.event_pos NOT IN (
        SELECT p.event_pos FROM transfers.handover h JOIN transfers.handover_person p ON p.handover_id = h.id WHERE h.manifest_no = m.no AND h.ordinal >= p_ordinal) ORDER BY f.at DESC, f.event_pos DESC LIMIT 1) AS custodian,
      (SELECT coalesce(f.outcome, f.state) FROM register.custody_fact f WHERE f.person_no = d.person_no AND f.superseded_pos IS NULL AND coalesce(f.outcome, f.state) IS NOT NULL ORDER BY f.at DESC, f.event_pos DESC LIMIT 1) AS state) c
   WHERE m.no = p_manifest AND c.custodian = m.escort_authority AND c.state IN ('held', 'resident', 'accompanying') AND (SELECT true FROM sites.absences_from_vehicle(d.person_no) LIMIT 1) IS NULL
     -- within one authority custody never passes: whoever was found at a site since then is with the convoy no more
     AND (m.kind = 'between-authorities' OR NOT EXISTS (SELECT FROM register.custody_fact f WHERE f.person_no = d.person_no AND f.superseded_pos IS NULL AND f.moves AND f.site IS NOT NULL AND f.event_pos > d.event_pos
       AND f.event_pos < coalesce((SELECT h.event_pos FROM transfers.handover h WHERE h.manifest_no = m.no AND h.ordinal = p_ordinal), 9223372036854775807)))
     -- who passed after the second hand-over is of the rest no more, whoever holds the person later, and under which manifest
     AND NOT EXISTS (SELECT FROM transfers.handover h JOIN transfers.handover_person p ON p.handover_id = h.id WHERE h.manifest_no = m.no AND h.ordinal > 2 AND h.ordinal < p_ordinal AND p.person_no = d.person_no) ORDER BY 1 $$;
CREATE OR REPLACE FUNCTION transfers.next_ordinal(p_manifest bigint) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT 1 + count(*)::int FROM transfers.handover h WHERE h.manifest_no = p_manifest $$;
CREATE OR REPLACE FUNCTION transfers.rest_of(p_manifest bigint) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT transfers.rest_before(p_manifest, transfers.next_ordinal(p_manifest)) $$;
-- Of these, who came in at the gate after the others had been received: let in after all, or brought later. A return that was ordered since then takes them back with the rest.
CREATE OR REPLACE FUNCTION transfers.let_in_later(p_manifest bigint, p_ordinal int) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT r.p FROM transfers.handover b JOIN transfers.manifest m ON m.no = b.manifest_no CROSS JOIN LATERAL transfers.rest_before(p_manifest, p_ordinal) r(p) WHERE b.manifest_no = p_manifest AND b.ordinal = 2
     -- who is brought to where the rest goes back from came to no gate
     AND EXISTS (SELECT FROM transfers.let_in l WHERE l.manifest_no = p_manifest AND l.person_no = r.p AND l.event_pos > b.event_pos AND l.site <> m.from_site
       AND NOT EXISTS (SELECT FROM transfers.redirect t WHERE t.manifest_no = p_manifest AND t.kind = 'return' AND t.event_pos > l.event_pos)) ORDER BY 1 $$;
-- Whether the order of return that a hand-over after the second follows takes back whoever is on the register as the rest, with the convoy or not, as its first version did. What was handed back so stays so.
CREATE OR REPLACE FUNCTION transfers.takes_whole_rest(p_manifest bigint, p_ordinal int) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((SELECT NOT r.rest_at_hand FROM transfers.redirect r WHERE r.manifest_no = p_manifest AND r.kind = 'return'
    AND r.event_pos < coalesce((SELECT h.event_pos FROM transfers.handover h WHERE h.manifest_no = p_manifest AND h.ordinal = p_ordinal), 9223372036854775807) ORDER BY r.event_pos DESC LIMIT 1), false) $$;
-- Of the rest, who is with the convoy: whom the gate refused, who came back from a hospital, who was caught again, and who was brought since. Who was left behind and not fetched is in no vehicle, whatever was last recorded: nobody signs for the person.
CREATE OR REPLACE FUNCTION transfers.rest_at_hand(p_manifest bigint, p_ordinal int) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT r.p FROM transfers.rest_before(p_manifest, p_ordinal) r(p) JOIN transfers.difference d ON d.manifest_no = p_manifest AND d.person_no = r.p AND d.ordinal = 2
   WHERE d.kind IN ('refused-at-gate', 'escaped', 'missing') OR transfers.takes_whole_rest(p_manifest, p_ordinal)
      OR EXISTS (SELECT FROM transfers.let_in l WHERE l.manifest_no = p_manifest AND l.person_no = r.p AND l.event_pos > d.event_pos)
      OR EXISTS (SELECT FROM transfers.handover h JOIN sites.absence a ON a.person_no = r.p AND a.vehicle IS NOT NULL AND a.left_at >= h.instant AND a.returned_at IS NOT NULL WHERE h.manifest_no = p_manifest AND h.ordinal = 1) ORDER BY 1 $$;
GRANT EXECUTE ON FUNCTION transfers.takes_whole_rest(bigint, int), transfers.rest_at_hand(bigint, int) TO amana_guard, amana_verify;
-- Whether those who were not let in are on their way back: a return was ordered after the second hand-over, and they were not handed back since then.
CREATE OR REPLACE FUNCTION transfers.rest_returns(p_manifest bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM transfers.handover h JOIN transfers.redirect r ON r.manifest_no = h.manifest_no AND r.kind = 'return' AND r.event_pos > h.event_pos WHERE h.manifest_no = p_manifest AND h.ordinal = 2
    AND NOT EXISTS (SELECT FROM transfers.handover b WHERE b.manifest_no = p_manifest AND b.event_pos > r.event_pos)) $$;
-- Whether a hand-over after the second brings those who pass in it back to the authority that gave them; the others are received where the convoy was heading.
CREATE OR REPLACE FUNCTION transfers.goes_back(p_manifest bigint, p_ordinal int) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT p_ordinal > 2 AND EXISTS (SELECT FROM transfers.passes(p_manifest) q WHERE q.ordinal = p_ordinal AND q.goes_back) $$;
GRANT EXECUTE ON FUNCTION transfers.rest_before(bigint, int), transfers.next_ordinal(bigint), transfers.rest_of(bigint), transfers.let_in_later(bigint, int), transfers.rest_returns(bigint), transfers.goes_back(bigint, int) TO amana_guard, amana_verify;
-- Who should pass in a hand-over: in the first, those on the manifest whose newest boarding stands; in the second, those who passed in the first and the children who were born on the way; in a later one, those of the rest who were let in after all or brought later,
-- or, when the rest returns, those who did not pass and are with the convoy;
-- never who is in an incident of this hand-over or dead.
CREATE OR REPLACE FUNCTION transfers.expected_for(p_manifest bigint, p_ordinal int) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT x.person_no FROM (
    SELECT l.person_no FROM transfers.line l WHERE p_ordinal = 1 AND l.manifest_no = p_manifest AND l.state = 'listed'
       AND (SELECT b.outcome FROM transfers.boarding b WHERE b.manifest_no = p_manifest AND b.person_no = l.person_no
              AND NOT EXISTS (SELECT FROM register.custody_fact f WHERE f.person_no = b.person_no AND f.event_pos = b.event_pos AND f.superseded_pos IS NOT NULL)
            ORDER BY b.event_pos DESC LIMIT 1) = 'boarded'
    UNION ALL
    SELECT p.person_no FROM transfers.handover h JOIN transfers.handover_person p ON p.handover_id = h.id WHERE h.manifest_no = p_manifest AND h.ordinal = p_ordinal - 1 AND NOT EXISTS (SELECT FROM transfers.passes(p_manifest) q WHERE q.ordinal = p_ordinal AND p_ordinal > 2)
    -- and who was born on the way since then
    UNION ALL SELECT l.person_no FROM transfers.line l WHERE p_ordinal = 2 AND l.manifest_no = p_manifest AND l.state = 'born'
    UNION ALL
    SELECT r.p FROM transfers.rest_at_hand(p_manifest, p_ordinal) r(p) WHERE transfers.goes_back(p_manifest, p_ordinal)
    UNION ALL
    SELECT r.p FROM transfers.let_in_later(p_manifest, p_ordinal) r(p) WHERE p_ordinal > 2 AND NOT transfers.goes_back(p_manifest, p_ordinal)) x
   WHERE NOT EXISTS (SELECT FROM transfers.difference d WHERE d.manifest_no = p_manifest AND d.person_no = x.person_no AND d.ordinal = p_ordinal) AND NOT EXISTS (SELECT FROM register.death d WHERE d.person_no = x.person_no) ORDER BY 1 $$;
-- Who keeps a movement from being closed although both sides signed an incident: whoever the gate refused, or was brought to it later, and is in a vehicle yet, and whoever of the rest passed in a later
-- hand-over and is admitted nowhere. So does who was left behind, or evacuated, before either hand-over and stands in a vehicle yet: nobody stays held in one for ever. So is who was refused, fled, and was caught again by the escort: held by it, in a vehicle or not, as transfers.rest_of has it. What was closed before this was asked stays closed.
CREATE OR REPLACE FUNCTION transfers.unsettled(p_manifest bigint) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT d.person_no FROM transfers.difference d JOIN register.custody c ON c.person_no = d.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('held', 'resident', 'accompanying')
   WHERE d.manifest_no = p_manifest AND ((c.vehicle IS NOT NULL AND (d.kind = 'refused-at-gate' OR EXISTS (SELECT FROM transfers.let_in l WHERE l.manifest_no = d.manifest_no AND l.person_no = d.person_no AND l.refused_site IS NULL)))
     OR (NOT register.rebuilding() AND ((d.kind IN ('left-behind', 'medical-evacuation') AND c.vehicle IS NOT NULL)
       OR (d.kind IN ('escaped', 'missing') AND c.vehicle IS NOT NULL AND transfers.recaptured_since(d.manifest_no, d.person_no, d.event_pos)) OR (d.kind = 'refused-at-gate' AND d.person_no IN (SELECT transfers.rest_of(p_manifest)))
       OR (EXISTS (SELECT FROM transfers.handover h JOIN transfers.handover_person p ON p.handover_id = h.id AND p.person_no = d.person_no WHERE h.manifest_no = d.manifest_no AND h.ordinal > 2)
         AND c.vehicle IS NOT NULL AND NOT EXISTS (SELECT FROM transfers.admission a WHERE a.manifest_no = d.manifest_no AND a.person_no = d.person_no))))) ORDER BY 1 $$;
GRANT EXECUTE ON FUNCTION transfers.unsettled(bigint) TO amana_guard, amana_verify;
-- A manifest of an evacuation of which no hand-over was ever signed: the persons were moved before its gates were passed, and the authority that held them holds them (docs/decisions/0033-people-are-moved-first.md).
CREATE OR REPLACE FUNCTION transfers.moved_first(p_manifest bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM sites.evacuation v WHERE v.manifest_no = p_manifest) AND NOT EXISTS (SELECT FROM transfers.handover h WHERE h.manifest_no = p_manifest) $$;
-- Of such a manifest: who is neither in a vehicle nor where it began any more, by what the file says.
CREATE OR REPLACE FUNCTION transfers.brought_away(p_manifest bigint) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT l.person_no FROM transfers.line l JOIN transfers.manifest m ON m.no = l.manifest_no WHERE l.manifest_no = p_manifest AND transfers.moved_first(p_manifest)
     AND NOT EXISTS (SELECT FROM register.custody c WHERE c.person_no = l.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('held', 'resident', 'accompanying') AND (c.vehicle IS NOT NULL OR c.site = m.from_site)) $$;
GRANT EXECUTE ON FUNCTION transfers.moved_first(bigint), transfers.brought_away(bigint) TO amana_guard, amana_verify;
-- Who was received, was detained by nobody, and went away before an admission: a child who came of age on the way, or whose parent died. Nobody admits who is not there.
CREATE OR REPLACE FUNCTION transfers.went_free(p_manifest bigint) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT DISTINCT p.person_no FROM transfers.handover h JOIN transfers.handover_person p ON p.handover_id = h.id
    JOIN register.custody c ON c.person_no = p.person_no AND c.known_to IS NULL AND c.outcome = 'departure' AND c.to_at >= h.instant WHERE h.manifest_no = p_manifest AND h.ordinal > 1 $$;
GRANT EXECUTE ON FUNCTION transfers.went_free(bigint) TO amana_guard, amana_verify;
CREATE OR REPLACE FUNCTION transfers.expected_persons(p_manifest bigint) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT transfers.expected_for(p_manifest, transfers.next_ordinal(p_manifest)) $$;
-- Whom a count on the way can find: not who was taken from the vehicle to a hospital and is not back.
CREATE OR REPLACE FUNCTION transfers.expected_aboard(p_manifest bigint) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT x.p FROM transfers.expected_persons(p_manifest) x(p) WHERE (SELECT true FROM sites.absences_from_vehicle(x.p) LIMIT 1) IS NULL $$;
-- The same as versions before 2 of a head-count counted it: after the second hand-over only those who had passed in it. Whom a count finds by now: transfers.aboard_at.
GRANT EXECUTE ON FUNCTION transfers.expected_aboard(bigint) TO amana_guard, amana_verify;
-- Who sits in a vehicle of the convoy at an instant, whoever holds the person: before the first hand-over who boarded and should pass; then who passed in it and is in a vehicle, not admitted and not away. So who is not
-- let in counts before and after the others pass, and who was received counts until the admission. Who was left behind or evacuated is not there before being brought back: from a hospital, to the gate, by a later
-- hand-over, or to where the rest goes back from.
CREATE OR REPLACE FUNCTION transfers.aboard_at(p_manifest bigint, p_at timestamptz) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT x.p FROM transfers.expected_aboard(p_manifest) x(p) WHERE transfers.next_ordinal(p_manifest) = 1
  UNION ALL
  SELECT p.person_no FROM transfers.handover h JOIN LATERAL (SELECT q.person_no FROM transfers.handover_person q WHERE q.handover_id = h.id
      UNION ALL SELECT l.person_no FROM transfers.line l WHERE l.manifest_no = h.manifest_no AND l.state = 'born') p ON true
    JOIN register.custody c ON c.person_no = p.person_no AND c.known_to IS NULL AND c.from_at <= p_at AND c.to_at > p_at AND c.state IN ('held', 'resident', 'accompanying') AND c.vehicle IS NOT NULL
    LEFT JOIN transfers.difference d ON d.manifest_no = h.manifest_no AND d.person_no = p.person_no AND d.ordinal = 2
   WHERE h.manifest_no = p_manifest AND h.ordinal = 1
     AND NOT EXISTS (SELECT FROM sites.absence a WHERE a.person_no = p.person_no AND a.vehicle IS NOT NULL AND a.left_at <= p_at AND (a.returned_at IS NULL OR a.returned_at > p_at))
     AND NOT EXISTS (SELECT FROM transfers.admission a WHERE a.manifest_no = h.manifest_no AND a.person_no = p.person_no AND a.at <= p_at)
     AND (d.person_no IS NULL OR d.kind = 'refused-at-gate' OR (d.kind IN ('escaped', 'missing') AND transfers.recaptured_since(h.manifest_no, p.person_no, d.event_pos)) OR (d.kind IN ('left-behind', 'medical-evacuation') AND ((transfers.rest_returns(h.manifest_no) AND transfers.takes_whole_rest(h.manifest_no, transfers.next_ordinal(h.manifest_no)))
       OR EXISTS (SELECT FROM transfers.let_in l WHERE l.manifest_no = h.manifest_no AND l.person_no = p.person_no AND l.at <= p_at)
       OR EXISTS (SELECT FROM sites.absence a WHERE a.person_no = p.person_no AND a.vehicle IS NOT NULL AND a.left_at >= h.instant AND a.returned_at <= p_at)
       OR EXISTS (SELECT FROM transfers.handover b JOIN transfers.handover_person q ON q.handover_id = b.id AND q.person_no = p.person_no WHERE b.manifest_no = h.manifest_no AND b.ordinal > 2 AND b.instant <= p_at)))) $$;
GRANT EXECUTE ON FUNCTION transfers.aboard_at(bigint, timestamptz) TO amana_guard, amana_verify;
CREATE OR REPLACE FUNCTION transfers.digest_of(p_persons bigint[]) RETURNS bytea LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT sha256(convert_to(coalesce(string_agg(p::text, ',' ORDER BY p), ''), 'UTF8')) FROM unnest(p_persons) p $$;
-- Who sits in a vehicle of the convoy and will not pass: struck off or suspended, and boarded all the same.
CREATE OR REPLACE FUNCTION transfers.aboard_unlisted(p_manifest bigint) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT l.person_no FROM transfers.line l
   WHERE l.manifest_no = p_manifest AND l.state <> 'listed' AND (SELECT c.state IN ('held', 'resident', 'accompanying') AND c.vehicle IS NOT NULL FROM register.custody c WHERE c.person_no = l.person_no AND c.known_to IS NULL AND c.to_at = 'infinity') AND EXISTS (SELECT FROM transfers.boarding b WHERE b.manifest_no = p_manifest AND b.person_no = l.person_no AND b.outcome = 'boarded')
     AND NOT EXISTS (SELECT FROM transfers.difference d WHERE d.manifest_no = p_manifest AND d.person_no = l.person_no) ORDER BY 1 $$;
-- What a hand-over breaks, person by person, at its instant: an act (the offer) is refused for it, a fact (the second signature) needs its breaches.
CREATE OR REPLACE FUNCTION transfers.handover_problems(p_manifest bigint, p_ordinal int, p_at timestamptz) RETURNS TABLE (person_no bigint, rule text, detail text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE persons bigint[]; states text[]; hours int;
BEGIN
  persons := ARRAY(SELECT transfers.expected_for(p_manifest, p_ordinal)); states := array_remove(transfers.states_of_pass(p_manifest, p_ordinal), transfers.evacuated_within(p_manifest));
  RETURN QUERY SELECT l.p, 'I05-order-live', 'no live order of detention' FROM unnest(persons) l(p) WHERE (SELECT true FROM register.orders_at(l.p, p_at) LIMIT 1) IS NULL AND NOT register.is_undetained(l.p, p_at);
  RETURN QUERY SELECT l.p, 'I04-no-admission-without-order', 'released before' FROM unnest(persons) l(p) CROSS JOIN LATERAL register.holder_before(l.p, p_at, 9223372036854775807) h WHERE h.state IN ('release', 'repatriation', 'departure');
  RETURN QUERY SELECT l.p, 'I11-fear-suspends-line', 'a fear of the destination is open, upheld or not yet final' FROM unnest(persons) l(p) WHERE (SELECT true FROM safeguards.fears_open(l.p, states, p_at) LIMIT 1);
  -- whoever is brought to another place than the one consented to is asked again
  IF p_ordinal >= 2 AND EXISTS (SELECT FROM transfers.manifest m WHERE m.no = p_manifest AND m.heading_site IS NOT NULL) AND NOT transfers.goes_back(p_manifest, p_ordinal) THEN
    RETURN QUERY SELECT r.no, 'I31-resident-not-detained', 'lives in a camp, and nothing is recorded on which this movement rests' FROM transfers.residents_without_basis(p_manifest, persons, p_at) r(no); END IF;
  IF p_ordinal > 1 THEN RETURN; END IF;
  RETURN QUERY SELECT l.p, 'I10-fitness-48h', CASE WHEN f.fit THEN 'examined more than 48 hours before' ELSE 'not fit to travel' END
    FROM unnest(persons) l(p) LEFT JOIN LATERAL (SELECT x.fit, x.examined_at FROM care.fitness x WHERE x.person_no = l.p ORDER BY x.examined_at DESC, x.event_pos DESC LIMIT 1) f ON true
    WHERE f.fit IS NOT TRUE OR f.examined_at < p_at - interval '48 hours';
  RETURN QUERY SELECT l.p, 'I06-acceptance-per-person', CASE WHEN a.decision = 'refused' THEN 'refused by the receiving authority' ELSE 'the acceptance lapsed: a fact changed after it' END
    FROM unnest(persons) l(p) LEFT JOIN transfers.standing_acceptance(p_manifest) a ON a.person_no = l.p WHERE a.decision IS DISTINCT FROM 'accepted' OR NOT a.holds;
  RETURN QUERY SELECT r.no, 'I31-resident-not-detained', 'lives in a camp, and nothing is recorded on which this movement rests' FROM transfers.residents_without_basis(p_manifest, persons, p_at) r(no);
  RETURN QUERY SELECT h.no, 'I32-household-together', 'another member of the household stays' FROM transfers.apart_by(p_manifest, persons, p_at) h(no);
  IF NOT transfers.asks_of_persons(p_manifest) THEN RETURN; END IF;
  -- a signed emergency ground shortens the notice, and nothing else
  hours := transfers.notice_hours(p_manifest, p_at);
  RETURN QUERY SELECT l.p, 'I12-notice-72h', 'notice less than ' || hours || ' hours before' FROM unnest(persons) l(p)
    WHERE NOT EXISTS (SELECT FROM safeguards.notice n WHERE n.person_no = l.p AND n.manifest_no = p_manifest AND n.given_at <= p_at - hours * interval '1 hour')
      AND NOT EXISTS (SELECT FROM safeguards.notice n WHERE n.person_no = register.parent_of(l.p) AND n.manifest_no = p_manifest AND n.given_at <= p_at - hours * interval '1 hour');
END $$;
GRANT EXECUTE ON FUNCTION transfers.handover_problems(bigint, int, timestamptz), transfers.aboard_unlisted(bigint), transfers.expected_for(bigint, int), transfers.digest_of(bigint[]) TO amana_guard, amana_verify;
GRANT EXECUTE ON FUNCTION transfers.digest_of(bigint[]) TO amana_app;
GRANT EXECUTE ON FUNCTION transfers.passes(bigint), transfers.countries(bigint), transfers.accepted_facts(bigint, bigint[]), transfers.standing_acceptance(bigint), transfers.seal_problems(bigint, timestamptz),
  transfers.lines_digest(bigint), transfers.expected_persons(bigint) TO amana_guard, amana_verify;

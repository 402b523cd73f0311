-- Residents of camps: not detained. Households, what a movement of a resident rests on, separations; the rules I31-resident-not-detained and I32-household-together.
GRANT SELECT ON register.household_member, register.movement_basis, register.separation, register.found_apart TO amana_app;
GRANT SELECT, INSERT, UPDATE ON register.household_member, register.movement_basis, register.separation TO amana_guard;
GRANT SELECT, INSERT ON register.found_apart TO amana_guard;
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['household_member', 'movement_basis', 'separation', 'found_apart'] LOOP
    EXECUTE format('ALTER TABLE register.%I ENABLE ROW LEVEL SECURITY; ALTER TABLE register.%I FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS %I ON register.%I', t, t, t || '_wall', t);
    EXECUTE format($p$CREATE POLICY %I ON register.%I FOR SELECT USING ((SELECT access.reach()) = '*'
      OR EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = %I.person_no AND r.authority = (SELECT access.row_reach())))$p$, t || '_wall', t, t);
  END LOOP;
END $$;

-- Whether people live at a site without being detained: a camp or a rehabilitation centre, never a prison.
CREATE OR REPLACE FUNCTION register.takes_residents(p_site text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM sites.site s WHERE s.code = p_site AND s.kind IN ('camp', 'rehabilitation')) $$;
-- Whether somebody lived at a place at an instant and was not detained.
CREATE OR REPLACE FUNCTION register.lived_at(p_person bigint, p_at timestamptz) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM register.custody c WHERE c.person_no = p_person AND c.known_to IS NULL AND c.from_at <= p_at AND c.to_at > p_at AND c.state = 'resident') $$;
GRANT EXECUTE ON FUNCTION register.lived_at(bigint, timestamptz) TO amana_guard;
-- Whether somebody lives in a camp now and is not detained.
CREATE OR REPLACE FUNCTION register.is_resident(p_person bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM register.custody c WHERE c.person_no = p_person AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'resident') $$;
-- I31: whether a resident may move to a site at an instant: a consent or another basis for just this site is in force.
CREATE OR REPLACE FUNCTION register.may_move(p_person bigint, p_site text, p_at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM register.movement_basis b WHERE b.person_no = p_person AND b.to_site = p_site AND b.given_at <= p_at AND p_at < b.expires_at AND (b.withdrawn_at IS NULL OR b.withdrawn_at > p_at)) $$;
-- I32: whether a person may be apart from the own household at an instant.
CREATE OR REPLACE FUNCTION register.may_be_apart(p_person bigint, p_household uuid, p_at timestamptz) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM register.separation s WHERE s.person_no = p_person AND s.household_id = p_household AND p_at < s.expires_at
     AND ((s.by_child_protection AND s.proposed_at <= p_at) OR s.approved_at <= p_at)) $$;
GRANT EXECUTE ON FUNCTION register.is_resident(bigint), register.may_move(bigint, text, timestamptz), register.may_be_apart(bigint, uuid, timestamptz) TO amana_guard, amana_verify;

-- I32, I24: of these persons, those of whose household another member is missing, has departed, died, was released or is detained by what just this officer recorded, less than a day before. One officer's word does not part a household: another officer
-- moves it (docs/decisions/0024-a-household-and-one-officers-word.md).
CREATE OR REPLACE FUNCTION register.missed_by(p_person bigint[], p_officer bigint, p_at timestamptz) RETURNS TABLE (person_no bigint) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT DISTINCT m.person_no FROM register.household_member m JOIN register.household_member o ON o.household_id = m.household_id AND o.person_no <> m.person_no AND o.bound
    CROSS JOIN LATERAL (SELECT f.event_pos, f.received_at, coalesce(f.outcome, f.state) AS state, f.opens FROM register.custody_fact f WHERE f.person_no = o.person_no AND f.superseded_pos IS NULL AND coalesce(f.outcome, f.state) IS NOT NULL
      ORDER BY f.at DESC, f.event_pos DESC LIMIT 1) last
    JOIN register.event e ON e.pos = last.event_pos
   WHERE m.person_no = ANY (p_person) AND m.bound AND (last.state IN ('missing', 'departure', 'death', 'release', 'repatriation') OR (last.opens AND last.state = 'held')) AND last.received_at > p_at - interval '1 day' AND e.officer_no = p_officer
     AND NOT register.may_be_apart(m.person_no, m.household_id, p_at) AND NOT register.may_be_apart(o.person_no, m.household_id, p_at) $$;
-- The same for the officer who asks, of persons within reach.
CREATE OR REPLACE FUNCTION register.missed_by_own(p_person bigint[], p_at timestamptz) RETURNS TABLE (person_no bigint) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT m.person_no FROM register.missed_by(p_person, access.officer_id(), p_at) m WHERE m.person_no IN (SELECT register.seen_persons(p_person)) $$;
GRANT EXECUTE ON FUNCTION register.missed_by(bigint[], bigint, timestamptz) TO amana_guard;
GRANT EXECUTE ON FUNCTION register.missed_by_own(bigint[], timestamptz) TO amana_app;

-- I32: whether a person who lives in this section is apart from another bound member of the household who lives in another one, without a decision and without an open breach of one of the two. Asked of what a withdrawn
-- record leaves: nobody moves by it, and it is found out all the same.
CREATE OR REPLACE FUNCTION register.left_apart(p_person bigint, p_site text, p_section text, p_at timestamptz) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM register.household_member m JOIN register.household_member o ON o.household_id = m.household_id AND o.person_no <> m.person_no AND o.bound
    JOIN register.custody d ON d.person_no = o.person_no AND d.known_to IS NULL AND d.to_at = 'infinity' AND d.state = 'resident' AND d.site = p_site AND d.section <> p_section
   WHERE m.person_no = p_person AND m.bound AND NOT register.may_be_apart(m.person_no, m.household_id, p_at) AND NOT register.may_be_apart(o.person_no, m.household_id, p_at)
     AND NOT EXISTS (SELECT FROM register.breach b WHERE b.person_no IN (m.person_no, o.person_no) AND b.rule = 'I32-household-together' AND b.cured_at IS NULL)) $$;
-- The same for officers: of a person within reach.
CREATE OR REPLACE FUNCTION register.left_apart_seen(p_person bigint, p_site text, p_section text, p_at timestamptz) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT register.left_apart(p_person, p_site, p_section, p_at) WHERE register.sees_person(p_person) $$;
GRANT EXECUTE ON FUNCTION register.left_apart(bigint, text, text, timestamptz) TO amana_guard;
GRANT EXECUTE ON FUNCTION register.left_apart_seen(bigint, text, text, timestamptz) TO amana_app;

-- A person lives in a camp: under the authority that answers for the place, detained by nobody. It opens no custody under an order, so that none is asked for (I04), and so nobody is found to live in a prison.
CREATE OR REPLACE FUNCTION register.project_resident_found(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f WHERE NOT register.takes_residents(f.data->>'site')) THEN
    RAISE EXCEPTION 'I31-resident-not-detained: a resident lives in a camp or a rehabilitation centre; who is found in a prison is detained' USING ERRCODE = '23514', CONSTRAINT = 'I31-resident-not-detained'; END IF;
  -- who lives in a camp is said by the authority that answers for it: nobody gives a person to another authority by finding the person there
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f LEFT JOIN sites.site s ON s.code = f.data->>'site'
      WHERE s.authority IS DISTINCT FROM f.data->>'custodian' OR (f.officer_no <> 0 AND access.authority_of(f.officer_no) IS DISTINCT FROM f.data->>'custodian')) THEN
    RAISE EXCEPTION 'not-permitted: who lives at a site is recorded by the authority of the site' USING ERRCODE = '42501'; END IF;
  -- of a detainee it is the place that is known better: who is detained stays so, under the same authority, until a release or a correction says otherwise (the breach of I31 shows it)
  PERFORM register.record_custody(array_agg(ROW(f.stream_no, f.pos, f.id, f.occurred_at, f.received_at, f.kind, false, CASE WHEN h.detained THEN NULL ELSE f.data->>'custodian' END, true, f.data->>'site', f.data->>'section', NULL, NULL,
    false, CASE WHEN h.detained THEN NULL ELSE 'resident' END, NULL, NULL)::register.custody_fact))
    FROM unnest(p) f CROSS JOIN LATERAL (SELECT b.state IN ('held', 'accompanying', 'at_large', 'unaccounted') IS TRUE AS detained FROM register.holder_before(f.stream_no, f.occurred_at, f.pos) b) h;
END $$;
-- A resident went away: free to go, and off the roll with this outcome.
CREATE OR REPLACE FUNCTION register.project_resident_departed(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f CROSS JOIN LATERAL register.holder_before(f.stream_no, f.occurred_at, f.pos) h WHERE (h.state IN ('resident', 'accompanying', 'missing')) IS NOT TRUE) THEN
    RAISE EXCEPTION 'I31-resident-not-detained: only who is not detained departs; who is detained is released' USING ERRCODE = '23514', CONSTRAINT = 'I31-resident-not-detained'; END IF;
  PERFORM register.demand_told(p, 3, 'destination', 'account');
  PERFORM register.record_state(p, NULL, 'departure');
END $$;

-- Who joins is in reach of the officer, and so is the household where it has members already; who joins by the same command is asked for at commit. A list brings thousands of them in parts: each looks for its own by an index, and by no join that looks through all of them (docs/decisions/0019-a-young-register-has-no-statistics.md).
CREATE OR REPLACE FUNCTION register.project_household_joined(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
DECLARE bad bigint;
BEGIN
  IF NOT register.rebuilding() THEN
    SELECT min(h.person) INTO bad FROM (SELECT (f.data->>'householdId')::uuid AS id, f.officer_no, f.command_id, min(f.stream_no) AS person FROM unnest(p) f WHERE f.officer_no <> 0 GROUP BY 1, 2, 3) h
      CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE (SELECT e.command_id FROM register.event e WHERE e.pos = m.event_pos) <> h.command_id) AS before,
          count(*) FILTER (WHERE (SELECT true FROM register.person_reach r WHERE r.person_no = m.person_no AND r.authority = access.authority_of(h.officer_no))) AS seen
        FROM register.household_member m WHERE m.household_id = h.id AND m.left_at IS NULL OFFSET 0) m
     WHERE m.before > 0 AND m.seen = 0 AND NOT access.has_role(h.officer_no, 'child_protection_officer');
    IF bad IS NOT NULL THEN RAISE EXCEPTION 'not-permitted: this household is not within reach of your authority' USING ERRCODE = '42501'; END IF;
    IF EXISTS (SELECT FROM unnest(p) f CROSS JOIN LATERAL (SELECT m.id FROM register.household_member m WHERE m.person_no = f.stream_no AND m.left_at IS NULL OFFSET 0) m) THEN
      RAISE EXCEPTION 'household-member: a person is in one household; who joins another has left the first' USING ERRCODE = '23514'; END IF;
    PERFORM register.demand_told(p, 3, 'source', 'reason');
  END IF;
  -- who comes back is in the household again, whoever had not confirmed the leaving
  UPDATE register.household_member u SET bound = false, event_pos = x.pos FROM (SELECT f.pos, m.id FROM unnest(p) f
    CROSS JOIN LATERAL (SELECT m.id FROM register.household_member m WHERE m.person_no = f.stream_no AND m.household_id = (f.data->>'householdId')::uuid AND m.left_at IS NOT NULL AND m.bound OFFSET 0) m OFFSET 0) x WHERE u.id = x.id;
  INSERT INTO register.household_member (id, household_id, person_no, role, joined_at, source, reason, recorded_by, event_pos)
    SELECT f.id, (f.data->>'householdId')::uuid, f.stream_no, f.data->>'role', f.occurred_at, f.personal->>'source', f.personal->>'reason', f.officer_no, f.pos FROM unnest(p) f;
END $$;
-- At commit, because a registration joins the household together with the custody: who records it has the person in reach.
CREATE OR REPLACE FUNCTION register.household_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
DECLARE e register.event;
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  SELECT * INTO e FROM register.event x WHERE x.pos = NEW.event_pos;
  IF NOT access.has_role(e.officer_no, 'child_protection_officer') THEN PERFORM register.demand_reach(ARRAY[NEW.person_no], ARRAY[e.officer_no]); END IF;
  IF e.occurred_at > e.received_at + interval '5 minutes' THEN RAISE EXCEPTION 'invalid-input: a household is recorded as it is, not as it will be' USING ERRCODE = '22023'; END IF;
  -- whoever makes a household names its head, unless a list brings it: of whom a list does not say that somebody heads it, nobody is guessed, and it is shown (headless)
  IF TG_OP = 'INSERT' AND NEW.role <> 'head' AND NOT EXISTS (SELECT FROM register.household_member m JOIN register.event x ON x.pos = m.event_pos
      WHERE m.household_id = NEW.household_id AND m.id <> NEW.id AND (m.role = 'head' OR x.command_id <> e.command_id))
     AND NOT EXISTS (SELECT FROM register.list_row r WHERE r.household_id = NEW.household_id) THEN
    RAISE EXCEPTION 'invalid-input: the first of a household is its head' USING ERRCODE = '22023'; END IF;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS household_guard ON register.household_member;
CREATE CONSTRAINT TRIGGER household_guard AFTER INSERT OR UPDATE OF event_pos ON register.household_member DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION register.household_guard();
-- Another role in the household than was recorded: who heads it, above all. One head at most (I32-one-head), so that who headed it before is named another first.
CREATE OR REPLACE FUNCTION register.project_household_role_corrected(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  PERFORM register.demand_told(p, 3, 'reason');
  UPDATE register.household_member m SET role = f.data->>'role', event_pos = f.pos
    FROM unnest(p) f WHERE m.person_no = f.stream_no AND m.household_id = (f.data->>'householdId')::uuid AND m.left_at IS NULL AND m.role <> f.data->>'role';
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'household-member: the person is not in this household, or has this role in it' USING ERRCODE = '23514'; END IF;
END $$;
-- I32: that somebody left is a fact of one officer; that the household may be torn apart by it is not. Until another officer confirms it, or child protection, the person stays bound to the household.
-- The first version of the event ended the bond by itself; it is not written any more.
CREATE OR REPLACE FUNCTION register.project_household_left(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f JOIN register.event e ON e.pos = f.pos WHERE e.v = 1) THEN
    RAISE EXCEPTION 'not-permitted: a leaving is recorded so that a second officer can confirm it' USING ERRCODE = '42501'; END IF;
  PERFORM register.demand_told(p, 3, 'account');
  UPDATE register.household_member m SET left_at = f.occurred_at, left_kind = f.data->>'kind', left_account = f.personal->>'account', left_by = f.officer_no, event_pos = f.pos,
         bound = e.v > 1 AND NOT access.has_role(f.officer_no, 'child_protection_officer')
    FROM unnest(p) f JOIN register.event e ON e.pos = f.pos WHERE m.person_no = f.stream_no AND m.household_id = (f.data->>'householdId')::uuid AND m.left_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'household-member: the person is not in this household' USING ERRCODE = '23514'; END IF;
END $$;
-- I24, I32: confirmed by another officer of the authority whose officer recorded it, or by child protection.
CREATE OR REPLACE FUNCTION register.project_household_leaving_confirmed(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f JOIN register.household_member m ON m.id = (f.data->>'membershipId')::uuid
      WHERE m.left_by = f.officer_no OR (access.authority_of(m.left_by) IS DISTINCT FROM access.authority_of(f.officer_no) AND NOT access.has_role(f.officer_no, 'child_protection_officer'))) THEN
    RAISE EXCEPTION 'I24-four-eyes: a leaving is confirmed by another officer of the authority that recorded it, or by child protection' USING ERRCODE = '23514', CONSTRAINT = 'I24-four-eyes'; END IF;
  UPDATE register.household_member m SET bound = false, confirmed_by = f.officer_no, confirmed_at = f.received_at, event_pos = f.pos
    FROM unnest(p) f WHERE m.id = (f.data->>'membershipId')::uuid AND m.person_no = f.stream_no AND m.left_at IS NOT NULL AND m.bound;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: this leaving is unknown or is confirmed' USING ERRCODE = '23514'; END IF;
END $$;

-- What a movement rests on is recorded of a resident, by who has the person in reach; a best-interest decision is child protection's.
CREATE OR REPLACE FUNCTION register.project_movement_basis_recorded(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.rebuilding() THEN
    PERFORM register.demand_reach(array_agg(f.stream_no), array_agg(f.officer_no)) FROM unnest(p) f WHERE NOT access.has_role(f.officer_no, 'child_protection_officer') AND NOT access.has_role(f.officer_no, 'interviewer');
    IF EXISTS (SELECT FROM unnest(p) f WHERE f.data->>'basis' = 'best-interests' AND NOT access.has_role(f.officer_no, 'child_protection_officer')) THEN
      RAISE EXCEPTION 'not-permitted: what is best for a child is decided by a child protection officer' USING ERRCODE = '42501'; END IF;
    IF EXISTS (SELECT FROM unnest(p) f WHERE NOT register.takes_residents(f.data->>'toSite')) THEN
      RAISE EXCEPTION 'I31-resident-not-detained: a resident moves to a camp or a rehabilitation centre; into a prison leads an order of detention only' USING ERRCODE = '23514', CONSTRAINT = 'I31-resident-not-detained'; END IF;
    IF EXISTS (SELECT FROM unnest(p) f WHERE f.occurred_at > f.received_at + interval '5 minutes') THEN
      RAISE EXCEPTION 'invalid-input: a consent is recorded when it was given' USING ERRCODE = '22023'; END IF;
    IF EXISTS (SELECT FROM unnest(p) f WHERE NOT register.is_resident(f.stream_no) OR register.at((f.data->>'expiresAt')::bigint) <= f.received_at) THEN
      RAISE EXCEPTION 'invalid-input: what a movement rests on is recorded of who lives in a camp, and has not ended' USING ERRCODE = '22023'; END IF;
    PERFORM register.demand_told(p, 3, 'account');
  END IF;
  INSERT INTO register.movement_basis (id, person_no, to_site, basis, document_sha256, account, given_at, expires_at, recorded_by, event_pos)
    SELECT f.id, f.stream_no, f.data->>'toSite', f.data->>'basis', f.data->>'documentSha256', f.personal->>'account', f.occurred_at, register.at((f.data->>'expiresAt')::bigint), f.officer_no, f.pos FROM unnest(p) f;
  PERFORM register.cite_documents(p);
END $$;
CREATE OR REPLACE FUNCTION register.project_movement_basis_withdrawn(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  IF NOT register.rebuilding() THEN
    PERFORM register.demand_reach(array_agg(f.stream_no), array_agg(f.officer_no)) FROM unnest(p) f WHERE NOT access.has_role(f.officer_no, 'child_protection_officer') AND NOT access.has_role(f.officer_no, 'interviewer'); END IF;
  PERFORM register.demand_told(p, 3, 'reason');
  UPDATE register.movement_basis b SET withdrawn_at = f.received_at, withdrawn_by = f.officer_no, withdrawal = f.personal->>'reason', event_pos = f.pos
    FROM unnest(p) f WHERE b.id = (f.data->>'basisId')::uuid AND b.person_no = f.stream_no AND b.withdrawn_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: this basis of a movement is unknown or withdrawn already' USING ERRCODE = '23514'; END IF;
END $$;

-- I32: that a person may be apart from the household is proposed by one officer and approved by another of the same authority, under which the person lives, or decided by child protection. Whoever held the person
-- before, or will receive the person, looks on.
CREATE OR REPLACE FUNCTION register.demand_holder(p_person bigint[], p_officer bigint[]) RETURNS void LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE bad bigint;
BEGIN
  SELECT min(u.person) INTO bad FROM unnest(p_person, p_officer) u(person, officer) WHERE u.officer <> 0 AND NOT access.has_role(u.officer, 'child_protection_officer')
     AND access.authority_of(u.officer) IS DISTINCT FROM (SELECT c.custodian FROM register.custody c WHERE c.person_no = u.person AND c.known_to IS NULL AND c.to_at = 'infinity');
  IF bad IS NOT NULL THEN RAISE EXCEPTION 'not-permitted: person % lives under another authority', bad USING ERRCODE = '42501'; END IF;
END $$;
GRANT EXECUTE ON FUNCTION register.demand_holder(bigint[], bigint[]) TO amana_guard;
CREATE OR REPLACE FUNCTION register.project_separation_proposed(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.rebuilding() THEN
    PERFORM register.demand_reach(array_agg(f.stream_no), array_agg(f.officer_no)) FROM unnest(p) f WHERE NOT access.has_role(f.officer_no, 'child_protection_officer');
    PERFORM register.demand_holder(array_agg(f.stream_no), array_agg(f.officer_no)) FROM unnest(p) f;
    PERFORM register.demand_told(p, 20, 'reasons');
    IF EXISTS (SELECT FROM unnest(p) f WHERE register.at((f.data->>'expiresAt')::bigint) <= f.received_at) THEN RAISE EXCEPTION 'invalid-input: the record has ended before it begins' USING ERRCODE = '22023'; END IF;
    IF EXISTS (SELECT FROM unnest(p) f WHERE NOT EXISTS (SELECT FROM register.household_member m WHERE m.person_no = f.stream_no AND m.household_id = (f.data->>'householdId')::uuid AND m.bound)) THEN
      RAISE EXCEPTION 'household-member: the person is not in this household' USING ERRCODE = '23514'; END IF;
  END IF;
  INSERT INTO register.separation (id, person_no, household_id, ground, reasons, expires_at, proposed_by, proposed_at, by_child_protection, event_pos)
    SELECT f.id, f.stream_no, (f.data->>'householdId')::uuid, f.data->>'ground', f.personal->>'reasons', register.at((f.data->>'expiresAt')::bigint), f.officer_no, f.received_at,
           access.has_role(f.officer_no, 'child_protection_officer'), f.pos FROM unnest(p) f;
END $$;
CREATE OR REPLACE FUNCTION register.project_separation_approved(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f JOIN register.separation s ON s.id = (f.data->>'separationId')::uuid
      WHERE s.proposed_by = f.officer_no OR access.authority_of(s.proposed_by) IS DISTINCT FROM access.authority_of(f.officer_no)) THEN
    RAISE EXCEPTION 'I24-four-eyes: a separation is approved by another officer of the authority that proposed it' USING ERRCODE = '23514', CONSTRAINT = 'I24-four-eyes'; END IF;
  IF NOT register.rebuilding() THEN PERFORM register.demand_holder(array_agg(f.stream_no), array_agg(f.officer_no)) FROM unnest(p) f; END IF;
  UPDATE register.separation s SET approved_by = f.officer_no, approved_at = f.received_at, event_pos = f.pos FROM unnest(p) f
   WHERE s.id = (f.data->>'separationId')::uuid AND s.person_no = f.stream_no AND s.approved_by IS NULL AND NOT s.by_child_protection AND (s.expires_at > f.received_at OR register.rebuilding());
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: this separation is unknown, decided or over' USING ERRCODE = '23514'; END IF;
END $$;
-- A person found apart is recorded; where nothing allowed it, the breach is due in the same command.
CREATE OR REPLACE FUNCTION register.project_found_apart(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.rebuilding() THEN
    PERFORM register.demand_reach(array_agg(f.stream_no), array_agg(f.officer_no)) FROM unnest(p) f WHERE NOT access.has_role(f.officer_no, 'child_protection_officer');
    IF EXISTS (SELECT FROM unnest(p) f WHERE NOT EXISTS (SELECT FROM register.household_member m WHERE m.person_no = f.stream_no AND m.household_id = (f.data->>'householdId')::uuid AND m.joined_at <= f.occurred_at)) THEN
      RAISE EXCEPTION 'household-member: the person is not in this household' USING ERRCODE = '23514'; END IF;
    PERFORM register.demand_told(p, 3, 'circumstances');
    INSERT INTO register.breach_due (fact_event, person_no, rule) SELECT f.id, f.stream_no, 'I32-household-together' FROM unnest(p) f
     WHERE NOT register.may_be_apart(f.stream_no, (f.data->>'householdId')::uuid, f.occurred_at) ON CONFLICT DO NOTHING;
  END IF;
  INSERT INTO register.found_apart (event_pos, person_no, household_id, circumstances, at, recorded_by)
    SELECT f.pos, f.stream_no, (f.data->>'householdId')::uuid, f.personal->>'circumstances', f.occurred_at, f.officer_no FROM unnest(p) f;
END $$;

-- How many live at a site and are not detained: a number, told to whoever is signed in, like that of the occupants.
CREATE OR REPLACE FUNCTION register.site_residents(p_site text) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*)::int FROM register.custody c WHERE c.site = p_site AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'resident' AND access.officer_id() IS NOT NULL $$;
GRANT EXECUTE ON FUNCTION register.site_residents(text) TO amana_app;

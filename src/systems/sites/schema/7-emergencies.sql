-- Emergencies of a site: declared, counted, evacuated, and closed only when nobody is missing without an outcome.
GRANT SELECT ON sites.emergency, sites.lockdown_count, sites.missing, sites.evacuation TO amana_app;
GRANT SELECT, INSERT, UPDATE ON sites.emergency, sites.lockdown_count, sites.missing, sites.evacuation TO amana_guard;
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['emergency', 'lockdown_count', 'missing', 'evacuation'] LOOP
    EXECUTE format('ALTER TABLE sites.%I ENABLE ROW LEVEL SECURITY; ALTER TABLE sites.%I FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS %I ON sites.%I', t, t, t || '_wall', t);
  END LOOP;
END $$;
-- An emergency is told to the authority of the site, there to who works on cases or directs the site, and to who sees all cases; a missing person, to who has the person in reach.
CREATE POLICY emergency_wall ON sites.emergency FOR SELECT USING ((SELECT access.case_reach()) = 'all' OR ((SELECT access.case_reach()) = 'authority' AND authority = (SELECT access.officer_authority())) OR site = ANY ((SELECT access.own_sites())::text[]));
CREATE POLICY lockdown_count_wall ON sites.lockdown_count FOR SELECT USING (EXISTS (SELECT FROM sites.emergency e WHERE e.id = lockdown_count.emergency_id));
CREATE POLICY evacuation_wall ON sites.evacuation FOR SELECT USING (EXISTS (SELECT FROM sites.emergency e WHERE e.id = evacuation.emergency_id));
CREATE POLICY missing_wall ON sites.missing FOR SELECT USING ((SELECT access.reach()) = '*'
  OR EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = missing.person_no AND r.authority = (SELECT access.row_reach())));

-- Whom the register has at a site, or in one section of it, at an instant, under an authority: who is held there, and who lives there; who is away for a time is not there.
CREATE OR REPLACE FUNCTION sites.expected_at(p_site text, p_section text, p_authority text, p_at timestamptz) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT c.person_no FROM register.custody c WHERE c.site = p_site AND (p_section IS NULL OR c.section = p_section) AND c.custodian = p_authority AND c.state IN ('held', 'resident', 'accompanying') AND c.known_to IS NULL AND c.from_at <= p_at AND c.to_at > p_at
     AND NOT EXISTS (SELECT FROM sites.absence a WHERE a.person_no = c.person_no AND a.left_at <= p_at AND (a.returned_at IS NULL OR a.returned_at > p_at)) $$;
GRANT EXECUTE ON FUNCTION sites.expected_at(text, text, text, timestamptz) TO amana_guard;

CREATE OR REPLACE FUNCTION sites.project_emergency_declared(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f LEFT JOIN sites.site s ON s.code = f.data->>'site' WHERE f.stream_no IS DISTINCT FROM sites.stream_of(s.code) OR access.authority_of(f.officer_no) IS DISTINCT FROM s.authority) THEN
    RAISE EXCEPTION 'not-permitted: an emergency is declared by an officer of the authority that answers for the site' USING ERRCODE = '42501'; END IF;
  PERFORM register.demand_told(p, 3, 'account');
  INSERT INTO sites.emergency (id, site, kind, at, account, authority, declared_by, declared_at, event_pos)
    SELECT f.id, f.data->>'site', f.data->>'kind', f.occurred_at, f.personal->>'account', s.authority, f.officer_no, f.received_at, f.pos FROM unnest(p) f JOIN sites.site s ON s.code = f.data->>'site';
END $$;
-- What every later event of an emergency needs: it is open, the event stands on the stream of its site, and its officer is of the authority that declared it.
CREATE OR REPLACE FUNCTION sites.open_emergencies(p register.fact[]) RETURNS SETOF sites.emergency LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE f register.fact; e sites.emergency;
BEGIN
  FOREACH f IN ARRAY p LOOP
    SELECT * INTO e FROM sites.emergency x WHERE x.id = (f.data->>'emergencyId')::uuid;
    IF NOT register.rebuilding() THEN
      IF e.id IS NULL OR f.stream_no IS DISTINCT FROM sites.stream_of(e.site) THEN RAISE EXCEPTION 'not-found: no such emergency of this site' USING ERRCODE = '23514'; END IF;
      IF access.authority_of(f.officer_no) IS DISTINCT FROM e.authority THEN RAISE EXCEPTION 'not-permitted: an emergency of another authority' USING ERRCODE = '42501'; END IF;
      IF e.closed_at IS NOT NULL THEN RAISE EXCEPTION 'stale: the emergency is closed' USING ERRCODE = '23514'; END IF;
    END IF;
    RETURN NEXT e;
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION sites.open_emergencies(register.fact[]) TO amana_guard;
-- The expected number is the register's. Whoever is missing again is missing once more, without an outcome. A count of the first version of its event was of who is held only.
CREATE OR REPLACE FUNCTION sites.project_lockdown_counted(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE f register.fact; e sites.emergency; expected bigint[]; living bigint[]; gone bigint[]; bad bigint;
BEGIN
  FOREACH f IN ARRAY p LOOP
    SELECT * INTO e FROM sites.open_emergencies(ARRAY[f]);
    IF NOT register.rebuilding() AND NOT f.data ? 'residentsToo' THEN RAISE EXCEPTION 'not-permitted: a count is of all who are there, residents too' USING ERRCODE = '42501'; END IF;
    -- heads are counted in the emergency, where the register can have somebody: a count of long ago, or of a section that is none, expects nobody, and nobody would be missing (I03)
    IF NOT register.rebuilding() AND f.occurred_at < e.at THEN RAISE EXCEPTION 'invalid-input: heads are counted after the emergency began' USING ERRCODE = '22023'; END IF;
    IF NOT register.rebuilding() AND f.data ? 'section' AND NOT EXISTS (SELECT FROM sites.section s WHERE s.site = e.site AND s.section = f.data->>'section') THEN
      RAISE EXCEPTION 'invalid-input: the site has no such section' USING ERRCODE = '22023'; END IF;
    PERFORM sites.demand_few(f.data->'missing', 100000);
    expected := ARRAY(SELECT sites.expected_at(e.site, f.data->>'section', e.authority, f.occurred_at));
    living := ARRAY(SELECT u.no FROM unnest(expected) u(no) JOIN register.custody c ON c.person_no = u.no AND c.known_to IS NULL AND c.from_at <= f.occurred_at AND c.to_at > f.occurred_at AND c.state IN ('resident', 'accompanying'));
    IF NOT f.data ? 'residentsToo' THEN expected := ARRAY(SELECT unnest(expected) EXCEPT SELECT unnest(living)); living := '{}'; END IF;
    gone := ARRAY(SELECT DISTINCT x::bigint FROM jsonb_array_elements_text(f.data->'missing') x ORDER BY 1);
    SELECT min(u.no) INTO bad FROM (SELECT unnest(gone) AS no EXCEPT SELECT unnest(expected)) u;
    IF bad IS NOT NULL AND NOT register.rebuilding() THEN RAISE EXCEPTION 'not-expected: person % was not expected there', bad USING ERRCODE = '23514'; END IF;
    INSERT INTO sites.lockdown_count (id, emergency_id, section, at, expected, residents, counted, missing, counted_by, event_pos)
      VALUES (f.id, e.id, f.data->>'section', f.occurred_at, cardinality(expected), cardinality(living), (f.data->>'counted')::int, cardinality(gone), f.officer_no, f.pos);
    INSERT INTO sites.missing (emergency_id, person_no, resident, count_id, event_pos) SELECT e.id, u.no, l.no IS NOT NULL, f.id, f.pos FROM unnest(gone) u(no) LEFT JOIN unnest(living) l(no) ON l.no = u.no
      ON CONFLICT (emergency_id, person_no) DO UPDATE SET resident = excluded.resident, count_id = excluded.count_id, outcome = NULL, account = NULL, resolved_at = NULL, resolved_by = NULL, event_pos = excluded.event_pos;
  END LOOP;
END $$;
-- Whether an outcome agrees with the person's file.
CREATE OR REPLACE FUNCTION sites.outcome_holds(p_person bigint, p_outcome text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE p_outcome WHEN 'dead' THEN EXISTS (SELECT FROM register.death d WHERE d.person_no = p_person)
    -- the last that is believed of the person is the departure: a resident is free to go
    WHEN 'departed' THEN (SELECT c.outcome FROM register.custody c WHERE c.person_no = p_person AND c.known_to IS NULL ORDER BY c.to_at DESC LIMIT 1) = 'departure'
    ELSE EXISTS (SELECT FROM register.custody c WHERE c.person_no = p_person AND c.known_to IS NULL AND c.to_at = 'infinity'
      AND c.state = ANY (CASE p_outcome WHEN 'found' THEN ARRAY['held', 'resident', 'accompanying'] WHEN 'escaped' THEN ARRAY['at_large'] WHEN 'unaccounted' THEN ARRAY['unaccounted', 'missing'] END)) END $$;
GRANT EXECUTE ON FUNCTION sites.outcome_holds(bigint, text) TO amana_guard;
CREATE OR REPLACE FUNCTION sites.project_missing_resolved(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  PERFORM sites.open_emergencies(p);
  PERFORM register.demand_told(p, 3, 'account');
  -- first whether the person is missing here at all: of nobody else is it told what the file says
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f WHERE NOT EXISTS (SELECT FROM sites.missing m WHERE m.emergency_id = (f.data->>'emergencyId')::uuid AND m.person_no = (f.data->>'personNo')::bigint AND m.outcome IS NULL)) THEN
    RAISE EXCEPTION 'stale: the person is not missing in this emergency' USING ERRCODE = '23514'; END IF;
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f WHERE NOT sites.outcome_holds((f.data->>'personNo')::bigint, f.data->>'outcome')) THEN
    RAISE EXCEPTION 'difference-not-so: the register does not say so' USING ERRCODE = '23514'; END IF;
  UPDATE sites.missing m SET outcome = f.data->>'outcome', account = f.personal->>'account', resolved_at = f.received_at, resolved_by = f.officer_no, event_pos = f.pos
    FROM unnest(p) f WHERE m.emergency_id = (f.data->>'emergencyId')::uuid AND m.person_no = (f.data->>'personNo')::bigint AND m.outcome IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: the person is not missing in this emergency' USING ERRCODE = '23514'; END IF;
END $$;
CREATE OR REPLACE FUNCTION sites.project_emergency_closed(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM sites.open_emergencies(p);
  PERFORM register.demand_told(p, 3, 'account');
  UPDATE sites.emergency e SET closed_at = f.received_at, closed_by = f.officer_no, closing = f.personal->>'account', event_pos = f.pos FROM unnest(p) f WHERE e.id = (f.data->>'emergencyId')::uuid;
END $$;
-- How many of those whom the register expected are neither counted nor missing by name, by the newest count of each section, or of the whole site.
CREATE OR REPLACE FUNCTION sites.uncounted(p_emergency uuid) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(sum(k.expected - k.counted - k.missing), 0) FROM (SELECT DISTINCT ON (x.section) x.* FROM sites.lockdown_count x WHERE x.emergency_id = p_emergency ORDER BY x.section, x.event_pos DESC) k
   WHERE k.counted + k.missing < k.expected $$;
GRANT EXECUTE ON FUNCTION sites.uncounted(uuid) TO amana_guard;
-- Who was there when an emergency began, is there still, and was expected by none of its counts: a count of one section says nothing of the others. Who has left since, did so by what the file says; who could not be counted
-- is missing by name. Asked at the closing, of those at this site: each by the own custody.
CREATE OR REPLACE FUNCTION sites.never_counted(p_emergency uuid) RETURNS TABLE (person_no bigint, section text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH e AS MATERIALIZED (SELECT x.* FROM sites.emergency x WHERE x.id = p_emergency),
  k AS MATERIALIZED (SELECT x.section, x.at FROM sites.lockdown_count x WHERE x.emergency_id = p_emergency),
  there AS MATERIALIZED (SELECT b.no FROM e CROSS JOIN LATERAL sites.expected_at(e.site, NULL, e.authority, e.at) b(no) INTERSECT SELECT n.no FROM e CROSS JOIN LATERAL sites.expected_at(e.site, NULL, e.authority, register.clock()) n(no))
  SELECT t.no, (SELECT y.section FROM register.custody y WHERE y.person_no = t.no AND y.known_to IS NULL AND y.to_at = 'infinity') FROM there t CROSS JOIN e
   WHERE NOT EXISTS (SELECT FROM register.custody c JOIN k ON (k.section IS NULL OR k.section = c.section) AND c.from_at <= k.at AND c.to_at > k.at
     WHERE c.person_no = t.no AND c.site = e.site AND c.custodian = e.authority AND c.known_to IS NULL AND c.state IN ('held', 'resident', 'accompanying') AND NOT sites.away_at(t.no, k.at)) ORDER BY 1 $$;
GRANT EXECUTE ON FUNCTION sites.never_counted(uuid) TO amana_guard;
-- The same for the officers of an open emergency: how many, in which section.
CREATE OR REPLACE FUNCTION sites.never_counted_seen(p_emergency uuid) RETURNS TABLE (section text, persons int) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT n.section, count(*)::int FROM sites.emergency e CROSS JOIN LATERAL sites.never_counted(e.id) n
   WHERE e.id = p_emergency AND e.closed_at IS NULL AND e.authority = access.officer_authority() AND (access.case_reach() <> 'none' OR e.site = ANY (access.own_sites())) GROUP BY n.section ORDER BY register.in_order(n.section) NULLS LAST $$;
GRANT EXECUTE ON FUNCTION sites.never_counted_seen(uuid) TO amana_app;
-- I03-missing-have-outcome: an emergency is closed when heads were counted in every section where somebody was and is, everybody expected is counted or missing by name, and nobody is missing without an outcome.
CREATE OR REPLACE FUNCTION sites.emergency_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF register.rebuilding() OR NEW.closed_at IS NULL THEN RETURN NULL; END IF;
  IF sites.uncounted(NEW.id) > 0 THEN
    RAISE EXCEPTION 'I03-missing-have-outcome: somebody who was expected is neither counted nor missing by name' USING ERRCODE = '23514', CONSTRAINT = 'I03-missing-have-outcome'; END IF;
  IF NOT EXISTS (SELECT FROM sites.lockdown_count k WHERE k.emergency_id = NEW.id) OR EXISTS (SELECT FROM sites.missing m WHERE m.emergency_id = NEW.id AND m.outcome IS NULL) THEN
    RAISE EXCEPTION 'I03-missing-have-outcome: nobody was counted, or somebody is missing without an outcome' USING ERRCODE = '23514', CONSTRAINT = 'I03-missing-have-outcome'; END IF;
  IF EXISTS (SELECT FROM sites.never_counted(NEW.id)) THEN
    RAISE EXCEPTION 'I03-missing-have-outcome: a section where somebody was and is has not been counted' USING ERRCODE = '23514', CONSTRAINT = 'I03-missing-have-outcome'; END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "I03-missing-have-outcome" AFTER UPDATE ON sites.emergency FOR EACH ROW EXECUTE FUNCTION sites.emergency_guard();

-- Whom an evacuation can list at once, and who needs another way: who is on another live manifest, or cannot be put on one to that destination. No reason is told: what the gate of the manifest would refuse
-- without a reason is left out without one (docs/decisions/0013-who-learns-of-a-fear.md).
-- Only within an open emergency of the officer's own authority, to a role that plans evacuations, and of the places that are named: it is no question about any state. A fear of the state in which the site lies
-- is not asked where its authority is of that state: an evacuation within it lists everybody. Across a border into the officer's own state nobody is listed, whoever is afraid of it: the answer would tell.
-- Residents of a camp are evacuated by households, whole or not at all (I32): who could be listed but has a member of the household who cannot, or who lives in another section, is left out as well. Within the state
-- of the site, to where residents can live, the emergency itself is what their evacuation rests on; across a border each needs the own basis (I31). With each go what the lists are divided by: section, sex and households.
DROP FUNCTION IF EXISTS sites.evacuees(text, text, text[]);
DROP FUNCTION IF EXISTS sites.evacuees(uuid, text, text, text[]);
CREATE FUNCTION sites.evacuees(p_emergency uuid, p_section text, p_to text, p_via text[]) RETURNS TABLE (person_no bigint, listable boolean, section text, sex text, households uuid[], missing boolean) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH RECURSIVE way AS MATERIALIZED (SELECT array_agg(DISTINCT s.country) AS states FROM sites.site s WHERE (s.code = p_to OR s.code = ANY (p_via))
    AND s.country IS DISTINCT FROM (SELECT x.country FROM sites.emergency y JOIN sites.site x ON x.code = y.site JOIN access.authority a ON a.code = y.authority AND a.country = x.country WHERE y.id = p_emergency)),
  within AS MATERIALIZED (SELECT register.takes_residents(p_to) AND NOT EXISTS (SELECT FROM sites.site s WHERE (s.code = p_to OR s.code = ANY (p_via)) AND s.country <> x.country) AS state
    FROM sites.emergency y JOIN sites.site x ON x.code = y.site WHERE y.id = p_emergency),
  said AS MATERIALIZED (SELECT register.clock() AS at),
  there AS MATERIALIZED (
    SELECT u.no, e.site, c.section, c.state = 'resident' AS lives, NOT EXISTS (SELECT FROM transfers.line l WHERE l.person_no = u.no AND l.live)
        AND ((SELECT w.states FROM way w) IS NULL OR NOT safeguards.fear_open(u.no, (SELECT w.states FROM way w), (SELECT a.at FROM said a)))
        AND (c.state <> 'resident' OR (SELECT w.state FROM within w) OR register.may_move(u.no, p_to, (SELECT a.at FROM said a))) AS free
      FROM sites.emergency e CROSS JOIN LATERAL sites.expected_at(e.site, p_section, e.authority, (SELECT a.at FROM said a)) u(no)
      JOIN register.custody c ON c.person_no = u.no AND c.known_to IS NULL AND c.to_at = 'infinity'
     WHERE e.id = p_emergency AND e.closed_at IS NULL AND e.authority = access.officer_authority() AND access.case_reach() <> 'none' AND access.officer_roles() && ARRAY['origin_officer', 'transfer_cell']
       AND EXISTS (SELECT FROM sites.site s WHERE s.code = p_to)
       AND NOT EXISTS (SELECT FROM way w JOIN access.authority a ON a.code = access.officer_authority() WHERE a.country = ANY (w.states))),
  -- who was missing by name at a count, and is not found: nobody can be moved of whom it is not known where they are
  gone AS MATERIALIZED (SELECT m.person_no AS no FROM sites.missing m WHERE m.emergency_id = p_emergency AND m.outcome IS NULL),
  -- who stays, and with whom of the household that does: a person can be bound to two households, so that it goes on from one to the next
  stays AS (
    SELECT c.person_no AS no FROM register.custody c LEFT JOIN there t ON t.no = c.person_no
     WHERE c.site = (SELECT min(x.site) FROM there x) AND c.state = 'resident' AND c.known_to IS NULL AND c.to_at = 'infinity' AND t.free IS NOT TRUE
    UNION
    SELECT h.person_no FROM stays s JOIN register.household_member o ON o.person_no = s.no AND o.bound JOIN register.household_member h ON h.household_id = o.household_id AND h.bound AND h.person_no <> s.no
      JOIN there t ON t.no = h.person_no AND t.lives
     WHERE NOT register.may_be_apart(h.person_no, h.household_id, (SELECT a.at FROM said a)) AND NOT register.may_be_apart(s.no, h.household_id, (SELECT a.at FROM said a)))
  SELECT t.no, t.free AND NOT EXISTS (SELECT FROM stays s WHERE s.no = t.no)
         -- the others of a household go, and it is not parted on paper for whoever is looked for: the missing member stays on its list, as a parent does on that of a child
         AND (t.no NOT IN (SELECT g.no FROM gone g)
           OR EXISTS (SELECT FROM register.household_member h JOIN register.household_member o ON o.household_id = h.household_id AND o.bound AND o.person_no <> h.person_no JOIN there x ON x.no = o.person_no WHERE h.person_no = t.no AND h.bound AND t.lives AND o.person_no NOT IN (SELECT g.no FROM gone g))
           OR EXISTS (SELECT FROM register.accompaniment a JOIN there x ON x.no IN (a.person_no, a.parent_no) AND x.no <> t.no WHERE t.no IN (a.person_no, a.parent_no) AND x.no NOT IN (SELECT g.no FROM gone g))), t.section, p.sex,
         CASE WHEN t.lives THEN ARRAY(SELECT h.household_id FROM register.household_member h WHERE h.person_no = t.no AND h.bound ORDER BY 1)
           -- a parent and the children who accompany it
           ELSE ARRAY(SELECT DISTINCT md5('accompaniment ' || a.parent_no)::uuid FROM register.accompaniment a WHERE a.person_no = t.no OR a.parent_no = t.no) END,
         t.no IN (SELECT g.no FROM gone g)
    FROM there t JOIN register.person p ON p.no = t.no LEFT JOIN (SELECT x.site, x.section, register.in_order(x.section) AS place FROM sites.section x) o ON o.site = t.site AND o.section = t.section ORDER BY o.place NULLS LAST, t.no $$;
GRANT EXECUTE ON FUNCTION sites.evacuees(uuid, text, text, text[]) TO amana_app;
-- The manifest of an evacuation is made in the same command, by the gates of every manifest; it starts where the emergency is.
CREATE OR REPLACE FUNCTION sites.project_evacuation_planned(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM sites.open_emergencies(p);
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f LEFT JOIN sites.emergency e ON e.id = (f.data->>'emergencyId')::uuid LEFT JOIN transfers.manifest m ON m.no = (f.data->>'manifestNo')::bigint LEFT JOIN register.event c ON c.pos = m.event_pos
      WHERE m.no IS NULL OR c.command_id <> f.command_id OR m.from_site <> e.site OR m.from_authority <> e.authority OR m.to_site <> f.data->>'toSite') THEN
    RAISE EXCEPTION 'not-permitted: an evacuation is the manifest that is made with it, from the site of the emergency' USING ERRCODE = '42501'; END IF;
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f WHERE NOT f.data ? 'missing') THEN RAISE EXCEPTION 'not-permitted: who is missing is counted apart' USING ERRCODE = '42501'; END IF;
  INSERT INTO sites.evacuation (manifest_no, emergency_id, section, to_site, listed, left_out, missing, planned_by, planned_at, event_pos)
    SELECT (f.data->>'manifestNo')::bigint, (f.data->>'emergencyId')::uuid, f.data->>'section', f.data->>'toSite', (f.data->>'listed')::int, (f.data->>'leftOut')::int, coalesce((f.data->>'missing')::int, 0), f.officer_no, f.received_at, f.pos FROM unnest(p) f;
END $$;
-- At commit, because the lines come after: who is listed is who was counted, and nobody was put on the manifest before. Those of all lists of one plan and those left out are everybody who is there: whoever still needs another way is in the number.
CREATE OR REPLACE FUNCTION sites.evacuation_counted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE together bigint; last bigint; there bigint; gone bigint;
BEGIN
  IF NOT register.rebuilding() AND NEW.listed <> (SELECT count(*) FROM transfers.line l WHERE l.manifest_no = NEW.manifest_no) THEN
    RAISE EXCEPTION 'not-permitted: an evacuation is the manifest that is made with it, from the site of the emergency' USING ERRCODE = '42501'; END IF;
  -- of a plan of many lists the whole is counted once, with the last of them
  SELECT sum(v.listed), max(v.event_pos) INTO together, last FROM sites.evacuation v JOIN register.event x ON x.pos = v.event_pos WHERE v.emergency_id = NEW.emergency_id AND v.section IS NOT DISTINCT FROM NEW.section
     AND v.to_site = NEW.to_site AND v.left_out = NEW.left_out AND v.missing = NEW.missing AND x.command_id = (SELECT e.command_id FROM register.event e WHERE e.pos = NEW.event_pos);
  IF register.rebuilding() OR NEW.event_pos <> last THEN RETURN NULL; END IF;
  -- missing by name, and on none of the lists of this plan
  SELECT count(*), count(*) FILTER (WHERE EXISTS (SELECT FROM sites.missing m WHERE m.emergency_id = e.id AND m.person_no = u.no AND m.outcome IS NULL)
      AND NOT EXISTS (SELECT FROM transfers.line l JOIN sites.evacuation v ON v.manifest_no = l.manifest_no JOIN register.event x ON x.pos = v.event_pos WHERE l.person_no = u.no AND x.command_id = (SELECT y.command_id FROM register.event y WHERE y.pos = NEW.event_pos)))
    INTO there, gone FROM sites.emergency e CROSS JOIN LATERAL sites.expected_at(e.site, NEW.section, e.authority, NEW.planned_at) u(no) WHERE e.id = NEW.emergency_id;
  IF NEW.left_out + NEW.missing + together <> there OR NEW.missing <> gone THEN
    RAISE EXCEPTION 'stale: who is there to be evacuated are others' USING ERRCODE = '40001'; END IF;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS evacuation_counted ON sites.evacuation;
CREATE CONSTRAINT TRIGGER evacuation_counted AFTER INSERT ON sites.evacuation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION sites.evacuation_counted();

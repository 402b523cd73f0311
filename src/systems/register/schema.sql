-- Persons and their custody: walls, the fold, the rules of placement, projectors.
GRANT SELECT ON register.document, register.number_block, register.person, register.person_name, register.name_token, register.nationality_claim, register.custody_order,
  register.custody_fact, register.custody, register.person_reach, register.breach, register.death, register.correction, register.list, register.list_row TO amana_app;
GRANT SELECT, INSERT ON register.document, register.document_citation, register.person, register.person_name, register.name_token, register.nationality_claim, register.person_reach, register.correction, register.list TO amana_guard;
GRANT SELECT, INSERT, UPDATE ON register.document, register.number_block, register.custody_order, register.custody_fact, register.custody, register.breach, register.death, register.list_row TO amana_guard;
-- Knowledge that lasted no time is no knowledge: the fold removes periods that the same instant of receipt made and replaced. A corrected death is no death.
GRANT DELETE ON register.custody, register.death TO amana_guard;
GRANT SELECT, INSERT, DELETE ON register.breach_due TO amana_guard;

-- Walls. A person is within reach of the authorities that hold, held or are about to receive the person.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['person', 'person_name', 'name_token', 'nationality_claim', 'custody_order', 'custody_fact', 'custody', 'breach', 'death', 'correction', 'person_reach',
                           'document', 'document_citation', 'number_block', 'list', 'list_row', 'breach_due'] LOOP
    EXECUTE format('ALTER TABLE register.%I ENABLE ROW LEVEL SECURITY; ALTER TABLE register.%I FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS %I ON register.%I', t, t, t || '_wall', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['person_name', 'name_token', 'nationality_claim', 'custody_order', 'custody_fact', 'custody', 'breach', 'death', 'correction'] LOOP
    EXECUTE format($p$CREATE POLICY %I ON register.%I FOR SELECT USING ((SELECT access.case_reach()) = 'all' OR ((SELECT access.case_reach()) = 'authority'
      AND EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = %I.person_no AND r.authority = (SELECT access.officer_authority()))))$p$, t || '_wall', t, t);
  END LOOP;
END $$;
CREATE POLICY person_wall ON register.person FOR SELECT USING ((SELECT access.case_reach()) = 'all' OR ((SELECT access.case_reach()) = 'authority'
  AND EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = person.no AND r.authority = (SELECT access.officer_authority()))));
CREATE POLICY person_reach_wall ON register.person_reach FOR SELECT USING ((SELECT access.case_reach()) = 'all' OR ((SELECT access.case_reach()) = 'authority' AND authority = (SELECT access.officer_authority())));
-- A document is read by whoever stored it, and by whoever may see a person or a manifest whose order or evidence cites it: knowing its hash is not enough.
CREATE OR REPLACE FUNCTION register.sees_document(p_sha256 text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM register.document_citation c WHERE c.sha256 = p_sha256 AND c.officer_no = (SELECT access.officer_id())) OR CASE (SELECT access.case_reach())
    WHEN 'all' THEN EXISTS (SELECT FROM register.document_citation c WHERE c.sha256 = p_sha256 AND c.officer_no IS NULL)
    WHEN 'authority' THEN EXISTS (SELECT FROM register.document_citation c JOIN register.person_reach r ON r.person_no = c.person_no AND r.authority = (SELECT access.officer_authority()) WHERE c.sha256 = p_sha256)
      OR EXISTS (SELECT FROM register.document_citation c WHERE c.sha256 = p_sha256 AND c.manifest_no = ANY ((SELECT transfers.visible_manifests())::bigint[]))
    ELSE false END $$;
GRANT EXECUTE ON FUNCTION register.sees_document(text) TO amana_app, amana_verify, amana_owner, amana_guard;
CREATE POLICY document_wall ON register.document FOR SELECT USING (register.sees_document(sha256));
CREATE POLICY number_block_wall ON register.number_block FOR SELECT USING ((SELECT access.case_reach()) <> 'none');
CREATE POLICY list_wall ON register.list FOR SELECT USING ('monitor' = ANY ((SELECT access.officer_roles())::text[]) OR ((SELECT access.case_reach()) <> 'none'
  AND EXISTS (SELECT FROM sites.site s WHERE s.code = list.site AND s.authority = (SELECT access.officer_authority()))));
CREATE POLICY list_row_wall ON register.list_row FOR SELECT USING ('monitor' = ANY ((SELECT access.officer_roles())::text[]) OR ((SELECT access.case_reach()) <> 'none'
  AND EXISTS (SELECT FROM register.list l JOIN sites.site s ON s.code = l.site WHERE l.no = list_row.list_no AND s.authority = (SELECT access.officer_authority()))));

-- Rules speak when something is recorded, not when a rebuild repeats it: what was accepted once stays recorded. The serving role cannot claim to rebuild.
CREATE OR REPLACE FUNCTION register.rebuilding() RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT current_setting('amana.rebuild', true) = 'on' AND session_user <> 'amana_app' $$;
-- The stream of the register itself (authorities, vehicles, the clock); NULL before it is declared.
CREATE OR REPLACE FUNCTION register.register_stream() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT min(s.no) FROM register.stream s WHERE s.kind = 'register' $$;
-- What the register clock showed when something was last recorded, or was last set to: where a demonstration goes on after the server stood still.
CREATE OR REPLACE FUNCTION register.last_received() RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT greatest((SELECT e.received_at FROM register.event e WHERE e.type <> 'ClockSet' ORDER BY e.pos DESC LIMIT 1), (SELECT c.clock_base FROM register.clock_setting c)) $$;
GRANT EXECUTE ON FUNCTION register.register_stream(), register.last_received() TO amana_app;

-- I05: the order that covers an instant; of several, the one that ends last.
CREATE OR REPLACE FUNCTION register.live_order(p_person bigint, p_at timestamptz) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT o.id FROM register.custody_order o WHERE o.person_no = p_person AND o.issued_at <= p_at AND p_at < o.expires_at ORDER BY o.expires_at DESC, o.id LIMIT 1 $$;
GRANT EXECUTE ON FUNCTION register.live_order(bigint, timestamptz) TO amana_app;

-- ---------------------------------------------------------------------------------------------------------------------------------- the fold
-- Custody as the believed facts tell it: custodian, place and state are carried forward; facts of one instant are one; a terminal outcome ends the period before it.
CREATE OR REPLACE FUNCTION register.tiling(p_persons bigint[]) RETURNS TABLE (person_no bigint, from_at timestamptz, to_at timestamptz, custodian text, site text, section text,
    vehicle text, compartment text, state text, outcome text, event_pos bigint) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH f AS (
    SELECT f.*, count(f.custodian) OVER w AS holder, count(*) FILTER (WHERE f.moves) OVER w AS move, count(f.state) OVER w AS condition, lead(f.at) OVER w AS next_at
      FROM register.custody_fact f WHERE f.person_no = ANY (p_persons) AND f.superseded_pos IS NULL
    WINDOW w AS (PARTITION BY f.person_no ORDER BY f.at, f.event_pos)),
  carried AS (
    SELECT f.person_no, f.at, f.next_at, f.event_pos, f.outcome, max(f.custodian) OVER (PARTITION BY f.person_no, f.holder) AS custodian, max(f.site) OVER m AS site, max(f.section) OVER m AS section,
           max(f.vehicle) OVER m AS vehicle, max(f.compartment) OVER m AS compartment, max(f.state) OVER (PARTITION BY f.person_no, f.condition) AS state
      FROM f WINDOW m AS (PARTITION BY f.person_no, f.move)),
  tile AS (
    SELECT c.*, lead(c.at) OVER w AS ends, lead(c.outcome) OVER w AS ended_by FROM carried c WHERE c.next_at IS DISTINCT FROM c.at WINDOW w AS (PARTITION BY c.person_no ORDER BY c.at))
  SELECT t.person_no, t.at, coalesce(t.ends, 'infinity'), t.custodian, t.site, t.section, t.vehicle, t.compartment, t.state, t.ended_by, t.event_pos FROM tile t WHERE t.outcome IS NULL $$;

-- Folds these persons again. What still holds is not touched; what no longer holds was known until p_known; what is new is known from then.
CREATE OR REPLACE FUNCTION register.fold_custody(p_persons bigint[], p_known timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp SET enable_nestloop = off SET plan_cache_mode = force_custom_plan AS $$
DECLARE tiles register.custody[]; bad bigint;
BEGIN
  SELECT array_agg(ROW(t.person_no, t.from_at, t.to_at, t.custodian, t.site, t.section, t.vehicle, t.compartment, t.state, t.outcome, t.event_pos, p_known, NULL)::register.custody
                   ORDER BY t.person_no, t.from_at), min(t.person_no) FILTER (WHERE t.custodian IS NULL OR t.state IS NULL)
    INTO tiles, bad FROM register.tiling(p_persons) t;
  IF bad IS NOT NULL THEN RAISE EXCEPTION 'I02-custody-tiles: the first fact of person % must say who holds', bad USING ERRCODE = '23514', CONSTRAINT = 'I02-custody-tiles'; END IF;
  DELETE FROM register.custody c WHERE c.person_no = ANY (p_persons) AND c.known_to IS NULL AND c.known_from >= p_known
    AND NOT EXISTS (SELECT FROM unnest(tiles) t WHERE t.person_no = c.person_no AND t.from_at = c.from_at
      AND (t.to_at, t.custodian, t.site, t.section, t.vehicle, t.compartment, t.state, t.outcome, t.event_pos) IS NOT DISTINCT FROM (c.to_at, c.custodian, c.site, c.section, c.vehicle, c.compartment, c.state, c.outcome, c.event_pos));
  UPDATE register.custody c SET known_to = p_known WHERE c.person_no = ANY (p_persons) AND c.known_to IS NULL
    AND NOT EXISTS (SELECT FROM unnest(tiles) t WHERE t.person_no = c.person_no AND t.from_at = c.from_at
      AND (t.to_at, t.custodian, t.site, t.section, t.vehicle, t.compartment, t.state, t.outcome, t.event_pos) IS NOT DISTINCT FROM (c.to_at, c.custodian, c.site, c.section, c.vehicle, c.compartment, c.state, c.outcome, c.event_pos));
  INSERT INTO register.custody SELECT t.* FROM unnest(tiles) t
    WHERE NOT EXISTS (SELECT FROM register.custody c WHERE c.person_no = t.person_no AND c.from_at = t.from_at AND c.known_to IS NULL);
  INSERT INTO register.person_reach (person_no, authority, event_pos)
    SELECT f.person_no, f.custodian, min(f.event_pos) FROM register.custody_fact f WHERE f.person_no = ANY (p_persons) AND f.custodian IS NOT NULL GROUP BY f.person_no, f.custodian
    ON CONFLICT DO NOTHING;
END $$;
-- What a projector of custody does: the facts, then the fold.
CREATE OR REPLACE FUNCTION register.record_custody(p register.custody_fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO register.custody_fact SELECT f.* FROM unnest(p) f;
  PERFORM register.fold_custody(array_agg(DISTINCT f.person_no), max(f.received_at)) FROM unnest(p) f HAVING count(*) > 0;
END $$;

-- I02-custody-tiles, at commit, over the whole person: a hole left by closing a period without a successor counts as well as a missing first period.
-- enable_seqscan = off: a plan cached while the table is empty would be kept for the session and turn quadratic.
CREATE OR REPLACE FUNCTION register.custody_tiles() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE person bigint := CASE WHEN TG_OP = 'DELETE' THEN OLD.person_no ELSE NEW.person_no END; n int; first timestamptz;
BEGIN
  SELECT count(*), min(c.from_at) INTO n, first FROM register.custody c WHERE c.person_no = person AND c.known_to IS NULL;
  IF n = 0 THEN RAISE EXCEPTION 'I03-no-exit-without-outcome: person % would leave the register without an outcome', person USING ERRCODE = '23514', CONSTRAINT = 'I03-no-exit-without-outcome'; END IF;
  IF first IS DISTINCT FROM (SELECT min(f.at) FROM register.custody_fact f WHERE f.person_no = person AND f.superseded_pos IS NULL) THEN
    RAISE EXCEPTION 'I02-custody-tiles: custody of person % does not begin with the first fact', person USING ERRCODE = '23514', CONSTRAINT = 'I02-custody-tiles'; END IF;
  IF n > 1 OR first IS NOT NULL THEN
    IF EXISTS (SELECT FROM register.custody x WHERE x.person_no = person AND x.known_to IS NULL AND x.to_at < 'infinity' AND x.outcome IS NULL
               AND NOT EXISTS (SELECT FROM register.custody y WHERE y.person_no = person AND y.from_at = x.to_at AND y.known_to IS NULL)) THEN
      IF EXISTS (SELECT FROM register.custody z WHERE z.person_no = person AND z.known_to IS NULL AND z.to_at = 'infinity') THEN
        RAISE EXCEPTION 'I02-custody-tiles: a gap in the custody of person %', person USING ERRCODE = '23514', CONSTRAINT = 'I02-custody-tiles'; END IF;
      RAISE EXCEPTION 'I03-no-exit-without-outcome: custody of person % ends without an outcome', person USING ERRCODE = '23514', CONSTRAINT = 'I03-no-exit-without-outcome'; END IF;
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS "I02-custody-tiles" ON register.custody;
CREATE CONSTRAINT TRIGGER "I02-custody-tiles" AFTER INSERT OR UPDATE OR DELETE ON register.custody DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION register.custody_tiles();

-- ------------------------------------------------------------------------------------------------------------------------------- placement
-- What would be broken if these persons were placed so, all together: age (I13), sex and keep-apart (I16), places (I17). Section and compartment rows are locked, so that
-- two convoys cannot both take the last place. Of a section that is too full, those beyond its places are named, in the order given.
CREATE OR REPLACE FUNCTION register.placement_violations(p_person bigint[], p_at timestamptz[], p_site text[], p_section text[], p_vehicle text[], p_compartment text[], p_best_interest boolean[])
  RETURNS TABLE (person_no bigint, rule text, detail text) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
BEGIN
  PERFORM FROM sites.section s JOIN (SELECT DISTINCT u.site, u.section FROM unnest(p_site, p_section) u(site, section)) d ON d.site = s.site AND d.section = s.section ORDER BY s.site, s.section FOR UPDATE OF s;
  PERFORM FROM sites.compartment k JOIN (SELECT DISTINCT u.vehicle, u.compartment FROM unnest(p_vehicle, p_compartment) u(vehicle, compartment)) d ON d.vehicle = k.vehicle AND d.compartment = k.compartment
    ORDER BY k.vehicle, k.compartment FOR UPDATE OF k;
  RETURN QUERY
  WITH u AS MATERIALIZED (
    SELECT u.*, p.sex AS person_sex, coalesce(s.sex, k.sex) AS sex, coalesce(s.age_group, k.age_group) AS age_group, s.legal_status, coalesce(s.capacity, k.seats) AS places,
           CASE WHEN s.site IS NOT NULL THEN 'section ' || s.site || '/' || s.section ELSE 'compartment ' || k.vehicle || '/' || k.compartment END AS place,
           (u.at AT TIME ZONE coalesce(t.zone, 'Asia/Baghdad'))::date AS day
      FROM unnest(p_person, p_at, p_site, p_section, p_vehicle, p_compartment, p_best_interest) WITH ORDINALITY u(person, at, site, section, vehicle, compartment, best_interest, ord)
      JOIN register.person p ON p.no = u.person
      LEFT JOIN sites.section s ON s.site = u.site AND s.section = u.section LEFT JOIN sites.site t ON t.code = u.site
      LEFT JOIN sites.compartment k ON k.vehicle = u.vehicle AND k.compartment = u.compartment
     WHERE s.site IS NOT NULL OR k.vehicle IS NOT NULL),
  numbered AS MATERIALIZED (SELECT u.*, row_number() OVER (ORDER BY u.ord) AS n FROM u),
  aged AS MATERIALIZED (
    SELECT n.*, a.class FROM numbered n JOIN juveniles.age_classes((SELECT array_agg(x.person ORDER BY x.n) FROM numbered x), (SELECT array_agg(x.day ORDER BY x.n) FROM numbered x)) a ON a.ord = n.n),
  others AS MATERIALIZED (  -- who is there already and stays
    SELECT d.place, c.person_no FROM (SELECT DISTINCT u.place, u.site, u.section FROM u WHERE u.section IS NOT NULL) d
      JOIN register.custody c ON c.site = d.site AND c.section = d.section AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'held'
     WHERE NOT EXISTS (SELECT FROM u WHERE u.person = c.person_no)
    UNION ALL
    SELECT d.place, c.person_no FROM (SELECT DISTINCT u.place, u.vehicle, u.compartment FROM u WHERE u.compartment IS NOT NULL) d
      JOIN register.custody c ON c.vehicle = d.vehicle AND c.compartment = d.compartment AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'held'
     WHERE NOT EXISTS (SELECT FROM u WHERE u.person = c.person_no)),
  apart AS (
    SELECT u.person, u.place, u.at, k.person_b AS other, k.expires_at FROM u JOIN sites.keep_apart k ON k.person_a = u.person
    UNION ALL SELECT u.person, u.place, u.at, k.person_a, k.expires_at FROM u JOIN sites.keep_apart k ON k.person_b = u.person),
  filled AS (
    SELECT u.*, row_number() OVER (PARTITION BY u.place ORDER BY u.ord) + (SELECT count(*) FROM others o WHERE o.place = u.place) AS taken FROM u),
  allowed AS (
    SELECT f.*, f.places + coalesce((SELECT sum(o.extra_places) FROM sites.over_capacity o WHERE o.site = f.site AND o.section = f.section AND o.approved_by IS NOT NULL AND o.expires_at > f.at), 0) AS most
      FROM filled f WHERE f.taken > f.places)
  SELECT a.person, 'I13-minor-apart-from-adults', a.place || ' is for ' || CASE a.age_group WHEN 'adult' THEN 'adults' ELSE 'juveniles' END || ', the age class is ' || a.class
    FROM aged a WHERE (a.age_group = 'adult' AND a.class <> 'adult' AND NOT coalesce(a.best_interest, false)) OR (a.age_group = 'juvenile' AND a.class = 'adult')
  UNION ALL SELECT a.person, 'I16-men-and-women-apart', a.place || ' is for another sex' FROM aged a WHERE a.sex <> a.person_sex
  -- the register records no convictions yet, so everybody counts as untried
  UNION ALL SELECT a.person, 'I16-untried-apart', a.place || ' is for convicted persons, and no conviction is on record' FROM aged a WHERE a.legal_status = 'convicted'
  UNION ALL SELECT DISTINCT p.person, 'I16-keep-apart', p.place || ' would hold two persons who are kept apart' FROM apart p
    WHERE p.expires_at > p.at AND (EXISTS (SELECT FROM u WHERE u.person = p.other AND u.place = p.place) OR EXISTS (SELECT FROM others o WHERE o.person_no = p.other AND o.place = p.place))
  UNION ALL SELECT f.person, 'I17-section-capacity', f.place || ' has ' || f.most || ' places; this would be number ' || f.taken FROM allowed f WHERE f.taken > f.most;
END $$;
GRANT EXECUTE ON FUNCTION register.placement_violations(bigint[], timestamptz[], text[], text[], text[], text[], boolean[]) TO amana_app;

-- An officer acts on persons within reach of the own authority; the installation (officer 0) on all.
CREATE OR REPLACE FUNCTION register.demand_reach(p_person bigint[], p_officer bigint[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE bad bigint;
BEGIN
  SELECT min(u.person) INTO bad FROM unnest(p_person, p_officer) u(person, officer) LEFT JOIN access.officer o ON o.no = u.officer
   WHERE u.officer <> 0 AND NOT EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = u.person AND r.authority = o.authority);
  IF bad IS NOT NULL THEN RAISE EXCEPTION 'not-permitted: person % is not within reach of your authority', bad USING ERRCODE = '42501'; END IF;
END $$;

-- Who held a person just before a fact, and in which state (or with which outcome): the believed facts before it, carried forward. NULL before the first.
CREATE OR REPLACE FUNCTION register.holder_before(p_person bigint, p_at timestamptz, p_pos bigint) RETURNS TABLE (custodian text, state text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT (SELECT f.custodian FROM register.custody_fact f WHERE f.person_no = p_person AND f.superseded_pos IS NULL AND (f.at, f.event_pos) < (p_at, p_pos) AND f.custodian IS NOT NULL ORDER BY f.at DESC, f.event_pos DESC LIMIT 1),
         (SELECT coalesce(f.outcome, f.state) FROM register.custody_fact f WHERE f.person_no = p_person AND f.superseded_pos IS NULL AND (f.at, f.event_pos) < (p_at, p_pos) AND coalesce(f.outcome, f.state) IS NOT NULL ORDER BY f.at DESC, f.event_pos DESC LIMIT 1) $$;

-- I07: whether a correction changes who held. What two officers signed is never one officer's to unsay; neither is a custodian put in place of another, an entry withdrawn so that
-- another authority held instead, nor custody that now opens while another authority held. The decision of the command and the database ask the same question.
CREATE OR REPLACE FUNCTION register.correction_changes_holder(p_corrects uuid, p_at timestamptz, p_custodian text, p_withdrawn boolean) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM register.custody_fact o
      CROSS JOIN LATERAL (SELECT
        (SELECT f.custodian FROM register.custody_fact f WHERE f.person_no = o.person_no AND f.superseded_pos IS NULL AND f.event_pos <> o.event_pos AND f.custodian IS NOT NULL
            AND (f.at < i.at OR (f.at = i.at AND f.event_pos < i.pos)) ORDER BY f.at DESC, f.event_pos DESC LIMIT 1) AS custodian,
        (SELECT coalesce(f.outcome, f.state) FROM register.custody_fact f WHERE f.person_no = o.person_no AND f.superseded_pos IS NULL AND f.event_pos <> o.event_pos AND coalesce(f.outcome, f.state) IS NOT NULL
            AND (f.at < i.at OR (f.at = i.at AND f.event_pos < i.pos)) ORDER BY f.at DESC, f.event_pos DESC LIMIT 1) AS state,
        (SELECT f.custodian FROM register.custody_fact f WHERE f.person_no = o.person_no AND f.superseded_pos IS NULL AND f.event_pos <> o.event_pos AND f.custodian IS NOT NULL
            AND (f.at > i.at OR (f.at = i.at AND f.event_pos > i.pos)) ORDER BY f.at, f.event_pos LIMIT 1) AS next_custodian
          FROM (SELECT CASE WHEN p_withdrawn THEN o.at ELSE p_at END AS at, CASE WHEN p_withdrawn THEN o.event_pos ELSE 9223372036854775807 END AS pos) i) beside
     WHERE o.event_id = p_corrects AND ((o.custodian IS NOT NULL AND NOT o.opens)
        OR (p_withdrawn AND coalesce(beside.custodian, beside.next_custodian) <> o.custodian)
        OR (NOT p_withdrawn AND p_custodian <> coalesce(o.custodian, beside.custodian))
        OR (NOT p_withdrawn AND o.opens AND beside.state = 'held' AND beside.custodian <> coalesce(p_custodian, o.custodian)))) $$;
-- Whose officer recorded an event; NULL for the installation.
CREATE OR REPLACE FUNCTION register.recording_authority(p_event uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT access.authority_of(e.officer_no) FROM register.event e WHERE e.id = p_event $$;
GRANT EXECUTE ON FUNCTION register.correction_changes_holder(uuid, timestamptz, text, boolean), register.recording_authority(uuid) TO amana_app;

-- The rules about custody facts, over the whole statement. An act that breaks one is refused; a fact is recorded and its breach is due in the same command.
CREATE OR REPLACE FUNCTION register.custody_fact_rules() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE v record; bad bigint;
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  -- who may say it: an officer of an authority that has the person in reach, or that takes the person into its own custody; a best-interest act is child protection's
  SELECT min(n.person_no) INTO bad FROM fresh n JOIN register.event e ON e.pos = n.event_pos LEFT JOIN access.officer o ON o.no = e.officer_no
   WHERE e.officer_no <> 0 AND NOT (n.best_interest AND access.has_role(e.officer_no, 'child_protection_officer')) AND NOT (n.opens AND n.custodian = o.authority)
     AND NOT EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = n.person_no AND r.authority = o.authority);
  IF bad IS NOT NULL THEN RAISE EXCEPTION 'not-permitted: person % is not within reach of your authority', bad USING ERRCODE = '42501'; END IF;
  IF EXISTS (SELECT FROM fresh n JOIN register.event e ON e.pos = n.event_pos WHERE n.best_interest AND NOT access.has_role(e.officer_no, 'child_protection_officer')) THEN
    RAISE EXCEPTION 'I13-minor-apart-from-adults: only a child protection officer places a child with adults in its best interest' USING ERRCODE = '23514', CONSTRAINT = 'I13-minor-apart-from-adults'; END IF;
  -- I01-one-place-one-custodian: in which section a person is, and that the person died, escaped or is missing, is said by the authority that held the person then; those who
  -- held before or will receive, look on
  SELECT min(n.person_no) INTO bad FROM fresh n JOIN register.event e ON e.pos = n.event_pos
   WHERE (e.type IN ('DeathRecorded', 'EscapeRecorded', 'UnaccountedRecorded') OR (e.type IN ('SectionMoved', 'FoundInSection') AND NOT access.has_role(e.officer_no, 'child_protection_officer')))
     AND e.officer_no <> 0 AND access.authority_of(e.officer_no) <> (SELECT h.custodian FROM register.holder_before(n.person_no, n.at, n.event_pos) h);
  IF bad IS NOT NULL THEN RAISE EXCEPTION 'I01-one-place-one-custodian: person % is held by another authority', bad USING ERRCODE = '23514', CONSTRAINT = 'I01-one-place-one-custodian'; END IF;
  -- I21-death-is-final: nothing that is believed lies after a death that is believed
  SELECT min(n.person_no) INTO bad FROM fresh n JOIN register.custody_fact d ON d.person_no = n.person_no AND d.outcome = 'death' AND d.superseded_pos IS NULL AND d.event_pos <> n.event_pos
   WHERE n.at > d.at OR (n.at = d.at AND n.event_pos > d.event_pos);
  IF bad IS NULL THEN
    SELECT min(n.person_no) INTO bad FROM fresh n JOIN register.custody_fact l ON l.person_no = n.person_no AND l.superseded_pos IS NULL AND l.at > n.at WHERE n.outcome = 'death'; END IF;
  IF bad IS NOT NULL THEN RAISE EXCEPTION 'I21-death-is-final: person % cannot be held, moved or found after the death; correct the wrong record first', bad USING ERRCODE = '23514', CONSTRAINT = 'I21-death-is-final'; END IF;
  -- I04-no-admission-without-order
  FOR v IN
    SELECT n.person_no, n.event_id, n.kind FROM fresh n
     WHERE (n.opens OR (n.moves AND n.site IS NOT NULL AND EXISTS (
        SELECT FROM (SELECT b.vehicle FROM register.custody_fact b WHERE b.person_no = n.person_no AND b.moves AND b.superseded_pos IS NULL AND (b.at, b.event_pos) < (n.at, n.event_pos)
                      ORDER BY b.at DESC, b.event_pos DESC LIMIT 1) before WHERE before.vehicle IS NOT NULL)))
       AND register.live_order(n.person_no, n.at) IS NULL
  LOOP
    IF v.kind = 'act' THEN RAISE EXCEPTION 'I04-no-admission-without-order: person % has no order that is in force', v.person_no USING ERRCODE = '23514', CONSTRAINT = 'I04-no-admission-without-order'; END IF;
    INSERT INTO register.breach_due (fact_event, person_no, rule) VALUES (v.event_id, v.person_no, 'I04-no-admission-without-order') ON CONFLICT DO NOTHING;
  END LOOP;
  -- I07-two-signatures-one-instant: a person whom another authority holds passes by a hand-over, not by being found or admitted elsewhere
  FOR v IN
    SELECT n.person_no, n.event_id, n.kind FROM fresh n CROSS JOIN LATERAL register.holder_before(n.person_no, n.at, n.event_pos) h WHERE n.opens AND h.state = 'held' AND h.custodian <> n.custodian
  LOOP
    IF v.kind = 'act' THEN RAISE EXCEPTION 'I07-two-signatures-one-instant: person % is held by another authority and passes by a hand-over', v.person_no USING ERRCODE = '23514', CONSTRAINT = 'I07-two-signatures-one-instant'; END IF;
    INSERT INTO register.breach_due (fact_event, person_no, rule) VALUES (v.event_id, v.person_no, 'I07-two-signatures-one-instant') ON CONFLICT DO NOTHING;
  END LOOP;
  -- I13, I16, I17: where the statement leaves each person. What was the past when it was recorded moves nobody now.
  FOR v IN
    WITH newest AS MATERIALIZED (
      SELECT n.* FROM fresh n WHERE n.moves AND NOT EXISTS (SELECT FROM register.custody_fact l WHERE l.person_no = n.person_no AND l.superseded_pos IS NULL AND (l.moves OR l.outcome IS NOT NULL)
        AND (l.at, l.event_pos) > (n.at, n.event_pos)))
    SELECT w.person_no, w.rule, w.detail, n.kind, n.event_id
      FROM register.placement_violations((SELECT array_agg(n.person_no ORDER BY n.event_pos) FROM newest n), (SELECT array_agg(n.at ORDER BY n.event_pos) FROM newest n), (SELECT array_agg(n.site ORDER BY n.event_pos) FROM newest n),
        (SELECT array_agg(n.section ORDER BY n.event_pos) FROM newest n), (SELECT array_agg(n.vehicle ORDER BY n.event_pos) FROM newest n), (SELECT array_agg(n.compartment ORDER BY n.event_pos) FROM newest n),
        (SELECT array_agg(n.best_interest ORDER BY n.event_pos) FROM newest n)) w JOIN newest n ON n.person_no = w.person_no
  LOOP
    IF v.kind = 'act' THEN RAISE EXCEPTION '%: person %, %', v.rule, v.person_no, v.detail USING ERRCODE = '23514', CONSTRAINT = v.rule; END IF;
    INSERT INTO register.breach_due (fact_event, person_no, rule) VALUES (v.event_id, v.person_no, v.rule) ON CONFLICT DO NOTHING;
  END LOOP;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "I04-I13-I16-I17-I21-custody-fact" AFTER INSERT ON register.custody_fact REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION register.custody_fact_rules();

-- At commit: every breach that was due is there, named for its rule, its person and its fact.
CREATE OR REPLACE FUNCTION register.breach_paid() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM register.breach b WHERE b.fact_event = NEW.fact_event AND b.person_no = NEW.person_no AND b.rule = NEW.rule
      -- for a correction that changes who held answers its author: a breach laid on another authority could be cured by the author
      AND NOT (b.rule = 'I07-two-signatures-one-instant' AND EXISTS (SELECT FROM register.event e WHERE e.id = b.fact_event AND e.type = 'CustodyCorrected' AND e.officer_no <> 0
        AND access.authority_of(e.officer_no) <> b.authority))) THEN
    RAISE EXCEPTION '%: a fact that breaks this rule needs its breach in the same command (person %)', NEW.rule, NEW.person_no USING ERRCODE = '23514', CONSTRAINT = NEW.rule; END IF;
  DELETE FROM register.breach_due d WHERE d.fact_event = NEW.fact_event AND d.person_no = NEW.person_no AND d.rule = NEW.rule;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS breach_paid ON register.breach_due;
CREATE CONSTRAINT TRIGGER breach_paid AFTER INSERT ON register.breach_due DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION register.breach_paid();

-- -------------------------------------------------------------------------------------------------------------------------------- projectors
CREATE OR REPLACE FUNCTION register.project_number_block_allocated(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO register.number_block (prefix, first, size, used, event_pos) SELECT f.data->>'prefix', (f.data->>'first')::int, (f.data->>'size')::int, 0, f.pos FROM unnest(p) f;
  IF EXISTS (SELECT FROM unnest(p) f JOIN register.number_block b ON b.prefix = f.data->>'prefix' JOIN register.number_block c ON c.prefix = b.prefix AND c.first > b.first AND c.first < b.first + b.size) THEN
    RAISE EXCEPTION 'number-block-overlaps: two blocks would hold the same number' USING ERRCODE = '23514'; END IF;
  IF EXISTS (SELECT FROM unnest(p) f JOIN sites.site s ON s.code = f.data->>'prefix' WHERE f.officer_no <> 0 AND s.authority IS DISTINCT FROM access.authority_of(f.officer_no)) AND NOT register.rebuilding() THEN
    RAISE EXCEPTION 'not-permitted: an administrator sets numbers aside for sites of the own authority only' USING ERRCODE = '42501'; END IF;
END $$;
CREATE OR REPLACE FUNCTION register.project_person_registered(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n bigint;
BEGIN
  IF EXISTS (SELECT FROM unnest(p) f JOIN register.person x ON x.register_number = f.data->>'registerNumber') THEN
    RAISE EXCEPTION 'number-used: a register number is never used twice' USING ERRCODE = '23514'; END IF;
  WITH number AS (SELECT split_part(f.data->>'registerNumber', '-', 1) AS prefix, split_part(f.data->>'registerNumber', '-', 2)::int AS serial FROM unnest(p) f),
  used AS (SELECT b.prefix, b.first, count(*) AS n FROM number u JOIN register.number_block b ON b.prefix = u.prefix AND u.serial >= b.first AND u.serial < b.first + b.size GROUP BY b.prefix, b.first),
  done AS (UPDATE register.number_block b SET used = b.used + u.n FROM used u WHERE b.prefix = u.prefix AND b.first = u.first RETURNING u.n)
  SELECT coalesce(sum(done.n), 0) INTO n FROM done;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'number-not-allocated: a register number is outside the blocks of its site' USING ERRCODE = '23514'; END IF;
  INSERT INTO register.person (no, register_number, sex, synthetic, event_pos)
    SELECT f.stream_no, f.data->>'registerNumber', f.data->>'sex', (f.data->>'synthetic')::boolean, f.pos FROM unnest(p) f;
  PERFORM register.add_names(p);
END $$;
-- Names and their search tokens; the tokens were made by the pure helper that also makes those of a search.
CREATE OR REPLACE FUNCTION register.add_names(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO register.person_name (person_no, ord, kind, script, source, full_name, parts, event_pos)
    SELECT f.stream_no, n.ord, n.name->>'kind', n.name->>'script', n.name->>'source', n.name->>'full', coalesce(n.name->'parts', '{}'), f.pos
      FROM unnest(p) f CROSS JOIN LATERAL jsonb_array_elements(f.personal->'names') WITH ORDINALITY n(name, ord);
  INSERT INTO register.name_token (token, person_no, event_pos)
    SELECT t.token, f.stream_no, min(f.pos) FROM unnest(p) f CROSS JOIN LATERAL jsonb_array_elements_text(f.personal->'tokens') t(token) GROUP BY t.token, f.stream_no ORDER BY t.token, f.stream_no
    ON CONFLICT DO NOTHING $$;
CREATE OR REPLACE FUNCTION register.project_name_added(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ SELECT register.add_names(p) $$;
CREATE OR REPLACE FUNCTION register.project_nationality_claimed(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO register.nationality_claim (person_no, code, source, event_pos) SELECT f.stream_no, f.personal->>'code', f.personal->>'source', f.pos FROM unnest(p) f $$;
-- A nationality is claimed by an authority that holds or held the person, not by one about to receive; those who ask or judge on their own account say what they heard. At commit,
-- because a registration claims it together with the custody. enable_seqscan = off: see custody_tiles.
CREATE OR REPLACE FUNCTION register.nationality_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE officer bigint := (SELECT e.officer_no FROM register.event e WHERE e.pos = NEW.event_pos);
BEGIN
  IF register.rebuilding() OR officer = 0 OR EXISTS (SELECT FROM register.custody_fact f WHERE f.person_no = NEW.person_no AND f.superseded_pos IS NULL AND f.custodian = access.authority_of(officer))
     OR access.has_role(officer, 'child_protection_officer') OR access.has_role(officer, 'judiciary_clerk') OR access.has_role(officer, 'interviewer') THEN RETURN NULL; END IF;
  RAISE EXCEPTION 'not-permitted: your authority neither holds nor held person %', NEW.person_no USING ERRCODE = '42501';
END $$;
DROP TRIGGER IF EXISTS nationality_guard ON register.nationality_claim;
CREATE CONSTRAINT TRIGGER nationality_guard AFTER INSERT ON register.nationality_claim DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION register.nationality_guard();
-- I02-custody-tiles, at commit: nobody is on the register whom nobody holds.
CREATE OR REPLACE FUNCTION register.person_in_custody() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
BEGIN
  IF NOT register.rebuilding() AND NOT EXISTS (SELECT FROM register.custody c WHERE c.person_no = NEW.no AND c.known_to IS NULL) THEN
    RAISE EXCEPTION 'I02-custody-tiles: person % is registered without custody', NEW.no USING ERRCODE = '23514', CONSTRAINT = 'I02-custody-tiles'; END IF;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS "I02-custody-tiles" ON register.person;
CREATE CONSTRAINT TRIGGER "I02-custody-tiles" AFTER INSERT ON register.person DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION register.person_in_custody();

CREATE OR REPLACE FUNCTION register.project_custody_found(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT register.record_custody(array_agg(ROW(f.stream_no, f.pos, f.id, f.occurred_at, f.received_at, f.kind, true, f.data->>'custodian', true, f.data->>'site', f.data->>'section', NULL, NULL,
    coalesce((f.data->>'bestInterest')::boolean, false), 'held', NULL, NULL)::register.custody_fact)) FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION register.project_custody_admitted(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT register.project_custody_found(p) $$;
CREATE OR REPLACE FUNCTION register.project_section_moved(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT register.record_custody(array_agg(ROW(f.stream_no, f.pos, f.id, f.occurred_at, f.received_at, f.kind, false, NULL, true, f.data->>'site', f.data->>'section', NULL, NULL,
    coalesce((f.data->>'bestInterest')::boolean, false), 'held', NULL, NULL)::register.custody_fact)) FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION register.project_found_in_section(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT register.project_section_moved(p) $$;
-- A person whose state or outcome changes, where the person is.
CREATE OR REPLACE FUNCTION register.record_state(p register.fact[], p_state text, p_outcome text) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT register.record_custody(array_agg(ROW(f.stream_no, f.pos, f.id, f.occurred_at, f.received_at, f.kind, false, NULL, false, NULL, NULL, NULL, NULL, false, p_state, p_outcome, NULL)::register.custody_fact)) FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION register.project_escape_recorded(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ SELECT register.record_state(p, 'at_large', NULL) $$;
CREATE OR REPLACE FUNCTION register.project_unaccounted_recorded(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ SELECT register.record_state(p, 'unaccounted', NULL) $$;
CREATE OR REPLACE FUNCTION register.project_death_recorded(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM register.record_state(p, NULL, 'death');
  IF EXISTS (SELECT FROM unnest(p) f WHERE '' = ANY (ARRAY[coalesce(f.personal->>'cause', ''), coalesce(f.personal->>'circumstances', ''), coalesce(f.personal->>'remains', ''), coalesce(f.personal->>'referral', '')])) THEN
    RAISE EXCEPTION 'I21-death-complete: cause (or pending), circumstances, remains and referral are all needed' USING ERRCODE = '23514', CONSTRAINT = 'I21-death-complete'; END IF;
  INSERT INTO register.death (person_no, at, cause, circumstances, remains, referral, event_pos)
    SELECT f.stream_no, f.occurred_at, f.personal->>'cause', f.personal->>'circumstances', f.personal->>'remains', f.personal->>'referral', f.pos FROM unnest(p) f;
END $$;
-- A correction: the corrected fact is no longer believed, the replacing one takes its values where it does not change them, the person is folded again.
CREATE OR REPLACE FUNCTION register.project_custody_corrected(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  IF NOT register.rebuilding() THEN
    IF EXISTS (SELECT FROM unnest(p) f JOIN register.event e ON e.id = (f.data->>'corrects')::uuid WHERE f.officer_no <> 0 AND access.authority_of(e.officer_no) IS DISTINCT FROM access.authority_of(f.officer_no)) THEN
      RAISE EXCEPTION 'not-permitted: a record of custody is corrected by the authority that made it' USING ERRCODE = '42501'; END IF;
    -- I07: asked before the fact is superseded; who held is not changed by one officer without a breach that shows it
    INSERT INTO register.breach_due (fact_event, person_no, rule)
      SELECT f.id, f.stream_no, 'I07-two-signatures-one-instant' FROM unnest(p) f
       WHERE register.correction_changes_holder((f.data->>'corrects')::uuid, f.occurred_at, f.data->>'custodian', coalesce((f.data->>'withdrawn')::boolean, false)) ON CONFLICT DO NOTHING;
  END IF;
  UPDATE register.custody_fact c SET superseded_pos = f.pos FROM unnest(p) f WHERE c.event_id = (f.data->>'corrects')::uuid AND c.person_no = f.stream_no AND c.superseded_pos IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: the fact is unknown or was corrected already' USING ERRCODE = '23514'; END IF;
  INSERT INTO register.correction (corrected_event, correcting_event, person_no, event_pos) SELECT (f.data->>'corrects')::uuid, f.id, f.stream_no, f.pos FROM unnest(p) f;
  DELETE FROM register.death d USING unnest(p) f, register.event e WHERE e.id = (f.data->>'corrects')::uuid AND d.person_no = f.stream_no AND d.event_pos = e.pos AND coalesce((f.data->>'withdrawn')::boolean, false);
  UPDATE register.death d SET at = f.occurred_at, cause = coalesce(f.personal->>'cause', d.cause), circumstances = coalesce(f.personal->>'circumstances', d.circumstances),
         remains = coalesce(f.personal->>'remains', d.remains), referral = coalesce(f.personal->>'referral', d.referral), event_pos = f.pos
    FROM unnest(p) f JOIN register.event e ON e.id = (f.data->>'corrects')::uuid WHERE d.person_no = f.stream_no AND d.event_pos = e.pos;
  INSERT INTO register.custody_fact (person_no, event_pos, event_id, at, received_at, kind, opens, custodian, moves, site, section, vehicle, compartment, best_interest, state, outcome)
    SELECT f.stream_no, f.pos, f.id, f.occurred_at, f.received_at, f.kind, o.opens, coalesce(f.data->>'custodian', o.custodian), o.moves,
           CASE WHEN o.moves THEN CASE WHEN f.data ? 'place' THEN f.data->'place'->>'site' ELSE o.site END END, CASE WHEN o.moves THEN CASE WHEN f.data ? 'place' THEN f.data->'place'->>'section' ELSE o.section END END,
           CASE WHEN o.moves THEN CASE WHEN f.data ? 'place' THEN f.data->'place'->>'vehicle' ELSE o.vehicle END END, CASE WHEN o.moves THEN CASE WHEN f.data ? 'place' THEN f.data->'place'->>'compartment' ELSE o.compartment END END,
           false, o.state, o.outcome
      FROM unnest(p) f JOIN register.event e ON e.id = (f.data->>'corrects')::uuid JOIN register.custody_fact o ON o.person_no = f.stream_no AND o.event_pos = e.pos
     WHERE NOT coalesce((f.data->>'withdrawn')::boolean, false);
  PERFORM register.fold_custody(array_agg(DISTINCT f.stream_no), max(f.received_at)) FROM unnest(p) f;
END $$;

-- Events of a person that cite a document. The document need not exist: evidence is recorded as it was given.
CREATE OR REPLACE FUNCTION register.cite_documents(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO register.document_citation (event_pos, sha256, person_no) SELECT f.pos, f.data->>'documentSha256', f.stream_no FROM unnest(p) f WHERE f.data ? 'documentSha256' $$;
GRANT EXECUTE ON FUNCTION register.cite_documents(register.fact[]) TO amana_guard;
CREATE OR REPLACE FUNCTION register.project_document_stored(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO register.document_citation (event_pos, sha256, officer_no) SELECT f.pos, f.data->>'sha256', f.officer_no FROM unnest(p) f;
  INSERT INTO register.document (sha256, media_type, bytes, event_pos) SELECT f.data->>'sha256', f.data->>'mediaType', (f.data->>'bytes')::bigint, f.pos FROM unnest(p) f
    -- two officers may store the same bytes at once: whichever commits first, the row cites the earlier event
    ON CONFLICT (sha256) DO UPDATE SET event_pos = excluded.event_pos WHERE excluded.event_pos < document.event_pos $$;
CREATE OR REPLACE FUNCTION register.project_order_recorded(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO register.custody_order (id, person_no, ground, article, authority, document_sha256, issued_at, expires_at, event_pos)
  SELECT f.id, f.stream_no, f.personal->>'ground', f.personal->>'article', f.data->>'authority', f.data->>'documentSha256', register.at((f.data->>'issuedAt')::bigint), register.at((f.data->>'expiresAt')::bigint), f.pos FROM unnest(p) f;
  SELECT register.cite_documents(p) $$;
CREATE OR REPLACE FUNCTION register.project_order_extended(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  UPDATE register.custody_order o SET expires_at = register.at((f.data->>'expiresAt')::bigint), event_pos = f.pos FROM unnest(p) f WHERE o.id = (f.data->>'orderId')::uuid AND o.person_no = f.stream_no;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'not-found: an order is extended once in a command, on the stream of its person' USING ERRCODE = '23514'; END IF;
  PERFORM register.cite_documents(p);
END $$;
-- I05-order-live: an order is extended before it ends, never shortened, by a judicial role (the event type's roles), on a stored document.
CREATE OR REPLACE FUNCTION register.order_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE e register.event;
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  SELECT * INTO e FROM register.event x WHERE x.pos = NEW.event_pos;
  IF NOT access.has_role(e.officer_no, 'judiciary_clerk') THEN RAISE EXCEPTION 'I05-order-live: only a judicial role extends an order' USING ERRCODE = '23514', CONSTRAINT = 'I05-order-live'; END IF;
  IF OLD.expires_at <= e.received_at THEN RAISE EXCEPTION 'I05-order-live: the order has ended; a new one is needed' USING ERRCODE = '23514', CONSTRAINT = 'I05-order-live'; END IF;
  IF NEW.expires_at <= OLD.expires_at OR (NEW.id, NEW.person_no, NEW.ground, NEW.article, NEW.authority, NEW.document_sha256, NEW.issued_at) IS DISTINCT FROM
     (OLD.id, OLD.person_no, OLD.ground, OLD.article, OLD.authority, OLD.document_sha256, OLD.issued_at) THEN
    RAISE EXCEPTION 'I05-order-live: an extension changes the end of an order, and only to a later one' USING ERRCODE = '23514', CONSTRAINT = 'I05-order-live'; END IF;
  IF NOT EXISTS (SELECT FROM register.document d WHERE d.sha256 = e.body::jsonb->'data'->>'documentSha256') THEN
    RAISE EXCEPTION 'not-found: the document of the extension is not stored' USING ERRCODE = '23514'; END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "I05-order-live" AFTER UPDATE ON register.custody_order FOR EACH ROW EXECUTE FUNCTION register.order_guard();
-- Orders are recorded for persons within reach of the own authority; a judicial role records them for all. Everybody records the orders of the own authority only.
CREATE OR REPLACE FUNCTION register.order_reach() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  PERFORM register.demand_reach(array_agg(n.person_no), array_agg(e.officer_no)) FROM fresh n JOIN register.event e ON e.pos = n.event_pos WHERE NOT access.has_role(e.officer_no, 'judiciary_clerk');
  IF EXISTS (SELECT FROM fresh n JOIN register.event e ON e.pos = n.event_pos WHERE e.officer_no <> 0 AND n.authority IS DISTINCT FROM access.authority_of(e.officer_no)) THEN
    RAISE EXCEPTION 'not-permitted: an officer records the orders of the own authority only' USING ERRCODE = '42501'; END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER order_reach AFTER INSERT ON register.custody_order REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION register.order_reach();

CREATE OR REPLACE FUNCTION register.project_breach_opened(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO register.breach (id, person_no, rule, source, authority, fact_event, opened_at, event_pos)
  SELECT f.id, f.stream_no, f.data->>'rule', f.data->>'source', f.data->>'authority', (f.data->>'factEvent')::uuid, f.occurred_at, f.pos FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION register.project_breach_cured(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  -- what is over cannot be tested again: the authority that answers for it does not declare it mended
  IF EXISTS (SELECT FROM unnest(p) f JOIN register.breach b ON b.id = (f.data->>'breachId')::uuid
      WHERE f.officer_no <> 0 AND b.rule !~ '^I(04|13|16|17)-' AND b.authority = access.authority_of(f.officer_no) AND NOT access.has_role(f.officer_no, 'judiciary_clerk')) AND NOT register.rebuilding() THEN
    RAISE EXCEPTION 'not-permitted: a breach of a past event is cured by a judicial role or by another authority' USING ERRCODE = '42501'; END IF;
  UPDATE register.breach b SET cured_at = f.occurred_at, cured_by = f.officer_no, event_pos = f.pos FROM unnest(p) f WHERE b.id = (f.data->>'breachId')::uuid AND b.person_no = f.stream_no AND b.cured_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'not-found: the breach is unknown or cured already' USING ERRCODE = '23514'; END IF;
END $$;

CREATE OR REPLACE FUNCTION register.project_list_received(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO register.list (no, site, source, file_sha256, file_name, read, accepted, waiting, refused, received_at, event_pos)
  SELECT f.stream_no, f.data->>'site', f.data->>'source', f.data->>'fileSha256', coalesce(f.personal->>'fileName', ''), (f.data->>'read')::int, (f.data->>'accepted')::int, (f.data->>'waiting')::int, (f.data->>'refused')::int, f.received_at, f.pos FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION register.project_list_row_read(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO register.list_row (list_no, row, outcome, code, cells, reasons, candidate, person_no, event_pos)
  SELECT f.stream_no, (f.data->>'row')::int, f.data->>'outcome', f.data->>'code', coalesce(f.personal->'cells', '{}'), coalesce(f.personal->'reasons', '[]'), f.personal->'candidate', (f.data->>'personNo')::bigint, f.pos FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION register.project_list_row_resolved(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  UPDATE register.list_row r SET resolution = f.data->>'decision', resolved_by = f.officer_no, person_no = (f.data->>'personNo')::bigint, event_pos = f.pos
    FROM unnest(p) f WHERE r.list_no = f.stream_no AND r.row = (f.data->>'row')::int AND r.outcome <> 'accepted' AND r.resolution IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: the row is unknown or resolved already' USING ERRCODE = '23514'; END IF;
END $$;
-- A list is received, and its rows are resolved, by the authority that holds the site.
CREATE OR REPLACE FUNCTION register.list_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  IF EXISTS (SELECT FROM fresh n JOIN register.list l ON l.no = (to_jsonb(n)->>TG_ARGV[0])::bigint JOIN sites.site s ON s.code = l.site JOIN register.event e ON e.pos = n.event_pos
      WHERE e.officer_no <> 0 AND s.authority IS DISTINCT FROM access.authority_of(e.officer_no)) THEN
    RAISE EXCEPTION 'not-permitted: a list belongs to the authority that holds its site' USING ERRCODE = '42501'; END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER list_guard AFTER INSERT ON register.list REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION register.list_guard('no');
CREATE OR REPLACE TRIGGER list_row_guard AFTER INSERT ON register.list_row REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION register.list_guard('list_no');
CREATE OR REPLACE TRIGGER list_resolution_guard AFTER UPDATE ON register.list_row REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION register.list_guard('list_no');
-- Nobody on a list is lost: at commit the rows of a list are as many, with these outcomes, as its head says.
CREATE OR REPLACE FUNCTION register.list_complete() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF (NEW.read, NEW.accepted, NEW.waiting, NEW.refused) IS DISTINCT FROM (SELECT (count(*)::int, count(*) FILTER (WHERE r.outcome = 'accepted')::int, count(*) FILTER (WHERE r.outcome = 'waiting')::int,
      count(*) FILTER (WHERE r.outcome = 'refused')::int) FROM register.list_row r WHERE r.list_no = NEW.no) AND NOT register.rebuilding() THEN
    RAISE EXCEPTION 'list-rows-add-up: the rows of the list are not what its head says' USING ERRCODE = '23514'; END IF;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS list_complete ON register.list;
CREATE CONSTRAINT TRIGGER list_complete AFTER INSERT ON register.list DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION register.list_complete();

-- How many persons are held in a section now: a number, so that it can be told to officers who may not see all of the persons.
CREATE OR REPLACE FUNCTION register.occupants(p_site text, p_section text) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*)::int FROM register.custody c WHERE c.site = p_site AND c.section = p_section AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'held' $$;
GRANT EXECUTE ON FUNCTION register.occupants(text, text) TO amana_app;

-- What the queries need beyond the projections: who asks, and the timeline of a person or of an operation (amana_app cannot read register.event).

-- A name of what is visible. The snapshot alone would do, were it not that a server which crashed may give the number of a transaction again that wrote nothing; the newest event and the start of the
-- server tell those apart. No more than its body, so that it is put in the place of its call.
CREATE OR REPLACE FUNCTION register.snapshot_name() RETURNS text LANGUAGE sql STABLE AS $$
  SELECT concat_ws(' ', current_database(), pg_postmaster_start_time(), (SELECT max(e.pos) FROM register.event e), pg_current_snapshot()) $$;
-- The opening of every query: who asks, for which authority, in which roles, what time the register clock shows, and the name of what is visible. The session is resolved in the one statement that this is, as
-- access.officer_id() and access.officer_authority() do.
CREATE OR REPLACE FUNCTION register.reading_context() RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN (SELECT jsonb_build_object('officerNo', a.no, 'authority', a.authority, 'now', register.ms(register.clock()),
    'postings', CASE WHEN a.no = 0 THEN '[{"role": "installation", "site": "*"}]'::jsonb
      ELSE coalesce((SELECT jsonb_agg(jsonb_build_object('role', p.role, 'site', p.site) ORDER BY p.role, p.site) FROM access.posting p WHERE p.officer_no = a.no), '[]') END,
    'synthetic', coalesce((SELECT c.synthetic FROM register.clock_setting c), false), 'snapshot', register.snapshot_name())
    FROM (VALUES (1)) one LEFT JOIN (SELECT s.officer_no AS no, CASE WHEN o.active THEN o.authority END AS authority FROM access.session s LEFT JOIN access.officer o ON o.no = s.officer_no
      WHERE s.token_hash = sha256(convert_to(nullif(current_setting('amana.token', true), ''), 'UTF8')) AND s.idle_until > now() AND s.ends_at > now() AND (s.officer_no = 0 OR o.active)) a ON true);
END $$;

-- Whether the officer who asks may read a person's file: the same wall as the policies.
-- In plpgsql, whose plans are kept: a definer function in SQL is planned anew in each statement.
CREATE OR REPLACE FUNCTION register.sees_person(p_person bigint) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE reach text := access.reach();
BEGIN
  IF reach IS NULL THEN RETURN register.directs(access.officer_id(), p_person); END IF;
  RETURN reach = '*' OR EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = p_person AND r.authority = reach);
END $$;

-- The same of many persons at once.
CREATE OR REPLACE FUNCTION register.seen_persons(p_person bigint[]) RETURNS SETOF bigint LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE reach text := access.reach();
BEGIN
  IF reach = '*' THEN RETURN QUERY SELECT p.no FROM register.person p WHERE p.no = ANY (p_person);
  ELSIF reach IS NOT NULL THEN RETURN QUERY SELECT r.person_no FROM register.person_reach r WHERE r.authority = reach AND r.person_no = ANY (p_person);
  ELSE RETURN QUERY SELECT a.no FROM register.persons_at_own_sites() a(no) WHERE a.no = ANY (p_person); END IF;
END $$;

-- Which of these events are shown to the officer who asks. What tells of a fear is not (docs/decisions/0013-who-learns-of-a-fear.md): the fear itself, a breach of I11, and what would leave no other reason
-- why a person is not offered: that the private interview was held, and a strike-off, so that a person who was withdrawn for a fear looks like any other.
CREATE OR REPLACE FUNCTION register.shown_events(p_pos bigint[]) RETURNS SETOF bigint LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  -- most timelines hold nothing of that
  IF NOT EXISTS (SELECT FROM register.event e WHERE e.pos = ANY (p_pos) AND register.is_told_to_some(e.type)) THEN
    RETURN QUERY SELECT e.pos FROM register.event e WHERE e.pos = ANY (p_pos); RETURN; END IF;
  RETURN QUERY WITH part AS MATERIALIZED (SELECT p.manifest_no, p.person_no FROM transfers.lines_in_part(ARRAY(SELECT DISTINCT (e.body::jsonb->'data'->>'manifestNo')::bigint FROM register.event e
    WHERE e.pos = ANY (p_pos) AND e.type IN ('NoticeGiven', 'InterviewRecorded'))) p)
  SELECT e.pos FROM register.event e WHERE e.pos = ANY (p_pos) AND CASE
    WHEN e.type LIKE 'Fear%' THEN EXISTS (SELECT FROM safeguards.fear f WHERE f.id = CASE WHEN e.type = 'FearRecorded' THEN e.id ELSE (e.body::jsonb->'data'->>'fearId')::uuid END AND safeguards.reads_fears_of(f.country))
    WHEN e.type = 'LineStruckOff' THEN (e.body::jsonb->'data'->>'manifestNo')::bigint = ANY (transfers.whole_manifests())
    WHEN e.type IN ('NoticeGiven', 'InterviewRecorded') THEN (e.body::jsonb->'data'->>'manifestNo')::bigint = ANY (transfers.whole_manifests())
      OR ((e.body::jsonb->'data'->>'manifestNo')::bigint, e.stream_no) IN (SELECT p.manifest_no, p.person_no FROM part p)
    WHEN e.type = 'BreachOpened' THEN e.body::jsonb->'data'->>'rule' NOT LIKE 'I11-%' OR transfers.told_of_breach(e.id)
    WHEN e.type = 'BreachCured' THEN NOT EXISTS (SELECT FROM register.breach b WHERE b.id = (e.body::jsonb->'data'->>'breachId')::uuid AND b.rule LIKE 'I11-%') OR transfers.told_of_breach((e.body::jsonb->'data'->>'breachId')::uuid)
    ELSE true END; END $$;

-- What is told of a hand-over: within one authority also between which sites it leads, of the manifest, where the event has its number only.
CREATE OR REPLACE FUNCTION register.pass_told(p_type text, p_id uuid, p_data jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT p_data || coalesce((SELECT jsonb_build_object('kind', CASE WHEN h.goes_back THEN 'within-back' WHEN h.ordinal = 1 THEN 'within-begun' ELSE 'within' END, 'authority', m.from_authority, 'fromSite', m.from_site, 'toSite', coalesce(m.heading_site, m.to_site))
    FROM transfers.handover h JOIN transfers.manifest m ON m.no = h.manifest_no WHERE h.kind = 'within-authority' AND h.id = CASE p_type WHEN 'HandedOver' THEN p_id ELSE (p_data->>'handoverId')::uuid END), '{}') $$;
-- What a timeline shows of events: the envelope and the public data, never a personal field.
CREATE OR REPLACE FUNCTION register.timeline_of(p_pos bigint[]) RETURNS TABLE (pos bigint, id uuid, type text, stream_no bigint, occurred_at timestamptz, recorded_at timestamptz,
    received_at timestamptz, officer_no bigint, officer_en text, officer_ar text, authority text, data jsonb, corrects uuid, corrected_by uuid)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
BEGIN RETURN QUERY SELECT e.pos, e.id, e.type, e.stream_no, e.occurred_at, e.recorded_at, e.received_at, e.officer_no, o.name_en, o.name_ar, o.authority, CASE WHEN e.type IN ('HandedOver', 'PersonHandedOver') THEN register.pass_told(e.type, e.id, e.data) ELSE e.data END,
         (e.data->>'corrects')::uuid, (SELECT c.correcting_event FROM register.correction c WHERE c.corrected_event = e.id)
    -- event by event: a plan made for any list would read all events
    FROM register.shown_events(p_pos) s(pos) CROSS JOIN LATERAL (SELECT x.*, x.body::jsonb->'data' AS data FROM register.event x WHERE x.pos = s.pos OFFSET 0) e
    LEFT JOIN LATERAL (SELECT y.name_en, y.name_ar, y.authority FROM access.officer y WHERE y.no = e.officer_no OFFSET 0) o ON true; END $$;

-- The timeline of one person as it was known at an instant (NULL: now), oldest first, for whoever is written down as a reader of the file.
CREATE OR REPLACE FUNCTION register.person_events(p_person bigint, p_known_at timestamptz DEFAULT NULL) RETURNS TABLE (pos bigint, id uuid, type text, stream_no bigint, occurred_at timestamptz,
    recorded_at timestamptz, received_at timestamptz, officer_no bigint, officer_en text, officer_ar text, authority text, data jsonb, corrects uuid, corrected_by uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT t.* FROM register.timeline_of(CASE WHEN register.sees_person(p_person) AND access.demand_noted(p_person)
      THEN ARRAY(SELECT e.pos FROM register.event e WHERE e.stream_no = p_person AND (p_known_at IS NULL OR e.received_at <= p_known_at)) ELSE '{}' END) t
   ORDER BY t.occurred_at, t.pos $$;

-- The newest events of an operation and of those manifests that the officer who asks may see. Of a plan of who is held where, to whoever sees it; who stands behind its units is told once, by the plan.
CREATE OR REPLACE FUNCTION register.operation_events(p_operation bigint, p_limit int) RETURNS TABLE (pos bigint, id uuid, type text, stream_no bigint, occurred_at timestamptz,
    recorded_at timestamptz, received_at timestamptz, officer_no bigint, officer_en text, officer_ar text, authority text, data jsonb, corrects uuid, corrected_by uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT t.* FROM register.timeline_of(ARRAY(
      SELECT e.pos FROM register.event e
       WHERE access.case_reach() <> 'none' AND e.stream_no IN (SELECT p_operation UNION ALL SELECT m.no FROM transfers.manifest m WHERE m.operation_no = p_operation AND m.no = ANY (transfers.visible_manifests()))
         AND CASE WHEN e.type = 'PlacementPlanPeople' THEN false WHEN e.type = 'PlacementPlanMade' THEN transfers.sees_plan(e.id) WHEN e.type LIKE 'PlacementPlan%' THEN transfers.sees_plan((e.body::jsonb->'data'->>'planId')::uuid) ELSE true END
       ORDER BY e.pos DESC LIMIT p_limit)) t ORDER BY t.pos DESC $$;

-- The position of a manifest's newest event in its stream, for optimistic checks.
CREATE OR REPLACE FUNCTION register.manifest_seq(p_manifest bigint) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.seq FROM register.stream s WHERE s.no = p_manifest AND s.kind = 'manifest' AND transfers.sees(p_manifest) $$;

-- Which persons have an open fear that suspends them on a manifest: that it is so, never what was said, and only to those who are told of fears.
CREATE OR REPLACE FUNCTION register.fears_on(p_manifest bigint, p_at timestamptz) RETURNS TABLE (person_no bigint, open boolean, decided boolean, upheld boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT f.person_no, bool_or(safeguards.fear_open(f.person_no, ARRAY[f.country], p_at)), bool_and(f.decided_by IS NOT NULL AND (f.appealed_at IS NULL OR f.appeal_decided_by IS NOT NULL)), bool_or(coalesce(f.danger, false) OR coalesce(f.appeal_danger, false))
    FROM transfers.line l JOIN safeguards.fear f ON f.person_no = l.person_no AND f.country = ANY (transfers.countries(p_manifest))
   WHERE l.manifest_no = p_manifest AND transfers.sees(p_manifest) AND p_manifest = ANY (transfers.whole_manifests()) GROUP BY f.person_no $$;

-- Names of officers beside what they did: whoever is signed in may know who acted.
CREATE OR REPLACE FUNCTION access.officers_named(p_no bigint[]) RETURNS TABLE (no bigint, name_en text, name_ar text, authority text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT o.no, o.name_en, o.name_ar, o.authority FROM access.officer o WHERE access.officer_id() IS NOT NULL AND o.no = ANY (p_no) $$;

-- The state of the officers of the own authority of administrators and auditors: signed up, or still invited. No secret leaves.
CREATE OR REPLACE FUNCTION access.officer_states() RETURNS TABLE (officer_no bigint, username text, state text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT o.no, o.username, CASE WHEN NOT o.active THEN 'disabled' WHEN EXISTS (SELECT FROM access.credential c WHERE c.officer_no = o.no AND c.ended_at IS NULL) THEN 'active' ELSE 'invited' END
    FROM access.officer o WHERE access.officer_roles() && ARRAY['administrator', 'auditor'] AND o.authority = access.officer_authority() $$;

-- User names: the own one, and for whoever invites, whether one is taken.
CREATE OR REPLACE FUNCTION access.own_username() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT o.username FROM access.officer o WHERE o.no = access.officer_id() $$;
CREATE OR REPLACE FUNCTION access.username_taken(p_username text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT access.officer_roles() && ARRAY['administrator', 'installation'] AND EXISTS (SELECT FROM access.officer o WHERE o.username = p_username) $$;

-- Is the register ready for use by the serving role: whether it was declared.
CREATE OR REPLACE FUNCTION register.is_declared() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM register.clock_setting) $$;

GRANT EXECUTE ON FUNCTION register.reading_context(), register.sees_person(bigint), register.seen_persons(bigint[]), register.person_events(bigint, timestamptz), register.operation_events(bigint, int),
  register.manifest_seq(bigint), register.fears_on(bigint, timestamptz), access.officers_named(bigint[]), access.officer_states(), access.own_username(), access.username_taken(text), register.is_declared() TO amana_app;
GRANT EXECUTE ON FUNCTION register.pass_told(text, uuid, jsonb), register.timeline_of(bigint[]), register.shown_events(bigint[]), register.sees_person(bigint), register.seen_persons(bigint[]) TO amana_guard;

-- The user name behind a valid invitation, so that a password can be refused that is the same.
CREATE OR REPLACE FUNCTION access.invited_username(p_token_hash bytea) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT o.username FROM access.invitation i JOIN access.officer o ON o.no = i.officer_no WHERE i.token_hash = p_token_hash AND i.used_at IS NULL AND i.expires_at > now() $$;
GRANT EXECUTE ON FUNCTION access.invited_username(bytea) TO amana_app;

-- The demonstration officers who can sign in, for the sign-in page of a synthetic register; nothing on any other.
CREATE OR REPLACE FUNCTION access.demonstration_officers() RETURNS SETOF jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT jsonb_build_object('username', o.username, 'name', jsonb_build_object('en', o.name_en, 'ar', o.name_ar),
      'authority', jsonb_build_object('code', a.code, 'name', jsonb_build_object('en', a.name_en, 'ar', a.name_ar, 'ckb', coalesce(a.name_ckb, a.name_ar))),
      'roles', coalesce((SELECT jsonb_agg(jsonb_build_object('role', p.role, 'site', nullif(p.site, '*')) ORDER BY p.role, p.site) FROM access.posting p WHERE p.officer_no = o.no), '[]'))
    FROM access.officer o JOIN access.authority a ON a.code = o.authority
   WHERE o.demonstration AND o.active AND EXISTS (SELECT FROM access.credential k WHERE k.officer_no = o.no) AND (SELECT c.synthetic FROM register.clock_setting c) ORDER BY o.no $$;
GRANT EXECUTE ON FUNCTION access.demonstration_officers() TO amana_app;

-- Id and time of receipt of an event of a person or a manifest that the officer who asks sees: no content.
CREATE OR REPLACE FUNCTION register.shown_event(p_pos bigint) RETURNS TABLE (id uuid, received_at timestamptz) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.id, e.received_at FROM register.event e JOIN register.stream s ON s.no = e.stream_no
   WHERE e.pos = p_pos AND CASE s.kind WHEN 'person' THEN register.sees_person(s.no) WHEN 'manifest' THEN transfers.sees(s.no) ELSE false END AND EXISTS (SELECT FROM register.shown_events(ARRAY[p_pos])) $$;
GRANT EXECUTE ON FUNCTION register.shown_event(bigint) TO amana_guard;
CREATE OR REPLACE FUNCTION register.event_id(p_pos bigint) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.id FROM register.shown_event(p_pos) e $$;
CREATE OR REPLACE FUNCTION register.event_received(p_pos bigint) RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.received_at FROM register.shown_event(p_pos) e $$;
GRANT EXECUTE ON FUNCTION register.event_id(bigint), register.event_received(bigint) TO amana_app;

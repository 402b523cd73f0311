-- Plans of who is held where (docs/decisions/0074-a-plan-is-kept-where-convoys-are-made.md): what they are made from, and that they are agreed to and approved as they were made.
GRANT SELECT ON transfers.planned_person, transfers.planned_section, transfers.plan_agreement, transfers.plan_manifest TO amana_app;
-- Whom notes name, and why a plan was put aside, is told by transfers.plan_told_seen alone: a receiving authority sees the plan and not everybody in it.
REVOKE SELECT ON transfers.plan FROM amana_app;
GRANT SELECT (id, operation_no, authority, title, instance_sha256, plan_sha256, plan_hash, register_pos, moment, status, persons, parts, receiving, rules, figures, drill, made_by, made_at, discarded_by, discarded_at, approved_by, approved_at, event_pos) ON transfers.plan TO amana_app;
GRANT SELECT, INSERT ON transfers.planned_person, transfers.planned_section, transfers.plan_agreement, transfers.plan_manifest TO amana_guard;
GRANT SELECT, INSERT, UPDATE ON transfers.plan TO amana_guard;
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['plan', 'planned_person', 'planned_section', 'plan_agreement', 'plan_manifest'] LOOP
    EXECUTE format('ALTER TABLE transfers.%I ENABLE ROW LEVEL SECURITY; ALTER TABLE transfers.%I FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS wall ON transfers.%I', t, t, t);
  END LOOP;
END $$;
-- A plan is seen by the authority that made it and by those that answer for its receiving sites; who stands behind a unit, by whoever sees the person as well.
CREATE POLICY wall ON transfers.plan FOR SELECT USING ((SELECT access.case_reach()) = 'all' OR ((SELECT access.case_reach()) = 'authority'
  AND (authority = (SELECT access.officer_authority()) OR EXISTS (SELECT FROM sites.site s WHERE s.code = ANY (plan.receiving) AND s.authority = (SELECT access.officer_authority())))));
CREATE POLICY wall ON transfers.planned_person FOR SELECT USING (EXISTS (SELECT FROM transfers.plan p WHERE p.id = planned_person.plan_id) AND ((SELECT access.reach()) = '*'
  OR EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = planned_person.person_no AND r.authority = (SELECT access.row_reach()))));
CREATE POLICY wall ON transfers.planned_section FOR SELECT USING (EXISTS (SELECT FROM transfers.plan p WHERE p.id = planned_section.plan_id));
CREATE POLICY wall ON transfers.plan_agreement FOR SELECT USING (EXISTS (SELECT FROM transfers.plan p WHERE p.id = plan_agreement.plan_id));
CREATE POLICY wall ON transfers.plan_manifest FOR SELECT USING (EXISTS (SELECT FROM transfers.plan p WHERE p.id = plan_manifest.plan_id));
-- Instance and plan as documents: read by whoever sees the plan.
CREATE OR REPLACE FUNCTION transfers.sees_plan_document(p_sha256 text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM transfers.plan p WHERE p_sha256 IN (p.instance_sha256, p.plan_sha256)
    AND (p.authority = (SELECT access.officer_authority()) OR EXISTS (SELECT FROM sites.site s WHERE s.code = ANY (p.receiving) AND s.authority = (SELECT access.officer_authority())))) $$;

-- What counts of persons at an instant. Levels, pairs, households and what child protection decided are what people recorded; nothing is worked out about a person. Who is in a section for medical care is cared for there.
CREATE OR REPLACE FUNCTION transfers.plan_facts(p_person bigint[], p_at timestamptz) RETURNS TABLE (person_no bigint, facts jsonb) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH u AS MATERIALIZED (
    SELECT p.no, p.sex, c.site, c.custodian, c.state, coalesce(s.medical, false) AS medical, (p_at AT TIME ZONE coalesce(t.zone, 'Asia/Baghdad'))::date AS day, row_number() OVER (ORDER BY p.no) AS n
      FROM register.person p LEFT JOIN register.custody c ON c.person_no = p.no AND c.known_to IS NULL AND c.to_at = 'infinity'
      LEFT JOIN sites.site t ON t.code = c.site LEFT JOIN sites.section s ON s.site = c.site AND s.section = c.section WHERE p.no = ANY (p_person)),
  ages AS MATERIALIZED (SELECT a.ord, a.class FROM juveniles.age_classes((SELECT array_agg(u.no ORDER BY u.n) FROM u), (SELECT array_agg(u.day ORDER BY u.n) FROM u)) a),
  levels AS MATERIALIZED (SELECT l.person_no, l.level FROM sites.levels_at((SELECT array_agg(u.no) FROM u), (SELECT array_agg(p_at) FROM u)) l),
  kin AS MATERIALIZED (
    SELECT u.no, o.person_no AS other FROM u JOIN register.household_member m ON m.person_no = u.no AND m.bound JOIN register.household_member o ON o.household_id = m.household_id AND o.bound AND o.person_no <> u.no
     WHERE u.state = 'resident' AND register.is_resident(o.person_no) AND NOT register.may_be_apart(u.no, m.household_id, p_at) AND NOT register.may_be_apart(o.person_no, m.household_id, p_at)
    UNION SELECT u.no, k.other_no FROM u CROSS JOIN LATERAL register.kept_beside(u.no, p_at) k)
  SELECT u.no, jsonb_build_object('site', u.site, 'custodian', u.custodian, 'state', u.state, 'sex', u.sex, 'age', a.class, 'convicted', register.convicted(u.no, p_at), 'level', l.level, 'medical', u.medical,
      'together', coalesce((SELECT jsonb_agg(k.other ORDER BY k.other) FROM kin k JOIN register.custody c ON c.person_no = k.other AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.site = u.site WHERE k.no = u.no), '[]'),
      'apart', coalesce((SELECT jsonb_agg(x.other ORDER BY x.other) FROM (
        SELECT k.person_b AS other FROM sites.keep_apart k WHERE k.person_a = u.no AND k.expires_at > p_at AND (k.lifted_at IS NULL OR k.lifted_at > p_at)
        UNION SELECT k.person_a FROM sites.keep_apart k WHERE k.person_b = u.no AND k.expires_at > p_at AND (k.lifted_at IS NULL OR k.lifted_at > p_at)) x), '[]'))
    FROM u JOIN ages a ON a.ord = u.n LEFT JOIN levels l ON l.person_no = u.no $$;
-- The places that persons of a plan would find in the sections of sites: those of who is there and stays, and of who is accepted for a section and comes, are taken.
CREATE OR REPLACE FUNCTION transfers.plan_places(p_site text[], p_person bigint[], p_at timestamptz) RETURNS TABLE (site text, section text, places int) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH coming AS MATERIALIZED (SELECT a.site, a.section, l.person_no FROM transfers.line l CROSS JOIN LATERAL transfers.accepted_now(l.person_no) a WHERE l.live AND l.person_no <> ALL (p_person) AND a.site = ANY (p_site))
  SELECT s.site, s.section, greatest(0, s.capacity + coalesce((SELECT sum(o.extra_places) FROM sites.over_capacity o WHERE o.site = s.site AND o.section = s.section AND o.approved_by IS NOT NULL AND o.expires_at > p_at), 0)
      - (SELECT count(*) FROM (SELECT unnest(register.present_in(s.site, s.section, NULL, NULL)) UNION SELECT c.person_no FROM coming c WHERE c.site = s.site AND c.section = s.section) x(p) WHERE x.p <> ALL (p_person)))::int
    FROM sites.section s WHERE s.site = ANY (p_site) $$;
-- The same for officers: of persons within reach only, at this moment. Whom an officer does not see counts as somebody who stays, or one could ask of a stranger in which section he is.
CREATE OR REPLACE FUNCTION transfers.plan_facts_seen(p_person bigint[]) RETURNS TABLE (person_no bigint, facts jsonb) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT f.person_no, f.facts FROM transfers.plan_facts(ARRAY(SELECT register.seen_persons(p_person)), register.clock()) f WHERE access.case_reach() <> 'none' $$;
CREATE OR REPLACE FUNCTION transfers.plan_places_seen(p_site text[], p_person bigint[]) RETURNS TABLE (site text, section text, places int) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT x.site, x.section, x.places FROM transfers.plan_places(p_site, ARRAY(SELECT register.seen_persons(p_person)), register.clock()) x WHERE access.officer_id() IS NOT NULL $$;
-- The newest event of the register, for who plans.
CREATE OR REPLACE FUNCTION transfers.plan_position() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT max(e.pos) FROM register.event e WHERE access.case_reach() <> 'none' $$;
GRANT EXECUTE ON FUNCTION transfers.plan_facts_seen(bigint[]), transfers.plan_places_seen(text[], bigint[]), transfers.plan_position() TO amana_app;

-- Of these persons, as far as they are within reach, who is on a manifest that is not closed: nobody is on two (I09), so that a plan leaves them where they are.
CREATE OR REPLACE FUNCTION transfers.plan_listed_seen(p_person bigint[]) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT l.person_no FROM transfers.line l WHERE l.live AND l.person_no IN (SELECT register.seen_persons(p_person)) AND access.case_reach() <> 'none' $$;
GRANT EXECUTE ON FUNCTION transfers.plan_listed_seen(bigint[]) TO amana_app;
-- Whom an open plan would bring elsewhere and who came onto a manifest since it was made.
CREATE OR REPLACE FUNCTION transfers.plan_listed(p_plan uuid) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT x.person_no FROM transfers.planned_person x JOIN transfers.line l ON l.person_no = x.person_no AND l.live WHERE x.plan_id = p_plan AND x.to_site <> x.from_site $$;

-- What is no longer as a plan counted it: a fact of a person, a site that somebody else answers for, a section that has fewer places.
CREATE OR REPLACE FUNCTION transfers.plan_changes(p_plan uuid, p_at timestamptz) RETURNS TABLE (person_no bigint, site text, section text, fact text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH persons AS MATERIALIZED (SELECT x.person_no, x.facts FROM transfers.planned_person x WHERE x.plan_id = p_plan),
  now AS MATERIALIZED (SELECT f.person_no, f.facts FROM transfers.plan_facts((SELECT array_agg(x.person_no) FROM persons x), p_at) f)
  SELECT x.person_no, NULL::text, NULL::text, k.key FROM persons x LEFT JOIN now n ON n.person_no = x.person_no CROSS JOIN LATERAL jsonb_object_keys(x.facts || coalesce(n.facts, '{}')) k(key) WHERE x.facts->k.key IS DISTINCT FROM n.facts->k.key
  UNION ALL
  SELECT NULL, s.site, s.section, CASE WHEN t.authority IS DISTINCT FROM s.authority THEN 'authority' ELSE 'places' END FROM transfers.planned_section s JOIN sites.site t ON t.code = s.site
    LEFT JOIN transfers.plan_places((SELECT p.receiving FROM transfers.plan p WHERE p.id = p_plan), (SELECT array_agg(x.person_no) FROM persons x), p_at) w ON w.site = s.site AND w.section = s.section
   WHERE s.plan_id = p_plan AND (t.authority IS DISTINCT FROM s.authority OR coalesce(w.places, 0) < s.places) $$;
-- Whether the officer who asks sees a plan, as the policy.
CREATE OR REPLACE FUNCTION transfers.sees_plan(p_plan uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM transfers.plan p WHERE p.id = p_plan AND (access.case_reach() = 'all' OR (access.case_reach() = 'authority'
    AND (p.authority = access.officer_authority() OR EXISTS (SELECT FROM sites.site s WHERE s.code = ANY (p.receiving) AND s.authority = access.officer_authority()))))) $$;
-- What a plan says of persons: its notes, of persons whom the officer sees only; and why it was put aside, for the authority that made it and for who sees all.
CREATE OR REPLACE FUNCTION transfers.plan_told_seen(p_plan uuid) RETURNS TABLE (notes jsonb, discard_reason text) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE whole transfers.plan; shown bigint[];
BEGIN
  IF NOT transfers.sees_plan(p_plan) THEN RETURN; END IF;
  SELECT * INTO whole FROM transfers.plan p WHERE p.id = p_plan;
  shown := ARRAY(SELECT register.seen_persons(ARRAY(SELECT x.no::bigint FROM jsonb_array_elements(whole.notes) n CROSS JOIN LATERAL jsonb_array_elements_text(n->'persons') x(no))));
  RETURN QUERY SELECT coalesce((SELECT jsonb_agg(CASE WHEN n ? 'persons' THEN n || jsonb_build_object('persons', coalesce((SELECT jsonb_agg(x.no) FROM jsonb_array_elements(n->'persons') x(no) WHERE (x.no)::bigint = ANY (shown)), '[]')) ELSE n END ORDER BY i)
      FROM jsonb_array_elements(whole.notes) WITH ORDINALITY u(n, i)), '[]'),
    CASE WHEN access.case_reach() = 'all' OR whole.authority = access.officer_authority() THEN whole.discard_reason END;
END $$;
GRANT EXECUTE ON FUNCTION transfers.plan_told_seen(uuid) TO amana_app;
-- For officers who see the plan; of persons whom they do not see, that something changed, not what.
CREATE OR REPLACE FUNCTION transfers.plan_changes_seen(p_plan uuid) RETURNS TABLE (person_no bigint, site text, section text, fact text) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE shown bigint[];
BEGIN
  IF NOT transfers.sees_plan(p_plan) THEN RETURN; END IF;
  shown := ARRAY(SELECT register.seen_persons(ARRAY(SELECT x.person_no FROM transfers.planned_person x WHERE x.plan_id = p_plan)));
  RETURN QUERY SELECT DISTINCT CASE WHEN c.person_no = ANY (shown) THEN c.person_no END, c.site, c.section, CASE WHEN c.person_no IS NULL OR c.person_no = ANY (shown) THEN c.fact ELSE 'person' END
    FROM (SELECT * FROM transfers.plan_changes(p_plan, register.clock()) UNION ALL SELECT l.no, NULL, NULL, 'on-a-manifest' FROM transfers.plan_listed(p_plan) l(no)) c;
END $$;
GRANT EXECUTE ON FUNCTION transfers.plan_changes_seen(uuid) TO amana_app;
-- The authorities whose agreement a plan needs: they answer for the sites to which it brings people.
CREATE OR REPLACE FUNCTION transfers.plan_receivers(p_plan uuid) RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT DISTINCT s.authority FROM transfers.planned_section s WHERE s.plan_id = p_plan AND s.authority IS NOT NULL
     AND EXISTS (SELECT FROM transfers.planned_person x WHERE x.plan_id = p_plan AND x.to_site = s.site AND x.to_site <> x.from_site) $$;
-- The same for officers who see the plan: whom it brings where, they may not see.
CREATE OR REPLACE FUNCTION transfers.plan_receivers_seen(p_plan uuid) RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT r.code FROM transfers.plan_receivers(p_plan) r(code) WHERE transfers.sees_plan(p_plan) $$;
GRANT EXECUTE ON FUNCTION transfers.plan_receivers_seen(uuid) TO amana_app;

-- The units of a plan for officers who see it: what both of its files say, which name nobody.
CREATE OR REPLACE FUNCTION transfers.plan_units_seen(p_plan uuid) RETURNS TABLE (unit text, from_site text, to_site text, persons int) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT x.unit, min(x.from_site), min(x.to_site), count(*)::int FROM transfers.planned_person x WHERE x.plan_id = p_plan AND transfers.sees_plan(p_plan) GROUP BY x.unit $$;
GRANT EXECUTE ON FUNCTION transfers.plan_units_seen(uuid) TO amana_app;

-- That the checker accepted the plan, and that the documents are what it checked, is the server's word: PostgreSQL proves no bound.
CREATE OR REPLACE FUNCTION transfers.project_placement_plan_made(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM register.demand_word(p);
  PERFORM register.demand_told(p, 3, 'title');
  INSERT INTO register.document_citation (event_pos, sha256, operation_no) SELECT f.pos, x.sha256, f.stream_no FROM unnest(p) f CROSS JOIN LATERAL (SELECT DISTINCT s FROM unnest(ARRAY[f.data->>'instanceSha256', f.data->>'planSha256']) s) x(sha256);
  INSERT INTO transfers.plan (id, operation_no, authority, title, instance_sha256, plan_sha256, plan_hash, register_pos, moment, status, persons, parts, receiving, rules, figures, drill, notes, made_by, made_at, event_pos)
  SELECT f.id, f.stream_no, access.authority_of(f.officer_no), f.data->>'title', f.data->>'instanceSha256', f.data->>'planSha256', f.data->>'planHash', (f.data->>'registerPos')::bigint, register.at((f.data->>'momentAt')::bigint), f.data->>'status',
         (f.data->>'persons')::int, (f.data->>'parts')::int, ARRAY(SELECT jsonb_array_elements_text(f.data->'receiving')), f.data->'rules', f.data->'figures', f.data->'drill', f.personal->'notes', f.officer_no, f.received_at, f.pos FROM unnest(p) f;
  INSERT INTO transfers.planned_section (plan_id, site, section, authority, places, event_pos)
  SELECT f.id, s->>'site', s->>'section', s->>'authority', (s->>'places')::int, f.pos FROM unnest(p) f CROSS JOIN LATERAL jsonb_array_elements(f.data->'sections') s;
END $$;
CREATE OR REPLACE FUNCTION transfers.project_placement_plan_people(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM register.demand_word(p);
  INSERT INTO transfers.planned_person (plan_id, person_no, unit, from_site, to_site, facts, event_pos)
  SELECT (f.data->>'planId')::uuid, (x->>'personNo')::bigint, x->>'unit', x->>'from', x->>'to', x->'facts', f.pos FROM unnest(p) f CROSS JOIN LATERAL jsonb_array_elements(f.personal->'people') x;
END $$;
CREATE OR REPLACE FUNCTION transfers.project_placement_plan_discarded(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  PERFORM register.demand_told(p, 3, 'reason');
  UPDATE transfers.plan x SET discarded_by = f.officer_no, discarded_at = f.received_at, discard_reason = f.personal->>'reason', event_pos = f.pos FROM unnest(p) f
   WHERE x.id = (f.data->>'planId')::uuid AND x.operation_no = f.stream_no AND x.discarded_at IS NULL AND x.approved_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN PERFORM transfers.refuse('stale', 'the plan is unknown, discarded or approved'); END IF;
END $$;
CREATE OR REPLACE FUNCTION transfers.project_placement_plan_agreed(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  INSERT INTO transfers.plan_agreement (plan_id, authority, agreed_by, agreed_at, event_pos)
  SELECT x.id, access.authority_of(f.officer_no), f.officer_no, f.received_at, f.pos FROM unnest(p) f JOIN transfers.plan x ON x.id = (f.data->>'planId')::uuid AND x.operation_no = f.stream_no
   WHERE x.discarded_at IS NULL AND x.approved_at IS NULL AND NOT EXISTS (SELECT FROM transfers.plan_agreement a WHERE a.plan_id = x.id AND a.authority = access.authority_of(f.officer_no));
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN PERFORM transfers.refuse('stale', 'the plan is unknown, discarded, approved, or agreed to by this authority'); END IF;
END $$;
CREATE OR REPLACE FUNCTION transfers.project_placement_plan_approved(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  UPDATE transfers.plan x SET approved_by = f.officer_no, approved_at = f.received_at, event_pos = f.pos FROM unnest(p) f
   WHERE x.id = (f.data->>'planId')::uuid AND x.operation_no = f.stream_no AND x.discarded_at IS NULL AND x.approved_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN PERFORM transfers.refuse('stale', 'the plan is unknown, discarded or approved'); END IF;
  INSERT INTO transfers.plan_manifest (plan_id, manifest_no, event_pos) SELECT (f.data->>'planId')::uuid, m.no::bigint, f.pos FROM unnest(p) f CROSS JOIN LATERAL jsonb_array_elements_text(f.data->'manifests') m(no);
END $$;

-- A plan is made, discarded and approved by the authority whose persons it places; approved as it was made, and after every receiving authority agreed by another officer than the one who approves.
CREATE OR REPLACE FUNCTION transfers.plan_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE e register.event;
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  SELECT * INTO e FROM register.event x WHERE x.pos = NEW.event_pos;
  IF access.authority_of(e.officer_no) IS DISTINCT FROM NEW.authority THEN PERFORM transfers.refuse('not-permitted', 'a plan is made, discarded and approved by officers of the authority whose persons it places'); END IF;
  IF TG_OP = 'INSERT' THEN
    IF EXISTS (SELECT FROM transfers.operation o WHERE o.no = NEW.operation_no AND o.ended_at IS NOT NULL) THEN PERFORM transfers.refuse('stale', 'the operation has ended'); END IF;
    RETURN NULL;
  END IF;
  IF NEW.approved_at IS NULL THEN RETURN NULL; END IF;
  IF EXISTS (SELECT FROM transfers.operation o WHERE o.no = NEW.operation_no AND o.ended_at IS NOT NULL) THEN PERFORM transfers.refuse('stale', 'the operation has ended'); END IF;
  IF EXISTS (SELECT FROM transfers.plan_agreement a WHERE a.plan_id = NEW.id AND a.agreed_by = NEW.approved_by) THEN
    RAISE EXCEPTION 'I24-four-eyes: whoever agreed to a plan does not approve it' USING ERRCODE = '23514', CONSTRAINT = 'I24-four-eyes'; END IF;
  IF EXISTS (SELECT FROM transfers.plan_receivers(NEW.id) r(code) WHERE NOT EXISTS (SELECT FROM transfers.plan_agreement a WHERE a.plan_id = NEW.id AND a.authority = r.code)) THEN
    PERFORM transfers.refuse('plan-not-agreed', 'an authority that would receive persons has not agreed'); END IF;
  IF EXISTS (SELECT FROM transfers.plan_changes(NEW.id, e.received_at)) THEN PERFORM transfers.refuse('plan-outdated', 'facts from which the plan was made have changed'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER plan_guard AFTER INSERT OR UPDATE ON transfers.plan FOR EACH ROW EXECUTE FUNCTION transfers.plan_guard();
CREATE OR REPLACE FUNCTION transfers.plan_agreement_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  IF EXISTS (SELECT FROM transfers.plan p JOIN transfers.operation o ON o.no = p.operation_no WHERE p.id = NEW.plan_id AND o.ended_at IS NOT NULL) THEN PERFORM transfers.refuse('stale', 'the operation has ended'); END IF;
  IF NEW.authority NOT IN (SELECT transfers.plan_receivers(NEW.plan_id)) THEN PERFORM transfers.refuse('not-permitted', 'an authority agrees to a plan that brings persons to sites for which it answers'); END IF;
  IF EXISTS (SELECT FROM transfers.plan_changes(NEW.plan_id, NEW.agreed_at)) OR EXISTS (SELECT FROM transfers.plan_listed(NEW.plan_id)) THEN PERFORM transfers.refuse('plan-outdated', 'facts from which the plan was made have changed'); END IF;
  RETURN NULL;
END $$;
-- An approval makes in its own command the drafts that it names: one of the plan's operation for each way on which the plan brings people, with exactly those whom it brings that way.
CREATE OR REPLACE FUNCTION transfers.plan_approval_whole() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  IF EXISTS (SELECT FROM transfers.plan_manifest x WHERE x.plan_id = NEW.id AND NOT EXISTS (SELECT FROM transfers.manifest m JOIN register.event e ON e.stream_no = m.no AND e.type = 'ManifestCreated'
       JOIN register.event a ON a.pos = NEW.event_pos AND a.command_id = e.command_id WHERE m.no = x.manifest_no AND m.operation_no = NEW.operation_no))
    OR (SELECT count(*) FROM transfers.plan_manifest x WHERE x.plan_id = NEW.id) <> (SELECT count(DISTINCT (y.from_site, y.to_site)) FROM transfers.planned_person y WHERE y.plan_id = NEW.id AND y.to_site <> y.from_site)
    OR EXISTS (SELECT FROM transfers.plan_manifest x WHERE x.plan_id = NEW.id AND NOT EXISTS (SELECT FROM transfers.line l WHERE l.manifest_no = x.manifest_no AND l.live))
    OR EXISTS (SELECT FROM (SELECT y.person_no, y.from_site, y.to_site FROM transfers.planned_person y WHERE y.plan_id = NEW.id AND y.to_site <> y.from_site) planned
       FULL JOIN (SELECT l.person_no, m.from_site, m.to_site FROM transfers.plan_manifest x JOIN transfers.manifest m ON m.no = x.manifest_no JOIN transfers.line l ON l.manifest_no = m.no AND l.live WHERE x.plan_id = NEW.id) listed
         USING (person_no, from_site, to_site) WHERE planned IS NULL OR listed IS NULL) THEN
    PERFORM transfers.refuse('invalid-input', 'an approval makes one manifest for each way, with exactly those whom the plan brings there'); END IF;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS plan_approval_whole ON transfers.plan;
CREATE CONSTRAINT TRIGGER plan_approval_whole AFTER UPDATE ON transfers.plan DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.approved_at IS NOT NULL AND OLD.approved_at IS NULL) EXECUTE FUNCTION transfers.plan_approval_whole();
CREATE OR REPLACE TRIGGER plan_agreement_guard AFTER INSERT ON transfers.plan_agreement FOR EACH ROW EXECUTE FUNCTION transfers.plan_agreement_guard();
-- A plan is whole at the end of its command: everybody whom it counts, from the parts that it names; and nobody is added afterwards.
CREATE OR REPLACE FUNCTION transfers.plan_whole() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE whole transfers.plan; found int; parts int;
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  SELECT * INTO whole FROM transfers.plan p WHERE p.id = CASE TG_TABLE_NAME WHEN 'plan' THEN (to_jsonb(NEW)->>'id')::uuid ELSE (to_jsonb(NEW)->>'plan_id')::uuid END;
  SELECT count(*), count(DISTINCT x.event_pos) INTO found, parts FROM transfers.planned_person x WHERE x.plan_id = whole.id;
  IF (found, parts) IS DISTINCT FROM (whole.persons, whole.parts) THEN PERFORM transfers.refuse('invalid-input', 'a plan comes with everybody whom it counts, in one command'); END IF;
  -- nobody would agree to what is brought there, and two sign for everybody
  IF EXISTS (SELECT FROM transfers.planned_person x WHERE x.plan_id = whole.id AND x.to_site <> x.from_site AND NOT EXISTS (SELECT FROM transfers.planned_section s WHERE s.plan_id = whole.id AND s.site = x.to_site AND s.authority IS NOT NULL)) THEN
    PERFORM transfers.refuse('invalid-input', 'a plan brings nobody to a site for which no authority answers'); END IF;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS plan_whole ON transfers.plan;
CREATE CONSTRAINT TRIGGER plan_whole AFTER INSERT ON transfers.plan DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION transfers.plan_whole();
-- Persons come in the command of their plan and in no later one.
CREATE OR REPLACE FUNCTION transfers.planned_person_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  IF EXISTS (SELECT FROM (SELECT DISTINCT n.plan_id, n.event_pos FROM fresh n) d JOIN register.event e ON e.pos = d.event_pos
      WHERE NOT EXISTS (SELECT FROM transfers.plan p JOIN register.event m ON m.id = p.id WHERE p.id = d.plan_id AND m.command_id = e.command_id AND p.operation_no = e.stream_no)) THEN
    PERFORM transfers.refuse('invalid-input', 'a plan comes with everybody whom it counts, in one command'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER planned_person_guard AFTER INSERT ON transfers.planned_person REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION transfers.planned_person_guard();

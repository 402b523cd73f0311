-- Break-glass (docs/decisions/0043-every-reading-is-written-down.md): one wall before one person's file, opened for three hours to look. Only what tells a file asks for it; no policy, no guard and no command does.
GRANT SELECT ON access.opened_wall TO amana_app, amana_verify;
GRANT SELECT, INSERT, UPDATE ON access.opened_wall TO amana_guard;
-- An opened wall is seen by who opened it, by who reviews it, by the administrators and auditors of that officer's authority, and by monitors.
DROP POLICY IF EXISTS opened_wall_wall ON access.opened_wall;
CREATE POLICY opened_wall_wall ON access.opened_wall FOR SELECT USING ((SELECT access.officer_id()) IN (officer_no, reviewer_no) OR (SELECT access.officer_roles() && ARRAY['monitor', 'installation'])
  OR ((SELECT access.officer_roles() && ARRAY['administrator', 'auditor']) AND EXISTS (SELECT FROM access.officer o WHERE o.no = opened_wall.officer_no AND o.authority = (SELECT access.officer_authority()))));

-- The opening by which who asks looks past this wall now; NULL where there is none. Who is posted anew and would not open it any more, as a monitor or an administrator, does not look past it either.
CREATE OR REPLACE FUNCTION access.opening_of(p_person bigint, p_wall text) RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
BEGIN
  RETURN (SELECT w.id FROM access.opened_wall w WHERE w.officer_no = access.officer_id() AND w.person_no = p_person AND w.wall = p_wall AND w.closed_at IS NULL AND w.until_at > register.clock()
    AND access.stands_before(w.officer_no, w.person_no, w.wall) ORDER BY w.opened_at DESC LIMIT 1);
END $$;
-- Who opens walls works on cases, and does not watch beside it; who reviews an opening works on cases or governs officers.
CREATE OR REPLACE FUNCTION access.opens_walls(p_officer bigint) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE posted text[] := access.roles_of(p_officer);
BEGIN RETURN coalesce(posted && access.roles_on_cases() AND NOT posted && access.roles_that_only_read(), false); END $$;
CREATE OR REPLACE FUNCTION access.reviews_walls(p_officer bigint) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE posted text[] := access.roles_of(p_officer);
BEGIN RETURN coalesce(posted && (access.roles_on_cases() || ARRAY['administrator']) AND NOT posted && access.roles_that_only_read(), false); END $$;
GRANT EXECUTE ON FUNCTION access.opens_walls(bigint), access.reviews_walls(bigint) TO amana_guard;
-- Whether this officer stands before this wall of this person at all.
CREATE OR REPLACE FUNCTION access.stands_before(p_officer bigint, p_person bigint, p_wall text) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE reach text := access.reach_of(p_officer); sees boolean; BEGIN
  IF reach IS NULL OR NOT access.opens_walls(p_officer) THEN RETURN false; END IF;
  sees := reach = '*' OR EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = p_person AND r.authority = reach);
  RETURN CASE p_wall WHEN 'reach' THEN NOT sees
    WHEN 'health' THEN sees AND NOT (access.has_role(p_officer, 'health_officer') AND EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = p_person AND r.authority = access.authority_of(p_officer)))
    WHEN 'fears' THEN sees AND NOT (access.roles_of(p_officer) && ARRAY['interviewer', 'assessor', 'child_protection_officer'])
    -- what is sealed after a release is opened by nobody: child protection is asked
    WHEN 'identity' THEN sees AND juveniles.is_closed_to(p_officer, p_person) ELSE false END;
END $$;
-- The person of a register number, for who works with cases and would open a wall: the same is told to who registers or receives a person.
CREATE OR REPLACE FUNCTION access.person_to_open(p_register_number text, p_wall text) RETURNS TABLE (person_no bigint, stands boolean) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF access.reach() IS NULL OR NOT access.opens_walls(access.officer_id()) THEN RETURN; END IF;
  RETURN QUERY SELECT p.no, access.stands_before(access.officer_id(), p.no, p_wall) FROM register.person p WHERE p.register_number = p_register_number;
END $$;
-- Who can review what an officer of this authority opens: its other officers who are active.
CREATE OR REPLACE FUNCTION access.reviewers() RETURNS TABLE (no bigint, name_en text, name_ar text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT o.no, o.name_en, o.name_ar FROM access.officer o WHERE o.authority = access.officer_authority() AND o.active AND o.no <> access.officer_id() AND access.reviews_walls(o.no) ORDER BY o.no $$;
GRANT EXECUTE ON FUNCTION access.opening_of(bigint, text), access.person_to_open(text, text), access.reviewers() TO amana_app, amana_guard;
GRANT EXECUTE ON FUNCTION access.stands_before(bigint, bigint, text) TO amana_guard;

CREATE OR REPLACE FUNCTION access.project_wall_opened(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO access.opened_wall (id, officer_no, person_no, register_number, wall, reason, words, reviewer_no, opened_at, until_at, event_pos)
  SELECT f.id, f.stream_no, (f.data->>'personNo')::bigint, (SELECT x.register_number FROM register.person x WHERE x.no = (f.data->>'personNo')::bigint), f.data->>'wall', f.data->>'reason', f.personal->>'words', (f.data->>'reviewer')::bigint,
    f.received_at, f.received_at + interval '3 hours', f.pos FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION access.opened_wall_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  IF EXISTS (SELECT FROM fresh n CROSS JOIN LATERAL (SELECT x.officer_no FROM register.event x WHERE x.pos = n.event_pos OFFSET 0) e WHERE e.officer_no <> n.officer_no) THEN
    RAISE EXCEPTION 'not-permitted: a wall is opened in the own name' USING ERRCODE = '42501'; END IF;
  IF EXISTS (SELECT FROM fresh n WHERE NOT EXISTS (SELECT FROM access.officer r WHERE r.no = n.reviewer_no AND r.active AND r.authority = access.authority_of(n.officer_no)) OR NOT access.reviews_walls(n.reviewer_no)) THEN
    RAISE EXCEPTION 'no-reviewer: who reviews is another active officer of the same authority who works on cases or governs officers' USING ERRCODE = '23514', CONSTRAINT = 'no-reviewer'; END IF;
  IF EXISTS (SELECT FROM fresh n WHERE NOT access.stands_before(n.officer_no, n.person_no, n.wall)) THEN
    RAISE EXCEPTION 'no-wall: there is no such wall before this officer' USING ERRCODE = '23514', CONSTRAINT = 'no-wall'; END IF;
  IF EXISTS (SELECT FROM fresh n WHERE (SELECT count(*) FROM access.opened_wall w WHERE w.officer_no = n.officer_no AND w.closed_at IS NULL AND w.until_at > n.opened_at) > 3) THEN
    RAISE EXCEPTION 'walls-open: three walls are open already' USING ERRCODE = '23514', CONSTRAINT = 'walls-open'; END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER opened_wall_guard AFTER INSERT ON access.opened_wall REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION access.opened_wall_guard();

-- What changes no row passes no trigger, so each tests by itself that it changed one of its own.
CREATE OR REPLACE FUNCTION access.project_wall_closed(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int; BEGIN
  UPDATE access.opened_wall w SET closed_at = f.received_at, changed_pos = f.pos FROM unnest(p) f
   WHERE w.id = (f.data->>'openingId')::uuid AND w.officer_no = f.stream_no AND f.officer_no = f.stream_no AND w.closed_at IS NULL AND w.until_at > f.received_at;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'nothing-to-do: no such wall is open' USING ERRCODE = '23514'; END IF;
END $$;
CREATE OR REPLACE FUNCTION access.project_wall_reviewed(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int; BEGIN
  UPDATE access.opened_wall w SET outcome = f.data->>'outcome', review = f.personal->>'words', reviewed_at = f.received_at, changed_pos = f.pos,
      closed_at = CASE WHEN f.data->>'outcome' = 'not-justified' AND w.closed_at IS NULL AND w.until_at > f.received_at THEN f.received_at ELSE w.closed_at END
    FROM unnest(p) f WHERE w.id = (f.data->>'openingId')::uuid AND w.reviewer_no = f.stream_no AND f.officer_no = f.stream_no AND w.reviewed_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'nothing-to-do: no such opening waits for this review' USING ERRCODE = '23514'; END IF;
END $$;
-- Who opened what, why and until when stays as it was said.
CREATE OR REPLACE FUNCTION access.opened_wall_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.id, NEW.officer_no, NEW.person_no, NEW.wall, NEW.reason, NEW.words, NEW.reviewer_no, NEW.opened_at, NEW.until_at) IS DISTINCT FROM (OLD.id, OLD.officer_no, OLD.person_no, OLD.wall, OLD.reason, OLD.words, OLD.reviewer_no, OLD.opened_at, OLD.until_at)
    OR (OLD.reviewed_at IS NOT NULL AND (NEW.outcome, NEW.review, NEW.reviewed_at) IS DISTINCT FROM (OLD.outcome, OLD.review, OLD.reviewed_at)) OR (OLD.closed_at IS NOT NULL AND NEW.closed_at IS DISTINCT FROM OLD.closed_at) THEN
    RAISE EXCEPTION 'I23-append-only: what was said of an opened wall stays' USING ERRCODE = '23514', CONSTRAINT = 'I23-append-only'; END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER "I23-append-only" BEFORE UPDATE OR DELETE ON access.opened_wall FOR EACH ROW EXECUTE FUNCTION access.opened_wall_stays();

-- Writes down that who asks opens this file, and what was found out of the health where that is told: as within reach, or under an opened wall.
CREATE OR REPLACE FUNCTION access.note_file(p_person bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE opening uuid; glass boolean := access.openings_before(p_person) IS NOT NULL; health boolean := register.reads_health_of(p_person); BEGIN
  IF NOT register.sees_person(p_person) THEN
    IF glass THEN opening := access.opening_of(p_person, 'reach'); END IF;
    IF opening IS NULL THEN RETURN; END IF;
  END IF;
  PERFORM access.write_reads(ARRAY[p_person], 'file', opening);
  -- most opened no wall before this file, and most are not of health
  IF glass THEN
    opening := access.opening_of(p_person, 'identity');
    IF opening IS NOT NULL THEN PERFORM access.write_reads(ARRAY[p_person], 'file', opening); END IF;
  END IF;
  IF (health OR glass) AND register.tells_health(p_person) THEN PERFORM access.write_reads(ARRAY[p_person], 'health', CASE WHEN NOT health THEN access.opening_of(p_person, 'health') END); END IF;
END $$;
GRANT EXECUTE ON FUNCTION access.note_file(bigint) TO amana_app;

-- The walls that who asks looks past before this file now.
CREATE OR REPLACE FUNCTION access.openings_before(p_person bigint) RETURNS json LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
BEGIN
  RETURN (SELECT json_agg(json_build_object('openingId', w.id, 'wall', w.wall, 'untilAt', register.ms(w.until_at)) ORDER BY w.opened_at) FROM access.opened_wall w
    WHERE w.officer_no = access.officer_id() AND w.person_no = p_person AND w.closed_at IS NULL AND w.until_at > register.clock() AND access.stands_before(w.officer_no, w.person_no, w.wall));
END $$;
GRANT EXECUTE ON FUNCTION access.openings_before(bigint) TO amana_guard;

/*
 * What a person is afraid of, for who opened that wall, once it is written down and kept. Never to who is of the state feared: that wall does not open (0013). Whether there is nothing or nothing that is told is the same answer.
 */
CREATE OR REPLACE FUNCTION safeguards.fears_told(p_person bigint) RETURNS json LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE opening uuid := access.opening_of(p_person, 'fears'); mine text; BEGIN
  IF opening IS NULL OR NOT register.sees_person(p_person) THEN RETURN NULL; END IF;
  PERFORM access.write_reads(ARRAY[p_person], 'fears', opening);
  IF access.has_written() THEN RETURN '{"noted": true}'; END IF;
  SELECT a.country INTO mine FROM access.authority a WHERE a.code = access.officer_authority();
  RETURN coalesce((SELECT json_agg(json_build_object('country', f.country, 'account', f.account, 'heardAt', register.ms(f.heard_at), 'decided', f.decided_at IS NOT NULL, 'danger', f.danger) ORDER BY f.heard_at, f.id)
    FROM safeguards.fear f WHERE f.person_no = p_person AND f.country <> mine), '[]');
END $$;
GRANT EXECUTE ON FUNCTION safeguards.fears_told(bigint) TO amana_app;

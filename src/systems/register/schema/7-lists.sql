-- Lists of persons: nobody on a list is lost.

CREATE OR REPLACE FUNCTION register.project_list_received(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM register.demand_told(p, 1, 'source', 'fileName');
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f WHERE (f.data->>'fileSha256' ~ '^[0-9a-f]{64}$') IS NOT TRUE) THEN RAISE EXCEPTION 'invalid-input: a list is named by the SHA-256 of its file' USING ERRCODE = '22023'; END IF;
  INSERT INTO register.list (no, site, source, file_sha256, file_name, read, accepted, waiting, refused, received_at, sheet, headings, event_pos)
  SELECT f.stream_no, f.data->>'site', f.data->>'source', f.data->>'fileSha256', coalesce(f.personal->>'fileName', ''), (f.data->>'read')::int, (f.data->>'accepted')::int, (f.data->>'waiting')::int, (f.data->>'refused')::int, f.received_at, f.personal->>'sheet', coalesce(f.personal->'headings', '[]'), f.pos FROM unnest(p) f;
END $$;
-- Rows come with their list, and with no other command: what was read once is neither more nor other later.
CREATE OR REPLACE FUNCTION register.project_list_row_read(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.rebuilding() THEN
    IF EXISTS (SELECT FROM (SELECT DISTINCT f.stream_no, f.command_id FROM unnest(p) f) u LEFT JOIN register.list l ON l.no = u.stream_no LEFT JOIN register.event e ON e.pos = l.event_pos WHERE e.command_id IS DISTINCT FROM u.command_id) THEN
      RAISE EXCEPTION 'list-rows-add-up: the rows of a list come with it' USING ERRCODE = '23514'; END IF;
    IF EXISTS (SELECT FROM unnest(p) f WHERE f.data->>'outcome' <> 'accepted' AND f.data ? 'personNo') THEN RAISE EXCEPTION 'invalid-input: a row that waits or is refused is nobody of the register yet' USING ERRCODE = '22023'; END IF;
  END IF;
  INSERT INTO register.list_row (list_no, row, outcome, code, cells, reasons, candidate, person_no, household_id, household_role, household_label, event_pos)
  SELECT f.stream_no, (f.data->>'row')::int, f.data->>'outcome', f.data->>'code', coalesce(f.personal->'cells', '{}'), coalesce(f.personal->'reasons', '[]'), f.personal->'candidate', (f.data->>'personNo')::bigint, (f.data->>'householdId')::uuid, f.data->>'householdRole', f.personal->>'household', f.pos FROM unnest(p) f;
END $$;
-- Whether a person was entered by just this command.
CREATE OR REPLACE FUNCTION register.entered_by(p_person bigint, p_command uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT (SELECT e.command_id FROM register.event e WHERE e.pos = x.event_pos) = p_command FROM register.person x WHERE x.no = p_person), false) $$;
GRANT EXECUTE ON FUNCTION register.entered_by(bigint, uuid) TO amana_guard;
CREATE OR REPLACE FUNCTION register.project_list_row_resolved(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  IF NOT register.rebuilding() THEN
    PERFORM register.demand_told(p, 3, 'reason');
    -- a new person, whom this very command enters; one who is on the register already, in reach and in custody; or nobody
    IF EXISTS (SELECT FROM unnest(p) f WHERE CASE f.data->>'decision' WHEN 'accept-as-new' THEN NOT register.entered_by((f.data->>'personNo')::bigint, f.command_id) WHEN 'refuse' THEN f.data ? 'personNo'
        WHEN 'same-person' THEN NOT EXISTS (SELECT FROM register.custody c WHERE c.person_no = (f.data->>'personNo')::bigint AND c.known_to IS NULL AND c.to_at = 'infinity') ELSE true END) THEN
      RAISE EXCEPTION 'invalid-input: a row is a new person, a person of the register, or nobody' USING ERRCODE = '22023'; END IF;
    PERFORM register.demand_reach(array_agg((f.data->>'personNo')::bigint), array_agg(f.officer_no)) FROM unnest(p) f WHERE f.data->>'decision' = 'same-person';
    -- who is entered from a row as a resident joins the household that the list named, unless its members are beyond reach by now: the row has come before it in the command
    IF EXISTS (SELECT FROM unnest(p) f JOIN register.list_row r ON r.list_no = f.stream_no AND r.row = (f.data->>'row')::int AND r.household_id IS NOT NULL
        WHERE f.data->>'decision' = 'accept-as-new' AND register.is_resident((f.data->>'personNo')::bigint)
          AND NOT EXISTS (SELECT FROM register.household_member m WHERE m.household_id = r.household_id AND m.person_no = (f.data->>'personNo')::bigint AND m.left_at IS NULL)
          AND (NOT EXISTS (SELECT FROM register.household_member m WHERE m.household_id = r.household_id)
            OR EXISTS (SELECT FROM register.household_member m JOIN register.person_reach x ON x.person_no = m.person_no AND x.authority = access.authority_of(f.officer_no) WHERE m.household_id = r.household_id AND m.left_at IS NULL))) THEN
      RAISE EXCEPTION 'list-households: who is entered from a row joins the household that its list named' USING ERRCODE = '23514'; END IF;
  END IF;
  UPDATE register.list_row r SET resolution = f.data->>'decision', resolved_by = f.officer_no, person_no = (f.data->>'personNo')::bigint, event_pos = f.pos
    FROM unnest(p) f WHERE r.list_no = f.stream_no AND r.row = (f.data->>'row')::int AND r.outcome <> 'accepted' AND r.resolution IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: the row is unknown or resolved already' USING ERRCODE = '23514'; END IF;
END $$;
-- A list is received, and its rows are resolved, by the authority that holds the site. One statement is one command: its officer is asked for once a list.
CREATE OR REPLACE FUNCTION register.list_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE lists bigint[]; positions bigint[];
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  IF TG_TABLE_NAME = 'list' THEN SELECT array_agg(n.no), array_agg(n.event_pos) INTO lists, positions FROM fresh n;
  ELSE SELECT array_agg(u.list_no), array_agg(u.pos) INTO lists, positions FROM (SELECT n.list_no, max(n.event_pos) AS pos FROM fresh n GROUP BY n.list_no) u; END IF;
  IF EXISTS (SELECT FROM unnest(lists, positions) u(no, pos) JOIN register.list l ON l.no = u.no JOIN sites.site s ON s.code = l.site
      CROSS JOIN LATERAL (SELECT x.* FROM register.event x WHERE x.pos = u.pos OFFSET 0) e
      WHERE e.officer_no <> 0 AND s.authority IS DISTINCT FROM access.authority_of(e.officer_no)) THEN
    RAISE EXCEPTION 'not-permitted: a list belongs to the authority that holds its site' USING ERRCODE = '42501'; END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER list_guard AFTER INSERT ON register.list REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION register.list_guard();
CREATE OR REPLACE TRIGGER list_row_guard AFTER INSERT ON register.list_row REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION register.list_guard();
CREATE OR REPLACE TRIGGER list_resolution_guard AFTER UPDATE ON register.list_row REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION register.list_guard();
-- Nobody on a list is lost: at commit the rows of a list are as many, with these outcomes, as its head says.
CREATE OR REPLACE FUNCTION register.list_complete() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
DECLARE command uuid;
BEGIN
  IF (NEW.read, NEW.accepted, NEW.waiting, NEW.refused) IS DISTINCT FROM (SELECT (count(*)::int, count(*) FILTER (WHERE r.outcome = 'accepted')::int, count(*) FILTER (WHERE r.outcome = 'waiting')::int,
      count(*) FILTER (WHERE r.outcome = 'refused')::int) FROM register.list_row r WHERE r.list_no = NEW.no) AND NOT register.rebuilding() THEN
    RAISE EXCEPTION 'list-rows-add-up: the rows of the list are not what its head says' USING ERRCODE = '23514'; END IF;
  -- each accepted row is a person whom the list brought, and each another: whoever is written down for somebody else is lost
  SELECT e.command_id INTO command FROM register.event e WHERE e.pos = NEW.event_pos;
  IF NOT register.rebuilding() AND NEW.accepted > 0 AND NEW.accepted IS DISTINCT FROM (SELECT count(DISTINCT r.person_no) FROM register.list_row r CROSS JOIN LATERAL (SELECT x.event_pos FROM register.person x WHERE x.no = r.person_no OFFSET 0) x
      CROSS JOIN LATERAL (SELECT e.command_id FROM register.event e WHERE e.pos = x.event_pos OFFSET 0) e WHERE r.list_no = NEW.no AND r.outcome = 'accepted' AND e.command_id = command) THEN
    RAISE EXCEPTION 'list-rows-add-up: an accepted row is a person whom this list brought, and nobody else of it' USING ERRCODE = '23514'; END IF;
  -- and is in the household that the list named, in the role that it named
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM register.list_row r LEFT JOIN register.household_member m ON m.person_no = r.person_no AND m.left_at IS NULL
      WHERE r.list_no = NEW.no AND r.outcome = 'accepted' AND r.household_id IS NOT NULL AND (m.household_id, m.role) IS DISTINCT FROM (r.household_id, r.household_role)) THEN
    RAISE EXCEPTION 'list-households: whom a list brings is in the household that it named' USING ERRCODE = '23514'; END IF;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS list_complete ON register.list;
CREATE CONSTRAINT TRIGGER list_complete AFTER INSERT ON register.list DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION register.list_complete();

-- How many persons are in a section now, held or as residents: a number, told to whoever is signed in, so that a receiving authority knows its places.
CREATE OR REPLACE FUNCTION register.occupants(p_site text, p_section text) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*)::int FROM register.custody c WHERE c.site = p_site AND c.section = p_section AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('held', 'resident', 'accompanying') AND access.officer_id() IS NOT NULL $$;
-- How many are held at a whole site, with those who are in no section; who takes a place and is detained by nobody is counted apart (register.site_residents, register.site_accompanying).
CREATE OR REPLACE FUNCTION register.site_occupants(p_site text) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*)::int FROM register.custody c WHERE c.site = p_site AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'held' AND access.officer_id() IS NOT NULL $$;
-- How many children are at a whole site with a detained parent: nobody's detainees, who take a place all the same.
CREATE OR REPLACE FUNCTION register.site_accompanying(p_site text) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*)::int FROM register.custody c WHERE c.site = p_site AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'accompanying' AND access.officer_id() IS NOT NULL $$;
GRANT EXECUTE ON FUNCTION register.occupants(text, text), register.site_occupants(text), register.site_accompanying(text) TO amana_app;

-- Persons within reach whose name may be like one that is looked for: who has the token p_whole[i] and, unless it is null, p_also[i] too. It is what a list compares its rows with.
-- The second token is asked before anything else: by the first alone a row of a large register finds dozens of strangers. The reach is asked once for all of them.
CREATE OR REPLACE FUNCTION register.named_alike_seen(p_whole text[], p_also text[]) RETURNS TABLE (number text, full_name text, father text, born_from date, born_to date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  -- whose identity is closed to who asks is proposed as nobody's double
  WITH found AS MATERIALIZED (SELECT s.no FROM unnest(juveniles.open_of(ARRAY(SELECT x.no FROM register.seen_persons(ARRAY(SELECT DISTINCT t.person_no FROM unnest(p_whole, p_also) a(whole, also)
      CROSS JOIN LATERAL (SELECT x.person_no FROM register.name_token x WHERE x.token = a.whole OFFSET 0) t
      WHERE CASE WHEN a.also IS NULL THEN true ELSE (SELECT true FROM register.name_token x WHERE x.token = a.also AND x.person_no = t.person_no LIMIT 1) END)) x(no)))) s(no))
  SELECT p.register_number, n.full_name, n.parts->>'father', e.born_from, e.born_to
    FROM found f CROSS JOIN LATERAL (SELECT x.register_number FROM register.person x WHERE x.no = f.no OFFSET 0) p
    CROSS JOIN LATERAL (SELECT x.full_name, x.parts FROM register.person_name x WHERE x.person_no = f.no AND x.kind IN ('primary', 'transliteration') OFFSET 0) n
    LEFT JOIN LATERAL (SELECT x.born_from, x.born_to FROM juveniles.age_evidence x WHERE x.person_no = f.no AND x.superseded_pos IS NULL AND x.born_from IS NOT NULL OFFSET 0) e ON true ORDER BY f.no $$;
GRANT EXECUTE ON FUNCTION register.named_alike_seen(text[], text[]) TO amana_app;

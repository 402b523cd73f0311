-- Who supervises a detention (ICPPED 17(3)(d)). Who sees the person sees it.
GRANT SELECT ON register.supervision TO amana_app;
GRANT SELECT, INSERT, UPDATE ON register.supervision TO amana_guard;
ALTER TABLE register.supervision ENABLE ROW LEVEL SECURITY;
ALTER TABLE register.supervision FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS supervision_wall ON register.supervision;
CREATE POLICY supervision_wall ON register.supervision FOR SELECT USING ((SELECT access.reach()) = '*'
  OR EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = supervision.person_no AND r.authority = (SELECT access.row_reach())));
-- Who supervises these persons at an instant: of what is not withdrawn the last that had begun, unless it had ended. Two that begin together: the one recorded later. Asks for no wall of its own: whoever calls it reads behind theirs.
CREATE OR REPLACE FUNCTION register.supervised(p_persons bigint[], p_at timestamptz) RETURNS TABLE (person_no bigint, supervisor text) LANGUAGE sql STABLE AS $$
  SELECT x.person_no, x.supervisor FROM (SELECT DISTINCT ON (s.person_no) s.person_no, coalesce(s.authority, s.name) AS supervisor, s.until_at FROM register.supervision s
      WHERE s.person_no = ANY (p_persons) AND s.withdrawn_pos IS NULL AND s.from_at <= p_at ORDER BY s.person_no, s.from_at DESC, s.event_pos DESC) x
   WHERE x.until_at IS NULL OR x.until_at > p_at $$;
GRANT EXECUTE ON FUNCTION register.supervised(bigint[], timestamptz) TO amana_app, amana_guard;
CREATE OR REPLACE FUNCTION register.project_supervision_recorded(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
BEGIN
  PERFORM register.demand_told(p, 1, 'source');
  INSERT INTO register.supervision (id, person_no, from_at, until_at, authority, name, source, event_pos)
    SELECT f.id, f.stream_no, f.occurred_at, register.at((f.data->>'untilAt')::bigint), f.data->>'authority', f.personal->>'name', f.personal->>'source', f.pos FROM unnest(p) f;
END $$;
-- As a number of others: by an authority that holds or held the person, or by a clerk of a court. At commit, because it may be recorded together with the custody.
CREATE OR REPLACE FUNCTION register.supervision_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
DECLARE officer bigint := (SELECT e.officer_no FROM register.event e WHERE e.pos = coalesce(NEW.withdrawn_pos, NEW.event_pos));
BEGIN
  IF register.rebuilding() OR officer = 0 OR EXISTS (SELECT FROM register.custody_fact f WHERE f.person_no = NEW.person_no AND f.superseded_pos IS NULL AND f.custodian = access.authority_of(officer))
     OR access.has_role(officer, 'judiciary_clerk') THEN RETURN NULL; END IF;
  RAISE EXCEPTION 'not-permitted: your authority neither holds nor held person %', NEW.person_no USING ERRCODE = '42501';
END $$;
DROP TRIGGER IF EXISTS supervision_guard ON register.supervision;
CREATE CONSTRAINT TRIGGER supervision_guard AFTER INSERT OR UPDATE OF withdrawn_pos ON register.supervision DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION register.supervision_guard();
-- It was recorded wrongly: it counts no more, and stays on the file with the reason.
CREATE OR REPLACE FUNCTION register.project_supervision_withdrawn(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  PERFORM register.demand_told(p, 3, 'reason');
  UPDATE register.supervision x SET withdrawn_pos = f.pos, withdrawal = f.personal->>'reason' FROM unnest(p) f WHERE x.id = (f.data->>'supervisionId')::uuid AND x.person_no = f.stream_no AND x.withdrawn_pos IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: this supervision is unknown or is withdrawn' USING ERRCODE = '23514'; END IF;
END $$;

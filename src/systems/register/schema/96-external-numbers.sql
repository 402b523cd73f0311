-- Numbers that others gave. Who sees the person sees them.
GRANT SELECT ON register.external_number TO amana_app;
GRANT SELECT, INSERT, UPDATE ON register.external_number TO amana_guard;
ALTER TABLE register.external_number ENABLE ROW LEVEL SECURITY;
ALTER TABLE register.external_number FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS external_number_wall ON register.external_number;
CREATE POLICY external_number_wall ON register.external_number FOR SELECT USING ((SELECT access.reach()) = '*'
  OR EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = external_number.person_no AND r.authority = (SELECT access.row_reach())));

CREATE OR REPLACE FUNCTION register.project_external_number_recorded(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
BEGIN
  PERFORM register.demand_told(p, 1, 'number', 'folded', 'source');
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f CROSS JOIN LATERAL (SELECT x.id FROM register.external_number x WHERE x.person_no = f.stream_no AND x.kind = f.data->>'kind' AND x.folded = f.personal->>'folded' AND x.withdrawn_pos IS NULL OFFSET 0) x) THEN
    RAISE EXCEPTION 'number-recorded: this number is on the file already' USING ERRCODE = '23514'; END IF;
  INSERT INTO register.external_number (id, person_no, kind, number, folded, issued_by, source, event_pos)
    SELECT f.id, f.stream_no, f.data->>'kind', f.personal->>'number', f.personal->>'folded', f.personal->>'issuedBy', f.personal->>'source', f.pos FROM unnest(p) f;
END $$;
-- What a person is known by, as a nationality: by an authority that holds or held the person, or by who asks or judges on their own account. At commit, because a registration records it together with the custody.
CREATE OR REPLACE FUNCTION register.identity_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
DECLARE officer bigint := (SELECT e.officer_no FROM register.event e WHERE e.pos = coalesce(NEW.withdrawn_pos, NEW.event_pos));
BEGIN
  IF register.rebuilding() OR officer = 0 OR EXISTS (SELECT FROM register.custody_fact f WHERE f.person_no = NEW.person_no AND f.superseded_pos IS NULL AND f.custodian = access.authority_of(officer))
     OR access.has_role(officer, 'child_protection_officer') OR access.has_role(officer, 'judiciary_clerk') OR access.has_role(officer, 'interviewer') THEN RETURN NULL; END IF;
  RAISE EXCEPTION 'not-permitted: your authority neither holds nor held person %', NEW.person_no USING ERRCODE = '42501';
END $$;
DROP TRIGGER IF EXISTS external_number_guard ON register.external_number;
CREATE CONSTRAINT TRIGGER external_number_guard AFTER INSERT OR UPDATE OF withdrawn_pos ON register.external_number DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION register.identity_guard();
DROP FUNCTION IF EXISTS register.external_number_guard();
-- It was recorded wrongly: it is found by it no more, and stays on the file with the reason.
CREATE OR REPLACE FUNCTION register.project_external_number_withdrawn(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  PERFORM register.demand_told(p, 3, 'reason');
  UPDATE register.external_number x SET withdrawn_pos = f.pos, withdrawal = f.personal->>'reason' FROM unnest(p) f WHERE x.id = (f.data->>'numberId')::uuid AND x.person_no = f.stream_no AND x.withdrawn_pos IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: this number is unknown or is withdrawn' USING ERRCODE = '23514'; END IF;
END $$;

-- Distinguishing marks and photographs for identification. Who sees the person sees the marks; photographs only who has to do with persons.
GRANT SELECT ON register.distinguishing_mark, register.photograph TO amana_app;
GRANT SELECT, INSERT, UPDATE ON register.distinguishing_mark, register.photograph TO amana_guard;
ALTER TABLE register.distinguishing_mark ENABLE ROW LEVEL SECURITY; ALTER TABLE register.distinguishing_mark FORCE ROW LEVEL SECURITY;
ALTER TABLE register.photograph ENABLE ROW LEVEL SECURITY; ALTER TABLE register.photograph FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS distinguishing_mark_wall ON register.distinguishing_mark;
CREATE POLICY distinguishing_mark_wall ON register.distinguishing_mark FOR SELECT USING ((SELECT access.reach()) = '*'
  OR EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = distinguishing_mark.person_no AND r.authority = (SELECT access.row_reach())));
DROP POLICY IF EXISTS photograph_wall ON register.photograph;
CREATE POLICY photograph_wall ON register.photograph FOR SELECT USING ((SELECT register.sees_photographs()) AND ((SELECT access.reach()) = '*'
  OR EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = photograph.person_no AND r.authority = (SELECT access.row_reach()))));

CREATE OR REPLACE FUNCTION register.project_distinguishing_mark_recorded(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM register.demand_told(p, 1, 'kind', 'place', 'seenBy');
  -- what is of no kind of the list is told in words
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f WHERE f.personal->>'kind' = 'other' AND NOT register.told(f.personal->>'description', 1)) THEN
    RAISE EXCEPTION 'invalid-input: what another mark is stands in words' USING ERRCODE = '22023', CONSTRAINT = 'mark-in-words'; END IF;
  INSERT INTO register.distinguishing_mark (id, person_no, kind, place, description, seen_at, seen_by, event_pos)
    SELECT f.id, f.stream_no, f.personal->>'kind', f.personal->>'place', f.personal->>'description', f.occurred_at, f.personal->>'seenBy', f.pos FROM unnest(p) f;
END $$;
CREATE OR REPLACE FUNCTION register.project_distinguishing_mark_withdrawn(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  PERFORM register.demand_told(p, 3, 'reason');
  UPDATE register.distinguishing_mark x SET withdrawn_pos = f.pos, withdrawal = f.personal->>'reason' FROM unnest(p) f WHERE x.id = (f.data->>'markId')::uuid AND x.person_no = f.stream_no AND x.withdrawn_pos IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: this mark is unknown or is withdrawn' USING ERRCODE = '23514'; END IF;
END $$;
DROP TRIGGER IF EXISTS distinguishing_mark_guard ON register.distinguishing_mark;
CREATE CONSTRAINT TRIGGER distinguishing_mark_guard AFTER INSERT OR UPDATE OF withdrawn_pos ON register.distinguishing_mark DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION register.identity_guard();

-- A photograph is what the server had before its eyes: a JPEG or PNG picture and nothing else. It is cited as every document of a file, so that who may read the file reads it.
CREATE OR REPLACE FUNCTION register.project_photograph_recorded(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM register.demand_word(p);
  IF NOT register.rebuilding() THEN
    IF EXISTS (SELECT FROM unnest(p) f WHERE NOT EXISTS (SELECT FROM register.document d WHERE d.sha256 = f.data->>'documentSha256' AND d.media_type IN ('image/jpeg', 'image/png'))) THEN
      RAISE EXCEPTION 'photograph-type: a photograph is a stored JPEG or PNG picture' USING ERRCODE = '23514'; END IF;
    IF EXISTS (SELECT FROM unnest(p) f JOIN register.photograph h ON h.person_no = f.stream_no AND h.document_sha256 = f.data->>'documentSha256' AND h.withdrawn_pos IS NULL) THEN
      RAISE EXCEPTION 'photograph-recorded: this photograph is on the file already' USING ERRCODE = '23514'; END IF;
  END IF;
  INSERT INTO register.photograph (id, person_no, document_sha256, taken_at, taken_by, event_pos)
    SELECT f.id, f.stream_no, f.data->>'documentSha256', f.occurred_at, f.data->>'authority', f.pos FROM unnest(p) f;
  PERFORM register.cite_documents(p);
END $$;
CREATE OR REPLACE FUNCTION register.project_photograph_withdrawn(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  PERFORM register.demand_told(p, 3, 'reason');
  UPDATE register.photograph x SET withdrawn_pos = f.pos, withdrawal = f.personal->>'reason' FROM unnest(p) f WHERE x.id = (f.data->>'photographId')::uuid AND x.person_no = f.stream_no AND x.withdrawn_pos IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: this photograph is unknown or is withdrawn' USING ERRCODE = '23514'; END IF;
END $$;
DROP TRIGGER IF EXISTS photograph_guard ON register.photograph;
CREATE CONSTRAINT TRIGGER photograph_guard AFTER INSERT OR UPDATE OF withdrawn_pos ON register.photograph DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION register.identity_guard();

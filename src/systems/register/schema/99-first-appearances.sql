-- The first appearance before a judge, of a custody that began. Who sees the person sees it.
GRANT SELECT ON register.first_appearance TO amana_app;
GRANT SELECT, INSERT, UPDATE ON register.first_appearance TO amana_guard;
ALTER TABLE register.first_appearance ENABLE ROW LEVEL SECURITY; ALTER TABLE register.first_appearance FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS first_appearance_wall ON register.first_appearance;
CREATE POLICY first_appearance_wall ON register.first_appearance FOR SELECT USING ((SELECT access.reach()) = '*'
  OR EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = first_appearance.person_no AND r.authority = (SELECT access.row_reach())));

-- Whether what was told of one fact of a person counts for another: it is the same fact, or that one corrects it, through any number of corrections.
CREATE OR REPLACE FUNCTION register.tells_of(p_person bigint, p_told uuid, p_fact uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  WITH RECURSIVE chain(id) AS (SELECT p_fact UNION SELECT c.corrected_event FROM register.correction c JOIN chain ON c.correcting_event = chain.id WHERE c.person_no = p_person)
  SELECT EXISTS (SELECT FROM chain WHERE chain.id = p_told) $$;

-- By an authority within whose reach the person is, or by a clerk of the judiciary. A correction takes the place of the one that it cites.
CREATE OR REPLACE FUNCTION register.project_first_appearance_recorded(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  PERFORM register.demand_told(p, 1, 'when');
  IF NOT register.rebuilding() THEN
    PERFORM register.demand_reach(array_agg(f.stream_no), array_agg(f.officer_no)) FROM unnest(p) f WHERE NOT access.has_role(f.officer_no, 'judiciary_clerk');
    IF EXISTS (SELECT FROM unnest(p) f WHERE num_nonnulls(f.data->>'authority', f.personal->>'court') = 0) OR EXISTS (SELECT FROM unnest(p) f WHERE f.data ? 'corrects' AND NOT register.told(f.personal->>'reason', 3)) THEN
      RAISE EXCEPTION 'invalid-input: it is said before whom the person appeared, and why an earlier record is corrected' USING ERRCODE = '22023'; END IF;
    -- the local day of a place is at most one day ahead of that of the clock
    IF EXISTS (SELECT FROM unnest(p) f WHERE f.personal->>'when' !~ '^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d)?)?)?$'
        OR left(f.personal->>'when', 10) > left(to_char((f.received_at + interval '1 day') AT TIME ZONE 'UTC', 'YYYY-MM-DD'), length(left(f.personal->>'when', 10)))) THEN
      RAISE EXCEPTION 'invalid-input: when a person appeared is a date as far as it is known, and not in the future' USING ERRCODE = '22023'; END IF;
    -- of how a custody began, as it is believed now: a move or a corrected beginning would let one custody have two
    IF EXISTS (SELECT FROM unnest(p) f WHERE NOT EXISTS (SELECT FROM register.custody_fact c JOIN register.intake i ON i.person_no = c.person_no AND i.event_pos = c.event_pos
        WHERE c.person_no = f.stream_no AND c.event_id = (f.data->>'factEvent')::uuid AND c.superseded_pos IS NULL)) THEN
      RAISE EXCEPTION 'not-found: a first appearance is that of a custody that is on the register, of its beginning that is believed' USING ERRCODE = '23514'; END IF;
    IF EXISTS (SELECT FROM unnest(p) f JOIN register.first_appearance x ON x.person_no = f.stream_no AND x.id = (f.data->>'corrects')::uuid
        WHERE NOT register.tells_of(f.stream_no, x.fact_event, (f.data->>'factEvent')::uuid)) THEN
      RAISE EXCEPTION 'stale: a correction stays with the custody that the first appearance was told of' USING ERRCODE = '23514'; END IF;
  END IF;
  UPDATE register.first_appearance x SET superseded_pos = f.pos FROM unnest(p) f WHERE f.data ? 'corrects' AND x.id = (f.data->>'corrects')::uuid AND x.person_no = f.stream_no AND x.superseded_pos IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> (SELECT count(*) FROM unnest(p) f WHERE f.data ? 'corrects') THEN RAISE EXCEPTION 'stale: another record of the first appearance counts' USING ERRCODE = '23514'; END IF;
  INSERT INTO register.correction (corrected_event, correcting_event, person_no, event_pos) SELECT (f.data->>'corrects')::uuid, f.id, f.stream_no, f.pos FROM unnest(p) f WHERE f.data ? 'corrects';
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f JOIN register.first_appearance x ON x.person_no = f.stream_no AND x.superseded_pos IS NULL
      WHERE register.tells_of(f.stream_no, x.fact_event, (f.data->>'factEvent')::uuid)) THEN
    RAISE EXCEPTION 'first-appearance-recorded: a first appearance is recorded already' USING ERRCODE = '23514'; END IF;
  INSERT INTO register.first_appearance (id, person_no, fact_event, appeared, authority, court, source, inherited_from, document_sha256, event_pos)
    SELECT f.id, f.stream_no, (f.data->>'factEvent')::uuid, f.personal->>'when', f.data->>'authority', f.personal->>'court', f.data->>'source', f.personal->>'from', f.data->>'documentSha256', f.pos FROM unnest(p) f;
  PERFORM register.cite_documents(p);
END $$;

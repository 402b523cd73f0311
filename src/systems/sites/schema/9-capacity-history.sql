-- Places over time: the newest record of a section is the capacity that I17 uses.
GRANT SELECT ON sites.capacity TO amana_app;
GRANT SELECT, INSERT ON sites.capacity TO amana_guard;
DO $$ BEGIN
  ALTER TABLE sites.capacity ENABLE ROW LEVEL SECURITY; ALTER TABLE sites.capacity FORCE ROW LEVEL SECURITY;
END $$;
DROP POLICY IF EXISTS capacity_wall ON sites.capacity;
CREATE POLICY capacity_wall ON sites.capacity FOR SELECT USING ((SELECT access.officer_id()) IS NOT NULL);
-- Fewer places than persons: those who came last are beyond them, and each breach is due in the same command (decisions.md 1). Who has an open breach of I17 already is beyond the places anyway.
CREATE OR REPLACE FUNCTION sites.beyond(p_site text, p_section text, p_places int, p_at timestamptz) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH h AS (SELECT c.person_no, row_number() OVER (ORDER BY c.event_pos, c.person_no) AS n FROM register.custody c
    WHERE c.site = p_site AND c.section = p_section AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('held', 'resident', 'accompanying')
      AND NOT EXISTS (SELECT FROM register.breach b WHERE b.person_no = c.person_no AND b.rule = 'I17-section-capacity' AND b.cured_at IS NULL))
  SELECT h.person_no FROM h WHERE h.n > p_places + coalesce((SELECT sum(o.extra_places) FROM sites.over_capacity o WHERE o.site = p_site AND o.section = p_section AND o.approved_by IS NOT NULL AND o.expires_at > p_at), 0) $$;
-- The same for officers: of persons within reach.
CREATE OR REPLACE FUNCTION sites.beyond_seen(p_site text, p_section text, p_places int) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT b.no FROM sites.beyond(p_site, p_section, p_places, register.clock()) b(no) WHERE register.sees_person(b.no) ORDER BY 1 $$;
GRANT EXECUTE ON FUNCTION sites.beyond(text, text, int, timestamptz) TO amana_guard;
GRANT EXECUTE ON FUNCTION sites.beyond_seen(text, text, int) TO amana_app;
CREATE OR REPLACE FUNCTION sites.project_capacity_recorded(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE f register.fact; at timestamptz; n int;
BEGIN
  PERFORM sites.demand_source(p);
  FOREACH f IN ARRAY p LOOP
    at := register.at((f.data->>'fromAt')::bigint);
    IF NOT register.rebuilding() THEN
      IF f.stream_no IS DISTINCT FROM sites.stream_of(f.data->>'site') THEN RAISE EXCEPTION 'not-found: places are recorded on the stream of their site' USING ERRCODE = '23514'; END IF;
      IF f.officer_no <> 0 AND access.authority_of(f.officer_no) IS DISTINCT FROM (SELECT s.authority FROM sites.site s WHERE s.code = f.data->>'site') THEN
        RAISE EXCEPTION 'not-permitted: places are recorded by the authority that answers for the site' USING ERRCODE = '42501'; END IF;
      IF at > f.received_at + interval '5 minutes' THEN RAISE EXCEPTION 'invalid-input: places are recorded when they are there' USING ERRCODE = '22023'; END IF;
      IF f.officer_no <> 0 AND NOT access.has_role(f.officer_no, 'administrator') AND EXISTS (SELECT FROM sites.section s WHERE s.site = f.data->>'site' AND s.section = f.data->>'section'
          AND s.capacity < (f.data->>'places')::int AND NOT EXISTS (SELECT FROM sites.capacity c WHERE c.site = s.site AND c.section = s.section AND c.from_at > at)) THEN
        RAISE EXCEPTION 'not-permitted: more places of a section are recorded by the installation or an administrator of its authority; more persons than places are authorised by two officers' USING ERRCODE = '42501'; END IF;
    END IF;
    INSERT INTO sites.capacity (id, site, section, places, from_at, source_kind, source, recorded_by, recorded_at, event_pos)
      VALUES (f.id, f.data->>'site', f.data->>'section', (f.data->>'places')::int, at, f.data->>'sourceKind', f.data->>'source', f.officer_no, f.received_at, f.pos);
    -- what is said of an earlier day than the newest record is history, and changes nothing now
    UPDATE sites.section s SET capacity = (f.data->>'places')::int, capacity_source = f.data->>'source', event_pos = f.pos
     WHERE s.site = f.data->>'site' AND s.section = f.data->>'section' AND NOT EXISTS (SELECT FROM sites.capacity c WHERE c.site = s.site AND c.section = s.section AND c.from_at > at);
    GET DIAGNOSTICS n = ROW_COUNT;
    IF n = 1 AND NOT register.rebuilding() THEN
      INSERT INTO register.breach_due (fact_event, person_no, rule)
        SELECT f.id, b.no, 'I17-section-capacity' FROM sites.beyond(f.data->>'site', f.data->>'section', (f.data->>'places')::int, f.received_at) b(no) ON CONFLICT DO NOTHING; END IF;
    -- places of the whole site are what reported strengths stand beside (92-reported-strength.sql)
    IF NOT f.data ? 'section' THEN PERFORM sites.judge_reported(f.data->>'site', f.id, f.officer_no, f.received_at, f.pos); END IF;
  END LOOP;
END $$;

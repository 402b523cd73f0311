-- Reported strength: what a source says that a site held on a day, without names. It opens a breach of the site where it is more than its places, and changes no strength and nobody's file.
GRANT SELECT ON sites.reported_strength, sites.reported_part TO amana_app;
GRANT SELECT, INSERT, UPDATE ON sites.reported_strength TO amana_guard;
GRANT SELECT, INSERT ON sites.reported_part TO amana_guard;
-- Parts can be small, and not every source is public: told to whoever works on cases anywhere, to the administrators of the authority that answers for the place, to who directs it, and to who is told its strength. That there is a breach everybody sees (4-control.sql).
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['reported_strength', 'reported_part'] LOOP
    EXECUTE format('ALTER TABLE sites.%I ENABLE ROW LEVEL SECURITY; ALTER TABLE sites.%I FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS wall ON sites.%I', t, t, t);
  END LOOP;
END $$;
CREATE POLICY wall ON sites.reported_strength FOR SELECT USING ((SELECT access.case_reach()) <> 'none'
  OR site = ANY ((SELECT access.own_sites())::text[])
  OR EXISTS (SELECT FROM sites.site s WHERE s.code = reported_strength.site AND s.authority = ANY ((SELECT access.authorities_counted())::text[]))
  OR ((SELECT access.officer_roles() && ARRAY['administrator']) AND EXISTS (SELECT FROM sites.site s WHERE s.code = reported_strength.site AND s.authority = (SELECT access.officer_authority()))));
CREATE POLICY wall ON sites.reported_part FOR SELECT USING (EXISTS (SELECT FROM sites.reported_strength r WHERE r.id = reported_part.report_id));

-- The end of a day where the site is.
CREATE OR REPLACE FUNCTION sites.end_of_day(p_site text, p_day date) RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT (p_day + 1)::timestamp AT TIME ZONE s.zone FROM sites.site s WHERE s.code = p_site $$;
-- Places of the whole site beside which a report of a day stands: those that were said to be there at its end, or more that came later. Of sections the register may not know all, so that they say nothing here.
-- NULL: nobody said how many places the whole site has.
CREATE OR REPLACE FUNCTION sites.places_beside(p_site text, p_day date) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT max(n.places) FROM (
    SELECT DISTINCT ON (k.since) c.places FROM sites.capacity c CROSS JOIN LATERAL (SELECT CASE WHEN c.from_at < sites.end_of_day(p_site, p_day) THEN '-infinity' ELSE c.from_at END AS since) k
     WHERE c.site = p_site AND c.section IS NULL ORDER BY k.since, c.from_at DESC, c.recorded_at DESC, c.id DESC) n $$;
-- Whether a report that stands says more than the places, and no report of a later day says that they suffice.
CREATE OR REPLACE FUNCTION sites.reported_over(p_site text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM sites.reported_strength r WHERE r.site = p_site AND r.withdrawn_at IS NULL AND r.at_least > sites.places_beside(r.site, r.day)
    AND NOT EXISTS (SELECT FROM sites.reported_strength l WHERE l.site = r.site AND l.withdrawn_at IS NULL AND l.day > r.day AND l.at_most <= sites.places_beside(l.site, l.day))) $$;
-- I17-reported-strength: after each fact that can change it, the site has its breach, or has it no more. Opened and cured by the register itself, so that no officer can leave it out.
CREATE OR REPLACE FUNCTION sites.judge_reported(p_site text, p_fact uuid, p_officer bigint, p_received timestamptz, p_pos bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF sites.reported_over(p_site) THEN
    INSERT INTO sites.site_breach (fact_event, rule, site, source, authority, opened_at, event_pos)
    SELECT p_fact, 'I17-reported-strength', s.code, 'Mandela 13; GC III 25', s.authority, p_received, p_pos FROM sites.site s
     WHERE s.code = p_site AND NOT EXISTS (SELECT FROM sites.site_breach b WHERE b.site = s.code AND b.rule = 'I17-reported-strength' AND b.cured_at IS NULL);
  ELSE
    UPDATE sites.site_breach b SET cured_at = p_received, cured_by = p_officer, event_pos = p_pos WHERE b.site = p_site AND b.rule = 'I17-reported-strength' AND b.cured_at IS NULL;
  END IF;
END $$;
GRANT EXECUTE ON FUNCTION sites.end_of_day(text, date), sites.places_beside(text, date) TO amana_app, amana_guard;
GRANT EXECUTE ON FUNCTION sites.reported_over(text), sites.judge_reported(text, uuid, bigint, timestamptz, bigint) TO amana_guard;
GRANT EXECUTE ON FUNCTION sites.reported_over(text) TO amana_owner, amana_verify;

CREATE OR REPLACE FUNCTION sites.project_reported_strength_recorded(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE f register.fact; v_site text; v_day date;
BEGIN
  PERFORM sites.demand_own_stream(p);
  PERFORM sites.demand_source(p);
  PERFORM register.demand_told(p, 1, 'said');
  FOREACH f IN ARRAY p LOOP
    v_site := f.data->>'site'; v_day := (f.data->>'day')::date;
    IF NOT register.rebuilding() AND v_day > (f.received_at AT TIME ZONE (SELECT s.zone FROM sites.site s WHERE s.code = v_site))::date THEN
      RAISE EXCEPTION 'invalid-input: a strength is reported of a day that has come' USING ERRCODE = '22023'; END IF;
    INSERT INTO sites.reported_strength (id, site, day, said, at_least, at_most, source_kind, source, recorded_by, recorded_at, event_pos)
      VALUES (f.id, v_site, v_day, f.data->>'said', (f.data->>'atLeast')::int, (f.data->>'atMost')::int, f.data->>'sourceKind', f.data->>'source', f.officer_no, f.received_at, f.pos);
    INSERT INTO sites.reported_part (report_id, ord, persons, sex, age_group, nationality, event_pos)
      SELECT f.id, x.ord, (x.one->>'persons')::int, x.one->>'sex', x.one->>'ageGroup', x.one->>'nationality', f.pos FROM jsonb_array_elements(f.data->'parts') WITH ORDINALITY x(one, ord);
    PERFORM sites.judge_reported(v_site, f.id, f.officer_no, f.received_at, f.pos);
  END LOOP;
END $$;
CREATE OR REPLACE FUNCTION sites.project_reported_strength_withdrawn(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE f register.fact; v_site text;
BEGIN
  PERFORM register.demand_told(p, 3, 'reason');
  FOREACH f IN ARRAY p LOOP
    IF NOT register.rebuilding() AND f.officer_no <> 0 AND EXISTS (SELECT FROM sites.reported_strength r WHERE r.id = (f.data->>'reportId')::uuid AND access.authority_of(f.officer_no) IS DISTINCT FROM access.authority_of(r.recorded_by)) THEN
      RAISE EXCEPTION 'not-permitted: a reported strength is withdrawn by the authority that recorded it' USING ERRCODE = '42501'; END IF;
    UPDATE sites.reported_strength r SET withdrawn_at = f.received_at, withdrawn_by = f.officer_no, withdrawal = f.data->>'reason', event_pos = f.pos
     WHERE r.id = (f.data->>'reportId')::uuid AND r.withdrawn_at IS NULL AND f.stream_no = sites.stream_of(r.site) RETURNING r.site INTO v_site;
    IF NOT FOUND THEN RAISE EXCEPTION 'stale: this report was withdrawn already, or is of another site' USING ERRCODE = '23514'; END IF;
    PERFORM sites.judge_reported(v_site, f.id, f.officer_no, f.received_at, f.pos);
  END LOOP;
END $$;
-- What was reported is not rewritten: a report is withdrawn, and another stands beside it.
CREATE OR REPLACE FUNCTION sites.reported_stays() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF (NEW.site, NEW.day, NEW.said, NEW.at_least, NEW.at_most, NEW.source_kind, NEW.source, NEW.recorded_by, NEW.recorded_at) IS DISTINCT FROM
     (OLD.site, OLD.day, OLD.said, OLD.at_least, OLD.at_most, OLD.source_kind, OLD.source, OLD.recorded_by, OLD.recorded_at) OR OLD.withdrawn_at IS NOT NULL THEN
    RAISE EXCEPTION 'I23-append-only: what was reported stays' USING ERRCODE = '23514', CONSTRAINT = 'I23-append-only'; END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER reported_stays AFTER UPDATE ON sites.reported_strength FOR EACH ROW EXECUTE FUNCTION sites.reported_stays();

-- How many persons the register had at sites at instants by name, held, as residents or with a detained parent: numbers, as they are known now. Periods of custody are read once for all that are asked, whatever the planner knows of
-- a young register: a page asks for many days of one site.
DROP FUNCTION IF EXISTS sites.named_at(text, timestamptz);
CREATE OR REPLACE FUNCTION sites.named_at(p_sites text[], p_at timestamptz[]) RETURNS TABLE (ord bigint, named int) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_nestloop = off SET jit = off AS $$
  WITH u AS MATERIALIZED (SELECT * FROM unnest(p_sites, p_at) WITH ORDINALITY u(site, at, ord) WHERE access.officer_id() IS NOT NULL),
  c AS (SELECT u.ord, count(*)::int AS n FROM u JOIN register.custody c ON c.site = u.site AND c.known_to IS NULL AND c.from_at < u.at AND c.to_at >= u.at AND c.state IN ('held', 'resident', 'accompanying') GROUP BY u.ord)
  SELECT u.ord, coalesce(c.n, 0) FROM u LEFT JOIN c ON c.ord = u.ord $$;
GRANT EXECUTE ON FUNCTION sites.named_at(text[], timestamptz[]) TO amana_app;

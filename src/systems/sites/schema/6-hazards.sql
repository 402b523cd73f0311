-- Hazards of a site: said by a source, in words, until a day. Nothing here is about a person.
GRANT SELECT ON sites.hazard TO amana_app;
GRANT SELECT, INSERT, UPDATE ON sites.hazard TO amana_guard;
DO $$ BEGIN
  ALTER TABLE sites.hazard ENABLE ROW LEVEL SECURITY; ALTER TABLE sites.hazard FORCE ROW LEVEL SECURITY;
END $$;
-- What a place is exposed to is told to whoever works on cases anywhere, to the administrators of the authority that answers for the place, and to who directs it.
DROP POLICY IF EXISTS hazard_wall ON sites.hazard;
CREATE POLICY hazard_wall ON sites.hazard FOR SELECT USING ((SELECT access.case_reach()) <> 'none'
  OR site = ANY ((SELECT access.own_sites())::text[])
  OR ((SELECT access.officer_roles() && ARRAY['administrator']) AND EXISTS (SELECT FROM sites.site s WHERE s.code = hazard.site AND s.authority = (SELECT access.officer_authority()))));
CREATE OR REPLACE FUNCTION sites.project_hazard_recorded(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) u WHERE u.stream_no IS DISTINCT FROM sites.stream_of(u.data->>'site')) THEN
    RAISE EXCEPTION 'not-found: a hazard stands on the stream of its site' USING ERRCODE = '23514'; END IF;
  INSERT INTO sites.hazard (id, site, kind, severity, said, source_kind, source, from_at, expires_at, recorded_by, recorded_at, event_pos)
  SELECT f.id, f.data->>'site', f.data->>'kind', f.data->>'severity', f.data->>'said', f.data->>'sourceKind', f.data->>'source', register.at((f.data->>'fromAt')::bigint), register.at((f.data->>'expiresAt')::bigint),
         f.officer_no, f.received_at, f.pos FROM unnest(p) f;
  PERFORM register.demand_told(p, 3, 'said', 'source');
  -- from when it was seen, and not of what is over: a hazard that begins by itself one day was seen by nobody
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f WHERE register.at((f.data->>'fromAt')::bigint) > f.received_at + interval '5 minutes' OR register.at((f.data->>'expiresAt')::bigint) <= f.received_at) THEN
    RAISE EXCEPTION 'invalid-input: a hazard is recorded when it is there, and until a day to come' USING ERRCODE = '22023'; END IF;
END $$;
CREATE OR REPLACE FUNCTION sites.project_hazard_withdrawn(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f JOIN sites.hazard h ON h.id = (f.data->>'hazardId')::uuid WHERE access.authority_of(f.officer_no) IS DISTINCT FROM access.authority_of(h.recorded_by)) THEN
    RAISE EXCEPTION 'not-permitted: a hazard is withdrawn by the authority that recorded it' USING ERRCODE = '42501'; END IF;
  PERFORM register.demand_told(p, 3, 'reason');
  UPDATE sites.hazard h SET withdrawn_at = f.received_at, withdrawn_by = f.officer_no, withdrawal = f.data->>'reason', event_pos = f.pos
    FROM unnest(p) f WHERE h.id = (f.data->>'hazardId')::uuid AND h.withdrawn_at IS NULL AND f.stream_no = sites.stream_of(h.site);
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: this hazard was withdrawn already, or is of another site' USING ERRCODE = '23514'; END IF;
END $$;

-- Places: sites with sections, vehicles with compartments, who is kept apart, and who may exceed a capacity.
GRANT SELECT ON sites.site, sites.section, sites.vehicle, sites.compartment, sites.keep_apart, sites.over_capacity TO amana_app;
GRANT SELECT, INSERT, UPDATE ON sites.site, sites.section, sites.vehicle, sites.compartment, sites.keep_apart, sites.over_capacity TO amana_guard;

-- Places are no case data: every officer who is signed in sees them. Who is kept apart from whom is.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['site', 'section', 'vehicle', 'compartment', 'over_capacity'] LOOP
    EXECUTE format('ALTER TABLE sites.%I ENABLE ROW LEVEL SECURITY; ALTER TABLE sites.%I FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS %I ON sites.%I', t, t, t || '_wall', t);
    EXECUTE format('CREATE POLICY %I ON sites.%I FOR SELECT USING ((SELECT access.officer_id()) IS NOT NULL)', t || '_wall', t);
  END LOOP;
END $$;
ALTER TABLE sites.keep_apart ENABLE ROW LEVEL SECURITY; ALTER TABLE sites.keep_apart FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS keep_apart_wall ON sites.keep_apart;
CREATE POLICY keep_apart_wall ON sites.keep_apart FOR SELECT USING ((SELECT access.case_reach()) = 'all' OR ((SELECT access.case_reach()) = 'authority'
  AND EXISTS (SELECT FROM register.person_reach r WHERE r.person_no IN (keep_apart.person_a, keep_apart.person_b) AND r.authority = (SELECT access.officer_authority()))));

-- The stream of a site: its chain and its lock.
CREATE OR REPLACE FUNCTION sites.stream_of(p_site text) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.stream_no FROM sites.site s JOIN register.event e ON e.pos = s.event_pos WHERE s.code = p_site $$;
GRANT EXECUTE ON FUNCTION sites.stream_of(text) TO amana_app;

CREATE OR REPLACE FUNCTION sites.project_site_added(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO sites.site (code, name_en, name_ar, name_ckb, kind, country, pcode, zone, latitude_e5, longitude_e5, authority, event_pos)
  SELECT f.data->>'code', f.data->>'nameEn', f.data->>'nameAr', f.data->>'nameCkb', f.data->>'kind', f.data->>'country', f.data->>'pcode', f.data->>'zone',
         (f.data->>'latitudeE5')::int, (f.data->>'longitudeE5')::int, f.data->>'authority', f.pos FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION sites.project_section_added(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO sites.section (site, section, sex, age_group, legal_status, level, capacity, capacity_source, event_pos)
  SELECT f.data->>'site', f.data->>'section', f.data->>'sex', f.data->>'ageGroup', f.data->>'legalStatus', f.data->>'level', (f.data->>'capacity')::int, f.data->>'capacitySource', f.pos FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION sites.project_vehicle_added(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO sites.vehicle (code, authority, kind, event_pos) SELECT f.data->>'code', f.data->>'authority', f.data->>'kind', f.pos FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION sites.project_compartment_added(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO sites.compartment (vehicle, compartment, seats, sex, age_group, event_pos)
  SELECT f.data->>'vehicle', f.data->>'compartment', (f.data->>'seats')::int, f.data->>'sex', f.data->>'ageGroup', f.pos FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION sites.project_keep_apart_added(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO sites.keep_apart (id, person_a, person_b, expires_at, event_pos)
  SELECT f.id, least(f.stream_no, (f.data->>'otherPersonNo')::bigint), greatest(f.stream_no, (f.data->>'otherPersonNo')::bigint), register.at((f.data->>'expiresAt')::bigint), f.pos FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION sites.project_over_capacity_proposed(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO sites.over_capacity (id, site, section, extra_places, expires_at, proposed_by, event_pos)
  SELECT f.id, f.data->>'site', f.data->>'section', (f.data->>'extraPlaces')::int, register.at((f.data->>'expiresAt')::bigint), f.officer_no, f.pos FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION sites.project_over_capacity_approved(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  UPDATE sites.over_capacity o SET approved_by = f.officer_no, event_pos = f.pos FROM unnest(p) f WHERE o.id = (f.data->>'authorisationId')::uuid AND f.stream_no = sites.stream_of(o.site);
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'not-found: an authorisation is approved once in a command, on the stream of its site' USING ERRCODE = '23514'; END IF;
END $$;
-- Places and vehicles are entered by the installation, or by an administrator of the authority that has them.
CREATE OR REPLACE FUNCTION sites.place_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE row jsonb := to_jsonb(NEW); officer bigint; holder text;
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  SELECT e.officer_no INTO officer FROM register.event e WHERE e.pos = NEW.event_pos;
  holder := CASE TG_TABLE_NAME WHEN 'section' THEN (SELECT s.authority FROM sites.site s WHERE s.code = row->>'site') WHEN 'compartment' THEN (SELECT v.authority FROM sites.vehicle v WHERE v.code = row->>'vehicle') ELSE row->>'authority' END;
  IF officer <> 0 AND holder IS DISTINCT FROM access.authority_of(officer) THEN
    RAISE EXCEPTION 'not-permitted: an administrator enters places and vehicles of the own authority only' USING ERRCODE = '42501'; END IF;
  RETURN NULL;
END $$;
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['site', 'section', 'vehicle', 'compartment'] LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER place_guard AFTER INSERT ON sites.%I FOR EACH ROW EXECUTE FUNCTION sites.place_guard()', t);
  END LOOP;
END $$;

-- I24-four-eyes: the proposer never approves (the table's CHECK), both belong to the authority that holds the site, nothing is approved twice or after its end.
CREATE OR REPLACE FUNCTION sites.over_capacity_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE e register.event; holder text;
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  SELECT * INTO e FROM register.event x WHERE x.pos = NEW.event_pos;
  SELECT s.authority INTO holder FROM sites.site s WHERE s.code = NEW.site;
  IF e.officer_no <> 0 AND holder IS DISTINCT FROM access.authority_of(e.officer_no) THEN
    RAISE EXCEPTION 'not-permitted: only officers of the authority that holds the site authorise more persons than places' USING ERRCODE = '42501'; END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.approved_by IS NOT NULL THEN RAISE EXCEPTION 'I24-four-eyes: an authorisation is proposed first and approved by another officer' USING ERRCODE = '23514'; END IF;
    IF NEW.expires_at <= e.received_at THEN RAISE EXCEPTION 'invalid-input: the authorisation has ended before it begins' USING ERRCODE = '22023'; END IF;
  ELSE
    IF OLD.approved_by IS NOT NULL THEN RAISE EXCEPTION 'I24-four-eyes: this authorisation has been approved already' USING ERRCODE = '23514'; END IF;
    IF NEW.expires_at <= e.received_at THEN RAISE EXCEPTION 'I17-section-capacity: the proposed authorisation has expired' USING ERRCODE = '23514'; END IF;
    IF (NEW.site, NEW.section, NEW.extra_places, NEW.expires_at, NEW.proposed_by) IS DISTINCT FROM (OLD.site, OLD.section, OLD.extra_places, OLD.expires_at, OLD.proposed_by) THEN
      RAISE EXCEPTION 'I24-four-eyes: what was proposed is what is approved' USING ERRCODE = '23514'; END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER over_capacity_guard AFTER INSERT OR UPDATE ON sites.over_capacity FOR EACH ROW EXECUTE FUNCTION sites.over_capacity_guard();

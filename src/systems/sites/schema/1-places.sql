-- Places: sites with sections, vehicles with compartments. What each of them is for is in 2-persons-apart.sql and 3-capacity.sql.
GRANT SELECT ON sites.site, sites.section, sites.vehicle, sites.compartment, sites.level, sites.keep_apart, sites.security_level, sites.over_capacity TO amana_app;
GRANT SELECT, INSERT, UPDATE ON sites.site, sites.section, sites.vehicle, sites.compartment, sites.keep_apart, sites.security_level, sites.over_capacity TO amana_guard;
GRANT SELECT ON sites.level TO amana_guard;

-- Places are no case data: every officer who is signed in sees them. Who is kept apart from whom, and who has which security level, is.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['site', 'section', 'vehicle', 'compartment', 'level', 'over_capacity'] LOOP
    EXECUTE format('ALTER TABLE sites.%I ENABLE ROW LEVEL SECURITY; ALTER TABLE sites.%I FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS %I ON sites.%I', t, t, t || '_wall', t);
    EXECUTE format('CREATE POLICY %I ON sites.%I FOR SELECT USING ((SELECT access.officer_id()) IS NOT NULL)', t || '_wall', t);
  END LOOP;
END $$;
-- The stream of a site: its chain and its lock.
CREATE OR REPLACE FUNCTION sites.stream_of(p_site text) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.stream_no FROM sites.site s JOIN register.event e ON e.pos = s.event_pos WHERE s.code = p_site $$;
GRANT EXECUTE ON FUNCTION sites.stream_of(text) TO amana_app;
-- What is said of a site stands in the chain of just this site: in that of another, an officer would write where another authority answers.
CREATE OR REPLACE FUNCTION sites.demand_own_stream(p register.fact[]) RETURNS void LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f WHERE f.stream_no IS DISTINCT FROM sites.stream_of(coalesce(f.data->>'site', f.data->>'prefix'))) THEN
    RAISE EXCEPTION 'not-found: what is said of a site stands on its stream' USING ERRCODE = '23514'; END IF;
END $$;
GRANT EXECUTE ON FUNCTION sites.demand_own_stream(register.fact[]) TO amana_guard;

-- A site that is entered with an authority is controlled by it from then on (4-control.sql).
CREATE OR REPLACE FUNCTION sites.project_site_added(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO sites.site (code, name_en, name_ar, name_ckb, kind, country, pcode, zone, latitude_e5, longitude_e5, authority, event_pos)
  SELECT f.data->>'code', f.data->>'nameEn', f.data->>'nameAr', f.data->>'nameCkb', f.data->>'kind', f.data->>'country', f.data->>'pcode', f.data->>'zone',
         (f.data->>'latitudeE5')::int, (f.data->>'longitudeE5')::int, f.data->>'authority', f.pos FROM unnest(p) f;
  INSERT INTO sites.control (id, site, authority, from_at, source_kind, source, recorded_by, recorded_at, event_pos)
  SELECT f.id, f.data->>'code', f.data->>'authority', f.occurred_at, 'register', 'entered with the site', f.officer_no, f.received_at, f.pos FROM unnest(p) f WHERE f.data ? 'authority' $$;
CREATE OR REPLACE FUNCTION sites.project_section_added(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT sites.demand_own_stream(p);
  INSERT INTO sites.section (site, section, sex, age_group, legal_status, level, medical, capacity, capacity_source, event_pos)
  SELECT f.data->>'site', f.data->>'section', f.data->>'sex', f.data->>'ageGroup', f.data->>'legalStatus', f.data->>'level', coalesce((f.data->>'medical')::boolean, false), (f.data->>'capacity')::int, f.data->>'capacitySource', f.pos FROM unnest(p) f;
  INSERT INTO sites.capacity (id, site, section, places, from_at, source_kind, source, recorded_by, recorded_at, event_pos)
  SELECT f.id, f.data->>'site', f.data->>'section', (f.data->>'capacity')::int, f.occurred_at, 'register', f.data->>'capacitySource', f.officer_no, f.received_at, f.pos FROM unnest(p) f $$;
-- For families: women, men and children of one household together (I32). No sex and no age of its own.
CREATE OR REPLACE FUNCTION sites.project_family_section_added(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT sites.demand_own_stream(p);
  INSERT INTO sites.section (site, section, sex, age_group, legal_status, family, capacity, capacity_source, event_pos)
  SELECT f.data->>'site', f.data->>'section', 'any', 'any', 'any', true, (f.data->>'capacity')::int, f.data->>'capacitySource', f.pos FROM unnest(p) f;
  INSERT INTO sites.capacity (id, site, section, places, from_at, source_kind, source, recorded_by, recorded_at, event_pos)
  SELECT f.id, f.data->>'site', f.data->>'section', (f.data->>'capacity')::int, f.occurred_at, 'register', f.data->>'capacitySource', f.officer_no, f.received_at, f.pos FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION sites.project_family_compartment_added(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO sites.compartment (vehicle, compartment, seats, sex, age_group, legal_status, family, event_pos)
  SELECT f.data->>'vehicle', f.data->>'compartment', (f.data->>'seats')::int, 'any', 'any', 'any', true, f.pos FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION sites.project_vehicle_added(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO sites.vehicle (code, authority, kind, event_pos) SELECT f.data->>'code', f.data->>'authority', f.data->>'kind', f.pos FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION sites.project_compartment_added(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO sites.compartment (vehicle, compartment, seats, sex, age_group, legal_status, event_pos)
  SELECT f.data->>'vehicle', f.data->>'compartment', (f.data->>'seats')::int, f.data->>'sex', f.data->>'ageGroup', coalesce(f.data->>'legalStatus', 'either'), f.pos FROM unnest(p) f $$;
-- Places and vehicles are entered by the installation, or by an administrator of the authority that has them.
CREATE OR REPLACE FUNCTION sites.place_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE row jsonb := to_jsonb(NEW); officer bigint; n int; holder text;
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  SELECT e.officer_no, e.seq INTO officer, n FROM register.event e WHERE e.pos = NEW.event_pos;
  IF TG_TABLE_NAME = 'site' AND n <> 1 THEN RAISE EXCEPTION 'not-found: a site begins a stream of its own' USING ERRCODE = '23514'; END IF;
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

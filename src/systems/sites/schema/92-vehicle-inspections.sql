-- Inspections of vehicles (Mandela 73): of the vehicle, never of a person; every officer who is signed in sees them, as the vehicles.
GRANT SELECT ON sites.vehicle_inspection TO amana_app, amana_guard;
GRANT INSERT ON sites.vehicle_inspection TO amana_guard;
ALTER TABLE sites.vehicle_inspection ENABLE ROW LEVEL SECURITY; ALTER TABLE sites.vehicle_inspection FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS wall ON sites.vehicle_inspection;
CREATE POLICY wall ON sites.vehicle_inspection FOR SELECT USING ((SELECT access.officer_id()) IS NOT NULL);
-- What each occasion asks, as in vehicles/inspection-words.ts.
CREATE OR REPLACE FUNCTION sites.inspection_parts(p_occasion text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE p_occasion WHEN 'after-arrival' THEN ARRAY['integrity', 'contraband'] ELSE ARRAY['integrity', 'ventilation', 'light', 'seat-belts', 'undercarriage', 'radio', 'water', 'contraband', 'out-of-view'] END $$;
GRANT EXECUTE ON FUNCTION sites.inspection_parts(text) TO amana_guard;
CREATE OR REPLACE FUNCTION sites.project_vehicle_inspected(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO sites.vehicle_inspection (id, vehicle, occasion, site, inspected_at, fit, checked, defects, note, inspected_by, recorded_at, event_pos)
  SELECT f.id, f.data->>'vehicle', f.data->>'occasion', f.data->>'site', f.occurred_at, (f.data->>'fit')::boolean, ARRAY(SELECT jsonb_array_elements_text(f.data->'checked')), ARRAY(SELECT jsonb_array_elements_text(f.data->'defects')),
         f.data->>'note', f.officer_no, f.received_at, f.pos FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION sites.vehicle_inspection_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  IF (SELECT v.authority FROM sites.vehicle v WHERE v.code = NEW.vehicle) IS DISTINCT FROM access.authority_of(NEW.inspected_by) THEN
    RAISE EXCEPTION 'not-permitted: a vehicle is inspected by an officer of its authority' USING ERRCODE = '42501'; END IF;
  IF NOT (NEW.checked <@ sites.inspection_parts(NEW.occasion) AND sites.inspection_parts(NEW.occasion) <@ NEW.checked AND cardinality(NEW.checked) = cardinality(sites.inspection_parts(NEW.occasion))) THEN
    RAISE EXCEPTION 'inspection-parts: a vehicle is looked at whole: each part that the occasion asks, and no other' USING ERRCODE = '23514', CONSTRAINT = 'inspection-parts'; END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER vehicle_inspection_guard AFTER INSERT ON sites.vehicle_inspection FOR EACH ROW EXECUTE FUNCTION sites.vehicle_inspection_guard();

-- Temporary absence (court, hospital): the person is out of the section, or out of the vehicle on the way; the custodian stays. A section keeps the place, a vehicle does not.
GRANT SELECT ON sites.absence TO amana_app;
GRANT SELECT, INSERT, UPDATE ON sites.absence TO amana_guard;
DO $$ BEGIN
  ALTER TABLE sites.absence ENABLE ROW LEVEL SECURITY; ALTER TABLE sites.absence FORCE ROW LEVEL SECURITY;
END $$;
DROP POLICY IF EXISTS absence_wall ON sites.absence;
CREATE POLICY absence_wall ON sites.absence FOR SELECT USING ((SELECT access.reach()) = '*'
  OR EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = absence.person_no AND r.authority = (SELECT access.row_reach())));
-- A resident of a camp goes where the person wants: only out of a vehicle is it recorded, because a count on the way does not find the person.
-- Where from, and under whom, is what the register has at that instant: it is not typed.
CREATE OR REPLACE FUNCTION sites.project_absence_begun(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  PERFORM register.demand_told(p, 3, 'destination');
  INSERT INTO sites.absence (id, person_no, site, section, vehicle, compartment, custodian, reason, destination, escort, left_at, due_at, recorded_by, event_pos)
    SELECT f.id, f.stream_no, c.site, c.section, c.vehicle, c.compartment, c.custodian, f.data->>'reason', f.personal->>'destination', f.data->>'escort', f.occurred_at, register.at((f.data->>'dueAt')::bigint), f.officer_no, f.pos
      FROM unnest(p) f JOIN register.custody c ON c.person_no = f.stream_no AND c.known_to IS NULL AND c.from_at <= f.occurred_at AND c.to_at > f.occurred_at AND (c.vehicle IS NOT NULL AND c.state IN ('held', 'resident', 'accompanying') OR c.site IS NOT NULL AND c.state IN ('held', 'accompanying'))
     WHERE register.rebuilding() OR (c.to_at = 'infinity' AND c.custodian IS NOT DISTINCT FROM access.authority_of(f.officer_no));
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'not-permitted: an absence is recorded by the authority that holds the person at a site or in a vehicle' USING ERRCODE = '42501'; END IF;
END $$;
CREATE OR REPLACE FUNCTION sites.project_absence_ended(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f JOIN sites.absence a ON a.id = (f.data->>'absenceId')::uuid
      WHERE access.authority_of(f.officer_no) IS DISTINCT FROM a.custodian OR f.occurred_at > f.received_at + interval '5 minutes') THEN
    RAISE EXCEPTION 'not-permitted: a return is recorded by the authority that holds the person, when the person is back' USING ERRCODE = '42501'; END IF;
  PERFORM register.demand_told(p, 3, 'account');
  UPDATE sites.absence a SET returned_at = f.occurred_at, return_account = f.personal->>'account', returned_by = f.officer_no, event_pos = f.pos
    FROM unnest(p) f WHERE a.id = (f.data->>'absenceId')::uuid AND a.person_no = f.stream_no AND a.returned_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: the person is not away' USING ERRCODE = '23514'; END IF;
END $$;
-- Whether a person is away at an instant, under a recorded absence.
CREATE OR REPLACE FUNCTION sites.away_at(p_person bigint, p_at timestamptz) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM sites.absence a WHERE a.person_no = p_person AND a.left_at <= p_at AND (a.returned_at IS NULL OR a.returned_at > p_at)) $$;
-- Whether a person has left the vehicle of a convoy and is not back: the seat is free, and a count on the way does not expect the person.
-- As rows and without rights of its own: the planner writes this into the question that asks of many, where a function that answers yes or no is called for each of them, and planned for each caller.
CREATE OR REPLACE FUNCTION sites.absences_from_vehicle(p_person bigint) RETURNS TABLE (left_at timestamptz) LANGUAGE sql STABLE AS $$
  SELECT a.left_at FROM sites.absence a WHERE a.person_no = p_person AND a.vehicle IS NOT NULL AND a.returned_at IS NULL $$;
CREATE OR REPLACE FUNCTION sites.away_from_vehicle(p_person bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM sites.absences_from_vehicle(p_person)) $$;
GRANT EXECUTE ON FUNCTION sites.away_at(bigint, timestamptz), sites.absences_from_vehicle(bigint), sites.away_from_vehicle(bigint) TO amana_guard;
-- How many of those whom the register has in a section (NULL: at the site) are away: a number, told to whoever is signed in, like that of the occupants.
CREATE OR REPLACE FUNCTION sites.away_from(p_site text, p_section text) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*)::int FROM sites.absence a JOIN register.custody c ON c.person_no = a.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('held', 'accompanying') AND c.site = a.site
   WHERE a.site = p_site AND a.returned_at IS NULL AND (p_section IS NULL OR c.section = p_section) AND access.officer_id() IS NOT NULL $$;
GRANT EXECUTE ON FUNCTION sites.away_from(text, text) TO amana_app;

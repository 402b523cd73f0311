-- Fitness to travel. What health officers alone may read stands in a table of its own (Mandela 26).
GRANT SELECT ON care.fitness, care.fitness_note TO amana_app;
GRANT SELECT, INSERT ON care.fitness, care.fitness_note TO amana_guard;
ALTER TABLE care.fitness ENABLE ROW LEVEL SECURITY; ALTER TABLE care.fitness FORCE ROW LEVEL SECURITY;
ALTER TABLE care.fitness_note ENABLE ROW LEVEL SECURITY; ALTER TABLE care.fitness_note FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS fitness_wall ON care.fitness;
CREATE POLICY fitness_wall ON care.fitness FOR SELECT USING ((SELECT access.reach()) = '*'
  OR EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = fitness.person_no AND r.authority = (SELECT access.row_reach())));
DROP POLICY IF EXISTS fitness_note_wall ON care.fitness_note;
CREATE POLICY fitness_note_wall ON care.fitness_note FOR SELECT USING ('health_officer' = ANY ((SELECT access.officer_roles())::text[])
  AND EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = fitness_note.person_no AND r.authority = (SELECT access.officer_authority())));

CREATE OR REPLACE FUNCTION care.project_fitness_recorded(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO care.fitness (event_pos, person_no, fit, examined_at, officer_no)
    SELECT f.pos, f.stream_no, (f.data->>'fit')::boolean, register.at((f.data->>'examinedAt')::bigint), f.officer_no FROM unnest(p) f;
  INSERT INTO care.fitness_note (event_pos, person_no, note, medication)
    SELECT f.pos, f.stream_no, f.personal->>'note', f.personal->>'medication' FROM unnest(p) f WHERE f.personal ?| ARRAY['note', 'medication'] $$;

-- A health officer examines persons within the reach of the own authority only, and not in the future.
CREATE OR REPLACE FUNCTION care.fitness_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  PERFORM register.demand_reach(array_agg(n.person_no), array_agg(n.officer_no)) FROM fresh n;
  IF EXISTS (SELECT FROM fresh n CROSS JOIN LATERAL (SELECT x.* FROM register.event x WHERE x.pos = n.event_pos OFFSET 0) e WHERE n.examined_at > e.received_at + interval '5 minutes') THEN
    RAISE EXCEPTION 'invalid-input: an examination lies in the future' USING ERRCODE = '22023'; END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER fitness_guard AFTER INSERT ON care.fitness REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION care.fitness_guard();

-- The state of health at admission and at release. It holds nothing up: that nobody was seen in time is shown as owed.
GRANT SELECT ON care.health_check TO amana_app;
GRANT SELECT, INSERT ON care.health_check TO amana_guard;
ALTER TABLE care.health_check ENABLE ROW LEVEL SECURITY; ALTER TABLE care.health_check FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS health_check_wall ON care.health_check;
CREATE POLICY health_check_wall ON care.health_check FOR SELECT USING ((SELECT access.reach()) = '*'
  OR EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = health_check.person_no AND r.authority = (SELECT access.row_reach())));
CREATE OR REPLACE FUNCTION care.project_health_checked(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO care.health_check (event_pos, person_no, occasion, finding, examined_at, officer_no)
    SELECT f.pos, f.stream_no, f.data->>'occasion', f.data->>'finding', register.at((f.data->>'examinedAt')::bigint), f.officer_no FROM unnest(p) f;
  INSERT INTO care.fitness_note (event_pos, person_no, note, medication)
    SELECT f.pos, f.stream_no, f.personal->>'note', f.personal->>'medication' FROM unnest(p) f WHERE f.personal ?| ARRAY['note', 'medication'] $$;
CREATE OR REPLACE TRIGGER health_check_guard AFTER INSERT ON care.health_check REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION care.fitness_guard();

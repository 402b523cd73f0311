-- By which way each period of custody began, so that a strength report counts gains by reason without reading events.
SET ROLE amana_owner;
CREATE TABLE register.intake (
  person_no bigint NOT NULL REFERENCES register.person, at timestamptz NOT NULL,
  way text NOT NULL CHECK (way IN ('existing-custody', 'capture', 'arrest', 'surrender', 'hand-over-by-third-state', 'recapture', 'birth-in-custody', 'admitted')),
  event_pos bigint NOT NULL REFERENCES register.event, PRIMARY KEY (person_no, event_pos));
COMMENT ON TABLE register.intake IS 'By which way a person came into custody at an instant: found, admitted or born. A corrected fact gives its way to the one in its place.';
-- Row security binds the owner too: the guard, who passes it, reads what a register that has persons already knows.
GRANT SELECT ON register.event, register.custody_fact, register.correction, register.intake TO amana_guard;
GRANT INSERT ON register.intake TO amana_guard;
RESET ROLE;
SET ROLE amana_guard;
WITH RECURSIVE told AS (
  SELECT f.person_no, f.at, f.event_pos, f.event_id, CASE e.type WHEN 'BornInCustody' THEN 'birth-in-custody' ELSE coalesce(e.body::jsonb->'data'->>'basis', 'admitted') END AS way
    FROM register.custody_fact f JOIN register.event e ON e.pos = f.event_pos WHERE e.type IN ('CustodyFound', 'CustodyAdmitted', 'BornInCustody')
  UNION ALL
  SELECT f.person_no, f.at, f.event_pos, f.event_id, t.way FROM told t JOIN register.correction c ON c.corrected_event = t.event_id JOIN register.custody_fact f ON f.person_no = t.person_no AND f.event_id = c.correcting_event)
INSERT INTO register.intake (person_no, at, way, event_pos) SELECT t.person_no, t.at, t.way, t.event_pos FROM told t;
RESET ROLE;

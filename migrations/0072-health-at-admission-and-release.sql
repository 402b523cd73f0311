-- State of health at admission and at release (ICPPED 17(3)(f), Mandela 30). What is found out before a journey stays in care.fitness.
SET ROLE amana_owner;
CREATE TABLE care.health_check (
  event_pos bigint PRIMARY KEY REFERENCES register.event, person_no bigint NOT NULL REFERENCES register.person, occasion text NOT NULL CHECK (occasion IN ('admission', 'release')),
  finding text NOT NULL CHECK (finding IN ('fit', 'not-fit', 'needs-care')), examined_at timestamptz NOT NULL, officer_no bigint NOT NULL);
COMMENT ON TABLE care.health_check IS 'A health officer saw a person at admission or at release: when, by whom, and fit, not fit or in need of care. All that is told outside health roles; what was found stands in care.fitness_note.';
CREATE INDEX health_check_person ON care.health_check (person_no, occasion, examined_at);
COMMENT ON TABLE care.fitness_note IS 'Health content of an examination, before a journey, at admission or at release: health roles only.';
RESET ROLE;

-- A child may accompany another parent later, and a parent who was named wrongly is corrected: what was said before stays told.
SET ROLE amana_owner;
ALTER TABLE register.accompaniment ADD COLUMN corrected_pos bigint REFERENCES register.event;
COMMENT ON COLUMN register.accompaniment.corrected_pos IS 'The correction that named this parent; NULL: the event by which the child is there names it.';
CREATE TABLE register.accompaniment_before (
  person_no bigint NOT NULL REFERENCES register.person, parent_no bigint NOT NULL REFERENCES register.person, since timestamptz NOT NULL, born boolean NOT NULL, event_pos bigint NOT NULL REFERENCES register.event,
  ended_pos bigint NOT NULL REFERENCES register.event, corrected boolean NOT NULL, source text, reason text, PRIMARY KEY (person_no, ended_pos), CHECK (person_no <> parent_no), CHECK (corrected = (reason IS NOT NULL)));
COMMENT ON TABLE register.accompaniment_before IS 'With which parent a child was said to be before: named wrongly and corrected by child protection, with source and reason, or until the child came in with another one.';
CREATE INDEX accompaniment_before_parent ON register.accompaniment_before (parent_no);
RESET ROLE;

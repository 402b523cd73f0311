-- Children who accompany a detained parent: a state of custody of their own, in which nobody is detained; with whom each came; and what child protection decides of it.
SET ROLE amana_owner;
ALTER TABLE register.custody_fact DROP CONSTRAINT custody_fact_state_check,
  ADD CONSTRAINT custody_fact_state_check CHECK (state IN ('held', 'resident', 'accompanying', 'missing', 'unaccounted', 'at_large'));
ALTER TABLE register.custody DROP CONSTRAINT custody_state_check,
  ADD CONSTRAINT custody_state_check CHECK (state IN ('held', 'resident', 'accompanying', 'missing', 'unaccounted', 'at_large'));
CREATE TABLE register.accompaniment (
  person_no bigint PRIMARY KEY REFERENCES register.person, parent_no bigint NOT NULL REFERENCES register.person, since timestamptz NOT NULL, born boolean NOT NULL, event_pos bigint NOT NULL REFERENCES register.event,
  CHECK (person_no <> parent_no));
COMMENT ON TABLE register.accompaniment IS 'A child who is in custody with a detained parent and is nobody''s detainee (Mandela 29): born there, or come in with the parent.';
CREATE INDEX accompaniment_parent ON register.accompaniment (parent_no);
CREATE TABLE register.accompaniment_decision (
  id uuid PRIMARY KEY, person_no bigint NOT NULL REFERENCES register.person, parent_no bigint NOT NULL REFERENCES register.person, outcome text NOT NULL CHECK (outcome IN ('beside', 'apart')),
  reasons text NOT NULL CHECK (reasons <> ''), decided_at timestamptz NOT NULL, review_at timestamptz NOT NULL CHECK (review_at > decided_at), decided_by bigint NOT NULL, event_pos bigint NOT NULL REFERENCES register.event);
COMMENT ON TABLE register.accompaniment_decision IS 'What a child protection officer decided in the best interest of one child: to be beside exactly this parent, or apart from it, until it is reviewed. The newest counts (CRC 9; Bangkok Rules 49, 52).';
CREATE INDEX accompaniment_decision_person ON register.accompaniment_decision (person_no);
RESET ROLE;

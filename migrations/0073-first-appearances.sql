-- When a person was first brought before a judge (Body of Principles 11, 12(1)(c), ICCPR 9(3)).
SET ROLE amana_owner;
CREATE TABLE register.first_appearance (
  id uuid PRIMARY KEY, person_no bigint NOT NULL REFERENCES register.person, fact_event uuid NOT NULL, appeared text NOT NULL CHECK (appeared <> ''), authority text REFERENCES access.authority, court text CHECK (court <> ''),
  source text NOT NULL CHECK (source IN ('known', 'inherited')), inherited_from text CHECK (inherited_from <> ''), document_sha256 text, event_pos bigint NOT NULL REFERENCES register.event, superseded_pos bigint REFERENCES register.event,
  CHECK (num_nonnulls(authority, court) > 0), CHECK ((source = 'inherited') = (inherited_from IS NOT NULL)));
COMMENT ON TABLE register.first_appearance IS 'The first appearance before a judge since a custody began: when, as far as it is known, before which authority of the register or which court in words, known or inherited unverified. A corrected one stays, and its correction cites it.';
COMMENT ON COLUMN register.first_appearance.appeared IS 'A date as far as it is known, as in a deprivation: 2026, 2026-01, 2026-01-18 or 2026-01-18T14:30 in the time of the place.';
CREATE UNIQUE INDEX first_appearance_once ON register.first_appearance (person_no, fact_event) WHERE superseded_pos IS NULL;
RESET ROLE;

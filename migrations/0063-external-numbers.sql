-- Numbers that others gave a person: of a case, a prison, the ICRC, UNHCR, a passport.
SET ROLE amana_owner;
CREATE TABLE register.external_number (
  id uuid PRIMARY KEY, person_no bigint NOT NULL REFERENCES register.person, kind text NOT NULL CHECK (kind IN ('case', 'prison', 'icrc', 'unhcr', 'passport', 'identity', 'other')),
  number text NOT NULL CHECK (number <> ''), folded text NOT NULL CHECK (folded <> ''), issued_by text CHECK (issued_by <> ''), source text NOT NULL CHECK (source <> ''), event_pos bigint NOT NULL REFERENCES register.event,
  withdrawn_pos bigint REFERENCES register.event, withdrawal text CHECK (withdrawal <> ''), CHECK (num_nulls(withdrawn_pos, withdrawal) IN (0, 2)));
COMMENT ON TABLE register.external_number IS 'A number that somebody else gave a person, with who issued it and where it was read. Never a key of ours: several persons may have the same (a household), and nothing follows from it but being found. One that was recorded wrongly is withdrawn with its reason, and stays.';
COMMENT ON COLUMN register.external_number.folded IS 'The same in the one spelling by which it is found: digits of one script, capital letters, no spaces.';
CREATE UNIQUE INDEX external_number_once ON register.external_number (person_no, kind, folded) WHERE withdrawn_pos IS NULL;
CREATE INDEX external_number_found ON register.external_number (folded) WHERE withdrawn_pos IS NULL;
RESET ROLE;

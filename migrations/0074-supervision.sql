-- Who supervises a detention, beside who ordered it and who holds (ICPPED 17(3)(d)).
SET ROLE amana_owner;
CREATE TABLE register.supervision (
  id uuid PRIMARY KEY, person_no bigint NOT NULL REFERENCES register.person, from_at timestamptz NOT NULL, until_at timestamptz CHECK (until_at > from_at), authority text REFERENCES access.authority, name text CHECK (name <> ''),
  source text NOT NULL CHECK (source <> ''), event_pos bigint NOT NULL REFERENCES register.event, withdrawn_pos bigint REFERENCES register.event, withdrawal text CHECK (withdrawal <> ''),
  CHECK (num_nonnulls(authority, name) = 1), CHECK (num_nulls(withdrawn_pos, withdrawal) IN (0, 2)));
COMMENT ON TABLE register.supervision IS 'From when until when an authority supervised the detention of a person, as a source says: a prosecution office or a court, an authority of the register or one that is only named. It ends where the source says so, or where the next one begins. One that was recorded wrongly is withdrawn with its reason, and stays.';
CREATE INDEX supervision_of_person ON register.supervision (person_no, from_at);
CREATE INDEX supervision_by ON register.supervision ((coalesce(authority, name))) WHERE withdrawn_pos IS NULL;
RESET ROLE;

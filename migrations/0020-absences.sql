-- Temporary absence: a person is at court or in hospital, the custodian and the place stay.
SET ROLE amana_owner;
CREATE TABLE sites.absence (
  id uuid PRIMARY KEY, person_no bigint NOT NULL REFERENCES register.person, site text NOT NULL REFERENCES sites.site, section text, custodian text NOT NULL REFERENCES access.authority,
  reason text NOT NULL CHECK (reason IN ('court', 'hospital', 'identification', 'family')), destination text NOT NULL CHECK (destination <> ''), escort text NOT NULL REFERENCES access.authority,
  left_at timestamptz NOT NULL, due_at timestamptz NOT NULL CHECK (due_at > left_at), recorded_by bigint NOT NULL, returned_at timestamptz, return_account text, returned_by bigint, event_pos bigint NOT NULL REFERENCES register.event,
  CHECK (returned_at > left_at), CHECK (num_nulls(returned_at, return_account, returned_by) IN (0, 3)));
CREATE UNIQUE INDEX "I01-one-absence" ON sites.absence (person_no) WHERE returned_at IS NULL;
CREATE INDEX absence_site ON sites.absence (site, section) WHERE returned_at IS NULL;
COMMENT ON TABLE sites.absence IS 'A person who is out of the section for a time, under an escort, and due back. The custodian stays, and the place is kept: occupancy counts them apart.';
RESET ROLE;

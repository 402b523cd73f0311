-- An emergency of a site: the lockdown count, who is missing and what became of each, and the manifests by which the site is evacuated.
SET ROLE amana_owner;
CREATE TABLE sites.emergency (
  id uuid PRIMARY KEY, site text NOT NULL REFERENCES sites.site, kind text NOT NULL CHECK (kind IN ('attack', 'breach', 'riot', 'tunnel', 'fire')), at timestamptz NOT NULL, account text NOT NULL CHECK (account <> ''),
  authority text NOT NULL REFERENCES access.authority, declared_by bigint NOT NULL, declared_at timestamptz NOT NULL, closed_at timestamptz, closed_by bigint, closing text, event_pos bigint NOT NULL REFERENCES register.event,
  CHECK (num_nulls(closed_at, closed_by, closing) IN (0, 3)));
CREATE INDEX emergency_site ON sites.emergency (site, at);
COMMENT ON TABLE sites.emergency IS 'An emergency of a site, declared by an officer of the authority that answers for it. Closed only when every missing person has an outcome.';
CREATE TABLE sites.lockdown_count (
  id uuid PRIMARY KEY, emergency_id uuid NOT NULL REFERENCES sites.emergency, section text, at timestamptz NOT NULL, expected int NOT NULL, counted int NOT NULL CHECK (counted >= 0), missing int NOT NULL, counted_by bigint NOT NULL,
  event_pos bigint NOT NULL REFERENCES register.event);
CREATE INDEX lockdown_count_emergency ON sites.lockdown_count (emergency_id);
COMMENT ON TABLE sites.lockdown_count IS 'Heads counted at a lockdown, of the site or of one section; expected: whom the register had there at that instant.';
CREATE TABLE sites.missing (
  emergency_id uuid NOT NULL REFERENCES sites.emergency, person_no bigint NOT NULL REFERENCES register.person, count_id uuid NOT NULL REFERENCES sites.lockdown_count, outcome text CHECK (outcome IN ('found', 'escaped', 'dead', 'unaccounted')),
  account text, resolved_at timestamptz, resolved_by bigint, event_pos bigint NOT NULL REFERENCES register.event, PRIMARY KEY (emergency_id, person_no), CHECK (num_nulls(outcome, account, resolved_at, resolved_by) IN (0, 4)));
CREATE INDEX missing_person ON sites.missing (person_no);
COMMENT ON TABLE sites.missing IS 'A person who was missing at a lockdown count, until it is said what became of the person.';
CREATE TABLE sites.evacuation (
  manifest_no bigint PRIMARY KEY REFERENCES transfers.manifest, emergency_id uuid NOT NULL REFERENCES sites.emergency, section text, to_site text NOT NULL REFERENCES sites.site, listed int NOT NULL, left_out int NOT NULL,
  planned_by bigint NOT NULL, planned_at timestamptz NOT NULL, event_pos bigint NOT NULL REFERENCES register.event);
CREATE INDEX evacuation_emergency ON sites.evacuation (emergency_id);
COMMENT ON TABLE sites.evacuation IS 'A manifest that evacuates a site: its ground is the emergency. left_out: persons at the place who could not be listed on it, and still need another way.';
RESET ROLE;

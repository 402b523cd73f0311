-- The escort record: what whoever escorts a person must know, question by question, each answer given by an officer who looked at it.
SET ROLE amana_owner;
CREATE TABLE transfers.escort_record (
  manifest_no bigint NOT NULL REFERENCES transfers.manifest, person_no bigint NOT NULL REFERENCES register.person, state text NOT NULL CHECK (state IN ('in-progress', 'complete', 'confirmed')),
  confirmed_by bigint, confirmed_at timestamptz, amended_at timestamptz, event_pos bigint NOT NULL REFERENCES register.event, PRIMARY KEY (manifest_no, person_no),
  CHECK ((state = 'confirmed') = (confirmed_by IS NOT NULL)), CHECK (num_nulls(confirmed_by, confirmed_at) IN (0, 2)), CHECK (amended_at IS NULL OR state = 'confirmed'));
COMMENT ON TABLE transfers.escort_record IS 'State of the escort record of a person on a manifest; without a row it is not started. Confirmed is for good: what is answered afterwards is an amendment, and stays beside what was confirmed.';
CREATE TABLE transfers.escort_answer (
  event_pos bigint NOT NULL REFERENCES register.event, manifest_no bigint NOT NULL REFERENCES transfers.manifest, person_no bigint NOT NULL REFERENCES register.person,
  section text NOT NULL CHECK (section IN ('risk', 'release', 'health', 'property')), question text NOT NULL CHECK (question <> ''), answer text NOT NULL CHECK (answer IN ('yes', 'no', 'unknown')), detail text,
  source text NOT NULL CHECK (source IN ('asked', 'seen', 'file', 'earlier-record')), amends boolean NOT NULL, at timestamptz NOT NULL, officer_no bigint NOT NULL, PRIMARY KEY (event_pos, question),
  CHECK (answer = 'no' OR coalesce(trim(detail), '') <> ''));
COMMENT ON TABLE transfers.escort_answer IS 'One answer of an escort record; of several the newest counts. There is no default: an answer exists because an officer gave it.';
CREATE INDEX escort_answer_person ON transfers.escort_answer (person_no, event_pos DESC);
CREATE INDEX escort_answer_manifest ON transfers.escort_answer (manifest_no, person_no, event_pos DESC);
RESET ROLE;

-- Release: an order by two officers, a checklist, and the verification by another body.
SET ROLE amana_owner;
CREATE TABLE register.release (
  id uuid PRIMARY KEY, person_no bigint NOT NULL REFERENCES register.person, authority text NOT NULL REFERENCES access.authority, ordered_by text NOT NULL CHECK (ordered_by <> ''), ground text NOT NULL CHECK (ground <> ''),
  document_sha256 text NOT NULL REFERENCES register.document, proposed_by bigint NOT NULL, proposed_at timestamptz NOT NULL, approved_by bigint, approved_at timestamptz,
  carried_out_by bigint, carried_out_at timestamptz, place text, verified_by bigint, verified_at timestamptz, how_verified text, withdrawn_by bigint, withdrawn_at timestamptz, withdrawal text, event_pos bigint NOT NULL REFERENCES register.event,
  CONSTRAINT "I24-four-eyes" CHECK (approved_by IS DISTINCT FROM proposed_by),
  CONSTRAINT "I24-release-verified" CHECK ((carried_out_at IS NULL OR approved_at IS NOT NULL) AND (verified_at IS NULL OR carried_out_at IS NOT NULL) AND (verified_by IS NULL OR verified_by NOT IN (proposed_by, approved_by, carried_out_by))
    AND (withdrawn_at IS NULL OR carried_out_at IS NULL)),
  CONSTRAINT "release-steps-whole" CHECK (num_nulls(approved_by, approved_at) IN (0, 2) AND num_nulls(carried_out_by, carried_out_at, place) IN (0, 3) AND num_nulls(verified_by, verified_at, how_verified) IN (0, 3) AND num_nulls(withdrawn_by, withdrawn_at, withdrawal) IN (0, 3)));
COMMENT ON TABLE register.release IS 'A release: order proposed and approved by two officers of the authority that holds, carried out after its checklist, verified by an officer of another body (ICPPED 21). Only then does the person leave the register.';
CREATE INDEX release_person ON register.release (person_no);
CREATE UNIQUE INDEX "one-release-at-a-time" ON register.release (person_no) WHERE withdrawn_at IS NULL AND verified_at IS NULL;
CREATE TABLE register.release_check (
  event_pos bigint PRIMARY KEY REFERENCES register.event, release_id uuid NOT NULL REFERENCES register.release, person_no bigint NOT NULL REFERENCES register.person,
  item text NOT NULL CHECK (item IN ('identity', 'wanted-elsewhere', 'property', 'copy', 'notice')), satisfied boolean NOT NULL, source text NOT NULL CHECK (source <> ''), at timestamptz NOT NULL, officer_no bigint NOT NULL);
COMMENT ON TABLE register.release_check IS 'An answer of the checklist of a release, with its source; the newest of each item counts. Whether a person is wanted elsewhere is asked of a body and recorded: nothing is matched by itself.';
CREATE INDEX release_check_release ON register.release_check (release_id);
CREATE INDEX release_check_person ON register.release_check (person_no);
CREATE TABLE register.unverified_release (
  person_no bigint NOT NULL REFERENCES register.person, event_id uuid NOT NULL, how text NOT NULL CHECK (how IN ('without-verification', 'in-error')), place text NOT NULL CHECK (place <> ''), circumstances text NOT NULL CHECK (circumstances <> ''),
  at timestamptz NOT NULL, event_pos bigint PRIMARY KEY REFERENCES register.event);
COMMENT ON TABLE register.unverified_release IS 'A person was let go without the verification, or in error: a fact, recorded with its breach of I24-release-verified.';
CREATE INDEX unverified_release_person ON register.unverified_release (person_no);
RESET ROLE;

-- Residents of camps: a legal status of their own, households, what their movement rests on, and separations. Sections and compartments for families.
SET ROLE amana_owner;
ALTER TABLE register.custody_fact DROP CONSTRAINT custody_fact_state_check, DROP CONSTRAINT custody_fact_outcome_check,
  ADD CONSTRAINT custody_fact_state_check CHECK (state IN ('held', 'resident', 'unaccounted', 'at_large')), ADD CONSTRAINT custody_fact_outcome_check CHECK (outcome IN ('release', 'repatriation', 'death', 'departure'));
ALTER TABLE register.custody DROP CONSTRAINT custody_state_check, DROP CONSTRAINT custody_outcome_check,
  ADD CONSTRAINT custody_state_check CHECK (state IN ('held', 'resident', 'unaccounted', 'at_large')), ADD CONSTRAINT custody_outcome_check CHECK (outcome IN ('release', 'repatriation', 'death', 'departure'));
ALTER TABLE sites.section ADD COLUMN family boolean NOT NULL DEFAULT false, DROP CONSTRAINT section_sex_check, DROP CONSTRAINT section_age_group_check,
  ADD CONSTRAINT section_sex_check CHECK (sex IN ('male', 'female') OR (family AND sex = 'any')), ADD CONSTRAINT section_age_group_check CHECK (age_group IN ('adult', 'juvenile') OR (family AND age_group = 'any'));
ALTER TABLE sites.compartment ADD COLUMN family boolean NOT NULL DEFAULT false, DROP CONSTRAINT compartment_sex_check, DROP CONSTRAINT compartment_age_group_check,
  ADD CONSTRAINT compartment_sex_check CHECK (sex IN ('male', 'female') OR (family AND sex = 'any')), ADD CONSTRAINT compartment_age_group_check CHECK (age_group IN ('adult', 'juvenile') OR (family AND age_group = 'any'));
CREATE TABLE register.household_member (
  id uuid PRIMARY KEY, household_id uuid NOT NULL, person_no bigint NOT NULL REFERENCES register.person, role text NOT NULL CHECK (role IN ('head', 'spouse', 'child', 'other')),
  joined_at timestamptz NOT NULL, source text NOT NULL CHECK (source <> ''), reason text NOT NULL CHECK (reason <> ''), recorded_by bigint NOT NULL,
  left_at timestamptz, left_kind text CHECK (left_kind IN ('own-household', 'other-household', 'went-home', 'detained', 'died', 'other')), left_account text, left_by bigint, event_pos bigint NOT NULL REFERENCES register.event,
  CHECK (left_at >= joined_at), CHECK (num_nulls(left_at, left_kind, left_account, left_by) IN (0, 4)));
COMMENT ON TABLE register.household_member IS 'A person in a household, with the role in it, its source and day. Joined and left by recorded facts with reasons; never by itself.';
CREATE UNIQUE INDEX "I32-one-household" ON register.household_member (person_no) WHERE left_at IS NULL;
CREATE UNIQUE INDEX "I32-one-head" ON register.household_member (household_id) WHERE left_at IS NULL AND role = 'head';
CREATE INDEX household_member_household ON register.household_member (household_id);
CREATE INDEX household_member_person ON register.household_member (person_no);
CREATE TABLE register.movement_basis (
  id uuid PRIMARY KEY, person_no bigint NOT NULL REFERENCES register.person, to_site text NOT NULL REFERENCES sites.site, basis text NOT NULL CHECK (basis IN ('consent', 'consent-for-child', 'best-interests', 'relocation-order')),
  document_sha256 text REFERENCES register.document, account text NOT NULL CHECK (account <> ''), given_at timestamptz NOT NULL, expires_at timestamptz NOT NULL CHECK (expires_at > given_at), recorded_by bigint NOT NULL,
  withdrawn_at timestamptz, withdrawn_by bigint, withdrawal text, event_pos bigint NOT NULL REFERENCES register.event,
  CHECK (basis <> 'relocation-order' OR document_sha256 IS NOT NULL), CHECK (num_nulls(withdrawn_at, withdrawn_by, withdrawal) IN (0, 3)));
COMMENT ON TABLE register.movement_basis IS 'What the movement of a resident to one named site rests on, until a day: the own consent, that of a parent for a child, a best-interest decision, or an order of relocation with its document. A resident who moves under it stays a resident.';
CREATE INDEX movement_basis_person ON register.movement_basis (person_no);
CREATE TABLE register.separation (
  id uuid PRIMARY KEY, person_no bigint NOT NULL REFERENCES register.person, household_id uuid NOT NULL, ground text NOT NULL CHECK (ground IN ('member-declines', 'medical', 'best-interests', 'safety', 'order')),
  reasons text NOT NULL CHECK (reasons <> ''), expires_at timestamptz NOT NULL, proposed_by bigint NOT NULL, proposed_at timestamptz NOT NULL, by_child_protection boolean NOT NULL, approved_by bigint, approved_at timestamptz, event_pos bigint NOT NULL REFERENCES register.event,
  CONSTRAINT "I24-four-eyes" CHECK (approved_by IS DISTINCT FROM proposed_by), CHECK (num_nulls(approved_by, approved_at) IN (0, 2)));
COMMENT ON TABLE register.separation IS 'That a person may be apart from the own household until a day, with the reasons: decided by two officers of one authority, or by a child protection officer.';
CREATE INDEX separation_person ON register.separation (person_no);
CREATE TABLE register.found_apart (
  event_pos bigint PRIMARY KEY REFERENCES register.event, person_no bigint NOT NULL REFERENCES register.person, household_id uuid NOT NULL, circumstances text NOT NULL CHECK (circumstances <> ''), at timestamptz NOT NULL, recorded_by bigint NOT NULL);
COMMENT ON TABLE register.found_apart IS 'A person was found apart from the own household: a fact, with its breach of I32-household-together where nothing allowed it.';
CREATE INDEX found_apart_person ON register.found_apart (person_no);
RESET ROLE;

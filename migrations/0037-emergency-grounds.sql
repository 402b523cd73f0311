-- A signed emergency ground shortens the 72 hours of notice before a move (K9): proposed by the giving authority, signed by another authority that takes no part in the convoy, coded, until an instant.
SET ROLE amana_owner;
CREATE TABLE transfers.emergency_ground (
  id uuid PRIMARY KEY, manifest_no bigint NOT NULL REFERENCES transfers.manifest, ground text NOT NULL CHECK (ground IN ('attack', 'loss-of-control', 'epidemic', 'natural-hazard', 'medical', 'no-food-or-water')),
  hours int NOT NULL CHECK (hours BETWEEN 1 AND 71), reasons text NOT NULL CHECK (reasons <> ''), document_sha256 text NOT NULL REFERENCES register.document,
  proposed_by bigint NOT NULL, proposed_at timestamptz NOT NULL, expires_at timestamptz NOT NULL, signed_by bigint, signed_at timestamptz, withdrawn_by bigint, withdrawn_at timestamptz, withdrawal text,
  event_pos bigint NOT NULL REFERENCES register.event,
  CONSTRAINT "I24-four-eyes" CHECK (signed_by IS DISTINCT FROM proposed_by), CHECK (num_nulls(signed_by, signed_at) IN (0, 2)), CHECK (num_nulls(withdrawn_by, withdrawn_at, withdrawal) IN (0, 3)),
  CONSTRAINT "emergency-ground-seven-days" CHECK (expires_at > proposed_at AND expires_at <= proposed_at + interval '7 days'));
COMMENT ON TABLE transfers.emergency_ground IS 'Why the notice of a convoy may be shorter than 72 hours: at least so many hours, until an instant. Without effect until an officer of an authority that takes no part in the convoy signs it. Notice, interview and fear are asked as ever.';
CREATE UNIQUE INDEX "one-emergency-ground" ON transfers.emergency_ground (manifest_no) WHERE withdrawn_at IS NULL;
RESET ROLE;

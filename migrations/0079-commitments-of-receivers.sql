-- What the receiving authority committed itself to for an operation (GC III 12): a document, how many persons, for which of its sites, from when until when, under which conditions; signed by two of its officers.
SET ROLE amana_owner;
CREATE TABLE transfers.commitment (
  id uuid PRIMARY KEY, operation_no bigint NOT NULL REFERENCES transfers.operation, authority text NOT NULL REFERENCES access.authority, persons int NOT NULL CHECK (persons > 0), sites text[] NOT NULL CHECK (cardinality(sites) > 0),
  from_at timestamptz NOT NULL, expires_at timestamptz NOT NULL, conditions text NOT NULL CHECK (conditions <> ''), document_sha256 text NOT NULL REFERENCES register.document,
  proposed_by bigint NOT NULL, proposed_at timestamptz NOT NULL, signed_by bigint, signed_at timestamptz, withdrawn_by bigint, withdrawn_at timestamptz, withdrawal text, event_pos bigint NOT NULL REFERENCES register.event,
  CONSTRAINT "I24-four-eyes" CHECK (signed_by IS DISTINCT FROM proposed_by), CHECK (num_nulls(signed_by, signed_at) IN (0, 2)), CHECK (num_nulls(withdrawn_by, withdrawn_at, withdrawal) IN (0, 3)),
  CONSTRAINT "commitment-expires" CHECK (expires_at > from_at AND expires_at > proposed_at));
CREATE INDEX commitment_operation ON transfers.commitment (operation_no, authority);
COMMENT ON TABLE transfers.commitment IS 'What a receiving authority committed itself to for an operation. Without effect until a second of its officers signs; ended by its day or withdrawn with the reason. Owed and shown beside the order, never a gate.';
-- The document of a commitment is read by whoever takes part in the operation.
ALTER TABLE register.document_citation ADD COLUMN operation_no bigint REFERENCES transfers.operation;
ALTER TABLE register.document_citation DROP CONSTRAINT document_citation_check;
ALTER TABLE register.document_citation ADD CONSTRAINT document_citation_check CHECK (num_nonnulls(person_no, manifest_no, officer_no, operation_no) = 1);
RESET ROLE;

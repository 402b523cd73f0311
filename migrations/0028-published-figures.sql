-- Figures that others published of an operation, beside which the register shows its own.
SET ROLE amana_owner;
CREATE TABLE transfers.published_figure (
  event_pos bigint NOT NULL REFERENCES register.event, ord int NOT NULL CHECK (ord > 0), operation_no bigint NOT NULL REFERENCES transfers.operation, reference text NOT NULL CHECK (reference <> ''),
  measure text NOT NULL CHECK (measure IN ('received', 'received-of-nationality', 'received-not-of-nationality', 'received-nationalities', 'not-counted')), nationality text CHECK (nationality ~ '^[A-Z]{3}$'),
  said text NOT NULL CHECK (said <> ''), unit text NOT NULL CHECK (unit <> ''), at_least int CHECK (at_least >= 0), at_most int CHECK (at_most >= 0), as_of text CHECK (CASE WHEN as_of ~ '^\d{4}(-\d{2}(-\d{2})?)?$' THEN make_date(left(as_of, 4)::int, coalesce(nullif(substr(as_of, 6, 2), '')::int, 1), coalesce(nullif(substr(as_of, 9, 2), '')::int, 1)) IS NOT NULL ELSE as_of IS NULL END), published_on text NOT NULL CHECK (CASE WHEN published_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$' THEN make_date(left(published_on, 4)::int, coalesce(nullif(substr(published_on, 6, 2), '')::int, 1), coalesce(nullif(substr(published_on, 9, 2), '')::int, 1)) IS NOT NULL ELSE published_on IS NULL END),
  definition text NOT NULL CHECK (definition <> ''), attributed_to text NOT NULL CHECK (attributed_to <> ''), source text NOT NULL CHECK (source <> ''), remark text, recorded_by bigint NOT NULL, recorded_at timestamptz NOT NULL,
  withdrawn_at timestamptz, withdrawn_by bigint, withdrawal text, withdrawn_pos bigint REFERENCES register.event, PRIMARY KEY (event_pos, ord),
  CHECK (at_least <= at_most), CHECK ((nationality IS NOT NULL) = (measure IN ('received-of-nationality', 'received-not-of-nationality'))), CHECK (measure = 'not-counted' OR num_nonnulls(at_least, at_most) > 0),
  CHECK (num_nulls(withdrawn_at, withdrawn_by, withdrawal, withdrawn_pos) IN (0, 4)));
CREATE UNIQUE INDEX "published-figure-once" ON transfers.published_figure (operation_no, reference) WHERE withdrawn_at IS NULL;
COMMENT ON TABLE transfers.published_figure IS 'A figure that somebody published of an operation: with its day, its source and what it counts. It is shown beside the figure of the register and never changes it.';
-- The board asks for the newest report of every convoy, and for the convoys of an operation.
CREATE INDEX movement_manifest ON transfers.movement (manifest_no, at DESC);
CREATE INDEX manifest_operation ON transfers.manifest (operation_no);
RESET ROLE;

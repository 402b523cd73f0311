-- What officers take out of lists, and the views of lists that they keep.
SET ROLE amana_owner;
CREATE TABLE access.list_export (
  officer_no bigint NOT NULL REFERENCES access.officer, list text NOT NULL, filter jsonb NOT NULL CHECK (NOT filter ? 'q'), search text,
  rows int NOT NULL CHECK (rows >= 0), exported_at timestamptz NOT NULL, event_pos bigint PRIMARY KEY);
COMMENT ON TABLE access.list_export IS 'Who saved which list as a table, by which filters, when, and how many rows: the audit of what left on a device.';
CREATE INDEX list_export_officer ON access.list_export (officer_no);
CREATE TABLE access.saved_view (
  officer_no bigint NOT NULL REFERENCES access.officer, view_id uuid NOT NULL, list text NOT NULL, name text NOT NULL CHECK (name <> ''),
  filter jsonb NOT NULL CHECK (NOT filter ? 'q'), shared boolean NOT NULL, removed boolean NOT NULL, event_pos bigint NOT NULL,
  PRIMARY KEY (officer_no, view_id));
COMMENT ON TABLE access.saved_view IS 'Filters of a list that an officer keeps under a name. Never what was typed to search a name.';
CREATE TABLE access.opening_view (
  officer_no bigint NOT NULL REFERENCES access.officer, list text NOT NULL, view_id uuid, event_pos bigint NOT NULL,
  PRIMARY KEY (officer_no, list));
COMMENT ON TABLE access.opening_view IS 'The view with which a list opens for an officer; none: unfiltered.';
-- How many rows wait is told on the first page of everybody.
CREATE INDEX list_row_undecided ON register.list_row (list_no) WHERE outcome <> 'accepted' AND resolution IS NULL;
RESET ROLE;

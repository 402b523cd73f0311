-- Where those who are moved by an operation were announced to be held, as a source said it, beside where they were received.
SET ROLE amana_owner;
CREATE TABLE transfers.announced_destination (
  id uuid PRIMARY KEY, operation_no bigint NOT NULL REFERENCES transfers.operation, phase text, site text NOT NULL REFERENCES sites.site, said text CHECK (said <> ''), at_least int CHECK (at_least >= 0), at_most int CHECK (at_most >= 0),
  announced_on date NOT NULL, attributed_to text NOT NULL CHECK (attributed_to <> ''), source text NOT NULL CHECK (source <> ''), recorded_by bigint NOT NULL, recorded_at timestamptz NOT NULL,
  withdrawn_at timestamptz, withdrawn_by bigint, withdrawal text, event_pos bigint NOT NULL REFERENCES register.event,
  FOREIGN KEY (operation_no, phase) REFERENCES transfers.phase, CHECK (at_least <= at_most), CHECK (said IS NOT NULL OR num_nonnulls(at_least, at_most) = 0), CHECK (num_nulls(withdrawn_at, withdrawn_by, withdrawal) IN (0, 3)));
CREATE INDEX announced_destination_operation ON transfers.announced_destination (operation_no, site);
COMMENT ON TABLE transfers.announced_destination IS 'A site that a source announced as a destination of an operation or one of its phases, with the number where it gave one. It plans nothing and obliges nobody: it stands beside the sites that received persons.';
RESET ROLE;

-- Events, their secrets, the heads of their streams, and the commands that made them. Only register.append writes here.
SET ROLE amana_owner;
CREATE SEQUENCE register.stream_no AS bigint START 1000;
CREATE TABLE register.identity (
  one boolean PRIMARY KEY DEFAULT true CHECK (one), id uuid NOT NULL DEFAULT gen_random_uuid());
COMMENT ON TABLE register.identity IS 'The name of this register in every event it ever writes. One deployment is one register.';
INSERT INTO register.identity DEFAULT VALUES;
CREATE TABLE register.event_type (
  type text NOT NULL CHECK (type ~ '^[A-Z][A-Za-z]+$'), v smallint NOT NULL, stream_kind text NOT NULL, kind text NOT NULL CHECK (kind IN ('act', 'fact')),
  roles text[] NOT NULL, projector text, retired boolean NOT NULL DEFAULT false, PRIMARY KEY (type, v));
COMMENT ON TABLE register.event_type IS 'Code table, written by migrations from the typed event definitions: act or fact, who may append it, which function projects it. Rows are retired, never removed.';
CREATE TABLE register.stream (
  no bigint PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('register', 'operation', 'site', 'officer', 'list', 'person', 'manifest')),
  seq int NOT NULL, head bytea NOT NULL, wrapped_key bytea NOT NULL) WITH (fillfactor = 70);
COMMENT ON TABLE register.stream IS 'Head of each chain and the mutex of its subject: last sequence number and RFC 6962 hash of the last leaf; label and data keys wrapped by the key-encrypting key.';
CREATE TABLE register.command (
  id uuid PRIMARY KEY, officer_no bigint NOT NULL, name text NOT NULL, input_hash bytea NOT NULL CHECK (octet_length(input_hash) = 32),
  event_ids uuid[] NOT NULL, received_at timestamptz NOT NULL);
COMMENT ON TABLE register.command IS 'A command that succeeded, for ever: the same id with the same bytes by the same officer returns its events, anything else is a conflict.';
CREATE TABLE register.event (
  pos bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id uuid NOT NULL UNIQUE, command_id uuid NOT NULL, stream_no bigint NOT NULL, seq int NOT NULL,
  type text NOT NULL, v smallint NOT NULL, occurred_at timestamptz NOT NULL, recorded_at timestamptz NOT NULL, received_at timestamptz NOT NULL,
  officer_no bigint NOT NULL, body text NOT NULL, leaf bytea NOT NULL CHECK (octet_length(leaf) = 65 AND get_byte(leaf, 0) = 1),
  UNIQUE (stream_no, seq));
COMMENT ON TABLE register.event IS 'Past-tense facts. body is the frozen canonical text (RFC 8785) that the leaf commits to; it holds digests of personal fields only. pos may have gaps and proves nothing.';
CREATE TABLE register.event_secret (event_pos bigint PRIMARY KEY, secret bytea NOT NULL);
COMMENT ON TABLE register.event_secret IS 'Salt of the leaf and the personal fields of one event, encrypted under the data key of its stream (algorithm and key id in the header).';
CREATE TABLE register.clock_setting (
  one boolean PRIMARY KEY DEFAULT true CHECK (one), synthetic boolean NOT NULL, name text NOT NULL, zone text NOT NULL,
  clock_base timestamptz NOT NULL, real_base timestamptz NOT NULL, event_pos bigint NOT NULL);
COMMENT ON TABLE register.clock_setting IS 'What the register clock shows: real time, or in a synthetic register the scenario''s time, ticking.';
-- The row that a projector reads: one event, opened.
CREATE TYPE register.fact AS (
  pos bigint, id uuid, command_id uuid, stream_no bigint, kind text, occurred_at timestamptz, received_at timestamptz, officer_no bigint, data jsonb, personal jsonb);
RESET ROLE;

-- How late facts are written down, and how late they arrive, without reading every event (ICPPED 22).
SET ROLE amana_owner;
CREATE TABLE register.recording (
  command_id uuid NOT NULL, type text NOT NULL, occurred_at timestamptz NOT NULL, recorded_at timestamptz NOT NULL, received_at timestamptz NOT NULL, officer_no bigint NOT NULL,
  facts int NOT NULL CHECK (facts > 0), PRIMARY KEY (command_id, type, occurred_at, recorded_at));
COMMENT ON TABLE register.recording IS 'Facts by what recorded them: how many of one type a command recorded that occurred at one instant. A list of thousands is a row or two; what is counted of a million events is read from some ten thousand rows.';
CREATE INDEX recording_received ON register.recording (received_at);
GRANT SELECT ON register.event, register.event_type TO amana_guard;
GRANT SELECT, INSERT ON register.recording TO amana_guard;
SET ROLE amana_guard;
INSERT INTO register.recording (command_id, type, occurred_at, recorded_at, received_at, officer_no, facts)
  SELECT e.command_id, e.type, e.occurred_at, e.recorded_at, e.received_at, e.officer_no, count(*) FROM register.event e JOIN register.event_type y ON y.type = e.type AND y.v = e.v AND y.kind = 'fact'
   GROUP BY e.command_id, e.type, e.occurred_at, e.recorded_at, e.received_at, e.officer_no;
RESET ROLE;

-- The order in which leaves stand in the public log (decisions.md 13), and the heads that were signed. `pos` has gaps and proves nothing: this order has none.
SET ROLE amana_owner;
CREATE TABLE register.log_entry (
  leaf_index bigint PRIMARY KEY CHECK (leaf_index >= 0),
  event_pos bigint UNIQUE REFERENCES register.event (pos),
  leaf bytea,
  CONSTRAINT log_entry_one CHECK (num_nonnulls(event_pos, leaf) = 1)
);
COMMENT ON TABLE register.log_entry IS 'Which leaf of the public log is that of which event. A leaf of its own has an entry that belongs to no event.';
CREATE TABLE register.log_head (
  size bigint PRIMARY KEY CHECK (size > 0),
  root bytea NOT NULL CHECK (octet_length(root) = 32),
  note text NOT NULL CHECK (octet_length(note) <= 65536),
  signed_at timestamptz NOT NULL
);
COMMENT ON TABLE register.log_head IS 'Every head (C2SP tlog-checkpoint) of the public log that was signed, as it was signed.';
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['log_entry', 'log_head'] LOOP
    EXECUTE format('ALTER TABLE register.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE register.%I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;
RESET ROLE;

-- The rules that a breach can name.
SET ROLE amana_owner;
CREATE TABLE register.rule (
  id text PRIMARY KEY CHECK (id ~ '^(I\d\d|P\d)-[a-z0-9-]+$'), kind text NOT NULL CHECK (kind IN ('act', 'fact')), source text NOT NULL CHECK (source <> ''), retired boolean NOT NULL DEFAULT false);
COMMENT ON TABLE register.rule IS 'Code table, written by migrations from the one list of rules. fact: what breaks it is recorded, with a breach in the same command; act: it refuses acts, and a breach of it is opened by hand. Rows are retired, never removed.';
-- Breaches of a register that has some were opened before the table was filled.
ALTER TABLE register.breach ADD CONSTRAINT "unknown-rule" FOREIGN KEY (rule) REFERENCES register.rule NOT VALID;
RESET ROLE;

-- The daily roll of the public log: one leaf a day for each record that lives, so that a record that vanishes is missed within a day by whoever holds its key.
SET ROLE amana_owner;
CREATE TABLE register.log_roll (
  day date PRIMARY KEY,
  first_index bigint NOT NULL CHECK (first_index >= 0),
  records int NOT NULL CHECK (records >= 0),
  late boolean NOT NULL,
  written_at timestamptz NOT NULL
);
COMMENT ON TABLE register.log_roll IS 'Which entries of the public log are the roll of which local day of the register. Whose leaf is which, nobody keeps: it is told again with the key of each record.';
ALTER TABLE register.log_roll ENABLE ROW LEVEL SECURITY;
ALTER TABLE register.log_roll FORCE ROW LEVEL SECURITY;
RESET ROLE;

-- Entries of the public log that are told in the open (device keys, docs/decisions/0049) are found among those that look alike.
SET ROLE amana_owner;
CREATE INDEX log_entry_open ON register.log_entry (leaf_index) WHERE substring(leaf FROM 1 FOR 1) <> '\x01'::bytea;
RESET ROLE;

-- An operation is opened by a transfer cell: which authority did. Until now the installation opened them, which has none.
SET ROLE amana_owner;
ALTER TABLE transfers.operation ADD COLUMN authority text REFERENCES access.authority;
RESET ROLE;

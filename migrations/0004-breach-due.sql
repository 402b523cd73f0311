-- What the rule triggers ask of the command that is running: filled while facts are projected, checked and emptied at its commit.
SET ROLE amana_owner;
CREATE UNLOGGED TABLE register.breach_due (
  fact_event uuid NOT NULL, person_no bigint NOT NULL, rule text NOT NULL, PRIMARY KEY (fact_event, person_no, rule));
COMMENT ON TABLE register.breach_due IS 'Breaches that the facts of the running command demand (decisions.md 1). Empty outside a transaction: each row is checked against register.breach and removed at commit. No projection.';
RESET ROLE;

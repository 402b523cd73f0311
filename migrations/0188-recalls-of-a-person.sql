-- A person's file asks for the newest recall of the person, answered or not: without an index by all recalls of the register.
SET ROLE amana_owner;
CREATE INDEX recall_person ON transfers.recall (person_no, requested_at DESC);
RESET ROLE;

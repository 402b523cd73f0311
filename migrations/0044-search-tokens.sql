-- A search token is an index of the names and no record: it is made with them, from them, and made again by a rebuild. Its two foreign keys were looked up for each of the ten tokens of
-- a person, a quarter of all that were looked up when a list came in.
SET ROLE amana_owner;
ALTER TABLE register.name_token DROP CONSTRAINT name_token_person_no_fkey, DROP CONSTRAINT name_token_event_pos_fkey;
RESET ROLE;

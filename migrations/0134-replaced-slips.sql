-- Slips of a record can be replaced (docs/decisions/0060): from the event that does it on, its leaves are named by another key.
SET ROLE amana_owner;
ALTER TABLE register.stream ADD COLUMN label_from int NOT NULL DEFAULT 0 CHECK (label_from >= 0);
COMMENT ON COLUMN register.stream.label_from IS 'Number of the event of this stream that replaced its slips last: what follows it in the public log is named by a key that is made of the data key and this number. 0: by the first label key.';
RESET ROLE;

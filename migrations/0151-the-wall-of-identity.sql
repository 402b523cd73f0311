-- A fourth wall can be opened before a file: around the identity of a child.
SET ROLE amana_owner;
ALTER TABLE access.opened_wall DROP CONSTRAINT opened_wall_wall_check;
ALTER TABLE access.opened_wall ADD CONSTRAINT opened_wall_wall_check CHECK (wall IN ('reach', 'health', 'fears', 'identity'));
RESET ROLE;

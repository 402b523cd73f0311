-- What the work list of a list shows: its file name, the reasons of a row as data, and the person as the row was understood.
SET ROLE amana_owner;
ALTER TABLE register.list ADD COLUMN file_name text NOT NULL DEFAULT '';
COMMENT ON COLUMN register.list.file_name IS 'Name of the file as it was sent; personal, because file names name people.';
ALTER TABLE register.list_row ADD COLUMN reasons jsonb NOT NULL DEFAULT '[]', ADD COLUMN candidate jsonb;
COMMENT ON COLUMN register.list_row.reasons IS 'Why the row waits or is refused: [{field, code, values}], sentences are made from it in three languages.';
COMMENT ON COLUMN register.list_row.candidate IS 'The person as the row was understood, so that an officer can accept it without typing it again; NULL for a refused row.';
-- Whatever is alleged is labelled alleged, with its source (decisions.md 23).
ALTER TABLE register.person_name DROP CONSTRAINT person_name_kind_check;
ALTER TABLE register.person_name ADD CONSTRAINT person_name_kind_check CHECK (kind IN ('primary', 'transliteration', 'alias', 'printed', 'alleged'));
RESET ROLE;

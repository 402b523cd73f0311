-- Who is missing by name when an evacuation is planned is on no list: nobody can be moved of whom it is not known where they are. They are counted apart, and looked for.
SET ROLE amana_owner;
ALTER TABLE sites.evacuation ADD COLUMN missing int NOT NULL DEFAULT 0 CHECK (missing >= 0);
ALTER TABLE sites.evacuation ALTER COLUMN missing DROP DEFAULT;
COMMENT ON COLUMN sites.evacuation.missing IS 'Persons who were to be there, are on no list of the plan and were missing by name: not among those left out. 0 of a plan of before version 2 of its event, which listed them.';
RESET ROLE;

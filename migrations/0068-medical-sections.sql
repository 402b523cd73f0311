-- A section may be for persons under medical care: said with the section, shown wherever it is chosen, and proposed to nobody by itself.
SET ROLE amana_owner;
ALTER TABLE sites.section ADD COLUMN medical boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN sites.section.medical IS 'For persons under medical care. Separation by sex, age and status holds there too; who goes there an officer decides.';
RESET ROLE;

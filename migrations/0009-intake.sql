-- How persons come in: the particulars of each deprivation of liberty, births in custody, and the headings of lists in their order.
SET ROLE amana_owner;
CREATE TABLE register.deprivation (
  person_no bigint NOT NULL REFERENCES register.person, way text NOT NULL CHECK (way IN ('capture', 'arrest', 'surrender', 'hand-over-by-third-state', 'recapture', 'birth-in-custody', 'existing-custody')),
  fact_event uuid NOT NULL, tag text, particulars jsonb NOT NULL, event_pos bigint NOT NULL REFERENCES register.event, PRIMARY KEY (person_no, event_pos));
CREATE INDEX deprivation_tag ON register.deprivation (tag) WHERE tag IS NOT NULL;
COMMENT ON TABLE register.deprivation IS 'How a person was deprived of liberty (ICPPED 17(3)(b), (c); Body of Principles 12): each particular known, inherited from a previous authority and unverified, or unknown with its reason. Of several rows of one fact_event the newest counts.';
CREATE TABLE register.birth_in_custody (
  person_no bigint PRIMARY KEY REFERENCES register.person, mother_no bigint NOT NULL REFERENCES register.person, born_at timestamptz NOT NULL, event_pos bigint NOT NULL REFERENCES register.event,
  CHECK (person_no <> mother_no));
CREATE INDEX birth_in_custody_mother ON register.birth_in_custody (mother_no);
COMMENT ON TABLE register.birth_in_custody IS 'A child born to a woman in custody, and its mother. The child has its own file and is no detainee.';
ALTER TABLE register.list ADD COLUMN sheet text, ADD COLUMN headings jsonb NOT NULL DEFAULT '[]';
COMMENT ON COLUMN register.list.headings IS 'Headings of the list in their order, so that the sheet can be given back with what became of each row.';
COMMENT ON COLUMN register.list.sheet IS 'Which sheet of a workbook was read; NULL for CSV.';
RESET ROLE;

-- The name of a section in the languages of its site; the code stays what rules, lists and papers use.
SET ROLE amana_owner;
ALTER TABLE sites.section ADD COLUMN name_en text CHECK (name_en <> ''), ADD COLUMN name_ar text CHECK (name_ar <> ''), ADD COLUMN name_ckb text CHECK (name_ckb <> ''), ADD COLUMN named_pos bigint REFERENCES register.event,
  ADD CHECK (num_nulls(name_en, name_ar, named_pos) IN (0, 3)), ADD CHECK (name_ckb IS NULL OR named_pos IS NOT NULL);
COMMENT ON COLUMN sites.section.name_en IS 'What the section is called in English; NULL: nobody said, and its code is shown. named_pos: the event that said it last.';
RESET ROLE;

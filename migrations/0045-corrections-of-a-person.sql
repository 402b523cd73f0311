SET ROLE amana_owner;
-- Whether anything of a person was corrected is asked with every file.
CREATE INDEX correction_person ON register.correction (person_no);
RESET ROLE;

-- Who passes with a site is looked up on its roll person by person: of a camp of 25,000, the whole roll was read again for every five hundred.
SET ROLE amana_owner;
CREATE INDEX roll_row_of_person ON sites.roll_row (roll_call_id, person_no);
RESET ROLE;

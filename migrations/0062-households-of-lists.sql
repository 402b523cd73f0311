-- The household to which a row of a list comes, whatever became of the row: who is entered later joins it.
SET ROLE amana_owner;
ALTER TABLE register.list_row ADD COLUMN household_id uuid, ADD COLUMN household_role text CHECK (household_role IN ('head', 'spouse', 'child', 'other')), ADD COLUMN household_label text,
  ADD CONSTRAINT list_row_household_whole CHECK (num_nulls(household_id, household_role, household_label) IN (0, 3));
COMMENT ON COLUMN register.list_row.household_id IS 'The household that the list named for the row, also of a row that waits or is refused: who is entered later joins it. NULL of detainees, and where the list named none.';
COMMENT ON COLUMN register.list_row.household_role IS 'What the person is in it, as the list says.';
COMMENT ON COLUMN register.list_row.household_label IS 'Its number as the list writes it.';
CREATE INDEX list_row_household ON register.list_row (household_id) WHERE household_id IS NOT NULL;
RESET ROLE;

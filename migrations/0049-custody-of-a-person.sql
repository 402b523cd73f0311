-- Present custody is looked for by person, by site and by place in a vehicle. While a register is young every index of an empty table costs the same, and a plan that looks for a person by the index of vehicles reads
-- everybody in custody for each person, as long as the session lasts (docs/decisions/0019-a-young-register-has-no-statistics.md). What names no section, compartment or site cannot use these any more.
DROP INDEX register.custody_section;
DROP INDEX register.custody_compartment;
DROP INDEX register.custody_at_site;
CREATE INDEX custody_section ON register.custody (site, section) WHERE known_to IS NULL AND to_at = 'infinity' AND section IS NOT NULL;
CREATE INDEX custody_compartment ON register.custody (vehicle, compartment) WHERE known_to IS NULL AND to_at = 'infinity' AND compartment IS NOT NULL;
CREATE INDEX custody_at_site ON register.custody (site, person_no) INCLUDE (custodian, state) WHERE known_to IS NULL AND to_at = 'infinity' AND site IS NOT NULL;

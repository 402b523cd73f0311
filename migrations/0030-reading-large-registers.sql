-- What was believed of a person before: read by the file and the strength report as known at an earlier instant.
CREATE INDEX custody_known_before ON register.custody (person_no, from_at) WHERE known_to IS NOT NULL;
-- Present custody of a person, and of a site in the order in which persons were entered: read by every list. The columns that are included answer for the wall and for the state without the row itself.
CREATE INDEX custody_present ON register.custody (person_no) WHERE known_to IS NULL AND to_at = 'infinity';
CREATE INDEX custody_at_site ON register.custody (site, person_no) INCLUDE (custodian, state) WHERE known_to IS NULL AND to_at = 'infinity';

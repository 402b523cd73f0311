-- Who was a child when custody began, or may have been: to whom the identity of each stands open (docs/decisions/0063-the-identity-of-children.md).
SET ROLE amana_owner;
CREATE TABLE juveniles.closed_identity (
  person_no bigint PRIMARY KEY REFERENCES register.person,
  sealed boolean NOT NULL,
  open_to text[] NOT NULL
);
COMMENT ON TABLE juveniles.closed_identity IS 'Persons who were not certainly adult when their custody began, and the keys of readers to whom the identity stands open: child, case, holds:AUTHORITY, takes:AUTHORITY, escorts:AUTHORITY, at:SITE. Whoever has none of them reads the number and no name.';
COMMENT ON COLUMN juveniles.closed_identity.sealed IS 'Custody ended by release: child protection alone reads the identity (Havana Rules 19, Beijing Rules 21).';
ALTER TABLE juveniles.closed_identity ENABLE ROW LEVEL SECURITY;
ALTER TABLE juveniles.closed_identity FORCE ROW LEVEL SECURITY;
RESET ROLE;

-- A person may be away from a convoy as from a section: taken to a hospital on the way. The custodian stays; the seat is free meanwhile.
SET ROLE amana_owner;
ALTER TABLE sites.absence ALTER COLUMN site DROP NOT NULL, ADD COLUMN vehicle text, ADD COLUMN compartment text,
  ADD CONSTRAINT absence_from CHECK (num_nonnulls(site, vehicle) = 1 AND (compartment IS NULL) = (vehicle IS NULL));
CREATE INDEX absence_vehicle ON sites.absence (person_no) WHERE vehicle IS NOT NULL AND returned_at IS NULL;
COMMENT ON TABLE sites.absence IS 'A person who is out of the section, or out of the vehicle of a convoy, for a time, under an escort, and due back. The custodian stays. The place in a section is kept and occupancy counts them apart; a seat in a vehicle is free.';
RESET ROLE;

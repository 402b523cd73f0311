-- For whom a compartment is by legal status (Mandela 11(b)): untried, convicted, or either, never both at once. Those that were entered before do not say it, and take the status of the first.
SET ROLE amana_owner;
ALTER TABLE sites.compartment ADD COLUMN legal_status text NOT NULL DEFAULT 'either' CHECK (legal_status IN ('untried', 'convicted', 'either', 'any'));
ALTER TABLE sites.compartment NO FORCE ROW LEVEL SECURITY; ALTER TABLE sites.compartment DISABLE TRIGGER USER;
UPDATE sites.compartment SET legal_status = 'any' WHERE family;
ALTER TABLE sites.compartment FORCE ROW LEVEL SECURITY; ALTER TABLE sites.compartment ENABLE TRIGGER USER;
ALTER TABLE sites.compartment ADD CONSTRAINT "compartment-status" CHECK (family = (legal_status = 'any'));
COMMENT ON COLUMN sites.compartment.legal_status IS 'For untried persons, for convicted persons, or for either: then for those of the status of the first who sits there. `any`: of a compartment for families.';
-- Whether a vehicle is fit to carry persons (Mandela 73): what an officer of its authority saw, part by part.
CREATE TABLE sites.vehicle_inspection (
  id uuid PRIMARY KEY, vehicle text NOT NULL REFERENCES sites.vehicle, occasion text NOT NULL CHECK (occasion IN ('before-departure', 'after-arrival')), site text NOT NULL REFERENCES sites.site,
  inspected_at timestamptz NOT NULL, fit boolean NOT NULL, checked text[] NOT NULL, defects text[] NOT NULL CHECK (defects <@ checked), note text,
  inspected_by bigint NOT NULL, recorded_at timestamptz NOT NULL, event_pos bigint NOT NULL REFERENCES register.event,
  CONSTRAINT "unfit-has-defects" CHECK (fit OR cardinality(defects) > 0), CONSTRAINT "defects-are-told" CHECK (cardinality(defects) = 0 OR coalesce(length(btrim(note)), 0) >= 3));
CREATE INDEX vehicle_inspection_newest ON sites.vehicle_inspection (vehicle, inspected_at DESC, event_pos DESC);
COMMENT ON TABLE sites.vehicle_inspection IS 'Inspections of vehicles before a departure and after an arrival: what was checked, what was not in order, fit or not. Of the vehicle, never of a person.';
RESET ROLE;

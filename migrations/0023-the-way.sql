-- The way of a convoy: planned legs, what a stop or a delay was for, welfare, and who was moved to another vehicle.
SET ROLE amana_owner;
CREATE TABLE transfers.leg (
  event_pos bigint NOT NULL REFERENCES register.event, ordinal int NOT NULL CHECK (ordinal > 0), manifest_no bigint NOT NULL REFERENCES transfers.manifest, from_place text NOT NULL CHECK (from_place <> ''), to_place text NOT NULL CHECK (to_place <> ''),
  mode text NOT NULL CHECK (mode IN ('land', 'air', 'water')), planned_departure timestamptz NOT NULL, planned_arrival timestamptz NOT NULL, officer_no bigint NOT NULL, PRIMARY KEY (event_pos, ordinal), CHECK (planned_departure < planned_arrival));
COMMENT ON TABLE transfers.leg IS 'A planned leg of a convoy. The newest plan (event_pos) counts; those before stay.';
CREATE INDEX leg_manifest ON transfers.leg (manifest_no, event_pos DESC);
ALTER TABLE transfers.movement DROP CONSTRAINT movement_kind_check;
ALTER TABLE transfers.movement ADD CONSTRAINT movement_kind_check CHECK (kind IN ('departed', 'arrived', 'border-crossed', 'stop', 'resumed', 'delay', 'deviation', 'breakdown', 'medical-event', 'redirect', 'incident')),
  ADD COLUMN planned boolean, ADD COLUMN reason text, ADD COLUMN delay_minutes int CHECK (delay_minutes > 0), ADD COLUMN incident text, ADD COLUMN vehicle text;
COMMENT ON COLUMN transfers.movement.planned IS 'Of a stop: whether the plan named it. NULL: not said, as before version 2 of the event.';
CREATE TABLE transfers.welfare (
  event_pos bigint NOT NULL REFERENCES register.event, ord int NOT NULL, manifest_no bigint NOT NULL REFERENCES transfers.manifest, person_no bigint REFERENCES register.person, item text NOT NULL, outcome text NOT NULL, place text NOT NULL, note text,
  at timestamptz NOT NULL, officer_no bigint NOT NULL, PRIMARY KEY (event_pos, ord), CHECK ((ord = 0) = (person_no IS NULL)),
  CHECK (item IN ('water', 'food', 'toilet', 'clothing', 'medication', 'rest', 'prayer')), CHECK (outcome IN ('accepted', 'refused', 'not-offered')));
COMMENT ON TABLE transfers.welfare IS 'What the escort offered on the way. ord 0, without a person: everybody on board who has no row of his own accepted.';
CREATE INDEX welfare_manifest ON transfers.welfare (manifest_no, event_pos DESC);
CREATE TABLE transfers.reseating (
  event_pos bigint PRIMARY KEY REFERENCES register.event, manifest_no bigint NOT NULL REFERENCES transfers.manifest, person_no bigint NOT NULL REFERENCES register.person, vehicle text NOT NULL, compartment text NOT NULL, reason text NOT NULL,
  at timestamptz NOT NULL, officer_no bigint NOT NULL, FOREIGN KEY (vehicle, compartment) REFERENCES sites.compartment,
  CHECK (reason IN ('breakdown', 'separation', 'medical', 'security', 'other')));
COMMENT ON TABLE transfers.reseating IS 'A person who was moved to another compartment on the way: a fact. What the sealed manifest says of seats stays as it was sealed.';
CREATE INDEX reseating_manifest ON transfers.reseating (manifest_no, person_no, event_pos DESC);
RESET ROLE;

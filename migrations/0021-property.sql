-- What was taken from a person, packet by packet, and every hand it passed through.
SET ROLE amana_owner;
CREATE TABLE register.packet (
  id uuid PRIMARY KEY, person_no bigint NOT NULL REFERENCES register.person, seal text NOT NULL CHECK (seal <> ''), items jsonb NOT NULL CHECK (jsonb_array_length(items) > 0),
  taken_from text NOT NULL CHECK (taken_from <> ''), taken_where text NOT NULL CHECK (taken_where <> ''), taken_at timestamptz NOT NULL,
  ended text CHECK (ended IN ('returned', 'disposed')), ended_at timestamptz, authorised_by text, witness text, event_pos bigint NOT NULL REFERENCES register.event,
  CONSTRAINT "packet-end-witnessed" CHECK (num_nulls(ended, ended_at, authorised_by, witness) IN (0, 4) AND authorised_by <> '' AND witness <> ''));
COMMENT ON TABLE register.packet IS 'A sealed packet of a person''s belongings: items with quantity and description, taken from whom, where and when, and its end with authority and witness (Mandela 67, GC III 122; the questions of DA form 4137). seal: the one that it bears now.';
CREATE INDEX packet_person ON register.packet (person_no);
CREATE UNIQUE INDEX "seal-used" ON register.packet (seal) WHERE ended IS NULL;
CREATE TABLE register.packet_pass (
  event_pos bigint PRIMARY KEY REFERENCES register.event, packet_id uuid NOT NULL REFERENCES register.packet, person_no bigint NOT NULL REFERENCES register.person,
  purpose text NOT NULL CHECK (purpose IN ('storage', 'transfer', 'court', 'inspection', 'medical', 'return', 'other')), released_by text NOT NULL CHECK (released_by <> ''), received_by text NOT NULL CHECK (received_by <> ''),
  seal_found text NOT NULL CHECK (seal_found IN ('intact', 'broken', 'missing')), new_seal text CHECK (new_seal <> ''), manifest_no bigint, at timestamptz NOT NULL, officer_no bigint NOT NULL);
COMMENT ON TABLE register.packet_pass IS 'A packet passed from hand to hand: released by, received by, why, and how the seal was found. A seal that was not intact is a difference, recorded and never refused.';
CREATE INDEX packet_pass_packet ON register.packet_pass (packet_id);
CREATE INDEX packet_pass_person ON register.packet_pass (person_no);
RESET ROLE;

-- What somebody says is wrong with a packet, and what was answered: a seal that is broken is recorded at a pass, and a thing that is missing was recorded nowhere.
SET ROLE amana_owner;
CREATE TABLE register.property_complaint (
  id uuid PRIMARY KEY, person_no bigint NOT NULL REFERENCES register.person, packet_id uuid NOT NULL REFERENCES register.packet,
  about text NOT NULL CHECK (about IN ('seal-broken', 'seal-other', 'seal-missing', 'thing-missing', 'thing-damaged', 'not-returned', 'other')),
  made_by text NOT NULL CHECK (made_by IN ('person', 'relative', 'counsel', 'officer')), account text NOT NULL CHECK (account <> ''), made_at timestamptz NOT NULL, officer_no bigint NOT NULL, event_pos bigint NOT NULL REFERENCES register.event,
  outcome text CHECK (outcome IN ('upheld', 'partly-upheld', 'not-upheld')), found text CHECK (found <> ''), remedy text CHECK (remedy <> ''), answered_at timestamptz, answered_pos bigint REFERENCES register.event,
  CONSTRAINT "complaint-answered-whole" CHECK (num_nulls(outcome, found, answered_at, answered_pos) IN (0, 4) AND (outcome IS NOT NULL OR remedy IS NULL) AND (outcome IS NULL OR outcome = 'not-upheld' OR remedy IS NOT NULL)));
COMMENT ON TABLE register.property_complaint IS 'A complaint about a packet of belongings: what it is about, who made it, in their words, and its answer: what was found, and what is done about it (Mandela 56-57 and 67; GC III 18 and 78).';
CREATE INDEX property_complaint_packet ON register.property_complaint (packet_id);
CREATE INDEX property_complaint_person ON register.property_complaint (person_no);
RESET ROLE;

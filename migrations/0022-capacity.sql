-- Places of a site and of its sections as they were said over time, each with source and day.
SET ROLE amana_owner;
CREATE TABLE sites.capacity (
  id uuid PRIMARY KEY, site text NOT NULL REFERENCES sites.site, section text, places int NOT NULL CHECK (places >= 0), from_at timestamptz NOT NULL,
  source_kind text NOT NULL CHECK (source_kind IN ('register', 'document', 'observation', 'statement', 'report', 'press')), source text NOT NULL CHECK (source <> ''), recorded_by bigint NOT NULL, recorded_at timestamptz NOT NULL,
  event_pos bigint NOT NULL REFERENCES register.event, FOREIGN KEY (site, section) REFERENCES sites.section);
CREATE INDEX capacity_place ON sites.capacity (site, section, from_at);
COMMENT ON TABLE sites.capacity IS 'How many places a section, or a whole site (section NULL), is said to have from a day on, with the source. The newest of a section is the one that the rules use (sites.section.capacity).';
-- The places that sections were entered with are the first of each. The owner is bound by forced row security: lifted for this one reading.
ALTER TABLE sites.section NO FORCE ROW LEVEL SECURITY; ALTER TABLE register.event NO FORCE ROW LEVEL SECURITY;
INSERT INTO sites.capacity (id, site, section, places, from_at, source_kind, source, recorded_by, recorded_at, event_pos)
  SELECT e.id, s.site, s.section, s.capacity, e.occurred_at, 'register', s.capacity_source, e.officer_no, e.received_at, e.pos FROM sites.section s JOIN register.event e ON e.pos = s.event_pos;
ALTER TABLE sites.section FORCE ROW LEVEL SECURITY; ALTER TABLE register.event FORCE ROW LEVEL SECURITY;
RESET ROLE;

-- Hazards of a site, never of a person: sourced and expiring.
SET ROLE amana_owner;
CREATE TABLE sites.hazard (
  id uuid PRIMARY KEY, site text NOT NULL REFERENCES sites.site, kind text NOT NULL CHECK (kind IN ('mass-escape', 'attack', 'shelling', 'riot', 'disease', 'fire', 'building', 'supply')),
  severity text NOT NULL CHECK (severity IN ('possible', 'likely', 'imminent', 'present')), said text NOT NULL CHECK (said <> ''),
  source_kind text NOT NULL CHECK (source_kind IN ('document', 'observation', 'statement', 'report', 'press')), source text NOT NULL CHECK (source <> ''), from_at timestamptz NOT NULL, expires_at timestamptz NOT NULL,
  recorded_by bigint NOT NULL, recorded_at timestamptz NOT NULL, withdrawn_at timestamptz, withdrawn_by bigint, withdrawal text, event_pos bigint NOT NULL REFERENCES register.event,
  CONSTRAINT "hazard-expires" CHECK (expires_at > from_at AND expires_at <= from_at + interval '180 days'), CHECK (num_nulls(withdrawn_at, withdrawn_by, withdrawal) IN (0, 3)));
CREATE INDEX hazard_site ON sites.hazard (site, expires_at);
COMMENT ON TABLE sites.hazard IS 'What a site is exposed to, said by a source, in words, until a day. A hazard of the place: nothing here is about a person (decisions.md 24).';
RESET ROLE;

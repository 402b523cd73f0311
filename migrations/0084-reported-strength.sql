-- How many persons a source says that a site held on a day: without names, with parts where it gives them. Never a row of custody.
SET ROLE amana_owner;
CREATE TABLE sites.reported_strength (
  id uuid PRIMARY KEY, site text NOT NULL REFERENCES sites.site, day date NOT NULL, said text NOT NULL CHECK (said <> ''), at_least int CHECK (at_least >= 0), at_most int CHECK (at_most >= 0),
  source_kind text NOT NULL CHECK (source_kind IN ('document', 'observation', 'statement', 'report', 'press')), source text NOT NULL CHECK (source <> ''), recorded_by bigint NOT NULL, recorded_at timestamptz NOT NULL,
  withdrawn_at timestamptz, withdrawn_by bigint, withdrawal text, event_pos bigint NOT NULL REFERENCES register.event,
  CHECK (at_least <= at_most), CHECK (num_nonnulls(at_least, at_most) > 0), CHECK (num_nulls(withdrawn_at, withdrawn_by, withdrawal) IN (0, 3)));
CREATE INDEX reported_strength_site ON sites.reported_strength (site, day);
COMMENT ON TABLE sites.reported_strength IS 'How many persons a source says that a site held on a day. It stands beside what the register knows by name and is never added to it; reports of one day may disagree.';
CREATE TABLE sites.reported_part (
  report_id uuid NOT NULL REFERENCES sites.reported_strength, ord int NOT NULL CHECK (ord > 0), persons int NOT NULL CHECK (persons >= 0), sex text CHECK (sex IN ('male', 'female')), age_group text CHECK (age_group IN ('adult', 'minor')),
  nationality text CHECK (nationality ~ '^[A-Z]{3}$'), event_pos bigint NOT NULL REFERENCES register.event, PRIMARY KEY (report_id, ord), CHECK (num_nonnulls(sex, age_group, nationality) > 0));
COMMENT ON TABLE sites.reported_part IS 'A part of a reported strength, as its source gives it: of one sex, age group or nationality, or of several of them together. Parts need not add up.';
-- A site is over its places by what is reported, or it is not: one open breach says so.
CREATE UNIQUE INDEX "I17-reported-strength-once" ON sites.site_breach (site) WHERE rule = 'I17-reported-strength' AND cured_at IS NULL;
RESET ROLE;

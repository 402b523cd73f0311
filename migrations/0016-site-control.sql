-- Who controlled a site from when to when, as sourced claims, and breaches that concern a site rather than one person.
SET ROLE amana_owner;
CREATE TABLE sites.control (
  id uuid PRIMARY KEY, site text NOT NULL REFERENCES sites.site, authority text REFERENCES access.authority, holder text CHECK (holder <> ''), from_at timestamptz NOT NULL, to_at timestamptz,
  source_kind text NOT NULL CHECK (source_kind IN ('register', 'document', 'observation', 'statement', 'report', 'press')), source text NOT NULL CHECK (source <> ''), after_id uuid,
  recorded_by bigint NOT NULL, recorded_at timestamptz NOT NULL, end_source_kind text, end_source text, withdrawn_at timestamptz, withdrawn_by bigint, withdrawal text,
  event_pos bigint NOT NULL REFERENCES register.event,
  CHECK ((authority IS NULL) <> (holder IS NULL)), CHECK (to_at > from_at), CHECK (num_nulls(withdrawn_at, withdrawn_by, withdrawal) IN (0, 3)));
CREATE INDEX control_site ON sites.control (site, from_at);
COMMENT ON TABLE sites.control IS 'Claims of who controls a site from when to when, each with its source; two of different holders over the same time are a dispute. holder: one that is no authority of this register. after_id: the claim from which this one took over, as it was known when it was recorded.';
CREATE TABLE sites.site_breach (
  fact_event uuid NOT NULL, rule text NOT NULL REFERENCES register.rule, site text NOT NULL REFERENCES sites.site, source text NOT NULL, authority text REFERENCES access.authority,
  opened_at timestamptz NOT NULL, cured_at timestamptz, cured_by bigint, event_pos bigint NOT NULL REFERENCES register.event, PRIMARY KEY (fact_event, rule));
CREATE INDEX site_breach_site ON sites.site_breach (site);
COMMENT ON TABLE sites.site_breach IS 'A recorded fact about a site that breaks a rule: named, dated, under an authority, until cured. Opened by the register itself, with the fact.';
COMMENT ON COLUMN sites.site.authority IS 'The authority of this register that answers for the site now. Who is said to control it, from when to when, is in sites.control.';
-- A site that was entered with an authority is controlled by it from then on. The owner is bound by forced row security: lifted for this one reading.
ALTER TABLE sites.site NO FORCE ROW LEVEL SECURITY; ALTER TABLE register.event NO FORCE ROW LEVEL SECURITY;
INSERT INTO sites.control (id, site, authority, from_at, source_kind, source, recorded_by, recorded_at, event_pos)
  SELECT e.id, s.code, s.authority, e.occurred_at, 'register', 'entered with the site', e.officer_no, e.received_at, e.pos
    FROM sites.site s JOIN register.event e ON e.pos = s.event_pos WHERE s.authority IS NOT NULL;
ALTER TABLE sites.site FORCE ROW LEVEL SECURITY; ALTER TABLE register.event FORCE ROW LEVEL SECURITY;
RESET ROLE;

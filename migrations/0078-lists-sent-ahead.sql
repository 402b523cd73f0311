-- Lists sent ahead (GC III 46-48): what of a sealed manifest was sent to the receiving authority and site, when, by which means, and who of them acknowledged it.
SET ROLE amana_owner;
CREATE TABLE transfers.sent_list (
  id uuid PRIMARY KEY, manifest_no bigint NOT NULL, seal_no int NOT NULL, manifest_hash bytea NOT NULL CHECK (octet_length(manifest_hash) = 32), to_authority text NOT NULL REFERENCES access.authority, to_site text NOT NULL REFERENCES sites.site,
  means text NOT NULL CHECK (means IN ('by-hand', 'courier', 'secure-mail', 'radio', 'this-register')), forms text[] NOT NULL CHECK (cardinality(forms) > 0 AND forms <@ ARRAY['paper', 'machine-readable']),
  sent_by bigint NOT NULL, sent_at timestamptz NOT NULL, recorded_at timestamptz NOT NULL, acknowledged_by bigint, acknowledged_at timestamptz, event_pos bigint NOT NULL REFERENCES register.event,
  FOREIGN KEY (manifest_no, seal_no) REFERENCES transfers.seal, CHECK (num_nulls(acknowledged_by, acknowledged_at) IN (0, 2)));
CREATE INDEX sent_list_manifest ON transfers.sent_list (manifest_no, sent_at DESC);
COMMENT ON TABLE transfers.sent_list IS 'A sealed manifest was sent ahead to the receiving authority: under which seal, when, how, and which officer of the receiver acknowledged it. It is stale when the seal no longer stands or the convoy heads elsewhere; that is derived.';
-- Where mail to a site goes, said by a source: the newest record is the one that a notice carries.
CREATE TABLE sites.postal_address (
  id uuid PRIMARY KEY, site text NOT NULL REFERENCES sites.site, address_en text NOT NULL CHECK (address_en <> ''), address_ar text NOT NULL CHECK (address_ar <> ''), address_ckb text,
  source_kind text NOT NULL CHECK (source_kind IN ('document', 'observation', 'statement', 'report', 'press')), source text NOT NULL CHECK (source <> ''),
  recorded_by bigint NOT NULL, recorded_at timestamptz NOT NULL, event_pos bigint NOT NULL REFERENCES register.event);
CREATE INDEX postal_address_newest ON sites.postal_address (site, event_pos DESC);
COMMENT ON TABLE sites.postal_address IS 'Where mail to persons at a site goes, from a source, as history: the newest holds. Of the site, never of a person.';
RESET ROLE;

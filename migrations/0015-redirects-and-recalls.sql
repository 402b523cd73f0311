-- What happens to a convoy that cannot be received where it was to go, and what the transferor asks back: where the convoy heads now, refusals at the gate, redirects and returns, recall requests.
SET ROLE amana_owner;
ALTER TABLE transfers.manifest ADD COLUMN heading_site text REFERENCES sites.site, ADD COLUMN heading_authority text REFERENCES access.authority, ADD COLUMN heading_pos bigint,
  ADD CONSTRAINT heading_complete CHECK (num_nulls(heading_site, heading_authority, heading_pos) IN (0, 3));
COMMENT ON COLUMN transfers.manifest.heading_site IS 'Where the convoy heads since its newest redirect or return; NULL: to to_site, the named destination.';
CREATE TABLE transfers.redirect (
  event_pos bigint PRIMARY KEY REFERENCES register.event, manifest_no bigint NOT NULL REFERENCES transfers.manifest, kind text NOT NULL CHECK (kind IN ('redirect', 'return')),
  from_site text NOT NULL REFERENCES sites.site, to_site text NOT NULL REFERENCES sites.site, to_authority text NOT NULL REFERENCES access.authority, reason text NOT NULL, note text, at timestamptz NOT NULL, officer_no bigint NOT NULL,
  CHECK (from_site <> to_site), CHECK (reason IN ('entry-refused', 'receiver-unable', 'no-space', 'more-information-needed', 'security', 'weather', 'road-closed', 'breakdown', 'medical', 'order-withdrawn', 'other')));
COMMENT ON TABLE transfers.redirect IS 'A convoy on the way was ordered to another site of the same state (redirect), or back to where it came from (return).';
CREATE INDEX redirect_manifest ON transfers.redirect (manifest_no);
CREATE TABLE transfers.entry_refusal (
  event_pos bigint PRIMARY KEY REFERENCES register.event, manifest_no bigint NOT NULL REFERENCES transfers.manifest, site text NOT NULL REFERENCES sites.site, note text, at timestamptz NOT NULL, officer_no bigint NOT NULL,
  reason text NOT NULL CHECK (reason IN ('receiver-unable', 'no-space', 'more-information-needed', 'outside-hours', 'identity-doubtful', 'unfit-on-arrival', 'security', 'order-missing', 'other')));
COMMENT ON TABLE transfers.entry_refusal IS 'A convoy was not let in at the gate: a fact, witnessed by the escort or by the receiving site.';
CREATE INDEX entry_refusal_manifest ON transfers.entry_refusal (manifest_no);
CREATE TABLE transfers.recall (
  id uuid PRIMARY KEY, manifest_no bigint NOT NULL REFERENCES transfers.manifest, person_no bigint NOT NULL REFERENCES register.person, ground text NOT NULL, reasons text NOT NULL, requested_by bigint NOT NULL, requested_at timestamptz NOT NULL,
  answer text CHECK (answer IN ('agreed', 'refused')), answer_reasons text, answered_by bigint, answered_at timestamptz, event_pos bigint NOT NULL REFERENCES register.event,
  CHECK (ground IN ('ill-treatment', 'unfair-trial', 'death-penalty', 'onward-transfer', 'access-refused', 'assurance-broken', 'wrong-person', 'other')), CHECK (num_nulls(answer, answer_reasons, answered_by, answered_at) IN (0, 4)));
COMMENT ON TABLE transfers.recall IS 'The authority that transferred a person asks the person back, because the conditions of the transfer are not kept (GC III 12, by analogy), and the answer of the authority that holds the person.';
CREATE UNIQUE INDEX recall_open ON transfers.recall (person_no) WHERE answered_at IS NULL;
CREATE INDEX recall_manifest ON transfers.recall (manifest_no);
RESET ROLE;

-- A gate that refused a convoy, or a person of one, and then relents.
SET ROLE amana_owner;
CREATE TABLE transfers.let_in (
  event_pos bigint PRIMARY KEY REFERENCES register.event, manifest_no bigint NOT NULL REFERENCES transfers.manifest, person_no bigint REFERENCES register.person, site text NOT NULL REFERENCES sites.site,
  refused_reason text NOT NULL, refused_at timestamptz NOT NULL, note text, at timestamptz NOT NULL, officer_no bigint NOT NULL);
CREATE INDEX let_in_manifest ON transfers.let_in (manifest_no);
COMMENT ON TABLE transfers.let_in IS 'A convoy, or a person of one (person_no), that the gate had refused was let in after all, before the second hand-over: a fact, witnessed by the escort or by the receiving site, beside the refusal that it ends.';
RESET ROLE;

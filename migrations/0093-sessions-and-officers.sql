-- Sessions that can be listed and ended one by one, officers who are suspended and posted anew, and device keys that are revoked.
SET ROLE amana_owner;
ALTER TABLE access.session
  ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid(),
  ADD COLUMN browser text CHECK (browser ~ '^[a-z]{1,20}/[a-z]{1,20}$');
CREATE UNIQUE INDEX session_id ON access.session (id);
COMMENT ON COLUMN access.session.id IS 'What a session is called in a list of sessions: never its token, nor the hash of it.';
COMMENT ON COLUMN access.session.browser IS 'Kind of browser and of system, as the browser said at sign-in: two words, never the whole of what it said.';
ALTER TABLE access.officer ADD COLUMN changed_pos bigint;
COMMENT ON COLUMN access.officer.changed_pos IS 'The event that last suspended, reinstated or posted the officer anew.';
ALTER TABLE access.device_key ADD COLUMN revoked_pos bigint, ADD CONSTRAINT device_key_revoked CHECK ((revoked_at IS NULL) = (revoked_pos IS NULL));
COMMENT ON COLUMN access.device_key.revoked_pos IS 'The event that revoked the key. Signatures made before it stay what they are.';
RESET ROLE;

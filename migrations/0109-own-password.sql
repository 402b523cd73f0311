-- When an officer changed the own password, so that the officer is told of it: whoever did not do that has to say so.
SET ROLE amana_owner;
ALTER TABLE access.credential ADD COLUMN password_changed_at timestamptz;
COMMENT ON COLUMN access.credential.password_changed_at IS 'When the officer last changed the own password, signed in; none where it is still that of the one-time link. Real time.';
RESET ROLE;

-- A fresh second factor gives the session a new token (docs/decisions/0042); the old one is on its way out for some seconds.
SET ROLE amana_owner;
ALTER TABLE access.session ADD COLUMN replaced_at timestamptz;
COMMENT ON COLUMN access.session.replaced_at IS 'When a fresh second factor gave this session another token. This one is no longer elevated, cannot be, and ends in seconds.';
RESET ROLE;

-- A session that goes on under a new token is still one session: what ends it ends the token before too (docs/decisions/0042).
SET ROLE amana_owner;
ALTER TABLE access.session ADD COLUMN family uuid NOT NULL DEFAULT gen_random_uuid();
COMMENT ON COLUMN access.session.family IS 'The same for all tokens under which a session goes on: signing out ends all of them.';
RESET ROLE;

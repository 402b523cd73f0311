-- Browsers in which an officer signed in before, and sessions that a fresh second factor has elevated for a while.
SET ROLE amana_owner;
CREATE TABLE access.known_browser (
  token_hash bytea NOT NULL, officer_no bigint NOT NULL, id uuid NOT NULL DEFAULT gen_random_uuid(), browser text CHECK (browser ~ '^[a-z]{1,20}/[a-z]{1,20}$'),
  first_at timestamptz NOT NULL DEFAULT now(), used_at timestamptz NOT NULL DEFAULT now(), expires_at timestamptz NOT NULL,
  failures int NOT NULL DEFAULT 0, refused_until timestamptz, PRIMARY KEY (token_hash, officer_no));
COMMENT ON TABLE access.known_browser IS 'A browser in which the officer signed in before, by the SHA-256 of its cookie. It has attempts of its own: what strangers try does not lock the officer out of it. Real time.';
CREATE INDEX known_browser_officer ON access.known_browser (officer_no, used_at);
CREATE UNIQUE INDEX known_browser_id ON access.known_browser (id);
ALTER TABLE access.known_browser ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.known_browser FORCE ROW LEVEL SECURITY;
ALTER TABLE access.session ADD COLUMN elevated_until timestamptz, ADD COLUMN code_failures int NOT NULL DEFAULT 0;
COMMENT ON COLUMN access.session.elevated_until IS 'Until when a fresh second factor lets this session seal, hand over, release, give rights and take lists along.';
COMMENT ON COLUMN access.session.code_failures IS 'Wrong second factors of this session since the last right one; too many end it.';
ALTER TABLE register.event_type ADD COLUMN elevated boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN register.event_type.elevated IS 'Whether only an elevated session appends it.';
RESET ROLE;

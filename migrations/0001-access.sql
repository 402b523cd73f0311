-- Authorities, officers and their sessions. Authorities, officers, postings and device keys are projections (each row cites its event);
-- credentials, invitations and sessions are secrets of sign-in and stand outside the register.
-- The schemas are made in src/platform/db/roles.sql, because that needs a right on the database.
SET ROLE amana_owner;
CREATE TABLE access.authority (
  code text PRIMARY KEY CHECK (code ~ '^[A-Z]{2,8}$'),
  country text NOT NULL CHECK (country ~ '^[A-Z]{3}$'),
  name_en text NOT NULL CHECK (name_en <> ''), name_ar text NOT NULL CHECK (name_ar <> ''), name_ckb text,
  event_pos bigint NOT NULL);
COMMENT ON TABLE access.authority IS 'An authority that holds, orders, escorts, receives, decides or watches. Authorities are rows and walls, not tenants.';
CREATE TABLE access.officer (
  no bigint PRIMARY KEY, username text NOT NULL UNIQUE CHECK (username ~ '^[a-z0-9][a-z0-9.-]{2,40}$'),
  name_en text NOT NULL, name_ar text NOT NULL, authority text NOT NULL REFERENCES access.authority,
  active boolean NOT NULL, demonstration boolean NOT NULL, event_pos bigint NOT NULL);
COMMENT ON TABLE access.officer IS 'An invited officer. The authority comes from the inviter, never from the officer.';
CREATE TABLE access.posting (
  officer_no bigint NOT NULL REFERENCES access.officer, role text NOT NULL, site text NOT NULL DEFAULT '*', event_pos bigint NOT NULL,
  PRIMARY KEY (officer_no, role, site));
COMMENT ON TABLE access.posting IS 'A role of an officer, at one site or (*) at all sites of the authority.';
CREATE TABLE access.device_key (
  key_id text PRIMARY KEY CHECK (key_id ~ '^[0-9a-f]{16}$'), officer_no bigint NOT NULL REFERENCES access.officer,
  public_key bytea NOT NULL CHECK (octet_length(public_key) = 32), class text NOT NULL CHECK (class IN ('operational', 'demonstration')),
  enrolled_at timestamptz NOT NULL, revoked_at timestamptz, event_pos bigint NOT NULL);
COMMENT ON TABLE access.device_key IS 'Ed25519 key of one officer on one device. The private key never leaves the device (ledger.md 5).';
CREATE INDEX device_key_officer ON access.device_key (officer_no);
CREATE TABLE access.credential (
  officer_no bigint PRIMARY KEY, password_hash text NOT NULL, totp_secret bytea NOT NULL, totp_last_step bigint NOT NULL DEFAULT 0,
  failures int NOT NULL DEFAULT 0, refused_until timestamptz, changed_at timestamptz NOT NULL DEFAULT now());
COMMENT ON TABLE access.credential IS 'scrypt hash of the password and the TOTP secret, encrypted under the key-encrypting key. Real time, not register time.';
CREATE TABLE access.invitation (
  token_hash bytea PRIMARY KEY, officer_no bigint NOT NULL, expires_at timestamptz NOT NULL, used_at timestamptz,
  password_hash text, totp_secret bytea);
COMMENT ON TABLE access.invitation IS 'One-time link; only the SHA-256 of its token is kept.';
CREATE TABLE access.session (
  token_hash bytea PRIMARY KEY, officer_no bigint NOT NULL, created_at timestamptz NOT NULL DEFAULT now(), seen_at timestamptz NOT NULL DEFAULT now(),
  idle_until timestamptz NOT NULL, ends_at timestamptz NOT NULL);
COMMENT ON TABLE access.session IS 'Opaque session tokens, kept as SHA-256. Sessions use real time, also in a synthetic register.';
CREATE INDEX session_officer ON access.session (officer_no);
RESET ROLE;

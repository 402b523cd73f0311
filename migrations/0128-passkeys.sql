-- Passkeys: what an officer signs in with besides a password and codes (docs/decisions/0057-passkeys.md).
SET ROLE amana_owner;
ALTER TABLE access.credential ADD COLUMN passkey_handle bytea NOT NULL DEFAULT uuid_send(gen_random_uuid()) CHECK (length(passkey_handle) = 16);
COMMENT ON COLUMN access.credential.passkey_handle IS 'What devices know the account by (WebAuthn user handle): random, and says nothing of the officer.';
CREATE TABLE access.passkey (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  officer_no bigint NOT NULL REFERENCES access.officer,
  credential_id bytea NOT NULL UNIQUE CHECK (length(credential_id) BETWEEN 1 AND 1023),
  public_key bytea NOT NULL CHECK (length(public_key) BETWEEN 1 AND 2000),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  counter bigint NOT NULL CHECK (counter BETWEEN 0 AND 4294967295),
  backup_eligible boolean NOT NULL,
  backed_up boolean NOT NULL CHECK (backup_eligible OR NOT backed_up),
  added_at timestamptz NOT NULL DEFAULT now(),
  used_at timestamptz,
  revoked_at timestamptz,
  revoked_why text CHECK (revoked_why IN ('officer', 'renewed', 'suspended', 'copied')),
  CHECK ((revoked_at IS NULL) = (revoked_why IS NULL))
);
COMMENT ON TABLE access.passkey IS 'Public keys by which officers sign in (WebAuthn). One that is revoked stays as a trace, and signs in nobody. Real time.';
COMMENT ON COLUMN access.passkey.counter IS 'How often the device says that it signed; 0 where it does not count. One that goes back was copied.';
COMMENT ON COLUMN access.passkey.backup_eligible IS 'Whether the device may copy it to other devices of its holder, and backed_up whether it did.';
CREATE INDEX passkey_officer ON access.passkey (officer_no);
CREATE TABLE access.passkey_challenge (
  challenge_hash bytea PRIMARY KEY CHECK (length(challenge_hash) = 32),
  purpose text NOT NULL CHECK (purpose IN ('sign-in', 'elevate', 'enrol')),
  officer_no bigint REFERENCES access.officer CHECK ((purpose = 'sign-in') = (officer_no IS NULL)),
  expires_at timestamptz NOT NULL,
  answered_at timestamptz,
  passkey_id uuid REFERENCES access.passkey
);
COMMENT ON TABLE access.passkey_challenge IS 'What a passkey is asked to sign, for five minutes, answered once whatever comes of it. Kept as SHA-256. Real time.';
COMMENT ON COLUMN access.passkey_challenge.passkey_id IS 'Which passkey answered; the server has still to check its signature.';
CREATE INDEX passkey_challenge_expires ON access.passkey_challenge (expires_at);
CREATE INDEX passkey_challenge_officer ON access.passkey_challenge (officer_no) WHERE officer_no IS NOT NULL;
ALTER TABLE access.passkey ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.passkey FORCE ROW LEVEL SECURITY;
ALTER TABLE access.passkey_challenge ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.passkey_challenge FORCE ROW LEVEL SECURITY;
RESET ROLE;

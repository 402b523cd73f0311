-- Who was invited, or whose sign-in is renewed, may take a passkey at the one-time link in place of a password and codes (docs/decisions/0057-passkeys.md).
SET ROLE amana_owner;
ALTER TABLE access.passkey_challenge DROP CONSTRAINT passkey_challenge_purpose_check;
ALTER TABLE access.passkey_challenge ADD CONSTRAINT passkey_challenge_purpose_check CHECK (purpose IN ('sign-in', 'elevate', 'enrol', 'link')),
  ADD COLUMN invitation_hash bytea REFERENCES access.invitation ON DELETE CASCADE, ADD COLUMN handle bytea CHECK (length(handle) = 16),
  ADD CONSTRAINT passkey_challenge_link CHECK ((purpose = 'link') = (invitation_hash IS NOT NULL) AND (purpose = 'link') = (handle IS NOT NULL));
COMMENT ON COLUMN access.passkey_challenge.invitation_hash IS 'The one-time link at which a passkey is made; NULL where none is.';
COMMENT ON COLUMN access.passkey_challenge.handle IS 'What the device will know the account by, once the link is taken with this passkey.';
RESET ROLE;

-- Officers who sign in through the identity provider of their authority: whose account there is whose here, and the sign-ins that are under way.
SET ROLE amana_owner;
ALTER TABLE access.credential ALTER COLUMN password_hash DROP NOT NULL;
COMMENT ON COLUMN access.credential.password_hash IS 'scrypt hash of the password; none for an officer who signs in through an identity provider.';
CREATE TABLE access.provider_identity (
  officer_no bigint PRIMARY KEY REFERENCES access.officer,
  issuer text NOT NULL CHECK (length(issuer) BETWEEN 1 AND 500),
  subject_hash bytea NOT NULL CHECK (length(subject_hash) = 32),
  tied_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (issuer, subject_hash)
);
COMMENT ON TABLE access.provider_identity IS 'The account at an identity provider by which an officer signs in, tied by a one-time link. Of what the provider calls the account only the SHA-256 is kept. Real time.';
CREATE TABLE access.provider_sign_in (
  browser_hash bytea PRIMARY KEY CHECK (length(browser_hash) = 32),
  state_hash bytea NOT NULL UNIQUE CHECK (length(state_hash) = 32),
  authority text NOT NULL REFERENCES access.authority,
  invitation_hash bytea,
  expires_at timestamptz NOT NULL,
  answered_at timestamptz,
  officer_no bigint REFERENCES access.officer,
  issuer text,
  subject_hash bytea,
  totp_secret bytea
);
COMMENT ON TABLE access.provider_sign_in IS 'A sign-in at an identity provider that is under way, for ten minutes, in the browser that began it. Cookie and state are kept as SHA-256. Real time.';
COMMENT ON COLUMN access.provider_sign_in.invitation_hash IS 'The one-time link with which it was begun: the account is tied by it.';
COMMENT ON COLUMN access.provider_sign_in.answered_at IS 'When the provider answered: a state is used once, whatever became of it.';
COMMENT ON COLUMN access.provider_sign_in.officer_no IS 'Whom the provider confirmed; the second factor is still asked.';
CREATE INDEX provider_sign_in_expires ON access.provider_sign_in (expires_at);
ALTER TABLE access.provider_identity ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.provider_identity FORCE ROW LEVEL SECURITY;
ALTER TABLE access.provider_sign_in ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.provider_sign_in FORCE ROW LEVEL SECURITY;
RESET ROLE;

-- What an officer signs in with is replaced by two administrators of the own authority (docs/decisions/0058).
SET ROLE amana_owner;
CREATE TABLE access.recovery (
  id uuid PRIMARY KEY,
  officer_no bigint NOT NULL REFERENCES access.officer,
  reason text NOT NULL CHECK (reason IN ('factor-lost', 'password-forgotten', 'device-stolen', 'account-misused', 'other')),
  words text NOT NULL CHECK (length(words) >= 10),
  asked_by bigint NOT NULL REFERENCES access.officer,
  asked_at timestamptz NOT NULL,
  until_at timestamptz NOT NULL,
  confirmed_by bigint REFERENCES access.officer,
  confirmed_at timestamptz,
  withdrawn_at timestamptz,
  event_pos bigint NOT NULL REFERENCES register.event,
  changed_pos bigint REFERENCES register.event,
  CONSTRAINT "I24-four-eyes" CHECK (asked_by <> officer_no AND confirmed_by <> officer_no AND confirmed_by <> asked_by),
  CONSTRAINT recovery_hours CHECK (until_at = asked_at + interval '72 hours'),
  CONSTRAINT recovery_confirmed CHECK (num_nulls(confirmed_by, confirmed_at) IN (0, 2) AND confirmed_at <= until_at),
  CONSTRAINT recovery_ends_once CHECK (num_nonnulls(confirmed_at, withdrawn_at) <= 1 AND (num_nonnulls(confirmed_at, withdrawn_at) = 0) = (changed_pos IS NULL))
);
COMMENT ON TABLE access.recovery IS 'That what an officer signs in with is replaced: asked for by one administrator of the officer''s authority, with a reason, and confirmed by another within 72 hours.';
COMMENT ON COLUMN access.recovery.withdrawn_at IS 'When who asked took it back.';
CREATE INDEX recovery_officer ON access.recovery (officer_no, event_pos);
ALTER TABLE access.recovery ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.recovery FORCE ROW LEVEL SECURITY;
ALTER TABLE access.credential ADD COLUMN ended_at timestamptz, ADD COLUMN link_by bigint,
  ADD CONSTRAINT credential_ended CHECK (ended_at IS NULL OR (password_hash IS NULL AND totp_secret = '\x'));
COMMENT ON COLUMN access.credential.ended_at IS 'Since when nobody signs in with it any more: a recovery ended it, and its link was not used yet. Real time.';
COMMENT ON COLUMN access.credential.link_by IS 'Who made the link by which this came about, and so had it in hand; 0 for the installation. Unknown: who invited.';
ALTER TABLE access.invitation ADD COLUMN made_by bigint, ADD COLUMN recovery_id uuid;
COMMENT ON COLUMN access.invitation.made_by IS 'The officer who made the link; 0 for the installation.';
COMMENT ON COLUMN access.invitation.recovery_id IS 'The recovery by which it was made; none for an invitation.';
ALTER TABLE access.mail DROP CONSTRAINT mail_kind_check;
ALTER TABLE access.mail ADD CONSTRAINT mail_kind_check
  CHECK (kind IN ('review', 'review-overdue', 'witness-refuses', 'address-set', 'address-replaced', 'password-changed', 'sign-in-renewed', 'key-enrolled', 'passkey-added', 'passkey-revoked', 'recovery-asked', 'recovery-confirmed'));
RESET ROLE;

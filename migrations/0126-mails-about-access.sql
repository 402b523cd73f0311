-- Officers are told when what they sign in with is made new, and when a key is enrolled for them.
SET ROLE amana_owner;
ALTER TABLE access.credential ADD COLUMN renewed_at timestamptz;
COMMENT ON COLUMN access.credential.renewed_at IS 'When a one-time link last replaced what the officer signs in with; none where it is still that of the first. Real time.';
ALTER TABLE access.mail DROP CONSTRAINT mail_kind_check;
ALTER TABLE access.mail ADD CONSTRAINT mail_kind_check
  CHECK (kind IN ('review', 'review-overdue', 'witness-refuses', 'address-set', 'address-replaced', 'password-changed', 'sign-in-renewed', 'key-enrolled'));
RESET ROLE;

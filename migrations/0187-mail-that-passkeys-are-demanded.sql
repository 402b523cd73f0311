-- Officers are told by mail that their authority demands passkeys of them, and until when codes do.
SET ROLE amana_owner;
ALTER TABLE access.mail DROP CONSTRAINT mail_kind_check;
ALTER TABLE access.mail ADD CONSTRAINT mail_kind_check
  CHECK (kind IN ('review', 'review-overdue', 'witness-refuses', 'address-set', 'address-replaced', 'password-changed', 'sign-in-renewed', 'key-enrolled', 'passkey-added', 'passkey-revoked', 'passkey-owed', 'recovery-asked', 'recovery-confirmed'));
RESET ROLE;

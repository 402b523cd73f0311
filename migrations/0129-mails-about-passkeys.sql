-- Officers are told when a passkey was added to their account, and when one was revoked.
SET ROLE amana_owner;
ALTER TABLE access.mail DROP CONSTRAINT mail_kind_check;
ALTER TABLE access.mail ADD CONSTRAINT mail_kind_check
  CHECK (kind IN ('review', 'review-overdue', 'witness-refuses', 'address-set', 'address-replaced', 'password-changed', 'sign-in-renewed', 'key-enrolled', 'passkey-added', 'passkey-revoked'));
RESET ROLE;

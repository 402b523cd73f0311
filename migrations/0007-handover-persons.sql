-- An offer binds the persons who will pass, not only their number: the second signature is for exactly the same persons.
ALTER TABLE transfers.offer ADD COLUMN persons_digest bytea NOT NULL DEFAULT '\x';
ALTER TABLE transfers.offer ALTER COLUMN persons_digest DROP DEFAULT;
COMMENT ON COLUMN transfers.offer.persons_digest IS 'SHA-256 over the numbers of the persons who were to pass when the offer was signed.';

-- What PostgreSQL cannot see for itself, it takes on the word of the server: that bytes of a document were there, that a signature of Ed25519 is right. The word is a code under a key that is derived from the key-encrypting
-- key and set at each start; whoever speaks SQL as the serving role cannot make one. Until a server has started on the register there is no key, and no word is asked for.
SET ROLE amana_owner;
CREATE TABLE access.server_word (only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one), inner_key bytea NOT NULL CHECK (octet_length(inner_key) = 64), outer_key bytea NOT NULL CHECK (octet_length(outer_key) = 64));
COMMENT ON TABLE access.server_word IS 'The two padded keys of HMAC-SHA-256 (RFC 2104) under which the server vouches for a command: that it saw the bytes of a document, or verified a signature. Set at the start of the server; read by the guard alone.';
ALTER TABLE access.server_word ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.server_word FORCE ROW LEVEL SECURITY;
RESET ROLE;

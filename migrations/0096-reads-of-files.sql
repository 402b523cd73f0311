-- Who opened which person's file: a row for each opening, which nobody changes or removes, and what is bound of them together.
SET ROLE amana_owner;
CREATE TABLE access.file_read (
  no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_no bigint NOT NULL,
  officer_no bigint NOT NULL,
  authority text,
  roles text[] NOT NULL,
  part text NOT NULL CHECK (part IN ('file', 'health', 'extract', 'paper', 'document', 'photograph', 'escort-record', 'fears')),
  ground text NOT NULL CHECK (ground IN ('custody', 'convoy', 'earlier', 'role', 'emergency', 'installation')),
  session bytea NOT NULL CHECK (octet_length(session) = 8),
  read_at timestamptz NOT NULL,
  emergency uuid,
  CONSTRAINT file_read_emergency CHECK ((ground = 'emergency') = (emergency IS NOT NULL))
);
COMMENT ON TABLE access.file_read IS 'An opening of a person''s file, written before it is shown: who, of which authority and in which roles, which part, and on what ground. The same part by the same officer in the same session leaves one row in ten minutes.';
COMMENT ON COLUMN access.file_read.session IS 'Tells sessions of one officer apart; nothing of the session follows from it.';
CREATE INDEX file_read_person ON access.file_read (person_no, read_at DESC);
CREATE TABLE access.read_seal (
  no bigint PRIMARY KEY,
  first_read bigint NOT NULL,
  last_read bigint NOT NULL,
  reads bigint NOT NULL CHECK (reads > 0),
  digest bytea NOT NULL CHECK (octet_length(digest) = 32),
  sealed_at timestamptz NOT NULL,
  CHECK (first_read <= last_read)
);
COMMENT ON TABLE access.read_seal IS 'Binds the readings since the seal before it: how many, and a digest over them and the digest before. A reading that was changed, removed or put in afterwards is found by verify.';
CREATE TABLE access.read_gate (passing boolean);
COMMENT ON TABLE access.read_gate IS 'Always empty. Who writes a reading passes it, who seals readings closes it, so that no reading comes late into a range that was sealed.';
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['file_read', 'read_seal', 'read_gate'] LOOP
    EXECUTE format('ALTER TABLE access.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE access.%I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;
RESET ROLE;

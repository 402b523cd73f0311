-- Witnesses of the public log (C2SP tlog-witness): who cosigned which head, and what became of asking each of them.
SET ROLE amana_owner;
CREATE TABLE register.log_cosignature (
  size bigint NOT NULL REFERENCES register.log_head (size),
  witness text NOT NULL CHECK (octet_length(witness) <= 1024),
  line text NOT NULL CHECK (octet_length(line) <= 2048),
  cosigned_at timestamptz NOT NULL,
  kept_at timestamptz NOT NULL,
  PRIMARY KEY (size, witness)
);
COMMENT ON TABLE register.log_cosignature IS 'The line by which a witness, named by its verifier key, cosigned a head of the public log; cosigned_at is what the witness says.';
CREATE TABLE register.log_notice (
  no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  witness text NOT NULL CHECK (octet_length(witness) <= 1024),
  name text NOT NULL CHECK (octet_length(name) <= 256),
  kind text NOT NULL CHECK (kind IN ('named', 'dropped', 'cosigns', 'refuses', 'silent')),
  size bigint,
  words text CHECK (octet_length(words) <= 2048),
  noticed_at timestamptz NOT NULL,
  CONSTRAINT log_notice_words CHECK ((kind IN ('refuses', 'silent')) = (words IS NOT NULL))
);
COMMENT ON TABLE register.log_notice IS 'What became of asking a witness, where it changed: it is named in the policy or no more, it cosigns, it refuses and why, it does not answer.';
CREATE INDEX log_notice_witness ON register.log_notice (witness, no DESC);
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['log_cosignature', 'log_notice'] LOOP
    EXECUTE format('ALTER TABLE register.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE register.%I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;
RESET ROLE;

-- Last of all: every SECURITY DEFINER function of ours belongs to the guard, nobody else may call what was not granted,
-- and every table is under forced row security (a table without a policy shows nothing to the serving role).
-- The guard may create in the schemas only while it is given the functions: PostgreSQL asks that of a new owner.
GRANT CREATE ON SCHEMA access, register, sites, transfers, care, safeguards, juveniles TO amana_guard;
DO $$ DECLARE f regprocedure; BEGIN
  FOR f IN SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            WHERE n.nspname IN ('access', 'register', 'sites', 'transfers', 'care', 'safeguards', 'juveniles') LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO amana_guard', f);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
  END LOOP;
END $$;
REVOKE CREATE ON SCHEMA access, register, sites, transfers, care, safeguards, juveniles FROM amana_guard;
DO $$ DECLARE t record; BEGIN
  FOR t IN SELECT c.oid::regclass AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND n.nspname IN ('access', 'register', 'sites', 'transfers', 'care', 'safeguards', 'juveniles') LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', t.name);
    EXECUTE format('GRANT SELECT ON %s TO amana_verify', t.name);
  END LOOP;
END $$;
REVOKE SELECT ON access.credential, access.invitation, access.session, access.known_browser, access.server_word, access.mail, access.notice_mark, access.provider_identity, access.provider_sign_in, access.passkey, access.passkey_challenge FROM amana_verify;

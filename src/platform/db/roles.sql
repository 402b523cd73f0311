-- The four roles of the register's database (docs/decisions/0002-database-roles.md). Run once in the register's database by a superuser;
-- `start` runs it itself where the installing role may, and prints it where it may not. Every statement can be repeated.
DO $$ BEGIN
  -- owner: owns the tables; nobody logs in as it, and forced row security binds it too.
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'amana_owner') THEN CREATE ROLE amana_owner NOLOGIN NOINHERIT NOBYPASSRLS; END IF;
  -- guard: owns the SECURITY DEFINER functions; sees every row, so that a rule is never blind for the officer who asks.
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'amana_guard') THEN CREATE ROLE amana_guard NOLOGIN NOINHERIT BYPASSRLS; END IF;
  -- app: what the server works as. It owns nothing and may read projections and call the listed functions.
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'amana_app') THEN
    CREATE ROLE amana_app LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS CONNECTION LIMIT 60; END IF;
  -- verify: reads everything, writes nothing.
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'amana_verify') THEN
    CREATE ROLE amana_verify LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION BYPASSRLS CONNECTION LIMIT 60; END IF;
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO amana_app, amana_verify', current_database());
END $$;
CREATE EXTENSION IF NOT EXISTS btree_gist;
-- What PostgreSQL gives to everyone and a serving role must not have: tables in public, large objects, advisory locks (they could block writers).
REVOKE ALL ON SCHEMA public FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION lo_create(oid), lo_creat(integer), lo_from_bytea(oid, bytea), lo_put(oid, bigint, bytea), lowrite(integer, bytea),
  lo_open(oid, integer), lo_unlink(oid), lo_truncate(integer, integer), lo_truncate64(integer, bigint) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION pg_advisory_lock(bigint), pg_advisory_lock(int, int), pg_try_advisory_lock(bigint), pg_try_advisory_lock(int, int),
  pg_advisory_xact_lock(bigint), pg_advisory_xact_lock(int, int), pg_try_advisory_xact_lock(bigint), pg_try_advisory_xact_lock(int, int),
  pg_advisory_lock_shared(bigint), pg_advisory_lock_shared(int, int), pg_try_advisory_lock_shared(bigint), pg_try_advisory_lock_shared(int, int),
  pg_advisory_xact_lock_shared(bigint), pg_advisory_xact_lock_shared(int, int), pg_try_advisory_xact_lock_shared(bigint),
  pg_try_advisory_xact_lock_shared(int, int), pg_advisory_unlock_all() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pg_advisory_xact_lock(int, int), pg_advisory_xact_lock(bigint) TO amana_guard;
REVOKE EXECUTE ON FUNCTION pg_notify(text, text) FROM PUBLIC;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE amana_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE amana_guard REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

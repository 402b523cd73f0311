-- What only a superuser can give the register's database: four roles, their schemas, an extension, fewer rights for everybody
-- (docs/decisions/0002-database-roles.md). `start` runs it itself where the installing role is a superuser. Where it is not, `start` prints it with
-- the name of that role in amana.installer; a superuser then runs it once in the register's database. Every statement can be repeated.
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
CREATE SCHEMA IF NOT EXISTS access AUTHORIZATION amana_owner;
CREATE SCHEMA IF NOT EXISTS register AUTHORIZATION amana_owner;
CREATE SCHEMA IF NOT EXISTS sites AUTHORIZATION amana_owner;
CREATE SCHEMA IF NOT EXISTS transfers AUTHORIZATION amana_owner;
CREATE SCHEMA IF NOT EXISTS care AUTHORIZATION amana_owner;
CREATE SCHEMA IF NOT EXISTS safeguards AUTHORIZATION amana_owner;
CREATE SCHEMA IF NOT EXISTS juveniles AUTHORIZATION amana_owner;
GRANT USAGE ON SCHEMA access, register, sites, transfers, care, safeguards, juveniles TO amana_app, amana_verify, amana_guard;
-- What PostgreSQL gives to everyone and a serving role must not have: tables in public, large objects, advisory locks (they could block writers).
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO amana_owner;
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
-- The installing role, where it is no superuser. It acts as the owner and the guard, whose tables and functions it makes, and sets the passwords of
-- the other two by taking their place: a role may change its own password, so no right over roles (CREATEROLE) is needed.
DO $$ DECLARE installer text := nullif(current_setting('amana.installer', true), ''); BEGIN
  IF installer IS NULL OR (SELECT r.rolsuper FROM pg_roles r WHERE r.rolname = installer) THEN RETURN; END IF;
  IF current_setting('server_version_num')::int >= 160000 THEN
    EXECUTE format('GRANT amana_owner, amana_guard TO %I WITH INHERIT TRUE, SET TRUE', installer);
    EXECUTE format('GRANT amana_app, amana_verify TO %I WITH INHERIT FALSE, SET TRUE', installer);
  ELSE
    EXECUTE format('ALTER ROLE %I INHERIT', installer);
    EXECUTE format('GRANT amana_owner, amana_guard, amana_app, amana_verify TO %I', installer);
  END IF;
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), installer);
  EXECUTE format('GRANT EXECUTE ON FUNCTION pg_advisory_lock(bigint) TO %I', installer);
  EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %I REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC', installer);
END $$;

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../src/platform/db/migrate.ts';
import { Attackers, everyRole } from '../support/attacker.ts';
import { ourTables } from '../support/our-tables.ts';
import { createTestRegister, type TestRegister } from '../support/register.ts';

let test: TestRegister;
let attackers: Attackers;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  // a copy of a database does not take the rights on the database with it: they are given as at every start
  await migrate(test.database.admin);
  await test.person({ section: 'A' });
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

/** Statements by which the role that the server works as would get past the one door. */
const statements: readonly string[] = [
  'SET ROLE amana_owner',
  'SET ROLE amana_guard',
  'SET ROLE amana_verify',
  'SET SESSION AUTHORIZATION amana_owner',
  'SET session_replication_role = replica',
  'CREATE TABLE public.door (x int)',
  'CREATE TABLE register.door (x int)',
  'CREATE TEMP TABLE door (x int)',
  'CREATE SCHEMA door',
  "CREATE FUNCTION register.door() RETURNS int LANGUAGE sql AS 'SELECT 1'",
  'CREATE VIEW public.door AS SELECT 1',
  'CREATE EXTENSION pgcrypto SCHEMA register',
  'CREATE ROLE door',
  'CREATE DATABASE door',
  'CREATE SERVER door FOREIGN DATA WRAPPER postgres_fdw',
  'CREATE PUBLICATION door FOR ALL TABLES',
  'DROP SCHEMA register CASCADE',
  'DROP FUNCTION register.append_only() CASCADE',
  'ALTER SYSTEM SET fsync = off',
  'ALTER ROLE amana_app SUPERUSER',
  'ALTER ROLE amana_app BYPASSRLS',
  "ALTER ROLE amana_verify PASSWORD 'x'",
  'GRANT amana_guard TO amana_app',
  'GRANT SELECT ON register.event TO amana_app',
  "COPY register.person TO PROGRAM 'true'",
  "COPY register.person FROM PROGRAM 'true'",
  "COPY register.person TO '/tmp/door'",
  'COPY register.event TO STDOUT',
  'COPY register.event FROM STDIN',
  "SELECT pg_read_file('/etc/hostname')",
  "SELECT pg_read_binary_file('PG_VERSION')",
  "SELECT pg_ls_dir('.')",
  'SELECT pg_reload_conf()',
  "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename <> 'amana_app'",
  'SELECT lo_create(0)',
  "SELECT lo_from_bytea(0, 'x')",
  "SELECT lo_import('/etc/hostname')",
  "SELECT lo_export(1, '/tmp/door')",
  'SELECT pg_advisory_lock(1)',
  'SELECT pg_advisory_lock(1, 2)',
  'SELECT pg_try_advisory_lock(1)',
  'SELECT pg_advisory_xact_lock(1, 2)',
  'SELECT pg_advisory_lock_shared(1)',
  "SELECT pg_notify('x', 'y')",
  "SELECT nextval('register.stream_no')",
  "SELECT setval('register.stream_no', 1)",
  'SELECT * FROM register.event',
  'SELECT * FROM register.event_secret',
  'SELECT * FROM register.command',
  'SELECT * FROM register.stream',
  'SELECT * FROM access.session',
  'SELECT * FROM access.credential',
  'SELECT * FROM access.invitation',
  'SELECT * FROM access.passkey',
  'SELECT * FROM access.passkey_challenge',
  'SELECT * FROM access.passkey_demand',
  'SELECT * FROM access.provider_identity',
  'SELECT * FROM access.provider_sign_in',
  'LOCK TABLE register.person IN ACCESS EXCLUSIVE MODE',
  'LOCK TABLE register.event IN SHARE MODE',
  'SELECT * FROM register.person FOR UPDATE',
  'VACUUM register.person',
  'REINDEX TABLE register.person',
  'CLUSTER register.person',
  'COMMENT ON TABLE register.person IS NULL',
  "SECURITY LABEL ON TABLE register.person IS 'x'",
  'CREATE INDEX ON register.person (sex)',
  'CREATE POLICY door ON register.person USING (true)',
  'CREATE TRIGGER door BEFORE INSERT ON register.person EXECUTE FUNCTION register.append_only()',
  "SELECT register.project('{1}', '{NULL}')",
  'SELECT register.refuse_disclosure()',
  'SELECT register.fold_custody(ARRAY[1]::bigint[], now())',
  'SELECT access.has_role(1, $$monitor$$)',
];

describe('the role that the server works as has one door', () => {
  it.each(statements)('%s', async (statement) => {
    // refused for want of a right; outside a transaction block those that may not stand in one
    for (const officer of ['sdf-origin', 'sdf-admin', 'monitor'] as const) {
      const result = await attackers.as(officer).would(statement);
      expect(result).toMatch(/^(42501|25001|0LP01|42883|42704|22023|42P01|58P01)/);
      if (!result.startsWith('42501'))
        expect(result).toMatch(/cannot run inside a transaction block|does not exist|no security label provider/);
    }
  });

  it('alters, disables, renames or drops no table of ours', async () => {
    const done: string[] = [];
    for (const { name, column } of await ourTables(test.admin))
      for (const statement of [
        `ALTER TABLE ${name} DISABLE TRIGGER ALL`,
        `ALTER TABLE ${name} DISABLE TRIGGER USER`,
        `ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY`,
        `ALTER TABLE ${name} NO FORCE ROW LEVEL SECURITY`,
        `ALTER TABLE ${name} OWNER TO amana_app`,
        `ALTER TABLE ${name} ADD COLUMN door int`,
        `ALTER TABLE ${name} ALTER COLUMN ${column} DROP NOT NULL`,
        `DROP TABLE ${name} CASCADE`,
        `CREATE RULE door AS ON INSERT TO ${name} DO INSTEAD NOTHING`,
      ]) {
        const result = await attackers.as('sdf-origin').would(statement);
        if (!result.startsWith('42501')) done.push(`${statement}: ${result}`);
      }
    expect(done).toEqual([]);
  });

  it('passes no right on that it has', async () => {
    const rights = async () =>
      (
        await test.admin.query(
          "SELECT string_agg(c.oid::regclass || ' ' || coalesce(c.relacl::text, ''), ',' ORDER BY c.oid) AS all FROM pg_class c WHERE c.relkind = 'r'",
        )
      ).rows;
    const before = await rights();
    for (const { name } of await ourTables(test.admin))
      for (const to of ['PUBLIC', 'amana_verify'])
        await attackers.as('sdf-origin').sql(`GRANT ALL ON ${name} TO ${to}`);
    expect(await rights()).toEqual(before);
  });

  it('may call only what was granted: no projector, no guard, no fold', async () => {
    const { rows } = await test.admin.query<{ name: string }>(
      `SELECT p.oid::regproc::text AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname IN ('access', 'register', 'sites', 'transfers', 'care', 'safeguards', 'juveniles') AND has_function_privilege('amana_app', p.oid, 'EXECUTE')
          AND (p.prorettype = 'trigger'::regtype OR p.proname ~ '^(project|record_|fold|add_names|open$|opened|refuse|demand|cite)')`,
    );
    expect(rows.filter((row) => row.name !== 'access.project')).toEqual([]);
    const writers = await test.admin.query<{ name: string }>(
      `SELECT p.oid::regproc::text AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname IN ('access', 'register', 'sites', 'transfers', 'care', 'safeguards', 'juveniles') AND has_function_privilege('amana_app', p.oid, 'EXECUTE')
          AND p.provolatile = 'v' AND p.prosrc ~* '\\m(insert|update|delete)\\M\\s+(into|from|[a-z]+\\.)' ORDER BY 1`,
    );
    // the one door of the register, and the functions of sign-in, which write no case data
    expect(writers.rows.map((row) => row.name)).toEqual([
      'access.answer_passkey',
      'access.begin_link_passkey',
      'access.begin_passkey',
      'access.begin_provider_sign_in',
      'access.change_password',
      'access.claim_attempt',
      'access.claim_elevation',
      'access.confirm_invitation',
      'access.confirm_invitation_by_passkey',
      'access.end_named_session',
      'access.end_other_sessions',
      'access.end_provider_sign_in',
      'access.end_session',
      'access.enrol_passkey',
      'access.forget_browser',
      'access.make_invitation',
      'access.make_recovery_link',
      'access.mark_notices',
      'access.note_provider_answer',
      'access.note_refusal',
      'access.open_invitation',
      'access.revoke_passkey',
      'access.seal_reads',
      'access.set_passkey_demand',
      'access.take_link_passkey',
      'access.take_passkey_enrolment',
      'access.take_provider_state',
      'access.touch_session',
      'register.append',
      // what an order of the same transaction erases, and nothing else: erasure.database.test.ts
      'register.replace_secrets',
    ]);
  });

  it('meets only functions with a fixed search path, of a role that nobody logs in as', async () => {
    const { rows } = await test.admin.query<{ name: string }>(
      `SELECT p.oid::regprocedure::text AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_roles r ON r.oid = p.proowner
        WHERE n.nspname IN ('access', 'register', 'sites', 'transfers', 'care', 'safeguards', 'juveniles')
          AND ((p.prosecdef AND NOT coalesce('search_path=pg_catalog, pg_temp' = ANY (p.proconfig), false)) OR r.rolname <> 'amana_guard' OR r.rolcanlogin)`,
    );
    expect(rows).toEqual([]);
  });

  it('is no superuser, makes no roles or databases, passes no wall, owns nothing and is in no other role', async () => {
    const { rows } = await test.admin.query(
      `SELECT r.rolsuper, r.rolcreaterole, r.rolcreatedb, r.rolreplication, r.rolbypassrls, r.rolinherit,
              (SELECT count(*)::int FROM pg_class c WHERE c.relowner = r.oid) AS owned, (SELECT count(*)::int FROM pg_auth_members m WHERE m.member = r.oid) AS memberships
         FROM pg_roles r WHERE r.rolname = 'amana_app'`,
    );
    expect(rows).toEqual([
      {
        rolsuper: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolreplication: false,
        rolbypassrls: false,
        rolinherit: false,
        owned: 0,
        memberships: 0,
      },
    ]);
  });

  it('triggers of the rules are all there and all enabled', async () => {
    // A: enabled also where a session passes the others by; of events only what is counted of them is
    const { rows } = await test.admin.query<{ name: string }>(
      `SELECT t.tgrelid::regclass || ' ' || t.tgname AS name FROM pg_trigger t WHERE NOT t.tgisinternal AND t.tgenabled NOT IN ('O', 'A')`,
    );
    expect(rows).toEqual([]);
  });

  it('every role meets the same refusal', async () => {
    for (const [, officer] of everyRole)
      for (const statement of ['SELECT * FROM register.event', 'SET ROLE amana_owner', 'DELETE FROM register.custody'])
        expect(await attackers.as(officer).would(statement)).toMatch(/^42501/);
  });
});

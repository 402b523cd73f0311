/** What somebody who is the database's superuser writes into events, streams and commands, and the code that `verify` finds it by. */
export const chainTamperings: readonly (readonly [sql: string, code: string])[] = [
  ["UPDATE register.stream SET seq = seq + 1 WHERE kind = 'manifest'", 'head-seq'],
  ["UPDATE register.stream SET head = sha256(head) WHERE kind = 'manifest'", 'head-differs'],
  ["UPDATE register.stream SET label_from = 1 WHERE kind = 'manifest'", 'head-label'],
  ['UPDATE register.stream SET label_from = 0 WHERE label_from > 0', 'head-label'],
  ["UPDATE register.stream SET kind = 'list' WHERE kind = 'manifest'", 'stream-kind'],
  [
    "UPDATE register.stream SET wrapped_key = set_byte(wrapped_key, 60, get_byte(wrapped_key, 60) # 1) WHERE kind = 'manifest'",
    'wrapped-key',
  ],
  [
    "UPDATE register.stream SET wrapped_key = (SELECT wrapped_key FROM register.stream WHERE kind = 'list') WHERE kind = 'manifest'",
    'wrapped-key',
  ],
  ["UPDATE register.stream SET no = no + 500000 WHERE kind = 'manifest'", 'stream-missing'],
  [
    "INSERT INTO register.stream SELECT no + 500000, kind, seq, head, wrapped_key FROM register.stream WHERE kind = 'manifest'",
    'stream-without-events',
  ],
  ["DELETE FROM register.stream WHERE kind = 'manifest'", 'stream-missing'],
  [
    'DELETE FROM register.event_secret WHERE event_pos = (SELECT max(event_pos) FROM register.event_secret)',
    'secret-missing',
  ],
  [
    'INSERT INTO register.event_secret SELECT event_pos + 500000, secret FROM register.event_secret LIMIT 1',
    'secret-without-event',
  ],
  [
    'UPDATE register.event_secret SET event_pos = event_pos + 500000 WHERE event_pos = (SELECT max(event_pos) FROM register.event_secret)',
    'secret-without-event',
  ],
  ["UPDATE register.command SET officer_no = officer_no + 1 WHERE name = 'transfers/seal-manifest'", 'command-officer'],
  [
    "UPDATE register.command SET received_at = received_at + interval '1 microsecond' WHERE name = 'transfers/seal-manifest'",
    'command-received',
  ],
  [
    "UPDATE register.command SET event_ids = event_ids || gen_random_uuid() WHERE name = 'transfers/seal-manifest'",
    'command-events',
  ],
  [
    "UPDATE register.command SET event_ids = event_ids[2:] || event_ids[1] WHERE name = 'transfers/create-manifest'",
    'command-events',
  ],
  ["UPDATE register.command SET id = gen_random_uuid() WHERE name = 'transfers/seal-manifest'", 'command-missing'],
  ["DELETE FROM register.command WHERE name = 'transfers/seal-manifest'", 'command-missing'],
  [
    'INSERT INTO register.command SELECT gen_random_uuid(), officer_no, name, input_hash, event_ids, received_at FROM register.command LIMIT 1',
    'command-without-events',
  ],
  [
    "DELETE FROM register.event WHERE command_id = (SELECT id FROM register.command WHERE name = 'transfers/record-count')",
    'command-without-events',
  ],
  ['UPDATE register.identity SET id = gen_random_uuid()', 'register-differs'],
  ['DELETE FROM register.identity', 'identity-missing'],
  ["UPDATE register.event SET pos = DEFAULT WHERE type = 'ManifestCreated'", 'event-out-of-order'],
];

/** What such a person does to tables, functions, roles and rights, and the object that `verify` names. */
export const catalogueTamperings: readonly (readonly [sql: string, object: string])[] = [
  [
    'ALTER TABLE transfers.line DISABLE TRIGGER "I08-sealed-is-immutable"',
    'trigger I08-sealed-is-immutable on transfers.line',
  ],
  ['ALTER TABLE register.event ENABLE REPLICA TRIGGER "I23-append-only"', 'trigger I23-append-only on register.event'],
  ['DROP TRIGGER "I02-custody-tiles" ON register.custody', 'trigger I02-custody-tiles on register.custody'],
  [
    'ALTER TABLE transfers.line DISABLE TRIGGER ALL',
    'trigger of the constraint line_manifest_no_fkey (RI_FKey_check_ins) on transfers.line',
  ],
  [
    "CREATE OR REPLACE FUNCTION safeguards.fear_open(p_person bigint, p_countries text[], p_at timestamptz) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS 'SELECT false'",
    'function safeguards.fear_open(p_person bigint, p_countries text[], p_at timestamp with time zone)',
  ],
  ['ALTER FUNCTION register.clock() SECURITY INVOKER', 'function register.clock()'],
  ['ALTER FUNCTION register.clock() OWNER TO amana_owner', 'function register.clock()'],
  ['ALTER FUNCTION register.clock() RESET search_path', 'function register.clock()'],
  [
    'GRANT EXECUTE ON FUNCTION register.project(bigint[], text[]) TO PUBLIC',
    'function register.project(p_pos bigint[], p_open text[])',
  ],
  ['GRANT UPDATE ON register.event TO amana_app', 'table register.event'],
  ['GRANT UPDATE (body) ON register.event TO amana_app', 'column register.event.body'],
  ['ALTER TABLE transfers.line OWNER TO amana_app', 'table transfers.line'],
  ['ALTER TABLE safeguards.fear NO FORCE ROW LEVEL SECURITY', 'table safeguards.fear'],
  ['ALTER TABLE safeguards.fear DISABLE ROW LEVEL SECURITY', 'table safeguards.fear'],
  ['DROP POLICY wall ON transfers.line', 'policy wall on transfers.line'],
  ['CREATE POLICY open ON transfers.line USING (true)', 'policy open on transfers.line'],
  [
    'ALTER TABLE transfers.handover DROP CONSTRAINT "I07-two-signatures-one-instant"',
    'constraint I07-two-signatures-one-instant on transfers.handover',
  ],
  ['DROP INDEX transfers."I09-one-live-manifest"', 'index transfers.I09-one-live-manifest'],
  ['ALTER TABLE register.person ADD COLUMN danger int', 'column register.person.danger'],
  ['ALTER TABLE register.person ALTER COLUMN sex DROP NOT NULL', 'column register.person.sex'],
  ['ALTER ROLE amana_app BYPASSRLS', 'role amana_app'],
  ['GRANT amana_guard TO amana_app', 'membership of amana_app in amana_guard'],
  ["ALTER ROLE amana_app SET search_path = 'public'", 'setting of amana_app'],
  [
    "UPDATE register.event_type SET roles = roles || ARRAY['monitor'] WHERE type = 'ManifestSealed'",
    'register.event_type ManifestSealed 1',
  ],
  ["UPDATE public.amana_migration SET sha256 = '' WHERE name = 'schemas'", 'migration schemas'],
  ["CREATE FUNCTION public.sha256(text) RETURNS text LANGUAGE sql AS 'SELECT $1'", 'function public.sha256(text)'],
  ['CREATE RULE hide AS ON INSERT TO register.breach DO INSTEAD NOTHING', 'rule hide on register.breach'],
  ['CREATE VIEW public.names AS SELECT full_name FROM register.person_name', 'view public.names'],
  ['GRANT EXECUTE ON FUNCTION pg_notify(text, text) TO PUBLIC', 'built-in function pg_notify(text,text)'],
  ['CREATE SCHEMA mine', 'schema mine'],
];

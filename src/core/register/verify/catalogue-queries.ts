/**
 * What a database is made of beside its rows, one query a kind: the object's name and its attributes as a JSON object of texts. Extensions' own
 * objects are left to the extension. Roles that are not ours are one word, because an installing role may have any name.
 */

/** Schemas of this database that are not the server's own. */
const ours = `n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`;
const notOfExtension = (catalogue: string, oid: string) =>
  `NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '${catalogue}'::regclass AND d.objid = ${oid} AND d.deptype = 'e')`;
const role = (oid: string) =>
  `CASE WHEN ${oid} = 0 THEN 'PUBLIC' ELSE (SELECT CASE WHEN r.rolname ~ '^amana_' THEN r.rolname ELSE 'another role' END FROM pg_roles r WHERE r.oid = ${oid}) END`;
/** Who may do what. Rights of the object's owner are left out (an owner has them, written or not), and so are those of the installing
 * role that asks. */
const acl = (list: string, owner: string) =>
  `coalesce((SELECT string_agg(g.who || ' ' || g.what, ', ' ORDER BY g.who || ' ' || g.what) FROM (SELECT DISTINCT ${role('x.grantee')} AS who, x.privilege_type || CASE WHEN x.is_grantable THEN ' with grant option' ELSE '' END AS what
     FROM aclexplode(${list}) x WHERE x.grantee <> ${owner} AND x.privilege_type <> 'MAINTAIN'
       AND NOT EXISTS (SELECT FROM pg_roles r WHERE r.oid = x.grantee AND r.rolname = session_user AND r.rolname !~ '^amana_')) g), 'nobody')`;

const relationKinds = `CASE c.relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialised view' WHEN 'S' THEN 'sequence' WHEN 'f' THEN 'foreign table' WHEN 'c' THEN 'type' END`;

/** How a trigger's `tgenabled` reads. */
const enabled = (column: string) =>
  `CASE ${column} WHEN 'O' THEN 'enabled' WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'enabled for replicas only' WHEN 'A' THEN 'always enabled' END`;

export const catalogueQueries: readonly string[] = [
  // schemas
  `SELECT 'schema ' || n.nspname, jsonb_build_object('owner', CASE WHEN n.nspname = 'public' THEN '' ELSE ${role('n.nspowner')} END, 'rights', ${acl("coalesce(n.nspacl, acldefault('n', n.nspowner))", 'n.nspowner')})
     FROM pg_namespace n WHERE ${ours}`,
  // tables, views, sequences, types
  `SELECT ${relationKinds} || ' ' || n.nspname || '.' || c.relname, jsonb_build_object('owner', ${role('c.relowner')}, 'persistence', c.relpersistence::text, 'row security', c.relrowsecurity::text,
       'forced row security', c.relforcerowsecurity::text, 'options', coalesce(array_to_string(c.reloptions, ','), ''), 'definition', CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) ELSE '' END,
       'rights', ${acl("coalesce(c.relacl, acldefault(CASE WHEN c.relkind = 'S' THEN 's' ELSE 'r' END::\"char\", c.relowner))", 'c.relowner')})
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${ours} AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f', 'c') AND ${notOfExtension('pg_class', 'c.oid')}`,
  // columns
  `SELECT 'column ' || n.nspname || '.' || c.relname || '.' || a.attname, jsonb_build_object('type', format_type(a.atttypid, a.atttypmod), 'not null', a.attnotnull::text, 'identity', a.attidentity::text,
       'generated', a.attgenerated::text, 'default', coalesce(pg_get_expr(f.adbin, f.adrelid), ''), 'collation', coalesce(l.collname, ''), 'rights', coalesce((SELECT string_agg(${role('x.grantee')} || ' ' || x.privilege_type, ', ' ORDER BY 1) FROM aclexplode(a.attacl) x), ''))
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum LEFT JOIN pg_collation l ON l.oid = a.attcollation
    WHERE ${ours} AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c') AND a.attnum > 0 AND NOT a.attisdropped AND ${notOfExtension('pg_class', 'c.oid')}`,
  // constraints; NOT NULL is told by the columns, because PostgreSQL 18 keeps it here as well
  `SELECT 'constraint ' || k.conname || ' on ' || n.nspname || '.' || c.relname, jsonb_build_object('definition', pg_get_constraintdef(k.oid), 'validated', k.convalidated::text, 'deferrable', k.condeferrable::text, 'deferred', k.condeferred::text,
       'enforced', coalesce(to_jsonb(k)->>'conenforced', 'true'))
     FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${ours} AND k.contype NOT IN ('n', 't')`,
  // indexes
  `SELECT 'index ' || n.nspname || '.' || c.relname, jsonb_build_object('definition', pg_get_indexdef(i.indexrelid), 'valid', i.indisvalid::text, 'ready', i.indisready::text, 'unique', i.indisunique::text)
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${ours}`,
  // triggers; those of foreign keys under the name of their constraint
  `SELECT CASE WHEN t.tgisinternal THEN 'trigger of the constraint ' || coalesce(k.conname, '?') || ' (' || p.proname || ')' ELSE 'trigger ' || t.tgname END || ' on ' || n.nspname || '.' || c.relname,
       jsonb_build_object('state', ${enabled('t.tgenabled')}, 'definition', CASE WHEN t.tgisinternal THEN t.tgtype::text ELSE pg_get_triggerdef(t.oid) END)
     FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_proc p ON p.oid = t.tgfoid LEFT JOIN pg_constraint k ON k.oid = t.tgconstraint WHERE ${ours}`,
  `SELECT 'event trigger ' || e.evtname, jsonb_build_object('state', ${enabled('e.evtenabled')}, 'event', e.evtevent::text, 'function', e.evtfoid::regproc::text) FROM pg_event_trigger e`,
  // rewrite rules; those of views are their definition
  `SELECT 'rule ' || w.rulename || ' on ' || n.nspname || '.' || c.relname, jsonb_build_object('definition', pg_get_ruledef(w.oid), 'state', ${enabled('w.ev_enabled')})
     FROM pg_rewrite w JOIN pg_class c ON c.oid = w.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${ours} AND w.rulename <> '_RETURN'`,
  // functions
  `SELECT CASE p.prokind WHEN 'p' THEN 'procedure ' ELSE 'function ' END || n.nspname || '.' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')', jsonb_build_object('owner', ${role('p.proowner')}, 'language', l.lanname, 'source', p.prosrc,
       'compiled file', coalesce(p.probin, ''), 'result', pg_get_function_result(p.oid), 'arguments', pg_get_function_arguments(p.oid), 'security definer', p.prosecdef::text, 'volatility', p.provolatile::text, 'strict', p.proisstrict::text,
       'leakproof', p.proleakproof::text, 'parallel', p.proparallel::text, 'settings', coalesce(array_to_string(p.proconfig, '; '), ''), 'rights', ${acl("coalesce(p.proacl, acldefault('f', p.proowner))", 'p.proowner')})
     FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang WHERE (${ours} OR p.oid >= 16384) AND p.prokind <> 'a' AND ${notOfExtension('pg_proc', 'p.oid')}`,
  // policies
  `SELECT 'policy ' || y.polname || ' on ' || n.nspname || '.' || c.relname, jsonb_build_object('command', y.polcmd::text, 'permissive', y.polpermissive::text, 'roles', (SELECT string_agg(${role('u.oid')}, ', ' ORDER BY 1) FROM unnest(y.polroles) u(oid)),
       'using', coalesce(pg_get_expr(y.polqual, y.polrelid), ''), 'check', coalesce(pg_get_expr(y.polwithcheck, y.polrelid), ''))
     FROM pg_policy y JOIN pg_class c ON c.oid = y.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${ours}`,
  // operators, casts and operator classes that could change what a comparison means
  `SELECT 'operator ' || n.nspname || '.' || o.oprname || ' (' || format_type(o.oprleft, NULL) || ', ' || format_type(o.oprright, NULL) || ')', jsonb_build_object('function', o.oprcode::regproc::text)
     FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace WHERE o.oid >= 16384 AND ${notOfExtension('pg_operator', 'o.oid')}`,
  `SELECT 'cast from ' || format_type(k.castsource, NULL) || ' to ' || format_type(k.casttarget, NULL), jsonb_build_object('function', k.castfunc::regproc::text, 'context', k.castcontext::text)
     FROM pg_cast k WHERE k.oid >= 16384 AND ${notOfExtension('pg_cast', 'k.oid')}`,
  // extensions
  `SELECT 'extension ' || e.extname, jsonb_build_object('schema', n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace`,
  // roles of ours: attributes, settings, memberships. An installing role that is a member of all four is as docs/decisions/0002 says.
  `SELECT 'role ' || r.rolname, jsonb_build_object('superuser', r.rolsuper::text, 'inherits', r.rolinherit::text, 'creates roles', r.rolcreaterole::text, 'creates databases', r.rolcreatedb::text, 'logs in', r.rolcanlogin::text,
       'replication', r.rolreplication::text, 'bypasses row security', r.rolbypassrls::text, 'connections', r.rolconnlimit::text, 'valid until', coalesce(r.rolvaliduntil::text, ''))
     FROM pg_roles r WHERE r.rolname ~ '^amana_'`,
  `SELECT 'setting of ' || CASE WHEN s.setrole = 0 THEN 'the database' ELSE ${role('s.setrole')} END, jsonb_build_object('settings', array_to_string(s.setconfig, '; '))
     FROM pg_db_role_setting s LEFT JOIN pg_roles r ON r.oid = s.setrole WHERE (s.setrole = 0 OR r.rolname ~ '^amana_') AND s.setdatabase IN (0, (SELECT b.oid FROM pg_database b WHERE b.datname = current_database()))`,
  `SELECT 'membership of ' || CASE WHEN b.rolname ~ '^amana_' THEN b.rolname ELSE 'another role (' || b.rolname || ')' END || ' in ' || a.rolname, jsonb_build_object('admin', bool_or(m.admin_option)::text)
     FROM pg_auth_members m JOIN pg_roles a ON a.oid = m.roleid JOIN pg_roles b ON b.oid = m.member
    WHERE (a.rolname ~ '^amana_' OR b.rolname ~ '^amana_') AND NOT (b.rolname = session_user AND b.rolname !~ '^amana_' AND a.rolname IN ('amana_owner', 'amana_guard', 'amana_app', 'amana_verify')) GROUP BY a.rolname, b.rolname`,
  // rights on the database
  `SELECT 'database', jsonb_build_object('rights', ${acl("coalesce(b.datacl, acldefault('d', b.datdba))", 'b.datdba')}) FROM pg_database b WHERE b.datname = current_database()`,
  // what new objects get
  `SELECT 'default rights of ' || ${role('f.defaclrole')} || ' on ' || f.defaclobjtype::text || ' in ' || CASE WHEN f.defaclnamespace = 0 THEN 'every schema' ELSE f.defaclnamespace::regnamespace::text END,
       jsonb_build_object('rights', coalesce((SELECT string_agg(${role('x.grantee')} || ' ' || x.privilege_type, ', ' ORDER BY 1) FROM aclexplode(f.defaclacl) x WHERE x.grantee <> f.defaclrole), 'nobody')) FROM pg_default_acl f`,
  // publications and foreign servers would carry rows away
  `SELECT 'publication ' || p.pubname, jsonb_build_object('tables', p.puballtables::text) FROM pg_publication p`,
  `SELECT 'foreign server ' || s.srvname, '{}'::jsonb FROM pg_foreign_server s`,
  // the code table and the migrations are the repository's, not the register's
  `SELECT 'register.event_type ' || t.type || ' ' || t.v, to_jsonb(t) - 'type' - 'v' FROM register.event_type t`,
];

/** Functions that the server brings, with their rights: compared where both servers are of one version. */
export const builtInQuery = `SELECT 'built-in function ' || p.oid::regprocedure::text, jsonb_build_object('language', p.prolang::text, 'source', p.prosrc, 'compiled file', coalesce(p.probin, ''), 'settings', coalesce(array_to_string(p.proconfig, '; '), ''),
    'owner', CASE WHEN p.proowner = 10 THEN 'server' ELSE 'another role' END, 'rights', ${acl("coalesce(p.proacl, acldefault('f', p.proowner))", 'p.proowner')})
  FROM pg_proc p WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.oid < 16384`;

/** Which migrations were applied, with the hashes of their texts. Read before the role is changed. */
export const migrationQuery = `SELECT 'migration ' || m.name, jsonb_build_object('hash', m.sha256) FROM public.amana_migration m`;

-- The only door. register.open_command begins, register.append writes; register.project fills the projections, in append and in a rebuild alike.
GRANT SELECT ON register.identity, register.event_type, register.clock_setting TO amana_app, amana_guard;
GRANT SELECT ON ALL TABLES IN SCHEMA register TO amana_verify;
GRANT SELECT, INSERT ON register.command, register.event, register.event_secret TO amana_guard;   -- no UPDATE, no DELETE, even for guard
GRANT SELECT, INSERT, UPDATE ON register.stream, register.clock_setting TO amana_guard;
GRANT USAGE ON SEQUENCE register.stream_no TO amana_guard;
-- The register's name, its clock and its event types are no secret, and are read before anybody signs in. Migrations fill the event types as the owner,
-- whom forced row security binds.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['identity', 'event_type', 'clock_setting'] LOOP
    EXECUTE format('DROP POLICY IF EXISTS %I ON register.%I', t || '_wall', t);
    EXECUTE format('CREATE POLICY %I ON register.%I FOR SELECT USING (true)', t || '_wall', t);
  END LOOP;
END $$;
DROP POLICY IF EXISTS event_type_installation ON register.event_type;
CREATE POLICY event_type_installation ON register.event_type TO amana_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS rule_installation ON register.rule;
CREATE POLICY rule_installation ON register.rule TO amana_owner USING (true) WITH CHECK (true);
GRANT SELECT ON register.rule TO amana_guard;

-- The register clock. A register without its first event (clock_setting) runs on real time. Sessions never use it.
CREATE OR REPLACE FUNCTION register.clock() RETURNS timestamptz LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN RETURN date_trunc('milliseconds', coalesce((SELECT c.clock_base + (transaction_timestamp() - c.real_base) FROM register.clock_setting c WHERE c.synthetic), transaction_timestamp())); END $$;
-- The same at this very moment, not at the start of the transaction: the time of receipt is taken after the locks, so that it never runs backwards in a stream.
CREATE OR REPLACE FUNCTION register.clock_now() RETURNS timestamptz LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN RETURN date_trunc('milliseconds', coalesce((SELECT c.clock_base + (clock_timestamp() - c.real_base) FROM register.clock_setting c WHERE c.synthetic), clock_timestamp())); END $$;
GRANT EXECUTE ON FUNCTION register.clock_now() TO amana_guard;
GRANT EXECUTE ON FUNCTION register.clock() TO amana_app, amana_verify, amana_guard, amana_owner;

-- Milliseconds since the epoch: the form of every instant inside an event. Told in UTC, because what depends on the zone of a session is not immutable, and a function that is more than its body is never
-- put in the place of its call: it would cost twenty times as much, in every event and every answer.
CREATE OR REPLACE FUNCTION register.ms(p timestamptz) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT round(extract(epoch FROM p AT TIME ZONE 'UTC') * 1000)::bigint $$;
CREATE OR REPLACE FUNCTION register.at(p bigint) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT (timestamp 'epoch' + p * interval '1 millisecond') AT TIME ZONE 'UTC' $$;
-- The order in which people read codes: C2 before C10, in whatever digits. Without a collation of ICU, which not every server was built with; as src/app/kit/sort-rows.ts.
CREATE OR REPLACE FUNCTION register.in_order(p text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT string_agg(CASE WHEN m[1] ~ '^[0-9]' THEN lpad(m[1], greatest(length(m[1]), 20), '0') ELSE lower(m[1]) END, '' ORDER BY n)
    FROM regexp_matches(translate(p, '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', '01234567890123456789'), '[0-9]+|[^0-9]+', 'g') WITH ORDINALITY x(m, n) $$;
GRANT EXECUTE ON FUNCTION register.in_order(text) TO amana_app, amana_verify, amana_guard;
GRANT EXECUTE ON FUNCTION register.ms(timestamptz), register.at(bigint) TO amana_app, amana_verify, amana_guard, amana_owner;

-- Whether an officer may lock a stream and be told its head, and the head as it is told.
CREATE OR REPLACE FUNCTION register.may_head(p_officer bigint, p_kind text, p_stream bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE p_kind WHEN 'manifest' THEN transfers.sees(p_stream) WHEN 'person' THEN access.reach_of(p_officer) IS NOT NULL OR register.directs(p_officer, p_stream)
    WHEN 'request' THEN safeguards.keeps_request(p_officer, p_stream) ELSE true END $$;
CREATE OR REPLACE FUNCTION register.head_of(p register.stream) RETURNS json LANGUAGE sql STABLE AS $$
  SELECT json_build_object('no', p.no, 'kind', p.kind, 'seq', p.seq, 'head', encode(p.head, 'hex'), 'key', encode(p.wrapped_key, 'base64'), 'labelFrom', p.label_from) $$;
GRANT EXECUTE ON FUNCTION register.may_head(bigint, text, bigint), register.head_of(register.stream) TO amana_guard;

-- Begin: who asks, what time it is, was this command done before, and the heads of the named streams, locked in sorted order: of manifests that the officer sees, and of persons. A head says how many
-- events a person has and no more; officers of every authority need it, because a fear is recorded by whoever hears it. Administrators get none.
-- A twin of the same command waits here until the first has ended. enable_seqscan = off: see append; a session of a young register read all earlier commands for each of its own.
DROP FUNCTION IF EXISTS register.open_command(text, uuid, bytea, bigint[], int);
CREATE FUNCTION register.open_command(p_token text, p_id uuid, p_input_hash bytea, p_streams bigint[], p_new int) RETURNS json
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
DECLARE o bigint; k register.command; s register.stream; heads json := '[]'; fresh json := '[]'; prior json;
BEGIN
  PERFORM set_config('amana.token', p_token, true);
  o := access.writer_id();
  IF o IS NULL THEN RAISE EXCEPTION 'not-signed-in' USING ERRCODE = '28000'; END IF;
  PERFORM pg_advisory_xact_lock(1, hashtext(p_id::text));
  SELECT * INTO k FROM register.command c WHERE c.id = p_id;
  IF FOUND THEN
    IF k.input_hash <> p_input_hash OR k.officer_no <> o THEN RAISE EXCEPTION 'command-conflict: this id was used for another command' USING ERRCODE = '23505'; END IF;
    prior := (SELECT json_agg(json_build_object('id', e.id, 'type', e.type, 'streamNo', e.stream_no, 'seq', e.seq) ORDER BY e.pos) FROM register.event e WHERE e.id = ANY (k.event_ids));
  END IF;
  -- one stream, as most commands name it, by a plain statement: the one for many costs more to begin than to run
  IF cardinality(p_streams) = 1 THEN
    SELECT * INTO s FROM register.stream x WHERE x.no = p_streams[1] AND register.may_head(o, x.kind, x.no) FOR UPDATE;
    IF FOUND THEN heads := json_build_array(register.head_of(s)); END IF;
  ELSE
    SELECT coalesce(json_agg(register.head_of(h)), '[]') INTO heads
      FROM (SELECT x.* FROM register.stream x WHERE x.no = ANY (p_streams) AND CASE x.kind WHEN 'person' THEN (SELECT register.may_head(o, 'person', NULL)) ELSE register.may_head(o, x.kind, x.no) END ORDER BY x.no FOR UPDATE) h;
  END IF;
  IF p_new > 0 THEN fresh := (SELECT json_agg(nextval('register.stream_no')) FROM generate_series(1, p_new)); END IF;
  -- the clock after the locks
  RETURN json_build_object('officerNo', o, 'authority', access.authority_of(o), 'receivedAt', register.ms(register.clock_now()),
    'postings', CASE WHEN o = 0 THEN '[{"role": "installation", "site": "*"}]'::json
      ELSE coalesce((SELECT json_agg(json_build_object('role', p.role, 'site', p.site)) FROM access.posting p WHERE p.officer_no = o), '[]') END,
    'register', (SELECT i.id FROM register.identity i), 'synthetic', coalesce((SELECT c.synthetic FROM register.clock_setting c), false),
    'prior', prior, 'heads', heads, 'newStreams', fresh);
END $$;

-- The frozen text of an event (RFC 8785), put together from its columns, so that a column and the text that the leaf commits to cannot differ; the caller computed the same text to make the leaf.
-- STABLE and nothing but an expression, so that the planner puts it in the place of its call.
CREATE OR REPLACE FUNCTION register.event_text(p_sd text, p_command uuid, p_data text, p_id uuid, p_occurred bigint, p_officer bigint, p_prev bytea, p_received bigint, p_recorded bigint, p_register uuid,
    p_seq bigint, p_stream bigint, p_type text, p_v smallint) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT '{"_sd":' || p_sd || ',"command":"' || p_command || '","data":' || p_data || ',"id":"' || p_id || '","occurred":' || p_occurred || ',"officer":' || p_officer
    || ',"prev":"' || encode(p_prev, 'hex') || '","received":' || p_received || ',"recorded":' || p_recorded || ',"register":"' || p_register || '","seq":' || p_seq
    || ',"stream":' || p_stream || ',"type":"' || p_type || '","v":' || p_v || '}' $$;
GRANT EXECUTE ON FUNCTION register.event_text(text, uuid, text, uuid, bigint, bigint, bytea, bigint, bigint, uuid, bigint, bigint, text, smallint) TO amana_guard;

-- Append. Arrays in, one row an event, in order; all of them are one command. p_open carries the disclosures (ledger.md 4) to the projectors and is not stored.
-- p_all: a command of many events may come in parts, so that the caller makes the next ones while these are written. The first part names the events of all of them, each further one has '{}'; all lie in one
-- transaction, and at its end each named event is there, in the named order, and no other (command_is_whole). NULL: all events of the command are in this call.
-- enable_seqscan = off, here and in project: what is written is found by its key. A plan made while the register is young would read all of it, and a session keeps its plans.
DROP FUNCTION IF EXISTS register.append(text, uuid, text, bytea, bigint, bigint[], text[], bytea[], uuid[], bigint[], int[], text[], smallint[], bigint[], bigint[], text[], text[], bytea[], bytea[], text[]);
CREATE OR REPLACE FUNCTION register.append(p_token text, p_command uuid, p_name text, p_input_hash bytea, p_received bigint,
    p_new_stream bigint[], p_new_kind text[], p_new_key bytea[],
    p_event uuid[], p_stream bigint[], p_seq int[], p_type text[], p_v smallint[], p_occurred bigint[], p_recorded bigint[],
    p_sd text[], p_data text[], p_leaf bytea[], p_secret bytea[], p_open text[], p_all uuid[] DEFAULT NULL) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
DECLARE o bigint; my_roles text[]; mine text; t timestamptz; latest timestamptz; newest timestamptz; reg uuid; wrong text; n int; done bigint; positions bigint[]; projected boolean; grave boolean;
  head register.stream; type_kind text; known register.command; nth int;
  -- whoever takes a person into custody is tested by the rules of custody (custody_fact_rules), whoever passes with a site by the roll-call that both sides signed, and a fear, which gives no reach, is recorded by whoever hears it
  of_anybody CONSTANT text[] := ARRAY['FearRecorded', 'CustodyFound', 'CustodyAdmitted', 'PersonPassedWithSite'];
BEGIN
  PERFORM set_config('amana.token', p_token, true);
  o := access.writer_id();
  IF o IS NULL THEN RAISE EXCEPTION 'not-signed-in' USING ERRCODE = '28000'; END IF;
  -- who asks is known by now: what officer_roles, case_reach and officer_authority say is asked of the officer, not of the session again
  my_roles := access.roles_of(o); n := cardinality(p_event);
  -- the register clock at the start of the transaction and now, as clock() and clock_now() have it, in one question
  SELECT i.id, date_trunc('milliseconds', coalesce(c.clock_base + (transaction_timestamp() - c.real_base), transaction_timestamp())),
         date_trunc('milliseconds', coalesce(c.clock_base + (clock_timestamp() - c.real_base), clock_timestamp()))
    INTO reg, t, latest FROM (VALUES (1)) one LEFT JOIN register.identity i ON true LEFT JOIN register.clock_setting c ON c.synthetic;
  IF n = 0 OR n IS DISTINCT FROM cardinality(p_stream) OR array_position(p_seq || p_v::int[], NULL) IS NOT NULL THEN RAISE EXCEPTION 'invalid-input: arrays' USING ERRCODE = '22023'; END IF;
  -- never later than now: an event received ahead of the clock would keep everybody else from writing until then (clock-set-back)
  IF p_received < register.ms(t) - 2000 OR p_received > register.ms(latest) THEN RAISE EXCEPTION 'stale: the register clock has moved on' USING ERRCODE = '40001'; END IF;
  -- the device's clock: what the register received had been written down
  IF n IS DISTINCT FROM cardinality(p_recorded) OR array_position(p_recorded, NULL) IS NOT NULL THEN RAISE EXCEPTION 'invalid-input: arrays' USING ERRCODE = '22023'; END IF;
  IF p_received < ANY (p_recorded) THEN RAISE EXCEPTION 'recorded-in-future: an event is written down before it is received' USING ERRCODE = '22023'; END IF;
  t := register.at(p_received);
  -- 1. idempotency: a twin waits on the unique index and then finds the command done
  INSERT INTO register.command (id, officer_no, name, input_hash, event_ids, received_at) VALUES (p_command, o, p_name, p_input_hash, coalesce(p_all, p_event), t) ON CONFLICT (id) DO NOTHING;
  IF NOT FOUND THEN
    SELECT * INTO known FROM register.command c WHERE c.id = p_command AND c.officer_no = o AND c.input_hash = p_input_hash;
    IF NOT FOUND THEN RAISE EXCEPTION 'command-conflict: this id was used for another command' USING ERRCODE = '23505'; END IF;
    IF p_all IS DISTINCT FROM '{}' OR NOT EXISTS (SELECT FROM register.command c WHERE c.id = p_command AND c.xmin = pg_current_xact_id()::xid) THEN RETURN; END IF;
    -- a part is a piece of what the command names, in the order in which it names it (command_is_whole)
    nth := array_position(known.event_ids, p_event[1]);
    IF known.received_at <> t OR nth IS NULL OR known.event_ids[nth:nth + n - 1] <> p_event THEN RAISE EXCEPTION 'invalid-input: an event that its command does not name' USING ERRCODE = '22023'; END IF;
  ELSIF p_all IS NOT NULL THEN
    IF cardinality(p_all) <= 1000 THEN RAISE EXCEPTION 'invalid-input: a command of few events comes at once' USING ERRCODE = '22023'; END IF;
    -- named once each, and the first part brings none that is not named: else the command would be shorter than what was written with it, and no verification would pass any more
    IF cardinality(p_all) <> (SELECT count(DISTINCT u.id) FROM unnest(p_all) u(id)) OR EXISTS (SELECT unnest(p_event) EXCEPT SELECT unnest(p_all)) THEN
      RAISE EXCEPTION 'invalid-input: an event that its command does not name, or names twice' USING ERRCODE = '22023'; END IF;
  END IF;
  -- 2. may this officer say such things at all (decisions.md 1: the table marks act and fact), and on such a stream
  IF cardinality(p_new_stream) > 0 THEN
    INSERT INTO register.stream (no, kind, seq, head, wrapped_key) SELECT u.no, u.kind, 0, '\x', u.key FROM unnest(p_new_stream, p_new_kind, p_new_key) u(no, kind, key) ORDER BY u.no;
  END IF;
  -- One event alone is what most commands bring: here and below it is tested and written by plain statements, because those for many cost it more to begin than to run. The tests are the same.
  IF n = 1 THEN SELECT * INTO head FROM register.stream s WHERE s.no = p_stream[1] FOR UPDATE;
  -- What this transaction wrote is its own already: a list comes in parts, and each goes on with the streams of the part before.
  ELSE PERFORM FROM register.stream s WHERE s.no = ANY (p_stream) AND s.xmin <> pg_current_xact_id()::xid ORDER BY s.no FOR UPDATE; END IF;
  -- the machine's clock was set back: what is received now would lie before what was received already. What sets a synthetic clock apart: it was received when the clock stood elsewhere.
  IF p_type <> ARRAY['ClockSet'] THEN
    SELECT e.received_at INTO newest FROM register.event e WHERE e.type NOT IN ('ClockSet', 'RegisterDeclared') ORDER BY e.pos DESC LIMIT 1;
    IF newest > latest + interval '1 second' OR newest > t AND EXISTS (SELECT FROM unnest(p_stream) u(no) JOIN register.stream s ON s.no = u.no
        JOIN register.event e ON e.stream_no = s.no AND e.seq = s.seq WHERE e.received_at > t AND e.type NOT IN ('ClockSet', 'RegisterDeclared')) THEN
      RAISE EXCEPTION 'clock-set-back: the clock of this machine shows %, before the last that was received at %', to_char(latest, 'YYYY-MM-DD HH24:MI:SS'), to_char(newest, 'YYYY-MM-DD HH24:MI:SS') USING ERRCODE = '40001'; END IF;
  END IF;
  IF n = 1 THEN
    SELECT CASE WHEN y.roles && my_roles THEN NULL ELSE p_type[1] END, y.projector IS NOT NULL, y.stream_kind, y.elevated INTO wrong, projected, type_kind, grave
      FROM (VALUES (1)) one LEFT JOIN register.event_type y ON y.type = p_type[1] AND y.v = p_v[1] AND NOT y.retired;
  ELSE
    SELECT min(u.type) FILTER (WHERE y.type IS NULL OR NOT y.roles && my_roles), bool_or(y.projector IS NOT NULL), bool_or(y.elevated) INTO wrong, projected, grave
      FROM (SELECT DISTINCT a.type, a.v FROM unnest(p_type, p_v) a(type, v)) u LEFT JOIN register.event_type y ON y.type = u.type AND y.v = u.v AND NOT y.retired;
  END IF;
  IF wrong IS NOT NULL THEN RAISE EXCEPTION 'not-permitted: % is not among the roles that record %', my_roles, wrong USING ERRCODE = '42501'; END IF;
  -- what a session that was taken over must not do: asked of those events only
  IF grave AND NOT access.is_elevated() THEN RAISE EXCEPTION 'elevation-needed: a fresh second factor comes before this' USING ERRCODE = '42501'; END IF;
  -- whose person: an officer speaks of persons within reach of the own authority
  IF NOT my_roles && (access.roles_beyond_authority() || ARRAY['installation']) THEN
    mine := access.authority_of(o);
    -- who directs a site and has no other role on persons speaks of who is there
    IF my_roles && access.roles_of_sites() AND NOT my_roles && access.roles_of_authority() THEN
      SELECT min(s.no) INTO done FROM register.stream s WHERE s.no = ANY (p_stream) AND s.kind = 'person' AND s.seq > 0 AND NOT register.directs(o, s.no);
      IF done IS NOT NULL THEN RAISE EXCEPTION 'not-permitted: person % is not at a site that you direct', done USING ERRCODE = '42501'; END IF;
    END IF;
    IF n = 1 THEN
      done := CASE WHEN head.kind = 'person' AND head.seq > 0 AND p_type[1] <> ALL (of_anybody)
        AND NOT EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = head.no AND r.authority = mine)
        -- as below: a command can end in a part of one event
        AND (p_all IS NULL OR NOT EXISTS (SELECT FROM register.event e WHERE e.stream_no = head.no AND e.seq = 1 AND e.command_id = p_command)) THEN head.no END;
    ELSE
      -- by = ANY, not by a join with the arrays: a plan kept from when there were few streams would compare each with all
      SELECT min(s.no) INTO done FROM register.stream s
       WHERE s.no = ANY (ARRAY(SELECT u.stream FROM unnest(p_stream, p_type) u(stream, type) WHERE u.type <> ALL (of_anybody))) AND s.kind = 'person' AND s.seq > 0
         -- whom the own authority caught comes into reach with that, and with what is told of it in the same command: only who is at large or unaccounted for now, or every file could be read by a claim to hold its person
         AND s.no <> ALL (ARRAY(SELECT u.stream FROM unnest(p_stream, p_type) u(stream, type) WHERE u.type = 'CustodyFound' AND register.is_gone(u.stream)))
         AND (SELECT r.person_no FROM register.person_reach r WHERE r.person_no = s.no AND r.authority = mine) IS NULL
         -- who came with an earlier part of this command comes into reach with a later one
         AND (p_all IS NULL OR NOT EXISTS (SELECT FROM register.event e WHERE e.stream_no = s.no AND e.seq = 1 AND e.command_id = p_command));
    END IF;
    IF done IS NOT NULL THEN RAISE EXCEPTION 'not-permitted: person % is not within reach of your authority', done USING ERRCODE = '42501'; END IF;
  END IF;
  -- 3. events, secrets and heads; the k-th event of a stream continues the (k-1)-th
  IF n = 1 THEN
    done := 0;
    IF p_seq[1] = head.seq + 1 AND p_occurred[1] <= p_received + 300000 AND head.kind = type_kind THEN
      INSERT INTO register.event (id, command_id, stream_no, seq, type, v, occurred_at, recorded_at, received_at, officer_no, body, leaf)
        VALUES (p_event[1], p_command, p_stream[1], p_seq[1], p_type[1], p_v[1], register.at(p_occurred[1]), register.at(p_recorded[1]), t, o, register.event_text(p_sd[1], p_command, p_data[1], p_event[1],
          p_occurred[1], o, head.head, p_received, p_recorded[1], reg, p_seq[1], p_stream[1], p_type[1], p_v[1]), p_leaf[1]) RETURNING pos INTO done;
      INSERT INTO register.event_secret (event_pos, secret) VALUES (done, p_secret[1]);
      UPDATE register.stream s SET seq = p_seq[1], head = sha256('\x00'::bytea || p_leaf[1]) WHERE s.no = head.no;
      positions := ARRAY[done]; done := 1;
    END IF;
  ELSE
    -- each event beside the one before it, by streams: a window of all of them, because one for each stream is begun as often as a list has persons. That the one before has its right number is asked of it in its turn.
    WITH b AS MATERIALIZED (
      SELECT u.*, 1 + CASE WHEN u.stream_before = u.stream THEN u.seq_before ELSE u.stream_seq END AS next, CASE WHEN u.stream_before = u.stream THEN sha256('\x00'::bytea || u.leaf_before) ELSE u.stream_head END AS prev
        FROM (SELECT u.*, s.kind AS stream_kind, s.seq AS stream_seq, s.head AS stream_head, lag(u.stream) OVER w AS stream_before, lag(u.seq) OVER w AS seq_before, lag(u.leaf) OVER w AS leaf_before
        FROM unnest(p_event, p_stream, p_seq, p_type, p_v, p_occurred, p_recorded, p_sd, p_data, p_leaf, p_secret) WITH ORDINALITY
          u(id, stream, seq, type, v, occurred, recorded, sd, data, leaf, secret, ord)
          CROSS JOIN LATERAL (SELECT x.kind, x.seq, x.head FROM register.stream x WHERE x.no = u.stream OFFSET 0) s
        WINDOW w AS (ORDER BY u.stream, u.ord)) u),
    ins AS (
      INSERT INTO register.event (id, command_id, stream_no, seq, type, v, occurred_at, recorded_at, received_at, officer_no, body, leaf)
      SELECT b.id, p_command, b.stream, b.seq, b.type, b.v, register.at(b.occurred), register.at(b.recorded), t, o,
        register.event_text(b.sd, p_command, b.data, b.id, b.occurred, o, b.prev, p_received, b.recorded, reg, b.seq, b.stream, b.type, b.v), b.leaf
        FROM b WHERE b.seq = b.next AND b.occurred <= p_received + 300000
          AND b.stream_kind = (SELECT y.stream_kind FROM register.event_type y WHERE y.type = b.type AND y.v = b.v) ORDER BY b.ord
        RETURNING pos, id, stream_no, seq, leaf),
    sec AS (INSERT INTO register.event_secret (event_pos, secret) SELECT ins.pos, b.secret FROM ins JOIN b ON b.id = ins.id RETURNING 1),
    upd AS (
      UPDATE register.stream s SET seq = l.seq, head = sha256('\x00'::bytea || l.leaf)
        FROM (SELECT DISTINCT ON (ins.stream_no) ins.stream_no, ins.seq, ins.leaf FROM ins ORDER BY ins.stream_no, ins.seq DESC) l WHERE s.no = l.stream_no RETURNING 1)
    SELECT count(*), array_agg(ins.pos ORDER BY ins.pos) INTO done, positions FROM ins;
  END IF;
  IF done < n THEN RAISE EXCEPTION 'stale: a stream has moved on, is unknown or of another kind, or an event lies in the future' USING ERRCODE = '40001'; END IF;
  IF projected THEN PERFORM register.project(positions, p_open); END IF;
END $$;

-- At commit: a command that may have come in parts came whole. One of few events comes at once.
CREATE OR REPLACE FUNCTION register.command_is_whole() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.event_ids IS DISTINCT FROM ARRAY(SELECT e.id FROM unnest(NEW.event_ids) u(id) CROSS JOIN LATERAL (SELECT x.id, x.pos FROM register.event x WHERE x.id = u.id AND x.command_id = NEW.id OFFSET 0) e ORDER BY e.pos) THEN
    RAISE EXCEPTION 'I23-append-only: command % names events that were not written with it, or in another order', NEW.id USING ERRCODE = '23514', CONSTRAINT = 'I23-append-only'; END IF;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS command_is_whole ON register.command;
CREATE CONSTRAINT TRIGGER command_is_whole AFTER INSERT ON register.command DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (cardinality(NEW.event_ids) > 1000) EXECUTE FUNCTION register.command_is_whole();

DROP FUNCTION IF EXISTS register.opened(jsonb, jsonb);
-- A disclosure whose digest is not in the frozen body is refused (SD-JWT, RFC 9901 4.2): a function, because only one can refuse in the middle of a question.
CREATE OR REPLACE FUNCTION register.refuse_disclosure() RETURNS jsonb LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN RAISE EXCEPTION 'I23-append-only: a disclosure does not belong to its event' USING ERRCODE = '23514'; END $$;
GRANT EXECUTE ON FUNCTION register.refuse_disclosure() TO amana_guard;

DROP FUNCTION IF EXISTS register.project_facts(bigint[], text[], boolean);
-- Projects events, which are named in the order of pos, run by run of one type, with the disclosures of each. A rebuild goes through the same projectors run by run, but gives them what it has read and checked already
-- (verify/rebuild.ts); by single events and by the recorded batches it must agree with this, so projectors use no clock, random, sequence or search_path-bound name.
-- The runs are found by the types alone: events with all that they say would be copied into each of the sorts that this takes.
CREATE OR REPLACE FUNCTION register.project(p_pos bigint[], p_open text[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
DECLARE r record; facts register.fact[];
BEGIN
  FOR r IN
    SELECT y.projector, y.kind, g.first, g.last FROM (
      SELECT t.type, t.v, min(t.n)::int AS first, max(t.n)::int AS last FROM (
        SELECT u.n, x.type COLLATE "C" AS type, x.v, u.n - row_number() OVER (PARTITION BY x.type COLLATE "C", x.v ORDER BY u.n) AS run
          FROM unnest(p_pos) WITH ORDINALITY u(pos, n) CROSS JOIN LATERAL (SELECT e.type, e.v FROM register.event e WHERE e.pos = u.pos OFFSET 0) x) t
       GROUP BY t.type, t.v, t.run) g JOIN register.event_type y ON y.type = g.type AND y.v = g.v WHERE y.projector IS NOT NULL ORDER BY g.first
  LOOP
    SELECT array_agg(ROW(e.pos, e.id, e.command_id, e.stream_no, r.kind, e.occurred_at, e.received_at, e.officer_no, j.data, CASE WHEN u.open IS NULL THEN '{}'::jsonb
           -- the disclosed personal fields, each held to its digest; in place of a function, whose call for each event would cost as much as its work
           ELSE (SELECT CASE WHEN bool_and(d.belongs) IS NOT FALSE THEN coalesce(jsonb_object_agg(d.field->>1, d.field->2) FILTER (WHERE d.belongs), '{}') ELSE register.refuse_disclosure() END
             FROM jsonb_array_elements_text(u.open::jsonb) x(said) CROSS JOIN LATERAL (SELECT b.belongs, CASE WHEN b.belongs THEN convert_from(decode(replace(replace(x.said, '-', '+'), '_', '/') || repeat('=', (4 - length(x.said) % 4) % 4), 'base64'), 'UTF8')::jsonb END AS field
               FROM (SELECT (j.sd ? rtrim(replace(replace(encode(sha256(convert_to(x.said, 'UTF8')), 'base64'), '+', '-'), '/', '_'), '=')) IS TRUE AS belongs OFFSET 0) b OFFSET 0) d) END)::register.fact) INTO facts
      FROM unnest(p_pos[r.first:r.last], p_open[r.first:r.last]) u(pos, open) CROSS JOIN LATERAL (SELECT x.* FROM register.event x WHERE x.pos = u.pos OFFSET 0) e CROSS JOIN LATERAL (SELECT b.body->'data' AS data, b.body->'_sd' AS sd FROM (SELECT e.body::jsonb AS body OFFSET 0) b OFFSET 0) j;
    EXECUTE format('SELECT %s($1)', r.projector) USING facts;
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION register.open_command(text, uuid, bytea, bigint[], int), register.append(text, uuid, text, bytea, bigint, bigint[], text[], bytea[], uuid[], bigint[], int[],
  text[], smallint[], bigint[], bigint[], text[], text[], bytea[], bytea[], text[], uuid[]) TO amana_app;
GRANT EXECUTE ON FUNCTION register.project(bigint[], text[]) TO amana_guard;

-- Whether something was said: so many characters at least, without the white space around them. As the commands trim and count what they are given (all white space of ECMAScript; characters, not the halves of which
-- UTF-16 writes some), so that no text is taken by the one and refused by the other.
CREATE OR REPLACE FUNCTION register.told(p_text text, p_least int) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(char_length(btrim(p_text, U&' \0009\000A\000B\000C\000D\00A0\1680\2000\2001\2002\2003\2004\2005\2006\2007\2008\2009\200A\2028\2029\202F\205F\3000\FEFF')) >= p_least, false) $$;
-- Of facts that an officer records: these fields say something. What is rebuilt was accepted once, and what was erased since says nothing any more.
CREATE OR REPLACE FUNCTION register.demand_told(p register.fact[], p_least int, VARIADIC p_fields text[]) RETURNS void LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE missing text;
BEGIN
  IF register.rebuilding() THEN RETURN; END IF;
  SELECT x.field INTO missing FROM unnest(p) f CROSS JOIN unnest(p_fields) x(field) WHERE NOT register.told(coalesce(f.personal->>x.field, f.data->>x.field), p_least) LIMIT 1;
  IF missing IS NOT NULL THEN RAISE EXCEPTION 'invalid-input: % has less than % characters', missing, p_least USING ERRCODE = '22023'; END IF;
END $$;
GRANT EXECUTE ON FUNCTION register.told(text, int), register.demand_told(register.fact[], int, text[]) TO amana_guard;

-- Whether the server vouches for a command: it saw what the database cannot, the bytes of a document or that a signature is right. Its word is HMAC-SHA-256 (RFC 2104) over the command's id and the hash of its input, so that
-- it serves no other command; a session with SQL as the serving role has no key to make one. A register on which no server has started yet has none either, and what is rebuilt was vouched for once.
CREATE OR REPLACE FUNCTION register.vouched(p_command uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((SELECT current_setting('amana.word', true) = encode(sha256(w.outer_key || sha256(w.inner_key || uuid_send(c.id) || c.input_hash)), 'hex') FROM access.server_word w JOIN register.command c ON c.id = p_command),
    NOT EXISTS (SELECT FROM access.server_word)) $$;
CREATE OR REPLACE FUNCTION register.demand_word(p register.fact[]) RETURNS void LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM (SELECT DISTINCT f.command_id FROM unnest(p) f) c WHERE NOT register.vouched(c.command_id)) THEN
    RAISE EXCEPTION 'not-permitted: the server has not seen what this says' USING ERRCODE = '42501'; END IF;
END $$;
GRANT EXECUTE ON FUNCTION register.vouched(uuid), register.demand_word(register.fact[]) TO amana_guard;

-- I23-append-only: nothing is updated or deleted, not even by the owner while triggers are on.
CREATE OR REPLACE FUNCTION register.append_only() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN RAISE EXCEPTION 'I23-append-only: % of % is refused; a correction is a new event that cites the old one', TG_OP, TG_TABLE_NAME USING ERRCODE = '23514'; END $$;
CREATE OR REPLACE TRIGGER "I23-append-only" BEFORE UPDATE OR DELETE OR TRUNCATE ON register.event FOR EACH STATEMENT EXECUTE FUNCTION register.append_only();
CREATE OR REPLACE TRIGGER "I23-append-only" BEFORE UPDATE OR DELETE OR TRUNCATE ON register.command FOR EACH STATEMENT EXECUTE FUNCTION register.append_only();
CREATE OR REPLACE TRIGGER "I23-append-only" BEFORE DELETE OR TRUNCATE ON register.stream FOR EACH STATEMENT EXECUTE FUNCTION register.append_only();
-- From which event on a record goes on under another label key is said by that event, and never taken back.
CREATE OR REPLACE FUNCTION register.label_turn_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.label_from <= OLD.label_from OR NOT EXISTS (SELECT FROM register.event e WHERE e.stream_no = NEW.no AND e.seq = NEW.label_from AND e.type = 'SlipsReplaced') THEN
    RAISE EXCEPTION 'I23-append-only: the label key of a record is replaced by an event, and by none twice' USING ERRCODE = '23514', CONSTRAINT = 'I23-append-only'; END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER "I23-append-only-label" BEFORE UPDATE OF label_from ON register.stream FOR EACH ROW EXECUTE FUNCTION register.label_turn_guard();
CREATE OR REPLACE TRIGGER "I23-append-only" BEFORE DELETE OR TRUNCATE ON register.event_secret FOR EACH STATEMENT EXECUTE FUNCTION register.append_only();

-- The register's own stream: its declaration and the demonstration clock (decisions.md 12).
CREATE OR REPLACE FUNCTION register.project_register_declared(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO register.clock_setting (synthetic, name, zone, clock_base, real_base, event_pos)
  SELECT (f.data->>'synthetic')::boolean, f.data->>'name', f.data->>'zone', register.at((f.data->>'clockAt')::bigint), register.at((f.data->>'realAt')::bigint), f.pos FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION register.project_clock_set(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE register.clock_setting c SET clock_base = register.at((f.data->>'clockAt')::bigint), real_base = register.at((f.data->>'realAt')::bigint), event_pos = f.pos
    FROM (SELECT * FROM unnest(p) u ORDER BY u.pos DESC LIMIT 1) f $$;
CREATE OR REPLACE FUNCTION register.clock_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.synthetic AND EXISTS (SELECT FROM register.event e WHERE e.pos < NEW.event_pos) THEN
      RAISE EXCEPTION 'not-permitted: only the first event of a register can declare it synthetic' USING ERRCODE = '42501'; END IF;
    RETURN NULL;
  END IF;
  IF NOT OLD.synthetic OR (NEW.synthetic, NEW.name, NEW.zone) IS DISTINCT FROM (OLD.synthetic, OLD.name, OLD.zone) THEN
    RAISE EXCEPTION 'not-permitted: the clock of a register that holds real persons cannot be set' USING ERRCODE = '42501'; END IF;
  -- forward only: no event of the register may come to lie in the future
  -- (the settings of the clock themselves apart: one that resumes after a pause was received when the clock had run on)
  IF NEW.clock_base < greatest(OLD.clock_base, (SELECT e.received_at FROM register.event e WHERE e.pos < NEW.event_pos AND e.type <> 'ClockSet' ORDER BY e.pos DESC LIMIT 1)) THEN
    RAISE EXCEPTION 'not-permitted: the register clock moves forward only' USING ERRCODE = '42501'; END IF;
  IF abs(extract(epoch FROM NEW.real_base - transaction_timestamp())) > 60 AND NOT register.rebuilding() THEN
    RAISE EXCEPTION 'not-permitted: the clock is set against the real time of now' USING ERRCODE = '42501'; END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER clock_guard AFTER INSERT OR UPDATE ON register.clock_setting FOR EACH ROW EXECUTE FUNCTION register.clock_guard();

-- The public log: which leaf stands where, and the heads that were signed. Written by one sequencer (src/server/public-log), which is connected as amana_verify, by the three functions at the end; nobody who serves
-- reads or writes it: monitors read files.
GRANT SELECT, INSERT ON register.log_entry, register.log_head, register.log_cosignature, register.log_notice, register.log_roll TO amana_guard;
GRANT SELECT ON register.log_entry, register.log_head, register.log_cosignature, register.log_notice, register.log_roll TO amana_verify;
-- How the log stands names nobody; how fast it grows betrays a convoy (ledger.md 4): monitors, administrators, who keep its key and see no case, and auditors.
GRANT SELECT ON register.log_head, register.log_cosignature, register.log_notice TO amana_app;
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['log_head', 'log_cosignature', 'log_notice'] LOOP
    EXECUTE format('DROP POLICY IF EXISTS %1$s_wall ON register.%1$s', t);
    EXECUTE format('CREATE POLICY %1$s_wall ON register.%1$s FOR SELECT TO amana_app USING ((SELECT access.officer_roles() && ARRAY[''monitor'', ''administrator'', ''auditor'']))', t);
  END LOOP;
END $$;
CREATE OR REPLACE TRIGGER "I23-append-only" BEFORE UPDATE OR DELETE OR TRUNCATE ON register.log_entry FOR EACH STATEMENT EXECUTE FUNCTION register.append_only();
CREATE OR REPLACE TRIGGER "I23-append-only" BEFORE UPDATE OR DELETE OR TRUNCATE ON register.log_head FOR EACH STATEMENT EXECUTE FUNCTION register.append_only();
CREATE OR REPLACE TRIGGER "I23-append-only" BEFORE UPDATE OR DELETE OR TRUNCATE ON register.log_cosignature FOR EACH STATEMENT EXECUTE FUNCTION register.append_only();
CREATE OR REPLACE TRIGGER "I23-append-only" BEFORE UPDATE OR DELETE OR TRUNCATE ON register.log_notice FOR EACH STATEMENT EXECUTE FUNCTION register.append_only();
CREATE OR REPLACE TRIGGER "I23-append-only" BEFORE UPDATE OR DELETE OR TRUNCATE ON register.log_roll FOR EACH STATEMENT EXECUTE FUNCTION register.append_only();

-- I23-append-only: the order has no gap, and every event stands after the one before it in its stream.
-- enable_seqscan = off: see append in schema.sql.
CREATE OR REPLACE FUNCTION register.log_order() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
DECLARE first bigint; last bigint; n bigint;
BEGIN
  SELECT min(f.leaf_index), max(f.leaf_index), count(*) INTO first, last, n FROM fresh f;
  IF n > 0 AND (last - first + 1 <> n OR (first > 0 AND NOT EXISTS (SELECT FROM register.log_entry x WHERE x.leaf_index = first - 1))) THEN
    RAISE EXCEPTION 'I23-append-only: the entries of the log leave a gap' USING ERRCODE = '23514', CONSTRAINT = 'I23-append-only'; END IF;
  IF EXISTS (SELECT FROM fresh f CROSS JOIN LATERAL (SELECT e.stream_no, e.seq FROM register.event e WHERE e.pos = f.event_pos OFFSET 0) e WHERE e.seq > 1
       AND NOT EXISTS (SELECT FROM register.event b JOIN register.log_entry x ON x.event_pos = b.pos WHERE b.stream_no = e.stream_no AND b.seq = e.seq - 1 AND x.leaf_index < f.leaf_index)) THEN
    RAISE EXCEPTION 'I23-append-only: an event stands in the log before the one that it follows' USING ERRCODE = '23514', CONSTRAINT = 'I23-append-only'; END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "I23-append-only-order" AFTER INSERT ON register.log_entry REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION register.log_order();

-- I23-append-only: heads only grow, are never signed over entries that are not there, and never before an earlier one.
CREATE OR REPLACE FUNCTION register.log_head_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM register.log_entry x WHERE x.leaf_index = NEW.size - 1) OR EXISTS (SELECT FROM register.log_head h WHERE h.size >= NEW.size) THEN
    RAISE EXCEPTION 'I23-append-only: a head of the log is of all entries, and larger than the one before' USING ERRCODE = '23514', CONSTRAINT = 'I23-append-only'; END IF;
  IF EXISTS (SELECT FROM register.log_head h WHERE h.signed_at > NEW.signed_at) THEN
    RAISE EXCEPTION 'clock-set-back: a head of the log was signed later than now' USING ERRCODE = '23514', CONSTRAINT = 'clock-set-back'; END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER "I23-append-only-head" BEFORE INSERT ON register.log_head FOR EACH ROW EXECUTE FUNCTION register.log_head_guard();

-- One writer: whoever is in a transaction in which it asked this. Waits as long as lock_timeout says.
CREATE OR REPLACE FUNCTION register.become_log_writer() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN PERFORM pg_advisory_xact_lock(7263); END $$;
-- Gives events that have none their places at the end of the log, in the order of pos: in it each event comes after the one before it in its stream, because its command waited for that one. Nothing is looked for
-- up to p_after. Where one of them replaces the slips of a record, the links between its two keys are to follow (docs/decisions/0060).
DROP FUNCTION IF EXISTS register.sequence_events(bigint, int);
CREATE FUNCTION register.sequence_events(p_after bigint, p_limit int) RETURNS TABLE (leaf_index bigint, leaf bytea, replaces_slips boolean) LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    WITH fresh AS MATERIALIZED (SELECT e.pos, e.leaf, e.type = 'SlipsReplaced' AS replaces FROM register.event e WHERE e.pos > p_after AND NOT EXISTS (SELECT FROM register.log_entry x WHERE x.event_pos = e.pos) ORDER BY e.pos LIMIT p_limit),
    placed AS MATERIALIZED (SELECT f.*, (SELECT coalesce(max(x.leaf_index), -1) FROM register.log_entry x) + row_number() OVER (ORDER BY f.pos) AS place FROM fresh f),
    written AS (INSERT INTO register.log_entry (leaf_index, event_pos) SELECT p.place, p.pos FROM placed p ORDER BY p.place)
    SELECT p.place, p.leaf, p.replaces FROM placed p ORDER BY p.place;
END $$;
CREATE OR REPLACE FUNCTION register.keep_log_head(p_size bigint, p_root bytea, p_note text) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO register.log_head (size, root, note, signed_at) VALUES (p_size, p_root, p_note, date_trunc('milliseconds', clock_timestamp())) $$;
GRANT EXECUTE ON FUNCTION register.become_log_writer(), register.sequence_events(bigint, int), register.keep_log_head(bigint, bytea, text) TO amana_verify;

-- What witnesses say of heads. That a line is the witness's own is checked where it is received, and by ./amana verify again.
CREATE OR REPLACE FUNCTION register.keep_log_cosignature(p_size bigint, p_witness text, p_line text, p_seconds bigint) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO register.log_cosignature (size, witness, line, cosigned_at, kept_at) VALUES (p_size, p_witness, p_line, to_timestamp(p_seconds), date_trunc('milliseconds', clock_timestamp()))
  ON CONFLICT (size, witness) DO NOTHING $$;
-- Only what changed is noticed: a witness that is silent all night is one line, whatever stands between says of it each time.
CREATE OR REPLACE FUNCTION register.note_log_witness(p_witness text, p_name text, p_kind text, p_size bigint, p_words text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE last record;
BEGIN
  SELECT n.kind, n.words, n.name INTO last FROM register.log_notice n WHERE n.witness = p_witness ORDER BY n.no DESC LIMIT 1;
  IF FOUND AND (last.kind, last.name) = (p_kind, p_name) AND (p_kind = 'silent' OR last.words IS NOT DISTINCT FROM p_words) THEN RETURN false; END IF;
  INSERT INTO register.log_notice (witness, name, kind, size, words, noticed_at) VALUES (p_witness, p_name, p_kind, p_size, p_words, date_trunc('milliseconds', clock_timestamp()));
  RETURN true;
END $$;
GRANT EXECUTE ON FUNCTION register.keep_log_cosignature(bigint, text, text, bigint), register.note_log_witness(text, text, text, bigint, text) TO amana_verify;

-- A head that a hand-over names as the time it came after, and whether a head was one: both devices of a hand-over show it, and it names nobody. For who gives or takes at a hand-over; of the last full quarter of an hour,
-- so that who polls it sees the day's pace and no convoy that departs.
CREATE OR REPLACE FUNCTION register.last_log_head() RETURNS TABLE (size bigint, root bytea) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT h.size, h.root FROM register.log_head h WHERE access.officer_roles() && ARRAY['origin_officer', 'transfer_cell', 'escort_commander', 'receiving_officer']
     AND h.signed_at < date_bin('15 minutes', clock_timestamp(), timestamptz 'epoch') ORDER BY h.size DESC LIMIT 1 $$;
CREATE OR REPLACE FUNCTION register.is_log_head(p_size bigint, p_root bytea) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT access.officer_id() IS NOT NULL AND EXISTS (SELECT FROM register.log_head h WHERE h.size = p_size AND h.root = p_root) $$;
GRANT EXECUTE ON FUNCTION register.last_log_head(), register.is_log_head(bigint, bytea) TO amana_app;

-- The daily roll (docs/decisions/0044). Its day is the local day of the register; one that was missed is written late and says so, for a month back. Which entries a roll has, and that they stand in the order of
-- their labels, is looked at again here: whose they are only the keys of the records tell, and with them ./amana verify.
CREATE OR REPLACE FUNCTION register.log_day() RETURNS date LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT (register.clock() AT TIME ZONE c.zone)::date FROM register.clock_setting c $$;
CREATE OR REPLACE FUNCTION register.due_log_rolls() RETURNS TABLE (day text, late boolean) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT to_char(d, 'YYYY-MM-DD'), d::date < t.today FROM (SELECT register.log_day() AS today OFFSET 0) t
   CROSS JOIN LATERAL generate_series(greatest(coalesce((SELECT max(r.day) + 1 FROM register.log_roll r), t.today), t.today - 31)::timestamp, t.today::timestamp, interval '1 day') d ORDER BY d $$;
CREATE OR REPLACE FUNCTION register.log_roll_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
BEGIN
  IF NEW.day > register.log_day() OR NEW.late <> (NEW.day < register.log_day()) OR EXISTS (SELECT FROM register.log_roll r WHERE r.day >= NEW.day) THEN
    RAISE EXCEPTION 'I23-append-only: a roll is of today, or of a day that was missed, one after the other' USING ERRCODE = '23514', CONSTRAINT = 'I23-append-only'; END IF;
  IF (SELECT count(*) <> NEW.records OR coalesce(bool_or(x.leaf IS NULL OR octet_length(x.leaf) <> 65 OR get_byte(x.leaf, 0) <> 1 OR x.leaf <= x.before), false)
        FROM (SELECT y.leaf, lag(y.leaf) OVER (ORDER BY y.leaf_index) AS before FROM register.log_entry y WHERE y.leaf_index >= NEW.first_index) x) THEN
    RAISE EXCEPTION 'I23-append-only: a roll is the newest entries of the log, by their labels' USING ERRCODE = '23514', CONSTRAINT = 'I23-append-only'; END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER "I23-append-only-roll" BEFORE INSERT ON register.log_roll FOR EACH ROW EXECUTE FUNCTION register.log_roll_guard();
-- Takes the leaves of a roll, one after the other in p_leaves, behind the entries that there were when it was made: not where others have come since.
CREATE OR REPLACE FUNCTION register.write_log_roll(p_day date, p_late boolean, p_first bigint, p_leaves bytea) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
BEGIN
  IF p_first <> (SELECT coalesce(max(x.leaf_index) + 1, 0) FROM register.log_entry x) THEN
    RAISE EXCEPTION 'I23-append-only: the log has other entries than the roll was made for' USING ERRCODE = '23514', CONSTRAINT = 'I23-append-only'; END IF;
  INSERT INTO register.log_entry (leaf_index, leaf) SELECT p_first + n, substring(p_leaves FROM n * 65 + 1 FOR 65) FROM generate_series(0, (octet_length(p_leaves) + 64) / 65 - 1) n;
  INSERT INTO register.log_roll (day, first_index, records, late, written_at) VALUES (p_day, p_first, (octet_length(p_leaves) + 64) / 65, p_late, date_trunc('milliseconds', clock_timestamp()));
END $$;
GRANT EXECUTE ON FUNCTION register.due_log_rolls(), register.write_log_roll(date, boolean, bigint, bytea) TO amana_verify;

-- What the log says of the keys that sign it and cosign it (docs/decisions/0055). That it reads as a policy is checked where it is made, and by ./amana verify again.
CREATE OR REPLACE FUNCTION register.write_log_policy(p_first bigint, p_leaf bytea) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
BEGIN
  IF p_first <> (SELECT coalesce(max(x.leaf_index) + 1, 0) FROM register.log_entry x) OR octet_length(p_leaf) NOT BETWEEN 2 AND 65535 OR get_byte(p_leaf, 0) <> 5 THEN
    RAISE EXCEPTION 'I23-append-only: a policy is one entry of its own kind, behind the others' USING ERRCODE = '23514', CONSTRAINT = 'I23-append-only'; END IF;
  INSERT INTO register.log_entry (leaf_index, leaf) VALUES (p_first, p_leaf);
END $$;
GRANT EXECUTE ON FUNCTION register.write_log_policy(bigint, bytea) TO amana_verify;
-- What it said of them until now, with the first head over each: for who sees how the log stands. It names nobody.
CREATE OR REPLACE FUNCTION register.log_statements() RETURNS TABLE (leaf_index bigint, leaf bytea, head_size bigint, signed_at timestamptz) LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
  SELECT x.leaf_index, x.leaf, h.size, h.signed_at FROM register.log_entry x
    LEFT JOIN LATERAL (SELECT y.size, y.signed_at FROM register.log_head y WHERE y.size > x.leaf_index ORDER BY y.size LIMIT 1) h ON true
   WHERE substring(x.leaf FROM 1 FOR 1) <> '\x01'::bytea AND substring(x.leaf FROM 1 FOR 1) = '\x05'::bytea
     AND access.officer_roles() && ARRAY['monitor', 'administrator', 'auditor'] ORDER BY x.leaf_index $$;
GRANT EXECUTE ON FUNCTION register.log_statements() TO amana_app;

-- Entries of no event that look like those of events. Those of nothing (docs/decisions/0054): how many events came when, heads are not to tell. The links between two keys of a record (0060). Which entries they are nobody
-- keeps: the keys tell, and with them ./amana verify.
CREATE OR REPLACE FUNCTION register.write_log_padding(p_first bigint, p_leaves bytea) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
BEGIN
  IF p_first <> (SELECT coalesce(max(x.leaf_index) + 1, 0) FROM register.log_entry x) OR octet_length(p_leaves) % 65 <> 0
     OR EXISTS (SELECT FROM generate_series(0, octet_length(p_leaves) / 65 - 1) n WHERE get_byte(p_leaves, n * 65) <> 1) THEN
    RAISE EXCEPTION 'I23-append-only: padding is entries like those of events, behind the others' USING ERRCODE = '23514', CONSTRAINT = 'I23-append-only'; END IF;
  INSERT INTO register.log_entry (leaf_index, leaf) SELECT p_first + n, substring(p_leaves FROM n * 65 + 1 FOR 65) FROM generate_series(0, octet_length(p_leaves) / 65 - 1) n;
END $$;
GRANT EXECUTE ON FUNCTION register.write_log_padding(bigint, bytea) TO amana_verify;

-- Device keys, enrolled and revoked, told in the open (docs/decisions/0049): the n-th of them is of the n-th such event in the order of the log, so that nothing is kept of which is whose. A key names an authority and no officer.
CREATE OR REPLACE FUNCTION register.log_key_leaf(p_authority text, p_class text, p_key bytea, p_what text) RETURNS bytea LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT '\x03'::bytea || convert_to(format('{"authority":%s,"class":%s,"key":"%s","what":"%s"}', to_json(p_authority), to_json(p_class), encode(p_key, 'hex'), p_what), 'UTF8') $$;
CREATE OR REPLACE FUNCTION register.write_log_keys() RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
DECLARE written int;
BEGIN
  WITH keys AS MATERIALIZED (
    SELECT k.event_pos AS pos, register.log_key_leaf(o.authority, k.class, k.public_key, 'enrolled') AS leaf FROM access.device_key k JOIN access.officer o ON o.no = k.officer_no
    UNION ALL SELECT k.revoked_pos, register.log_key_leaf(o.authority, k.class, k.public_key, 'revoked') FROM access.device_key k JOIN access.officer o ON o.no = k.officer_no WHERE k.revoked_pos IS NOT NULL),
  placed AS MATERIALIZED (SELECT k.leaf, row_number() OVER (ORDER BY x.leaf_index) AS no FROM keys k JOIN register.log_entry x ON x.event_pos = k.pos),
  due AS MATERIALIZED (SELECT p.leaf, p.no FROM placed p WHERE p.no > (SELECT count(*) FROM register.log_entry x WHERE substring(x.leaf FROM 1 FOR 1) <> '\x01'::bytea AND substring(x.leaf FROM 1 FOR 1) = '\x03'::bytea))
  INSERT INTO register.log_entry (leaf_index, leaf) SELECT (SELECT max(x.leaf_index) FROM register.log_entry x) + row_number() OVER (ORDER BY d.no), d.leaf FROM due d ORDER BY d.no;
  GET DIAGNOSTICS written = ROW_COUNT;
  RETURN written;
END $$;
GRANT EXECUTE ON FUNCTION register.write_log_keys() TO amana_verify;

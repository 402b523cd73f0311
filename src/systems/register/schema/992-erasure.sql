-- Erasure: by an order of two officers of two authorities the value and the salt of a personal field leave the secret of its event and the table in which it stood (docs/decisions/0061). The event, its digests, its leaf and its place in the chain stay.
-- The one door to register.event_secret is register.replace_secrets, and what it may change the order of this transaction says.
GRANT SELECT ON register.erasure_order, register.erased_field TO amana_app;
GRANT SELECT, INSERT, UPDATE ON register.erasure_order TO amana_guard;
GRANT SELECT, INSERT ON register.erased_field TO amana_guard;
GRANT UPDATE (secret) ON register.event_secret TO amana_guard;
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['erasure_order', 'erased_field'] LOOP
    EXECUTE format('DROP POLICY IF EXISTS %I ON register.%I', t || '_wall', t);
    EXECUTE format($p$CREATE POLICY %I ON register.%I FOR SELECT USING ((SELECT access.reach()) = '*'
  OR EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = %I.person_no AND r.authority = (SELECT access.reach())))$p$, t || '_wall', t, t);
  END LOOP;
END $$;

-- What stands where a value stood: no language, long enough for every field that asks for a length. As erasure/mark.ts.
CREATE OR REPLACE FUNCTION register.erased_mark() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT repeat('*', 24) $$;
-- Which fields can be erased, and where their values stand beside the secret: the column, and the column that finds its row by the id of the event, its place (pos), or what its data name. Without a table the value stands in the
-- secret alone. As erasure/erasable-fields.ts, which says why the others cannot.
CREATE OR REPLACE FUNCTION register.erasable() RETURNS TABLE (type text, field text, standing regclass, filled name, found_by name, named text) LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT v.type, v.field, to_regclass(v.standing), v.filled::name, v.found_by::name, v.named FROM (VALUES
    ('AbsenceEnded', 'account', 'sites.absence', 'return_account', 'id', 'absenceId'),
    ('AccompaniedParentCorrected', 'reason', 'register.accompaniment_before', 'reason', 'ended_pos', 'pos'),
    ('AccompaniedParentCorrected', 'source', 'register.accompaniment_before', 'source', 'ended_pos', 'pos'),
    ('AgeEvidenceRecorded', 'source', 'juveniles.age_evidence', 'source', 'event_id', 'id'),
    ('BoardingFailed', 'note', 'transfers.boarding', 'note', 'event_pos', 'pos'),
    ('ChildAccompanies', 'source', NULL, NULL, NULL, NULL),
    ('CustodyCorrected', 'reason', NULL, NULL, NULL, NULL),
    ('DetentionCorrected', 'reason', NULL, NULL, NULL, NULL),
    ('DifferenceRecorded', 'note', 'transfers.difference', 'note', 'event_pos', 'pos'),
    ('DifferenceWithdrawn', 'reason', NULL, NULL, NULL, NULL),
    ('DistinguishingMarkWithdrawn', 'reason', 'register.distinguishing_mark', 'withdrawal', 'id', 'markId'),
    ('ExternalNumberRecorded', 'source', 'register.external_number', 'source', 'id', 'id'),
    ('ExternalNumberWithdrawn', 'reason', 'register.external_number', 'withdrawal', 'id', 'numberId'),
    ('FirstAppearanceRecorded', 'reason', NULL, NULL, NULL, NULL),
    ('HouseholdJoined', 'reason', 'register.household_member', 'reason', 'id', 'id'),
    ('HouseholdJoined', 'source', 'register.household_member', 'source', 'id', 'id'),
    ('HouseholdRoleCorrected', 'reason', NULL, NULL, NULL, NULL),
    ('MovementBasisRecorded', 'account', 'register.movement_basis', 'account', 'id', 'id'),
    ('MovementBasisWithdrawn', 'reason', 'register.movement_basis', 'withdrawal', 'id', 'basisId'),
    ('NationalityClaimed', 'source', 'register.nationality_claim', 'source', 'event_pos', 'pos'),
    ('OrderExtended', 'reason', NULL, NULL, NULL, NULL),
    ('PersonBroughtLater', 'note', 'transfers.let_in', 'note', 'event_pos', 'pos'),
    ('PersonEntryGranted', 'note', 'transfers.let_in', 'note', 'event_pos', 'pos'),
    ('PhotographWithdrawn', 'reason', 'register.photograph', 'withdrawal', 'id', 'photographId'),
    ('RemarkRecorded', 'text', NULL, NULL, NULL, NULL),
    ('ResidentDeparted', 'destination', NULL, NULL, NULL, NULL),
    ('SectionMoved', 'reason', NULL, NULL, NULL, NULL),
    ('SexCorrected', 'reason', NULL, NULL, NULL, NULL),
    ('SexCorrected', 'source', NULL, NULL, NULL, NULL),
    ('SupervisionRecorded', 'source', 'register.supervision', 'source', 'id', 'id'),
    ('SupervisionWithdrawn', 'reason', 'register.supervision', 'withdrawal', 'id', 'supervisionId')) v(type, field, standing, filled, found_by, named) $$;
DO $$ DECLARE x record; BEGIN
  FOR x IN SELECT DISTINCT a.standing, a.filled FROM register.erasable() a WHERE a.standing IS NOT NULL LOOP EXECUTE format('GRANT UPDATE (%I) ON %s TO amana_guard', x.filled, x.standing); END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION register.erased_mark(), register.erasable() TO amana_guard;
GRANT EXECUTE ON FUNCTION register.erasable() TO amana_verify;

-- How long after a person left custody for good everything stays, whoever orders.
CREATE OR REPLACE FUNCTION register.erasure_retention() RETURNS interval LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT interval '10 years' $$;
-- From how many events of one person single words are erased in that time without the order of a court. As erasure/erasure.ts.
CREATE OR REPLACE FUNCTION register.erasure_limit() RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT 3 $$;
-- When custody came to its end: an outcome, and nothing after it. NULL while the person is held: then nothing but single fields is erased. Also while the person is missing, at large or unaccounted for: then nothing is erased at all (register.is_sought).
-- When custody ended, but not before the register knew it: an end that is said to lie long ago would else open the file at once.
CREATE OR REPLACE FUNCTION register.custody_ended(p_person bigint) RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN bool_or(c.to_at = 'infinity') THEN NULL ELSE max(greatest(c.to_at, c.known_from)) END FROM register.custody c WHERE c.person_no = p_person AND c.known_to IS NULL $$;
-- Whoever is missing, at large or unaccounted for: every word may be the one by which somebody is found. Also whom the register took for it in the last twelve months: a correction lifts it at once, and can be corrected again.
CREATE OR REPLACE FUNCTION register.is_sought(p_person bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM register.custody c WHERE c.person_no = p_person AND c.to_at = 'infinity' AND c.state IN ('missing', 'at_large', 'unaccounted') AND (c.known_to IS NULL OR c.known_to > register.clock() - interval '12 months')) $$;
GRANT EXECUTE ON FUNCTION register.is_sought(bigint) TO amana_guard;
-- The same for who may read the file.
CREATE OR REPLACE FUNCTION register.is_sought_seen(p_person bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT register.sees_person(p_person) AND register.is_sought(p_person) $$;
GRANT EXECUTE ON FUNCTION register.is_sought_seen(bigint) TO amana_app;
-- The events of a person of which something can be erased: none of somebody who is sought. With what was not erased yet. What came with a list stands in the row of the list too, and is not offered.
CREATE OR REPLACE FUNCTION register.erasable_of(p_person bigint, p_event uuid DEFAULT NULL) RETURNS TABLE (event_pos bigint, event_id uuid, type text, occurred_at timestamptz, authority text, fields text[])
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.pos, e.id, e.type, e.occurred_at, access.authority_of(e.officer_no), f.fields
    FROM register.event e CROSS JOIN LATERAL (SELECT array_agg(a.field ORDER BY a.field) AS fields FROM register.erasable() a
        WHERE a.type = e.type AND NOT EXISTS (SELECT FROM register.erased_field x WHERE x.event_pos = e.pos AND x.field = a.field)) f
   WHERE e.stream_no = p_person AND (p_event IS NULL OR e.id = p_event) AND f.fields IS NOT NULL AND NOT register.is_sought(p_person)
     AND NOT EXISTS (SELECT FROM register.command c WHERE c.id = e.command_id AND c.name IN ('register/receive-list', 'register/resolve-row')) $$;
GRANT EXECUTE ON FUNCTION register.erasure_retention(), register.erasure_limit(), register.custody_ended(bigint), register.erasable_of(bigint, uuid) TO amana_guard;
-- The same for who may read the file, without events that are not shown.
CREATE OR REPLACE FUNCTION register.erasable_seen(p_person bigint) RETURNS TABLE (event_id uuid, type text, occurred_at timestamptz, authority text, fields text[]) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT r.event_id, r.type, r.occurred_at, r.authority, r.fields FROM register.erasable_of(p_person) r
   WHERE register.sees_person(p_person) AND r.event_pos IN (SELECT s FROM register.shown_events(ARRAY(SELECT e.event_pos FROM register.erasable_of(p_person) e)) s) ORDER BY r.event_pos DESC $$;
CREATE OR REPLACE FUNCTION register.custody_ended_seen(p_person bigint) RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN register.sees_person(p_person) THEN register.custody_ended(p_person) END $$;
-- What an order erases, event by event.
CREATE OR REPLACE FUNCTION register.erasure_plan(p_order uuid) RETURNS TABLE (event_pos bigint, event_id uuid, fields text[]) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT r.event_pos, r.event_id, CASE o.level WHEN 'field' THEN ARRAY(SELECT f FROM unnest(r.fields) f WHERE f = ANY (o.fields) ORDER BY f) ELSE r.fields END
    FROM register.erasure_order o CROSS JOIN LATERAL register.erasable_of(o.person_no, o.event_id) r
   WHERE o.id = p_order AND (o.level <> 'field' OR r.fields && o.fields) ORDER BY r.event_pos $$;
CREATE OR REPLACE FUNCTION register.erasure_plan_seen(p_order uuid) RETURNS TABLE (event_id uuid, fields text[]) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT p.event_id, p.fields FROM register.erasure_order o CROSS JOIN LATERAL register.erasure_plan(o.id) p WHERE o.id = p_order AND register.sees_person(o.person_no) $$;
GRANT EXECUTE ON FUNCTION register.erasure_plan(uuid) TO amana_guard;
GRANT EXECUTE ON FUNCTION register.erasable_seen(bigint), register.custody_ended_seen(bigint), register.erasure_plan_seen(uuid) TO amana_app;

-- An order. What it says is tested when it is given and again when it is carried out.
CREATE OR REPLACE FUNCTION register.demand_erasable(p register.erasure_order, p_at timestamptz) RETURNS void LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE e record;
BEGIN
  IF register.is_sought(p.person_no) THEN
    RAISE EXCEPTION 'erasure-not-open: nothing is erased of somebody who is missing, at large or unaccounted for, or was in the last twelve months' USING ERRCODE = '23514', CONSTRAINT = 'erasure-not-open'; END IF;
  IF p.level <> 'person' THEN
    SELECT * INTO e FROM register.erasable_of(p.person_no, p.event_id);
    IF NOT FOUND OR (p.level = 'field' AND (cardinality(p.fields) = 0 OR NOT p.fields <@ e.fields)) THEN
      RAISE EXCEPTION 'erasure-not-open: this event has no such value that can be erased' USING ERRCODE = '23514', CONSTRAINT = 'erasure-not-open'; END IF;
    IF p.level = 'field' AND e.authority IS DISTINCT FROM p.authority THEN
      RAISE EXCEPTION 'not-permitted: single values are erased by the authority that recorded them' USING ERRCODE = '42501'; END IF;
  END IF;
  IF (register.custody_ended(p.person_no) + register.erasure_retention() > p_at) IS FALSE THEN RETURN; END IF;
  IF p.level <> 'field' THEN
    RAISE EXCEPTION 'erasure-too-early: custody has not ended, or not long enough ago' USING ERRCODE = '23514', CONSTRAINT = 'erasure-too-early'; END IF;
  IF p.reason <> 'court-order' AND (SELECT count(DISTINCT x.event_id) FROM register.erased_field x JOIN register.erasure_order o ON o.id = x.order_id
      WHERE x.person_no = p.person_no AND x.event_id <> p.event_id AND o.level = 'field' AND o.reason <> 'court-order') >= register.erasure_limit() THEN
    RAISE EXCEPTION 'erasure-adds-up: single words were erased from as many events of this person as without the order of a court' USING ERRCODE = '23514', CONSTRAINT = 'erasure-adds-up'; END IF;
END $$;
GRANT EXECUTE ON FUNCTION register.demand_erasable(register.erasure_order, timestamptz) TO amana_guard;
CREATE OR REPLACE FUNCTION register.project_erasure_ordered(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE o register.erasure_order;
BEGIN
  INSERT INTO register.erasure_order (id, person_no, level, reason, event_id, fields, document_sha256, authority, ordered_by, ordered_by_clerk, ordered_at, event_pos)
    SELECT f.id, f.stream_no, f.data->>'level', f.data->>'reason', (f.data->>'eventId')::uuid, CASE WHEN f.data ? 'fields' THEN ARRAY(SELECT jsonb_array_elements_text(f.data->'fields')) END, f.data->>'documentSha256',
      access.authority_of(f.officer_no), f.officer_no, access.has_role(f.officer_no, 'judiciary_clerk'), f.received_at, f.pos FROM unnest(p) f;
  PERFORM register.cite_documents(p);
  IF register.rebuilding() THEN RETURN; END IF;
  FOR o IN SELECT x.* FROM unnest(p) f JOIN register.erasure_order x ON x.id = f.id LOOP PERFORM register.demand_erasable(o, o.ordered_at); END LOOP;
END $$;
CREATE OR REPLACE FUNCTION register.project_erasure_withdrawn(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  UPDATE register.erasure_order o SET withdrawn_by = f.officer_no, withdrawn_at = f.received_at FROM unnest(p) f
   WHERE o.id = (f.data->>'orderId')::uuid AND o.person_no = f.stream_no AND o.withdrawn_at IS NULL AND o.carried_out_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: this order is unknown, withdrawn or carried out' USING ERRCODE = '23514'; END IF;
END $$;
-- The mark in place of values, where they stand beside the secret. What is empty says nothing and stays so.
CREATE OR REPLACE FUNCTION register.mark_erased(p_event uuid, p_fields text[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE e register.event; x record;
BEGIN
  SELECT v.* INTO e FROM register.event v WHERE v.id = p_event;
  FOR x IN SELECT a.standing, a.filled, a.found_by, CASE a.named WHEN 'id' THEN e.id::text WHEN 'pos' THEN e.pos::text ELSE e.body::jsonb->'data'->>a.named END AS key, CASE a.named WHEN 'pos' THEN 'bigint' ELSE 'uuid' END AS kind
      FROM register.erasable() a WHERE a.type = e.type AND a.field = ANY (p_fields) AND a.standing IS NOT NULL LOOP
    EXECUTE format('UPDATE %s SET %I = register.erased_mark() WHERE %I = $1::%s AND %I <> %L', x.standing, x.filled, x.found_by, x.kind, x.filled, '') USING x.key;
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION register.mark_erased(uuid, text[]) TO amana_guard;
-- Carried out: an officer of another authority who reads the person, exactly what the order erases, by a command that the server vouches for, because the server closes the secrets anew.
CREATE OR REPLACE FUNCTION register.project_erasure_carried_out(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int; o register.erasure_order; f register.fact;
BEGIN
  PERFORM register.demand_word(p);
  FOREACH f IN ARRAY p LOOP
    IF NOT register.rebuilding() THEN
      SELECT x.* INTO o FROM register.erasure_order x WHERE x.id = (f.data->>'orderId')::uuid AND x.person_no = f.stream_no;
      IF FOUND AND o.carried_out_at IS NULL THEN
        PERFORM register.demand_erasable(o, f.received_at);
        IF access.authority_of(f.officer_no) IS NOT DISTINCT FROM o.authority THEN
          RAISE EXCEPTION 'I24-four-eyes: an officer of another authority carries it out' USING ERRCODE = '23514', CONSTRAINT = 'I24-four-eyes'; END IF;
        -- a document says that a court ordered it, a clerk of the judiciary that it did
        IF o.reason = 'court-order' AND NOT o.ordered_by_clerk AND NOT access.has_role(f.officer_no, 'judiciary_clerk') AND (register.custody_ended(o.person_no) + register.erasure_retention() > f.received_at) IS NOT FALSE THEN
          RAISE EXCEPTION 'erasure-needs-clerk: an order of a court is given or carried out by a clerk of the judiciary' USING ERRCODE = '23514', CONSTRAINT = 'erasure-needs-clerk'; END IF;
        IF NOT EXISTS (SELECT WHERE access.reach_of(f.officer_no) = '*') AND NOT EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = o.person_no AND r.authority = access.reach_of(f.officer_no)) THEN
          RAISE EXCEPTION 'not-permitted: who carries out an order of erasure reads the person' USING ERRCODE = '42501'; END IF;
        IF f.data->'events' IS DISTINCT FROM (SELECT jsonb_agg(jsonb_build_object('eventId', r.event_id, 'fields', to_jsonb(r.fields)) ORDER BY r.event_pos) FROM register.erasure_plan(o.id) r) THEN
          RAISE EXCEPTION 'stale: the order erases something else by now' USING ERRCODE = '23514'; END IF;
      END IF;
    END IF;
    UPDATE register.erasure_order x SET carried_out_by = f.officer_no, carried_out_authority = access.authority_of(f.officer_no), carried_out_by_clerk = access.has_role(f.officer_no, 'judiciary_clerk'), carried_out_at = f.received_at, carried_out_pos = f.pos
     WHERE x.id = (f.data->>'orderId')::uuid AND x.person_no = f.stream_no AND x.withdrawn_at IS NULL AND x.carried_out_at IS NULL;
    GET DIAGNOSTICS n = ROW_COUNT;
    IF n <> 1 THEN RAISE EXCEPTION 'stale: this order is unknown, withdrawn or carried out' USING ERRCODE = '23514'; END IF;
    INSERT INTO register.erased_field (event_pos, field, order_id, person_no, event_id)
      SELECT e.pos, g.field, (f.data->>'orderId')::uuid, f.stream_no, e.id FROM jsonb_array_elements(f.data->'events') x JOIN register.event e ON e.id = (x->>'eventId')::uuid CROSS JOIN jsonb_array_elements_text(x->'fields') g(field);
    PERFORM register.mark_erased((x->>'eventId')::uuid, ARRAY(SELECT jsonb_array_elements_text(x->'fields'))) FROM jsonb_array_elements(f.data->'events') x;
  END LOOP;
END $$;

-- The secrets of what this transaction erases, for the server, which has the keys: each is closed anew without the values and salts that the order names.
CREATE OR REPLACE FUNCTION register.secrets_to_erase() RETURNS TABLE (event_pos bigint, event_id uuid, stream_no bigint, wrapped_key text, secret bytea, order_id uuid, fields text[]) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT x.event_pos, x.event_id, s.no, encode(s.wrapped_key, 'base64'), k.secret, o.id, array_agg(x.field ORDER BY x.field)
    FROM register.erasure_order o JOIN register.event c ON c.pos = o.carried_out_pos AND c.xmin = pg_current_xact_id()::xid JOIN register.erased_field x ON x.order_id = o.id
    JOIN register.stream s ON s.no = o.person_no JOIN register.event_secret k ON k.event_pos = x.event_pos GROUP BY 1, 2, 3, 5, 6 ORDER BY 1 $$;
CREATE OR REPLACE FUNCTION register.replace_secrets(p_pos bigint[], p_secret bytea[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN UPDATE register.event_secret k SET secret = u.secret FROM unnest(p_pos, p_secret) u(pos, secret) WHERE k.event_pos = u.pos; END $$;
GRANT EXECUTE ON FUNCTION register.secrets_to_erase(), register.replace_secrets(bigint[], bytea[]) TO amana_app;
-- I23-append-only: an order begins as one that waits, and gets one end, which stays; what it says and what was erased by it is never changed or removed.
CREATE OR REPLACE FUNCTION register.erasure_order_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE step text[] := ARRAY['withdrawn_by', 'withdrawn_at', 'carried_out_by', 'carried_out_by_clerk', 'carried_out_authority', 'carried_out_at', 'carried_out_pos'];
BEGIN
  IF TG_OP = 'INSERT' AND num_nonnulls(NEW.withdrawn_at, NEW.carried_out_at) > 0
    OR TG_OP = 'UPDATE' AND (num_nonnulls(OLD.withdrawn_at, OLD.carried_out_at) > 0 OR to_jsonb(NEW) - step <> to_jsonb(OLD) - step) THEN
    RAISE EXCEPTION 'I23-append-only: what was said of an order of erasure stays' USING ERRCODE = '23514', CONSTRAINT = 'I23-append-only'; END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER "I23-append-only" BEFORE DELETE OR TRUNCATE ON register.erasure_order FOR EACH STATEMENT EXECUTE FUNCTION register.append_only();
CREATE OR REPLACE TRIGGER "I23-append-only-step" BEFORE INSERT OR UPDATE ON register.erasure_order FOR EACH ROW EXECUTE FUNCTION register.erasure_order_stays();
CREATE OR REPLACE TRIGGER "I23-append-only" BEFORE UPDATE OR DELETE OR TRUNCATE ON register.erased_field FOR EACH STATEMENT EXECUTE FUNCTION register.append_only();
-- I23-append-only: a secret is changed once in a transaction that carries out an order which names its event, and by nothing else. What the two tables say is not enough: the event that carries the order out must name the event and the field itself.
CREATE OR REPLACE FUNCTION register.secret_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.event_pos <> OLD.event_pos OR NOT EXISTS (SELECT FROM register.erased_field x JOIN register.erasure_order o ON o.id = x.order_id JOIN register.event c ON c.pos = o.carried_out_pos
      JOIN register.event e ON e.pos = x.event_pos AND e.id = x.event_id AND e.stream_no = o.person_no JOIN register.event_secret k ON k.event_pos = x.event_pos
      WHERE x.event_pos = OLD.event_pos AND c.xmin = pg_current_xact_id()::xid AND k.xmin <> pg_current_xact_id()::xid AND c.type = 'ErasureCarriedOut' AND c.stream_no = o.person_no
        AND c.body::jsonb->'data' @> jsonb_build_object('orderId', o.id, 'events', jsonb_build_array(jsonb_build_object('eventId', x.event_id, 'fields', jsonb_build_array(x.field))))) THEN
    RAISE EXCEPTION 'I23-append-only: a secret is changed by an order of erasure that names its event, and once' USING ERRCODE = '23514', CONSTRAINT = 'I23-append-only'; END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER "I23-append-only-secret" BEFORE UPDATE ON register.event_secret FOR EACH ROW EXECUTE FUNCTION register.secret_guard();
-- At commit: what was carried out was carried out: the secret of every event that it names was closed anew.
CREATE OR REPLACE FUNCTION register.erasure_is_whole() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM register.erased_field x JOIN register.event_secret k ON k.event_pos = x.event_pos WHERE x.order_id = NEW.id AND k.xmin <> pg_current_xact_id()::xid) THEN
    RAISE EXCEPTION 'erasure-not-whole: the values of an order that was carried out are still there' USING ERRCODE = '23514', CONSTRAINT = 'erasure-not-whole'; END IF;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS "erasure-not-whole" ON register.erasure_order;
CREATE CONSTRAINT TRIGGER "erasure-not-whole" AFTER UPDATE ON register.erasure_order DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.carried_out_at IS NOT NULL AND OLD.carried_out_at IS NULL) EXECUTE FUNCTION register.erasure_is_whole();

-- Told in the open (ledger.md 4): which entry of the log tells less than it did, and whether single fields of it or all. Not whose it is, and not by which order: several entries of one order would tell that they are of one person, and so would the level of one of a person.
CREATE OR REPLACE FUNCTION register.log_erasure_leaf(p_leaf bytea, p_level text) RETURNS bytea LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT '\x04'::bytea || convert_to(format('{"entry":"%s","level":"%s"}', encode(sha256('\x00'::bytea || p_leaf), 'hex'), p_level), 'UTF8') $$;
CREATE OR REPLACE FUNCTION register.write_log_erasures() RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
DECLARE written int;
BEGIN
  IF NOT EXISTS (SELECT FROM register.erased_field) THEN RETURN 0; END IF;
  WITH erased AS MATERIALIZED (SELECT DISTINCT o.carried_out_pos AS pos, register.log_erasure_leaf(e.leaf, CASE o.level WHEN 'person' THEN 'event' ELSE o.level END) AS leaf FROM register.erased_field x JOIN register.erasure_order o ON o.id = x.order_id JOIN register.event e ON e.pos = x.event_pos),
  placed AS MATERIALIZED (SELECT d.leaf, row_number() OVER (ORDER BY x.leaf_index, d.leaf) AS no FROM erased d JOIN register.log_entry x ON x.event_pos = d.pos),
  due AS MATERIALIZED (SELECT p.leaf, p.no FROM placed p WHERE p.no > (SELECT count(*) FROM register.log_entry x WHERE substring(x.leaf FROM 1 FOR 1) <> '\x01'::bytea AND substring(x.leaf FROM 1 FOR 1) = '\x04'::bytea))
  INSERT INTO register.log_entry (leaf_index, leaf) SELECT (SELECT max(x.leaf_index) FROM register.log_entry x) + row_number() OVER (ORDER BY d.no), d.leaf FROM due d ORDER BY d.no;
  GET DIAGNOSTICS written = ROW_COUNT;
  RETURN written;
END $$;
GRANT EXECUTE ON FUNCTION register.write_log_erasures() TO amana_verify;

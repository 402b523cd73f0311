-- The closing roll-call (I28, D4): proposed by one side, signed by the other; who is present passes with the site, and each difference is a question until it is explained.
GRANT SELECT ON sites.roll_call, sites.roll_row TO amana_app;
GRANT SELECT, INSERT, UPDATE ON sites.roll_call, sites.roll_row TO amana_guard;
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['roll_call', 'roll_row'] LOOP
    EXECUTE format('ALTER TABLE sites.%I ENABLE ROW LEVEL SECURITY; ALTER TABLE sites.%I FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS %I ON sites.%I', t, t, t || '_wall', t);
  END LOOP;
END $$;
-- A roll-call is seen by officers of the two authorities who work on cases, by those who see all cases, and by who directs the site.
CREATE POLICY roll_call_wall ON sites.roll_call FOR SELECT USING ((SELECT access.case_reach()) = 'all'
  OR ((SELECT access.case_reach()) = 'authority' AND (SELECT access.officer_authority()) IN (giving, taking)) OR site = ANY ((SELECT access.own_sites())::text[]));
-- Whom it names: the side that gives sees all of its own roll, the side that takes all of it once it has signed (whole). Before, and of a roll that it called itself, it sees whom it has in reach (part). What it
-- sees before must not follow from fears: whoever is named only afterwards would be known to be afraid of its state.
CREATE OR REPLACE FUNCTION sites.rolls_seen(p_whole boolean) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(r.id), '{}') FROM sites.roll_call r CROSS JOIN (SELECT access.officer_authority() AS code) own
   WHERE access.case_reach() = 'authority' AND own.code IN (r.giving, r.taking) AND (r.proposed_for = r.giving AND (own.code = r.giving OR r.signed_by IS NOT NULL)) = p_whole $$;
GRANT EXECUTE ON FUNCTION sites.rolls_seen(boolean) TO amana_app, amana_guard, amana_owner, amana_verify;
DROP POLICY IF EXISTS roll_row_wall ON sites.roll_row;
CREATE POLICY roll_row_wall ON sites.roll_row FOR SELECT USING ((SELECT access.case_reach()) = 'all' OR roll_call_id = ANY ((SELECT sites.rolls_seen(true))::uuid[])
  OR ((roll_call_id = ANY ((SELECT sites.rolls_seen(false))::uuid[]) OR ((SELECT access.own_sites()) IS NOT NULL AND EXISTS (SELECT FROM sites.roll_call c WHERE c.id = roll_call_id AND c.site = ANY ((SELECT access.own_sites())::text[]))))
    AND (person_no IS NULL OR EXISTS (SELECT FROM register.person_reach x WHERE x.person_no = roll_row.person_no AND x.authority = (SELECT access.officer_authority())))));
DROP FUNCTION IF EXISTS sites.sees_roll_row(uuid, bigint);
-- The rows of a roll-call behind that wall, for functions that pass it.
CREATE OR REPLACE FUNCTION sites.roll_rows_seen(p_call uuid) RETURNS SETOF sites.roll_row LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT w.* FROM sites.roll_row w WHERE w.roll_call_id = p_call AND ((SELECT access.case_reach()) = 'all' OR p_call = ANY ((SELECT sites.rolls_seen(true))::uuid[])
    OR (p_call = ANY ((SELECT sites.rolls_seen(false))::uuid[]) AND (w.person_no IS NULL
      OR EXISTS (SELECT FROM register.person_reach x WHERE x.person_no = w.person_no AND x.authority = (SELECT access.officer_authority()))))) $$;
GRANT EXECUTE ON FUNCTION sites.roll_rows_seen(uuid) TO amana_guard;
DROP FUNCTION IF EXISTS sites.roll_rows_offered();
-- The same with number and name: persons of whom the taking side sees this roll and no file.
CREATE OR REPLACE FUNCTION sites.roll_seen(p_call uuid) RETURNS TABLE (ord int, person_no bigint, register_number text, name text, on_old boolean, on_new boolean) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT w.ord, w.person_no, p.register_number, coalesce(w.stranger, n.full_name, ''), w.on_old, w.on_new FROM sites.roll_rows_seen(p_call) w LEFT JOIN register.person p ON p.no = w.person_no
    LEFT JOIN LATERAL (SELECT x.full_name FROM register.person_name x WHERE x.person_no = w.person_no AND w.person_no <> ALL ((SELECT juveniles.closed_of(ARRAY(SELECT y.person_no FROM sites.roll_rows_seen(p_call) y)))::bigint[]) ORDER BY x.kind <> 'primary', x.event_pos, x.ord LIMIT 1) n ON true ORDER BY w.ord $$;
GRANT EXECUTE ON FUNCTION sites.roll_seen(uuid) TO amana_app;

-- Who is on the register's roll of an authority at a site at an instant.
CREATE OR REPLACE FUNCTION sites.roll_at(p_site text, p_authority text, p_at timestamptz) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT c.person_no FROM register.custody c WHERE c.site = p_site AND c.custodian = p_authority AND c.state IN ('held', 'resident', 'accompanying') AND c.known_to IS NULL AND c.from_at <= p_at AND c.to_at > p_at ORDER BY c.person_no $$;
GRANT EXECUTE ON FUNCTION sites.roll_at(text, text, timestamptz) TO amana_guard;

-- The root of both rolls under a secret, so that nobody tries out who was there: a line for each person with the rolls that have it, and one for each stranger (control/roll-call-payload.ts says how).
CREATE OR REPLACE FUNCTION sites.roll_root(p_secret text, p_old bigint[], p_present bigint[], p_strangers text[]) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT encode(sha256(convert_to(concat_ws(E'\n', p_secret, string_agg(x.line, E'\n' ORDER BY x.line COLLATE "C")), 'UTF8')), 'hex') FROM (
    SELECT p.register_number || ' ' || (o.no IS NOT NULL)::int || (n.no IS NOT NULL)::int AS line FROM unnest(p_old) o(no) FULL JOIN unnest(p_present) n(no) ON n.no = o.no JOIN register.person p ON p.no = coalesce(o.no, n.no)
    UNION ALL SELECT '? ' || encode(sha256(convert_to(s.name, 'UTF8')), 'hex') FROM unnest(p_strangers) s(name)) x $$;
-- What both sides sign: canonical JSON of what the register itself has. Codes need no escaping.
CREATE OR REPLACE FUNCTION sites.roll_payload(f register.fact, p_old bigint[], p_present bigint[], p_strangers text[]) RETURNS bytea LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT convert_to(format('{"calledAt":%s,"counted":%s,"giving":"%s","missing":%s,"onRoll":%s,"present":%s,"rollRoot":"%s","site":"%s","synthetic":%s,"taking":"%s","unknown":%s,"version":1}', f.data->>'calledAt', f.data->>'counted',
    f.data->>'giving', cardinality(p_old) - b.n, cardinality(p_old), cardinality(p_present) + cardinality(p_strangers), sites.roll_root(f.personal->>'secret', p_old, p_present, p_strangers), f.data->>'site',
    coalesce((SELECT c.synthetic FROM register.clock_setting c), false)::text, f.data->>'taking', cardinality(p_present) - b.n + cardinality(p_strangers)), 'UTF8')
    FROM (SELECT count(*)::int AS n FROM unnest(p_old) o(no) JOIN unnest(p_present) n(no) ON n.no = o.no) b
   WHERE f.personal->>'secret' ~ '^[0-9a-f]{64}$' $$;
GRANT EXECUTE ON FUNCTION sites.roll_root(text, bigint[], bigint[], text[]), sites.roll_payload(register.fact, bigint[], bigint[], text[]) TO amana_guard;
-- What one event of a site may name (largest-site.ts): more than the largest site ever held is no list of it.
CREATE OR REPLACE FUNCTION sites.demand_few(p_list jsonb, p_most int) RETURNS void LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.rebuilding() AND jsonb_array_length(p_list) > p_most THEN RAISE EXCEPTION 'invalid-input: one record of a site names at most % persons', p_most USING ERRCODE = '22023'; END IF;
END $$;
GRANT EXECUTE ON FUNCTION sites.demand_few(jsonb, int) TO amana_guard;
-- The old roll is what the register has, not what the officer sends: nobody can be left off it. The hash is over all that both sides sign; before device keys signed rolls it was over person numbers.
CREATE OR REPLACE FUNCTION sites.project_roll_call_proposed(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE f register.fact; old bigint[]; present bigint[]; strangers text[]; at timestamptz; signed bytea;
BEGIN
  FOREACH f IN ARRAY p LOOP
    at := register.at((f.data->>'calledAt')::bigint);
    IF NOT register.rebuilding() AND f.stream_no IS DISTINCT FROM sites.stream_of(f.data->>'site') THEN RAISE EXCEPTION 'not-found: a roll-call stands on the stream of its site' USING ERRCODE = '23514'; END IF;
    PERFORM sites.demand_few(f.data->'present', 100000), sites.demand_few(coalesce(f.personal->'strangers', '[]'), 25000);
    old := ARRAY(SELECT sites.roll_at(f.data->>'site', f.data->>'giving', at));
    present := ARRAY(SELECT DISTINCT x::bigint FROM jsonb_array_elements_text(f.data->'present') x ORDER BY 1);
    strangers := ARRAY(SELECT jsonb_array_elements_text(coalesce(f.personal->'strangers', '[]')));
    signed := sites.roll_payload(f, old, present, strangers);
    INSERT INTO sites.roll_call (id, site, giving, taking, called_at, counted, on_roll, present, payload, roll_hash, proposed_by, proposed_for, proposed_at, event_pos)
      VALUES (f.id, f.data->>'site', f.data->>'giving', f.data->>'taking', at, (f.data->>'counted')::int, cardinality(old), cardinality(present) + cardinality(strangers), signed,
        sha256(coalesce(signed, convert_to(concat_ws('|', f.id, f.data->>'site', f.data->>'giving', f.data->>'taking', f.data->>'calledAt', f.data->>'counted', array_to_string(old, ','), array_to_string(present, ','), cardinality(strangers)), 'UTF8'))),
        f.officer_no, coalesce(access.authority_of(f.officer_no), f.data->>'giving'), f.received_at, f.pos);
    INSERT INTO sites.roll_row (roll_call_id, ord, person_no, on_old, on_new, event_pos)
      SELECT f.id, row_number() OVER (ORDER BY coalesce(o.no, n.no)), coalesce(o.no, n.no), o.no IS NOT NULL, n.no IS NOT NULL, f.pos FROM unnest(old) o(no) FULL JOIN unnest(present) n(no) ON n.no = o.no;
    INSERT INTO sites.roll_row (roll_call_id, ord, stranger, on_old, on_new, event_pos)
      SELECT f.id, (SELECT count(*) FROM unnest(old) o(no) FULL JOIN unnest(present) n(no) ON n.no = o.no) + s.ord, s.name, false, true, f.pos FROM unnest(strangers) WITH ORDINALITY s(name, ord);
  END LOOP;
END $$;
-- Whether the register has, at that instant and until now, exactly those on the old roll of a roll-call: who moved, came, escaped or left since then makes the roll another.
CREATE OR REPLACE FUNCTION sites.roll_stands(r sites.roll_call, p_at timestamptz) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT o.no IS NOT DISTINCT FROM h.no AND h.no IS NOT DISTINCT FROM n.no FROM (SELECT array_agg(w.person_no ORDER BY w.person_no) AS no FROM sites.roll_row w WHERE w.roll_call_id = r.id AND w.on_old) o,
    (SELECT array_agg(x ORDER BY x) AS no FROM sites.roll_at(r.site, r.giving, p_at) x) h,
    (SELECT array_agg(c.person_no ORDER BY c.person_no) AS no FROM register.custody c WHERE c.site = r.site AND c.custodian = r.giving AND c.state IN ('held', 'resident', 'accompanying') AND c.known_to IS NULL AND c.to_at = 'infinity') n $$;
GRANT EXECUTE ON FUNCTION sites.roll_stands(sites.roll_call, timestamptz) TO amana_guard;
-- The first signature: the officer who called the roll signs the bytes that the register made of it.
CREATE OR REPLACE FUNCTION sites.project_roll_call_signed_by_caller(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  PERFORM register.demand_word(p);
  UPDATE sites.roll_call c SET caller_key = f.data->>'keyId', caller_signature = decode(f.data->>'signature', 'hex'), caller_signed_at = f.received_at, event_pos = f.pos FROM unnest(p) f
   WHERE c.id = (f.data->>'rollCallId')::uuid AND c.caller_key IS NULL AND c.signed_by IS NULL AND f.stream_no = sites.stream_of(c.site) AND c.payload = convert_to(f.data->>'payload', 'UTF8');
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: this roll is another, or is signed already' USING ERRCODE = '23514'; END IF;
END $$;
-- Signed by the other side: the giver's control ends, the taker's is recorded where nobody had recorded it, the breach of the change is over, and the taker answers for the site.
CREATE OR REPLACE FUNCTION sites.project_roll_call_signed(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE f register.fact; r sites.roll_call; last uuid;
BEGIN
  PERFORM register.demand_word(p);
  FOREACH f IN ARRAY p LOOP
    UPDATE sites.roll_call c SET signed_by = f.officer_no, signed_at = f.received_at, signed_key = f.data->>'keyId', signature = decode(f.data->>'signature', 'hex'), event_pos = f.pos
     WHERE c.id = (f.data->>'rollCallId')::uuid AND c.signed_by IS NULL AND f.stream_no = sites.stream_of(c.site) AND c.roll_hash = decode(f.data->>'rollHash', 'hex') AND c.counted = (f.data->>'counted')::int RETURNING * INTO r;
    IF r.id IS NULL THEN RAISE EXCEPTION 'stale: this roll is another, or is signed already' USING ERRCODE = '23514'; END IF;
    IF NOT register.rebuilding() AND NOT sites.roll_stands(r, greatest(r.called_at, f.received_at)) THEN
      RAISE EXCEPTION 'stale: who is there has changed since this roll was called' USING ERRCODE = '23514'; END IF;
    UPDATE sites.site_breach b SET cured_at = f.received_at, cured_by = f.officer_no, event_pos = f.pos FROM sites.control c JOIN sites.control a ON a.id = c.after_id
     WHERE b.fact_event = c.id AND b.cured_at IS NULL AND c.site = r.site AND c.authority = r.taking AND a.authority = r.giving;
    SELECT c.id INTO last FROM sites.control c WHERE c.site = r.site AND c.authority = r.giving AND c.withdrawn_at IS NULL AND c.from_at < r.called_at ORDER BY c.from_at DESC, c.event_pos DESC LIMIT 1;
    UPDATE sites.control c SET to_at = r.called_at, end_source_kind = 'register', end_source = 'roll-call', event_pos = f.pos
     WHERE c.site = r.site AND c.authority = r.giving AND c.to_at IS NULL AND c.withdrawn_at IS NULL AND c.from_at < r.called_at;
    IF NOT EXISTS (SELECT FROM sites.control c WHERE c.site = r.site AND c.authority = r.taking AND c.to_at IS NULL AND c.withdrawn_at IS NULL) THEN
      INSERT INTO sites.control (id, site, authority, from_at, source_kind, source, after_id, recorded_by, recorded_at, event_pos)
        VALUES (r.id, r.site, r.taking, r.called_at, 'register', 'roll-call', last, f.officer_no, f.received_at, f.pos); END IF;
    UPDATE sites.site s SET authority = r.taking, event_pos = f.pos WHERE s.code = r.site AND s.authority = r.giving;
  END LOOP;
END $$;
-- I28: a signature is made with a key that is enrolled to the officer and not revoked.
CREATE OR REPLACE FUNCTION sites.demand_roll_key(p_key text, p_officer bigint, p_signature bytea) RETURNS void LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF octet_length(p_signature) IS DISTINCT FROM 64 OR NOT EXISTS (SELECT FROM access.device_key k WHERE k.key_id = p_key AND k.officer_no = p_officer AND k.revoked_at IS NULL) THEN
    RAISE EXCEPTION 'I28-roll-call-at-change-of-control: the key is not enrolled to this officer' USING ERRCODE = '23514', CONSTRAINT = 'I28-roll-call-at-change-of-control'; END IF;
END $$;
GRANT EXECUTE ON FUNCTION sites.demand_roll_key(text, bigint, bytea) TO amana_guard;
-- I28, I24: the two sides are those between whom the site passes; each is an officer of that side, they are two, and each signs with a device key.
CREATE OR REPLACE FUNCTION sites.roll_call_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE e register.event; own text;
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  SELECT * INTO e FROM register.event x WHERE x.pos = NEW.event_pos;
  own := access.authority_of(e.officer_no);
  IF TG_OP = 'INSERT' THEN
    IF NEW.payload IS NULL THEN
      RAISE EXCEPTION 'I28-roll-call-at-change-of-control: a roll is called so that device keys can sign it' USING ERRCODE = '23514', CONSTRAINT = 'I28-roll-call-at-change-of-control'; END IF;
    IF NEW.signed_by IS NOT NULL OR own IS NULL OR own NOT IN (NEW.giving, NEW.taking) THEN
      RAISE EXCEPTION 'I28-roll-call-at-change-of-control: a roll-call is proposed by an officer of one of the two authorities' USING ERRCODE = '23514', CONSTRAINT = 'I28-roll-call-at-change-of-control'; END IF;
    IF NEW.called_at > e.received_at + interval '5 minutes' THEN RAISE EXCEPTION 'invalid-input: a roll is called before it is recorded' USING ERRCODE = '22023'; END IF;
    IF NEW.called_at < e.received_at - interval '24 hours' THEN RAISE EXCEPTION 'invalid-input: a roll is recorded within a day of its call' USING ERRCODE = '22023'; END IF;
    IF NOT EXISTS (SELECT FROM sites.site s WHERE s.code = NEW.site AND s.authority = NEW.giving)
       AND NOT EXISTS (SELECT FROM sites.site_breach b JOIN sites.control c ON c.id = b.fact_event JOIN sites.control a ON a.id = c.after_id
                        WHERE b.site = NEW.site AND b.cured_at IS NULL AND c.authority = NEW.taking AND a.authority = NEW.giving) THEN
      RAISE EXCEPTION 'I28-roll-call-at-change-of-control: the site does not pass from this authority' USING ERRCODE = '23514', CONSTRAINT = 'I28-roll-call-at-change-of-control'; END IF;
    RETURN NULL;
  END IF;
  IF NEW.signed_by IS NULL THEN
    IF e.officer_no <> NEW.proposed_by OR own IS DISTINCT FROM NEW.proposed_for THEN
      RAISE EXCEPTION 'I28-roll-call-at-change-of-control: the first signature is that of the officer who called the roll' USING ERRCODE = '23514', CONSTRAINT = 'I28-roll-call-at-change-of-control'; END IF;
    PERFORM sites.demand_roll_key(NEW.caller_key, e.officer_no, NEW.caller_signature);
    RETURN NULL;
  END IF;
  IF own IS NULL OR own NOT IN (NEW.giving, NEW.taking) OR own = NEW.proposed_for THEN
    RAISE EXCEPTION 'I28-roll-call-at-change-of-control: the second signature is that of the other authority' USING ERRCODE = '23514', CONSTRAINT = 'I28-roll-call-at-change-of-control'; END IF;
  IF NEW.caller_key IS NULL THEN
    RAISE EXCEPTION 'I28-roll-call-at-change-of-control: the officer who called the roll signs it first, with a device key' USING ERRCODE = '23514', CONSTRAINT = 'I28-roll-call-at-change-of-control'; END IF;
  PERFORM sites.demand_roll_key(NEW.signed_key, NEW.signed_by, NEW.signature);
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "I28-roll-call-at-change-of-control" AFTER INSERT OR UPDATE ON sites.roll_call FOR EACH ROW EXECUTE FUNCTION sites.roll_call_guard();
-- Whom a roll names as present is within reach of whoever calls it.
CREATE OR REPLACE FUNCTION sites.roll_reach() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.rebuilding() THEN
    PERFORM register.demand_reach(array_agg(n.person_no), array_agg(e.officer_no)) FROM fresh n JOIN register.event e ON e.pos = n.event_pos WHERE n.on_new AND n.person_no IS NOT NULL; END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER roll_reach AFTER INSERT ON sites.roll_row REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION sites.roll_reach();

-- Of these events the first that no roll-call of the same command bears: each person is looked up by its own number, so that a part of the persons of a large site costs what they are and not what the site is.
CREATE OR REPLACE FUNCTION sites.passes_without_roll(p register.fact[]) RETURNS bigint LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_custom_plan SET jit = off AS $$
DECLARE bad bigint;
BEGIN
  WITH calls AS MATERIALIZED (
      SELECT r.* FROM sites.roll_call r WHERE r.id IN (SELECT DISTINCT (f.data->>'rollCallId')::uuid FROM unnest(p) f)
         AND r.signed_by IS NOT NULL AND (SELECT e.command_id FROM register.event e WHERE e.pos = r.event_pos) = (p[1]).command_id),
    passing AS MATERIALIZED (SELECT f.stream_no AS no, f.occurred_at AS at, (f.data->>'rollCallId')::uuid AS call FROM unnest(p) f)
  SELECT min(g.no) INTO bad FROM passing g LEFT JOIN calls r ON r.id = g.call AND r.called_at = g.at
   WHERE r.id IS NULL OR NOT EXISTS (SELECT FROM sites.roll_row w WHERE w.person_no = g.no AND w.roll_call_id = r.id AND w.on_old AND w.on_new)
      OR NOT EXISTS (SELECT FROM register.custody c WHERE c.person_no = g.no AND c.site = r.site AND c.custodian = r.giving AND c.state IN ('held', 'resident', 'accompanying') AND c.known_to IS NULL AND c.from_at <= r.called_at AND c.to_at > r.called_at);
  RETURN bad;
END $$;
GRANT EXECUTE ON FUNCTION sites.passes_without_roll(register.fact[]) TO amana_guard;
-- Who was there passes with the site, at the instant of the roll-call: only in the command that signs it, only who is on both rolls. An open fear of the taker's state is a breach that the register opens by
-- itself (I11), because who signs is not told of fears.
CREATE OR REPLACE FUNCTION sites.project_person_passed_with_site(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE bad bigint;
BEGIN
  IF NOT register.rebuilding() THEN bad := sites.passes_without_roll(p); END IF;
  IF bad IS NOT NULL THEN RAISE EXCEPTION 'I28-roll-call-at-change-of-control: person % passes with the site only by a roll-call that both sides signed', bad USING ERRCODE = '23514', CONSTRAINT = 'I28-roll-call-at-change-of-control'; END IF;
  PERFORM register.record_custody(array_agg(ROW(f.stream_no, f.pos, f.id, f.occurred_at, f.received_at, f.kind, false, r.taking, false, NULL, NULL, NULL, NULL, false, NULL, NULL, NULL)::register.custody_fact))
     FROM unnest(p) f JOIN sites.roll_call r ON r.id = (f.data->>'rollCallId')::uuid;
  INSERT INTO register.breach (id, person_no, rule, source, authority, fact_event, opened_at, event_pos)
    SELECT md5(f.id || ' ' || x.id)::uuid, f.stream_no, 'I11-fear-suspends-line', 'CAT 3; ICPPED 16', r.giving, f.id, f.occurred_at, f.pos FROM unnest(p) f JOIN sites.roll_call r ON r.id = (f.data->>'rollCallId')::uuid
      JOIN access.authority a ON a.code = r.taking JOIN LATERAL (SELECT y.id FROM safeguards.fear y WHERE y.person_no = f.stream_no AND y.country = a.country AND y.heard_at <= f.occurred_at AND safeguards.fear_open(f.stream_no, ARRAY[a.country], f.occurred_at)
        ORDER BY y.event_pos, y.id LIMIT 1) x ON true;
END $$;
-- At commit: nobody who was there is left behind with the authority that went.
CREATE OR REPLACE FUNCTION sites.all_passed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE bad bigint;
BEGIN
  IF register.rebuilding() OR NEW.signed_by IS NULL OR OLD.signed_by IS NOT NULL THEN RETURN NULL; END IF;
  SELECT min(w.person_no) INTO bad FROM sites.roll_row w WHERE w.roll_call_id = NEW.id AND w.on_old AND w.on_new AND w.person_no IN (SELECT sites.roll_at(NEW.site, NEW.giving, NEW.called_at));
  IF bad IS NOT NULL THEN RAISE EXCEPTION 'I28-roll-call-at-change-of-control: person % was there and did not pass with the site', bad USING ERRCODE = '23514', CONSTRAINT = 'I28-roll-call-at-change-of-control'; END IF;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS all_passed ON sites.roll_call;
CREATE CONSTRAINT TRIGGER all_passed AFTER UPDATE ON sites.roll_call DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION sites.all_passed();

-- What became of a difference. Where the register can tell, it must say the same: an escape, a death or a move is recorded in the person's file first.
CREATE OR REPLACE FUNCTION sites.difference_holds(p_call uuid, p_ord int, p_explanation text, p_no bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE p_explanation
      WHEN 'at-large' THEN w.on_old AND EXISTS (SELECT FROM register.custody c WHERE c.person_no = w.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'at_large')
      WHEN 'unaccounted' THEN w.on_old AND EXISTS (SELECT FROM register.custody c WHERE c.person_no = w.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('unaccounted', 'missing'))
      WHEN 'died' THEN w.on_old AND EXISTS (SELECT FROM register.death d WHERE d.person_no = w.person_no)
      WHEN 'elsewhere' THEN w.on_old AND (sites.away_at(w.person_no, r.called_at) OR EXISTS (SELECT FROM register.custody c WHERE c.person_no = w.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('held', 'resident', 'accompanying') AND c.site IS DISTINCT FROM r.site))
      WHEN 'registered' THEN w.on_new AND EXISTS (SELECT FROM register.custody c WHERE c.person_no = coalesce(w.person_no, p_no) AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('held', 'resident', 'accompanying') AND c.site = r.site)
        AND (w.person_no IS NOT NULL OR NOT EXISTS (SELECT FROM sites.roll_row x WHERE x.roll_call_id = p_call AND x.on_new AND x.person_no = p_no))
      ELSE p_explanation = 'roll-was-wrong' END
    FROM sites.roll_row w JOIN sites.roll_call r ON r.id = w.roll_call_id WHERE w.roll_call_id = p_call AND w.ord = p_ord AND w.on_old <> w.on_new $$;
GRANT EXECUTE ON FUNCTION sites.difference_holds(uuid, int, text, bigint) TO amana_guard;
CREATE OR REPLACE FUNCTION sites.project_roll_difference_explained(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  IF NOT register.rebuilding() THEN
    IF EXISTS (SELECT FROM unnest(p) f JOIN sites.roll_call r ON r.id = (f.data->>'rollCallId')::uuid WHERE access.authority_of(f.officer_no) NOT IN (r.giving, r.taking) AND NOT access.has_role(f.officer_no, 'judiciary_clerk')) THEN
      RAISE EXCEPTION 'not-permitted: a difference is explained by one of the two authorities, or by a judicial role' USING ERRCODE = '42501'; END IF;
    IF EXISTS (SELECT FROM unnest(p) f JOIN sites.roll_call r ON r.id = (f.data->>'rollCallId')::uuid WHERE r.signed_by IS NULL) THEN
      RAISE EXCEPTION 'I28-roll-call-at-change-of-control: a difference is explained when both sides have signed the roll' USING ERRCODE = '23514', CONSTRAINT = 'I28-roll-call-at-change-of-control'; END IF;
    -- of a roll that the taking side called, a person whom the officer has not in reach is on no row that the officer sees
    IF EXISTS (SELECT FROM unnest(p) f JOIN sites.roll_call r ON r.id = (f.data->>'rollCallId')::uuid JOIN sites.roll_row w ON w.roll_call_id = r.id AND w.ord = (f.data->>'ord')::int
        WHERE r.proposed_for <> r.giving AND w.person_no IS NOT NULL AND NOT access.has_role(f.officer_no, 'judiciary_clerk')
          AND NOT EXISTS (SELECT FROM register.person_reach x WHERE x.person_no = w.person_no AND x.authority = access.authority_of(f.officer_no))) THEN
      RAISE EXCEPTION 'not-found: no such difference of this roll-call' USING ERRCODE = '23514'; END IF;
    PERFORM register.demand_reach(array_agg((f.data->>'personNo')::bigint), array_agg(f.officer_no)) FROM unnest(p) f WHERE f.data ? 'personNo' AND NOT access.has_role(f.officer_no, 'judiciary_clerk');
    IF EXISTS (SELECT FROM unnest(p) f WHERE sites.difference_holds((f.data->>'rollCallId')::uuid, (f.data->>'ord')::int, f.data->>'explanation', (f.data->>'personNo')::bigint) IS NOT TRUE) THEN
      RAISE EXCEPTION 'difference-not-so: the register does not say so' USING ERRCODE = '23514'; END IF;
  END IF;
  PERFORM register.demand_told(p, 10, 'account');
  UPDATE sites.roll_row w SET explanation = f.data->>'explanation', account = f.personal->>'account', explained_no = (f.data->>'personNo')::bigint, explained_by = f.officer_no, explained_at = f.received_at, event_pos = f.pos
    FROM unnest(p) f JOIN sites.roll_call r ON r.id = (f.data->>'rollCallId')::uuid AND f.stream_no = sites.stream_of(r.site) WHERE w.roll_call_id = r.id AND w.ord = (f.data->>'ord')::int AND w.explained_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: this difference is explained already' USING ERRCODE = '23514'; END IF;
END $$;
-- Who would pass with the site if this roll were signed now: on both rolls, and still held there by the side that gives. Behind the wall of the roll; whoever may sign a roll of the giver is answered whole,
-- because nobody who was there stays behind: numbers of streams only, without a name.
CREATE OR REPLACE FUNCTION sites.passes_with_site(p_call uuid) RETURNS SETOF bigint LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE r sites.roll_call; signs boolean;
BEGIN
  SELECT * INTO r FROM sites.roll_call c WHERE c.id = p_call;
  signs := r.signed_by IS NULL AND r.proposed_for = r.giving AND access.case_reach() = 'authority' AND access.officer_authority() = r.taking AND access.officer_roles() && ARRAY['origin_officer', 'receiving_officer'];
  RETURN QUERY SELECT w.person_no FROM sites.roll_row w WHERE w.roll_call_id = p_call AND (signs OR w.ord IN (SELECT x.ord FROM sites.roll_rows_seen(p_call) x))
    AND w.on_old AND w.on_new AND w.person_no IN (SELECT sites.roll_at(r.site, r.giving, r.called_at)) ORDER BY 1;
END $$;
GRANT EXECUTE ON FUNCTION sites.passes_with_site(uuid) TO amana_app;

-- What is recorded about where a person may be placed: who is kept apart from whom (I16), and the security level (P3). Coded, reasoned, signed, expiring (decisions.md 24).
DO $$ BEGIN
  ALTER TABLE sites.keep_apart ENABLE ROW LEVEL SECURITY; ALTER TABLE sites.keep_apart FORCE ROW LEVEL SECURITY;
  ALTER TABLE sites.security_level ENABLE ROW LEVEL SECURITY; ALTER TABLE sites.security_level FORCE ROW LEVEL SECURITY;
END $$;
DROP POLICY IF EXISTS keep_apart_wall ON sites.keep_apart;
CREATE POLICY keep_apart_wall ON sites.keep_apart FOR SELECT USING ((SELECT access.reach()) = '*'
  OR EXISTS (SELECT FROM register.person_reach r WHERE r.person_no IN (keep_apart.person_a, keep_apart.person_b) AND r.authority = (SELECT access.row_reach())));
DROP POLICY IF EXISTS security_level_wall ON sites.security_level;
CREATE POLICY security_level_wall ON sites.security_level FOR SELECT USING ((SELECT access.reach()) = '*'
  OR EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = security_level.person_no AND r.authority = (SELECT access.row_reach())));

CREATE OR REPLACE FUNCTION sites.project_keep_apart_added(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO sites.keep_apart (id, person_a, person_b, expires_at, recorded_by, reason, event_pos)
  SELECT f.id, least(f.stream_no, (f.data->>'otherPersonNo')::bigint), greatest(f.stream_no, (f.data->>'otherPersonNo')::bigint), register.at((f.data->>'expiresAt')::bigint), f.officer_no, f.personal->>'reason', f.pos FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION sites.project_keep_apart_lifted(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  UPDATE sites.keep_apart k SET lifted_at = f.received_at, lifted_by = f.officer_no, lift_reason = f.personal->>'reason', event_pos = f.pos
    FROM unnest(p) f WHERE k.id = (f.data->>'keepApartId')::uuid AND f.stream_no IN (k.person_a, k.person_b) AND k.lifted_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'not-found: a keep-apart record is lifted once, on the stream of one of the two' USING ERRCODE = '23514'; END IF;
END $$;
-- Both persons are within reach of whoever keeps them apart; lifted before its end only by the authority that recorded it.
CREATE OR REPLACE FUNCTION sites.keep_apart_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE e register.event;
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  SELECT * INTO e FROM register.event x WHERE x.pos = NEW.event_pos;
  IF TG_OP = 'INSERT' THEN
    IF NEW.expires_at <= e.received_at THEN RAISE EXCEPTION 'invalid-input: the record has ended before it begins' USING ERRCODE = '22023'; END IF;
    IF NOT access.has_role(e.officer_no, 'child_protection_officer') THEN
      PERFORM register.demand_reach(ARRAY[NEW.person_a, NEW.person_b], ARRAY[e.officer_no, e.officer_no]); END IF;
  ELSIF OLD.lifted_at IS NOT NULL OR OLD.expires_at <= e.received_at OR (NEW.person_a, NEW.person_b, NEW.expires_at, NEW.recorded_by, NEW.reason) IS DISTINCT FROM (OLD.person_a, OLD.person_b, OLD.expires_at, OLD.recorded_by, OLD.reason) THEN
    RAISE EXCEPTION 'stale: this keep-apart record has ended already' USING ERRCODE = '23514';
  ELSIF coalesce(NEW.lift_reason, '') = '' THEN
    RAISE EXCEPTION 'invalid-input: a keep-apart record is lifted with a reason' USING ERRCODE = '22023';
  ELSIF access.authority_of(e.officer_no) IS DISTINCT FROM access.authority_of(OLD.recorded_by) THEN
    RAISE EXCEPTION 'not-permitted: a keep-apart record is lifted by the authority that made it' USING ERRCODE = '42501'; END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER keep_apart_guard AFTER INSERT OR UPDATE ON sites.keep_apart FOR EACH ROW EXECUTE FUNCTION sites.keep_apart_guard();

-- P3: the security level.
CREATE OR REPLACE FUNCTION sites.project_security_level_recorded(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO sites.security_level (id, person_no, level, reasons, authority, recorded_by, recorded_at, expires_at, event_pos)
  SELECT f.id, f.stream_no, f.data->>'level', f.personal->>'reasons', access.authority_of(f.officer_no), f.officer_no, f.received_at, register.at((f.data->>'expiresAt')::bigint), f.pos FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION sites.one_record_each(p_changed int, p register.fact[]) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF p_changed <> cardinality(p) THEN RAISE EXCEPTION 'not-found: a security level is changed once in a command, on the stream of its person' USING ERRCODE = '23514'; END IF;
END $$;
CREATE OR REPLACE FUNCTION sites.project_security_level_approved(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  UPDATE sites.security_level s SET approved_by = f.officer_no, approved_at = f.received_at, event_pos = f.pos FROM unnest(p) f WHERE s.id = (f.data->>'recordId')::uuid AND s.person_no = f.stream_no;
  GET DIAGNOSTICS n = ROW_COUNT; PERFORM sites.one_record_each(n, p);
END $$;
CREATE OR REPLACE FUNCTION sites.project_security_level_appealed(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  UPDATE sites.security_level s SET appealed_at = f.received_at, appeal = f.personal->>'grounds', appeal_heard_by = f.officer_no, answered_at = NULL, answer = NULL, answered_by = NULL, event_pos = f.pos
    FROM unnest(p) f WHERE s.id = (f.data->>'recordId')::uuid AND s.person_no = f.stream_no;
  GET DIAGNOSTICS n = ROW_COUNT; PERFORM sites.one_record_each(n, p);
END $$;
CREATE OR REPLACE FUNCTION sites.project_security_level_kept(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  UPDATE sites.security_level s SET answered_at = f.received_at, answer = f.personal->>'reasons', answered_by = f.officer_no, event_pos = f.pos FROM unnest(p) f WHERE s.id = (f.data->>'recordId')::uuid AND s.person_no = f.stream_no;
  GET DIAGNOSTICS n = ROW_COUNT; PERFORM sites.one_record_each(n, p);
END $$;
CREATE OR REPLACE FUNCTION sites.project_security_level_withdrawn(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  UPDATE sites.security_level s SET withdrawn_at = f.received_at, withdrawal = f.personal->>'reasons', withdrawn_by = f.officer_no, event_pos = f.pos FROM unnest(p) f WHERE s.id = (f.data->>'recordId')::uuid AND s.person_no = f.stream_no;
  GET DIAGNOSTICS n = ROW_COUNT; PERFORM sites.one_record_each(n, p);
END $$;

-- Whether an authority holds a person now.
CREATE OR REPLACE FUNCTION sites.holds(p_authority text, p_person bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM register.custody c WHERE c.person_no = p_person AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.custodian = p_authority) $$;
-- P3-security-level: recorded by the authority that holds, for a year at most (Mandela 93: reviewed); approved by a second officer of it (I24, the table's CHECK); an appeal is answered by
-- somebody who neither recorded nor approved; withdrawn by the authority that recorded or holds, or by a judicial role.
CREATE OR REPLACE FUNCTION sites.security_level_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE e register.event; own text;
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  SELECT * INTO e FROM register.event x WHERE x.pos = NEW.event_pos;
  own := access.authority_of(e.officer_no);
  IF TG_OP = 'INSERT' THEN
    IF NOT sites.holds(own, NEW.person_no) THEN
      RAISE EXCEPTION 'not-permitted: a security level is recorded by the authority that holds the person' USING ERRCODE = '42501'; END IF;
    IF NEW.approved_by IS NOT NULL OR NEW.withdrawn_by IS NOT NULL THEN RAISE EXCEPTION 'I24-four-eyes: a security level is recorded first and approved by another officer' USING ERRCODE = '23514', CONSTRAINT = 'I24-four-eyes'; END IF;
    IF NEW.expires_at <= e.received_at OR NEW.expires_at > e.received_at + interval '1 year' THEN
      RAISE EXCEPTION 'P3-security-level: a level ends after it begins, and within a year' USING ERRCODE = '23514', CONSTRAINT = 'P3-security-level'; END IF;
    RETURN NULL;
  END IF;
  IF (NEW.person_no, NEW.level, NEW.reasons, NEW.authority, NEW.recorded_by, NEW.recorded_at, NEW.expires_at) IS DISTINCT FROM (OLD.person_no, OLD.level, OLD.reasons, OLD.authority, OLD.recorded_by, OLD.recorded_at, OLD.expires_at) THEN
    RAISE EXCEPTION 'I24-four-eyes: what was recorded is what is approved' USING ERRCODE = '23514', CONSTRAINT = 'I24-four-eyes'; END IF;
  IF OLD.withdrawn_by IS NOT NULL OR OLD.expires_at <= e.received_at THEN RAISE EXCEPTION 'stale: this security level has ended already' USING ERRCODE = '23514'; END IF;
  CASE e.type
    WHEN 'SecurityLevelApproved' THEN
      IF OLD.approved_by IS NOT NULL THEN RAISE EXCEPTION 'I24-four-eyes: this security level has been approved already' USING ERRCODE = '23514', CONSTRAINT = 'I24-four-eyes'; END IF;
      IF own IS DISTINCT FROM NEW.authority OR NOT sites.holds(own, NEW.person_no) THEN
        RAISE EXCEPTION 'not-permitted: a security level is approved by the authority that recorded it and holds the person' USING ERRCODE = '42501'; END IF;
      IF sites.only_directs(e) AND NOT register.directs(e.officer_no, NEW.person_no) THEN
        RAISE EXCEPTION 'not-permitted: who directs a site confirms at that site only' USING ERRCODE = '42501'; END IF;
    WHEN 'SecurityLevelAppealed' THEN
      IF coalesce(NEW.appeal, '') = '' THEN RAISE EXCEPTION 'P3-security-level: an appeal has grounds' USING ERRCODE = '23514', CONSTRAINT = 'P3-security-level'; END IF;
      IF OLD.appealed_at IS NOT NULL AND OLD.answered_at IS NULL THEN RAISE EXCEPTION 'stale: an appeal waits for its answer' USING ERRCODE = '23514'; END IF;
    WHEN 'SecurityLevelKept' THEN
      IF OLD.appealed_at IS NULL OR OLD.answered_at IS NOT NULL THEN RAISE EXCEPTION 'stale: no appeal waits for an answer' USING ERRCODE = '23514'; END IF;
      IF coalesce(NEW.answer, '') = '' THEN RAISE EXCEPTION 'P3-security-level: an appeal is answered with reasons' USING ERRCODE = '23514', CONSTRAINT = 'P3-security-level'; END IF;
      IF own IS DISTINCT FROM NEW.authority AND NOT access.has_role(e.officer_no, 'judiciary_clerk') THEN
        RAISE EXCEPTION 'not-permitted: an appeal is answered by the authority that recorded the level, or by a judicial role' USING ERRCODE = '42501'; END IF;
    WHEN 'SecurityLevelWithdrawn' THEN
      IF coalesce(NEW.withdrawal, '') = '' THEN RAISE EXCEPTION 'P3-security-level: a level is withdrawn with reasons' USING ERRCODE = '23514', CONSTRAINT = 'P3-security-level'; END IF;
      IF own IS DISTINCT FROM NEW.authority AND NOT sites.holds(own, NEW.person_no) AND NOT access.has_role(e.officer_no, 'judiciary_clerk') THEN
        RAISE EXCEPTION 'not-permitted: a level is withdrawn by the authority that recorded it or holds the person, or by a judicial role' USING ERRCODE = '42501'; END IF;
    ELSE RAISE EXCEPTION 'not-permitted: % does not change a security level', e.type USING ERRCODE = '42501';
  END CASE;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "P3-security-level" AFTER INSERT OR UPDATE ON sites.security_level FOR EACH ROW EXECUTE FUNCTION sites.security_level_guard();
-- The levels in force of these persons at these instants. No row: none, which is no restriction. The newest approved record counts, so that a lower one replaces a higher one.
CREATE OR REPLACE FUNCTION sites.levels_at(p_person bigint[], p_at timestamptz[]) RETURNS TABLE (person_no bigint, at timestamptz, level text, held_in text[])
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.person_no, s.at, s.level, l.held_in FROM (
    SELECT DISTINCT ON (u.person, u.at) u.at, x.* FROM unnest(p_person, p_at) u(person, at) JOIN sites.security_level x ON x.person_no = u.person AND x.approved_at <= u.at
     ORDER BY u.person, u.at, x.approved_at DESC, x.id DESC) s JOIN sites.level l ON l.code = s.level
   WHERE s.expires_at > s.at AND (s.withdrawn_at IS NULL OR s.withdrawn_at > s.at) $$;
GRANT EXECUTE ON FUNCTION sites.levels_at(bigint[], timestamptz[]), sites.holds(text, bigint), sites.one_record_each(int, register.fact[]) TO amana_guard;

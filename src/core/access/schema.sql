-- Who is asking. The session token in amana.token is resolved by its hash, so that naming another officer is not enough;
-- empty, unknown, expired or absent means NULL, and NULL means deny.
-- In plpgsql, as what asks it: every command and every wall asks several times, and a definer function in SQL is planned anew each time. officer_id, officer_authority and reach each resolve the session in
-- the one statement that they are, because calling one another would cost as much again.
CREATE OR REPLACE FUNCTION access.officer_id() RETURNS bigint LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN RETURN (SELECT s.officer_no FROM access.session s LEFT JOIN access.officer o ON o.no = s.officer_no
   WHERE s.token_hash = sha256(convert_to(nullif(current_setting('amana.token', true), ''), 'UTF8')) AND s.idle_until > now() AND s.ends_at > now() AND (s.officer_no = 0 OR o.active)); END $$;
-- The same for what writes: a token in whose place a fresh second factor put another reads for ten seconds more what was under way, and writes nothing. Asked in one statement, as officer_id is: what costs more is asked of those only who are refused.
CREATE OR REPLACE FUNCTION access.writer_id() RETURNS bigint LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE o bigint := (SELECT s.officer_no FROM access.session s LEFT JOIN access.officer o ON o.no = s.officer_no
   WHERE s.token_hash = sha256(convert_to(nullif(current_setting('amana.token', true), ''), 'UTF8')) AND s.idle_until > now() AND s.ends_at > now() AND s.replaced_at IS NULL AND (s.officer_no = 0 OR o.active));
BEGIN
  IF o IS NULL AND access.officer_id() IS NOT NULL THEN RAISE EXCEPTION 'session-replaced: this session goes on under another token' USING ERRCODE = '28000'; END IF;
  RETURN o;
END $$;
GRANT EXECUTE ON FUNCTION access.writer_id() TO amana_guard;
-- The roles of the officer who asks; officer 0 is the installation itself (boot only: its session can be made only by the installing role).
-- The roles of an officer; NULL for nobody.
CREATE OR REPLACE FUNCTION access.roles_of(p_officer bigint) RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF p_officer IS NULL THEN RETURN NULL; END IF;
  IF p_officer = 0 THEN RETURN ARRAY['installation']; END IF;
  RETURN coalesce((SELECT array_agg(DISTINCT p.role) FROM access.posting p WHERE p.officer_no = p_officer), '{}');
END $$;
CREATE OR REPLACE FUNCTION access.officer_roles() RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN RETURN access.roles_of(access.officer_id()); END $$;
CREATE OR REPLACE FUNCTION access.officer_authority() RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN RETURN (SELECT o.authority FROM access.session s JOIN access.officer o ON o.no = s.officer_no
   WHERE s.token_hash = sha256(convert_to(nullif(current_setting('amana.token', true), ''), 'UTF8')) AND s.idle_until > now() AND s.ends_at > now() AND o.active); END $$;
CREATE OR REPLACE FUNCTION access.authority_of(p_officer bigint) RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN RETURN (SELECT o.authority FROM access.officer o WHERE o.no = p_officer); END $$;
CREATE OR REPLACE FUNCTION access.has_role(p_officer bigint, p_role text) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN RETURN EXISTS (SELECT FROM access.posting p WHERE p.officer_no = p_officer AND p.role = p_role); END $$;
-- The same at one site: of an officer who is posted there, or at all sites of the authority.
CREATE OR REPLACE FUNCTION access.has_role_at(p_officer bigint, p_role text, p_site text) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN RETURN EXISTS (SELECT FROM access.posting p WHERE p.officer_no = p_officer AND p.role = p_role AND p.site IN ('*', p_site)); END $$;
GRANT EXECUTE ON FUNCTION access.officer_id(), access.officer_roles(), access.officer_authority() TO amana_app, amana_verify, amana_owner, amana_guard;
GRANT EXECUTE ON FUNCTION access.authority_of(bigint), access.has_role(bigint, text), access.has_role_at(bigint, text, text), access.roles_of(bigint) TO amana_guard;
GRANT SELECT ON access.authority, access.posting, access.device_key TO amana_app;
-- A user name is half of what a sign-in asks for: the server reads it through functions only.
GRANT SELECT (no, name_en, name_ar, authority, active, demonstration) ON access.officer TO amana_app;
GRANT SELECT ON ALL TABLES IN SCHEMA access TO amana_verify;
REVOKE ALL ON access.server_word FROM amana_verify;
GRANT SELECT, INSERT, UPDATE ON access.server_word TO amana_guard;
REVOKE SELECT ON access.credential, access.invitation, access.session, access.known_browser, access.passkey, access.passkey_challenge FROM amana_verify;
GRANT SELECT, INSERT, UPDATE ON access.authority, access.officer, access.posting, access.device_key, access.posting_history TO amana_guard;
GRANT DELETE ON access.posting TO amana_guard;
GRANT SELECT, INSERT, UPDATE, DELETE ON access.credential, access.invitation, access.session, access.known_browser TO amana_guard;

-- Walls. Whoever is signed in may know the authorities, who acted, and with which public key; who is posted where is known inside an authority, and of
-- interviewers everywhere, because a manifest says which authority offers interviews.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['authority', 'officer', 'posting', 'device_key'] LOOP
    EXECUTE format('DROP POLICY IF EXISTS %I ON access.%I', t || '_wall', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['authority', 'officer', 'device_key'] LOOP
    EXECUTE format('CREATE POLICY %I ON access.%I FOR SELECT USING ((SELECT access.officer_id()) IS NOT NULL)', t || '_wall', t);
  END LOOP;
END $$;
CREATE POLICY posting_wall ON access.posting FOR SELECT USING ((SELECT access.officer_id()) IS NOT NULL AND (role = 'interviewer'
  OR EXISTS (SELECT FROM access.officer o WHERE o.no = posting.officer_no AND o.authority = (SELECT access.officer_authority()))));

-- What roles are: the same lists follow from src/core/register/role-table.ts, and a test compares them. A role that stands in none of them opens nothing.
-- Whose persons a role reads: everybody's, those in reach of its authority, or those who are at its sites now.
CREATE OR REPLACE FUNCTION access.roles_beyond_authority() RETURNS text[] LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT ARRAY['interviewer', 'assessor', 'child_protection_officer', 'judiciary_clerk', 'monitor', 'prosecutor', 'investigating_judge'] $$;
CREATE OR REPLACE FUNCTION access.roles_of_authority() RETURNS text[] LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT ARRAY['origin_officer', 'transfer_cell', 'escort_commander', 'receiving_officer', 'health_officer'] $$;
CREATE OR REPLACE FUNCTION access.roles_of_sites() RETURNS text[] LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$ SELECT ARRAY['site_director'] $$;
-- Who works on cases day by day: hears fears, sees photographs, and can open a wall.
CREATE OR REPLACE FUNCTION access.roles_on_cases() RETURNS text[] LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT ARRAY['origin_officer', 'transfer_cell', 'escort_commander', 'receiving_officer', 'health_officer', 'interviewer', 'assessor', 'child_protection_officer', 'judiciary_clerk'] $$;
-- Who watches, judges or audits, and leaves nothing.
CREATE OR REPLACE FUNCTION access.roles_that_only_read() RETURNS text[] LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT ARRAY['monitor', 'prosecutor', 'investigating_judge', 'auditor'] $$;
-- Whose strength a role is told that reads no persons: of its authority, or of every authority of its state.
CREATE OR REPLACE FUNCTION access.roles_counting_authority() RETURNS text[] LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT ARRAY['programme_staff', 'repatriation_desk', 'finance_officer', 'press_officer', 'corridor_reporter', 'family_desk', 'auditor'] $$;
CREATE OR REPLACE FUNCTION access.roles_counting_state() RETURNS text[] LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$ SELECT ARRAY['ministry_desk'] $$;
-- Who reads the identity of children (docs/decisions/0063-the-identity-of-children.md): also of those whose file is sealed; of every child in custody, whose case they hear, judge or defend; of those whom the own authority holds or is to take
-- over; of those on a convoy that the own authority escorts; of those who are at the own sites now.
CREATE OR REPLACE FUNCTION access.roles_reading_sealed_children() RETURNS text[] LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$ SELECT ARRAY['child_protection_officer'] $$;
CREATE OR REPLACE FUNCTION access.roles_reading_children() RETURNS text[] LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT ARRAY['interviewer', 'assessor', 'judiciary_clerk', 'prosecutor', 'investigating_judge'] $$;
CREATE OR REPLACE FUNCTION access.roles_reading_children_held() RETURNS text[] LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT ARRAY['origin_officer', 'receiving_officer', 'health_officer'] $$;
-- For a request of a family alone, by the functions of its desk (safeguards): a family is told of its child (CRC 9(4)).
CREATE OR REPLACE FUNCTION access.roles_reading_children_asked_for() RETURNS text[] LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$ SELECT ARRAY['family_desk'] $$;
CREATE OR REPLACE FUNCTION access.roles_reading_children_escorted() RETURNS text[] LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$ SELECT ARRAY['escort_commander'] $$;
CREATE OR REPLACE FUNCTION access.roles_reading_children_at_sites() RETURNS text[] LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$ SELECT ARRAY['site_director'] $$;
-- What reaches beyond the own authority, who audits it, and who hears the families of those whom it holds, is posted by the installation only.
CREATE OR REPLACE FUNCTION access.roles_given_by_installation() RETURNS text[] LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT access.roles_beyond_authority() || access.roles_counting_state() || ARRAY['family_desk', 'auditor'] $$;
-- Whose persons the officer who asks may read: '*' everybody's, the code of the own authority those within its reach, NULL nobody's, or only those at the own sites (access.own_sites).
CREATE OR REPLACE FUNCTION access.reach() RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN (SELECT CASE WHEN s.officer_no = 0 OR EXISTS (SELECT FROM access.posting p WHERE p.officer_no = s.officer_no AND p.role = ANY (access.roles_beyond_authority())) THEN '*'
    WHEN EXISTS (SELECT FROM access.posting p WHERE p.officer_no = s.officer_no AND p.role = ANY (access.roles_of_authority())) THEN o.authority END
    FROM access.session s LEFT JOIN access.officer o ON o.no = s.officer_no
   WHERE s.token_hash = sha256(convert_to(nullif(current_setting('amana.token', true), ''), 'UTF8')) AND s.idle_until > now() AND s.ends_at > now() AND (s.officer_no = 0 OR o.active));
END $$;
-- The same of an officer who is known to ask.
CREATE OR REPLACE FUNCTION access.reach_of(p_officer bigint) RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN CASE WHEN p_officer = 0 OR EXISTS (SELECT FROM access.posting p WHERE p.officer_no = p_officer AND p.role = ANY (access.roles_beyond_authority())) THEN '*'
    WHEN EXISTS (SELECT FROM access.posting p WHERE p.officer_no = p_officer AND p.role = ANY (access.roles_of_authority()))
      THEN (SELECT o.authority FROM access.officer o WHERE o.no = p_officer AND o.active) END;
END $$;
GRANT EXECUTE ON FUNCTION access.reach_of(bigint) TO amana_guard;
-- The same as a word: 'all', 'authority' or 'none'.
CREATE OR REPLACE FUNCTION access.case_reach() RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE reach text := access.reach();
BEGIN RETURN CASE WHEN reach IS NULL THEN 'none' WHEN reach = '*' THEN 'all' ELSE 'authority' END; END $$;
GRANT EXECUTE ON FUNCTION access.case_reach(), access.reach() TO amana_app, amana_verify, amana_owner, amana_guard;

-- The sites that an officer directs: those of the own authority of the postings, as the authority answers for them now; NULL where there is none.
CREATE OR REPLACE FUNCTION access.sites_of(p_officer bigint) RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN (SELECT array_agg(DISTINCT s.code) FROM access.officer o JOIN access.posting p ON p.officer_no = o.no AND p.role = ANY (access.roles_of_sites())
    JOIN sites.site s ON s.authority = o.authority AND p.site IN ('*', s.code) WHERE o.no = p_officer AND o.active);
END $$;
CREATE OR REPLACE FUNCTION access.own_sites() RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN RETURN access.sites_of(access.officer_id()); END $$;
-- Whose rows the policies of persons show: those in reach, and to who directs a site those of its authority, of whom person_reach then shows only who is there now (register, 1-walls.sql). What passes row
-- security asks access.reach(), and says nothing to who directs a site unless it says so.
CREATE OR REPLACE FUNCTION access.row_reach() RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN (SELECT CASE WHEN s.officer_no = 0 OR EXISTS (SELECT FROM access.posting p WHERE p.officer_no = s.officer_no AND p.role = ANY (access.roles_beyond_authority())) THEN '*'
    WHEN EXISTS (SELECT FROM access.posting p WHERE p.officer_no = s.officer_no AND p.role = ANY (access.roles_of_authority() || access.roles_of_sites())) THEN o.authority END
    FROM access.session s LEFT JOIN access.officer o ON o.no = s.officer_no
   WHERE s.token_hash = sha256(convert_to(nullif(current_setting('amana.token', true), ''), 'UTF8')) AND s.idle_until > now() AND s.ends_at > now() AND (s.officer_no = 0 OR o.active));
END $$;
-- The authorities whose strength is told to who asks and reads no persons: the own one, or those of the own state ('XXX' is none); NULL where there is none.
CREATE OR REPLACE FUNCTION access.authorities_counted() RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE mine text := access.officer_authority(); posted text[] := access.officer_roles();
BEGIN
  IF posted && access.roles_counting_state() THEN
    RETURN (SELECT array_agg(a.code ORDER BY a.code) FROM access.authority a JOIN access.authority o ON o.code = mine WHERE a.code = mine OR (a.country = o.country AND o.country <> 'XXX')); END IF;
  RETURN CASE WHEN posted && access.roles_counting_authority() THEN ARRAY[mine] END;
END $$;
GRANT EXECUTE ON FUNCTION access.own_sites(), access.row_reach(), access.authorities_counted() TO amana_app, amana_verify, amana_owner, amana_guard;
GRANT EXECUTE ON FUNCTION access.sites_of(bigint) TO amana_guard;

-- One lock stands before everything that begins, goes on with or ends what an officer signed in with: the row of the officer, before any other, so that none of these waits for another in a circle. Who has it asks
-- again, in a statement that begins after it, and sees what was ended meanwhile; what ends it sees what began. Answers whether the officer may sign in.
CREATE OR REPLACE FUNCTION access.lock_sign_in(p_officer bigint) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM FROM access.officer o WHERE o.no = p_officer FOR NO KEY UPDATE;
  RETURN EXISTS (SELECT FROM access.officer o JOIN access.credential c ON c.officer_no = o.no AND c.ended_at IS NULL WHERE o.no = p_officer AND o.active);
END $$;
GRANT EXECUTE ON FUNCTION access.lock_sign_in(bigint) TO amana_guard;
-- Which password and which second factor these are: another value with each new one, because both are stored with chance in them.
CREATE OR REPLACE FUNCTION access.factors_version(p_password_hash text, p_totp_secret bytea) RETURNS bytea LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT sha256(convert_to(coalesce(p_password_hash, '') || '/', 'UTF8') || p_totp_secret) $$;
GRANT EXECUTE ON FUNCTION access.factors_version(text, bytea) TO amana_guard;
-- Sign-in. The server (Node) computes scrypt and TOTP; these functions are the only way to the stored secrets.
DROP FUNCTION IF EXISTS access.credential_of(text);
CREATE FUNCTION access.credential_of(p_username text)
  RETURNS TABLE (officer_no bigint, password_hash text, totp_secret bytea, totp_last_step bigint, failures int, refused_until timestamptz, version bytea)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT c.officer_no, c.password_hash, c.totp_secret, c.totp_last_step, c.failures, c.refused_until, access.factors_version(c.password_hash, c.totp_secret)
    FROM access.officer o JOIN access.credential c ON c.officer_no = o.no AND c.ended_at IS NULL WHERE o.username = lower(p_username) AND o.active $$;
-- How long who failed so often in a row waits: from the fifth on 5 s, doubled each time, 15 minutes at most. The exponent is capped: uncapped, an interval overflows at 45 failures. `waitAfter` of the server is the same.
CREATE OR REPLACE FUNCTION access.wait_after(p_failures int) RETURNS interval LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN p_failures >= 5 THEN least(interval '15 minutes', interval '5 seconds' * power(2, least(p_failures - 5, 8))) ELSE interval '0' END $$;
GRANT EXECUTE ON FUNCTION access.wait_after(int) TO amana_guard;
-- An attempt counts before its password is checked, under the lock of the row that counts it: attempts made at once wait for one another, and no more of them are let through than one after the other. A browser
-- in which this officer signed in before has a count of its own; all others share that of the officer, so that strangers slow down strangers (OWASP, device cookies). Answers until when the attempt is refused,
-- NULL where it may go on. The clock and not now(), which stood still while this call waited for the lock.
DROP FUNCTION IF EXISTS access.note_failure(bigint);
DROP FUNCTION IF EXISTS access.claim_attempt(bigint);
CREATE OR REPLACE FUNCTION access.claim_attempt(p_officer bigint, p_browser bytea) RETURNS timestamptz LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE c access.credential; b access.known_browser; BEGIN
  SELECT * INTO b FROM access.known_browser k WHERE k.token_hash = p_browser AND k.officer_no = p_officer AND k.expires_at > clock_timestamp() FOR UPDATE;
  IF FOUND THEN
    IF b.refused_until > clock_timestamp() THEN RETURN b.refused_until; END IF;
    UPDATE access.known_browser k SET failures = least(b.failures + 1, 1000000), refused_until = clock_timestamp() + access.wait_after(least(b.failures + 1, 1000000)) WHERE k.id = b.id;
    RETURN NULL;
  END IF;
  SELECT * INTO c FROM access.credential k WHERE k.officer_no = p_officer FOR UPDATE;
  IF c.refused_until > clock_timestamp() THEN RETURN c.refused_until; END IF;
  UPDATE access.credential k SET failures = least(c.failures + 1, 1000000), refused_until = clock_timestamp() + access.wait_after(least(c.failures + 1, 1000000)) WHERE k.officer_no = p_officer;
  RETURN NULL;
END $$;
-- A TOTP step is used once: of two sign-ins with the same code one gets no session (RFC 6238 5.2). Demonstration officers may repeat it,
-- because their codes are shown on the sign-in page of a synthetic register anyway. Whoever calls, the step is a present one (an hour ahead would lock the
-- officer out, long past ones would open old codes).
CREATE OR REPLACE FUNCTION access.use_step(p_officer bigint, p_step bigint) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE v_present bigint := floor(extract(epoch FROM clock_timestamp()) / 30);
BEGIN
  IF p_step IS NULL OR p_step NOT BETWEEN v_present - 3 AND v_present + 3 THEN RETURN false; END IF;
  UPDATE access.credential c SET totp_last_step = p_step
   WHERE c.officer_no = p_officer AND (c.totp_last_step < p_step OR (SELECT o.demonstration FROM access.officer o WHERE o.no = p_officer));
  RETURN FOUND;
END $$;
GRANT EXECUTE ON FUNCTION access.use_step(bigint, bigint) TO amana_guard;
-- A session ends within 24 hours. Signing in is a fresh second factor: the session begins elevated, for an hour at most, whatever the factor was. The failures of the browser end with a success of the browser, those of strangers with one
-- of a stranger, who is none any more: the browser is known from now on. Of each officer the twenty that were used last are kept.
CREATE OR REPLACE FUNCTION access.start_session(p_officer bigint, p_token_hash bytea, p_idle interval, p_life interval, p_elevated interval, p_browser bytea, p_words text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE v_life interval := least(p_life, interval '24 hours');
BEGIN
  UPDATE access.known_browser k SET failures = 0, refused_until = NULL, used_at = now(), expires_at = now() + interval '180 days', browser = p_words
   WHERE k.token_hash = p_browser AND k.officer_no = p_officer AND k.expires_at > now();
  IF NOT FOUND THEN
    UPDATE access.credential c SET failures = 0, refused_until = NULL WHERE c.officer_no = p_officer;
    IF p_browser IS NOT NULL THEN
      INSERT INTO access.known_browser (token_hash, officer_no, browser, expires_at) VALUES (p_browser, p_officer, p_words, now() + interval '180 days')
        ON CONFLICT (token_hash, officer_no) DO UPDATE SET browser = excluded.browser, first_at = now(), used_at = now(), expires_at = excluded.expires_at, failures = 0, refused_until = NULL;
      DELETE FROM access.known_browser k WHERE k.officer_no = p_officer AND k.id NOT IN (SELECT y.id FROM access.known_browser y WHERE y.officer_no = p_officer ORDER BY y.used_at DESC, y.id LIMIT 20);
    END IF;
  END IF;
  INSERT INTO access.session (token_hash, officer_no, idle_until, ends_at, elevated_until, browser)
    VALUES (p_token_hash, p_officer, now() + least(p_idle, v_life), now() + v_life, now() + least(p_elevated, interval '1 hour'), p_words);
END $$;
GRANT EXECUTE ON FUNCTION access.start_session(bigint, bytea, interval, interval, interval, bytea, text) TO amana_guard;
-- Begins a session by a code that was not used, where password and second factor are still those that were checked.
DROP FUNCTION IF EXISTS access.begin_session(bigint, bigint, bytea, interval, interval);
DROP FUNCTION IF EXISTS access.begin_session(bigint, bigint, bytea, interval, interval, text);
DROP FUNCTION IF EXISTS access.begin_session(bigint, bigint, bytea, interval, interval, interval, bytea, text);
CREATE OR REPLACE FUNCTION access.begin_session(p_officer bigint, p_checked bytea, p_step bigint, p_token_hash bytea, p_idle interval, p_life interval, p_elevated interval, p_browser bytea, p_words text) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT access.lock_sign_in(p_officer) THEN RETURN false; END IF;
  -- in a statement of its own: what began before the lock was had would see what stood then
  IF (SELECT access.factors_version(c.password_hash, c.totp_secret) FROM access.credential c WHERE c.officer_no = p_officer) IS DISTINCT FROM p_checked THEN RETURN false; END IF;
  -- before the code is used up: who has to take a passkey is told so, however often
  IF access.code_is_over(p_officer) THEN RETURN false; END IF;
  IF NOT access.use_step(p_officer, p_step) THEN RETURN false; END IF;
  PERFORM access.start_session(p_officer, p_token_hash, p_idle, p_life, p_elevated, p_browser, p_words);
  RETURN true;
END $$;
-- A wrong second factor of a session that asks to be elevated counts before it is checked; the sixth in a row ends the session. Answers the officer whose factor is to be checked, NULL where there is none any more.
CREATE OR REPLACE FUNCTION access.claim_elevation() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE o bigint := access.writer_id(); v_hash bytea := sha256(convert_to(current_setting('amana.token', true), 'UTF8')); n int;
BEGIN
  IF o IS NULL THEN RETURN NULL; END IF;
  PERFORM access.lock_sign_in(o);
  UPDATE access.session s SET code_failures = s.code_failures + 1 WHERE s.token_hash = v_hash RETURNING s.code_failures INTO n;
  IF n <= 5 THEN RETURN o; END IF;
  PERFORM access.end_session(v_hash);
  RETURN NULL;
END $$;
-- Elevates the session that asks, for an hour at most. It goes on under a new token, so that whoever had the old one is not elevated with it (ASVS 7.2.4). The old one reads for ten seconds more what was under way
-- in other tabs, and writes nothing (writer_id).
CREATE OR REPLACE FUNCTION access.renew_session(p_elevated interval, p_token_hash bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE o bigint := access.officer_id(); s access.session;
BEGIN
  PERFORM access.lock_sign_in(o);
  o := access.officer_id();
  SELECT * INTO s FROM access.session x WHERE x.token_hash = sha256(convert_to(current_setting('amana.token', true), 'UTF8')) FOR UPDATE;
  IF NOT FOUND OR o IS NULL OR s.replaced_at IS NOT NULL OR octet_length(p_token_hash) IS DISTINCT FROM 32 THEN RETURN false; END IF;
  INSERT INTO access.session (token_hash, officer_no, created_at, seen_at, idle_until, ends_at, browser, family, elevated_until)
    VALUES (p_token_hash, s.officer_no, s.created_at, now(), s.idle_until, s.ends_at, s.browser, s.family, now() + least(p_elevated, interval '1 hour'));
  UPDATE access.session x SET replaced_at = now(), elevated_until = NULL, ends_at = least(x.ends_at, now() + interval '10 seconds') WHERE x.token_hash = s.token_hash;
  RETURN true;
END $$;
GRANT EXECUTE ON FUNCTION access.renew_session(interval, bytea) TO amana_guard;
-- The same by a step that was not used; the server has checked the code.
DROP FUNCTION IF EXISTS access.elevate_session(bigint, interval);
CREATE OR REPLACE FUNCTION access.elevate_session(p_step bigint, p_elevated interval, p_token_hash bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM access.lock_sign_in(access.officer_id());
  IF access.code_is_over(access.officer_id()) THEN RETURN false; END IF;
  IF NOT access.use_step(access.officer_id(), p_step) THEN RETURN false; END IF;
  RETURN access.renew_session(p_elevated, p_token_hash);
END $$;
-- What the server checks a code against that an officer types who is signed in.
CREATE OR REPLACE FUNCTION access.own_second_factor() RETURNS bytea LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT c.totp_secret FROM access.credential c WHERE c.officer_no = access.officer_id() $$;
-- The own password, for the server to check before it is changed.
CREATE OR REPLACE FUNCTION access.own_password() RETURNS TABLE (officer bigint, elevated boolean, username text, authority text, hash text, demonstration boolean) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT o.no, access.is_elevated(), o.username, o.authority, c.password_hash, o.demonstration FROM access.officer o JOIN access.credential c ON c.officer_no = o.no WHERE o.no = access.officer_id() $$;
-- Changes the own password, where the session is elevated, the old hash still stands and the new one is a hash, and ends all other sessions of the officer. Answers how many those were; NULL where nothing was changed. Of a demonstration
-- officer it stays, because the sign-in page shows it.
CREATE OR REPLACE FUNCTION access.change_password(p_old text, p_new text) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE o bigint := access.officer_id();
BEGIN
  PERFORM access.lock_sign_in(o);
  IF access.officer_id() IS NULL OR NOT access.is_elevated() OR p_new IS NULL OR p_new !~ '^scrypt([$][0-9]+){3}[$][A-Za-z0-9_-]{22}[$][A-Za-z0-9_-]{43}$' THEN RETURN NULL; END IF;
  UPDATE access.credential c SET password_hash = p_new, changed_at = now(), password_changed_at = now(), failures = 0, refused_until = NULL
   WHERE c.officer_no = o AND c.password_hash = p_old AND NOT (SELECT x.demonstration FROM access.officer x WHERE x.no = o);
  IF NOT FOUND THEN RETURN NULL; END IF;
  UPDATE access.session s SET code_failures = 0 WHERE s.token_hash = sha256(convert_to(current_setting('amana.token', true), 'UTF8'));
  RETURN access.end_other_sessions();
END $$;
-- Whether the session of a token is elevated now. The installation always is: it has no second factor, and works at the machine itself.
CREATE OR REPLACE FUNCTION access.is_elevated() RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN RETURN EXISTS (SELECT FROM access.session s WHERE s.token_hash = sha256(convert_to(nullif(current_setting('amana.token', true), ''), 'UTF8')) AND (s.officer_no = 0 OR s.elevated_until > clock_timestamp())); END $$;
GRANT EXECUTE ON FUNCTION access.is_elevated() TO amana_app, amana_guard;
CREATE OR REPLACE FUNCTION access.touch_session(p_token_hash bytea, p_idle interval) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE access.session SET seen_at = now(), idle_until = now() + p_idle WHERE token_hash = p_token_hash AND idle_until > now() AND seen_at < now() - interval '1 minute' $$;
-- Ends a session with every token under which it went on.
CREATE OR REPLACE FUNCTION access.end_session(p_token_hash bytea) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM access.lock_sign_in((SELECT x.officer_no FROM access.session x WHERE x.token_hash = p_token_hash));
  DELETE FROM access.session s USING access.session x WHERE x.token_hash = p_token_hash AND s.officer_no = x.officer_no AND s.family = x.family;
END $$;
GRANT EXECUTE ON FUNCTION access.end_session(bytea) TO amana_guard;
-- Invitation: the inviter's administrator right is checked against the session, and the invited officer must be of the inviter's authority. Whoever signed
-- in once, or whose sign-in was ended by a recovery, gets none and the answer is false: a repeated command would take the account over. Two administrators
-- (recovery.sql) or the installation (./amana officer reset) replace a sign-in. The lock of the officer's row keeps this and a confirmation apart.
DROP FUNCTION IF EXISTS access.make_invitation(bigint, bytea);
CREATE FUNCTION access.make_invitation(p_officer bigint, p_token_hash bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT (access.officer_roles() && ARRAY['installation'] OR (access.officer_roles() && ARRAY['administrator']
      AND EXISTS (SELECT FROM access.officer o WHERE o.no = p_officer AND o.authority = access.officer_authority()))) THEN
    RAISE EXCEPTION 'not-permitted: invitations are made by an administrator of the same authority' USING ERRCODE = '42501'; END IF;
  PERFORM FROM access.officer o WHERE o.no = p_officer FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM access.credential c WHERE c.officer_no = p_officer) THEN RETURN false; END IF;
  INSERT INTO access.invitation (token_hash, officer_no, expires_at, hands) VALUES (p_token_hash, p_officer, now() + interval '72 hours', access.hands_behind(access.writer_id()));
  RETURN true;
END $$;
CREATE OR REPLACE FUNCTION access.open_invitation(p_token_hash bytea, p_password_hash text, p_totp_secret bytea) RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE access.invitation SET password_hash = p_password_hash, totp_secret = p_totp_secret
   WHERE token_hash = p_token_hash AND used_at IS NULL AND expires_at > now() AND officer_no IN (SELECT o.no FROM access.officer o WHERE o.active) RETURNING officer_no $$;
CREATE OR REPLACE FUNCTION access.invitation_secret(p_token_hash bytea) RETURNS bytea LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT totp_secret FROM access.invitation WHERE token_hash = p_token_hash AND used_at IS NULL AND expires_at > now() $$;
CREATE OR REPLACE FUNCTION access.confirm_invitation(p_token_hash bytea) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE i access.invitation; BEGIN
  PERFORM FROM access.officer o WHERE o.no = (SELECT v.officer_no FROM access.invitation v WHERE v.token_hash = p_token_hash) FOR NO KEY UPDATE;
  UPDATE access.invitation SET used_at = now() WHERE token_hash = p_token_hash AND used_at IS NULL AND expires_at > now() AND password_hash IS NOT NULL
     AND officer_no IN (SELECT o.no FROM access.officer o WHERE o.active) RETURNING * INTO i;
  IF NOT FOUND THEN RETURN NULL; END IF;
  INSERT INTO access.credential (officer_no, password_hash, totp_secret, hands, made_pos) VALUES (i.officer_no, i.password_hash, i.totp_secret, i.hands, (SELECT max(e.pos) FROM register.event e))
    ON CONFLICT (officer_no) DO UPDATE SET password_hash = excluded.password_hash, totp_secret = excluded.totp_secret, failures = 0, refused_until = NULL, changed_at = now(), ended_at = NULL, hands = excluded.hands, made_pos = excluded.made_pos;
  -- Other links of this officer, made by repeats of the invitation, are void from now on.
  UPDATE access.invitation SET used_at = now() WHERE officer_no = i.officer_no AND used_at IS NULL;
  PERFORM access.end_sign_in(i.officer_no);
  RETURN i.officer_no;
END $$;
GRANT EXECUTE ON FUNCTION access.credential_of(text), access.claim_attempt(bigint, bytea), access.begin_session(bigint, bytea, bigint, bytea, interval, interval, interval, bytea, text),
  access.claim_elevation(), access.elevate_session(bigint, interval, bytea), access.own_second_factor(), access.own_password(), access.change_password(text, text),
  access.touch_session(bytea, interval), access.end_session(bytea), access.make_invitation(bigint, bytea), access.open_invitation(bytea, text, bytea),
  access.invitation_secret(bytea), access.confirm_invitation(bytea) TO amana_app;

-- What roles an officer had stays known when they end. Postings that events give are open from then on; what an event ends is ended before its own are kept.
CREATE OR REPLACE FUNCTION access.keep_postings(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO access.posting_history (officer_no, role, site, from_at, from_pos)
  SELECT f.stream_no, r->>'role', coalesce(r->>'site', '*'), f.received_at, f.pos FROM unnest(p) f CROSS JOIN LATERAL jsonb_array_elements(f.data->'postings') r $$;
-- Whether an officer has one of these roles, or had one at any time since an instant.
CREATE OR REPLACE FUNCTION access.had_role_since(p_officer bigint, p_roles text[], p_since timestamptz) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN RETURN EXISTS (SELECT FROM access.posting p WHERE p.officer_no = p_officer AND p.role = ANY (p_roles))
  OR EXISTS (SELECT FROM access.posting_history h WHERE h.officer_no = p_officer AND h.role = ANY (p_roles) AND (h.until_at IS NULL OR h.until_at > p_since)); END $$;
GRANT EXECUTE ON FUNCTION access.keep_postings(register.fact[]), access.had_role_since(bigint, text[], timestamptz) TO amana_guard;
-- What was once written of a posting stays; all that changes is that an open one ends, once.
CREATE OR REPLACE FUNCTION access.posting_history_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP <> 'UPDATE' OR OLD.until_at IS NOT NULL OR NEW.until_at IS NULL OR (NEW.officer_no, NEW.role, NEW.site, NEW.from_at, NEW.from_pos) IS DISTINCT FROM (OLD.officer_no, OLD.role, OLD.site, OLD.from_at, OLD.from_pos) THEN
    RAISE EXCEPTION 'I23-append-only: which roles an officer had stays' USING ERRCODE = '23514', CONSTRAINT = 'I23-append-only'; END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER "I23-append-only" BEFORE UPDATE OR DELETE ON access.posting_history FOR EACH ROW EXECUTE FUNCTION access.posting_history_stays();

-- Projectors.
CREATE OR REPLACE FUNCTION access.project_authority_added(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO access.authority (code, country, name_en, name_ar, name_ckb, event_pos)
  SELECT f.data->>'code', f.data->>'country', f.data->>'nameEn', f.data->>'nameAr', f.data->>'nameCkb', f.pos FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION access.project_officer_invited(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH o AS (
    INSERT INTO access.officer (no, username, name_en, name_ar, authority, active, demonstration, event_pos)
    SELECT f.stream_no, f.data->>'username', f.personal->>'nameEn', f.personal->>'nameAr', f.data->>'authority', true, (f.data->>'demonstration')::boolean, f.pos FROM unnest(p) f RETURNING no)
  INSERT INTO access.posting (officer_no, role, site, event_pos)
  SELECT f.stream_no, r->>'role', coalesce(r->>'site', '*'), f.pos FROM unnest(p) f CROSS JOIN LATERAL jsonb_array_elements(f.data->'postings') r JOIN o ON o.no = f.stream_no;
  SELECT access.keep_postings(p) $$;
CREATE OR REPLACE FUNCTION access.project_device_key_enrolled(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO access.device_key (key_id, officer_no, public_key, class, enrolled_at, event_pos)
  SELECT f.data->>'keyId', f.stream_no, decode(f.data->>'publicKey', 'hex'), f.data->>'class', f.received_at, f.pos FROM unnest(p) f $$;

-- An administrator invites into the own authority only; a key is enrolled by its own officer only; demonstration officers and keys exist only on a
-- synthetic register, and operational keys never belong to a demonstration officer (decisions.md 20).
CREATE OR REPLACE FUNCTION access.officer_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM fresh n CROSS JOIN LATERAL (SELECT x.* FROM register.event x WHERE x.pos = n.event_pos OFFSET 0) e WHERE e.officer_no <> 0 AND n.authority IS DISTINCT FROM access.authority_of(e.officer_no)) THEN
    RAISE EXCEPTION 'not-permitted: an administrator invites officers of the own authority only' USING ERRCODE = '42501'; END IF;
  IF EXISTS (SELECT FROM fresh n CROSS JOIN LATERAL (SELECT x.* FROM register.event x WHERE x.pos = n.event_pos OFFSET 0) e WHERE e.officer_no <> 0 AND n.demonstration) THEN
    RAISE EXCEPTION 'not-permitted: demonstration officers are made by the installation only' USING ERRCODE = '42501'; END IF;
  IF EXISTS (SELECT FROM fresh n WHERE n.demonstration) AND NOT (SELECT synthetic FROM register.clock_setting) THEN
    RAISE EXCEPTION 'not-permitted: demonstration officers exist on a synthetic register only' USING ERRCODE = '42501'; END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER officer_guard AFTER INSERT ON access.officer REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION access.officer_guard();
-- No officer is the installation: that role would pass every wall. Roles that see beyond the own authority, or audit it, are posted by the installation only.
CREATE OR REPLACE FUNCTION access.posting_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM fresh n WHERE n.role = 'installation' OR n.officer_no = 0) THEN
    RAISE EXCEPTION 'not-permitted: nobody is posted as the installation' USING ERRCODE = '42501'; END IF;
  IF EXISTS (SELECT FROM fresh n CROSS JOIN LATERAL (SELECT x.* FROM register.event x WHERE x.pos = n.event_pos OFFSET 0) e WHERE e.officer_no <> 0 AND n.role = ANY (access.roles_given_by_installation())) THEN
    RAISE EXCEPTION 'not-permitted: roles that see beyond the own authority or audit it are given by the installation only' USING ERRCODE = '42501'; END IF;
  IF EXISTS (SELECT FROM fresh n CROSS JOIN LATERAL (SELECT x.* FROM register.event x WHERE x.pos = n.event_pos OFFSET 0) e WHERE NOT access.governed_by(n.officer_no, e.officer_no)) THEN
    RAISE EXCEPTION 'not-permitted: an administrator posts officers of the own authority only, and not the own account' USING ERRCODE = '42501'; END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER posting_guard AFTER INSERT ON access.posting REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION access.posting_guard();
CREATE OR REPLACE FUNCTION access.device_key_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM fresh n CROSS JOIN LATERAL (SELECT x.* FROM register.event x WHERE x.pos = n.event_pos OFFSET 0) e WHERE e.officer_no <> n.officer_no) THEN
    RAISE EXCEPTION 'not-permitted: an officer enrols keys for nobody else' USING ERRCODE = '42501'; END IF;
  IF EXISTS (SELECT FROM fresh n WHERE n.key_id <> encode(substr(sha256(n.public_key), 1, 8), 'hex')) THEN
    RAISE EXCEPTION 'invalid-input: the id of a key is the start of its hash' USING ERRCODE = '22023'; END IF;
  IF EXISTS (SELECT FROM fresh n JOIN access.officer o ON o.no = n.officer_no WHERE (n.class = 'demonstration') <> o.demonstration) THEN
    RAISE EXCEPTION 'not-permitted: demonstration officers have demonstration keys, and only they' USING ERRCODE = '42501'; END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER device_key_guard AFTER INSERT ON access.device_key REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION access.device_key_guard();

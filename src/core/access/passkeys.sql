-- Passkeys (docs/decisions/0057-passkeys.md). The server checks what a device signed; nobody reads these tables but by the functions below.
GRANT SELECT, INSERT, UPDATE ON access.passkey TO amana_guard;
GRANT SELECT, INSERT, UPDATE, DELETE ON access.passkey_challenge TO amana_guard;

-- A challenge begins, for five minutes: of nobody yet, or of the officer who asks. Strangers who ask for many push out the oldest, each another one, and lock nobody out; the server counts how many an address begins. Answers `begun`, or the code of a refusal.
CREATE OR REPLACE FUNCTION access.begin_passkey(p_challenge bytea, p_purpose text) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE o bigint := CASE WHEN p_purpose <> 'sign-in' THEN access.writer_id() END; n int;
BEGIN
  DELETE FROM access.passkey_challenge c WHERE c.expires_at <= now();
  IF p_purpose <> 'sign-in' AND coalesce(o, 0) = 0 THEN RETURN 'not-signed-in'; END IF;
  IF p_purpose = 'enrol' AND NOT access.is_elevated() THEN RETURN 'elevation-needed'; END IF;
  SELECT count(*) INTO n FROM access.passkey_challenge c WHERE c.officer_no IS NOT DISTINCT FROM o;
  IF n >= (CASE WHEN o IS NULL THEN 20000 ELSE 10 END) THEN
    DELETE FROM access.passkey_challenge c WHERE c.challenge_hash IN (SELECT x.challenge_hash FROM access.passkey_challenge x WHERE x.officer_no IS NOT DISTINCT FROM o ORDER BY x.expires_at LIMIT 1 FOR UPDATE SKIP LOCKED);
  END IF;
  INSERT INTO access.passkey_challenge (challenge_hash, purpose, officer_no, expires_at) VALUES (p_challenge, p_purpose, o, now() + interval '5 minutes');
  RETURN 'begun';
END $$;
-- A passkey answers, once: with it goes what the server checks the answer against. No row where the challenge is none, used, late, of another purpose or another officer, or the passkey none that may be used.
CREATE OR REPLACE FUNCTION access.answer_passkey(p_challenge bytea, p_purpose text, p_credential bytea) RETURNS TABLE (officer_no bigint, public_key bytea, handle bytea, at_provider boolean)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE v_passkey uuid;
BEGIN
  IF p_purpose NOT IN ('sign-in', 'elevate') THEN RETURN; END IF;
  UPDATE access.passkey_challenge c SET answered_at = now(), passkey_id = (SELECT k.id FROM access.passkey k WHERE k.credential_id = p_credential AND k.revoked_at IS NULL AND k.officer_no = coalesce(c.officer_no, k.officer_no))
   WHERE c.challenge_hash = p_challenge AND c.purpose = p_purpose AND c.answered_at IS NULL AND c.expires_at > now() AND (c.officer_no IS NULL OR c.officer_no = access.officer_id())
   RETURNING c.passkey_id INTO v_passkey;
  RETURN QUERY SELECT k.officer_no, k.public_key, g.passkey_handle, g.password_hash IS NULL FROM access.passkey k JOIN access.officer o ON o.no = k.officer_no AND o.active JOIN access.credential g ON g.officer_no = k.officer_no WHERE k.id = v_passkey;
END $$;
-- The signature was right: of the passkey that answered the challenge. One whose counter went back was copied, and is revoked. Answers the officer, NULL where nothing may follow.
CREATE OR REPLACE FUNCTION access.use_passkey(p_challenge bytea, p_purpose text, p_counter bigint, p_eligible boolean, p_backed_up boolean) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE v_passkey uuid; k access.passkey;
BEGIN
  DELETE FROM access.passkey_challenge c WHERE c.challenge_hash = p_challenge AND c.purpose = p_purpose AND c.answered_at IS NOT NULL AND c.expires_at > now() AND (c.officer_no IS NULL OR c.officer_no = access.officer_id()) RETURNING c.passkey_id INTO v_passkey;
  SELECT x.* INTO k FROM access.passkey x WHERE x.id = v_passkey AND x.revoked_at IS NULL FOR UPDATE;
  IF NOT FOUND OR k.backup_eligible IS DISTINCT FROM p_eligible OR NOT EXISTS (SELECT FROM access.officer o WHERE o.no = k.officer_no AND o.active) THEN RETURN NULL; END IF;
  IF greatest(p_counter, k.counter) > 0 AND p_counter <= k.counter THEN
    UPDATE access.passkey x SET revoked_at = now(), revoked_why = 'copied' WHERE x.id = k.id;
    RETURN NULL;
  END IF;
  UPDATE access.passkey x SET counter = p_counter, backed_up = p_backed_up, used_at = now() WHERE x.id = k.id;
  RETURN k.officer_no;
END $$;
GRANT EXECUTE ON FUNCTION access.use_passkey(bytea, text, bigint, boolean, boolean) TO amana_guard;
-- Begins a session of an officer by a passkey of that officer, in place of a code.
CREATE OR REPLACE FUNCTION access.begin_session_by_passkey(p_officer bigint, p_challenge bytea, p_counter bigint, p_eligible boolean, p_backed_up boolean, p_token_hash bytea, p_idle interval, p_life interval, p_elevated interval, p_browser bytea, p_words text)
  RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT access.lock_sign_in(p_officer) THEN RETURN false; END IF;
  IF access.use_passkey(p_challenge, 'sign-in', p_counter, p_eligible, p_backed_up) IS DISTINCT FROM p_officer OR p_officer IS NULL THEN RETURN false; END IF;
  PERFORM access.start_session(p_officer, p_token_hash, p_idle, p_life, p_elevated, p_browser, p_words);
  RETURN true;
END $$;
-- Elevates the session that asks by a passkey of its officer, as a code does.
CREATE OR REPLACE FUNCTION access.elevate_session_by_passkey(p_challenge bytea, p_counter bigint, p_eligible boolean, p_backed_up boolean, p_elevated interval, p_token_hash bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM access.lock_sign_in(access.officer_id());
  IF access.use_passkey(p_challenge, 'elevate', p_counter, p_eligible, p_backed_up) IS NULL THEN RETURN false; END IF;
  RETURN access.renew_session(p_elevated, p_token_hash);
END $$;

-- What the device is told of the account of who asks.
CREATE OR REPLACE FUNCTION access.own_passkey_account() RETURNS TABLE (username text, handle bytea) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT o.username, c.passkey_handle FROM access.officer o JOIN access.credential c ON c.officer_no = o.no WHERE o.no = access.officer_id() $$;
-- The passkeys of who asks, also those that are revoked.
CREATE OR REPLACE FUNCTION access.own_passkeys() RETURNS TABLE (id uuid, credential_id bytea, name text, backup_eligible boolean, backed_up boolean, added_at timestamptz, used_at timestamptz, revoked_at timestamptz, revoked_why text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN RETURN QUERY SELECT k.id, k.credential_id, k.name, k.backup_eligible, k.backed_up, k.added_at, k.used_at, k.revoked_at, k.revoked_why FROM access.passkey k WHERE k.officer_no = access.officer_id() ORDER BY k.added_at DESC, k.id; END $$;
-- Takes the challenge of an enrolment, once, before the server looks at what the device made.
CREATE OR REPLACE FUNCTION access.take_passkey_enrolment(p_challenge bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE o bigint := access.writer_id();
BEGIN
  UPDATE access.passkey_challenge c SET answered_at = now() WHERE c.challenge_hash = p_challenge AND c.purpose = 'enrol' AND c.answered_at IS NULL AND c.expires_at > now() AND c.officer_no = o;
  RETURN FOUND;
END $$;
-- Adds a passkey to the account of who asks, elevated; ten at most are in use at once. Answers its id, or NULL.
CREATE OR REPLACE FUNCTION access.enrol_passkey(p_challenge bytea, p_credential bytea, p_public_key bytea, p_name text, p_counter bigint, p_eligible boolean, p_backed_up boolean) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE o bigint := access.writer_id(); v_id uuid;
BEGIN
  -- one after the other, so that no more are counted than there are, and none comes after what ended the session
  IF NOT access.lock_sign_in(o) THEN RETURN NULL; END IF;
  IF access.writer_id() IS NULL THEN RETURN NULL; END IF;
  DELETE FROM access.passkey_challenge c WHERE c.challenge_hash = p_challenge AND c.purpose = 'enrol' AND c.answered_at IS NOT NULL AND c.expires_at > now() AND c.officer_no = o;
  IF NOT FOUND OR NOT access.is_elevated() THEN RETURN NULL; END IF;
  IF (SELECT count(*) FROM access.passkey k WHERE k.officer_no = o AND k.revoked_at IS NULL) >= 10 THEN RETURN NULL; END IF;
  INSERT INTO access.passkey (officer_no, credential_id, public_key, name, counter, backup_eligible, backed_up) VALUES (o, p_credential, p_public_key, p_name, p_counter, p_eligible, p_backed_up) ON CONFLICT DO NOTHING RETURNING id INTO v_id;
  RETURN v_id;
END $$;
-- Revokes a passkey of who asks, elevated.
CREATE OR REPLACE FUNCTION access.revoke_passkey(p_id uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE o bigint := access.writer_id();
BEGIN
  PERFORM access.lock_sign_in(o);
  IF access.writer_id() IS NULL OR NOT access.is_elevated() THEN RETURN false; END IF;
  UPDATE access.passkey k SET revoked_at = now(), revoked_why = 'officer' WHERE k.id = p_id AND k.officer_no = o AND k.revoked_at IS NULL;
  RETURN FOUND;
END $$;
GRANT EXECUTE ON FUNCTION access.begin_passkey(bytea, text), access.answer_passkey(bytea, text, bytea), access.begin_session_by_passkey(bigint, bytea, bigint, boolean, boolean, bytea, interval, interval, interval, bytea, text),
  access.elevate_session_by_passkey(bytea, bigint, boolean, boolean, interval, bytea), access.own_passkey_account(), access.own_passkeys(), access.take_passkey_enrolment(bytea),
  access.enrol_passkey(bytea, bytea, bytea, text, bigint, boolean, boolean), access.revoke_passkey(uuid) TO amana_app;

-- A passkey at the one-time link: in place of a password and codes. A challenge begins for who holds a link that is still good, with the handle that the device will know the account by; ten wait at most, and another one pushes out the oldest. No row: the link is void.
CREATE OR REPLACE FUNCTION access.begin_link_passkey(p_challenge bytea, p_token_hash bytea) RETURNS TABLE (username text, handle bytea) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE v_officer bigint; v_username text; v_handle bytea := uuid_send(gen_random_uuid());
BEGIN
  DELETE FROM access.passkey_challenge c WHERE c.expires_at <= now();
  SELECT o.no, o.username INTO v_officer, v_username FROM access.invitation i JOIN access.officer o ON o.no = i.officer_no AND o.active WHERE i.token_hash = p_token_hash AND i.used_at IS NULL AND i.expires_at > now();
  IF NOT FOUND THEN RETURN; END IF;
  DELETE FROM access.passkey_challenge c WHERE c.challenge_hash IN (SELECT x.challenge_hash FROM access.passkey_challenge x WHERE x.invitation_hash = p_token_hash ORDER BY x.expires_at DESC OFFSET 9);
  INSERT INTO access.passkey_challenge (challenge_hash, purpose, officer_no, expires_at, invitation_hash, handle) VALUES (p_challenge, 'link', v_officer, now() + interval '5 minutes', p_token_hash, v_handle);
  RETURN QUERY SELECT v_username, v_handle;
END $$;
-- Takes the challenge, once, before the server looks at what the device made.
CREATE OR REPLACE FUNCTION access.take_link_passkey(p_challenge bytea, p_token_hash bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE access.passkey_challenge c SET answered_at = now() WHERE c.challenge_hash = p_challenge AND c.purpose = 'link' AND c.invitation_hash = p_token_hash AND c.answered_at IS NULL AND c.expires_at > now();
  RETURN FOUND;
END $$;
-- The account begins with a passkey. Password and second factor are there and known to nobody: the server made them from chance and forgot them. As with any link, what the officer signed in with before ends. Answers the officer, NULL where the link or the challenge is none that may be used.
CREATE OR REPLACE FUNCTION access.confirm_invitation_by_passkey(p_challenge bytea, p_token_hash bytea, p_password_hash text, p_totp_secret bytea, p_credential bytea, p_public_key bytea, p_name text, p_counter bigint, p_eligible boolean, p_backed_up boolean)
  RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE c access.passkey_challenge; i access.invitation;
BEGIN
  PERFORM access.lock_sign_in((SELECT v.officer_no FROM access.invitation v WHERE v.token_hash = p_token_hash));
  DELETE FROM access.passkey_challenge x WHERE x.challenge_hash = p_challenge AND x.purpose = 'link' AND x.invitation_hash = p_token_hash AND x.answered_at IS NOT NULL AND x.expires_at > now() RETURNING x.* INTO c;
  IF NOT FOUND OR p_password_hash IS NULL OR p_totp_secret IS NULL OR EXISTS (SELECT FROM access.passkey k WHERE k.credential_id = p_credential) THEN RETURN NULL; END IF;
  UPDATE access.invitation v SET used_at = now() WHERE v.token_hash = p_token_hash AND v.used_at IS NULL AND v.expires_at > now() AND v.officer_no IN (SELECT o.no FROM access.officer o WHERE o.active) RETURNING v.* INTO i;
  IF NOT FOUND THEN RETURN NULL; END IF;
  INSERT INTO access.credential (officer_no, password_hash, totp_secret, hands, made_pos, passkey_handle) VALUES (i.officer_no, p_password_hash, p_totp_secret, i.hands, (SELECT max(e.pos) FROM register.event e), c.handle)
    ON CONFLICT (officer_no) DO UPDATE SET password_hash = excluded.password_hash, totp_secret = excluded.totp_secret, failures = 0, refused_until = NULL, changed_at = now(), ended_at = NULL, hands = excluded.hands, made_pos = excluded.made_pos, passkey_handle = excluded.passkey_handle;
  UPDATE access.invitation v SET used_at = now() WHERE v.officer_no = i.officer_no AND v.used_at IS NULL;
  PERFORM access.end_sign_in(i.officer_no);
  INSERT INTO access.passkey (officer_no, credential_id, public_key, name, counter, backup_eligible, backed_up) VALUES (i.officer_no, p_credential, p_public_key, p_name, p_counter, p_eligible, p_backed_up);
  RETURN i.officer_no;
END $$;
GRANT EXECUTE ON FUNCTION access.begin_link_passkey(bytea, bytea), access.take_link_passkey(bytea, bytea), access.confirm_invitation_by_passkey(bytea, bytea, text, bytea, bytea, bytea, text, bigint, boolean, boolean) TO amana_app;

-- All passkeys of an officer end.
CREATE OR REPLACE FUNCTION access.end_passkeys(p_officer bigint, p_why text) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  PERFORM access.lock_sign_in(p_officer);
  UPDATE access.passkey k SET revoked_at = now(), revoked_why = p_why WHERE k.officer_no = p_officer AND k.revoked_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN n;
END $$;
-- What an officer signed in with ends, because something else takes its place: sessions, browsers that are known, passkeys. Whoever replaces password and second factor calls this.
CREATE OR REPLACE FUNCTION access.end_sign_in(p_officer bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM access.lock_sign_in(p_officer);
  DELETE FROM access.session s WHERE s.officer_no = p_officer;
  DELETE FROM access.known_browser k WHERE k.officer_no = p_officer;
  PERFORM access.end_passkeys(p_officer, 'renewed');
END $$;
GRANT EXECUTE ON FUNCTION access.end_passkeys(bigint, text), access.end_sign_in(bigint) TO amana_guard;

-- Of a passkey nothing changes but when it was used, and that it is revoked, once.
CREATE OR REPLACE FUNCTION access.passkey_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF OLD.revoked_at IS NOT NULL OR (NEW.id, NEW.officer_no, NEW.credential_id, NEW.public_key, NEW.name, NEW.backup_eligible, NEW.added_at) IS DISTINCT FROM (OLD.id, OLD.officer_no, OLD.credential_id, OLD.public_key, OLD.name, OLD.backup_eligible, OLD.added_at) THEN
    RAISE EXCEPTION 'not-permitted: of a passkey nothing changes but its use, and that it is revoked, once' USING ERRCODE = '42501'; END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER passkey_guard BEFORE UPDATE ON access.passkey FOR EACH ROW EXECUTE FUNCTION access.passkey_guard();
-- Its officer is told: once, where several are revoked together.
CREATE OR REPLACE FUNCTION access.passkey_mail() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT (SELECT o.demonstration FROM access.officer o WHERE o.no = NEW.officer_no) THEN PERFORM access.queue_mail(ARRAY[NEW.officer_no], TG_ARGV[0], extract(epoch FROM now())::text); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER passkey_added_mail AFTER INSERT ON access.passkey FOR EACH ROW EXECUTE FUNCTION access.passkey_mail('passkey-added');
CREATE OR REPLACE TRIGGER passkey_revoked_mail AFTER UPDATE ON access.passkey FOR EACH ROW WHEN (NEW.revoked_at IS NOT NULL AND OLD.revoked_at IS NULL) EXECUTE FUNCTION access.passkey_mail('passkey-revoked');

-- Passkeys that an authority demands (docs/decisions/0071-passkeys-demanded.md): who has one in use signs in by code no more. Who has none may for fourteen days from the demand, and for 72 hours from a link that was taken later, to add one.
GRANT SELECT, INSERT, UPDATE ON access.passkey_demand TO amana_guard;
-- Until when the officer may still use codes: `infinity` where none is demanded, `-infinity` where a passkey is in use.
CREATE OR REPLACE FUNCTION access.codes_until(p_officer bigint) RETURNS timestamptz LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE v_since timestamptz := (SELECT d.since FROM access.passkey_demand d JOIN access.officer o ON o.authority = d.authority WHERE o.no = p_officer AND d.ended_at IS NULL);
BEGIN
  IF v_since IS NULL THEN RETURN 'infinity'; END IF;
  IF EXISTS (SELECT FROM access.passkey k WHERE k.officer_no = p_officer AND k.revoked_at IS NULL) THEN RETURN '-infinity'; END IF;
  RETURN greatest(v_since + interval '14 days', (SELECT max(i.used_at) FROM access.invitation i WHERE i.officer_no = p_officer) + interval '72 hours');
END $$;
CREATE OR REPLACE FUNCTION access.code_is_over(p_officer bigint) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN RETURN access.codes_until(p_officer) <= now(); END $$;
-- Demands passkeys of the own authority, or ends that, as an administrator of it, elevated, who has one: nobody demands what nobody there has. Answers `done`, or the code of a refusal.
CREATE OR REPLACE FUNCTION access.set_passkey_demand(p_demanded boolean) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE o bigint := access.writer_id(); mine text := access.authority_of(o); v_id bigint;
BEGIN
  IF o IS NULL THEN RETURN 'not-signed-in'; END IF;
  IF NOT access.has_role(o, 'administrator') THEN RETURN 'not-permitted'; END IF;
  IF NOT access.is_elevated() THEN RETURN 'elevation-needed'; END IF;
  PERFORM pg_advisory_xact_lock(7271, hashtext(mine));
  IF p_demanded THEN
    IF NOT EXISTS (SELECT FROM access.passkey k WHERE k.officer_no = o AND k.revoked_at IS NULL) THEN RETURN 'passkey-first'; END IF;
    INSERT INTO access.passkey_demand (authority, demanded_by) VALUES (mine, o) ON CONFLICT DO NOTHING RETURNING id INTO v_id;
    -- who has none is told also by mail, with the day until which codes do
    IF v_id IS NOT NULL THEN
      PERFORM access.queue_mail(ARRAY(SELECT f.no FROM access.officer f JOIN access.credential c ON c.officer_no = f.no WHERE f.authority = mine AND f.active AND NOT f.demonstration AND NOT EXISTS (SELECT FROM access.passkey k WHERE k.officer_no = f.no AND k.revoked_at IS NULL)), 'passkey-owed', v_id::text);
    END IF;
  ELSE
    UPDATE access.passkey_demand d SET ended_at = now(), ended_by = o WHERE d.authority = mine AND d.ended_at IS NULL;
  END IF;
  RETURN 'done';
END $$;
-- What is demanded of who asks: since when, and until when codes do (NULL where a passkey is in use). To administrators also how many officers of the authority can sign in, and how many of them have no passkey.
CREATE OR REPLACE FUNCTION access.own_passkey_demand() RETURNS TABLE (since timestamptz, codes_until timestamptz, governs boolean, officers int, without int) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE o bigint := access.officer_id(); mine text := access.authority_of(o); v_governs boolean := access.has_role(o, 'administrator');
BEGIN
  IF o IS NULL THEN RETURN; END IF;
  RETURN QUERY SELECT d.since, nullif(nullif(access.codes_until(o), 'infinity'), '-infinity'), v_governs,
      CASE WHEN v_governs THEN (SELECT count(*)::int FROM access.officer f JOIN access.credential c ON c.officer_no = f.no WHERE f.authority = mine AND f.active) END,
      CASE WHEN v_governs THEN (SELECT count(*)::int FROM access.officer f JOIN access.credential c ON c.officer_no = f.no WHERE f.authority = mine AND f.active AND NOT EXISTS (SELECT FROM access.passkey k WHERE k.officer_no = f.no AND k.revoked_at IS NULL)) END
    FROM (VALUES (1)) one LEFT JOIN access.passkey_demand d ON d.authority = mine AND d.ended_at IS NULL;
END $$;
-- A demand is ended once; nothing else of it changes, and it stays.
CREATE OR REPLACE FUNCTION access.passkey_demand_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.ended_at IS NOT NULL OR (NEW.id, NEW.authority, NEW.since, NEW.demanded_by) IS DISTINCT FROM (OLD.id, OLD.authority, OLD.since, OLD.demanded_by) THEN
    RAISE EXCEPTION 'not-permitted: of a demand of passkeys nothing changes but that it ends, once' USING ERRCODE = '42501'; END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER passkey_demand_guard BEFORE UPDATE OR DELETE ON access.passkey_demand FOR EACH ROW EXECUTE FUNCTION access.passkey_demand_guard();
GRANT EXECUTE ON FUNCTION access.codes_until(bigint), access.code_is_over(bigint) TO amana_guard;
GRANT EXECUTE ON FUNCTION access.code_is_over(bigint), access.set_passkey_demand(boolean), access.own_passkey_demand() TO amana_app;

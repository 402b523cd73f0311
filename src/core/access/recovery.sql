-- Recovery by two administrators of the own authority (docs/decisions/0058-two-administrators-replace-a-sign-in.md): one asks, another confirms, and only then is there a link.
GRANT SELECT ON access.recovery TO amana_app, amana_verify;
GRANT SELECT, INSERT, UPDATE ON access.recovery TO amana_guard;
-- Seen by the administrators of the officer's authority. The officer, administrator or not, is told that there is one (own_notices), and nothing of why.
DROP POLICY IF EXISTS recovery_wall ON access.recovery;
CREATE POLICY recovery_wall ON access.recovery FOR SELECT USING ((SELECT access.officer_roles() && ARRAY['installation'])
  OR ((SELECT access.officer_roles() && ARRAY['administrator']) AND EXISTS (SELECT FROM access.officer o WHERE o.no = recovery.officer_no AND o.authority = (SELECT access.officer_authority()))
    AND recovery.officer_no <> (SELECT access.officer_id())));

-- Everybody who had this officer's account in hand: the officer, who made the link by which the account came about, and who had that one's account in hand when the link was made. Kept with the link and with what came of it, because
-- whoever made a link knows what came of it also after the own account went into other hands. The installation is nobody's colleague. Of who never signed in, all links count.
CREATE OR REPLACE FUNCTION access.hands_behind(p_officer bigint) RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN p_officer = 0 THEN '{}' ELSE p_officer || coalesce((SELECT k.hands FROM access.credential k WHERE k.officer_no = p_officer),
    (SELECT array_agg(h) FROM access.invitation i CROSS JOIN LATERAL unnest(i.hands) h WHERE i.officer_no = p_officer), '{}') END $$;
-- Whether two administrators are two: nobody had the account of both in hand. Whoever invites a second administrator could otherwise be both.
CREATE OR REPLACE FUNCTION access.are_two(p_one bigint, p_other bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT NOT access.hands_behind(p_one) && access.hands_behind(p_other) $$;
-- Why this administrator cannot ask for a recovery of this officer's sign-in; NULL where nothing stands against it.
CREATE OR REPLACE FUNCTION access.recovery_hindrance(p_officer bigint, p_asker bigint) RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE o access.officer; BEGIN
  SELECT x.* INTO o FROM access.officer x WHERE x.no = p_officer;
  RETURN CASE WHEN p_asker = 0 OR NOT access.governed_by(p_officer, p_asker) THEN 'not-permitted'
    WHEN o.demonstration THEN 'demonstration-sign-in' WHEN NOT o.active THEN 'officer-suspended'
    WHEN NOT EXISTS (SELECT FROM access.posting p JOIN access.officer a ON a.no = p.officer_no WHERE p.role = 'administrator' AND a.active AND a.authority = o.authority AND a.no NOT IN (p_asker, p_officer)
      AND access.are_two(a.no, p_asker)) THEN 'no-second-administrator' END;
END $$;
-- The same for who asks, and whether who asks could confirm what another administrator of the authority asked for.
CREATE OR REPLACE FUNCTION access.own_recovery_hindrance(p_officer bigint) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN access.governs(p_officer) THEN access.recovery_hindrance(p_officer, access.officer_id()) ELSE 'not-permitted' END $$;
CREATE OR REPLACE FUNCTION access.confirms_with(p_asker bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT access.governs(p_asker) AND access.has_role(p_asker, 'administrator') AND access.are_two(p_asker, access.officer_id()) $$;
-- Whether who asked still stands for it: an active administrator of the authority, whose sign-in was not ended or replaced since. Whoever had it in hand then may be who confirms now.
CREATE OR REPLACE FUNCTION access.asker_stands(r access.recovery) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM access.officer a LEFT JOIN access.credential k ON k.officer_no = a.no
    WHERE a.no = r.asked_by AND a.active AND access.governed_by(r.officer_no, a.no) AND k.ended_at IS NULL AND coalesce(k.made_pos, 0) < r.event_pos) $$;
-- Whether a recovery can still be confirmed so, and none was asked for after it; told to who governs the officer.
CREATE OR REPLACE FUNCTION access.recovery_stands(p_recovery uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM access.recovery r WHERE r.id = p_recovery AND access.governs(r.officer_no) AND access.asker_stands(r)
    AND NOT EXISTS (SELECT FROM access.recovery x WHERE x.officer_no = r.officer_no AND x.event_pos > r.event_pos)) $$;
GRANT EXECUTE ON FUNCTION access.own_recovery_hindrance(bigint), access.confirms_with(bigint), access.recovery_stands(uuid) TO amana_app;
GRANT EXECUTE ON FUNCTION access.recovery_hindrance(bigint, bigint), access.hands_behind(bigint), access.are_two(bigint, bigint), access.asker_stands(access.recovery) TO amana_guard;

/*
 * What an officer signs in with ends before anything takes its place: password, second factor, the account at a provider, links, sign-ins under way; sessions, known browsers and passkeys with every replacement
 * (end_sign_in). The row stays, ended, so that nobody takes the officer for one who never signed in and is still to be invited. Device keys are revoked by events.
 */
CREATE OR REPLACE FUNCTION access.void_sign_in(p_officer bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM FROM access.officer o WHERE o.no = p_officer FOR NO KEY UPDATE;
  INSERT INTO access.credential (officer_no, password_hash, totp_secret, ended_at) VALUES (p_officer, NULL, '\x', now())
    ON CONFLICT (officer_no) DO UPDATE SET password_hash = NULL, totp_secret = '\x', totp_last_step = 0, failures = 0, refused_until = NULL, changed_at = now(), ended_at = now();
  DELETE FROM access.provider_identity p WHERE p.officer_no = p_officer;
  DELETE FROM access.provider_sign_in s WHERE s.officer_no = p_officer OR s.invitation_hash IN (SELECT i.token_hash FROM access.invitation i WHERE i.officer_no = p_officer);
  UPDATE access.invitation i SET used_at = now() WHERE i.officer_no = p_officer AND i.used_at IS NULL;
  PERFORM access.end_sign_in(p_officer);
END $$;
GRANT EXECUTE ON FUNCTION access.void_sign_in(bigint) TO amana_guard;

-- Everybody who is told: the officer, and the administrators of the authority.
CREATE OR REPLACE FUNCTION access.told_of_recovery(p_officer bigint) RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT array_agg(DISTINCT o.no) FROM access.officer o WHERE o.active AND (o.no = p_officer OR (o.authority = access.authority_of(p_officer) AND access.has_role(o.no, 'administrator'))) $$;
GRANT EXECUTE ON FUNCTION access.told_of_recovery(bigint) TO amana_guard;

CREATE OR REPLACE FUNCTION access.project_sign_in_recovery_asked(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO access.recovery (id, officer_no, reason, words, asked_by, asked_at, until_at, event_pos)
  SELECT f.id, f.stream_no, f.data->>'reason', f.personal->>'words', f.officer_no, f.received_at, f.received_at + interval '72 hours', f.pos FROM unnest(p) f $$;
-- What changes no row passes no trigger, so each tests by itself that it changed one.
CREATE OR REPLACE FUNCTION access.project_sign_in_recovery_confirmed(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int; BEGIN
  UPDATE access.recovery r SET confirmed_by = f.officer_no, confirmed_at = f.received_at, changed_pos = f.pos FROM unnest(p) f
   WHERE r.id = (f.data->>'recoveryId')::uuid AND r.officer_no = f.stream_no AND r.confirmed_at IS NULL AND r.withdrawn_at IS NULL AND r.until_at > f.received_at;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'nothing-to-do: no such recovery waits' USING ERRCODE = '23514'; END IF;
END $$;
CREATE OR REPLACE FUNCTION access.project_sign_in_recovery_withdrawn(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int; BEGIN
  UPDATE access.recovery r SET withdrawn_at = f.received_at, changed_pos = f.pos FROM unnest(p) f
   WHERE r.id = (f.data->>'recoveryId')::uuid AND r.officer_no = f.stream_no AND r.asked_by = f.officer_no AND r.confirmed_at IS NULL AND r.withdrawn_at IS NULL AND r.until_at > f.received_at;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'nothing-to-do: no such recovery of who takes it back waits' USING ERRCODE = '23514'; END IF;
END $$;

-- Who asks and who confirms are administrators of the officer's authority, two, and neither is the officer. What the officer signed in with ends with the confirmation, in the same transaction, and everybody who should know is told.
CREATE OR REPLACE FUNCTION access.recovery_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE writer bigint; hindrance text; BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  SELECT e.officer_no INTO writer FROM register.event e WHERE e.pos = coalesce(NEW.changed_pos, NEW.event_pos) AND e.stream_no = NEW.officer_no;
  IF TG_OP = 'INSERT' THEN
    IF writer IS DISTINCT FROM NEW.asked_by OR num_nonnulls(NEW.confirmed_at, NEW.withdrawn_at) > 0 THEN
      RAISE EXCEPTION 'not-permitted: a recovery is asked for in the own name' USING ERRCODE = '42501'; END IF;
    -- A link that who asks takes now waits for this lock and counts after it (made_pos), or was taken before, and then this session has ended.
    PERFORM FROM access.officer o WHERE o.no = NEW.asked_by FOR SHARE;
    IF access.writer_id() IS DISTINCT FROM NEW.asked_by THEN RAISE EXCEPTION 'not-permitted: the session of who asks has ended' USING ERRCODE = '42501'; END IF;
    hindrance := access.recovery_hindrance(NEW.officer_no, NEW.asked_by);
    IF hindrance IS NOT NULL THEN RAISE EXCEPTION '%: a recovery of this sign-in cannot be asked for', hindrance USING ERRCODE = '42501'; END IF;
    IF EXISTS (SELECT FROM access.recovery r WHERE r.officer_no = NEW.officer_no AND r.id <> NEW.id AND r.confirmed_at IS NULL AND r.withdrawn_at IS NULL AND r.until_at > NEW.asked_at AND access.asker_stands(r)) THEN
      RAISE EXCEPTION 'recovery-waits: a recovery of this sign-in waits already' USING ERRCODE = '23514'; END IF;
    PERFORM access.queue_mail(access.told_of_recovery(NEW.officer_no), 'recovery-asked', NEW.id::text);
  ELSIF NEW.confirmed_at IS NOT NULL THEN
    IF writer IS DISTINCT FROM NEW.confirmed_by OR NEW.confirmed_by = 0 OR NOT access.governed_by(NEW.officer_no, NEW.confirmed_by) THEN
      RAISE EXCEPTION 'not-permitted: a recovery is confirmed by an administrator of the same authority, in the own name' USING ERRCODE = '42501'; END IF;
    IF NOT access.recovery_stands(NEW.id) OR NOT access.are_two(NEW.asked_by, NEW.confirmed_by) THEN
      RAISE EXCEPTION 'I24-four-eyes: who asked and who confirms are two administrators, and nobody had the accounts of both in hand' USING ERRCODE = '23514', CONSTRAINT = 'I24-four-eyes'; END IF;
    IF NOT (SELECT o.active FROM access.officer o WHERE o.no = NEW.officer_no) THEN RAISE EXCEPTION 'officer-suspended: the officer is suspended' USING ERRCODE = '23514'; END IF;
    IF EXISTS (SELECT FROM access.device_key k WHERE k.officer_no = NEW.officer_no AND k.revoked_at IS NULL) THEN
      RAISE EXCEPTION 'keys-stand: device keys of the officer are not revoked' USING ERRCODE = '23514'; END IF;
    PERFORM access.void_sign_in(NEW.officer_no);
    PERFORM access.queue_mail(access.told_of_recovery(NEW.officer_no), 'recovery-confirmed', NEW.id::text);
  ELSIF writer IS DISTINCT FROM NEW.asked_by THEN
    RAISE EXCEPTION 'not-permitted: who asked takes it back' USING ERRCODE = '42501';
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER recovery_guard AFTER INSERT OR UPDATE ON access.recovery FOR EACH ROW EXECUTE FUNCTION access.recovery_guard();
-- Who asked, why and when stays as it was said, and what ended stays ended.
CREATE OR REPLACE FUNCTION access.recovery_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.changed_pos IS NOT NULL
    OR (NEW.id, NEW.officer_no, NEW.reason, NEW.words, NEW.asked_by, NEW.asked_at, NEW.until_at, NEW.event_pos) IS DISTINCT FROM (OLD.id, OLD.officer_no, OLD.reason, OLD.words, OLD.asked_by, OLD.asked_at, OLD.until_at, OLD.event_pos) THEN
    RAISE EXCEPTION 'I23-append-only: what was said of a recovery stays' USING ERRCODE = '23514', CONSTRAINT = 'I23-append-only'; END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER "I23-append-only" BEFORE UPDATE OR DELETE ON access.recovery FOR EACH ROW EXECUTE FUNCTION access.recovery_stays();

-- The link of a recovery, for who confirmed it, elevated, for 24 hours from the confirmation. A repeat makes a fresh one, and the one before is void; once a link was used, or another recovery or a link of the installation came after, there is none any more.
CREATE OR REPLACE FUNCTION access.make_recovery_link(p_recovery uuid, p_token_hash bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE o bigint := access.writer_id(); r access.recovery; ended timestamptz; BEGIN
  SELECT x.* INTO r FROM access.recovery x WHERE x.id = p_recovery AND x.confirmed_by = o;
  IF NOT FOUND OR NOT access.is_elevated() OR octet_length(p_token_hash) IS DISTINCT FROM 32 OR NOT access.governs(r.officer_no) THEN RETURN false; END IF;
  PERFORM FROM access.officer f WHERE f.no = r.officer_no FOR NO KEY UPDATE;
  SELECT k.ended_at INTO ended FROM access.credential k WHERE k.officer_no = r.officer_no;
  IF ended IS NULL OR ended + interval '24 hours' <= now() OR NOT (SELECT f.active FROM access.officer f WHERE f.no = r.officer_no)
    OR EXISTS (SELECT FROM access.recovery x WHERE x.officer_no = r.officer_no AND x.confirmed_at IS NOT NULL AND x.changed_pos > r.changed_pos)
    -- the confirmation left no open link: one that is of no recovery came after it
    OR EXISTS (SELECT FROM access.invitation i WHERE i.officer_no = r.officer_no AND i.used_at IS NULL AND i.recovery_id IS NULL) THEN RETURN false; END IF;
  UPDATE access.invitation i SET used_at = now() WHERE i.officer_no = r.officer_no AND i.used_at IS NULL;
  INSERT INTO access.invitation (token_hash, officer_no, expires_at, hands, recovery_id) VALUES (p_token_hash, r.officer_no, ended + interval '24 hours', access.hands_behind(o), r.id);
  RETURN true;
END $$;
GRANT EXECUTE ON FUNCTION access.make_recovery_link(uuid, bytea) TO amana_app;
-- The link of the installation (./amana officer reset), for 72 hours: every other one is void. Answers whose it is; NULL for nobody, who is suspended, or of the demonstration. Granted to nobody: whoever holds the machine makes it.
CREATE OR REPLACE FUNCTION access.make_reset_link(p_username text, p_token_hash bytea) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE v_officer bigint; BEGIN
  SELECT o.no INTO v_officer FROM access.officer o WHERE o.username = p_username AND o.active AND NOT o.demonstration FOR NO KEY UPDATE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  UPDATE access.invitation i SET used_at = now() WHERE i.officer_no = v_officer AND i.used_at IS NULL;
  INSERT INTO access.invitation (token_hash, officer_no, expires_at) VALUES (p_token_hash, v_officer, now() + interval '72 hours');
  RETURN v_officer;
END $$;

-- Who an officer is today: suspended and reinstated, posted anew, with keys that are revoked; and the sessions in which one works. Sign-in itself is in schema.sql.

-- Whether the officer who asks governs the account of another: an administrator that of the officers of the same authority, and never the own.
CREATE OR REPLACE FUNCTION access.governs(p_officer bigint) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE o bigint := access.officer_id();
BEGIN RETURN coalesce(o <> p_officer AND access.has_role(o, 'administrator') AND access.authority_of(o) = access.authority_of(p_officer), false); END $$;

-- The same of whoever wrote an event, for the guards: the installation governs everybody.
CREATE OR REPLACE FUNCTION access.governed_by(p_officer bigint, p_writer bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT p_writer = 0 OR coalesce(p_writer <> p_officer AND access.has_role(p_writer, 'administrator') AND access.authority_of(p_writer) = access.authority_of(p_officer), false) $$;
GRANT EXECUTE ON FUNCTION access.governs(bigint), access.governed_by(bigint, bigint) TO amana_guard;

-- Projectors. What changes no row passes no trigger, so each tests by itself that it changed one: a suspension of who is suspended, or of nobody, would write into the stream of another officer.
CREATE OR REPLACE FUNCTION access.project_officer_suspended(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int; BEGIN
  UPDATE access.officer o SET active = false, changed_pos = f.pos FROM unnest(p) f WHERE o.no = f.stream_no AND o.active;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'nothing-to-do: the officer is not active' USING ERRCODE = '23514'; END IF;
END $$;
CREATE OR REPLACE FUNCTION access.project_officer_reinstated(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int; BEGIN
  UPDATE access.officer o SET active = true, changed_pos = f.pos FROM unnest(p) f WHERE o.no = f.stream_no AND NOT o.active;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'nothing-to-do: the officer is not suspended' USING ERRCODE = '23514'; END IF;
END $$;
-- Postings that an administrator does not give stay when an administrator posts anew; the installation names all of them.
CREATE OR REPLACE FUNCTION access.project_postings_changed(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int; BEGIN
  UPDATE access.officer o SET changed_pos = f.pos FROM unnest(p) f WHERE o.no = f.stream_no;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'not-found: there is no such officer' USING ERRCODE = '23514'; END IF;
  DELETE FROM access.posting g USING unnest(p) f WHERE g.officer_no = f.stream_no AND (f.officer_no = 0 OR g.role <> ALL (access.roles_given_by_installation()));
  INSERT INTO access.posting (officer_no, role, site, event_pos)
    SELECT f.stream_no, r->>'role', coalesce(r->>'site', '*'), f.pos FROM unnest(p) f CROSS JOIN LATERAL jsonb_array_elements(f.data->'postings') r;
  UPDATE access.posting_history h SET until_at = f.received_at, until_pos = f.pos FROM unnest(p) f
   WHERE h.officer_no = f.stream_no AND h.until_at IS NULL AND (f.officer_no = 0 OR h.role <> ALL (access.roles_given_by_installation()));
  PERFORM access.keep_postings(p);
END $$;
CREATE OR REPLACE FUNCTION access.project_device_key_revoked(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int; BEGIN
  UPDATE access.device_key k SET revoked_at = f.received_at, revoked_pos = f.pos FROM unnest(p) f WHERE k.key_id = f.data->>'keyId' AND k.officer_no = f.stream_no AND k.revoked_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'nothing-to-do: this officer has no such key, or it is revoked' USING ERRCODE = '23514'; END IF;
END $$;

-- An administrator changes officers of the own authority only, and never the own account. Who was changed has no session any more: a suspended officer is out at once, and one who is posted anew signs in again
-- and gets a new token. A suspended officer's open links are void, and the passkeys revoked.
CREATE OR REPLACE FUNCTION access.officer_change_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM fresh n LEFT JOIN LATERAL (SELECT x.* FROM register.event x WHERE x.pos = n.changed_pos AND x.stream_no = n.no OFFSET 0) e ON true WHERE access.governed_by(n.no, e.officer_no) IS NOT TRUE) THEN
    RAISE EXCEPTION 'not-permitted: an administrator changes the officers of the own authority only, and not the own account' USING ERRCODE = '42501'; END IF;
  IF EXISTS (SELECT FROM fresh n JOIN former o ON o.no = n.no WHERE (n.username, n.authority, n.demonstration, n.event_pos) IS DISTINCT FROM (o.username, o.authority, o.demonstration, o.event_pos)) THEN
    RAISE EXCEPTION 'not-permitted: the authority of an officer comes from who invited' USING ERRCODE = '42501'; END IF;
  DELETE FROM access.session s USING fresh n WHERE s.officer_no = n.no;
  UPDATE access.invitation i SET used_at = now() FROM fresh n WHERE i.officer_no = n.no AND i.used_at IS NULL AND NOT n.active;
  PERFORM access.end_passkeys(n.no, 'suspended') FROM fresh n WHERE NOT n.active;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER officer_change_guard AFTER UPDATE ON access.officer REFERENCING OLD TABLE AS former NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION access.officer_change_guard();
-- A key is revoked by its own officer, by an administrator of the same authority, or by the installation; a revoked key stays revoked, and nothing else of a key ever changes.
CREATE OR REPLACE FUNCTION access.device_key_change_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM fresh n LEFT JOIN former o ON o.key_id = n.key_id WHERE o.revoked_at IS NOT NULL
      OR (n.officer_no, n.public_key, n.class, n.enrolled_at, n.event_pos) IS DISTINCT FROM (o.officer_no, o.public_key, o.class, o.enrolled_at, o.event_pos)) THEN
    RAISE EXCEPTION 'not-permitted: of a key nothing changes but that it is revoked, once' USING ERRCODE = '42501'; END IF;
  IF EXISTS (SELECT FROM fresh n LEFT JOIN LATERAL (SELECT x.* FROM register.event x WHERE x.pos = n.revoked_pos OFFSET 0) e ON true
      WHERE (e.officer_no = n.officer_no OR access.governed_by(n.officer_no, e.officer_no)) IS NOT TRUE) THEN
    RAISE EXCEPTION 'not-permitted: a key is revoked by its own officer or by an administrator of the same authority' USING ERRCODE = '42501'; END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER device_key_change_guard AFTER UPDATE ON access.device_key REFERENCING OLD TABLE AS former NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION access.device_key_change_guard();

-- The sessions of an officer: the own ones, or for an administrator those of an officer of the same authority. Never a token, nor the hash of one.
CREATE OR REPLACE FUNCTION access.sessions_of(p_officer bigint) RETURNS TABLE (id uuid, begun_at timestamptz, seen_at timestamptz, ends_at timestamptz, browser text, own boolean)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF access.officer_id() IS DISTINCT FROM p_officer AND NOT access.governs(p_officer) THEN RETURN; END IF;
  RETURN QUERY SELECT s.id, s.created_at, s.seen_at, least(s.ends_at, s.idle_until), s.browser, s.token_hash = sha256(convert_to(current_setting('amana.token', true), 'UTF8'))
    FROM access.session s WHERE s.officer_no = p_officer AND s.idle_until > now() AND s.ends_at > now() AND s.replaced_at IS NULL ORDER BY s.created_at DESC;
END $$;
-- Ends one session, of one's own or of an officer whom one governs. Answers whether there was one.
CREATE OR REPLACE FUNCTION access.end_named_session(p_id uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE o bigint := access.writer_id();
BEGIN
  IF o IS NULL THEN RAISE EXCEPTION 'not-signed-in' USING ERRCODE = '28000'; END IF;
  -- under the lock the session may go on under another token already, or whoever asks be out
  PERFORM access.lock_sign_in((SELECT x.officer_no FROM access.session x WHERE x.id = p_id AND (x.officer_no = o OR access.governs(x.officer_no))));
  IF access.writer_id() IS NULL THEN RAISE EXCEPTION 'not-signed-in' USING ERRCODE = '28000'; END IF;
  DELETE FROM access.session s USING access.session x WHERE x.id = p_id AND (x.officer_no = o OR access.governs(x.officer_no)) AND s.officer_no = x.officer_no AND s.family = x.family;
  RETURN FOUND;
END $$;
-- Ends all sessions of who asks but the one that asks. Answers how many there were.
CREATE OR REPLACE FUNCTION access.end_other_sessions() RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE o bigint := access.writer_id(); n int;
BEGIN
  PERFORM access.lock_sign_in(o);
  IF access.writer_id() IS NULL THEN RAISE EXCEPTION 'not-signed-in' USING ERRCODE = '28000'; END IF;
  DELETE FROM access.session s WHERE s.officer_no = o AND s.token_hash <> sha256(convert_to(current_setting('amana.token', true), 'UTF8'));
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN n;
END $$;
-- The browsers in which who asks signed in before, and the end of one: from then on it is a stranger's.
CREATE OR REPLACE FUNCTION access.own_browsers() RETURNS TABLE (id uuid, browser text, first_at timestamptz, used_at timestamptz, expires_at timestamptz) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN RETURN QUERY SELECT k.id, k.browser, k.first_at, k.used_at, k.expires_at FROM access.known_browser k WHERE k.officer_no = access.officer_id() AND k.expires_at > now() ORDER BY k.used_at DESC; END $$;
CREATE OR REPLACE FUNCTION access.forget_browser(p_id uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE o bigint := access.writer_id();
BEGIN
  IF o IS NULL THEN RAISE EXCEPTION 'not-signed-in' USING ERRCODE = '28000'; END IF;
  DELETE FROM access.known_browser k WHERE k.id = p_id AND k.officer_no = o;
  RETURN FOUND;
END $$;
GRANT EXECUTE ON FUNCTION access.governs(bigint), access.sessions_of(bigint), access.end_named_session(uuid), access.end_other_sessions(), access.own_browsers(), access.forget_browser(uuid) TO amana_app;

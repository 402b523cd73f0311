-- Notices, and the mails that tell of them (docs/decisions/0050-mail-says-that-something-waits.md). Nobody reads these tables but by the functions below.
GRANT SELECT, INSERT, UPDATE ON access.mail_address TO amana_guard;
GRANT SELECT, INSERT, UPDATE, DELETE ON access.mail, access.notice_mark TO amana_guard;

/*
 * What waits for who asks: reviews of opened walls; for administrators of that authority and for monitors those that nobody made in 72 hours, and witnesses of the public log that refuse; for administrators the
 * officers of their authority whom no mail reaches; for seven days that the own password was changed, that a link replaced what one signs in with, that a device key was enrolled, and that a passkey was added or revoked; for the officer and the administrators of the authority that a recovery waits, and for seven days that it was confirmed. It follows from the record: what is done is not told any more. Monitors and administrators see of an opening what its wall shows them (break-glass.sql).
 */
CREATE OR REPLACE FUNCTION access.own_notices() RETURNS TABLE (id text, kind text, at timestamptz, about text, read_at timestamptz) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE o bigint := access.officer_id(); held text[] := access.roles_of(o); mine text := access.authority_of(o); BEGIN
  IF o IS NULL THEN RETURN; END IF;
  RETURN QUERY SELECT n.id, n.kind, n.at, n.about, m.marked_at FROM (
      SELECT 'review:' || w.id AS id, 'review' AS kind, w.opened_at AS at, w.register_number AS about FROM access.opened_wall w WHERE w.reviewer_no = o AND w.reviewed_at IS NULL
      UNION ALL SELECT 'review-overdue:' || w.id, 'review-overdue', w.opened_at, w.register_number FROM access.opened_wall w
        WHERE w.reviewed_at IS NULL AND w.reviewer_no <> o AND w.officer_no <> o AND w.opened_at <= register.clock() - interval '72 hours'
          AND ('monitor' = ANY (held) OR ('administrator' = ANY (held) AND access.authority_of(w.officer_no) = mine))
      UNION ALL SELECT 'witness-refuses:' || l.no, 'witness-refuses', l.noticed_at, l.name FROM (SELECT DISTINCT ON (x.witness) x.* FROM register.log_notice x ORDER BY x.witness, x.no DESC) l
        WHERE l.kind = 'refuses' AND held && ARRAY['monitor', 'administrator']
      UNION ALL SELECT 'mail-fails:' || q.id, 'mail-fails', q.queued_at, f.username FROM access.officer f JOIN access.mail_address a ON a.officer_no = f.no AND a.address IS NOT NULL
        CROSS JOIN LATERAL (SELECT x.* FROM access.mail x WHERE x.officer_no = f.no AND x.tried_at IS NOT NULL ORDER BY x.tried_at DESC LIMIT 1) q
        WHERE 'administrator' = ANY (held) AND f.authority = mine AND q.failure IS NOT NULL AND q.sent_at IS NULL AND (q.gave_up_at IS NOT NULL OR q.attempts >= 3)
      UNION ALL SELECT 'password-changed:' || floor(extract(epoch FROM c.password_changed_at))::bigint, 'password-changed', c.password_changed_at, f.username FROM access.credential c JOIN access.officer f ON f.no = c.officer_no
        WHERE c.officer_no = o AND c.password_changed_at > now() - interval '7 days'
      UNION ALL SELECT 'sign-in-renewed:' || floor(extract(epoch FROM c.renewed_at))::bigint, 'sign-in-renewed', c.renewed_at, f.username FROM access.credential c JOIN access.officer f ON f.no = c.officer_no
        WHERE c.officer_no = o AND c.renewed_at > now() - interval '7 days'
      UNION ALL SELECT 'passkey-added:' || k.id, 'passkey-added', k.added_at, k.name FROM access.passkey k WHERE k.officer_no = o AND k.revoked_at IS NULL AND k.added_at > now() - interval '7 days'
      UNION ALL SELECT 'passkey-revoked:' || k.id, 'passkey-revoked', k.revoked_at, k.name FROM access.passkey k WHERE k.officer_no = o AND k.revoked_at > now() - interval '7 days'
      UNION ALL SELECT 'passkey-owed:' || d.id, 'passkey-owed', d.since, d.authority FROM access.passkey_demand d WHERE d.authority = mine AND d.ended_at IS NULL
        AND NOT EXISTS (SELECT FROM access.passkey k WHERE k.officer_no = o AND k.revoked_at IS NULL)
      UNION ALL SELECT 'key-enrolled:' || k.key_id, 'key-enrolled', k.enrolled_at, k.key_id FROM access.device_key k
        WHERE k.officer_no = o AND k.class = 'operational' AND k.revoked_at IS NULL AND k.enrolled_at > register.clock() - interval '7 days'
      UNION ALL SELECT 'recovery-asked:' || r.id, 'recovery-asked', r.asked_at, f.username FROM access.recovery r JOIN access.officer f ON f.no = r.officer_no
        WHERE r.confirmed_at IS NULL AND r.withdrawn_at IS NULL AND r.until_at > register.clock() AND (f.no = o OR ('administrator' = ANY (held) AND f.authority = mine))
      UNION ALL SELECT 'recovery-confirmed:' || r.id, 'recovery-confirmed', r.confirmed_at, f.username FROM access.recovery r JOIN access.officer f ON f.no = r.officer_no
        WHERE r.confirmed_at > register.clock() - interval '7 days' AND (f.no = o OR ('administrator' = ANY (held) AND f.authority = mine))
    ) n LEFT JOIN access.notice_mark m ON m.officer_no = o AND m.notice = n.id ORDER BY n.at, n.id;
END $$;
-- Marks notices of who asks as read. Marks of what waits no more go.
CREATE OR REPLACE FUNCTION access.mark_notices(p_ids text[]) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE o bigint := access.writer_id(); n int; BEGIN
  IF o IS NULL THEN RAISE EXCEPTION 'not-signed-in' USING ERRCODE = '28000'; END IF;
  DELETE FROM access.notice_mark m WHERE m.officer_no = o AND NOT EXISTS (SELECT FROM access.own_notices() w WHERE w.id = m.notice);
  INSERT INTO access.notice_mark (officer_no, notice) SELECT o, w.id FROM access.own_notices() w WHERE w.id = ANY (p_ids) ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN n;
END $$;

-- Writes a mail for each of these officers who is active and has an address; of the same thing never two. Called in the transaction that writes down what the mail tells of.
CREATE OR REPLACE FUNCTION access.queue_mail(p_officers bigint[], p_kind text, p_about text) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO access.mail (officer_no, kind, about, address, language)
  SELECT a.officer_no, p_kind, p_about, a.address, a.language FROM access.mail_address a JOIN access.officer o ON o.no = a.officer_no
   WHERE a.officer_no = ANY (p_officers) AND a.address IS NOT NULL AND o.active ON CONFLICT DO NOTHING $$;
-- Everybody who is told when a witness refuses, or, of an opening, when nobody reviews it.
CREATE OR REPLACE FUNCTION access.overseers(p_authority text) RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT p.officer_no), '{}') FROM access.posting p
   WHERE p.role = 'monitor' OR (p.role = 'administrator' AND (p_authority IS NULL OR access.authority_of(p.officer_no) = p_authority)) $$;
CREATE OR REPLACE FUNCTION access.wall_mail() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN PERFORM access.queue_mail(ARRAY[NEW.reviewer_no], 'review', NEW.id::text); RETURN NULL; END $$;
CREATE OR REPLACE TRIGGER opened_wall_mail AFTER INSERT ON access.opened_wall FOR EACH ROW EXECUTE FUNCTION access.wall_mail();
CREATE OR REPLACE FUNCTION access.witness_mail() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN PERFORM access.queue_mail(access.overseers(NULL), 'witness-refuses', NEW.no::text); RETURN NULL; END $$;
CREATE OR REPLACE TRIGGER log_notice_mail AFTER INSERT ON register.log_notice FOR EACH ROW WHEN (NEW.kind = 'refuses') EXECUTE FUNCTION access.witness_mail();

-- Whoever's account it is hears of what changes who can use it; in a demonstration everybody knows.
CREATE OR REPLACE FUNCTION access.note_renewal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN NEW.renewed_at := now(); RETURN NEW; END $$;
CREATE OR REPLACE TRIGGER credential_renewed BEFORE UPDATE ON access.credential FOR EACH ROW WHEN (NEW.ended_at IS NULL AND NEW.totp_secret IS DISTINCT FROM OLD.totp_secret) EXECUTE FUNCTION access.note_renewal();
CREATE OR REPLACE FUNCTION access.sign_in_mail() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT (SELECT o.demonstration FROM access.officer o WHERE o.no = NEW.officer_no) THEN PERFORM access.queue_mail(ARRAY[NEW.officer_no], TG_ARGV[0], extract(epoch FROM clock_timestamp())::text); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER credential_made_mail AFTER INSERT ON access.credential FOR EACH ROW WHEN (NEW.ended_at IS NULL) EXECUTE FUNCTION access.sign_in_mail('sign-in-renewed');
CREATE OR REPLACE TRIGGER credential_renewed_mail AFTER UPDATE ON access.credential FOR EACH ROW WHEN (NEW.ended_at IS NULL AND NEW.totp_secret IS DISTINCT FROM OLD.totp_secret) EXECUTE FUNCTION access.sign_in_mail('sign-in-renewed');
CREATE OR REPLACE TRIGGER password_changed_mail AFTER UPDATE ON access.credential FOR EACH ROW WHEN (NEW.password_changed_at > coalesce(OLD.password_changed_at, '-infinity')) EXECUTE FUNCTION access.sign_in_mail('password-changed');
CREATE OR REPLACE FUNCTION access.key_mail() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN PERFORM access.queue_mail(ARRAY[NEW.officer_no], 'key-enrolled', NEW.key_id); RETURN NULL; END $$;
CREATE OR REPLACE TRIGGER device_key_mail AFTER INSERT ON access.device_key FOR EACH ROW WHEN (NEW.class = 'operational') EXECUTE FUNCTION access.key_mail();

CREATE OR REPLACE FUNCTION access.project_mail_address_changed(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO access.mail_address (officer_no, address, language, set_at, event_pos)
  SELECT DISTINCT ON (f.stream_no) f.stream_no, f.personal->>'address', f.data->>'language', f.received_at, f.pos FROM unnest(p) f ORDER BY f.stream_no, f.pos DESC
  ON CONFLICT (officer_no) DO UPDATE SET address = excluded.address, language = excluded.language, set_at = excluded.set_at, event_pos = excluded.event_pos $$;
-- Where an officer is told is set by who governs the account, never by the officer. The new address is told that it was entered, and the old one that it was replaced.
CREATE OR REPLACE FUNCTION access.mail_address_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF access.governed_by(NEW.officer_no, (SELECT e.officer_no FROM register.event e WHERE e.pos = NEW.event_pos AND e.stream_no = NEW.officer_no)) IS NOT TRUE THEN
    RAISE EXCEPTION 'not-permitted: an administrator sets the mail address of officers of the own authority only, and not the own one' USING ERRCODE = '42501'; END IF;
  IF TG_OP = 'UPDATE' AND OLD.address IS NOT NULL AND OLD.address IS DISTINCT FROM NEW.address THEN
    -- what waits for the old address is not sent there any more
    UPDATE access.mail m SET address = NEW.address WHERE m.officer_no = NEW.officer_no AND m.address IS NOT NULL AND NEW.address IS NOT NULL AND m.kind NOT IN ('address-set', 'address-replaced');
    UPDATE access.mail m SET address = NULL, gave_up_at = now() WHERE m.officer_no = NEW.officer_no AND m.address IS NOT NULL AND NEW.address IS NULL AND m.kind <> 'address-replaced';
    INSERT INTO access.mail (officer_no, kind, about, address, language) VALUES (NEW.officer_no, 'address-replaced', NEW.event_pos::text, OLD.address, OLD.language);
  END IF;
  IF TG_OP = 'INSERT' OR OLD.address IS DISTINCT FROM NEW.address THEN PERFORM access.queue_mail(ARRAY[NEW.officer_no], 'address-set', NEW.event_pos::text); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER mail_address_guard AFTER INSERT OR UPDATE ON access.mail_address FOR EACH ROW EXECUTE FUNCTION access.mail_address_guard();

-- Where an officer is told, and what was sent there: to the officer, and to who governs the account.
CREATE OR REPLACE FUNCTION access.mail_address_of(p_officer bigint) RETURNS TABLE (address text, language text, set_at timestamptz) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF access.officer_id() IS DISTINCT FROM p_officer AND NOT access.governs(p_officer) THEN RETURN; END IF;
  RETURN QUERY SELECT a.address, a.language, a.set_at FROM access.mail_address a WHERE a.officer_no = p_officer;
END $$;
CREATE OR REPLACE FUNCTION access.mails_of(p_officer bigint) RETURNS TABLE (id uuid, kind text, queued_at timestamptz, tried_at timestamptz, attempts int, failure text, sent_at timestamptz, gave_up_at timestamptz)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF access.officer_id() IS DISTINCT FROM p_officer AND NOT access.governs(p_officer) THEN RETURN; END IF;
  RETURN QUERY SELECT m.id, m.kind, m.queued_at, m.tried_at, m.attempts, m.failure, m.sent_at, m.gave_up_at FROM access.mail m WHERE m.officer_no = p_officer ORDER BY m.queued_at DESC, m.id LIMIT 20;
END $$;
GRANT EXECUTE ON FUNCTION access.own_notices(), access.mark_notices(text[]), access.mail_address_of(bigint), access.mails_of(bigint) TO amana_app;

/*
 * For the server that sends, as amana_verify. Takes mails whose time has come, the oldest first, and leaves each of them alone for five minutes: who takes one and ends before it said what became of it leaves it to
 * the next, with the same id. `until`: by when the officer has to have done what the mail tells of, where there is such a day. Before that: openings that nobody reviewed in time are told of, what is three days old or for who is suspended is given up, and what ended a month ago is forgotten.
 */
DROP FUNCTION IF EXISTS access.take_mail(int);
CREATE FUNCTION access.take_mail(p_limit int) RETURNS TABLE (id uuid, kind text, address text, language text, attempts int, until timestamptz) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM access.queue_mail(array_remove(array_remove(access.overseers(access.authority_of(w.officer_no)), w.officer_no), w.reviewer_no), 'review-overdue', w.id::text)
    FROM access.opened_wall w WHERE w.reviewed_at IS NULL AND w.opened_at <= register.clock() - interval '72 hours';
  UPDATE access.mail m SET gave_up_at = now(), address = NULL, failure = coalesce(m.failure, 'too-old') WHERE m.sent_at IS NULL AND m.gave_up_at IS NULL AND m.queued_at < now() - interval '72 hours' AND m.due_at <= now();
  -- who added a passkey since owes none, nor does anybody where the demand was ended
  DELETE FROM access.mail m WHERE m.kind = 'passkey-owed' AND m.sent_at IS NULL AND m.gave_up_at IS NULL AND NOT isfinite(access.codes_until(m.officer_no));
  -- who was suspended since is told nothing more
  UPDATE access.mail m SET gave_up_at = now(), address = NULL, failure = 'suspended' WHERE m.sent_at IS NULL AND m.gave_up_at IS NULL AND m.due_at <= now() AND NOT (SELECT o.active FROM access.officer o WHERE o.no = m.officer_no);
  DELETE FROM access.mail m WHERE coalesce(m.sent_at, m.gave_up_at) < now() - interval '30 days' AND m.kind <> 'review-overdue';
  RETURN QUERY UPDATE access.mail m SET due_at = now() + interval '5 minutes', tried_at = now(), attempts = m.attempts + 1
    WHERE m.id IN (SELECT d.id FROM access.mail d WHERE d.sent_at IS NULL AND d.gave_up_at IS NULL AND d.due_at <= now() ORDER BY d.due_at LIMIT p_limit FOR UPDATE SKIP LOCKED)
    RETURNING m.id, m.kind, m.address, m.language, m.attempts, CASE WHEN m.kind = 'passkey-owed' THEN access.codes_until(m.officer_no) END;
END $$;
-- What became of a mail that was taken: sent; or not, and then it is tried again, after a minute first and after an hour at most, unless the receiving server refuses for good.
CREATE OR REPLACE FUNCTION access.mail_tried(p_id uuid, p_failure text, p_for_good boolean) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE access.mail m SET sent_at = CASE WHEN p_failure IS NULL THEN now() END, gave_up_at = CASE WHEN p_failure IS NOT NULL AND p_for_good THEN now() END,
      address = CASE WHEN p_failure IS NULL OR p_for_good THEN NULL ELSE m.address END, failure = p_failure, due_at = now() + least(interval '1 hour', interval '1 minute' * power(2, least(m.attempts - 1, 6)))
   WHERE m.id = p_id AND m.sent_at IS NULL AND m.gave_up_at IS NULL $$;
CREATE OR REPLACE FUNCTION access.mail_counts() RETURNS TABLE (waiting int, failing int) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*)::int, count(*) FILTER (WHERE m.failure IS NOT NULL)::int FROM access.mail m WHERE m.sent_at IS NULL AND m.gave_up_at IS NULL $$;
GRANT EXECUTE ON FUNCTION access.take_mail(int), access.mail_tried(uuid, text, boolean), access.mail_counts() TO amana_verify;

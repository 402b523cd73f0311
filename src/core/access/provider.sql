-- Sign-in through the identity provider of an authority (docs/decisions/0053-an-authority-brings-its-own-identity-provider.md). The server speaks with the provider and checks what it signed; nobody reads these tables but by the functions below.
GRANT SELECT, INSERT, UPDATE, DELETE ON access.provider_identity, access.provider_sign_in TO amana_guard;

-- Names of authorities that have a provider, for the sign-in page.
CREATE OR REPLACE FUNCTION access.authorities_named(p_codes text[]) RETURNS TABLE (code text, name_en text, name_ar text, name_ckb text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.code, a.name_en, a.name_ar, a.name_ckb FROM access.authority a WHERE a.code = ANY (p_codes) ORDER BY a.code $$;
-- The authority of an officer who signs in, and of one who was invited by a link that is still good.
CREATE OR REPLACE FUNCTION access.sign_in_authority(p_officer bigint) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT o.authority FROM access.officer o WHERE o.no = p_officer $$;
CREATE OR REPLACE FUNCTION access.invited_authority(p_token_hash bytea) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT o.authority FROM access.invitation i JOIN access.officer o ON o.no = i.officer_no WHERE i.token_hash = p_token_hash AND i.used_at IS NULL AND i.expires_at > now() AND o.active $$;

-- A sign-in begins, in one browser, for ten minutes. A link is good for the provider of its officer's own authority. Answers `begun`, or the code of a refusal.
CREATE OR REPLACE FUNCTION access.begin_provider_sign_in(p_browser bytea, p_state bytea, p_authority text, p_invitation bytea) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  DELETE FROM access.provider_sign_in s WHERE s.expires_at <= now();
  IF p_invitation IS NOT NULL AND access.invited_authority(p_invitation) IS DISTINCT FROM p_authority THEN RETURN 'invitation-void'; END IF;
  IF NOT EXISTS (SELECT FROM access.authority a WHERE a.code = p_authority) THEN RETURN 'provider-none'; END IF;
  IF (SELECT count(*) FROM access.provider_sign_in) >= 20000 THEN RETURN 'busy'; END IF;
  INSERT INTO access.provider_sign_in (browser_hash, state_hash, authority, invitation_hash, expires_at) VALUES (p_browser, p_state, p_authority, p_invitation, now() + interval '10 minutes');
  RETURN 'begun';
END $$;
-- The provider answers: in the browser that began, of the authority whose provider was asked, and once.
CREATE OR REPLACE FUNCTION access.take_provider_state(p_browser bytea, p_state bytea, p_authority text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE access.provider_sign_in s SET answered_at = now() WHERE s.browser_hash = p_browser AND s.state_hash = p_state AND s.authority = p_authority AND s.answered_at IS NULL AND s.expires_at > now();
  RETURN FOUND;
END $$;
-- Whose account it is that the provider confirmed: an officer of that provider's authority to whom it is tied, who is not suspended; or, with a link, the officer who was invited, where the account is nobody else's. No row: nobody's.
CREATE OR REPLACE FUNCTION access.note_provider_answer(p_browser bytea, p_issuer text, p_subject bytea, p_totp_secret bytea) RETURNS TABLE (officer_no bigint, username text, enrols boolean) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE s access.provider_sign_in; v_officer bigint; BEGIN
  SELECT x.* INTO s FROM access.provider_sign_in x WHERE x.browser_hash = p_browser AND x.answered_at IS NOT NULL AND x.officer_no IS NULL AND x.expires_at > now() FOR UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  SELECT p.officer_no INTO v_officer FROM access.provider_identity p WHERE p.issuer = p_issuer AND p.subject_hash = p_subject;
  IF s.invitation_hash IS NOT NULL THEN
    SELECT i.officer_no INTO v_officer FROM access.invitation i WHERE i.token_hash = s.invitation_hash AND i.used_at IS NULL AND i.expires_at > now() AND (v_officer IS NULL OR v_officer = i.officer_no);
  END IF;
  RETURN QUERY UPDATE access.provider_sign_in x SET officer_no = o.no, issuer = p_issuer, subject_hash = p_subject, totp_secret = CASE WHEN s.invitation_hash IS NOT NULL THEN p_totp_secret END
    FROM access.officer o WHERE x.browser_hash = p_browser AND o.no = v_officer AND o.active AND o.authority = s.authority RETURNING o.no, o.username, s.invitation_hash IS NOT NULL;
END $$;
-- What the server checks the code against that follows.
DROP FUNCTION IF EXISTS access.provider_second_factor(bytea);
CREATE FUNCTION access.provider_second_factor(p_browser bytea) RETURNS TABLE (officer_no bigint, totp_secret bytea, enrols boolean, version bytea) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.officer_no, CASE WHEN s.invitation_hash IS NOT NULL THEN s.totp_secret ELSE c.totp_secret END, s.invitation_hash IS NOT NULL,
    CASE WHEN s.invitation_hash IS NOT NULL THEN access.factors_version(NULL, s.totp_secret) ELSE access.factors_version(c.password_hash, c.totp_secret) END
    FROM access.provider_sign_in s JOIN access.officer o ON o.no = s.officer_no AND o.active LEFT JOIN access.credential c ON c.officer_no = s.officer_no AND c.ended_at IS NULL
   WHERE s.browser_hash = p_browser AND s.expires_at > now() $$;
-- The code was right: the sign-in is no more under way. With a link the account is tied from now on, in place of a password; as with any link, sessions, known browsers and passkeys of before end. Answers whether that came about.
CREATE OR REPLACE FUNCTION access.end_provider_sign_in(p_browser bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE s access.provider_sign_in; v_hands bigint[]; BEGIN
  PERFORM access.lock_sign_in((SELECT x.officer_no FROM access.provider_sign_in x WHERE x.browser_hash = p_browser));
  DELETE FROM access.provider_sign_in x WHERE x.browser_hash = p_browser AND x.officer_no IS NOT NULL AND x.expires_at > now() RETURNING x.* INTO s;
  IF NOT FOUND THEN RETURN false; END IF;
  IF s.invitation_hash IS NULL THEN RETURN true; END IF;
  UPDATE access.invitation i SET used_at = now() WHERE i.token_hash = s.invitation_hash AND i.used_at IS NULL AND i.expires_at > now() AND i.officer_no = s.officer_no
     AND i.officer_no IN (SELECT o.no FROM access.officer o WHERE o.active AND o.authority = s.authority) RETURNING i.hands INTO v_hands;
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE access.invitation i SET used_at = now() WHERE i.officer_no = s.officer_no AND i.used_at IS NULL;
  INSERT INTO access.credential (officer_no, password_hash, totp_secret, hands, made_pos) VALUES (s.officer_no, NULL, s.totp_secret, v_hands, (SELECT max(e.pos) FROM register.event e))
    ON CONFLICT ON CONSTRAINT credential_pkey DO UPDATE SET password_hash = NULL, totp_secret = excluded.totp_secret, totp_last_step = 0, failures = 0, refused_until = NULL, changed_at = now(), password_changed_at = NULL, ended_at = NULL, hands = excluded.hands, made_pos = excluded.made_pos;
  DELETE FROM access.provider_identity p WHERE p.officer_no = s.officer_no;
  INSERT INTO access.provider_identity (officer_no, issuer, subject_hash) VALUES (s.officer_no, s.issuer, s.subject_hash);
  PERFORM access.end_sign_in(s.officer_no);
  RETURN true;
END $$;
-- An officer has a password or an account at a provider: a link that was taken with a password unties the account.
CREATE OR REPLACE FUNCTION access.untie_provider() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN DELETE FROM access.provider_identity p WHERE p.officer_no = NEW.officer_no; RETURN NULL; END $$;
CREATE OR REPLACE TRIGGER credential_unties_provider AFTER INSERT OR UPDATE OF password_hash ON access.credential FOR EACH ROW WHEN (NEW.password_hash IS NOT NULL) EXECUTE FUNCTION access.untie_provider();
GRANT EXECUTE ON FUNCTION access.authorities_named(text[]), access.sign_in_authority(bigint), access.begin_provider_sign_in(bytea, bytea, text, bytea), access.take_provider_state(bytea, bytea, text),
  access.invited_authority(bytea), access.note_provider_answer(bytea, text, bytea, bytea), access.provider_second_factor(bytea), access.end_provider_sign_in(bytea) TO amana_app;

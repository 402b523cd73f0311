-- Who was refused what (docs/decisions/0065-refusals-are-written-down.md). Rows are written by the function here after the refused transaction is over, and read through access.refusals_noted only.
GRANT SELECT, INSERT ON access.refused_command TO amana_guard;
CREATE OR REPLACE TRIGGER "I23-append-only" BEFORE UPDATE OR DELETE OR TRUNCATE ON access.refused_command FOR EACH STATEMENT EXECUTE FUNCTION register.append_only();
-- Writes down that who asks was refused a command that there is. The first of a kind in an hour always leaves a row, so that nobody hides one refusal behind sixty others; of what repeats itself one in ten minutes and sixty in an hour, so that nobody fills the disk.
CREATE OR REPLACE FUNCTION access.note_refusal(p_command text, p_code text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
DECLARE o bigint := access.officer_id(); at timestamptz := register.clock_now();
BEGIN
  IF o IS NULL THEN RETURN; END IF;
  IF p_command <> ALL (access.command_names()) IS NOT FALSE THEN RAISE EXCEPTION 'invalid-input: there is no such command' USING ERRCODE = '22023'; END IF;
  PERFORM pg_advisory_xact_lock(7265, hashtext(o::text));
  INSERT INTO access.refused_command (officer_no, authority, roles, command, code, refused_at)
    SELECT o, access.authority_of(o), access.roles_of(o), p_command, p_code, at
     WHERE NOT EXISTS (SELECT FROM access.refused_command r WHERE r.officer_no = o AND r.refused_at > at - interval '10 minutes' AND r.command = p_command AND r.code = p_code)
       AND (SELECT bool_and(r.command <> p_command OR r.code <> p_code) IS NOT FALSE OR count(*) - count(DISTINCT (r.command, r.code)) < 60 FROM access.refused_command r WHERE r.officer_no = o AND r.refused_at > at - interval '1 hour');
END $$;
-- The commands of requests of families: that one was refused says that a family asked. A test compares the list with the commands of a family desk.
CREATE OR REPLACE FUNCTION access.commands_of_requests() RETURNS text[] LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT ARRAY['safeguards/answer-request', 'safeguards/confirm-withdrawal', 'safeguards/follow-up-request', 'safeguards/propose-answer', 'safeguards/receive-request', 'safeguards/return-answer', 'safeguards/withdraw-request'] $$;
GRANT EXECUTE ON FUNCTION access.commands_of_requests() TO amana_guard;
-- What was refused since an instant, the newest first: of the own authority for who audits it, of all for monitors.
CREATE OR REPLACE FUNCTION access.refusals_noted(p_since timestamptz, p_limit int, p_offset int) RETURNS TABLE (total bigint, no bigint, officer_no bigint, authority text, roles text[], command text, code text, refused_at bigint)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET jit = off AS $$
DECLARE posted text[] := access.officer_roles(); mine text := access.officer_authority(); asked boolean := access.is_told_of_requests();
BEGIN
  IF posted && ARRAY['monitor', 'auditor'] IS NOT TRUE THEN RETURN; END IF;
  RETURN QUERY SELECT count(*) OVER (), r.no, r.officer_no, r.authority, r.roles, r.command, r.code, register.ms(r.refused_at) FROM access.refused_command r
    WHERE r.refused_at >= p_since AND (r.authority = mine OR posted && ARRAY['monitor']) AND (asked OR r.command <> ALL (access.commands_of_requests())) ORDER BY r.no DESC LIMIT p_limit OFFSET p_offset;
END $$;
GRANT EXECUTE ON FUNCTION access.note_refusal(text, text), access.refusals_noted(timestamptz, int, int) TO amana_app;

-- Notice, private interview, and fears of transfer to a state (CAT 3, ICPPED 16).
GRANT SELECT ON safeguards.notice, safeguards.interview, safeguards.fear TO amana_app;
GRANT SELECT, INSERT, UPDATE ON safeguards.notice, safeguards.interview, safeguards.fear TO amana_guard;
GRANT SELECT, UPDATE ON transfers.line, transfers.seal TO amana_guard;
GRANT SELECT ON transfers.manifest, transfers.transfer_order, transfers.handover, transfers.handover_person TO amana_guard;
-- The walls of notices and interviews stand with those of the manifests' lines (transfers/schema/).
ALTER TABLE safeguards.fear ENABLE ROW LEVEL SECURITY; ALTER TABLE safeguards.fear FORCE ROW LEVEL SECURITY;
-- A fear is read by those who hear and decide fears and by child protection, and by nobody whose authority is of the state feared, whatever the role (decisions.md 21).
CREATE OR REPLACE FUNCTION safeguards.reads_fears_of(p_country text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT access.officer_roles() && ARRAY['interviewer', 'assessor', 'child_protection_officer'] AND p_country IS DISTINCT FROM (SELECT a.country FROM access.authority a WHERE a.code = access.officer_authority()) $$;
GRANT EXECUTE ON FUNCTION safeguards.reads_fears_of(text) TO amana_app, amana_owner, amana_verify, amana_guard;
DROP POLICY IF EXISTS fear_wall ON safeguards.fear;
CREATE POLICY fear_wall ON safeguards.fear FOR SELECT USING (safeguards.reads_fears_of(country));

-- How long the person may appeal against a decision of that day. Code table with sources; every officer may know it.
GRANT SELECT ON safeguards.appeal_period TO amana_app, amana_guard;
DROP POLICY IF EXISTS appeal_period_wall ON safeguards.appeal_period;
CREATE POLICY appeal_period_wall ON safeguards.appeal_period FOR SELECT USING ((SELECT access.officer_id()) IS NOT NULL);
CREATE OR REPLACE FUNCTION safeguards.appeal_ends(p_decided timestamptz) RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT p_decided + interval '24 hours' * (SELECT a.days FROM safeguards.appeal_period a WHERE a.since <= p_decided ORDER BY a.since DESC LIMIT 1) $$;

-- I11-fear-suspends-line: a fear of one of these states that is undecided, upheld, not yet final at that time, or under an appeal that is not decided or is upheld.
-- As rows: what asks of many has this written into it (docs/decisions/0066-found-once-and-by-the-right-key.md).
CREATE OR REPLACE FUNCTION safeguards.fears_open(p_person bigint, p_countries text[], p_at timestamptz) RETURNS TABLE (id uuid) LANGUAGE sql STABLE AS $$
  SELECT f.id FROM safeguards.fear f WHERE f.person_no = p_person AND f.country = ANY (p_countries)
    AND (f.decided_at IS NULL OR f.danger OR f.decided_at > p_at OR CASE WHEN f.appealed_at IS NULL THEN f.final_from > p_at ELSE f.appeal_decided_at IS NULL OR f.appeal_danger OR f.appeal_decided_at > p_at END) $$;
CREATE OR REPLACE FUNCTION safeguards.fear_open(p_person bigint, p_countries text[], p_at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM safeguards.fears_open(p_person, p_countries, p_at)) $$;
GRANT EXECUTE ON FUNCTION safeguards.fears_open(bigint, text[], timestamptz) TO amana_guard;

CREATE OR REPLACE FUNCTION safeguards.project_notice_given(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO safeguards.notice (event_pos, person_no, manifest_no, language, form, given_at, officer_no)
  SELECT f.pos, f.stream_no, (f.data->>'manifestNo')::bigint, f.data->>'language', f.data->>'form', register.at((f.data->>'givenAt')::bigint), f.officer_no FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION safeguards.project_interview_recorded(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO safeguards.interview (event_pos, person_no, manifest_no, outcome, language, held_at, officer_no)
  SELECT f.pos, f.stream_no, (f.data->>'manifestNo')::bigint, f.data->>'outcome', f.data->>'language', f.occurred_at, f.officer_no FROM unnest(p) f $$;

-- When a manifest was made: the receipt of the first event of its stream.
CREATE OR REPLACE FUNCTION safeguards.manifest_made(p_manifest bigint) RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.received_at FROM register.event e WHERE e.stream_no = p_manifest AND e.seq = 1 $$;
CREATE OR REPLACE FUNCTION safeguards.manifest_made_seen(p_manifest bigint) RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT safeguards.manifest_made(p_manifest) WHERE transfers.sees(p_manifest) $$;
GRANT EXECUTE ON FUNCTION safeguards.manifest_made_seen(bigint) TO amana_app;
-- I12-notice-and-interview: told and asked are persons of this manifest, and nobody is told in the future or before the manifest was made (five minutes for clocks that differ).
CREATE OR REPLACE FUNCTION safeguards.notice_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM fresh n WHERE NOT EXISTS (SELECT FROM transfers.line l WHERE l.manifest_no = n.manifest_no AND l.person_no = n.person_no)) THEN
    RAISE EXCEPTION 'I12-notice-and-interview: the person is not on this manifest' USING ERRCODE = '23514'; END IF;
  IF EXISTS (SELECT FROM fresh n CROSS JOIN LATERAL (SELECT x.* FROM register.event x WHERE x.pos = n.event_pos OFFSET 0) e WHERE n.given_at > e.received_at + interval '5 minutes') THEN
    RAISE EXCEPTION 'invalid-input: a notice lies in the future' USING ERRCODE = '22023'; END IF;
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM fresh n WHERE n.given_at < safeguards.manifest_made(n.manifest_no) - interval '5 minutes') THEN
    RAISE EXCEPTION 'invalid-input: a notice lies before its manifest was made' USING ERRCODE = '22023'; END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "I12-notice-and-interview" AFTER INSERT ON safeguards.notice REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION safeguards.notice_guard();
CREATE OR REPLACE FUNCTION safeguards.interview_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM fresh n WHERE NOT EXISTS (SELECT FROM transfers.line l WHERE l.manifest_no = n.manifest_no AND l.person_no = n.person_no)) THEN
    RAISE EXCEPTION 'I12-notice-and-interview: the person is not on this manifest' USING ERRCODE = '23514'; END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "I12-notice-and-interview" AFTER INSERT ON safeguards.interview REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION safeguards.interview_guard();

-- A fear suspends the person's line on every open manifest that leads to or through the feared state and has not been handed over yet (afterwards a line that goes would tell why); the
-- standing seal of that manifest falls, because its list is no longer the list (I08-sealed-is-immutable).
CREATE OR REPLACE FUNCTION safeguards.suspend_lines(p_person bigint[], p_country text[], p_pos bigint[], p_received timestamptz[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE r record;
BEGIN
  FOR r IN
    SELECT l.manifest_no, l.person_no, min(u.pos) AS pos, min(u.received) AS received_at
      FROM unnest(p_person, p_country, p_pos, p_received) u(person, country, pos, received) JOIN transfers.line l ON l.person_no = u.person AND l.state = 'listed'
      JOIN transfers.manifest m ON m.no = l.manifest_no AND m.closed_at IS NULL
     WHERE (u.country = m.destination_country OR EXISTS (SELECT FROM sites.site s WHERE s.code = ANY (m.via) AND s.country = u.country))
       AND u.country IS DISTINCT FROM transfers.evacuated_within(m.no) AND transfers.asks_of_persons(m.no)
       AND NOT EXISTS (SELECT FROM transfers.handover h WHERE h.manifest_no = l.manifest_no)
     GROUP BY l.manifest_no, l.person_no ORDER BY l.manifest_no, l.person_no
  LOOP
    PERFORM FROM register.stream s WHERE s.no = r.manifest_no FOR UPDATE;   -- persons first, then manifests (decisions.md 9)
    UPDATE transfers.seal s SET voided_at = r.received_at, void_reason = 'line-withdrawn', event_pos = r.pos WHERE s.manifest_no = r.manifest_no AND s.voided_at IS NULL;
    UPDATE transfers.line l SET state = 'suspended', live = false, reason = 'fear', event_pos = r.pos WHERE l.manifest_no = r.manifest_no AND l.person_no = r.person_no;
  END LOOP;
END $$;
CREATE OR REPLACE FUNCTION safeguards.project_fear_recorded(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO safeguards.fear (id, person_no, country, account, heard_by, heard_at, event_pos)
    SELECT f.id, f.stream_no, f.personal->>'country', f.personal->>'account', f.officer_no, f.occurred_at, f.pos FROM unnest(p) f;
  PERFORM safeguards.suspend_lines(array_agg(f.stream_no), array_agg(f.personal->>'country'), array_agg(f.pos), array_agg(f.received_at)) FROM unnest(p) f;
END $$;

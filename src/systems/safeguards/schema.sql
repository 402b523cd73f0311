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

-- I11-fear-suspends-line: a fear of one of these states that is undecided, upheld, or not yet final at that time.
CREATE OR REPLACE FUNCTION safeguards.fear_open(p_person bigint, p_countries text[], p_at timestamptz) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM safeguards.fear f WHERE f.person_no = p_person AND f.country = ANY (p_countries)
    AND (f.decided_at IS NULL OR f.danger OR f.decided_at > p_at OR f.final_from > p_at)) $$;

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
  IF EXISTS (SELECT FROM fresh n JOIN register.event e ON e.pos = n.event_pos WHERE n.given_at > e.received_at + interval '5 minutes') THEN
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
CREATE OR REPLACE FUNCTION safeguards.project_fear_recorded(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE r record;
BEGIN
  INSERT INTO safeguards.fear (id, person_no, country, account, heard_by, heard_at, event_pos)
    SELECT f.id, f.stream_no, f.personal->>'country', f.personal->>'account', f.officer_no, f.occurred_at, f.pos FROM unnest(p) f;
  FOR r IN
    SELECT l.manifest_no, l.person_no, min(f.pos) AS pos, min(f.received_at) AS received_at
      FROM unnest(p) f JOIN transfers.line l ON l.person_no = f.stream_no AND l.state = 'listed' JOIN transfers.manifest m ON m.no = l.manifest_no AND m.closed_at IS NULL
     WHERE (f.personal->>'country' = m.destination_country OR EXISTS (SELECT FROM sites.site s WHERE s.code = ANY (m.via) AND s.country = f.personal->>'country'))
       AND NOT EXISTS (SELECT FROM transfers.handover h WHERE h.manifest_no = l.manifest_no)
     GROUP BY l.manifest_no, l.person_no ORDER BY l.manifest_no, l.person_no
  LOOP
    PERFORM FROM register.stream s WHERE s.no = r.manifest_no FOR UPDATE;   -- persons first, then manifests (decisions.md 9)
    UPDATE transfers.seal s SET voided_at = r.received_at, void_reason = 'line-withdrawn', event_pos = r.pos WHERE s.manifest_no = r.manifest_no AND s.voided_at IS NULL;
    UPDATE transfers.line l SET state = 'suspended', live = false, reason = 'fear', event_pos = r.pos WHERE l.manifest_no = r.manifest_no AND l.person_no = r.person_no;
  END LOOP;
END $$;
CREATE OR REPLACE FUNCTION safeguards.project_fear_decided(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  UPDATE safeguards.fear a SET decided_by = f.officer_no, danger = (f.data->>'danger')::boolean, reasons = f.personal->>'reasons', decided_at = f.received_at,
         final_from = register.at((f.data->>'finalFromAt')::bigint), event_pos = f.pos
    FROM unnest(p) f WHERE a.id = (f.data->>'fearId')::uuid AND a.person_no = f.stream_no AND a.decided_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: the fear is unknown or decided already' USING ERRCODE = '23514'; END IF;
END $$;

-- I24-four-eyes: who heard the fear or planned the move does not decide it (requirement T7).
CREATE OR REPLACE FUNCTION safeguards.fear_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF register.rebuilding() OR NEW.decided_by IS NULL THEN RETURN NULL; END IF;
  IF NEW.decided_by = NEW.heard_by THEN RAISE EXCEPTION 'I24-four-eyes: the officer who heard the fear does not decide it' USING ERRCODE = '23514'; END IF;
  IF EXISTS (
    SELECT FROM transfers.line l JOIN transfers.manifest m ON m.no = l.manifest_no AND m.closed_at IS NULL
     WHERE l.person_no = NEW.person_no AND l.state <> 'struck_off'
       AND (m.created_by = NEW.decided_by OR EXISTS (SELECT FROM transfers.seal s WHERE s.manifest_no = m.no AND NEW.decided_by IN (s.proposed_by, s.sealed_by))
         OR EXISTS (SELECT FROM transfers.transfer_order o WHERE o.manifest_no = m.no AND NEW.decided_by IN (o.proposed_by, o.approved_by)))) THEN
    RAISE EXCEPTION 'I24-four-eyes: an officer who planned the move does not decide the fear of it' USING ERRCODE = '23514'; END IF;
  IF NEW.final_from < NEW.decided_at THEN RAISE EXCEPTION 'I11-fear-suspends-line: a decision is not final before it is made' USING ERRCODE = '23514'; END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "I24-four-eyes" AFTER INSERT OR UPDATE ON safeguards.fear FOR EACH ROW EXECUTE FUNCTION safeguards.fear_guard();

-- Who controls a site from when to when (D4): sourced claims, of which two over the same time are a dispute; and what a change of control owes (I28).
GRANT SELECT ON sites.control, sites.site_breach TO amana_app;
GRANT SELECT, INSERT, UPDATE ON sites.control, sites.site_breach TO amana_guard;
-- Where a statement about a site comes from (source.ts): whoever records it names the source, and only the register itself speaks for the register.
CREATE OR REPLACE FUNCTION sites.demand_source(p register.fact[]) RETURNS void LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM register.demand_told(p, 3, 'source');
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f WHERE coalesce(f.data->>'sourceKind', '') <> ALL (ARRAY['document', 'observation', 'statement', 'report', 'press'])) THEN
    RAISE EXCEPTION 'invalid-input: a statement about a site comes from a document, an observation, a statement, a report or the press' USING ERRCODE = '22023'; END IF;
END $$;
GRANT EXECUTE ON FUNCTION sites.demand_source(register.fact[]) TO amana_guard;
-- Who controls a site, and that a change of control was not called, is no case data.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['control', 'site_breach'] LOOP
    EXECUTE format('ALTER TABLE sites.%I ENABLE ROW LEVEL SECURITY; ALTER TABLE sites.%I FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS %I ON sites.%I', t, t, t || '_wall', t);
    EXECUTE format('CREATE POLICY %I ON sites.%I FOR SELECT USING ((SELECT access.officer_id()) IS NOT NULL)', t || '_wall', t);
  END LOOP;
END $$;

-- One claim. It takes over from the claim that began last before it, where that is another holder's. Said by whoever gives the site up, or by the installation, it ends the giver's control and the site
-- is answered for by the new authority; said by anybody else it stands beside the old claim: nobody takes a site on this register by saying so. A change of control owes a roll-call (I28): the breach is
-- opened with the fact, so that no officer can leave it out.
CREATE OR REPLACE FUNCTION sites.claim_control(f register.fact) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_site text := f.data->>'site'; v_authority text := f.data->>'authority'; v_holder text := f.data->>'holder'; v_from timestamptz := register.at((f.data->>'fromAt')::bigint);
  v_to timestamptz := register.at((f.data->>'toAt')::bigint); before sites.control; says text := access.authority_of(f.officer_no); answers text;
BEGIN
  SELECT s.authority INTO answers FROM sites.site s WHERE s.code = v_site;
  SELECT * INTO before FROM sites.control c WHERE c.site = v_site AND c.withdrawn_at IS NULL AND c.from_at <= v_from ORDER BY c.from_at DESC, c.event_pos DESC LIMIT 1;
  IF (before.authority, before.holder) IS NOT DISTINCT FROM (v_authority, v_holder) THEN before.id := NULL; END IF;
  INSERT INTO sites.control (id, site, authority, holder, from_at, to_at, source_kind, source, after_id, recorded_by, recorded_at, event_pos)
    VALUES (f.id, v_site, v_authority, v_holder, v_from, v_to, f.data->>'sourceKind', f.data->>'source', before.id, f.officer_no, f.received_at, f.pos);
  IF before.id IS NULL THEN RETURN; END IF;
  INSERT INTO sites.site_breach (fact_event, rule, site, source, authority, opened_at, event_pos)
    VALUES (f.id, 'I28-roll-call-at-change-of-control', v_site, 'ICPPED 17; Mandela 6', coalesce(before.authority, v_authority), f.received_at, f.pos);
  IF f.officer_no = 0 OR says = answers THEN
    -- a claim of a time that is over says nothing of now: it ends nobody's control
    UPDATE sites.control c SET to_at = v_from, end_source_kind = f.data->>'sourceKind', end_source = f.data->>'source', event_pos = f.pos
     WHERE v_to IS NULL AND c.site = v_site AND c.id <> f.id AND c.withdrawn_at IS NULL AND c.to_at IS NULL AND c.from_at < v_from AND (f.officer_no = 0 OR c.authority = says);
    IF v_to IS NULL AND v_authority IS NOT NULL AND NOT EXISTS (SELECT FROM sites.control c WHERE c.site = v_site AND c.withdrawn_at IS NULL AND c.from_at > v_from) THEN
      UPDATE sites.site s SET authority = v_authority, event_pos = f.pos WHERE s.code = v_site; END IF;
  END IF;
END $$;
CREATE OR REPLACE FUNCTION sites.project_control_recorded(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE f register.fact;
BEGIN
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) u WHERE u.stream_no IS DISTINCT FROM sites.stream_of(u.data->>'site')) THEN
    RAISE EXCEPTION 'not-found: control is recorded on the stream of its site' USING ERRCODE = '23514'; END IF;
  PERFORM sites.demand_source(p);
  FOREACH f IN ARRAY p LOOP PERFORM sites.claim_control(f); END LOOP;
END $$;
CREATE OR REPLACE FUNCTION sites.project_control_ended(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  PERFORM sites.demand_source(p);
  UPDATE sites.control c SET to_at = register.at((f.data->>'endedAt')::bigint), end_source_kind = f.data->>'sourceKind', end_source = f.data->>'source', event_pos = f.pos
    FROM unnest(p) f WHERE c.id = (f.data->>'controlId')::uuid AND c.to_at IS NULL AND c.withdrawn_at IS NULL AND f.stream_no = sites.stream_of(c.site);
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: this control has ended, was withdrawn, or is of another site' USING ERRCODE = '23514'; END IF;
END $$;
-- Whether a site passed by this claim: the site answers to whom another named, or the control of somebody ended with the claim's own instant and source. The same rule as in control/find-control.ts.
CREATE OR REPLACE FUNCTION sites.passed_by(c sites.control) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT c.after_id IS NOT NULL AND (EXISTS (SELECT FROM sites.site s WHERE s.code = c.site AND s.authority = c.authority AND access.authority_of(c.recorded_by) IS DISTINCT FROM c.authority)
    OR EXISTS (SELECT FROM sites.control o WHERE o.site = c.site AND o.id <> c.id AND o.withdrawn_at IS NULL AND o.to_at = c.from_at AND o.end_source_kind = c.source_kind AND o.end_source = c.source)) $$;
GRANT EXECUTE ON FUNCTION sites.passed_by(sites.control) TO amana_guard;
-- Whether a site answers, or answered at that instant, to an authority, or to nobody of this register. What is past is proved by a claim that is not the authority's own word: nobody gets a site by saying so.
CREATE OR REPLACE FUNCTION sites.answers_to(p_site text, p_authority text, p_at timestamptz) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM sites.site s WHERE s.code = p_site AND (s.authority IS NULL OR s.authority = p_authority))
    OR EXISTS (SELECT FROM sites.control c JOIN register.event e ON e.id = c.id WHERE c.site = p_site AND c.authority = p_authority AND c.withdrawn_at IS NULL AND c.to_at > p_at
      AND (e.type = 'SiteAdded' OR (c.from_at <= p_at AND access.authority_of(c.recorded_by) IS DISTINCT FROM c.authority))) $$;
GRANT EXECUTE ON FUNCTION sites.answers_to(text, text, timestamptz) TO amana_app, amana_guard;
-- A withdrawn claim changed nothing (the guard refuses the others): its breach is over with it.
CREATE OR REPLACE FUNCTION sites.project_control_withdrawn(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  PERFORM register.demand_told(p, 3, 'reason');
  UPDATE sites.control c SET withdrawn_at = f.received_at, withdrawn_by = f.officer_no, withdrawal = f.data->>'reason', event_pos = f.pos
    FROM unnest(p) f WHERE c.id = (f.data->>'controlId')::uuid AND c.withdrawn_at IS NULL AND f.stream_no = sites.stream_of(c.site);
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: this control was withdrawn already, or is of another site' USING ERRCODE = '23514'; END IF;
  UPDATE sites.site_breach b SET cured_at = f.received_at, cured_by = f.officer_no, event_pos = f.pos FROM unnest(p) f WHERE b.fact_event = (f.data->>'controlId')::uuid AND b.cured_at IS NULL;
END $$;

-- Control is ended by whoever controlled or recorded it, and withdrawn by whoever recorded it; nothing begins or ends after it is known; what was recorded is not rewritten.
CREATE OR REPLACE FUNCTION sites.control_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE e register.event; own text; recorded text;
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  SELECT * INTO e FROM register.event x WHERE x.pos = NEW.event_pos;
  own := access.authority_of(e.officer_no); recorded := access.authority_of(NEW.recorded_by);
  IF greatest(NEW.from_at, NEW.to_at) > e.received_at + interval '5 minutes' THEN RAISE EXCEPTION 'invalid-input: control is recorded when it has changed, not before' USING ERRCODE = '22023'; END IF;
  IF TG_OP = 'INSERT' THEN RETURN NULL; END IF;
  IF (NEW.site, NEW.authority, NEW.holder, NEW.from_at, NEW.source_kind, NEW.source, NEW.after_id, NEW.recorded_by, NEW.recorded_at) IS DISTINCT FROM
     (OLD.site, OLD.authority, OLD.holder, OLD.from_at, OLD.source_kind, OLD.source, OLD.after_id, OLD.recorded_by, OLD.recorded_at) THEN
    RAISE EXCEPTION 'I23-append-only: what was recorded of a control stays' USING ERRCODE = '23514', CONSTRAINT = 'I23-append-only'; END IF;
  IF e.officer_no <> 0 AND e.type = 'ControlEnded' AND own IS DISTINCT FROM NEW.authority AND own IS DISTINCT FROM recorded THEN
    RAISE EXCEPTION 'not-permitted: control is ended by the authority that controlled, or by the one that recorded it' USING ERRCODE = '42501'; END IF;
  IF e.officer_no <> 0 AND e.type = 'ControlWithdrawn' AND own IS DISTINCT FROM recorded THEN
    RAISE EXCEPTION 'not-permitted: a claim of control is withdrawn by the authority that recorded it' USING ERRCODE = '42501'; END IF;
  IF e.type = 'ControlWithdrawn' AND sites.passed_by(NEW) THEN
    RAISE EXCEPTION 'I28-roll-call-at-change-of-control: the site passed by this claim; who controls it now is a new claim' USING ERRCODE = '23514', CONSTRAINT = 'I28-roll-call-at-change-of-control'; END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER control_guard AFTER INSERT OR UPDATE ON sites.control FOR EACH ROW EXECUTE FUNCTION sites.control_guard();
-- I28-roll-call-at-change-of-control, at commit: a change of control has its breach, until both sides signed a roll-call.
CREATE OR REPLACE FUNCTION sites.change_called() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.after_id IS NOT NULL AND NOT register.rebuilding() AND NOT EXISTS (SELECT FROM sites.site_breach b WHERE b.fact_event = NEW.id AND b.rule = 'I28-roll-call-at-change-of-control')
     AND NOT EXISTS (SELECT FROM sites.roll_call r WHERE r.id = NEW.id AND r.signed_by IS NOT NULL) THEN
    RAISE EXCEPTION 'I28-roll-call-at-change-of-control: a change of control without a roll-call needs its breach' USING ERRCODE = '23514', CONSTRAINT = 'I28-roll-call-at-change-of-control'; END IF;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS "I28-roll-call-at-change-of-control" ON sites.control;
CREATE CONSTRAINT TRIGGER "I28-roll-call-at-change-of-control" AFTER INSERT ON sites.control DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION sites.change_called();
GRANT EXECUTE ON FUNCTION sites.claim_control(register.fact) TO amana_guard;

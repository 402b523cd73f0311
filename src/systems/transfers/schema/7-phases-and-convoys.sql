-- Phases of an operation, the convoy's own state, its cancellation: projectors, guards, walls.
CREATE OR REPLACE FUNCTION transfers.project_operation_ended(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE transfers.operation o SET ended_at = f.received_at, event_pos = f.pos FROM unnest(p) f WHERE o.no = f.stream_no $$;
CREATE OR REPLACE FUNCTION transfers.project_phase_planned(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT register.demand_told(p, 1, 'titleEn', 'titleAr');
  INSERT INTO transfers.phase (operation_no, code, title_en, title_ar, authority, planned_from, planned_to, state, event_pos)
  SELECT f.stream_no, f.data->>'code', f.data->>'titleEn', f.data->>'titleAr', f.data->>'authority', register.at((f.data->>'plannedFromAt')::bigint), register.at((f.data->>'plannedToAt')::bigint), 'planned', f.pos FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION transfers.step_phases(p register.fact[], p_act text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE f record; before text; next text;
BEGIN
  FOR f IN SELECT * FROM unnest(p) u ORDER BY u.pos LOOP
    SELECT x.state INTO before FROM transfers.phase x WHERE x.operation_no = f.stream_no AND x.code = f.data->>'phase';
    next := transfers.next_state('phase', before, p_act);
    IF next IS NULL THEN PERFORM transfers.refuse_step(before, p_act); END IF;
    UPDATE transfers.phase x SET state = next, event_pos = f.pos, reason_code = r.code, reason = r.words
      -- before version 2 a phase was cancelled in words only: for another reason, with those words
      FROM (SELECT CASE WHEN next <> 'cancelled' THEN NULL WHEN f.personal ? 'note' THEN f.data->>'reason' ELSE 'other' END AS code,
              CASE WHEN next <> 'cancelled' THEN NULL WHEN f.personal ? 'note' THEN f.personal->>'note' ELSE f.data->>'reason' END AS words) r
     WHERE x.operation_no = f.stream_no AND x.code = f.data->>'phase';
  END LOOP;
END $$;
CREATE OR REPLACE FUNCTION transfers.project_phase_started(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ SELECT transfers.step_phases(p, 'PhaseStarted') $$;
CREATE OR REPLACE FUNCTION transfers.project_phase_ended(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ SELECT transfers.step_phases(p, 'PhaseEnded') $$;
CREATE OR REPLACE FUNCTION transfers.project_phase_cancelled(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT transfers.demand_coded(p, ARRAY['not-needed', 'receiver-unable', 'no-space', 'no-transport', 'security', 'weather', 'order-withdrawn', 'other']);
  SELECT transfers.step_phases(p, 'PhaseCancelled') $$;
CREATE OR REPLACE FUNCTION transfers.project_convoy_put_in_phase(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM transfers.step_convoys(array_agg(f.stream_no), array_agg('ConvoyPutInPhase'::text), array_agg(f.pos)) FROM unnest(p) f;
  UPDATE transfers.convoy c SET phase = f.data->>'phase', event_pos = f.pos FROM unnest(p) f WHERE c.manifest_no = f.stream_no;
END $$;
-- Another reason than the coded ones is told: as it stands it would say nothing.
CREATE OR REPLACE FUNCTION transfers.demand_note(p register.fact[]) RETURNS void LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f WHERE coalesce(f.data->>'reason', f.personal->>'reason') = 'other' AND NOT register.told(f.personal->>'note', 1)) THEN
    RAISE EXCEPTION 'invalid-input: another reason than the coded ones is told' USING ERRCODE = '22023'; END IF;
END $$;
GRANT EXECUTE ON FUNCTION transfers.demand_note(register.fact[]) TO amana_guard;
-- A reason that is coded since version 2 of its event (as convoy-words.ts) is given as a code: nobody writes it as it was written before.
CREATE OR REPLACE FUNCTION transfers.demand_coded(p register.fact[], p_codes text[]) RETURNS void LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f WHERE NOT f.personal ? 'note' OR coalesce(f.data->>'reason', f.personal->>'reason', '') <> ALL (p_codes)) THEN
    RAISE EXCEPTION 'invalid-input: the reason is one of the coded ones' USING ERRCODE = '22023'; END IF;
  PERFORM transfers.demand_note(p);
END $$;
GRANT EXECUTE ON FUNCTION transfers.demand_coded(register.fact[], text[]) TO amana_guard;
-- Everybody who was still on the manifest is struck off, so that nobody stays bound to a convoy that does not go; seal and offer fall before.
CREATE OR REPLACE FUNCTION transfers.project_convoy_cancelled(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM transfers.demand_note(p);
  PERFORM transfers.step_convoys(array_agg(f.stream_no), array_agg('ConvoyCancelled'::text), array_agg(f.pos)) FROM unnest(p) f;
  INSERT INTO transfers.cancellation (manifest_no, reason, note, at, officer_no, event_pos) SELECT f.stream_no, f.data->>'reason', f.personal->>'note', f.received_at, f.officer_no, f.pos FROM unnest(p) f;
  UPDATE transfers.offer o SET withdrawn_at = f.received_at, event_pos = f.pos FROM unnest(p) f WHERE o.manifest_no = f.stream_no AND o.withdrawn_at IS NULL AND NOT EXISTS (SELECT FROM transfers.handover h WHERE h.offer_id = o.id);
  UPDATE transfers.seal s SET voided_at = f.received_at, void_reason = 'convoy-cancelled', event_pos = f.pos FROM unnest(p) f WHERE s.manifest_no = f.stream_no AND s.voided_at IS NULL;
  UPDATE transfers.line l SET state = 'struck_off', live = false, reason = 'convoy-cancelled', event_pos = f.pos FROM unnest(p) f WHERE l.manifest_no = f.stream_no AND l.state = 'listed';
  PERFORM juveniles.fold_identities_on(array_agg(f.stream_no)) FROM unnest(p) f;
END $$;

-- Guards. A phase is led by the authority that planned it; it ends when its convoys have.
CREATE OR REPLACE FUNCTION transfers.open_convoys(p_operation bigint, p_phase text) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*)::int FROM transfers.manifest m JOIN transfers.convoy c ON c.manifest_no = m.no
   WHERE m.operation_no = p_operation AND (p_phase IS NULL OR c.phase = p_phase) AND c.state NOT IN ('closed', 'cancelled') $$;
GRANT EXECUTE ON FUNCTION transfers.open_convoys(bigint, text) TO amana_guard, amana_verify;
CREATE OR REPLACE FUNCTION transfers.phase_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM register.event e WHERE e.pos = NEW.event_pos AND access.authority_of(e.officer_no) = NEW.authority) THEN
    PERFORM transfers.refuse('not-permitted', 'a phase is led by the authority that planned it'); END IF;
  IF EXISTS (SELECT FROM transfers.operation o WHERE o.no = NEW.operation_no AND o.ended_at IS NOT NULL) THEN PERFORM transfers.refuse('no-such-step', 'the operation has ended'); END IF;
  IF TG_OP = 'INSERT' AND NEW.code !~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$' AND NOT register.rebuilding() THEN PERFORM transfers.refuse('invalid-input', 'a phase is named by a code'); END IF;
  IF NEW.state IN ('ended', 'cancelled') AND transfers.open_convoys(NEW.operation_no, NEW.code) > 0 THEN
    PERFORM transfers.refuse('convoys-under-way', 'a convoy of this phase is neither closed nor cancelled'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER phase_guard AFTER INSERT OR UPDATE ON transfers.phase FOR EACH ROW EXECUTE FUNCTION transfers.phase_guard();
CREATE OR REPLACE FUNCTION transfers.operation_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE own text;
BEGIN
  IF OLD.ended_at IS NOT NULL THEN PERFORM transfers.refuse('no-such-step', 'the operation has ended'); END IF;
  SELECT access.authority_of(e.officer_no) INTO own FROM register.event e WHERE e.pos = NEW.event_pos;
  IF (NEW.authority = own) IS NOT TRUE AND NOT EXISTS (SELECT FROM transfers.phase x WHERE x.operation_no = NEW.no AND x.authority = own) AND NOT EXISTS (SELECT FROM transfers.manifest m WHERE m.operation_no = NEW.no AND m.from_authority = own) THEN
    PERFORM transfers.refuse('not-permitted', 'an operation is ended by the authority that opened it, or one that leads a phase or gives persons in it'); END IF;
  IF transfers.open_convoys(NEW.no, NULL) > 0 OR EXISTS (SELECT FROM transfers.phase x WHERE x.operation_no = NEW.no AND x.state IN ('planned', 'running')) THEN
    PERFORM transfers.refuse('convoys-under-way', 'a convoy or a phase of this operation is still open'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION transfers.operation_code_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.code !~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$' AND NOT register.rebuilding() THEN PERFORM transfers.refuse('invalid-input', 'an operation is named by a code'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER operation_code_guard AFTER INSERT ON transfers.operation FOR EACH ROW EXECUTE FUNCTION transfers.operation_code_guard();
CREATE OR REPLACE TRIGGER operation_guard AFTER UPDATE ON transfers.operation FOR EACH ROW EXECUTE FUNCTION transfers.operation_guard();
CREATE OR REPLACE FUNCTION transfers.convoy_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE m transfers.manifest;
BEGIN
  SELECT * INTO m FROM transfers.manifest x WHERE x.no = NEW.manifest_no;
  IF TG_OP = 'INSERT' THEN
    IF EXISTS (SELECT FROM transfers.operation o WHERE o.no = m.operation_no AND o.ended_at IS NOT NULL) THEN PERFORM transfers.refuse('no-such-step', 'the operation has ended'); END IF;
  ELSIF NEW.phase IS DISTINCT FROM OLD.phase THEN
    IF NOT EXISTS (SELECT FROM register.event e WHERE e.pos = NEW.event_pos AND access.authority_of(e.officer_no) = m.from_authority) THEN
      PERFORM transfers.refuse('not-permitted', 'the giving authority says which phase a convoy belongs to'); END IF;
    IF NOT EXISTS (SELECT FROM transfers.phase x WHERE x.operation_no = m.operation_no AND x.code = NEW.phase AND x.state IN ('planned', 'running')) THEN
      PERFORM transfers.refuse('no-such-step', 'the operation has no open phase of this code'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER convoy_guard AFTER INSERT OR UPDATE ON transfers.convoy FOR EACH ROW EXECUTE FUNCTION transfers.convoy_guard();
CREATE OR REPLACE FUNCTION transfers.cancellation_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE m transfers.manifest;
BEGIN
  SELECT * INTO m FROM transfers.manifest x WHERE x.no = NEW.manifest_no;
  IF access.authority_of(NEW.officer_no) NOT IN (m.from_authority, m.escort_authority, m.to_authority) THEN PERFORM transfers.refuse('not-permitted', 'a convoy is cancelled by an authority of it'); END IF;
  IF EXISTS (SELECT FROM transfers.handover h WHERE h.manifest_no = NEW.manifest_no) THEN
    PERFORM transfers.refuse('no-such-step', 'after the first hand-over a convoy is redirected or returned, never cancelled'); END IF;
  IF EXISTS (SELECT FROM transfers.boarding b JOIN register.custody c ON c.person_no = b.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('held', 'resident', 'accompanying') AND c.vehicle IS NOT NULL
      WHERE b.manifest_no = NEW.manifest_no AND b.outcome = 'boarded') THEN
    PERFORM transfers.refuse('I08-movement-reconciles', 'a person still sits in a vehicle of the convoy'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER cancellation_guard AFTER INSERT ON transfers.cancellation FOR EACH ROW EXECUTE FUNCTION transfers.cancellation_guard();
-- An act that the table of manifests has no row for is refused also where no other rule speaks: a decision or an order after the convoy has left.
CREATE OR REPLACE FUNCTION transfers.manifest_step_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN PERFORM transfers.require_manifest_step(ARRAY(SELECT n.manifest_no FROM fresh n), TG_ARGV[0]); RETURN NULL; END $$;
CREATE OR REPLACE TRIGGER manifest_step AFTER INSERT ON transfers.acceptance REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION transfers.manifest_step_guard('LineDecided');
CREATE OR REPLACE FUNCTION transfers.order_step_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN PERFORM transfers.require_manifest_step(ARRAY[NEW.manifest_no], CASE WHEN NEW.approved_by IS NULL THEN 'TransferOrderProposed' ELSE 'TransferOrderApproved' END); RETURN NULL; END $$;
CREATE OR REPLACE TRIGGER manifest_step AFTER INSERT OR UPDATE ON transfers.transfer_order FOR EACH ROW EXECUTE FUNCTION transfers.order_step_guard();
-- A line changes its state by the table of lines only, and its compartment while the manifest may change.
CREATE OR REPLACE FUNCTION transfers.line_step_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE bad record;
BEGIN
  SELECT o.state, e.type INTO bad FROM fresh n JOIN stale o USING (manifest_no, person_no) CROSS JOIN LATERAL (SELECT x.type FROM register.event x WHERE x.pos = n.event_pos OFFSET 0) e
   WHERE n.state <> o.state AND transfers.next_state('line', o.state, e.type) IS DISTINCT FROM n.state LIMIT 1;
  IF FOUND THEN PERFORM transfers.refuse_step(bad.state, bad.type); END IF;
  PERFORM transfers.require_manifest_step(ARRAY(SELECT DISTINCT n.manifest_no FROM fresh n JOIN stale o USING (manifest_no, person_no) WHERE (n.vehicle, n.compartment) IS DISTINCT FROM (o.vehicle, o.compartment)), 'CompartmentAssigned');
  PERFORM transfers.require_manifest_step(ARRAY(SELECT DISTINCT n.manifest_no FROM fresh n JOIN stale o USING (manifest_no, person_no) CROSS JOIN LATERAL (SELECT x.type FROM register.event x WHERE x.pos = n.event_pos OFFSET 0) e
    WHERE n.event_pos <> o.event_pos AND e.type = 'LineListed'), 'LineListed');
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER line_step AFTER UPDATE ON transfers.line REFERENCING NEW TABLE AS fresh OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION transfers.line_step_guard();
CREATE OR REPLACE FUNCTION transfers.line_listed_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN PERFORM transfers.require_manifest_step(ARRAY(SELECT n.manifest_no FROM fresh n WHERE n.state <> 'born'), 'LineListed'); RETURN NULL; END $$;
CREATE OR REPLACE TRIGGER line_step_of_new AFTER INSERT ON transfers.line REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION transfers.line_listed_guard();

-- Walls: a phase is seen with its operation; state and cancellation of a convoy with its manifest.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['convoy', 'cancellation'] LOOP
    EXECUTE format('ALTER TABLE transfers.%I ENABLE ROW LEVEL SECURITY; ALTER TABLE transfers.%I FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS wall ON transfers.%I;
      CREATE POLICY wall ON transfers.%I FOR SELECT USING (manifest_no = ANY ((SELECT transfers.visible_manifests())::bigint[]))', t, t, t, t);
  END LOOP;
END $$;
ALTER TABLE transfers.phase ENABLE ROW LEVEL SECURITY; ALTER TABLE transfers.phase FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS wall ON transfers.phase;
CREATE POLICY wall ON transfers.phase FOR SELECT USING ((SELECT access.officer_id()) IS NOT NULL);

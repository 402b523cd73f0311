-- A fear is decided, the decision is appealed or the appeal is waived, and the appeal is decided by yet another assessor.

-- A danger that was found is final at once, and never ends; where none was found, the decision is final after the appeal period.
CREATE OR REPLACE FUNCTION safeguards.project_fear_decided(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  UPDATE safeguards.fear a SET decided_by = f.officer_no, danger = (f.data->>'danger')::boolean, reasons = f.personal->>'reasons', decided_at = f.received_at,
         final_from = CASE WHEN (f.data->>'danger')::boolean THEN f.received_at ELSE register.at((f.data->>'finalFromAt')::bigint) END, event_pos = f.pos
    FROM unnest(p) f WHERE a.id = (f.data->>'fearId')::uuid AND a.person_no = f.stream_no AND a.decided_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  PERFORM register.demand_told(p, 20, 'reasons');
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: the fear is unknown or decided already' USING ERRCODE = '23514'; END IF;
END $$;
-- An appeal is recorded whenever the person makes it. It suspends the line again, and keeps the fear open until it is decided.
CREATE OR REPLACE FUNCTION safeguards.project_fear_appealed(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  UPDATE safeguards.fear a SET appealed_at = f.received_at, appeal_grounds = f.personal->>'grounds', appeal_heard_by = f.officer_no, event_pos = f.pos
    FROM unnest(p) f WHERE a.id = (f.data->>'fearId')::uuid AND a.person_no = f.stream_no AND NOT a.danger AND a.appealed_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: the fear is unknown, not decided, upheld or appealed already' USING ERRCODE = '23514'; END IF;
  PERFORM safeguards.suspend_lines(array_agg(f.stream_no), array_agg(a.country), array_agg(f.pos), array_agg(f.received_at)) FROM unnest(p) f JOIN safeguards.fear a ON a.id = (f.data->>'fearId')::uuid;
END $$;
CREATE OR REPLACE FUNCTION safeguards.project_fear_appeal_decided(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  UPDATE safeguards.fear a SET appeal_decided_by = f.officer_no, appeal_danger = (f.data->>'danger')::boolean, appeal_reasons = f.personal->>'reasons', appeal_decided_at = f.received_at, event_pos = f.pos
    FROM unnest(p) f WHERE a.id = (f.data->>'fearId')::uuid AND a.person_no = f.stream_no AND a.appealed_at IS NOT NULL AND a.appeal_decided_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  PERFORM register.demand_told(p, 20, 'reasons');
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: there is no open appeal' USING ERRCODE = '23514'; END IF;
END $$;
-- The person, told of the right to appeal in a language understood, does not want to: the decision is final from then on.
CREATE OR REPLACE FUNCTION safeguards.project_fear_appeal_waived(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  UPDATE safeguards.fear a SET waived_at = f.received_at, waiver = f.personal->>'statement', waiver_language = f.data->>'language', waiver_heard_by = f.officer_no, final_from = least(a.final_from, f.received_at), event_pos = f.pos
    FROM unnest(p) f WHERE a.id = (f.data->>'fearId')::uuid AND a.person_no = f.stream_no AND NOT a.danger AND a.appealed_at IS NULL AND a.waived_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: there is no decision whose appeal can be waived' USING ERRCODE = '23514'; END IF;
END $$;

-- Whether an officer planned a move of this person: such an officer decides neither the fear of it nor the appeal, and does not record that the person waives the appeal (requirement T7).
-- Whoever was struck off since, or whose manifest was closed, was planned to be moved all the same.
CREATE OR REPLACE FUNCTION safeguards.planned_a_move(p_officer bigint, p_person bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM transfers.line l JOIN transfers.manifest m ON m.no = l.manifest_no
     WHERE l.person_no = p_person AND (m.created_by = p_officer OR EXISTS (SELECT FROM transfers.seal s WHERE s.manifest_no = m.no AND p_officer IN (s.proposed_by, s.sealed_by))
         OR EXISTS (SELECT FROM transfers.transfer_order o WHERE o.manifest_no = m.no AND p_officer IN (o.proposed_by, o.approved_by)))) $$;
-- I24-four-eyes and I11: who heard, decided or planned does not decide; a decision that finds no danger is not final before the appeal period is over, save by the person's waiver, which the
-- assessor who decided does not record. Nobody of the state feared decides, or records the waiver.
CREATE OR REPLACE FUNCTION safeguards.fear_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF register.rebuilding() OR NEW.decided_by IS NULL THEN RETURN NULL; END IF;
  IF EXISTS (SELECT FROM access.authority a WHERE a.country = NEW.country AND a.code IN (access.authority_of(NEW.decided_by), access.authority_of(NEW.waiver_heard_by), access.authority_of(NEW.appeal_decided_by))) THEN
    RAISE EXCEPTION 'I11-fear-suspends-line: an officer of the state feared decides nothing about the fear' USING ERRCODE = '23514'; END IF;
  IF NEW.decided_by = NEW.heard_by THEN RAISE EXCEPTION 'I24-four-eyes: the officer who heard the fear does not decide it' USING ERRCODE = '23514'; END IF;
  IF TG_OP = 'INSERT' OR OLD.decided_by IS NULL THEN
    IF safeguards.planned_a_move(NEW.decided_by, NEW.person_no) THEN
      RAISE EXCEPTION 'I24-four-eyes: an officer who planned the move does not decide the fear of it' USING ERRCODE = '23514'; END IF;
    IF NOT NEW.danger AND (NEW.final_from < safeguards.appeal_ends(NEW.decided_at)) IS NOT FALSE THEN
      RAISE EXCEPTION 'I11-fear-suspends-line: a decision that finds no danger is not final before the appeal period is over' USING ERRCODE = '23514'; END IF;
  ELSIF NEW.final_from <> OLD.final_from AND NEW.waived_at IS NULL THEN
    RAISE EXCEPTION 'I11-fear-suspends-line: only the person''s own waiver makes a decision final before the appeal period is over' USING ERRCODE = '23514';
  END IF;
  IF NEW.waiver_heard_by = NEW.decided_by OR (NEW.waiver_heard_by IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.waiver_heard_by IS NULL) AND safeguards.planned_a_move(NEW.waiver_heard_by, NEW.person_no)) THEN
    RAISE EXCEPTION 'I24-four-eyes: neither the assessor who decided nor an officer who planned the move records the waiver of the appeal' USING ERRCODE = '23514'; END IF;
  IF NEW.appeal_decided_by IN (NEW.heard_by, NEW.decided_by, NEW.appeal_heard_by) OR (NEW.appeal_decided_by IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.appeal_decided_by IS NULL) AND safeguards.planned_a_move(NEW.appeal_decided_by, NEW.person_no)) THEN
    RAISE EXCEPTION 'I24-four-eyes: an appeal is decided by an assessor who neither heard nor decided the fear, nor recorded the appeal, nor planned the move' USING ERRCODE = '23514'; END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "I24-four-eyes" AFTER INSERT OR UPDATE ON safeguards.fear FOR EACH ROW EXECUTE FUNCTION safeguards.fear_guard();

-- Entries of the movement log that were a mistake: withdrawn by the escort, kept in the log, and told from no more.
-- Whether an arrival ends the way of a convoy: at where it headed when it was reported. A return of the rest changes the heading of nobody.
CREATE OR REPLACE FUNCTION transfers.arrives(p_manifest bigint, p_place text, p_pos bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN r.to_site IS NULL THEN p_place <> ALL (m.via || m.from_site) ELSE p_place = r.to_site END
    FROM transfers.manifest m LEFT JOIN LATERAL (SELECT x.to_site FROM transfers.redirect x WHERE x.manifest_no = m.no AND x.event_pos < p_pos
      AND NOT EXISTS (SELECT FROM transfers.handover h WHERE h.manifest_no = m.no AND h.ordinal = 2 AND h.event_pos < x.event_pos) ORDER BY x.event_pos DESC LIMIT 1) r ON true WHERE m.no = p_manifest $$;
-- The state of a convoy that is neither closed nor cancelled, told step by step from what stands.
CREATE OR REPLACE FUNCTION transfers.told_state(p_manifest bigint) RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE f record; told text := 'planned';
BEGIN
  FOR f IN SELECT x.act FROM (
      SELECT v.event_pos, 'MovementRecorded:' || v.kind AS act FROM transfers.movement v WHERE v.manifest_no = p_manifest AND v.withdrawn_pos IS NULL AND (v.kind = 'departed' OR (v.kind = 'arrived' AND transfers.arrives(v.manifest_no, v.place, v.event_pos)))
      UNION ALL SELECT h.event_pos, 'HandedOver:' || CASE WHEN h.ordinal = 2 THEN '2' WHEN h.goes_back THEN 'back' ELSE 'let-in' END FROM transfers.handover h WHERE h.manifest_no = p_manifest AND h.ordinal > 1
      UNION ALL SELECT r.event_pos, CASE r.kind WHEN 'return' THEN 'ReturnOrdered' ELSE 'ConvoyRedirected' END FROM transfers.redirect r WHERE r.manifest_no = p_manifest) x ORDER BY x.event_pos LOOP
    told := coalesce(transfers.next_state('convoy', told, f.act), told);
  END LOOP;
  RETURN told;
END $$;
-- What rests on an entry of the log: what could not have happened, where and when it is told, without it, or without another entry that says the same. Asked by the command behind the walls of the officer, and by the guard.
CREATE OR REPLACE FUNCTION transfers.rests_on(p_manifest bigint, p_pos bigint) RETURNS TABLE (kind text, place text, at timestamptz) LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  WITH needs(kind, carriers, here) AS (VALUES ('border-crossed', '{departed}'::text[], false), ('deviation', '{departed}', false), ('arrived', '{departed}', false), ('handed-over', '{departed}', false), ('handed-over', '{arrived}', true),
      ('resumed', '{departed}', false), ('resumed', '{stop,delay,breakdown,medical-event,incident,deviation,arrived}', false), ('departed', '{begun,arrived}', true), ('count-stop', '{stop,arrived}', true), ('count-unloading', '{arrived}', true), ('entry-refused', '{arrived}', true)),
    log AS MATERIALIZED (SELECT v.event_pos AS pos, v.kind, v.place, v.at FROM transfers.movement v WHERE v.manifest_no = p_manifest AND (v.withdrawn_pos IS NULL OR v.event_pos = p_pos)
      UNION ALL SELECT 0, 'begun', m.from_site, '-infinity' FROM transfers.manifest m WHERE m.no = p_manifest
      UNION ALL SELECT c.event_pos, 'count-' || c.occasion, c.place, c.at FROM transfers.head_count c WHERE c.manifest_no = p_manifest
      UNION ALL SELECT e.event_pos, 'entry-refused', e.site, e.at FROM transfers.entry_refusal e WHERE e.manifest_no = p_manifest
      UNION ALL SELECT d.event_pos, 'entry-refused', d.site, d.at FROM transfers.difference d WHERE d.manifest_no = p_manifest AND d.kind = 'refused-at-gate'
      UNION ALL SELECT h.event_pos, 'handed-over', h.place, h.instant FROM transfers.handover h WHERE h.manifest_no = p_manifest AND h.ordinal > 1)
  SELECT DISTINCT x.kind, x.place, x.at FROM log e JOIN log x ON x.at >= e.at AND x.pos <> e.pos JOIN needs n ON n.kind = x.kind AND e.kind = ANY (n.carriers) AND (NOT n.here OR e.place = x.place)
   WHERE e.pos = p_pos AND NOT EXISTS (SELECT FROM log y WHERE y.pos NOT IN (e.pos, x.pos) AND y.at <= x.at AND y.kind = ANY (n.carriers) AND (NOT n.here OR y.place = x.place)) $$;
GRANT EXECUTE ON FUNCTION transfers.arrives(bigint, text, bigint) TO amana_guard;
GRANT EXECUTE ON FUNCTION transfers.told_state(bigint) TO amana_guard, amana_verify;
GRANT EXECUTE ON FUNCTION transfers.rests_on(bigint, bigint) TO amana_guard, amana_app;
-- One entry after the other: whoever withdraws two in one command, the last first, is not refused for the first.
CREATE OR REPLACE FUNCTION transfers.project_movement_withdrawn(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE f record; before text; told text; n int;
BEGIN
  PERFORM transfers.demand_note(p);
  FOR f IN SELECT * FROM unnest(p) u ORDER BY u.pos LOOP
    UPDATE transfers.movement v SET withdrawn_pos = f.pos, withdrawn_at = f.received_at, withdrawn_by = f.officer_no, withdrawn_reason = f.data->>'reason', withdrawn_note = f.personal->>'note'
      FROM register.event e WHERE e.id = (f.data->>'movementId')::uuid AND v.event_pos = e.pos AND v.manifest_no = f.stream_no AND v.withdrawn_pos IS NULL;
    GET DIAGNOSTICS n = ROW_COUNT;
    IF n <> 1 THEN PERFORM transfers.refuse('stale', 'this entry was withdrawn already, or was never recorded of this convoy'); END IF;
    SELECT c.state INTO before FROM transfers.convoy c WHERE c.manifest_no = f.stream_no;
    told := CASE WHEN before IN ('closed', 'cancelled') THEN before ELSE transfers.told_state(f.stream_no) END;
    PERFORM transfers.step_convoys(ARRAY[f.stream_no], ARRAY['MovementWithdrawn' || CASE WHEN told = before THEN '' ELSE ':' || told END], ARRAY[f.pos]);
  END LOOP;
END $$;
CREATE OR REPLACE FUNCTION transfers.movement_withdrawal_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE resting text;
BEGIN
  IF NOT EXISTS (SELECT FROM transfers.manifest m WHERE m.no = NEW.manifest_no AND access.authority_of(NEW.withdrawn_by) = m.escort_authority) THEN
    PERFORM transfers.refuse('not-permitted', 'the escort withdraws what it reported by mistake'); END IF;
  IF register.rebuilding() THEN RETURN NULL; END IF;
  SELECT string_agg(r.kind || ' ' || r.place, ', ' ORDER BY r.at, r.kind) INTO resting FROM transfers.rests_on(NEW.manifest_no, NEW.event_pos) r;
  IF resting IS NOT NULL THEN PERFORM transfers.refuse('entries-rest-on-it', resting); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER movement_withdrawal_guard AFTER UPDATE ON transfers.movement FOR EACH ROW EXECUTE FUNCTION transfers.movement_withdrawal_guard();

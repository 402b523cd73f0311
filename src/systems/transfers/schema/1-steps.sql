-- Steps of convoys and phases, decided by the transition tables (0-transitions.sql): the projectors take them, and an act that has no row is refused.
CREATE OR REPLACE FUNCTION transfers.next_state(p_machine text, p_state text, p_act text) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT t.to_state FROM transfers.transitions() t WHERE t.machine = p_machine AND t.from_state = p_state AND t.act = p_act $$;
CREATE OR REPLACE FUNCTION transfers.refuse_step(p_state text, p_act text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN RAISE EXCEPTION 'no-such-step: % is not possible in the state %', p_act, coalesce(p_state, 'new') USING ERRCODE = '23514'; END $$;
-- One convoy after the other and one event after the other: two reports in one command step twice.
CREATE OR REPLACE FUNCTION transfers.step_convoys(p_manifest bigint[], p_act text[], p_pos bigint[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE f record; before text; next text;
BEGIN
  FOR f IN SELECT u.* FROM unnest(p_manifest, p_act, p_pos) u(manifest, act, pos) ORDER BY u.pos LOOP
    SELECT c.state INTO before FROM transfers.convoy c WHERE c.manifest_no = f.manifest;
    next := transfers.next_state('convoy', before, f.act);
    IF next IS NULL THEN PERFORM transfers.refuse_step(before, f.act); END IF;
    UPDATE transfers.convoy c SET state = next, event_pos = f.pos WHERE c.manifest_no = f.manifest AND c.state <> next;
  END LOOP;
END $$;
-- The stage of a manifest, which nobody sets.
CREATE OR REPLACE FUNCTION transfers.manifest_stage(p_manifest bigint) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN m.closed_at IS NOT NULL THEN 'closed' WHEN c.state = 'cancelled' THEN 'cancelled' WHEN h.n > 1 THEN CASE WHEN EXISTS (SELECT FROM transfers.let_in_later(m.no, h.n::int + 1)) THEN 'rest-let-in' WHEN transfers.rest_returns(m.no) THEN 'rest-returning' ELSE 'admitting' END WHEN h.n = 1 THEN CASE WHEN m.heading_site IS NULL THEN 'on-the-way' WHEN m.heading_site = m.from_site THEN 'returning' ELSE 'redirected' END
              WHEN s.manifest_no IS NULL THEN 'drafting' WHEN s.sealed_by IS NULL THEN 'seal-proposed' ELSE 'sealed' END
    FROM transfers.manifest m LEFT JOIN transfers.convoy c ON c.manifest_no = m.no LEFT JOIN transfers.seal s ON s.manifest_no = m.no AND s.voided_at IS NULL
    CROSS JOIN LATERAL (SELECT count(*) AS n FROM transfers.handover x WHERE x.manifest_no = m.no) h WHERE m.no = p_manifest $$;
-- Refuses an act that a manifest has no row for. Manifests and acts are few, their persons many: each is asked once.
CREATE OR REPLACE FUNCTION transfers.require_manifest_step(p_manifest bigint[], p_act text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE f record;
BEGIN
  FOR f IN SELECT transfers.manifest_stage(u.no) AS stage FROM (SELECT DISTINCT x AS no FROM unnest(p_manifest) x) u LOOP
    IF transfers.next_state('manifest', f.stage, p_act) IS NULL THEN PERFORM transfers.refuse_step(f.stage, p_act); END IF;
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION transfers.next_state(text, text, text), transfers.refuse_step(text, text), transfers.step_convoys(bigint[], text[], bigint[]), transfers.manifest_stage(bigint),
  transfers.require_manifest_step(bigint[], text) TO amana_guard, amana_verify;

-- Who lives in a camp and was entered as detained: put right as a correction that shows for how long it stood wrongly, never by an update (docs/decisions/0022-residents-are-not-detainees.md).

-- The entry by which each of these persons is a detainee of a camp, and why it cannot be corrected so; NULL where it can. It can where nothing else is known of a detention: found there in existing custody, no order ever
-- recorded, never at another place, under another authority or in a vehicle, never released, and on no manifest. Everything else is settled by a release, an order, or the correction of the record that says it. newest: nothing later says where the person is.
CREATE OR REPLACE FUNCTION register.entries_as_detained(p_person bigint[]) RETURNS TABLE (person_no bigint, event_id uuid, at timestamptz, custodian text, site text, section text, newest boolean, why text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT o.person_no, o.event_id, o.at, o.custodian, o.site, o.section, l.newest,
         CASE WHEN o.site IS NULL OR NOT register.takes_residents(o.site) OR i.way IS DISTINCT FROM 'existing-custody' OR l.n <> 1 THEN 'not-entered-in-a-camp'
              WHEN EXISTS (SELECT FROM register.custody_order c WHERE c.person_no = o.person_no) THEN 'has-an-order'
              WHEN l.elsewhere OR EXISTS (SELECT FROM transfers.line t WHERE t.person_no = o.person_no AND t.live) THEN 'was-moved-or-released' END
    FROM unnest(p_person) p(no)
    CROSS JOIN LATERAL (SELECT f.* FROM register.custody_fact f WHERE f.person_no = p.no AND f.superseded_pos IS NULL ORDER BY f.at, f.event_pos LIMIT 1) o
    CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE f.opens) AS n, coalesce(bool_or(f.event_pos <> o.event_pos AND (f.custodian IS NOT NULL OR f.vehicle IS NOT NULL OR f.site <> o.site OR f.outcome IN ('release', 'repatriation', 'departure'))), false) AS elsewhere,
        NOT coalesce(bool_or(f.event_pos <> o.event_pos AND (f.moves OR f.outcome IS NOT NULL)), false) AS newest FROM register.custody_fact f WHERE f.person_no = p.no AND f.superseded_pos IS NULL) l
    LEFT JOIN LATERAL (SELECT x.way FROM register.intake x WHERE x.person_no = p.no AND x.event_pos = o.event_pos LIMIT 1) i ON true
   WHERE o.opens AND o.state = 'held' $$;
-- The same for officers: of persons within reach.
CREATE OR REPLACE FUNCTION register.entries_as_detained_seen(p_person bigint[]) RETURNS TABLE (person_no bigint, event_id uuid, at timestamptz, custodian text, site text, section text, newest boolean, why text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.* FROM register.entries_as_detained(ARRAY(SELECT register.seen_persons(p_person))) e $$;
GRANT EXECUTE ON FUNCTION register.entries_as_detained(bigint[]) TO amana_guard;
GRANT EXECUTE ON FUNCTION register.entries_as_detained_seen(bigint[]) TO amana_app;

-- The entry is believed no longer; in its place the person lives there from the same instant, under the same authority. Until when the register said otherwise stays in register.custody, by when it was known, and is a breach of I31 on
-- the authority that said it: another authority or a clerk of the judiciary ends it, so that no officer's word alone makes a detainee disappear.
CREATE OR REPLACE FUNCTION register.project_detention_corrected(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
DECLARE n int; bad text;
BEGIN
  PERFORM register.demand_told(p, 3, 'reason');
  IF NOT register.rebuilding() THEN
    SELECT coalesce(x.why, 'stale') INTO bad FROM unnest(p) f LEFT JOIN LATERAL (SELECT e.why, e.event_id FROM register.entries_as_detained(ARRAY[f.stream_no]) e) x ON true
     WHERE x.event_id IS DISTINCT FROM (f.data->>'corrects')::uuid OR x.why IS NOT NULL LIMIT 1;
    IF bad IS NOT NULL THEN RAISE EXCEPTION 'not-correctable: % ', bad USING ERRCODE = '23514'; END IF;
    IF EXISTS (SELECT FROM unnest(p) f JOIN register.event e ON e.id = (f.data->>'corrects')::uuid JOIN register.custody_fact o ON o.person_no = f.stream_no AND o.event_pos = e.pos LEFT JOIN sites.site s ON s.code = o.site
        WHERE f.officer_no <> 0 AND (access.authority_of(e.officer_no) IS DISTINCT FROM access.authority_of(f.officer_no) OR o.custodian IS DISTINCT FROM access.authority_of(f.officer_no) OR s.authority IS DISTINCT FROM o.custodian)) THEN
      RAISE EXCEPTION 'not-permitted: a record of custody is corrected by the authority that made it, and holds the place' USING ERRCODE = '42501'; END IF;
    INSERT INTO register.breach_due (fact_event, person_no, rule) SELECT f.id, f.stream_no, 'I31-resident-not-detained' FROM unnest(p) f ON CONFLICT DO NOTHING;
  END IF;
  UPDATE register.custody_fact c SET superseded_pos = x.pos FROM (SELECT f.pos, f.stream_no, e.pos AS old FROM unnest(p) f JOIN register.event e ON e.id = (f.data->>'corrects')::uuid OFFSET 0) x
   WHERE c.person_no = x.stream_no AND c.event_pos = x.old AND c.superseded_pos IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: the fact is unknown or was corrected already' USING ERRCODE = '23514'; END IF;
  INSERT INTO register.correction (corrected_event, correcting_event, person_no, event_pos) SELECT (f.data->>'corrects')::uuid, f.id, f.stream_no, f.pos FROM unnest(p) f;
  INSERT INTO register.custody_fact (person_no, event_pos, event_id, at, received_at, kind, opens, custodian, moves, site, section, vehicle, compartment, best_interest, state, outcome)
    SELECT f.stream_no, f.pos, f.id, o.at, f.received_at, f.kind, false, o.custodian, true, o.site, o.section, NULL, NULL, false, 'resident', NULL
      FROM unnest(p) f JOIN register.event e ON e.id = (f.data->>'corrects')::uuid JOIN register.custody_fact o ON o.person_no = f.stream_no AND o.event_pos = e.pos;
  PERFORM register.carry_detention(array_agg(DISTINCT f.stream_no)) FROM unnest(p) f;
  PERFORM register.fold_custody(array_agg(DISTINCT f.stream_no), max(f.received_at)) FROM unnest(p) f;
END $$;

-- Guards, projectors and walls of the transfers. Acts are refused by triggers named after the rule; witnessed facts are recorded, with their breaches.
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA transfers TO amana_guard;
GRANT SELECT ON ALL TABLES IN SCHEMA transfers TO amana_app;

-- Who passes custody to whom, where: as many hand-overs as custody passes (decisions.md 5).
CREATE OR REPLACE FUNCTION transfers.passes(p_manifest bigint) RETURNS TABLE (ordinal int, from_authority text, to_authority text, place text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT x.* FROM transfers.manifest m, LATERAL (VALUES (1, m.from_authority, m.escort_authority, m.from_site), (2, m.escort_authority, m.to_authority, m.to_site)) x WHERE m.no = p_manifest $$;

-- States that a person on this manifest would come under: the destination and those on the way (I11: to X or through X).
CREATE OR REPLACE FUNCTION transfers.countries(p_manifest bigint) RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT array_agg(DISTINCT c) FROM (SELECT m.destination_country AS c FROM transfers.manifest m WHERE m.no = p_manifest
    UNION SELECT s.country FROM transfers.manifest m JOIN sites.site s ON s.code = ANY (m.via) WHERE m.no = p_manifest) x $$;

-- I06: what an acceptance was given on: identity, order, destination, nationality claims, fitness, open fears. When the hash changes, the acceptance has lapsed.
CREATE OR REPLACE FUNCTION transfers.accepted_facts(p_manifest bigint, p_person bigint[]) RETURNS TABLE (person_no bigint, facts_hash bytea)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT p.no, sha256(convert_to(jsonb_build_array(
      p.register_number, p.sex,
      (SELECT jsonb_agg(jsonb_build_array(n.full_name, n.script, n.kind) ORDER BY n.event_pos, n.ord) FROM register.person_name n WHERE n.person_no = p.no),
      (SELECT jsonb_agg(jsonb_build_array(e.kind, e.born_from, e.born_to) ORDER BY e.event_pos) FROM juveniles.age_evidence e WHERE e.person_no = p.no AND e.superseded_pos IS NULL),
      (SELECT jsonb_agg(jsonb_build_array(o.id, register.ms(o.expires_at)) ORDER BY o.id) FROM register.custody_order o WHERE o.person_no = p.no),
      jsonb_build_array(m.to_site, m.to_authority, m.destination_country),
      (SELECT jsonb_agg(DISTINCT c.code) FROM register.nationality_claim c WHERE c.person_no = p.no),
      (SELECT f.fit FROM care.fitness f WHERE f.person_no = p.no ORDER BY f.examined_at DESC, f.event_pos DESC LIMIT 1),
      (SELECT jsonb_agg(x.id ORDER BY x.id) FROM safeguards.fear x WHERE x.person_no = p.no AND (x.decided_by IS NULL OR x.danger)))::text, 'UTF8'))
    FROM transfers.manifest m JOIN register.person p ON p.no = ANY (p_person) WHERE m.no = p_manifest $$;

-- The newest decision of the receiving authority on each live line, and whether it still stands on the same facts.
CREATE OR REPLACE FUNCTION transfers.standing_acceptance(p_manifest bigint) RETURNS TABLE (person_no bigint, decision text, site text, section text, officer_no bigint, at timestamptz, holds boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.person_no, a.decision, a.site, a.section, a.officer_no, a.at, a.facts_hash = f.facts_hash
    FROM (SELECT DISTINCT ON (a.person_no) a.* FROM transfers.acceptance a WHERE a.manifest_no = p_manifest ORDER BY a.person_no, a.event_pos DESC) a
    JOIN transfers.accepted_facts(p_manifest, (SELECT array_agg(l.person_no) FROM transfers.line l WHERE l.manifest_no = p_manifest)) f ON f.person_no = a.person_no $$;

-- Everything that stands between a manifest and its seal, person by person; person_no is NULL for what concerns the whole. The same list explains in the
-- command and refuses in the trigger.
CREATE OR REPLACE FUNCTION transfers.seal_problems(p_manifest bigint, p_at timestamptz) RETURNS TABLE (person_no bigint, rule text, detail text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE lines bigint[];
BEGIN
  SELECT array_agg(l.person_no ORDER BY l.person_no) INTO lines FROM transfers.line l WHERE l.manifest_no = p_manifest AND l.live;
  IF lines IS NULL THEN RETURN QUERY SELECT NULL::bigint, 'I12-notice-and-interview', 'the manifest names nobody'; RETURN; END IF;
  IF NOT EXISTS (SELECT FROM transfers.transfer_order o WHERE o.manifest_no = p_manifest AND o.approved_by IS NOT NULL) THEN
    RETURN QUERY SELECT NULL::bigint, 'I24-four-eyes', 'the transfer order is not approved by a second officer';
  ELSIF NOT EXISTS (SELECT FROM transfers.transfer_order o WHERE o.manifest_no = p_manifest AND o.expires_at > p_at) THEN
    RETURN QUERY SELECT NULL::bigint, 'I05-order-live', 'the transfer order has expired'; END IF;
  RETURN QUERY SELECT l.p, 'I05-order-live', 'no live order of detention' FROM unnest(lines) l(p) WHERE register.live_order(l.p, p_at) IS NULL;
  RETURN QUERY SELECT l.p, 'I10-fitness-48h', CASE WHEN f.person_no IS NULL THEN 'not examined' WHEN NOT f.fit THEN 'not fit to travel' ELSE 'examined more than 48 hours before' END
    FROM unnest(lines) l(p) LEFT JOIN LATERAL (SELECT x.person_no, x.fit, x.examined_at, x.officer_no FROM care.fitness x WHERE x.person_no = l.p ORDER BY x.examined_at DESC, x.event_pos DESC LIMIT 1) f ON true
    WHERE f.person_no IS NULL OR NOT f.fit OR f.examined_at < p_at - interval '48 hours' OR NOT access.has_role(f.officer_no, 'health_officer');
  RETURN QUERY SELECT l.p, 'I12-notice-and-interview', 'no notice in a language understood' FROM unnest(lines) l(p) WHERE NOT EXISTS (SELECT FROM safeguards.notice n WHERE n.person_no = l.p AND n.manifest_no = p_manifest);
  RETURN QUERY SELECT l.p, 'I12-notice-and-interview', 'no private interview offered' FROM unnest(lines) l(p) WHERE NOT EXISTS (SELECT FROM safeguards.interview n WHERE n.person_no = l.p AND n.manifest_no = p_manifest);
  RETURN QUERY SELECT l.p, 'I11-fear-suspends-line', 'a fear of the destination is open, upheld or not yet final' FROM unnest(lines) l(p) WHERE safeguards.fear_open(l.p, (SELECT transfers.countries(p_manifest)), p_at);
  RETURN QUERY SELECT l.p, 'I06-acceptance-per-person', CASE WHEN a.decision IS NULL THEN 'not decided by the receiving authority' WHEN a.decision = 'refused' THEN 'refused by the receiving authority' ELSE 'the acceptance lapsed: a fact changed after it' END
    FROM unnest(lines) l(p) LEFT JOIN transfers.standing_acceptance(p_manifest) a ON a.person_no = l.p WHERE a.decision IS DISTINCT FROM 'accepted' OR NOT a.holds;
  RETURN QUERY SELECT l.person_no, 'I13-minor-apart-from-adults', 'no compartment assigned' FROM transfers.line l WHERE l.manifest_no = p_manifest AND l.live AND l.compartment IS NULL;
  RETURN QUERY SELECT v.person_no, v.rule, v.detail FROM (
      SELECT array_agg(l.person_no) AS p, array_agg(p_at) AS t, array_agg(NULL::text) AS n, array_agg(l.vehicle) AS veh, array_agg(l.compartment) AS comp, array_agg(false) AS b
        FROM transfers.line l WHERE l.manifest_no = p_manifest AND l.live AND l.compartment IS NOT NULL) s
    CROSS JOIN LATERAL register.placement_violations(s.p, s.t, s.n, s.n, s.veh, s.comp, s.b) v WHERE s.p IS NOT NULL;
END $$;

-- What a seal covers: who travels, and in which compartment.
CREATE OR REPLACE FUNCTION transfers.lines_digest(p_manifest bigint) RETURNS bytea LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT sha256(convert_to(coalesce(string_agg(l.person_no || ':' || coalesce(l.vehicle, '') || ':' || coalesce(l.compartment, ''), ',' ORDER BY l.person_no), ''), 'UTF8'))
    FROM transfers.line l WHERE l.manifest_no = p_manifest AND l.state = 'listed' $$;

-- Who should pass in a hand-over: in the first, those on the manifest whose newest boarding stands; in a later one, those who passed in the one before;
-- never who is in an incident or dead.
CREATE OR REPLACE FUNCTION transfers.expected_for(p_manifest bigint, p_ordinal int) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT x.person_no FROM (
    SELECT l.person_no FROM transfers.line l WHERE p_ordinal = 1 AND l.manifest_no = p_manifest AND l.state = 'listed'
       AND (SELECT b.outcome FROM transfers.boarding b WHERE b.manifest_no = p_manifest AND b.person_no = l.person_no
              AND NOT EXISTS (SELECT FROM register.custody_fact f WHERE f.person_no = b.person_no AND f.event_pos = b.event_pos AND f.superseded_pos IS NOT NULL)
            ORDER BY b.event_pos DESC LIMIT 1) = 'boarded'
    UNION ALL
    SELECT p.person_no FROM transfers.handover h JOIN transfers.handover_person p ON p.handover_id = h.id WHERE h.manifest_no = p_manifest AND h.ordinal = p_ordinal - 1) x
   WHERE NOT EXISTS (SELECT FROM transfers.difference d WHERE d.manifest_no = p_manifest AND d.person_no = x.person_no) AND NOT EXISTS (SELECT FROM register.death d WHERE d.person_no = x.person_no) ORDER BY 1 $$;
CREATE OR REPLACE FUNCTION transfers.expected_persons(p_manifest bigint) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT transfers.expected_for(p_manifest, 1 + (SELECT count(*)::int FROM transfers.handover h WHERE h.manifest_no = p_manifest)) $$;
CREATE OR REPLACE FUNCTION transfers.digest_of(p_persons bigint[]) RETURNS bytea LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT sha256(convert_to(coalesce(string_agg(p::text, ',' ORDER BY p), ''), 'UTF8')) FROM unnest(p_persons) p $$;
-- Who sits in a vehicle of the convoy and will not pass: struck off or suspended, and boarded all the same.
CREATE OR REPLACE FUNCTION transfers.aboard_unlisted(p_manifest bigint) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT l.person_no FROM transfers.line l JOIN register.custody c ON c.person_no = l.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'held' AND c.vehicle IS NOT NULL
   WHERE l.manifest_no = p_manifest AND l.state <> 'listed' AND EXISTS (SELECT FROM transfers.boarding b WHERE b.manifest_no = p_manifest AND b.person_no = l.person_no AND b.outcome = 'boarded')
     AND NOT EXISTS (SELECT FROM transfers.difference d WHERE d.manifest_no = p_manifest AND d.person_no = l.person_no) ORDER BY 1 $$;
-- What a hand-over breaks, person by person, at its instant: an act (the offer) is refused for it, a fact (the second signature) needs its breaches.
CREATE OR REPLACE FUNCTION transfers.handover_problems(p_manifest bigint, p_ordinal int, p_at timestamptz) RETURNS TABLE (person_no bigint, rule text, detail text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE persons bigint[]; states text[];
BEGIN
  IF NOT transfers.sees(p_manifest) THEN RETURN; END IF;
  persons := ARRAY(SELECT transfers.expected_for(p_manifest, p_ordinal)); states := transfers.countries(p_manifest);
  RETURN QUERY SELECT l.p, 'I05-order-live', 'no live order of detention' FROM unnest(persons) l(p) WHERE register.live_order(l.p, p_at) IS NULL;
  RETURN QUERY SELECT l.p, 'I11-fear-suspends-line', 'a fear of the destination is open, upheld or not yet final' FROM unnest(persons) l(p) WHERE safeguards.fear_open(l.p, states, p_at);
  IF p_ordinal > 1 THEN RETURN; END IF;
  RETURN QUERY SELECT l.p, 'I10-fitness-48h', CASE WHEN f.fit THEN 'examined more than 48 hours before' ELSE 'not fit to travel' END
    FROM unnest(persons) l(p) LEFT JOIN LATERAL (SELECT x.fit, x.examined_at FROM care.fitness x WHERE x.person_no = l.p ORDER BY x.examined_at DESC, x.event_pos DESC LIMIT 1) f ON true
    WHERE f.fit IS NOT TRUE OR f.examined_at < p_at - interval '48 hours';
  RETURN QUERY SELECT l.p, 'I06-acceptance-per-person', CASE WHEN a.decision = 'refused' THEN 'refused by the receiving authority' ELSE 'the acceptance lapsed: a fact changed after it' END
    FROM unnest(persons) l(p) LEFT JOIN transfers.standing_acceptance(p_manifest) a ON a.person_no = l.p WHERE a.decision IS DISTINCT FROM 'accepted' OR NOT a.holds;
  RETURN QUERY SELECT l.p, 'I12-notice-72h', 'notice less than 72 hours before' FROM unnest(persons) l(p)
    WHERE NOT EXISTS (SELECT FROM safeguards.notice n WHERE n.person_no = l.p AND n.manifest_no = p_manifest AND n.given_at <= p_at - interval '72 hours');
END $$;
GRANT EXECUTE ON FUNCTION transfers.handover_problems(bigint, int, timestamptz), transfers.aboard_unlisted(bigint), transfers.expected_for(bigint, int), transfers.digest_of(bigint[]) TO amana_app, amana_guard, amana_verify;
-- Which of these persons may not be moved to this destination now: for officers of the convoy, who see that a line is suspended but never of whom or what a person is afraid.
CREATE OR REPLACE FUNCTION transfers.afraid(p_manifest bigint, p_person bigint[], p_at timestamptz) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT x.p FROM unnest(p_person) x(p) WHERE (SELECT transfers.sees(p_manifest)) AND safeguards.fear_open(x.p, (SELECT transfers.countries(p_manifest)), p_at) $$;
GRANT EXECUTE ON FUNCTION transfers.afraid(bigint, bigint[], timestamptz), transfers.passes(bigint), transfers.countries(bigint), transfers.accepted_facts(bigint, bigint[]), transfers.standing_acceptance(bigint), transfers.seal_problems(bigint, timestamptz),
  transfers.lines_digest(bigint), transfers.expected_persons(bigint) TO amana_app, amana_guard, amana_verify;

-- Projectors.
CREATE OR REPLACE FUNCTION transfers.project_operation_opened(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO transfers.operation (no, code, title_en, title_ar, joint_supervision, event_pos)
  SELECT f.stream_no, f.data->>'code', f.data->>'titleEn', f.data->>'titleAr', ARRAY(SELECT jsonb_array_elements_text(f.data->'jointSupervision')), f.pos FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION transfers.project_manifest_created(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  INSERT INTO transfers.manifest (no, operation_no, code, from_site, to_site, via, from_authority, escort_authority, to_authority, destination_country, planned_at, created_by, event_pos)
  SELECT f.stream_no, (f.data->>'operationNo')::bigint, f.data->>'code', f.data->>'fromSite', f.data->>'toSite', ARRAY(SELECT jsonb_array_elements_text(f.data->'via')), f.data->>'fromAuthority', f.data->>'escortAuthority',
    f.data->>'toAuthority', s.country, register.at((f.data->>'plannedAt')::bigint), f.officer_no, f.pos FROM unnest(p) f JOIN sites.site s ON s.code = f.data->>'toSite';
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'I12-notice-and-interview: the destination is not a site of this register' USING ERRCODE = '23514'; END IF;
END $$;
CREATE OR REPLACE FUNCTION transfers.project_line_listed(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE transfers.seal s SET voided_at = f.at, void_reason = 'line-listed', event_pos = f.pos
    FROM (SELECT (x.data->>'manifestNo')::bigint AS m, min(x.received_at) AS at, min(x.pos) AS pos FROM unnest(p) x GROUP BY 1) f WHERE s.manifest_no = f.m AND s.voided_at IS NULL AND s.sealed_by IS NULL;
  INSERT INTO transfers.line (manifest_no, person_no, state, live, event_pos) SELECT (f.data->>'manifestNo')::bigint, f.stream_no, 'listed', true, f.pos FROM unnest(p) f
    ON CONFLICT (manifest_no, person_no) DO UPDATE SET state = 'listed', live = true, reason = NULL, event_pos = excluded.event_pos;
  INSERT INTO register.person_reach (person_no, authority, event_pos)
    SELECT f.stream_no, a.code, f.pos FROM unnest(p) f JOIN transfers.manifest m ON m.no = (f.data->>'manifestNo')::bigint CROSS JOIN LATERAL (VALUES (m.escort_authority), (m.to_authority)) a(code) ON CONFLICT DO NOTHING $$;
CREATE OR REPLACE FUNCTION transfers.project_line_struck_off(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  UPDATE transfers.seal s SET voided_at = f.at, void_reason = 'struck-off', event_pos = f.pos
    FROM (SELECT (x.data->>'manifestNo')::bigint AS m, min(x.received_at) AS at, min(x.pos) AS pos FROM unnest(p) x GROUP BY 1) f WHERE s.manifest_no = f.m AND s.voided_at IS NULL;
  UPDATE transfers.line l SET state = 'struck_off', live = false, reason = f.personal->>'reason', event_pos = f.pos
    FROM unnest(p) f WHERE l.manifest_no = (f.data->>'manifestNo')::bigint AND l.person_no = f.stream_no;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'I08-sealed-is-immutable: the person is not on this manifest' USING ERRCODE = '23514'; END IF;
END $$;
CREATE OR REPLACE FUNCTION transfers.project_transfer_order_proposed(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO register.document_citation (event_pos, sha256, manifest_no) SELECT f.pos, f.data->>'documentSha256', f.stream_no FROM unnest(p) f;
  INSERT INTO transfers.transfer_order (manifest_no, ground, article, document_sha256, expires_at, proposed_by, event_pos)
  SELECT f.stream_no, f.data->>'ground', f.data->>'article', f.data->>'documentSha256', register.at((f.data->>'expiresAt')::bigint), f.officer_no, f.pos FROM unnest(p) f
    ON CONFLICT (manifest_no) DO UPDATE SET ground = excluded.ground, article = excluded.article, document_sha256 = excluded.document_sha256, expires_at = excluded.expires_at, proposed_by = excluded.proposed_by,
      approved_by = NULL, approved_at = NULL, event_pos = excluded.event_pos $$;
CREATE OR REPLACE FUNCTION transfers.project_transfer_order_approved(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE transfers.transfer_order o SET approved_by = f.officer_no, approved_at = f.received_at, event_pos = f.pos FROM unnest(p) f WHERE o.manifest_no = f.stream_no $$;
CREATE OR REPLACE FUNCTION transfers.project_compartment_assigned(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  UPDATE transfers.seal s SET voided_at = f.at, void_reason = 'compartment-changed', event_pos = f.pos
    FROM (SELECT (x.data->>'manifestNo')::bigint AS m, min(x.received_at) AS at, min(x.pos) AS pos FROM unnest(p) x GROUP BY 1) f WHERE s.manifest_no = f.m AND s.voided_at IS NULL AND s.sealed_by IS NULL;
  UPDATE transfers.line l SET vehicle = f.data->>'vehicle', compartment = f.data->>'compartment', event_pos = f.pos FROM unnest(p) f WHERE l.manifest_no = (f.data->>'manifestNo')::bigint AND l.person_no = f.stream_no;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'I08-sealed-is-immutable: the person is not on this manifest' USING ERRCODE = '23514'; END IF;
END $$;
CREATE OR REPLACE FUNCTION transfers.project_line_decided(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO transfers.acceptance (event_pos, manifest_no, person_no, decision, reason, site, section, officer_no, at, facts_hash)
  SELECT f.pos, m.no, f.stream_no, f.data->>'decision', f.personal->>'reason', f.data->>'site', f.data->>'section', f.officer_no, f.received_at, h.facts_hash
    FROM (SELECT (x.data->>'manifestNo')::bigint AS no, array_agg(x.stream_no) AS persons FROM unnest(p) x GROUP BY 1) m
    CROSS JOIN LATERAL transfers.accepted_facts(m.no, m.persons) h JOIN unnest(p) f ON f.stream_no = h.person_no AND (f.data->>'manifestNo')::bigint = m.no $$;
CREATE OR REPLACE FUNCTION transfers.project_seal_proposed(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE transfers.seal s SET voided_at = f.received_at, void_reason = 'proposed-again', event_pos = f.pos FROM unnest(p) f WHERE s.manifest_no = f.stream_no AND s.voided_at IS NULL AND s.sealed_by IS NULL;
  IF EXISTS (SELECT FROM unnest(p) f JOIN transfers.seal s ON s.manifest_no = f.stream_no AND s.voided_at IS NULL) THEN
    RAISE EXCEPTION 'I08-sealed-is-immutable: a complete seal stands' USING ERRCODE = '23514'; END IF;
  INSERT INTO transfers.seal (manifest_no, seal_no, manifest_hash, lines_digest, line_count, proposed_by, proposed_at, event_pos)
  SELECT f.stream_no, (f.data->>'sealNo')::int, decode(f.data->>'manifestHash', 'hex'), transfers.lines_digest(f.stream_no), (SELECT count(*) FROM transfers.line l WHERE l.manifest_no = f.stream_no AND l.live), f.officer_no, f.received_at, f.pos FROM unnest(p) f;
END $$;
CREATE OR REPLACE FUNCTION transfers.project_manifest_sealed(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE transfers.seal s SET sealed_by = f.officer_no, sealed_at = f.received_at, event_pos = f.pos FROM unnest(p) f
   WHERE s.manifest_no = f.stream_no AND s.voided_at IS NULL AND s.seal_no = (f.data->>'sealNo')::int AND s.manifest_hash = decode(f.data->>'manifestHash', 'hex') AND s.sealed_by IS NULL;
  IF NOT FOUND THEN RAISE EXCEPTION 'I08-sealed-is-immutable: the proposed seal is another, void, or complete already' USING ERRCODE = '23514'; END IF;
END $$;
CREATE OR REPLACE FUNCTION transfers.project_seal_voided(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE transfers.seal s SET voided_at = f.received_at, void_reason = 'voided-by-transfer-cell', event_pos = f.pos FROM unnest(p) f WHERE s.manifest_no = f.stream_no AND s.voided_at IS NULL $$;
CREATE OR REPLACE FUNCTION transfers.project_person_boarded(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO transfers.boarding (event_pos, manifest_no, person_no, outcome, at, officer_no, vehicle, compartment)
  SELECT f.pos, (f.data->>'manifestNo')::bigint, f.stream_no, 'boarded', f.occurred_at, f.officer_no, f.data->>'vehicle', f.data->>'compartment' FROM unnest(p) f;
  INSERT INTO register.custody_fact (person_no, event_pos, event_id, at, received_at, kind, moves, vehicle, compartment)
  SELECT f.stream_no, f.pos, f.id, f.occurred_at, f.received_at, f.kind, true, f.data->>'vehicle', f.data->>'compartment' FROM unnest(p) f;
  SELECT register.fold_custody(array_agg(f.stream_no), max(f.received_at)) FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION transfers.project_boarding_failed(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO transfers.boarding (event_pos, manifest_no, person_no, outcome, at, officer_no, note)
  SELECT f.pos, (f.data->>'manifestNo')::bigint, f.stream_no, f.data->>'outcome', f.occurred_at, f.officer_no, f.personal->>'note' FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION transfers.project_head_count_recorded(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO transfers.head_count (event_pos, manifest_no, occasion, place, counted, expected, at, officer_no)
  SELECT f.pos, f.stream_no, f.data->>'occasion', f.data->>'place', (f.data->>'counted')::int, (SELECT count(*) FROM transfers.expected_persons(f.stream_no)), f.occurred_at, f.officer_no FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION transfers.project_movement_recorded(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO transfers.movement (event_pos, manifest_no, kind, place, note, person_no, at, officer_no)
  SELECT f.pos, f.stream_no, f.data->>'kind', f.data->>'place', f.personal->>'note', (f.data->>'personNo')::bigint, f.occurred_at, f.officer_no FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION transfers.project_difference_recorded(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO transfers.difference (event_pos, manifest_no, ordinal, person_no, kind, note, at, officer_no)
  SELECT f.pos, (f.data->>'manifestNo')::bigint, (f.data->>'ordinal')::int, f.stream_no, f.data->>'kind', f.personal->>'note', f.occurred_at, f.officer_no FROM unnest(p) f;
  -- the payload of a standing offer changes with it: void
  UPDATE transfers.offer o SET withdrawn_at = f.received_at, event_pos = f.pos FROM (SELECT (x.data->>'manifestNo')::bigint AS m, min(x.received_at) AS received_at, min(x.pos) AS pos FROM unnest(p) x GROUP BY 1) f
   WHERE o.manifest_no = f.m AND o.withdrawn_at IS NULL AND NOT EXISTS (SELECT FROM transfers.handover h WHERE h.offer_id = o.id) $$;
CREATE OR REPLACE FUNCTION transfers.project_handover_offered(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO transfers.offer (id, manifest_no, ordinal, from_authority, to_authority, place, officer_no, key_id, payload, signature, manifest_hash, counted, instant, offered_at, expires_at, persons_digest, event_pos)
  SELECT f.id, f.stream_no, (f.data->>'ordinal')::int, coalesce(x.from_authority, ''), coalesce(x.to_authority, ''), coalesce(x.place, ''), f.officer_no, f.data->>'keyId', decode(f.data->>'payload', 'hex'), decode(f.data->>'signature', 'hex'),
    decode(f.data->>'manifestHash', 'hex'), (f.data->>'counted')::int, register.at((f.data->>'instantAt')::bigint), f.received_at, f.received_at + interval '30 minutes',
    transfers.digest_of(ARRAY(SELECT transfers.expected_persons(f.stream_no))), f.pos
    FROM unnest(p) f LEFT JOIN LATERAL (SELECT * FROM transfers.passes(f.stream_no) q WHERE q.ordinal = (f.data->>'ordinal')::int) x ON true $$;
CREATE OR REPLACE FUNCTION transfers.project_offer_withdrawn(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  UPDATE transfers.offer o SET withdrawn_at = f.received_at, event_pos = f.pos FROM unnest(p) f WHERE o.id = (f.data->>'offerId')::uuid AND o.manifest_no = f.stream_no AND o.withdrawn_at IS NULL
     AND NOT EXISTS (SELECT FROM transfers.handover h WHERE h.offer_id = o.id);
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: the offer is unknown, withdrawn or signed already' USING ERRCODE = '23514'; END IF;
END $$;
CREATE OR REPLACE FUNCTION transfers.project_handed_over(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  INSERT INTO transfers.handover (id, manifest_no, ordinal, offer_id, from_authority, to_authority, place, from_officer, to_officer, from_key, to_key, from_signature, to_signature, payload, manifest_hash, instant, counted_from, counted_to, event_pos)
  SELECT f.id, f.stream_no, o.ordinal, o.id, o.from_authority, o.to_authority, o.place, o.officer_no, f.officer_no, o.key_id, f.data->>'keyId', o.signature, decode(f.data->>'signature', 'hex'), o.payload, o.manifest_hash, o.instant, o.counted,
    (f.data->>'counted')::int, f.pos FROM unnest(p) f JOIN transfers.offer o ON o.id = (f.data->>'offerId')::uuid AND o.manifest_no = f.stream_no;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'I07-two-signatures-one-instant: there is no first signature under this manifest' USING ERRCODE = '23514'; END IF;
END $$;
CREATE OR REPLACE FUNCTION transfers.project_person_handed_over(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO transfers.handover_person (handover_id, person_no, event_pos) SELECT (f.data->>'handoverId')::uuid, f.stream_no, f.pos FROM unnest(p) f;
  -- custodian and instant come from the hand-over itself, not from what the person's event says of it
  INSERT INTO register.custody_fact (person_no, event_pos, event_id, at, received_at, kind, custodian)
  SELECT f.stream_no, f.pos, f.id, h.instant, f.received_at, f.kind, h.to_authority FROM unnest(p) f JOIN transfers.handover h ON h.id = (f.data->>'handoverId')::uuid;
  INSERT INTO register.person_reach (person_no, authority, event_pos) SELECT f.stream_no, h.to_authority, f.pos FROM unnest(p) f JOIN transfers.handover h ON h.id = (f.data->>'handoverId')::uuid ON CONFLICT DO NOTHING;
  SELECT register.fold_custody(array_agg(f.stream_no), max(f.received_at)) FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION transfers.project_person_admitted(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO transfers.admission (manifest_no, person_no, site, section, at, officer_no, answers, event_pos)
  SELECT (f.data->>'manifestNo')::bigint, f.stream_no, f.data->>'site', f.data->>'section', f.occurred_at, f.officer_no, f.personal->'answers', f.pos FROM unnest(p) f;
  INSERT INTO register.custody_fact (person_no, event_pos, event_id, at, received_at, kind, moves, site, section)
  SELECT f.stream_no, f.pos, f.id, f.occurred_at, f.received_at, f.kind, true, f.data->>'site', f.data->>'section' FROM unnest(p) f;
  SELECT register.fold_custody(array_agg(f.stream_no), max(f.received_at)) FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION transfers.project_movement_closed(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE transfers.manifest m SET closed_at = f.received_at, event_pos = f.pos FROM unnest(p) f WHERE m.no = f.stream_no;
  UPDATE transfers.line l SET live = false, event_pos = f.pos FROM unnest(p) f WHERE l.manifest_no = f.stream_no AND l.live $$;

-- Guards. Each raises the rule's id; the command explains the same before.
CREATE OR REPLACE FUNCTION transfers.refuse(p_rule text, p_detail text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN RAISE EXCEPTION '%: %', p_rule, p_detail USING ERRCODE = '23514'; END $$;
GRANT EXECUTE ON FUNCTION transfers.refuse(text, text) TO amana_guard;

CREATE OR REPLACE FUNCTION transfers.manifest_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF access.authority_of(NEW.created_by) IS DISTINCT FROM NEW.from_authority THEN PERFORM transfers.refuse('not-permitted', 'a manifest is made by the authority that holds the persons'); END IF;
    IF (SELECT s.authority FROM sites.site s WHERE s.code = NEW.to_site) IS DISTINCT FROM NEW.to_authority THEN PERFORM transfers.refuse('I12-notice-and-interview', 'one named destination: the receiving authority is that of the receiving site'); END IF;
    IF NEW.from_authority IN (NEW.escort_authority, NEW.to_authority) OR NEW.escort_authority = NEW.to_authority THEN PERFORM transfers.refuse('I07-two-signatures-one-instant', 'three authorities take part, each hand-over between two'); END IF;
  ELSIF NEW.closed_at IS NOT NULL AND OLD.closed_at IS NULL THEN
    IF NOT EXISTS (SELECT FROM register.event e WHERE e.pos = NEW.event_pos AND access.authority_of(e.officer_no) = NEW.to_authority) THEN PERFORM transfers.refuse('not-permitted', 'the receiving authority closes a movement'); END IF;
    -- I08: manifest = boarded + struck off (or suspended), and boarded = admitted + incident, person by person
    IF EXISTS (SELECT FROM transfers.line l WHERE l.manifest_no = NEW.no AND l.state = 'listed' AND NOT EXISTS (SELECT FROM transfers.difference d WHERE d.manifest_no = NEW.no AND d.person_no = l.person_no)
        AND NOT EXISTS (SELECT FROM transfers.admission a WHERE a.manifest_no = NEW.no AND a.person_no = l.person_no)) THEN
      PERFORM transfers.refuse('I08-movement-reconciles', 'a person on the manifest is neither admitted, nor struck off, nor in an incident'); END IF;
    -- what is said to have happened to a person must have been recorded of the person: nobody stays held in a vehicle for ever
    IF EXISTS (SELECT FROM transfers.difference d JOIN register.custody c ON c.person_no = d.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'held' AND c.vehicle IS NOT NULL
        WHERE d.manifest_no = NEW.no AND d.kind IN ('died', 'escaped', 'missing')) THEN
      PERFORM transfers.refuse('I08-movement-reconciles', 'the death, escape or loss of a person is told on the manifest and not recorded in the person''s file'); END IF;
  ELSIF OLD.closed_at IS NOT NULL AND NEW IS DISTINCT FROM OLD THEN PERFORM transfers.refuse('I08-sealed-is-immutable', 'the movement is closed');
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "I08-movement-reconciles" AFTER INSERT OR UPDATE ON transfers.manifest FOR EACH ROW EXECUTE FUNCTION transfers.manifest_guard();

CREATE OR REPLACE FUNCTION transfers.order_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE m transfers.manifest; said timestamptz;
BEGIN
  SELECT * INTO m FROM transfers.manifest x WHERE x.no = NEW.manifest_no; SELECT e.received_at INTO said FROM register.event e WHERE e.pos = NEW.event_pos;
  IF access.authority_of(coalesce(NEW.approved_by, NEW.proposed_by)) IS DISTINCT FROM m.from_authority THEN PERFORM transfers.refuse('not-permitted', 'the transfer order is an act of the authority that holds the persons'); END IF;
  IF NEW.expires_at <= said THEN PERFORM transfers.refuse('I05-order-live', 'the transfer order has expired'); END IF;
  IF TG_OP = 'UPDATE' AND NEW.approved_by IS NULL AND OLD.approved_by IS NOT NULL AND OLD.expires_at > said THEN PERFORM transfers.refuse('I24-four-eyes', 'an approved order stands until it expires'); END IF;
  IF TG_OP = 'UPDATE' AND NEW.approved_by IS NOT NULL AND OLD.approved_by IS NOT NULL THEN PERFORM transfers.refuse('I24-four-eyes', 'the order is approved already'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER order_guard AFTER INSERT OR UPDATE ON transfers.transfer_order FOR EACH ROW EXECUTE FUNCTION transfers.order_guard();

-- I08-sealed-is-immutable, I09, I11, I21 on lines. Strike-off and fear void the seal first, so that what reaches a sealed manifest here is a change behind its back.
-- Whoever comes onto a manifest, for the first time or again, comes through here.
CREATE OR REPLACE FUNCTION transfers.check_listed(p transfers.line[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM unnest(p) n WHERE EXISTS (SELECT FROM transfers.seal s WHERE s.manifest_no = n.manifest_no AND s.voided_at IS NULL AND s.sealed_by IS NOT NULL)) THEN
    PERFORM transfers.refuse('I08-sealed-is-immutable', 'nobody joins a sealed manifest'); END IF;
  IF EXISTS (SELECT FROM unnest(p) n WHERE EXISTS (SELECT FROM transfers.handover h WHERE h.manifest_no = n.manifest_no)) THEN
    PERFORM transfers.refuse('I08-sealed-is-immutable', 'nobody joins after a hand-over'); END IF;
  IF EXISTS (SELECT FROM unnest(p) n JOIN transfers.manifest m ON m.no = n.manifest_no WHERE m.closed_at IS NOT NULL) THEN
    PERFORM transfers.refuse('I08-sealed-is-immutable', 'nobody joins a movement that is closed'); END IF;
  IF EXISTS (SELECT FROM unnest(p) n WHERE EXISTS (SELECT FROM register.death d WHERE d.person_no = n.person_no)) THEN
    PERFORM transfers.refuse('I21-death-is-final', 'the person is dead'); END IF;
  IF EXISTS (SELECT FROM unnest(p) n JOIN register.event e ON e.pos = n.event_pos WHERE safeguards.fear_open(n.person_no, transfers.countries(n.manifest_no), e.received_at)) THEN
    PERFORM transfers.refuse('I11-fear-suspends-line', 'a fear of the destination is open, upheld or not yet final'); END IF;
  IF EXISTS (SELECT FROM unnest(p) n JOIN transfers.manifest m ON m.no = n.manifest_no JOIN register.event e ON e.pos = n.event_pos
      WHERE access.authority_of(e.officer_no) IS DISTINCT FROM m.from_authority
        OR NOT EXISTS (SELECT FROM register.custody c WHERE c.person_no = n.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'held' AND c.custodian = m.from_authority)) THEN
    PERFORM transfers.refuse('I01-one-place-one-custodian', 'only the authority that holds a person puts the person on a manifest'); END IF;
END $$;
CREATE OR REPLACE FUNCTION transfers.line_insert_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN PERFORM transfers.check_listed((SELECT array_agg(ROW(n.*)::transfers.line) FROM fresh n)); RETURN NULL; END $$;
CREATE OR REPLACE TRIGGER "I11-fear-suspends-line" AFTER INSERT ON transfers.line REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION transfers.line_insert_guard();
CREATE OR REPLACE FUNCTION transfers.line_update_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM fresh n JOIN stale o USING (manifest_no, person_no) WHERE (n.state, n.vehicle, n.compartment) IS DISTINCT FROM (o.state, o.vehicle, o.compartment)
      AND EXISTS (SELECT FROM transfers.seal s WHERE s.manifest_no = n.manifest_no AND s.voided_at IS NULL AND s.sealed_by IS NOT NULL)) THEN
    PERFORM transfers.refuse('I08-sealed-is-immutable', 'a sealed manifest changes only by a strike-off, a fear or a voided seal, and then needs a new seal'); END IF;
  IF EXISTS (SELECT FROM fresh n JOIN transfers.manifest m ON m.no = n.manifest_no JOIN register.event e ON e.pos = n.event_pos AND e.type IN ('LineStruckOff', 'CompartmentAssigned')
      WHERE access.authority_of(e.officer_no) NOT IN (m.from_authority, m.escort_authority, m.to_authority)) THEN
    PERFORM transfers.refuse('not-permitted', 'only an authority of this convoy changes its manifest'); END IF;
  IF EXISTS (SELECT FROM fresh n JOIN stale o USING (manifest_no, person_no) WHERE n.state <> o.state AND EXISTS (SELECT FROM transfers.handover h WHERE h.manifest_no = n.manifest_no)) THEN
    PERFORM transfers.refuse('I08-sealed-is-immutable', 'after a hand-over nobody is struck off: what happens to a person is an incident of the journey'); END IF;
  IF EXISTS (SELECT FROM fresh n JOIN stale o USING (manifest_no, person_no) JOIN transfers.manifest m ON m.no = n.manifest_no JOIN register.event e ON e.pos = n.event_pos
      WHERE n.state <> 'suspended' AND (n.state, n.vehicle, n.compartment) IS DISTINCT FROM (o.state, o.vehicle, o.compartment) AND access.authority_of(e.officer_no) NOT IN (m.from_authority, m.escort_authority, m.to_authority)) THEN
    PERFORM transfers.refuse('not-permitted', 'only an authority of this convoy changes its manifest'); END IF;
  PERFORM transfers.check_listed((SELECT array_agg(ROW(n.*)::transfers.line) FROM fresh n JOIN stale o USING (manifest_no, person_no) WHERE n.state = 'listed' AND o.state <> 'listed'));
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "I08-sealed-is-immutable" AFTER UPDATE ON transfers.line REFERENCING NEW TABLE AS fresh OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION transfers.line_update_guard();

CREATE OR REPLACE FUNCTION transfers.acceptance_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE bad record;
BEGIN
  IF EXISTS (SELECT FROM fresh n JOIN transfers.manifest m ON m.no = n.manifest_no WHERE access.authority_of(n.officer_no) IS DISTINCT FROM m.to_authority OR NOT access.has_role(n.officer_no, 'receiving_officer') OR n.officer_no = m.created_by) THEN
    PERFORM transfers.refuse('I06-acceptance-per-person', 'only a receiving officer of the receiving authority accepts'); END IF;
  IF EXISTS (SELECT FROM fresh n JOIN transfers.manifest m ON m.no = n.manifest_no WHERE n.site <> m.to_site) THEN PERFORM transfers.refuse('I12-notice-and-interview', 'the section lies at another site than the named destination'); END IF;
  IF EXISTS (SELECT FROM fresh n WHERE NOT EXISTS (SELECT FROM transfers.line l WHERE l.manifest_no = n.manifest_no AND l.person_no = n.person_no AND l.live)) THEN
    PERFORM transfers.refuse('I06-acceptance-per-person', 'the person is not on this manifest'); END IF;
  -- a place is accepted only where it is free and fit for the person: those accepted on live manifests count as well as those who are there
  SELECT v.* INTO bad FROM (
      SELECT array_agg(n.person_no) AS p, array_agg(n.at) AS t, array_agg(n.site) AS s, array_agg(n.section) AS sec, array_agg(NULL::text) AS nul, array_agg(false) AS b FROM (
        SELECT DISTINCT ON (a.person_no) a.* FROM transfers.acceptance a JOIN transfers.line l ON l.manifest_no = a.manifest_no AND l.person_no = a.person_no AND l.live
         WHERE a.site IN (SELECT f.site FROM fresh f) ORDER BY a.person_no, a.event_pos DESC) n WHERE n.decision = 'accepted'
           AND NOT EXISTS (SELECT FROM register.custody c WHERE c.person_no = n.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.site = n.site)) x
    CROSS JOIN LATERAL register.placement_violations(x.p, x.t, x.s, x.sec, x.nul, x.nul, x.b) v
    WHERE x.p IS NOT NULL AND (v.rule = 'I17-section-capacity' OR v.person_no IN (SELECT f.person_no FROM fresh f)) LIMIT 1;
  IF FOUND THEN PERFORM transfers.refuse(bad.rule, bad.detail); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "I06-acceptance-per-person" AFTER INSERT ON transfers.acceptance REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION transfers.acceptance_guard();

CREATE OR REPLACE FUNCTION transfers.seal_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE m transfers.manifest; who bigint; at timestamptz; bad record;
BEGIN
  SELECT * INTO m FROM transfers.manifest x WHERE x.no = NEW.manifest_no;
  IF TG_OP = 'UPDATE' AND NEW.voided_at IS NOT NULL THEN
    IF OLD.voided_at IS NULL AND EXISTS (SELECT FROM transfers.handover h WHERE h.manifest_no = NEW.manifest_no) THEN PERFORM transfers.refuse('I08-sealed-is-immutable', 'the seal that a hand-over was signed on stands'); END IF;
    IF OLD.voided_at IS NULL AND NEW.void_reason = 'voided-by-transfer-cell' AND NOT EXISTS (SELECT FROM register.event e WHERE e.pos = NEW.event_pos AND access.authority_of(e.officer_no) IN (m.from_authority, m.to_authority)) THEN
      PERFORM transfers.refuse('not-permitted', 'a seal is voided by one of the two transfer cells'); END IF;
    RETURN NULL;
  END IF;
  who := coalesce(NEW.sealed_by, NEW.proposed_by); at := coalesce(NEW.sealed_at, NEW.proposed_at);
  IF m.closed_at IS NOT NULL OR EXISTS (SELECT FROM transfers.handover h WHERE h.manifest_no = NEW.manifest_no) THEN PERFORM transfers.refuse('I08-sealed-is-immutable', 'the convoy was handed over'); END IF;
  IF access.authority_of(who) IS DISTINCT FROM (CASE WHEN NEW.sealed_by IS NULL THEN m.from_authority ELSE m.to_authority END) OR NOT access.has_role(who, 'transfer_cell') THEN
    PERFORM transfers.refuse('I24-four-eyes', 'the seal is proposed by the transfer cell of the giving and completed by that of the receiving authority'); END IF;
  IF NEW.lines_digest <> transfers.lines_digest(NEW.manifest_no) THEN PERFORM transfers.refuse('I08-sealed-is-immutable', 'the manifest changed after the seal was proposed'); END IF;
  IF NEW.sealed_by IS NULL AND NEW.seal_no <> 1 + (SELECT count(*) FROM transfers.seal s WHERE s.manifest_no = NEW.manifest_no AND s.seal_no <> NEW.seal_no) THEN PERFORM transfers.refuse('stale', 'another seal was proposed meanwhile'); END IF;
  SELECT * INTO bad FROM transfers.seal_problems(NEW.manifest_no, at) LIMIT 1;
  IF FOUND THEN PERFORM transfers.refuse(bad.rule, bad.detail); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "I10-fitness-48h" AFTER INSERT OR UPDATE ON transfers.seal FOR EACH ROW EXECUTE FUNCTION transfers.seal_guard();

-- Boarding is witnessed: recorded whatever it breaks. A person with an open fear who boards needs the breach in the same command.
CREATE OR REPLACE FUNCTION transfers.boarding_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE m transfers.manifest; e register.event;
BEGIN
  SELECT * INTO m FROM transfers.manifest x WHERE x.no = NEW.manifest_no; SELECT * INTO e FROM register.event x WHERE x.pos = NEW.event_pos;
  IF access.authority_of(NEW.officer_no) IS DISTINCT FROM m.escort_authority THEN PERFORM transfers.refuse('not-permitted', 'the escort records who boards'); END IF;
  IF NOT EXISTS (SELECT FROM transfers.line l WHERE l.manifest_no = NEW.manifest_no AND l.person_no = NEW.person_no) THEN PERFORM transfers.refuse('I08-sealed-is-immutable', 'the person is not on this manifest'); END IF;
  -- what is recorded late is tested against the instant it speaks of
  IF NEW.outcome = 'boarded' AND (SELECT h.custodian FROM register.holder_before(NEW.person_no, NEW.at, NEW.event_pos) h) NOT IN (m.from_authority, m.escort_authority) THEN
    PERFORM transfers.refuse('I01-one-place-one-custodian', 'the person had passed to another authority before'); END IF;
  IF NEW.outcome = 'boarded' AND safeguards.fear_open(NEW.person_no, transfers.countries(NEW.manifest_no), NEW.at)
     AND NOT EXISTS (SELECT FROM register.breach b WHERE b.fact_event = e.id AND b.rule = 'I11-fear-suspends-line') THEN
    PERFORM transfers.refuse('I11-fear-suspends-line', 'a fact that breaks this rule needs its breach in the same command'); END IF;
  IF NEW.outcome = 'boarded' AND (NOT EXISTS (SELECT FROM transfers.seal s WHERE s.manifest_no = NEW.manifest_no AND s.voided_at IS NULL AND s.sealed_by IS NOT NULL)
      OR EXISTS (SELECT FROM transfers.line l WHERE l.manifest_no = NEW.manifest_no AND l.person_no = NEW.person_no AND l.state <> 'listed') OR EXISTS (SELECT FROM transfers.handover h WHERE h.manifest_no = NEW.manifest_no))
     AND NOT EXISTS (SELECT FROM register.breach b WHERE b.fact_event = e.id AND b.rule = 'I08-sealed-is-immutable') THEN
    PERFORM transfers.refuse('I08-sealed-is-immutable', 'boarded without a standing seal, off the list or after a hand-over: a fact that breaks this rule needs its breach in the same command'); END IF;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS "I11-fear-suspends-line" ON transfers.boarding;
CREATE CONSTRAINT TRIGGER "I11-fear-suspends-line" AFTER INSERT ON transfers.boarding DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION transfers.boarding_guard();

CREATE OR REPLACE FUNCTION transfers.escort_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM fresh n JOIN transfers.manifest m ON m.no = n.manifest_no WHERE access.authority_of(n.officer_no) NOT IN (m.from_authority, m.escort_authority, m.to_authority)) THEN
    PERFORM transfers.refuse('not-permitted', 'only an authority of this convoy reports on it'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER escort_guard AFTER INSERT ON transfers.head_count REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION transfers.escort_guard();
CREATE OR REPLACE TRIGGER escort_guard AFTER INSERT ON transfers.movement REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION transfers.escort_guard();
CREATE OR REPLACE FUNCTION transfers.difference_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM fresh n JOIN transfers.manifest m ON m.no = n.manifest_no WHERE access.authority_of(n.officer_no) NOT IN (m.from_authority, m.escort_authority, m.to_authority)) THEN
    PERFORM transfers.refuse('not-permitted', 'only an authority of this convoy reports on it'); END IF;
  IF EXISTS (SELECT FROM fresh n WHERE NOT EXISTS (SELECT FROM transfers.line l WHERE l.manifest_no = n.manifest_no AND l.person_no = n.person_no)
      OR n.ordinal <> 1 + (SELECT count(*) FROM transfers.handover h WHERE h.manifest_no = n.manifest_no) OR n.ordinal > 2) THEN
    PERFORM transfers.refuse('I08-movement-reconciles', 'a difference is of a person on the manifest and of the next hand-over'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER escort_guard AFTER INSERT ON transfers.difference REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION transfers.difference_guard();

-- I07: the first signature. An offer is an act.
CREATE OR REPLACE FUNCTION transfers.offer_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE s transfers.seal; bad record;
BEGIN
  IF access.authority_of(NEW.officer_no) IS DISTINCT FROM NEW.from_authority THEN PERFORM transfers.refuse('I07-two-signatures-one-instant', 'the first signature is that of an officer of the giving authority'); END IF;
  IF NOT EXISTS (SELECT FROM access.device_key k WHERE k.key_id = NEW.key_id AND k.officer_no = NEW.officer_no AND k.revoked_at IS NULL) THEN PERFORM transfers.refuse('I07-two-signatures-one-instant', 'the key is not enrolled to this officer'); END IF;
  SELECT * INTO s FROM transfers.seal x WHERE x.manifest_no = NEW.manifest_no AND x.voided_at IS NULL AND x.sealed_by IS NOT NULL;
  IF NOT FOUND OR s.manifest_hash <> NEW.manifest_hash OR s.lines_digest <> transfers.lines_digest(NEW.manifest_no) THEN PERFORM transfers.refuse('I07-two-signatures-one-instant', 'the manifest hash is not that of the standing seal'); END IF;
  IF NEW.ordinal <> 1 + (SELECT count(*) FROM transfers.handover h WHERE h.manifest_no = NEW.manifest_no) THEN PERFORM transfers.refuse('I07-two-signatures-one-instant', 'the hand-overs follow in order, each once'); END IF;
  IF EXISTS (SELECT FROM transfers.offer o WHERE o.manifest_no = NEW.manifest_no AND o.ordinal = NEW.ordinal AND o.id <> NEW.id AND o.withdrawn_at IS NULL AND o.expires_at > NEW.offered_at) THEN PERFORM transfers.refuse('stale', 'another offer of this hand-over stands'); END IF;
  IF NEW.counted <> (SELECT count(*) FROM transfers.expected_persons(NEW.manifest_no)) THEN PERFORM transfers.refuse('counts-differ', 'the count is not the number of persons boarded without incident'); END IF;
  IF NEW.instant > NEW.offered_at + interval '5 minutes' OR NEW.instant < NEW.offered_at - interval '12 hours' THEN PERFORM transfers.refuse('I07-two-signatures-one-instant', 'the instant lies in the future, or more than twelve hours back'); END IF;
  IF EXISTS (SELECT FROM transfers.aboard_unlisted(NEW.manifest_no)) THEN PERFORM transfers.refuse('I08-movement-reconciles', 'a person who is struck off or suspended sits in the convoy'); END IF;
  IF EXISTS (SELECT FROM transfers.handover h WHERE h.manifest_no = NEW.manifest_no AND h.instant >= NEW.instant)
     OR EXISTS (SELECT FROM transfers.boarding b WHERE b.manifest_no = NEW.manifest_no AND b.outcome = 'boarded' AND b.at > NEW.instant AND b.person_no IN (SELECT transfers.expected_persons(NEW.manifest_no))) THEN
    PERFORM transfers.refuse('I07-two-signatures-one-instant', 'the instant lies before the boarding or the hand-over before'); END IF;
  IF NEW.ordinal = 1 THEN
    IF EXISTS (SELECT FROM transfers.line l WHERE l.manifest_no = NEW.manifest_no AND l.live AND l.person_no NOT IN (SELECT transfers.expected_persons(NEW.manifest_no)) AND NOT EXISTS (SELECT FROM transfers.difference d WHERE d.manifest_no = NEW.manifest_no AND d.person_no = l.person_no)) THEN
      PERFORM transfers.refuse('I08-movement-reconciles', 'a person on the manifest has not boarded and is not struck off'); END IF;
    SELECT * INTO bad FROM transfers.handover_problems(NEW.manifest_no, 1, NEW.instant) p WHERE p.rule <> 'I12-notice-72h' LIMIT 1;
    IF FOUND THEN PERFORM transfers.refuse(bad.rule, bad.detail); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "I07-two-signatures-one-instant" AFTER INSERT ON transfers.offer FOR EACH ROW EXECUTE FUNCTION transfers.offer_guard();

CREATE OR REPLACE FUNCTION transfers.offer_update_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM transfers.handover h WHERE h.offer_id = NEW.id) THEN PERFORM transfers.refuse('I07-two-signatures-one-instant', 'the hand-over of this offer is done'); END IF;
  IF EXISTS (SELECT FROM register.event e JOIN transfers.manifest m ON m.no = NEW.manifest_no WHERE e.pos = NEW.event_pos
      AND CASE WHEN e.type = 'OfferWithdrawn' THEN access.authority_of(e.officer_no) IS DISTINCT FROM NEW.from_authority ELSE access.authority_of(e.officer_no) NOT IN (m.from_authority, m.escort_authority, m.to_authority) END) THEN
    PERFORM transfers.refuse('not-permitted', 'an offer is withdrawn by the authority that made it'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER offer_update_guard AFTER UPDATE ON transfers.offer FOR EACH ROW EXECUTE FUNCTION transfers.offer_update_guard();

-- I07: the second signature writes everything, or nothing.
CREATE OR REPLACE FUNCTION transfers.handover_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE o transfers.offer; said timestamptz; late text;
BEGIN
  SELECT * INTO o FROM transfers.offer x WHERE x.id = NEW.offer_id; SELECT e.received_at INTO said FROM register.event e WHERE e.pos = NEW.event_pos;
  IF o.withdrawn_at IS NOT NULL OR o.expires_at <= said THEN PERFORM transfers.refuse('offer-void', 'the offer was withdrawn, expired or changed'); END IF;
  IF access.authority_of(NEW.to_officer) IS DISTINCT FROM NEW.to_authority THEN PERFORM transfers.refuse('I07-two-signatures-one-instant', 'the second signature is that of an officer of the taking authority'); END IF;
  IF NOT EXISTS (SELECT FROM access.device_key k WHERE k.key_id = NEW.to_key AND k.officer_no = NEW.to_officer AND k.revoked_at IS NULL) THEN PERFORM transfers.refuse('I07-two-signatures-one-instant', 'the key is not enrolled to this officer'); END IF;
  IF NOT EXISTS (SELECT FROM transfers.seal s WHERE s.manifest_no = NEW.manifest_no AND s.voided_at IS NULL AND s.sealed_by IS NOT NULL AND s.manifest_hash = NEW.manifest_hash) THEN
    PERFORM transfers.refuse('I07-two-signatures-one-instant', 'the manifest hash is not that of the standing seal'); END IF;
  IF o.persons_digest <> transfers.digest_of(ARRAY(SELECT p.person_no FROM transfers.handover_person p WHERE p.handover_id = NEW.id))
     OR o.persons_digest <> transfers.digest_of(ARRAY(SELECT transfers.expected_for(NEW.manifest_no, NEW.ordinal)))
     OR NEW.counted_to <> (SELECT count(*) FROM transfers.handover_person p WHERE p.handover_id = NEW.id) THEN
    PERFORM transfers.refuse('I07-two-signatures-one-instant', 'those who pass are exactly those for whom the first signature was given, one event each'); END IF;
  SELECT q.rule INTO late FROM transfers.handover_problems(NEW.manifest_no, NEW.ordinal, NEW.instant) q JOIN transfers.handover_person p ON p.handover_id = NEW.id AND p.person_no = q.person_no JOIN register.event e ON e.pos = p.event_pos
   WHERE NOT EXISTS (SELECT FROM register.breach b WHERE b.fact_event = e.id AND b.rule = q.rule) LIMIT 1;
  IF FOUND THEN PERFORM transfers.refuse(late, 'a fact that breaks this rule needs its breach in the same command'); END IF;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS "I07-handover-signed" ON transfers.handover;
CREATE CONSTRAINT TRIGGER "I07-handover-signed" AFTER INSERT ON transfers.handover DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION transfers.handover_guard();
-- A person's event can join a hand-over only in the hand-over's own command.
CREATE OR REPLACE FUNCTION transfers.handover_person_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM fresh n JOIN register.event e ON e.pos = n.event_pos JOIN transfers.handover h ON h.id = n.handover_id JOIN register.event he ON he.pos = h.event_pos WHERE he.command_id <> e.command_id) THEN
    PERFORM transfers.refuse('I07-two-signatures-one-instant', 'nobody joins a hand-over that was signed'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "I07-two-signatures-one-instant" AFTER INSERT ON transfers.handover_person REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION transfers.handover_person_guard();

CREATE OR REPLACE FUNCTION transfers.admission_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM fresh n JOIN transfers.manifest m ON m.no = n.manifest_no WHERE access.authority_of(n.officer_no) IS DISTINCT FROM m.to_authority OR n.site <> m.to_site) THEN
    PERFORM transfers.refuse('not-permitted', 'the receiving authority admits, at the named destination'); END IF;
  IF EXISTS (SELECT FROM fresh n WHERE NOT EXISTS (SELECT FROM transfers.handover_person p JOIN transfers.handover h ON h.id = p.handover_id WHERE h.manifest_no = n.manifest_no AND h.ordinal = 2 AND p.person_no = n.person_no)) THEN
    PERFORM transfers.refuse('I07-two-signatures-one-instant', 'the person was not handed over to the receiving authority'); END IF;
  IF EXISTS (SELECT FROM fresh n JOIN transfers.handover h ON h.manifest_no = n.manifest_no AND h.ordinal = 2 WHERE n.at < h.instant) THEN
    PERFORM transfers.refuse('I07-two-signatures-one-instant', 'nobody is admitted before the hand-over'); END IF;
  -- Mandela 7 (a)-(g): each answered; an unknown carries its reason
  IF EXISTS (SELECT FROM fresh n CROSS JOIN LATERAL jsonb_each(n.answers) q WHERE q.value->>'answer' NOT IN ('recorded', 'none', 'unknown') OR q.value->>'answer' IS NULL OR (q.value->>'answer' = 'unknown' AND coalesce(q.value->>'reason', '') = '')) THEN
    PERFORM transfers.refuse('mandela-7-answered', 'an answer is missing, or an unknown without its reason'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "mandela-7-answered" AFTER INSERT ON transfers.admission REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION transfers.admission_guard();

-- Walls: an officer sees manifests on which the own authority gives, escorts or receives; administrators see none; monitors see all and write nothing.
CREATE OR REPLACE FUNCTION transfers.sees(p_manifest bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT access.case_reach() = 'all' OR (access.case_reach() = 'authority' AND EXISTS (SELECT FROM transfers.manifest m WHERE m.no = p_manifest AND access.officer_authority() IN (m.from_authority, m.escort_authority, m.to_authority))) $$;
CREATE OR REPLACE FUNCTION transfers.visible_manifests() RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(m.no), '{}') FROM transfers.manifest m WHERE access.case_reach() = 'all'
     OR (access.case_reach() = 'authority' AND access.officer_authority() IN (m.from_authority, m.escort_authority, m.to_authority)) $$;
GRANT EXECUTE ON FUNCTION transfers.visible_manifests(), transfers.sees(bigint) TO amana_app, amana_owner, amana_verify, amana_guard;
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['line', 'transfer_order', 'acceptance', 'seal', 'boarding', 'head_count', 'movement', 'difference', 'offer', 'handover', 'admission'] LOOP
    EXECUTE format('ALTER TABLE transfers.%I ENABLE ROW LEVEL SECURITY; ALTER TABLE transfers.%I FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS wall ON transfers.%I;
      CREATE POLICY wall ON transfers.%I FOR SELECT USING (manifest_no = ANY ((SELECT transfers.visible_manifests())::bigint[]))', t, t, t, t);
  END LOOP;
END $$;
DROP POLICY IF EXISTS wall ON transfers.operation;
CREATE POLICY wall ON transfers.operation FOR SELECT USING ((SELECT access.officer_id()) IS NOT NULL);
ALTER TABLE transfers.manifest ENABLE ROW LEVEL SECURITY; ALTER TABLE transfers.manifest FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS wall ON transfers.manifest;
CREATE POLICY wall ON transfers.manifest FOR SELECT USING (no = ANY ((SELECT transfers.visible_manifests())::bigint[]));
ALTER TABLE transfers.handover_person ENABLE ROW LEVEL SECURITY; ALTER TABLE transfers.handover_person FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS wall ON transfers.handover_person;
CREATE POLICY wall ON transfers.handover_person FOR SELECT USING (handover_id IN (SELECT h.id FROM transfers.handover h));

-- Projectors of the transfers: one set-based statement an event type.

-- I11: whoever boards or passes under an open fear is recorded, with a breach that the register opens by itself. Those who witness it are not told of the fear, so they cannot open it. Its
-- id comes from the fear's id as well, which nobody can guess who may not know of the fear.
DROP FUNCTION IF EXISTS transfers.open_breaches_of_fear(bigint[], bigint[], timestamptz[], uuid[], bigint[], text[]);
CREATE OR REPLACE FUNCTION transfers.open_breaches_of_fear(p_person bigint[], p_manifest bigint[], p_ordinal int[], p_at timestamptz[], p_fact uuid[], p_pos bigint[], p_authority text[]) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO register.breach (id, person_no, rule, source, authority, fact_event, opened_at, event_pos)
  SELECT md5(u.fact || ' ' || f.id)::uuid, u.person, 'I11-fear-suspends-line', 'CAT 3; ICPPED 16', u.authority, u.fact, u.at, u.pos
    FROM unnest(p_person, p_manifest, p_ordinal, p_at, p_fact, p_pos, p_authority) u(person, manifest, ordinal, at, fact, pos, authority)
    -- asked of those who have a fear only: of x, not of u
    JOIN LATERAL (SELECT x.id FROM safeguards.fear x WHERE x.person_no = u.person AND safeguards.fear_open(x.person_no, transfers.states_of_pass(u.manifest, u.ordinal), u.at)
                     -- what was said afterwards was no fear at that time, however late the fact is told
                     AND x.heard_at <= u.at AND x.country = ANY (transfers.states_of_pass(u.manifest, u.ordinal)) ORDER BY x.event_pos, x.id LIMIT 1) f ON true $$;
-- The authority that opened it is that of the officer; the installation has none.
CREATE OR REPLACE FUNCTION transfers.project_operation_opened(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT register.demand_told(p, 1, 'titleEn', 'titleAr');
  INSERT INTO transfers.operation (no, code, title_en, title_ar, joint_supervision, authority, event_pos)
  SELECT f.stream_no, f.data->>'code', f.data->>'titleEn', f.data->>'titleAr', ARRAY(SELECT jsonb_array_elements_text(f.data->'jointSupervision')), access.authority_of(f.officer_no), f.pos FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION transfers.project_manifest_created(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  INSERT INTO transfers.manifest (no, operation_no, code, kind, from_site, to_site, via, from_authority, escort_authority, to_authority, destination_country, planned_at, created_by, event_pos)
  -- before version 2 a manifest did not say its kind: there was one
  SELECT f.stream_no, (f.data->>'operationNo')::bigint, f.data->>'code', coalesce(f.data->>'kind', 'between-authorities'), f.data->>'fromSite', f.data->>'toSite', ARRAY(SELECT jsonb_array_elements_text(f.data->'via')), f.data->>'fromAuthority', f.data->>'escortAuthority',
    f.data->>'toAuthority', s.country, register.at((f.data->>'plannedAt')::bigint), f.officer_no, f.pos FROM unnest(p) f JOIN sites.site s ON s.code = f.data->>'toSite';
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'I12-notice-and-interview: the destination is not a site of this register' USING ERRCODE = '23514'; END IF;
  -- which states a convoy passes through, and whose fear is asked for, follows from its sites: a name that is none would say nothing
  IF EXISTS (SELECT FROM unnest(p) f CROSS JOIN LATERAL jsonb_array_elements_text(f.data->'via') v(code) WHERE NOT EXISTS (SELECT FROM sites.site s WHERE s.code = v.code)) AND NOT register.rebuilding() THEN
    RAISE EXCEPTION 'I12-notice-and-interview: a place on the way is not a site of this register' USING ERRCODE = '23514'; END IF;
  INSERT INTO transfers.convoy (manifest_no, state, event_pos) SELECT f.stream_no, 'planned', f.pos FROM unnest(p) f;
END $$;
CREATE OR REPLACE FUNCTION transfers.project_line_listed(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE transfers.seal s SET voided_at = f.at, void_reason = 'line-listed', event_pos = f.pos
    FROM (SELECT (x.data->>'manifestNo')::bigint AS m, min(x.received_at) AS at, min(x.pos) AS pos FROM unnest(p) x GROUP BY 1) f WHERE s.manifest_no = f.m AND s.voided_at IS NULL AND s.sealed_by IS NULL;
  INSERT INTO transfers.line (manifest_no, person_no, state, live, event_pos) SELECT (f.data->>'manifestNo')::bigint, f.stream_no, 'listed', true, f.pos FROM unnest(p) f
    ON CONFLICT (manifest_no, person_no) DO UPDATE SET state = 'listed', live = true, reason = NULL, event_pos = excluded.event_pos;
  INSERT INTO register.person_reach (person_no, authority, event_pos)
    SELECT f.stream_no, a.code, f.pos FROM unnest(p) f JOIN transfers.manifest m ON m.no = (f.data->>'manifestNo')::bigint CROSS JOIN LATERAL (VALUES (m.escort_authority), (m.to_authority)) a(code) ON CONFLICT DO NOTHING;
  SELECT juveniles.open_identities(ARRAY(SELECT DISTINCT i.person_no FROM unnest(p) f JOIN juveniles.closed_identity i ON i.person_no = f.stream_no)) $$;
CREATE OR REPLACE FUNCTION transfers.project_line_struck_off(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  PERFORM transfers.demand_note(p);
  UPDATE transfers.seal s SET voided_at = f.at, void_reason = 'line-withdrawn', event_pos = f.pos
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
CREATE OR REPLACE FUNCTION transfers.project_line_decided(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f WHERE NOT f.personal ? 'note') THEN RAISE EXCEPTION 'not-permitted: a refusal has a coded reason' USING ERRCODE = '42501'; END IF;
  -- MATERIALIZED: the facts are asked once for a manifest; joined as they come they would be asked again for each person, all of them
  WITH h AS MATERIALIZED (
    SELECT m.no, a.person_no, a.facts_hash FROM (SELECT (x.data->>'manifestNo')::bigint AS no, array_agg(x.stream_no) AS persons FROM unnest(p) x GROUP BY 1) m
      CROSS JOIN LATERAL transfers.accepted_facts(m.no, m.persons) a)
  -- before version 2 a refusal was in words only, in the field that holds the code since
  INSERT INTO transfers.acceptance (event_pos, manifest_no, person_no, decision, reason_code, reason, site, section, officer_no, at, facts_hash)
  SELECT f.pos, h.no, f.stream_no, f.data->>'decision', CASE WHEN f.personal ? 'note' THEN f.personal->>'reason' END, CASE WHEN f.personal ? 'note' THEN f.personal->>'note' ELSE f.personal->>'reason' END,
    f.data->>'site', f.data->>'section', f.officer_no, f.received_at, h.facts_hash
    FROM unnest(p) f JOIN h ON h.person_no = f.stream_no AND h.no = (f.data->>'manifestNo')::bigint;
END $$;
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
-- Before version 2 the reason was in words only: another one, with those words.
CREATE OR REPLACE FUNCTION transfers.project_seal_voided(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT transfers.demand_coded(p, ARRAY['persons-to-add', 'seats-to-change', 'acceptance-to-change', 'way-changed', 'papers-wrong', 'other']);
  UPDATE transfers.seal s SET voided_at = f.received_at, void_reason = 'voided-by-transfer-cell', void_code = CASE WHEN f.personal ? 'note' THEN f.data->>'reason' ELSE 'other' END,
    void_note = CASE WHEN f.personal ? 'note' THEN f.personal->>'note' ELSE f.data->>'reason' END, event_pos = f.pos FROM unnest(p) f WHERE s.manifest_no = f.stream_no AND s.voided_at IS NULL $$;
CREATE OR REPLACE FUNCTION transfers.project_person_boarded(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO transfers.boarding (event_pos, manifest_no, person_no, outcome, at, officer_no, vehicle, compartment)
  SELECT f.pos, (f.data->>'manifestNo')::bigint, f.stream_no, 'boarded', f.occurred_at, f.officer_no, f.data->>'vehicle', f.data->>'compartment' FROM unnest(p) f;
  INSERT INTO register.custody_fact (person_no, event_pos, event_id, at, received_at, kind, moves, vehicle, compartment)
  SELECT f.stream_no, f.pos, f.id, f.occurred_at, f.received_at, f.kind, true, f.data->>'vehicle', f.data->>'compartment' FROM unnest(p) f;
  SELECT transfers.open_breaches_of_fear(array_agg(f.stream_no), array_agg(m.no), array_agg(1), array_agg(f.occurred_at), array_agg(f.id), array_agg(f.pos), array_agg(m.escort_authority))
    FROM unnest(p) f JOIN transfers.manifest m ON m.no = (f.data->>'manifestNo')::bigint;
  SELECT register.fold_custody(array_agg(f.stream_no), max(f.received_at)) FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION transfers.project_boarding_failed(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO transfers.boarding (event_pos, manifest_no, person_no, outcome, at, officer_no, note)
  SELECT f.pos, (f.data->>'manifestNo')::bigint, f.stream_no, f.data->>'outcome', f.occurred_at, f.officer_no, f.personal->>'note' FROM unnest(p) f $$;
-- Beside all who are aboard. Before version 2 it was beside those who would pass next: what was counted so stays so.
CREATE OR REPLACE FUNCTION transfers.project_head_count_recorded(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f WHERE NOT f.data ? 'allAboard') THEN RAISE EXCEPTION 'not-permitted: a count is of all who are aboard' USING ERRCODE = '42501'; END IF;
  INSERT INTO transfers.head_count (event_pos, manifest_no, occasion, place, counted, expected, at, officer_no)
  SELECT f.pos, f.stream_no, f.data->>'occasion', f.data->>'place', (f.data->>'counted')::int, CASE WHEN f.data ? 'allAboard' THEN (SELECT count(*) FROM transfers.aboard_at(f.stream_no, f.occurred_at))
    ELSE (SELECT count(*) FROM transfers.expected_aboard(f.stream_no)) END, f.occurred_at, f.officer_no FROM unnest(p) f;
END $$;
CREATE OR REPLACE FUNCTION transfers.project_movement_recorded(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO transfers.movement (event_pos, manifest_no, kind, place, note, person_no, at, officer_no, planned, reason, delay_minutes, incident, vehicle)
  SELECT f.pos, f.stream_no, f.data->>'kind', f.data->>'place', f.personal->>'note', (f.data->>'personNo')::bigint, f.occurred_at, f.officer_no,
    (f.data->>'planned')::boolean, f.data->>'reason', (f.data->>'delayMinutes')::int, f.data->>'incident', f.data->>'vehicle' FROM unnest(p) f;
  SELECT transfers.step_convoys(array_agg(f.stream_no), array_agg('MovementRecorded:' || (f.data->>'kind')), array_agg(f.pos)) FROM unnest(p) f JOIN transfers.manifest m ON m.no = f.stream_no
   WHERE f.data->>'kind' = 'departed' OR (f.data->>'kind' = 'arrived' AND CASE WHEN m.heading_site IS NULL THEN f.data->>'place' <> ALL (m.via || m.from_site) ELSE f.data->>'place' = m.heading_site END) $$;
-- The payload of a standing offer changes with an incident: void.
CREATE OR REPLACE FUNCTION transfers.void_offers(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE transfers.offer o SET withdrawn_at = f.received_at, event_pos = f.pos FROM (SELECT (x.data->>'manifestNo')::bigint AS m, min(x.received_at) AS received_at, min(x.pos) AS pos FROM unnest(p) x GROUP BY 1) f
   WHERE o.manifest_no = f.m AND o.withdrawn_at IS NULL AND NOT EXISTS (SELECT FROM transfers.handover h WHERE h.offer_id = o.id) $$;
CREATE OR REPLACE FUNCTION transfers.project_difference_recorded(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO transfers.difference (event_pos, manifest_no, ordinal, person_no, kind, note, at, officer_no)
  SELECT f.pos, (f.data->>'manifestNo')::bigint, (f.data->>'ordinal')::int, f.stream_no, f.data->>'kind', f.personal->>'note', f.occurred_at, f.officer_no FROM unnest(p) f;
  SELECT transfers.void_offers(p) $$;
-- Who is not let in is an incident of the second hand-over; the others pass.
CREATE OR REPLACE FUNCTION transfers.project_person_entry_refused(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO transfers.difference (event_pos, manifest_no, ordinal, person_no, kind, note, at, officer_no, site, reason)
  SELECT f.pos, (f.data->>'manifestNo')::bigint, 2, f.stream_no, 'refused-at-gate', f.personal->>'note', f.occurred_at, f.officer_no, f.data->>'site', f.data->>'reason' FROM unnest(p) f;
  SELECT transfers.demand_note(p);
  SELECT transfers.void_offers(p) $$;
-- PostgreSQL has no Ed25519: of the 64 bytes of a signature the server's word is taken (register.vouched).
CREATE OR REPLACE FUNCTION transfers.project_handover_offered(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT register.demand_word(p);
  INSERT INTO transfers.offer (id, manifest_no, ordinal, from_authority, to_authority, place, officer_no, key_id, payload, signature, manifest_hash, counted, instant, offered_at, expires_at, persons_digest, goes_back, event_pos)
  SELECT f.id, f.stream_no, (f.data->>'ordinal')::int, coalesce(x.from_authority, ''), coalesce(x.to_authority, ''), coalesce(x.place, ''), f.officer_no, f.data->>'keyId', decode(f.data->>'payload', 'hex'), decode(f.data->>'signature', 'hex'),
    decode(f.data->>'manifestHash', 'hex'), (f.data->>'counted')::int, register.at((f.data->>'instantAt')::bigint), f.received_at, f.received_at + interval '30 minutes',
    transfers.digest_of(ARRAY(SELECT transfers.expected_persons(f.stream_no))), coalesce(x.goes_back, false), f.pos
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
  PERFORM register.demand_word(p);
  INSERT INTO transfers.handover (id, manifest_no, kind, ordinal, offer_id, from_authority, to_authority, place, from_officer, to_officer, from_key, to_key, from_signature, to_signature, payload, manifest_hash, instant, counted_from, counted_to, goes_back, event_pos)
  SELECT f.id, f.stream_no, m.kind, o.ordinal, o.id, o.from_authority, o.to_authority, o.place, o.officer_no, f.officer_no, o.key_id, f.data->>'keyId', o.signature, decode(f.data->>'signature', 'hex'), o.payload, o.manifest_hash, o.instant, o.counted,
    (f.data->>'counted')::int, o.goes_back, f.pos FROM unnest(p) f JOIN transfers.offer o ON o.id = (f.data->>'offerId')::uuid AND o.manifest_no = f.stream_no JOIN transfers.manifest m ON m.no = f.stream_no;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'I07-two-signatures-one-instant: there is no first signature under this manifest' USING ERRCODE = '23514'; END IF;
  PERFORM transfers.step_convoys(array_agg(f.stream_no), array_agg('HandedOver:' || CASE WHEN h.ordinal = 2 THEN '2' WHEN h.goes_back THEN 'back' ELSE 'let-in' END), array_agg(f.pos))
    FROM unnest(p) f JOIN transfers.handover h ON h.id = f.id AND h.ordinal > 1;
END $$;
CREATE OR REPLACE FUNCTION transfers.project_person_handed_over(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO transfers.handover_person (handover_id, person_no, event_pos) SELECT (f.data->>'handoverId')::uuid, f.stream_no, f.pos FROM unnest(p) f;
  -- custodian and instant come from the hand-over itself, not from what the person's event says of it
  INSERT INTO register.custody_fact (person_no, event_pos, event_id, at, received_at, kind, custodian)
  SELECT f.stream_no, f.pos, f.id, h.instant, f.received_at, f.kind, h.to_authority FROM unnest(p) f JOIN transfers.handover h ON h.id = (f.data->>'handoverId')::uuid;
  SELECT transfers.open_breaches_of_fear(array_agg(f.stream_no), array_agg(h.manifest_no), array_agg(h.ordinal), array_agg(h.instant), array_agg(f.id), array_agg(f.pos), array_agg(h.from_authority))
    FROM unnest(p) f JOIN transfers.handover h ON h.id = (f.data->>'handoverId')::uuid;
  INSERT INTO register.person_reach (person_no, authority, event_pos) SELECT f.stream_no, h.to_authority, f.pos FROM unnest(p) f JOIN transfers.handover h ON h.id = (f.data->>'handoverId')::uuid ON CONFLICT DO NOTHING;
  SELECT register.fold_custody(array_agg(f.stream_no), max(f.received_at)) FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION transfers.project_person_admitted(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO transfers.admission (manifest_no, person_no, site, section, at, officer_no, answers, event_pos)
  SELECT (f.data->>'manifestNo')::bigint, f.stream_no, f.data->>'site', f.data->>'section', f.occurred_at, f.officer_no, f.personal->'answers', f.pos FROM unnest(p) f;
  INSERT INTO register.custody_fact (person_no, event_pos, event_id, at, received_at, kind, moves, site, section)
  SELECT f.stream_no, f.pos, f.id, f.occurred_at, f.received_at, f.kind, true, f.data->>'site', f.data->>'section' FROM unnest(p) f;
  SELECT register.fold_custody(array_agg(f.stream_no), max(f.received_at)) FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION transfers.project_admission_answer_added(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  INSERT INTO transfers.admission_answer (event_pos, manifest_no, person_no, question, answer, at, officer_no)
  SELECT f.pos, a.manifest_no, f.stream_no, f.data->>'question', f.personal->'answer', f.occurred_at, f.officer_no
    FROM unnest(p) f JOIN transfers.admission a ON a.manifest_no = (f.data->>'manifestNo')::bigint AND a.person_no = f.stream_no;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'not-found: the person was not admitted from this manifest' USING ERRCODE = '23514'; END IF;
END $$;
CREATE OR REPLACE FUNCTION transfers.project_movement_closed(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE transfers.manifest m SET closed_at = f.received_at, event_pos = f.pos FROM unnest(p) f WHERE m.no = f.stream_no;
  SELECT transfers.step_convoys(array_agg(f.stream_no), array_agg('MovementClosed'::text), array_agg(f.pos)) FROM unnest(p) f;
  UPDATE transfers.line l SET live = false, event_pos = f.pos FROM unnest(p) f WHERE l.manifest_no = f.stream_no AND l.live ;
  SELECT juveniles.fold_identities_on(array_agg(f.stream_no)) FROM unnest(p) f $$;

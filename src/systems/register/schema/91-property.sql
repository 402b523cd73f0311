-- Property: packets under seal, every hand they passed through, and their end.
GRANT SELECT ON register.packet, register.packet_pass TO amana_app;
GRANT SELECT, INSERT, UPDATE ON register.packet TO amana_guard;
GRANT SELECT, INSERT ON register.packet_pass TO amana_guard;
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['packet', 'packet_pass'] LOOP
    EXECUTE format('ALTER TABLE register.%I ENABLE ROW LEVEL SECURITY; ALTER TABLE register.%I FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS %I ON register.%I', t, t, t || '_wall', t);
    EXECUTE format($p$CREATE POLICY %I ON register.%I FOR SELECT USING ((SELECT access.reach()) = '*'
  OR EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = %I.person_no AND r.authority = (SELECT access.row_reach())))$p$, t || '_wall', t, t);
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION register.project_packet_sealed(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.rebuilding() THEN
    PERFORM register.demand_reach(array_agg(f.stream_no), array_agg(f.officer_no)) FROM unnest(p) f;
    -- things are counted and named: a packet of nothing would be given back whole
    IF EXISTS (SELECT FROM unnest(p) f CROSS JOIN LATERAL jsonb_array_elements(CASE WHEN jsonb_typeof(f.personal->'items') = 'array' THEN f.personal->'items' ELSE '[null]' END) i(item)
        WHERE NOT register.told(i.item->>'description', 1) OR (i.item->>'quantity' ~ '^[1-9][0-9]{0,6}$') IS NOT TRUE) THEN
      RAISE EXCEPTION 'invalid-input: each thing in a packet is named, with its number' USING ERRCODE = '22023'; END IF;
    PERFORM register.demand_told(p, 1, 'seal', 'takenFrom', 'takenWhere'); END IF;
  INSERT INTO register.packet (id, person_no, seal, first_seal, items, taken_from, taken_where, taken_at, event_pos)
    SELECT f.id, f.stream_no, f.data->>'seal', f.data->>'seal', f.personal->'items', f.personal->>'takenFrom', f.personal->>'takenWhere', f.occurred_at, f.pos FROM unnest(p) f;
END $$;
-- A packet is in the hands of who holds the person (or held last), or of the escort in whose vehicle the person is before the hand-over is signed. Whoever had the person in reach before, or will, looks on.
CREATE OR REPLACE FUNCTION register.demand_keeper(p_person bigint[], p_officer bigint[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE bad bigint;
BEGIN
  SELECT min(u.person) INTO bad FROM (SELECT DISTINCT x.person, access.authority_of(x.officer) AS own FROM unnest(p_person, p_officer) x(person, officer) WHERE x.officer <> 0) u
   WHERE u.own IS NULL OR (u.own IS DISTINCT FROM (SELECT h.custodian FROM register.holder_before(u.person, 'infinity', 9223372036854775807) h)
     AND NOT EXISTS (SELECT FROM transfers.line l JOIN transfers.manifest m ON m.no = l.manifest_no WHERE l.person_no = u.person AND l.live AND m.escort_authority = u.own
       AND EXISTS (SELECT FROM transfers.boarding b WHERE b.manifest_no = l.manifest_no AND b.person_no = l.person_no AND b.outcome = 'boarded')
       AND NOT EXISTS (SELECT FROM transfers.handover h JOIN transfers.handover_person p ON p.handover_id = h.id WHERE h.manifest_no = l.manifest_no AND p.person_no = l.person_no)));
  IF bad IS NOT NULL THEN RAISE EXCEPTION 'not-permitted: the property of person % is not in the hands of your authority', bad USING ERRCODE = '42501'; END IF;
END $$;
-- One event after the other where a command has several of one packet: each pass may set a new seal.
CREATE OR REPLACE FUNCTION register.project_packet_passed(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.rebuilding() THEN PERFORM register.demand_keeper(array_agg(f.stream_no), array_agg(f.officer_no)) FROM unnest(p) f; END IF;
  PERFORM register.demand_told(p, 1, 'releasedBy', 'receivedBy');
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f WHERE f.data ? 'newSeal' AND NOT register.told(f.data->>'newSeal', 1)) THEN RAISE EXCEPTION 'invalid-input: the new seal has no number' USING ERRCODE = '22023'; END IF;
  -- a seal that is missing is a difference of the convoy that is named: of one that has the person
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f WHERE f.data ? 'manifestNo' AND NOT EXISTS (SELECT FROM transfers.line l WHERE l.manifest_no = (f.data->>'manifestNo')::bigint AND l.person_no = f.stream_no)) THEN
    RAISE EXCEPTION 'not-on-manifest: the person is not on this manifest' USING ERRCODE = '23514'; END IF;
  IF EXISTS (SELECT FROM unnest(p) f LEFT JOIN register.packet k ON k.id = (f.data->>'packetId')::uuid AND k.person_no = f.stream_no WHERE k.id IS NULL) THEN
    RAISE EXCEPTION 'not-found: the packet is none of this person' USING ERRCODE = '23514'; END IF;
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f JOIN register.packet k ON k.id = (f.data->>'packetId')::uuid WHERE k.ended IS NOT NULL) THEN
    RAISE EXCEPTION 'packet-ended: the packet was returned or disposed of' USING ERRCODE = '23514'; END IF;
  INSERT INTO register.packet_pass (event_pos, packet_id, person_no, purpose, released_by, received_by, seal_found, new_seal, manifest_no, at, officer_no)
    SELECT f.pos, (f.data->>'packetId')::uuid, f.stream_no, f.data->>'purpose', f.personal->>'releasedBy', f.personal->>'receivedBy', f.data->>'sealFound', f.data->>'newSeal', (f.data->>'manifestNo')::bigint, f.occurred_at, f.officer_no FROM unnest(p) f;
  UPDATE register.packet k SET seal = n.seal, event_pos = n.pos
    FROM (SELECT DISTINCT ON (f.data->>'packetId') (f.data->>'packetId')::uuid AS id, f.data->>'newSeal' AS seal, f.pos FROM unnest(p) f WHERE f.data ? 'newSeal' ORDER BY f.data->>'packetId', f.pos DESC) n WHERE k.id = n.id;
END $$;
CREATE OR REPLACE FUNCTION register.project_packet_ended(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  IF NOT register.rebuilding() THEN PERFORM register.demand_keeper(array_agg(f.stream_no), array_agg(f.officer_no)) FROM unnest(p) f; END IF;
  PERFORM register.demand_told(p, 1, 'authorisedBy', 'witness');
  UPDATE register.packet k SET ended = f.data->>'ended', ended_at = f.occurred_at, authorised_by = f.personal->>'authorisedBy', witness = f.personal->>'witness', event_pos = f.pos
    FROM unnest(p) f WHERE k.id = (f.data->>'packetId')::uuid AND k.person_no = f.stream_no AND k.ended IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'packet-ended: the packet is unknown, or was returned or disposed of already' USING ERRCODE = '23514'; END IF;
END $$;

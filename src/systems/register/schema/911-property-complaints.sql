-- Complaints about packets, and their answers (docs/users/requirements.md, F9). A complaint is a fact: whoever has the person in reach records it, also of a packet that has ended.
GRANT SELECT ON register.property_complaint TO amana_app;
GRANT SELECT, INSERT, UPDATE ON register.property_complaint TO amana_guard;
ALTER TABLE register.property_complaint ENABLE ROW LEVEL SECURITY;
ALTER TABLE register.property_complaint FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS property_complaint_wall ON register.property_complaint;
CREATE POLICY property_complaint_wall ON register.property_complaint FOR SELECT USING ((SELECT access.reach()) = '*'
  OR EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = property_complaint.person_no AND r.authority = (SELECT access.row_reach())));

CREATE OR REPLACE FUNCTION register.project_property_complaint_recorded(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  -- who hears people and who protects children hears complaints across authorities
  IF NOT register.rebuilding() THEN
    PERFORM register.demand_reach(array_agg(f.stream_no), array_agg(f.officer_no)) FROM unnest(p) f WHERE NOT access.roles_of(f.officer_no) && ARRAY['interviewer', 'child_protection_officer']; END IF;
  PERFORM register.demand_told(p, 1, 'account');
  IF EXISTS (SELECT FROM unnest(p) f LEFT JOIN register.packet k ON k.id = (f.data->>'packetId')::uuid AND k.person_no = f.stream_no WHERE k.id IS NULL) THEN
    RAISE EXCEPTION 'not-found: the packet is none of this person' USING ERRCODE = '23514'; END IF;
  INSERT INTO register.property_complaint (id, person_no, packet_id, about, made_by, account, made_at, officer_no, event_pos)
    SELECT f.id, f.stream_no, (f.data->>'packetId')::uuid, f.data->>'about', f.data->>'madeBy', f.personal->>'account', f.occurred_at, f.officer_no, f.pos FROM unnest(p) f;
END $$;
-- Who had a packet in hand, as its events say: sealed it, passed it on, ended it. Nothing but numbers of officers, which the history of the file shows anyway.
CREATE OR REPLACE FUNCTION register.hands_of_packet(p_packet uuid, p_person bigint) RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT ARRAY(SELECT DISTINCT e.officer_no FROM register.event e WHERE e.stream_no = p_person AND e.type IN ('PacketSealed', 'PacketPassed', 'PacketEnded') AND (e.id = p_packet OR e.body::jsonb #>> '{data,packetId}' = p_packet::text)) $$;
-- The same to who sees the person.
CREATE OR REPLACE FUNCTION register.packet_hands_seen(p_packet uuid) RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT register.hands_of_packet(k.id, k.person_no) FROM register.packet k WHERE k.id = p_packet AND register.sees_person(k.person_no) $$;
GRANT EXECUTE ON FUNCTION register.hands_of_packet(uuid, bigint) TO amana_guard;
GRANT EXECUTE ON FUNCTION register.packet_hands_seen(uuid) TO amana_app;
-- It is answered once, by the authority that has the packet in its hands, and by nobody who wrote the complaint down or had the packet in hand: nobody answers for own hands.
CREATE OR REPLACE FUNCTION register.project_property_complaint_answered(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  IF NOT register.rebuilding() THEN
    PERFORM register.demand_keeper(array_agg(f.stream_no), array_agg(f.officer_no)) FROM unnest(p) f;
    IF EXISTS (SELECT FROM unnest(p) f JOIN register.property_complaint c ON c.id = (f.data->>'complaintId')::uuid
        WHERE c.officer_no = f.officer_no OR f.officer_no = ANY (register.hands_of_packet(c.packet_id, c.person_no))) THEN
      RAISE EXCEPTION 'complaint-own-hands: who wrote the complaint down or had the packet in hand does not answer it' USING ERRCODE = '42501'; END IF;
  END IF;
  PERFORM register.demand_told(p, 1, 'found');
  PERFORM register.demand_told(ARRAY(SELECT f FROM unnest(p) f WHERE f.data->>'outcome' IN ('upheld', 'partly-upheld')), 1, 'remedy');
  UPDATE register.property_complaint c SET outcome = f.data->>'outcome', found = f.personal->>'found', remedy = f.personal->>'remedy', answered_at = f.occurred_at, answered_pos = f.pos
    FROM unnest(p) f WHERE c.id = (f.data->>'complaintId')::uuid AND c.person_no = f.stream_no AND c.answered_pos IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'complaint-answered: the complaint is unknown, or was answered already' USING ERRCODE = '23514'; END IF;
END $$;

-- A child is born on the way (docs/decisions/0067-on-the-way.md). It is where its mother is, in her compartment, and nobody detains it. What was sealed and boarded stays what it was: the child's line is of a state of its own, beside
-- the seal, and it passes with those who passed in the first hand-over.
CREATE OR REPLACE FUNCTION transfers.project_born_on_the_way(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.rebuilding() THEN
    PERFORM register.demand_reach(array_agg((f.data->>'motherNo')::bigint), array_agg(f.officer_no)) FROM unnest(p) f;
    IF EXISTS (SELECT FROM unnest(p) f WHERE EXISTS (SELECT FROM register.custody_fact c WHERE c.person_no = f.stream_no)) THEN
      PERFORM transfers.refuse('not-with-a-parent', 'who is on the register already is not born on the way'); END IF;
    IF EXISTS (SELECT FROM unnest(p) f LEFT JOIN register.person m ON m.no = (f.data->>'motherNo')::bigint WHERE m.sex IS DISTINCT FROM 'female') THEN
      PERFORM transfers.refuse('mother-not-a-woman', 'the mother of a child is a woman on the register'); END IF;
    IF EXISTS (SELECT FROM unnest(p) f LEFT JOIN transfers.manifest m ON m.no = (f.data->>'manifestNo')::bigint WHERE access.authority_of(f.officer_no) IS DISTINCT FROM m.escort_authority) THEN
      PERFORM transfers.refuse('not-permitted', 'a birth on the way is recorded by the escort'); END IF;
    IF EXISTS (SELECT FROM unnest(p) f JOIN transfers.manifest m ON m.no = (f.data->>'manifestNo')::bigint WHERE m.closed_at IS NOT NULL OR transfers.next_ordinal(m.no) <> 2) THEN
      PERFORM transfers.refuse('no-such-step', 'a child is born on the way between the first and the second hand-over'); END IF;
    IF EXISTS (SELECT FROM unnest(p) f WHERE NOT transfers.carries_then((f.data->>'manifestNo')::bigint, (f.data->>'motherNo')::bigint, f.occurred_at, f.data->>'vehicle', f.data->>'compartment')) THEN
      PERFORM transfers.refuse('not-with-a-parent', 'a child is born where its mother is: in the vehicle in which the escort has her, since the first hand-over'); END IF;
    -- who may be an adult is nobody's child here; the evidence of the birth comes in the same command, before
    IF EXISTS (SELECT FROM unnest(p) f WHERE juveniles.age_class(f.stream_no, (f.occurred_at AT TIME ZONE 'Asia/Baghdad')::date) <> 'minor') THEN
      PERFORM transfers.refuse('not-with-a-parent', 'only a child is born: the birth must say so'); END IF;
  END IF;
  INSERT INTO register.birth_in_custody (person_no, mother_no, born_at, event_pos) SELECT f.stream_no, (f.data->>'motherNo')::bigint, f.occurred_at, f.pos FROM unnest(p) f;
  INSERT INTO register.accompaniment (person_no, parent_no, since, born, event_pos) SELECT f.stream_no, (f.data->>'motherNo')::bigint, f.occurred_at, true, f.pos FROM unnest(p) f
   WHERE (SELECT h.state FROM register.holder_before((f.data->>'motherNo')::bigint, f.occurred_at, f.pos) h) IS DISTINCT FROM 'resident';
  PERFORM register.record_custody(array_agg(ROW(f.stream_no, f.pos, f.id, f.occurred_at, f.received_at, f.kind, false, h.custodian, true, NULL, NULL, f.data->>'vehicle', f.data->>'compartment',
    false, CASE h.state WHEN 'resident' THEN 'resident' ELSE 'accompanying' END, NULL, NULL)::register.custody_fact)) FROM unnest(p) f CROSS JOIN LATERAL register.holder_before((f.data->>'motherNo')::bigint, f.occurred_at, f.pos) h;
  INSERT INTO register.intake (person_no, at, way, event_pos) SELECT f.stream_no, f.occurred_at, 'birth-in-custody', f.pos FROM unnest(p) f;
  INSERT INTO transfers.line (manifest_no, person_no, state, live, vehicle, compartment, event_pos)
    SELECT (f.data->>'manifestNo')::bigint, f.stream_no, 'born', true, f.data->>'vehicle', f.data->>'compartment', f.pos FROM unnest(p) f;
  -- the authority that will receive mother and child prepares a place for both
  INSERT INTO register.person_reach (person_no, authority, event_pos)
    SELECT f.stream_no, a.code, f.pos FROM unnest(p) f JOIN transfers.manifest m ON m.no = (f.data->>'manifestNo')::bigint CROSS JOIN LATERAL (VALUES (m.escort_authority), (coalesce(m.heading_authority, m.to_authority))) a(code) ON CONFLICT DO NOTHING;
  PERFORM juveniles.open_identities(ARRAY(SELECT DISTINCT i.person_no FROM unnest(p) f JOIN juveniles.closed_identity i ON i.person_no = f.stream_no));
  PERFORM transfers.void_offers(p);
END $$;
-- Whether a convoy had somebody in this compartment at an instant, and has her yet: handed over to the escort, and in no incident of the next hand-over.
CREATE OR REPLACE FUNCTION transfers.carries_then(p_manifest bigint, p_person bigint, p_at timestamptz, p_vehicle text, p_compartment text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM transfers.handover h JOIN transfers.handover_person p ON p.handover_id = h.id AND p.person_no = p_person JOIN transfers.manifest m ON m.no = h.manifest_no
      JOIN register.custody c ON c.person_no = p_person AND c.known_to IS NULL AND c.from_at <= p_at AND c.to_at > p_at AND c.custodian = m.escort_authority AND c.vehicle = p_vehicle AND c.compartment = p_compartment AND c.state IN ('held', 'resident', 'accompanying')
     WHERE h.manifest_no = p_manifest AND h.ordinal = 1 AND h.instant <= p_at)
   AND NOT EXISTS (SELECT FROM transfers.difference d WHERE d.manifest_no = p_manifest AND d.person_no = p_person) $$;
GRANT EXECUTE ON FUNCTION transfers.carries_then(bigint, bigint, timestamptz, text, text) TO amana_guard;
-- A line of this state comes from a birth, and from nothing else; whoever was born on the way is on the list of no other convoy for it.
CREATE OR REPLACE FUNCTION transfers.born_line_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM fresh n CROSS JOIN LATERAL (SELECT x.type FROM register.event x WHERE x.pos = n.event_pos OFFSET 0) e WHERE (n.state = 'born') <> (e.type = 'BornOnTheWay')) THEN
    PERFORM transfers.refuse('I08-sealed-is-immutable', 'nobody joins a sealed manifest but a child who is born on the way'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "I08-born-on-the-way" AFTER INSERT ON transfers.line REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION transfers.born_line_guard();
-- Where the mother is at an instant and what the place of a child beside her breaks, as register.placement_violations has it, for a child whom the register does not know yet. Asked by officers of the escort of a woman of their convoy.
CREATE OR REPLACE FUNCTION transfers.birth_seen(p_manifest bigint, p_mother bigint, p_sex text, p_at timestamptz) RETURNS json LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE c register.custody; k sites.compartment;
BEGIN
  IF NOT transfers.sees(p_manifest) OR NOT register.sees_person(p_mother) THEN RETURN NULL; END IF;
  SELECT x.* INTO c FROM register.custody x WHERE x.person_no = p_mother AND x.known_to IS NULL AND x.from_at <= p_at AND x.to_at > p_at;
  IF c.vehicle IS NULL OR NOT transfers.carries_then(p_manifest, p_mother, p_at, c.vehicle, c.compartment) THEN RETURN NULL; END IF;
  SELECT x.* INTO k FROM sites.compartment x WHERE x.vehicle = c.vehicle AND x.compartment = c.compartment;
  RETURN json_build_object('vehicle', c.vehicle, 'compartment', c.compartment, 'state', c.state, 'rules', ARRAY(
    SELECT 'I13-minor-apart-from-adults' WHERE k.age_group = 'adult'
    UNION ALL SELECT 'I16-men-and-women-apart' WHERE k.sex <> 'any' AND k.sex <> p_sex
    UNION ALL SELECT 'I33-vehicle-fit' FROM (SELECT i.fit FROM sites.vehicle_inspection i WHERE i.vehicle = c.vehicle AND i.inspected_at <= p_at ORDER BY i.inspected_at DESC, i.event_pos DESC LIMIT 1) i WHERE NOT i.fit
    UNION ALL SELECT 'I17-section-capacity' WHERE cardinality(register.present_in(NULL, NULL, c.vehicle, c.compartment)) + 1 > k.seats
    -- of who lives in a camp the child is entered in no household yet, and it is asked of its seat what is asked of everybody's
    UNION ALL SELECT 'I16-untried-apart' WHERE c.state = 'resident' AND k.legal_status IN ('convicted', 'either')
    UNION ALL SELECT 'I32-household-together' WHERE CASE c.state WHEN 'resident' THEN k.family
      -- she was given another seat since: the child is moved after her
      ELSE EXISTS (SELECT FROM register.custody n WHERE n.person_no = p_mother AND n.known_to IS NULL AND n.to_at = 'infinity' AND n.state IN ('held', 'accompanying') AND (n.vehicle, n.compartment) <> (c.vehicle, c.compartment)) END));
END $$;
GRANT EXECUTE ON FUNCTION transfers.birth_seen(bigint, bigint, text, timestamptz) TO amana_app;

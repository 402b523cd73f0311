-- How persons came in: what is known of it, with what was inherited and what is unknown, and children born in custody.

-- Each event is a row of its own: a later one about the same custody says more, and nothing is overwritten.
CREATE OR REPLACE FUNCTION register.project_deprivation_recorded(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.rebuilding() THEN
    PERFORM register.demand_reach(array_agg(f.stream_no), array_agg(f.officer_no)) FROM unnest(p) f;
    IF EXISTS (SELECT FROM unnest(p) f WHERE NOT EXISTS (SELECT FROM register.custody_fact c WHERE c.person_no = f.stream_no AND c.event_id = (f.data->>'factEvent')::uuid)) THEN
      RAISE EXCEPTION 'not-found: how a person came in is told of a custody that is on the register' USING ERRCODE = '23514'; END IF;
    IF EXISTS (SELECT FROM unnest(p) f JOIN register.deprivation d ON d.tag = f.data->>'tag' AND d.fact_event <> (f.data->>'factEvent')::uuid) THEN
      RAISE EXCEPTION 'tag-used: a tag is for one capture of one person' USING ERRCODE = '23514'; END IF;
  END IF;
  INSERT INTO register.deprivation (person_no, way, fact_event, tag, particulars, event_pos)
    SELECT f.stream_no, f.data->>'way', (f.data->>'factEvent')::uuid, f.data->>'tag', f.personal, f.pos FROM unnest(p) f;
END $$;

-- A child is where its mother is: the child of a resident is a resident (I31), that of a detainee accompanies her. That is no detention of the child: the fact does not open custody under an order, so that none is asked for (I04).
CREATE OR REPLACE FUNCTION register.project_born_in_custody(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.rebuilding() THEN
    PERFORM register.demand_reach(array_agg((f.data->>'motherNo')::bigint), array_agg(f.officer_no)) FROM unnest(p) f;
    IF EXISTS (SELECT FROM unnest(p) f LEFT JOIN register.person m ON m.no = (f.data->>'motherNo')::bigint WHERE m.sex IS DISTINCT FROM 'female') THEN
      RAISE EXCEPTION 'mother-not-a-woman: the mother of a child is a woman on the register' USING ERRCODE = '23514'; END IF;
    IF EXISTS (SELECT FROM unnest(p) f WHERE f.officer_no <> 0 AND f.data->>'custodian' IS DISTINCT FROM access.authority_of(f.officer_no)) THEN
      RAISE EXCEPTION 'not-permitted: a birth is recorded by the authority that holds the mother' USING ERRCODE = '42501'; END IF;
    IF EXISTS (SELECT FROM unnest(p) f WHERE register.elsewhere_since((f.data->>'motherNo')::bigint, f.data->>'site', f.occurred_at)) THEN
      RAISE EXCEPTION 'not-with-a-parent: a child is born where its mother is' USING ERRCODE = '23514'; END IF;
  END IF;
  INSERT INTO register.birth_in_custody (person_no, mother_no, born_at, event_pos) SELECT f.stream_no, (f.data->>'motherNo')::bigint, f.occurred_at, f.pos FROM unnest(p) f;
  INSERT INTO register.accompaniment (person_no, parent_no, since, born, event_pos) SELECT f.stream_no, (f.data->>'motherNo')::bigint, f.occurred_at, true, f.pos FROM unnest(p) f
   WHERE (SELECT h.state FROM register.holder_before((f.data->>'motherNo')::bigint, f.occurred_at, f.pos) h) IS DISTINCT FROM 'resident';
  PERFORM register.record_custody(array_agg(ROW(f.stream_no, f.pos, f.id, f.occurred_at, f.received_at, f.kind, false, f.data->>'custodian', true, f.data->>'site', f.data->>'section', NULL, NULL,
    false, CASE (SELECT h.state FROM register.holder_before((f.data->>'motherNo')::bigint, f.occurred_at, f.pos) h) WHEN 'resident' THEN 'resident' ELSE 'accompanying' END, NULL, NULL)::register.custody_fact)) FROM unnest(p) f;
  INSERT INTO register.intake (person_no, at, way, event_pos) SELECT f.stream_no, f.occurred_at, 'birth-in-custody', f.pos FROM unnest(p) f;
END $$;

-- Whether a person within reach is a child that is in custody with a parent only: born there or come in with the parent, and never taken into custody itself.
CREATE OR REPLACE FUNCTION register.is_child_of_detainee(p_person bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT (EXISTS (SELECT FROM register.birth_in_custody b WHERE b.person_no = p_person) OR EXISTS (SELECT FROM register.accompaniment a WHERE a.person_no = p_person)) AND NOT EXISTS (SELECT FROM register.custody_fact f WHERE f.person_no = p_person AND f.opens AND f.superseded_pos IS NULL
       AND coalesce((f.at, f.event_pos) > (SELECT a.since, a.event_pos FROM register.accompaniment a WHERE a.person_no = p_person), true))
     AND register.sees_person(p_person) $$;
GRANT EXECUTE ON FUNCTION register.is_child_of_detainee(bigint) TO amana_app;

-- Who escaped from one authority may be caught by another, which has nothing of the person but the number: to officers who hold persons it is told of a number who failed to hold that person, only while the person is at large or
-- unaccounted for, or within reach. With what the command needs, because the walls of the others show nothing of whom the own authority never held.
CREATE OR REPLACE FUNCTION register.escapee_seen(p_number text, p_at timestamptz, p_site text, p_section text) RETURNS json LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE one bigint := (SELECT p.no FROM register.person p WHERE p.register_number = p_number); c register.custody;
BEGIN
  SELECT x.* INTO c FROM register.custody x WHERE x.person_no = one AND x.known_to IS NULL AND x.to_at = 'infinity';
  IF c.person_no IS NULL OR access.reach() IS NULL OR NOT (access.officer_roles() && ARRAY['origin_officer', 'receiving_officer'])
     OR (c.state NOT IN ('at_large', 'unaccounted') AND NOT register.sees_person(one)) THEN RETURN NULL; END IF;
  RETURN json_build_object('person_no', one, 'register_number', p_number, 'custodian', c.custodian, 'state', c.state,
    'tags', (SELECT count(DISTINCT d.tag) FROM register.deprivation d WHERE d.person_no = one AND d.tag IS NOT NULL), 'ordered', register.live_order(one, p_at) IS NOT NULL,
    'violations', CASE WHEN p_section IS NULL THEN '[]'::json ELSE (SELECT coalesce(json_agg(json_build_object('person_no', v.person_no, 'rule', v.rule)), '[]')
      FROM register.placement_violations(ARRAY[one], ARRAY[p_at], ARRAY[p_site], ARRAY[p_section], ARRAY[NULL::text], ARRAY[NULL::text], ARRAY[false]) v) END);
END $$;
GRANT EXECUTE ON FUNCTION register.escapee_seen(text, timestamptz, text, text) TO amana_app;
-- A child came in with a detained parent: nobody detains it, under the authority that holds the parent, where the parent is.
CREATE OR REPLACE FUNCTION register.project_child_came_with_parent(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.rebuilding() THEN
    PERFORM register.demand_reach(array_agg((f.data->>'parentNo')::bigint), array_agg(f.officer_no)) FROM unnest(p) f;
    -- nobody who is on the register already is made a child of a detainee by one officer's word: a detainee would be free of every gate by it
    IF EXISTS (SELECT FROM unnest(p) f WHERE EXISTS (SELECT FROM register.custody_fact c WHERE c.person_no = f.stream_no)) THEN
      RAISE EXCEPTION 'not-with-a-parent: who is on the register already does not come in with a parent' USING ERRCODE = '23514'; END IF;
    IF EXISTS (SELECT FROM unnest(p) f CROSS JOIN LATERAL register.holder_before((f.data->>'parentNo')::bigint, f.occurred_at, f.pos) h WHERE h.state IS DISTINCT FROM 'held' OR h.custodian IS DISTINCT FROM f.data->>'custodian'
        OR (f.officer_no <> 0 AND h.custodian IS DISTINCT FROM access.authority_of(f.officer_no))) THEN
      RAISE EXCEPTION 'not-with-a-parent: a child comes in with a parent whom the authority of the officer detains' USING ERRCODE = '23514'; END IF;
    IF EXISTS (SELECT FROM unnest(p) f WHERE register.elsewhere_since((f.data->>'parentNo')::bigint, f.data->>'site', f.occurred_at)) THEN
      RAISE EXCEPTION 'not-with-a-parent: a child is where its parent is' USING ERRCODE = '23514'; END IF;
    -- who may be an adult is nobody's child here; the evidence of the birth comes in the same command, before
    IF EXISTS (SELECT FROM unnest(p) f WHERE juveniles.age_class(f.stream_no, (f.occurred_at AT TIME ZONE 'Asia/Baghdad')::date) <> 'minor') THEN
      RAISE EXCEPTION 'not-with-a-parent: only a child accompanies a parent: the birth must say so' USING ERRCODE = '23514'; END IF;
  END IF;
  INSERT INTO register.accompaniment (person_no, parent_no, since, born, event_pos) SELECT f.stream_no, (f.data->>'parentNo')::bigint, f.occurred_at, false, f.pos FROM unnest(p) f;
  PERFORM register.record_custody(array_agg(ROW(f.stream_no, f.pos, f.id, f.occurred_at, f.received_at, f.kind, false, f.data->>'custodian', true, f.data->>'site', f.data->>'section', NULL, NULL,
    false, 'accompanying', NULL, NULL)::register.custody_fact)) FROM unnest(p) f;
END $$;
-- Child protection decides of one child and exactly one parent, with reasons, until it is reviewed: beside it, or apart. The event's role is asked by the register; the newest decision counts.
CREATE OR REPLACE FUNCTION register.project_accompaniment_decided(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.rebuilding() THEN
    IF EXISTS (SELECT FROM unnest(p) f WHERE NOT access.has_role(f.officer_no, 'child_protection_officer')) THEN
      RAISE EXCEPTION 'not-permitted: what is best for a child is decided by a child protection officer' USING ERRCODE = '42501'; END IF;
    IF EXISTS (SELECT FROM unnest(p) f WHERE register.parent_of(f.stream_no) IS DISTINCT FROM (f.data->>'parentNo')::bigint) THEN
      RAISE EXCEPTION 'not-with-a-parent: this child does not accompany this parent' USING ERRCODE = '23514'; END IF;
    -- reviewed at least every six months: nothing about a child in a prison is decided for good (Bangkok Rules 49, 52)
    IF EXISTS (SELECT FROM unnest(p) f WHERE register.at((f.data->>'reviewAt')::bigint) <= f.received_at OR register.at((f.data->>'reviewAt')::bigint) > f.received_at + interval '184 days') THEN
      RAISE EXCEPTION 'invalid-input: a decision of a child is reviewed within six months' USING ERRCODE = '22023'; END IF;
    PERFORM register.demand_told(p, 20, 'reasons');
  END IF;
  INSERT INTO register.accompaniment_decision (id, person_no, parent_no, outcome, reasons, decided_at, review_at, decided_by, event_pos)
    SELECT f.id, f.stream_no, (f.data->>'parentNo')::bigint, f.data->>'outcome', f.personal->>'reasons', f.received_at, register.at((f.data->>'reviewAt')::bigint), f.officer_no, f.pos FROM unnest(p) f;
END $$;

-- Children who are on the register already and accompany a parent, and parents who were named wrongly (docs/decisions/0045-a-known-child-and-a-wrong-parent.md).

-- A child whose file goes on came in with a detained parent. It is where the parent is; and nobody who is detained is made such a child by one officer's word, which would let a detainee pass every gate.
CREATE OR REPLACE FUNCTION register.project_child_accompanies(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.rebuilding() THEN
    PERFORM register.demand_reach(array_agg((f.data->>'parentNo')::bigint) || array_agg(f.stream_no), array_agg(f.officer_no) || array_agg(f.officer_no)) FROM unnest(p) f;
    IF EXISTS (SELECT FROM unnest(p) f CROSS JOIN LATERAL register.holder_before(f.stream_no, f.occurred_at, f.pos) h WHERE h.state IN ('held', 'at_large', 'unaccounted')) THEN
      RAISE EXCEPTION 'not-with-a-parent: who is detained is released first, or the record of it is corrected' USING ERRCODE = '23514'; END IF;
    -- a parent who is held yet, and whom somebody named wrongly, is corrected by child protection
    IF EXISTS (SELECT FROM unnest(p) f CROSS JOIN LATERAL register.holder_before(f.stream_no, f.occurred_at, f.pos) h
        WHERE h.state IN ('accompanying', 'missing') AND EXISTS (SELECT FROM register.custody c WHERE c.person_no = register.parent_of(f.stream_no) AND c.known_to IS NULL AND c.to_at = 'infinity')) THEN
      RAISE EXCEPTION 'not-with-a-parent: this child accompanies a parent who is in custody; child protection corrects who was named wrongly' USING ERRCODE = '23514'; END IF;
    IF EXISTS (SELECT FROM unnest(p) f JOIN register.custody_fact c ON c.person_no = f.stream_no AND c.superseded_pos IS NULL AND c.at > f.occurred_at) THEN
      RAISE EXCEPTION 'not-with-a-parent: something later is known of this child' USING ERRCODE = '23514'; END IF;
    IF EXISTS (SELECT FROM unnest(p) f CROSS JOIN LATERAL register.holder_before((f.data->>'parentNo')::bigint, f.occurred_at, f.pos) h WHERE h.state IS DISTINCT FROM 'held' OR h.custodian IS DISTINCT FROM f.data->>'custodian'
        OR (f.officer_no <> 0 AND h.custodian IS DISTINCT FROM access.authority_of(f.officer_no))) THEN
      RAISE EXCEPTION 'not-with-a-parent: a child comes in with a parent whom the authority of the officer detains' USING ERRCODE = '23514'; END IF;
    -- the place is the parent's: another one would put the child among strangers
    IF EXISTS (SELECT FROM unnest(p) f WHERE register.elsewhere_since((f.data->>'parentNo')::bigint, f.data->>'site', f.occurred_at) OR NOT EXISTS (SELECT FROM register.custody c WHERE c.person_no = (f.data->>'parentNo')::bigint
        AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.site = f.data->>'site' AND c.section IS NOT DISTINCT FROM f.data->>'section')) THEN
      RAISE EXCEPTION 'not-with-a-parent: a child is where its parent is' USING ERRCODE = '23514'; END IF;
    IF EXISTS (SELECT FROM unnest(p) f WHERE juveniles.age_class(f.stream_no, (f.occurred_at AT TIME ZONE 'Asia/Baghdad')::date) <> 'minor') THEN
      RAISE EXCEPTION 'not-with-a-parent: only a child accompanies a parent: the birth must say so' USING ERRCODE = '23514'; END IF;
    PERFORM register.demand_told(p, 1, 'source');
  END IF;
  INSERT INTO register.accompaniment_before (person_no, parent_no, since, born, event_pos, ended_pos, corrected)
    SELECT a.person_no, a.parent_no, a.since, a.born, coalesce(a.corrected_pos, a.event_pos), f.pos, false FROM unnest(p) f JOIN register.accompaniment a ON a.person_no = f.stream_no;
  INSERT INTO register.accompaniment (person_no, parent_no, since, born, event_pos) SELECT f.stream_no, (f.data->>'parentNo')::bigint, f.occurred_at, false, f.pos FROM unnest(p) f
    ON CONFLICT (person_no) DO UPDATE SET parent_no = excluded.parent_no, since = excluded.since, born = excluded.born, event_pos = excluded.event_pos, corrected_pos = NULL;
  PERFORM register.record_custody(array_agg(ROW(f.stream_no, f.pos, f.id, f.occurred_at, f.received_at, f.kind, false, f.data->>'custodian', true, f.data->>'site', f.data->>'section', NULL, NULL,
    false, 'accompanying', NULL, NULL)::register.custody_fact)) FROM unnest(p) f;
END $$;

-- Child protection corrects a parent who was named wrongly. The file goes on; what was decided of the child and the other does not count for this one; and the place of the child is tested again (I13, I16, I32).
CREATE OR REPLACE FUNCTION register.project_accompanied_parent_corrected(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  IF NOT register.rebuilding() THEN
    IF EXISTS (SELECT FROM unnest(p) f WHERE NOT access.has_role(f.officer_no, 'child_protection_officer')) THEN
      RAISE EXCEPTION 'not-permitted: a parent who was named wrongly is corrected by a child protection officer' USING ERRCODE = '42501'; END IF;
    IF EXISTS (SELECT FROM unnest(p) f WHERE register.parent_of(f.stream_no) IS NULL OR register.parent_of(f.stream_no) = (f.data->>'parentNo')::bigint) THEN
      RAISE EXCEPTION 'not-with-a-parent: this child accompanies nobody, or this parent already' USING ERRCODE = '23514'; END IF;
    -- who was never detained has no child in custody, and a child who accompanies a parent is nobody's parent there
    IF EXISTS (SELECT FROM unnest(p) f WHERE register.parent_of((f.data->>'parentNo')::bigint) IS NOT NULL OR f.stream_no = (f.data->>'parentNo')::bigint
        OR NOT EXISTS (SELECT FROM register.custody_fact c WHERE c.person_no = (f.data->>'parentNo')::bigint AND c.state = 'held' AND c.superseded_pos IS NULL)) THEN
      RAISE EXCEPTION 'not-with-a-parent: a child accompanies somebody who is or was detained' USING ERRCODE = '23514'; END IF;
    IF EXISTS (SELECT FROM unnest(p) f JOIN register.accompaniment a ON a.person_no = f.stream_no AND a.born LEFT JOIN register.person m ON m.no = (f.data->>'parentNo')::bigint WHERE m.sex IS DISTINCT FROM 'female') THEN
      RAISE EXCEPTION 'mother-not-a-woman: the mother of a child is a woman on the register' USING ERRCODE = '23514'; END IF;
    PERFORM register.demand_told(p, 1, 'source'); PERFORM register.demand_told(p, 20, 'reason');
  END IF;
  INSERT INTO register.accompaniment_before (person_no, parent_no, since, born, event_pos, ended_pos, corrected, source, reason)
    SELECT a.person_no, a.parent_no, a.since, a.born, coalesce(a.corrected_pos, a.event_pos), f.pos, true, f.personal->>'source', coalesce(f.personal->>'reason', '') FROM unnest(p) f JOIN register.accompaniment a ON a.person_no = f.stream_no;
  UPDATE register.accompaniment a SET parent_no = (f.data->>'parentNo')::bigint, corrected_pos = f.pos FROM unnest(p) f JOIN register.event o ON o.id = (f.data->>'corrects')::uuid WHERE a.person_no = f.stream_no AND coalesce(a.corrected_pos, a.event_pos) = o.pos;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: another record of the parent counts' USING ERRCODE = '23514'; END IF;
  -- of who was born in custody the mother was named wrongly
  UPDATE register.birth_in_custody b SET mother_no = (f.data->>'parentNo')::bigint FROM unnest(p) f JOIN register.accompaniment a ON a.person_no = f.stream_no AND a.born WHERE b.person_no = f.stream_no;
  IF NOT register.rebuilding() THEN
    INSERT INTO register.breach_due (fact_event, person_no, rule) SELECT f.id, f.stream_no, w.rule FROM unnest(p) f CROSS JOIN LATERAL register.broken_beside(f.stream_no, (f.data->>'parentNo')::bigint, f.received_at) w ON CONFLICT DO NOTHING; END IF;
END $$;

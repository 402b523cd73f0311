-- The sex that was recorded of a person was wrong: the newest record counts, and cites the one that it corrects.
GRANT UPDATE ON register.person TO amana_guard;
CREATE OR REPLACE FUNCTION register.project_sex_corrected(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  IF NOT register.rebuilding() THEN
    IF EXISTS (SELECT FROM unnest(p) f WHERE f.officer_no <> 0 AND access.authority_of(f.officer_no) IS DISTINCT FROM (SELECT h.custodian FROM register.holder_before(f.stream_no, 'infinity', 9223372036854775807) h)) THEN
      RAISE EXCEPTION 'not-permitted: the recorded sex is corrected by the authority that holds the person' USING ERRCODE = '42501'; END IF;
    IF EXISTS (SELECT FROM unnest(p) f WHERE f.data->>'sex' <> 'female' AND EXISTS (SELECT FROM register.birth_in_custody b WHERE b.mother_no = f.stream_no)) THEN
      RAISE EXCEPTION 'mother-not-a-woman: the mother of a child is a woman on the register' USING ERRCODE = '23514'; END IF;
  END IF;
  UPDATE register.person x SET sex = f.data->>'sex', event_pos = f.pos FROM unnest(p) f JOIN register.event o ON o.id = (f.data->>'corrects')::uuid
   WHERE x.no = f.stream_no AND x.event_pos = o.pos AND x.sex <> f.data->>'sex';
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: another record of the sex counts, or says the same' USING ERRCODE = '23514'; END IF;
  -- I16: the present place is tested again; one breach at a time
  IF NOT register.rebuilding() THEN
    INSERT INTO register.breach_due (fact_event, person_no, rule)
    SELECT f.id, f.stream_no, 'I16-men-and-women-apart' FROM unnest(p) f JOIN register.custody c ON c.person_no = f.stream_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('held', 'resident', 'accompanying')
      LEFT JOIN sites.section s ON s.site = c.site AND s.section = c.section LEFT JOIN sites.compartment k ON k.vehicle = c.vehicle AND k.compartment = c.compartment
     WHERE coalesce(s.sex, k.sex) NOT IN (f.data->>'sex', 'any')
       AND NOT EXISTS (SELECT FROM register.breach b WHERE b.person_no = f.stream_no AND b.rule = 'I16-men-and-women-apart' AND b.cured_at IS NULL) ON CONFLICT DO NOTHING; END IF;
END $$;

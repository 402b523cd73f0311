-- Age: derived from evidence, never typed (I14-age-from-evidence). The same conservative rule as src/systems/juveniles/age.
GRANT SELECT ON juveniles.age_evidence TO amana_app;
GRANT SELECT, INSERT, UPDATE ON juveniles.age_evidence TO amana_guard;
ALTER TABLE juveniles.age_evidence ENABLE ROW LEVEL SECURITY; ALTER TABLE juveniles.age_evidence FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS age_evidence_wall ON juveniles.age_evidence;
CREATE POLICY age_evidence_wall ON juveniles.age_evidence FOR SELECT USING ((SELECT access.reach()) = '*'
  OR EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = age_evidence.person_no AND r.authority = (SELECT access.row_reach())));

-- The day on which somebody comes of age (CRC 1: 18 years). Who is born on 29 February does, in a common year, on 1 March: the benefit of the doubt is the child's.
CREATE OR REPLACE FUNCTION juveniles.comes_of_age(p_born date) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT greatest((p_born + interval '18 years')::date, (p_born - 1 + interval '18 years')::date + 1) $$;
-- Class of one interval of birth, or of two pieces that were combined, on a day. NULL: nothing is known.
CREATE OR REPLACE FUNCTION juveniles.interval_class(p_from date, p_to date, p_on date) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN p_from IS NULL THEN 'undetermined' WHEN juveniles.comes_of_age(p_to - 1) <= p_on THEN 'adult'
              WHEN juveniles.comes_of_age(p_from) > p_on THEN 'minor' ELSE 'undetermined' END $$;
-- Classes of many persons, each on its own day; ord counts the pairs from 1. Evidence that agrees: what is common to all; evidence in dispute: the whole span;
-- a medical finding alone never makes an adult.
CREATE OR REPLACE FUNCTION juveniles.age_classes(p_person bigint[], p_on date[]) RETURNS TABLE (ord bigint, class text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT u.ord, CASE WHEN a.class = 'adult' AND r.class <> 'adult' THEN 'undetermined' ELSE a.class END
    FROM unnest(p_person, p_on) WITH ORDINALITY u(person, day, ord)
    CROSS JOIN LATERAL (
      SELECT max(e.born_from) AS last_from, min(e.born_to) AS first_to, min(e.born_from) AS first_from, max(e.born_to) AS last_to,
             max(e.born_from) FILTER (WHERE e.kind <> 'medical') AS r_last_from, min(e.born_to) FILTER (WHERE e.kind <> 'medical') AS r_first_to,
             min(e.born_from) FILTER (WHERE e.kind <> 'medical') AS r_first_from, max(e.born_to) FILTER (WHERE e.kind <> 'medical') AS r_last_to
        FROM juveniles.age_evidence e WHERE e.person_no = u.person AND e.superseded_pos IS NULL AND e.born_from IS NOT NULL) x
    CROSS JOIN LATERAL (SELECT CASE WHEN x.last_from < x.first_to THEN juveniles.interval_class(x.last_from, x.first_to, u.day) ELSE juveniles.interval_class(x.first_from, x.last_to, u.day) END AS class) a
    CROSS JOIN LATERAL (SELECT CASE WHEN x.r_last_from < x.r_first_to THEN juveniles.interval_class(x.r_last_from, x.r_first_to, u.day) ELSE juveniles.interval_class(x.r_first_from, x.r_last_to, u.day) END AS class) r $$;
CREATE OR REPLACE FUNCTION juveniles.age_class(p_person bigint, p_on date) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.class FROM juveniles.age_classes(ARRAY[p_person], ARRAY[p_on]) a $$;
-- The same for officers: of persons within reach only. Guards ask the unwalled one.
CREATE OR REPLACE FUNCTION juveniles.age_classes_seen(p_person bigint[], p_on date[]) RETURNS TABLE (ord bigint, class text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.ord, a.class FROM juveniles.age_classes(p_person, p_on) a JOIN unnest(p_person) WITH ORDINALITY u(person, ord) ON u.ord = a.ord WHERE u.person IN (SELECT register.seen_persons(p_person)) $$;
GRANT EXECUTE ON FUNCTION juveniles.comes_of_age(date), juveniles.interval_class(date, date, date) TO amana_app, amana_verify;
GRANT EXECUTE ON FUNCTION juveniles.age_classes_seen(bigint[], date[]) TO amana_app;
GRANT EXECUTE ON FUNCTION juveniles.age_classes(bigint[], date[]), juveniles.age_class(bigint, date) TO amana_verify;

CREATE OR REPLACE FUNCTION juveniles.project_age_evidence_recorded(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE juveniles.age_evidence a SET superseded_pos = f.pos FROM unnest(p) f
   WHERE f.data ? 'corrects' AND a.event_id = (f.data->>'corrects')::uuid AND a.person_no = f.stream_no AND a.superseded_pos IS NULL;
  INSERT INTO register.correction (corrected_event, correcting_event, person_no, event_pos)
    SELECT (f.data->>'corrects')::uuid, f.id, f.stream_no, f.pos FROM unnest(p) f WHERE f.data ? 'corrects';
  INSERT INTO juveniles.age_evidence (person_no, event_id, kind, source, birth_text, born_from, born_to, event_pos)
    SELECT f.stream_no, f.id, f.data->>'kind', f.personal->>'source', f.personal->'birth'->>'text', (f.personal->'birth'->>'from')::date, (f.personal->'birth'->>'to')::date, f.pos FROM unnest(p) f;
  PERFORM register.cite_documents(p);
  PERFORM juveniles.fold_identity(array_agg(DISTINCT f.stream_no)) FROM unnest(p) f;
END $$;

-- I14-age-from-evidence: new evidence tests the present place again. Whoever is then not certainly adult and sits among adults gets a breach of
-- I13 in the same command, unless one is open already.
CREATE OR REPLACE FUNCTION juveniles.test_placement_again() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  INSERT INTO register.breach_due (fact_event, person_no, rule)
  SELECT n.event_id, n.person_no, 'I13-minor-apart-from-adults' FROM fresh n
   -- who is in no custody yet, as everybody whom a list brings, is among nobody
   WHERE (SELECT c.person_no FROM register.custody c WHERE c.person_no = n.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' LIMIT 1) IS NOT NULL AND juveniles.among_adults(n.person_no, (SELECT e.received_at FROM register.event e WHERE e.pos = n.event_pos))
     AND (SELECT b.id FROM register.breach b WHERE b.person_no = n.person_no AND b.rule = 'I13-minor-apart-from-adults' AND b.cured_at IS NULL LIMIT 1) IS NULL
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
-- A medical finding is a health officer's word, and only that: a new one comes from nobody else, and no other evidence comes from health officers alone.
CREATE OR REPLACE FUNCTION juveniles.evidence_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  IF EXISTS (SELECT FROM fresh n CROSS JOIN LATERAL (SELECT x.* FROM register.event x WHERE x.pos = n.event_pos OFFSET 0) e WHERE e.officer_no <> 0 AND CASE WHEN n.kind = 'medical' THEN NOT EXISTS (SELECT FROM register.correction k WHERE k.person_no = n.person_no AND k.correcting_event = n.event_id) AND NOT access.has_role(e.officer_no, 'health_officer')
      ELSE NOT EXISTS (SELECT FROM access.posting p WHERE p.officer_no = e.officer_no AND p.role IN ('origin_officer', 'receiving_officer', 'child_protection_officer'))
        -- the escort: when a child was born on the way, in the command that says so
        AND NOT EXISTS (SELECT FROM register.event b WHERE b.stream_no = n.person_no AND b.command_id = e.command_id AND b.type = 'BornOnTheWay') END) THEN
    RAISE EXCEPTION 'not-permitted: this kind of evidence is not for this officer to record' USING ERRCODE = '42501'; END IF;
  -- what is on record is corrected by the authority that holds the person, not by one about to receive
  IF EXISTS (SELECT FROM (SELECT n.person_no, n.event_pos FROM fresh n WHERE (SELECT k.person_no FROM register.correction k WHERE k.person_no = n.person_no AND k.correcting_event = n.event_id LIMIT 1) IS NOT NULL OFFSET 0) n CROSS JOIN LATERAL (SELECT x.* FROM register.event x WHERE x.pos = n.event_pos OFFSET 0) e WHERE e.officer_no <> 0 AND NOT access.has_role(e.officer_no, 'child_protection_officer')
      AND access.authority_of(e.officer_no) <> (SELECT h.custodian FROM register.holder_before(n.person_no, e.received_at, 9223372036854775807) h)) THEN
    RAISE EXCEPTION 'not-permitted: evidence of age is corrected by the authority that holds the person' USING ERRCODE = '42501'; END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER evidence_guard AFTER INSERT ON juveniles.age_evidence REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION juveniles.evidence_guard();
-- Whether a person who is not certainly adult is in an adult section or compartment now, without a best-interest act: of the place, or of a child beside the parent whom it accompanies.
CREATE OR REPLACE FUNCTION juveniles.among_adults(p_person bigint, p_at timestamptz) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (
    -- OFFSET 0: found by the person; to a young register the index of all who are held looks as good
    SELECT FROM (SELECT x.* FROM register.custody x WHERE x.person_no = p_person AND x.known_to IS NULL OFFSET 0) c
      LEFT JOIN sites.section s ON s.site = c.site AND s.section = c.section LEFT JOIN sites.site t ON t.code = c.site
      LEFT JOIN sites.compartment k ON k.vehicle = c.vehicle AND k.compartment = c.compartment
     WHERE c.to_at = 'infinity' AND c.state IN ('held', 'accompanying') AND coalesce(s.age_group, k.age_group) = 'adult'
       AND NOT (coalesce(s.sex, k.sex) = 'female' AND EXISTS (SELECT FROM register.accompaniment a WHERE a.person_no = p_person AND register.is_beside(p_person, register.parent_of(p_person), c.site, c.section, c.vehicle, c.compartment, p_at)))
       AND juveniles.age_class(p_person, (p_at AT TIME ZONE coalesce(t.zone, 'Asia/Baghdad'))::date) <> 'adult'
       AND NOT coalesce((SELECT f.best_interest FROM register.custody_fact f WHERE f.person_no = p_person AND f.moves AND f.superseded_pos IS NULL ORDER BY f.at DESC, f.event_pos DESC LIMIT 1), false)) $$;
CREATE OR REPLACE TRIGGER "I14-age-from-evidence" AFTER INSERT ON juveniles.age_evidence REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION juveniles.test_placement_again();

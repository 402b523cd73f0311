-- Custody of residents of whom something became known late is folded again, fact by fact in the order in which they became known, as the projectors do it and as verify rebuilds it. Migration 0041 dated what
-- was believed by the newest of the earlier facts: with two late facts on one person that is another instant than the one from which it was known.
SET ROLE amana_owner;
ALTER TABLE register.custody DISABLE TRIGGER USER;
ALTER TABLE register.custody_fact DISABLE TRIGGER USER;
GRANT SELECT ON register.event, register.correction, register.birth_in_custody TO amana_guard;
GRANT SELECT, INSERT, UPDATE, DELETE ON register.custody TO amana_guard;
GRANT SELECT, UPDATE ON register.custody_fact TO amana_guard;
-- The functions of this program are put in place after the numbered migrations: this one asks as register.holder_before does, when the facts up to one event were known.
CREATE FUNCTION register.state_before_as_known(p_person bigint, p_at timestamptz, p_pos bigint, p_known bigint) RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(f.outcome, f.state) FROM register.custody_fact f
   WHERE f.person_no = p_person AND f.event_pos <= p_known AND (f.superseded_pos IS NULL OR f.superseded_pos > p_known) AND (f.at, f.event_pos) < (p_at, p_pos) AND coalesce(f.outcome, f.state) IS NOT NULL
   ORDER BY f.at DESC, f.event_pos DESC LIMIT 1 $$;
GRANT EXECUTE ON FUNCTION register.state_before_as_known(bigint, timestamptz, bigint, bigint) TO amana_guard;
SET ROLE amana_guard;
DO $$ DECLARE folded bigint[]; step record; f record; lived boolean; now text; tiles register.custody[];
BEGIN
  WITH RECURSIVE late AS (
    SELECT x.person_no FROM register.custody_fact x WHERE x.state = 'resident' AND EXISTS (
      SELECT FROM register.custody_fact n WHERE n.person_no = x.person_no AND (n.superseded_pos IS NOT NULL
        OR EXISTS (SELECT FROM register.custody_fact b WHERE b.person_no = n.person_no AND b.event_pos < n.event_pos AND (b.at, b.event_pos) > (n.at, n.event_pos))))
    -- a child is what its mother was when it was born
    UNION SELECT b.person_no FROM late l JOIN register.birth_in_custody b ON b.mother_no = l.person_no)
  SELECT array_agg(l.person_no) INTO folded FROM late l;
  DELETE FROM register.custody c WHERE c.person_no = ANY (folded);
  FOR step IN SELECT s.pos, e.received_at, array_agg(s.person_no) AS persons FROM (
      SELECT c.event_pos AS pos, c.person_no FROM register.custody_fact c WHERE c.person_no = ANY (folded)
       UNION SELECT c.superseded_pos, c.person_no FROM register.custody_fact c WHERE c.person_no = ANY (folded) AND c.superseded_pos IS NOT NULL) s
      JOIN register.event e ON e.pos = s.pos GROUP BY s.pos, e.received_at ORDER BY s.pos LOOP
    -- what each event says by itself, given what was known then
    FOR f IN SELECT c.person_no, c.event_pos, c.at, e.type, e.body::jsonb->'data' AS data, o.state AS corrected_state, o.custodian AS corrected_custodian FROM register.custody_fact c JOIN register.event e ON e.pos = c.event_pos
               LEFT JOIN register.correction k ON k.correcting_event = c.event_id LEFT JOIN register.custody_fact o ON o.person_no = c.person_no AND o.event_id = k.corrected_event
              WHERE c.event_pos = step.pos AND c.person_no = ANY (step.persons) AND e.type IN ('SectionMoved', 'FoundInSection', 'EscapeRecorded', 'UnaccountedRecorded', 'ResidentFound', 'BornInCustody', 'CustodyCorrected') LOOP
      now := register.state_before_as_known(CASE f.type WHEN 'BornInCustody' THEN (f.data->>'motherNo')::bigint ELSE f.person_no END, f.at, f.event_pos, step.pos);
      lived := coalesce(now IN ('resident', 'missing'), false);
      UPDATE register.custody_fact c SET
          custodian = CASE f.type WHEN 'ResidentFound' THEN CASE WHEN now IN ('held', 'at_large', 'unaccounted') THEN NULL ELSE f.data->>'custodian' END
            WHEN 'CustodyCorrected' THEN coalesce(f.data->>'custodian', f.corrected_custodian) ELSE c.custodian END,
          state = CASE f.type WHEN 'ResidentFound' THEN CASE WHEN now IN ('held', 'at_large', 'unaccounted') THEN NULL ELSE 'resident' END WHEN 'BornInCustody' THEN CASE now WHEN 'resident' THEN 'resident' ELSE 'held' END
            WHEN 'CustodyCorrected' THEN f.corrected_state WHEN 'EscapeRecorded' THEN CASE WHEN lived THEN 'missing' ELSE 'at_large' END WHEN 'UnaccountedRecorded' THEN CASE WHEN lived THEN 'missing' ELSE 'unaccounted' END
            ELSE CASE WHEN lived THEN 'resident' ELSE 'held' END END
        WHERE c.person_no = f.person_no AND c.event_pos = f.event_pos;
    END LOOP;
    -- what it changes of the facts after it
    FOR f IN SELECT c.person_no, c.event_pos, c.at, c.state, coalesce(o.type, e.type) AS type FROM register.custody_fact c JOIN register.event e ON e.pos = c.event_pos
               LEFT JOIN register.correction k ON k.correcting_event = c.event_id LEFT JOIN register.event o ON o.id = k.corrected_event
              WHERE c.person_no = ANY (step.persons) AND c.event_pos <= step.pos AND (c.superseded_pos IS NULL OR c.superseded_pos > step.pos) AND c.state IS NOT NULL AND NOT c.opens AND c.custodian IS NULL
                AND coalesce(o.type, e.type) IN ('SectionMoved', 'FoundInSection', 'EscapeRecorded', 'UnaccountedRecorded')
                AND EXISTS (SELECT FROM register.custody_fact x WHERE x.person_no = c.person_no AND x.event_pos <= step.pos AND x.state = 'resident')
              ORDER BY c.person_no, c.at, c.event_pos LOOP
      lived := coalesce(register.state_before_as_known(f.person_no, f.at, f.event_pos, step.pos) IN ('resident', 'missing'), false);
      now := CASE WHEN f.type IN ('SectionMoved', 'FoundInSection') THEN CASE WHEN lived THEN 'resident' ELSE 'held' END
        WHEN lived THEN 'missing' WHEN f.type = 'EscapeRecorded' THEN 'at_large' ELSE 'unaccounted' END;
      UPDATE register.custody_fact c SET state = now WHERE c.person_no = f.person_no AND c.event_pos = f.event_pos AND c.state <> now;
    END LOOP;
    -- the periods that these facts tell: what still holds is not touched, what no longer holds was known until now
    WITH believed AS (
      SELECT c.*, count(c.custodian) OVER w AS holder, count(*) FILTER (WHERE c.moves) OVER w AS move, count(c.state) OVER w AS condition, lead(c.at) OVER w AS next_at
        FROM register.custody_fact c WHERE c.person_no = ANY (step.persons) AND c.event_pos <= step.pos AND (c.superseded_pos IS NULL OR c.superseded_pos > step.pos)
      WINDOW w AS (PARTITION BY c.person_no ORDER BY c.at, c.event_pos)),
    carried AS (
      SELECT b.person_no, b.at, b.next_at, b.event_pos, b.outcome, max(b.custodian) OVER (PARTITION BY b.person_no, b.holder) AS custodian, max(b.site) OVER m AS site, max(b.section) OVER m AS section,
             max(b.vehicle) OVER m AS vehicle, max(b.compartment) OVER m AS compartment, max(b.state) OVER (PARTITION BY b.person_no, b.condition) AS state
        FROM believed b WINDOW m AS (PARTITION BY b.person_no, b.move)),
    tile AS (
      SELECT c.*, lead(c.at) OVER w AS ends, lead(c.outcome) OVER w AS ended_by FROM carried c WHERE c.next_at IS DISTINCT FROM c.at WINDOW w AS (PARTITION BY c.person_no ORDER BY c.at))
    SELECT array_agg(ROW(t.person_no, t.at, coalesce(t.ends, 'infinity'), t.custodian, t.site, t.section, t.vehicle, t.compartment, t.state, t.ended_by, t.event_pos, step.received_at, NULL)::register.custody)
      INTO tiles FROM tile t WHERE t.outcome IS NULL;
    UPDATE register.custody c SET known_to = step.received_at WHERE c.person_no = ANY (step.persons) AND c.known_to IS NULL AND NOT EXISTS (SELECT FROM unnest(tiles) t
      WHERE (t.person_no, t.from_at, t.to_at, t.custodian, t.site, t.section, t.vehicle, t.compartment, t.state, t.outcome, t.event_pos)
        IS NOT DISTINCT FROM (c.person_no, c.from_at, c.to_at, c.custodian, c.site, c.section, c.vehicle, c.compartment, c.state, c.outcome, c.event_pos));
    -- knowledge that lasted no time is no knowledge
    DELETE FROM register.custody c WHERE c.person_no = ANY (step.persons) AND c.known_to <= c.known_from;
    INSERT INTO register.custody SELECT t.* FROM unnest(tiles) t WHERE NOT EXISTS (SELECT FROM register.custody c WHERE c.person_no = t.person_no AND c.known_to IS NULL
       AND (t.person_no, t.from_at, t.to_at, t.custodian, t.site, t.section, t.vehicle, t.compartment, t.state, t.outcome, t.event_pos)
        IS NOT DISTINCT FROM (c.person_no, c.from_at, c.to_at, c.custodian, c.site, c.section, c.vehicle, c.compartment, c.state, c.outcome, c.event_pos));
  END LOOP;
END $$;
RESET ROLE;
SET ROLE amana_owner;
DROP FUNCTION register.state_before_as_known(bigint, timestamptz, bigint, bigint);
ALTER TABLE register.custody ENABLE TRIGGER USER;
ALTER TABLE register.custody_fact ENABLE TRIGGER USER;
RESET ROLE;

-- The escort record: projectors, guards, walls.
CREATE OR REPLACE FUNCTION transfers.answer_escort_records(p register.fact[], p_act text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  -- health is answered by its own event, because only a health officer answers it, and by no other
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) u WHERE CASE p_act WHEN 'EscortHealthAnswered' THEN coalesce(u.data->>'section', 'health') <> 'health' ELSE coalesce(u.data->>'section', 'health') = 'health' END) THEN
    PERFORM transfers.refuse('escort-questions', 'the section of health is answered by EscortHealthAnswered, and by no other'); END IF;
  -- of whom the record was confirmed before it is an amendment: answers confirm nothing, so that what stood before the first of them stands before each
  INSERT INTO transfers.escort_answer (event_pos, manifest_no, person_no, section, question, answer, detail, source, amends, at, officer_no)
    SELECT f.pos, m.no, f.stream_no, coalesce(f.data->>'section', 'health'), a->>'question', a->>'answer', a->>'detail', a->>'source', r.state IS NOT DISTINCT FROM 'confirmed', f.received_at, f.officer_no
      FROM unnest(p) f CROSS JOIN LATERAL (SELECT (f.data->>'manifestNo')::bigint AS no) m LEFT JOIN transfers.escort_record r ON r.manifest_no = m.no AND r.person_no = f.stream_no CROSS JOIN LATERAL jsonb_array_elements(f.personal->'answers') a;
  INSERT INTO transfers.escort_record (manifest_no, person_no, state, event_pos)
    SELECT u.manifest, u.person, CASE WHEN (SELECT count(DISTINCT a.section) FROM transfers.escort_answer a WHERE a.manifest_no = u.manifest AND a.person_no = u.person) = 4 THEN 'complete' ELSE 'in-progress' END, u.pos
      FROM (SELECT (f.data->>'manifestNo')::bigint AS manifest, f.stream_no AS person, max(f.pos) AS pos FROM unnest(p) f GROUP BY 1, 2) u
    ON CONFLICT (manifest_no, person_no) DO UPDATE SET state = CASE WHEN escort_record.state = 'confirmed' THEN 'confirmed' ELSE excluded.state END,
      amended_at = CASE WHEN escort_record.state = 'confirmed' THEN (SELECT f.received_at FROM unnest(p) f WHERE f.pos = excluded.event_pos) END, event_pos = greatest(escort_record.event_pos, excluded.event_pos);
END $$;
CREATE OR REPLACE FUNCTION transfers.project_escort_section_answered(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ SELECT transfers.answer_escort_records(p, 'EscortSectionAnswered') $$;
CREATE OR REPLACE FUNCTION transfers.project_escort_health_answered(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ SELECT transfers.answer_escort_records(p, 'EscortHealthAnswered') $$;
CREATE OR REPLACE FUNCTION transfers.project_escort_record_confirmed(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE wrong text;
BEGIN
  -- one that is named twice in a batch is confirmed by the first and has no such step for the second
  SELECT u.before INTO wrong FROM (SELECT CASE WHEN row_number() OVER (PARTITION BY f.data->>'manifestNo', f.stream_no ORDER BY f.pos) > 1 THEN 'confirmed' ELSE coalesce(r.state, 'unstarted') END AS before, f.pos
      FROM unnest(p) f LEFT JOIN transfers.escort_record r ON r.manifest_no = (f.data->>'manifestNo')::bigint AND r.person_no = f.stream_no) u
   -- as transfers.next_state has it, which would look through all steps for each person
   WHERE u.before NOT IN (SELECT t.from_state FROM transfers.transitions() t WHERE t.machine = 'escort-record' AND t.act = 'EscortRecordConfirmed') ORDER BY u.pos LIMIT 1;
  IF wrong IS NOT NULL THEN PERFORM transfers.refuse_step(wrong, 'EscortRecordConfirmed'); END IF;
  UPDATE transfers.escort_record r SET state = 'confirmed', confirmed_by = f.officer_no, confirmed_at = f.received_at, event_pos = f.pos FROM unnest(p) f WHERE r.manifest_no = (f.data->>'manifestNo')::bigint AND r.person_no = f.stream_no;
END $$;
-- Which questions a section has; an answer to a part of them is no answer: nothing is left as it was without having been looked at.
CREATE OR REPLACE FUNCTION transfers.escort_answer_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM (SELECT DISTINCT f.manifest_no, f.officer_no FROM fresh f) n JOIN transfers.manifest m ON m.no = n.manifest_no WHERE access.authority_of(n.officer_no) NOT IN (m.from_authority, m.escort_authority)) THEN
    PERFORM transfers.refuse('not-permitted', 'the escort record is kept by the giving and the escorting authority'); END IF;
  -- of a line that the officer sees: who is afraid and who was struck off look the same to those who are not told of fears, and neither is there
  IF EXISTS (SELECT FROM (SELECT DISTINCT n.manifest_no, n.person_no, n.officer_no FROM fresh n) u LEFT JOIN transfers.line l ON l.manifest_no = u.manifest_no AND l.person_no = u.person_no
      WHERE l.state IS NULL OR (NOT register.rebuilding() AND (l.state = 'struck_off' OR (l.state = 'suspended' AND l.manifest_no <> ALL (transfers.told_manifests(u.officer_no)))))) THEN
    PERFORM transfers.refuse('not-on-manifest', 'the person is not on this manifest'); END IF;
  -- in place of a foreign key, which would be looked up for each answer: the event that is named is one of the person who is named
  IF EXISTS (SELECT FROM (SELECT DISTINCT n.event_pos, n.person_no FROM fresh n) u WHERE (SELECT e.stream_no FROM register.event e WHERE e.pos = u.event_pos) IS DISTINCT FROM u.person_no) THEN
    RAISE EXCEPTION 'an answer of an escort record names no event of its person' USING ERRCODE = '23503', CONSTRAINT = 'escort-answer-event'; END IF;
  IF EXISTS (SELECT FROM (SELECT n.event_pos, n.section, array_agg(n.question ORDER BY n.question) AS asked FROM fresh n GROUP BY n.event_pos, n.section) x
      LEFT JOIN (SELECT q.section, array_agg(q.question ORDER BY q.question) AS questions FROM transfers.escort_questions() q GROUP BY q.section) q ON q.section = x.section WHERE x.asked IS DISTINCT FROM q.questions) THEN
    PERFORM transfers.refuse('escort-questions', 'a section is answered whole: each of its questions, and no other'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER escort_answer_guard AFTER INSERT ON transfers.escort_answer REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION transfers.escort_answer_guard();
CREATE OR REPLACE FUNCTION transfers.escort_record_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.state = 'confirmed' AND OLD.state <> 'confirmed' AND NOT EXISTS (SELECT FROM transfers.manifest m WHERE m.no = NEW.manifest_no AND m.from_authority = access.authority_of(NEW.confirmed_by)) THEN
    PERFORM transfers.refuse('not-permitted', 'the escort record is confirmed by the giving authority'); END IF;
  IF NEW.state = 'confirmed' AND OLD.state <> 'confirmed' AND NOT register.rebuilding() AND NOT EXISTS (SELECT FROM transfers.line l WHERE l.manifest_no = NEW.manifest_no AND l.person_no = NEW.person_no AND l.state = 'listed') THEN
    PERFORM transfers.refuse('not-on-manifest', 'the person is not on this manifest'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER escort_record_guard AFTER UPDATE ON transfers.escort_record FOR EACH ROW EXECUTE FUNCTION transfers.escort_record_guard();

-- Walls: seen with the line, by the giving and the escorting authority and whoever sees all. What must be done for a person's health is seen by the escort, who must do it, and by health officers; not by custody.
ALTER TABLE transfers.escort_record ENABLE ROW LEVEL SECURITY; ALTER TABLE transfers.escort_record FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS wall ON transfers.escort_record;
CREATE POLICY wall ON transfers.escort_record FOR SELECT USING (EXISTS (SELECT FROM transfers.line l WHERE l.manifest_no = escort_record.manifest_no AND l.person_no = escort_record.person_no));
ALTER TABLE transfers.escort_answer ENABLE ROW LEVEL SECURITY; ALTER TABLE transfers.escort_answer FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS wall ON transfers.escort_answer;
CREATE POLICY wall ON transfers.escort_answer FOR SELECT USING (EXISTS (SELECT FROM transfers.line l JOIN transfers.manifest m ON m.no = l.manifest_no
  WHERE l.manifest_no = escort_answer.manifest_no AND l.person_no = escort_answer.person_no AND (SELECT access.officer_authority()) IN (m.from_authority, m.escort_authority)));
DROP POLICY IF EXISTS health_is_health ON transfers.escort_answer;
CREATE POLICY health_is_health ON transfers.escort_answer AS RESTRICTIVE FOR SELECT USING (section <> 'health' OR (SELECT access.officer_roles()) && ARRAY['escort_commander', 'health_officer']);
-- Where an answer comes from: itself, or, of one that was taken over from an earlier record, the answer that somebody gave who asked, saw or looked at the file, through however many records it was taken over. Where the
-- register has no such answer (an earlier record on paper), the oldest that says the same.
CREATE OR REPLACE FUNCTION transfers.answer_origin(p_person bigint, p_question text, p_pos bigint) RETURNS TABLE (at timestamptz, officer_no bigint, manifest_no bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT b.at, b.officer_no, b.manifest_no FROM transfers.escort_answer b
   WHERE b.person_no = p_person AND b.question = p_question AND b.event_pos <= p_pos
     AND b.answer = (SELECT a.answer FROM transfers.escort_answer a WHERE a.event_pos = p_pos AND a.question = p_question AND a.person_no = p_person LIMIT 1)
     AND b.event_pos >= coalesce((SELECT max(x.event_pos) FROM transfers.escort_answer x WHERE x.person_no = p_person AND x.question = p_question AND x.event_pos <= p_pos AND x.source <> 'earlier-record'), 0)
   ORDER BY b.event_pos LIMIT 1 $$;
-- The same for officers: of answers that they see, by event and question.
CREATE OR REPLACE FUNCTION transfers.answer_origins_seen(p_pos bigint[], p_question text[]) RETURNS TABLE (event_pos bigint, question text, at timestamptz, officer_no bigint, manifest_no bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH asked AS MATERIALIZED (SELECT a.event_pos, a.question, a.manifest_no, a.person_no FROM unnest(p_pos, p_question) u(pos, question) JOIN transfers.escort_answer a ON a.event_pos = u.pos AND a.question = u.question
      WHERE a.section <> 'health' OR (SELECT access.officer_roles()) && ARRAY['escort_commander', 'health_officer']),
    seen AS MATERIALIZED (SELECT m.no, s.p FROM transfers.manifest m CROSS JOIN LATERAL transfers.seen_lines(m.no) s(p)
      WHERE m.no IN (SELECT asked.manifest_no FROM asked) AND m.no = ANY (transfers.visible_manifests()) AND access.officer_authority() IN (m.from_authority, m.escort_authority))
  SELECT a.event_pos, a.question, o.at, o.officer_no, o.manifest_no FROM asked a JOIN seen s ON s.no = a.manifest_no AND s.p = a.person_no CROSS JOIN LATERAL transfers.answer_origin(a.person_no, a.question, a.event_pos) o $$;
GRANT EXECUTE ON FUNCTION transfers.answer_origins_seen(bigint[], text[]) TO amana_app;
-- How far the escort records of the lines that are seen are, for the giving and the escorting authority: which sections were answered, since when the oldest answer that stands, how many were taken over from a file or an
-- earlier record. That the section of health was answered is no health; what it says is behind its own wall.
CREATE OR REPLACE FUNCTION transfers.escort_readiness_seen(p_manifests bigint[]) RETURNS TABLE (manifest_no bigint, person_no bigint, state text, sections text[], oldest_at timestamptz, taken int)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH asked AS MATERIALIZED (SELECT m.no FROM transfers.manifest m WHERE m.no = ANY (p_manifests) AND m.no = ANY (transfers.visible_manifests()) AND access.officer_authority() IN (m.from_authority, m.escort_authority)),
    seen AS MATERIALIZED (SELECT asked.no, s.p FROM asked CROSS JOIN LATERAL transfers.seen_lines(asked.no) s(p)),
    newest AS MATERIALIZED (SELECT DISTINCT ON (a.manifest_no, a.person_no, a.question) a.manifest_no, a.person_no, a.section, a.question, a.source, a.at, a.event_pos FROM transfers.escort_answer a WHERE a.manifest_no IN (SELECT asked.no FROM asked)
      ORDER BY a.manifest_no, a.person_no, a.question, a.event_pos DESC),
    -- what was taken over from an earlier record is as old as it is there: a press makes nothing young. As transfers.answer_origin says it, of all in one pass: between two answers that somebody gave, the first that says the same
    history AS MATERIALIZED (SELECT b.manifest_no, b.person_no, b.section, b.question, b.source, b.answer, b.at, b.event_pos, max(b.event_pos) FILTER (WHERE b.source <> 'earlier-record') OVER (PARTITION BY b.person_no, b.question ORDER BY b.event_pos) AS given
      FROM transfers.escort_answer b WHERE b.person_no IN (SELECT n.person_no FROM newest n WHERE n.source = 'earlier-record')),
    dated AS MATERIALIZED (SELECT h.manifest_no, h.person_no, h.section, h.question, h.source, h.event_pos, first_value(h.at) OVER (PARTITION BY h.person_no, h.question, h.given, h.answer ORDER BY h.event_pos) AS at FROM history h),
    taken_over AS MATERIALIZED (SELECT DISTINCT ON (d.manifest_no, d.person_no, d.question) d.manifest_no, d.person_no, d.section, d.source, d.at FROM dated d WHERE d.manifest_no IN (SELECT asked.no FROM asked) ORDER BY d.manifest_no, d.person_no, d.question, d.event_pos DESC),
    told AS MATERIALIZED (SELECT n.manifest_no, n.person_no, array_agg(DISTINCT n.section ORDER BY n.section) AS sections, min(n.at) AS oldest_at, count(*) FILTER (WHERE n.source IN ('file', 'earlier-record'))::int AS taken
      FROM (SELECT x.manifest_no, x.person_no, x.section, x.source, x.at FROM newest x WHERE x.source <> 'earlier-record' UNION ALL SELECT y.* FROM taken_over y WHERE y.source = 'earlier-record') n GROUP BY 1, 2)
  SELECT l.manifest_no, l.person_no, coalesce(r.state, 'unstarted'), coalesce(t.sections, '{}'), t.oldest_at, coalesce(t.taken, 0)
    FROM seen s JOIN transfers.line l ON l.manifest_no = s.no AND l.person_no = s.p AND l.state = 'listed'
    LEFT JOIN transfers.escort_record r ON r.manifest_no = l.manifest_no AND r.person_no = l.person_no LEFT JOIN told t ON t.manifest_no = l.manifest_no AND t.person_no = l.person_no $$;
GRANT EXECUTE ON FUNCTION transfers.escort_readiness_seen(bigint[]) TO amana_app;

/*
 * Whom a family desk is shown for a request (docs/decisions/0064-who-asked-is-never-told.md). It takes two statements, each a transaction by itself: the first writes down whom it will be, and answers nothing of them; the second shows those
 * of whom a reading stands. In one statement, who speaks SQL with an officer's session would look, and take the reading back.
 */
-- So many persons are shown for one request at most: a name that many bear is told apart by more words, and no request is a way through the register. As requests/request.ts.
CREATE OR REPLACE FUNCTION safeguards.most_shown() RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT 60 $$;
-- Whom somebody of the desk was shown for a request.
CREATE OR REPLACE FUNCTION safeguards.shown_for(p_request bigint) RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT ARRAY(SELECT DISTINCT r.person_no FROM access.file_read r WHERE r.request_no = p_request) $$;
-- Of whom who asks was written down as a reader for a request a short time ago, in a transaction that can no more be taken back: whoever has written in this one is shown nobody.
CREATE OR REPLACE FUNCTION safeguards.noted_for(p_request bigint) RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF pg_current_xact_id_if_assigned() IS NOT NULL THEN RAISE EXCEPTION 'read-not-noted: a file is shown to whoever is written down as its reader' USING ERRCODE = '42501'; END IF;
  RETURN ARRAY(SELECT DISTINCT r.person_no FROM access.file_read r WHERE r.request_no = p_request AND r.officer_no = access.officer_id() AND r.read_at > register.clock() - interval '15 minutes');
END $$;
-- Whether a request is of a desk and not settled, so that it is searched for.
CREATE OR REPLACE FUNCTION safeguards.is_searched(p_request bigint, p_desk text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM safeguards.request q WHERE q.no = p_request AND q.authority = p_desk AND q.withdrawn_at IS NULL
    AND NOT EXISTS (SELECT FROM safeguards.request_answer a WHERE a.request_no = q.no AND a.approved AND a.outcome <> 'cannot-confirm')) $$;
-- Whom a name or a number finds among those whom an authority holds, held or is about to receive, twenty at most; where `p_among` is given, among these alone. `total`: how many bear it; where nobody is found, none. Asks for no wall.
CREATE OR REPLACE FUNCTION safeguards.find_for_desk(p_desk text, p_words jsonb, p_number text, p_among bigint[], OUT total int, OUT persons bigint[]) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE sought jsonb := p_words; stage int := 0;
BEGIN
  total := 0; persons := '{}';
  -- a beginning finds everybody with a letter; which beginnings are tried is decided here
  IF jsonb_path_exists(p_words, '$.** ? (@.type() == "string" && @ starts with "^")') THEN RAISE EXCEPTION 'invalid-input: a search begins with whole words' USING ERRCODE = '22023'; END IF;
  IF p_words = '[]' AND p_number IS NULL THEN RETURN; END IF;
  LOOP
    IF sought IS NOT NULL THEN
      SELECT x.total, x.persons INTO total, persons FROM register.find_people(p_desk, sought, p_number, NULL, NULL, NULL, CASE WHEN p_among IS NULL THEN 20 ELSE 1000 END, 0, 0, true, NULL) x;
      -- what is found beyond these decides nothing, also not which beginnings are tried: it would tell of somebody without a reading
      IF p_among IS NOT NULL THEN persons := ARRAY(SELECT u.no FROM unnest(persons) WITH ORDINALITY u(no, n) WHERE u.no = ANY (p_among) ORDER BY u.n LIMIT 20); END IF;
      EXIT WHEN persons <> '{}' OR p_number IS NOT NULL;
    END IF;
    EXIT WHEN stage = 3;
    stage := stage + 1;
    sought := CASE stage WHEN 1 THEN register.beginnings_of(p_words, true) WHEN 2 THEN register.beginnings_of(p_words, false) ELSE register.keys_holding(p_words) END;
  END LOOP;
  persons := coalesce(persons, '{}');
  IF persons = '{}' THEN total := 0; END IF;
END $$;
GRANT EXECUTE ON FUNCTION safeguards.most_shown() TO amana_guard, amana_verify;
GRANT EXECUTE ON FUNCTION safeguards.shown_for(bigint), safeguards.noted_for(bigint), safeguards.is_searched(bigint, text), safeguards.find_for_desk(text, jsonb, text, bigint[]) TO amana_guard;

/*
 * Writes down whom a search will show, for a request of the own desk that is not settled; answers nothing of them, or the code for which it is refused. Once as many were shown as a request shows, only these are searched, and the answer
 * depends on nobody else: what is refused would tell otherwise who is held.
 */
CREATE OR REPLACE FUNCTION safeguards.note_search(p_request bigint, p_words jsonb, p_number text) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE desk text := safeguards.own_desk(); shown bigint[]; found bigint[]; room int;
BEGIN
  IF desk IS NULL OR NOT safeguards.is_searched(p_request, desk) THEN RETURN NULL; END IF;
  -- who was shown by searches that run at once is counted behind the lock, which takes a snapshot of then
  IF current_setting('transaction_isolation') <> 'read committed' THEN RAISE EXCEPTION 'invalid-input: a search is a transaction by itself' USING ERRCODE = '22023'; END IF;
  PERFORM pg_advisory_xact_lock(7266, hashtext(p_request::text));
  shown := safeguards.shown_for(p_request);
  room := safeguards.most_shown() - cardinality(shown);
  found := (SELECT f.persons FROM safeguards.find_for_desk(desk, p_words, p_number, CASE WHEN room <= 0 THEN shown END) f);
  IF (room <= 0 AND found = '{}') OR (SELECT count(*) FROM unnest(found) u WHERE u <> ALL (shown)) > greatest(room, 0) THEN RETURN 'request-shows-no-more'; END IF;
  PERFORM access.write_reads(found, 'request', NULL, p_request);
  RETURN NULL;
END $$;
-- Whom the same words find among those of whom that was written down, each with what it takes to tell one from another and nothing of where the person is. No match is made: an officer proposes one. NULL: there is no such request.
CREATE OR REPLACE FUNCTION safeguards.request_candidates(p_request bigint, p_words jsonb, p_number text) RETURNS json LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE desk text := safeguards.own_desk();
BEGIN
  IF desk IS NULL OR NOT safeguards.is_searched(p_request, desk) THEN RETURN NULL; END IF;
  RETURN (SELECT json_build_object('found', f.total, 'persons', coalesce((SELECT json_agg(safeguards.told_to_desk(u.no, true) ORDER BY u.n) FROM unnest(f.persons) WITH ORDINALITY u(no, n)), '[]'))
    FROM safeguards.find_for_desk(desk, p_words, p_number, safeguards.noted_for(p_request)) f);
END $$;
-- Whether somebody of the own desk was shown a person for one of its requests.
CREATE OR REPLACE FUNCTION safeguards.was_shown(p_request bigint, p_person bigint) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN RETURN EXISTS (SELECT FROM safeguards.request q WHERE q.no = p_request AND q.authority = safeguards.own_desk() AND p_person = ANY (safeguards.shown_for(q.no))); END $$;

-- What a desk is told of a person so that one can be told from another; of a child whose identity is closed to it, and where it is not to be told who it is, the number. Asks for no wall.
DROP FUNCTION IF EXISTS safeguards.told_to_desk(bigint);
CREATE OR REPLACE FUNCTION safeguards.told_to_desk(p_person bigint, p_named boolean) RETURNS json LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT json_build_object('personNo', p.no, 'registerNumber', p.register_number, 'sex', p.sex,
    'names', (SELECT coalesce(json_agg(json_build_object('full', n.full_name, 'script', n.script, 'kind', n.kind) ORDER BY n.kind <> 'primary', n.event_pos, n.ord), '[]') FROM register.person_name n WHERE n.person_no = p.no AND i.open),
    'births', (SELECT coalesce(json_agg(DISTINCT e.birth_text), '[]') FROM juveniles.age_evidence e WHERE e.person_no = p.no AND i.open AND e.superseded_pos IS NULL AND e.birth_text IS NOT NULL))
    FROM register.person p CROSS JOIN LATERAL (SELECT p_named AND juveniles.open_of(ARRAY[p.no]) <> '{}' AS open) i WHERE p.no = p_person $$;
-- The answer that stands: the last that was made.
CREATE OR REPLACE FUNCTION safeguards.standing_answer(p_request bigint) RETURNS safeguards.request_answer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a FROM safeguards.request_answer a WHERE a.request_no = p_request AND a.approved ORDER BY a.decided_at DESC, a.event_pos DESC LIMIT 1 $$;
-- Whether a person of an answer is told by name: while the answer waits, as long as it stands and is young, and while the desk owes another look. Of one that was sent back or is old, and of a withdrawn request, the number stays: a name
-- that is put on the file later is not told under it.
CREATE OR REPLACE FUNCTION safeguards.is_named_still(p_request bigint, p_person bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM safeguards.request q CROSS JOIN LATERAL safeguards.standing_answer(q.no) l JOIN safeguards.request_answer a ON a.request_no = q.no AND a.person_no = p_person
    WHERE q.no = p_request AND q.withdrawn_at IS NULL
      AND (a.decided_at IS NULL OR (a.id = l.id AND (a.outcome = 'cannot-confirm' OR a.decided_at + safeguards.extract_open_for() > register.clock())))) $$;
-- Whom answers to a request of the own desk name; whom its extract is about, while it is open: under an answer that gives information and is young, while the request stands and nothing was recorded of the person since.
CREATE OR REPLACE FUNCTION safeguards.answered_persons(p_request bigint) RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT ARRAY(SELECT DISTINCT a.person_no FROM safeguards.request_answer a JOIN safeguards.request q ON q.no = a.request_no
    WHERE a.request_no = p_request AND a.person_no IS NOT NULL AND q.authority = safeguards.own_desk() ORDER BY 1) $$;
CREATE OR REPLACE FUNCTION safeguards.person_of_extract(p_request bigint) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT l.person_no FROM safeguards.request q CROSS JOIN LATERAL safeguards.standing_answer(q.no) l JOIN register.person_reach r ON r.person_no = l.person_no AND r.authority = q.authority
   WHERE q.no = p_request AND q.authority = safeguards.own_desk() AND q.withdrawn_at IS NULL AND l.outcome = 'information'
     AND l.decided_at + safeguards.extract_open_for() > register.clock() AND NOT safeguards.answer_is_old(l.id) $$;
GRANT EXECUTE ON FUNCTION safeguards.told_to_desk(bigint, boolean), safeguards.standing_answer(bigint), safeguards.is_named_still(bigint, bigint), safeguards.answered_persons(bigint), safeguards.person_of_extract(bigint) TO amana_guard;
-- Writes down who reads whom a request of the own desk is answered about; the two after it show it.
CREATE OR REPLACE FUNCTION safeguards.note_answers(p_request bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE persons bigint[] := safeguards.answered_persons(p_request);
BEGIN
  IF persons <> '{}' THEN PERFORM access.write_reads(persons, 'request', NULL, p_request); END IF;
END $$;
CREATE OR REPLACE FUNCTION safeguards.note_extract(p_request bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE person bigint := safeguards.person_of_extract(p_request);
BEGIN
  IF person IS NOT NULL THEN PERFORM access.write_reads(ARRAY[person], 'request', NULL, p_request); END IF;
END $$;
-- The persons of answers of the own desk, as they are told one from another.
CREATE OR REPLACE FUNCTION safeguards.persons_of_answers(p_request bigint) RETURNS SETOF json LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE persons bigint[] := safeguards.answered_persons(p_request);
BEGIN
  IF persons = '{}' THEN RETURN; END IF;
  IF NOT persons <@ safeguards.noted_for(p_request) THEN RAISE EXCEPTION 'read-not-noted: a file is shown to whoever is written down as its reader' USING ERRCODE = '42501'; END IF;
  RETURN QUERY SELECT safeguards.told_to_desk(x, safeguards.is_named_still(p_request, x)) FROM unnest(persons) x ORDER BY x;
END $$;
-- The extract of ICPPED 18(1)(a) to (g); NULL where none is open.
CREATE OR REPLACE FUNCTION safeguards.extract_under_request(p_request bigint) RETURNS json LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE person bigint := safeguards.person_of_extract(p_request);
BEGIN
  IF person IS NULL THEN RETURN NULL; END IF;
  IF person <> ALL (safeguards.noted_for(p_request)) THEN RAISE EXCEPTION 'read-not-noted: a file is shown to whoever is written down as its reader' USING ERRCODE = '42501'; END IF;
  RETURN json_build_object('person', safeguards.told_to_desk(person, true), 'facts', register.extract_facts(person), 'openings', register.openings_of(person));
END $$;
GRANT EXECUTE ON FUNCTION safeguards.note_search(bigint, jsonb, text), safeguards.request_candidates(bigint, jsonb, text), safeguards.was_shown(bigint, bigint), safeguards.note_answers(bigint), safeguards.note_extract(bigint),
  safeguards.persons_of_answers(bigint), safeguards.extract_under_request(bigint) TO amana_app;

-- Requests of relatives, their representatives and counsel (ICPPED 18, 20): who asks, and for whom, is the family desk's alone (docs/decisions/0064-who-asked-is-never-told.md).
GRANT SELECT ON safeguards.request, safeguards.request_answer, safeguards.request_follow_up, safeguards.request_withdrawal, safeguards.answer_period TO amana_app, amana_verify;
GRANT SELECT, INSERT, UPDATE ON safeguards.request, safeguards.request_answer, safeguards.request_withdrawal TO amana_guard;
GRANT SELECT, INSERT ON safeguards.request_follow_up TO amana_guard;
GRANT SELECT ON safeguards.answer_period TO amana_guard;

-- How long a role beside the desk keeps its officer from it after it ended: whoever guarded somebody until yesterday knows who is held, and would be told today who asks.
CREATE OR REPLACE FUNCTION safeguards.apart_for() RETURNS interval LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT interval '6 months' $$;
-- The authority for whose family desk an officer works; NULL for everybody else, and for who holds, moves, hears, judges, watches or governs beside it, or did within that time: nobody who asked is to meet those who guard whom they asked for.
CREATE OR REPLACE FUNCTION safeguards.desk_of(p_officer bigint) RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN CASE WHEN access.has_role(p_officer, 'family_desk') AND NOT access.had_role_since(p_officer, access.roles_beyond_authority() || access.roles_of_authority() || access.roles_of_sites() || access.roles_that_only_read() || ARRAY['administrator', 'installation'],
      register.clock() - safeguards.apart_for())
    THEN (SELECT o.authority FROM access.officer o WHERE o.no = p_officer AND o.active) END;
END $$;
CREATE OR REPLACE FUNCTION safeguards.own_desk() RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN RETURN safeguards.desk_of(access.officer_id()); END $$;
-- Whether an officer may lock the chain of a request and be told its head.
CREATE OR REPLACE FUNCTION safeguards.keeps_request(p_officer bigint, p_request bigint) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN RETURN EXISTS (SELECT FROM safeguards.request q WHERE q.no = p_request AND q.authority = safeguards.desk_of(p_officer)); END $$;
GRANT EXECUTE ON FUNCTION safeguards.own_desk() TO amana_app, amana_verify, amana_owner, amana_guard;
GRANT EXECUTE ON FUNCTION safeguards.desk_of(bigint), safeguards.keeps_request(bigint, bigint) TO amana_guard;

-- Walls. No role beside the desk's stands in them, and no wall that can be opened in an emergency: break-glass asks none of these tables.
DROP POLICY IF EXISTS answer_period_wall ON safeguards.answer_period;
CREATE POLICY answer_period_wall ON safeguards.answer_period FOR SELECT USING ((SELECT access.officer_id()) IS NOT NULL);
DROP POLICY IF EXISTS request_wall ON safeguards.request;
CREATE POLICY request_wall ON safeguards.request FOR SELECT USING (authority = (SELECT safeguards.own_desk()));
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['request_answer', 'request_follow_up', 'request_withdrawal'] LOOP
    EXECUTE format('DROP POLICY IF EXISTS %I ON safeguards.%I', t || '_wall', t);
    EXECUTE format('CREATE POLICY %I ON safeguards.%I FOR SELECT USING (EXISTS (SELECT FROM safeguards.request q WHERE q.no = %I.request_no AND q.authority = (SELECT safeguards.own_desk())))', t || '_wall', t, t);
  END LOOP;
END $$;

-- By when a request that was received at an instant is answered.
CREATE OR REPLACE FUNCTION safeguards.answer_due(p_received timestamptz) RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT p_received + interval '24 hours' * (SELECT a.days FROM safeguards.answer_period a WHERE a.since <= p_received ORDER BY a.since DESC LIMIT 1) $$;
-- How long the extract can be made again under an answer that gave information; afterwards who wants to know asks anew. As requests/request.ts.
CREATE OR REPLACE FUNCTION safeguards.extract_open_for() RETURNS interval LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT interval '30 days' $$;
GRANT EXECUTE ON FUNCTION safeguards.answer_due(timestamptz), safeguards.extract_open_for() TO amana_guard, amana_verify;

-- Who writes about a request works at the desk that received it, and has no other part in custody.
CREATE OR REPLACE FUNCTION safeguards.demand_desk(p register.fact[]) RETURNS void LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF register.rebuilding() THEN RETURN; END IF;
  IF EXISTS (SELECT FROM unnest(p) f WHERE safeguards.desk_of(f.officer_no) IS NULL) THEN
    RAISE EXCEPTION 'desk-apart: a request is seen by who works at the family desk and nowhere else' USING ERRCODE = '23514', CONSTRAINT = 'desk-apart'; END IF;
  IF EXISTS (SELECT FROM unnest(p) f JOIN safeguards.request q ON q.no = f.stream_no WHERE q.authority <> safeguards.desk_of(f.officer_no)) THEN
    RAISE EXCEPTION 'not-permitted: the request was received by the family desk of another authority' USING ERRCODE = '42501'; END IF;
END $$;
-- Whoever is told of is within reach of the desk's authority: it holds, held, or is about to receive the person.
CREATE OR REPLACE FUNCTION safeguards.demand_reach_of_desk(p_request bigint, p_person bigint) RETURNS void LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.rebuilding() AND p_person IS NOT NULL AND NOT EXISTS (SELECT FROM safeguards.request q JOIN register.person_reach r ON r.authority = q.authority AND r.person_no = p_person WHERE q.no = p_request) THEN
    RAISE EXCEPTION 'not-permitted: this person is not within reach of the authority of the desk' USING ERRCODE = '42501'; END IF;
END $$;
-- Two officers of a desk are two: nobody had the account of both in hand.
CREATE OR REPLACE FUNCTION safeguards.demand_two(p_first bigint, p_second bigint) RETURNS void LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.rebuilding() AND NOT access.are_two(p_first, p_second) THEN
    RAISE EXCEPTION 'I24-four-eyes: two officers of the desk do it, and nobody had the accounts of both in hand' USING ERRCODE = '23514', CONSTRAINT = 'I24-four-eyes'; END IF;
END $$;
-- Whether who asks is a second officer beside another of the desk.
CREATE OR REPLACE FUNCTION safeguards.is_second(p_first bigint) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN RETURN safeguards.own_desk() IS NOT NULL AND access.are_two(p_first, access.officer_id()); END $$;
GRANT EXECUTE ON FUNCTION safeguards.demand_desk(register.fact[]), safeguards.demand_reach_of_desk(bigint, bigint), safeguards.demand_two(bigint, bigint) TO amana_guard;
GRANT EXECUTE ON FUNCTION safeguards.is_second(bigint) TO amana_app;

CREATE OR REPLACE FUNCTION safeguards.project_information_requested(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM safeguards.demand_desk(p);
  PERFORM register.demand_told(p, 1, 'requester', 'contact', 'interest', 'identityShown');
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f WHERE register.at((f.data->>'dueAt')::bigint) IS DISTINCT FROM safeguards.answer_due(f.occurred_at)) THEN
    RAISE EXCEPTION 'invalid-input: a request is due as many days after it was received as the table says' USING ERRCODE = '22023'; END IF;
  INSERT INTO safeguards.request (no, authority, received_by, received_at, due_at, standing, relation, requester, contact, language, interest, identity_shown, asked_names, asked_birth, asked_known, event_pos)
    SELECT f.stream_no, access.authority_of(f.officer_no), f.officer_no, f.occurred_at, register.at((f.data->>'dueAt')::bigint), f.personal->>'standing', f.personal->>'relation', f.personal->>'requester', f.personal->>'contact', f.personal->>'language',
      f.personal->>'interest', f.personal->>'identityShown', ARRAY(SELECT jsonb_array_elements_text(f.personal->'names')), f.personal->>'birth', f.personal->>'known', f.pos FROM unnest(p) f;
END $$;
CREATE OR REPLACE FUNCTION safeguards.project_request_answer_proposed(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM safeguards.demand_desk(p);
  PERFORM register.demand_told(p, 20, 'reasons');
  IF EXISTS (SELECT FROM unnest(p) f LEFT JOIN safeguards.request q ON q.no = f.stream_no WHERE q.no IS NULL OR q.withdrawn_at IS NOT NULL OR EXISTS (SELECT FROM safeguards.request_answer a WHERE a.request_no = f.stream_no AND a.decided_at IS NULL)) THEN
    RAISE EXCEPTION 'stale: the request is unknown or withdrawn, or an answer waits for a second officer' USING ERRCODE = '23514'; END IF;
  PERFORM safeguards.demand_reach_of_desk(f.stream_no, (f.personal->>'personNo')::bigint) FROM unnest(p) f;
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f WHERE f.personal ? 'personNo' AND (f.personal->>'personNo')::bigint <> ALL (safeguards.shown_for(f.stream_no))) THEN
    RAISE EXCEPTION 'person-not-shown: an answer names whom the desk was shown for this request' USING ERRCODE = '23514', CONSTRAINT = 'person-not-shown'; END IF;
  INSERT INTO safeguards.request_answer (id, request_no, outcome, person_no, reasons, basis, law, remedy, follow_up_at, proposed_by, proposed_at, event_pos)
    SELECT f.id, f.stream_no, f.personal->>'outcome', (f.personal->>'personNo')::bigint, f.personal->>'reasons', f.personal->>'basis', f.personal->>'law', f.personal->>'remedy', register.at((f.personal->>'followUpAt')::bigint), f.officer_no, f.received_at, f.pos
      FROM unnest(p) f;
END $$;
-- A second officer makes the answer that was proposed. By when the desk goes on asking about what it could not confirm stands on the request; any other answer settles that.
CREATE OR REPLACE FUNCTION safeguards.project_request_answered(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  PERFORM safeguards.demand_desk(p);
  UPDATE safeguards.request_answer a SET approved = true, decided_by = f.officer_no, decided_at = f.received_at, event_pos = f.pos
    FROM unnest(p) f JOIN safeguards.request q ON q.no = f.stream_no AND q.withdrawn_at IS NULL WHERE a.id = (f.data->>'answerId')::uuid AND a.request_no = f.stream_no AND a.decided_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: there is no such answer that waits, or the request was withdrawn' USING ERRCODE = '23514'; END IF;
  PERFORM safeguards.demand_two(a.proposed_by, a.decided_by) FROM unnest(p) f JOIN safeguards.request_answer a ON a.id = (f.data->>'answerId')::uuid;
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f JOIN safeguards.request_answer a ON a.id = (f.data->>'answerId')::uuid WHERE a.follow_up_at <= f.received_at) THEN
    RAISE EXCEPTION 'stale: the day to look again has passed while the answer waited' USING ERRCODE = '23514'; END IF;
  PERFORM safeguards.demand_reach_of_desk(f.stream_no, a.person_no) FROM unnest(p) f JOIN safeguards.request_answer a ON a.id = (f.data->>'answerId')::uuid;
  UPDATE safeguards.request q SET follow_up_at = a.follow_up_at, event_pos = f.pos FROM unnest(p) f JOIN safeguards.request_answer a ON a.id = (f.data->>'answerId')::uuid WHERE q.no = f.stream_no;
END $$;
CREATE OR REPLACE FUNCTION safeguards.project_request_answer_returned(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  PERFORM safeguards.demand_desk(p);
  PERFORM register.demand_told(p, 1, 'reason');
  UPDATE safeguards.request_answer a SET approved = false, decided_by = f.officer_no, decided_at = f.received_at, return_reason = f.personal->>'reason', event_pos = f.pos
    FROM unnest(p) f WHERE a.id = (f.data->>'answerId')::uuid AND a.request_no = f.stream_no AND a.decided_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: there is no such answer that waits' USING ERRCODE = '23514'; END IF;
  PERFORM safeguards.demand_two(a.proposed_by, a.decided_by) FROM unnest(p) f JOIN safeguards.request_answer a ON a.id = (f.data->>'answerId')::uuid;
END $$;
-- What the answer says that stands: the last that was made; NULL: none was.
CREATE OR REPLACE FUNCTION safeguards.standing_outcome(p_request bigint) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.outcome FROM safeguards.request_answer a WHERE a.request_no = p_request AND a.approved ORDER BY a.decided_at DESC, a.event_pos DESC LIMIT 1 $$;
GRANT EXECUTE ON FUNCTION safeguards.standing_outcome(bigint) TO amana_guard;
CREATE OR REPLACE FUNCTION safeguards.project_request_followed_up(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM safeguards.demand_desk(p);
  PERFORM register.demand_told(p, 1, 'note');
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f WHERE f.data ? 'nextAt' AND NOT coalesce((f.data->>'nextAt')::numeric BETWEEN 1 AND 4102444800000, false)) THEN
    RAISE EXCEPTION 'invalid-input: the next follow-up is on a day of a calendar, before 2100' USING ERRCODE = '22023'; END IF;
  INSERT INTO safeguards.request_follow_up (id, request_no, note, next_at, done_by, done_at, event_pos)
    SELECT f.id, f.stream_no, f.personal->>'note', register.at((f.data->>'nextAt')::bigint), f.officer_no, f.occurred_at, f.pos FROM unnest(p) f;
  -- what could not be confirmed is looked at again within thirty days, whatever a single officer writes: that ends with another answer
  UPDATE safeguards.request q SET event_pos = f.pos, follow_up_at = CASE WHEN q.withdrawn_at IS NULL AND safeguards.standing_outcome(q.no) = 'cannot-confirm'
      THEN least(coalesce(register.at((f.data->>'nextAt')::bigint), 'infinity'), least(f.occurred_at, f.received_at) + interval '720 hours') ELSE register.at((f.data->>'nextAt')::bigint) END FROM (SELECT DISTINCT ON (u.stream_no) u.* FROM unnest(p) u ORDER BY u.stream_no, u.pos DESC) f WHERE q.no = f.stream_no;
END $$;
-- What a requester is said to have withdrawn is written down, as often as it is said; it settles nothing.
CREATE OR REPLACE FUNCTION safeguards.project_request_withdrawn(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM safeguards.demand_desk(p);
  PERFORM register.demand_told(p, 1, 'note');
  INSERT INTO safeguards.request_withdrawal (id, request_no, note, said_at, recorded_by, recorded_at, event_pos)
    SELECT f.id, f.stream_no, f.personal->>'note', f.occurred_at, f.officer_no, f.received_at, f.pos FROM unnest(p) f;
END $$;
-- A second officer of the desk confirms one of them, once for a request: nothing is owed any more.
CREATE OR REPLACE FUNCTION safeguards.project_request_withdrawal_confirmed(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  PERFORM safeguards.demand_desk(p);
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f JOIN safeguards.request_withdrawal w ON w.id = (f.data->>'withdrawalId')::uuid JOIN safeguards.request q ON q.no = w.request_no WHERE w.said_at < q.received_at) THEN
    RAISE EXCEPTION 'withdrawn-before-received: the withdrawal is dated before the request was received' USING ERRCODE = '23514', CONSTRAINT = 'withdrawn-before-received'; END IF;
  UPDATE safeguards.request_withdrawal w SET confirmed_by = f.officer_no, confirmed_at = f.received_at, event_pos = f.pos
    FROM unnest(p) f JOIN safeguards.request q ON q.no = f.stream_no AND q.withdrawn_at IS NULL WHERE w.id = (f.data->>'withdrawalId')::uuid AND w.request_no = f.stream_no AND w.confirmed_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: there is no such withdrawal that waits' USING ERRCODE = '23514'; END IF;
  PERFORM safeguards.demand_two(w.recorded_by, w.confirmed_by) FROM unnest(p) f JOIN safeguards.request_withdrawal w ON w.id = (f.data->>'withdrawalId')::uuid;
  UPDATE safeguards.request q SET withdrawn_at = w.said_at, follow_up_at = NULL, event_pos = f.pos FROM unnest(p) f JOIN safeguards.request_withdrawal w ON w.id = (f.data->>'withdrawalId')::uuid WHERE q.no = f.stream_no;
END $$;

-- Whether something was recorded of the person of an answer since it was made. The extract would tell what the second officer never saw: a transfer, say, on one hand. What stands on no extract does not count.
CREATE OR REPLACE FUNCTION safeguards.answer_is_old(p_answer uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM safeguards.request_answer a WHERE a.id = p_answer AND a.approved
    AND (EXISTS (SELECT FROM register.event e WHERE e.stream_no = a.person_no AND e.pos > a.event_pos AND e.type NOT IN ('RemarkRecorded', 'ErasureOrdered', 'ErasureWithdrawn', 'ErasureCarriedOut'))
      OR EXISTS (SELECT FROM register.custody c WHERE c.person_no = a.person_no AND (c.known_from > a.decided_at OR c.known_to > a.decided_at)))) $$;
GRANT EXECUTE ON FUNCTION safeguards.answer_is_old(uuid) TO amana_guard;
-- The same of an answer of the own desk.
CREATE OR REPLACE FUNCTION safeguards.own_answer_is_old(p_answer uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT safeguards.answer_is_old(a.id) FROM safeguards.request_answer a JOIN safeguards.request q ON q.no = a.request_no WHERE a.id = p_answer AND q.authority = safeguards.own_desk() $$;
GRANT EXECUTE ON FUNCTION safeguards.own_answer_is_old(uuid) TO amana_app;
-- How many requests there are of each authority and what became of them: to monitors of every authority, to a desk of its own. Numbers, and nobody.
DROP FUNCTION IF EXISTS safeguards.requests_counted();
CREATE OR REPLACE FUNCTION safeguards.requests_counted() RETURNS TABLE (authority text, open bigint, overdue bigint, told bigint, refused bigint, unconfirmed bigint, withheld bigint, follow_up_overdue bigint, withdrawn bigint, withdrawn_unanswered bigint)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE desk text := safeguards.own_desk(); everybody boolean; at timestamptz := register.clock();
BEGIN
  everybody := access.is_told_of_requests();
  IF NOT everybody AND desk IS NULL THEN RETURN; END IF;
  RETURN QUERY SELECT q.authority, count(*) FILTER (WHERE l.outcome IS NULL AND q.withdrawn_at IS NULL), count(*) FILTER (WHERE l.outcome IS NULL AND q.withdrawn_at IS NULL AND q.due_at < at),
      count(*) FILTER (WHERE l.outcome = 'information'), count(*) FILTER (WHERE l.outcome = 'refused'), count(*) FILTER (WHERE l.outcome = 'cannot-confirm'), count(*) FILTER (WHERE l.outcome = 'cannot-confirm' AND l.person_no IS NOT NULL),
      count(*) FILTER (WHERE q.follow_up_at < at), count(*) FILTER (WHERE q.withdrawn_at IS NOT NULL),
      count(*) FILTER (WHERE q.withdrawn_at IS NOT NULL AND l.outcome IS NULL)
    FROM safeguards.request q LEFT JOIN LATERAL (SELECT a.outcome, a.person_no FROM safeguards.request_answer a WHERE a.request_no = q.no AND a.approved ORDER BY a.decided_at DESC, a.event_pos DESC LIMIT 1) l ON true
   WHERE everybody OR q.authority = desk GROUP BY q.authority ORDER BY q.authority;
END $$;
GRANT EXECUTE ON FUNCTION safeguards.requests_counted() TO amana_app;

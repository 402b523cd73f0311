-- A convoy that cannot be received where it was to go, and persons who are asked back: projectors, guards, walls.
CREATE OR REPLACE FUNCTION transfers.project_entry_refused(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO transfers.entry_refusal (event_pos, manifest_no, site, reason, note, at, officer_no)
  SELECT f.pos, f.stream_no, f.data->>'site', f.data->>'reason', f.personal->>'note', f.occurred_at, f.officer_no FROM unnest(p) f;
  SELECT transfers.demand_note(p);
  SELECT transfers.step_convoys(array_agg(f.stream_no), array_agg('EntryRefused'::text), array_agg(f.pos)) FROM unnest(p) f $$;
-- Whether a convoy stands refused at a site: not let in, and not let in after all since then.
CREATE OR REPLACE FUNCTION transfers.turned_away(p_manifest bigint, p_site text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((SELECT max(e.event_pos) FROM transfers.entry_refusal e WHERE e.manifest_no = p_manifest AND e.site = p_site) > coalesce((SELECT max(l.event_pos) FROM transfers.let_in l
    WHERE l.manifest_no = p_manifest AND l.site = p_site AND l.person_no IS NULL), 0), false) $$;
GRANT EXECUTE ON FUNCTION transfers.turned_away(bigint, text) TO amana_guard;
-- Whether a person waits at the gate for a hand-over of the own already. What was recorded twice before this was asked within one command too is repeated as it was.
CREATE OR REPLACE FUNCTION transfers.waits_to_pass(p_manifest bigint, p_person bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT NOT register.rebuilding() AND EXISTS (SELECT FROM transfers.let_in_later(p_manifest, transfers.next_ordinal(p_manifest)) x(p) WHERE x.p = p_person) $$;
GRANT EXECUTE ON FUNCTION transfers.waits_to_pass(bigint, bigint) TO amana_guard;
-- The gate relented. A convoy goes on as if it had not been refused; a person is no incident of the second hand-over any more and passes in it: what a standing offer covers changes.
CREATE OR REPLACE FUNCTION transfers.project_entry_granted(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  INSERT INTO transfers.let_in (event_pos, manifest_no, site, refused_site, refused_reason, refused_at, note, at, officer_no)
  SELECT f.pos, f.stream_no, e.site, e.site, e.reason, e.at, f.personal->>'note', f.occurred_at, f.officer_no FROM unnest(p) f CROSS JOIN LATERAL (SELECT x.site, x.reason, x.at FROM transfers.entry_refusal x
    WHERE x.manifest_no = f.stream_no AND x.site = f.data->>'site' AND transfers.turned_away(f.stream_no, x.site) ORDER BY x.event_pos DESC LIMIT 1) e;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: this convoy was not refused at this gate' USING ERRCODE = '23514'; END IF;
END $$;
CREATE OR REPLACE FUNCTION transfers.project_person_entry_granted(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  -- a hand-over writes to the manifest, and passes everybody but who was refused: whoever completes it meanwhile is waited for, and has passed without the person
  PERFORM FROM register.stream s WHERE s.no IN (SELECT (f.data->>'manifestNo')::bigint FROM unnest(p) f) AND s.kind = 'manifest' ORDER BY s.no FOR UPDATE;
  -- refused at this gate, or at another one from which the convoy was redirected: no gate binds the next. After the second hand-over the incident stays what both sides of it signed, and the person passes in a hand-over of its own.
  WITH ended AS (DELETE FROM transfers.difference d USING unnest(p) f WHERE d.manifest_no = (f.data->>'manifestNo')::bigint AND d.person_no = f.stream_no AND d.kind = 'refused-at-gate' AND transfers.next_ordinal(d.manifest_no) = 2
                 RETURNING f.pos, d.manifest_no, d.person_no, f.data->>'site' AS site, d.site AS refused_site, d.reason, d.at AS refused_at, f.personal->>'note' AS note, f.occurred_at, f.officer_no),
  stands AS (SELECT f.pos, d.manifest_no, d.person_no, f.data->>'site' AS site, d.site AS refused_site, d.reason, d.at AS refused_at, f.personal->>'note' AS note, f.occurred_at, f.officer_no
               FROM unnest(p) f JOIN transfers.difference d ON d.manifest_no = (f.data->>'manifestNo')::bigint AND d.person_no = f.stream_no AND d.kind = 'refused-at-gate'
              WHERE transfers.next_ordinal(d.manifest_no) > 2 AND NOT transfers.waits_to_pass(d.manifest_no, d.person_no))
  INSERT INTO transfers.let_in (event_pos, manifest_no, person_no, site, refused_site, refused_reason, refused_at, note, at, officer_no)
  SELECT e.pos, e.manifest_no, e.person_no, e.site, e.refused_site, e.reason, e.refused_at, e.note, e.occurred_at, e.officer_no FROM (SELECT * FROM ended UNION ALL SELECT * FROM stands) e;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN PERFORM transfers.refuse('I08-movement-reconciles', 'who is let in after all was refused at a gate'); END IF;
  PERFORM transfers.void_offers(p);
END $$;
-- Who had been left behind, or taken to a hospital, was brought after the others had been received: to the gate or, when the return of the rest is ordered, to where it goes back. That the person did not pass with them stays the incident that both sides signed; of the others who
-- stayed with the escort nothing changes.
CREATE OR REPLACE FUNCTION transfers.project_person_brought_later(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  -- as above: whoever completes a hand-over meanwhile is waited for
  PERFORM FROM register.stream s WHERE s.no IN (SELECT (f.data->>'manifestNo')::bigint FROM unnest(p) f) AND s.kind = 'manifest' ORDER BY s.no FOR UPDATE;
  INSERT INTO transfers.let_in (event_pos, manifest_no, person_no, site, note, at, officer_no)
  SELECT f.pos, d.manifest_no, d.person_no, f.data->>'site', f.personal->>'note', f.occurred_at, f.officer_no
    FROM unnest(p) f JOIN transfers.difference d ON d.manifest_no = (f.data->>'manifestNo')::bigint AND d.person_no = f.stream_no AND d.ordinal = 2 AND d.kind <> 'refused-at-gate'
   WHERE transfers.next_ordinal(d.manifest_no) > 2 AND d.person_no IN (SELECT transfers.rest_of(d.manifest_no))
     -- whoever goes back with the rest is brought to where it goes back, once
     AND CASE WHEN transfers.rest_returns(d.manifest_no) THEN register.rebuilding() OR d.person_no NOT IN (SELECT transfers.rest_at_hand(d.manifest_no, transfers.next_ordinal(d.manifest_no)))
       ELSE NOT transfers.waits_to_pass(d.manifest_no, d.person_no) END;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN PERFORM transfers.refuse('I08-movement-reconciles', 'who is brought later was left behind, in a hospital, or had got away, and is with the escort again'); END IF;
  PERFORM transfers.void_offers(p);
END $$;
-- Said by the escort or by the site, at the gate, of somebody who is still with the escort: of the convoy before the second hand-over, of a person also after it, until a return is ordered.
CREATE OR REPLACE FUNCTION transfers.let_in_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  -- or, while the rest goes back, of who had been left behind, where it goes back: by the escort or by the authority that gave the person
  IF EXISTS (SELECT FROM fresh n JOIN transfers.manifest m ON m.no = n.manifest_no CROSS JOIN LATERAL (SELECT n.person_no IS NOT NULL AND n.refused_site IS NULL AND n.site = m.from_site AND transfers.rest_returns(m.no) AS back) x
      WHERE CASE WHEN x.back THEN access.authority_of(n.officer_no) NOT IN (m.escort_authority, m.from_authority)
        ELSE n.site <> coalesce(m.heading_site, m.to_site) OR m.heading_site = m.from_site OR access.authority_of(n.officer_no) NOT IN (m.escort_authority, coalesce(m.heading_authority, m.to_authority)) END) THEN
    PERFORM transfers.refuse('not-permitted', 'that a gate relented is recorded by the escort or by the site that the convoy heads for'); END IF;
  IF EXISTS (SELECT FROM fresh n JOIN transfers.manifest m ON m.no = n.manifest_no WHERE m.closed_at IS NOT NULL) THEN PERFORM transfers.refuse('stale', 'the movement is closed'); END IF;
  -- one person, or one convoy, comes in once: the second of one command would find the first not there yet
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM fresh n GROUP BY n.manifest_no, n.person_no HAVING count(*) > 1) THEN PERFORM transfers.refuse('I08-movement-reconciles', 'who comes in is named once'); END IF;
  IF EXISTS (SELECT FROM fresh n JOIN transfers.manifest m ON m.no = n.manifest_no WHERE transfers.next_ordinal(n.manifest_no) <> 2 AND (n.person_no IS NULL OR transfers.next_ordinal(n.manifest_no) = 1
      OR (transfers.rest_returns(n.manifest_no) AND n.site <> m.from_site))) THEN
    PERFORM transfers.refuse('stale', 'the convoy is not at the gate between the first and the second hand-over, or the return of the rest was ordered'); END IF;
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM fresh n JOIN transfers.manifest m ON m.no = n.manifest_no WHERE n.person_no IS NOT NULL AND NOT EXISTS (SELECT FROM register.custody c WHERE c.person_no = n.person_no
      AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('held', 'resident', 'accompanying') AND c.custodian = m.escort_authority)) THEN
    PERFORM transfers.refuse('I08-movement-reconciles', 'who is let in after all is still with the escort'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER let_in_guard AFTER INSERT ON transfers.let_in REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION transfers.let_in_guard();
GRANT SELECT ON transfers.let_in TO amana_app;
GRANT SELECT, INSERT ON transfers.let_in TO amana_guard;
GRANT DELETE ON transfers.difference TO amana_guard;
-- The convoy heads for another site from now on: what was accepted there before does not hold (accepted_facts names the destination), a standing offer falls, and the persons come into reach of the new authority.
CREATE OR REPLACE FUNCTION transfers.turn_convoys(p register.fact[], p_kind text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE f record; m transfers.manifest; goal sites.site; act text := CASE p_kind WHEN 'return' THEN 'ReturnOrdered' ELSE 'ConvoyRedirected' END;
BEGIN
  PERFORM transfers.demand_note(p);
  IF NOT register.rebuilding() AND p_kind = 'return' AND EXISTS (SELECT FROM unnest(p) u WHERE NOT u.data ? 'restAtHand') THEN RAISE EXCEPTION 'not-permitted: a return takes back who is with the convoy' USING ERRCODE = '42501'; END IF;
  FOR f IN SELECT * FROM unnest(p) u ORDER BY u.pos LOOP
    PERFORM transfers.require_manifest_step(ARRAY[f.stream_no], act);
    SELECT * INTO m FROM transfers.manifest x WHERE x.no = f.stream_no;
    SELECT * INTO goal FROM sites.site s WHERE s.code = CASE p_kind WHEN 'return' THEN m.from_site ELSE f.data->>'toSite' END;
    INSERT INTO transfers.redirect (event_pos, manifest_no, kind, from_site, to_site, to_authority, reason, note, at, officer_no, rest_at_hand)
      VALUES (f.pos, m.no, p_kind, coalesce(m.heading_site, m.to_site), goal.code, CASE p_kind WHEN 'return' THEN m.from_authority ELSE goal.authority END, f.data->>'reason', f.personal->>'note', f.received_at, f.officer_no, f.data ? 'restAtHand');
    -- after the second hand-over only those who were not let in go back: the others stay where they were received
    UPDATE transfers.manifest x SET heading_site = r.to_site, heading_authority = r.to_authority, heading_pos = r.event_pos FROM transfers.redirect r WHERE r.event_pos = f.pos AND x.no = m.no
       AND NOT EXISTS (SELECT FROM transfers.handover h WHERE h.manifest_no = m.no AND h.ordinal = 2);
    PERFORM transfers.step_convoys(ARRAY[m.no], ARRAY[act], ARRAY[f.pos]);
    UPDATE transfers.offer o SET withdrawn_at = f.received_at, event_pos = f.pos WHERE o.manifest_no = m.no AND o.withdrawn_at IS NULL AND NOT EXISTS (SELECT FROM transfers.handover h WHERE h.offer_id = o.id);
    INSERT INTO register.person_reach (person_no, authority, event_pos)
      SELECT l.person_no, r.to_authority, f.pos FROM transfers.line l JOIN transfers.redirect r ON r.event_pos = f.pos WHERE l.manifest_no = m.no AND l.state IN ('listed', 'born') ON CONFLICT DO NOTHING;
    PERFORM juveniles.fold_identities_on(ARRAY[m.no]);
  END LOOP;
END $$;
CREATE OR REPLACE FUNCTION transfers.project_convoy_redirected(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ SELECT transfers.turn_convoys(p, 'redirect') $$;
CREATE OR REPLACE FUNCTION transfers.project_return_ordered(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ SELECT transfers.turn_convoys(p, 'return') $$;
CREATE OR REPLACE FUNCTION transfers.project_recall_requested(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT register.demand_told(p, 3, 'reasons');
  INSERT INTO transfers.recall (id, manifest_no, person_no, ground, reasons, requested_by, requested_at, event_pos)
  SELECT f.id, (f.data->>'manifestNo')::bigint, f.stream_no, f.data->>'ground', f.personal->>'reasons', f.officer_no, f.received_at, f.pos FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION transfers.project_recall_answered(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int; f record;
BEGIN
  PERFORM transfers.demand_coded(ARRAY(SELECT u FROM unnest(p) u WHERE u.data->>'answer' = 'refused'),
    ARRAY['conditions-kept', 'remedied', 'not-substantiated', 'proceedings-pending', 'fear-of-return', 'unfit-to-travel', 'no-longer-held', 'other']);
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) u WHERE NOT u.personal ? 'note' OR (u.personal ? 'reason' AND u.data->>'answer' <> 'refused')) THEN
    RAISE EXCEPTION 'invalid-input: a recall is answered with a coded reason where it is refused' USING ERRCODE = '22023'; END IF;
  FOR f IN SELECT u.data->>'answer' AS answer, coalesce(r.answer, 'requested') AS state FROM unnest(p) u JOIN transfers.recall r ON r.id = (u.data->>'recallId')::uuid AND r.person_no = u.stream_no LOOP
    IF transfers.next_state('recall', f.state, 'RecallAnswered:' || f.answer) IS NULL THEN
      IF f.state <> 'requested' THEN RAISE EXCEPTION 'stale: the recall is unknown or answered already' USING ERRCODE = '23514'; END IF;
      PERFORM transfers.refuse_step(f.state, 'RecallAnswered:' || f.answer); END IF;
  END LOOP;
  -- before version 2 in words only: another reason, with those words
  UPDATE transfers.recall r SET answer = u.data->>'answer', answer_code = CASE WHEN u.data->>'answer' = 'refused' THEN CASE WHEN u.personal ? 'note' THEN u.personal->>'reason' ELSE 'other' END END,
    answer_reasons = coalesce(u.personal->>'note', u.personal->>'reasons'), answered_by = u.officer_no, answered_at = u.received_at, event_pos = u.pos
    FROM unnest(p) u WHERE r.id = (u.data->>'recallId')::uuid AND r.person_no = u.stream_no AND r.answered_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: the recall is unknown or answered already' USING ERRCODE = '23514'; END IF;
END $$;

CREATE OR REPLACE TRIGGER escort_guard AFTER INSERT ON transfers.entry_refusal REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION transfers.escort_guard();
-- At the gate that the convoy heads for, and by whoever stands there: the escort, or the site.
CREATE OR REPLACE FUNCTION transfers.entry_refusal_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM fresh n JOIN transfers.manifest m ON m.no = n.manifest_no WHERE n.site <> coalesce(m.heading_site, m.to_site)
      OR access.authority_of(n.officer_no) NOT IN (m.escort_authority, coalesce(m.heading_authority, m.to_authority))) THEN
    PERFORM transfers.refuse('not-permitted', 'that a convoy is not let in is recorded by the escort or by the site that it heads for'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER entry_refusal_guard AFTER INSERT ON transfers.entry_refusal REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION transfers.entry_refusal_guard();
-- A convoy is turned by the authority that gave its persons, which stays responsible for them, or by that which escorts them. Another state is another transfer: it needs a manifest, a notice and an
-- interview of its own (I12), so a convoy is redirected within the state of its named destination only.
CREATE OR REPLACE FUNCTION transfers.redirect_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE m transfers.manifest;
BEGIN
  SELECT * INTO m FROM transfers.manifest x WHERE x.no = NEW.manifest_no;
  IF access.authority_of(NEW.officer_no) NOT IN (m.from_authority, m.escort_authority) THEN PERFORM transfers.refuse('not-permitted', 'a convoy is turned by the giving or the escorting authority'); END IF;
  IF EXISTS (SELECT FROM transfers.handover h WHERE h.manifest_no = NEW.manifest_no AND h.ordinal = 2) AND NOT EXISTS (SELECT FROM transfers.rest_of(NEW.manifest_no)) THEN
    PERFORM transfers.refuse('no-such-step', 'nobody of this convoy is still with the escort'); END IF;
  IF NEW.kind = 'redirect' AND (SELECT s.country FROM sites.site s WHERE s.code = NEW.to_site) IS DISTINCT FROM m.destination_country THEN
    PERFORM transfers.refuse('I12-notice-and-interview', 'another state than that of the named destination needs a manifest, a notice and an interview of its own'); END IF;
  IF NEW.kind = 'redirect' AND m.kind = 'between-authorities' AND NEW.to_authority IN (m.from_authority, m.escort_authority) THEN
    PERFORM transfers.refuse('I07-two-signatures-one-instant', 'three authorities take part, each hand-over between two'); END IF;
  IF NEW.kind = 'redirect' AND m.kind = 'within-authority' AND NEW.to_authority IS DISTINCT FROM m.from_authority THEN
    PERFORM transfers.refuse('I07-two-signatures-one-instant', 'a move within one authority goes on to another site of it, or back: into other hands it needs a manifest between authorities'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER redirect_guard AFTER INSERT ON transfers.redirect FOR EACH ROW EXECUTE FUNCTION transfers.redirect_guard();
-- I06 on the way: whoever is brought to another destination than the accepted one is accepted there, person by person, before the hand-over is offered. Only a convoy that was turned is asked.
CREATE OR REPLACE FUNCTION transfers.redirected_offer_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM transfers.manifest m WHERE m.no = NEW.manifest_no AND m.heading_site <> m.from_site AND NOT NEW.goes_back)
     AND EXISTS (SELECT FROM transfers.expected_persons(NEW.manifest_no) x(p) LEFT JOIN transfers.standing_acceptance(NEW.manifest_no) a ON a.person_no = x.p WHERE a.decision IS DISTINCT FROM 'accepted' OR NOT a.holds) THEN
    PERFORM transfers.refuse('I06-acceptance-per-person', 'a person is not accepted by the authority that the convoy was redirected to'); END IF;
  IF EXISTS (SELECT FROM transfers.manifest m WHERE m.no = NEW.manifest_no AND m.heading_site IS NOT NULL)
     AND EXISTS (SELECT FROM transfers.handover_problems(NEW.manifest_no, NEW.ordinal, NEW.instant) q WHERE q.rule = 'I31-resident-not-detained') THEN
    PERFORM transfers.refuse('I31-resident-not-detained', 'a person lives in a camp, and nothing is recorded on which the movement to this other place rests'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "I06-acceptance-per-person" AFTER INSERT ON transfers.offer FOR EACH ROW WHEN (NEW.ordinal >= 2) EXECUTE FUNCTION transfers.redirected_offer_guard();
-- GC III 12, by analogy: whoever transferred a person asks the person back from whoever holds the person under that transfer; the holder answers, once.
CREATE OR REPLACE FUNCTION transfers.recall_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE m transfers.manifest; holder text;
BEGIN
  SELECT * INTO m FROM transfers.manifest x WHERE x.no = NEW.manifest_no; holder := coalesce(m.heading_authority, m.to_authority);
  IF TG_OP = 'UPDATE' THEN
    IF access.authority_of(NEW.answered_by) IS DISTINCT FROM holder THEN PERFORM transfers.refuse('not-permitted', 'a recall is answered by the authority that received the person'); END IF;
    RETURN NULL;
  END IF;
  IF access.authority_of(NEW.requested_by) IS DISTINCT FROM m.from_authority THEN PERFORM transfers.refuse('not-permitted', 'a person is asked back by the authority that transferred the person'); END IF;
  IF m.kind = 'within-authority' OR m.heading_site = m.from_site OR NOT EXISTS (SELECT FROM transfers.handover h JOIN transfers.handover_person p ON p.handover_id = h.id WHERE h.manifest_no = m.no AND h.ordinal > 1 AND NOT h.goes_back AND p.person_no = NEW.person_no)
     OR NOT EXISTS (SELECT FROM register.custody c WHERE c.person_no = NEW.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'held' AND c.custodian = holder) THEN
    PERFORM transfers.refuse('not-received-from-you', 'the person is not held by an authority that received the person from you'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER recall_guard AFTER INSERT OR UPDATE ON transfers.recall FOR EACH ROW EXECUTE FUNCTION transfers.recall_guard();

-- Walls: seen with the manifest; a recall is a matter of those who gave and received, not of the escort.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['redirect', 'entry_refusal', 'let_in', 'recall'] LOOP
    EXECUTE format('ALTER TABLE transfers.%I ENABLE ROW LEVEL SECURITY; ALTER TABLE transfers.%I FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS wall ON transfers.%I;
      CREATE POLICY wall ON transfers.%I FOR SELECT USING (manifest_no = ANY ((SELECT transfers.visible_manifests())::bigint[]))', t, t, t, t);
  END LOOP;
END $$;
DROP POLICY IF EXISTS not_the_escort ON transfers.recall;
CREATE POLICY not_the_escort ON transfers.recall AS RESTRICTIVE FOR SELECT USING (NOT EXISTS (SELECT FROM transfers.manifest m WHERE m.no = recall.manifest_no AND m.escort_authority = (SELECT access.officer_authority())));

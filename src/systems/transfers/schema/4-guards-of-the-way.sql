-- Guards from the boarding to the admission: what is witnessed is recorded, with its breaches; signatures are acts.

-- Boarding is witnessed: recorded whatever it breaks. The breach of an open fear is opened by the register itself (2-projectors.sql): the escort is not told of fears.
CREATE OR REPLACE FUNCTION transfers.boarding_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE m transfers.manifest; e register.event;
BEGIN
  SELECT * INTO m FROM transfers.manifest x WHERE x.no = NEW.manifest_no; SELECT * INTO e FROM register.event x WHERE x.pos = NEW.event_pos;
  IF access.authority_of(NEW.officer_no) IS DISTINCT FROM m.escort_authority THEN PERFORM transfers.refuse('not-permitted', 'the escort records who boards'); END IF;
  IF NOT EXISTS (SELECT FROM transfers.line l WHERE l.manifest_no = NEW.manifest_no AND l.person_no = NEW.person_no) THEN PERFORM transfers.refuse('I08-sealed-is-immutable', 'the person is not on this manifest'); END IF;
  -- what is recorded late is tested against the instant it speaks of
  IF NEW.outcome = 'boarded' AND (SELECT h.custodian FROM register.holder_before(NEW.person_no, NEW.at, NEW.event_pos) h) NOT IN (m.from_authority, m.escort_authority) THEN
    PERFORM transfers.refuse('I01-one-place-one-custodian', 'the person had passed to another authority before'); END IF;
  IF NEW.outcome = 'boarded' AND (NOT EXISTS (SELECT FROM transfers.seal s WHERE s.manifest_no = NEW.manifest_no AND s.voided_at IS NULL AND s.sealed_by IS NOT NULL)
      OR EXISTS (SELECT FROM transfers.line l WHERE l.manifest_no = NEW.manifest_no AND l.person_no = NEW.person_no AND l.state <> 'listed') OR EXISTS (SELECT FROM transfers.handover h WHERE h.manifest_no = NEW.manifest_no))
     AND NOT EXISTS (SELECT FROM register.breach b WHERE b.fact_event = e.id AND b.rule = 'I08-sealed-is-immutable') THEN
    PERFORM transfers.refuse('I08-sealed-is-immutable', 'boarded without a standing seal, off the list or after a hand-over: a fact that breaks this rule needs its breach in the same command'); END IF;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS "I11-fear-suspends-line" ON transfers.boarding;
DROP TRIGGER IF EXISTS "I08-boarding" ON transfers.boarding;
CREATE CONSTRAINT TRIGGER "I08-boarding" AFTER INSERT ON transfers.boarding DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION transfers.boarding_guard();

CREATE OR REPLACE FUNCTION transfers.escort_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM fresh n JOIN transfers.manifest m ON m.no = n.manifest_no WHERE access.authority_of(n.officer_no) NOT IN (m.from_authority, m.escort_authority, m.to_authority, coalesce(m.heading_authority, m.to_authority))) THEN
    PERFORM transfers.refuse('not-permitted', 'only an authority of this convoy reports on it'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER escort_guard AFTER INSERT ON transfers.head_count REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION transfers.escort_guard();
-- What happens on the way is reported by the escort, whose word the board and both other authorities go by.
CREATE OR REPLACE FUNCTION transfers.report_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM fresh n JOIN transfers.manifest m ON m.no = n.manifest_no WHERE access.authority_of(n.officer_no) IS DISTINCT FROM m.escort_authority) THEN
    PERFORM transfers.refuse('not-permitted', 'the escort reports what happens on the way'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER escort_guard AFTER INSERT ON transfers.movement REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION transfers.report_guard();
CREATE OR REPLACE FUNCTION transfers.difference_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM fresh n JOIN transfers.manifest m ON m.no = n.manifest_no WHERE access.authority_of(n.officer_no) NOT IN (m.from_authority, m.escort_authority, m.to_authority, coalesce(m.heading_authority, m.to_authority))) THEN
    PERFORM transfers.refuse('not-permitted', 'only an authority of this convoy reports on it'); END IF;
  IF EXISTS (SELECT FROM fresh n WHERE NOT EXISTS (SELECT FROM transfers.line l WHERE l.manifest_no = n.manifest_no AND l.person_no = n.person_no)
      OR n.ordinal <> 1 + (SELECT count(*) FROM transfers.handover h WHERE h.manifest_no = n.manifest_no) OR n.ordinal > 2) THEN
    PERFORM transfers.refuse('I08-movement-reconciles', 'a difference is of a person on the manifest and of the next hand-over'); END IF;
  IF EXISTS (SELECT FROM fresh n JOIN transfers.manifest m ON m.no = n.manifest_no WHERE n.kind = 'refused-at-gate' AND (n.site <> coalesce(m.heading_site, m.to_site)
      OR access.authority_of(n.officer_no) NOT IN (m.escort_authority, coalesce(m.heading_authority, m.to_authority)) OR m.heading_site = m.from_site)) THEN
    PERFORM transfers.refuse('not-permitted', 'that a person is not let in is recorded by the escort or by the site that the convoy heads for'); END IF;
  IF EXISTS (SELECT FROM fresh n WHERE n.kind = 'refused-at-gate' AND NOT EXISTS (SELECT FROM transfers.handover h JOIN transfers.handover_person p ON p.handover_id = h.id
      WHERE h.manifest_no = n.manifest_no AND h.ordinal = 1 AND p.person_no = n.person_no)
      AND NOT EXISTS (SELECT FROM transfers.line l WHERE l.manifest_no = n.manifest_no AND l.person_no = n.person_no AND l.state = 'born')) THEN
    PERFORM transfers.refuse('I08-movement-reconciles', 'who is not let in came with the convoy'); END IF;
  RETURN NULL;
END $$;
-- What was recorded of a person by mistake is taken back before it is signed, by the authority that recorded it: a standing offer falls, because its payload changes. What a gate said is ended by what the gate says since.
CREATE OR REPLACE FUNCTION transfers.project_difference_withdrawn(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  PERFORM register.demand_told(p, 3, 'reason');
  -- whoever completes a hand-over meanwhile is waited for, and has signed the difference
  PERFORM FROM register.stream s WHERE s.no IN (SELECT (f.data->>'manifestNo')::bigint FROM unnest(p) f) AND s.kind = 'manifest' ORDER BY s.no FOR UPDATE;
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f JOIN transfers.difference d ON d.manifest_no = (f.data->>'manifestNo')::bigint AND d.person_no = f.stream_no
      WHERE access.authority_of(f.officer_no) IS DISTINCT FROM access.authority_of(d.officer_no)) THEN
    PERFORM transfers.refuse('not-permitted', 'a difference is withdrawn by the authority that recorded it'); END IF;
  DELETE FROM transfers.difference d USING unnest(p) f WHERE d.manifest_no = (f.data->>'manifestNo')::bigint AND d.person_no = f.stream_no AND d.kind <> 'refused-at-gate' AND d.ordinal = transfers.next_ordinal(d.manifest_no);
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN PERFORM transfers.refuse('I08-movement-reconciles', 'what is withdrawn is a difference of the next hand-over: one that was signed stays'); END IF;
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f JOIN transfers.manifest m ON m.no = (f.data->>'manifestNo')::bigint WHERE m.closed_at IS NOT NULL) THEN PERFORM transfers.refuse('stale', 'the movement is closed'); END IF;
  PERFORM transfers.void_offers(p);
END $$;
CREATE OR REPLACE TRIGGER escort_guard AFTER INSERT ON transfers.difference REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION transfers.difference_guard();

-- I07: the first signature. An offer is an act.
CREATE OR REPLACE FUNCTION transfers.offer_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE s transfers.seal; rules text[]; details text[]; expected bigint[] := ARRAY(SELECT transfers.expected_persons(NEW.manifest_no));
BEGIN
  IF access.authority_of(NEW.officer_no) IS DISTINCT FROM NEW.from_authority THEN PERFORM transfers.refuse('I07-two-signatures-one-instant', 'the first signature is that of an officer of the giving authority'); END IF;
  IF NOT EXISTS (SELECT FROM access.device_key k WHERE k.key_id = NEW.key_id AND k.officer_no = NEW.officer_no AND k.revoked_at IS NULL) THEN PERFORM transfers.refuse('I07-two-signatures-one-instant', 'the key is not enrolled to this officer'); END IF;
  SELECT * INTO s FROM transfers.seal x WHERE x.manifest_no = NEW.manifest_no AND x.voided_at IS NULL AND x.sealed_by IS NOT NULL;
  IF NOT FOUND OR s.manifest_hash <> NEW.manifest_hash OR s.lines_digest <> transfers.lines_digest(NEW.manifest_no) THEN PERFORM transfers.refuse('I07-two-signatures-one-instant', 'the manifest hash is not that of the standing seal'); END IF;
  IF NEW.ordinal <> 1 + (SELECT count(*) FROM transfers.handover h WHERE h.manifest_no = NEW.manifest_no) THEN PERFORM transfers.refuse('I07-two-signatures-one-instant', 'the hand-overs follow in order, each once'); END IF;
  IF EXISTS (SELECT FROM transfers.offer o WHERE o.manifest_no = NEW.manifest_no AND o.ordinal = NEW.ordinal AND o.id <> NEW.id AND o.withdrawn_at IS NULL AND o.expires_at > NEW.offered_at) THEN PERFORM transfers.refuse('stale', 'another offer of this hand-over stands'); END IF;
  IF NEW.counted <> cardinality(expected) THEN PERFORM transfers.refuse('counts-differ', 'the count is not the number of persons boarded without incident'); END IF;
  IF NEW.ordinal > 2 AND expected = '{}' THEN PERFORM transfers.refuse('no-such-step', 'nobody of the rest is with the escort'); END IF;
  IF EXISTS (SELECT FROM unnest(expected) x(p) WHERE (SELECT true FROM sites.absences_from_vehicle(x.p) LIMIT 1)) THEN
    PERFORM transfers.refuse('I08-movement-reconciles', 'a person is away from the convoy: back first, or a difference of the hand-over'); END IF;
  -- asked once, and looked through twice
  SELECT coalesce(array_agg(q.rule), '{}'), coalesce(array_agg(q.detail), '{}') INTO rules, details FROM transfers.handover_problems(NEW.manifest_no, NEW.ordinal, NEW.instant) q WHERE q.rule <> 'I12-notice-72h';
  IF 'I04-no-admission-without-order' = ANY (rules) THEN
    PERFORM transfers.refuse('I04-no-admission-without-order', 'a person was released: nobody hands over who is not in custody'); END IF;
  IF NEW.instant > NEW.offered_at + interval '5 minutes' OR NEW.instant < NEW.offered_at - interval '12 hours' THEN PERFORM transfers.refuse('I07-two-signatures-one-instant', 'the instant lies in the future, or more than twelve hours back'); END IF;
  IF EXISTS (SELECT FROM transfers.aboard_unlisted(NEW.manifest_no)) THEN PERFORM transfers.refuse('I08-movement-reconciles', 'a person who is not offered any more sits in the convoy'); END IF;
  IF EXISTS (SELECT FROM transfers.handover h WHERE h.manifest_no = NEW.manifest_no AND h.instant >= NEW.instant)
     OR EXISTS (SELECT FROM transfers.boarding b WHERE b.manifest_no = NEW.manifest_no AND b.outcome = 'boarded' AND b.at > NEW.instant AND b.person_no = ANY (expected))
     OR (NEW.ordinal > 2 AND NOT NEW.goes_back
         AND EXISTS (SELECT FROM unnest(expected) x(p) WHERE NOT EXISTS (SELECT FROM transfers.let_in l WHERE l.manifest_no = NEW.manifest_no AND l.person_no = x.p AND l.at <= NEW.instant))) THEN
    PERFORM transfers.refuse('I07-two-signatures-one-instant', 'the instant lies before the boarding, the hand-over before, or what the gate said'); END IF;
  IF NEW.ordinal = 1 THEN
    IF EXISTS (SELECT FROM transfers.line l WHERE l.manifest_no = NEW.manifest_no AND l.live AND l.person_no <> ALL (expected) AND NOT EXISTS (SELECT FROM transfers.difference d WHERE d.manifest_no = NEW.manifest_no AND d.person_no = l.person_no)) THEN
      PERFORM transfers.refuse('I08-movement-reconciles', 'a person on the manifest has not boarded and is not struck off'); END IF;
    IF rules <> '{}' THEN PERFORM transfers.refuse_shown(NEW.officer_no, NEW.manifest_no, rules[1], details[1]); END IF;
  END IF;
  -- under the seal of a movement that is over nobody passes any more
  PERFORM transfers.require_manifest_step(ARRAY[NEW.manifest_no], 'HandoverOffered');
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "I07-two-signatures-one-instant" AFTER INSERT ON transfers.offer FOR EACH ROW EXECUTE FUNCTION transfers.offer_guard();

CREATE OR REPLACE FUNCTION transfers.offer_update_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM transfers.handover h WHERE h.offer_id = NEW.id) THEN PERFORM transfers.refuse('I07-two-signatures-one-instant', 'the hand-over of this offer is done'); END IF;
  IF EXISTS (SELECT FROM register.event e JOIN transfers.manifest m ON m.no = NEW.manifest_no WHERE e.pos = NEW.event_pos
      AND CASE WHEN e.type = 'OfferWithdrawn' THEN access.authority_of(e.officer_no) IS DISTINCT FROM NEW.from_authority ELSE access.authority_of(e.officer_no) NOT IN (m.from_authority, m.escort_authority, m.to_authority, coalesce(m.heading_authority, m.to_authority)) END) THEN
    PERFORM transfers.refuse('not-permitted', 'an offer is withdrawn by the authority that made it'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER offer_update_guard AFTER UPDATE ON transfers.offer FOR EACH ROW EXECUTE FUNCTION transfers.offer_update_guard();

-- I07: the second signature writes everything, or nothing.
CREATE OR REPLACE FUNCTION transfers.handover_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE o transfers.offer; said timestamptz; late text;
BEGIN
  SELECT * INTO o FROM transfers.offer x WHERE x.id = NEW.offer_id; SELECT e.received_at INTO said FROM register.event e WHERE e.pos = NEW.event_pos;
  IF o.withdrawn_at IS NOT NULL OR o.expires_at <= said THEN PERFORM transfers.refuse('offer-void', 'the offer was withdrawn, expired or changed'); END IF;
  IF access.authority_of(NEW.to_officer) IS DISTINCT FROM NEW.to_authority THEN PERFORM transfers.refuse('I07-two-signatures-one-instant', 'the second signature is that of an officer of the taking authority'); END IF;
  IF NOT EXISTS (SELECT FROM access.device_key k WHERE k.key_id = NEW.to_key AND k.officer_no = NEW.to_officer AND k.revoked_at IS NULL) THEN PERFORM transfers.refuse('I07-two-signatures-one-instant', 'the key is not enrolled to this officer'); END IF;
  IF NOT EXISTS (SELECT FROM transfers.seal s WHERE s.manifest_no = NEW.manifest_no AND s.voided_at IS NULL AND s.sealed_by IS NOT NULL AND s.manifest_hash = NEW.manifest_hash) THEN
    PERFORM transfers.refuse('I07-two-signatures-one-instant', 'the manifest hash is not that of the standing seal'); END IF;
  IF o.persons_digest <> transfers.digest_of(ARRAY(SELECT p.person_no FROM transfers.handover_person p WHERE p.handover_id = NEW.id))
     OR o.persons_digest <> transfers.digest_of(ARRAY(SELECT transfers.expected_for(NEW.manifest_no, NEW.ordinal)))
     OR NEW.counted_to <> (SELECT count(*) FROM transfers.handover_person p WHERE p.handover_id = NEW.id) THEN
    PERFORM transfers.refuse('I07-two-signatures-one-instant', 'those who pass are exactly those for whom the first signature was given, one event each'); END IF;
  SELECT q.rule INTO late FROM transfers.handover_problems(NEW.manifest_no, NEW.ordinal, NEW.instant) q JOIN transfers.handover_person p ON p.handover_id = NEW.id AND p.person_no = q.person_no JOIN register.event e ON e.pos = p.event_pos
   WHERE q.rule <> 'I11-fear-suspends-line' AND NOT EXISTS (SELECT FROM register.breach b WHERE b.fact_event = e.id AND b.rule = q.rule) LIMIT 1;
  IF FOUND THEN PERFORM transfers.refuse(late, 'a fact that breaks this rule needs its breach in the same command'); END IF;
  RETURN NULL;
END $$;
-- Within one authority the two sides are told apart by what an officer is posted as: the giving site and the escort, then the escort and the receiving site. Asked as it is signed, by the postings of then.
CREATE OR REPLACE FUNCTION transfers.signs_within(p_officer bigint, p_ordinal int, p_gives boolean, p_place text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN p_gives = (p_ordinal = 1) THEN CASE WHEN p_gives THEN access.has_role_at(p_officer, 'origin_officer', p_place) OR access.has_role_at(p_officer, 'transfer_cell', p_place) ELSE access.has_role_at(p_officer, 'receiving_officer', p_place) END
    ELSE access.has_role(p_officer, 'escort_commander') END $$;
GRANT EXECUTE ON FUNCTION transfers.signs_within(bigint, int, boolean, text) TO amana_guard;
CREATE OR REPLACE FUNCTION transfers.offer_within_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM transfers.manifest m WHERE m.no = NEW.manifest_no AND m.kind = 'within-authority') AND NOT transfers.signs_within(NEW.officer_no, NEW.ordinal, true, NEW.place) THEN
    PERFORM transfers.refuse('I07-two-signatures-one-instant', 'within one authority the giving site signs first, and after it the escort'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "I07-within" AFTER INSERT ON transfers.offer FOR EACH ROW WHEN (NEW.from_authority = NEW.to_authority) EXECUTE FUNCTION transfers.offer_within_guard();
CREATE OR REPLACE FUNCTION transfers.handover_within_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.rebuilding() AND NOT transfers.signs_within(NEW.to_officer, NEW.ordinal, false, NEW.place) THEN
    PERFORM transfers.refuse('I07-two-signatures-one-instant', 'within one authority the escort signs second, and after it an officer of the receiving site'); END IF;
  -- posted at both ends, one officer could let them go and say that they arrived; who gave them may take back who was not let in
  IF NOT register.rebuilding() AND NEW.ordinal > 1 AND NOT NEW.goes_back AND EXISTS (SELECT FROM transfers.handover h WHERE h.manifest_no = NEW.manifest_no AND h.ordinal = 1 AND h.from_officer = NEW.to_officer) THEN
    PERFORM transfers.refuse('I07-two-signatures-one-instant', 'within one authority another officer takes than the one who gave where the convoy left'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "I07-within" AFTER INSERT ON transfers.handover FOR EACH ROW WHEN (NEW.kind = 'within-authority') EXECUTE FUNCTION transfers.handover_within_guard();
DROP TRIGGER IF EXISTS "I07-handover-signed" ON transfers.handover;
CREATE CONSTRAINT TRIGGER "I07-handover-signed" AFTER INSERT ON transfers.handover DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION transfers.handover_guard();
-- A person's event can join a hand-over only in the hand-over's own command.
CREATE OR REPLACE FUNCTION transfers.handover_person_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM fresh n CROSS JOIN LATERAL (SELECT x.* FROM register.event x WHERE x.pos = n.event_pos OFFSET 0) e JOIN transfers.handover h ON h.id = n.handover_id JOIN register.event he ON he.pos = h.event_pos WHERE he.command_id <> e.command_id) THEN
    PERFORM transfers.refuse('I07-two-signatures-one-instant', 'nobody joins a hand-over that was signed'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "I07-two-signatures-one-instant" AFTER INSERT ON transfers.handover_person REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION transfers.handover_person_guard();

-- The hand-over by which a person passed from the escort.
CREATE OR REPLACE FUNCTION transfers.received_in(p_manifest bigint, p_person bigint) RETURNS TABLE (to_authority text, place text, instant timestamptz) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT h.to_authority, h.place, h.instant FROM transfers.handover h JOIN transfers.handover_person p ON p.handover_id = h.id AND p.person_no = p_person
   WHERE h.manifest_no = p_manifest AND h.ordinal > 1 ORDER BY h.ordinal DESC LIMIT 1 $$;
GRANT EXECUTE ON FUNCTION transfers.received_in(bigint, bigint) TO amana_guard;
CREATE OR REPLACE FUNCTION transfers.admission_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  -- where and by whom the hand-over says that the person passed: who was taken back is admitted where the convoy came from
  IF EXISTS (SELECT FROM fresh n JOIN transfers.manifest m ON m.no = n.manifest_no LEFT JOIN LATERAL transfers.received_in(n.manifest_no, n.person_no) h ON true
      WHERE access.authority_of(n.officer_no) IS DISTINCT FROM coalesce(h.to_authority, m.heading_authority, m.to_authority) OR n.site <> coalesce(h.place, m.heading_site, m.to_site)) THEN
    PERFORM transfers.refuse('not-permitted', 'the receiving authority admits, at the named destination'); END IF;
  IF EXISTS (SELECT FROM fresh n WHERE NOT EXISTS (SELECT FROM transfers.received_in(n.manifest_no, n.person_no))) THEN
    PERFORM transfers.refuse('I07-two-signatures-one-instant', 'the person was not handed over to the receiving authority'); END IF;
  IF EXISTS (SELECT FROM fresh n CROSS JOIN LATERAL transfers.received_in(n.manifest_no, n.person_no) h WHERE n.at < h.instant) THEN
    PERFORM transfers.refuse('I07-two-signatures-one-instant', 'nobody is admitted before the hand-over'); END IF;
  -- Mandela 7 (a)-(g): each answered (the table's CHECK demands exactly the seven); an unknown carries its reason
  IF EXISTS (SELECT FROM fresh n CROSS JOIN LATERAL jsonb_each(n.answers) q WHERE q.value->>'answer' NOT IN ('recorded', 'none', 'unknown') OR q.value->>'answer' IS NULL OR (q.value->>'answer' = 'unknown' AND NOT register.rebuilding() AND NOT register.told(q.value->>'reason', 1))) THEN
    PERFORM transfers.refuse('mandela-7-answered', 'an answer is missing, or an unknown without its reason'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "mandela-7-answered" AFTER INSERT ON transfers.admission REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION transfers.admission_guard();

-- The newest answers of Mandela 7 of one admission: what was said at admission, and what was found out since.
CREATE OR REPLACE FUNCTION transfers.newest_answer(p_manifest bigint, p_person bigint, p_question text, p_before bigint) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((SELECT x.answer FROM transfers.admission_answer x WHERE x.manifest_no = p_manifest AND x.person_no = p_person AND x.question = p_question AND x.event_pos < p_before ORDER BY x.event_pos DESC LIMIT 1),
                  (SELECT a.answers->p_question FROM transfers.admission a WHERE a.manifest_no = p_manifest AND a.person_no = p_person)) $$;
-- An answer is added by the authority that admitted, and only to what is still unknown: what was answered is not answered otherwise later.
CREATE OR REPLACE FUNCTION transfers.admission_answer_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  IF EXISTS (SELECT FROM fresh n LEFT JOIN transfers.admission a ON a.manifest_no = n.manifest_no AND a.person_no = n.person_no WHERE access.authority_of(n.officer_no) IS DISTINCT FROM access.authority_of(a.officer_no)) THEN
    PERFORM transfers.refuse('not-permitted', 'the authority that admitted asks again'); END IF;
  IF EXISTS (SELECT FROM fresh n WHERE transfers.newest_answer(n.manifest_no, n.person_no, n.question, n.event_pos)->>'answer' IS DISTINCT FROM 'unknown') THEN
    PERFORM transfers.refuse('stale', 'this question was answered'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "mandela-7-answered" AFTER INSERT ON transfers.admission_answer REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION transfers.admission_answer_guard();

-- What a fact or an act about custody may not break, and the breaches that are due where it does.

-- An officer acts on persons within reach of the own authority; the installation (officer 0) on all.
CREATE OR REPLACE FUNCTION register.demand_reach(p_person bigint[], p_officer bigint[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE bad bigint;
BEGIN
  SELECT min(u.person) INTO bad FROM unnest(p_person, p_officer) u(person, officer) LEFT JOIN access.officer o ON o.no = u.officer
   WHERE u.officer <> 0 AND (SELECT r.person_no FROM register.person_reach r WHERE r.person_no = u.person AND r.authority = o.authority) IS NULL;
  IF bad IS NOT NULL THEN RAISE EXCEPTION 'not-permitted: person % is not within reach of your authority', bad USING ERRCODE = '42501'; END IF;
END $$;

-- Who held a person just before a fact, and in which state (or with which outcome): the believed facts before it, carried forward. NULL before the first.
CREATE OR REPLACE FUNCTION register.holder_before(p_person bigint, p_at timestamptz, p_pos bigint) RETURNS TABLE (custodian text, state text) LANGUAGE sql STABLE AS $$
  SELECT (SELECT f.custodian FROM register.custody_fact f WHERE f.person_no = p_person AND f.superseded_pos IS NULL AND (f.at, f.event_pos) < (p_at, p_pos) AND f.custodian IS NOT NULL ORDER BY f.at DESC, f.event_pos DESC LIMIT 1),
         (SELECT coalesce(f.outcome, f.state) FROM register.custody_fact f WHERE f.person_no = p_person AND f.superseded_pos IS NULL AND (f.at, f.event_pos) < (p_at, p_pos) AND coalesce(f.outcome, f.state) IS NOT NULL ORDER BY f.at DESC, f.event_pos DESC LIMIT 1) $$;

-- Whether somebody got away: is at large or unaccounted for, by what is believed now.
CREATE OR REPLACE FUNCTION register.is_gone(p_person bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT c.state IN ('at_large', 'unaccounted') FROM register.custody c WHERE c.person_no = p_person AND c.known_to IS NULL AND c.to_at = 'infinity' OFFSET 0), false) $$;
GRANT EXECUTE ON FUNCTION register.is_gone(bigint) TO amana_guard;

-- I07: whether a correction changes who held. What two officers signed is never one officer's to unsay; neither is a custodian put in place of another, an entry withdrawn so that
-- another authority held instead, nor custody that now opens while another authority held. The decision of the command and the database ask the same question.
CREATE OR REPLACE FUNCTION register.correction_changes_holder(p_corrects uuid, p_at timestamptz, p_custodian text, p_withdrawn boolean) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM register.custody_fact o
      CROSS JOIN LATERAL (SELECT
        (SELECT f.custodian FROM register.custody_fact f WHERE f.person_no = o.person_no AND f.superseded_pos IS NULL AND f.event_pos <> o.event_pos AND f.custodian IS NOT NULL
            AND (f.at < i.at OR (f.at = i.at AND f.event_pos < i.pos)) ORDER BY f.at DESC, f.event_pos DESC LIMIT 1) AS custodian,
        (SELECT coalesce(f.outcome, f.state) FROM register.custody_fact f WHERE f.person_no = o.person_no AND f.superseded_pos IS NULL AND f.event_pos <> o.event_pos AND coalesce(f.outcome, f.state) IS NOT NULL
            AND (f.at < i.at OR (f.at = i.at AND f.event_pos < i.pos)) ORDER BY f.at DESC, f.event_pos DESC LIMIT 1) AS state,
        (SELECT f.custodian FROM register.custody_fact f WHERE f.person_no = o.person_no AND f.superseded_pos IS NULL AND f.event_pos <> o.event_pos AND f.custodian IS NOT NULL
            AND (f.at > i.at OR (f.at = i.at AND f.event_pos > i.pos)) ORDER BY f.at, f.event_pos LIMIT 1) AS next_custodian
          FROM (SELECT CASE WHEN p_withdrawn THEN o.at ELSE p_at END AS at, CASE WHEN p_withdrawn THEN o.event_pos ELSE 9223372036854775807 END AS pos) i) beside
     WHERE o.event_id = p_corrects AND ((o.custodian IS NOT NULL AND NOT o.opens)
        OR (p_withdrawn AND coalesce(beside.custodian, beside.next_custodian) <> o.custodian)
        OR (NOT p_withdrawn AND p_custodian <> coalesce(o.custodian, beside.custodian))
        OR (NOT p_withdrawn AND o.opens AND beside.state IN ('held', 'at_large', 'unaccounted') AND beside.custodian <> coalesce(p_custodian, o.custodian)))) $$;
-- Whose officer recorded an event of a person within reach; NULL for the installation.
CREATE OR REPLACE FUNCTION register.recording_authority(p_event uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT access.authority_of(e.officer_no) FROM register.event e WHERE e.id = p_event AND register.sees_person(e.stream_no) $$;
-- The same question for officers: of persons within reach only. The projector asks the unwalled one.
CREATE OR REPLACE FUNCTION register.correction_changes_holder_seen(p_corrects uuid, p_at timestamptz, p_custodian text, p_withdrawn boolean) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT register.correction_changes_holder(p_corrects, p_at, p_custodian, p_withdrawn) WHERE EXISTS (SELECT FROM register.event e WHERE e.id = p_corrects AND register.sees_person(e.stream_no)) $$;
GRANT EXECUTE ON FUNCTION register.correction_changes_holder_seen(uuid, timestamptz, text, boolean), register.recording_authority(uuid) TO amana_app;

-- I04: what is believed of a person to have happened in custody after a release without a new custody, the release before it, and without a breach of its own or of the release.
CREATE OR REPLACE FUNCTION register.unopened_after_release(p_person bigint) RETURNS TABLE (event_id uuid, release_event uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT f.event_id, before.event_id FROM register.custody_fact f
    CROSS JOIN LATERAL (SELECT x.event_id, coalesce(x.outcome, x.state) AS state FROM register.custody_fact x WHERE x.person_no = p_person AND x.superseded_pos IS NULL AND coalesce(x.outcome, x.state) IS NOT NULL
      AND (x.at, x.event_pos) < (f.at, f.event_pos) ORDER BY x.at DESC, x.event_pos DESC LIMIT 1) before
   WHERE f.person_no = p_person AND f.superseded_pos IS NULL AND NOT f.opens AND f.outcome IS NULL AND before.state IN ('release', 'repatriation')
     -- who comes back with a detained parent is in nobody's custody
     AND f.state IS DISTINCT FROM 'accompanying'
     AND NOT EXISTS (SELECT FROM register.breach b WHERE b.person_no = p_person AND b.rule = 'I04-no-admission-without-order' AND b.fact_event IN (f.event_id, before.event_id)) $$;
GRANT EXECUTE ON FUNCTION register.unopened_after_release(bigint) TO amana_guard, amana_verify;
-- The rules about custody facts, over the whole statement. An act that breaks one is refused; a fact is recorded and its breach is due in the same command.
CREATE OR REPLACE FUNCTION register.custody_fact_rules() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE v record; bad bigint;
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  -- who may say it: an officer of an authority that has the person in reach, or that takes the person into its own custody; a best-interest act is child protection's
  -- (event by event and person by person, OFFSET 0: a plan of a young register would read all of it)
  SELECT min(n.person_no) INTO bad FROM fresh n CROSS JOIN LATERAL (SELECT x.type, x.officer_no FROM register.event x WHERE x.pos = n.event_pos OFFSET 0) e LEFT JOIN access.officer o ON o.no = e.officer_no
   WHERE e.officer_no <> 0 AND e.type <> 'ReleaseVerified' AND NOT (n.best_interest AND access.has_role(e.officer_no, 'child_protection_officer')) AND (n.custodian = o.authority AND (n.opens OR e.type IN ('BornInCustody', 'BornOnTheWay', 'ChildCameWithParent', 'PersonPassedWithSite', 'ResidentFound'))) IS NOT TRUE
     AND (SELECT r.person_no FROM register.person_reach r WHERE r.person_no = n.person_no AND r.authority = o.authority) IS NULL;
  IF bad IS NOT NULL THEN RAISE EXCEPTION 'not-permitted: person % is not within reach of your authority', bad USING ERRCODE = '42501'; END IF;
  -- and takes into its custody whom it never held: a person who is new on the register, or who got away from another authority, after that authority was known to hold the person. Who is held elsewhere, was released or
  -- died comes into reach by a hand-over or a new file; one officer's word that a stranger is here opens no file.
  SELECT min(n.person_no) INTO bad FROM fresh n CROSS JOIN LATERAL (SELECT x.officer_no FROM register.event x WHERE x.pos = n.event_pos OFFSET 0) e LEFT JOIN access.officer o ON o.no = e.officer_no
   WHERE n.opens AND e.officer_no <> 0 AND (SELECT r.person_no FROM register.person_reach r WHERE r.person_no = n.person_no AND r.authority = o.authority) IS NULL
     -- what is believed and what was, each by an index of its own: asked as one, all custodies of the register were read for each person who came in
     AND coalesce((SELECT c.person_no FROM register.custody c WHERE c.person_no = n.person_no AND c.known_to IS NULL LIMIT 1), (SELECT c.person_no FROM register.custody c WHERE c.person_no = n.person_no AND c.known_to IS NOT NULL LIMIT 1)) IS NOT NULL
     AND NOT (register.is_gone(n.person_no) AND (SELECT h.custodian FROM register.holder_before(n.person_no, n.at, n.event_pos) h) IS NOT NULL);
  IF bad IS NOT NULL THEN RAISE EXCEPTION 'not-permitted: person % is not within reach of your authority', bad USING ERRCODE = '42501'; END IF;
  -- I07: nobody puts a person into the custody of another authority by finding or admitting the person there: who holds says so
  SELECT min(n.person_no) INTO bad FROM fresh n CROSS JOIN LATERAL (SELECT x.type, x.officer_no FROM register.event x WHERE x.pos = n.event_pos OFFSET 0) e
   WHERE n.opens AND e.officer_no <> 0 AND e.type IN ('CustodyFound', 'CustodyAdmitted') AND n.custodian IS DISTINCT FROM access.authority_of(e.officer_no);
  IF bad IS NOT NULL THEN RAISE EXCEPTION 'I07-two-signatures-one-instant: that person % is in custody is recorded by the authority that holds the person', bad USING ERRCODE = '23514', CONSTRAINT = 'I07-two-signatures-one-instant'; END IF;
  IF EXISTS (SELECT FROM fresh n WHERE n.best_interest AND NOT access.has_role((SELECT e.officer_no FROM register.event e WHERE e.pos = n.event_pos), 'child_protection_officer')) THEN
    RAISE EXCEPTION 'I13-minor-apart-from-adults: only a child protection officer places a child with adults in its best interest' USING ERRCODE = '23514', CONSTRAINT = 'I13-minor-apart-from-adults'; END IF;
  -- I01-one-place-one-custodian: in which section a person is, and that the person died, escaped, went away or is missing, is said by the authority that held the person then; those who
  -- held before or will receive, look on
  SELECT min(n.person_no) INTO bad FROM fresh n CROSS JOIN LATERAL (SELECT x.type, x.officer_no FROM register.event x WHERE x.pos = n.event_pos OFFSET 0) e
   WHERE (e.type IN ('DeathRecorded', 'EscapeRecorded', 'UnaccountedRecorded', 'ReleasedUnverified', 'ResidentDeparted') OR (e.type IN ('SectionMoved', 'FoundInSection') AND NOT access.has_role(e.officer_no, 'child_protection_officer')))
     AND e.officer_no <> 0 AND access.authority_of(e.officer_no) <> (SELECT h.custodian FROM register.holder_before(n.person_no, n.at, n.event_pos) h);
  IF bad IS NOT NULL THEN RAISE EXCEPTION 'I01-one-place-one-custodian: person % is held by another authority', bad USING ERRCODE = '23514', CONSTRAINT = 'I01-one-place-one-custodian'; END IF;
  -- I21-death-is-final: nothing that is believed lies after a death that is believed
  SELECT min(n.person_no) INTO bad FROM fresh n CROSS JOIN LATERAL (SELECT x.at, x.event_pos FROM register.custody_fact x WHERE x.person_no = n.person_no AND x.outcome = 'death' AND x.superseded_pos IS NULL OFFSET 0) d
   WHERE d.event_pos <> n.event_pos AND (n.at > d.at OR (n.at = d.at AND n.event_pos > d.event_pos));
  IF bad IS NULL THEN
    SELECT min(n.person_no) INTO bad FROM fresh n WHERE n.outcome = 'death' AND (SELECT max(l.at) FROM register.custody_fact l WHERE l.person_no = n.person_no AND l.superseded_pos IS NULL) > n.at; END IF;
  IF bad IS NOT NULL THEN RAISE EXCEPTION 'I21-death-is-final: person % cannot be held, moved or found after the death; correct the wrong record first', bad USING ERRCODE = '23514', CONSTRAINT = 'I21-death-is-final'; END IF;
  -- I04-no-admission-without-order
  WITH without AS MATERIALIZED (
    SELECT n.person_no, n.event_id, n.kind FROM fresh n
     WHERE (n.opens OR (n.moves AND n.site IS NOT NULL AND EXISTS (
        SELECT FROM (SELECT b.vehicle FROM register.custody_fact b WHERE b.person_no = n.person_no AND b.moves AND b.superseded_pos IS NULL AND (b.at, b.event_pos) < (n.at, n.event_pos)
                      ORDER BY b.at DESC, b.event_pos DESC LIMIT 1) before WHERE before.vehicle IS NOT NULL)))
       AND (SELECT o.id FROM register.custody_order o WHERE o.person_no = n.person_no AND o.issued_at <= n.at AND n.at < o.expires_at LIMIT 1) IS NULL
       -- who moves as a resident is admitted nowhere: the person comes to live in another place; and of a child who accompanies a parent no order is asked, until it is an adult
       AND (n.opens OR NOT register.moves_without_order(n.person_no, n.at, n.event_pos))),
  due AS (INSERT INTO register.breach_due (fact_event, person_no, rule) SELECT w.event_id, w.person_no, 'I04-no-admission-without-order' FROM without w WHERE w.kind <> 'act' ON CONFLICT DO NOTHING)
  SELECT min(w.person_no) INTO bad FROM without w WHERE w.kind = 'act';
  IF bad IS NOT NULL THEN RAISE EXCEPTION 'I04-no-admission-without-order: person % has no order that is in force', bad USING ERRCODE = '23514', CONSTRAINT = 'I04-no-admission-without-order'; END IF;
  -- I04: whoever was released is on the roll again by a new admission only: a move, an escape, a convoy or a place where the person was seen opens no custody.
  FOR v IN
    SELECT n.person_no, n.event_id, n.kind FROM fresh n CROSS JOIN LATERAL register.holder_before(n.person_no, n.at, n.event_pos) h
      CROSS JOIN LATERAL (SELECT x.type FROM register.event x WHERE x.pos = n.event_pos OFFSET 0) e
     WHERE NOT n.opens AND n.outcome IS NULL AND h.state IN ('release', 'repatriation', 'departure') AND e.type NOT IN ('ResidentFound', 'ChildAccompanies')
  LOOP
    IF v.kind = 'act' THEN RAISE EXCEPTION 'I04-no-admission-without-order: person % was released, and is not in custody without a new admission', v.person_no USING ERRCODE = '23514', CONSTRAINT = 'I04-no-admission-without-order'; END IF;
    INSERT INTO register.breach_due (fact_event, person_no, rule) VALUES (v.event_id, v.person_no, 'I04-no-admission-without-order') ON CONFLICT DO NOTHING;
  END LOOP;
  -- I04: a release that is told later than what followed it owes the breach itself
  INSERT INTO register.breach_due (fact_event, person_no, rule)
    SELECT n.event_id, n.person_no, 'I04-no-admission-without-order' FROM fresh n WHERE n.outcome IN ('release', 'repatriation')
       AND EXISTS (SELECT FROM register.unopened_after_release(n.person_no) u WHERE u.release_event = n.event_id) ON CONFLICT DO NOTHING;
  -- I31-resident-not-detained: nobody becomes or stops being a detainee by the way. That a resident escaped, or that a detainee lives in a camp, is recorded as it was said, changes nobody's state
  -- (see their projectors), and is a breach: two authorities settle it, by a correction, a release or an order.
  INSERT INTO register.breach_due (fact_event, person_no, rule)
    SELECT n.event_id, n.person_no, 'I31-resident-not-detained' FROM fresh n CROSS JOIN LATERAL register.holder_before(n.person_no, n.at, n.event_pos) h
      CROSS JOIN LATERAL (SELECT x.type FROM register.event x WHERE x.pos = n.event_pos OFFSET 0) e
     WHERE (e.type = 'EscapeRecorded' AND h.state IN ('resident', 'accompanying', 'missing')) OR (e.type = 'ResidentFound' AND h.state IN ('held', 'at_large', 'unaccounted')) ON CONFLICT DO NOTHING;
  -- I31: nobody lives in a prison as a resident, and a resident comes to another camp only by what the movement rests on: who is put or found elsewhere would be detained without anybody having said so.
  -- Out of a vehicle the basis was asked for at the hand-over.
  FOR v IN
    SELECT n.person_no, n.event_id, n.kind, n.site FROM fresh n CROSS JOIN LATERAL register.holder_before(n.person_no, n.at, n.event_pos) h
      LEFT JOIN LATERAL (SELECT b.site FROM register.custody_fact b WHERE b.person_no = n.person_no AND b.moves AND b.superseded_pos IS NULL AND (b.at, b.event_pos) < (n.at, n.event_pos)
        ORDER BY b.at DESC, b.event_pos DESC LIMIT 1) l ON true
     WHERE n.moves AND n.site IS NOT NULL AND NOT n.opens AND coalesce(n.state, h.state) = 'resident'
       AND (NOT register.takes_residents(n.site) OR (l.site <> n.site AND h.state = 'resident' AND NOT register.may_move(n.person_no, n.site, n.at)))
  LOOP
    IF v.kind = 'act' THEN RAISE EXCEPTION 'I31-resident-not-detained: person % lives in a camp, and nothing lets the person be brought to %', v.person_no, v.site USING ERRCODE = '23514', CONSTRAINT = 'I31-resident-not-detained'; END IF;
    INSERT INTO register.breach_due (fact_event, person_no, rule) VALUES (v.event_id, v.person_no, 'I31-resident-not-detained') ON CONFLICT DO NOTHING;
  END LOOP;
  -- I07-two-signatures-one-instant: a person whom another authority holds, or who lives under another, passes by a hand-over, not by being found or admitted elsewhere
  FOR v IN
    SELECT n.person_no, n.event_id, n.kind FROM fresh n CROSS JOIN LATERAL register.holder_before(n.person_no, n.at, n.event_pos) h
     WHERE (n.opens OR (n.state IN ('resident', 'accompanying') AND n.custodian IS NOT NULL)) AND h.custodian <> n.custodian
       -- who escaped from one authority and is caught by another is held by it, and nothing was signed: the custody that failed stays told, and the two settle it
       AND (h.state IN ('held', 'resident', 'accompanying') OR (n.opens AND h.state IN ('at_large', 'unaccounted')))
  LOOP
    IF v.kind = 'act' THEN RAISE EXCEPTION 'I07-two-signatures-one-instant: person % is held by another authority and passes by a hand-over', v.person_no USING ERRCODE = '23514', CONSTRAINT = 'I07-two-signatures-one-instant'; END IF;
    INSERT INTO register.breach_due (fact_event, person_no, rule) VALUES (v.event_id, v.person_no, 'I07-two-signatures-one-instant') ON CONFLICT DO NOTHING;
  END LOOP;
  -- I07: who holds a person puts nobody to a site of another authority without a hand-over; found there, the person is recorded where the person is, and the breach says that nothing was signed. A correction of such
  -- a fact is asked the same, and so is who is found or admitted there at first.
  FOR v IN
    SELECT n.person_no, n.event_id, n.kind, n.site FROM fresh n CROSS JOIN LATERAL register.holder_before(n.person_no, n.at, n.event_pos) h
      CROSS JOIN LATERAL (SELECT x.type FROM register.event x WHERE x.pos = n.event_pos OFFSET 0) e
     WHERE e.type IN ('CustodyFound', 'CustodyAdmitted', 'SectionMoved', 'FoundInSection', 'CustodyCorrected') AND n.moves AND n.site IS NOT NULL AND n.state IS NOT NULL AND n.outcome IS NULL
       AND coalesce(n.custodian, h.custodian) IS NOT NULL
       -- most answer to who holds now, and the history of the site is asked of the others only
       AND CASE WHEN (SELECT t.code FROM sites.site t WHERE t.code = n.site AND (t.authority IS NULL OR t.authority = coalesce(n.custodian, h.custodian))) IS NULL THEN NOT sites.answers_to(n.site, coalesce(n.custodian, h.custodian), n.at) ELSE false END
       -- who was there already when the site came to another was left behind (I28 shows it), and was brought nowhere
       AND n.site IS DISTINCT FROM (SELECT b.site FROM register.custody_fact b WHERE b.person_no = n.person_no AND b.moves AND b.superseded_pos IS NULL AND (b.at, b.event_pos) < (n.at, n.event_pos)
         ORDER BY b.at DESC, b.event_pos DESC LIMIT 1)
  LOOP
    IF v.kind = 'act' THEN RAISE EXCEPTION 'I07-two-signatures-one-instant: person % comes to %, which is of another authority, by a hand-over', v.person_no, v.site USING ERRCODE = '23514', CONSTRAINT = 'I07-two-signatures-one-instant'; END IF;
    INSERT INTO register.breach_due (fact_event, person_no, rule) VALUES (v.event_id, v.person_no, 'I07-two-signatures-one-instant') ON CONFLICT DO NOTHING;
  END LOOP;
  -- I32: who recorded that a member of a household is missing, departed, died, was released or is detained, does not move the others for a day, unless child protection does
  SELECT min(m.person_no) INTO bad FROM (SELECT x.officer_no, x.received_at, array_agg(n.person_no) AS persons FROM fresh n CROSS JOIN LATERAL (SELECT e.type, e.officer_no, e.received_at FROM register.event e WHERE e.pos = n.event_pos OFFSET 0) x
      WHERE x.type = 'SectionMoved' AND x.officer_no <> 0 AND n.state = 'resident' GROUP BY 1, 2) a
    CROSS JOIN LATERAL register.missed_by(a.persons, a.officer_no, a.received_at) m WHERE NOT access.has_role(a.officer_no, 'child_protection_officer');
  IF bad IS NOT NULL THEN RAISE EXCEPTION 'I32-household-together: of the household of person % another member was recorded missing, gone, dead or detained by the same officer less than a day before', bad USING ERRCODE = '23514', CONSTRAINT = 'I32-household-together'; END IF;
  -- I13, I16, I17, P3: where the statement leaves each person. What was the past when it was recorded moves nobody now.
  FOR v IN
    WITH newest AS MATERIALIZED (
      SELECT n.* FROM fresh n WHERE n.moves AND (SELECT l.person_no FROM register.custody_fact l WHERE l.person_no = n.person_no AND l.superseded_pos IS NULL AND (l.moves OR l.outcome IS NOT NULL)
        AND (l.at, l.event_pos) > (n.at, n.event_pos) LIMIT 1) IS NULL)
    SELECT w.person_no, w.rule, w.detail, n.kind, n.event_id
      FROM register.placement_violations((SELECT array_agg(n.person_no ORDER BY n.event_pos) FROM newest n), (SELECT array_agg(n.at ORDER BY n.event_pos) FROM newest n), (SELECT array_agg(n.site ORDER BY n.event_pos) FROM newest n),
        (SELECT array_agg(n.section ORDER BY n.event_pos) FROM newest n), (SELECT array_agg(n.vehicle ORDER BY n.event_pos) FROM newest n), (SELECT array_agg(n.compartment ORDER BY n.event_pos) FROM newest n),
        (SELECT array_agg(n.best_interest ORDER BY n.event_pos) FROM newest n)) w JOIN newest n ON n.person_no = w.person_no
  LOOP
    IF v.kind = 'act' THEN RAISE EXCEPTION '%: person %, %', v.rule, v.person_no, v.detail USING ERRCODE = '23514', CONSTRAINT = v.rule; END IF;
    INSERT INTO register.breach_due (fact_event, person_no, rule) VALUES (v.event_id, v.person_no, v.rule) ON CONFLICT DO NOTHING;
  END LOOP;
  -- I01: an act moves a detained person between the sections of the site where the person is, and nobody out of a vehicle: there an admission answers Mandela rule 7 first. Who was found elsewhere is recorded there; a resident
  -- comes to another camp on what the movement rests on (I31, above).
  SELECT min(n.person_no) INTO bad FROM fresh n CROSS JOIN LATERAL (SELECT x.type FROM register.event x WHERE x.pos = n.event_pos OFFSET 0) e
    CROSS JOIN LATERAL (SELECT x.site, x.vehicle FROM register.custody_fact x WHERE x.person_no = n.person_no AND x.moves AND x.superseded_pos IS NULL AND (x.at, x.event_pos) < (n.at, n.event_pos) ORDER BY x.at DESC, x.event_pos DESC LIMIT 1) l
   WHERE e.type = 'SectionMoved' AND (l.vehicle IS NOT NULL OR (n.state IN ('held', 'accompanying') AND l.site IS DISTINCT FROM n.site));
  IF bad IS NOT NULL THEN RAISE EXCEPTION 'I01-one-place-one-custodian: person % is at another site or in a vehicle', bad USING ERRCODE = '23514', CONSTRAINT = 'I01-one-place-one-custodian'; END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "I04-I13-I16-I17-I21-custody-fact" AFTER INSERT ON register.custody_fact REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION register.custody_fact_rules();

-- At commit: every breach that was due is there, named for its rule, its person and its fact. The first that is asked answers for all of its transaction: what others have due nobody else sees, and it is gone at
-- their commit. A list of persons without orders owes one for each of them.
CREATE OR REPLACE FUNCTION register.breach_paid() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
DECLARE owed register.breach_due;
BEGIN
  IF NOT EXISTS (SELECT FROM register.breach_due d WHERE d.fact_event = NEW.fact_event AND d.person_no = NEW.person_no AND d.rule = NEW.rule) THEN RETURN NULL; END IF;
  SELECT d.* INTO owed FROM register.breach_due d
   WHERE (SELECT b.id FROM register.breach b WHERE b.fact_event = d.fact_event AND b.person_no = d.person_no AND b.rule = d.rule
      -- for a correction that changes who held answers its author: a breach laid on another authority could be cured by the author
      AND NOT (b.rule = 'I07-two-signatures-one-instant' AND EXISTS (SELECT FROM register.event e WHERE e.id = b.fact_event AND e.type = 'CustodyCorrected' AND e.officer_no <> 0
        AND access.authority_of(e.officer_no) <> b.authority)) LIMIT 1) IS NULL
   -- of several it names the one that was asked first
   ORDER BY (d.fact_event, d.person_no, d.rule) = (NEW.fact_event, NEW.person_no, NEW.rule) DESC LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION '%: a fact that breaks this rule needs its breach in the same command (person %)', owed.rule, owed.person_no USING ERRCODE = '23514', CONSTRAINT = owed.rule; END IF;
  DELETE FROM register.breach_due;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS breach_paid ON register.breach_due;
CREATE CONSTRAINT TRIGGER breach_paid AFTER INSERT ON register.breach_due DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION register.breach_paid();

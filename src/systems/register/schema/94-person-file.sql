/*
 * What the file of a person is made of, in one question. These read past row security and ask for the wall once (register.sees_person): under row security each of the file's tables asks anew who is asking,
 * which is most of what a file costs. Only tables whose wall is the reach of the person are read here, and of breaches and documents, which have walls of their own beside it, each is asked for. Manifests
 * (docs/decisions/0013-who-learns-of-a-fear.md) are asked for behind their walls. Instants in milliseconds.
 */
-- Openings of a person's custody, the newest first, of the events that are believed. What was told of one that was corrected since counts for the corrected one. Asks for no wall: nobody who serves may call it.
CREATE OR REPLACE FUNCTION register.openings_of(p_person bigint) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET jit = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  -- of most persons nothing was corrected: what was told of a fact is told of it alone
  IF NOT EXISTS (SELECT FROM register.correction c WHERE c.person_no = p_person) THEN
    RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('factEvent', f.event_id, 'at', register.ms(f.at), 'site', f.site, 'zone', (SELECT s.zone FROM sites.site s WHERE s.code = f.site), 'custodian', f.custodian, 'registerNumber', p.register_number,
        'way', coalesce(d.way, nullif(i.way, 'admitted'), 'existing-custody'), 'tag', CASE WHEN d.way IS NOT NULL THEN (SELECT t.tag FROM register.deprivation t WHERE t.person_no = p_person AND t.fact_event = f.event_id AND t.tag IS NOT NULL ORDER BY t.event_pos LIMIT 1) END,
        'appearance', (SELECT jsonb_build_object('appearanceId', a.id, 'when', a.appeared, 'authority', a.authority, 'court', a.court, 'source', a.source, 'from', a.inherited_from, 'documentSha256', a.document_sha256) FROM register.first_appearance a WHERE a.person_no = p_person AND a.fact_event = f.event_id AND a.superseded_pos IS NULL),
        'particulars', d.particulars, 'tags', (SELECT count(DISTINCT x.tag) FROM register.deprivation x WHERE x.person_no = p_person AND x.tag IS NOT NULL)) ORDER BY f.at DESC, f.event_pos DESC), '[]')
      FROM register.intake i JOIN register.custody_fact f ON f.person_no = i.person_no AND f.event_pos = i.event_pos AND f.superseded_pos IS NULL JOIN register.person p ON p.no = i.person_no
      LEFT JOIN LATERAL (SELECT d.way, d.particulars FROM register.deprivation d WHERE d.person_no = p_person AND d.fact_event = f.event_id ORDER BY d.event_pos DESC LIMIT 1) d ON true
      WHERE i.person_no = p_person);
  END IF;
  RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('factEvent', f.event_id, 'at', register.ms(f.at), 'site', f.site, 'zone', s.zone, 'custodian', f.custodian, 'registerNumber', p.register_number,
      'way', coalesce(d.way, nullif(i.way, 'admitted'), 'existing-custody'), 'tag', d.tag, 'particulars', d.particulars,
      'appearance', (SELECT jsonb_build_object('appearanceId', a.id, 'when', a.appeared, 'authority', a.authority, 'court', a.court, 'source', a.source, 'from', a.inherited_from, 'documentSha256', a.document_sha256) FROM register.first_appearance a WHERE a.person_no = p_person AND a.fact_event = ANY (told.ids) AND a.superseded_pos IS NULL ORDER BY a.event_pos DESC LIMIT 1),
      'tags', (SELECT count(DISTINCT x.tag) FROM register.deprivation x WHERE x.person_no = f.person_no AND x.tag IS NOT NULL)) ORDER BY f.at DESC, f.event_pos DESC), '[]')
    FROM register.custody_fact f JOIN register.person p ON p.no = f.person_no JOIN register.intake i ON i.person_no = f.person_no AND i.event_pos = f.event_pos LEFT JOIN sites.site s ON s.code = f.site
    CROSS JOIN LATERAL (WITH RECURSIVE chain(id) AS (SELECT f.event_id UNION SELECT c.corrected_event FROM register.correction c JOIN chain ON c.correcting_event = chain.id WHERE c.person_no = f.person_no)
      SELECT array_agg(chain.id) AS ids FROM chain) told
    LEFT JOIN LATERAL (SELECT d.way, d.particulars, (SELECT t.tag FROM register.deprivation t WHERE t.person_no = f.person_no AND t.fact_event = ANY (told.ids) AND t.tag IS NOT NULL ORDER BY t.event_pos LIMIT 1) AS tag
      FROM register.deprivation d WHERE d.person_no = f.person_no AND d.fact_event = ANY (told.ids) ORDER BY d.event_pos DESC LIMIT 1) d ON true
    WHERE f.person_no = p_person AND f.superseded_pos IS NULL);
END $$;
CREATE OR REPLACE FUNCTION register.openings_seen(p_person bigint) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN RETURN CASE WHEN register.sees_person(p_person) THEN register.openings_of(p_person) ELSE '[]' END; END $$;

/*
 * The facts of ICPPED 18(1)(a) and (c) to (g) about a person, as the register knows them now; what (b) tells are the openings. It asks behind the walls of who calls it: nothing where they hide the person. Of health only when the person was
 * seen, and fit or not.
 */
CREATE OR REPLACE FUNCTION register.extract_facts(p_person bigint) RETURNS json LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT json_build_object(
    'orders', (SELECT coalesce(json_agg(json_build_object('authority', json_build_object('en', a.name_en, 'ar', a.name_ar, 'ckb', coalesce(a.name_ckb, a.name_ar)), 'issuedAt', register.ms(o.issued_at), 'expiresAt', register.ms(o.expires_at)) ORDER BY o.issued_at, o.id), '[]')
      FROM register.custody_order o JOIN access.authority a ON a.code = o.authority WHERE o.person_no = p_person),
    'periods', (SELECT coalesce(json_agg(json_build_object('fromAt', register.ms(c.from_at), 'toAt', CASE WHEN c.to_at < 'infinity' THEN register.ms(c.to_at) END, 'authority', json_build_object('en', a.name_en, 'ar', a.name_ar, 'ckb', coalesce(a.name_ckb, a.name_ar)),
        'place', CASE WHEN s.code IS NOT NULL THEN json_build_object('en', s.name_en, 'ar', s.name_ar, 'ckb', coalesce(s.name_ckb, s.name_ar)) END, 'vehicle', c.vehicle, 'state', c.state, 'outcome', c.outcome) ORDER BY c.from_at), '[]')
      FROM register.custody c JOIN access.authority a ON a.code = c.custodian LEFT JOIN sites.site s ON s.code = c.site WHERE c.person_no = p_person AND c.known_to IS NULL),
    'supervisions', (SELECT coalesce(json_agg(json_build_object('authority', CASE WHEN s.name IS NULL THEN json_build_object('en', a.name_en, 'ar', a.name_ar, 'ckb', coalesce(a.name_ckb, a.name_ar)) ELSE json_build_object('en', s.name, 'ar', s.name, 'ckb', s.name) END,
        'fromAt', register.ms(s.from_at), 'untilAt', CASE WHEN s.until_at < 'infinity' THEN register.ms(s.until_at) END) ORDER BY s.from_at, s.event_pos), '[]')
      FROM register.supervision s LEFT JOIN access.authority a ON a.code = s.authority WHERE s.person_no = p_person AND s.withdrawn_pos IS NULL),
    'release', (SELECT json_build_object('at', register.ms(x.at), 'place', x.place, 'verified', x.verified) FROM (SELECT r.carried_out_at AS at, r.place, true AS verified FROM register.release r WHERE r.person_no = p_person AND r.verified_at IS NOT NULL
      UNION ALL SELECT u.at, u.place, false FROM register.unverified_release u WHERE u.person_no = p_person ORDER BY at DESC LIMIT 1) x),
    'health', (SELECT json_build_object('at', register.ms(f.examined_at), 'fit', f.fit) FROM care.fitness f WHERE f.person_no = p_person ORDER BY f.examined_at DESC, f.event_pos DESC LIMIT 1),
    'death', (SELECT json_build_object('at', register.ms(d.at), 'cause', d.cause, 'circumstances', d.circumstances, 'remains', d.remains) FROM register.death d WHERE d.person_no = p_person)) $$;

-- Names of authorities, and names and zones of sites: whoever is signed in may know them. The first asks for no wall.
CREATE OR REPLACE FUNCTION register.places() RETURNS json LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN RETURN json_build_object('authorities', (SELECT json_agg(json_build_object('code', a.code, 'name_en', a.name_en, 'name_ar', a.name_ar, 'name_ckb', a.name_ckb)) FROM access.authority a),
    'sites', (SELECT json_agg(json_build_object('code', s.code, 'zone', s.zone, 'name_en', s.name_en, 'name_ar', s.name_ar, 'name_ckb', s.name_ckb)) FROM sites.site s)); END $$;
CREATE OR REPLACE FUNCTION register.places_told() RETURNS json LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN RETURN CASE WHEN access.officer_id() IS NOT NULL THEN register.places() END; END $$;

-- Which events of a person tell of what not everybody is told (register.shown_events).
CREATE OR REPLACE FUNCTION register.is_told_to_some(p_type text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT p_type LIKE 'Fear%' OR p_type IN ('LineStruckOff', 'NoticeGiven', 'InterviewRecorded', 'BreachOpened', 'BreachCured') $$;

/*
 * The rows of a file: of custody as known at an instant (NULL: now), of everything else all there is, for the reader to keep what was known; with the places that its timeline names, the facts of custody
 * that can be corrected, its breaches, the documents that its events cite, and parent and children, by births in custody and by who came in with a parent. Rows of each table in no order, which the reader gives them: sorting and naming
 * each value costs more here than reading the rows. NULL where the person is behind the wall.
 */
DROP FUNCTION IF EXISTS register.person_file(bigint, timestamptz);
CREATE FUNCTION register.person_file(p_person bigint, p_known_at timestamptz) RETURNS json LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET jit = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE shown bigint[]; kin json; documents json; cited text[]; child boolean; accompaniment json; hidden json; found json; found_more int := 0; opening uuid;
  seen boolean := register.sees_person(p_person); glass json := access.openings_before(p_person); closed boolean := juveniles.closed_of(ARRAY[p_person]) <> '{}'; health boolean := register.reads_health_of(p_person); photographs boolean := register.sees_photographs();
BEGIN
  IF NOT seen AND (glass IS NULL OR access.opening_of(p_person, 'reach') IS NULL) THEN RETURN NULL; END IF;
  PERFORM access.demand_noted(p_person);
  -- what is under a wall, and is seen because that was opened, needs a row of its own; most opened none
  IF health AND register.tells_health(p_person) THEN PERFORM access.demand_part_noted(p_person, 'health', NULL); END IF;
  IF glass IS NOT NULL AND closed THEN
    opening := access.opening_of(p_person, 'identity');
    IF opening IS NOT NULL THEN PERFORM access.demand_part_noted(p_person, 'file', opening); closed := false; END IF; END IF;
  IF glass IS NOT NULL AND NOT health THEN
    opening := access.opening_of(p_person, 'health');
    IF opening IS NOT NULL THEN health := true;
      IF register.tells_health(p_person) THEN PERFORM access.demand_part_noted(p_person, 'health', opening); END IF; END IF; END IF;
  -- most timelines hold nothing that is not shown to everybody who sees the person
  IF EXISTS (SELECT FROM register.event e WHERE e.stream_no = p_person AND register.is_told_to_some(e.type)) THEN
    shown := ARRAY(SELECT s FROM register.shown_events(ARRAY(SELECT e.pos FROM register.event e WHERE e.stream_no = p_person)) s); END IF;
  cited := ARRAY(SELECT DISTINCT e.body::json->'data'->>'documentSha256' FROM register.event e WHERE e.stream_no = p_person AND strpos(e.body, '"documentSha256"') > 0);
  IF cited <> '{}' THEN
    documents := (SELECT json_agg(json_build_array(d.sha256, d.media_type, d.bytes)) FROM register.document d WHERE d.sha256 = ANY (cited) AND register.sees_document(d.sha256)); END IF;
  child := EXISTS (SELECT FROM register.birth_in_custody b WHERE b.person_no = p_person) OR EXISTS (SELECT FROM register.accompaniment a WHERE a.person_no = p_person);
  IF child OR EXISTS (SELECT FROM register.birth_in_custody b WHERE b.mother_no = p_person) OR EXISTS (SELECT FROM register.accompaniment a WHERE a.parent_no = p_person) THEN
    kin := (SELECT json_agg(json_build_array(p.no, p.register_number, b.person_no = p_person) ORDER BY p.no)
      FROM (SELECT x.person_no, x.mother_no AS parent_no FROM register.birth_in_custody x WHERE p_person IN (x.person_no, x.mother_no)
            UNION SELECT x.person_no, x.parent_no FROM register.accompaniment x WHERE p_person IN (x.person_no, x.parent_no)) b
      JOIN register.person p ON p.no = CASE b.person_no WHEN p_person THEN b.parent_no ELSE b.person_no END WHERE register.sees_person(p.no)); END IF;
  IF EXISTS (SELECT FROM care.health_check x WHERE x.person_no = p_person) OR EXISTS (SELECT FROM care.fitness x WHERE x.person_no = p_person) THEN
    SELECT json_agg(json_build_object('pos', h.event_pos, 'occasion', h.occasion, 'finding', h.finding, 'examinedAt', register.ms(h.examined_at), 'officerNo', h.officer_no, 'officerEn', o.name_en, 'officerAr', o.name_ar,
        'authority', o.authority, 'note', CASE WHEN health THEN n.note END, 'medication', CASE WHEN health THEN n.medication END)), CASE WHEN health THEN 0 ELSE count(n.event_pos) END INTO found, found_more
      FROM (SELECT x.event_pos, x.occasion, x.finding, x.examined_at, x.officer_no FROM care.health_check x WHERE x.person_no = p_person
            UNION ALL SELECT x.event_pos, 'transfer', CASE WHEN x.fit THEN 'fit' ELSE 'not-fit' END, x.examined_at, x.officer_no FROM care.fitness x WHERE x.person_no = p_person) h
      LEFT JOIN access.officer o ON o.no = h.officer_no LEFT JOIN care.fitness_note n ON n.event_pos = h.event_pos; END IF;
  IF closed THEN
    hidden := (SELECT json_build_object('sealed', i.sealed, 'names', (SELECT count(*) FROM register.person_name n WHERE n.person_no = p_person),
      'ageClass', juveniles.classes_of_closed(ARRAY[p_person], register.clock())->>p_person::text) FROM juveniles.closed_identity i WHERE i.person_no = p_person); END IF;
  IF child THEN
    accompaniment := (SELECT json_build_object('parent', CASE WHEN register.sees_person(a.parent_no) THEN (SELECT json_build_object('state', c.state, 'outcome', c.outcome, 'site', c.site, 'section', c.section, 'vehicle', c.vehicle)
          FROM register.custody c WHERE c.person_no = a.parent_no AND c.known_to IS NULL ORDER BY c.to_at DESC LIMIT 1) END,
        'decisions', coalesce((SELECT json_agg(json_build_object('outcome', d.outcome, 'decidedAt', register.ms(d.decided_at), 'reviewAt', register.ms(d.review_at)) ORDER BY d.decided_at, d.event_pos)
          FROM register.accompaniment_decision d WHERE d.person_no = a.person_no AND d.parent_no = a.parent_no), '[]'))
      FROM register.accompaniment a WHERE a.person_no = p_person AND register.parent_of(a.person_no) IS NOT NULL); END IF;
  RETURN (SELECT json_build_object('registerNumber', p.register_number, 'sex', p.sex,
    'events', (SELECT json_agg(json_build_array(e.pos, e.id, e.type, register.ms(e.occurred_at), register.ms(e.recorded_at), register.ms(e.received_at), e.officer_no, o.name_en, o.name_ar, o.authority,
        CASE WHEN e.type = 'PersonHandedOver' THEN register.pass_told(e.type, e.id, e.body::jsonb->'data')::json ELSE e.body::json->'data' END, (SELECT c.correcting_event FROM register.correction c WHERE c.corrected_event = e.id)))
      FROM register.event e LEFT JOIN access.officer o ON o.no = e.officer_no
     WHERE e.stream_no = p_person AND (p_known_at IS NULL OR e.received_at <= p_known_at) AND (shown IS NULL OR e.pos = ANY (shown))),
    'names', (SELECT json_agg(json_build_array(n.event_pos, n.ord, n.kind, n.script, n.source, n.full_name, n.parts)) FROM register.person_name n WHERE n.person_no = p_person AND NOT closed),
    'numbers', (SELECT json_agg(json_build_array(x.event_pos, x.id, x.kind, x.number, x.issued_by, x.source, x.withdrawn_pos, x.withdrawal)) FROM register.external_number x WHERE x.person_no = p_person AND NOT closed),
    'supervisions', (SELECT json_agg(json_build_array(x.event_pos, x.id, register.ms(x.from_at), register.ms(x.until_at), x.authority, x.name, x.source, x.withdrawn_pos, x.withdrawal)) FROM register.supervision x WHERE x.person_no = p_person),
    'marks', (SELECT json_agg(json_build_object('pos', m.event_pos, 'markId', m.id, 'kind', m.kind, 'place', m.place, 'description', m.description, 'seenAt', register.ms(m.seen_at), 'seenBy', m.seen_by, 'withdrawnPos', m.withdrawn_pos,
      'withdrawal', m.withdrawal)) FROM register.distinguishing_mark m WHERE m.person_no = p_person AND NOT closed),
    -- what is there and not shown: sealed is not absent
    'health', found, 'seen', seen, 'glass', glass, 'withheld', json_build_object('health', found_more,
      'photographs', CASE WHEN photographs AND NOT closed THEN 0 ELSE (SELECT count(*) FROM register.photograph h WHERE h.person_no = p_person AND h.withdrawn_pos IS NULL) END),
    -- of a child whose identity is closed to who asks: what there is and is not shown, and the class of age, by which a section is told
    'closed', hidden,
    'releaseAt', (SELECT register.ms(max(r.proposed_at)) FROM register.release r WHERE r.person_no = p_person AND num_nonnulls(r.carried_out_at, r.withdrawn_at, r.ended_at) = 0),
    'photographs', (SELECT json_agg(json_build_object('pos', h.event_pos, 'photographId', h.id, 'documentSha256', h.document_sha256, 'takenAt', register.ms(h.taken_at), 'takenBy', h.taken_by, 'withdrawnPos', h.withdrawn_pos,
      'withdrawal', h.withdrawal)) FROM register.photograph h WHERE h.person_no = p_person AND NOT closed AND photographs),
    'nationalities', (SELECT json_agg(json_build_array(c.event_pos, c.code, c.source)) FROM register.nationality_claim c WHERE c.person_no = p_person),
    'evidence', (SELECT json_agg(json_build_array(a.event_pos, a.event_id, a.kind, a.source, a.birth_text, a.born_from, a.born_to, a.superseded_pos)) FROM juveniles.age_evidence a WHERE a.person_no = p_person AND NOT closed),
    'custody', (SELECT json_agg(json_build_array(register.ms(c.from_at), CASE WHEN c.to_at <> 'infinity' THEN register.ms(c.to_at) END, c.custodian, c.site, c.section, c.vehicle, c.state, c.outcome, c.event_pos,
        register.ms(c.known_from)))
      FROM (SELECT x.* FROM register.custody x WHERE x.person_no = p_person AND x.known_to IS NULL AND (p_known_at IS NULL OR x.known_from <= p_known_at)
            UNION ALL SELECT x.* FROM register.custody x WHERE x.person_no = p_person AND x.known_to > p_known_at AND x.known_from <= p_known_at) c),
    'orders', (SELECT json_agg(json_build_array(o.id, o.ground, o.article, o.authority, o.document_sha256, register.ms(o.issued_at), o.legal_status)) FROM register.custody_order o WHERE o.person_no = p_person),
    'breaches', (SELECT json_agg(json_build_array(b.id, b.rule, b.source, b.authority, b.fact_event, register.ms(b.opened_at))) FROM register.breach b
      WHERE b.person_no = p_person AND (b.rule NOT LIKE 'I11-%' OR transfers.told_of_breach(b.id))),
    'facts', (SELECT json_agg(json_build_array(f.event_id, f.moves)) FROM register.custody_fact f WHERE f.person_no = p_person AND f.superseded_pos IS NULL),
    'openings', register.openings_of(p_person), 'places', register.places(), 'documents', documents, 'kin', kin, 'child', child AND register.is_child_of_detainee(p_person),
    'accompaniment', accompaniment)
  FROM register.person p WHERE p.no = p_person);
END $$;

/*
 * The live line of a person with what is known of its manifest, and the answers at the newest admission. As who asks and behind the walls of manifests: each is looked for first, because the statement that
 * tells the whole of it names a dozen walled tables, and costs as much where there is nothing to tell.
 */
CREATE OR REPLACE FUNCTION register.person_on_manifest(p_person bigint) RETURNS json LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE line json; answers jsonb; recall bigint; agreed bigint; complaint bigint;
BEGIN
  IF EXISTS (SELECT FROM transfers.line l WHERE l.person_no = p_person AND l.live) THEN
    line := (SELECT json_build_object('manifestNo', l.manifest_no, 'plannedAt', register.ms(m.planned_at),
        'handedOver', EXISTS (SELECT FROM transfers.handover h WHERE h.manifest_no = m.no),
        'arrived', m.closed_at IS NOT NULL OR EXISTS (SELECT FROM transfers.admission a WHERE a.manifest_no = m.no AND a.person_no = l.person_no),
        'fit', coalesce((SELECT f.fit AND f.examined_at >= register.clock() - interval '48 hours' FROM care.fitness f WHERE f.person_no = l.person_no ORDER BY f.examined_at DESC, f.event_pos DESC LIMIT 1), false),
        'notified', NOT coalesce(transfers.asks_of_persons_seen(l.manifest_no), true) OR EXISTS (SELECT FROM safeguards.notice n WHERE n.person_no IN (l.person_no, (SELECT a.parent_no FROM register.accompaniment a WHERE a.person_no = l.person_no)) AND n.manifest_no = l.manifest_no),
        'interviewed', NOT coalesce(transfers.asks_of_persons_seen(l.manifest_no), true) OR EXISTS (SELECT FROM safeguards.interview i WHERE i.person_no IN (l.person_no, (SELECT a.parent_no FROM register.accompaniment a WHERE a.person_no = l.person_no)) AND i.manifest_no = l.manifest_no),
        'departedAt', register.ms((SELECT min(v.at) FROM transfers.movement v WHERE v.manifest_no = m.no AND v.withdrawn_pos IS NULL AND v.kind = 'departed')),
        'lastHeardAt', register.ms(greatest((SELECT max(v.at) FROM transfers.movement v WHERE v.manifest_no = m.no AND v.withdrawn_pos IS NULL), (SELECT max(h.instant) FROM transfers.handover h WHERE h.manifest_no = m.no))))
      FROM transfers.line l LEFT JOIN transfers.manifest m ON m.no = l.manifest_no WHERE l.person_no = p_person AND l.live); END IF;
  IF EXISTS (SELECT FROM transfers.admission a WHERE a.person_no = p_person) THEN
    answers := (SELECT a.answers || coalesce((SELECT jsonb_object_agg(x.question, x.answer) FROM (SELECT DISTINCT ON (y.question) y.question, y.answer FROM transfers.admission_answer y
          WHERE y.manifest_no = a.manifest_no AND y.person_no = a.person_no ORDER BY y.question, y.event_pos DESC) x), '{}')
      FROM transfers.admission a WHERE a.person_no = p_person ORDER BY a.at DESC LIMIT 1); END IF;
  -- most were never asked back: nothing is looked up for them but this one entry of an index
  -- whoever is back with the authority that asked is owed neither an answer nor the way back
  SELECT CASE WHEN r.answered_at IS NULL THEN register.ms(r.requested_at) END, register.ms(r.answered_at) INTO recall, agreed FROM (
    SELECT x.requested_at, x.answered_at, x.answer FROM transfers.recall x JOIN transfers.manifest m ON m.no = x.manifest_no WHERE x.person_no = p_person AND x.answer IS DISTINCT FROM 'refused'
       AND NOT EXISTS (SELECT FROM register.custody_fact f WHERE f.person_no = x.person_no AND f.superseded_pos IS NULL AND f.custodian = m.from_authority AND f.at > x.requested_at)
     ORDER BY x.requested_at DESC LIMIT 1) r;
  -- the same of complaints about packets: the oldest that nobody answered
  complaint := (SELECT register.ms(min(c.made_at)) FROM register.property_complaint c WHERE c.person_no = p_person AND c.answered_pos IS NULL);
  RETURN json_build_object('line', line, 'answers', answers, 'recall', recall, 'agreed', agreed, 'complaint', complaint);
END $$;
/*
 * The file of a person and what stands around it, once it is written down and kept who opens it: where it was written down only now, that is all that is answered, and the file is told to who asks again. Read in one snapshot, as who asks. What was found out of somebody's health is a part of its own, where there is something.
 */
CREATE OR REPLACE FUNCTION register.person_told(p_person bigint, p_known_at timestamptz) RETURNS json LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  PERFORM access.note_file(p_person);
  IF access.has_written() THEN RETURN '{"noted": true}'; END IF;
  RETURN (SELECT json_build_object('file', register.person_file(p_person, p_known_at), 'manifest', register.person_on_manifest(p_person)));
END $$;
-- Whether who asks is of health, of an authority within reach: what was found out of somebody's health is for those (Mandela 26).
CREATE OR REPLACE FUNCTION register.reads_health_of(p_person bigint) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
BEGIN RETURN 'health_officer' = ANY (access.officer_roles()) AND EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = p_person AND r.authority = access.officer_authority()); END $$;
-- Whether the file tells who asks what was found out of the person's health: notes, or medication.
CREATE OR REPLACE FUNCTION register.tells_health(p_person bigint) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
BEGIN
  RETURN (register.reads_health_of(p_person) OR access.opening_of(p_person, 'health') IS NOT NULL) AND EXISTS (SELECT FROM (SELECT h.event_pos FROM care.health_check h WHERE h.person_no = p_person UNION ALL SELECT f.event_pos FROM care.fitness f WHERE f.person_no = p_person) x JOIN care.fitness_note n ON n.event_pos = x.event_pos);
END $$;
GRANT EXECUTE ON FUNCTION register.reads_health_of(bigint), register.tells_health(bigint) TO amana_guard;
GRANT EXECUTE ON FUNCTION register.extract_facts(bigint) TO amana_app, amana_guard;
GRANT EXECUTE ON FUNCTION register.openings_seen(bigint), register.places_told(), register.person_file(bigint, timestamptz), register.person_on_manifest(bigint), register.person_told(bigint, timestamptz) TO amana_app;

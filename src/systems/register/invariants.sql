-- Rules of custody as questions to the tables: each SELECT names what breaks the rule, and is empty where it holds. They use tables and built-in
-- functions only, because `verify` does not trust the functions of the database that it looks at. A recorded fact that carries its breach breaks nothing
-- here: it is counted among the open breaches. "Now" is the receipt of the newest event, never the clock of the machine.

-- I01-one-place-one-custodian: two believed periods of custody overlap.
SELECT DISTINCT 'person ' || a.person_no FROM register.custody a JOIN register.custody b ON b.person_no = a.person_no AND b.ctid <> a.ctid AND b.from_at < a.to_at AND a.from_at < b.to_at
 WHERE a.known_to IS NULL AND b.known_to IS NULL;

-- I02-custody-tiles: custody has a hole, or does not begin with the first believed fact.
SELECT 'person ' || c.person_no FROM register.custody c WHERE c.known_to IS NULL AND c.to_at < 'infinity' AND c.outcome IS NULL
   AND NOT EXISTS (SELECT FROM register.custody n WHERE n.person_no = c.person_no AND n.known_to IS NULL AND n.from_at = c.to_at)
UNION
SELECT 'person ' || f.person_no FROM (SELECT x.person_no, min(x.at) AS at FROM register.custody_fact x WHERE x.superseded_pos IS NULL GROUP BY x.person_no) f
  LEFT JOIN (SELECT c.person_no, min(c.from_at) AS at FROM register.custody c WHERE c.known_to IS NULL GROUP BY c.person_no) c ON c.person_no = f.person_no WHERE c.at IS DISTINCT FROM f.at;

-- I03-no-exit-without-outcome: the person has neither a present period of custody nor a terminal outcome.
SELECT 'person ' || p.no FROM register.person p WHERE EXISTS (SELECT FROM register.custody_fact f WHERE f.person_no = p.no AND f.superseded_pos IS NULL)
   AND NOT EXISTS (SELECT FROM register.custody c WHERE c.person_no = p.no AND c.known_to IS NULL AND (c.to_at = 'infinity' OR c.outcome IS NOT NULL));

-- I04-no-admission-without-order: an admission or a finding without an order in force at its instant, and without its breach.
SELECT 'person ' || f.person_no FROM register.custody_fact f WHERE f.superseded_pos IS NULL AND f.opens
   AND NOT EXISTS (SELECT FROM register.custody_order o WHERE o.person_no = f.person_no AND o.issued_at <= f.at AND f.at < o.expires_at)
   AND NOT EXISTS (SELECT FROM register.breach b WHERE b.fact_event = f.event_id AND b.person_no = f.person_no AND b.rule = 'I04-no-admission-without-order');

-- I04-no-admission-without-order: somebody brought from a vehicle into a site without an order in force, and without its breach.
SELECT 'person ' || f.person_no FROM register.custody_fact f CROSS JOIN LATERAL (
    SELECT b.vehicle FROM register.custody_fact b WHERE b.person_no = f.person_no AND b.moves AND b.superseded_pos IS NULL AND (b.at, b.event_pos) < (f.at, f.event_pos)
     ORDER BY b.at DESC, b.event_pos DESC LIMIT 1) before
 WHERE f.superseded_pos IS NULL AND f.moves AND f.site IS NOT NULL AND NOT f.opens AND before.vehicle IS NOT NULL
   AND CASE coalesce((SELECT coalesce(b.outcome, b.state) FROM register.custody_fact b WHERE b.person_no = f.person_no AND b.superseded_pos IS NULL AND coalesce(b.outcome, b.state) IS NOT NULL AND (b.at, b.event_pos) < (f.at, f.event_pos)
         ORDER BY b.at DESC, b.event_pos DESC LIMIT 1), '') WHEN 'resident' THEN false
     -- who was an adult then, by what was known of the birth before and is believed still, accompanied nobody
     WHEN 'accompanying' THEN juveniles.age_class(f.person_no, (f.at AT TIME ZONE 'Asia/Baghdad')::date) = 'adult' AND NOT EXISTS (SELECT FROM juveniles.age_evidence a WHERE a.person_no = f.person_no AND f.event_pos < greatest(a.event_pos, a.superseded_pos))
     ELSE true END
   AND NOT EXISTS (SELECT FROM register.custody_order o WHERE o.person_no = f.person_no AND o.issued_at <= f.at AND f.at < o.expires_at)
   AND NOT EXISTS (SELECT FROM register.breach b WHERE b.fact_event = f.event_id AND b.person_no = f.person_no AND b.rule = 'I04-no-admission-without-order');

-- I04-no-admission-without-order: somebody is believed to have been in custody after a release without a new admission, without a breach of that fact, of the release or of the correction that made it so.
SELECT 'person ' || f.person_no FROM register.custody_fact f CROSS JOIN LATERAL (
    SELECT x.event_id, coalesce(x.outcome, x.state) AS state FROM register.custody_fact x WHERE x.person_no = f.person_no AND x.superseded_pos IS NULL AND coalesce(x.outcome, x.state) IS NOT NULL
       AND (x.at, x.event_pos) < (f.at, f.event_pos) ORDER BY x.at DESC, x.event_pos DESC LIMIT 1) before
 WHERE f.superseded_pos IS NULL AND NOT f.opens AND f.outcome IS NULL AND before.state IN ('release', 'repatriation')
   -- who comes back with a detained parent is in nobody's custody
   AND f.state IS DISTINCT FROM 'accompanying'
   AND EXISTS (SELECT FROM register.custody_fact r WHERE r.person_no = f.person_no AND r.outcome IN ('release', 'repatriation'))
   AND NOT EXISTS (SELECT FROM register.breach b WHERE b.person_no = f.person_no AND b.rule = 'I04-no-admission-without-order'
     AND (b.fact_event IN (f.event_id, before.event_id) OR b.fact_event IN (SELECT c.correcting_event FROM register.correction c WHERE c.person_no = f.person_no)));

-- I16-men-and-women-apart: a person is held in a place for the other sex, without a breach.
SELECT 'person ' || c.person_no FROM register.custody c JOIN register.person p ON p.no = c.person_no JOIN register.event e ON e.pos = c.event_pos
  LEFT JOIN sites.section s ON s.site = c.site AND s.section = c.section LEFT JOIN sites.compartment k ON k.vehicle = c.vehicle AND k.compartment = c.compartment
 WHERE c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'held' AND coalesce(s.sex, k.sex) NOT IN (p.sex, 'any')
   AND NOT EXISTS (SELECT FROM register.breach b WHERE b.person_no = c.person_no AND b.rule = 'I16-men-and-women-apart' AND (b.fact_event = e.id OR b.cured_at IS NULL));

-- I16-untried-apart: a person was put into a section for another legal status than the orders on record then gave, without a breach.
SELECT 'person ' || c.person_no FROM register.custody c JOIN register.event e ON e.pos = c.event_pos JOIN sites.section s ON s.site = c.site AND s.section = c.section
 WHERE c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'held' AND s.legal_status <> 'any'
   AND (s.legal_status = 'convicted') <> EXISTS (SELECT FROM register.custody_order o JOIN register.event r ON r.id = o.id
         WHERE o.person_no = c.person_no AND o.legal_status = 'convicted' AND r.pos < e.pos AND o.issued_at <= e.occurred_at AND e.occurred_at < o.expires_at)
   AND NOT EXISTS (SELECT FROM register.breach b WHERE b.person_no = c.person_no AND b.rule = 'I16-untried-apart');

-- I16-untried-apart: an untried and a convicted person sit in one compartment that says for whom it is, and neither has the breach.
SELECT 'persons ' || a.person_no || ' and ' || b.person_no FROM sites.compartment k JOIN register.event x ON x.pos = k.event_pos AND x.v > 1
  JOIN register.custody a ON a.vehicle = k.vehicle AND a.compartment = k.compartment AND a.known_to IS NULL AND a.to_at = 'infinity' AND a.state = 'held' AND NOT sites.away_from_vehicle(a.person_no)
  JOIN register.custody b ON b.vehicle = k.vehicle AND b.compartment = k.compartment AND b.known_to IS NULL AND b.to_at = 'infinity' AND b.state = 'held' AND NOT sites.away_from_vehicle(b.person_no) AND b.person_no > a.person_no
  JOIN register.event e ON e.pos = greatest(a.event_pos, b.event_pos)
 WHERE EXISTS (SELECT FROM register.custody_order o JOIN register.event r ON r.id = o.id WHERE o.person_no = a.person_no AND o.legal_status = 'convicted' AND r.pos < e.pos AND o.issued_at <= e.occurred_at AND e.occurred_at < o.expires_at)
    <> EXISTS (SELECT FROM register.custody_order o JOIN register.event r ON r.id = o.id WHERE o.person_no = b.person_no AND o.legal_status = 'convicted' AND r.pos < e.pos AND o.issued_at <= e.occurred_at AND e.occurred_at < o.expires_at)
   AND NOT EXISTS (SELECT FROM sites.absence s WHERE s.person_no IN (a.person_no, b.person_no) AND s.vehicle IS NOT NULL)
   AND NOT EXISTS (SELECT FROM register.breach r WHERE r.person_no IN (a.person_no, b.person_no) AND r.rule = 'I16-untried-apart');

-- I17-section-capacity: a section or compartment holds more persons than places and approved extra places, beyond those whose breach says so.
SELECT 'section ' || s.site || '/' || s.section FROM sites.section s JOIN register.custody c ON c.site = s.site AND c.section = s.section AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'held'
 GROUP BY s.site, s.section, s.capacity
HAVING count(*) FILTER (WHERE NOT EXISTS (SELECT FROM register.breach b WHERE b.person_no = c.person_no AND b.rule = 'I17-section-capacity'))
     > s.capacity + coalesce((SELECT sum(o.extra_places) FROM sites.over_capacity o WHERE o.site = s.site AND o.section = s.section AND o.approved_by IS NOT NULL), 0)
UNION ALL
SELECT 'compartment ' || k.vehicle || '/' || k.compartment FROM sites.compartment k JOIN register.custody c ON c.vehicle = k.vehicle AND c.compartment = k.compartment AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'held'
 GROUP BY k.vehicle, k.compartment, k.seats
HAVING count(*) FILTER (WHERE NOT EXISTS (SELECT FROM register.breach b WHERE b.person_no = c.person_no AND b.rule = 'I17-section-capacity')) > k.seats;

-- I21-death-is-final: custody goes on after a recorded death, or a believed fact lies after it.
SELECT 'person ' || d.person_no FROM register.death d WHERE EXISTS (SELECT FROM register.custody c WHERE c.person_no = d.person_no AND c.known_to IS NULL AND c.to_at > d.at)
   OR EXISTS (SELECT FROM register.custody_fact f WHERE f.person_no = d.person_no AND f.superseded_pos IS NULL AND f.at > d.at);

-- I21-death-complete: a death without cause (or "pending"), circumstances, remains or referral, or an outcome of death without its record.
SELECT 'person ' || d.person_no FROM register.death d WHERE '' IN (trim(d.cause), trim(d.circumstances), trim(d.remains), trim(d.referral))
UNION
SELECT 'person ' || f.person_no FROM register.custody_fact f WHERE f.outcome = 'death' AND f.superseded_pos IS NULL AND NOT EXISTS (SELECT FROM register.death d WHERE d.person_no = f.person_no);

-- I23-append-only: a correction that names no earlier event of the same person.
SELECT 'person ' || c.person_no FROM register.correction c LEFT JOIN register.event o ON o.id = c.corrected_event LEFT JOIN register.event n ON n.id = c.correcting_event
 WHERE o.pos IS NULL OR n.pos IS NULL OR n.pos <= o.pos OR o.stream_no <> c.person_no OR n.stream_no <> c.person_no;

-- I23-append-only: a row that cites an event which does not exist.
SELECT 'person ' || f.person_no FROM register.custody_fact f WHERE NOT EXISTS (SELECT FROM register.event e WHERE e.pos = f.event_pos AND e.id = f.event_id AND e.stream_no = f.person_no);

-- I24-release-verified: a person left as released, without a release that an officer of another body verified, and without a breach.
SELECT 'person ' || f.person_no FROM register.custody_fact f JOIN register.event e ON e.pos = f.event_pos WHERE f.outcome = 'release' AND f.superseded_pos IS NULL AND e.type <> 'CustodyCorrected'
   AND NOT EXISTS (SELECT FROM register.release r JOIN access.officer v ON v.no = r.verified_by WHERE r.person_no = f.person_no AND r.event_pos = f.event_pos AND v.authority <> r.authority AND r.approved_by <> r.proposed_by)
   AND NOT EXISTS (SELECT FROM register.breach b WHERE b.fact_event = f.event_id AND b.person_no = f.person_no AND b.rule = 'I24-release-verified');

-- I07-two-signatures-one-instant: whoever held a person put or found the person at a site that never answered to that authority, and no breach says so. Asked with what was known when it was recorded.
SELECT 'person ' || f.person_no FROM register.custody_fact f JOIN register.event e ON e.pos = f.event_pos AND e.type IN ('SectionMoved', 'FoundInSection', 'CustodyCorrected', 'CustodyFound', 'CustodyAdmitted') JOIN sites.site s ON s.code = f.site
  CROSS JOIN LATERAL (SELECT coalesce(f.custodian, (SELECT b.custodian FROM register.custody_fact b WHERE b.person_no = f.person_no AND b.custodian IS NOT NULL AND b.event_pos < f.event_pos
      AND (b.superseded_pos IS NULL OR b.superseded_pos > f.event_pos) AND b.at <= f.at ORDER BY b.at DESC, b.event_pos DESC LIMIT 1)) AS custodian) h
 WHERE f.superseded_pos IS NULL AND f.moves AND f.state IS NOT NULL AND f.outcome IS NULL AND s.authority <> h.custodian
   AND f.site IS DISTINCT FROM (SELECT b.site FROM register.custody_fact b WHERE b.person_no = f.person_no AND b.moves AND b.event_pos < f.event_pos AND (b.superseded_pos IS NULL OR b.superseded_pos > f.event_pos)
      AND b.at <= f.at ORDER BY b.at DESC, b.event_pos DESC LIMIT 1)
   AND NOT EXISTS (SELECT FROM sites.control c JOIN register.event x ON x.id = c.id LEFT JOIN access.officer o ON o.no = c.recorded_by WHERE c.site = f.site AND c.authority = h.custodian
      AND (x.type = 'SiteAdded' OR o.authority IS DISTINCT FROM c.authority))
   AND NOT EXISTS (SELECT FROM register.breach b WHERE b.fact_event = f.event_id AND b.person_no = f.person_no AND b.rule = 'I07-two-signatures-one-instant');

-- I31-resident-not-detained: a resident became a detainee by something else than a finding or an admission, or somebody detained became a resident without having been released.
SELECT 'person ' || f.person_no FROM register.custody_fact f CROSS JOIN LATERAL (
    SELECT coalesce(b.outcome, b.state) AS state FROM register.custody_fact b WHERE b.person_no = f.person_no AND b.superseded_pos IS NULL AND coalesce(b.outcome, b.state) IS NOT NULL AND (b.at, b.event_pos) < (f.at, f.event_pos)
     ORDER BY b.at DESC, b.event_pos DESC LIMIT 1) before
 WHERE f.superseded_pos IS NULL AND ((f.state IN ('held', 'at_large') AND NOT f.opens AND before.state IN ('resident', 'missing')) OR (f.state IN ('resident', 'missing') AND before.state IN ('held', 'at_large', 'unaccounted')));

-- I31-resident-not-detained: somebody is on the roll of a prison as a resident, without a breach.
SELECT 'person ' || c.person_no FROM register.custody c JOIN sites.site s ON s.code = c.site AND s.kind NOT IN ('camp', 'rehabilitation') WHERE c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'resident'
   AND NOT EXISTS (SELECT FROM register.breach b WHERE b.person_no = c.person_no AND b.rule = 'I31-resident-not-detained');

-- I32-household-together: a hand-over or a move put a resident apart from the household, and neither a decision nor a breach says so.
SELECT 'person ' || m.person_no FROM register.household_member m JOIN register.custody c ON c.person_no = m.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'resident' AND c.section IS NOT NULL
  JOIN register.household_member o ON o.household_id = m.household_id AND o.person_no <> m.person_no AND o.bound
  JOIN register.custody d ON d.person_no = o.person_no AND d.known_to IS NULL AND d.to_at = 'infinity' AND d.state = 'resident' AND d.site = c.site AND d.section <> c.section
 WHERE m.bound AND m.joined_at <= least(c.from_at, d.from_at) AND o.joined_at <= least(c.from_at, d.from_at)
   AND NOT EXISTS (SELECT FROM register.separation s WHERE s.household_id = m.household_id AND s.person_no IN (m.person_no, o.person_no) AND (s.by_child_protection OR s.approved_by IS NOT NULL))
   AND NOT EXISTS (SELECT FROM register.breach b WHERE b.person_no IN (m.person_no, o.person_no) AND b.rule = 'I32-household-together');

-- I24-four-eyes: that a person left the household was confirmed by the officer who recorded it, or by one of another authority who protects no children.
SELECT 'person ' || m.person_no FROM register.household_member m LEFT JOIN access.officer l ON l.no = m.left_by LEFT JOIN access.officer c ON c.no = m.confirmed_by
 WHERE m.confirmed_by IS NOT NULL AND (m.confirmed_by = m.left_by OR (c.authority IS DISTINCT FROM l.authority AND NOT EXISTS (SELECT FROM access.posting p WHERE p.officer_no = m.confirmed_by AND p.role = 'child_protection_officer')));

-- I24-four-eyes: that a person may be apart from the household was approved by the officer who proposed it, or by one of another authority.
SELECT 'person ' || s.person_no FROM register.separation s LEFT JOIN access.officer p ON p.no = s.proposed_by LEFT JOIN access.officer a ON a.no = s.approved_by
 WHERE s.approved_by IS NOT NULL AND (s.approved_by = s.proposed_by OR a.authority IS DISTINCT FROM p.authority);

-- I24-four-eyes: a recovery of a sign-in was confirmed by who asked for it or by the officer, or one of the two is of another authority; or it was confirmed while a key of the officer's devices stood.
SELECT 'officer ' || r.officer_no FROM access.recovery r JOIN access.officer o ON o.no = r.officer_no LEFT JOIN access.officer a ON a.no = r.asked_by LEFT JOIN access.officer c ON c.no = r.confirmed_by
 WHERE a.authority IS DISTINCT FROM o.authority OR r.asked_by = r.officer_no OR (r.confirmed_by IS NOT NULL AND (r.confirmed_by IN (r.asked_by, r.officer_no) OR c.authority IS DISTINCT FROM o.authority
    OR EXISTS (SELECT FROM access.device_key k WHERE k.officer_no = r.officer_no AND k.event_pos < r.changed_pos AND (k.revoked_pos IS NULL OR k.revoked_pos > r.changed_pos))));

-- I32-household-together: a child and the parent whom it accompanies are in two sections of one site, and neither a decision of child protection nor a breach says so. Of children who were born before this was asked nothing is known.
SELECT 'person ' || a.person_no FROM register.accompaniment a JOIN register.event e ON e.pos = a.event_pos AND (e.type <> 'BornInCustody' OR e.v > 1)
  JOIN register.custody c ON c.person_no = a.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'accompanying' AND c.section IS NOT NULL
  JOIN register.custody d ON d.person_no = a.parent_no AND d.known_to IS NULL AND d.to_at = 'infinity' AND d.state = 'held' AND d.site = c.site AND d.section <> c.section
 WHERE NOT EXISTS (SELECT FROM register.accompaniment_decision x WHERE x.person_no = a.person_no AND x.parent_no = a.parent_no AND x.outcome = 'apart')
   AND NOT EXISTS (SELECT FROM register.breach b WHERE b.person_no IN (a.person_no, a.parent_no) AND b.rule = 'I32-household-together')
   -- who came there as an adult is kept to nobody, and of whom evidence of age was recorded since, what was known then is not asked again
   AND juveniles.age_class(a.person_no, (greatest(c.from_at, d.from_at) AT TIME ZONE 'Asia/Baghdad')::date) <> 'adult'
   AND NOT EXISTS (SELECT FROM juveniles.age_evidence x WHERE x.person_no = a.person_no AND greatest(c.event_pos, d.event_pos) < greatest(x.event_pos, x.superseded_pos));

-- I13-minor-apart-from-adults: what is best for a child who accompanies a parent was decided by an officer who protects no children, or of somebody whom the child does not accompany.
SELECT 'person ' || d.person_no FROM register.accompaniment_decision d
 WHERE d.parent_no NOT IN (SELECT register.parents_ever(d.person_no)) OR NOT EXISTS (SELECT FROM access.posting p WHERE p.officer_no = d.decided_by AND p.role = 'child_protection_officer');

-- I13-minor-apart-from-adults: a parent was corrected by an officer who protects no children.
SELECT 'person ' || b.person_no FROM register.accompaniment_before b JOIN register.event e ON e.pos = b.ended_pos
 WHERE b.corrected AND NOT EXISTS (SELECT FROM access.posting p WHERE p.officer_no = e.officer_no AND p.role = 'child_protection_officer');

-- I23-append-only: openings of files that were sealed together are not those that stand there now, or a seal is missing: one was changed, removed or put in.
SELECT 'seal ' || s.no FROM (SELECT x.*, lag(x.no, 1, 0) OVER w AS no_before, lag(x.last_read, 1, 0) OVER w AS read_before, lag(x.digest) OVER w AS digest_before FROM access.read_seal x WINDOW w AS (ORDER BY x.no)) s
  LEFT JOIN LATERAL (SELECT count(*) AS n, sha256(convert_to(string_agg(concat_ws(' ', r.no, r.person_no, r.officer_no, coalesce(r.authority, '-'), array_to_string(r.roles, ','), r.part, r.ground, encode(r.session, 'hex'),
      round(extract(epoch FROM r.read_at) * 1000), coalesce(r.emergency::text, '-'), r.request_no), E'\n' ORDER BY r.no), 'UTF8')) AS digest FROM access.file_read r WHERE r.no BETWEEN s.first_read AND s.last_read) r ON true
 WHERE s.no <> s.no_before + 1 OR s.first_read <> s.read_before + 1 OR s.reads <> r.n OR s.digest IS DISTINCT FROM sha256(coalesce(s.digest_before, '\x') || r.digest);

-- I23-append-only: an opening of a file names a person or an officer that does not exist.
SELECT 'reading ' || r.no FROM access.file_read r WHERE NOT EXISTS (SELECT FROM register.person p WHERE p.no = r.person_no) OR (r.officer_no <> 0 AND NOT EXISTS (SELECT FROM access.officer o WHERE o.no = r.officer_no));

-- I23-append-only: something was erased that is never erased, or in spite of its order: of another person or event, or a field that the order does not name.
SELECT 'person ' || x.person_no FROM register.erased_field x LEFT JOIN register.erasure_order o ON o.id = x.order_id LEFT JOIN register.event e ON e.pos = x.event_pos AND e.id = x.event_id LEFT JOIN register.erasable() a ON a.type = e.type AND a.field = x.field
 WHERE a.type IS NULL OR o.carried_out_at IS NULL OR o.person_no <> x.person_no OR e.stream_no <> x.person_no OR (o.level <> 'person' AND o.event_id <> x.event_id) OR (o.level = 'field' AND x.field <> ALL (o.fields));

-- I23-append-only: more than single fields of a person was erased before ten years had passed since custody ended, by what was known when it was done.
SELECT 'person ' || o.person_no FROM register.erasure_order o LEFT JOIN register.custody c ON c.person_no = o.person_no AND c.known_from <= o.carried_out_at AND (c.known_to IS NULL OR c.known_to > o.carried_out_at)
 WHERE o.carried_out_at IS NOT NULL AND o.level <> 'field' GROUP BY o.id, o.person_no, o.carried_out_at HAVING (bool_or(c.to_at = 'infinity') OR max(greatest(c.to_at, c.known_from)) + interval '10 years' > o.carried_out_at) IS NOT FALSE;

-- I24-four-eyes: an order of erasure was carried out by the authority that gave it.
SELECT 'person ' || o.person_no FROM register.erasure_order o WHERE o.carried_out_at IS NOT NULL AND (o.carried_out_authority = o.authority OR o.carried_out_by = o.ordered_by);

-- I23-append-only: single words were erased from more than three events of a person without the order of a court, before ten years had passed since custody ended, by what was known when it was done.
SELECT 'person ' || o.person_no FROM register.erasure_order o
 WHERE o.carried_out_at IS NOT NULL AND o.level = 'field' AND o.reason <> 'court-order'
   AND (SELECT bool_or(c.to_at = 'infinity') OR max(greatest(c.to_at, c.known_from)) + interval '10 years' > o.carried_out_at FROM register.custody c WHERE c.person_no = o.person_no AND c.known_from <= o.carried_out_at AND (c.known_to IS NULL OR c.known_to > o.carried_out_at)) IS NOT FALSE
 GROUP BY o.person_no HAVING count(DISTINCT o.event_id) > 3;

-- I23-append-only: what came with a list was erased in one place of two, or single words by another authority than that which recorded them.
SELECT DISTINCT 'person ' || x.person_no FROM register.erased_field x JOIN register.erasure_order o ON o.id = x.order_id JOIN register.event e ON e.pos = x.event_pos LEFT JOIN access.officer f ON f.no = e.officer_no
 WHERE (o.level = 'field' AND f.authority IS DISTINCT FROM o.authority) OR EXISTS (SELECT FROM register.command c WHERE c.id = e.command_id AND c.name IN ('register/receive-list', 'register/resolve-row'));

-- I23-append-only: single words were erased by the order of a court, before ten years had passed since custody ended, and neither officer was a clerk of the judiciary.
SELECT 'person ' || o.person_no FROM register.erasure_order o
 WHERE o.carried_out_at IS NOT NULL AND o.reason = 'court-order' AND NOT (o.ordered_by_clerk OR o.carried_out_by_clerk)
   AND (SELECT bool_or(c.to_at = 'infinity') OR max(greatest(c.to_at, c.known_from)) + interval '10 years' > o.carried_out_at FROM register.custody c WHERE c.person_no = o.person_no AND c.known_from <= o.carried_out_at AND (c.known_to IS NULL OR c.known_to > o.carried_out_at)) IS NOT FALSE;

-- I23-append-only: something was erased of somebody who was missing, at large or unaccounted for, by what was known when it was done or in the twelve months before.
SELECT 'person ' || o.person_no FROM register.erasure_order o JOIN register.custody c ON c.person_no = o.person_no AND c.known_from <= o.carried_out_at AND (c.known_to IS NULL OR c.known_to > o.carried_out_at - interval '12 months')
 WHERE c.to_at = 'infinity' AND c.state IN ('missing', 'at_large', 'unaccounted');

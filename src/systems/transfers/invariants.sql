-- Rules of transfers as questions to the tables. See src/systems/register/invariants.sql for how they are written.

-- I05-order-live: a manifest was sealed without an approved order to move that was in force.
SELECT 'manifest ' || s.manifest_no FROM transfers.seal s WHERE s.voided_at IS NULL AND s.sealed_by IS NOT NULL
   AND NOT EXISTS (SELECT FROM transfers.transfer_order o WHERE o.manifest_no = s.manifest_no AND (o.approved_at > s.sealed_at OR o.approved_at IS NULL OR o.expires_at > s.sealed_at));

-- I05-order-live: a person on a sealed manifest had no order of detention in force.
SELECT 'manifest ' || s.manifest_no || ', person ' || l.person_no FROM transfers.seal s JOIN transfers.line l ON l.manifest_no = s.manifest_no AND l.state = 'listed' WHERE s.voided_at IS NULL AND s.sealed_by IS NOT NULL
   AND NOT EXISTS (SELECT FROM register.custody_order o WHERE o.person_no = l.person_no AND o.issued_at <= s.sealed_at AND s.sealed_at < o.expires_at)
   AND CASE coalesce((SELECT coalesce(b.outcome, b.state) FROM register.custody_fact b WHERE b.person_no = l.person_no AND b.superseded_pos IS NULL AND coalesce(b.outcome, b.state) IS NOT NULL AND b.at <= s.sealed_at ORDER BY b.at DESC, b.event_pos DESC LIMIT 1), '') WHEN 'resident' THEN false
     -- who was an adult then, by what was known of the birth before and is believed still, accompanied nobody
     WHEN 'accompanying' THEN juveniles.age_class(l.person_no, (s.sealed_at AT TIME ZONE 'Asia/Baghdad')::date) = 'adult' AND NOT EXISTS (SELECT FROM juveniles.age_evidence a WHERE a.person_no = l.person_no AND s.event_pos < greatest(a.event_pos, a.superseded_pos))
     ELSE true END;

-- I05-order-live: a person was handed over without an order of detention in force at the instant, and without a breach.
SELECT 'manifest ' || h.manifest_no || ', person ' || p.person_no FROM transfers.handover h JOIN transfers.handover_person p ON p.handover_id = h.id JOIN register.event e ON e.pos = p.event_pos
 WHERE NOT EXISTS (SELECT FROM register.custody_order o WHERE o.person_no = p.person_no AND o.issued_at <= h.instant AND h.instant < o.expires_at)
   AND CASE coalesce((SELECT coalesce(b.outcome, b.state) FROM register.custody_fact b WHERE b.person_no = p.person_no AND b.superseded_pos IS NULL AND coalesce(b.outcome, b.state) IS NOT NULL AND b.at <= h.instant ORDER BY b.at DESC, b.event_pos DESC LIMIT 1), '') WHEN 'resident' THEN false
     -- who was an adult then, by what was known of the birth before and is believed still, accompanied nobody
     WHEN 'accompanying' THEN juveniles.age_class(p.person_no, (h.instant AT TIME ZONE 'Asia/Baghdad')::date) = 'adult' AND NOT EXISTS (SELECT FROM juveniles.age_evidence a WHERE a.person_no = p.person_no AND e.pos < greatest(a.event_pos, a.superseded_pos))
     ELSE true END
   AND NOT EXISTS (SELECT FROM register.breach b WHERE b.fact_event = e.id AND b.person_no = p.person_no AND b.rule = 'I05-order-live');

-- I06-acceptance-per-person: a person passed in the first hand-over whom the receiving authority had not accepted last, without a breach.
SELECT 'manifest ' || h.manifest_no || ', person ' || p.person_no FROM transfers.handover h JOIN transfers.handover_person p ON p.handover_id = h.id JOIN register.event e ON e.pos = p.event_pos
  LEFT JOIN LATERAL (SELECT a.decision FROM transfers.acceptance a WHERE a.manifest_no = h.manifest_no AND a.person_no = p.person_no AND a.event_pos < h.event_pos ORDER BY a.event_pos DESC LIMIT 1) a ON true
 WHERE h.ordinal = 1 AND a.decision IS DISTINCT FROM 'accepted'
   AND NOT EXISTS (SELECT FROM register.breach b WHERE b.fact_event = e.id AND b.person_no = p.person_no AND b.rule = 'I06-acceptance-per-person');

-- I06-acceptance-per-person: a person on a sealed manifest was not accepted by a receiving officer of the receiving authority before the seal.
SELECT 'manifest ' || s.manifest_no || ', person ' || l.person_no FROM transfers.seal s JOIN transfers.manifest m ON m.no = s.manifest_no JOIN transfers.line l ON l.manifest_no = s.manifest_no AND l.state = 'listed'
  LEFT JOIN LATERAL (SELECT a.decision, f.authority FROM transfers.acceptance a LEFT JOIN access.officer f ON f.no = a.officer_no WHERE a.manifest_no = s.manifest_no AND a.person_no = l.person_no AND a.event_pos < s.event_pos ORDER BY a.event_pos DESC LIMIT 1) a ON true
 WHERE s.voided_at IS NULL AND s.sealed_by IS NOT NULL AND (a.decision IS DISTINCT FROM 'accepted' OR a.authority IS DISTINCT FROM m.to_authority);

-- I07-two-signatures-one-instant: a hand-over without two officers of the two authorities, without an own event for each person, or on another hash than that of the seal.
SELECT 'manifest ' || h.manifest_no || ', hand-over ' || h.ordinal FROM transfers.handover h LEFT JOIN access.officer a ON a.no = h.from_officer LEFT JOIN access.officer b ON b.no = h.to_officer LEFT JOIN transfers.offer o ON o.id = h.offer_id JOIN transfers.manifest m ON m.no = h.manifest_no
 WHERE h.from_officer = h.to_officer OR (h.from_authority = h.to_authority) <> (m.kind = 'within-authority') OR h.from_key = h.to_key OR a.authority IS DISTINCT FROM h.from_authority OR b.authority IS DISTINCT FROM h.to_authority
    OR (o.payload, o.manifest_hash, o.instant, o.counted) IS DISTINCT FROM (h.payload, h.manifest_hash, h.instant, h.counted_from)
    OR h.counted_to <> (SELECT count(*) FROM transfers.handover_person p WHERE p.handover_id = h.id)
    OR NOT EXISTS (SELECT FROM transfers.seal s WHERE s.manifest_no = h.manifest_no AND s.manifest_hash = h.manifest_hash AND s.sealed_by IS NOT NULL AND s.voided_at IS NULL);

-- I07-two-signatures-one-instant: a manifest within one authority names another one, or one between authorities names one of them twice.
SELECT 'manifest ' || m.no FROM transfers.manifest m WHERE CASE m.kind WHEN 'within-authority' THEN m.from_authority <> ALL (ARRAY[m.escort_authority, m.to_authority, coalesce(m.heading_authority, m.from_authority)])
   ELSE m.from_authority IN (m.escort_authority, m.to_authority) OR m.escort_authority = m.to_authority END;

-- I07-two-signatures-one-instant: in a hand-over within one authority a person came into the custody of another one.
SELECT 'manifest ' || h.manifest_no || ', person ' || p.person_no FROM transfers.handover h JOIN transfers.manifest m ON m.no = h.manifest_no AND m.kind = 'within-authority' JOIN transfers.handover_person p ON p.handover_id = h.id
  JOIN register.custody_fact f ON f.person_no = p.person_no AND f.event_pos = p.event_pos WHERE f.custodian IS DISTINCT FROM m.from_authority;

-- I08-sealed-is-immutable: a sealed manifest does not have the lines that were sealed.
SELECT 'manifest ' || s.manifest_no FROM transfers.seal s WHERE s.voided_at IS NULL AND s.sealed_by IS NOT NULL
   AND (s.line_count <> (SELECT count(*) FROM transfers.line l WHERE l.manifest_no = s.manifest_no AND l.state = 'listed')
     OR s.lines_digest <> (SELECT sha256(convert_to(coalesce(string_agg(l.person_no || ':' || coalesce(l.vehicle, '') || ':' || coalesce(l.compartment, ''), ',' ORDER BY l.person_no), ''), 'UTF8'))
                             FROM transfers.line l WHERE l.manifest_no = s.manifest_no AND l.state = 'listed'));

-- I08-sealed-is-immutable: a person boarded while no complete seal stood, without a breach.
SELECT 'manifest ' || x.manifest_no || ', person ' || x.person_no FROM transfers.boarding x JOIN register.event e ON e.pos = x.event_pos WHERE x.outcome = 'boarded'
   AND NOT EXISTS (SELECT FROM transfers.seal s WHERE s.manifest_no = x.manifest_no AND s.sealed_at <= e.received_at AND (s.voided_at IS NULL OR s.voided_at >= e.received_at))
   AND NOT EXISTS (SELECT FROM register.breach b WHERE b.fact_event = e.id AND b.person_no = x.person_no AND b.rule = 'I08-sealed-is-immutable');

-- I08-movement-reconciles: hand-over 1 = hand-over 2 + differences does not hold for a person: passed in the first, or was born on the way, and neither passed in the second nor is in an incident, or the reverse.
SELECT 'manifest ' || a.manifest_no || ', person ' || p.person_no FROM transfers.handover a JOIN transfers.handover_person p ON p.handover_id = a.id JOIN transfers.handover b ON b.manifest_no = a.manifest_no AND a.ordinal = 1 AND b.ordinal = 2
 WHERE EXISTS (SELECT FROM transfers.handover_person q WHERE q.handover_id = b.id AND q.person_no = p.person_no)
     = EXISTS (SELECT FROM transfers.difference d WHERE d.manifest_no = a.manifest_no AND d.person_no = p.person_no AND d.ordinal = b.ordinal)
UNION
SELECT 'manifest ' || b.manifest_no || ', person ' || q.person_no FROM transfers.handover b JOIN transfers.handover_person q ON q.handover_id = b.id
 WHERE b.ordinal = 2 AND NOT EXISTS (SELECT FROM transfers.handover a JOIN transfers.handover_person p ON p.handover_id = a.id WHERE a.manifest_no = b.manifest_no AND a.ordinal = b.ordinal - 1 AND p.person_no = q.person_no)
   AND NOT EXISTS (SELECT FROM transfers.line l WHERE l.manifest_no = b.manifest_no AND l.person_no = q.person_no AND l.state = 'born')
UNION
SELECT 'manifest ' || l.manifest_no || ', person ' || l.person_no FROM transfers.line l JOIN transfers.handover b ON b.manifest_no = l.manifest_no AND b.ordinal = 2 WHERE l.state = 'born'
   AND EXISTS (SELECT FROM transfers.handover_person q WHERE q.handover_id = b.id AND q.person_no = l.person_no) = EXISTS (SELECT FROM transfers.difference d WHERE d.manifest_no = l.manifest_no AND d.person_no = l.person_no AND d.ordinal = 2);

-- I08-movement-reconciles: a person is in an incident of a hand-over who had not passed in the one before.
SELECT 'manifest ' || d.manifest_no || ', person ' || d.person_no FROM transfers.difference d JOIN transfers.handover h ON h.manifest_no = d.manifest_no AND h.ordinal = d.ordinal - 1
 WHERE NOT EXISTS (SELECT FROM transfers.handover_person p WHERE p.handover_id = h.id AND p.person_no = d.person_no) AND NOT EXISTS (SELECT FROM transfers.line l WHERE l.manifest_no = d.manifest_no AND l.person_no = d.person_no AND l.state = 'born');

-- I08-movement-reconciles: after the second hand-over a person passed who had not stayed with the escort as an incident of it, or whose return was not ordered, or who had neither been let in after all nor brought later.
SELECT 'manifest ' || h.manifest_no || ', person ' || p.person_no FROM transfers.handover h JOIN transfers.handover_person p ON p.handover_id = h.id JOIN transfers.manifest m ON m.no = h.manifest_no
 WHERE h.ordinal > 2 AND (NOT EXISTS (SELECT FROM transfers.difference d WHERE d.manifest_no = h.manifest_no AND d.person_no = p.person_no AND d.ordinal = 2)
    OR CASE WHEN NOT h.goes_back AND (h.to_authority, h.place) = (coalesce(m.heading_authority, m.to_authority), coalesce(m.heading_site, m.to_site)) AND m.heading_site IS DISTINCT FROM m.from_site
      THEN NOT EXISTS (SELECT FROM transfers.let_in l JOIN transfers.handover b ON b.manifest_no = h.manifest_no AND b.ordinal = 2 WHERE l.manifest_no = h.manifest_no AND l.person_no = p.person_no AND l.event_pos > b.event_pos AND l.event_pos < h.event_pos
        AND NOT EXISTS (SELECT FROM transfers.redirect r WHERE r.manifest_no = h.manifest_no AND r.kind = 'return' AND r.event_pos > l.event_pos AND r.event_pos < h.event_pos))
      ELSE NOT h.goes_back OR (h.to_authority, h.place) IS DISTINCT FROM (m.from_authority, m.from_site) OR NOT EXISTS (SELECT FROM transfers.redirect r JOIN transfers.handover b ON b.manifest_no = h.manifest_no AND b.ordinal = 2 WHERE r.manifest_no = h.manifest_no AND r.kind = 'return' AND r.event_pos > b.event_pos AND r.event_pos < h.event_pos) END);

-- I08-movement-reconciles: after the second hand-over a person passed twice under one manifest, or was let in, or offered, when the movement was closed.
SELECT 'manifest ' || h.manifest_no || ', person ' || p.person_no FROM transfers.handover h JOIN transfers.handover_person p ON p.handover_id = h.id WHERE h.ordinal > 2 GROUP BY h.manifest_no, p.person_no HAVING count(*) > 1
UNION
SELECT 'manifest ' || m.no FROM transfers.manifest m JOIN (SELECT l.manifest_no, e.received_at FROM transfers.let_in l JOIN register.event e ON e.pos = l.event_pos
    UNION ALL SELECT o.manifest_no, o.offered_at FROM transfers.offer o) x ON x.manifest_no = m.no AND x.received_at > m.closed_at;

-- I08-movement-reconciles: a closed movement left a person who was not let in, or who was brought later, in a vehicle at the end of it.
SELECT 'manifest ' || m.no || ', person ' || d.person_no FROM transfers.manifest m JOIN transfers.difference d ON d.manifest_no = m.no WHERE m.closed_at IS NOT NULL
   AND (d.kind = 'refused-at-gate' OR EXISTS (SELECT FROM transfers.let_in l WHERE l.manifest_no = m.no AND l.person_no = d.person_no AND l.refused_site IS NULL))
   AND EXISTS (SELECT FROM register.custody c WHERE c.person_no = d.person_no AND c.to_at = 'infinity' AND c.state IN ('held', 'resident', 'accompanying') AND c.vehicle IS NOT NULL
     AND c.known_from <= m.closed_at AND coalesce(c.known_to, 'infinity') > m.closed_at);

-- I08-movement-reconciles: a person on the list of the first hand-over neither passed nor is in an incident.
SELECT 'manifest ' || h.manifest_no || ', person ' || l.person_no FROM transfers.handover h JOIN transfers.line l ON l.manifest_no = h.manifest_no AND l.state = 'listed' WHERE h.ordinal = 1
   AND NOT EXISTS (SELECT FROM transfers.handover_person p WHERE p.handover_id = h.id AND p.person_no = l.person_no)
   AND NOT EXISTS (SELECT FROM transfers.difference d WHERE d.manifest_no = h.manifest_no AND d.person_no = l.person_no);

-- I08-movement-reconciles: a closed movement has a person who is neither admitted nor in an incident, nor gone free, nor, of an evacuation that nobody signed for, somewhere else by what was known at the closing.
SELECT 'manifest ' || m.no || ', person ' || l.person_no FROM transfers.manifest m JOIN transfers.line l ON l.manifest_no = m.no AND l.state IN ('listed', 'born') WHERE m.closed_at IS NOT NULL
   AND NOT EXISTS (SELECT FROM transfers.admission a WHERE a.manifest_no = m.no AND a.person_no = l.person_no) AND NOT EXISTS (SELECT FROM transfers.difference d WHERE d.manifest_no = m.no AND d.person_no = l.person_no)
   AND NOT (EXISTS (SELECT FROM sites.evacuation v WHERE v.manifest_no = m.no) AND NOT EXISTS (SELECT FROM transfers.handover h WHERE h.manifest_no = m.no)
     AND NOT EXISTS (SELECT FROM register.custody c WHERE c.person_no = l.person_no AND c.state IN ('held', 'resident', 'accompanying') AND (c.vehicle IS NOT NULL OR c.site = m.from_site) AND c.from_at <= m.closed_at AND c.to_at > m.closed_at
       AND c.known_from <= m.closed_at AND coalesce(c.known_to, 'infinity') > m.closed_at))
   -- nor went away free after being received
   AND NOT EXISTS (SELECT FROM transfers.handover h JOIN transfers.handover_person p ON p.handover_id = h.id AND p.person_no = l.person_no JOIN register.custody_fact f ON f.person_no = l.person_no AND f.outcome = 'departure' AND f.at >= h.instant AND f.event_pos < m.event_pos
     WHERE h.manifest_no = m.no AND h.ordinal > 1);

-- I09-one-live-manifest: a person stands on two manifests that are not closed.
SELECT 'person ' || l.person_no FROM transfers.line l WHERE l.live GROUP BY l.person_no HAVING count(*) > 1;

-- I21-death-is-final: a dead person was put on a manifest.
SELECT 'manifest ' || l.manifest_no || ', person ' || l.person_no FROM transfers.line l JOIN register.death d ON d.person_no = l.person_no AND d.event_pos < l.event_pos
 WHERE l.live AND NOT EXISTS (SELECT FROM transfers.difference x WHERE x.manifest_no = l.manifest_no AND x.person_no = l.person_no);

-- I24-four-eyes: an order to move or a seal was completed by the officer who proposed it, or by one of the wrong authority.
SELECT 'manifest ' || o.manifest_no FROM transfers.transfer_order o JOIN transfers.manifest m ON m.no = o.manifest_no LEFT JOIN access.officer a ON a.no = o.approved_by
 WHERE o.approved_by IS NOT NULL AND (o.approved_by = o.proposed_by OR a.authority IS DISTINCT FROM m.from_authority)
UNION
SELECT 'manifest ' || s.manifest_no FROM transfers.seal s JOIN transfers.manifest m ON m.no = s.manifest_no LEFT JOIN access.officer a ON a.no = s.proposed_by LEFT JOIN access.officer b ON b.no = s.sealed_by
 WHERE s.sealed_by IS NOT NULL AND (s.sealed_by = s.proposed_by OR a.authority IS DISTINCT FROM m.from_authority OR b.authority IS DISTINCT FROM m.to_authority);

-- I24-four-eyes: an emergency ground was signed by the officer who proposed it, by an authority of the convoy, or proposed by another than the giving one.
SELECT 'manifest ' || g.manifest_no FROM transfers.emergency_ground g JOIN transfers.manifest m ON m.no = g.manifest_no LEFT JOIN access.officer a ON a.no = g.proposed_by LEFT JOIN access.officer b ON b.no = g.signed_by
 WHERE a.authority IS DISTINCT FROM m.from_authority OR (g.signed_by IS NOT NULL AND (g.signed_by = g.proposed_by OR b.authority IS NULL OR b.authority IN (m.from_authority, m.escort_authority, m.to_authority)));

-- I06-acceptance-per-person: a person of a convoy that was redirected passed without being accepted last by a receiving officer of the authority it was redirected to, for its site.
SELECT 'manifest ' || h.manifest_no || ', person ' || p.person_no FROM transfers.handover h JOIN transfers.manifest m ON m.no = h.manifest_no AND m.heading_site <> m.from_site JOIN transfers.handover_person p ON p.handover_id = h.id
  LEFT JOIN LATERAL (SELECT a.decision, a.site, f.authority FROM transfers.acceptance a LEFT JOIN access.officer f ON f.no = a.officer_no WHERE a.manifest_no = m.no AND a.person_no = p.person_no AND a.event_pos < h.event_pos ORDER BY a.event_pos DESC LIMIT 1) a ON true
 WHERE h.ordinal > 1 AND NOT h.goes_back AND (a.decision, a.site, a.authority) IS DISTINCT FROM ('accepted', m.heading_site, m.heading_authority);

-- I08-movement-reconciles: a convoy that was cancelled was handed over, has a standing seal, or still has a person on its list; or the state of a convoy is not that of its movement.
SELECT 'manifest ' || c.manifest_no FROM transfers.convoy c JOIN transfers.manifest m ON m.no = c.manifest_no
 WHERE (c.state = 'closed') <> (m.closed_at IS NOT NULL) OR (c.state = 'cancelled') <> EXISTS (SELECT FROM transfers.cancellation x WHERE x.manifest_no = m.no)
    OR (c.state = 'cancelled' AND (EXISTS (SELECT FROM transfers.handover h WHERE h.manifest_no = m.no) OR EXISTS (SELECT FROM transfers.line l WHERE l.manifest_no = m.no AND l.live)
      OR EXISTS (SELECT FROM transfers.seal s WHERE s.manifest_no = m.no AND s.voided_at IS NULL)));

-- I08-movement-reconciles: the state of a convoy is not the one that its hand-overs, its orders on the way and the entries of its movement log that stand tell.
SELECT 'manifest ' || c.manifest_no FROM transfers.convoy c WHERE c.state NOT IN ('closed', 'cancelled') AND c.state IS DISTINCT FROM transfers.told_state(c.manifest_no);

-- I12-notice-and-interview: a convoy was redirected to another state than that of its named destination.
SELECT 'manifest ' || r.manifest_no FROM transfers.redirect r JOIN transfers.manifest m ON m.no = r.manifest_no JOIN sites.site s ON s.code = r.to_site WHERE r.kind = 'redirect' AND s.country <> m.destination_country;

-- I08-movement-reconciles: a movement is closed, and somebody who was left behind, evacuated, or caught again on its way, stands in its vehicle to this day, and is not away from it.
SELECT 'manifest ' || m.no || ', person ' || d.person_no FROM transfers.manifest m JOIN transfers.difference d ON d.manifest_no = m.no AND (d.kind IN ('left-behind', 'medical-evacuation') OR transfers.recaptured_since(m.no, d.person_no, d.event_pos))
  JOIN register.custody c ON c.person_no = d.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('held', 'resident', 'accompanying') AND c.vehicle IS NOT NULL AND c.event_pos <= m.event_pos
 WHERE m.closed_at IS NOT NULL AND NOT EXISTS (SELECT FROM sites.absence a WHERE a.person_no = d.person_no AND a.vehicle IS NOT NULL AND a.returned_at IS NULL);

-- I32-household-together: on a manifest that is sealed and not handed over, two residents of one household, who were in it before the seal, are accepted for two sections of one site, and nothing decided lets one of the two be apart.
SELECT 'manifest ' || s.manifest_no || ', persons ' || a.person_no || ' and ' || b.person_no FROM transfers.seal s JOIN transfers.line x ON x.manifest_no = s.manifest_no AND x.live
  JOIN register.household_member a ON a.person_no = x.person_no AND a.bound JOIN register.household_member b ON b.household_id = a.household_id AND b.bound AND b.person_no <> a.person_no
  JOIN transfers.line y ON y.person_no = b.person_no AND y.live
  CROSS JOIN LATERAL (SELECT p.* FROM transfers.acceptance p WHERE p.manifest_no = x.manifest_no AND p.person_no = x.person_no ORDER BY p.event_pos DESC LIMIT 1) p
  CROSS JOIN LATERAL (SELECT q.* FROM transfers.acceptance q WHERE q.manifest_no = y.manifest_no AND q.person_no = y.person_no ORDER BY q.event_pos DESC LIMIT 1) q
 WHERE s.voided_at IS NULL AND s.sealed_by IS NOT NULL AND NOT EXISTS (SELECT FROM transfers.handover h WHERE h.manifest_no = s.manifest_no)
   AND p.decision = 'accepted' AND q.decision = 'accepted' AND p.site = q.site AND p.section <> q.section AND greatest(p.event_pos, q.event_pos) < s.event_pos
   AND NOT EXISTS (SELECT FROM register.event e WHERE e.id IN (a.id, b.id) AND e.pos > s.event_pos)
   AND (SELECT count(*) FROM register.custody c WHERE c.person_no IN (a.person_no, b.person_no) AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'resident' AND c.site IS DISTINCT FROM p.site) = 2
   AND NOT EXISTS (SELECT FROM register.separation r WHERE r.person_no IN (a.person_no, b.person_no) AND r.household_id = a.household_id AND s.sealed_at < r.expires_at
     AND ((r.by_child_protection AND r.proposed_at <= s.sealed_at) OR r.approved_at <= s.sealed_at));

-- I24-four-eyes: a commitment of a receiving authority was signed by the officer who proposed it, or by one of another authority.
SELECT 'operation ' || k.operation_no FROM transfers.commitment k LEFT JOIN access.officer s ON s.no = k.signed_by
 WHERE k.signed_by IS NOT NULL AND (k.signed_by = k.proposed_by OR s.authority IS DISTINCT FROM k.authority);

-- I08-sealed-is-immutable: a line beside the seal is of no child who was born on the way, or the mother had not passed in the first hand-over of the convoy.
SELECT 'manifest ' || l.manifest_no || ', person ' || l.person_no FROM transfers.line l LEFT JOIN register.birth_in_custody b ON b.person_no = l.person_no WHERE l.state = 'born'
   AND NOT EXISTS (SELECT FROM transfers.handover h JOIN transfers.handover_person p ON p.handover_id = h.id WHERE h.manifest_no = l.manifest_no AND h.ordinal = 1 AND p.person_no = b.mother_no AND h.instant <= b.born_at);

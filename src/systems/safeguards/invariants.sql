-- Rules of protection as questions to the tables. See src/systems/register/invariants.sql for how they are written.

-- I11-fear-suspends-line: a line stands on an open manifest although a fear of a state on its way is open or upheld, and it had not been handed over before.
SELECT 'manifest ' || l.manifest_no || ', person ' || l.person_no FROM transfers.line l JOIN transfers.manifest m ON m.no = l.manifest_no JOIN safeguards.fear f ON f.person_no = l.person_no JOIN register.event h ON h.id = f.id
 WHERE l.live AND m.closed_at IS NULL AND (m.kind = 'between-authorities' OR EXISTS (SELECT FROM sites.site z JOIN access.authority k ON k.code = m.from_authority WHERE (z.code IN (m.from_site, m.to_site) OR z.code = ANY (m.via)) AND z.country IS DISTINCT FROM k.country))
   -- who is evacuated within the state where the site lies is not kept back for a fear of that state
   AND NOT EXISTS (SELECT FROM sites.evacuation v JOIN sites.site x ON x.code = m.from_site WHERE v.manifest_no = m.no AND x.country = f.country)
   AND (f.country = m.destination_country OR EXISTS (SELECT FROM sites.site s WHERE s.code = ANY (m.via) AND s.country = f.country)) AND (f.decided_at IS NULL OR f.danger OR (f.appealed_at IS NOT NULL AND f.appeal_danger IS DISTINCT FROM false))
   AND NOT EXISTS (SELECT FROM transfers.handover o WHERE o.manifest_no = l.manifest_no AND o.event_pos < CASE WHEN f.appealed_at IS NULL THEN h.pos ELSE f.event_pos END);

-- I11-fear-suspends-line: a person was handed over toward a state that the person had said to fear, the fear being open or upheld, without a breach.
SELECT 'manifest ' || o.manifest_no || ', person ' || q.person_no FROM transfers.handover o JOIN transfers.handover_person q ON q.handover_id = o.id JOIN register.event e ON e.pos = q.event_pos
  JOIN transfers.manifest m ON m.no = o.manifest_no JOIN safeguards.fear f ON f.person_no = q.person_no JOIN register.event h ON h.id = f.id
 WHERE h.pos < q.event_pos AND f.heard_at <= o.instant AND NOT o.goes_back AND (m.kind = 'between-authorities' OR EXISTS (SELECT FROM sites.site z JOIN access.authority k ON k.code = m.from_authority WHERE (z.code IN (m.from_site, m.to_site) OR z.code = ANY (m.via)) AND z.country IS DISTINCT FROM k.country)) AND (f.country = m.destination_country OR EXISTS (SELECT FROM sites.site s WHERE s.code = ANY (m.via) AND s.country = f.country))
   AND (f.decided_at IS NULL OR f.danger OR f.decided_at > o.instant OR CASE WHEN f.appealed_at <= o.instant THEN f.appeal_decided_at IS NULL OR f.appeal_danger OR f.appeal_decided_at > o.instant ELSE f.final_from > o.instant END)
   AND NOT EXISTS (SELECT FROM register.breach b WHERE b.fact_event = e.id AND b.rule = 'I11-fear-suspends-line');

-- I11-fear-suspends-line: a person boarded under an open or upheld fear of a state on the way, without a breach.
SELECT 'manifest ' || x.manifest_no || ', person ' || x.person_no FROM transfers.boarding x JOIN register.event e ON e.pos = x.event_pos JOIN transfers.manifest m ON m.no = x.manifest_no
  JOIN safeguards.fear f ON f.person_no = x.person_no JOIN register.event h ON h.id = f.id
 WHERE x.outcome = 'boarded' AND h.pos < x.event_pos AND f.heard_at <= x.at AND (m.kind = 'between-authorities' OR EXISTS (SELECT FROM sites.site z JOIN access.authority k ON k.code = m.from_authority WHERE (z.code IN (m.from_site, m.to_site) OR z.code = ANY (m.via)) AND z.country IS DISTINCT FROM k.country)) AND (f.country = m.destination_country OR EXISTS (SELECT FROM sites.site s WHERE s.code = ANY (m.via) AND s.country = f.country))
   AND (f.decided_at IS NULL OR f.danger OR f.decided_at > x.at OR CASE WHEN f.appealed_at <= x.at THEN f.appeal_decided_at IS NULL OR f.appeal_danger OR f.appeal_decided_at > x.at ELSE f.final_from > x.at END)
   AND NOT EXISTS (SELECT FROM register.breach b WHERE b.fact_event = e.id AND b.person_no = x.person_no AND b.rule = 'I11-fear-suspends-line');

-- I12-notice-and-interview: a person on a sealed manifest had no notice or was offered no private interview before the seal.
-- a child who accompanies, or did, is told through a parent: one list of numbers, by which an index is asked, where an OR would look through the notices of all for each person
SELECT 'manifest ' || s.manifest_no || ', person ' || l.person_no FROM transfers.seal s JOIN transfers.line l ON l.manifest_no = s.manifest_no AND l.state = 'listed' JOIN transfers.manifest m ON m.no = s.manifest_no
 WHERE s.voided_at IS NULL AND s.sealed_by IS NOT NULL AND (m.kind = 'between-authorities' OR EXISTS (SELECT FROM sites.site z JOIN access.authority k ON k.code = m.from_authority WHERE (z.code IN (m.from_site, m.to_site) OR z.code = ANY (m.via)) AND z.country IS DISTINCT FROM k.country))
   AND (NOT EXISTS (SELECT FROM safeguards.notice n WHERE n.person_no = ANY (ARRAY(SELECT l.person_no UNION ALL SELECT register.parents_ever(l.person_no))) AND n.manifest_no = s.manifest_no AND n.event_pos < s.event_pos)
     OR NOT EXISTS (SELECT FROM safeguards.interview i WHERE i.person_no = ANY (ARRAY(SELECT l.person_no UNION ALL SELECT register.parents_ever(l.person_no))) AND i.manifest_no = s.manifest_no AND i.event_pos < s.event_pos));

-- I12-notice-72h: a person was handed over less than 72 hours after the notice, or than the hours of an emergency ground that another authority had signed and that had not ended, without a breach.
SELECT 'manifest ' || o.manifest_no || ', person ' || q.person_no FROM transfers.handover o JOIN transfers.handover_person q ON q.handover_id = o.id JOIN register.event e ON e.pos = q.event_pos JOIN transfers.manifest m ON m.no = o.manifest_no
 WHERE o.ordinal = 1 AND (m.kind = 'between-authorities' OR EXISTS (SELECT FROM sites.site z JOIN access.authority k ON k.code = m.from_authority WHERE (z.code IN (m.from_site, m.to_site) OR z.code = ANY (m.via)) AND z.country IS DISTINCT FROM k.country)) AND NOT EXISTS (SELECT FROM safeguards.notice n WHERE n.person_no = ANY (ARRAY(SELECT q.person_no UNION ALL SELECT register.parents_ever(q.person_no))) AND n.manifest_no = o.manifest_no AND n.given_at <= o.instant - interval '1 hour'
     * coalesce((SELECT min(g.hours) FROM transfers.emergency_ground g WHERE g.manifest_no = o.manifest_no AND g.signed_at <= o.instant AND o.instant < g.expires_at AND (g.withdrawn_at IS NULL OR g.withdrawn_at > o.instant)), 72) OFFSET 0)
   AND NOT EXISTS (SELECT FROM register.breach b WHERE b.fact_event = e.id AND b.rule = 'I12-notice-72h');

-- I11-fear-suspends-line: a decision that found no danger became final before the appeal period was over, and the person had not waived the appeal.
SELECT 'person ' || f.person_no FROM safeguards.fear f WHERE f.decided_at IS NOT NULL AND NOT f.danger AND f.waived_at IS NULL
   AND f.final_from < f.decided_at + interval '24 hours' * (SELECT a.days FROM safeguards.appeal_period a WHERE a.since <= f.decided_at ORDER BY a.since DESC LIMIT 1);

-- I24-four-eyes: an appeal was decided by an officer who heard or decided the fear or recorded the appeal, or the waiver was recorded by the officer who decided.
SELECT 'person ' || f.person_no FROM safeguards.fear f WHERE f.appeal_decided_by IN (f.heard_by, f.decided_by, f.appeal_heard_by) OR f.waiver_heard_by = f.decided_by;

-- I24-four-eyes: a fear was decided by the officer who heard it; or it, its appeal or the waiver of the appeal by one who had made a manifest that named the person.
SELECT 'person ' || f.person_no FROM safeguards.fear f CROSS JOIN LATERAL (VALUES (f.decided_by, f.decided_at), (f.appeal_decided_by, f.appeal_decided_at), (f.waiver_heard_by, f.waived_at)) d(officer_no, at)
 WHERE f.decided_by = f.heard_by OR EXISTS (SELECT FROM register.event e JOIN transfers.manifest m ON m.no = (e.body::jsonb->'data'->>'manifestNo')::bigint AND m.created_by = d.officer_no
   WHERE e.stream_no = f.person_no AND e.type = 'LineListed' AND e.received_at <= d.at);

-- I11-fear-suspends-line: an officer of the state feared decided the fear or its appeal, or recorded the waiver.
SELECT 'person ' || f.person_no FROM safeguards.fear f JOIN access.officer o ON o.no IN (f.decided_by, f.appeal_decided_by, f.waiver_heard_by) JOIN access.authority a ON a.code = o.authority AND a.country = f.country;

-- I24-four-eyes: an answer to a family was made by the officer who proposed it, or by one of another authority than the one whose desk received the request.
SELECT 'request ' || a.request_no FROM safeguards.request_answer a JOIN safeguards.request q ON q.no = a.request_no JOIN access.officer p ON p.no = a.proposed_by LEFT JOIN access.officer d ON d.no = a.decided_by
 WHERE a.decided_by = a.proposed_by OR p.authority <> q.authority OR d.authority <> q.authority;

-- I30-basis-and-remedy: a family was refused without ground, law and remedy, or somebody was kept back for anything but the safety of the person, or without a day to look again.
SELECT 'request ' || a.request_no FROM safeguards.request_answer a
 WHERE (a.outcome = 'refused' AND (a.basis IS NULL OR a.law IS NULL OR a.remedy IS NULL)) OR (a.outcome = 'cannot-confirm' AND (a.follow_up_at IS NULL OR (a.person_no IS NOT NULL AND a.basis IS DISTINCT FROM 'safety-of-the-person')))
    OR (a.outcome = 'information' AND a.person_no IS NULL);

-- I30-basis-and-remedy: a family was told that nothing can be confirmed, and nobody owes it to look again.
SELECT 'request ' || q.no FROM safeguards.request q CROSS JOIN LATERAL (SELECT a.outcome FROM safeguards.request_answer a WHERE a.request_no = q.no AND a.approved ORDER BY a.decided_at DESC, a.event_pos DESC LIMIT 1) l
 WHERE q.withdrawn_at IS NULL AND l.outcome = 'cannot-confirm' AND q.follow_up_at IS NULL;

-- I24-four-eyes: a request counts as withdrawn, and no two officers of its desk say so; or a withdrawal was confirmed that is dated before the request was received.
SELECT 'request ' || q.no FROM safeguards.request q WHERE q.withdrawn_at IS NOT NULL AND NOT EXISTS (SELECT FROM safeguards.request_withdrawal w JOIN access.officer r ON r.no = w.recorded_by AND r.authority = q.authority
    JOIN access.officer c ON c.no = w.confirmed_by AND c.authority = q.authority WHERE w.request_no = q.no AND w.recorded_by <> w.confirmed_by AND w.said_at = q.withdrawn_at AND w.said_at >= q.received_at);

-- I30-basis-and-remedy: a family was told that nothing can be confirmed, and the next look is later than thirty days after the answer or the last follow-up.
SELECT 'request ' || q.no FROM safeguards.request q CROSS JOIN LATERAL (SELECT a.outcome, a.decided_at FROM safeguards.request_answer a WHERE a.request_no = q.no AND a.approved ORDER BY a.decided_at DESC, a.event_pos DESC LIMIT 1) l
 WHERE q.withdrawn_at IS NULL AND l.outcome = 'cannot-confirm' AND q.follow_up_at > greatest(l.decided_at, (SELECT max(u.done_at) FROM safeguards.request_follow_up u WHERE u.request_no = q.no)) + interval '720 hours';

-- I23-append-only: an answer was proposed about somebody whom the desk was not shown for the request, since such readings name their request.
SELECT 'request ' || a.request_no FROM safeguards.request_answer a WHERE a.person_no IS NOT NULL AND a.proposed_at > (SELECT min(r.read_at) FROM access.file_read r WHERE r.request_no IS NOT NULL)
   AND NOT EXISTS (SELECT FROM access.file_read r WHERE r.request_no = a.request_no AND r.person_no = a.person_no);

-- I23-append-only: more persons were shown for a request than a request shows, or to somebody who does not work where it was received.
SELECT 'request ' || x.request_no FROM (SELECT r.request_no, count(DISTINCT r.person_no) AS persons, array_agg(DISTINCT r.authority) AS desks FROM access.file_read r WHERE r.request_no IS NOT NULL GROUP BY r.request_no) x
  LEFT JOIN safeguards.request q ON q.no = x.request_no WHERE x.persons > safeguards.most_shown() OR x.desks IS DISTINCT FROM ARRAY[q.authority];

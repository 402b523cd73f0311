-- Rules of places as questions to the tables. See src/systems/register/invariants.sql for how they are written.

-- I16-keep-apart: two persons who are kept apart were put into one place after it was recorded, without a breach.
SELECT 'persons ' || k.person_a || ' and ' || k.person_b FROM sites.keep_apart k
  JOIN register.custody a ON a.person_no = k.person_a AND a.known_to IS NULL AND a.to_at = 'infinity' AND a.state = 'held'
  JOIN register.custody b ON b.person_no = k.person_b AND b.known_to IS NULL AND b.to_at = 'infinity' AND b.state = 'held'
   AND ((a.site = b.site AND a.section = b.section) OR (a.vehicle = b.vehicle AND a.compartment = b.compartment))
  JOIN register.event e ON e.pos = greatest(a.event_pos, b.event_pos)
 WHERE (SELECT x.pos FROM register.event x WHERE x.id = k.id) < e.pos AND k.expires_at > e.occurred_at AND (k.lifted_at IS NULL OR k.lifted_at > e.occurred_at)
   AND NOT EXISTS (SELECT FROM register.breach r WHERE r.person_no IN (k.person_a, k.person_b) AND r.rule = 'I16-keep-apart');

-- I24-four-eyes: an authorisation to exceed a capacity was approved by the officer who proposed it, or by one of another authority.
SELECT 'section ' || o.site || '/' || o.section FROM sites.over_capacity o LEFT JOIN access.officer p ON p.no = o.proposed_by LEFT JOIN access.officer a ON a.no = o.approved_by
 WHERE o.approved_by IS NOT NULL AND (o.approved_by = o.proposed_by OR a.authority IS DISTINCT FROM p.authority);

-- I24-four-eyes: a security level was approved by the officer who recorded it, or by one of another authority, or its appeal was answered by one of the two.
SELECT 'person ' || s.person_no FROM sites.security_level s LEFT JOIN access.officer a ON a.no = s.approved_by
 WHERE s.approved_by IS NOT NULL AND (s.approved_by = s.recorded_by OR a.authority IS DISTINCT FROM s.authority OR s.answered_by IN (s.recorded_by, s.approved_by));

-- P3-security-level: a person was put into a section below the security level in force then, without a breach.
SELECT 'person ' || c.person_no FROM register.custody c JOIN register.event e ON e.pos = c.event_pos JOIN sites.section s ON s.site = c.site AND s.section = c.section
  CROSS JOIN LATERAL (SELECT x.* FROM sites.security_level x WHERE x.person_no = c.person_no AND x.approved_at <= least(e.occurred_at, e.received_at) ORDER BY x.approved_at DESC, x.id DESC LIMIT 1) l
  JOIN sites.level k ON k.code = l.level
 WHERE c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'held' AND l.expires_at > e.occurred_at AND (l.withdrawn_at IS NULL OR l.withdrawn_at > e.occurred_at)
   AND NOT coalesce(s.level, 'ordinary') = ANY (k.held_in) AND NOT EXISTS (SELECT FROM register.breach b WHERE b.person_no = c.person_no AND b.rule = 'P3-security-level');

-- I28-roll-call-at-change-of-control: a site changed hands without its breach, or without a claim from which it took over.
SELECT 'site ' || c.site FROM sites.control c WHERE c.after_id IS NOT NULL AND ((NOT EXISTS (SELECT FROM sites.site_breach b WHERE b.fact_event = c.id AND b.rule = 'I28-roll-call-at-change-of-control')
     AND NOT EXISTS (SELECT FROM sites.roll_call r WHERE r.id = c.id AND r.signed_by IS NOT NULL))
   OR NOT EXISTS (SELECT FROM sites.control o WHERE o.id = c.after_id AND o.site = c.site));

-- I28-roll-call-at-change-of-control: a roll-call has not the two signatures of two authorities, or somebody who was there did not pass with the site.
SELECT 'site ' || r.site FROM sites.roll_call r JOIN access.officer p ON p.no = r.proposed_by LEFT JOIN access.officer s ON s.no = r.signed_by
 WHERE r.signed_by IS NOT NULL AND (NOT p.authority IN (r.giving, r.taking) OR NOT s.authority IN (r.giving, r.taking) OR p.authority = s.authority)
UNION ALL
SELECT 'person ' || w.person_no FROM sites.roll_call r JOIN sites.roll_row w ON w.roll_call_id = r.id AND w.on_old AND w.on_new
  JOIN register.custody c ON c.person_no = w.person_no AND c.known_to IS NULL AND c.from_at <= r.called_at AND c.to_at > r.called_at AND c.site = r.site AND c.state IN ('held', 'resident', 'accompanying') AND c.custodian = r.giving
 WHERE r.signed_by IS NOT NULL;

-- I28-roll-call-at-change-of-control: a roll-call was signed without the device keys of both sides, though rolls were signed with keys by then.
SELECT 'site ' || r.site FROM sites.roll_call r WHERE r.signed_by IS NOT NULL AND (r.caller_key IS NULL OR r.signed_key IS NULL)
   AND (r.payload IS NOT NULL OR EXISTS (SELECT FROM sites.roll_call k WHERE k.payload IS NOT NULL AND k.event_pos < r.event_pos));

-- I03-missing-have-outcome: an emergency was closed without a count, with a missing person without an outcome, or with somebody who was neither counted nor missing by name.
SELECT 'site ' || e.site FROM sites.emergency e WHERE e.closed_at IS NOT NULL AND (NOT EXISTS (SELECT FROM sites.lockdown_count k WHERE k.emergency_id = e.id)
   OR EXISTS (SELECT FROM sites.missing m WHERE m.emergency_id = e.id AND m.outcome IS NULL)
   OR EXISTS (SELECT FROM (SELECT DISTINCT ON (k.section) k.* FROM sites.lockdown_count k WHERE k.emergency_id = e.id ORDER BY k.section, k.event_pos DESC) k WHERE k.counted + k.missing < k.expected));

-- I03-missing-have-outcome: an emergency was closed, and somebody who was at the site when it began and was there still was expected by none of its counts, by what was known then.
SELECT 'site ' || e.site || ', person ' || b.person_no FROM sites.emergency e
  JOIN register.custody b ON b.site = e.site AND b.custodian = e.authority AND b.state IN ('held', 'resident', 'accompanying') AND b.from_at <= e.at AND b.to_at > e.at AND b.known_from <= e.closed_at AND coalesce(b.known_to, 'infinity') > e.closed_at
  JOIN register.custody n ON n.person_no = b.person_no AND n.site = e.site AND n.custodian = e.authority AND n.state IN ('held', 'resident', 'accompanying') AND n.from_at <= e.closed_at AND n.to_at > e.closed_at AND n.known_from <= e.closed_at AND coalesce(n.known_to, 'infinity') > e.closed_at
 WHERE e.closed_at IS NOT NULL AND NOT EXISTS (SELECT FROM sites.absence a WHERE a.person_no = b.person_no AND a.left_at <= e.closed_at AND coalesce(a.returned_at, 'infinity') >= e.at)
   AND NOT EXISTS (SELECT FROM sites.lockdown_count k JOIN register.custody c ON c.person_no = b.person_no AND c.site = e.site AND c.custodian = e.authority AND c.state IN ('held', 'resident', 'accompanying') AND (k.section IS NULL OR k.section = c.section)
       AND c.from_at <= k.at AND c.to_at > k.at AND c.known_from <= e.closed_at AND coalesce(c.known_to, 'infinity') > e.closed_at WHERE k.emergency_id = e.id);

-- I17-reported-strength: a site of which more persons are reported than it has places has no open breach, or one that is not over stands open where nothing says it.
SELECT 'site ' || s.code FROM sites.site s
 WHERE sites.reported_over(s.code) <> EXISTS (SELECT FROM sites.site_breach b WHERE b.site = s.code AND b.rule = 'I17-reported-strength' AND b.cured_at IS NULL);

-- I33-vehicle-fit: a person was put into a vehicle that had been found unfit, and not fit since, without a breach.
SELECT 'person ' || c.person_no FROM register.custody c JOIN register.event e ON e.pos = c.event_pos
  CROSS JOIN LATERAL (SELECT i.fit FROM sites.vehicle_inspection i WHERE i.vehicle = c.vehicle AND i.inspected_at <= e.occurred_at AND i.event_pos < e.pos ORDER BY i.inspected_at DESC, i.event_pos DESC LIMIT 1) i
 WHERE c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('held', 'resident') AND e.type IN ('PersonBoarded', 'PersonReseated', 'PersonRecaptured') AND NOT i.fit
   AND NOT EXISTS (SELECT FROM register.breach b WHERE b.person_no = c.person_no AND b.rule = 'I33-vehicle-fit');

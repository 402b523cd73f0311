-- Rules of places as questions to the tables. See src/systems/register/invariants.sql for how they are written.

-- I16-keep-apart: two persons who are kept apart were put into one place after it was recorded, without a breach.
SELECT 'persons ' || k.person_a || ' and ' || k.person_b FROM sites.keep_apart k
  JOIN register.custody a ON a.person_no = k.person_a AND a.known_to IS NULL AND a.to_at = 'infinity' AND a.state = 'held'
  JOIN register.custody b ON b.person_no = k.person_b AND b.known_to IS NULL AND b.to_at = 'infinity' AND b.state = 'held'
   AND ((a.site = b.site AND a.section = b.section) OR (a.vehicle = b.vehicle AND a.compartment = b.compartment))
  JOIN register.event e ON e.pos = greatest(a.event_pos, b.event_pos)
 WHERE k.event_pos < e.pos AND k.expires_at > e.occurred_at
   AND NOT EXISTS (SELECT FROM register.breach r WHERE r.person_no IN (k.person_a, k.person_b) AND r.rule = 'I16-keep-apart');

-- I24-four-eyes: an authorisation to exceed a capacity was approved by the officer who proposed it, or by one of another authority.
SELECT 'section ' || o.site || '/' || o.section FROM sites.over_capacity o LEFT JOIN access.officer p ON p.no = o.proposed_by LEFT JOIN access.officer a ON a.no = o.approved_by
 WHERE o.approved_by IS NOT NULL AND (o.approved_by = o.proposed_by OR a.authority IS DISTINCT FROM p.authority);

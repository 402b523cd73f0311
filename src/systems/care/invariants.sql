-- Rules of health as questions to the tables. See src/systems/register/invariants.sql for how they are written.

-- I10-fitness-48h: a person on a sealed manifest was not found fit by a health officer within the 48 hours before the seal.
SELECT 'manifest ' || s.manifest_no || ', person ' || l.person_no FROM transfers.seal s JOIN transfers.line l ON l.manifest_no = s.manifest_no AND l.state = 'listed'
  LEFT JOIN LATERAL (SELECT f.fit, f.examined_at, f.officer_no FROM care.fitness f WHERE f.person_no = l.person_no AND f.event_pos < s.event_pos ORDER BY f.examined_at DESC, f.event_pos DESC LIMIT 1) f ON true
 WHERE s.voided_at IS NULL AND s.sealed_by IS NOT NULL AND (f.fit IS NOT TRUE OR f.examined_at < s.sealed_at - interval '48 hours'
   OR NOT EXISTS (SELECT FROM access.posting p WHERE p.officer_no = f.officer_no AND p.role = 'health_officer'));

-- I10-fitness-48h: a person passed in the first hand-over who was not found fit within the 48 hours before, without a breach.
SELECT 'manifest ' || h.manifest_no || ', person ' || p.person_no FROM transfers.handover h JOIN transfers.handover_person p ON p.handover_id = h.id JOIN register.event e ON e.pos = p.event_pos
  LEFT JOIN LATERAL (SELECT f.fit, f.examined_at FROM care.fitness f WHERE f.person_no = p.person_no AND f.event_pos < h.event_pos ORDER BY f.examined_at DESC, f.event_pos DESC LIMIT 1) f ON true
 WHERE h.ordinal = 1 AND (f.fit IS NOT TRUE OR f.examined_at < h.instant - interval '48 hours')
   AND NOT EXISTS (SELECT FROM register.breach b WHERE b.fact_event = e.id AND b.person_no = p.person_no AND b.rule = 'I10-fitness-48h');

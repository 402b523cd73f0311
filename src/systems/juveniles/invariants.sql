-- Rules of age as questions to the tables. See src/systems/register/invariants.sql for how they are written.

-- I13-minor-apart-from-adults: a person who is not certainly adult is held among adults, without a breach or a best-interest act.
WITH day AS (SELECT e.received_at::date AS today FROM register.event e ORDER BY e.pos DESC LIMIT 1),
held AS (
  SELECT c.person_no, coalesce(s.age_group, k.age_group) AS age_group, e.id AS fact FROM register.custody c JOIN register.event e ON e.pos = c.event_pos
    LEFT JOIN sites.section s ON s.site = c.site AND s.section = c.section LEFT JOIN sites.compartment k ON k.vehicle = c.vehicle AND k.compartment = c.compartment
   WHERE c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('held', 'accompanying') AND coalesce(s.age_group, k.age_group) IS NOT NULL),
evidence AS (
  SELECT a.person_no, max(a.born_from) AS last_from, min(a.born_to) AS first_to, min(a.born_from) AS first_from, max(a.born_to) AS last_to,
         max(a.born_from) FILTER (WHERE a.kind <> 'medical') AS r_last_from, min(a.born_to) FILTER (WHERE a.kind <> 'medical') AS r_first_to,
         min(a.born_from) FILTER (WHERE a.kind <> 'medical') AS r_first_from, max(a.born_to) FILTER (WHERE a.kind <> 'medical') AS r_last_to
    FROM juveniles.age_evidence a WHERE a.superseded_pos IS NULL AND a.born_from IS NOT NULL GROUP BY a.person_no),
-- the youngest and the oldest that the evidence leaves open; a medical finding alone makes nobody adult
bounds AS (
  SELECT v.person_no, CASE WHEN v.last_from < v.first_to THEN v.first_to ELSE v.last_to END AS born_before, CASE WHEN v.last_from < v.first_to THEN v.last_from ELSE v.first_from END AS born_from,
         CASE WHEN v.r_last_from < v.r_first_to THEN v.r_first_to ELSE v.r_last_to END AS r_born_before FROM evidence v),
aged AS (
  SELECT h.*, coalesce(greatest((b.born_before - 1 + interval '18 years')::date, (b.born_before - 2 + interval '18 years')::date + 1) <= d.today
           AND greatest((b.r_born_before - 1 + interval '18 years')::date, (b.r_born_before - 2 + interval '18 years')::date + 1) <= d.today, false) AS adult
    FROM held h CROSS JOIN day d LEFT JOIN bounds b ON b.person_no = h.person_no)
SELECT 'person ' || a.person_no FROM aged a WHERE a.age_group = 'adult' AND NOT a.adult
   AND NOT coalesce((SELECT f.best_interest FROM register.custody_fact f WHERE f.person_no = a.person_no AND f.moves AND f.superseded_pos IS NULL ORDER BY f.at DESC, f.event_pos DESC LIMIT 1), false)
   -- a child beside the parent whom it accompanies, as child protection decided before or after it came there
   AND NOT EXISTS (SELECT FROM register.accompaniment m JOIN register.accompaniment_decision d ON d.person_no = m.person_no AND d.parent_no = m.parent_no AND d.outcome = 'beside' WHERE m.person_no = a.person_no)
   AND NOT EXISTS (SELECT FROM register.breach b WHERE b.person_no = a.person_no AND b.rule = 'I13-minor-apart-from-adults' AND (b.fact_event = a.fact OR b.cured_at IS NULL));

-- I14-age-from-evidence: evidence was set aside without a correction that names it, or still counts although one does.
SELECT 'person ' || a.person_no FROM juveniles.age_evidence a LEFT JOIN register.correction c ON c.corrected_event = a.event_id AND c.person_no = a.person_no
 WHERE (a.superseded_pos IS NULL) <> (c.corrected_event IS NULL) OR a.superseded_pos <> c.event_pos;

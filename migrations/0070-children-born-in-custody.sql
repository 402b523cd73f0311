-- Children who were born in custody to a detained mother were on the register as held. They are what the new program says of them from their birth: they accompany her, and became detained by an admission only.
SET ROLE amana_owner;
ALTER TABLE register.custody DISABLE TRIGGER USER;
ALTER TABLE register.custody_fact DISABLE TRIGGER USER;
GRANT SELECT ON register.birth_in_custody, register.custody_fact, register.custody TO amana_guard;
GRANT SELECT, INSERT ON register.accompaniment TO amana_guard;
GRANT SELECT, UPDATE ON register.custody, register.custody_fact TO amana_guard;
SET ROLE amana_guard;
INSERT INTO register.accompaniment (person_no, parent_no, since, born, event_pos)
  SELECT b.person_no, b.mother_no, b.born_at, true, b.event_pos FROM register.birth_in_custody b
   WHERE (SELECT f.state FROM register.custody_fact f WHERE f.person_no = b.person_no AND f.event_pos = b.event_pos) = 'held' ON CONFLICT DO NOTHING;
UPDATE register.custody_fact f SET state = CASE f.state WHEN 'held' THEN 'accompanying' ELSE 'missing' END FROM register.accompaniment a
 WHERE f.person_no = a.person_no AND f.state IN ('held', 'at_large', 'unaccounted') AND NOT f.opens
   AND NOT EXISTS (SELECT FROM register.custody_fact o WHERE o.person_no = f.person_no AND o.opens AND (o.at, o.event_pos) < (f.at, f.event_pos));
UPDATE register.custody c SET state = CASE c.state WHEN 'held' THEN 'accompanying' ELSE 'missing' END FROM register.accompaniment a
 WHERE c.person_no = a.person_no AND c.state IN ('held', 'at_large', 'unaccounted')
   AND NOT EXISTS (SELECT FROM register.custody_fact o WHERE o.person_no = c.person_no AND o.opens AND o.at <= c.from_at);
RESET ROLE;
SET ROLE amana_owner;
ALTER TABLE register.custody ENABLE TRIGGER USER;
ALTER TABLE register.custody_fact ENABLE TRIGGER USER;
RESET ROLE;

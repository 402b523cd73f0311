-- Children who were born in custody to a detained mother were on the register as held. They are what the new program says of them from their birth: they accompany her, and became detained by an admission only.
SET ROLE amana_owner;
ALTER TABLE register.custody DISABLE TRIGGER USER;
ALTER TABLE register.custody_fact DISABLE TRIGGER USER;
GRANT SELECT ON register.event, register.birth_in_custody, register.custody_fact, register.custody TO amana_guard;
GRANT SELECT, INSERT ON register.accompaniment TO amana_guard;
GRANT SELECT, INSERT, UPDATE ON register.custody, register.custody_fact TO amana_guard;
SET ROLE amana_guard;
INSERT INTO register.accompaniment (person_no, parent_no, since, born, event_pos)
  SELECT b.person_no, b.mother_no, b.born_at, true, b.event_pos FROM register.birth_in_custody b
   WHERE (SELECT f.state FROM register.custody_fact f WHERE f.person_no = b.person_no AND f.event_pos = b.event_pos) = 'held' ON CONFLICT DO NOTHING;
-- A taking into custody counts as long as it was believed: one that was withdrawn made no detainee of what was recorded after its withdrawal, and of what is believed now.
UPDATE register.custody_fact f SET state = CASE f.state WHEN 'held' THEN 'accompanying' ELSE 'missing' END FROM register.accompaniment a
 WHERE f.person_no = a.person_no AND f.state IN ('held', 'at_large', 'unaccounted') AND NOT f.opens
   AND NOT EXISTS (SELECT FROM register.custody_fact o WHERE o.person_no = f.person_no AND o.opens AND (o.at, o.event_pos) < (f.at, f.event_pos)
     AND (o.superseded_pos IS NULL OR o.superseded_pos > f.superseded_pos) AND (f.superseded_pos IS NULL OR o.event_pos < f.superseded_pos));
-- The periods: what was believed of a child until its taking into custody, or the withdrawal of that, became known stays what was believed then.
DO $$ DECLARE c record; k record; now text;
BEGIN
  FOR c IN SELECT x.*, x.ctid AS place FROM register.custody x JOIN register.accompaniment a ON a.person_no = x.person_no WHERE x.state IN ('held', 'at_large', 'unaccounted') LOOP
    FOR k IN
      WITH taking AS (SELECT o.received_at AS known, coalesce((SELECT e.received_at FROM register.event e WHERE e.pos = o.superseded_pos), 'infinity') AS withdrawn
          FROM register.custody_fact o WHERE o.person_no = c.person_no AND o.opens AND o.at <= c.from_at),
      moment AS (SELECT c.known_from AS at UNION SELECT u.at FROM taking t CROSS JOIN LATERAL (VALUES (t.known), (t.withdrawn)) u(at) WHERE u.at > c.known_from AND u.at < coalesce(c.known_to, 'infinity')),
      told AS (SELECT m.at, EXISTS (SELECT FROM taking t WHERE t.known <= m.at AND m.at < t.withdrawn) AS taken FROM moment m),
      changed AS (SELECT t.at, t.taken, lag(t.taken) OVER (ORDER BY t.at) AS before FROM told t)
      SELECT x.at, x.taken, coalesce(lead(x.at) OVER (ORDER BY x.at), c.known_to) AS until FROM changed x WHERE x.before IS DISTINCT FROM x.taken ORDER BY x.at
    LOOP
      now := CASE WHEN k.taken THEN c.state WHEN c.state = 'held' THEN 'accompanying' ELSE 'missing' END;
      IF k.at = c.known_from THEN UPDATE register.custody x SET state = now, known_to = k.until WHERE x.ctid = c.place;
      ELSE INSERT INTO register.custody VALUES (c.person_no, c.from_at, c.to_at, c.custodian, c.site, c.section, c.vehicle, c.compartment, now, c.outcome, c.event_pos, k.at, k.until); END IF;
    END LOOP;
  END LOOP;
END $$;
RESET ROLE;
SET ROLE amana_owner;
ALTER TABLE register.custody ENABLE TRIGGER USER;
ALTER TABLE register.custody_fact ENABLE TRIGGER USER;
RESET ROLE;

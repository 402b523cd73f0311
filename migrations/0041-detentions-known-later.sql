-- A detention of a resident that became known after a later move or absence was recorded is carried through these, as the projectors do it from now on: a move that was recorded first called the person a resident.
SET ROLE amana_owner;
-- The guard reads what row security hides from the owner, and nothing is recorded by this.
ALTER TABLE register.custody DISABLE TRIGGER USER;
ALTER TABLE register.custody_fact DISABLE TRIGGER USER;
GRANT SELECT ON register.event, register.correction TO amana_guard;
GRANT SELECT, INSERT, UPDATE ON register.custody, register.custody_fact TO amana_guard;
SET ROLE amana_guard;
DO $$ DECLARE f record; p record; before text; now text; lived boolean; changed bigint[] := '{}';
BEGIN
  FOR f IN SELECT c.person_no, c.event_pos, c.at, c.state, coalesce(o.type, e.type) AS type FROM register.custody_fact c JOIN register.event e ON e.pos = c.event_pos
             LEFT JOIN register.correction k ON k.correcting_event = c.event_id LEFT JOIN register.event o ON o.id = k.corrected_event
            WHERE c.superseded_pos IS NULL AND c.state IS NOT NULL AND NOT c.opens AND c.custodian IS NULL AND EXISTS (SELECT FROM register.custody_fact x WHERE x.person_no = c.person_no AND x.state = 'resident')
            ORDER BY c.person_no, c.at, c.event_pos LOOP
    SELECT coalesce(b.outcome, b.state) INTO before FROM register.custody_fact b WHERE b.person_no = f.person_no AND b.superseded_pos IS NULL AND (b.at, b.event_pos) < (f.at, f.event_pos) AND coalesce(b.outcome, b.state) IS NOT NULL
     ORDER BY b.at DESC, b.event_pos DESC LIMIT 1;
    lived := coalesce(before IN ('resident', 'missing'), false);
    now := CASE WHEN f.type IN ('SectionMoved', 'FoundInSection') THEN CASE WHEN lived THEN 'resident' ELSE 'held' END WHEN f.type = 'EscapeRecorded' THEN CASE WHEN lived THEN 'missing' ELSE 'at_large' END
      WHEN f.type = 'UnaccountedRecorded' THEN CASE WHEN lived THEN 'missing' ELSE 'unaccounted' END ELSE f.state END;
    IF now <> f.state THEN
      UPDATE register.custody_fact c SET state = now WHERE c.person_no = f.person_no AND c.event_pos = f.event_pos;
      changed := changed || f.person_no;
    END IF;
  END LOOP;
  -- the periods of these persons: what was believed until it became known stays what was believed then
  FOR p IN SELECT c.*, c.ctid AS place, s.state AS now, k.at AS known FROM register.custody c
      CROSS JOIN LATERAL (SELECT x.state FROM register.custody_fact x WHERE x.person_no = c.person_no AND x.superseded_pos IS NULL AND x.state IS NOT NULL AND x.at <= c.from_at ORDER BY x.at DESC, x.event_pos DESC LIMIT 1) s
      CROSS JOIN LATERAL (SELECT max(greatest(x.received_at, e.received_at)) AS at FROM register.custody_fact x LEFT JOIN register.event e ON e.pos = x.superseded_pos WHERE x.person_no = c.person_no AND x.at <= c.from_at) k
     WHERE c.person_no = ANY (changed) AND c.state <> s.state AND (c.known_to IS NULL OR c.known_to > k.at) LOOP
    IF p.known_from >= p.known THEN UPDATE register.custody c SET state = p.now WHERE c.ctid = p.place;
    ELSE
      UPDATE register.custody c SET known_to = p.known WHERE c.ctid = p.place;
      INSERT INTO register.custody VALUES (p.person_no, p.from_at, p.to_at, p.custodian, p.site, p.section, p.vehicle, p.compartment, p.now, p.outcome, p.event_pos, p.known, p.known_to);
    END IF;
  END LOOP;
END $$;
RESET ROLE;
SET ROLE amana_owner;
ALTER TABLE register.custody ENABLE TRIGGER USER;
ALTER TABLE register.custody_fact ENABLE TRIGGER USER;
RESET ROLE;

-- A resident whose whereabouts nobody knows is a missing resident, not a detainee who is unaccounted for; the counts and the list of missing of an emergency name the residents of a camp too.
SET ROLE amana_owner;
ALTER TABLE register.custody_fact DROP CONSTRAINT custody_fact_state_check, ADD CONSTRAINT custody_fact_state_check CHECK (state IN ('held', 'resident', 'missing', 'unaccounted', 'at_large'));
ALTER TABLE register.custody DROP CONSTRAINT custody_state_check, ADD CONSTRAINT custody_state_check CHECK (state IN ('held', 'resident', 'missing', 'unaccounted', 'at_large'));
ALTER TABLE sites.lockdown_count ADD COLUMN residents int NOT NULL DEFAULT 0;
COMMENT ON COLUMN sites.lockdown_count.residents IS 'How many of those expected live there and are detained by nobody. None in a count that was made before residents were counted.';
ALTER TABLE sites.missing ADD COLUMN resident boolean NOT NULL DEFAULT false, DROP CONSTRAINT missing_outcome_check,
  ADD CONSTRAINT missing_outcome_check CHECK (outcome IN ('found', 'escaped', 'departed', 'dead', 'unaccounted')), ADD CONSTRAINT missing_resident_outcome CHECK (NOT resident OR outcome IS DISTINCT FROM 'escaped');
COMMENT ON COLUMN sites.missing.resident IS 'The person lived there and was detained by nobody when the heads were counted: who went away has departed, and has not escaped.';
-- That somebody left a household is one officer's word; two, or child protection, end the bond (I32). Those who had left before this are out of it.
ALTER TABLE register.household_member ADD COLUMN bound boolean NOT NULL DEFAULT true, ADD COLUMN confirmed_by bigint, ADD COLUMN confirmed_at timestamptz,
  ADD CONSTRAINT household_member_confirmed CHECK (num_nulls(confirmed_by, confirmed_at) IN (0, 2)), ADD CONSTRAINT "I24-four-eyes" CHECK (confirmed_by IS DISTINCT FROM left_by OR confirmed_by IS NULL);
COMMENT ON COLUMN register.household_member.bound IS 'Whether the household is kept together with this person (I32-household-together): while in it, and after a leaving that nobody confirmed.';
ALTER TABLE register.household_member DISABLE TRIGGER USER;
-- The guard reads what row security hides from the owner. Events in the order in which they were received: each says what follows for the next.
ALTER TABLE register.custody DISABLE TRIGGER USER;
ALTER TABLE register.custody_fact DISABLE TRIGGER USER;
GRANT SELECT ON register.event, register.correction TO amana_guard;
GRANT SELECT, UPDATE ON register.custody, register.custody_fact, register.household_member TO amana_guard;
SET ROLE amana_guard;
UPDATE register.household_member SET bound = false WHERE left_at IS NOT NULL;
DO $$ DECLARE f record; before text; now text; changed bigint[] := '{}';
BEGIN
  FOR f IN SELECT c.person_no, c.event_pos, c.event_id, c.at, c.state, e.type FROM register.custody_fact c JOIN register.event e ON e.pos = c.event_pos
            WHERE c.state IN ('unaccounted', 'held', 'at_large') AND NOT c.opens AND c.person_no IN (SELECT x.person_no FROM register.custody_fact x WHERE x.state = 'resident')
              AND c.person_no IN (SELECT x.person_no FROM register.custody_fact x WHERE x.state = 'unaccounted') ORDER BY c.event_pos LOOP
    SELECT coalesce(b.outcome, b.state) INTO before FROM register.custody_fact b WHERE b.person_no = f.person_no AND coalesce(b.outcome, b.state) IS NOT NULL AND b.event_pos < f.event_pos
       AND (b.superseded_pos IS NULL OR b.superseded_pos > f.event_pos) AND (b.at, b.event_pos) < (f.at, f.event_pos) ORDER BY b.at DESC, b.event_pos DESC LIMIT 1;
    now := CASE WHEN f.type = 'CustodyCorrected' THEN (SELECT o.state FROM register.correction k JOIN register.custody_fact o ON o.event_id = k.corrected_event WHERE k.correcting_event = f.event_id)
      WHEN f.type = 'UnaccountedRecorded' AND before IN ('resident', 'missing') OR f.type = 'EscapeRecorded' AND before = 'missing' THEN 'missing'
      WHEN f.type IN ('SectionMoved', 'FoundInSection') AND before IN ('resident', 'missing') THEN 'resident' ELSE f.state END;
    IF now <> f.state THEN
      UPDATE register.custody_fact c SET state = now WHERE c.event_pos = f.event_pos AND c.person_no = f.person_no;
      changed := changed || f.person_no;
    END IF;
  END LOOP;
  -- the periods of these persons, each as its facts told it when it was known
  UPDATE register.custody c SET state = s.state FROM register.custody p CROSS JOIN LATERAL (
      SELECT x.state FROM register.custody_fact x WHERE x.person_no = p.person_no AND x.state IS NOT NULL AND x.received_at <= p.known_from AND (x.at < p.from_at OR (x.at = p.from_at AND x.event_pos <= p.event_pos))
         AND (x.superseded_pos IS NULL OR (SELECT e.received_at FROM register.event e WHERE e.pos = x.superseded_pos) > p.known_from) ORDER BY x.at DESC, x.event_pos DESC LIMIT 1) s
   WHERE p.person_no = ANY (changed) AND c.ctid = p.ctid AND c.state <> s.state;
END $$;
RESET ROLE;
SET ROLE amana_owner;
ALTER TABLE register.custody ENABLE TRIGGER USER;
ALTER TABLE register.custody_fact ENABLE TRIGGER USER;
ALTER TABLE register.household_member ENABLE TRIGGER USER;
RESET ROLE;

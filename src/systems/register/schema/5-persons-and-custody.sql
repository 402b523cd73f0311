-- Projectors of persons, their names and nationalities, and of every fact about their custody.
CREATE OR REPLACE FUNCTION register.project_number_block_allocated(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM sites.demand_own_stream(p);
  INSERT INTO register.number_block (prefix, first, size, used, event_pos) SELECT f.data->>'prefix', (f.data->>'first')::int, (f.data->>'size')::int, 0, f.pos FROM unnest(p) f;
  IF EXISTS (SELECT FROM unnest(p) f JOIN register.number_block b ON b.prefix = f.data->>'prefix' JOIN register.number_block c ON c.prefix = b.prefix AND c.first > b.first AND c.first < b.first + b.size) THEN
    RAISE EXCEPTION 'number-block-overlaps: two blocks would hold the same number' USING ERRCODE = '23514'; END IF;
  IF EXISTS (SELECT FROM unnest(p) f JOIN sites.site s ON s.code = f.data->>'prefix' WHERE f.officer_no <> 0 AND s.authority IS DISTINCT FROM access.authority_of(f.officer_no)) AND NOT register.rebuilding() THEN
    RAISE EXCEPTION 'not-permitted: an administrator sets numbers aside for sites of the own authority only' USING ERRCODE = '42501'; END IF;
END $$;
-- Numbers that were set aside and will not be given: from a serial to the end of their block. The update waits for whoever is giving a number of the block now.
CREATE OR REPLACE FUNCTION register.project_numbers_voided(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  UPDATE register.number_block b SET voided_from = (f.data->>'from')::int, void_reason = f.data->>'reason', voided_by = f.officer_no, voided_at = f.received_at, event_pos = f.pos
    FROM unnest(p) f WHERE b.prefix = f.data->>'prefix' AND b.first = (f.data->>'first')::int AND f.stream_no = sites.stream_of(b.prefix);
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'not-found: a block of numbers is voided once in a command, on the stream of its site' USING ERRCODE = '23514'; END IF;
END $$;
-- number-voided: a given number is never voided, and what was voided stays so.
CREATE OR REPLACE FUNCTION register.number_void_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE officer bigint;
BEGIN
  IF (NEW.voided_from, NEW.event_pos) IS NOT DISTINCT FROM (OLD.voided_from, OLD.event_pos) OR register.rebuilding() THEN RETURN NULL; END IF;
  SELECT e.officer_no INTO officer FROM register.event e WHERE e.pos = NEW.event_pos;
  IF officer <> 0 AND access.authority_of(officer) IS DISTINCT FROM (SELECT s.authority FROM sites.site s WHERE s.code = NEW.prefix) THEN
    RAISE EXCEPTION 'not-permitted: numbers are voided for sites of the own authority only' USING ERRCODE = '42501'; END IF;
  IF NEW.voided_from IS NULL OR NEW.voided_from >= OLD.voided_from THEN
    RAISE EXCEPTION 'number-voided: these numbers have been voided already' USING ERRCODE = '23514', CONSTRAINT = 'number-voided'; END IF;
  IF NOT register.told(NEW.void_reason, 3) THEN RAISE EXCEPTION 'invalid-input: numbers are voided with a reason' USING ERRCODE = '22023'; END IF;
  IF EXISTS (SELECT FROM register.person x WHERE split_part(x.register_number, '-', 1) = NEW.prefix AND split_part(x.register_number, '-', 2)::int BETWEEN NEW.voided_from AND NEW.first + NEW.size - 1) THEN
    RAISE EXCEPTION 'number-given: a number that a person has cannot be voided' USING ERRCODE = '23514', CONSTRAINT = 'number-given'; END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "number-voided" AFTER UPDATE ON register.number_block FOR EACH ROW EXECUTE FUNCTION register.number_void_guard();
-- The check character of a register number, as numbers/check-character.ts: digits count as themselves, A to Z as 10 to 28 and, from T on, 0 to 6; weights are powers of 3 in residues of 29.
CREATE OR REPLACE FUNCTION register.check_character(p_body text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE sum int := 0; c int;
BEGIN
  FOR n IN 1..length(p_body) LOOP
    c := ascii(substr(p_body, n, 1));
    sum := (sum + CASE WHEN c BETWEEN 48 AND 57 THEN c - 48 ELSE (c - 55) % 29 END) * 3 % 29;
  END LOOP;
  RETURN substr('0123456789ACDEFHJKLMNPRTUVWXY', (29 - sum) % 29 + 1, 1);
END $$;
GRANT EXECUTE ON FUNCTION register.check_character(text) TO amana_guard;
-- number-voided: a voided number is never given. And none whose last character is not that of its body: it would be taken for another over the radio.
CREATE OR REPLACE FUNCTION register.number_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM (SELECT split_part(n.register_number, '-', 1) AS prefix, split_part(n.register_number, '-', 2)::int AS serial FROM fresh n) u
      JOIN register.number_block b ON b.prefix = u.prefix AND u.serial BETWEEN b.voided_from AND b.first + b.size - 1) THEN
    RAISE EXCEPTION 'number-voided: a voided number is never given' USING ERRCODE = '23514', CONSTRAINT = 'number-voided'; END IF;
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM fresh n WHERE n.register_number !~ '^[A-Z]{3}-[0-9]{6}-.$' OR register.check_character(replace(left(n.register_number, 10), '-', '')) <> right(n.register_number, 1)) THEN
    RAISE EXCEPTION 'invalid-input: the check character of a register number is not that of its body' USING ERRCODE = '22023'; END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "number-voided" AFTER INSERT ON register.person REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION register.number_guard();
-- An escort commander enters nobody but a child who is born on the way, in the same command; who has another of these roles, as every file is entered.
CREATE OR REPLACE FUNCTION register.demand_birth_on_the_way(p register.fact[], p_others text[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM (SELECT DISTINCT u.officer_no FROM unnest(p) u) o WHERE o.officer_no <> 0 AND NOT access.roles_of(o.officer_no) && p_others)
     AND EXISTS (SELECT FROM unnest(p) f WHERE NOT access.roles_of(f.officer_no) && p_others
       AND NOT EXISTS (SELECT FROM register.event e WHERE e.stream_no = f.stream_no AND e.command_id = f.command_id AND e.type = 'BornOnTheWay')) THEN
    RAISE EXCEPTION 'not-permitted: an escort enters nobody but a child who is born on the way' USING ERRCODE = '42501'; END IF;
END $$;
CREATE OR REPLACE FUNCTION register.project_person_registered(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n bigint;
BEGIN
  PERFORM register.demand_birth_on_the_way(p, ARRAY['origin_officer', 'receiving_officer', 'installation']);
  IF EXISTS (SELECT FROM unnest(p) f JOIN register.person x ON x.register_number = f.data->>'registerNumber') THEN
    RAISE EXCEPTION 'number-used: a register number is never used twice' USING ERRCODE = '23514'; END IF;
  WITH number AS (SELECT split_part(f.data->>'registerNumber', '-', 1) AS prefix, split_part(f.data->>'registerNumber', '-', 2)::int AS serial FROM unnest(p) f),
  used AS (SELECT b.prefix, b.first, count(*) AS n FROM number u JOIN register.number_block b ON b.prefix = u.prefix AND u.serial >= b.first AND u.serial < b.first + b.size GROUP BY b.prefix, b.first),
  done AS (UPDATE register.number_block b SET used = b.used + u.n FROM used u WHERE b.prefix = u.prefix AND b.first = u.first RETURNING u.n)
  SELECT coalesce(sum(done.n), 0) INTO n FROM done;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'number-not-allocated: a register number is outside the blocks of its site' USING ERRCODE = '23514'; END IF;
  INSERT INTO register.person (no, register_number, sex, synthetic, event_pos)
    SELECT f.stream_no, f.data->>'registerNumber', f.data->>'sex', (f.data->>'synthetic')::boolean, f.pos FROM unnest(p) f;
  PERFORM register.add_names(p);
END $$;
-- Names and their search tokens; the tokens were made by the pure helper that also makes those of a search.
CREATE OR REPLACE FUNCTION register.add_names(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO register.person_name (person_no, ord, kind, script, source, full_name, parts, event_pos)
    SELECT f.stream_no, n.ord, n.name->>'kind', n.name->>'script', n.name->>'source', n.name->>'full', coalesce(n.name->'parts', '{}'), f.pos
      FROM unnest(p) f CROSS JOIN LATERAL jsonb_array_elements(f.personal->'names') WITH ORDINALITY n(name, ord);
  INSERT INTO register.name_token (token, person_no, event_pos)
    -- those that the person has already are looked for, and not met by ON CONFLICT, by which each row would be written twice; nobody else writes of the person meanwhile
    -- of a person who is registered by this very event there are none
    SELECT t.token, f.stream_no, min(f.pos) FROM unnest(p) f LEFT JOIN LATERAL (SELECT x.event_pos FROM register.person x WHERE x.no = f.stream_no OFFSET 0) x ON true CROSS JOIN LATERAL jsonb_array_elements_text(f.personal->'tokens') t(token)
     WHERE CASE WHEN x.event_pos = f.pos THEN true ELSE (SELECT y.person_no FROM register.name_token y WHERE y.token = t.token AND y.person_no = f.stream_no) IS NULL END GROUP BY t.token, f.stream_no ORDER BY t.token, f.stream_no $$;
CREATE OR REPLACE FUNCTION register.project_name_added(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ SELECT register.add_names(p) $$;
CREATE OR REPLACE FUNCTION register.project_nationality_claimed(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO register.nationality_claim (person_no, code, source, event_pos) SELECT f.stream_no, f.personal->>'code', f.personal->>'source', f.pos FROM unnest(p) f $$;
-- A nationality is claimed by an authority that holds or held the person, not by one about to receive; those who ask or judge on their own account say what they heard. At commit,
-- because a registration claims it together with the custody. enable_seqscan = off: see custody_tiles.
CREATE OR REPLACE FUNCTION register.nationality_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
DECLARE officer bigint;
BEGIN
  -- almost everybody claims it of who is held by the own authority: one question
  IF register.rebuilding() OR EXISTS (SELECT FROM (SELECT x.officer_no FROM register.event x WHERE x.pos = NEW.event_pos OFFSET 0) e JOIN access.officer o ON o.no = e.officer_no
      CROSS JOIN LATERAL (SELECT FROM register.custody_fact f WHERE f.person_no = NEW.person_no AND f.superseded_pos IS NULL AND f.custodian = o.authority LIMIT 1) h) THEN RETURN NULL; END IF;
  SELECT e.officer_no INTO officer FROM register.event e WHERE e.pos = NEW.event_pos;
  IF officer = 0
     OR access.has_role(officer, 'child_protection_officer') OR access.has_role(officer, 'judiciary_clerk') OR access.has_role(officer, 'interviewer') THEN RETURN NULL; END IF;
  RAISE EXCEPTION 'not-permitted: your authority neither holds nor held person %', NEW.person_no USING ERRCODE = '42501';
END $$;
DROP TRIGGER IF EXISTS nationality_guard ON register.nationality_claim;
CREATE CONSTRAINT TRIGGER nationality_guard AFTER INSERT ON register.nationality_claim DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION register.nationality_guard();
-- I02-custody-tiles, at commit: nobody is on the register whom nobody holds.
CREATE OR REPLACE FUNCTION register.person_in_custody() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM register.custody c WHERE c.person_no = NEW.no AND c.known_to IS NULL) AND NOT register.rebuilding() THEN
    RAISE EXCEPTION 'I02-custody-tiles: person % is registered without custody', NEW.no USING ERRCODE = '23514', CONSTRAINT = 'I02-custody-tiles'; END IF;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS "I02-custody-tiles" ON register.person;
CREATE CONSTRAINT TRIGGER "I02-custody-tiles" AFTER INSERT ON register.person DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION register.person_in_custody();

CREATE OR REPLACE FUNCTION register.project_custody_found(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT register.record_custody(array_agg(ROW(f.stream_no, f.pos, f.id, f.occurred_at, f.received_at, f.kind, true, f.data->>'custodian', true, f.data->>'site', f.data->>'section', NULL, NULL,
    coalesce((f.data->>'bestInterest')::boolean, false), 'held', NULL, NULL)::register.custody_fact)) FROM unnest(p) f;
  INSERT INTO register.intake (person_no, at, way, event_pos) SELECT f.stream_no, f.occurred_at, coalesce(f.data->>'basis', 'admitted'), f.pos FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION register.project_custody_admitted(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT register.project_custody_found(p) $$;
-- I31: a resident who moves to another section stays a resident, a child who accompanies a parent stays one, and so does who was missing and is found.
CREATE OR REPLACE FUNCTION register.record_section(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT register.record_custody(array_agg(ROW(f.stream_no, f.pos, f.id, f.occurred_at, f.received_at, f.kind, false, NULL, true, f.data->>'site', f.data->>'section', NULL, NULL,
    coalesce((f.data->>'bestInterest')::boolean, false), coalesce(register.undetained_before(f.stream_no, f.occurred_at, f.pos), 'held'), NULL, NULL)::register.custody_fact)) FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION register.project_section_moved(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT register.record_section(p); SELECT register.demand_told(p, 3, 'reason') $$;
CREATE OR REPLACE FUNCTION register.project_found_in_section(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT register.record_section(p) $$;
-- A person whose state or outcome changes, where the person is.
CREATE OR REPLACE FUNCTION register.record_state(p register.fact[], p_state text, p_outcome text) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT register.record_custody(array_agg(ROW(f.stream_no, f.pos, f.id, f.occurred_at, f.received_at, f.kind, false, NULL, false, NULL, NULL, NULL, NULL, false, p_state, p_outcome, NULL)::register.custody_fact)) FROM unnest(p) f $$;
-- I31: of whom it was recorded that the person lives in a camp, nothing of this makes a detainee: the person is a missing resident (docs/decisions/0022-residents-are-not-detainees.md).
CREATE OR REPLACE FUNCTION register.record_gone(p register.fact[], p_state text) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT register.record_custody(array_agg(ROW(f.stream_no, f.pos, f.id, f.occurred_at, f.received_at, f.kind, false, NULL, false, NULL, NULL, NULL, NULL, false,
    CASE WHEN register.undetained_before(f.stream_no, f.occurred_at, f.pos) IS NOT NULL THEN 'missing' ELSE p_state END, NULL, NULL)::register.custody_fact)) FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION register.project_escape_recorded(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ SELECT register.record_gone(p, 'at_large'); SELECT register.demand_told(p, 1, 'circumstances', 'place') $$;
CREATE OR REPLACE FUNCTION register.project_unaccounted_recorded(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ SELECT register.record_gone(p, 'unaccounted'); SELECT register.demand_told(p, 1, 'circumstances') $$;
CREATE OR REPLACE FUNCTION register.project_death_recorded(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM register.record_state(p, NULL, 'death');
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f WHERE NOT (register.told(f.personal->>'cause', 1) AND register.told(f.personal->>'circumstances', 1) AND register.told(f.personal->>'remains', 1) AND register.told(f.personal->>'referral', 1))) THEN
    RAISE EXCEPTION 'I21-death-complete: cause (or pending), circumstances, remains and referral are all needed' USING ERRCODE = '23514', CONSTRAINT = 'I21-death-complete'; END IF;
  PERFORM register.end_releases(p, 'death');
  INSERT INTO register.death (person_no, at, cause, circumstances, remains, referral, event_pos)
    SELECT f.stream_no, f.occurred_at, f.personal->>'cause', f.personal->>'circumstances', f.personal->>'remains', f.personal->>'referral', f.pos FROM unnest(p) f;
END $$;
-- A correction: the corrected fact is no longer believed, the replacing one takes its values where it does not change them, the person is folded again.
CREATE OR REPLACE FUNCTION register.project_custody_corrected(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  IF NOT register.rebuilding() THEN
    IF EXISTS (SELECT FROM unnest(p) f JOIN register.event e ON e.id = (f.data->>'corrects')::uuid WHERE f.officer_no <> 0 AND access.authority_of(e.officer_no) IS DISTINCT FROM access.authority_of(f.officer_no)) THEN
      RAISE EXCEPTION 'not-permitted: a record of custody is corrected by the authority that made it' USING ERRCODE = '42501'; END IF;
    -- I07: asked before the fact is superseded; who held is not changed by one officer without a breach that shows it
    INSERT INTO register.breach_due (fact_event, person_no, rule)
      SELECT f.id, f.stream_no, 'I07-two-signatures-one-instant' FROM unnest(p) f
       WHERE register.correction_changes_holder((f.data->>'corrects')::uuid, f.occurred_at, f.data->>'custodian', coalesce((f.data->>'withdrawn')::boolean, false)) ON CONFLICT DO NOTHING;
  END IF;
  UPDATE register.custody_fact c SET superseded_pos = f.pos FROM unnest(p) f WHERE c.event_id = (f.data->>'corrects')::uuid AND c.person_no = f.stream_no AND c.superseded_pos IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: the fact is unknown or was corrected already' USING ERRCODE = '23514'; END IF;
  INSERT INTO register.correction (corrected_event, correcting_event, person_no, event_pos) SELECT (f.data->>'corrects')::uuid, f.id, f.stream_no, f.pos FROM unnest(p) f;
  DELETE FROM register.death d USING unnest(p) f, register.event e WHERE e.id = (f.data->>'corrects')::uuid AND d.person_no = f.stream_no AND d.event_pos = e.pos AND coalesce((f.data->>'withdrawn')::boolean, false);
  UPDATE register.death d SET at = f.occurred_at, cause = coalesce(f.personal->>'cause', d.cause), circumstances = coalesce(f.personal->>'circumstances', d.circumstances),
         remains = coalesce(f.personal->>'remains', d.remains), referral = coalesce(f.personal->>'referral', d.referral), event_pos = f.pos
    FROM unnest(p) f JOIN register.event e ON e.id = (f.data->>'corrects')::uuid WHERE d.person_no = f.stream_no AND d.event_pos = e.pos;
  INSERT INTO register.custody_fact (person_no, event_pos, event_id, at, received_at, kind, opens, custodian, moves, site, section, vehicle, compartment, best_interest, state, outcome)
    SELECT f.stream_no, f.pos, f.id, f.occurred_at, f.received_at, f.kind, o.opens, coalesce(f.data->>'custodian', o.custodian), o.moves,
           CASE WHEN o.moves THEN CASE WHEN f.data ? 'place' THEN f.data->'place'->>'site' ELSE o.site END END, CASE WHEN o.moves THEN CASE WHEN f.data ? 'place' THEN f.data->'place'->>'section' ELSE o.section END END,
           CASE WHEN o.moves THEN CASE WHEN f.data ? 'place' THEN f.data->'place'->>'vehicle' ELSE o.vehicle END END, CASE WHEN o.moves THEN CASE WHEN f.data ? 'place' THEN f.data->'place'->>'compartment' ELSE o.compartment END END,
           false, o.state, o.outcome
      FROM unnest(p) f JOIN register.event e ON e.id = (f.data->>'corrects')::uuid JOIN register.custody_fact o ON o.person_no = f.stream_no AND o.event_pos = e.pos
     WHERE NOT coalesce((f.data->>'withdrawn')::boolean, false);
  INSERT INTO register.intake (person_no, at, way, event_pos)
    SELECT f.stream_no, f.occurred_at, i.way, f.pos FROM unnest(p) f JOIN register.event e ON e.id = (f.data->>'corrects')::uuid JOIN register.intake i ON i.person_no = f.stream_no AND i.event_pos = e.pos
     WHERE NOT coalesce((f.data->>'withdrawn')::boolean, false);
  PERFORM register.carry_detention(array_agg(DISTINCT f.stream_no)) FROM unnest(p) f;
  PERFORM register.fold_custody(array_agg(DISTINCT f.stream_no), max(f.received_at)) FROM unnest(p) f;
  -- I04: what opened custody again after a release is not unsaid without a breach while something is believed to have followed it
  IF NOT register.rebuilding() THEN
    INSERT INTO register.breach_due (fact_event, person_no, rule)
      SELECT f.id, f.stream_no, 'I04-no-admission-without-order' FROM unnest(p) f WHERE EXISTS (SELECT FROM register.unopened_after_release(f.stream_no)) ON CONFLICT DO NOTHING;
    -- I32: a record that is withdrawn can leave a resident apart from the household, where nobody was moved by it
    INSERT INTO register.breach_due (fact_event, person_no, rule)
      SELECT f.id, f.stream_no, 'I32-household-together' FROM unnest(p) f JOIN register.custody c ON c.person_no = f.stream_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'resident' AND c.section IS NOT NULL
       WHERE coalesce((f.data->>'withdrawn')::boolean, false) AND register.left_apart(f.stream_no, c.site, c.section, f.received_at) ON CONFLICT DO NOTHING; END IF;
END $$;

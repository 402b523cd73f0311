-- Custody as a tiling of time (I02, I03): folded from the facts that are believed.

-- Rules speak when something is recorded, not when a rebuild repeats it: what was accepted once stays recorded. The serving role cannot claim to rebuild.
CREATE OR REPLACE FUNCTION register.rebuilding() RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(current_setting('amana.rebuild', true), '') = 'on' AND session_user <> 'amana_app' $$;
-- The stream of the register itself (authorities, vehicles, the clock); NULL before it is declared.
CREATE OR REPLACE FUNCTION register.register_stream() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT min(s.no) FROM register.stream s WHERE s.kind = 'register' $$;
-- What the register clock showed when something was last recorded, or was last set to: where a demonstration goes on after the server stood still.
CREATE OR REPLACE FUNCTION register.last_received() RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT greatest((SELECT e.received_at FROM register.event e WHERE e.type <> 'ClockSet' ORDER BY e.pos DESC LIMIT 1), (SELECT c.clock_base FROM register.clock_setting c)) $$;
GRANT EXECUTE ON FUNCTION register.register_stream(), register.last_received() TO amana_app;

-- I05: the orders that cover an instant. As rows and without rights of its own: so the planner writes it into the question that asks it of each person of a convoy, where a call would cost more than the answer.
CREATE OR REPLACE FUNCTION register.orders_at(p_person bigint, p_at timestamptz) RETURNS TABLE (id uuid, expires_at timestamptz) LANGUAGE sql STABLE AS $$
  SELECT o.id, o.expires_at FROM register.custody_order o WHERE o.person_no = p_person AND o.issued_at <= p_at AND p_at < o.expires_at $$;
-- Of several, the one that ends last.
CREATE OR REPLACE FUNCTION register.live_order(p_person bigint, p_at timestamptz) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT (SELECT o.id FROM register.orders_at(p_person, p_at) o ORDER BY o.expires_at DESC, o.id LIMIT 1) $$;
GRANT EXECUTE ON FUNCTION register.orders_at(bigint, timestamptz) TO amana_guard;
-- The same for officers: of a person within reach only. Guards ask the unwalled one.
CREATE OR REPLACE FUNCTION register.live_order_seen(p_person bigint, p_at timestamptz) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT register.live_order(p_person, p_at) WHERE register.sees_person(p_person) $$;
GRANT EXECUTE ON FUNCTION register.live_order_seen(bigint, timestamptz) TO amana_app;

-- Custody as the believed facts tell it: custodian, place and state are carried forward; facts of one instant are one; a terminal outcome ends the period before it.
CREATE OR REPLACE FUNCTION register.tiling(p_persons bigint[]) RETURNS TABLE (person_no bigint, from_at timestamptz, to_at timestamptz, custodian text, site text, section text,
    vehicle text, compartment text, state text, outcome text, event_pos bigint) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH f AS (
    SELECT f.*, count(f.custodian) OVER w AS holder, count(*) FILTER (WHERE f.moves) OVER w AS move, count(f.state) OVER w AS condition, lead(f.at) OVER w AS next_at
      FROM register.custody_fact f WHERE f.person_no = ANY (p_persons) AND f.superseded_pos IS NULL
    WINDOW w AS (PARTITION BY f.person_no ORDER BY f.at, f.event_pos)),
  carried AS (
    SELECT f.person_no, f.at, f.next_at, f.event_pos, f.outcome, max(f.custodian) OVER (PARTITION BY f.person_no, f.holder) AS custodian, max(f.site) OVER m AS site, max(f.section) OVER m AS section,
           max(f.vehicle) OVER m AS vehicle, max(f.compartment) OVER m AS compartment, max(f.state) OVER (PARTITION BY f.person_no, f.condition) AS state
      FROM f WINDOW m AS (PARTITION BY f.person_no, f.move)),
  tile AS (
    SELECT c.*, lead(c.at) OVER w AS ends, lead(c.outcome) OVER w AS ended_by FROM carried c WHERE c.next_at IS DISTINCT FROM c.at WINDOW w AS (PARTITION BY c.person_no ORDER BY c.at))
  SELECT t.person_no, t.at, coalesce(t.ends, 'infinity'), t.custodian, t.site, t.section, t.vehicle, t.compartment, t.state, t.ended_by, t.event_pos FROM tile t WHERE t.outcome IS NULL $$;

-- What a fold changes: where the periods lie that no longer hold, those that are new, and a person whose first fact does not say who holds. In a function of its own: under these settings the check
-- of every foreign key of every new period would be planned anew.
CREATE OR REPLACE FUNCTION register.custody_changes(p_persons bigint[], p_known timestamptz, OUT stale tid[], OUT fresh register.custody[], OUT bad bigint) LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp SET enable_nestloop = off SET plan_cache_mode = force_custom_plan SET jit = off AS $$
DECLARE tiles register.custody[]; held register.custody[]; places tid[];
BEGIN
  SELECT array_agg(ROW(t.person_no, t.from_at, t.to_at, t.custodian, t.site, t.section, t.vehicle, t.compartment, t.state, t.outcome, t.event_pos, p_known, NULL)::register.custody
                   ORDER BY t.person_no, t.from_at), min(t.person_no) FILTER (WHERE t.custodian IS NULL OR t.state IS NULL)
    INTO tiles, bad FROM register.tiling(p_persons) t;
  SELECT array_agg(c), array_agg(c.ctid) INTO held, places FROM register.custody c WHERE c.person_no = ANY (p_persons) AND c.known_to IS NULL;
  stale := ARRAY(SELECT c.place FROM unnest(held, places) c(person_no, from_at, to_at, custodian, site, section, vehicle, compartment, state, outcome, event_pos, known_from, known_to, place) WHERE NOT EXISTS (SELECT FROM unnest(tiles) t WHERE t.person_no = c.person_no AND t.from_at = c.from_at
    AND (t.to_at, t.custodian, t.site, t.section, t.vehicle, t.compartment, t.state, t.outcome, t.event_pos) IS NOT DISTINCT FROM (c.to_at, c.custodian, c.site, c.section, c.vehicle, c.compartment, c.state, c.outcome, c.event_pos)));
  fresh := ARRAY(SELECT t FROM unnest(tiles) t WHERE NOT EXISTS (SELECT FROM unnest(held) c WHERE c.person_no = t.person_no AND c.from_at = t.from_at
    AND (t.to_at, t.custodian, t.site, t.section, t.vehicle, t.compartment, t.state, t.outcome, t.event_pos) IS NOT DISTINCT FROM (c.to_at, c.custodian, c.site, c.section, c.vehicle, c.compartment, c.state, c.outcome, c.event_pos)));
END $$;
-- Folds these persons again. What still holds is not touched; what no longer holds was known until p_known; what is new is known from then.
CREATE OR REPLACE FUNCTION register.fold_custody(p_persons bigint[], p_known timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE changes record;
BEGIN
  SELECT * INTO changes FROM register.custody_changes(p_persons, p_known);
  IF changes.bad IS NOT NULL THEN RAISE EXCEPTION 'I02-custody-tiles: the first fact of person % must say who holds', changes.bad USING ERRCODE = '23514', CONSTRAINT = 'I02-custody-tiles'; END IF;
  -- by where they lie: their persons are locked, and no plan can be wrong
  DELETE FROM register.custody c WHERE c.ctid = ANY (changes.stale) AND c.known_from >= p_known;
  UPDATE register.custody c SET known_to = p_known WHERE c.ctid = ANY (changes.stale);
  INSERT INTO register.custody SELECT t.* FROM unnest(changes.fresh) t;
  INSERT INTO register.person_reach (person_no, authority, event_pos)
    SELECT f.person_no, f.custodian, min(f.event_pos) FROM register.custody_fact f WHERE f.person_no = ANY (p_persons) AND f.custodian IS NOT NULL GROUP BY f.person_no, f.custodian
    ON CONFLICT DO NOTHING;
  PERFORM juveniles.fold_identity(p_persons);
END $$;
-- Whether somebody was detained by nobody by what is believed before a fact, also while missing: as a resident of a camp, or as a child who accompanies a parent. NULL of who was detained, or of whom nothing is believed.
CREATE OR REPLACE FUNCTION register.undetained_before(p_person bigint, p_at timestamptz, p_pos bigint) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE b.state WHEN 'resident' THEN 'resident' WHEN 'accompanying' THEN 'accompanying' WHEN 'missing' THEN coalesce((SELECT f.state FROM register.custody_fact f WHERE f.person_no = p_person AND f.superseded_pos IS NULL
      AND f.state IN ('resident', 'accompanying') AND (f.at, f.event_pos) < (p_at, p_pos) ORDER BY f.at DESC, f.event_pos DESC LIMIT 1), 'resident') END
    FROM (SELECT coalesce(f.outcome, f.state) AS state FROM register.custody_fact f WHERE f.person_no = p_person AND f.superseded_pos IS NULL AND coalesce(f.outcome, f.state) IS NOT NULL AND (f.at, f.event_pos) < (p_at, p_pos)
      ORDER BY f.at DESC, f.event_pos DESC LIMIT 1) b $$;
GRANT EXECUTE ON FUNCTION register.undetained_before(bigint, timestamptz, bigint) TO amana_guard;
-- I31: a fact that only moves or misses a person says nothing of whether the person is detained: that is carried from what is believed before it. What becomes known afterwards, or is taken back, is carried through
-- again, or a detainee would be called a resident by a move that was recorded first, and the other way round. What was believed until then stays in register.custody, by when it was known.
CREATE OR REPLACE FUNCTION register.carry_detention(p_persons bigint[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE f record; now text; free text;
BEGIN
  FOR f IN SELECT c.person_no, c.event_pos, c.at, c.state, coalesce(o.type, e.type) AS type FROM register.custody_fact c JOIN register.event e ON e.pos = c.event_pos
             LEFT JOIN register.correction k ON k.correcting_event = c.event_id LEFT JOIN register.event o ON o.id = k.corrected_event
            WHERE c.person_no = ANY (p_persons) AND c.superseded_pos IS NULL AND c.state IS NOT NULL AND NOT c.opens AND c.custodian IS NULL AND EXISTS (SELECT FROM register.custody_fact x WHERE x.person_no = c.person_no AND x.state IN ('resident', 'accompanying'))
            ORDER BY c.person_no, c.at, c.event_pos LOOP
    free := register.undetained_before(f.person_no, f.at, f.event_pos);
    now := CASE WHEN f.type IN ('SectionMoved', 'FoundInSection', 'PersonRecaptured') THEN coalesce(free, 'held')
      WHEN f.type = 'EscapeRecorded' THEN CASE WHEN free IS NULL THEN 'at_large' ELSE 'missing' END WHEN f.type = 'UnaccountedRecorded' THEN CASE WHEN free IS NULL THEN 'unaccounted' ELSE 'missing' END ELSE f.state END;
    IF now <> f.state THEN UPDATE register.custody_fact c SET state = now WHERE c.person_no = f.person_no AND c.event_pos = f.event_pos; END IF;
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION register.carry_detention(bigint[]) TO amana_guard;
-- What a projector of custody does: the facts, then the fold.
CREATE OR REPLACE FUNCTION register.record_custody(p register.custody_fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO register.custody_fact SELECT f.* FROM unnest(p) f;
  -- almost every fact is the newest of its person
  PERFORM register.carry_detention(array_agg(DISTINCT f.person_no)) FROM unnest(p) f
    WHERE (SELECT l.person_no FROM register.custody_fact l WHERE l.person_no = f.person_no AND (l.at, l.event_pos) > (f.at, f.event_pos) AND l.state IS NOT NULL LIMIT 1) IS NOT NULL HAVING count(*) > 0;
  PERFORM register.fold_custody(array_agg(DISTINCT f.person_no), max(f.received_at)) FROM unnest(p) f HAVING count(*) > 0;
END $$;

-- I02-custody-tiles, at commit, over the whole person: a hole left by closing a period without a successor counts as well as a missing first period.
-- enable_seqscan = off: a plan cached while the table is empty would be kept for the session and turn quadratic.
CREATE OR REPLACE FUNCTION register.custody_tiles() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
DECLARE person bigint := CASE WHEN TG_OP = 'DELETE' THEN OLD.person_no ELSE NEW.person_no END; n int; first timestamptz; last timestamptz; fact timestamptz; hole boolean;
BEGIN
  -- one question, because a convoy asks it of each of its persons three times at commit
  -- (of periods that do not overlap, I01, the next is the one that begins where this one ends, or there is a hole; they are read once, in their order)
  SELECT count(*), min(t.from_at), max(t.to_at), bool_or(t.to_at < 'infinity' AND t.outcome IS NULL AND t.next IS DISTINCT FROM t.to_at),
         (SELECT min(f.at) FROM register.custody_fact f WHERE f.person_no = person AND f.superseded_pos IS NULL) INTO n, first, last, hole, fact
    FROM (SELECT c.from_at, c.to_at, c.outcome, lead(c.from_at) OVER (ORDER BY c.from_at) AS next FROM register.custody c WHERE c.person_no = person AND c.known_to IS NULL) t;
  IF n = 0 THEN RAISE EXCEPTION 'I03-no-exit-without-outcome: person % would leave the register without an outcome', person USING ERRCODE = '23514', CONSTRAINT = 'I03-no-exit-without-outcome'; END IF;
  IF first IS DISTINCT FROM fact THEN
    RAISE EXCEPTION 'I02-custody-tiles: custody of person % does not begin with the first fact', person USING ERRCODE = '23514', CONSTRAINT = 'I02-custody-tiles'; END IF;
  IF hole THEN
    IF last = 'infinity' THEN RAISE EXCEPTION 'I02-custody-tiles: a gap in the custody of person %', person USING ERRCODE = '23514', CONSTRAINT = 'I02-custody-tiles'; END IF;
    RAISE EXCEPTION 'I03-no-exit-without-outcome: custody of person % ends without an outcome', person USING ERRCODE = '23514', CONSTRAINT = 'I03-no-exit-without-outcome'; END IF;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS "I02-custody-tiles" ON register.custody;
CREATE CONSTRAINT TRIGGER "I02-custody-tiles" AFTER INSERT OR UPDATE OR DELETE ON register.custody DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION register.custody_tiles();

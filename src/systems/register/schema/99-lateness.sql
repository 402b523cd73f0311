-- How late facts are recorded, by authority (ICPPED 22). A number is no case: it is told of the own authority to its officers, and of all to monitors; of events of which not everybody is told, to monitors alone.
GRANT SELECT ON register.recording TO amana_verify;
GRANT SELECT, INSERT, UPDATE ON register.recording TO amana_guard;
ALTER TABLE register.recording ENABLE ROW LEVEL SECURITY;
ALTER TABLE register.recording FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS recording_guard ON register.recording;
CREATE POLICY recording_guard ON register.recording FOR SELECT USING (false);

-- Counted where an event is written, by whatever door, in a rebuild too (ENABLE ALWAYS). The rows of a command are its own: nobody waits for another.
CREATE OR REPLACE FUNCTION register.count_recordings() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan SET jit = off AS $$
BEGIN
  INSERT INTO register.recording AS r (command_id, type, occurred_at, recorded_at, received_at, officer_no, facts)
    SELECT e.command_id, e.type, e.occurred_at, e.recorded_at, e.received_at, e.officer_no, count(*) FROM fresh e JOIN register.event_type y ON y.type = e.type AND y.v = e.v AND y.kind = 'fact'
     GROUP BY e.command_id, e.type, e.occurred_at, e.recorded_at, e.received_at, e.officer_no
    ON CONFLICT (command_id, type, occurred_at, recorded_at) DO UPDATE SET facts = r.facts + excluded.facts;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER count_recordings AFTER INSERT ON register.event REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION register.count_recordings();
ALTER TABLE register.event ENABLE ALWAYS TRIGGER count_recordings;

-- What is counted for who asks: facts that were received in a period, by authority and type, with what passed until they were written down and, apart from that, until they arrived. Breaches are opened with
-- their facts by the register, and are no record of an officer. That a request of a family was written down is told where its readings are: access.is_told_of_requests. Asks for the wall once.
CREATE OR REPLACE FUNCTION register.recordings_seen(p_from timestamptz, p_to timestamptz, p_authority text) RETURNS TABLE (authority text, type text, command_id uuid, occurred_at timestamptz, recorded_at timestamptz, received_at timestamptz, officer_no bigint,
    facts int, written bigint, arrived bigint) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET jit = off AS $$
DECLARE reach text := access.reach(); mine text := access.officer_authority(); asked boolean := access.is_told_of_requests();
BEGIN
  IF reach IS NULL AND mine IS NULL THEN RETURN; END IF;
  RETURN QUERY SELECT o.authority, r.type, r.command_id, r.occurred_at, r.recorded_at, r.received_at, r.officer_no, r.facts,
      greatest(0, (extract(epoch FROM r.recorded_at - r.occurred_at) * 1000)::bigint), greatest(0, (extract(epoch FROM r.received_at - r.recorded_at) * 1000)::bigint)
    FROM register.recording r JOIN access.officer o ON o.no = r.officer_no
   WHERE r.received_at >= p_from AND r.received_at < p_to AND (p_authority IS NULL OR o.authority = p_authority) AND r.type <> 'BreachOpened'
     AND (asked OR NOT EXISTS (SELECT FROM register.event_type y WHERE y.type = r.type AND y.stream_kind = 'request'))
     AND (reach = '*' OR o.authority = mine AND NOT register.is_told_to_some(r.type));
END $$;
CREATE OR REPLACE FUNCTION register.lateness(p_late bigint, p_from timestamptz, p_to timestamptz, p_authority text) RETURNS TABLE (authority text, type text, facts bigint, late bigint, median bigint, longest bigint, arrived_late bigint,
    arrival_median bigint, arrival_longest bigint) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET jit = off AS $$
  WITH r AS MATERIALIZED (SELECT s.authority, s.type, s.facts, s.written, s.arrived FROM register.recordings_seen(p_from, p_to, p_authority) s),
  w AS (SELECT d.authority, d.type, d.delay, sum(d.n) OVER (PARTITION BY d.authority, d.type ORDER BY d.delay) AS upto, sum(d.n) OVER (PARTITION BY d.authority, d.type) AS total, d.n
    FROM (SELECT r.authority, r.type, r.written AS delay, sum(r.facts) AS n FROM r GROUP BY 1, 2, 3) d),
  a AS (SELECT d.authority, d.type, d.delay, sum(d.n) OVER (PARTITION BY d.authority, d.type ORDER BY d.delay) AS upto, sum(d.n) OVER (PARTITION BY d.authority, d.type) AS total, d.n
    FROM (SELECT r.authority, r.type, r.arrived AS delay, sum(r.facts) AS n FROM r GROUP BY 1, 2, 3) d)
  SELECT x.authority, x.type, x.facts, x.late, x.median, x.longest, y.late, y.median, y.longest
    FROM (SELECT w.authority, w.type, sum(w.n)::bigint AS facts, coalesce(sum(w.n) FILTER (WHERE w.delay > p_late), 0)::bigint AS late, min(w.delay) FILTER (WHERE 2 * w.upto >= w.total) AS median, max(w.delay) AS longest FROM w GROUP BY 1, 2) x
    JOIN (SELECT a.authority, a.type, coalesce(sum(a.n) FILTER (WHERE a.delay > p_late), 0)::bigint AS late, min(a.delay) FILTER (WHERE 2 * a.upto >= a.total) AS median, max(a.delay) AS longest FROM a GROUP BY 1, 2) y
      ON y.authority = x.authority AND y.type = x.type ORDER BY x.authority, x.late DESC, x.type $$;
-- The facts themselves, the latest first; whose they are is told of persons within reach. Only those commands are read whose facts stand on the page, and each once: a list is one command of many facts.
CREATE OR REPLACE FUNCTION register.late_facts(p_late bigint, p_from timestamptz, p_to timestamptz, p_authority text, p_type text, p_arrived boolean, p_limit int, p_offset int) RETURNS TABLE (total bigint, event_id uuid, person_no bigint,
    occurred_at timestamptz, recorded_at timestamptz, received_at timestamptz, officer_no bigint) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET jit = off AS $$
  WITH r AS MATERIALIZED (SELECT s.*, CASE WHEN p_arrived THEN s.arrived ELSE s.written END AS delay FROM register.recordings_seen(p_from, p_to, p_authority) s WHERE s.type = p_type AND CASE WHEN p_arrived THEN s.arrived ELSE s.written END > p_late),
  o AS (SELECT r.*, sum(r.facts) OVER (ORDER BY r.delay DESC, r.command_id, r.occurred_at, r.recorded_at) AS upto, sum(r.facts) OVER () AS total FROM r),
  w AS MATERIALIZED (SELECT o.* FROM o WHERE o.upto > p_offset AND o.upto - o.facts < p_offset + p_limit),
  x AS MATERIALIZED (SELECT d.command_id, v.* FROM (SELECT DISTINCT w.command_id FROM w) d CROSS JOIN LATERAL (SELECT k.event_ids FROM register.command k WHERE k.id = d.command_id OFFSET 0) c CROSS JOIN LATERAL unnest(c.event_ids) u(id)
    CROSS JOIN LATERAL (SELECT f.pos, f.id, f.stream_no, f.occurred_at, f.recorded_at, f.received_at, f.officer_no FROM register.event f WHERE f.id = u.id AND f.type = p_type OFFSET 0) v),
  e AS (SELECT w.total, w.upto - w.facts + row_number() OVER (PARTITION BY w.command_id, w.occurred_at, w.recorded_at ORDER BY x.pos) AS place, x.id, x.stream_no, x.occurred_at, x.recorded_at, x.received_at, x.officer_no
    FROM w JOIN x ON x.command_id = w.command_id AND x.occurred_at = w.occurred_at AND x.recorded_at = w.recorded_at)
  SELECT e.total::bigint, e.id, CASE WHEN register.sees_person(e.stream_no) THEN e.stream_no END, e.occurred_at, e.recorded_at, e.received_at, e.officer_no FROM e WHERE e.place > p_offset AND e.place <= p_offset + p_limit ORDER BY e.place $$;
GRANT EXECUTE ON FUNCTION register.lateness(bigint, timestamptz, timestamptz, text), register.late_facts(bigint, timestamptz, timestamptz, text, text, boolean, int, int) TO amana_app;

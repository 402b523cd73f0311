-- Occupancy of a past day and its trend, as custody is known now (R18). Numbers, told to whoever is signed in, like those of now; a day is that of the place.
-- The last instant of a day at a site, and no later than now.
CREATE OR REPLACE FUNCTION sites.last_of_day(p_zone text, p_day date) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT least((p_day + 1)::timestamp AT TIME ZONE p_zone - interval '1 millisecond', register.clock()) $$;
GRANT EXECUTE ON FUNCTION sites.last_of_day(text, date) TO amana_app, amana_guard;
CREATE OR REPLACE FUNCTION sites.occupancy_at(p_day date) RETURNS TABLE (site text, section text, at timestamptz, occupied int, away int, places int, places_from timestamptz, places_source text, extra int, extra_until timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET jit = off AS $$
  WITH t AS MATERIALIZED (SELECT s.code, sites.last_of_day(s.zone, p_day) AS at FROM sites.site s WHERE access.officer_id() IS NOT NULL),
  h AS MATERIALIZED (SELECT c.site, c.section, count(*)::int AS occupied,
      count(*) FILTER (WHERE c.state IN ('held', 'accompanying') AND EXISTS (SELECT FROM sites.absence a WHERE a.person_no = c.person_no AND a.site = c.site AND a.left_at <= t.at AND (a.returned_at IS NULL OR a.returned_at > t.at)))::int AS away
    FROM t JOIN register.custody c ON c.site = t.code AND c.known_to IS NULL AND c.state IN ('held', 'resident', 'accompanying') AND c.from_at <= t.at AND c.to_at > t.at GROUP BY c.site, c.section),
  p AS (SELECT t.code, t.at, NULL::text AS section FROM t UNION ALL SELECT t.code, t.at, x.section FROM t JOIN sites.section x ON x.site = t.code)
  SELECT p.code, p.section, p.at, coalesce((SELECT sum(h.occupied) FROM h WHERE h.site = p.code AND (p.section IS NULL OR h.section = p.section)), 0)::int,
      coalesce((SELECT sum(h.away) FROM h WHERE h.site = p.code AND (p.section IS NULL OR h.section = p.section)), 0)::int, c.places, c.from_at, c.source, coalesce(o.extra, 0)::int, o.until
    FROM p LEFT JOIN LATERAL (SELECT y.places, y.from_at, y.source FROM sites.capacity y WHERE y.site = p.code AND y.section IS NOT DISTINCT FROM p.section AND y.from_at <= p.at ORDER BY y.from_at DESC, y.recorded_at DESC, y.id DESC LIMIT 1) c ON true
    LEFT JOIN LATERAL (SELECT sum(v.extra_places) AS extra, min(v.expires_at) AS until FROM sites.over_capacity v JOIN register.event e ON e.pos = v.event_pos
      WHERE v.site = p.code AND (p.section IS NULL OR v.section = p.section) AND v.approved_by IS NOT NULL AND e.received_at <= p.at AND v.expires_at > p.at) o ON true $$;
-- Of each day of a period, at its end: how many were at a site, how many places it had, and how many were beyond them. Each period of custody is looked at once, whatever the length.
CREATE OR REPLACE FUNCTION sites.occupancy_days(p_site text, p_from date, p_to date) RETURNS TABLE (site text, day date, persons int, places int) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET jit = off AS $$
  WITH z AS MATERIALIZED (SELECT s.code, s.zone FROM sites.site s WHERE (p_site IS NULL OR s.code = p_site) AND access.officer_id() IS NOT NULL),
  d AS MATERIALIZED (SELECT c.site, (c.from_at AT TIME ZONE z.zone)::date AS came, CASE WHEN c.to_at < 'infinity' THEN (c.to_at AT TIME ZONE z.zone)::date END AS left_on
    FROM z JOIN register.custody c ON c.site = z.code AND c.known_to IS NULL AND c.state IN ('held', 'resident', 'accompanying')),
  m AS (SELECT d.site, greatest(d.came, p_from) AS day, count(*) AS n FROM d WHERE d.came <= p_to AND (d.left_on IS NULL OR d.left_on > greatest(d.came, p_from)) GROUP BY 1, 2
    UNION ALL SELECT d.site, d.left_on, -count(*) FROM d WHERE d.left_on > greatest(d.came, p_from) AND d.left_on <= p_to GROUP BY 1, 2),
  n AS (SELECT m.site, m.day, sum(m.n) AS n FROM m GROUP BY 1, 2),
  g AS (SELECT z.code, g.day::date AS day, sites.last_of_day(z.zone, g.day::date) AS at FROM z CROSS JOIN generate_series(p_from, p_to, interval '1 day') g(day))
  SELECT g.code, g.day, coalesce(sum(n.n) OVER (PARTITION BY g.code ORDER BY g.day), 0)::int,
      coalesce((SELECT y.places FROM sites.capacity y WHERE y.site = g.code AND y.section IS NULL AND y.from_at <= g.at ORDER BY y.from_at DESC, y.recorded_at DESC, y.id DESC LIMIT 1),
        (SELECT sum(l.places)::int FROM (SELECT DISTINCT ON (y.section) y.places FROM sites.capacity y WHERE y.site = g.code AND y.section IS NOT NULL AND y.from_at <= g.at ORDER BY y.section, y.from_at DESC, y.recorded_at DESC, y.id DESC) l))
    FROM g LEFT JOIN n ON n.site = g.code AND n.day = g.day $$;
GRANT EXECUTE ON FUNCTION sites.occupancy_at(date), sites.occupancy_days(text, date, date) TO amana_app;

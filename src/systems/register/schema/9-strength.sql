-- The strength report: how many are held, and by which way they came and went in a period (the questions of DA form 2674).

-- The authorities of whose persons the strength is told to the officer who asks: the own one, or those that a role which is told numbers alone is told of; NULL where there is none.
CREATE OR REPLACE FUNCTION register.authorities_of_strength() RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE counted text[] := access.authorities_counted();
BEGIN RETURN CASE WHEN counted IS NOT NULL THEN counted WHEN access.row_reach() IS NOT NULL THEN ARRAY[access.officer_authority()] END; END $$;
-- Whether the officer who asks may have the strength of an authority, a site or an operation: the own one, or every one where the officer sees every case; who directs a site, of that alone. An operation is
-- counted as far as its persons are within reach of those authorities.
CREATE OR REPLACE FUNCTION register.may_ask_strength(p_scope text, p_code text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN access.case_reach() = 'all' THEN true
    WHEN access.case_reach() = 'authority' OR access.authorities_counted() IS NOT NULL THEN CASE p_scope
      WHEN 'authority' THEN p_code = ANY (register.authorities_of_strength())
      WHEN 'site' THEN EXISTS (SELECT FROM sites.site s WHERE s.code = p_code AND s.authority = ANY (register.authorities_of_strength()))
      WHEN 'operation' THEN EXISTS (SELECT FROM transfers.manifest m JOIN transfers.operation o ON o.no = m.operation_no WHERE o.code = p_code
        AND ARRAY[m.from_authority, m.escort_authority, m.to_authority, m.heading_authority] && register.authorities_of_strength())
      ELSE false END
    ELSE p_scope = 'site' AND coalesce(p_code = ANY (access.own_sites()), false) END $$;

/*
 * Rows (figure, reason, persons). Opening is the register as of p_from, closing as of p_to, both as known at p_known (NULL: now): periods of custody are half-open, so that what happens
 * at p_from itself is in the opening. Inside is who is held by the authority, at the site, or, of an operation, since a hand-over of it. Who steps inside is a gain, who steps outside a loss; of a site, a move within the authority that held the person is one by itself, and of the authority none; a resident of a camp who is detained comes into custody, and does not return to it.
 * The statement is built for the scope because a plan for one of them is wrong for the others; only constants of this function are in it. enable_sort = off: there are a dozen headings, which no
 * planner knows of a CASE; it would sort every person.
 */
CREATE OR REPLACE FUNCTION register.strength(p_scope text, p_code text, p_from timestamptz, p_to timestamptz, p_known timestamptz DEFAULT NULL) RETURNS TABLE (figure text, reason text, persons int)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET work_mem = '32MB' SET jit = off SET enable_sort = off SET jit = off AS $$
DECLARE inside text; known text; joined text := ''; wall text := ''; passed text := ''; moved_in text := ''; moved_out text := ''; own text[] := register.authorities_of_strength(); ours text;
BEGIN
  IF NOT register.may_ask_strength(p_scope, p_code) THEN RETURN; END IF;
  ours := CASE WHEN cardinality(own) > 1 THEN 'ANY ($5)' ELSE '($5)[1]' END;
  known := CASE WHEN p_known IS NULL THEN '%1$s.known_to IS NULL' ELSE '%1$s.known_from <= $4 AND (%1$s.known_to IS NULL OR %1$s.known_to > $4)' END;
  inside := '%1$s.state = ''held'' AND ' || CASE p_scope WHEN 'authority' THEN '%1$s.custodian = $3' WHEN 'site' THEN '%1$s.site = $3' ELSE '%1$s.from_at >= o.at' END;
  -- whom the own authority holds is within its reach, and need not be looked for
  IF p_scope = 'site' AND access.case_reach() <> 'all' THEN
    wall := ' AND (c.custodian = ' || ours || ' OR EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = c.person_no AND r.authority = ' || ours || '))'; END IF;
  -- of a site: between two sites the same authority held the person, found at once in the other or brought by a convoy within it
  IF p_scope = 'site' THEN
    moved_in := 'WHEN b.state = ''held'' AND b.custodian = c.custodian AND (b.site IS NOT NULL OR (c.person_no, c.from_at) IN (SELECT a.person_no, a.at FROM transfers.manifest m JOIN transfers.admission a ON a.manifest_no = m.no WHERE m.kind = ''within-authority'')) THEN ''moved-within''';
    moved_out := 'WHEN b.state = ''held'' AND b.custodian = o.custodian AND (b.site IS NOT NULL OR (o.person_no, o.to_at) IN (SELECT a.person_no, a.at FROM transfers.manifest m JOIN transfers.boarding a ON a.manifest_no = m.no WHERE m.kind = ''within-authority'')) THEN ''moved-within'''; END IF;
  IF p_scope = 'operation' THEN
    joined := ' JOIN passed o ON o.person_no = c.person_no';
    IF access.case_reach() <> 'all' THEN passed := ' AND EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = x.person_no AND r.authority = ' || ours || ')'; END IF; END IF;
  RETURN QUERY EXECUTE format($q$
    WITH passed AS MATERIALIZED (
      SELECT x.person_no, min(h.instant) AS at FROM transfers.handover_person x JOIN transfers.handover h ON h.id = x.handover_id JOIN transfers.manifest m ON m.no = h.manifest_no
        JOIN transfers.operation n ON n.no = m.operation_no JOIN register.event e ON e.pos = x.event_pos WHERE %7$L = 'operation' AND n.code = $3 AND ($4 IS NULL OR e.received_at <= $4)%8$s GROUP BY x.person_no),
    gain AS (
      SELECT CASE WHEN b.person_no IS NULL OR b.state IN ('resident', 'accompanying', 'missing') THEN coalesce(i.way, (SELECT x.way FROM register.intake x WHERE x.person_no = c.person_no AND x.at = c.from_at ORDER BY x.event_pos DESC LIMIT 1), 'other')
                  %10$s WHEN b.state = 'held' THEN 'transfer-in' WHEN i.way = 'recapture' THEN 'recapture' ELSE 'return' END AS reason
        FROM register.custody c%3$s LEFT JOIN register.intake i ON i.person_no = c.person_no AND i.event_pos = c.event_pos
        LEFT JOIN register.custody b ON b.person_no = c.person_no AND b.to_at = c.from_at AND b.to_at > $1 AND b.to_at <= $2 AND b.outcome IS NULL AND %6$s
       WHERE %1$s AND %5$s AND c.from_at > $1 AND c.from_at <= $2%4$s AND (%2$s) IS NOT TRUE),
    -- who stepped outside is mostly few: apart, so that they are hashed, and not the next period of everybody
    gone AS MATERIALIZED (SELECT c.person_no, c.to_at, c.outcome, c.custodian, %9$s AS at FROM register.custody c%3$s WHERE %1$s AND %5$s AND c.to_at > $1 AND c.to_at <= $2%4$s),
    loss AS (
      SELECT coalesce(o.outcome, CASE %11$s WHEN b.state = 'held' THEN 'transfer-out' WHEN b.state = 'at_large' THEN 'escape' WHEN b.state = 'unaccounted' THEN 'unaccounted' END, 'other') AS reason
        FROM gone o LEFT JOIN register.custody b ON b.person_no = o.person_no AND b.from_at = o.to_at AND b.from_at > $1 AND b.from_at <= $2 AND o.outcome IS NULL AND %6$s
       WHERE (%2$s) IS NOT TRUE)
    SELECT 'opening', NULL::text, count(*)::int FROM register.custody c%3$s WHERE %1$s AND %5$s AND c.from_at <= $1 AND c.to_at > $1%4$s
    UNION ALL SELECT 'gain', g.reason, count(*)::int FROM gain g GROUP BY g.reason
    UNION ALL SELECT 'loss', l.reason, count(*)::int FROM loss l GROUP BY l.reason
    UNION ALL SELECT 'closing', NULL, count(*)::int FROM register.custody c%3$s WHERE %1$s AND %5$s AND c.from_at <= $2 AND c.to_at > $2%4$s$q$,
    format(inside, 'c'), format(inside, 'b'), joined, wall, format(known, 'c'), format(known, 'b'), p_scope, passed, CASE p_scope WHEN 'operation' THEN 'o.at' ELSE 'NULL::timestamptz' END, moved_in, moved_out) USING p_from, p_to, p_code, p_known, own;
END $$;
GRANT EXECUTE ON FUNCTION register.strength(text, text, timestamptz, timestamptz, timestamptz) TO amana_app;

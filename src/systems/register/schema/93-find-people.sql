/*
 * Which persons a list shows: how many there are, and the page asked for, in the order in which they were entered. It looks past row security and applies the wall once for the whole question: under row
 * security each statement hashes the reach of an authority anew, which in a large register is most of what a page costs. p_words: for each word searched, the tokens of which one must be among the names.
 * p_count: whether to count; total is NULL where not.
 * Only tables whose wall is the reach of the person are read; lines of manifests and breaches have walls of their own (docs/decisions/0013-who-learns-of-a-fear.md), and what depends on them is asked behind them.
 * Only constants of this function are in the statement.
 */
DROP FUNCTION IF EXISTS register.find_people(jsonb, text, text, text, text, int, int);
CREATE OR REPLACE FUNCTION register.find_people(p_words jsonb, p_number text, p_site text, p_section text, p_status text, p_limit int, p_offset int, p_count boolean) RETURNS TABLE (total int, persons bigint[])
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET jit = off AS $$
DECLARE reach text := access.reach(); now timestamptz := CASE p_status WHEN 'review' THEN register.clock() END; custody boolean; words text; source text; person text; filter text[] := '{}';
  present constant text := 'c.known_to IS NULL AND c.to_at = ''infinity''';
  reached constant text := 'EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = %s AND r.authority = $1)';
BEGIN
  persons := '{}'; total := CASE WHEN p_count THEN 0 END;
  IF reach IS NULL THEN RETURN NEXT; RETURN; END IF;
  IF p_status NOT IN ('held', 'resident', 'moving', 'review', 'unaccounted', 'ended') THEN RAISE EXCEPTION 'invalid-input: this status is asked behind the walls of manifests and breaches' USING ERRCODE = '22023'; END IF;
  -- who has all the words: found first, because a few persons have them, whoever may see them. A word that is found by one token is read in the order of persons, so that two of them are merged and
  -- nothing is hashed; one that is found by several is made single first.
  FOR i IN 0 .. jsonb_array_length(p_words) - 1 LOOP
    words := concat(words, CASE i WHEN 0 THEN 'SELECT w0.person_no FROM ' ELSE ' JOIN ' END, format(CASE jsonb_array_length(p_words->i) WHEN 1 THEN '(SELECT t.person_no FROM register.name_token t WHERE t.token = $2->%1$s->>0) w%1$s'
      ELSE '(SELECT DISTINCT t.person_no FROM register.name_token t WHERE t.token = ANY (ARRAY(SELECT jsonb_array_elements_text($2->%1$s)))) w%1$s' END, i), CASE WHEN i > 0 THEN format(' ON w%s.person_no = w0.person_no', i) END);
  END LOOP;
  custody := p_site IS NOT NULL OR p_section IS NOT NULL OR coalesce(p_status, 'ended') <> 'ended';
  IF custody THEN
    source := CASE WHEN words IS NULL THEN 'register.custody c' ELSE 'w JOIN register.custody c ON c.person_no = w.person_no' END; person := 'c.person_no';
    filter := array_remove(ARRAY[present,
      -- an authority reaches whom it holds: the index of present custody answers for most
      CASE WHEN reach <> '*' THEN format('(c.custodian = $1 OR %s)', format(reached, person)) END,
      CASE WHEN p_site IS NOT NULL THEN 'c.site = $4' END, CASE WHEN p_section IS NOT NULL THEN 'c.section = $5' END,
      CASE p_status WHEN 'held' THEN 'c.state = ''held''' WHEN 'resident' THEN 'c.state = ''resident''' WHEN 'moving' THEN 'c.vehicle IS NOT NULL' WHEN 'unaccounted' THEN 'c.state IN (''unaccounted'', ''at_large'', ''missing'')' WHEN 'ended' THEN 'false'
        WHEN 'review' THEN 'c.state = ''held'' AND EXISTS (SELECT FROM register.custody_order o WHERE o.person_no = c.person_no) '
          || 'AND NOT EXISTS (SELECT FROM register.custody_order o WHERE o.person_no = c.person_no AND o.issued_at <= $6 AND $6 < o.expires_at)' END], NULL);
  ELSIF words IS NOT NULL THEN
    source := 'w'; person := 'w.person_no'; filter := array_remove(ARRAY[CASE WHEN reach <> '*' THEN format(reached, person) END], NULL);
  ELSIF reach = '*' THEN source := 'register.person p'; person := 'p.no';
  ELSE source := 'register.person_reach r'; person := 'r.person_no'; filter := ARRAY['r.authority = $1']; END IF;
  IF NOT custody AND p_status = 'ended' THEN filter := filter || format('NOT EXISTS (SELECT FROM register.custody c WHERE c.person_no = %s AND %s)', person, present); END IF;
  IF p_number IS NOT NULL THEN filter := filter || format('%s = (SELECT x.no FROM register.person x WHERE x.register_number = $3)', person); END IF;
  source := source || coalesce(' WHERE ' || nullif(array_to_string(filter, ' AND '), ''), '');
  IF words IS NOT NULL THEN
    -- a search is made once, and counted as it is; a list is walked in the order of an index, and counted apart from that
    EXECUTE format('WITH w AS MATERIALIZED (%s), f AS MATERIALIZED (SELECT %s AS no FROM %s) SELECT (SELECT count(*)::int FROM f), ARRAY(SELECT f.no FROM f ORDER BY f.no LIMIT $7 OFFSET $8)', words, person, source)
      INTO total, persons USING reach, p_words, p_number, p_site, p_section, now, p_limit, p_offset;
  ELSE
    EXECUTE format('SELECT ARRAY(SELECT %s FROM %s ORDER BY %1$s LIMIT $7 OFFSET $8)', person, source) INTO persons USING reach, p_words, p_number, p_site, p_section, now, p_limit, p_offset;
    IF p_count THEN EXECUTE format('SELECT count(*)::int FROM %s', source) INTO total USING reach, p_words, p_number, p_site, p_section, now; END IF;
  END IF;
  RETURN NEXT;
END $$;

/*
 * What lists show of persons, as the rows of each table that only the reach of the person walls: persons, present custody, names, claims and evidence of birth that stands, each row led by the number of its
 * person, and the zones of all sites. Who is behind the wall is in none of them. Neither sorted nor put together: each table is walked once, by its index, and the reader groups fifty persons in a tenth of the
 * time that joins and aggregates take here. Evidence of birth is half-open.
 */
DROP FUNCTION IF EXISTS register.person_rows(bigint[], timestamptz);
CREATE OR REPLACE FUNCTION register.person_rows(p_persons bigint[]) RETURNS json LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET jit = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE reach text := access.reach(); seen bigint[] := '{}';
BEGIN
  IF reach = '*' THEN seen := p_persons;
  ELSIF reach IS NOT NULL THEN seen := ARRAY(SELECT r.person_no FROM register.person_reach r WHERE r.authority = reach AND r.person_no = ANY (p_persons)); END IF;
  IF cardinality(seen) = 0 THEN RETURN NULL; END IF;
  RETURN json_build_object(
    'persons', (SELECT json_agg(json_build_array(x.no, x.register_number, x.sex)) FROM register.person x WHERE x.no = ANY (seen)),
    'custody', (SELECT json_agg(json_build_array(x.person_no, x.custodian, x.site, x.section, x.vehicle, x.state)) FROM register.custody x WHERE x.person_no = ANY (seen) AND x.known_to IS NULL AND x.to_at = 'infinity'),
    'names', (SELECT json_agg(json_build_array(x.person_no, x.event_pos, x.ord, x.kind, x.script, x.full_name)) FROM register.person_name x WHERE x.person_no = ANY (seen)),
    'claims', (SELECT json_agg(json_build_array(x.person_no, x.code)) FROM register.nationality_claim x WHERE x.person_no = ANY (seen)),
    'evidence', (SELECT json_agg(json_build_array(x.person_no, x.kind, x.birth_text, x.born_from, x.born_to)) FROM juveniles.age_evidence x WHERE x.person_no = ANY (seen) AND x.superseded_pos IS NULL),
    'zones', (SELECT json_object_agg(x.code, x.zone) FROM sites.site x));
END $$;
GRANT EXECUTE ON FUNCTION register.find_people(jsonb, text, text, text, text, int, int, boolean), register.person_rows(bigint[]) TO amana_app;

/*
 * Which persons a list shows: how many there are, and the page asked for, in the order of their numbers. It looks past row security and applies the wall once for the whole question: under row security
 * each statement hashes the reach of an authority anew, which in a large register is most of what a page costs. p_words: for each word searched, the tokens of which one must be among the names.
 * Only tables whose wall is the reach of the person are read; lines of manifests and breaches have walls of their own (docs/decisions/0013-who-learns-of-a-fear.md), and what depends on them is asked behind them.
 * Only constants of this function are in the statement.
 */
CREATE OR REPLACE FUNCTION register.find_people(p_words jsonb, p_number text, p_site text, p_section text, p_status text, p_limit int, p_offset int) RETURNS TABLE (total int, persons bigint[])
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET jit = off AS $$
DECLARE reach text := access.case_reach(); own text := access.officer_authority(); now timestamptz := register.clock(); wall text := ''; filter text := ''; i int;
  present constant text := 'SELECT FROM register.custody c WHERE c.person_no = p.no AND c.known_to IS NULL AND c.to_at = ''infinity''';
BEGIN
  total := 0; persons := '{}';
  IF reach = 'none' OR reach IS NULL THEN RETURN NEXT; RETURN; END IF;
  IF reach <> 'all' THEN wall := ' AND EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = p.no AND r.authority = $1)'; END IF;
  FOR i IN 0 .. coalesce(jsonb_array_length(p_words), 0) - 1 LOOP
    filter := filter || format(' AND p.no IN (SELECT t.person_no FROM register.name_token t WHERE t.token = ANY (ARRAY(SELECT jsonb_array_elements_text($2->%s))))', i); END LOOP;
  IF p_number IS NOT NULL THEN filter := filter || ' AND p.register_number = $3'; END IF;
  IF p_site IS NOT NULL THEN filter := filter || format(' AND EXISTS (%s AND c.site = $4)', present); END IF;
  IF p_section IS NOT NULL THEN filter := filter || format(' AND EXISTS (%s AND c.section = $5)', present); END IF;
  filter := filter || CASE p_status
    WHEN 'held' THEN format(' AND EXISTS (%s AND c.state = ''held'')', present)
    WHEN 'moving' THEN format(' AND EXISTS (%s AND c.vehicle IS NOT NULL)', present)
    WHEN 'review' THEN format(' AND EXISTS (%s AND c.state = ''held'') AND EXISTS (SELECT FROM register.custody_order o WHERE o.person_no = p.no) '
      || 'AND NOT EXISTS (SELECT FROM register.custody_order o WHERE o.person_no = p.no AND o.issued_at <= $6 AND $6 < o.expires_at)', present)
    WHEN 'unaccounted' THEN format(' AND EXISTS (%s AND c.state <> ''held'')', present)
    WHEN 'ended' THEN format(' AND NOT EXISTS (%s)', present)
    ELSE '' END;
  IF filter = '' AND p_status IS NOT NULL THEN RAISE EXCEPTION 'invalid-input: this status is asked behind the walls of manifests and breaches' USING ERRCODE = '22023'; END IF;
  IF filter = '' THEN
    -- everybody: counted where it is cheap, and the page walked in the order of an index
    IF reach = 'all' THEN SELECT count(*) INTO total FROM register.person; ELSE SELECT count(*) INTO total FROM register.person_reach r WHERE r.authority = own; END IF;
    EXECUTE format('SELECT ARRAY(SELECT p.no FROM register.person p WHERE true%s ORDER BY p.register_number LIMIT $2 OFFSET $3)', wall) INTO persons USING own, p_limit, p_offset;
  ELSE
    EXECUTE format('WITH f AS MATERIALIZED (SELECT p.no, p.register_number FROM register.person p WHERE true%s%s) SELECT (SELECT count(*)::int FROM f), ARRAY(SELECT f.no FROM f ORDER BY f.register_number LIMIT $7 OFFSET $8)', wall, filter)
      INTO total, persons USING own, p_words, p_number, p_site, p_section, now, p_limit, p_offset;
  END IF;
  RETURN NEXT;
END $$;
GRANT EXECUTE ON FUNCTION register.find_people(jsonb, text, text, text, text, int, int) TO amana_app;

/*
 * Which persons a list shows: how many there are, and the page asked for, in the order in which they were entered. It looks past row security and is given the reach of who asks, once for the whole question:
 * under row security each statement hashes the reach of an authority anew, which in a large register is most of what a page costs. p_words: for each word searched, the tokens of which one must be among the names; one that is led by "^" is the beginning of one.
 * p_count: whether to count; total is NULL where not. p_from: no person of the page is before it, and p_offset counts from it.
 * Only tables whose wall is the reach of the person are read; lines of manifests have walls of their own (docs/decisions/0013-who-learns-of-a-fear.md), and what depends on them is asked behind them.
 * What is asked most has statements whose plans are kept; the statement for the rest is put together of constants of this function. Asks for no wall: nobody who serves may call it, nor the next.
 */
DROP FUNCTION IF EXISTS register.find_people(jsonb, text, text, text, text, int, int);
DROP FUNCTION IF EXISTS register.find_people(jsonb, text, text, text, text, int, int, boolean);
-- Who has one key, or both, in order: two that are read in the order of persons are merged, and nothing is hashed or looked up.
CREATE OR REPLACE FUNCTION register.persons_of_keys(p_first text, p_second text) RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  SET plan_cache_mode = force_generic_plan SET enable_nestloop = off SET enable_hashjoin = off AS $$
BEGIN
  IF p_second IS NULL THEN RETURN ARRAY(SELECT t.person_no FROM register.name_token t WHERE t.token = p_first ORDER BY t.person_no); END IF;
  RETURN ARRAY(SELECT t.person_no FROM register.name_token t JOIN register.name_token u ON u.person_no = t.person_no WHERE t.token = p_first AND u.token = p_second ORDER BY t.person_no);
END $$;
-- Who has all of these words, in order: those asked whole first, because they are the fewest; who has a word that only begins is looked for among them. Two lists are joined by hash: neither is looked up person by person.
CREATE OR REPLACE FUNCTION register.persons_of_words(p_words jsonb) RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  SET plan_cache_mode = force_generic_plan SET enable_nestloop = off SET enable_mergejoin = off SET jit = off AS $$
DECLARE persons bigint[]; keys text[]; begins boolean;
BEGIN
  FOR keys, begins IN SELECT ARRAY(SELECT jsonb_array_elements_text(e.word)), starts_with(e.word->>0, '^') FROM jsonb_array_elements(p_words) WITH ORDINALITY e(word, n) ORDER BY 2, e.n LOOP
    IF begins THEN
      keys := ARRAY(SELECT substr(k.k, 2) FROM unnest(keys) k(k));
      IF persons IS NULL THEN persons := ARRAY(SELECT DISTINCT n.person_no FROM unnest(keys) k(k)
        CROSS JOIN LATERAL (SELECT t.person_no FROM register.name_token t WHERE t.token LIKE '~%' AND t.token ~>=~ k.k AND t.token ~<~ (k.k || chr(1114111)) OFFSET 0) n ORDER BY n.person_no);
      ELSE persons := ARRAY(SELECT DISTINCT n.person_no FROM unnest(persons) p(no) JOIN (SELECT t.person_no FROM unnest(keys) k(k)
        CROSS JOIN LATERAL (SELECT x.person_no FROM register.name_token x WHERE x.token LIKE '~%' AND x.token ~>=~ k.k AND x.token ~<~ (k.k || chr(1114111)) OFFSET 0) t) n ON n.person_no = p.no ORDER BY n.person_no); END IF;
    ELSIF persons IS NULL THEN persons := ARRAY(SELECT DISTINCT t.person_no FROM register.name_token t WHERE t.token = ANY (keys) ORDER BY t.person_no);
    ELSE persons := ARRAY(SELECT DISTINCT t.person_no FROM unnest(persons) p(no) JOIN register.name_token t ON t.person_no = p.no WHERE t.token = ANY (keys) ORDER BY t.person_no); END IF;
    EXIT WHEN cardinality(persons) = 0;
  END LOOP;
  RETURN persons;
END $$;
-- Who has every word of a name as it is written, in order and within reach, of these who have it by its sound. Of one word by its token, which is read in the order of persons and no further than the page; of several
-- by looking at who is left.
CREATE OR REPLACE FUNCTION register.persons_as_written(p_reach text, p_persons bigint[], p_written text[], p_limit int, p_offset int) RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off AS $$
BEGIN
  IF cardinality(p_written) = 1 THEN
    IF p_reach = '*' THEN RETURN ARRAY(SELECT t.person_no FROM register.name_token t WHERE t.token = p_written[1] ORDER BY t.person_no LIMIT p_limit OFFSET p_offset); END IF;
    RETURN ARRAY(SELECT t.person_no FROM register.name_token t WHERE t.token = p_written[1] AND (SELECT true FROM register.person_reach r WHERE r.authority = p_reach AND r.person_no = t.person_no) ORDER BY t.person_no LIMIT p_limit OFFSET p_offset);
  END IF;
  -- most who have a pair of words by its sound differ in the first already; who asks has seen to it that they are few (register.find_people)
  IF cardinality(p_written) = 2 THEN
    RETURN ARRAY(SELECT t.person_no FROM register.name_token t WHERE t.token = p_written[1] AND t.person_no = ANY (p_persons)
      AND (SELECT true FROM register.name_token u WHERE u.token = p_written[2] AND u.person_no = t.person_no) ORDER BY t.person_no LIMIT p_limit OFFSET p_offset);
  END IF;
  RETURN ARRAY(SELECT p.no FROM unnest(p_persons) p(no) WHERE (SELECT count(*) FROM register.name_token t WHERE t.person_no = p.no AND t.token = ANY (p_written)) = cardinality(p_written) LIMIT p_limit OFFSET p_offset);
END $$;
-- A page of those who were found by the sound of their names: first who has every word as it is written, then the others, each in the order in which they were entered.
CREATE OR REPLACE FUNCTION register.page_as_written(p_reach text, p_persons bigint[], p_written text[], p_limit int, p_offset int) RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET jit = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE page bigint[] := register.persons_as_written(p_reach, p_persons, p_written, p_limit, p_offset); written bigint[];
BEGIN
  IF cardinality(page) = p_limit THEN RETURN page; END IF;
  written := CASE WHEN p_offset = 0 THEN page ELSE register.persons_as_written(p_reach, p_persons, p_written, NULL, 0) END;
  RETURN page || ARRAY(SELECT p.no FROM unnest(p_persons) p(no) WHERE p.no <> ALL (written) LIMIT p_limit - cardinality(page) OFFSET greatest(0, p_offset - cardinality(written)));
END $$;
DROP FUNCTION IF EXISTS register.find_people(text, jsonb, text, text, text, text, int, int, bigint, boolean);
-- p_written: the words of a search as they are written; NULL where the order of persons is enough.
CREATE OR REPLACE FUNCTION register.find_people(p_reach text, p_words jsonb, p_number text, p_site text, p_section text, p_status text, p_limit int, p_offset int, p_from bigint, p_count boolean, p_written text[], OUT total int, OUT persons bigint[])
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET jit = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE now timestamptz := CASE p_status WHEN 'review' THEN register.clock() END; custody boolean; words text; source text; person text; filter text[] := '{}'; bare boolean := p_number IS NULL AND p_section IS NULL;
  present constant text := 'c.known_to IS NULL AND c.to_at = ''infinity''';
  reached constant text := 'EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = %s AND r.authority = $1)';
BEGIN
  IF p_status NOT IN ('held', 'resident', 'accompanying', 'moving', 'review', 'unaccounted', 'ended') THEN RAISE EXCEPTION 'invalid-input: this status is asked behind the walls of manifests and breaches' USING ERRCODE = '22023'; END IF;
  -- a search by words alone: who has them is found first, because a few persons have them, whoever may see them. Most are of one word or two of one key each.
  IF bare AND p_site IS NULL AND p_status IS NULL AND p_words <> '[]' THEN
    persons := CASE WHEN jsonb_array_length(p_words) <= 2 AND jsonb_array_length(p_words->0) = 1 AND coalesce(jsonb_array_length(p_words->1), 1) = 1 AND NOT starts_with(p_words->0->>0, '^') AND NOT starts_with(coalesce(p_words->1->>0, ''), '^')
      THEN register.persons_of_keys(p_words->0->>0, p_words->1->>0) ELSE register.persons_of_words(p_words) END;
    IF p_reach <> '*' THEN persons := ARRAY(SELECT r.person_no FROM register.person_reach r WHERE r.authority = p_reach AND r.person_no = ANY (persons) ORDER BY r.person_no); END IF;
    -- a search by a name does not find who has it where the identity is closed to who asks
    total := cardinality(persons); persons := juveniles.open_of(persons);
    -- one word alone is looked for among everybody in reach: written twice, among those who are left
    IF cardinality(persons) < total AND cardinality(p_written) = 1 THEN p_written := p_written || p_written; END IF;
    total := cardinality(persons);
    IF p_from > 0 THEN p_offset := p_offset + (SELECT count(*) FROM unnest(persons) x WHERE x < p_from); END IF;
    persons := CASE WHEN p_written IS NULL OR total <= 1 OR total > 100 AND cardinality(p_written) > 1 THEN persons[p_offset + 1:p_offset + p_limit] ELSE register.page_as_written(p_reach, persons, p_written, p_limit, p_offset) END; RETURN;
  END IF;
  IF bare AND p_site IS NULL AND p_status IS NULL AND p_words = '[]' THEN
    IF p_reach = '*' THEN persons := ARRAY(SELECT p.no FROM register.person p WHERE p.no >= p_from ORDER BY p.no LIMIT p_limit OFFSET p_offset);
    ELSE persons := ARRAY(SELECT r.person_no FROM register.person_reach r WHERE r.authority = p_reach AND r.person_no >= p_from ORDER BY r.person_no LIMIT p_limit OFFSET p_offset); END IF;
    IF p_count THEN total := CASE p_reach WHEN '*' THEN (SELECT count(*) FROM register.person) ELSE (SELECT count(*) FROM register.person_reach r WHERE r.authority = p_reach) END; END IF;
    RETURN;
  END IF;
  -- who is held at a site. An authority reaches whom it holds: the index of present custody answers for most, and the others are looked for one by one
  IF bare AND p_site IS NOT NULL AND coalesce(p_status, 'held') = 'held' AND p_words = '[]' THEN
    persons := ARRAY(SELECT c.person_no FROM register.custody c WHERE c.known_to IS NULL AND c.to_at = 'infinity' AND c.site = p_site AND (p_status IS NULL OR c.state = 'held') AND c.person_no >= p_from
      AND (c.custodian = p_reach OR p_reach = '*' OR (SELECT true FROM register.person_reach r WHERE r.authority = p_reach AND r.person_no = c.person_no)) ORDER BY c.person_no LIMIT p_limit OFFSET p_offset);
    IF p_count THEN total := (SELECT count(*) FROM register.custody c WHERE c.known_to IS NULL AND c.to_at = 'infinity' AND c.site = p_site AND (p_status IS NULL OR c.state = 'held')
      AND (c.custodian = p_reach OR p_reach = '*' OR (SELECT true FROM register.person_reach r WHERE r.authority = p_reach AND r.person_no = c.person_no))); END IF;
    RETURN;
  END IF;
  -- A word that is found by one token is read in the order of persons; one that is found by several is made single first.
  FOR i IN 0 .. jsonb_array_length(p_words) - 1 LOOP
    words := concat(words, CASE i WHEN 0 THEN 'SELECT w0.person_no FROM ' ELSE ' JOIN ' END, format(CASE WHEN starts_with(p_words->i->>0, '^') THEN '(SELECT DISTINCT t.person_no FROM jsonb_array_elements_text($2->%1$s) x(p) '
        || 'CROSS JOIN LATERAL (SELECT n.person_no FROM register.name_token n WHERE n.token LIKE ''~%%'' AND n.token ~>=~ substr(x.p, 2) AND n.token ~<~ (substr(x.p, 2) || chr(1114111))) t) w%1$s'
      WHEN jsonb_array_length(p_words->i) = 1 THEN '(SELECT t.person_no FROM register.name_token t WHERE t.token = $2->%1$s->>0) w%1$s'
      ELSE '(SELECT DISTINCT t.person_no FROM register.name_token t WHERE t.token = ANY (ARRAY(SELECT jsonb_array_elements_text($2->%1$s)))) w%1$s' END, i), CASE WHEN i > 0 THEN format(' ON w%s.person_no = w0.person_no', i) END);
  END LOOP;
  custody := p_site IS NOT NULL OR p_section IS NOT NULL OR coalesce(p_status, 'ended') <> 'ended';
  IF custody THEN
    source := CASE WHEN words IS NULL THEN 'register.custody c' ELSE 'w JOIN register.custody c ON c.person_no = w.person_no' END; person := 'c.person_no';
    filter := array_remove(ARRAY[present,
      CASE WHEN p_reach <> '*' THEN format('(c.custodian = $1 OR %s)', format(reached, person)) END,
      CASE WHEN p_site IS NOT NULL THEN 'c.site = $4' END, CASE WHEN p_section IS NOT NULL THEN 'c.section = $5' END,
      CASE p_status WHEN 'held' THEN 'c.state = ''held''' WHEN 'resident' THEN 'c.state = ''resident''' WHEN 'accompanying' THEN 'c.state = ''accompanying''' WHEN 'moving' THEN 'c.vehicle IS NOT NULL AND c.state IN (''held'', ''resident'', ''accompanying'')' WHEN 'unaccounted' THEN 'c.state IN (''unaccounted'', ''at_large'', ''missing'')' WHEN 'ended' THEN 'false'
        WHEN 'review' THEN 'c.state = ''held'' AND EXISTS (SELECT FROM register.custody_order o WHERE o.person_no = c.person_no) '
          || 'AND NOT EXISTS (SELECT FROM register.custody_order o WHERE o.person_no = c.person_no AND o.issued_at <= $6 AND $6 < o.expires_at)' END], NULL);
  ELSIF words IS NOT NULL THEN
    source := 'w'; person := 'w.person_no'; filter := array_remove(ARRAY[CASE WHEN p_reach <> '*' THEN format(reached, person) END], NULL);
  ELSIF p_reach = '*' THEN source := 'register.person p'; person := 'p.no';
  ELSE source := 'register.person_reach r'; person := 'r.person_no'; filter := ARRAY['r.authority = $1']; END IF;
  IF NOT custody AND p_status = 'ended' THEN filter := filter || format('NOT EXISTS (SELECT FROM register.custody c WHERE c.person_no = %s AND %s)', person, present); END IF;
  -- a register number, or one that others gave, led by "#": several persons may have the same
  IF starts_with(p_number, '#') THEN filter := filter || format('%s IN (SELECT u.no FROM unnest(juveniles.open_of(ARRAY(SELECT x.person_no FROM register.external_number x WHERE x.folded = substr($3, 2) AND x.withdrawn_pos IS NULL))) u(no))', person);
  ELSIF p_number IS NOT NULL THEN filter := filter || format('%s = (SELECT x.no FROM register.person x WHERE x.register_number = $3)', person); END IF;
  source := source || coalesce(' WHERE ' || nullif(array_to_string(filter, ' AND '), ''), '');
  IF words IS NOT NULL THEN
    -- a search is made once, and counted as it is; a list is walked in the order of an index, and counted apart from that
    EXECUTE format('WITH w AS MATERIALIZED (SELECT u.person_no FROM unnest(juveniles.open_of(ARRAY(%s))) u(person_no)), f AS MATERIALIZED (SELECT %s AS no FROM %s) SELECT (SELECT count(*)::int FROM f), ARRAY(SELECT f.no FROM f WHERE f.no >= $9 ORDER BY f.no LIMIT $7 OFFSET $8)', words, person, source)
      INTO total, persons USING p_reach, p_words, p_number, p_site, p_section, now, p_limit, p_offset, p_from;
  ELSE
    EXECUTE format('SELECT ARRAY(SELECT %1$s FROM %2$s %3$s %1$s >= $9 ORDER BY %1$s LIMIT $7 OFFSET $8)', person, source, CASE WHEN filter = '{}' THEN 'WHERE' ELSE 'AND' END)
      INTO persons USING p_reach, p_words, p_number, p_site, p_section, now, p_limit, p_offset, p_from;
    IF p_count THEN EXECUTE format('SELECT count(*)::int FROM %s', source) INTO total USING p_reach, p_words, p_number, p_site, p_section, now; END IF;
  END IF;
END $$;

/*
 * What lists show of persons, as the columns of each table: persons, present custody, names, claims and evidence of birth that stands, each led by the numbers of its persons, open breaches counted by
 * person, and the zones of all sites. Columns, because a JSON array of each row costs as much as finding it. Neither sorted nor put together: each table is walked once, by its index, and the reader groups fifty persons in a tenth of the time that joins and aggregates take
 * here. Evidence of birth is half-open; of children whose identity is closed to who asks there is the class alone, and no name. A breach of I11 has a wall of its own beside the reach of its person (transfers.told_of_breach), and that is asked of each.
 */
CREATE OR REPLACE FUNCTION register.rows_of_persons(p_seen bigint[]) RETURNS json LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET jit = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE closed bigint[]; open bigint[] := p_seen;
BEGIN
  IF cardinality(p_seen) = 0 THEN RETURN NULL; END IF;
  closed := juveniles.closed_of(p_seen);
  IF closed <> '{}' THEN open := ARRAY(SELECT u.no FROM unnest(p_seen) u(no) WHERE u.no <> ALL (closed)); END IF;
  RETURN json_build_object(
    'persons', (SELECT json_build_array(array_agg(x.no), array_agg(x.register_number), array_agg(x.sex)) FROM register.person x WHERE x.no = ANY (p_seen)),
    'custody', (SELECT json_build_array(array_agg(x.person_no), array_agg(x.custodian), array_agg(x.site), array_agg(x.section), array_agg(x.vehicle), array_agg(x.state)) FROM register.custody x WHERE x.person_no = ANY (p_seen) AND x.known_to IS NULL AND x.to_at = 'infinity'),
    'names', (SELECT json_build_array(array_agg(x.person_no), array_agg(x.event_pos), array_agg(x.ord), array_agg(x.kind), array_agg(x.script), array_agg(x.full_name)) FROM register.person_name x WHERE x.person_no = ANY (open)),
    'claims', (SELECT json_build_array(array_agg(x.person_no), array_agg(x.code)) FROM register.nationality_claim x WHERE x.person_no = ANY (p_seen)),
    'evidence', (SELECT json_build_array(array_agg(x.person_no), array_agg(x.kind), array_agg(x.birth_text), array_agg(x.born_from), array_agg(x.born_to)) FROM juveniles.age_evidence x WHERE x.person_no = ANY (open) AND x.superseded_pos IS NULL),
    'closed', juveniles.classes_of_closed(closed, register.clock()),
    'supervision', (SELECT json_build_array(array_agg(x.person_no), array_agg(x.supervisor)) FROM register.supervised(p_seen, register.clock()) x),
    'breaches', (SELECT json_object_agg(b.person_no, b.n) FROM (SELECT x.person_no, count(*) AS n FROM register.breach x WHERE x.person_no = ANY (p_seen) AND x.cured_at IS NULL
      AND (x.rule NOT LIKE 'I11-%' OR transfers.told_of_breach(x.id)) GROUP BY x.person_no) b),
    'zones', (SELECT json_object_agg(x.code, x.zone) FROM sites.site x));
END $$;
-- The same of those persons who are within reach of who asks.
DROP FUNCTION IF EXISTS register.person_rows(bigint[], timestamptz);
CREATE OR REPLACE FUNCTION register.person_rows(p_persons bigint[]) RETURNS json LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET jit = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE reach text := access.reach();
BEGIN
  IF reach IS NULL AND access.own_sites() IS NOT NULL THEN RETURN register.rows_of_persons(ARRAY(SELECT register.seen_persons(p_persons))); END IF;
  IF reach IS NULL THEN RETURN NULL; END IF;
  RETURN register.rows_of_persons(CASE reach WHEN '*' THEN p_persons ELSE ARRAY(SELECT r.person_no FROM register.person_reach r WHERE r.authority = reach AND r.person_no = ANY (p_persons)) END);
END $$;
-- The same words by their beginnings, all or only the last: keys of two sounds and more. NULL where a word is shorter, because a single letter begins half of all names, and where the last is the only one.
DROP FUNCTION IF EXISTS register.beginnings_of(jsonb);
CREATE OR REPLACE FUNCTION register.beginnings_of(p_words jsonb, p_last boolean) RETURNS jsonb LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN bool_and(w.long IS NOT NULL) AND (NOT p_last OR count(*) > 1) THEN jsonb_agg(w.long ORDER BY w.n) END
    FROM (SELECT e.n, CASE WHEN p_last AND e.n < jsonb_array_length(p_words) THEN e.word ELSE (SELECT jsonb_agg('^' || t.token) FROM jsonb_array_elements_text(e.word) t(token) WHERE length(t.token) > 2) END AS long
            FROM jsonb_array_elements(p_words) WITH ORDINALITY e(word, n)) w $$;
-- The same words by what stands inside: for each the stored keys that hold its sounds, three and more, without the vowel at its beginning. NULL where a word is shorter or no key holds it. The keys that there are
-- are a small part of their rows: each is gone to once, by the index of their beginnings.
CREATE OR REPLACE FUNCTION register.keys_holding(p_words jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET jit = off AS $$
  WITH RECURSIVE sought AS (SELECT e.n, regexp_replace(t.token, '^~[awy]?', '') AS sounds FROM jsonb_array_elements(p_words) WITH ORDINALITY e(word, n) CROSS JOIN LATERAL jsonb_array_elements_text(e.word) t(token)),
  key(token) AS (SELECT '~' WHERE EXISTS (SELECT FROM sought s WHERE length(s.sounds) > 2)
    UNION ALL SELECT (SELECT t.token FROM register.name_token t WHERE t.token LIKE '~%' AND t.token ~>~ k.token ORDER BY t.token USING ~<~ LIMIT 1) FROM key k WHERE k.token IS NOT NULL),
  held AS (SELECT s.n, jsonb_agg(DISTINCT k.token) AS keys FROM sought s JOIN key k ON length(s.sounds) > 2 AND strpos(k.token, s.sounds) > 1 GROUP BY s.n)
  SELECT CASE WHEN count(h.n) = jsonb_array_length(p_words) THEN jsonb_agg(h.keys ORDER BY h.n) END FROM held h $$;
-- The same page for who directs sites: of everybody who is at one of them now. Sites are few; each is looked through from its beginning.
CREATE OR REPLACE FUNCTION register.find_at_own_sites(p_words jsonb, p_number text, p_site text, p_section text, p_status text, p_limit int, p_offset int, p_written text[], OUT total int, OUT persons bigint[])
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE one text; f record; found bigint[] := '{}';
BEGIN
  total := 0; persons := '{}';
  IF p_status IN ('unaccounted', 'ended') THEN RETURN; END IF;
  FOREACH one IN ARRAY access.own_sites() LOOP
    CONTINUE WHEN one <> p_site;
    SELECT * INTO f FROM register.find_people(access.officer_authority(), p_words, p_number, one, p_section, p_status, p_limit + p_offset, 0, 0, true, p_written);
    total := total + f.total; found := found || f.persons;
  END LOOP;
  persons := (ARRAY(SELECT u.no FROM unnest(found) u(no) WHERE u.no IN (SELECT register.persons_at_own_sites()) ORDER BY u.no))[p_offset + 1:p_offset + p_limit];
END $$;
CREATE OR REPLACE FUNCTION register.page_at_own_sites(p_words jsonb, p_number text, p_site text, p_section text, p_status text, p_limit int, p_offset int, p_written text[], OUT total int, OUT persons bigint[], OUT told json, OUT beginning boolean)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE sought jsonb;
BEGIN
  beginning := false;
  IF starts_with(p_number, '#') THEN
    SELECT f.total, f.persons INTO total, persons FROM register.find_at_own_sites('[]', p_number, p_site, p_section, p_status, p_limit, p_offset, NULL) f;
    IF total > 0 OR p_words = '[]' THEN told := register.rows_of_persons(persons); RETURN; END IF;
    p_number := NULL;
  END IF;
  FOR stage IN 0..3 LOOP
    sought := CASE stage WHEN 0 THEN p_words WHEN 1 THEN register.beginnings_of(p_words, true) WHEN 2 THEN register.beginnings_of(p_words, false) ELSE register.keys_holding(p_words) END;
    CONTINUE WHEN sought IS NULL;
    SELECT f.total, f.persons INTO total, persons FROM register.find_at_own_sites(sought, p_number, p_site, p_section, p_status, p_limit, p_offset, CASE WHEN stage = 0 THEN p_written END) f;
    beginning := stage > 0 AND total > 0;
    EXIT WHEN total > 0 OR p_words = '[]';
  END LOOP;
  told := register.rows_of_persons(persons);
END $$;
-- A page of persons and what is shown of them, for which the wall is asked once. p_kept: the snapshot of a total that is kept (register.snapshot_name); where it is still that one nothing is counted, and the
-- page is found from a person who was found in it before, p_kept_from, who is the one at p_kept_offset. beginning: nobody in reach has the words whole, and these have names that begin so, or where nobody's does, that hold them inside.
DROP FUNCTION IF EXISTS register.people_page(jsonb, text, text, text, text, int, int, text, int, int, bigint);
DROP FUNCTION IF EXISTS register.people_page(jsonb, text, text, text, text, int, int, text, int, int, bigint, text[]);
CREATE FUNCTION register.people_page(p_words jsonb, p_number text, p_site text, p_section text, p_status text, p_limit int, p_offset int, p_kept text, p_kept_total int, p_kept_offset int, p_kept_from bigint, p_written text[])
  RETURNS TABLE (total int, persons bigint[], told json, beginning boolean) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE reach text := access.reach(); kept boolean := coalesce(p_kept = register.snapshot_name(), false); sought jsonb := p_words; stage int := 0;
BEGIN
  total := 0; persons := '{}'; beginning := false;
  IF reach IS NULL AND access.own_sites() IS NOT NULL THEN
    SELECT f.* INTO total, persons, told, beginning FROM register.page_at_own_sites(p_words, p_number, p_site, p_section, p_status, p_limit, p_offset, p_written) f;
  ELSIF reach IS NOT NULL THEN
    -- what has a digit may be a number that others gave; where nobody has it, it is looked for among the names
    IF starts_with(p_number, '#') THEN
      SELECT f.total, f.persons INTO total, persons FROM register.find_people(reach, '[]', p_number, p_site, p_section, p_status, p_limit, p_offset, 0, true, NULL) f;
      IF total > 0 OR p_words = '[]' THEN told := register.rows_of_persons(persons); RETURN NEXT; RETURN; END IF;
      p_number := NULL;
    END IF;
    LOOP
      SELECT coalesce(f.total, p_kept_total), f.persons INTO total, persons FROM register.find_people(reach, sought, p_number, p_site, p_section, p_status, p_limit, CASE WHEN kept THEN p_offset - p_kept_offset ELSE p_offset END,
        CASE WHEN kept THEN p_kept_from ELSE 0 END, NOT kept, CASE WHEN stage = 0 THEN p_written END) f;
      -- A search is counted whenever it is made. Who is still typing has written the last word in part and the others whole; only where nobody fits that may every word be a beginning, and only then stand inside.
      EXIT WHEN total > 0 OR p_words = '[]' OR stage = 3;
      LOOP
        stage := stage + 1;
        sought := CASE stage WHEN 1 THEN register.beginnings_of(p_words, true) WHEN 2 THEN register.beginnings_of(p_words, false) ELSE register.keys_holding(p_words) END;
        EXIT WHEN sought IS NOT NULL OR stage = 3;
      END LOOP;
      EXIT WHEN sought IS NULL;
    END LOOP;
    beginning := stage > 0 AND total > 0;
    told := register.rows_of_persons(persons);
  END IF;
  RETURN NEXT;
END $$;
GRANT EXECUTE ON FUNCTION register.people_page(jsonb, text, text, text, text, int, int, text, int, int, bigint, text[]), register.person_rows(bigint[]) TO amana_app;

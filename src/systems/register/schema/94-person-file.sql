/*
 * What the file of a person is made of, in one question. These read past row security and ask for the wall once (register.sees_person): under row security each of the file's tables asks anew who is asking,
 * which is most of what a file costs. Only tables whose wall is the reach of the person are read here; breaches, manifests and documents have walls of their own (docs/decisions/0013-who-learns-of-a-fear.md)
 * and are asked for behind them. Instants in milliseconds.
 */
-- Openings of a person's custody, the newest first, of the events that are believed. What was told of one that was corrected since counts for the corrected one. Asks for no wall: nobody who serves may call it.
CREATE OR REPLACE FUNCTION register.openings_of(p_person bigint) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET jit = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('factEvent', f.event_id, 'at', register.ms(f.at), 'site', f.site, 'zone', s.zone, 'custodian', f.custodian, 'registerNumber', p.register_number,
      'way', coalesce(d.way, nullif(i.way, 'admitted'), 'existing-custody'), 'tag', d.tag, 'particulars', d.particulars,
      'tags', (SELECT count(DISTINCT x.tag) FROM register.deprivation x WHERE x.person_no = f.person_no AND x.tag IS NOT NULL)) ORDER BY f.at DESC, f.event_pos DESC), '[]')
    FROM register.custody_fact f JOIN register.person p ON p.no = f.person_no JOIN register.intake i ON i.person_no = f.person_no AND i.event_pos = f.event_pos LEFT JOIN sites.site s ON s.code = f.site
    CROSS JOIN LATERAL (WITH RECURSIVE chain(id) AS (SELECT f.event_id UNION SELECT c.corrected_event FROM register.correction c JOIN chain ON c.correcting_event = chain.id WHERE c.person_no = f.person_no)
      SELECT array_agg(chain.id) AS ids FROM chain) told
    LEFT JOIN LATERAL (SELECT d.way, d.particulars, (SELECT t.tag FROM register.deprivation t WHERE t.person_no = f.person_no AND t.fact_event = ANY (told.ids) AND t.tag IS NOT NULL ORDER BY t.event_pos LIMIT 1) AS tag
      FROM register.deprivation d WHERE d.person_no = f.person_no AND d.fact_event = ANY (told.ids) ORDER BY d.event_pos DESC LIMIT 1) d ON true
    WHERE f.person_no = p_person AND f.superseded_pos IS NULL);
END $$;
CREATE OR REPLACE FUNCTION register.openings_seen(p_person bigint) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN RETURN CASE WHEN register.sees_person(p_person) THEN register.openings_of(p_person) ELSE '[]' END; END $$;

-- Names of authorities, and names and zones of sites: whoever is signed in may know them. The first asks for no wall.
CREATE OR REPLACE FUNCTION register.places() RETURNS json LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN RETURN json_build_object('authorities', (SELECT json_agg(json_build_object('code', a.code, 'name_en', a.name_en, 'name_ar', a.name_ar, 'name_ckb', a.name_ckb)) FROM access.authority a),
    'sites', (SELECT json_agg(json_build_object('code', s.code, 'zone', s.zone, 'name_en', s.name_en, 'name_ar', s.name_ar, 'name_ckb', s.name_ckb)) FROM sites.site s)); END $$;
CREATE OR REPLACE FUNCTION register.places_told() RETURNS json LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN RETURN CASE WHEN access.officer_id() IS NOT NULL THEN register.places() END; END $$;

-- The rows of a file: of custody as known at an instant (NULL: now), of everything else all there is, for the reader to keep what was known; with the places that its timeline names,
-- and the facts of custody that can be corrected. NULL where the person is behind the wall.
DROP FUNCTION IF EXISTS register.person_file(bigint, timestamptz);
CREATE FUNCTION register.person_file(p_person bigint, p_known_at timestamptz) RETURNS json LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET jit = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  IF NOT register.sees_person(p_person) THEN RETURN NULL; END IF;
  RETURN (SELECT json_build_object('registerNumber', p.register_number, 'sex', p.sex,
    'events', (SELECT coalesce(json_agg(json_build_object('pos', t.pos, 'id', t.id, 'type', t.type, 'stream_no', t.stream_no, 'occurred_at', register.ms(t.occurred_at), 'recorded_at', register.ms(t.recorded_at),
        'received_at', register.ms(t.received_at), 'officer_no', t.officer_no, 'officer_en', t.officer_en, 'officer_ar', t.officer_ar, 'authority', t.authority, 'data', t.data, 'corrects', t.corrects,
        'corrected_by', t.corrected_by) ORDER BY t.occurred_at, t.pos), '[]')
      FROM register.timeline_of(ARRAY(SELECT e.pos FROM register.event e WHERE e.stream_no = p_person AND (p_known_at IS NULL OR e.received_at <= p_known_at))) t),
    'names', (SELECT coalesce(json_agg(json_build_object('full', n.full_name, 'script', n.script, 'kind', n.kind, 'source', n.source, 'parts', n.parts, 'event_pos', n.event_pos)
        ORDER BY n.kind <> 'primary', n.event_pos, n.ord), '[]') FROM register.person_name n WHERE n.person_no = p_person),
    'nationalities', (SELECT coalesce(json_agg(json_build_object('code', c.code, 'source', c.source, 'event_pos', c.event_pos) ORDER BY c.event_pos, c.code), '[]') FROM register.nationality_claim c WHERE c.person_no = p_person),
    'evidence', (SELECT coalesce(json_agg(json_build_object('event_id', a.event_id, 'kind', a.kind, 'source', a.source, 'birth_text', a.birth_text, 'born_from', a.born_from, 'born_to', a.born_to,
        'event_pos', a.event_pos, 'superseded_pos', a.superseded_pos) ORDER BY a.event_pos), '[]') FROM juveniles.age_evidence a WHERE a.person_no = p_person),
    'custody', (SELECT coalesce(json_agg(json_build_object('from_at', register.ms(c.from_at), 'to_at', CASE WHEN c.to_at <> 'infinity' THEN register.ms(c.to_at) END, 'custodian', c.custodian, 'site', c.site,
        'section', c.section, 'vehicle', c.vehicle, 'state', c.state, 'outcome', c.outcome, 'event_pos', c.event_pos, 'known_from', register.ms(c.known_from), 'zone', s.zone) ORDER BY c.from_at), '[]')
      FROM (SELECT x.* FROM register.custody x WHERE x.person_no = p_person AND x.known_to IS NULL AND (p_known_at IS NULL OR x.known_from <= p_known_at)
            UNION ALL SELECT x.* FROM register.custody x WHERE x.person_no = p_person AND x.known_to > p_known_at AND x.known_from <= p_known_at) c LEFT JOIN sites.site s ON s.code = c.site),
    'orders', (SELECT coalesce(json_agg(json_build_object('id', o.id, 'ground', o.ground, 'article', o.article, 'authority', o.authority, 'document_sha256', o.document_sha256, 'issued_at', register.ms(o.issued_at),
        'legal_status', o.legal_status) ORDER BY o.issued_at, o.id), '[]') FROM register.custody_order o WHERE o.person_no = p_person),
    'openings', register.openings_of(p_person), 'places', register.places(),
    'facts', (SELECT coalesce(json_agg(json_build_object('event_id', f.event_id, 'moves', f.moves)), '[]') FROM register.custody_fact f WHERE f.person_no = p_person AND f.superseded_pos IS NULL))
  FROM register.person p WHERE p.no = p_person);
END $$;
GRANT EXECUTE ON FUNCTION register.openings_seen(bigint), register.places_told(), register.person_file(bigint, timestamptz) TO amana_app;

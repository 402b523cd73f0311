-- The identity of children (docs/decisions/0063-the-identity-of-children.md): who is covered, to whom each stands open, and the walls that ask.
GRANT SELECT ON juveniles.closed_identity TO amana_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON juveniles.closed_identity TO amana_guard;

/*
 * Finds again to whom the identity of these persons stands open. Covered is who was not certainly adult on the day on which custody began: whoever is not certainly adult today was not then either, and who was
 * a child then stays covered (Beijing Rules 21). So that no clock is asked, and no row becomes wrong by a birthday. Days are those of Baghdad, as wherever a rule of age has no place.
 * Without rights of its own: projectors call it, and what puts a register of an earlier version in this shape. A receiving or escorting authority keeps its key until the movement is over, whatever becomes of a line: a name that closed with a line would tell that the person was struck off (0013).
 */
CREATE OR REPLACE FUNCTION juveniles.fold_identity(p_persons bigint[]) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
DECLARE begun bigint[]; days date[]; covered bigint[];
BEGIN
  IF cardinality(p_persons) = 0 OR p_persons IS NULL THEN RETURN; END IF;
  SELECT array_agg(c.person_no ORDER BY c.person_no), array_agg(c.day ORDER BY c.person_no) INTO begun, days
    FROM (SELECT f.person_no, (min(f.at) AT TIME ZONE 'Asia/Baghdad')::date AS day FROM register.custody_fact f WHERE f.person_no = ANY (p_persons) AND f.superseded_pos IS NULL GROUP BY f.person_no) c;
  covered := ARRAY(SELECT begun[a.ord] FROM juveniles.age_classes(begun, days) a WHERE a.class <> 'adult' AND begun IS NOT NULL);
  DELETE FROM juveniles.closed_identity i WHERE i.person_no = ANY (p_persons) AND i.person_no <> ALL (covered);
  IF covered = '{}' THEN RETURN; END IF;
  PERFORM juveniles.open_identities(covered);
END $$;
-- The same of whom it is known that they are covered.
CREATE OR REPLACE FUNCTION juveniles.open_identities(p_covered bigint[]) RETURNS void LANGUAGE sql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
  INSERT INTO juveniles.closed_identity AS i (person_no, sealed, open_to)
  SELECT p.no, s.sealed, ARRAY(
      SELECT 'child' UNION SELECT k.key FROM (
        SELECT 'case' AS key UNION ALL SELECT 'holds:' || c.custodian WHERE c.custodian IS NOT NULL
        UNION ALL SELECT 'at:' || c.site WHERE c.site IS NOT NULL AND c.state IN ('held', 'resident', 'accompanying')
        UNION ALL SELECT 'escorts:' || c.custodian WHERE c.custodian IS NOT NULL AND c.vehicle IS NOT NULL
        UNION ALL SELECT x.key FROM transfers.line l JOIN transfers.manifest m ON m.no = l.manifest_no AND m.closed_at IS NULL
            CROSS JOIN LATERAL (VALUES ('takes:' || m.to_authority), ('takes:' || m.heading_authority), ('escorts:' || m.escort_authority)) x(key)
          WHERE l.person_no = p.no AND x.key IS NOT NULL AND NOT EXISTS (SELECT FROM transfers.convoy v WHERE v.manifest_no = m.no AND v.state = 'cancelled')) k
      WHERE NOT s.sealed ORDER BY 1)
    FROM unnest(p_covered) p(no)
    LEFT JOIN LATERAL (SELECT x.custodian, x.site, x.vehicle, x.state FROM register.custody x WHERE x.person_no = p.no AND x.known_to IS NULL AND x.to_at = 'infinity' LIMIT 1) c ON true
    CROSS JOIN LATERAL (SELECT c.custodian IS NULL AND coalesce((SELECT x.outcome = 'release' FROM register.custody x WHERE x.person_no = p.no AND x.known_to IS NULL ORDER BY x.to_at DESC LIMIT 1), false) AS sealed) s
  ON CONFLICT (person_no) DO UPDATE SET sealed = excluded.sealed, open_to = excluded.open_to WHERE (i.sealed, i.open_to) IS DISTINCT FROM (excluded.sealed, excluded.open_to) $$;
-- The same of everybody on these manifests who is covered: a movement began, turned or ended.
CREATE OR REPLACE FUNCTION juveniles.fold_identities_on(p_manifests bigint[]) RETURNS void LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  SELECT juveniles.open_identities(ARRAY(SELECT DISTINCT l.person_no FROM transfers.line l JOIN juveniles.closed_identity i ON i.person_no = l.person_no WHERE l.manifest_no = ANY (p_manifests))) $$;
GRANT EXECUTE ON FUNCTION juveniles.fold_identity(bigint[]), juveniles.open_identities(bigint[]), juveniles.fold_identities_on(bigint[]) TO amana_guard;

-- The keys of an officer: of which identities of children they stand open. None for who is nobody, and for every role that is in no list.
CREATE OR REPLACE FUNCTION juveniles.identity_keys_of(p_officer bigint) RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE posted text[] := access.roles_of(p_officer); mine text; keys text[] := '{}';
BEGIN
  IF posted IS NULL THEN RETURN keys; END IF;
  IF posted && (access.roles_reading_sealed_children() || ARRAY['installation']) THEN RETURN ARRAY['child', 'case']; END IF;
  mine := access.authority_of(p_officer);
  IF posted && access.roles_reading_children() THEN keys := keys || ARRAY['case']; END IF;
  IF posted && access.roles_reading_children_held() THEN keys := keys || ARRAY['holds:' || mine, 'takes:' || mine]; END IF;
  -- a desk that stands apart reads no file: these keys open what its own functions tell for a request, and nothing to who has a role beside it
  IF posted && access.roles_reading_children_asked_for() AND safeguards.desk_of(p_officer) IS NOT NULL THEN keys := keys || ARRAY['holds:' || mine, 'takes:' || mine]; END IF;
  IF posted && access.roles_reading_children_escorted() THEN keys := keys || ARRAY['escorts:' || mine]; END IF;
  IF posted && access.roles_reading_children_at_sites() THEN keys := keys || ARRAY(SELECT 'at:' || s.code FROM unnest(access.sites_of(p_officer)) s(code)); END IF;
  RETURN keys;
END $$;
CREATE OR REPLACE FUNCTION juveniles.identity_keys() RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN RETURN juveniles.identity_keys_of(access.officer_id()); END $$;
GRANT EXECUTE ON FUNCTION juveniles.identity_keys() TO amana_app, amana_verify, amana_owner, amana_guard;
GRANT EXECUTE ON FUNCTION juveniles.identity_keys_of(bigint) TO amana_guard;
-- Of these persons, those whose identity is closed to who asks. Asks for no wall beside it: nobody who serves may call it.
CREATE OR REPLACE FUNCTION juveniles.closed_of(p_persons bigint[]) RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
DECLARE keys text[] := juveniles.identity_keys();
BEGIN
  IF 'child' = ANY (keys) THEN RETURN '{}'; END IF;
  RETURN ARRAY(SELECT i.person_no FROM juveniles.closed_identity i WHERE i.person_no = ANY (p_persons) AND NOT i.open_to && keys);
END $$;
-- Of these persons in this order, those whose identity is open to who asks.
CREATE OR REPLACE FUNCTION juveniles.open_of(p_persons bigint[]) RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE closed bigint[] := juveniles.closed_of(p_persons);
BEGIN
  IF closed = '{}' THEN RETURN p_persons; END IF;
  RETURN ARRAY(SELECT u.no FROM unnest(p_persons) WITH ORDINALITY u(no, n) WHERE u.no NOT IN (SELECT c.no FROM unnest(closed) c(no)) ORDER BY u.n);
END $$;
-- Whether the identity of a person is closed to an officer by a wall that can be opened: what is sealed after a release stays so.
CREATE OR REPLACE FUNCTION juveniles.is_closed_to(p_officer bigint, p_person bigint) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
BEGIN RETURN EXISTS (SELECT FROM juveniles.closed_identity i WHERE i.person_no = p_person AND NOT i.sealed AND NOT i.open_to && juveniles.identity_keys_of(p_officer)); END $$;
GRANT EXECUTE ON FUNCTION juveniles.closed_of(bigint[]), juveniles.open_of(bigint[]), juveniles.is_closed_to(bigint, bigint) TO amana_guard;
-- The class of these persons on a day, of those whose evidence is closed to who asks: the class stays visible, sections are told by it.
CREATE OR REPLACE FUNCTION juveniles.classes_of_closed(p_persons bigint[], p_at timestamptz) RETURNS json LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF p_persons = '{}' THEN RETURN NULL; END IF;
  RETURN (SELECT json_object_agg(p_persons[a.ord], a.class) FROM juveniles.age_classes(p_persons, array_fill((p_at AT TIME ZONE 'Asia/Baghdad')::date, ARRAY[cardinality(p_persons)])) a);
END $$;
GRANT EXECUTE ON FUNCTION juveniles.classes_of_closed(bigint[], timestamptz) TO amana_guard;

-- Walls. That an identity is closed is told to whoever sees the person; a restrictive policy stands before every table in which an identity is.
DROP POLICY IF EXISTS closed_identity_wall ON juveniles.closed_identity;
CREATE POLICY closed_identity_wall ON juveniles.closed_identity FOR SELECT USING ((SELECT access.reach()) = '*'
  OR EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = closed_identity.person_no AND r.authority = (SELECT access.row_reach())));
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['register.person_name', 'register.name_token', 'register.external_number', 'register.distinguishing_mark', 'register.photograph', 'juveniles.age_evidence'] LOOP
    EXECUTE format('DROP POLICY IF EXISTS identity_of_a_child ON %s', t);
    EXECUTE format($p$CREATE POLICY identity_of_a_child ON %s AS RESTRICTIVE FOR SELECT USING ('child' = ANY ((SELECT juveniles.identity_keys())::text[])
      OR NOT EXISTS (SELECT FROM juveniles.closed_identity i WHERE i.person_no = %I.person_no AND NOT i.open_to && (SELECT juveniles.identity_keys())::text[]))$p$, t, split_part(t, '.', 2));
  END LOOP;
END $$;
-- What the rows of a list say in words, to whoever sees the list and may read it: of an accepted row as of its person; of one that waits or is refused nobody has said an age yet, so that it is as closed as a child of the site.
CREATE OR REPLACE FUNCTION register.list_contents(p_list bigint) RETURNS TABLE ("row" int, cells jsonb, reasons jsonb, candidate jsonb, household_label text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE keys text[] := juveniles.identity_keys(); of_site text; undecided boolean; closed bigint[];
BEGIN
  of_site := (SELECT s.authority FROM register.list l JOIN sites.site s ON s.code = l.site WHERE l.no = p_list);
  IF NOT coalesce('monitor' = ANY (access.officer_roles()) OR (access.case_reach() <> 'none' AND of_site = access.officer_authority()), false) THEN RETURN; END IF;
  undecided := keys && ARRAY['child', 'case', 'holds:' || of_site];
  closed := juveniles.closed_of(ARRAY(SELECT r.person_no FROM register.list_row r WHERE r.list_no = p_list AND r.person_no IS NOT NULL));
  RETURN QUERY SELECT r.row, r.cells, r.reasons, r.candidate, r.household_label FROM register.list_row r
    WHERE r.list_no = p_list AND CASE WHEN r.person_no IS NULL THEN undecided ELSE r.person_no NOT IN (SELECT c.no FROM unnest(closed) c(no)) END;
END $$;
GRANT EXECUTE ON FUNCTION register.list_contents(bigint) TO amana_app;
-- A register of an earlier version has no such rows yet.
SET ROLE amana_guard;
SELECT juveniles.fold_identity(ARRAY(SELECT p.no FROM register.person p)) WHERE NOT EXISTS (SELECT FROM juveniles.closed_identity);
RESET ROLE;

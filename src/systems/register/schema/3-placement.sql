-- Who is convicted at an instant: an order that carries out a judgment is in force. Everybody else is untried (ICCPR 14(2)).
CREATE OR REPLACE FUNCTION register.convicted(p_person bigint, p_at timestamptz) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM register.custody_order o WHERE o.person_no = p_person AND o.legal_status = 'convicted' AND o.issued_at <= p_at AND p_at < o.expires_at) $$;

-- Who is in a section or in a compartment now, those who are away from their vehicle left out. By a plan of each call: one that was made while nobody was in custody anywhere would look through all persons
-- in custody for those of one compartment, because in an empty table every index costs the same (docs/decisions/0019-a-young-register-has-no-statistics.md).
CREATE OR REPLACE FUNCTION register.present_in(p_site text, p_section text, p_vehicle text, p_compartment text) RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  IF p_section IS NOT NULL THEN
    RETURN ARRAY(SELECT c.person_no FROM register.custody c WHERE c.site = p_site AND c.section = p_section AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('held', 'resident', 'accompanying'));
  END IF;
  RETURN ARRAY(SELECT c.person_no FROM register.custody c WHERE c.vehicle = p_vehicle AND c.compartment = p_compartment AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('held', 'resident', 'accompanying')
    AND (SELECT true FROM sites.absences_from_vehicle(c.person_no) LIMIT 1) IS NULL);
END $$;

-- What would be broken if these persons were placed so, all together: age (I13), sex, legal status and keep-apart (I16), places (I17), security level (P3), households (I32), and that the vehicle was not found unfit (I33). Section and compartment rows are locked, so that
-- two convoys cannot both take the last place; without their keys, which whoever placed somebody there in the same transaction has locked already, and so has the other: each would wait for the other. One plan for all calls, because making it costs more than a convoy: so everything is found by its key, and the persons are looked for in a hashed list. Of a section that is too full, those beyond its places are named, in the order given.
CREATE OR REPLACE FUNCTION register.placement_violations(p_person bigint[], p_at timestamptz[], p_site text[], p_section text[], p_vehicle text[], p_compartment text[], p_best_interest boolean[])
  RETURNS TABLE (person_no bigint, rule text, detail text) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_column
BEGIN
  PERFORM FROM sites.section s JOIN (SELECT DISTINCT u.site, u.section FROM unnest(p_site, p_section) u(site, section)) d ON d.site = s.site AND d.section = s.section ORDER BY s.site, s.section FOR NO KEY UPDATE OF s;
  PERFORM FROM sites.compartment k JOIN (SELECT DISTINCT u.vehicle, u.compartment FROM unnest(p_vehicle, p_compartment) u(vehicle, compartment)) d ON d.vehicle = k.vehicle AND d.compartment = k.compartment
    ORDER BY k.vehicle, k.compartment FOR NO KEY UPDATE OF k;
  RETURN QUERY
  WITH u AS MATERIALIZED (
    SELECT u.*, p.sex AS person_sex, coalesce(s.sex, k.sex) AS sex, coalesce(s.age_group, k.age_group) AS age_group, s.legal_status, coalesce(s.level, 'ordinary') AS level, coalesce(s.capacity, k.seats) AS places, coalesce(s.family, k.family) AS family,
           CASE WHEN s.site IS NOT NULL THEN 'section ' || s.site || '/' || s.section ELSE 'compartment ' || k.vehicle || '/' || k.compartment END AS place,
           (u.at AT TIME ZONE coalesce(t.zone, 'Asia/Baghdad'))::date AS day, CASE WHEN m.person_no IS NOT NULL THEN register.parent_of(m.person_no) END AS parent
      FROM unnest(p_person, p_at, p_site, p_section, p_vehicle, p_compartment, p_best_interest) WITH ORDINALITY u(person, at, site, section, vehicle, compartment, best_interest, ord)
      JOIN register.person p ON p.no = u.person LEFT JOIN register.accompaniment m ON m.person_no = u.person
      LEFT JOIN sites.section s ON s.site = u.site AND s.section = u.section LEFT JOIN sites.site t ON t.code = u.site
      LEFT JOIN sites.compartment k ON k.vehicle = u.vehicle AND k.compartment = u.compartment
     WHERE s.site IS NOT NULL OR k.vehicle IS NOT NULL),
  numbered AS MATERIALIZED (SELECT u.*, row_number() OVER (ORDER BY u.ord) AS n FROM u),
  aged AS MATERIALIZED (
    SELECT n.*, a.class FROM numbered n JOIN juveniles.age_classes((SELECT array_agg(x.person ORDER BY x.n) FROM numbered x), (SELECT array_agg(x.day ORDER BY x.n) FROM numbered x)) a ON a.ord = n.n),
  -- children whom child protection decided to leave beside the parent who is, or comes, there: what a detainee is held by does not divide the two
  beside AS MATERIALIZED (
    SELECT u.person FROM u WHERE u.parent IS NOT NULL AND (u.family OR u.sex = 'female') AND (register.is_beside(u.person, u.parent, u.site, u.section, u.vehicle, u.compartment, u.at)
      OR (EXISTS (SELECT FROM u x WHERE x.person = u.parent AND x.place = u.place) AND register.decided_of(u.person, u.parent, u.at) IS NOT DISTINCT FROM 'beside'))),
  -- I32: parent and child, each with the other
  pairs AS MATERIALIZED (
    SELECT u.person, u.site, u.section, u.vehicle, u.compartment, u.parent AS other, u.person AS child, u.parent AS elder, u.at FROM u WHERE u.parent IS NOT NULL
    UNION ALL SELECT u.person, u.site, u.section, u.vehicle, u.compartment, a.person_no, a.person_no, a.parent_no, u.at FROM u JOIN register.accompaniment a ON a.parent_no = u.person WHERE register.parent_of(a.person_no) IS NOT NULL),
  -- how many are there already and stay: counted once a place, because a large section holds more than a list brings
  others AS MATERIALIZED (
    SELECT d.place, n.n FROM (SELECT DISTINCT u.place, u.site, u.section, u.vehicle, u.compartment FROM u) d
      CROSS JOIN LATERAL (SELECT count(*) AS n FROM unnest(register.present_in(d.site, d.section, d.vehicle, d.compartment)) x(p) WHERE x.p NOT IN (SELECT unnest(p_person))) n),
  apart AS (
    SELECT u.*, k.person_b AS other, k.expires_at FROM u JOIN sites.keep_apart k ON k.person_a = u.person AND (k.lifted_at IS NULL OR k.lifted_at > u.at)
    UNION ALL SELECT u.*, k.person_a, k.expires_at FROM u JOIN sites.keep_apart k ON k.person_b = u.person AND (k.lifted_at IS NULL OR k.lifted_at > u.at)),
  -- the legal status of who is seated, and of no child who accompanies a parent; a compartment that is for either is for those of the status of the first: who has been in it longest, else the first of these
  seated AS MATERIALIZED (
    SELECT u.*, k.legal_status AS for_status, CASE WHEN (SELECT c.state FROM register.custody c WHERE c.person_no = u.person AND c.known_to IS NULL AND c.to_at = 'infinity' LIMIT 1) = 'resident' THEN 'resident'
        WHEN EXISTS (SELECT FROM register.custody_order o WHERE o.person_no = u.person AND o.legal_status = 'convicted' AND o.issued_at <= u.at AND u.at < o.expires_at) THEN 'convicted' ELSE 'untried' END AS status
      FROM u JOIN sites.compartment k ON k.vehicle = u.vehicle AND k.compartment = u.compartment WHERE u.section IS NULL AND k.legal_status <> 'any' AND u.parent IS NULL),
  aboard AS MATERIALIZED (
    SELECT d.place, x.status FROM (SELECT DISTINCT s.place, s.vehicle, s.compartment FROM seated s) d
      CROSS JOIN LATERAL (SELECT CASE WHEN c.state = 'resident' THEN 'resident' WHEN EXISTS (SELECT FROM register.custody_order o WHERE o.person_no = c.person_no AND o.legal_status = 'convicted' AND o.issued_at <= d0.at AND d0.at < o.expires_at) THEN 'convicted' ELSE 'untried' END AS status
        FROM (SELECT min(s.at) AS at FROM seated s WHERE s.place = d.place) d0, unnest(register.present_in(NULL, NULL, d.vehicle, d.compartment)) y(p)
          CROSS JOIN LATERAL (SELECT h.person_no, h.state, h.from_at, h.event_pos FROM register.custody h WHERE h.person_no = y.p AND h.known_to IS NULL AND h.to_at = 'infinity' OFFSET 0) c
         WHERE y.p NOT IN (SELECT unnest(p_person)) AND c.state <> 'accompanying' ORDER BY c.from_at, c.event_pos LIMIT 1) x),
  statuses AS (
    SELECT s.*, CASE WHEN s.for_status = 'either' THEN coalesce(a.status, first_value(s.status) OVER (PARTITION BY s.place ORDER BY s.ord)) ELSE s.for_status END AS held FROM seated s LEFT JOIN aboard a ON a.place = s.place),
  -- that a vehicle was found unfit stands until an inspection finds it fit
  unfit AS MATERIALIZED (
    SELECT u.person, u.place, u.vehicle FROM u CROSS JOIN LATERAL (SELECT i.fit FROM sites.vehicle_inspection i WHERE i.vehicle = u.vehicle AND i.inspected_at <= u.at ORDER BY i.inspected_at DESC, i.event_pos DESC LIMIT 1) i WHERE NOT i.fit),
  filled AS (
    SELECT u.*, row_number() OVER (PARTITION BY u.place ORDER BY u.ord) + o.n AS taken FROM u JOIN others o ON o.place = u.place),
  allowed AS (
    SELECT f.*, f.places + coalesce((SELECT sum(o.extra_places) FROM sites.over_capacity o WHERE o.site = f.site AND o.section = f.section AND o.approved_by IS NOT NULL AND o.expires_at > f.at), 0) AS most
      FROM filled f WHERE f.taken > f.places)
  SELECT a.person, 'I13-minor-apart-from-adults', a.place || CASE WHEN a.age_group = 'adult' AND a.parent IS NOT NULL AND register.decided_of(a.person, a.parent, a.at) IS NULL
        THEN ' is for adults, and no decision of child protection stands that the child stays beside its parent: it is made on the file of the child'
      ELSE ' is for ' || CASE a.age_group WHEN 'adult' THEN 'adults' ELSE 'juveniles' END || ', the age class is ' || a.class END
    FROM aged a WHERE (a.age_group = 'adult' AND a.class <> 'adult' AND NOT coalesce(a.best_interest, false) AND a.person NOT IN (SELECT b.person FROM beside b)) OR (a.age_group = 'juvenile' AND a.class = 'adult')
  UNION ALL SELECT a.person, 'I16-men-and-women-apart', a.place || ' is for another sex' FROM aged a WHERE a.sex <> 'any' AND a.sex <> a.person_sex AND a.person NOT IN (SELECT b.person FROM beside b)
  UNION ALL SELECT a.person, 'I16-untried-apart', a.place || CASE a.legal_status WHEN 'convicted' THEN ' is for convicted persons, and no order that carries out a judgment is in force' ELSE ' is for untried persons, and this person is convicted' END
    FROM aged a WHERE a.legal_status <> 'any' AND (a.legal_status = 'convicted') <> register.convicted(a.person, a.at) AND a.parent IS NULL
  UNION ALL SELECT s.person, 'I16-untried-apart', s.place || ' is for ' || CASE s.held WHEN 'resident' THEN 'who is not detained' ELSE s.held || ' persons' END || CASE WHEN s.for_status = 'either' THEN ', as the first who sits there' ELSE '' END || ', and this person is ' || CASE s.status WHEN 'resident' THEN 'not detained' ELSE s.status END
    FROM statuses s WHERE s.status <> s.held
  UNION ALL SELECT n.person, 'I33-vehicle-fit', 'vehicle ' || n.vehicle || ' was found unfit, and not fit since' FROM unfit n
  UNION ALL SELECT DISTINCT p.person, 'I16-keep-apart', p.place || ' would hold two persons who are kept apart' FROM apart p
    WHERE p.expires_at > p.at AND (EXISTS (SELECT FROM u WHERE u.person = p.other AND u.place = p.place)
      OR p.other NOT IN (SELECT unnest(p_person)) AND EXISTS (SELECT FROM register.custody c WHERE c.person_no = p.other AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('held', 'resident', 'accompanying')
        AND (c.site = p.site AND c.section = p.section OR c.vehicle = p.vehicle AND c.compartment = p.compartment AND (SELECT true FROM sites.absences_from_vehicle(c.person_no) LIMIT 1) IS NULL)))
  UNION ALL SELECT f.person, 'I17-section-capacity', f.place || ' has ' || f.most || ' places; this would be number ' || f.taken FROM allowed f WHERE f.taken > f.most
  UNION ALL SELECT a.person, 'P3-security-level', a.place || ' is of level ' || a.level || ', the level in force is ' || l.level
    FROM sites.levels_at((SELECT array_agg(u.person) FROM u WHERE u.section IS NOT NULL), (SELECT array_agg(u.at) FROM u WHERE u.section IS NOT NULL)) l
    JOIN aged a ON a.person = l.person_no AND a.at = l.at AND a.section IS NOT NULL WHERE NOT a.level = ANY (l.held_in) AND a.parent IS NULL
  UNION ALL SELECT a.person, 'I32-household-together', a.place || ' is for families, and this person is in no household' FROM aged a
    WHERE a.family AND NOT EXISTS (SELECT FROM register.household_member m WHERE m.person_no = a.person AND m.bound) AND a.person NOT IN (SELECT p.person FROM pairs p)
  UNION ALL SELECT p.person, 'I32-household-together', 'a child and the parent whom it accompanies would be in two ' || CASE WHEN p.section IS NOT NULL THEN 'sections' ELSE 'compartments' END
    FROM pairs p LEFT JOIN u x ON x.person = p.other LEFT JOIN LATERAL (SELECT k.site, k.section, k.vehicle, k.compartment FROM register.custody k WHERE k.person_no = p.other AND k.known_to IS NULL AND k.to_at = 'infinity' AND k.state IN ('held', 'accompanying') OFFSET 0) c ON true
   WHERE register.kept_to(p.child, p.elder, p.at)
     AND CASE WHEN p.section IS NOT NULL THEN coalesce((x.site, x.section) <> (p.site, p.section), c.site = p.site AND c.section <> p.section)
              ELSE coalesce((x.vehicle, x.compartment) <> (p.vehicle, p.compartment), (c.vehicle, c.compartment) <> (p.vehicle, p.compartment)) END
   GROUP BY 1, 3
  UNION ALL SELECT h.person, 'I32-household-together', 'another member of the household is in another ' || CASE WHEN h.section IS NOT NULL THEN 'section' ELSE 'compartment' END FROM (
      SELECT u.person, u.site, u.section, u.vehicle, u.compartment, u.family, u.at, m.household_id, o.person_no AS other, x.site AS other_site, x.section AS other_section, x.vehicle AS other_vehicle, x.compartment AS other_compartment,
             x.family AS other_family FROM u JOIN register.household_member m ON m.person_no = u.person AND m.bound
        JOIN register.household_member o ON o.household_id = m.household_id AND o.person_no <> m.person_no AND o.bound
        LEFT JOIN u x ON x.person = o.person_no) h
    WHERE NOT EXISTS (SELECT FROM register.custody c WHERE c.person_no IN (h.person, h.other) AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state <> 'resident'
        -- a missing resident who is put or found in a section lives there; one who stays missing is in none
        AND NOT (c.state = 'missing' AND h.section IS NOT NULL AND (c.person_no = h.person OR h.other_section IS NOT NULL)))
      AND CASE WHEN h.section IS NOT NULL THEN coalesce((h.other_site, h.other_section) <> (h.site, h.section),
          EXISTS (SELECT FROM register.custody c WHERE c.person_no = h.other AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.site = h.site AND c.section <> h.section))
        -- in one compartment; a household that is larger than one sits in several of one vehicle that are all for families. Who is aboard already counts, who has not boarded yet does not.
        ELSE coalesce((h.other_vehicle, h.other_compartment) <> (h.vehicle, h.compartment) AND NOT (h.other_vehicle = h.vehicle AND h.family AND h.other_family),
          EXISTS (SELECT FROM register.custody c LEFT JOIN sites.compartment k ON k.vehicle = c.vehicle AND k.compartment = c.compartment WHERE c.person_no = h.other AND c.known_to IS NULL AND c.to_at = 'infinity'
            AND (c.vehicle, c.compartment) <> (h.vehicle, h.compartment) AND NOT (c.vehicle = h.vehicle AND h.family AND coalesce(k.family, false)))) END
      -- as register.may_be_apart, of the one or the other: a call for each pair of a large household list would be most of what it costs
      AND NOT EXISTS (SELECT FROM register.separation p WHERE p.person_no IN (h.person, h.other) AND p.household_id = h.household_id AND h.at < p.expires_at
        AND ((p.by_child_protection AND p.proposed_at <= h.at) OR p.approved_at <= h.at))
    GROUP BY 1, 3;
END $$;
-- The same for officers: what it says of persons within reach. Guards ask the unwalled one.
CREATE OR REPLACE FUNCTION register.placement_violations_seen(p_person bigint[], p_at timestamptz[], p_site text[], p_section text[], p_vehicle text[], p_compartment text[], p_best_interest boolean[])
  RETURNS TABLE (person_no bigint, rule text, detail text) LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT v.* FROM register.placement_violations(p_person, p_at, p_site, p_section, p_vehicle, p_compartment, p_best_interest) v WHERE v.person_no IN (SELECT register.seen_persons(p_person)) $$;
GRANT EXECUTE ON FUNCTION register.placement_violations_seen(bigint[], timestamptz[], text[], text[], text[], text[], boolean[]) TO amana_app;

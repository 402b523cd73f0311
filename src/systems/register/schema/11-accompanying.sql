-- Children who accompany a detained parent: nobody's detainees (docs/decisions/0034-a-child-who-accompanies-a-parent.md). With whom each is, what child protection decided, and what that lets.
GRANT SELECT ON register.accompaniment, register.accompaniment_before, register.accompaniment_decision TO amana_app;
GRANT SELECT, INSERT ON register.accompaniment, register.accompaniment_before, register.accompaniment_decision TO amana_guard;
GRANT UPDATE ON register.accompaniment, register.birth_in_custody TO amana_guard;
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['accompaniment', 'accompaniment_before', 'accompaniment_decision'] LOOP
    EXECUTE format('ALTER TABLE register.%I ENABLE ROW LEVEL SECURITY; ALTER TABLE register.%I FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS %I ON register.%I', t, t, t || '_wall', t);
    EXECUTE format($p$CREATE POLICY %I ON register.%I FOR SELECT USING ((SELECT access.reach()) = '*'
      OR EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = %I.person_no AND r.authority = (SELECT access.row_reach())))$p$, t || '_wall', t, t);
  END LOOP;
END $$;

-- The parent whom a child accompanies. NULL of everybody else, and of a child who was taken into custody itself since. Without rights of its own: the planner writes it into the question that asks.
CREATE OR REPLACE FUNCTION register.parent_of(p_person bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT a.parent_no FROM register.accompaniment a WHERE a.person_no = p_person AND NOT EXISTS (SELECT FROM register.custody_fact f WHERE f.person_no = a.person_no AND f.opens AND f.superseded_pos IS NULL AND (f.at, f.event_pos) > (a.since, a.event_pos)) $$;
-- Every parent with whom a child was ever said to be: what was decided of, or told to, one of them was so then.
CREATE OR REPLACE FUNCTION register.parents_ever(p_person bigint) RETURNS SETOF bigint LANGUAGE sql STABLE AS $$
  SELECT a.parent_no FROM register.accompaniment a WHERE a.person_no = p_person UNION SELECT b.parent_no FROM register.accompaniment_before b WHERE b.person_no = p_person $$;
-- What child protection decided of a child and this parent last, at an instant: beside, or apart. NULL: nothing, or nothing that was not to be reviewed before.
CREATE OR REPLACE FUNCTION register.decided_of(p_person bigint, p_parent bigint, p_at timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN d.review_at > p_at THEN d.outcome END FROM (SELECT x.outcome, x.review_at FROM register.accompaniment_decision x
    WHERE x.person_no = p_person AND x.parent_no = p_parent AND x.decided_at <= p_at ORDER BY x.decided_at DESC, x.event_pos DESC LIMIT 1) d $$;
-- I32: whether a child and a parent are kept together at an instant: child protection did not decide that they may be apart, and the child is one by what is known of its birth. Who came of age is kept to nobody.
CREATE OR REPLACE FUNCTION register.kept_to(p_child bigint, p_parent bigint, p_at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT register.decided_of(p_child, p_parent, p_at) IS DISTINCT FROM 'apart' AND juveniles.age_class(p_child, (p_at AT TIME ZONE 'Asia/Baghdad')::date) <> 'adult' $$;
-- I32: with whom somebody is kept together as parent or child, unless child protection decided that the child may be apart.
CREATE OR REPLACE FUNCTION register.kept_beside(p_person bigint, p_at timestamptz) RETURNS TABLE (other_no bigint, is_parent boolean) LANGUAGE sql STABLE AS $$
  SELECT a.parent_no, true FROM register.accompaniment a WHERE a.person_no = p_person AND register.parent_of(a.person_no) IS NOT NULL AND register.kept_to(a.person_no, a.parent_no, p_at)
  UNION ALL
  SELECT a.person_no, false FROM register.accompaniment a WHERE a.parent_no = p_person AND register.parent_of(a.person_no) IS NOT NULL AND register.kept_to(a.person_no, a.parent_no, p_at) $$;
-- Whether somebody was at another site or on the way at an instant or after it, as it is believed: a child who was there with the parent would be where the parent was not.
CREATE OR REPLACE FUNCTION register.elsewhere_since(p_person bigint, p_site text, p_at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM register.custody c WHERE c.person_no = p_person AND c.known_to IS NULL AND c.to_at > p_at AND c.site IS DISTINCT FROM p_site) $$;
-- Whether somebody is on the roll and is moved without an order: lives in a camp, or is a child who accompanies a parent. Whoever is an adult on that day accompanies nobody, and goes freely or is detained under an order.
DROP FUNCTION IF EXISTS register.is_undetained(bigint);
CREATE OR REPLACE FUNCTION register.is_undetained(p_person bigint, p_at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT CASE c.state WHEN 'resident' THEN true WHEN 'accompanying' THEN juveniles.age_class(p_person, (p_at AT TIME ZONE 'Asia/Baghdad')::date) <> 'adult' END
    FROM register.custody c WHERE c.person_no = p_person AND c.known_to IS NULL AND c.to_at = 'infinity' OFFSET 0), false) $$;
-- I04: whether of somebody who moves no order is asked, by what is believed before a fact: of who lives in a camp, and of a child who accompanies a parent, both also while missing. Of whoever is an adult on the day of the fact it is asked.
CREATE OR REPLACE FUNCTION register.moves_without_order(p_person bigint, p_at timestamptz, p_pos bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE register.undetained_before(p_person, p_at, p_pos) WHEN 'resident' THEN true WHEN 'accompanying' THEN juveniles.age_class(p_person, (p_at AT TIME ZONE 'Asia/Baghdad')::date) <> 'adult' ELSE false END $$;
-- I13: whether what child protection decided lets a child be in this section or compartment now: for women or for families, and beside exactly the parent whom the decision names, who is there, or is planned or accepted for there.
CREATE OR REPLACE FUNCTION register.is_beside(p_person bigint, p_parent bigint, p_site text, p_section text, p_vehicle text, p_compartment text, p_at timestamptz) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT register.decided_of(p_person, p_parent, p_at) IS NOT DISTINCT FROM 'beside'
     AND (EXISTS (SELECT FROM register.custody c WHERE c.person_no = p_parent AND c.known_to IS NULL AND c.to_at = 'infinity' AND (c.site = p_site AND c.section = p_section OR c.vehicle = p_vehicle AND c.compartment = p_compartment))
       OR EXISTS (SELECT FROM transfers.line l WHERE l.person_no = p_parent AND l.live AND l.vehicle = p_vehicle AND l.compartment = p_compartment)
       OR EXISTS (SELECT FROM transfers.accepted_now(p_parent) n WHERE n.site = p_site AND n.section = p_section)) $$;
-- What the place of a child breaks where this is the parent whom it accompanies (I13, I16, I32), and no breach that is open says so. As placement_violations has it, for who is there already.
CREATE OR REPLACE FUNCTION register.broken_beside(p_person bigint, p_parent bigint, p_at timestamptz) RETURNS TABLE (rule text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH c AS (SELECT c.*, p.sex AS person_sex, coalesce(s.sex, k.sex) AS sex, coalesce(s.age_group, k.age_group) AS age_group, (coalesce(s.family, k.family) OR coalesce(s.sex, k.sex) = 'female')
        AND register.is_beside(p_person, p_parent, c.site, c.section, c.vehicle, c.compartment, p_at) AS beside
      FROM register.custody c JOIN register.person p ON p.no = c.person_no LEFT JOIN sites.section s ON s.site = c.site AND s.section = c.section LEFT JOIN sites.compartment k ON k.vehicle = c.vehicle AND k.compartment = c.compartment
     WHERE c.person_no = p_person AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'accompanying')
  SELECT w.rule FROM (
    SELECT 'I13-minor-apart-from-adults' AS rule FROM c WHERE c.age_group = 'adult' AND NOT c.beside AND NOT register.in_best_interest(p_person) AND juveniles.age_class(p_person, (p_at AT TIME ZONE 'Asia/Baghdad')::date) <> 'adult'
    UNION ALL SELECT 'I16-men-and-women-apart' FROM c WHERE c.sex NOT IN ('any', c.person_sex) AND NOT c.beside
    UNION ALL SELECT 'I32-household-together' FROM c JOIN register.custody d ON d.person_no = p_parent AND d.known_to IS NULL AND d.to_at = 'infinity' AND d.state = 'held'
       AND (d.site = c.site AND d.section <> c.section OR d.vehicle = c.vehicle AND d.compartment <> c.compartment) WHERE register.kept_to(p_person, p_parent, p_at)) w
   WHERE NOT EXISTS (SELECT FROM register.breach b WHERE b.person_no = p_person AND b.rule = w.rule AND b.cured_at IS NULL) $$;
-- The same for officers: of a child within reach only.
CREATE OR REPLACE FUNCTION register.broken_beside_seen(p_person bigint, p_parent bigint, p_at timestamptz) RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT b.rule FROM register.broken_beside(p_person, p_parent, p_at) b WHERE register.sees_person(p_person) AND register.sees_person(p_parent) $$;
GRANT EXECUTE ON FUNCTION register.broken_beside_seen(bigint, bigint, timestamptz) TO amana_app;
GRANT EXECUTE ON FUNCTION register.parents_ever(bigint), register.broken_beside(bigint, bigint, timestamptz), register.parent_of(bigint), register.decided_of(bigint, bigint, timestamptz), register.kept_to(bigint, bigint, timestamptz), register.kept_beside(bigint, timestamptz), register.is_undetained(bigint, timestamptz), register.elsewhere_since(bigint, text, timestamptz), register.moves_without_order(bigint, timestamptz, bigint),
  register.is_beside(bigint, bigint, text, text, text, text, timestamptz) TO amana_guard, amana_verify;

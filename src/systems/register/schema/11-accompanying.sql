-- Children who accompany a detained parent: nobody's detainees (docs/decisions/0034-a-child-who-accompanies-a-parent.md). With whom each is, what child protection decided, and what that lets.
GRANT SELECT ON register.accompaniment, register.accompaniment_decision TO amana_app;
GRANT SELECT, INSERT ON register.accompaniment, register.accompaniment_decision TO amana_guard;
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['accompaniment', 'accompaniment_decision'] LOOP
    EXECUTE format('ALTER TABLE register.%I ENABLE ROW LEVEL SECURITY; ALTER TABLE register.%I FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS %I ON register.%I', t, t, t || '_wall', t);
    EXECUTE format($p$CREATE POLICY %I ON register.%I FOR SELECT USING ((SELECT access.reach()) = '*'
      OR EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = %I.person_no AND r.authority = (SELECT access.reach())))$p$, t || '_wall', t, t);
  END LOOP;
END $$;

-- The parent whom a child accompanies. NULL of everybody else, and of a child who was taken into custody itself. Without rights of its own: the planner writes it into the question that asks.
CREATE OR REPLACE FUNCTION register.parent_of(p_person bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT a.parent_no FROM register.accompaniment a WHERE a.person_no = p_person AND NOT EXISTS (SELECT FROM register.custody_fact f WHERE f.person_no = a.person_no AND f.opens AND f.superseded_pos IS NULL) $$;
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
GRANT EXECUTE ON FUNCTION register.parent_of(bigint), register.decided_of(bigint, bigint, timestamptz), register.kept_to(bigint, bigint, timestamptz), register.kept_beside(bigint, timestamptz), register.is_undetained(bigint, timestamptz), register.elsewhere_since(bigint, text, timestamptz), register.moves_without_order(bigint, timestamptz, bigint),
  register.is_beside(bigint, bigint, text, text, text, text, timestamptz) TO amana_guard, amana_verify;

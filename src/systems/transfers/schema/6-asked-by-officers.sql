-- What officers may ask: the questions of 1-rules.sql behind the walls. Guards ask the questions themselves, so that a rule is never blind for the officer who acts.

-- The lines of a manifest that the officer who asks sees, as the policy on transfers.line has it. A command asks of one manifest; the policy, which cannot know that, asks of every manifest who on it is
-- seen. So does this for nobody: whether this one is told whole, listed or in preparation is asked of it alone (transfers.manifests_in_part says what that means).
CREATE OR REPLACE FUNCTION transfers.seen_lines(p_manifest bigint) RETURNS SETOF bigint LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
DECLARE m transfers.manifest;
BEGIN
  IF NOT transfers.sees(p_manifest) THEN RETURN; END IF;
  SELECT * INTO m FROM transfers.manifest x WHERE x.no = p_manifest;
  IF p_manifest = ANY (transfers.told_manifests(access.officer_id(), ARRAY[p_manifest])) THEN
    RETURN QUERY SELECT l.person_no FROM transfers.line l WHERE l.manifest_no = p_manifest;
  ELSIF access.officer_authority() IN (m.from_authority, m.escort_authority) OR transfers.is_offered_whole(m) THEN
    RETURN QUERY SELECT l.person_no FROM transfers.line l WHERE l.manifest_no = p_manifest AND l.state IN ('listed', 'born');
  ELSE
    RETURN QUERY SELECT o.person_no FROM transfers.offered_lines(ARRAY[p_manifest], register.clock()) o;
  END IF;
END $$;
-- The same lines as a command needs them, of persons within reach of who asks. The wall of persons is asked of each line by its key: under row security the reach of an authority would be hashed for each question.
DROP FUNCTION IF EXISTS transfers.lines_seen(bigint);
CREATE FUNCTION transfers.lines_seen(p_manifest bigint) RETURNS TABLE (person_no bigint, register_number text, state text, live boolean, vehicle text, compartment text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_column
DECLARE reach text := access.reach();
BEGIN
  IF reach IS NULL THEN RETURN; END IF;
  RETURN QUERY SELECT l.person_no, p.register_number, l.state, l.live, l.vehicle, l.compartment FROM transfers.seen_lines(p_manifest) s(no)
    CROSS JOIN LATERAL (SELECT x.* FROM transfers.line x WHERE x.manifest_no = p_manifest AND x.person_no = s.no OFFSET 0) l
    CROSS JOIN LATERAL (SELECT x.register_number FROM register.person x WHERE x.no = s.no OFFSET 0) p
   WHERE reach = '*' OR (SELECT true FROM register.person_reach r WHERE r.person_no = s.no AND r.authority = reach);
END $$;
-- Whether somebody of the rest of a convoy was let in, or brought, after the others had been received.
CREATE OR REPLACE FUNCTION transfers.rest_let_in_seen(p_manifest bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM transfers.let_in_later(p_manifest, transfers.next_ordinal(p_manifest))) WHERE transfers.sees(p_manifest) $$;
-- The rest of a convoy, as the rules have it: who it is, whether the person came in at the gate and passes next, whether the person is with the convoy and goes back with it, and the site where the escort holds the person who is in no vehicle.
DROP FUNCTION IF EXISTS transfers.rest_seen(bigint);
CREATE FUNCTION transfers.rest_seen(p_manifest bigint) RETURNS TABLE (person_no bigint, kind text, let_in boolean, at_hand boolean, site text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT d.person_no, d.kind, d.person_no IN (SELECT transfers.let_in_later(p_manifest, transfers.next_ordinal(p_manifest))), d.person_no IN (SELECT transfers.rest_at_hand(p_manifest, transfers.next_ordinal(p_manifest))), c.site
    FROM transfers.difference d JOIN register.custody c ON c.person_no = d.person_no AND c.known_to IS NULL AND c.to_at = 'infinity'
   WHERE d.manifest_no = p_manifest AND d.ordinal = 2 AND transfers.next_ordinal(p_manifest) > 2 AND d.person_no IN (SELECT transfers.rest_of(p_manifest)) AND transfers.sees(p_manifest) ORDER BY 1 $$;
GRANT EXECUTE ON FUNCTION transfers.rest_seen(bigint) TO amana_app;
CREATE OR REPLACE FUNCTION transfers.unsettled_seen(p_manifest bigint) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT x.p FROM transfers.unsettled(p_manifest) x(p) WHERE (SELECT transfers.sees(p_manifest)) $$;
GRANT EXECUTE ON FUNCTION transfers.unsettled_seen(bigint) TO amana_app;
CREATE OR REPLACE FUNCTION transfers.brought_away_seen(p_manifest bigint) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT x.p FROM transfers.brought_away(p_manifest) x(p) WHERE (SELECT transfers.sees(p_manifest)) $$;
CREATE OR REPLACE FUNCTION transfers.moved_first_seen(p_manifest bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT transfers.moved_first(p_manifest) AND transfers.sees(p_manifest) $$;
GRANT EXECUTE ON FUNCTION transfers.brought_away_seen(bigint), transfers.moved_first_seen(bigint) TO amana_app;
CREATE OR REPLACE FUNCTION transfers.aboard_seen(p_manifest bigint, p_at timestamptz) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT x.p FROM transfers.aboard_at(p_manifest, p_at) x(p) WHERE (SELECT transfers.sees(p_manifest)) $$;
GRANT EXECUTE ON FUNCTION transfers.aboard_seen(bigint, timestamptz) TO amana_app;
-- Whether notice and interview are gates of a manifest that the officer sees.
CREATE OR REPLACE FUNCTION transfers.asks_of_persons_seen(p_manifest bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT transfers.asks_of_persons(p_manifest) WHERE transfers.sees(p_manifest) $$;
GRANT EXECUTE ON FUNCTION transfers.asks_of_persons_seen(bigint) TO amana_app;
DROP FUNCTION IF EXISTS transfers.passes_seen(bigint);
CREATE FUNCTION transfers.passes_seen(p_manifest bigint) RETURNS TABLE (ordinal int, from_authority text, to_authority text, place text, goes_back boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ SELECT p.* FROM transfers.passes(p_manifest) p WHERE transfers.sees(p_manifest) $$;
CREATE OR REPLACE FUNCTION transfers.expected_persons_seen(p_manifest bigint) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT x.p FROM transfers.expected_persons(p_manifest) x(p) WHERE (SELECT transfers.sees(p_manifest)) $$;
CREATE OR REPLACE FUNCTION transfers.aboard_unlisted_seen(p_manifest bigint) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT x.p FROM transfers.aboard_unlisted(p_manifest) x(p) WHERE (SELECT transfers.sees(p_manifest)) $$;
-- Which of these persons were ever put on a manifest, whatever became of their lines: the escort records who sits in the convoy, also where it is not told of the line any more.
CREATE OR REPLACE FUNCTION transfers.ever_listed(p_manifest bigint, p_person bigint[]) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT l.person_no FROM transfers.line l WHERE l.manifest_no = p_manifest AND l.person_no = ANY (p_person) AND transfers.sees(p_manifest) $$;
-- Acceptances of the lines that are seen. That the acceptance of a person who is not offered has lapsed would tell that something happened.
CREATE OR REPLACE FUNCTION transfers.standing_acceptance_seen(p_manifest bigint) RETURNS TABLE (person_no bigint, decision text, site text, section text, officer_no bigint, at timestamptz, holds boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.* FROM transfers.standing_acceptance(p_manifest) a WHERE a.person_no IN (SELECT transfers.seen_lines(p_manifest)) $$;
-- Which of the facts that the newest acceptance was given on changed after it (transfers.accepted_facts), and when last: told where it has lapsed, so that whoever accepted and whoever gives know what to look at. Open fears are not told here: to
-- whoever may not read them the acceptance has lapsed for a fact that is not named.
CREATE OR REPLACE FUNCTION transfers.lapsed_facts(p_manifest bigint, p_person bigint[]) RETURNS TABLE (person_no bigint, fact text, at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH a AS MATERIALIZED (SELECT x.person_no, x.event_pos AS pos, e.received_at AS at FROM (SELECT DISTINCT ON (y.person_no) y.person_no, y.event_pos FROM transfers.acceptance y WHERE y.manifest_no = p_manifest AND y.person_no = ANY (p_person) ORDER BY y.person_no, y.event_pos DESC) x
      JOIN register.event e ON e.pos = x.event_pos),
    changed(person_no, fact, pos) AS (
      SELECT a.person_no, 'names', max(n.event_pos) FROM a JOIN register.person_name n ON n.person_no = a.person_no AND n.event_pos > a.pos GROUP BY a.person_no
      UNION ALL SELECT a.person_no, 'sex', p.event_pos FROM a JOIN register.person p ON p.no = a.person_no AND p.event_pos > a.pos
      UNION ALL SELECT a.person_no, 'birth', max(greatest(g.event_pos, g.superseded_pos)) FROM a JOIN juveniles.age_evidence g ON g.person_no = a.person_no AND greatest(g.event_pos, g.superseded_pos) > a.pos GROUP BY a.person_no
      UNION ALL SELECT a.person_no, 'order', max(o.event_pos) FROM a JOIN register.custody_order o ON o.person_no = a.person_no AND o.event_pos > a.pos GROUP BY a.person_no
      UNION ALL SELECT a.person_no, 'destination', m.heading_pos FROM a JOIN transfers.manifest m ON m.no = p_manifest AND m.heading_pos > a.pos
      UNION ALL SELECT a.person_no, 'nationality', max(c.event_pos) FROM a JOIN register.nationality_claim c ON c.person_no = a.person_no AND c.event_pos > a.pos
          AND NOT EXISTS (SELECT FROM register.nationality_claim b WHERE b.person_no = c.person_no AND b.code = c.code AND b.event_pos < a.pos) GROUP BY a.person_no
      UNION ALL SELECT a.person_no, 'fitness', n.event_pos FROM a CROSS JOIN LATERAL (SELECT f.fit, f.event_pos FROM care.fitness f WHERE f.person_no = a.person_no ORDER BY f.examined_at DESC, f.event_pos DESC LIMIT 1) n
          LEFT JOIN LATERAL (SELECT f.fit FROM care.fitness f WHERE f.person_no = a.person_no AND f.event_pos < a.pos ORDER BY f.examined_at DESC, f.event_pos DESC LIMIT 1) b ON true WHERE n.event_pos > a.pos AND n.fit IS DISTINCT FROM b.fit
      UNION ALL SELECT a.person_no, 'security-level', max(s.event_pos) FROM a JOIN sites.security_level s ON s.person_no = a.person_no AND s.event_pos > a.pos AND (s.approved_at > a.at OR s.withdrawn_at > a.at) GROUP BY a.person_no)
  SELECT c.person_no, c.fact, e.received_at FROM changed c JOIN register.event e ON e.pos = c.pos $$;
CREATE OR REPLACE FUNCTION transfers.lapsed_facts_seen(p_manifest bigint, p_person bigint[]) RETURNS TABLE (person_no bigint, fact text, at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT l.* FROM transfers.lapsed_facts(p_manifest, p_person) l WHERE l.person_no IN (SELECT transfers.seen_lines(p_manifest))
    AND EXISTS (SELECT FROM transfers.standing_acceptance(p_manifest) a WHERE a.person_no = l.person_no AND a.decision = 'accepted' AND NOT a.holds) $$;
GRANT EXECUTE ON FUNCTION transfers.lapsed_facts(bigint, bigint[]) TO amana_guard;
GRANT EXECUTE ON FUNCTION transfers.lapsed_facts_seen(bigint, bigint[]) TO amana_app;
-- The same of several manifests at once: the wall is asked once for all of them, and the acceptances once a manifest. Joined with the lines that are seen, they were asked again for each line.
CREATE OR REPLACE FUNCTION transfers.standing_acceptances_seen(p_manifests bigint[]) RETURNS TABLE (manifest_no bigint, person_no bigint, decision text, holds boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH asked AS MATERIALIZED (SELECT u.no FROM unnest(p_manifests) u(no) WHERE u.no = ANY (transfers.visible_manifests()) AND EXISTS (SELECT FROM transfers.acceptance x WHERE x.manifest_no = u.no)),
    seen AS MATERIALIZED (SELECT l.manifest_no, l.person_no FROM asked JOIN transfers.line l ON l.manifest_no = asked.no WHERE l.manifest_no = ANY ((SELECT transfers.whole_manifests())::bigint[])
      UNION SELECT p.manifest_no, p.person_no FROM transfers.lines_in_part(ARRAY(SELECT no FROM asked)) p),
    standing AS MATERIALIZED (SELECT asked.no, a.person_no, a.decision, a.holds FROM asked CROSS JOIN LATERAL transfers.standing_acceptance(asked.no) a)
  SELECT s.no, s.person_no, s.decision, s.holds FROM standing s WHERE (s.no, s.person_no) IN (SELECT n.manifest_no, n.person_no FROM seen n) $$;
GRANT EXECUTE ON FUNCTION transfers.standing_acceptances_seen(bigint[]) TO amana_app;
-- Of persons within reach whom an officer would accept for these sections: whose household that would part, as far as the other one is among them or offered.
CREATE OR REPLACE FUNCTION transfers.accepted_apart_seen(p_person bigint[], p_site text[], p_section text[], p_at timestamptz) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT DISTINCT x.person_no FROM transfers.accepted_apart(p_person, p_site, p_section, p_at) x
   WHERE x.person_no IN (SELECT register.seen_persons(p_person)) AND CASE WHEN x.other_no = ANY (p_person) THEN x.other_no IN (SELECT register.seen_persons(p_person))
     ELSE transfers.sees(x.manifest_no) AND EXISTS (SELECT FROM transfers.offered_lines(ARRAY[x.manifest_no], p_at) o WHERE o.person_no = x.other_no) END ORDER BY 1 $$;
GRANT EXECUTE ON FUNCTION transfers.accepted_apart_seen(bigint[], text[], text[], timestamptz) TO amana_app;
-- Which rules of the preparation are named to an officer; to others it is "not offered", whatever is missing. I11 is named to those who are told of fears; what else the giving
-- authority has not prepared, to the giving and the escorting authority.
CREATE OR REPLACE FUNCTION transfers.rule_shown(p_officer bigint, p_manifest bigint, p_rule text) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN p_rule NOT IN ('I05-order-live', 'I10-fitness-48h', 'I11-fear-suspends-line', 'I12-notice-and-interview') OR p_manifest = ANY (transfers.told_manifests(p_officer)) THEN p_rule
              WHEN p_rule <> 'I11-fear-suspends-line' AND EXISTS (SELECT FROM transfers.manifest m WHERE m.no = p_manifest AND access.authority_of(p_officer) IN (m.from_authority, m.escort_authority)) THEN p_rule
              ELSE 'not-offered' END $$;
GRANT EXECUTE ON FUNCTION transfers.rule_shown(bigint, bigint, text) TO amana_guard;
CREATE OR REPLACE FUNCTION transfers.refuse_shown(p_officer bigint, p_manifest bigint, p_rule text, p_detail text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE shown text := transfers.rule_shown(p_officer, p_manifest, p_rule);
BEGIN PERFORM transfers.refuse(shown, CASE WHEN shown = p_rule THEN p_detail ELSE 'the preparation by the giving authority is not complete' END); END $$;
GRANT EXECUTE ON FUNCTION transfers.refuse_shown(bigint, bigint, text, text) TO amana_guard;
CREATE OR REPLACE FUNCTION transfers.seal_problems_seen(p_manifest bigint, p_at timestamptz) RETURNS TABLE (person_no bigint, rule text, detail text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT DISTINCT CASE WHEN s.shown = p.rule AND p.person_no IN (SELECT transfers.seen_lines(p_manifest)) THEN p.person_no END, s.shown,
         CASE WHEN s.shown = p.rule THEN p.detail ELSE 'the preparation by the giving authority is not complete' END
    FROM transfers.seal_problems(p_manifest, p_at) p CROSS JOIN LATERAL (SELECT transfers.rule_shown(access.officer_id(), p_manifest, p.rule) AS shown) s WHERE transfers.sees(p_manifest) $$;
CREATE OR REPLACE FUNCTION transfers.handover_problems_seen(p_manifest bigint, p_ordinal int, p_at timestamptz) RETURNS TABLE (person_no bigint, rule text, detail text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT p.* FROM transfers.handover_problems(p_manifest, p_ordinal, p_at) p WHERE transfers.sees(p_manifest) AND (p.rule <> 'I11-fear-suspends-line' OR p_manifest = ANY (transfers.whole_manifests())) $$;
GRANT EXECUTE ON FUNCTION transfers.seen_lines(bigint), transfers.lines_seen(bigint), transfers.rest_let_in_seen(bigint), transfers.passes_seen(bigint), transfers.expected_persons_seen(bigint), transfers.aboard_unlisted_seen(bigint), transfers.ever_listed(bigint, bigint[]),
  transfers.standing_acceptance_seen(bigint), transfers.seal_problems_seen(bigint, timestamptz), transfers.handover_problems_seen(bigint, int, timestamptz) TO amana_app;
-- Who of these persons cannot be put on a manifest, each with the rule, as transfers.check_listed and the index of live lines refuse it; whoever is on it already is no problem. What is not about one of them is left to those.
CREATE OR REPLACE FUNCTION transfers.listing_problems_seen(p_manifest bigint, p_person bigint[]) RETURNS TABLE (person_no bigint, rule text, detail text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH m AS MATERIALIZED (SELECT x.*, transfers.countries(x.no) AS states FROM transfers.manifest x WHERE x.no = p_manifest AND x.from_authority = access.officer_authority() AND transfers.sees(p_manifest)),
    asked AS MATERIALIZED (SELECT s.no, EXISTS (SELECT FROM register.death d WHERE d.person_no = s.no) AS dead FROM register.seen_persons(p_person) s(no)
      WHERE EXISTS (SELECT FROM m) AND NOT EXISTS (SELECT FROM transfers.line l WHERE l.manifest_no = p_manifest AND l.person_no = s.no AND l.live))
  SELECT a.no, 'I21-death-is-final', 'the person is dead' FROM asked a WHERE a.dead
  UNION ALL SELECT a.no, 'I01-one-place-one-custodian', 'only the authority that holds a person puts the person on a manifest' FROM asked a CROSS JOIN m
   WHERE NOT a.dead AND NOT EXISTS (SELECT FROM register.custody c WHERE c.person_no = a.no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('held', 'resident', 'accompanying') AND c.custodian = m.from_authority)
  UNION ALL SELECT a.no, 'I09-one-live-manifest', 'the person is on another manifest' FROM asked a WHERE EXISTS (SELECT FROM transfers.line l WHERE l.person_no = a.no AND l.live)
  UNION ALL SELECT r.no, 'I31-resident-not-detained', 'a person lives in a camp, and nothing is recorded on which this movement rests'
    FROM m CROSS JOIN LATERAL transfers.residents_without_basis(m.no, ARRAY(SELECT a.no FROM asked a), register.clock()) r(no)
  UNION ALL SELECT a.no, s.rule, CASE WHEN s.rule = 'not-offered' THEN 'the preparation by the giving authority is not complete' ELSE 'a fear of the destination is open, upheld or not yet final' END
    FROM asked a CROSS JOIN m CROSS JOIN LATERAL (SELECT transfers.rule_shown(access.officer_id(), m.no, 'I11-fear-suspends-line') AS rule) s WHERE safeguards.fear_open(a.no, m.states, register.clock()) $$;
GRANT EXECUTE ON FUNCTION transfers.listing_problems_seen(bigint, bigint[]) TO amana_app;

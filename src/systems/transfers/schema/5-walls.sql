-- Walls: an officer sees manifests on which the own authority gives, escorts or receives; administrators see none; monitors see all and write nothing.
CREATE OR REPLACE FUNCTION transfers.sees(p_manifest bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT access.case_reach() = 'all' OR (access.case_reach() = 'authority' AND EXISTS (SELECT FROM transfers.manifest m WHERE m.no = p_manifest AND access.officer_authority() IN (m.from_authority, m.escort_authority, m.to_authority, m.heading_authority))) $$;
CREATE OR REPLACE FUNCTION transfers.visible_manifests() RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(m.no), '{}') FROM transfers.manifest m, (SELECT access.case_reach() AS reach, access.officer_authority() AS mine OFFSET 0) o
   WHERE o.reach = 'all' OR (o.reach = 'authority' AND o.mine IN (m.from_authority, m.escort_authority, m.to_authority, m.heading_authority)) $$;
GRANT EXECUTE ON FUNCTION transfers.visible_manifests(), transfers.sees(bigint) TO amana_app, amana_owner, amana_verify, amana_guard;

-- Who is told that a person was withdrawn from a manifest, and why (docs/decisions/0013-who-learns-of-a-fear.md). What a person fears is not told to the state feared, nor that there is a
-- fear: a suspended line is seen by those who hear, decide or watch fears, and by the transfer cells of the giving and the escorting authority, and by nobody of a state that the manifest
-- leads to or through. It depends on the manifest and the officer only, never on whether there is a fear.
-- p_of: asked of these manifests only, or of all where it is NULL. A command asks of one, and a register of a year has thousands.
CREATE OR REPLACE FUNCTION transfers.told_manifests(p_officer bigint, p_of bigint[]) RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(m.no), '{}') FROM (SELECT access.authority_of(p_officer) AS authority,
      CASE WHEN p_officer = 0 THEN ARRAY['installation'] ELSE ARRAY(SELECT p.role FROM access.posting p WHERE p.officer_no = p_officer) END AS roles) o LEFT JOIN access.authority a ON a.code = o.authority
    JOIN transfers.manifest m ON (p_of IS NULL OR m.no = ANY (p_of)) AND (o.roles && ARRAY['interviewer', 'assessor', 'child_protection_officer', 'monitor', 'installation']
        OR ('transfer_cell' = ANY (o.roles) AND o.authority IN (m.from_authority, m.escort_authority)))
      AND NOT coalesce(a.country = m.destination_country OR EXISTS (SELECT FROM sites.site s WHERE s.code = ANY (m.via) AND s.country = a.country), false) $$;
CREATE OR REPLACE FUNCTION transfers.told_manifests(p_officer bigint) RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT transfers.told_manifests(p_officer, NULL) $$;
CREATE OR REPLACE FUNCTION transfers.whole_manifests() RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT transfers.told_manifests(access.officer_id()) $$;
-- Whether the officer who asks is told of fears that concern a person: on every manifest that names the person, and by role where none does.
CREATE OR REPLACE FUNCTION transfers.told_of_fears(p_person bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT NOT EXISTS (SELECT FROM transfers.line l WHERE l.person_no = p_person AND l.manifest_no <> ALL (transfers.whole_manifests()))
     AND (access.officer_roles() && ARRAY['interviewer', 'assessor', 'child_protection_officer', 'monitor', 'installation'] OR EXISTS (SELECT FROM transfers.line l WHERE l.person_no = p_person)) $$;
-- Manifests of which every listed person is offered to the receiving authority: those that are sealed, handed over or closed.
CREATE OR REPLACE FUNCTION transfers.is_offered_whole(m transfers.manifest) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT m.closed_at IS NOT NULL OR EXISTS (SELECT FROM transfers.seal s WHERE s.manifest_no = m.no AND s.voided_at IS NULL AND s.sealed_by IS NOT NULL)
    OR EXISTS (SELECT FROM transfers.handover h WHERE h.manifest_no = m.no) $$;
-- Who is offered to the receiving authority: whose preparation by the giving authority is complete, or who was sealed or handed over. Everybody else on a manifest is not offered, and no reason
-- is told: not examined, not told, not interviewed, afraid or struck off look the same.
CREATE OR REPLACE FUNCTION transfers.offered_lines(p_manifests bigint[], p_at timestamptz) RETURNS TABLE (manifest_no bigint, person_no bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  -- the examination first: it is the last thing that is done for a person, and cheap to ask
  WITH m AS MATERIALIZED (SELECT m.no, transfers.is_offered_whole(m) AS whole, transfers.countries(m.no) AS states, transfers.asks_of_persons(m.no) AS asks FROM transfers.manifest m WHERE m.no = ANY (p_manifests))
  SELECT l.manifest_no, l.person_no FROM m JOIN transfers.line l ON l.manifest_no = m.no
    LEFT JOIN LATERAL (SELECT x.fit, x.examined_at FROM care.fitness x WHERE x.person_no = l.person_no ORDER BY x.examined_at DESC, x.event_pos DESC LIMIT 1) f ON true
   WHERE l.state = 'listed' AND (m.whole
     OR (f.fit AND f.examined_at >= p_at - interval '48 hours' AND ((SELECT true FROM register.orders_at(l.person_no, p_at) LIMIT 1) OR register.is_undetained(l.person_no, p_at))
       -- each by its key, as a value: what only EXISTS is asked of may be answered from a hash of all notices and interviews that there ever were
       AND (NOT m.asks OR (SELECT true FROM safeguards.notice n WHERE n.person_no = l.person_no AND n.manifest_no = l.manifest_no LIMIT 1) OR (SELECT true FROM safeguards.notice n WHERE n.person_no = register.parent_of(l.person_no) AND n.manifest_no = l.manifest_no LIMIT 1))
       AND (NOT m.asks OR (SELECT true FROM safeguards.interview i WHERE i.person_no = l.person_no AND i.manifest_no = l.manifest_no LIMIT 1) OR (SELECT true FROM safeguards.interview i WHERE i.person_no = register.parent_of(l.person_no) AND i.manifest_no = l.manifest_no LIMIT 1))
       AND (SELECT true FROM safeguards.fears_open(l.person_no, m.states, p_at) LIMIT 1) IS NULL AND (SELECT true FROM register.death d WHERE d.person_no = l.person_no LIMIT 1) IS NULL)) $$;
-- Manifests that are not seen whole. Of a listed one every listed line is seen: by the giving and the escorting authority always, by everybody else once all of it is offered. Of the others, those
-- lines that are offered: they are few, because a manifest is sealed soon, and only they are asked person by person.
CREATE OR REPLACE FUNCTION transfers.manifests_in_part(OUT listed bigint[], OUT in_preparation bigint[]) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(p.no) FILTER (WHERE p.listed), '{}'), coalesce(array_agg(p.no) FILTER (WHERE p.listed IS NOT TRUE), '{}')
    FROM (SELECT m.no, o.mine IN (m.from_authority, m.escort_authority) OR transfers.is_offered_whole(m) AS listed
      FROM transfers.manifest m, (SELECT access.officer_authority() AS mine, transfers.visible_manifests() AS visible, transfers.whole_manifests() AS whole OFFSET 0) o
     WHERE m.no = ANY (o.visible) AND m.no <> ALL (o.whole)) p $$;
CREATE OR REPLACE FUNCTION transfers.listed_manifests() RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT p.listed FROM transfers.manifests_in_part() p $$;
CREATE OR REPLACE FUNCTION transfers.lines_in_preparation() RETURNS TABLE (manifest_no bigint, person_no bigint) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT o.manifest_no, o.person_no FROM transfers.manifests_in_part() p CROSS JOIN LATERAL transfers.offered_lines(p.in_preparation, register.clock()) o $$;
-- The lines of some manifests that are seen without the manifest being seen whole.
CREATE OR REPLACE FUNCTION transfers.lines_in_part(p_manifests bigint[]) RETURNS TABLE (manifest_no bigint, person_no bigint) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH part AS MATERIALIZED (SELECT * FROM transfers.manifests_in_part())
  SELECT l.manifest_no, l.person_no FROM part p JOIN transfers.line l ON l.manifest_no = ANY (p_manifests) AND l.manifest_no = ANY (p.listed) AND l.state IN ('listed', 'born')
  UNION ALL SELECT o.manifest_no, o.person_no FROM part p
    CROSS JOIN LATERAL transfers.offered_lines(ARRAY(SELECT u.no FROM unnest(p_manifests) u(no) WHERE u.no = ANY (p.in_preparation)), register.clock()) o $$;
GRANT EXECUTE ON FUNCTION transfers.whole_manifests(), transfers.told_of_fears(bigint), transfers.listed_manifests(), transfers.lines_in_preparation() TO amana_app, amana_owner, amana_verify, amana_guard;
GRANT EXECUTE ON FUNCTION transfers.offered_lines(bigint[], timestamptz), transfers.told_manifests(bigint), transfers.told_manifests(bigint, bigint[]) TO amana_guard;
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['transfer_order', 'acceptance', 'seal', 'boarding', 'head_count', 'movement', 'difference', 'offer', 'handover', 'admission', 'admission_answer'] LOOP
    EXECUTE format('ALTER TABLE transfers.%I ENABLE ROW LEVEL SECURITY; ALTER TABLE transfers.%I FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS wall ON transfers.%I;
      CREATE POLICY wall ON transfers.%I FOR SELECT USING (manifest_no = ANY ((SELECT transfers.visible_manifests())::bigint[]))', t, t, t, t);
  END LOOP;
END $$;
DROP POLICY IF EXISTS wall ON transfers.operation;
CREATE POLICY wall ON transfers.operation FOR SELECT USING ((SELECT access.officer_id()) IS NOT NULL);
ALTER TABLE transfers.manifest ENABLE ROW LEVEL SECURITY; ALTER TABLE transfers.manifest FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS wall ON transfers.manifest;
CREATE POLICY wall ON transfers.manifest FOR SELECT USING (no = ANY ((SELECT transfers.visible_manifests())::bigint[]));
ALTER TABLE transfers.handover_person ENABLE ROW LEVEL SECURITY; ALTER TABLE transfers.handover_person FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS wall ON transfers.handover_person;
CREATE POLICY wall ON transfers.handover_person FOR SELECT USING (handover_id IN (SELECT h.id FROM transfers.handover h));

ALTER TABLE transfers.line ENABLE ROW LEVEL SECURITY; ALTER TABLE transfers.line FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS wall ON transfers.line;
CREATE POLICY wall ON transfers.line FOR SELECT USING (manifest_no = ANY ((SELECT transfers.visible_manifests())::bigint[]) AND (manifest_no = ANY ((SELECT transfers.whole_manifests())::bigint[])
  OR (state IN ('listed', 'born') AND (manifest_no = ANY ((SELECT transfers.listed_manifests())::bigint[]) OR (manifest_no, person_no) IN (SELECT p.manifest_no, p.person_no FROM transfers.lines_in_preparation() p))))
  -- who was born on the way is within reach of those who hold the mother since, and not of who gave her
  AND (state <> 'born' OR (SELECT access.reach()) = '*' OR EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = line.person_no AND r.authority = (SELECT access.row_reach()))));
DROP FUNCTION IF EXISTS transfers.lines_in_part();
-- That a person was told and asked is seen with the line: an interview that was held beside a line that is not offered would say that there was a fear.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['notice', 'interview'] LOOP
    EXECUTE format('DROP POLICY IF EXISTS %I ON safeguards.%I', t || '_wall', t);
    EXECUTE format('CREATE POLICY %I ON safeguards.%I FOR SELECT USING (EXISTS (SELECT FROM transfers.line l WHERE l.manifest_no = %I.manifest_no AND l.person_no = %I.person_no))', t || '_wall', t, t, t);
  END LOOP;
END $$;
-- A breach of I11 says that there was a fear. It is shown to who is told of fears that concern the person, and to nobody of the state that the fear names, nor of the state whose authority took the person
-- by that fact: a site that changes hands has no manifest, and a convoy that returns leads to where its manifest began. Of the breach only, never of the person's other fears: a breach that is missing
-- where one must be would say that there is another fear.
CREATE OR REPLACE FUNCTION transfers.told_of_breach(p_breach uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM register.breach b WHERE b.id = p_breach AND b.rule LIKE 'I11-%' AND transfers.told_of_fears(b.person_no)
    AND NOT EXISTS (SELECT FROM access.authority a WHERE a.code = access.officer_authority()
      AND (EXISTS (SELECT FROM safeguards.fear f WHERE f.person_no = b.person_no AND f.country = a.country AND md5(b.fact_event || ' ' || f.id)::uuid = b.id)
        OR EXISTS (SELECT FROM register.custody_fact c JOIN access.authority t ON t.code = c.custodian WHERE c.event_id = b.fact_event AND c.person_no = b.person_no AND t.country = a.country)))) $$;
GRANT EXECUTE ON FUNCTION transfers.told_of_breach(uuid) TO amana_app, amana_owner, amana_verify, amana_guard;
DROP POLICY IF EXISTS breach_of_fear ON register.breach;
CREATE POLICY breach_of_fear ON register.breach AS RESTRICTIVE FOR SELECT USING (rule NOT LIKE 'I11-%' OR transfers.told_of_breach(id));

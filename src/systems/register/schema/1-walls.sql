-- Who reads and writes the tables of the register: grants and row security.
GRANT SELECT ON register.document, register.number_block, register.person, register.person_name, register.name_token, register.nationality_claim, register.custody_order,
  register.custody_fact, register.custody, register.person_reach, register.breach, register.death, register.correction, register.list, register.deprivation, register.birth_in_custody, register.intake TO amana_app;
-- What a row of a list says in words is told by register.list_contents alone: it is the identity of somebody.
REVOKE SELECT ON register.list_row FROM amana_app;
GRANT SELECT (list_no, row, outcome, code, person_no, household_id, household_role, resolution, resolved_by, event_pos) ON register.list_row TO amana_app;
GRANT SELECT, INSERT ON register.document, register.document_citation, register.person, register.person_name, register.name_token, register.nationality_claim, register.person_reach, register.correction, register.list, register.deprivation, register.birth_in_custody, register.intake TO amana_guard;
GRANT SELECT, INSERT, UPDATE ON register.document, register.number_block, register.custody_order, register.custody_fact, register.custody, register.breach, register.death, register.list_row TO amana_guard;
-- Knowledge that lasted no time is no knowledge: the fold removes periods that the same instant of receipt made and replaced. A corrected death is no death.
GRANT DELETE ON register.custody, register.death TO amana_guard;
GRANT SELECT, INSERT, DELETE ON register.breach_due TO amana_guard;

-- Whether an officer directs the site where a person is now, within reach of the officer's authority.
CREATE OR REPLACE FUNCTION register.directs(p_officer bigint, p_person bigint) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE own text[] := access.sites_of(p_officer);
BEGIN
  RETURN own IS NOT NULL AND EXISTS (SELECT FROM register.custody c JOIN register.person_reach r ON r.person_no = c.person_no AND r.authority = access.authority_of(p_officer)
    WHERE c.person_no = p_person AND c.site = ANY (own) AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('held', 'resident', 'accompanying'));
END $$;
-- Everybody at the sites that who asks directs, now; nobody where who asks directs none.
CREATE OR REPLACE FUNCTION register.persons_at_own_sites() RETURNS SETOF bigint LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE own text[] := access.own_sites();
BEGIN
  IF own IS NULL THEN RETURN; END IF;
  RETURN QUERY SELECT c.person_no FROM register.custody c JOIN register.person_reach r ON r.person_no = c.person_no AND r.authority = access.officer_authority()
    WHERE c.site = ANY (own) AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('held', 'resident', 'accompanying');
END $$;
GRANT EXECUTE ON FUNCTION register.persons_at_own_sites() TO amana_app, amana_verify, amana_owner, amana_guard;
GRANT EXECUTE ON FUNCTION register.directs(bigint, bigint) TO amana_guard;

-- Walls. A person is within reach of the authorities that hold, held or are about to receive the person.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['person', 'person_name', 'name_token', 'nationality_claim', 'custody_order', 'custody_fact', 'custody', 'breach', 'death', 'correction', 'person_reach',
                           'document', 'document_citation', 'number_block', 'list', 'list_row', 'breach_due', 'deprivation', 'birth_in_custody', 'intake'] LOOP
    EXECUTE format('ALTER TABLE register.%I ENABLE ROW LEVEL SECURITY; ALTER TABLE register.%I FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS %I ON register.%I', t, t, t || '_wall', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['person_name', 'name_token', 'nationality_claim', 'custody_order', 'custody_fact', 'custody', 'breach', 'death', 'correction', 'deprivation', 'birth_in_custody', 'intake'] LOOP
    EXECUTE format($p$CREATE POLICY %I ON register.%I FOR SELECT USING ((SELECT access.reach()) = '*'
  OR EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = %I.person_no AND r.authority = (SELECT access.row_reach())))$p$, t || '_wall', t, t);
  END LOOP;
END $$;
CREATE POLICY person_wall ON register.person FOR SELECT USING ((SELECT access.reach()) = '*'
  OR EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = person.no AND r.authority = (SELECT access.row_reach())));
-- Every policy of persons asks person_reach: who directs a site sees there who is at it now, and by that nobody else's rows anywhere. The last arm is asked of rows that the others do not show, and costs nobody else.
CREATE POLICY person_reach_wall ON register.person_reach FOR SELECT USING ((SELECT access.reach()) = '*' OR authority = (SELECT access.reach())
  OR (authority = (SELECT access.officer_authority()) AND person_no IN (SELECT register.persons_at_own_sites())));
DROP POLICY IF EXISTS who_is_at_the_site ON register.person_reach;
-- Who sees photographs of persons within reach: whoever works on cases. Others see files, and how many photographs they have.
CREATE OR REPLACE FUNCTION register.sees_photographs() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((SELECT access.officer_roles()) && (access.roles_on_cases() || ARRAY['installation']), false) $$;
GRANT EXECUTE ON FUNCTION register.sees_photographs() TO amana_app, amana_verify, amana_owner, amana_guard;
-- A document is read by whoever stored it, and by whoever may see a person or a manifest whose order or evidence cites it: knowing its hash is not enough. One that stands on the file of a child carries the name, and is as closed as the identity. What is cited as a photograph
-- and as nothing else is read by who sees photographs: an order or an evidence stays open to monitors, whatever else it is called.
CREATE OR REPLACE FUNCTION register.sees_document(p_sha256 text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM register.document_citation c WHERE c.sha256 = p_sha256 AND c.officer_no = (SELECT access.officer_id())) OR CASE (SELECT access.case_reach())
    WHEN 'all' THEN EXISTS (SELECT FROM register.document_citation c WHERE c.sha256 = p_sha256 AND c.officer_no IS NULL AND (c.person_no IS NULL OR juveniles.open_of(ARRAY[c.person_no]) <> '{}')
      AND ((SELECT register.sees_photographs()) OR NOT EXISTS (SELECT FROM register.photograph h WHERE h.document_sha256 = p_sha256 AND h.event_pos = c.event_pos)))
    WHEN 'authority' THEN EXISTS (SELECT FROM register.document_citation c JOIN register.person_reach r ON r.person_no = c.person_no AND r.authority = (SELECT access.officer_authority()) WHERE c.sha256 = p_sha256 AND juveniles.open_of(ARRAY[c.person_no]) <> '{}')
      OR EXISTS (SELECT FROM register.document_citation c WHERE c.sha256 = p_sha256 AND c.manifest_no = ANY ((SELECT transfers.visible_manifests())::bigint[]))
      OR transfers.sees_commitment_document(p_sha256) OR transfers.sees_plan_document(p_sha256)
    ELSE (SELECT access.own_sites()) IS NOT NULL AND EXISTS (SELECT FROM register.document_citation c WHERE c.sha256 = p_sha256 AND register.directs((SELECT access.officer_id()), c.person_no) AND juveniles.open_of(ARRAY[c.person_no]) <> '{}'
      AND NOT EXISTS (SELECT FROM register.photograph h WHERE h.document_sha256 = p_sha256 AND h.event_pos = c.event_pos)) END $$;
GRANT EXECUTE ON FUNCTION register.sees_document(text) TO amana_app, amana_verify, amana_owner, amana_guard;
CREATE POLICY document_wall ON register.document FOR SELECT USING (register.sees_document(sha256));
-- Numbers are no case data: the administrator who sets them aside sees how many were used.
CREATE POLICY number_block_wall ON register.number_block FOR SELECT USING ((SELECT access.officer_id()) IS NOT NULL);
CREATE POLICY list_wall ON register.list FOR SELECT USING ('monitor' = ANY ((SELECT access.officer_roles())::text[]) OR ((SELECT access.case_reach()) <> 'none'
  AND EXISTS (SELECT FROM sites.site s WHERE s.code = list.site AND s.authority = (SELECT access.officer_authority()))));
CREATE POLICY list_row_wall ON register.list_row FOR SELECT USING ('monitor' = ANY ((SELECT access.officer_roles())::text[]) OR ((SELECT access.case_reach()) <> 'none'
  AND EXISTS (SELECT FROM register.list l JOIN sites.site s ON s.code = l.site WHERE l.no = list_row.list_no AND s.authority = (SELECT access.officer_authority()))));

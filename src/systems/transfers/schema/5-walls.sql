-- Walls: an officer sees manifests on which the own authority gives, escorts or receives; administrators see none; monitors see all and write nothing.
CREATE OR REPLACE FUNCTION transfers.sees(p_manifest bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT access.case_reach() = 'all' OR (access.case_reach() = 'authority' AND EXISTS (SELECT FROM transfers.manifest m WHERE m.no = p_manifest AND access.officer_authority() IN (m.from_authority, m.escort_authority, m.to_authority))) $$;
CREATE OR REPLACE FUNCTION transfers.visible_manifests() RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(m.no), '{}') FROM transfers.manifest m WHERE access.case_reach() = 'all'
     OR (access.case_reach() = 'authority' AND access.officer_authority() IN (m.from_authority, m.escort_authority, m.to_authority)) $$;
GRANT EXECUTE ON FUNCTION transfers.visible_manifests(), transfers.sees(bigint) TO amana_app, amana_owner, amana_verify, amana_guard;
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['line', 'transfer_order', 'acceptance', 'seal', 'boarding', 'head_count', 'movement', 'difference', 'offer', 'handover', 'admission'] LOOP
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

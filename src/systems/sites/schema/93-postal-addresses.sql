-- Where mail to a site goes: no case data, seen by every officer who is signed in. Said by the authority that answers for the site, or the installation.
GRANT SELECT ON sites.postal_address TO amana_app, amana_guard;
GRANT INSERT ON sites.postal_address TO amana_guard;
ALTER TABLE sites.postal_address ENABLE ROW LEVEL SECURITY; ALTER TABLE sites.postal_address FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS wall ON sites.postal_address;
CREATE POLICY wall ON sites.postal_address FOR SELECT USING ((SELECT access.officer_id()) IS NOT NULL);
CREATE OR REPLACE FUNCTION sites.project_postal_address_recorded(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM sites.demand_own_stream(p);
  PERFORM register.demand_told(p, 3, 'addressEn', 'addressAr', 'source');
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f JOIN sites.site s ON s.code = f.data->>'site' WHERE f.officer_no <> 0 AND s.authority IS DISTINCT FROM access.authority_of(f.officer_no)) THEN
    RAISE EXCEPTION 'not-permitted: the address of a site is said by the authority that answers for it' USING ERRCODE = '42501'; END IF;
  INSERT INTO sites.postal_address (id, site, address_en, address_ar, address_ckb, source_kind, source, recorded_by, recorded_at, event_pos)
    SELECT f.id, f.data->>'site', f.data->>'addressEn', f.data->>'addressAr', f.data->>'addressCkb', f.data->>'sourceKind', f.data->>'source', f.officer_no, f.received_at, f.pos FROM unnest(p) f;
END $$;

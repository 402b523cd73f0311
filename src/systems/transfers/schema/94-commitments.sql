-- Commitments of receiving authorities (GC III 12): seen by their own authority, and by whoever takes part in the operation.
GRANT SELECT ON transfers.commitment TO amana_app;
GRANT SELECT, INSERT, UPDATE ON transfers.commitment TO amana_guard;
ALTER TABLE transfers.commitment ENABLE ROW LEVEL SECURITY; ALTER TABLE transfers.commitment FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS wall ON transfers.commitment;
CREATE POLICY wall ON transfers.commitment FOR SELECT USING ((SELECT access.case_reach()) = 'all' OR ((SELECT access.case_reach()) = 'authority'
  AND (authority = (SELECT access.officer_authority()) OR operation_no IN (SELECT m.operation_no FROM transfers.manifest m))));
-- Whether the officer may read the document of a commitment: as the commitment.
CREATE OR REPLACE FUNCTION transfers.sees_commitment_document(p_sha256 text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM register.document_citation c JOIN transfers.commitment k ON k.operation_no = c.operation_no AND k.document_sha256 = c.sha256 WHERE c.sha256 = p_sha256
    AND (k.authority = (SELECT access.officer_authority()) OR k.operation_no IN (SELECT m.operation_no FROM transfers.manifest m WHERE m.no = ANY ((SELECT transfers.visible_manifests())::bigint[])))) $$;
CREATE OR REPLACE FUNCTION transfers.project_commitment_proposed(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT register.demand_told(p, 3, 'conditions');
  INSERT INTO register.document_citation (event_pos, sha256, operation_no) SELECT f.pos, f.data->>'documentSha256', f.stream_no FROM unnest(p) f;
  INSERT INTO transfers.commitment (id, operation_no, authority, persons, sites, from_at, expires_at, conditions, document_sha256, proposed_by, proposed_at, event_pos)
  SELECT f.id, f.stream_no, access.authority_of(f.officer_no), (f.data->>'persons')::int, ARRAY(SELECT jsonb_array_elements_text(f.data->'sites')), register.at((f.data->>'fromAt')::bigint), register.at((f.data->>'expiresAt')::bigint),
         f.personal->>'conditions', f.data->>'documentSha256', f.officer_no, f.received_at, f.pos FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION transfers.project_commitment_signed(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  UPDATE transfers.commitment k SET signed_by = f.officer_no, signed_at = f.received_at, event_pos = f.pos FROM unnest(p) f
   WHERE k.id = (f.data->>'commitmentId')::uuid AND k.operation_no = f.stream_no AND k.signed_at IS NULL AND k.withdrawn_at IS NULL AND k.expires_at > f.received_at;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: the commitment is unknown, signed, withdrawn or ended' USING ERRCODE = '23514'; END IF;
END $$;
CREATE OR REPLACE FUNCTION transfers.project_commitment_withdrawn(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  PERFORM register.demand_told(p, 3, 'reason');
  UPDATE transfers.commitment k SET withdrawn_by = f.officer_no, withdrawn_at = f.received_at, withdrawal = f.personal->>'reason', event_pos = f.pos FROM unnest(p) f
   WHERE k.id = (f.data->>'commitmentId')::uuid AND k.operation_no = f.stream_no AND k.withdrawn_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: the commitment is unknown or withdrawn' USING ERRCODE = '23514'; END IF;
END $$;
-- An authority commits itself, for sites for which it answers, in an operation that is open; its own second officer signs, and it alone takes it back.
CREATE OR REPLACE FUNCTION transfers.commitment_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE own text;
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  own := access.authority_of((SELECT e.officer_no FROM register.event e WHERE e.pos = NEW.event_pos));
  IF own IS DISTINCT FROM NEW.authority THEN PERFORM transfers.refuse('not-permitted', 'a commitment is made, signed and withdrawn by officers of the authority that it binds'); END IF;
  IF TG_OP = 'INSERT' THEN
    IF EXISTS (SELECT FROM unnest(NEW.sites) x(code) LEFT JOIN sites.site s ON s.code = x.code WHERE s.authority IS DISTINCT FROM NEW.authority) THEN
      PERFORM transfers.refuse('not-permitted', 'an authority commits itself for sites for which it answers'); END IF;
    IF EXISTS (SELECT FROM transfers.operation o WHERE o.no = NEW.operation_no AND o.ended_at IS NOT NULL) THEN PERFORM transfers.refuse('stale', 'the operation has ended'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER commitment_guard AFTER INSERT OR UPDATE ON transfers.commitment FOR EACH ROW EXECUTE FUNCTION transfers.commitment_guard();

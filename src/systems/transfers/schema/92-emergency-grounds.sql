-- A signed emergency ground shortens the notice (K9): never away, and never the interview or the gate of fears.
GRANT SELECT ON transfers.emergency_ground TO amana_app;
GRANT SELECT, INSERT, UPDATE ON transfers.emergency_ground TO amana_guard;
ALTER TABLE transfers.emergency_ground ENABLE ROW LEVEL SECURITY; ALTER TABLE transfers.emergency_ground FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS wall ON transfers.emergency_ground;
CREATE POLICY wall ON transfers.emergency_ground FOR SELECT USING (manifest_no = ANY ((SELECT transfers.visible_manifests())::bigint[]));
-- How long before the first hand-over a person of a manifest must have been told, at that instant: 72 hours, or those of a ground that was signed before it and has not ended or been withdrawn by then.
CREATE OR REPLACE FUNCTION transfers.notice_hours(p_manifest bigint, p_at timestamptz) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((SELECT min(g.hours) FROM transfers.emergency_ground g WHERE g.manifest_no = p_manifest AND g.signed_at <= p_at AND p_at < g.expires_at AND (g.withdrawn_at IS NULL OR g.withdrawn_at > p_at)), 72) $$;
GRANT EXECUTE ON FUNCTION transfers.notice_hours(bigint, timestamptz) TO amana_guard, amana_verify;
CREATE OR REPLACE FUNCTION transfers.project_emergency_ground_proposed(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO register.document_citation (event_pos, sha256, manifest_no) SELECT f.pos, f.data->>'documentSha256', f.stream_no FROM unnest(p) f;
  INSERT INTO transfers.emergency_ground (id, manifest_no, ground, hours, reasons, document_sha256, proposed_by, proposed_at, expires_at, event_pos)
  SELECT f.id, f.stream_no, f.data->>'ground', (f.data->>'hours')::int, f.personal->>'reasons', f.data->>'documentSha256', f.officer_no, f.received_at, register.at((f.data->>'expiresAt')::bigint), f.pos FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION transfers.project_emergency_ground_signed(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  UPDATE transfers.emergency_ground g SET signed_by = f.officer_no, signed_at = f.received_at, event_pos = f.pos FROM unnest(p) f
   WHERE g.id = (f.data->>'groundId')::uuid AND g.manifest_no = f.stream_no AND g.signed_at IS NULL AND g.withdrawn_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: the ground is unknown, signed or withdrawn' USING ERRCODE = '23514'; END IF;
END $$;
CREATE OR REPLACE FUNCTION transfers.project_emergency_ground_withdrawn(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  UPDATE transfers.emergency_ground g SET withdrawn_by = f.officer_no, withdrawn_at = f.received_at, withdrawal = f.personal->>'reason', event_pos = f.pos FROM unnest(p) f
   WHERE g.id = (f.data->>'groundId')::uuid AND g.manifest_no = f.stream_no AND g.withdrawn_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: the ground is unknown or withdrawn' USING ERRCODE = '23514'; END IF;
END $$;
-- Two authorities: the one that gives the persons says that it burns, and one that neither gives, escorts nor receives, and is of no state on the way, sees it. Before the first hand-over only.
CREATE OR REPLACE FUNCTION transfers.emergency_ground_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE m transfers.manifest; e register.event; own text;
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  SELECT * INTO m FROM transfers.manifest x WHERE x.no = NEW.manifest_no; SELECT * INTO e FROM register.event x WHERE x.pos = NEW.event_pos;
  own := access.authority_of(e.officer_no);
  PERFORM transfers.require_manifest_step(ARRAY[NEW.manifest_no], e.type);
  IF e.type = 'EmergencyGroundProposed' AND own IS DISTINCT FROM m.from_authority THEN PERFORM transfers.refuse('not-permitted', 'an emergency is named by the authority that gives the persons'); END IF;
  IF e.type = 'EmergencyGroundSigned' AND (own IN (m.from_authority, m.escort_authority, m.to_authority)
      OR (SELECT a.country FROM access.authority a WHERE a.code = own) = ANY (transfers.states_of(m.no) || (SELECT a.country FROM access.authority a WHERE a.code = m.from_authority))) THEN
    PERFORM transfers.refuse('I24-four-eyes', 'an emergency ground is signed by an authority that takes no part in the convoy and is of no state of it'); END IF;
  IF e.type = 'EmergencyGroundSigned' AND NEW.expires_at <= e.received_at THEN PERFORM transfers.refuse('stale', 'the ground has ended'); END IF;
  IF e.type = 'EmergencyGroundWithdrawn' AND own NOT IN (m.from_authority, coalesce(access.authority_of(NEW.signed_by), m.from_authority)) THEN
    PERFORM transfers.refuse('not-permitted', 'a ground is withdrawn by one of the two authorities that made it'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER emergency_ground_guard AFTER INSERT OR UPDATE ON transfers.emergency_ground FOR EACH ROW EXECUTE FUNCTION transfers.emergency_ground_guard();

-- Lists sent ahead (GC III 46-48): seen with the manifest. A list is of the newest seal that both cells had signed when it was sent; where it went is a fact, also where the convoy never headed there: then it is stale.
GRANT SELECT ON transfers.sent_list TO amana_app;
GRANT SELECT, INSERT, UPDATE ON transfers.sent_list TO amana_guard;
ALTER TABLE transfers.sent_list ENABLE ROW LEVEL SECURITY; ALTER TABLE transfers.sent_list FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS wall ON transfers.sent_list;
CREATE POLICY wall ON transfers.sent_list FOR SELECT USING (manifest_no = ANY ((SELECT transfers.visible_manifests())::bigint[]));
CREATE OR REPLACE FUNCTION transfers.project_list_sent(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO transfers.sent_list (id, manifest_no, seal_no, manifest_hash, to_authority, to_site, means, forms, sent_by, sent_at, recorded_at, event_pos)
  SELECT f.id, f.stream_no, (f.data->>'sealNo')::int, decode(f.data->>'manifestHash', 'hex'), f.data->>'toAuthority', f.data->>'toSite', f.data->>'means', ARRAY(SELECT jsonb_array_elements_text(f.data->'forms')),
         f.officer_no, f.occurred_at, f.received_at, f.pos FROM unnest(p) f $$;
CREATE OR REPLACE FUNCTION transfers.project_list_acknowledged(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  UPDATE transfers.sent_list l SET acknowledged_by = f.officer_no, acknowledged_at = f.received_at, event_pos = f.pos FROM unnest(p) f
   WHERE l.id = (f.data->>'sendingId')::uuid AND l.manifest_no = f.stream_no AND l.acknowledged_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: this list was never sent, or was acknowledged already' USING ERRCODE = '23514'; END IF;
END $$;
CREATE OR REPLACE FUNCTION transfers.sent_list_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE m transfers.manifest;
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  SELECT * INTO m FROM transfers.manifest x WHERE x.no = NEW.manifest_no;
  IF TG_OP = 'UPDATE' THEN
    IF access.authority_of(NEW.acknowledged_by) IS DISTINCT FROM NEW.to_authority THEN PERFORM transfers.refuse('not-permitted', 'a list is acknowledged by the authority to which it was sent'); END IF;
    RETURN NULL;
  END IF;
  IF access.authority_of(NEW.sent_by) IS DISTINCT FROM m.from_authority THEN PERFORM transfers.refuse('not-permitted', 'a list is sent by the authority that gives the persons'); END IF;
  -- an instant that is said by the minute is that minute; a seal that was void by then was sent all the same, one that was not signed yet was not
  IF NOT EXISTS (SELECT FROM transfers.seal s WHERE s.manifest_no = m.no AND s.seal_no = NEW.seal_no AND s.sealed_by IS NOT NULL AND s.manifest_hash = NEW.manifest_hash AND s.sealed_at < NEW.sent_at + interval '1 minute'
      AND NOT EXISTS (SELECT FROM transfers.seal x WHERE x.manifest_no = m.no AND x.seal_no > s.seal_no AND x.sealed_at <= NEW.sent_at)) THEN
    PERFORM transfers.refuse('list-of-a-seal', 'what is sent ahead is the manifest that both cells had sealed when it was sent'); END IF;
  -- a comparison with a heading that is none is neither true nor false
  IF NOT (coalesce((NEW.to_authority, NEW.to_site) IN ((m.to_authority, m.to_site), (m.heading_authority, m.heading_site)), false)
      OR EXISTS (SELECT FROM transfers.redirect r WHERE r.manifest_no = m.no AND r.to_site = NEW.to_site AND r.to_authority = NEW.to_authority)
      OR EXISTS (SELECT FROM sites.site s WHERE s.code = NEW.to_site AND s.authority = NEW.to_authority)) THEN
    PERFORM transfers.refuse('not-permitted', 'a list goes to a site and to the authority that answers for it'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER sent_list_guard AFTER INSERT OR UPDATE ON transfers.sent_list FOR EACH ROW EXECUTE FUNCTION transfers.sent_list_guard();

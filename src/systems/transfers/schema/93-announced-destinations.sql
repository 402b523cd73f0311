-- Announced destinations: what was published is public, so that every officer who is signed in sees it. Who was received where is counted behind the walls of who asks.
GRANT SELECT ON transfers.announced_destination TO amana_app;
GRANT SELECT, INSERT, UPDATE ON transfers.announced_destination TO amana_guard;
ALTER TABLE transfers.announced_destination ENABLE ROW LEVEL SECURITY; ALTER TABLE transfers.announced_destination FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS wall ON transfers.announced_destination;
CREATE POLICY wall ON transfers.announced_destination FOR SELECT USING ((SELECT access.officer_id()) IS NOT NULL);
CREATE OR REPLACE FUNCTION transfers.project_destination_announced(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM register.demand_told(p, 3, 'source');
  PERFORM register.demand_told(p, 2, 'attributedTo');
  -- what is announced later than today is entered with the installation of a scenario only: nobody has said it yet
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f WHERE f.officer_no <> 0 AND (f.data->>'announcedOn')::date > (f.received_at AT TIME ZONE coalesce((SELECT c.zone FROM register.clock_setting c), 'UTC'))::date) THEN
    RAISE EXCEPTION 'invalid-input: a destination is entered when it was announced, not before' USING ERRCODE = '22023'; END IF;
  INSERT INTO transfers.announced_destination (id, operation_no, phase, site, said, at_least, at_most, announced_on, attributed_to, source, recorded_by, recorded_at, event_pos)
  SELECT f.id, f.stream_no, f.data->>'phase', f.data->>'site', f.data->>'said', (f.data->>'atLeast')::int, (f.data->>'atMost')::int, (f.data->>'announcedOn')::date, f.personal->>'attributedTo', f.personal->>'source', f.officer_no, f.received_at, f.pos FROM unnest(p) f;
END $$;
CREATE OR REPLACE FUNCTION transfers.project_announced_destination_withdrawn(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f JOIN transfers.announced_destination x ON x.id = (f.data->>'announcementId')::uuid WHERE access.authority_of(f.officer_no) IS DISTINCT FROM access.authority_of(x.recorded_by)) THEN
    RAISE EXCEPTION 'not-permitted: an announced destination is withdrawn by the authority that entered it' USING ERRCODE = '42501'; END IF;
  PERFORM register.demand_told(p, 3, 'reason');
  UPDATE transfers.announced_destination x SET withdrawn_at = f.received_at, withdrawn_by = f.officer_no, withdrawal = f.personal->>'reason', event_pos = f.pos
    FROM unnest(p) f WHERE x.id = (f.data->>'announcementId')::uuid AND x.operation_no = f.stream_no AND x.withdrawn_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: this announcement was withdrawn already, or is of another operation' USING ERRCODE = '23514'; END IF;
END $$;
-- What was announced is not rewritten: it is withdrawn, and another statement stands beside it.
CREATE OR REPLACE FUNCTION transfers.announcement_stays() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF (NEW.operation_no, NEW.phase, NEW.site, NEW.said, NEW.at_least, NEW.at_most, NEW.announced_on, NEW.attributed_to, NEW.source, NEW.recorded_by, NEW.recorded_at) IS DISTINCT FROM
     (OLD.operation_no, OLD.phase, OLD.site, OLD.said, OLD.at_least, OLD.at_most, OLD.announced_on, OLD.attributed_to, OLD.source, OLD.recorded_by, OLD.recorded_at) OR OLD.withdrawn_at IS NOT NULL THEN
    RAISE EXCEPTION 'I23-append-only: what was announced stays' USING ERRCODE = '23514', CONSTRAINT = 'I23-append-only'; END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER announcement_stays AFTER UPDATE ON transfers.announced_destination FOR EACH ROW EXECUTE FUNCTION transfers.announcement_stays();

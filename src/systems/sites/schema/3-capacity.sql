-- I17: more persons than places, by two officers of the authority that holds the site, until a day.
CREATE OR REPLACE FUNCTION sites.project_over_capacity_proposed(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM register.demand_told(p, 3, 'reason');
  PERFORM sites.demand_own_stream(p);
  INSERT INTO sites.over_capacity (id, site, section, extra_places, expires_at, proposed_by, event_pos)
  SELECT f.id, f.data->>'site', f.data->>'section', (f.data->>'extraPlaces')::int, register.at((f.data->>'expiresAt')::bigint), f.officer_no, f.pos FROM unnest(p) f;
END $$;
CREATE OR REPLACE FUNCTION sites.project_over_capacity_approved(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  UPDATE sites.over_capacity o SET approved_by = f.officer_no, event_pos = f.pos FROM unnest(p) f WHERE o.id = (f.data->>'authorisationId')::uuid AND f.stream_no = sites.stream_of(o.site);
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'not-found: an authorisation is approved once in a command, on the stream of its site' USING ERRCODE = '23514'; END IF;
END $$;
-- Whether who recorded an event may do so by directing sites alone, and so at those only: by no other role that the event names. What else the officer is opens nothing here.
DROP FUNCTION IF EXISTS sites.confirms_at(bigint, text);
CREATE OR REPLACE FUNCTION sites.only_directs(p_event register.event) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN p_event.officer_no <> 0 AND NOT EXISTS (SELECT FROM register.event_type y WHERE y.type = p_event.type AND y.v = p_event.v
    AND y.roles && ARRAY(SELECT r FROM unnest(access.roles_of(p_event.officer_no)) r WHERE r <> ALL (access.roles_of_sites())));
END $$;
GRANT EXECUTE ON FUNCTION sites.only_directs(register.event) TO amana_guard;
-- I24-four-eyes: the proposer never approves (the table's CHECK), both belong to the authority that holds the site, nothing is approved twice or after its end.
CREATE OR REPLACE FUNCTION sites.over_capacity_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE e register.event; holder text;
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  SELECT * INTO e FROM register.event x WHERE x.pos = NEW.event_pos;
  SELECT s.authority INTO holder FROM sites.site s WHERE s.code = NEW.site;
  IF e.officer_no <> 0 AND holder IS DISTINCT FROM access.authority_of(e.officer_no) THEN
    RAISE EXCEPTION 'not-permitted: only officers of the authority that holds the site authorise more persons than places' USING ERRCODE = '42501'; END IF;
  IF sites.only_directs(e) AND NOT coalesce(NEW.site = ANY (access.sites_of(e.officer_no)), false) THEN
    RAISE EXCEPTION 'not-permitted: who directs a site confirms at that site only' USING ERRCODE = '42501'; END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.approved_by IS NOT NULL THEN RAISE EXCEPTION 'I24-four-eyes: an authorisation is proposed first and approved by another officer' USING ERRCODE = '23514'; END IF;
    IF NEW.expires_at <= e.received_at THEN RAISE EXCEPTION 'invalid-input: the authorisation has ended before it begins' USING ERRCODE = '22023'; END IF;
  ELSE
    IF OLD.approved_by IS NOT NULL THEN RAISE EXCEPTION 'I24-four-eyes: this authorisation has been approved already' USING ERRCODE = '23514'; END IF;
    IF NEW.expires_at <= e.received_at THEN RAISE EXCEPTION 'I17-section-capacity: the proposed authorisation has expired' USING ERRCODE = '23514'; END IF;
    IF (NEW.site, NEW.section, NEW.extra_places, NEW.expires_at, NEW.proposed_by) IS DISTINCT FROM (OLD.site, OLD.section, OLD.extra_places, OLD.expires_at, OLD.proposed_by) THEN
      RAISE EXCEPTION 'I24-four-eyes: what was proposed is what is approved' USING ERRCODE = '23514'; END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER over_capacity_guard AFTER INSERT OR UPDATE ON sites.over_capacity FOR EACH ROW EXECUTE FUNCTION sites.over_capacity_guard();
-- Why more persons than places were proposed: said in the event, for whoever sees places.
CREATE OR REPLACE FUNCTION sites.over_capacity_reason(p_id uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.body::jsonb->'data'->>'reason' FROM register.event e WHERE e.id = p_id AND e.type = 'OverCapacityProposed' AND access.officer_id() IS NOT NULL $$;
GRANT EXECUTE ON FUNCTION sites.over_capacity_reason(uuid) TO amana_app;

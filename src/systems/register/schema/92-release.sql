-- Release: order, checklist, carrying out, verification by another body; and what was done past them.
GRANT SELECT ON register.release, register.release_check, register.unverified_release TO amana_app;
GRANT SELECT, INSERT, UPDATE ON register.release TO amana_guard;
GRANT SELECT, INSERT ON register.release_check, register.unverified_release TO amana_guard;
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['release', 'release_check', 'unverified_release'] LOOP
    EXECUTE format('ALTER TABLE register.%I ENABLE ROW LEVEL SECURITY; ALTER TABLE register.%I FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS %I ON register.%I', t, t, t || '_wall', t);
    EXECUTE format($p$CREATE POLICY %I ON register.%I FOR SELECT USING ((SELECT access.reach()) = '*'
  OR EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = %I.person_no AND r.authority = (SELECT access.row_reach())))$p$, t || '_wall', t, t);
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION register.project_release_proposed(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT register.demand_told(p, 1, 'ground', 'orderedBy');
  INSERT INTO register.release (id, person_no, authority, ordered_by, ground, document_sha256, proposed_by, proposed_at, event_pos)
    SELECT f.id, f.stream_no, access.authority_of(f.officer_no), f.personal->>'orderedBy', f.personal->>'ground', f.data->>'documentSha256', f.officer_no, f.received_at, f.pos FROM unnest(p) f;
  SELECT register.cite_documents(p) $$;
CREATE OR REPLACE FUNCTION register.project_release_approved(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  UPDATE register.release r SET approved_by = f.officer_no, approved_at = f.received_at, event_pos = f.pos FROM unnest(p) f WHERE r.id = (f.data->>'releaseId')::uuid AND r.person_no = f.stream_no AND r.approved_at IS NULL AND r.withdrawn_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'release-step: the release is unknown, or not at this step' USING ERRCODE = '23514'; END IF;
END $$;
CREATE OR REPLACE FUNCTION register.project_release_withdrawn(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  PERFORM register.demand_told(p, 1, 'reason');
  UPDATE register.release r SET withdrawn_by = f.officer_no, withdrawn_at = f.received_at, withdrawal = f.personal->>'reason', event_pos = f.pos FROM unnest(p) f
   WHERE r.id = (f.data->>'releaseId')::uuid AND r.person_no = f.stream_no AND r.withdrawn_at IS NULL AND r.verified_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'release-step: the release is unknown, or not at this step' USING ERRCODE = '23514'; END IF;
END $$;
CREATE OR REPLACE FUNCTION register.project_release_checked(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.rebuilding() THEN PERFORM register.demand_reach(array_agg(f.stream_no), array_agg(f.officer_no)) FROM unnest(p) f; END IF;
  IF EXISTS (SELECT FROM unnest(p) f LEFT JOIN register.release r ON r.id = (f.data->>'releaseId')::uuid AND r.person_no = f.stream_no WHERE r.id IS NULL) THEN
    RAISE EXCEPTION 'release-step: the release is unknown, or not at this step' USING ERRCODE = '23514'; END IF;
  PERFORM register.demand_told(p, 1, 'source');
  -- what is found out after the person was let go is no item of the list any more: it says what was looked at before
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f JOIN register.release r ON r.id = (f.data->>'releaseId')::uuid WHERE num_nonnulls(r.carried_out_at, r.withdrawn_at, r.ended_at) > 0) THEN
    RAISE EXCEPTION 'release-step: the checklist is answered before the person is let go' USING ERRCODE = '23514'; END IF;
  -- the checklist is that of the authority that ordered the release
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f JOIN register.release r ON r.id = (f.data->>'releaseId')::uuid WHERE f.officer_no <> 0 AND r.authority IS DISTINCT FROM access.authority_of(f.officer_no)) THEN
    RAISE EXCEPTION 'not-permitted: the checklist of a release is answered by the authority that ordered it' USING ERRCODE = '42501'; END IF;
  INSERT INTO register.release_check (event_pos, release_id, person_no, item, satisfied, source, at, officer_no)
    SELECT f.pos, (f.data->>'releaseId')::uuid, f.stream_no, f.data->>'item', (f.data->>'satisfied')::boolean, f.personal->>'source', f.occurred_at, f.officer_no FROM unnest(p) f;
END $$;
CREATE OR REPLACE FUNCTION register.project_release_carried_out(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  PERFORM register.demand_told(p, 1, 'place');
  UPDATE register.release r SET carried_out_by = f.officer_no, carried_out_at = f.occurred_at, place = f.personal->>'place', event_pos = f.pos FROM unnest(p) f
   WHERE r.id = (f.data->>'releaseId')::uuid AND r.person_no = f.stream_no AND r.approved_at IS NOT NULL AND r.carried_out_at IS NULL AND r.withdrawn_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'release-step: the release is unknown, or not at this step' USING ERRCODE = '23514'; END IF;
END $$;
-- The person leaves the register at the instant at which the release was carried out.
CREATE OR REPLACE FUNCTION register.project_release_verified(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  PERFORM register.demand_told(p, 1, 'how');
  UPDATE register.release r SET verified_by = f.officer_no, verified_at = f.occurred_at, how_verified = f.personal->>'how', event_pos = f.pos FROM unnest(p) f
   WHERE r.id = (f.data->>'releaseId')::uuid AND r.person_no = f.stream_no AND r.carried_out_at IS NOT NULL AND r.verified_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'release-step: the release is unknown, or not at this step' USING ERRCODE = '23514'; END IF;
  PERFORM register.record_custody(array_agg(ROW(f.stream_no, f.pos, f.id, r.carried_out_at, f.received_at, f.kind, false, NULL, false, NULL, NULL, NULL, NULL, false, NULL, 'release', NULL)::register.custody_fact))
    FROM unnest(p) f JOIN register.release r ON r.id = (f.data->>'releaseId')::uuid;
END $$;
-- An order of release ends where the person left custody past it: it would stay open for ever, and stand in the way of a later one.
CREATE OR REPLACE FUNCTION register.end_releases(p register.fact[], p_with text) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE register.release r SET ended_at = f.received_at, ended_with = p_with, event_pos = f.pos FROM unnest(p) f
   WHERE r.person_no = f.stream_no AND r.withdrawn_at IS NULL AND r.verified_at IS NULL AND r.ended_at IS NULL $$;
CREATE OR REPLACE FUNCTION register.project_released_unverified(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM register.demand_told(p, 1, 'circumstances', 'place');
  INSERT INTO register.unverified_release (person_no, event_id, how, place, circumstances, at, event_pos)
    SELECT f.stream_no, f.id, f.data->>'how', f.personal->>'place', f.personal->>'circumstances', f.occurred_at, f.pos FROM unnest(p) f;
  PERFORM register.record_state(p, NULL, 'release');
  PERFORM register.end_releases(p, 'released-unverified');
END $$;

-- Whether custody went on without a release: another authority holds the person now, or the person was recorded in custody after the release was carried out.
CREATE OR REPLACE FUNCTION register.release_overtaken(r register.release) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT (SELECT h.custodian FROM register.holder_before(r.person_no, 'infinity', 9223372036854775807) h) IS DISTINCT FROM r.authority
    OR EXISTS (SELECT FROM register.custody_fact f WHERE f.person_no = r.person_no AND f.superseded_pos IS NULL AND f.at > r.carried_out_at) $$;
-- Each step by whom it may be taken, and nothing but the step. The table's CHECKs hold four eyes and the order of the steps.
CREATE OR REPLACE FUNCTION register.release_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE e register.event; own text; holder record;
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  SELECT * INTO e FROM register.event x WHERE x.pos = NEW.event_pos;
  own := access.authority_of(e.officer_no);
  IF TG_OP = 'UPDATE' AND OLD.ended_at IS NOT NULL THEN RAISE EXCEPTION 'release-step: the order of release has ended: the person left custody past it' USING ERRCODE = '23514'; END IF;
  IF NEW.ended_at IS NOT NULL THEN RETURN NULL; END IF;
  IF e.type = 'ReleaseVerified' THEN
    IF own = NEW.authority THEN RAISE EXCEPTION 'I24-release-verified: a release is verified by another body than the one that held' USING ERRCODE = '23514', CONSTRAINT = 'I24-release-verified'; END IF;
    IF NEW.verified_at < NEW.carried_out_at THEN RAISE EXCEPTION 'release-step: nobody is seen to be free before the person was let go' USING ERRCODE = '23514'; END IF;
    IF register.release_overtaken(NEW) THEN RAISE EXCEPTION 'release-step: the authority of the release holds the person no more, or the person was in custody after it' USING ERRCODE = '23514'; END IF;
    RETURN NULL; END IF;
  SELECT * INTO holder FROM register.holder_before(NEW.person_no, 'infinity', 9223372036854775807);
  -- taken back by whose release it is, and by who holds the person now: for this authority it would stand in the way for ever
  IF e.type = 'ReleaseWithdrawn' THEN
    IF (own = NEW.authority OR own = holder.custodian) IS NOT TRUE THEN RAISE EXCEPTION 'not-permitted: a release is withdrawn by its authority or by the one that holds the person' USING ERRCODE = '42501'; END IF;
    IF NEW.carried_out_at IS NOT NULL AND NOT register.release_overtaken(NEW) THEN RAISE EXCEPTION 'release-step: the release was carried out' USING ERRCODE = '23514'; END IF;
    RETURN NULL; END IF;
  IF own IS DISTINCT FROM NEW.authority OR holder.custodian IS DISTINCT FROM own OR holder.state IS DISTINCT FROM 'held' THEN
    RAISE EXCEPTION 'not-permitted: a release is the act of the authority that holds the person' USING ERRCODE = '42501'; END IF;
  IF e.type = 'ReleaseCarriedOut' THEN
    IF EXISTS (SELECT FROM unnest(ARRAY['identity', 'wanted-elsewhere', 'property', 'copy', 'notice']) i(item) WHERE
        (SELECT c.satisfied FROM register.release_check c WHERE c.release_id = NEW.id AND c.item = i.item ORDER BY c.event_pos DESC LIMIT 1) IS NOT TRUE) THEN
      RAISE EXCEPTION 'release-incomplete: the checklist of the release is not complete' USING ERRCODE = '23514'; END IF;
    IF EXISTS (SELECT FROM register.packet k WHERE k.person_no = NEW.person_no AND k.ended IS NULL) THEN
      RAISE EXCEPTION 'release-incomplete: property of the person is still in keeping' USING ERRCODE = '23514'; END IF;
    IF EXISTS (SELECT FROM transfers.line l WHERE l.person_no = NEW.person_no AND l.live) THEN
      RAISE EXCEPTION 'release-incomplete: the person is on a manifest' USING ERRCODE = '23514'; END IF;
    IF NEW.carried_out_at > e.received_at OR NEW.carried_out_at < NEW.approved_at OR register.release_overtaken(NEW) THEN
      RAISE EXCEPTION 'release-step: a release is carried out after its approval and after what is recorded of the custody, and not in the future' USING ERRCODE = '23514'; END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "I24-release-verified" AFTER INSERT OR UPDATE ON register.release FOR EACH ROW EXECUTE FUNCTION register.release_guard();

-- I24-release-verified: nobody leaves the register as released without a release that another body verified; what was done without it is a fact with its breach.
CREATE OR REPLACE FUNCTION register.release_rule() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE v record;
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  FOR v IN SELECT n.person_no, n.event_id, n.kind FROM fresh n JOIN register.event e ON e.pos = n.event_pos WHERE n.outcome = 'release' AND e.type <> 'CustodyCorrected'
      AND NOT EXISTS (SELECT FROM register.release r WHERE r.person_no = n.person_no AND r.event_pos = n.event_pos AND r.verified_at IS NOT NULL) LOOP
    IF v.kind = 'act' THEN RAISE EXCEPTION 'I24-release-verified: person % is released only with a verified release', v.person_no USING ERRCODE = '23514', CONSTRAINT = 'I24-release-verified'; END IF;
    INSERT INTO register.breach_due (fact_event, person_no, rule) VALUES (v.event_id, v.person_no, 'I24-release-verified') ON CONFLICT DO NOTHING;
  END LOOP;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "I24-release-verified" AFTER INSERT ON register.custody_fact REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION register.release_rule();

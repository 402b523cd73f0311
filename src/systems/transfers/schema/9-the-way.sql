-- The way of a convoy: legs, welfare, other seats: projectors, guards, walls. What the escort reports is a fact, and is never refused for what it says.
CREATE OR REPLACE FUNCTION transfers.project_legs_planned(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO transfers.leg (event_pos, ordinal, manifest_no, from_place, to_place, mode, vehicles, planned_departure, planned_arrival, officer_no)
  SELECT f.pos, l.n, f.stream_no, l.leg->>'from', l.leg->>'to', l.leg->>'mode', ARRAY(SELECT v.code FROM jsonb_array_elements_text(coalesce(l.leg->'vehicles', '[]')) WITH ORDINALITY v(code, n) ORDER BY v.n), register.at((l.leg->>'departureAt')::bigint), register.at((l.leg->>'arrivalAt')::bigint), f.officer_no
    FROM unnest(p) f CROSS JOIN LATERAL jsonb_array_elements(f.data->'legs') WITH ORDINALITY l(leg, n) $$;
-- The way of convoys as they go. Where a convoy was turned, the plan that stood until then leads to the old place: of it those legs are kept that were travelled, or begun, by then (turned), and the rest of the way is that of the
-- newest plan made since; none, while nobody has planned it. What was reported of a leg is what happened while its plan stood; who crossed a border at a place was there, and went on from it. Asked behind the walls of whoever asks.
CREATE OR REPLACE FUNCTION transfers.way_of(p_manifests bigint[]) RETURNS TABLE (manifest_no bigint, ordinal int, from_place text, to_place text, mode text, vehicles text[], planned_departure timestamptz, planned_arrival timestamptz, departed timestamptz, arrived timestamptz, turned boolean)
  LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  WITH turn AS MATERIALIZED (SELECT r.manifest_no, r.event_pos, r.at FROM transfers.redirect r JOIN transfers.manifest m ON m.no = r.manifest_no AND r.event_pos <= m.heading_pos WHERE r.manifest_no = ANY (p_manifests)),
    plan AS (SELECT p.manifest_no, p.event_pos, since.event_pos AS since_pos, since.at AS since, until.event_pos AS until_pos, until.at AS until
      FROM (SELECT l.manifest_no, l.event_pos FROM transfers.leg l WHERE l.manifest_no = ANY (p_manifests) AND l.ordinal = 1) p
      LEFT JOIN LATERAL (SELECT t.event_pos, t.at FROM turn t WHERE t.manifest_no = p.manifest_no AND t.event_pos < p.event_pos ORDER BY t.event_pos DESC LIMIT 1) since ON true
      LEFT JOIN LATERAL (SELECT t.event_pos, t.at FROM turn t WHERE t.manifest_no = p.manifest_no AND t.event_pos > p.event_pos ORDER BY t.event_pos LIMIT 1) until ON true),
    stood AS (SELECT DISTINCT ON (p.manifest_no, p.until_pos) p.* FROM plan p ORDER BY p.manifest_no, p.until_pos, p.event_pos DESC)
  SELECT s.manifest_no, row_number() OVER (PARTITION BY s.manifest_no ORDER BY l.event_pos, l.ordinal)::int, l.from_place, l.to_place, l.mode, l.vehicles, l.planned_departure, l.planned_arrival, r.departed, r.arrived, s.until_pos IS NOT NULL
    FROM stood s JOIN transfers.leg l ON l.event_pos = s.event_pos
    CROSS JOIN LATERAL (SELECT min(v.at) FILTER (WHERE v.kind IN ('departed', 'border-crossed') AND v.place = l.from_place) AS departed, min(v.at) FILTER (WHERE v.kind IN ('arrived', 'border-crossed') AND v.place = l.to_place) AS arrived FROM transfers.movement v
      WHERE v.manifest_no = s.manifest_no AND v.withdrawn_pos IS NULL AND (s.since_pos IS NULL OR (v.at, v.event_pos) > (s.since, s.since_pos)) AND (s.until_pos IS NULL OR (v.at, v.event_pos) < (s.until, s.until_pos))) r
   WHERE s.until_pos IS NULL OR r.departed IS NOT NULL OR r.arrived IS NOT NULL $$;
-- Whether a convoy was turned and nobody has planned the rest of its way since, as long as it goes there.
CREATE OR REPLACE FUNCTION transfers.way_to_plan(p_manifest bigint) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM transfers.manifest m WHERE m.no = p_manifest AND m.closed_at IS NULL AND m.heading_pos IS NOT NULL AND NOT EXISTS (SELECT FROM transfers.leg l WHERE l.manifest_no = m.no AND l.event_pos > m.heading_pos)
    AND NOT EXISTS (SELECT FROM transfers.movement v WHERE v.manifest_no = m.no AND v.withdrawn_pos IS NULL AND v.kind = 'arrived' AND v.place = m.heading_site AND v.event_pos > m.heading_pos)
    AND NOT EXISTS (SELECT FROM transfers.handover h WHERE h.manifest_no = m.no AND h.ordinal > 1)) $$;
GRANT EXECUTE ON FUNCTION transfers.way_of(bigint[]), transfers.way_to_plan(bigint) TO amana_app;
CREATE OR REPLACE FUNCTION transfers.project_welfare_offered(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO transfers.welfare (event_pos, ord, manifest_no, person_no, item, outcome, place, note, at, officer_no)
  SELECT f.pos, x.ord, f.stream_no, x.person_no, f.data->>'item', x.outcome, f.data->>'place', CASE WHEN x.ord = 0 THEN f.personal->>'note' END, f.occurred_at, f.officer_no
    FROM unnest(p) f CROSS JOIN LATERAL (SELECT 0 AS ord, NULL::bigint AS person_no, 'accepted' AS outcome
      UNION ALL SELECT e.n, (e.one->>'personNo')::bigint, e.one->>'outcome' FROM jsonb_array_elements(f.personal->'exceptions') WITH ORDINALITY e(one, n)) x $$;
CREATE OR REPLACE FUNCTION transfers.project_person_reseated(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT transfers.demand_note(p);
  INSERT INTO transfers.reseating (event_pos, manifest_no, person_no, vehicle, compartment, reason, note, at, officer_no)
  SELECT f.pos, (f.data->>'manifestNo')::bigint, f.stream_no, f.data->>'vehicle', f.data->>'compartment', f.data->>'reason', f.personal->>'note', f.occurred_at, f.officer_no FROM unnest(p) f;
  INSERT INTO register.custody_fact (person_no, event_pos, event_id, at, received_at, kind, moves, vehicle, compartment)
  SELECT f.stream_no, f.pos, f.id, f.occurred_at, f.received_at, f.kind, true, f.data->>'vehicle', f.data->>'compartment' FROM unnest(p) f;
  SELECT register.fold_custody(array_agg(f.stream_no), max(f.received_at)) FROM unnest(p) f $$;
-- Who got away from the convoy sits in a vehicle of it again (docs/decisions/0067): where the person sits is kept as any other change of seats. Who is with the convoy again passes with the others: the difference of the hand-over that is
-- still to come is no more, and a standing offer falls. What both sides signed stays, and the person is brought as the rest of the convoy is.
CREATE OR REPLACE FUNCTION transfers.project_person_recaptured(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM register.demand_told(p, 1, 'place', 'circumstances');
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f WHERE (SELECT h.state FROM register.holder_before(f.stream_no, f.occurred_at, f.pos) h) NOT IN ('at_large', 'unaccounted', 'missing')) THEN
    PERFORM transfers.refuse('invalid-input', 'who is caught on the way had escaped, or was unaccounted for, before'); END IF;
  INSERT INTO transfers.reseating (event_pos, manifest_no, person_no, vehicle, compartment, reason, at, officer_no)
    SELECT f.pos, (f.data->>'manifestNo')::bigint, f.stream_no, f.data->>'vehicle', f.data->>'compartment', 'recaptured', f.occurred_at, f.officer_no FROM unnest(p) f;
  INSERT INTO register.intake (person_no, at, way, event_pos) SELECT f.stream_no, f.occurred_at, 'recapture', f.pos FROM unnest(p) f WHERE register.undetained_before(f.stream_no, f.occurred_at, f.pos) IS NULL;
  PERFORM register.record_custody(array_agg(ROW(f.stream_no, f.pos, f.id, f.occurred_at, f.received_at, f.kind, false, NULL, true, NULL, NULL, f.data->>'vehicle', f.data->>'compartment',
    false, coalesce(register.undetained_before(f.stream_no, f.occurred_at, f.pos), 'held'), NULL, NULL)::register.custody_fact)) FROM unnest(p) f;
  DELETE FROM transfers.difference d USING unnest(p) f WHERE d.manifest_no = (f.data->>'manifestNo')::bigint AND d.person_no = f.stream_no AND d.kind IN ('escaped', 'missing') AND d.ordinal = transfers.next_ordinal(d.manifest_no);
  PERFORM transfers.void_offers(p);
END $$;
-- A plan is an act: it leads from where the convoy starts to where it goes, leg after leg, and each leg begins after the one before has ended.
CREATE OR REPLACE FUNCTION transfers.leg_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM fresh n JOIN transfers.manifest m ON m.no = n.manifest_no WHERE access.authority_of(n.officer_no) NOT IN (m.from_authority, m.escort_authority)) THEN
    PERFORM transfers.refuse('not-permitted', 'legs are planned by the giving or the escorting authority'); END IF;
  PERFORM transfers.require_manifest_step(ARRAY(SELECT DISTINCT n.manifest_no FROM fresh n), 'LegsPlanned');
  IF EXISTS (SELECT FROM (SELECT n.*, lag(n.to_place) OVER w AS before, lag(n.planned_arrival) OVER w AS free, lead(n.ordinal) OVER w AS after FROM fresh n WINDOW w AS (PARTITION BY n.event_pos ORDER BY n.ordinal)) x
      JOIN transfers.manifest m ON m.no = x.manifest_no
      WHERE (x.before IS NOT NULL AND (x.before <> x.from_place OR x.planned_departure < x.free)) OR (x.after IS NULL AND x.to_place <> coalesce(m.heading_site, m.to_site))
         OR (x.before IS NULL AND m.heading_site IS NULL AND x.from_place <> m.from_site)) THEN
    PERFORM transfers.refuse('legs-do-not-join', 'the legs do not lead from the start to the destination, one after the other'); END IF;
  -- within one authority the way decides whether persons are told and heard: no plan leads it through a state that the manifest does not name
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM fresh n JOIN transfers.manifest m ON m.no = n.manifest_no AND m.kind = 'within-authority' JOIN sites.site s ON s.code IN (n.from_place, n.to_place)
      WHERE NOT transfers.asks_of_persons(m.no) AND s.country IS DISTINCT FROM m.destination_country) THEN
    PERFORM transfers.refuse('I12-notice-and-interview', 'the way leads through another state, which the manifest does not name: it needs a manifest, a notice and an interview of its own'); END IF;
  IF EXISTS (SELECT FROM fresh n JOIN transfers.manifest m ON m.no = n.manifest_no CROSS JOIN LATERAL unnest(n.vehicles) u(code) WHERE NOT EXISTS (SELECT FROM sites.vehicle v WHERE v.code = u.code AND v.authority = m.escort_authority)) THEN
    PERFORM transfers.refuse('invalid-input', 'a leg goes by vehicles of the escorting authority'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER leg_guard AFTER INSERT ON transfers.leg REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION transfers.leg_guard();
CREATE OR REPLACE FUNCTION transfers.welfare_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM fresh n JOIN transfers.manifest m ON m.no = n.manifest_no WHERE access.authority_of(n.officer_no) <> m.escort_authority) THEN
    PERFORM transfers.refuse('not-permitted', 'the escort says what was offered on the way'); END IF;
  IF EXISTS (SELECT FROM fresh n WHERE n.person_no IS NOT NULL AND NOT EXISTS (SELECT FROM transfers.line l WHERE l.manifest_no = n.manifest_no AND l.person_no = n.person_no)) THEN
    PERFORM transfers.refuse('not-on-manifest', 'the person is not on this manifest'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER welfare_guard AFTER INSERT ON transfers.welfare REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION transfers.welfare_guard();
-- Who sits elsewhere is on board: boarded under this manifest, which is neither closed nor cancelled, in a vehicle at that instant, and not passed on to the next authority. Separation is asked of every seat by the rules of custody, which demand the breach.
CREATE OR REPLACE FUNCTION transfers.reseating_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE over text;
BEGIN
  IF EXISTS (SELECT FROM fresh n JOIN transfers.manifest m ON m.no = n.manifest_no WHERE access.authority_of(n.officer_no) <> m.escort_authority) THEN
    PERFORM transfers.refuse('not-permitted', 'the escort says who sits where'); END IF;
  IF EXISTS (SELECT FROM fresh n WHERE NOT EXISTS (SELECT FROM transfers.boarding b WHERE b.manifest_no = n.manifest_no AND b.person_no = n.person_no AND b.outcome = 'boarded')
      AND NOT EXISTS (SELECT FROM transfers.line l WHERE l.manifest_no = n.manifest_no AND l.person_no = n.person_no AND l.state = 'born')) THEN
    PERFORM transfers.refuse('not-on-manifest', 'the person did not board under this manifest'); END IF;
  IF EXISTS (SELECT FROM fresh n JOIN transfers.manifest m ON m.no = n.manifest_no CROSS JOIN LATERAL register.holder_before(n.person_no, n.at, n.event_pos) h WHERE h.custodian NOT IN (m.from_authority, m.escort_authority)) THEN
    PERFORM transfers.refuse('I01-one-place-one-custodian', 'the person had passed to another authority before'); END IF;
  IF register.rebuilding() THEN RETURN NULL; END IF;
  SELECT s.stage INTO over FROM (SELECT DISTINCT n.manifest_no FROM fresh n) u CROSS JOIN LATERAL transfers.manifest_stage(u.manifest_no) s(stage) WHERE s.stage IN ('closed', 'cancelled') LIMIT 1;
  IF over IS NOT NULL THEN PERFORM transfers.refuse_step(over, 'PersonReseated'); END IF;
  IF EXISTS (SELECT FROM fresh n WHERE (SELECT f.vehicle FROM register.custody_fact f WHERE f.person_no = n.person_no AND f.superseded_pos IS NULL AND f.moves AND (f.at, f.event_pos) < (n.at, n.event_pos)
      ORDER BY f.at DESC, f.event_pos DESC LIMIT 1) IS NULL) THEN
    PERFORM transfers.refuse('not-on-manifest', 'the person was in no vehicle at that time'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER reseating_guard AFTER INSERT ON transfers.reseating REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION transfers.reseating_guard();

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['leg', 'welfare', 'reseating'] LOOP
    EXECUTE format('ALTER TABLE transfers.%I ENABLE ROW LEVEL SECURITY; ALTER TABLE transfers.%I FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS wall ON transfers.%I;
      CREATE POLICY wall ON transfers.%I FOR SELECT USING (manifest_no = ANY ((SELECT transfers.visible_manifests())::bigint[]))', t, t, t, t);
  END LOOP;
END $$;
-- That a person refused medication tells of the person's health: it is seen by the escort, who must know what is still due, and by health officers who reach the person (H2).
DROP POLICY IF EXISTS medication_is_health ON transfers.welfare;
CREATE POLICY medication_is_health ON transfers.welfare AS RESTRICTIVE FOR SELECT USING (item <> 'medication' OR person_no IS NULL
  OR (SELECT access.officer_roles()) && ARRAY['escort_commander', 'health_officer']);

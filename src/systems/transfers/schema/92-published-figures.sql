-- Published figures: projectors and wall. What was published is public: every officer who is signed in sees it. The figures beside it are counted behind the walls of who asks.
CREATE OR REPLACE FUNCTION transfers.project_figures_published(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO transfers.published_figure (event_pos, ord, operation_no, reference, measure, nationality, said, unit, at_least, at_most, as_of, published_on, definition, attributed_to, source, remark, recorded_by, recorded_at)
  SELECT f.pos, x.ord, f.stream_no, x.one->>'reference', x.one->>'measure', x.one->>'nationality', x.one->>'said', x.one->>'unit', (x.one->>'atLeast')::int, (x.one->>'atMost')::int, x.one->>'asOf', x.one->>'publishedOn',
         s.one->>'definition', s.one->>'attributedTo', s.one->>'source', s.one->>'remark', f.officer_no, f.received_at
    FROM unnest(p) f CROSS JOIN LATERAL jsonb_array_elements(f.data->'figures') WITH ORDINALITY x(one, ord)
    LEFT JOIN LATERAL jsonb_array_elements(f.personal->'sources') WITH ORDINALITY s(one, ord) ON s.ord = x.ord $$;
-- What is published later than today is entered with the installation of a scenario only: nobody has published it yet.
CREATE OR REPLACE FUNCTION transfers.published_figure_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  IF EXISTS (SELECT FROM fresh n WHERE n.recorded_by <> 0 AND left(n.published_on || '-01-01', 10) > to_char(n.recorded_at AT TIME ZONE coalesce((SELECT c.zone FROM register.clock_setting c), 'UTC'), 'YYYY-MM-DD')) THEN
    RAISE EXCEPTION 'invalid-input: a figure is entered when it was published, not before' USING ERRCODE = '22023'; END IF;
  IF EXISTS (SELECT FROM fresh n WHERE n.reference !~ '^[A-Za-z0-9][A-Za-z0-9-]{0,19}$' OR NOT register.told(n.said, 1) OR NOT register.told(n.definition, 3) OR NOT register.told(n.attributed_to, 2) OR NOT register.told(n.source, 3)) THEN
    RAISE EXCEPTION 'invalid-input: a figure is named by a reference, and says what it counts, who said it, and where' USING ERRCODE = '22023'; END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER published_figure_guard AFTER INSERT ON transfers.published_figure REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION transfers.published_figure_guard();
CREATE OR REPLACE FUNCTION transfers.project_published_figure_withdrawn(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f JOIN transfers.published_figure x ON x.operation_no = f.stream_no AND x.reference = f.data->>'reference' AND x.withdrawn_at IS NULL
      WHERE access.authority_of(f.officer_no) IS DISTINCT FROM access.authority_of(x.recorded_by)) THEN
    RAISE EXCEPTION 'not-permitted: a published figure is withdrawn by the authority that entered it' USING ERRCODE = '42501'; END IF;
  PERFORM register.demand_told(p, 3, 'reason');
  UPDATE transfers.published_figure x SET withdrawn_at = f.received_at, withdrawn_by = f.officer_no, withdrawal = f.personal->>'reason', withdrawn_pos = f.pos
    FROM unnest(p) f WHERE x.operation_no = f.stream_no AND x.reference = f.data->>'reference' AND x.withdrawn_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'stale: this figure was withdrawn already, or was never entered' USING ERRCODE = '23514'; END IF;
END $$;
ALTER TABLE transfers.published_figure ENABLE ROW LEVEL SECURITY; ALTER TABLE transfers.published_figure FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS wall ON transfers.published_figure;
CREATE POLICY wall ON transfers.published_figure FOR SELECT USING ((SELECT access.officer_id()) IS NOT NULL);

-- What officers take out of lists, and the views of lists that they keep. Each stands under its own officer: nobody writes another's.
GRANT SELECT ON access.list_export, access.saved_view, access.opening_view TO amana_app, amana_verify;
GRANT SELECT, INSERT ON access.list_export TO amana_guard;
GRANT SELECT, INSERT, UPDATE ON access.saved_view, access.opening_view TO amana_guard;

-- Filters as one object, by their keys.
CREATE OR REPLACE FUNCTION access.filter_of(p jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(jsonb_object_agg(f->>'key', f->>'value'), '{}') FROM jsonb_array_elements(p) f $$;
CREATE OR REPLACE FUNCTION access.project_list_exported(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO access.list_export (officer_no, list, filter, search, rows, exported_at, event_pos)
  SELECT f.stream_no, f.data->>'list', access.filter_of(f.data->'filter'), f.personal->>'search', (f.data->>'rows')::int, f.received_at, f.pos FROM unnest(p) f $$;
-- Of several in one call the last stands: one statement does not change a row twice.
CREATE OR REPLACE FUNCTION access.project_view_saved(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO access.saved_view (officer_no, view_id, list, name, filter, shared, removed, event_pos)
  SELECT DISTINCT ON (f.stream_no, f.data->>'viewId') f.stream_no, (f.data->>'viewId')::uuid, f.data->>'list', f.personal->>'name', access.filter_of(f.data->'filter'), (f.data->>'shared')::boolean, false, f.pos
    FROM unnest(p) f ORDER BY f.stream_no, f.data->>'viewId', f.pos DESC
  ON CONFLICT (officer_no, view_id) DO UPDATE SET name = excluded.name, filter = excluded.filter, shared = excluded.shared, event_pos = excluded.event_pos $$;
-- What changes no row passes no trigger: a removal of what is not there would write into the stream of another officer.
CREATE OR REPLACE FUNCTION access.project_view_removed(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM unnest(p) f WHERE f.officer_no <> f.stream_no) THEN RAISE EXCEPTION 'not-permitted: lists and views are kept and taken in the own name' USING ERRCODE = '42501'; END IF;
  UPDATE access.saved_view v SET removed = true, event_pos = f.pos FROM unnest(p) f WHERE v.officer_no = f.stream_no AND v.view_id = (f.data->>'viewId')::uuid;
END $$;
CREATE OR REPLACE FUNCTION access.project_opening_view_chosen(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO access.opening_view (officer_no, list, view_id, event_pos)
  SELECT DISTINCT ON (f.stream_no, f.data->>'list') f.stream_no, f.data->>'list', (f.data->>'viewId')::uuid, f.pos FROM unnest(p) f ORDER BY f.stream_no, f.data->>'list', f.pos DESC
  ON CONFLICT (officer_no, list) DO UPDATE SET view_id = excluded.view_id, event_pos = excluded.event_pos $$;

-- Walls. An export is seen by who made it, by the administrators of that officer's authority, and by monitors. A view is its officer's own; a shared one is
-- read by the officers of the same authority too. With which view a list opens concerns nobody else.
DROP POLICY IF EXISTS list_export_wall ON access.list_export;
CREATE POLICY list_export_wall ON access.list_export FOR SELECT USING (officer_no = (SELECT access.officer_id())
  OR (SELECT access.officer_roles() && ARRAY['monitor', 'installation'])
  OR ((SELECT access.officer_roles() && ARRAY['administrator'])
      AND EXISTS (SELECT FROM access.officer o WHERE o.no = list_export.officer_no AND o.authority = (SELECT access.officer_authority()))));
DROP POLICY IF EXISTS saved_view_wall ON access.saved_view;
CREATE POLICY saved_view_wall ON access.saved_view FOR SELECT USING (officer_no = (SELECT access.officer_id())
  OR (shared AND NOT removed AND EXISTS (SELECT FROM access.officer o WHERE o.no = saved_view.officer_no AND o.authority = (SELECT access.officer_authority()))));
DROP POLICY IF EXISTS opening_view_wall ON access.opening_view;
CREATE POLICY opening_view_wall ON access.opening_view FOR SELECT USING (officer_no = (SELECT access.officer_id()));

-- Who writes into the stream of another officer, by whatever door, is refused: these three are an officer's own.
CREATE OR REPLACE FUNCTION access.own_list_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM fresh n CROSS JOIN LATERAL (SELECT x.* FROM register.event x WHERE x.pos = n.event_pos OFFSET 0) e WHERE e.officer_no <> n.officer_no) THEN
    RAISE EXCEPTION 'not-permitted: lists and views are kept and taken in the own name' USING ERRCODE = '42501'; END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER list_export_guard AFTER INSERT ON access.list_export REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION access.own_list_guard();
CREATE OR REPLACE TRIGGER saved_view_guard AFTER INSERT ON access.saved_view REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION access.own_list_guard();
CREATE OR REPLACE TRIGGER saved_view_change_guard AFTER UPDATE ON access.saved_view REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION access.own_list_guard();
CREATE OR REPLACE TRIGGER opening_view_guard AFTER INSERT ON access.opening_view REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION access.own_list_guard();
CREATE OR REPLACE TRIGGER opening_view_change_guard AFTER UPDATE ON access.opening_view REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION access.own_list_guard();
-- What an event of a list holds in the clear is a code of the register, never what somebody typed: a filter by section names one that is there, any other has no letter outside ASCII and no space.
CREATE OR REPLACE FUNCTION access.filter_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF register.rebuilding() IS NOT TRUE AND EXISTS (SELECT FROM fresh n CROSS JOIN LATERAL jsonb_each_text(n.filter) f(key, value)
      WHERE CASE f.key WHEN 'section' THEN NOT EXISTS (SELECT FROM sites.section s WHERE s.section = f.value)
        WHEN 'site' THEN NOT EXISTS (SELECT FROM sites.site s WHERE s.code = f.value) WHEN 'authority' THEN NOT EXISTS (SELECT FROM access.authority a WHERE a.code = f.value)
        WHEN 'supervisor' THEN NOT (f.value = 'none' OR f.value ~ '^[0-9a-f]{8}-[0-9a-f-]{27}$' OR EXISTS (SELECT FROM access.authority a WHERE a.code = f.value)) ELSE f.value !~ '^[!-~]+$' END) THEN
    RAISE EXCEPTION 'invalid-input: a filter is a code of the register' USING ERRCODE = '22023'; END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER list_export_filter_guard AFTER INSERT ON access.list_export REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION access.filter_guard();
CREATE OR REPLACE TRIGGER saved_view_filter_guard AFTER INSERT ON access.saved_view REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION access.filter_guard();
CREATE OR REPLACE TRIGGER saved_view_change_filter_guard AFTER UPDATE ON access.saved_view REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION access.filter_guard();

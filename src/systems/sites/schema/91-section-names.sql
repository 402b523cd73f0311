-- What sections are called. The code of a section is its key; a name is only shown.
CREATE OR REPLACE FUNCTION sites.project_section_named(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f JOIN sites.site s ON s.code = f.data->>'site' WHERE f.officer_no <> 0 AND access.authority_of(f.officer_no) IS DISTINCT FROM s.authority) THEN
    RAISE EXCEPTION 'not-permitted: a section is named by the authority that answers for its site' USING ERRCODE = '42501'; END IF;
  -- of several in one batch the newest counts
  UPDATE sites.section x SET name_en = f.data->>'nameEn', name_ar = f.data->>'nameAr', name_ckb = f.data->>'nameCkb', named_pos = f.pos
    FROM (SELECT DISTINCT ON (u.data->>'site', u.data->>'section') u.* FROM unnest(p) u ORDER BY u.data->>'site', u.data->>'section', u.pos DESC) f
   WHERE x.site = f.data->>'site' AND x.section = f.data->>'section' AND f.stream_no = sites.stream_of(x.site);
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> (SELECT count(DISTINCT (u.data->>'site', u.data->>'section')) FROM unnest(p) u) THEN
    RAISE EXCEPTION 'not-found: a section is named on the stream of its site' USING ERRCODE = '23514'; END IF;
END $$;

-- Who opened which file (docs/decisions/0043-every-reading-is-written-down.md). Rows are written by the functions here, before anything is shown; who serves reads them through register.file_reads only.
GRANT SELECT, INSERT ON access.file_read, access.read_seal TO amana_guard;
GRANT SELECT, INSERT, UPDATE ON access.read_gate TO amana_guard;
CREATE OR REPLACE TRIGGER "I23-append-only" BEFORE UPDATE OR DELETE OR TRUNCATE ON access.file_read FOR EACH STATEMENT EXECUTE FUNCTION register.append_only();
CREATE OR REPLACE TRIGGER "I23-append-only" BEFORE UPDATE OR DELETE OR TRUNCATE ON access.read_seal FOR EACH STATEMENT EXECUTE FUNCTION register.append_only();

-- On what ground an authority knows of a person: it holds the person, takes part in the convoy, or held the person before; or the role of who asks reads beyond its authority.
CREATE OR REPLACE FUNCTION access.ground_of_reading(p_person bigint, p_authority text, p_reach text) RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
BEGIN
  RETURN CASE WHEN p_authority IS NULL THEN 'installation'
    WHEN EXISTS (SELECT FROM register.custody c WHERE c.person_no = p_person AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.custodian = p_authority) THEN 'custody'
    WHEN EXISTS (SELECT FROM transfers.line l JOIN transfers.manifest m ON m.no = l.manifest_no WHERE l.person_no = p_person AND l.live AND p_authority IN (m.from_authority, m.escort_authority, m.to_authority)) THEN 'convoy'
    WHEN p_reach = '*' THEN 'role' ELSE 'earlier' END;
END $$;

-- Writes down that these persons' files are opened, by who asks, under an opened wall or for a request where one is named. Asks for no wall: it is granted to nobody who serves. A row of the same session within ten minutes stands for this opening too; of requests that come at once, one writes it.
DROP FUNCTION IF EXISTS access.write_reads(bigint[], text);
DROP FUNCTION IF EXISTS access.write_reads(bigint[], text, uuid);
CREATE OR REPLACE FUNCTION access.write_reads(p_persons bigint[], p_part text, p_opening uuid DEFAULT NULL, p_request bigint DEFAULT NULL) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
DECLARE o bigint; mine text; mark bytea; reach text; fresh bigint[]; since timestamptz := register.clock_now() - interval '10 minutes';
BEGIN
  SELECT s.officer_no, f.authority, substring(sha256('read'::bytea || s.token_hash) FOR 8) INTO o, mine, mark FROM access.session s LEFT JOIN access.officer f ON f.no = s.officer_no
    WHERE s.token_hash = sha256(convert_to(nullif(current_setting('amana.token', true), ''), 'UTF8')) AND s.idle_until > now() AND s.ends_at > now() AND (s.officer_no = 0 OR f.active);
  IF o IS NULL THEN RAISE EXCEPTION 'not-signed-in' USING ERRCODE = '28000'; END IF;
  fresh := ARRAY(SELECT DISTINCT p.no FROM unnest(p_persons) p(no) WHERE NOT EXISTS (SELECT FROM access.file_read r WHERE r.person_no = p.no AND r.read_at > since AND r.officer_no = o AND r.session = mark AND r.part = p_part AND r.emergency IS NOT DISTINCT FROM p_opening AND r.request_no IS NOT DISTINCT FROM p_request) ORDER BY 1);
  IF fresh = '{}' THEN RETURN; END IF;
  LOCK TABLE access.read_gate IN ROW EXCLUSIVE MODE;
  PERFORM pg_advisory_xact_lock(7264, hashtext(concat_ws(' ', o, p_part, fresh::text)));
  reach := access.reach_of(o);
  INSERT INTO access.file_read (person_no, officer_no, authority, roles, part, ground, session, read_at, emergency, request_no)
    SELECT p.no, o, mine, access.roles_of(o), p_part, CASE WHEN p_opening IS NULL THEN access.ground_of_reading(p.no, mine, reach) ELSE 'emergency' END, mark, register.clock_now(), p_opening, p_request
      FROM unnest(fresh) p(no) WHERE NOT EXISTS (SELECT FROM access.file_read r WHERE r.person_no = p.no AND r.read_at > since AND r.officer_no = o AND r.session = mark AND r.part = p_part AND r.emergency IS NOT DISTINCT FROM p_opening AND r.request_no IS NOT DISTINCT FROM p_request);
END $$;
-- The same of persons that who asks sees; of others there is nothing to write, because nothing will be shown. What is shown for a request is written down with it, and by nothing else (safeguards.note_search).
CREATE OR REPLACE FUNCTION access.note_reads(p_persons bigint[], p_part text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE seen bigint[] := CASE WHEN p_part <> 'request' THEN ARRAY(SELECT s FROM register.seen_persons(p_persons) s) END;
BEGIN
  IF seen <> '{}' THEN PERFORM access.write_reads(seen, p_part); END IF;
END $$;
-- Whether this transaction wrote nothing yet: what it reads was then written, and is kept, by another one. Who has written here could look, and take back the row that says so.
CREATE OR REPLACE FUNCTION access.has_written() RETURNS boolean LANGUAGE sql STABLE PARALLEL RESTRICTED AS $$ SELECT pg_catalog.pg_current_xact_id_if_assigned() IS NOT NULL $$;
-- Whether who asks opened this file a short time ago, by a row that is kept and says so: without it nothing is shown. Who was shown a paper of the person, or a name for a request, opened no file.
CREATE OR REPLACE FUNCTION access.demand_noted(p_person bigint) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
BEGIN
  IF access.has_written() OR NOT EXISTS (SELECT FROM access.file_read r WHERE r.person_no = p_person AND r.read_at > register.clock() - interval '15 minutes' AND r.officer_no = access.officer_id() AND r.part = 'file') THEN
    RAISE EXCEPTION 'read-not-noted: a file is shown to whoever is written down as its reader' USING ERRCODE = '42501'; END IF;
  RETURN true;
END $$;
-- The same of one part of it, and of what is seen under an opened wall.
CREATE OR REPLACE FUNCTION access.demand_part_noted(p_person bigint, p_part text, p_opening uuid) RETURNS void LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
BEGIN
  IF access.has_written() OR NOT EXISTS (SELECT FROM access.file_read r WHERE r.person_no = p_person AND r.read_at > register.clock() - interval '15 minutes' AND r.officer_no = access.officer_id() AND r.part = p_part AND r.emergency IS NOT DISTINCT FROM p_opening) THEN
    RAISE EXCEPTION 'read-not-noted: a file is shown to whoever is written down as its reader' USING ERRCODE = '42501'; END IF;
END $$;

-- Binds what was read since the last seal; the number of a request, which readings of before have not, is left out where there is none. Readings that are being written are waited for: none of them gets into a range that is sealed without it.
DROP FUNCTION IF EXISTS access.seal_reads();
CREATE OR REPLACE FUNCTION access.seal_reads() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
DECLARE last access.read_seal;
BEGIN
  LOCK TABLE access.read_gate IN SHARE ROW EXCLUSIVE MODE;
  SELECT * INTO last FROM access.read_seal s ORDER BY s.no DESC LIMIT 1;
  INSERT INTO access.read_seal (no, first_read, last_read, reads, digest, sealed_at)
    SELECT coalesce(last.no, 0) + 1, coalesce(last.last_read, 0) + 1, max(r.no), count(*), sha256(coalesce(last.digest, '\x') || sha256(convert_to(string_agg(concat_ws(' ', r.no, r.person_no, r.officer_no, coalesce(r.authority, '-'),
      array_to_string(r.roles, ','), r.part, r.ground, encode(r.session, 'hex'), round(extract(epoch FROM r.read_at) * 1000), coalesce(r.emergency::text, '-'), r.request_no), E'\n' ORDER BY r.no), 'UTF8'))), register.clock_now()
      FROM access.file_read r WHERE r.no > coalesce(last.last_read, 0) HAVING count(*) > 0;
END $$;
GRANT EXECUTE ON FUNCTION access.note_reads(bigint[], text), access.seal_reads() TO amana_app;
GRANT EXECUTE ON FUNCTION access.has_written() TO amana_app, amana_guard;
GRANT EXECUTE ON FUNCTION access.write_reads(bigint[], text, uuid, bigint), access.demand_noted(bigint), access.demand_part_noted(bigint, text, uuid), access.ground_of_reading(bigint, text, text) TO amana_guard;

-- Whether who asks is told that families ask at all: a monitor with no role beside it. Whoever has a part in custody, judges, audits or governs would learn by it that somebody asked (docs/decisions/0064-who-asked-is-never-told.md).
CREATE OR REPLACE FUNCTION access.is_told_of_requests() RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE posted text[] := access.officer_roles();
BEGIN RETURN coalesce(posted && ARRAY['monitor'] AND posted <@ ARRAY['monitor'], false); END $$;
GRANT EXECUTE ON FUNCTION access.is_told_of_requests() TO amana_guard;

/*
 * Who opened a person's file, the newest first, for whoever sees the person. Of the own authority by name, and to monitors all by name; of another authority its code and roles. That somebody read an account of a fear says that there is
 * one: it is told to who reads every fear of the person (0013), and to nobody else.
 */
CREATE OR REPLACE FUNCTION register.file_reads(p_person bigint, p_authority text, p_limit int, p_offset int)
  RETURNS TABLE (total bigint, officer_no bigint, name_en text, name_ar text, authority text, roles text[], part text, ground text, read_at bigint, emergency uuid)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE mine text := access.officer_authority(); posted text[] := access.officer_roles(); all_named boolean := posted && ARRAY['monitor', 'installation'];
  asked boolean := access.is_told_of_requests();
BEGIN
  IF NOT register.sees_person(p_person) THEN RETURN; END IF;
  RETURN QUERY SELECT count(*) OVER (), CASE WHEN all_named OR r.authority = mine THEN r.officer_no END, CASE WHEN all_named OR r.authority = mine THEN o.name_en END, CASE WHEN all_named OR r.authority = mine THEN o.name_ar END,
      r.authority, r.roles, r.part, r.ground, register.ms(r.read_at), r.emergency
    FROM access.file_read r LEFT JOIN access.officer o ON o.no = r.officer_no
   WHERE r.person_no = p_person AND (p_authority IS NULL OR r.authority = p_authority) AND (asked OR r.part <> 'request')
     AND (r.part <> 'fears' OR r.emergency IS NOT NULL OR NOT EXISTS (SELECT FROM safeguards.fear f WHERE f.person_no = p_person AND safeguards.reads_fears_of(f.country) IS NOT TRUE))
   ORDER BY r.no DESC LIMIT p_limit OFFSET p_offset;
END $$;
GRANT EXECUTE ON FUNCTION register.file_reads(bigint, text, int, int) TO amana_app;

-- How often officers opened files since an instant, by part and ground: of the own authority for who audits it, of all for monitors. It names officers and no person, and is silent of accounts of fears: that one was read
-- says that there is one (0013), unless a wall was opened for it, which is listed anyway. That a person was looked for says that a family asked: access.is_told_of_requests.
CREATE OR REPLACE FUNCTION access.readings_counted(p_since timestamptz) RETURNS TABLE (officer_no bigint, authority text, part text, ground text, readings bigint, files bigint, last_at timestamptz)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET jit = off AS $$
DECLARE posted text[] := access.officer_roles(); mine text := access.officer_authority(); asked boolean := access.is_told_of_requests();
BEGIN
  IF posted && ARRAY['monitor', 'auditor'] IS NOT TRUE THEN RETURN; END IF;
  RETURN QUERY SELECT r.officer_no, r.authority, r.part, r.ground, count(*), count(DISTINCT r.person_no), max(r.read_at) FROM access.file_read r
    WHERE r.read_at >= p_since AND (r.authority = mine OR posted && ARRAY['monitor']) AND (asked OR r.part <> 'request') AND (r.part <> 'fears' OR r.emergency IS NOT NULL) GROUP BY 1, 2, 3, 4;
END $$;
GRANT EXECUTE ON FUNCTION access.readings_counted(timestamptz) TO amana_app;

-- A stored document for who may read it (register.sees_document), once it is written down and kept whose file it was taken from: where it was written down only now, that is all that is answered, and it is told to who asks again. One that stands on no person's file, or is the own of who stored it and cited by nobody, leaves no row.
CREATE OR REPLACE FUNCTION register.read_document(p_sha256 text) RETURNS json LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.sees_document(p_sha256) THEN RETURN NULL; END IF;
  PERFORM access.write_reads(x.persons, x.part) FROM (
    SELECT CASE WHEN EXISTS (SELECT FROM register.photograph h WHERE h.document_sha256 = p_sha256 AND h.person_no = c.person_no) THEN 'photograph' ELSE 'document' END AS part, array_agg(DISTINCT c.person_no) AS persons
      FROM register.document_citation c WHERE c.sha256 = p_sha256 AND c.person_no IS NOT NULL GROUP BY 1 ORDER BY 1) x;
  IF access.has_written() THEN RETURN '{"noted": true}'; END IF;
  RETURN (SELECT json_build_object('media_type', d.media_type, 'bytes', d.bytes) FROM register.document d WHERE d.sha256 = p_sha256);
END $$;
GRANT EXECUTE ON FUNCTION register.read_document(text) TO amana_app;

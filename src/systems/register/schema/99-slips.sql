-- Slips, with which whoever is given one finds the record of a person in the public log (docs/decisions/0046). The key of the record is told to nobody: an officer who issued a slip is told it as it is kept, wrapped, and the server
-- that prints it opens it.
CREATE OR REPLACE FUNCTION register.project_slip_issued(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f WHERE NOT register.sees_person(f.stream_no)) THEN
    RAISE EXCEPTION 'not-permitted: a slip is issued by whoever may read the file' USING ERRCODE = '42501'; END IF;
END $$;
-- What follows in the record is named by another key: the number of this event is all that is kept of it, because the key is made of it and of one that no slip tells (docs/decisions/0060).
CREATE OR REPLACE FUNCTION register.project_slips_replaced(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f WHERE NOT register.sees_person(f.stream_no)) THEN
    RAISE EXCEPTION 'not-permitted: slips are replaced by whoever may read the file' USING ERRCODE = '42501'; END IF;
  UPDATE register.stream s SET label_from = l.seq FROM (SELECT e.stream_no, max(e.seq) AS seq FROM unnest(p) f JOIN register.event e ON e.pos = f.pos GROUP BY e.stream_no) l WHERE s.no = l.stream_no;
END $$;
-- For the officer who issued one within the hour: the wrapped key, the head that was signed last, and the newest event of the record that it holds. Without a row nothing was issued since slips were replaced last; without a size
-- nothing of the record is signed yet that a slip of now finds.
-- enable_seqscan = off: see append in schema.sql.
DROP FUNCTION IF EXISTS register.slip_of(bigint);
CREATE FUNCTION register.slip_of(p_person bigint) RETURNS TABLE (key text, label_from int, note text, size bigint, seq int, leaf_index bigint, issued_to text) LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
  SELECT encode(s.wrapped_key, 'base64'), s.label_from, h.note, h.size, n.seq, n.leaf_index, i.body::jsonb->'data'->>'to'
    FROM register.stream s
    CROSS JOIN LATERAL (SELECT e.body FROM register.event e WHERE e.stream_no = s.no AND e.seq > s.label_from AND e.type = 'SlipIssued' AND e.officer_no = access.officer_id() AND e.received_at > register.clock() - interval '1 hour' ORDER BY e.seq DESC LIMIT 1) i
    LEFT JOIN LATERAL (SELECT l.note, l.size FROM register.log_head l ORDER BY l.size DESC LIMIT 1) h ON true
    LEFT JOIN LATERAL (SELECT e.seq, x.leaf_index FROM register.event e JOIN register.log_entry x ON x.event_pos = e.pos AND x.leaf_index < h.size WHERE e.stream_no = s.no AND e.seq > s.label_from ORDER BY e.seq DESC LIMIT 1) n ON true
   WHERE s.no = p_person AND s.kind = 'person' AND access.officer_roles() && ARRAY['origin_officer', 'receiving_officer'] AND register.sees_person(p_person) $$;
GRANT EXECUTE ON FUNCTION register.slip_of(bigint) TO amana_app;

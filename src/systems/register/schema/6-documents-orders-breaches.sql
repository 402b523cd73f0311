-- Documents, orders of detention (I05) and breaches: projectors and guards.

-- Events of a person that cite a document. The document need not exist: evidence is recorded as it was given.
CREATE OR REPLACE FUNCTION register.cite_documents(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO register.document_citation (event_pos, sha256, person_no) SELECT f.pos, f.data->>'documentSha256', f.stream_no FROM unnest(p) f WHERE f.data ? 'documentSha256' $$;
GRANT EXECUTE ON FUNCTION register.cite_documents(register.fact[]) TO amana_guard;
-- Who cites a stored document has it before the own eyes: whoever knows no more than its hash would come to read it by citing it in a file of the own. Asked of what was cited before this statement; a name that is none
-- of this register is recorded as it was given.
CREATE OR REPLACE FUNCTION register.citation_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE since bigint; own bigint; reach text;
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  own := access.officer_id(); reach := access.reach(); SELECT min(n.event_pos) INTO since FROM fresh n;
  IF EXISTS (SELECT FROM (SELECT DISTINCT n.sha256 FROM fresh n WHERE n.officer_no IS NULL) u WHERE EXISTS (SELECT FROM register.document d WHERE d.sha256 = u.sha256)
      AND NOT EXISTS (SELECT FROM register.document_citation c WHERE c.sha256 = u.sha256 AND c.event_pos < since AND (c.officer_no = own OR (c.officer_no IS NULL AND (reach = '*' OR c.manifest_no = ANY ((SELECT transfers.visible_manifests())::bigint[])
        OR EXISTS (SELECT FROM register.person_reach r WHERE r.person_no = c.person_no AND r.authority = reach)
        OR EXISTS (SELECT FROM transfers.commitment k WHERE k.operation_no = c.operation_no AND k.document_sha256 = c.sha256
          AND (k.authority = reach OR k.operation_no IN (SELECT m.operation_no FROM transfers.manifest m WHERE m.no = ANY ((SELECT transfers.visible_manifests())::bigint[]))))))))) THEN
    RAISE EXCEPTION 'invalid-input: a document that is cited is one that the officer stored or may read' USING ERRCODE = '22023'; END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER citation_guard AFTER INSERT ON register.document_citation REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION register.citation_guard();
-- Stored is what the server had the bytes of: whoever could say so of any hash would read what others stored.
CREATE OR REPLACE FUNCTION register.project_document_stored(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT register.demand_word(p);
  INSERT INTO register.document_citation (event_pos, sha256, officer_no) SELECT f.pos, f.data->>'sha256', f.officer_no FROM unnest(p) f;
  INSERT INTO register.document (sha256, media_type, bytes, event_pos) SELECT f.data->>'sha256', f.data->>'mediaType', (f.data->>'bytes')::bigint, f.pos FROM unnest(p) f
    -- two officers may store the same bytes at once: whichever commits first, the row cites the earlier event
    ON CONFLICT (sha256) DO UPDATE SET event_pos = excluded.event_pos WHERE excluded.event_pos < document.event_pos $$;
CREATE OR REPLACE FUNCTION register.project_order_recorded(p register.fact[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO register.custody_order (id, person_no, ground, article, authority, document_sha256, issued_at, expires_at, legal_status, event_pos)
  SELECT f.id, f.stream_no, f.personal->>'ground', f.personal->>'article', f.data->>'authority', f.data->>'documentSha256', register.at((f.data->>'issuedAt')::bigint), register.at((f.data->>'expiresAt')::bigint), coalesce(f.data->>'legalStatus', 'untried'), f.pos FROM unnest(p) f;
  SELECT register.cite_documents(p);
  SELECT register.demand_told(p, 1, 'ground', 'article') $$;
CREATE OR REPLACE FUNCTION register.project_order_extended(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  PERFORM register.demand_told(p, 3, 'reason');
  UPDATE register.custody_order o SET expires_at = register.at((f.data->>'expiresAt')::bigint), event_pos = f.pos FROM unnest(p) f WHERE o.id = (f.data->>'orderId')::uuid AND o.person_no = f.stream_no;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> cardinality(p) THEN RAISE EXCEPTION 'not-found: an order is extended once in a command, on the stream of its person' USING ERRCODE = '23514'; END IF;
  PERFORM register.cite_documents(p);
END $$;
-- I05-order-live: an order is extended before it ends, never shortened, by a judicial role (the event type's roles), on a stored document.
CREATE OR REPLACE FUNCTION register.order_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE e register.event;
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  SELECT * INTO e FROM register.event x WHERE x.pos = NEW.event_pos;
  IF NOT access.has_role(e.officer_no, 'judiciary_clerk') THEN RAISE EXCEPTION 'I05-order-live: only a judicial role extends an order' USING ERRCODE = '23514', CONSTRAINT = 'I05-order-live'; END IF;
  IF OLD.expires_at <= e.received_at THEN RAISE EXCEPTION 'I05-order-live: the order has ended; a new one is needed' USING ERRCODE = '23514', CONSTRAINT = 'I05-order-live'; END IF;
  IF NEW.expires_at <= OLD.expires_at OR (NEW.id, NEW.person_no, NEW.ground, NEW.article, NEW.authority, NEW.document_sha256, NEW.issued_at, NEW.legal_status) IS DISTINCT FROM
     (OLD.id, OLD.person_no, OLD.ground, OLD.article, OLD.authority, OLD.document_sha256, OLD.issued_at, OLD.legal_status) THEN
    RAISE EXCEPTION 'I05-order-live: an extension changes the end of an order, and only to a later one' USING ERRCODE = '23514', CONSTRAINT = 'I05-order-live'; END IF;
  IF NOT EXISTS (SELECT FROM register.document d WHERE d.sha256 = e.body::jsonb->'data'->>'documentSha256') THEN
    RAISE EXCEPTION 'not-found: the document of the extension is not stored' USING ERRCODE = '23514'; END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "I05-order-live" AFTER UPDATE ON register.custody_order FOR EACH ROW EXECUTE FUNCTION register.order_guard();
-- Orders are recorded for persons within reach of the own authority; a judicial role records them for all. Everybody records the orders of the own authority only.
CREATE OR REPLACE FUNCTION register.order_reach() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF register.rebuilding() THEN RETURN NULL; END IF;
  PERFORM register.demand_reach(array_agg(n.person_no), array_agg(e.officer_no)) FROM fresh n CROSS JOIN LATERAL (SELECT x.* FROM register.event x WHERE x.pos = n.event_pos OFFSET 0) e WHERE NOT access.has_role(e.officer_no, 'judiciary_clerk');
  IF EXISTS (SELECT FROM fresh n CROSS JOIN LATERAL (SELECT x.* FROM register.event x WHERE x.pos = n.event_pos OFFSET 0) e WHERE e.officer_no <> 0 AND n.authority IS DISTINCT FROM access.authority_of(e.officer_no)) THEN
    RAISE EXCEPTION 'not-permitted: an officer records the orders of the own authority only' USING ERRCODE = '42501'; END IF;
  -- an order is recorded when it was issued: what nobody has issued yet is no fact, and would hold a person from a later day on by itself, when nobody looks at it (I05, ICPPED 17(3)(c))
  IF EXISTS (SELECT FROM fresh n CROSS JOIN LATERAL (SELECT x.received_at FROM register.event x WHERE x.pos = n.event_pos OFFSET 0) e WHERE n.issued_at > e.received_at + interval '5 minutes') THEN
    RAISE EXCEPTION 'invalid-input: an order is recorded when it was issued, not before' USING ERRCODE = '22023'; END IF;
  -- I16-untried-apart: a conviction is the word of a court, never of the authority that holds
  IF EXISTS (SELECT FROM fresh n CROSS JOIN LATERAL (SELECT x.* FROM register.event x WHERE x.pos = n.event_pos OFFSET 0) e WHERE n.legal_status = 'convicted' AND NOT access.has_role(e.officer_no, 'judiciary_clerk')) THEN
    RAISE EXCEPTION 'not-permitted: that a person is convicted is recorded by a judicial role only' USING ERRCODE = '42501'; END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER order_reach AFTER INSERT ON register.custody_order REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION register.order_reach();

-- A breach names a rule of the code table (register.rule), also one opened by hand of what no trigger finds. A retired rule gets no new breach.
CREATE OR REPLACE FUNCTION register.project_breach_opened(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE bad text;
BEGIN
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM unnest(p) f LEFT JOIN register.rule r ON r.id = f.data->>'rule' AND NOT r.retired WHERE r.id IS NULL) THEN
    RAISE EXCEPTION 'unknown-rule: a breach names a rule of the register' USING ERRCODE = '23514'; END IF;
  -- What a fact owes is laid on who answers for it: the authority whose officer records it, or that held the person before, by the fact or holds the person now. Laid on a third one, it could be declared mended by who broke the
  -- rule. Of a fact of long ago a breach pays nothing: it is opened by hand, on whomever it names. Almost every breach is laid on the own authority, and only the others are asked for.
  IF NOT register.rebuilding() THEN
    SELECT min(f.data->>'rule') INTO bad FROM unnest(p) f JOIN (SELECT o.no, access.authority_of(o.no) AS authority FROM (SELECT DISTINCT u.officer_no AS no FROM unnest(p) u WHERE u.officer_no <> 0) o) own ON own.no = f.officer_no
      LEFT JOIN LATERAL (SELECT e.pos, e.command_id FROM register.event e WHERE f.data->>'authority' <> own.authority AND e.id = (f.data->>'factEvent')::uuid) e ON true
     WHERE f.data->>'authority' <> own.authority AND (e.command_id IS NULL OR e.command_id = f.command_id)
       AND f.data->>'authority' IS DISTINCT FROM (SELECT h.custodian FROM register.holder_before(f.stream_no, coalesce((SELECT k.at FROM register.custody_fact k WHERE k.person_no = f.stream_no AND k.event_pos = e.pos), f.occurred_at), coalesce(e.pos, f.pos)) h)
       -- or whom the fact itself names: that another authority held the person is corrected also where the person has passed on since
       AND f.data->>'authority' IS DISTINCT FROM (SELECT k.custodian FROM register.custody_fact k WHERE k.person_no = f.stream_no AND k.event_pos = e.pos)
       -- or who gave the person by a hand-over, whoever else had said meanwhile to hold the person: one such word would keep a whole convoy from passing
       AND f.data->>'authority' IS DISTINCT FROM (SELECT h.from_authority FROM transfers.handover_person p JOIN transfers.handover h ON h.id = p.handover_id WHERE p.person_no = f.stream_no AND p.event_pos = e.pos)
       AND f.data->>'authority' IS DISTINCT FROM (SELECT c.custodian FROM register.custody c WHERE c.person_no = f.stream_no AND c.known_to IS NULL ORDER BY c.to_at DESC LIMIT 1);
    IF bad IS NOT NULL THEN RAISE EXCEPTION '%: what a fact owes is laid on who answers for it', bad USING ERRCODE = '23514', CONSTRAINT = bad; END IF;
  END IF;
  INSERT INTO register.breach (id, person_no, rule, source, authority, fact_event, opened_at, event_pos)
  SELECT f.id, f.stream_no, f.data->>'rule', f.data->>'source', f.data->>'authority', (f.data->>'factEvent')::uuid, f.occurred_at, f.pos FROM unnest(p) f;
END $$;
-- Whether the place where a person is now was chosen by child protection in the best interest of the child (CRC 37(c)).
CREATE OR REPLACE FUNCTION register.in_best_interest(p_person bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((SELECT f.best_interest FROM register.custody_fact f WHERE f.person_no = p_person AND f.moves AND f.superseded_pos IS NULL ORDER BY f.at DESC, f.event_pos DESC LIMIT 1), false) $$;
GRANT EXECUTE ON FUNCTION register.in_best_interest(bigint) TO amana_guard;
-- Whether what a breach says can be tested again, and stands: a person held without an order in force (I04), or in a place that breaks the rule (I13, I16, I17, and P3 and I32 where they break it). As in breach-cure.ts and cure-breach.ts.
CREATE OR REPLACE FUNCTION register.breach_stands(p_person bigint, p_rule text, p_at timestamptz) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE c register.custody;
BEGIN
  SELECT * INTO c FROM register.custody x WHERE x.person_no = p_person AND x.known_to IS NULL AND x.to_at = 'infinity' AND x.state IN ('held', 'resident', 'accompanying');
  IF NOT FOUND THEN RETURN false; END IF;
  IF p_rule = 'I04-no-admission-without-order' THEN RETURN c.state = 'held' AND register.live_order(p_person, p_at) IS NULL; END IF;
  RETURN EXISTS (SELECT FROM register.placement_violations(ARRAY[p_person], ARRAY[p_at], ARRAY[c.site], ARRAY[c.section], ARRAY[c.vehicle], ARRAY[c.compartment], ARRAY[register.in_best_interest(p_person)]) v WHERE v.person_no = p_person AND v.rule = p_rule);
END $$;
GRANT EXECUTE ON FUNCTION register.breach_stands(bigint, text, timestamptz) TO amana_guard;
CREATE OR REPLACE FUNCTION register.project_breach_cured(p register.fact[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE n int;
BEGIN
  IF NOT register.rebuilding() THEN
    -- what is over cannot be tested again: the authority that answers for it does not declare it mended
    IF EXISTS (SELECT FROM unnest(p) f JOIN register.breach b ON b.id = (f.data->>'breachId')::uuid
        WHERE f.officer_no <> 0 AND b.rule !~ '^I(04|13|16|17)-' AND b.authority = access.authority_of(f.officer_no) AND NOT access.has_role(f.officer_no, 'judiciary_clerk')) THEN
      RAISE EXCEPTION 'not-permitted: a breach of a past event is cured by a judicial role or by another authority' USING ERRCODE = '42501'; END IF;
    -- what can be tested again is put right by who answers for it, or holds the person now; that an order is missing, also by whoever records it; that a child is with adults, also by child protection, whose act it is
    IF EXISTS (SELECT FROM unnest(p) f JOIN register.breach b ON b.id = (f.data->>'breachId')::uuid
        WHERE f.officer_no <> 0 AND b.rule ~ '^I(04|13|16|17)-' AND access.authority_of(f.officer_no) <> b.authority
          AND access.authority_of(f.officer_no) IS DISTINCT FROM (SELECT c.custodian FROM register.custody c WHERE c.person_no = b.person_no AND c.known_to IS NULL ORDER BY c.to_at DESC LIMIT 1)
          AND NOT EXISTS (SELECT FROM register.event e WHERE e.command_id = f.command_id AND e.stream_no = f.stream_no
            AND (e.type = 'OrderRecorded' OR (b.rule IN ('I13-minor-apart-from-adults', 'I16-men-and-women-apart') AND e.type = 'AccompanimentDecided' AND e.officer_no = f.officer_no) OR (b.rule = 'I13-minor-apart-from-adults' AND e.type = 'SectionMoved' AND e.officer_no = f.officer_no AND (e.body::jsonb->'data'->>'bestInterest')::boolean)))) THEN
      RAISE EXCEPTION 'not-permitted: a breach of how a person is held is cured by the authority that answers for it or that holds the person' USING ERRCODE = '42501'; END IF;
    -- and nobody says that it is while it stands
    IF EXISTS (SELECT FROM unnest(p) f JOIN register.breach b ON b.id = (f.data->>'breachId')::uuid AND b.person_no = f.stream_no WHERE register.breach_stands(b.person_no, b.rule, f.received_at)) THEN
      RAISE EXCEPTION 'breach-still-stands: what the breach says is still so' USING ERRCODE = '23514'; END IF;
  END IF;
  UPDATE register.breach b SET cured_at = f.occurred_at, cured_by = f.officer_no, event_pos = f.pos FROM unnest(p) f WHERE b.id = (f.data->>'breachId')::uuid AND b.person_no = f.stream_no AND b.cured_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  -- a rebuild does not find the breaches that the migration of breaches before a fear took back
  IF n <> cardinality(p) AND NOT register.rebuilding() THEN RAISE EXCEPTION 'not-found: the breach is unknown or cured already' USING ERRCODE = '23514'; END IF;
END $$;
-- I13: the act that a child is, or stays, with adults in its best interest ends the breach that stood for it, at its own instant: without the cure in its command it is refused, or the register would call lawful and unlawful
-- what is one thing. Of what was recorded before this was asked the cure is recorded afterwards.
CREATE OR REPLACE FUNCTION register.best_interest_cures() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
BEGIN
  IF NOT register.rebuilding() AND register.in_best_interest(NEW.person_no)
     AND EXISTS (SELECT FROM register.breach b WHERE b.person_no = NEW.person_no AND b.rule = 'I13-minor-apart-from-adults' AND b.cured_at IS NULL) THEN
    RAISE EXCEPTION 'I13-minor-apart-from-adults: the act in the best interest of person % ends the breach in the same command', NEW.person_no USING ERRCODE = '23514', CONSTRAINT = 'I13-minor-apart-from-adults'; END IF;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS "I13-best-interest-cures" ON register.custody_fact;
CREATE CONSTRAINT TRIGGER "I13-best-interest-cures" AFTER INSERT ON register.custody_fact DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.best_interest AND NEW.kind = 'act') EXECUTE FUNCTION register.best_interest_cures();

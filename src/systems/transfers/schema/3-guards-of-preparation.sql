-- Guards until the seal: manifest, order, lines, acceptance, seal. Acts are refused by triggers named after the rule; the command explains the same before.
CREATE OR REPLACE FUNCTION transfers.refuse(p_rule text, p_detail text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN RAISE EXCEPTION '%: %', p_rule, p_detail USING ERRCODE = '23514'; END $$;
GRANT EXECUTE ON FUNCTION transfers.refuse(text, text) TO amana_guard;

-- Whether an authority can give persons at a site: it answers for it, or holds somebody there. The first hand-over is signed there, and whoever returns comes back there (docs/decisions/0026-where-a-convoy-starts.md).
CREATE OR REPLACE FUNCTION transfers.may_start_from(p_site text, p_authority text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM sites.site s WHERE s.code = p_site AND s.authority = p_authority)
    OR EXISTS (SELECT FROM register.custody c WHERE c.site = p_site AND c.custodian = p_authority AND c.state IN ('held', 'resident', 'accompanying') AND c.known_to IS NULL AND c.to_at = 'infinity') $$;
GRANT EXECUTE ON FUNCTION transfers.may_start_from(text, text) TO amana_guard;
CREATE OR REPLACE FUNCTION transfers.manifest_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF access.authority_of(NEW.created_by) IS DISTINCT FROM NEW.from_authority THEN PERFORM transfers.refuse('not-permitted', 'a manifest is made by the authority that holds the persons'); END IF;
    IF (SELECT s.authority FROM sites.site s WHERE s.code = NEW.to_site) IS DISTINCT FROM NEW.to_authority THEN PERFORM transfers.refuse('I12-notice-and-interview', 'one named destination: the receiving authority is that of the receiving site'); END IF;
    -- from a site that answers to the giving authority, or where it has somebody in custody all the same: left behind when the site came to another, or found there
    IF NOT register.rebuilding() AND NOT transfers.may_start_from(NEW.from_site, NEW.from_authority) THEN
      PERFORM transfers.refuse('not-permitted', 'the site that the convoy starts from is of another authority, and yours has nobody there'); END IF;
  ELSIF (NEW.kind, NEW.from_authority, NEW.escort_authority, NEW.to_authority) IS DISTINCT FROM (OLD.kind, OLD.from_authority, OLD.escort_authority, OLD.to_authority) THEN
    PERFORM transfers.refuse('I07-two-signatures-one-instant', 'who takes part, and of which kind a manifest is, never changes');
  ELSIF NEW.closed_at IS NOT NULL AND OLD.closed_at IS NULL THEN
    IF NOT EXISTS (SELECT FROM register.event e WHERE e.pos = NEW.event_pos AND ((access.authority_of(e.officer_no) = coalesce(NEW.heading_authority, NEW.to_authority) AND access.has_role(e.officer_no, 'receiving_officer'))
        -- an evacuation by which nobody passed into other hands is closed also by who holds them
        OR (access.authority_of(e.officer_no) = NEW.from_authority AND transfers.moved_first(NEW.no)))) THEN PERFORM transfers.refuse('not-permitted', 'the receiving authority closes a movement'); END IF;
    -- I08: manifest = boarded + struck off (or suspended), and boarded = admitted + incident, person by person
    IF EXISTS (SELECT FROM transfers.line l WHERE l.manifest_no = NEW.no AND l.state IN ('listed', 'born') AND NOT EXISTS (SELECT FROM transfers.difference d WHERE d.manifest_no = NEW.no AND d.person_no = l.person_no)
        AND NOT EXISTS (SELECT FROM transfers.admission a WHERE a.manifest_no = NEW.no AND a.person_no = l.person_no) AND NOT (transfers.moved_first(NEW.no) AND (register.rebuilding() OR l.person_no IN (SELECT transfers.brought_away(NEW.no)))) AND l.person_no NOT IN (SELECT transfers.went_free(NEW.no))) THEN
      PERFORM transfers.refuse('I08-movement-reconciles', 'a person on the manifest is neither admitted, nor struck off, nor in an incident'); END IF;
    -- what is said to have happened to a person must have been recorded of the person: nobody stays held in a vehicle for ever
    IF EXISTS (SELECT FROM transfers.difference d JOIN register.custody c ON c.person_no = d.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('held', 'resident', 'accompanying') AND c.vehicle IS NOT NULL
        WHERE d.manifest_no = NEW.no AND d.kind IN ('died', 'escaped', 'missing') AND NOT transfers.recaptured_since(NEW.no, d.person_no, d.event_pos)) THEN
      PERFORM transfers.refuse('I08-movement-reconciles', 'the death, escape or loss of a person is told on the manifest and not recorded in the person''s file'); END IF;
    IF EXISTS (SELECT FROM transfers.unsettled(NEW.no)) THEN
      PERFORM transfers.refuse('I08-movement-reconciles', 'a person who was not let in, was left behind, was caught again, or was brought later stands in a vehicle yet or is not admitted'); END IF;
  ELSIF OLD.closed_at IS NOT NULL AND NEW IS DISTINCT FROM OLD THEN PERFORM transfers.refuse('I08-sealed-is-immutable', 'the movement is closed');
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "I08-movement-reconciles" AFTER INSERT OR UPDATE ON transfers.manifest FOR EACH ROW EXECUTE FUNCTION transfers.manifest_guard();

CREATE OR REPLACE FUNCTION transfers.order_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE m transfers.manifest; said timestamptz;
BEGIN
  SELECT * INTO m FROM transfers.manifest x WHERE x.no = NEW.manifest_no; SELECT e.received_at INTO said FROM register.event e WHERE e.pos = NEW.event_pos;
  IF access.authority_of(coalesce(NEW.approved_by, NEW.proposed_by)) IS DISTINCT FROM m.from_authority THEN PERFORM transfers.refuse('not-permitted', 'the transfer order is an act of the authority that holds the persons'); END IF;
  IF NEW.expires_at <= said THEN PERFORM transfers.refuse('I05-order-live', 'the transfer order has expired'); END IF;
  IF TG_OP = 'UPDATE' AND NEW.approved_by IS NULL AND OLD.approved_by IS NOT NULL AND OLD.expires_at > said THEN PERFORM transfers.refuse('I24-four-eyes', 'an approved order stands until it expires'); END IF;
  IF TG_OP = 'UPDATE' AND NEW.approved_by IS NOT NULL AND OLD.approved_by IS NOT NULL THEN PERFORM transfers.refuse('I24-four-eyes', 'the order is approved already'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER order_guard AFTER INSERT OR UPDATE ON transfers.transfer_order FOR EACH ROW EXECUTE FUNCTION transfers.order_guard();

-- I08-sealed-is-immutable, I09, I11, I21 on lines. Strike-off and fear void the seal first, so that what reaches a sealed manifest here is a change behind its back.
-- Whoever comes onto a manifest, for the first time or again, comes through here.
CREATE OR REPLACE FUNCTION transfers.check_listed(p transfers.line[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE bad record;
BEGIN
  IF EXISTS (SELECT FROM unnest(p) n WHERE EXISTS (SELECT FROM transfers.seal s WHERE s.manifest_no = n.manifest_no AND s.voided_at IS NULL AND s.sealed_by IS NOT NULL)) THEN
    PERFORM transfers.refuse('I08-sealed-is-immutable', 'nobody joins a sealed manifest'); END IF;
  IF EXISTS (SELECT FROM unnest(p) n WHERE EXISTS (SELECT FROM transfers.handover h WHERE h.manifest_no = n.manifest_no)) THEN
    PERFORM transfers.refuse('I08-sealed-is-immutable', 'nobody joins after a hand-over'); END IF;
  IF EXISTS (SELECT FROM unnest(p) n JOIN transfers.manifest m ON m.no = n.manifest_no WHERE m.closed_at IS NOT NULL) THEN
    PERFORM transfers.refuse('I08-sealed-is-immutable', 'nobody joins a movement that is closed'); END IF;
  IF EXISTS (SELECT FROM unnest(p) n WHERE EXISTS (SELECT FROM register.death d WHERE d.person_no = n.person_no)) THEN
    PERFORM transfers.refuse('I21-death-is-final', 'the person is dead'); END IF;
  IF EXISTS (SELECT FROM unnest(p) n JOIN transfers.manifest m ON m.no = n.manifest_no CROSS JOIN LATERAL (SELECT x.* FROM register.event x WHERE x.pos = n.event_pos OFFSET 0) e
      WHERE access.authority_of(e.officer_no) IS DISTINCT FROM m.from_authority
        OR NOT EXISTS (SELECT FROM register.custody c WHERE c.person_no = n.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('held', 'resident', 'accompanying') AND c.custodian = m.from_authority)) THEN
    PERFORM transfers.refuse('I01-one-place-one-custodian', 'only the authority that holds a person puts the person on a manifest'); END IF;
  IF EXISTS (SELECT FROM (SELECT n.manifest_no, array_agg(n.person_no) AS persons, max(n.event_pos) AS pos FROM unnest(p) n GROUP BY n.manifest_no) g
      CROSS JOIN LATERAL transfers.residents_without_basis(g.manifest_no, g.persons, (SELECT x.received_at FROM register.event x WHERE x.pos = g.pos)) r) THEN
    PERFORM transfers.refuse('I31-resident-not-detained', 'a person lives in a camp, and nothing is recorded on which this movement rests'); END IF;
  SELECT n.manifest_no, e.officer_no INTO bad FROM unnest(p) n CROSS JOIN LATERAL (SELECT x.* FROM register.event x WHERE x.pos = n.event_pos OFFSET 0) e
    JOIN (SELECT u.no, transfers.countries(u.no) AS codes FROM (SELECT DISTINCT y.manifest_no AS no FROM unnest(p) y OFFSET 0) u OFFSET 0) s ON s.no = n.manifest_no WHERE (SELECT true FROM safeguards.fears_open(n.person_no, s.codes, e.received_at) LIMIT 1) LIMIT 1;
  IF FOUND THEN PERFORM transfers.refuse_shown(bad.officer_no, bad.manifest_no, 'I11-fear-suspends-line', 'a fear of the destination is open, upheld or not yet final'); END IF;
END $$;
CREATE OR REPLACE FUNCTION transfers.line_insert_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN PERFORM transfers.check_listed((SELECT array_agg(ROW(n.*)::transfers.line) FROM fresh n WHERE n.state <> 'born')); RETURN NULL; END $$;
CREATE OR REPLACE TRIGGER "I11-fear-suspends-line" AFTER INSERT ON transfers.line REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION transfers.line_insert_guard();
CREATE OR REPLACE FUNCTION transfers.line_update_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM fresh n JOIN stale o USING (manifest_no, person_no) WHERE (n.state, n.vehicle, n.compartment) IS DISTINCT FROM (o.state, o.vehicle, o.compartment)
      AND EXISTS (SELECT FROM transfers.seal s WHERE s.manifest_no = n.manifest_no AND s.voided_at IS NULL AND s.sealed_by IS NOT NULL)) THEN
    PERFORM transfers.refuse('I08-sealed-is-immutable', 'a sealed manifest changes only by a strike-off, a fear or a voided seal, and then needs a new seal'); END IF;
  IF EXISTS (SELECT FROM fresh n JOIN transfers.manifest m ON m.no = n.manifest_no JOIN register.event e ON e.pos = n.event_pos AND e.type IN ('LineStruckOff', 'CompartmentAssigned')
      WHERE access.authority_of(e.officer_no) NOT IN (m.from_authority, m.escort_authority, m.to_authority)) THEN
    PERFORM transfers.refuse('not-permitted', 'only an authority of this convoy changes its manifest'); END IF;
  -- coded, as convoy-words.ts
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM fresh n JOIN register.event e ON e.pos = n.event_pos AND e.type = 'LineStruckOff'
      WHERE n.reason IS NULL OR n.reason <> ALL (ARRAY['fear-of-transfer', 'unfit', 'refused-by-receiver', 'no-order', 'absent', 'died', 'released', 'wrong-person', 'capacity', 'other'])) THEN
    PERFORM transfers.refuse('invalid-input', 'a person is struck off for one of the coded reasons'); END IF;
  -- a strike-off is of the giving and the escorting authority, and of a line that its officer sees: who is afraid and who was struck off look the same to all others, and neither is there
  IF EXISTS (SELECT FROM fresh n JOIN stale o USING (manifest_no, person_no) JOIN transfers.manifest m ON m.no = n.manifest_no JOIN register.event e ON e.pos = n.event_pos AND e.type = 'LineStruckOff'
      WHERE access.authority_of(e.officer_no) NOT IN (m.from_authority, m.escort_authority)) THEN
    PERFORM transfers.refuse('not-permitted', 'a line is struck off by the giving or the escorting authority'); END IF;
  IF EXISTS (SELECT FROM fresh n JOIN stale o USING (manifest_no, person_no) JOIN register.event e ON e.pos = n.event_pos AND e.type = 'LineStruckOff'
      WHERE o.state <> 'listed' AND n.manifest_no <> ALL (transfers.told_manifests(e.officer_no, ARRAY[n.manifest_no]))) THEN
    PERFORM transfers.refuse('I08-sealed-is-immutable', 'the person is not on this manifest'); END IF;
  IF EXISTS (SELECT FROM fresh n JOIN stale o USING (manifest_no, person_no) WHERE n.state <> o.state AND EXISTS (SELECT FROM transfers.handover h WHERE h.manifest_no = n.manifest_no)) THEN
    PERFORM transfers.refuse('I08-sealed-is-immutable', 'after a hand-over nobody is struck off: what happens to a person is an incident of the journey'); END IF;
  IF EXISTS (SELECT FROM fresh n JOIN stale o USING (manifest_no, person_no) JOIN transfers.manifest m ON m.no = n.manifest_no CROSS JOIN LATERAL (SELECT x.* FROM register.event x WHERE x.pos = n.event_pos OFFSET 0) e
      WHERE n.state <> 'suspended' AND (n.state, n.vehicle, n.compartment) IS DISTINCT FROM (o.state, o.vehicle, o.compartment) AND access.authority_of(e.officer_no) NOT IN (m.from_authority, m.escort_authority, m.to_authority)) THEN
    PERFORM transfers.refuse('not-permitted', 'only an authority of this convoy changes its manifest'); END IF;
  -- who was withdrawn is listed again by those who know why: to others a struck-off and a suspended person look the same
  IF EXISTS (SELECT FROM fresh n JOIN stale o USING (manifest_no, person_no) CROSS JOIN LATERAL (SELECT x.* FROM register.event x WHERE x.pos = n.event_pos OFFSET 0) e WHERE n.state = 'listed' AND o.state <> 'listed' AND n.manifest_no <> ALL (transfers.told_manifests(e.officer_no, ARRAY[n.manifest_no]))) THEN
    PERFORM transfers.refuse('not-offered', 'who was withdrawn is listed again by the transfer cell'); END IF;
  PERFORM transfers.check_listed((SELECT array_agg(ROW(n.*)::transfers.line) FROM fresh n JOIN stale o USING (manifest_no, person_no) WHERE n.state = 'listed' AND o.state <> 'listed'));
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "I08-sealed-is-immutable" AFTER UPDATE ON transfers.line REFERENCING NEW TABLE AS fresh OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION transfers.line_update_guard();

CREATE OR REPLACE FUNCTION transfers.acceptance_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE bad record;
BEGIN
  IF EXISTS (SELECT FROM fresh n JOIN transfers.manifest m ON m.no = n.manifest_no WHERE access.authority_of(n.officer_no) IS DISTINCT FROM coalesce(m.heading_authority, m.to_authority) OR NOT access.has_role(n.officer_no, 'receiving_officer') OR n.officer_no = m.created_by) THEN
    PERFORM transfers.refuse('I06-acceptance-per-person', 'only a receiving officer of the receiving authority accepts'); END IF;
  -- within one authority it is the receiving site that accepts
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM fresh n JOIN transfers.manifest m ON m.no = n.manifest_no AND m.kind = 'within-authority' WHERE NOT access.has_role_at(n.officer_no, 'receiving_officer', coalesce(m.heading_site, m.to_site))) THEN
    PERFORM transfers.refuse('I06-acceptance-per-person', 'within one authority a receiving officer of the receiving site accepts'); END IF;
  -- after the second hand-over only who was let in later is still to be decided on: where the convoy was redirected nobody passes without (I06)
  IF EXISTS (SELECT FROM fresh n WHERE transfers.next_ordinal(n.manifest_no) > 2 AND n.person_no NOT IN (SELECT transfers.let_in_later(n.manifest_no, transfers.next_ordinal(n.manifest_no)))) THEN
    PERFORM transfers.refuse('no-such-step', 'the person has passed, or was not let in'); END IF;
  -- the table's own check lets an absent reason pass, as what was refused before there were codes has none
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM fresh n WHERE n.decision = 'refused' AND (n.reason_code IS NULL OR (n.reason_code = 'other' AND NOT register.told(n.reason, 1)))) THEN
    PERFORM transfers.refuse('invalid-input', 'who is refused is refused with a coded reason, and *other* with words'); END IF;
  IF EXISTS (SELECT FROM fresh n JOIN transfers.manifest m ON m.no = n.manifest_no WHERE n.site <> coalesce(m.heading_site, m.to_site)) THEN PERFORM transfers.refuse('I12-notice-and-interview', 'the section lies at another site than the named destination'); END IF;
  -- decided is on persons who are offered: one who is not prepared, is afraid, was struck off or never was on the manifest is refused in the same words
  IF EXISTS (SELECT FROM fresh n WHERE NOT EXISTS (SELECT FROM transfers.line l WHERE l.manifest_no = n.manifest_no AND l.person_no = n.person_no AND l.live)
      OR (n.manifest_no, n.person_no) NOT IN (SELECT o.manifest_no, o.person_no FROM transfers.offered_lines(ARRAY(SELECT DISTINCT f.manifest_no FROM fresh f), (SELECT max(f.at) FROM fresh f)) o)) THEN
    PERFORM transfers.refuse('not-offered', 'the preparation by the giving authority is not complete'); END IF;
  -- first the sections, by a statement of its own: what is counted below is counted after whoever takes the same places now has ended
  PERFORM FROM sites.section s WHERE (s.site, s.section) IN (SELECT f.site, f.section FROM fresh f WHERE f.decision = 'accepted') ORDER BY s.site, s.section FOR NO KEY UPDATE;
  -- a place is accepted only where it is free and fit for the person: those accepted for the same sections on live manifests count as well as those who are there
  SELECT v.* INTO bad FROM (
      SELECT array_agg(n.person_no) AS p, array_agg(n.at) AS t, array_agg(n.site) AS s, array_agg(n.section) AS sec, array_agg(NULL::text) AS nul, array_agg(false) AS b FROM (
        SELECT a.* FROM (SELECT DISTINCT w.manifest_no, w.person_no FROM (SELECT DISTINCT f.site, f.section FROM fresh f WHERE f.decision = 'accepted') d
            CROSS JOIN LATERAL (SELECT x.manifest_no, x.person_no FROM transfers.acceptance x WHERE x.site = d.site AND x.section = d.section AND x.decision = 'accepted' OFFSET 0) w) l
          CROSS JOIN LATERAL (SELECT x.* FROM transfers.acceptance x WHERE x.manifest_no = l.manifest_no AND x.person_no = l.person_no ORDER BY x.event_pos DESC LIMIT 1) a
         WHERE (SELECT y.live FROM transfers.line y WHERE y.manifest_no = l.manifest_no AND y.person_no = l.person_no) ORDER BY a.person_no) n WHERE n.decision = 'accepted' AND (n.site, n.section) IN (SELECT f.site, f.section FROM fresh f WHERE f.decision = 'accepted')
           -- who is at the site already is counted where the person is; who is decided on now is asked all the same
           AND (n.event_pos IN (SELECT f.event_pos FROM fresh f) OR (SELECT c.site FROM register.custody c WHERE c.person_no = n.person_no AND c.known_to IS NULL AND c.to_at = 'infinity') IS DISTINCT FROM n.site)) x
    CROSS JOIN LATERAL register.placement_violations(x.p, x.t, x.s, x.sec, x.nul, x.nul, x.b) v
    WHERE x.p IS NOT NULL AND (v.rule = 'I17-section-capacity' OR v.person_no IN (SELECT f.person_no FROM fresh f)) LIMIT 1;
  IF FOUND THEN PERFORM transfers.refuse(bad.rule, bad.detail); END IF;
  -- I32: nor does a second acceptance part a household that the first had left whole. Only beside those who are offered: of another relative the receiving authority is not told (0013), and the seal asks of everybody
  IF NOT register.rebuilding() AND EXISTS (SELECT FROM (SELECT array_agg(n.person_no) AS p, array_agg(n.site) AS s, array_agg(n.section) AS sec, max(n.at) AS at FROM fresh n
        WHERE n.decision = 'accepted' AND ((SELECT true FROM register.household_member h WHERE h.person_no = n.person_no AND h.bound LIMIT 1) OR (SELECT true FROM register.accompaniment m WHERE m.person_no = n.person_no OR m.parent_no = n.person_no LIMIT 1))) f
      CROSS JOIN LATERAL transfers.accepted_apart(f.p, f.s, f.sec, f.at) x WHERE f.p IS NOT NULL AND (x.other_no = ANY (f.p) OR EXISTS (SELECT FROM transfers.offered_lines(ARRAY[x.manifest_no], f.at) o WHERE o.person_no = x.other_no))) THEN
    PERFORM transfers.refuse('I32-household-together', 'another member of the household is accepted for another section'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "I06-acceptance-per-person" AFTER INSERT ON transfers.acceptance REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION transfers.acceptance_guard();

CREATE OR REPLACE FUNCTION transfers.seal_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE m transfers.manifest; who bigint; at timestamptz; bad record;
BEGIN
  SELECT * INTO m FROM transfers.manifest x WHERE x.no = NEW.manifest_no;
  IF TG_OP = 'UPDATE' AND NEW.voided_at IS NOT NULL THEN
    IF OLD.voided_at IS NULL AND EXISTS (SELECT FROM transfers.handover h WHERE h.manifest_no = NEW.manifest_no) THEN PERFORM transfers.refuse('I08-sealed-is-immutable', 'the seal that a hand-over was signed on stands'); END IF;
    IF OLD.voided_at IS NULL AND NEW.void_reason = 'voided-by-transfer-cell' AND NOT EXISTS (SELECT FROM register.event e WHERE e.pos = NEW.event_pos AND access.authority_of(e.officer_no) IN (m.from_authority, m.to_authority)) THEN
      PERFORM transfers.refuse('not-permitted', 'a seal is voided by one of the two transfer cells'); END IF;
    RETURN NULL;
  END IF;
  who := coalesce(NEW.sealed_by, NEW.proposed_by); at := coalesce(NEW.sealed_at, NEW.proposed_at);
  IF m.closed_at IS NOT NULL OR EXISTS (SELECT FROM transfers.handover h WHERE h.manifest_no = NEW.manifest_no) THEN PERFORM transfers.refuse('I08-sealed-is-immutable', 'the convoy was handed over'); END IF;
  IF access.authority_of(who) IS DISTINCT FROM (CASE WHEN NEW.sealed_by IS NULL THEN m.from_authority ELSE m.to_authority END) OR NOT access.has_role(who, 'transfer_cell') THEN
    PERFORM transfers.refuse('I24-four-eyes', 'the seal is proposed by the transfer cell of the giving and completed by that of the receiving authority'); END IF;
  IF NEW.lines_digest <> transfers.lines_digest(NEW.manifest_no) THEN PERFORM transfers.refuse('I08-sealed-is-immutable', 'the manifest changed after the seal was proposed'); END IF;
  IF NEW.sealed_by IS NULL AND NEW.seal_no <> 1 + (SELECT count(*) FROM transfers.seal s WHERE s.manifest_no = NEW.manifest_no AND s.seal_no <> NEW.seal_no) THEN PERFORM transfers.refuse('stale', 'another seal was proposed meanwhile'); END IF;
  SELECT * INTO bad FROM transfers.seal_problems(NEW.manifest_no, at) LIMIT 1;
  IF FOUND THEN PERFORM transfers.refuse_shown(who, NEW.manifest_no, bad.rule, bad.detail); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "I10-fitness-48h" AFTER INSERT OR UPDATE ON transfers.seal FOR EACH ROW EXECUTE FUNCTION transfers.seal_guard();

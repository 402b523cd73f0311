/**
 * What the gates of lines are told from, as the beginning of a statement: the manifests of `$1` (bigint[]), each at the instant of `$2` (bigint[], milliseconds), joined under `gates` by manifest and
 * person. The page of one manifest and the board of all ask this one text, so that no gate is open on one and shut on the other. Acceptances are joined by who asks: the board needs them of some
 * manifests only.
 *
 * A person's order is the one in force, else the one that ended last; who lives in a camp travels on a basis for the site to which the convoy goes, not on an order of detention (I31): where it was
 * redirected, for the other site, asked now or at the hand-over there. Going back needs no new basis. Of a child who accompanies a parent none is asked, and the notice and the interview of the parent are for it too. Of an examination, a notice, an interview and a boarding the newest counts. Who was born on the way counts as one who passed in the first hand-over.
 *
 * Each part is MATERIALIZED, which is to say read once: of tables that were just filled PostgreSQL knows nothing yet, expects one line, and would read a part again for each of 150 lines. On the
 * first day of a register the page of a manifest took 3 s so, until the tables were analysed.
 */
export const GATES = `asked AS MATERIALIZED (SELECT u.no, register.at(u.at) AS at FROM unnest($1::bigint[], $2::bigint[]) u(no, at)),
     l AS MATERIALIZED (SELECT x.manifest_no, x.person_no, x.state, x.live, x.vehicle, x.compartment, x.reason, a.at FROM transfers.line x JOIN asked a ON a.no = x.manifest_no WHERE x.manifest_no = ANY ($1)),
     kin AS MATERIALIZED (SELECT l.manifest_no, a.person_no, a.parent_no, p.register_number AS parent_number, (SELECT CASE WHEN d.review_at > l.at THEN d.outcome END FROM register.accompaniment_decision d
                 WHERE d.person_no = a.person_no AND d.parent_no = a.parent_no AND d.decided_at <= l.at ORDER BY d.decided_at DESC, d.event_pos DESC LIMIT 1) AS decided,
                 EXISTS (SELECT FROM juveniles.age_classes_seen(ARRAY[a.person_no], ARRAY[(l.at AT TIME ZONE 'Asia/Baghdad')::date]) c WHERE c.class = 'adult') AS grown
               FROM l JOIN register.accompaniment a USING (person_no) LEFT JOIN register.person p ON p.no = a.parent_no
              WHERE NOT EXISTS (SELECT FROM register.custody_fact f WHERE f.person_no = a.person_no AND f.opens AND f.superseded_pos IS NULL AND (f.at, f.event_pos) > (a.since, a.event_pos))),
     orders AS MATERIALIZED (SELECT DISTINCT ON (l.manifest_no, o.person_no) l.manifest_no, o.person_no, o.issued_at, o.expires_at FROM l JOIN register.custody_order o USING (person_no)
                 ORDER BY l.manifest_no, o.person_no, (o.issued_at <= l.at) DESC, o.expires_at DESC),
     heads AS MATERIALIZED (SELECT m.no AS manifest_no, CASE WHEN m.heading_site = m.from_site THEN m.to_site ELSE coalesce(m.heading_site, m.to_site) END AS site, CASE WHEN m.heading_site <> m.from_site
                  THEN coalesce((SELECT h.instant FROM transfers.handover h WHERE h.manifest_no = m.no AND h.ordinal = 2), register.clock()) END AS at FROM transfers.manifest m WHERE m.no = ANY ($1)),
     residents AS MATERIALIZED (SELECT l.manifest_no, c.person_no, b.basis, h.site, h.at, b.given_at, b.expires_at FROM l JOIN heads h USING (manifest_no) JOIN register.custody c ON c.person_no = l.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'resident'
                    LEFT JOIN LATERAL (SELECT x.basis, x.given_at, x.expires_at FROM register.movement_basis x WHERE x.person_no = c.person_no AND x.to_site = h.site AND x.withdrawn_at IS NULL ORDER BY x.expires_at DESC LIMIT 1) b ON true),
     fit AS MATERIALIZED (SELECT DISTINCT ON (f.person_no) f.person_no, f.fit, f.examined_at, f.officer_no FROM care.fitness f WHERE f.person_no IN (SELECT person_no FROM l) ORDER BY f.person_no, f.examined_at DESC, f.event_pos DESC),
     told AS MATERIALIZED (SELECT DISTINCT ON (n.manifest_no, n.person_no) n.manifest_no, n.person_no, n.given_at, n.officer_no FROM (SELECT n.manifest_no, n.person_no, n.given_at, n.officer_no, n.event_pos FROM safeguards.notice n WHERE n.manifest_no = ANY ($1)
               UNION ALL SELECT n.manifest_no, k.person_no, n.given_at, n.officer_no, n.event_pos FROM kin k JOIN safeguards.notice n ON n.person_no = k.parent_no AND n.manifest_no = k.manifest_no) n ORDER BY n.manifest_no, n.person_no, n.event_pos DESC),
     heard AS MATERIALIZED (SELECT DISTINCT ON (i.manifest_no, i.person_no) i.manifest_no, i.person_no, i.outcome, i.held_at, i.officer_no FROM (SELECT i.manifest_no, i.person_no, i.outcome, i.held_at, i.officer_no, i.event_pos FROM safeguards.interview i WHERE i.manifest_no = ANY ($1)
                UNION ALL SELECT i.manifest_no, k.person_no, i.outcome, i.held_at, i.officer_no, i.event_pos FROM kin k JOIN safeguards.interview i ON i.person_no = k.parent_no AND i.manifest_no = k.manifest_no) i ORDER BY i.manifest_no, i.person_no, i.event_pos DESC),
     board AS MATERIALIZED (SELECT DISTINCT ON (b.manifest_no, b.person_no) b.manifest_no, b.person_no, b.outcome, b.at FROM transfers.boarding b WHERE b.manifest_no = ANY ($1) ORDER BY b.manifest_no, b.person_no, b.event_pos DESC),
     passed AS MATERIALIZED (SELECT h.manifest_no, p.person_no, count(*)::int AS n, bool_or(h.ordinal > 2 AND h.goes_back) AS back FROM transfers.handover h JOIN transfers.handover_person p ON h.id = p.handover_id
               WHERE h.manifest_no = ANY ($1) GROUP BY 1, 2),
     fears AS MATERIALIZED (SELECT a.no AS manifest_no, f.person_no, f.open, f.upheld FROM asked a CROSS JOIN LATERAL register.fears_on(a.no, a.at) f WHERE a.no = ANY ((SELECT transfers.whole_manifests())::bigint[])),
     asks AS MATERIALIZED (SELECT a.no AS manifest_no, coalesce(transfers.asks_of_persons_seen(a.no), true) AS asked FROM asked a),
     gates AS (SELECT l.manifest_no, l.person_no, l.at, asks.asked, l.state AS line_state, CASE WHEN l.state = 'struck_off' THEN nullif(l.reason, 'convoy-cancelled') END AS struck_off, l.live, l.vehicle, l.compartment,
         CASE WHEN residents.person_no IS NULL THEN orders.issued_at ELSE residents.given_at END AS order_issued, CASE WHEN residents.person_no IS NULL THEN orders.expires_at ELSE residents.expires_at END AS order_expires,
         residents.at AS order_asked, residents.basis, residents.site AS basis_site, kin.parent_no, kin.parent_number, kin.decided AS parent_decided, coalesce(kin.grown, false) AS grown,
         fit.fit, fit.examined_at, fit.officer_no AS examined_by, told.given_at AS noticed_at, told.officer_no AS noticed_by, heard.outcome AS interview, heard.held_at AS interviewed_at, heard.officer_no AS interviewed_by,
         fears.open AS fear_open, fears.upheld AS fear_upheld, board.outcome AS boarding, board.at AS boarded_at, d.kind AS difference, coalesce(passed.n, 0) + (l.state = 'born')::int AS handovers, coalesce(passed.back, false) AS taken_back, m.at AS admitted_at, m.section AS admitted_section
       FROM l JOIN asks USING (manifest_no) LEFT JOIN orders USING (manifest_no, person_no) LEFT JOIN residents USING (manifest_no, person_no) LEFT JOIN kin USING (manifest_no, person_no) LEFT JOIN fit USING (person_no) LEFT JOIN told USING (manifest_no, person_no) LEFT JOIN heard USING (manifest_no, person_no)
       LEFT JOIN fears USING (manifest_no, person_no) LEFT JOIN board USING (manifest_no, person_no) LEFT JOIN passed USING (manifest_no, person_no)
       LEFT JOIN transfers.difference d ON d.manifest_no = l.manifest_no AND d.person_no = l.person_no LEFT JOIN transfers.admission m ON m.manifest_no = l.manifest_no AND m.person_no = l.person_no)`;

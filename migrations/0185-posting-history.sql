-- Which roles an officer had, and until when: who guarded a person's cell last month hears no family of that person today (docs/decisions/0064). Filled from the events that posted somebody, as their projectors fill it from now on.
SET ROLE amana_owner;
CREATE TABLE access.posting_history (
  officer_no bigint NOT NULL REFERENCES access.officer, role text NOT NULL, site text NOT NULL, from_at timestamptz NOT NULL, from_pos bigint NOT NULL, until_at timestamptz, until_pos bigint,
  PRIMARY KEY (officer_no, role, site, from_pos), CHECK ((until_at IS NULL) = (until_pos IS NULL)));
COMMENT ON TABLE access.posting_history IS 'Every posting that an officer had, from when and until when in the time of the register; open where it is one of access.posting. Read by rules that look back.';
ALTER TABLE access.posting_history ENABLE ROW LEVEL SECURITY;
ALTER TABLE register.event NO FORCE ROW LEVEL SECURITY;
INSERT INTO access.posting_history (officer_no, role, site, from_at, from_pos, until_at, until_pos)
  WITH said AS (SELECT e.pos, e.stream_no, e.officer_no, e.received_at, e.body::jsonb #> '{data,postings}' AS postings FROM register.event e WHERE e.type IN ('OfficerInvited', 'PostingsChanged'))
  SELECT s.stream_no, r->>'role', coalesce(r->>'site', '*'), s.received_at, s.pos, n.received_at, n.pos
    FROM said s CROSS JOIN LATERAL jsonb_array_elements(s.postings) r
    -- what the installation alone gives stays when an administrator posts anew
    LEFT JOIN LATERAL (SELECT x.received_at, x.pos FROM said x WHERE x.stream_no = s.stream_no AND x.pos > s.pos AND (x.officer_no = 0 OR r->>'role' <> ALL (ARRAY['interviewer', 'assessor', 'child_protection_officer', 'judiciary_clerk',
      'monitor', 'prosecutor', 'investigating_judge', 'ministry_desk', 'family_desk', 'auditor'])) ORDER BY x.pos LIMIT 1) n ON true;
ALTER TABLE register.event FORCE ROW LEVEL SECURITY;
ALTER TABLE access.posting_history FORCE ROW LEVEL SECURITY;
RESET ROLE;

-- An order of release ends where the person left custody past it: let go without verification, or dead. Until now it stayed open and stood in the way of any later release.
SET ROLE amana_owner;
ALTER TABLE register.release ADD COLUMN ended_at timestamptz, ADD COLUMN ended_with text CHECK (ended_with IN ('released-unverified', 'death')),
  ADD CONSTRAINT release_ended_whole CHECK (num_nulls(ended_at, ended_with) IN (0, 2));
DROP INDEX register."one-release-at-a-time";
CREATE UNIQUE INDEX "one-release-at-a-time" ON register.release (person_no) WHERE withdrawn_at IS NULL AND verified_at IS NULL AND ended_at IS NULL;
COMMENT ON TABLE register.release IS 'A release: order proposed and approved by two officers of the authority that holds, carried out after its checklist, verified by an officer of another body (ICPPED 21). Only then does the person leave the register. It ends without that where the person was let go past it, or died.';
ALTER TABLE register.release DISABLE TRIGGER USER;
GRANT SELECT ON register.event TO amana_guard;
GRANT SELECT, UPDATE ON register.release TO amana_guard;
SET ROLE amana_guard;
UPDATE register.release r SET ended_at = e.received_at, ended_with = CASE e.type WHEN 'DeathRecorded' THEN 'death' ELSE 'released-unverified' END, event_pos = greatest(r.event_pos, e.pos)
  FROM register.release o JOIN register.event p ON p.id = o.id
  CROSS JOIN LATERAL (SELECT x.* FROM register.event x WHERE x.stream_no = o.person_no AND x.type IN ('ReleasedUnverified', 'DeathRecorded') AND x.pos > p.pos
    AND ((o.withdrawn_at IS NULL AND o.verified_at IS NULL) OR x.pos < o.event_pos) ORDER BY x.pos LIMIT 1) e WHERE o.id = r.id;
RESET ROLE;
SET ROLE amana_owner;
ALTER TABLE register.release ENABLE TRIGGER USER;
RESET ROLE;

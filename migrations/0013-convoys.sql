-- Phases of an operation, the convoy with a state of its own, and its cancellation. Every manifest that was made before is a convoy: its state follows from what was recorded of it.
SET ROLE amana_owner;
CREATE TABLE transfers.phase (
  operation_no bigint NOT NULL REFERENCES transfers.operation, code text NOT NULL CHECK (code <> ''), title_en text NOT NULL CHECK (title_en <> ''), title_ar text NOT NULL CHECK (title_ar <> ''),
  authority text NOT NULL REFERENCES access.authority, planned_from timestamptz NOT NULL, planned_to timestamptz NOT NULL, state text NOT NULL CHECK (state IN ('planned', 'running', 'ended', 'cancelled')), reason text,
  event_pos bigint NOT NULL REFERENCES register.event, PRIMARY KEY (operation_no, code), CHECK (planned_from < planned_to));
COMMENT ON TABLE transfers.phase IS 'A phase of an operation, planned and led by one authority. Its states and steps: docs/transitions.md.';
ALTER TABLE transfers.operation ADD COLUMN ended_at timestamptz;
CREATE TABLE transfers.convoy (
  manifest_no bigint PRIMARY KEY REFERENCES transfers.manifest, phase text, state text NOT NULL CHECK (state IN ('planned', 'under-way', 'arrived', 'closed', 'cancelled')), event_pos bigint NOT NULL REFERENCES register.event);
COMMENT ON TABLE transfers.convoy IS 'The convoy that carries a manifest: its state, and the phase of the operation that it belongs to. Its states and steps: docs/transitions.md.';
CREATE TABLE transfers.cancellation (
  manifest_no bigint PRIMARY KEY REFERENCES transfers.manifest, reason text NOT NULL, note text, at timestamptz NOT NULL, officer_no bigint NOT NULL, event_pos bigint NOT NULL REFERENCES register.event,
  CHECK (reason IN ('unfit-to-travel', 'receiver-unable', 'no-space', 'no-transport', 'more-information-needed', 'security', 'weather', 'order-withdrawn', 'other')));
COMMENT ON TABLE transfers.cancellation IS 'Why a convoy was cancelled before the first hand-over, and by whom. Everybody who was still on its manifest is struck off.';
GRANT SELECT, INSERT ON transfers.convoy TO amana_guard;
GRANT SELECT ON transfers.manifest, transfers.movement, transfers.handover TO amana_guard;
SET ROLE amana_guard;
INSERT INTO transfers.convoy (manifest_no, state, event_pos)
  SELECT m.no, CASE WHEN m.closed_at IS NOT NULL THEN 'closed' WHEN x.arrived IS NOT NULL THEN 'arrived' WHEN x.departed IS NOT NULL THEN 'under-way' ELSE 'planned' END,
         CASE WHEN m.closed_at IS NOT NULL THEN m.event_pos ELSE coalesce(x.arrived, x.departed, m.event_pos) END
    FROM transfers.manifest m CROSS JOIN LATERAL (SELECT
      (SELECT min(v.event_pos) FROM transfers.movement v WHERE v.manifest_no = m.no AND v.kind = 'departed') AS departed,
      least((SELECT min(v.event_pos) FROM transfers.movement v WHERE v.manifest_no = m.no AND v.kind = 'arrived' AND v.place <> ALL (m.via || m.from_site)),
            (SELECT min(h.event_pos) FROM transfers.handover h WHERE h.manifest_no = m.no AND h.ordinal = 2)) AS arrived) x;
RESET ROLE;

-- An entry of the movement log that was a mistake is withdrawn, with its reason: it stays in the log, struck through, and nothing is told from it any more.
SET ROLE amana_owner;
ALTER TABLE transfers.movement ADD COLUMN withdrawn_pos bigint REFERENCES register.event, ADD COLUMN withdrawn_at timestamptz, ADD COLUMN withdrawn_by bigint, ADD COLUMN withdrawn_reason text, ADD COLUMN withdrawn_note text,
  ADD CHECK (withdrawn_reason IN ('wrong-convoy', 'wrong-place', 'wrong-kind', 'wrong-time', 'entered-twice', 'did-not-happen', 'other')),
  ADD CHECK (num_nulls(withdrawn_pos, withdrawn_at, withdrawn_by, withdrawn_reason) IN (0, 4));
COMMENT ON COLUMN transfers.movement.withdrawn_pos IS 'The event that withdrew this entry as a mistake; NULL: it stands.';
RESET ROLE;
GRANT UPDATE (withdrawn_pos, withdrawn_at, withdrawn_by, withdrawn_reason, withdrawn_note) ON transfers.movement TO amana_guard;

-- A phase that is cancelled, a seal that is voided and a recall that is declined have a coded reason; words beside it are needed where the code says *other*. What was said before has words only: *other*, with those words.
SET ROLE amana_owner;
-- The owner is bound by forced row security, and the guards ask who acts: both are lifted for this one writing.
ALTER TABLE transfers.phase NO FORCE ROW LEVEL SECURITY; ALTER TABLE transfers.seal NO FORCE ROW LEVEL SECURITY; ALTER TABLE transfers.recall NO FORCE ROW LEVEL SECURITY; ALTER TABLE register.event NO FORCE ROW LEVEL SECURITY;
ALTER TABLE transfers.phase DISABLE TRIGGER USER; ALTER TABLE transfers.seal DISABLE TRIGGER USER; ALTER TABLE transfers.recall DISABLE TRIGGER USER;
ALTER TABLE transfers.phase ADD COLUMN reason_code text CHECK (reason_code IN ('not-needed', 'receiver-unable', 'no-space', 'no-transport', 'security', 'weather', 'order-withdrawn', 'other'));
UPDATE transfers.phase SET reason_code = 'other' WHERE state = 'cancelled';
ALTER TABLE transfers.phase ADD CONSTRAINT phase_reason CHECK ((state = 'cancelled') = (reason_code IS NOT NULL));
COMMENT ON COLUMN transfers.phase.reason_code IS 'Why the phase was cancelled; words beside it are in reason.';
ALTER TABLE transfers.seal ADD COLUMN void_code text CHECK (void_code IN ('persons-to-add', 'seats-to-change', 'acceptance-to-change', 'way-changed', 'papers-wrong', 'other')), ADD COLUMN void_note text;
UPDATE transfers.seal s SET void_code = 'other', void_note = e.body::jsonb #>> '{data,reason}' FROM register.event e WHERE e.pos = s.event_pos AND e.type = 'SealVoided' AND s.void_reason = 'voided-by-transfer-cell';
ALTER TABLE transfers.seal ADD CONSTRAINT seal_void_reason CHECK ((void_reason IS NOT DISTINCT FROM 'voided-by-transfer-cell') = (void_code IS NOT NULL) AND num_nulls(void_code, void_note) IN (0, 2));
COMMENT ON COLUMN transfers.seal.void_code IS 'Why a transfer cell voided the seal, void_note the words beside it. Null where the seal fell with a change of the manifest.';
ALTER TABLE transfers.recall ADD COLUMN answer_code text CHECK (answer_code IN ('conditions-kept', 'remedied', 'not-substantiated', 'proceedings-pending', 'fear-of-return', 'unfit-to-travel', 'no-longer-held', 'other'));
UPDATE transfers.recall SET answer_code = 'other' WHERE answer = 'refused';
ALTER TABLE transfers.recall ADD CONSTRAINT recall_answer_code CHECK ((answer IS NOT DISTINCT FROM 'refused') = (answer_code IS NOT NULL));
COMMENT ON COLUMN transfers.recall.answer_code IS 'Why the authority that holds the person declines; words beside it are in answer_reasons.';
ALTER TABLE transfers.phase ENABLE TRIGGER USER; ALTER TABLE transfers.seal ENABLE TRIGGER USER; ALTER TABLE transfers.recall ENABLE TRIGGER USER;
ALTER TABLE transfers.phase FORCE ROW LEVEL SECURITY; ALTER TABLE transfers.seal FORCE ROW LEVEL SECURITY; ALTER TABLE transfers.recall FORCE ROW LEVEL SECURITY; ALTER TABLE register.event FORCE ROW LEVEL SECURITY;
RESET ROLE;

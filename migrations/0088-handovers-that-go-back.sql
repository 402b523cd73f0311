-- Whether a hand-over goes back is said with the hand-over: until now it was read from who receives, which says nothing where one authority gives and receives. What was offered and signed before goes back where the receiving authority is the giving one.
SET ROLE amana_owner;
-- The owner is bound by forced row security, and the guards ask who acts: both are lifted for this one writing.
ALTER TABLE transfers.offer NO FORCE ROW LEVEL SECURITY; ALTER TABLE transfers.handover NO FORCE ROW LEVEL SECURITY; ALTER TABLE transfers.manifest NO FORCE ROW LEVEL SECURITY;
ALTER TABLE transfers.offer DISABLE TRIGGER USER; ALTER TABLE transfers.handover DISABLE TRIGGER USER;
ALTER TABLE transfers.offer ADD COLUMN goes_back boolean; ALTER TABLE transfers.handover ADD COLUMN goes_back boolean;
UPDATE transfers.offer o SET goes_back = o.ordinal > 1 AND o.to_authority = m.from_authority FROM transfers.manifest m WHERE m.no = o.manifest_no;
UPDATE transfers.handover h SET goes_back = h.ordinal > 1 AND h.to_authority = m.from_authority FROM transfers.manifest m WHERE m.no = h.manifest_no;
ALTER TABLE transfers.offer ALTER COLUMN goes_back SET NOT NULL; ALTER TABLE transfers.handover ALTER COLUMN goes_back SET NOT NULL;
COMMENT ON COLUMN transfers.offer.goes_back IS 'Those who pass are taken back to where the convoy began: the whole convoy, or after the second hand-over the rest of it.';
COMMENT ON COLUMN transfers.handover.goes_back IS 'Those who passed were taken back to where the convoy began: the whole convoy, or after the second hand-over the rest of it.';
ALTER TABLE transfers.offer FORCE ROW LEVEL SECURITY; ALTER TABLE transfers.handover FORCE ROW LEVEL SECURITY; ALTER TABLE transfers.manifest FORCE ROW LEVEL SECURITY;
ALTER TABLE transfers.offer ENABLE TRIGGER USER; ALTER TABLE transfers.handover ENABLE TRIGGER USER;
RESET ROLE;

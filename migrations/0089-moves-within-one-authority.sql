-- A manifest says whether it leads from one authority to another, or from one site of an authority to another site of the same. What there is leads between authorities: until now nothing else was taken.
SET ROLE amana_owner;
ALTER TABLE transfers.manifest NO FORCE ROW LEVEL SECURITY; ALTER TABLE transfers.handover NO FORCE ROW LEVEL SECURITY;
ALTER TABLE transfers.manifest DISABLE TRIGGER USER; ALTER TABLE transfers.handover DISABLE TRIGGER USER;
ALTER TABLE transfers.manifest ADD COLUMN kind text NOT NULL DEFAULT 'between-authorities';
ALTER TABLE transfers.manifest ALTER COLUMN kind DROP DEFAULT;
ALTER TABLE transfers.manifest ADD CONSTRAINT manifest_kind CHECK (kind IN ('between-authorities', 'within-authority')),
  -- which kind it is follows from who takes part, with the guards or without them: between three, or within one, and there to the end
  ADD CONSTRAINT "I07-two-signatures-one-instant" CHECK (CASE kind WHEN 'within-authority' THEN from_authority = escort_authority AND from_authority = to_authority AND coalesce(heading_authority, to_authority) = to_authority
    ELSE from_authority <> escort_authority AND from_authority <> to_authority AND escort_authority <> to_authority END);
ALTER TABLE transfers.manifest ADD CONSTRAINT manifest_of_kind UNIQUE (no, kind);
COMMENT ON COLUMN transfers.manifest.kind IS 'between-authorities: three take part, and custody passes. within-authority: one gives, escorts and receives; the place passes by the signatures of two officers, and custody stays.';
ALTER TABLE transfers.handover ADD COLUMN kind text NOT NULL DEFAULT 'between-authorities';
ALTER TABLE transfers.handover ALTER COLUMN kind DROP DEFAULT;
ALTER TABLE transfers.handover DROP CONSTRAINT "I07-two-signatures-one-instant";
ALTER TABLE transfers.handover ADD CONSTRAINT "I07-two-signatures-one-instant" CHECK (from_officer <> to_officer AND (from_authority = to_authority) = (kind = 'within-authority') AND from_key <> to_key AND counted_from = counted_to),
  ADD CONSTRAINT handover_of_kind FOREIGN KEY (manifest_no, kind) REFERENCES transfers.manifest (no, kind);
COMMENT ON COLUMN transfers.handover.kind IS 'That of its manifest.';
COMMENT ON TABLE transfers.handover IS 'A pass: two officers, one instant, one payload, the same manifest hash. Of custody, between two authorities; of the place alone, within one.';
ALTER TABLE transfers.manifest FORCE ROW LEVEL SECURITY; ALTER TABLE transfers.handover FORCE ROW LEVEL SECURITY;
ALTER TABLE transfers.manifest ENABLE TRIGGER USER; ALTER TABLE transfers.handover ENABLE TRIGGER USER;
RESET ROLE;

-- Whoever one gate refused can be let in at another, to which the convoy was redirected: where the person was refused is told beside where the person was let in. Until now both were one site.
SET ROLE amana_owner;
-- the owner is bound by forced row security: lifted for this one writing
ALTER TABLE transfers.let_in NO FORCE ROW LEVEL SECURITY;
ALTER TABLE transfers.let_in DISABLE TRIGGER USER;
ALTER TABLE transfers.let_in ADD COLUMN refused_site text REFERENCES sites.site;
UPDATE transfers.let_in SET refused_site = site;
ALTER TABLE transfers.let_in ALTER COLUMN refused_site SET NOT NULL;
ALTER TABLE transfers.let_in ENABLE TRIGGER USER;
ALTER TABLE transfers.let_in FORCE ROW LEVEL SECURITY;
COMMENT ON COLUMN transfers.let_in.refused_site IS 'The gate that had refused. Of a person it can be another than that which lets in (site), where the convoy was redirected between.';
RESET ROLE;

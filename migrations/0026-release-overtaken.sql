-- A release that was carried out and never verified may be withdrawn where custody went on without it: who else holds the person now, or where the person was recorded in custody after it (register.release_guard).
SET ROLE amana_owner;
ALTER TABLE register.release DROP CONSTRAINT "I24-release-verified";
ALTER TABLE register.release ADD CONSTRAINT "I24-release-verified" CHECK ((carried_out_at IS NULL OR approved_at IS NOT NULL) AND (verified_at IS NULL OR carried_out_at IS NOT NULL)
  AND (verified_by IS NULL OR verified_by NOT IN (proposed_by, approved_by, carried_out_by)) AND (withdrawn_at IS NULL OR verified_at IS NULL));
RESET ROLE;

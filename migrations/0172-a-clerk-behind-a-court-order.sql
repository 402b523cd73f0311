-- Whether who ordered an erasure, and who carried it out, was a clerk of the judiciary then: "order of a court" was any document, and postings change.
SET ROLE amana_owner;
ALTER TABLE register.erasure_order DISABLE TRIGGER USER, NO FORCE ROW LEVEL SECURITY;
ALTER TABLE access.posting NO FORCE ROW LEVEL SECURITY;
ALTER TABLE register.erasure_order ADD COLUMN ordered_by_clerk boolean, ADD COLUMN carried_out_by_clerk boolean;
UPDATE register.erasure_order o SET ordered_by_clerk = EXISTS (SELECT FROM access.posting p WHERE p.officer_no = o.ordered_by AND p.role = 'judiciary_clerk'),
  carried_out_by_clerk = CASE WHEN o.carried_out_by IS NOT NULL THEN EXISTS (SELECT FROM access.posting p WHERE p.officer_no = o.carried_out_by AND p.role = 'judiciary_clerk') END;
ALTER TABLE register.erasure_order ALTER COLUMN ordered_by_clerk SET NOT NULL, ADD CONSTRAINT "erasure-clerk-whole" CHECK ((carried_out_by_clerk IS NULL) = (carried_out_by IS NULL));
ALTER TABLE register.erasure_order ENABLE TRIGGER USER, FORCE ROW LEVEL SECURITY;
ALTER TABLE access.posting FORCE ROW LEVEL SECURITY;
COMMENT ON COLUMN register.erasure_order.ordered_by_clerk IS 'Who gave the order was a clerk of the judiciary then.';
COMMENT ON COLUMN register.erasure_order.carried_out_by_clerk IS 'Who carried it out was a clerk of the judiciary then.';
RESET ROLE;

-- An order of erasure is carried out by another authority at every level: two officers of one authority could else take the words of somebody held event by event.
SET ROLE amana_owner;
ALTER TABLE register.erasure_order DROP CONSTRAINT "erasure-authorities", ADD CONSTRAINT "erasure-authorities" CHECK (carried_out_at IS NULL OR carried_out_authority <> authority);
COMMENT ON TABLE register.erasure_order IS 'An order to erase values of a person''s events: of one event, some fields or all; or of all events. It does nothing until an officer of another authority carries it out.';
RESET ROLE;

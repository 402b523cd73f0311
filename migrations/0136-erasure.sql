-- Orders to erase personal values of events, and what was erased by which: the digests of the values stay in the events, and the events in their chains.
SET ROLE amana_owner;
CREATE TABLE register.erasure_order (
  id uuid PRIMARY KEY, person_no bigint NOT NULL REFERENCES register.person, level text NOT NULL CHECK (level IN ('field', 'event', 'person')), reason text NOT NULL CHECK (reason IN ('court-order', 'wrong-person', 'third-party', 'retention-over')),
  event_id uuid REFERENCES register.event (id), fields text[], document_sha256 text, authority text NOT NULL REFERENCES access.authority, ordered_by bigint NOT NULL, ordered_at timestamptz NOT NULL,
  withdrawn_by bigint, withdrawn_at timestamptz, carried_out_by bigint, carried_out_authority text REFERENCES access.authority, carried_out_at timestamptz, carried_out_pos bigint REFERENCES register.event, event_pos bigint NOT NULL REFERENCES register.event,
  CONSTRAINT "I24-four-eyes" CHECK (carried_out_by IS DISTINCT FROM ordered_by),
  CONSTRAINT "erasure-authorities" CHECK (carried_out_at IS NULL OR (level = 'field') = (carried_out_authority = authority)),
  CONSTRAINT "erasure-names-what" CHECK ((level = 'person') = (event_id IS NULL) AND (level = 'field') = (fields IS NOT NULL)),
  CONSTRAINT "erasure-reason" CHECK (reason = 'court-order' OR (level = 'field') = (reason <> 'retention-over')),
  CONSTRAINT "erasure-by-document" CHECK (reason <> 'court-order' OR document_sha256 IS NOT NULL),
  CONSTRAINT "erasure-steps-whole" CHECK (num_nulls(withdrawn_by, withdrawn_at) IN (0, 2) AND num_nulls(carried_out_by, carried_out_authority, carried_out_at, carried_out_pos) IN (0, 4) AND (withdrawn_at IS NULL OR carried_out_at IS NULL)));
COMMENT ON TABLE register.erasure_order IS 'An order to erase values of a person''s events: of one event, some fields or all; or of all events. It does nothing until a second officer carries it out: of the same authority for fields, of another one for events and persons.';
CREATE INDEX erasure_order_person ON register.erasure_order (person_no);
CREATE INDEX erasure_order_waiting ON register.erasure_order (ordered_at) WHERE withdrawn_at IS NULL AND carried_out_at IS NULL;
CREATE TABLE register.erased_field (
  event_pos bigint NOT NULL REFERENCES register.event, field text NOT NULL, order_id uuid NOT NULL REFERENCES register.erasure_order, person_no bigint NOT NULL REFERENCES register.person, event_id uuid NOT NULL, PRIMARY KEY (event_pos, field));
COMMENT ON TABLE register.erased_field IS 'Which personal field of which event was erased by which order. The salt and the value are gone from register.event_secret, and a mark stands where the value stood; the digest stays in the event.';
CREATE INDEX erased_field_order ON register.erased_field (order_id);
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['erasure_order', 'erased_field'] LOOP
    EXECUTE format('ALTER TABLE register.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE register.%I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;
RESET ROLE;

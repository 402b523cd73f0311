-- Plans of who is held where, made from the register by the planner and checked by the checker: whom and what each was made from, what its proofs say, and which authorities agreed.
SET ROLE amana_owner;
CREATE TABLE transfers.plan (
  id uuid PRIMARY KEY, operation_no bigint NOT NULL REFERENCES transfers.operation, authority text NOT NULL REFERENCES access.authority, title text NOT NULL CHECK (title <> ''),
  instance_sha256 text NOT NULL REFERENCES register.document, plan_sha256 text NOT NULL REFERENCES register.document, plan_hash text NOT NULL CHECK (plan_hash ~ '^[0-9a-f]{64}$'),
  register_pos bigint NOT NULL CHECK (register_pos > 0), moment timestamptz NOT NULL, status text NOT NULL CHECK (status IN ('complete', 'cancelled')), persons int NOT NULL CHECK (persons > 0), parts int NOT NULL CHECK (parts > 0),
  receiving text[] NOT NULL CHECK (cardinality(receiving) > 0), rules jsonb NOT NULL, figures jsonb NOT NULL, drill jsonb NOT NULL, notes jsonb NOT NULL, made_by bigint NOT NULL, made_at timestamptz NOT NULL,
  discarded_by bigint, discarded_at timestamptz, discard_reason text, approved_by bigint, approved_at timestamptz, event_pos bigint NOT NULL REFERENCES register.event,
  CHECK (num_nulls(discarded_by, discarded_at, discard_reason) IN (0, 3)), CHECK (num_nulls(approved_by, approved_at) IN (0, 2)), CONSTRAINT "plan-ends-once" CHECK (discarded_at IS NULL OR approved_at IS NULL));
CREATE INDEX plan_operation ON transfers.plan (operation_no);
COMMENT ON TABLE transfers.plan IS 'A plan of who is held where: made by the planner from the register as it stood after the event register_pos, accepted by the checker before it was stored. The instance and the plan are documents; figures, drill and notes are what they say. It moves nobody.';
CREATE TABLE transfers.planned_person (
  plan_id uuid NOT NULL REFERENCES transfers.plan, person_no bigint NOT NULL REFERENCES register.person, unit text NOT NULL CHECK (unit <> ''), from_site text NOT NULL REFERENCES sites.site, to_site text REFERENCES sites.site,
  facts jsonb NOT NULL, event_pos bigint NOT NULL REFERENCES register.event, PRIMARY KEY (plan_id, person_no));
CREATE INDEX planned_person_person ON transfers.planned_person (person_no);
COMMENT ON TABLE transfers.planned_person IS 'Who stands behind a unit of a plan, where the plan wants the person (to_site NULL: nowhere), and the facts that counted. The one place where unit and person are named together; it never leaves the register.';
CREATE TABLE transfers.planned_section (
  plan_id uuid NOT NULL REFERENCES transfers.plan, site text NOT NULL, section text NOT NULL, authority text REFERENCES access.authority, places int NOT NULL CHECK (places >= 0), event_pos bigint NOT NULL REFERENCES register.event,
  PRIMARY KEY (plan_id, site, section), FOREIGN KEY (site, section) REFERENCES sites.section);
COMMENT ON TABLE transfers.planned_section IS 'The places that a plan counted in a section of a receiving site, and the authority that answered for the site.';
CREATE TABLE transfers.plan_agreement (
  plan_id uuid NOT NULL REFERENCES transfers.plan, authority text NOT NULL REFERENCES access.authority, agreed_by bigint NOT NULL, agreed_at timestamptz NOT NULL, event_pos bigint NOT NULL REFERENCES register.event, PRIMARY KEY (plan_id, authority));
COMMENT ON TABLE transfers.plan_agreement IS 'An authority that answers for sites of a plan agreed to receive the persons whom it would bring there. Each accepts every person by name later all the same (I06).';
CREATE TABLE transfers.plan_manifest (
  plan_id uuid NOT NULL REFERENCES transfers.plan, manifest_no bigint PRIMARY KEY REFERENCES transfers.manifest, event_pos bigint NOT NULL REFERENCES register.event);
COMMENT ON TABLE transfers.plan_manifest IS 'A draft manifest that the approval of a plan made. It passes every gate as any other.';
-- One event cites two documents: the instance and the plan.
ALTER TABLE register.document_citation DROP CONSTRAINT document_citation_pkey, ADD PRIMARY KEY (event_pos, sha256);
RESET ROLE;

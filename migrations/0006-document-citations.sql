-- Why somebody may read a document: where it is cited, and who stored it.
SET ROLE amana_owner;
CREATE TABLE register.document_citation (
  event_pos bigint PRIMARY KEY REFERENCES register.event, sha256 text NOT NULL, person_no bigint REFERENCES register.person, manifest_no bigint REFERENCES transfers.manifest, officer_no bigint,
  CHECK (num_nonnulls(person_no, manifest_no, officer_no) = 1));
COMMENT ON TABLE register.document_citation IS 'One event that names a document: cited in a person''s file (an order, its extension, evidence of age), in the order of a manifest, or stored by an officer. Whoever may read that file, or stored it, may read the document.';
CREATE INDEX document_citation_sha256 ON register.document_citation (sha256);
RESET ROLE;

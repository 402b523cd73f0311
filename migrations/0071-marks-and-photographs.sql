-- What a person is recognised by: distinguishing marks, and photographs (ICPPED 17(3)(a)).
SET ROLE amana_owner;
CREATE TABLE register.distinguishing_mark (
  id uuid PRIMARY KEY, person_no bigint NOT NULL REFERENCES register.person, kind text NOT NULL CHECK (kind IN ('scar', 'tattoo', 'birthmark', 'amputation', 'other')),
  place text NOT NULL CHECK (place IN ('head', 'face', 'neck', 'chest', 'abdomen', 'back', 'left-arm', 'right-arm', 'left-hand', 'right-hand', 'left-leg', 'right-leg', 'left-foot', 'right-foot')),
  description text CHECK (description <> ''), seen_at timestamptz NOT NULL, seen_by text NOT NULL CHECK (seen_by <> ''), event_pos bigint NOT NULL REFERENCES register.event,
  withdrawn_pos bigint REFERENCES register.event, withdrawal text CHECK (withdrawal <> ''), CHECK (num_nulls(withdrawn_pos, withdrawal) IN (0, 2)),
  CONSTRAINT "mark-in-words" CHECK (kind <> 'other' OR description IS NOT NULL));
COMMENT ON TABLE register.distinguishing_mark IS 'A mark by which a person is recognised: coded kind and place on the body, in words, when and by whom it was seen. Nothing is computed from it. One that was recorded wrongly is withdrawn with its reason, and stays.';
CREATE INDEX distinguishing_mark_person ON register.distinguishing_mark (person_no);
CREATE INDEX distinguishing_mark_found ON register.distinguishing_mark (kind, place) WHERE withdrawn_pos IS NULL;
CREATE TABLE register.photograph (
  id uuid PRIMARY KEY, person_no bigint NOT NULL REFERENCES register.person, document_sha256 text NOT NULL REFERENCES register.document, taken_at timestamptz NOT NULL, taken_by text NOT NULL REFERENCES access.authority,
  event_pos bigint NOT NULL REFERENCES register.event, withdrawn_pos bigint REFERENCES register.event, withdrawal text CHECK (withdrawal <> ''), CHECK (num_nulls(withdrawn_pos, withdrawal) IN (0, 2)));
COMMENT ON TABLE register.photograph IS 'A photograph for identification: the stored picture, when it was taken and by which authority. The newest that is not withdrawn is shown; none is deleted, and nothing is computed from it.';
CREATE UNIQUE INDEX photograph_once ON register.photograph (person_no, document_sha256) WHERE withdrawn_pos IS NULL;
CREATE INDEX photograph_document ON register.photograph (document_sha256);
RESET ROLE;

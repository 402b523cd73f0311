-- Requests of relatives, their representatives and counsel for what ICPPED 18(1) gives them: a chain of its own for each, its answers by two officers, and what is owed afterwards.
SET ROLE amana_owner;
ALTER TABLE register.stream DROP CONSTRAINT stream_kind_check,
  ADD CONSTRAINT stream_kind_check CHECK (kind IN ('register', 'operation', 'site', 'officer', 'list', 'person', 'manifest', 'request'));
ALTER TABLE access.file_read DROP CONSTRAINT file_read_part_check,
  ADD CONSTRAINT file_read_part_check CHECK (part IN ('file', 'health', 'extract', 'paper', 'document', 'photograph', 'escort-record', 'fears', 'request'));
CREATE TABLE safeguards.answer_period (
  since timestamptz PRIMARY KEY, days int NOT NULL CHECK (days > 0), source text NOT NULL CHECK (source <> ''), status text NOT NULL CHECK (status IN ('law', 'policy', 'good practice')));
COMMENT ON TABLE safeguards.answer_period IS 'Within how many days a request for information is answered, by the day on which it was received: the newest row that begins before it. Rows are added with their source, never changed.';
INSERT INTO safeguards.answer_period (since, days, source, status) VALUES
  ('1970-01-01', 14, 'ICPPED 18 and Body of Principles 16 name no number of days; GC III 122 asks for the shortest possible time. The number is this register''s own, to be confirmed by counsel.', 'good practice');
CREATE TABLE safeguards.request (
  no bigint PRIMARY KEY REFERENCES register.stream, authority text NOT NULL REFERENCES access.authority, received_by bigint NOT NULL, received_at timestamptz NOT NULL, due_at timestamptz NOT NULL,
  standing text NOT NULL, relation text NOT NULL, requester text NOT NULL, contact text NOT NULL, language text NOT NULL, interest text NOT NULL, identity_shown text NOT NULL,
  asked_names text[] NOT NULL CHECK (cardinality(asked_names) > 0), asked_birth text, asked_known text,
  follow_up_at timestamptz, withdrawn_at timestamptz, event_pos bigint NOT NULL REFERENCES register.event);
COMMENT ON TABLE safeguards.request IS 'A request for information about a person (ICPPED 18). Who asks, and for whom, is read by the family desk of the authority that received it and by nobody else; row security says so.';
CREATE INDEX request_due ON safeguards.request (authority, due_at);
CREATE TABLE safeguards.request_answer (
  id uuid PRIMARY KEY, request_no bigint NOT NULL REFERENCES safeguards.request, outcome text NOT NULL, person_no bigint REFERENCES register.person, reasons text NOT NULL,
  basis text, law text, remedy text, follow_up_at timestamptz, proposed_by bigint NOT NULL, proposed_at timestamptz NOT NULL,
  approved boolean, decided_by bigint, decided_at timestamptz, return_reason text, event_pos bigint NOT NULL REFERENCES register.event,
  CONSTRAINT "I24-four-eyes" CHECK (decided_by IS DISTINCT FROM proposed_by),
  -- information needs a person; a refusal a person, a basis, a law and a remedy; what cannot be confirmed somebody who goes on asking by a day, and where it hides a person, that person's safety and a law
  CONSTRAINT "I30-basis-and-remedy" CHECK (coalesce(length(reasons) >= 20 AND CASE outcome
    WHEN 'information' THEN person_no IS NOT NULL AND num_nonnulls(basis, law, remedy, follow_up_at) = 0
    WHEN 'refused' THEN person_no IS NOT NULL AND basis IN ('safety-of-the-person', 'criminal-investigation', 'other-law') AND length(law) >= 3 AND length(remedy) >= 20 AND follow_up_at IS NULL
    WHEN 'cannot-confirm' THEN remedy IS NULL AND follow_up_at > proposed_at AND follow_up_at <= proposed_at + interval '720 hours'
      AND CASE WHEN person_no IS NULL THEN basis IS NULL AND law IS NULL ELSE basis = 'safety-of-the-person' AND length(law) >= 3 END
    ELSE false END, false)),
  CONSTRAINT "request-answer-whole" CHECK (num_nulls(approved, decided_by, decided_at) IN (0, 3) AND (return_reason IS NOT NULL) = (approved IS FALSE)));
COMMENT ON TABLE safeguards.request_answer IS 'An answer that one officer of a family desk proposed and another made, or sent back. That nobody was found and that somebody is not told of for safety differ here, and nowhere outside.';
CREATE INDEX request_answer_request ON safeguards.request_answer (request_no);
CREATE UNIQUE INDEX request_answer_open ON safeguards.request_answer (request_no) WHERE decided_at IS NULL;
CREATE TABLE safeguards.request_follow_up (
  id uuid PRIMARY KEY, request_no bigint NOT NULL REFERENCES safeguards.request, note text NOT NULL, next_at timestamptz, done_by bigint NOT NULL, done_at timestamptz NOT NULL, event_pos bigint NOT NULL REFERENCES register.event);
COMMENT ON TABLE safeguards.request_follow_up IS 'What a family desk did about a request afterwards, and by when it does the next.';
CREATE INDEX request_follow_up_request ON safeguards.request_follow_up (request_no);
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['answer_period', 'request', 'request_answer', 'request_follow_up'] LOOP
    EXECUTE format('ALTER TABLE safeguards.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE safeguards.%I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;
RESET ROLE;

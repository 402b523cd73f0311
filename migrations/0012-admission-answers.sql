-- Answers of Mandela 7 that were unknown at admission and were found out later; and exactly the seven questions at admission.
SET ROLE amana_owner;
CREATE TABLE transfers.admission_answer (
  event_pos bigint PRIMARY KEY REFERENCES register.event, manifest_no bigint NOT NULL, person_no bigint NOT NULL,
  question text NOT NULL CHECK (question IN ('a_identity', 'b_reasons', 'c_hour', 'd_injuries', 'e_property', 'f_family', 'g_contact')), answer jsonb NOT NULL, at timestamptz NOT NULL, officer_no bigint NOT NULL,
  FOREIGN KEY (manifest_no, person_no) REFERENCES transfers.admission,
  CONSTRAINT "mandela-7-answered" CHECK (coalesce(answer->>'answer', '') IN ('recorded', 'none', 'unknown') AND (answer->>'answer' <> 'unknown' OR coalesce(trim(answer->>'reason'), '') <> '')));
COMMENT ON TABLE transfers.admission_answer IS 'An answer of Mandela 7 (a) to (g) that was unknown at admission, asked again; the newest counts. What was said at admission stays in transfers.admission.';
CREATE INDEX admission_answer_person ON transfers.admission_answer (manifest_no, person_no, event_pos DESC);
ALTER TABLE transfers.admission DROP CONSTRAINT "mandela-7-answered";
ALTER TABLE transfers.admission ADD CONSTRAINT "mandela-7-answered" CHECK (answers ?& ARRAY['a_identity', 'b_reasons', 'c_hour', 'd_injuries', 'e_property', 'f_family', 'g_contact']
  AND answers - ARRAY['a_identity', 'b_reasons', 'c_hour', 'd_injuries', 'e_property', 'f_family', 'g_contact'] = '{}');
RESET ROLE;

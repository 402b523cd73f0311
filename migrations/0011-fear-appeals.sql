-- The person's appeal against a decision that found no danger, and the person's waiver of it.
SET ROLE amana_owner;
CREATE TABLE safeguards.appeal_period (
  since timestamptz PRIMARY KEY, days int NOT NULL CHECK (days > 0), source text NOT NULL CHECK (source <> ''), status text NOT NULL CHECK (status IN ('law', 'policy', 'good practice')));
COMMENT ON TABLE safeguards.appeal_period IS 'How long a person may appeal against a decision that finds no danger, by the day of the decision: the newest row that begins before it. Rows are added with their source, never changed.';
INSERT INTO safeguards.appeal_period (since, days, source, status) VALUES
  ('2018-09-04', 15, 'CAT General Comment 4 (2017) 13: review, and suspensive effect of the appeal. The number of days is this register''s own, to be confirmed by counsel.', 'good practice');
ALTER TABLE safeguards.fear
  ADD COLUMN appealed_at timestamptz, ADD COLUMN appeal_grounds text, ADD COLUMN appeal_heard_by bigint,
  ADD COLUMN appeal_decided_at timestamptz, ADD COLUMN appeal_decided_by bigint, ADD COLUMN appeal_danger boolean, ADD COLUMN appeal_reasons text,
  ADD COLUMN waived_at timestamptz, ADD COLUMN waiver text, ADD COLUMN waiver_language text, ADD COLUMN waiver_heard_by bigint,
  DROP CONSTRAINT "I24-four-eyes",
  ADD CONSTRAINT "I24-four-eyes" CHECK (decided_by IS DISTINCT FROM heard_by AND (waiver_heard_by IS NULL OR waiver_heard_by <> decided_by)
    AND (appeal_decided_by IS NULL OR appeal_decided_by NOT IN (heard_by, decided_by, appeal_heard_by))),
  ADD CONSTRAINT "I11-fear-appeal-reasoned" CHECK (appeal_decided_by IS NULL OR (appealed_at IS NOT NULL AND appeal_danger IS NOT NULL AND length(appeal_reasons) >= 20)),
  ADD CONSTRAINT "I11-fear-appeal-complete" CHECK (num_nulls(appealed_at, appeal_grounds, appeal_heard_by) IN (0, 3) AND num_nulls(waived_at, waiver, waiver_language, waiver_heard_by) IN (0, 4) AND num_nulls(appeal_decided_at, appeal_decided_by) IN (0, 2)
    AND (decided_by IS NOT NULL OR (appealed_at IS NULL AND waived_at IS NULL)) AND NOT (danger AND (appealed_at IS NOT NULL OR waived_at IS NOT NULL)));
RESET ROLE;

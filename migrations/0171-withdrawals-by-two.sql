-- What a requester is said to have withdrawn: a fact that one officer records, and that settles the request only when another officer of the desk confirms it.
SET ROLE amana_owner;
CREATE TABLE safeguards.request_withdrawal (
  id uuid PRIMARY KEY, request_no bigint NOT NULL REFERENCES safeguards.request, note text NOT NULL, said_at timestamptz NOT NULL, recorded_by bigint NOT NULL, recorded_at timestamptz NOT NULL,
  confirmed_by bigint, confirmed_at timestamptz, event_pos bigint NOT NULL REFERENCES register.event,
  CONSTRAINT "I24-four-eyes" CHECK (confirmed_by IS DISTINCT FROM recorded_by),
  CONSTRAINT "request-withdrawal-whole" CHECK (num_nulls(confirmed_by, confirmed_at) IN (0, 2)));
COMMENT ON TABLE safeguards.request_withdrawal IS 'That a requester does not want an answer any more, as often as one said so. Until a second officer of the desk confirmed it the request stays due.';
CREATE INDEX request_withdrawal_request ON safeguards.request_withdrawal (request_no);
CREATE UNIQUE INDEX request_withdrawal_confirmed ON safeguards.request_withdrawal (request_no) WHERE confirmed_at IS NOT NULL;
-- what one officer alone settled before is open again until it is withdrawn by two; what was said stands in the events
ALTER TABLE safeguards.request NO FORCE ROW LEVEL SECURITY;
UPDATE safeguards.request SET withdrawn_at = NULL WHERE withdrawn_at IS NOT NULL;
ALTER TABLE safeguards.request FORCE ROW LEVEL SECURITY;
ALTER TABLE safeguards.request_withdrawal ENABLE ROW LEVEL SECURITY;
ALTER TABLE safeguards.request_withdrawal FORCE ROW LEVEL SECURITY;
RESET ROLE;

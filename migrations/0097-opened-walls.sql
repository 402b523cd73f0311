-- Break-glass: an officer opens one wall before one person's file for three hours, and somebody else says afterwards whether that was right.
SET ROLE amana_owner;
CREATE TABLE access.opened_wall (
  id uuid PRIMARY KEY,
  officer_no bigint NOT NULL REFERENCES access.officer,
  person_no bigint NOT NULL REFERENCES register.person,
  register_number text NOT NULL,
  wall text NOT NULL CHECK (wall IN ('reach', 'health', 'fears')),
  reason text NOT NULL CHECK (reason IN ('danger-to-life', 'medical-emergency', 'missing-person', 'emergency-at-site', 'order-of-court', 'other')),
  words text NOT NULL CHECK (length(words) >= 10),
  reviewer_no bigint NOT NULL REFERENCES access.officer,
  opened_at timestamptz NOT NULL,
  until_at timestamptz NOT NULL,
  closed_at timestamptz,
  outcome text CHECK (outcome IN ('justified', 'not-justified')),
  review text CHECK (length(review) >= 3),
  reviewed_at timestamptz,
  event_pos bigint NOT NULL REFERENCES register.event,
  changed_pos bigint REFERENCES register.event,
  CONSTRAINT "I24-four-eyes" CHECK (reviewer_no <> officer_no),
  CONSTRAINT opened_wall_hours CHECK (until_at = opened_at + interval '3 hours'),
  CONSTRAINT opened_wall_review CHECK (num_nulls(outcome, review, reviewed_at) IN (0, 3))
);
COMMENT ON TABLE access.opened_wall IS 'A wall that an officer opened before the file of one person (break-glass), to look and for nothing else: why, until when, who was named to review it, and what the review said.';
COMMENT ON COLUMN access.opened_wall.closed_at IS 'Ended before its three hours, by who opened it or by a review that found it not justified.';
CREATE INDEX opened_wall_officer ON access.opened_wall (officer_no, person_no);
CREATE INDEX opened_wall_unreviewed ON access.opened_wall (opened_at) WHERE reviewed_at IS NULL;
ALTER TABLE access.opened_wall ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.opened_wall FORCE ROW LEVEL SECURITY;
RESET ROLE;

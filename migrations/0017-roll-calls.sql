-- The closing roll-call of a site that changes hands: who was on the roll of the giving authority, who was there, and what became of each difference.
SET ROLE amana_owner;
CREATE TABLE sites.roll_call (
  id uuid PRIMARY KEY, site text NOT NULL REFERENCES sites.site, giving text NOT NULL REFERENCES access.authority, taking text NOT NULL REFERENCES access.authority, called_at timestamptz NOT NULL,
  counted int NOT NULL CHECK (counted >= 0), on_roll int NOT NULL, present int NOT NULL, roll_hash bytea NOT NULL, proposed_by bigint NOT NULL, proposed_for text NOT NULL REFERENCES access.authority, proposed_at timestamptz NOT NULL,
  signed_by bigint, signed_at timestamptz, event_pos bigint NOT NULL REFERENCES register.event,
  CHECK (giving <> taking), CHECK (proposed_for IN (giving, taking)), CHECK ((signed_by IS NULL) = (signed_at IS NULL)), CONSTRAINT "I24-four-eyes" CHECK (signed_by IS DISTINCT FROM proposed_by));
CREATE INDEX roll_call_site ON sites.roll_call (site, called_at);
COMMENT ON TABLE sites.roll_call IS 'A roll-call at a change of control, proposed by an officer of one of the two authorities and signed by one of the other. on_roll: persons that the register had there; present: persons and strangers who were there.';
CREATE TABLE sites.roll_row (
  roll_call_id uuid NOT NULL REFERENCES sites.roll_call, ord int NOT NULL, person_no bigint REFERENCES register.person, stranger text CHECK (stranger <> ''), on_old boolean NOT NULL, on_new boolean NOT NULL,
  explanation text CHECK (explanation IN ('at-large', 'unaccounted', 'died', 'elsewhere', 'registered', 'roll-was-wrong')), account text, explained_no bigint, explained_by bigint, explained_at timestamptz,
  event_pos bigint NOT NULL REFERENCES register.event, PRIMARY KEY (roll_call_id, ord),
  CHECK ((person_no IS NULL) <> (stranger IS NULL)), CHECK (on_old OR on_new), CHECK (person_no IS NOT NULL OR NOT on_old), CHECK (num_nulls(explanation, account, explained_by, explained_at) IN (0, 4)));
CREATE INDEX roll_row_person ON sites.roll_row (person_no) WHERE on_old <> on_new;
COMMENT ON TABLE sites.roll_row IS 'One person of a roll-call: on the old roll, on the new, or on both; a stranger is somebody whom the register does not know. Whoever is on one only is an open question until it is explained.';
RESET ROLE;

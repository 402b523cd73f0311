-- An authority may demand passkeys of its officers: a code that somebody types can be asked for by a false page, and a passkey cannot.
SET ROLE amana_owner;
CREATE TABLE access.passkey_demand (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  authority text NOT NULL REFERENCES access.authority,
  since timestamptz NOT NULL DEFAULT now(),
  demanded_by bigint NOT NULL REFERENCES access.officer,
  ended_at timestamptz,
  ended_by bigint REFERENCES access.officer,
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
COMMENT ON TABLE access.passkey_demand IS 'Since when an authority demands passkeys of its officers, and by which administrator; what has ended stays as a trace. Real time.';
CREATE UNIQUE INDEX passkey_demand_open ON access.passkey_demand (authority) WHERE ended_at IS NULL;
ALTER TABLE access.passkey_demand ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.passkey_demand FORCE ROW LEVEL SECURITY;
RESET ROLE;

-- Both sides sign a closing roll-call with the keys of their devices, over the same bytes. A roll-call of before has none of this: its officers were signed in.
SET ROLE amana_owner;
ALTER TABLE sites.roll_call ADD COLUMN payload bytea, ADD COLUMN caller_key text, ADD COLUMN caller_signature bytea, ADD COLUMN caller_signed_at timestamptz, ADD COLUMN signed_key text, ADD COLUMN signature bytea,
  ADD CONSTRAINT "I28-roll-call-at-change-of-control" CHECK (num_nulls(caller_key, caller_signature, caller_signed_at) IN (0, 3) AND num_nulls(signed_key, signature) IN (0, 2)
    AND CASE WHEN payload IS NULL THEN caller_key IS NULL AND signed_key IS NULL ELSE (signed_by IS NULL) = (signed_key IS NULL) AND (signed_by IS NULL OR caller_key IS NOT NULL) END);
COMMENT ON TABLE sites.roll_call IS 'A roll-call at a change of control, proposed by an officer of one of the two authorities and signed by one of the other. on_roll: persons that the register had there; present: persons and strangers who were there. payload: what both device keys sign, without a name; null where the roll was called before device keys signed rolls.';
RESET ROLE;

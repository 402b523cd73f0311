-- Who escaped on the way is caught by the escort, and a child is born on the way (docs/decisions/0067).
ALTER TABLE transfers.reseating DROP CONSTRAINT reseating_reason_check,
  ADD CONSTRAINT reseating_reason_check CHECK (reason IN ('planned-change', 'breakdown', 'separation', 'medical', 'security', 'recaptured', 'other'));
COMMENT ON TABLE transfers.reseating IS 'A person who was moved to another compartment on the way, or who had got away and was put into one again: a fact. What the sealed manifest says of seats stays as it was sealed.';
ALTER TABLE transfers.line DROP CONSTRAINT line_state_check, DROP CONSTRAINT line_check,
  ADD CONSTRAINT line_state_check CHECK (state IN ('listed', 'suspended', 'struck_off', 'born')),
  ADD CONSTRAINT line_check CHECK (NOT live OR state IN ('listed', 'born'));
COMMENT ON TABLE transfers.line IS 'A person on a manifest. suspended: a fear of the destination is open or upheld. born: a child who was born on the way, beside what was sealed. live: on a manifest that is not closed.';

-- Which vehicles carry the convoy on a leg: where another leg names others, everybody changes between the two, as planned. A leg that names none goes by those of the leg before it.
SET ROLE amana_owner;
ALTER TABLE transfers.leg ADD COLUMN vehicles text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN transfers.leg.vehicles IS 'Vehicles of the escort that carry the convoy on this leg. Empty: those of the leg before; of the first leg, those in which the persons were given compartments.';
ALTER TABLE transfers.reseating DROP CONSTRAINT reseating_reason_check, ADD COLUMN note text,
  ADD CONSTRAINT reseating_reason_check CHECK (reason IN ('planned-change', 'breakdown', 'separation', 'medical', 'security', 'other'));
COMMENT ON COLUMN transfers.reseating.note IS 'What another reason than the coded ones is.';
RESET ROLE;

-- Who was left behind on the way, or went to a hospital, and is brought to the gate after the others were received: let in there without ever having been refused.
SET ROLE amana_owner;
ALTER TABLE transfers.let_in ALTER COLUMN refused_site DROP NOT NULL, ALTER COLUMN refused_reason DROP NOT NULL, ALTER COLUMN refused_at DROP NOT NULL,
  ADD CONSTRAINT let_in_refusal_whole CHECK (num_nulls(refused_site, refused_reason, refused_at) IN (0, 3)), ADD CONSTRAINT let_in_convoy_refused CHECK (person_no IS NOT NULL OR refused_site IS NOT NULL);
COMMENT ON TABLE transfers.let_in IS 'Who comes in at the gate after all: the convoy, or a person of one (person_no), that the gate had refused, beside the refusal that it ends; or, without a refusal, a person who had been left behind or taken to a hospital on the way and was brought after the others had been received. A fact, witnessed by the escort or by the receiving site.';
RESET ROLE;

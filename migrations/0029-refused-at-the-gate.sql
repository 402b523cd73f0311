-- A single person who is not let in while the others of the convoy are: an incident of the second hand-over, with the site and its coded reason.
SET ROLE amana_owner;
ALTER TABLE transfers.difference DROP CONSTRAINT difference_kind_check, ADD COLUMN site text REFERENCES sites.site, ADD COLUMN reason text,
  ADD CONSTRAINT difference_kind_check CHECK (kind IN ('missing', 'died', 'escaped', 'left-behind', 'medical-evacuation', 'refused-at-gate')),
  ADD CONSTRAINT difference_refused_with_reason CHECK ((kind = 'refused-at-gate') = (site IS NOT NULL AND reason IS NOT NULL));
COMMENT ON TABLE transfers.difference IS 'A person who boarded and is not handed over: an incident that both signatures of the hand-over cover. Who is refused at the gate stays with the escort until the giving authority takes the person back.';
RESET ROLE;

-- Who is not accepted is refused with a coded reason; words beside it are needed where the code says *other*. What was refused before has words only.
SET ROLE amana_owner;
ALTER TABLE transfers.acceptance ADD COLUMN reason_code text CHECK (reason_code IN ('no-space', 'no-authority', 'health', 'protection', 'identity-doubtful', 'papers-missing', 'other'));
ALTER TABLE transfers.acceptance DROP CONSTRAINT acceptance_check1;
ALTER TABLE transfers.acceptance ADD CONSTRAINT acceptance_reason CHECK (CASE decision WHEN 'accepted' THEN reason_code IS NULL ELSE reason <> '' OR reason_code <> 'other' END);
COMMENT ON COLUMN transfers.acceptance.reason_code IS 'Why a person was not accepted. Null of an acceptance, and of a refusal of before there were codes, which has words only.';
RESET ROLE;

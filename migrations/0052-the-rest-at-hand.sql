-- A return takes back of the rest who is with the convoy: who was left behind and never fetched passes by nobody's signature. What was ordered before took back whoever was on the register as the rest.
SET ROLE amana_owner;
ALTER TABLE transfers.redirect ADD COLUMN rest_at_hand boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN transfers.redirect.rest_at_hand IS 'Of a return: it takes back, of those who stayed with the escort after the second hand-over, who is with the convoy. False of an order of before, which took back all of them.';
RESET ROLE;

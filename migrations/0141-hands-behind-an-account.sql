-- Whose hands an account was in is kept with the account (docs/decisions/0058), because what is walked through the accounts of today forgets who made a link through an account that was replaced since.
SET ROLE amana_owner;
ALTER TABLE access.invitation ADD COLUMN hands bigint[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN access.invitation.hands IS 'Who had the account of the maker of the link in hand when it was made, the maker among them; nobody where the installation made it.';
ALTER TABLE access.credential ADD COLUMN hands bigint[] NOT NULL DEFAULT '{}', ADD COLUMN made_pos bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN access.credential.hands IS 'The hands of the link by which it came about: who had this account in hand besides its officer.';
COMMENT ON COLUMN access.credential.made_pos IS 'The last event of the log when the link was taken: what this officer asked for until then was asked with what was there before.';
-- What can be known of before: the maker of the link, or else who invited; and of each of these everybody who ever made a link for them or invited them, because nothing says which of their links came first.
ALTER TABLE access.officer NO FORCE ROW LEVEL SECURITY; ALTER TABLE register.event NO FORCE ROW LEVEL SECURITY; ALTER TABLE access.invitation NO FORCE ROW LEVEL SECURITY; ALTER TABLE access.credential NO FORCE ROW LEVEL SECURITY;
CREATE TABLE access.inviter AS SELECT o.no AS officer_no, e.officer_no AS by FROM access.officer o JOIN register.event e ON e.pos = o.event_pos;
CREATE TABLE access.hand AS
  WITH RECURSIVE m AS (SELECT v.officer_no, v.by FROM access.inviter v UNION SELECT i.officer_no, i.made_by FROM access.invitation i UNION SELECT k.officer_no, k.link_by FROM access.credential k),
    h(officer_no, no) AS (SELECT m.by, m.by FROM m WHERE m.by <> 0 UNION SELECT h.officer_no, m.by FROM h JOIN m ON m.officer_no = h.no AND m.by <> 0)
  SELECT h.officer_no, array_agg(h.no ORDER BY h.no) AS hands FROM h GROUP BY 1;
UPDATE access.invitation i SET hands = h.hands FROM access.inviter v, access.hand h WHERE v.officer_no = i.officer_no AND h.officer_no = coalesce(i.made_by, v.by);
UPDATE access.credential k SET hands = h.hands FROM access.inviter v, access.hand h WHERE v.officer_no = k.officer_no AND h.officer_no = coalesce(k.link_by, v.by);
DROP TABLE access.inviter; DROP TABLE access.hand;
ALTER TABLE access.officer FORCE ROW LEVEL SECURITY; ALTER TABLE register.event FORCE ROW LEVEL SECURITY; ALTER TABLE access.invitation FORCE ROW LEVEL SECURITY; ALTER TABLE access.credential FORCE ROW LEVEL SECURITY;
ALTER TABLE access.invitation DROP COLUMN made_by;
ALTER TABLE access.credential DROP COLUMN link_by;
RESET ROLE;

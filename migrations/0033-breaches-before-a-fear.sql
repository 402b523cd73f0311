-- The register opened a breach of I11 also of a boarding or a passing that was told after a fear and had happened before it was said. Those breaches say what was not so.
SET ROLE amana_owner;
GRANT SELECT, DELETE ON register.breach TO amana_guard;
GRANT SELECT ON safeguards.fear TO amana_guard;
SET ROLE amana_guard;
DELETE FROM register.breach b USING safeguards.fear f WHERE b.rule = 'I11-fear-suspends-line' AND f.person_no = b.person_no AND b.id = md5(b.fact_event || ' ' || f.id)::uuid AND f.heard_at > b.opened_at;
RESET ROLE;
SET ROLE amana_owner;
REVOKE DELETE ON register.breach FROM amana_guard;
RESET ROLE;

-- The seal under which a packet was closed stays known: a complaint about property is about that seal, and each later one replaces the number of the packet.
SET ROLE amana_owner;
ALTER TABLE register.packet DISABLE TRIGGER USER, NO FORCE ROW LEVEL SECURITY;
ALTER TABLE register.event NO FORCE ROW LEVEL SECURITY;
ALTER TABLE register.packet ADD COLUMN first_seal text CHECK (first_seal <> '');
UPDATE register.packet k SET first_seal = e.body::jsonb #>> '{data,seal}' FROM register.event e WHERE e.id = k.id AND e.type = 'PacketSealed';
ALTER TABLE register.packet ALTER COLUMN first_seal SET NOT NULL;
ALTER TABLE register.packet ENABLE TRIGGER USER, FORCE ROW LEVEL SECURITY;
ALTER TABLE register.event FORCE ROW LEVEL SECURITY;
COMMENT ON COLUMN register.packet.first_seal IS 'The seal that the packet was closed with; seal is the one that it bears now.';
RESET ROLE;

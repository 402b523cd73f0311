-- What placement asks of a person beyond sex and age: the security level and the legal status; who lifted a keep-apart record; which register numbers were voided.
SET ROLE amana_owner;
CREATE TABLE sites.level (
  code text PRIMARY KEY, held_in text[] NOT NULL CHECK (code = ANY (held_in)), retired boolean NOT NULL DEFAULT false);
COMMENT ON TABLE sites.level IS 'Code table of security levels: names, never numbers (decisions.md 24). held_in: the levels of sections in which a person of this level may be held. Rows are retired, never removed.';
INSERT INTO sites.level (code, held_in) VALUES ('ordinary', '{ordinary,raised,high}'), ('raised', '{raised,high}'), ('high', '{high}');
ALTER TABLE sites.section DROP CONSTRAINT section_level_check;
ALTER TABLE sites.section ADD CONSTRAINT section_level_fkey FOREIGN KEY (level) REFERENCES sites.level;
COMMENT ON COLUMN sites.section.level IS 'Level that the section is built and staffed for; NULL counts as ordinary.';

CREATE TABLE sites.security_level (
  id uuid PRIMARY KEY, person_no bigint NOT NULL REFERENCES register.person, level text NOT NULL REFERENCES sites.level, reasons text NOT NULL CHECK (reasons <> ''),
  authority text NOT NULL REFERENCES access.authority, recorded_by bigint NOT NULL, recorded_at timestamptz NOT NULL, expires_at timestamptz NOT NULL, approved_by bigint, approved_at timestamptz,
  appealed_at timestamptz, appeal text, appeal_heard_by bigint, answered_at timestamptz, answer text, answered_by bigint,
  withdrawn_at timestamptz, withdrawal text, withdrawn_by bigint, event_pos bigint NOT NULL REFERENCES register.event,
  CONSTRAINT "P3-security-level" CHECK (expires_at > recorded_at AND (approved_at IS NULL) = (approved_by IS NULL) AND (withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (answered_at IS NULL OR appealed_at IS NOT NULL)),
  CONSTRAINT "I24-four-eyes" CHECK (approved_by IS DISTINCT FROM recorded_by AND (answered_by IS NULL OR answered_by NOT IN (recorded_by, approved_by))));
COMMENT ON TABLE sites.security_level IS 'Security level of a person: a coded, reasoned, signed, expiring, appealable record (decisions.md 24, Mandela 93). Without effect until a second officer approves; the newest approved record counts, and once it ended or was withdrawn there is no restriction.';
CREATE INDEX security_level_person ON sites.security_level (person_no, approved_at DESC);

ALTER TABLE sites.keep_apart ADD COLUMN recorded_by bigint NOT NULL DEFAULT 0, ADD COLUMN reason text NOT NULL DEFAULT '', ADD COLUMN lifted_at timestamptz, ADD COLUMN lifted_by bigint, ADD COLUMN lift_reason text,
  ADD CHECK ((lifted_at IS NULL) = (lifted_by IS NULL));
ALTER TABLE sites.keep_apart ALTER COLUMN recorded_by DROP DEFAULT, ALTER COLUMN reason DROP DEFAULT;

ALTER TABLE register.custody_order ADD COLUMN legal_status text NOT NULL DEFAULT 'untried' CHECK (legal_status IN ('untried', 'convicted'));
ALTER TABLE register.custody_order ALTER COLUMN legal_status DROP DEFAULT;
COMMENT ON COLUMN register.custody_order.legal_status IS 'convicted: the order carries out a judgment, as a judicial role recorded it. Whoever has no such order in force is untried (Mandela 11(b), ICCPR 14(2)).';

ALTER TABLE register.number_block ADD COLUMN voided_from int, ADD COLUMN void_reason text, ADD COLUMN voided_by bigint, ADD COLUMN voided_at timestamptz,
  ADD CHECK (voided_from >= first AND voided_from < first + size), ADD CHECK (num_nulls(voided_from, void_reason, voided_by, voided_at) IN (0, 4)), ADD CONSTRAINT "number-voided" CHECK (used <= coalesce(voided_from, first + size) - first);
COMMENT ON COLUMN register.number_block.voided_from IS 'First serial that was voided: it and all after it in the block can never be given (decisions.md 16).';

-- A rule that is not one of the 25 invariants is named by its point in the requirements.
ALTER TABLE register.breach DROP CONSTRAINT breach_rule_check;
ALTER TABLE register.breach ADD CONSTRAINT breach_rule_check CHECK (rule ~ '^(I\d\d|P\d)-[a-z0-9-]+$');
RESET ROLE;

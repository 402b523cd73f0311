-- Projections of the first landing: what events fill. Every row cites the event that made or last changed it (event_pos).
SET ROLE amana_owner;

-- sites
CREATE TABLE sites.site (
  code text PRIMARY KEY CHECK (code ~ '^[A-Z]{3}$'), name_en text NOT NULL, name_ar text NOT NULL, name_ckb text, kind text NOT NULL CHECK (kind IN ('prison', 'camp', 'crossing', 'rehabilitation')),
  country text NOT NULL, pcode text, zone text NOT NULL, latitude_e5 int, longitude_e5 int, authority text REFERENCES access.authority, event_pos bigint NOT NULL REFERENCES register.event);
COMMENT ON TABLE sites.site IS 'An officially acknowledged place (GC 35 58). authority: who holds persons there now. Coordinates in 1e-5 degrees, coarse.';
CREATE TABLE sites.section (
  site text NOT NULL REFERENCES sites.site, section text NOT NULL CHECK (section <> ''), sex text NOT NULL CHECK (sex IN ('male', 'female')),
  age_group text NOT NULL CHECK (age_group IN ('adult', 'juvenile')), legal_status text NOT NULL CHECK (legal_status IN ('untried', 'convicted', 'any')),
  level text CHECK (level IN ('standard', 'high')), capacity int NOT NULL CHECK (capacity >= 0), capacity_source text NOT NULL, event_pos bigint NOT NULL REFERENCES register.event, PRIMARY KEY (site, section));
COMMENT ON TABLE sites.section IS 'A section of a site. A person of undetermined age counts as a minor and belongs in a juvenile section (CRC 37(c)).';
CREATE TABLE sites.vehicle (
  code text PRIMARY KEY, authority text NOT NULL REFERENCES access.authority, kind text NOT NULL CHECK (kind IN ('bus', 'truck', 'aircraft', 'ambulance')), event_pos bigint NOT NULL REFERENCES register.event);
COMMENT ON TABLE sites.vehicle IS 'A vehicle is a place: a person in it is nowhere else.';
CREATE TABLE sites.compartment (
  vehicle text NOT NULL REFERENCES sites.vehicle, compartment text NOT NULL, seats int NOT NULL CHECK (seats > 0), sex text NOT NULL CHECK (sex IN ('male', 'female')),
  age_group text NOT NULL CHECK (age_group IN ('adult', 'juvenile')), event_pos bigint NOT NULL REFERENCES register.event, PRIMARY KEY (vehicle, compartment));
COMMENT ON TABLE sites.compartment IS 'A compartment of a vehicle, with its seats.';
CREATE TABLE sites.keep_apart (
  id uuid PRIMARY KEY, person_a bigint NOT NULL, person_b bigint NOT NULL, expires_at timestamptz NOT NULL, event_pos bigint NOT NULL REFERENCES register.event, CHECK (person_a < person_b));
COMMENT ON TABLE sites.keep_apart IS 'Two persons who never share a section or a compartment: a coded, reasoned, signed, expiring record (decisions.md 24).';
CREATE INDEX keep_apart_b ON sites.keep_apart (person_b);
CREATE INDEX keep_apart_a ON sites.keep_apart (person_a);
CREATE TABLE sites.over_capacity (
  id uuid PRIMARY KEY, site text NOT NULL, section text NOT NULL, extra_places int NOT NULL CHECK (extra_places > 0), expires_at timestamptz NOT NULL, proposed_by bigint NOT NULL, approved_by bigint,
  event_pos bigint NOT NULL REFERENCES register.event, FOREIGN KEY (site, section) REFERENCES sites.section, CONSTRAINT "I24-four-eyes" CHECK (approved_by IS DISTINCT FROM proposed_by));
COMMENT ON TABLE sites.over_capacity IS 'Signed, expiring authorisation to hold more persons in a section than it has places.';

-- register
CREATE TABLE register.document (
  sha256 text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'), media_type text NOT NULL, bytes bigint NOT NULL CHECK (bytes > 0), event_pos bigint NOT NULL REFERENCES register.event);
COMMENT ON TABLE register.document IS 'A stored document, named by the SHA-256 of its content; the bytes lie encrypted in the file store.';
CREATE TABLE register.number_block (
  prefix text NOT NULL, first int NOT NULL, size int NOT NULL CHECK (size > 0), used int NOT NULL CHECK (used BETWEEN 0 AND size), event_pos bigint NOT NULL REFERENCES register.event, PRIMARY KEY (prefix, first));
COMMENT ON TABLE register.number_block IS 'Register numbers pre-allocated to a site, so that they work offline. The prefix names the allocating site, never where the person is.';
CREATE TABLE register.person (
  no bigint PRIMARY KEY, register_number text NOT NULL UNIQUE, sex text NOT NULL CHECK (sex IN ('male', 'female')), synthetic boolean NOT NULL, event_pos bigint NOT NULL REFERENCES register.event);
COMMENT ON TABLE register.person IS 'A person on the register: unique number never reused (ICPPED 17(3)(a)).';
CREATE TABLE register.person_name (
  person_no bigint NOT NULL REFERENCES register.person, ord int NOT NULL, kind text NOT NULL CHECK (kind IN ('primary', 'transliteration', 'alias', 'printed')), script text NOT NULL, source text NOT NULL,
  full_name text NOT NULL CHECK (full_name <> ''), parts jsonb NOT NULL, event_pos bigint NOT NULL REFERENCES register.event, PRIMARY KEY (person_no, event_pos, ord));
COMMENT ON TABLE register.person_name IS 'Names of a person, each with kind, script and source. None overwrites another.';
CREATE TABLE register.name_token (
  token text NOT NULL, person_no bigint NOT NULL REFERENCES register.person, event_pos bigint NOT NULL REFERENCES register.event, PRIMARY KEY (token, person_no));
COMMENT ON TABLE register.name_token IS 'Normalised tokens and cross-script keys of the names, for search by equality (decisions.md 15).';
CREATE TABLE register.nationality_claim (
  person_no bigint NOT NULL REFERENCES register.person, code text NOT NULL CHECK (code ~ '^[A-Z]{3}$'), source text NOT NULL, event_pos bigint NOT NULL REFERENCES register.event, PRIMARY KEY (person_no, event_pos, code));
COMMENT ON TABLE register.nationality_claim IS 'A nationality is a sourced claim, never overwritten.';
CREATE TABLE register.custody_order (
  id uuid PRIMARY KEY, person_no bigint NOT NULL REFERENCES register.person, ground text NOT NULL CHECK (ground <> ''), article text NOT NULL CHECK (article <> ''), authority text NOT NULL REFERENCES access.authority,
  document_sha256 text NOT NULL REFERENCES register.document, issued_at timestamptz NOT NULL, expires_at timestamptz NOT NULL CHECK (expires_at > issued_at), event_pos bigint NOT NULL REFERENCES register.event);
COMMENT ON TABLE register.custody_order IS 'The order that a person is held under: ground, article, authority, document hash (ICPPED 17(3)(c)).';
CREATE INDEX custody_order_person ON register.custody_order (person_no);
CREATE TABLE register.custody_fact (
  person_no bigint NOT NULL REFERENCES register.person, event_pos bigint NOT NULL REFERENCES register.event, event_id uuid NOT NULL, at timestamptz NOT NULL, received_at timestamptz NOT NULL,
  kind text NOT NULL CHECK (kind IN ('act', 'fact')), opens boolean NOT NULL DEFAULT false, custodian text REFERENCES access.authority, moves boolean NOT NULL DEFAULT false,
  site text REFERENCES sites.site, section text, vehicle text REFERENCES sites.vehicle, compartment text, best_interest boolean NOT NULL DEFAULT false,
  state text CHECK (state IN ('held', 'unaccounted', 'at_large')), outcome text CHECK (outcome IN ('release', 'repatriation', 'death')), superseded_pos bigint, PRIMARY KEY (person_no, event_pos),
  FOREIGN KEY (site, section) REFERENCES sites.section, FOREIGN KEY (vehicle, compartment) REFERENCES sites.compartment,
  CHECK (NOT moves OR (site IS NULL) <> (vehicle IS NULL)), CHECK (moves OR (site IS NULL AND vehicle IS NULL)));
COMMENT ON TABLE register.custody_fact IS 'What each event says of custody: who holds (custodian), where (a site''s section or a vehicle''s compartment, when it moves the person), state, outcome. Superseded facts stay.';
CREATE TABLE register.custody (
  person_no bigint NOT NULL REFERENCES register.person, from_at timestamptz NOT NULL, to_at timestamptz NOT NULL, custodian text NOT NULL REFERENCES access.authority,
  site text, section text, vehicle text, compartment text, state text NOT NULL CHECK (state IN ('held', 'unaccounted', 'at_large')), outcome text CHECK (outcome IN ('release', 'repatriation', 'death')),
  event_pos bigint NOT NULL REFERENCES register.event, known_from timestamptz NOT NULL, known_to timestamptz,
  CONSTRAINT "I02-custody-tiles-period" CHECK (from_at < to_at),
  CONSTRAINT "I01-one-place-one-custodian" EXCLUDE USING gist (person_no WITH =, tstzrange(from_at, to_at) WITH &&) WHERE (known_to IS NULL),
  CONSTRAINT "I03-no-exit-without-outcome" CHECK (outcome IS NULL OR to_at < 'infinity'));
COMMENT ON TABLE register.custody IS 'Custody as a tiling of time, folded from custody_fact: half-open periods without gap or overlap; the last is unbounded unless its outcome is terminal. known_to: replaced by a later fact or correction.';
CREATE INDEX custody_person ON register.custody (person_no, from_at) WHERE known_to IS NULL;
CREATE INDEX custody_section ON register.custody (site, section) WHERE known_to IS NULL AND to_at = 'infinity';
CREATE INDEX custody_compartment ON register.custody (vehicle, compartment) WHERE known_to IS NULL AND to_at = 'infinity';
CREATE TABLE register.person_reach (
  person_no bigint NOT NULL REFERENCES register.person, authority text NOT NULL REFERENCES access.authority, event_pos bigint NOT NULL REFERENCES register.event, PRIMARY KEY (authority, person_no));
COMMENT ON TABLE register.person_reach IS 'Which authorities hold, held or are about to receive a person: the wall of the register.';
CREATE INDEX person_reach_person ON register.person_reach (person_no, authority);
CREATE TABLE register.breach (
  id uuid PRIMARY KEY, person_no bigint NOT NULL REFERENCES register.person, rule text NOT NULL CHECK (rule ~ '^I\d\d-[a-z0-9-]+$'), source text NOT NULL, authority text NOT NULL REFERENCES access.authority,
  fact_event uuid NOT NULL, opened_at timestamptz NOT NULL, cured_at timestamptz, cured_by bigint, event_pos bigint NOT NULL REFERENCES register.event);
COMMENT ON TABLE register.breach IS 'A recorded fact that breaks a rule: named, dated, under an authority, until cured (decisions.md 1).';
CREATE INDEX breach_person ON register.breach (person_no);
CREATE INDEX breach_fact ON register.breach (fact_event);
CREATE TABLE register.death (
  person_no bigint PRIMARY KEY REFERENCES register.person, at timestamptz NOT NULL, cause text NOT NULL CHECK (cause <> ''), circumstances text NOT NULL CHECK (circumstances <> ''), remains text NOT NULL CHECK (remains <> ''),
  referral text NOT NULL CHECK (referral <> ''), event_pos bigint NOT NULL REFERENCES register.event);
COMMENT ON TABLE register.death IS 'Death in custody: cause (or "pending"), circumstances, destination of remains, referral to an independent authority (Mandela 71, ICPPED 17(3)(g)).';
CREATE TABLE register.correction (
  corrected_event uuid PRIMARY KEY, correcting_event uuid NOT NULL, person_no bigint NOT NULL, event_pos bigint NOT NULL REFERENCES register.event);
COMMENT ON TABLE register.correction IS 'Which event was corrected by which. A corrected event stays; it is no longer believed.';
CREATE TABLE register.list (
  no bigint PRIMARY KEY, site text NOT NULL REFERENCES sites.site, source text NOT NULL, file_sha256 text NOT NULL, read int NOT NULL, accepted int NOT NULL, waiting int NOT NULL, refused int NOT NULL, received_at timestamptz NOT NULL,
  event_pos bigint NOT NULL REFERENCES register.event, CONSTRAINT "list-rows-add-up" CHECK (read = accepted + waiting + refused));
COMMENT ON TABLE register.list IS 'A list received. Rows read = accepted + waiting + refused, for good: nobody on a list is lost.';
CREATE TABLE register.list_row (
  list_no bigint NOT NULL REFERENCES register.list, row int NOT NULL, outcome text NOT NULL CHECK (outcome IN ('accepted', 'waiting', 'refused')), code text, cells jsonb NOT NULL, person_no bigint, resolution text, resolved_by bigint,
  event_pos bigint NOT NULL REFERENCES register.event, PRIMARY KEY (list_no, row), CHECK (outcome <> 'accepted' OR person_no IS NOT NULL), CHECK (outcome = 'accepted' OR code IS NOT NULL));
COMMENT ON TABLE register.list_row IS 'One row of a list as it was read. outcome never changes; a waiting or refused row is resolved beside it.';

-- juveniles
CREATE TABLE juveniles.age_evidence (
  person_no bigint NOT NULL REFERENCES register.person, event_id uuid NOT NULL, kind text NOT NULL CHECK (kind IN ('document', 'registry', 'statement', 'school', 'medical')), source text NOT NULL, birth_text text NOT NULL,
  born_from date, born_to date, superseded_pos bigint, event_pos bigint NOT NULL REFERENCES register.event, PRIMARY KEY (person_no, event_pos), CHECK ((born_from IS NULL) = (born_to IS NULL)), CHECK (born_from < born_to));
COMMENT ON TABLE juveniles.age_evidence IS 'Evidence of birth as a half-open interval of days; NULL: unknown. Age is derived from it, never typed.';

-- care
CREATE TABLE care.fitness (
  event_pos bigint PRIMARY KEY REFERENCES register.event, person_no bigint NOT NULL REFERENCES register.person, fit boolean NOT NULL, examined_at timestamptz NOT NULL, officer_no bigint NOT NULL);
COMMENT ON TABLE care.fitness IS 'Fit or not fit to travel, seen when and by whom: all that is told outside health roles (Mandela 26).';
CREATE INDEX fitness_person ON care.fitness (person_no, examined_at DESC);
CREATE TABLE care.fitness_note (event_pos bigint PRIMARY KEY REFERENCES register.event, person_no bigint NOT NULL, note text, medication text);
COMMENT ON TABLE care.fitness_note IS 'Health content of an examination: health roles only.';

-- safeguards
CREATE TABLE safeguards.notice (
  event_pos bigint PRIMARY KEY REFERENCES register.event, person_no bigint NOT NULL REFERENCES register.person, manifest_no bigint NOT NULL, language text NOT NULL CHECK (language ~ '^[a-z]{2,3}$'), form text NOT NULL CHECK (form IN ('written', 'oral')),
  given_at timestamptz NOT NULL, officer_no bigint NOT NULL);
COMMENT ON TABLE safeguards.notice IS 'The person was told of the move and its destination in a language understood (GC III 46-48, Mandela 54-55).';
CREATE INDEX notice_person ON safeguards.notice (person_no, manifest_no);
CREATE TABLE safeguards.interview (
  event_pos bigint PRIMARY KEY REFERENCES register.event, person_no bigint NOT NULL REFERENCES register.person, manifest_no bigint NOT NULL, outcome text NOT NULL CHECK (outcome IN ('held', 'refused-by-person')), language text NOT NULL,
  held_at timestamptz NOT NULL, officer_no bigint NOT NULL);
COMMENT ON TABLE safeguards.interview IS 'A private interview was offered: held, or refused by the person. What was said is not here.';
CREATE INDEX interview_person ON safeguards.interview (person_no, manifest_no);
CREATE TABLE safeguards.fear (
  id uuid PRIMARY KEY, person_no bigint NOT NULL REFERENCES register.person, country text NOT NULL CHECK (country ~ '^[A-Z]{3}$'), account text NOT NULL, heard_by bigint NOT NULL, heard_at timestamptz NOT NULL,
  decided_by bigint, danger boolean, reasons text, decided_at timestamptz, final_from timestamptz, event_pos bigint NOT NULL REFERENCES register.event,
  CONSTRAINT "I24-four-eyes" CHECK (decided_by IS DISTINCT FROM heard_by),
  CONSTRAINT "I11-fear-decision-reasoned" CHECK (decided_by IS NULL OR (danger IS NOT NULL AND final_from IS NOT NULL AND length(reasons) >= 20)));
COMMENT ON TABLE safeguards.fear IS 'A fear of transfer to a state, with its suspensive decision by somebody who neither heard it nor planned the move (CAT 3, ICPPED 16). Interviewers and assessors only.';
CREATE INDEX fear_person ON safeguards.fear (person_no);

-- transfers
CREATE TABLE transfers.operation (
  no bigint PRIMARY KEY, code text NOT NULL UNIQUE, title_en text NOT NULL, title_ar text NOT NULL, joint_supervision text[] NOT NULL, event_pos bigint NOT NULL REFERENCES register.event);
COMMENT ON TABLE transfers.operation IS 'An operation. Joint supervision is a field of its own, not a holder of persons.';
CREATE TABLE transfers.manifest (
  no bigint PRIMARY KEY, operation_no bigint NOT NULL REFERENCES transfers.operation, code text NOT NULL UNIQUE, from_site text NOT NULL REFERENCES sites.site, to_site text NOT NULL REFERENCES sites.site, via text[] NOT NULL,
  from_authority text NOT NULL REFERENCES access.authority, escort_authority text NOT NULL REFERENCES access.authority, to_authority text NOT NULL REFERENCES access.authority, destination_country text NOT NULL, planned_at timestamptz NOT NULL,
  created_by bigint NOT NULL, closed_at timestamptz, event_pos bigint NOT NULL REFERENCES register.event, CHECK (from_site <> to_site));
COMMENT ON TABLE transfers.manifest IS 'One convoy''s list of persons, with one named destination (I12).';
CREATE TABLE transfers.transfer_order (
  manifest_no bigint PRIMARY KEY REFERENCES transfers.manifest, ground text NOT NULL CHECK (ground <> ''), article text NOT NULL CHECK (article <> ''), document_sha256 text NOT NULL REFERENCES register.document, expires_at timestamptz NOT NULL,
  proposed_by bigint NOT NULL, approved_by bigint, approved_at timestamptz, event_pos bigint NOT NULL REFERENCES register.event, CONSTRAINT "I24-four-eyes" CHECK (approved_by IS DISTINCT FROM proposed_by));
COMMENT ON TABLE transfers.transfer_order IS 'The order to move: proposed by one officer, approved by another of the same authority. A new proposal replaces an unapproved or expired one.';
CREATE TABLE transfers.line (
  manifest_no bigint NOT NULL REFERENCES transfers.manifest, person_no bigint NOT NULL REFERENCES register.person, state text NOT NULL CHECK (state IN ('listed', 'suspended', 'struck_off')), live boolean NOT NULL, reason text,
  vehicle text, compartment text, event_pos bigint NOT NULL REFERENCES register.event, PRIMARY KEY (manifest_no, person_no), FOREIGN KEY (vehicle, compartment) REFERENCES sites.compartment, CHECK (NOT live OR state = 'listed'));
COMMENT ON TABLE transfers.line IS 'A person on a manifest. suspended: a fear of the destination is open or upheld. live: on a manifest that is not closed.';
CREATE UNIQUE INDEX "I09-one-live-manifest" ON transfers.line (person_no) WHERE live;
CREATE INDEX line_person ON transfers.line (person_no);
CREATE TABLE transfers.acceptance (
  event_pos bigint PRIMARY KEY REFERENCES register.event, manifest_no bigint NOT NULL REFERENCES transfers.manifest, person_no bigint NOT NULL REFERENCES register.person, decision text NOT NULL CHECK (decision IN ('accepted', 'refused')), reason text,
  site text NOT NULL, section text, officer_no bigint NOT NULL, at timestamptz NOT NULL, facts_hash bytea NOT NULL, FOREIGN KEY (site, section) REFERENCES sites.section, CHECK (decision = 'refused' OR section IS NOT NULL), CHECK (decision = 'accepted' OR reason <> ''));
COMMENT ON TABLE transfers.acceptance IS 'Decision of the receiving authority on one person; it holds while facts_hash equals the facts of today (I06).';
CREATE INDEX acceptance_line ON transfers.acceptance (manifest_no, person_no, event_pos DESC);
CREATE TABLE transfers.seal (
  manifest_no bigint NOT NULL REFERENCES transfers.manifest, seal_no int NOT NULL, manifest_hash bytea NOT NULL CHECK (octet_length(manifest_hash) = 32), lines_digest bytea NOT NULL, line_count int NOT NULL,
  proposed_by bigint NOT NULL, proposed_at timestamptz NOT NULL, sealed_by bigint, sealed_at timestamptz, voided_at timestamptz, void_reason text, event_pos bigint NOT NULL REFERENCES register.event, PRIMARY KEY (manifest_no, seal_no),
  CONSTRAINT "I24-four-eyes" CHECK (sealed_by IS DISTINCT FROM proposed_by));
COMMENT ON TABLE transfers.seal IS 'A seal by the transfer cells of both authorities over one manifest hash; a change voids it and a new one is needed (I08).';
CREATE UNIQUE INDEX seal_standing ON transfers.seal (manifest_no) WHERE voided_at IS NULL;
CREATE TABLE transfers.boarding (
  event_pos bigint PRIMARY KEY REFERENCES register.event, manifest_no bigint NOT NULL REFERENCES transfers.manifest, person_no bigint NOT NULL REFERENCES register.person, outcome text NOT NULL CHECK (outcome IN ('boarded', 'absent', 'wrong-person', 'refused-to-board')),
  at timestamptz NOT NULL, officer_no bigint NOT NULL, vehicle text, compartment text, note text);
COMMENT ON TABLE transfers.boarding IS 'Identity check at the vehicle, person by person; the newest counts.';
CREATE INDEX boarding_line ON transfers.boarding (manifest_no, person_no, event_pos DESC);
CREATE TABLE transfers.head_count (
  event_pos bigint PRIMARY KEY REFERENCES register.event, manifest_no bigint NOT NULL REFERENCES transfers.manifest, occasion text NOT NULL CHECK (occasion IN ('loading', 'unloading', 'stop')), place text NOT NULL, counted int NOT NULL CHECK (counted >= 0), expected int NOT NULL,
  at timestamptz NOT NULL, officer_no bigint NOT NULL);
COMMENT ON TABLE transfers.head_count IS 'A head-count, beside what the register expected then.';
CREATE TABLE transfers.movement (
  event_pos bigint PRIMARY KEY REFERENCES register.event, manifest_no bigint NOT NULL REFERENCES transfers.manifest, kind text NOT NULL CHECK (kind IN ('departed', 'arrived', 'border-crossed', 'stop', 'delay', 'breakdown', 'medical-event', 'redirect', 'incident')), place text NOT NULL,
  note text, person_no bigint, at timestamptz NOT NULL, officer_no bigint NOT NULL);
COMMENT ON TABLE transfers.movement IS 'What the escort reports on the way.';
CREATE TABLE transfers.difference (
  event_pos bigint PRIMARY KEY REFERENCES register.event, manifest_no bigint NOT NULL REFERENCES transfers.manifest, ordinal int NOT NULL, person_no bigint NOT NULL REFERENCES register.person, kind text NOT NULL CHECK (kind IN ('missing', 'died', 'escaped', 'left-behind', 'medical-evacuation')), note text, at timestamptz NOT NULL,
  officer_no bigint NOT NULL, UNIQUE (manifest_no, person_no));
COMMENT ON TABLE transfers.difference IS 'A person who boarded and is not handed over: an incident that both signatures of the hand-over cover.';
CREATE TABLE transfers.offer (
  id uuid PRIMARY KEY, manifest_no bigint NOT NULL REFERENCES transfers.manifest, ordinal int NOT NULL, from_authority text NOT NULL, to_authority text NOT NULL, place text NOT NULL, officer_no bigint NOT NULL, key_id text NOT NULL REFERENCES access.device_key,
  payload bytea NOT NULL, signature bytea NOT NULL CHECK (octet_length(signature) = 64), manifest_hash bytea NOT NULL, counted int NOT NULL, instant timestamptz NOT NULL, offered_at timestamptz NOT NULL, expires_at timestamptz NOT NULL, withdrawn_at timestamptz, event_pos bigint NOT NULL REFERENCES register.event);
COMMENT ON TABLE transfers.offer IS 'The first signature of a hand-over: no effect on custody, thirty minutes, void if the payload changes (decisions.md 5).';
CREATE INDEX offer_manifest ON transfers.offer (manifest_no, ordinal);
CREATE TABLE transfers.handover (
  id uuid PRIMARY KEY, manifest_no bigint NOT NULL REFERENCES transfers.manifest, ordinal int NOT NULL, offer_id uuid NOT NULL UNIQUE REFERENCES transfers.offer, from_authority text NOT NULL, to_authority text NOT NULL, place text NOT NULL,
  from_officer bigint NOT NULL, to_officer bigint NOT NULL, from_key text NOT NULL REFERENCES access.device_key, to_key text NOT NULL REFERENCES access.device_key, from_signature bytea NOT NULL, to_signature bytea NOT NULL CHECK (octet_length(to_signature) = 64),
  payload bytea NOT NULL, manifest_hash bytea NOT NULL, instant timestamptz NOT NULL, counted_from int NOT NULL, counted_to int NOT NULL, event_pos bigint NOT NULL REFERENCES register.event, UNIQUE (manifest_no, ordinal),
  CONSTRAINT "I07-two-signatures-one-instant" CHECK (from_officer <> to_officer AND from_authority <> to_authority AND from_key <> to_key AND counted_from = counted_to));
COMMENT ON TABLE transfers.handover IS 'A pass of custody: two officers of two authorities, one instant, one payload, the same manifest hash.';
CREATE TABLE transfers.handover_person (handover_id uuid NOT NULL REFERENCES transfers.handover, person_no bigint NOT NULL REFERENCES register.person, event_pos bigint NOT NULL REFERENCES register.event, PRIMARY KEY (handover_id, person_no));
COMMENT ON TABLE transfers.handover_person IS 'Who passed in a hand-over: one event per person, in the hand-over''s own transaction.';
CREATE INDEX handover_person_person ON transfers.handover_person (person_no);
CREATE TABLE transfers.admission (
  manifest_no bigint NOT NULL REFERENCES transfers.manifest, person_no bigint NOT NULL REFERENCES register.person, site text NOT NULL, section text NOT NULL, at timestamptz NOT NULL, officer_no bigint NOT NULL, answers jsonb NOT NULL, event_pos bigint NOT NULL REFERENCES register.event,
  PRIMARY KEY (manifest_no, person_no), CONSTRAINT "mandela-7-answered" CHECK (answers ?& ARRAY['a_identity', 'b_reasons', 'c_hour', 'd_injuries', 'e_property', 'f_family', 'g_contact']));
COMMENT ON TABLE transfers.admission IS 'Admission with the answers of Mandela rule 7 (a) to (g); an unknown carries its reason.';
RESET ROLE;

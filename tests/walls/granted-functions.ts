/** What a function says of this convoy to an officer who sees it, to prove that the question is a real one; and to who does not: nothing. */
export type Walled = { readonly sql: string; readonly seenBy: 'moj-receiver' | 'sdf-origin' | 'monitor' | 'sdf-cell' };
export const walled: Record<string, Walled> = {
  'register.erasable_seen(bigint)': { sql: 'SELECT * FROM register.erasable_seen(:person)', seenBy: 'sdf-origin' },
  'register.extract_facts(bigint)': {
    sql: "SELECT f FROM register.extract_facts(:person) f WHERE json_array_length(f->'periods') > 0",
    seenBy: 'sdf-origin',
  },
  'register.slip_of(bigint)': { sql: 'SELECT * FROM register.slip_of(:person)', seenBy: 'sdf-origin' },
  'transfers.answer_origins_seen(bigint[],text[])': {
    sql: "SELECT * FROM transfers.answer_origins_seen(ARRAY[:answer::bigint], ARRAY['escape-tried'])",
    seenBy: 'sdf-origin',
  },
  'transfers.escort_readiness_seen(bigint[])': {
    sql: 'SELECT * FROM transfers.escort_readiness_seen(ARRAY[:manifest::bigint])',
    seenBy: 'sdf-origin',
  },
  'juveniles.age_classes_seen(bigint[],date[])': {
    sql: "SELECT * FROM juveniles.age_classes_seen(ARRAY[:person::bigint], ARRAY['2026-01-18'::date])",
    seenBy: 'sdf-origin',
  },
  'register.correction_changes_holder_seen(uuid,timestamp with time zone,text,boolean)': {
    sql: "SELECT c FROM register.correction_changes_holder_seen(:event, :at, 'MOJ', false) c WHERE c IS NOT NULL",
    seenBy: 'sdf-origin',
  },
  'register.broken_beside_seen(bigint,bigint,timestamp with time zone)': {
    sql: 'SELECT * FROM register.broken_beside_seen(:person, :person, :at)',
    seenBy: 'sdf-origin',
  },
  'register.event_id(bigint)': {
    sql: 'SELECT e FROM register.event_id(:pos) e WHERE e IS NOT NULL',
    seenBy: 'monitor',
  },
  'register.event_received(bigint)': {
    sql: 'SELECT e FROM register.event_received(:pos) e WHERE e IS NOT NULL',
    seenBy: 'monitor',
  },
  'register.fears_on(bigint,timestamp with time zone)': {
    sql: 'SELECT * FROM register.fears_on(:manifest, :at)',
    seenBy: 'sdf-cell',
  },
  'register.people_page(jsonb,text,text,text,text,integer,integer,text,integer,integer,bigint,text[])': {
    sql: "SELECT unnest(persons), total, told FROM register.people_page('[]', NULL, NULL, NULL, NULL, 50, 0, NULL, NULL, 0, 0, NULL)",
    seenBy: 'sdf-origin',
  },
  'register.similar_people(jsonb,jsonb,jsonb,integer,integer)': {
    sql: `SELECT unnest(persons), total, told FROM register.similar_people('[["zq"]]', jsonb_build_array(jsonb_build_array(:token::text)), '[["zq"]]', 50, 0)`,
    seenBy: 'sdf-origin',
  },
  'register.person_rows(bigint[])': {
    sql: 'SELECT r FROM register.person_rows(ARRAY[:person::bigint]) r WHERE r IS NOT NULL',
    seenBy: 'sdf-origin',
  },
  'register.person_file(bigint,timestamp with time zone)': {
    sql: 'SELECT f FROM register.person_file(:person, NULL) f WHERE f IS NOT NULL',
    seenBy: 'sdf-origin',
  },
  'register.person_told(bigint,timestamp with time zone)': {
    sql: "SELECT t FROM register.person_told(:person, NULL) t WHERE t->>'file' IS NOT NULL",
    seenBy: 'monitor',
  },
  'register.file_reads(bigint,text,integer,integer)': {
    sql: 'SELECT * FROM register.file_reads(:person, NULL, 50, 0)',
    seenBy: 'monitor',
  },
  'register.read_document(text)': {
    sql: "SELECT d FROM register.read_document(:document) d WHERE d->>'bytes' IS NOT NULL",
    seenBy: 'sdf-origin',
  },
  'register.person_on_manifest(bigint)': {
    sql: "SELECT m->'line' FROM register.person_on_manifest(:person) m WHERE m->>'line' IS NOT NULL",
    seenBy: 'sdf-origin',
  },
  'register.openings_seen(bigint)': {
    sql: 'SELECT jsonb_array_elements(o) FROM register.openings_seen(:person) o',
    seenBy: 'sdf-origin',
  },
  'register.is_child_of_detainee(bigint)': {
    sql: 'SELECT FROM register.is_child_of_detainee(:person) c WHERE c',
    seenBy: 'sdf-origin',
  },
  'register.live_order_seen(bigint,timestamp with time zone)': {
    sql: 'SELECT o FROM register.live_order_seen(:person, :at) o WHERE o IS NOT NULL',
    seenBy: 'sdf-origin',
  },
  'register.left_apart_seen(bigint,text,text,timestamp with time zone)': {
    sql: "SELECT a FROM register.left_apart_seen(:person, 'HOL', 'A', :at) a WHERE a IS NOT NULL",
    seenBy: 'sdf-origin',
  },
  'register.entries_as_detained_seen(bigint[])': {
    sql: 'SELECT * FROM register.entries_as_detained_seen(ARRAY[:person::bigint])',
    seenBy: 'sdf-origin',
  },
  'register.missed_by_own(bigint[],timestamp with time zone)': {
    sql: 'SELECT * FROM register.missed_by_own(ARRAY[:person::bigint], :at)',
    seenBy: 'sdf-origin',
  },
  'register.manifest_seq(bigint)': {
    sql: 'SELECT s FROM register.manifest_seq(:manifest) s WHERE s IS NOT NULL',
    seenBy: 'sdf-origin',
  },
  'register.operation_events(bigint,integer)': {
    sql: "SELECT * FROM register.operation_events(:operation, 500) WHERE type <> 'OperationOpened'",
    seenBy: 'monitor',
  },
  'register.person_events(bigint,timestamp with time zone)': {
    sql: 'SELECT * FROM register.person_events(:person)',
    seenBy: 'sdf-origin',
  },
  'register.placement_violations_seen(bigint[],timestamp with time zone[],text[],text[],text[],text[],boolean[])': {
    sql: "SELECT * FROM register.placement_violations_seen(ARRAY[:person::bigint], ARRAY[:at::timestamptz], ARRAY['GHW'], ARRAY['W'], ARRAY[NULL], ARRAY[NULL], ARRAY[false])",
    seenBy: 'sdf-origin',
  },
  'register.recording_authority(uuid)': {
    sql: 'SELECT a FROM register.recording_authority(:event) a WHERE a IS NOT NULL',
    seenBy: 'sdf-origin',
  },
  'register.sees_document(text)': {
    sql: 'SELECT FROM register.sees_document(:document) s WHERE s',
    seenBy: 'sdf-origin',
  },
  'register.strength(text,text,timestamp with time zone,timestamp with time zone,timestamp with time zone)': {
    sql: "SELECT * FROM register.strength('authority', 'SDF', :at::timestamptz - interval '1 day', :at)",
    seenBy: 'sdf-origin',
  },
  'register.list_contents(bigint)': {
    sql: 'SELECT * FROM register.list_contents(:list)',
    seenBy: 'sdf-origin',
  },
  'register.packet_hands_seen(uuid)': {
    sql: 'SELECT FROM register.packet_hands_seen(:packet) h WHERE cardinality(h) > 0',
    seenBy: 'sdf-origin',
  },
  'register.sees_person(bigint)': { sql: 'SELECT FROM register.sees_person(:person) s WHERE s', seenBy: 'sdf-origin' },
  'register.named_alike_seen(text[],text[])': {
    sql: 'SELECT * FROM register.named_alike_seen(ARRAY[:token], ARRAY[NULL])',
    seenBy: 'sdf-origin',
  },
  'register.seen_persons(bigint[])': {
    sql: 'SELECT * FROM register.seen_persons(ARRAY[:person::bigint])',
    seenBy: 'sdf-origin',
  },
  'safeguards.manifest_made_seen(bigint)': {
    sql: 'SELECT m FROM safeguards.manifest_made_seen(:manifest) m WHERE m IS NOT NULL',
    seenBy: 'sdf-origin',
  },
  'sites.beyond_seen(text,text,integer)': {
    sql: "SELECT * FROM sites.beyond_seen('GHW', 'SMALL', 0)",
    seenBy: 'sdf-origin',
  },
  'sites.evacuees(uuid,text,text,text[])': {
    sql: "SELECT * FROM sites.evacuees(:emergency, NULL, 'KRK', ARRAY[]::text[])",
    seenBy: 'sdf-origin',
  },
  'sites.passes_with_site(uuid)': {
    sql: 'SELECT * FROM sites.passes_with_site(:roll)',
    seenBy: 'sdf-origin',
  },
  'sites.roll_seen(uuid)': { sql: 'SELECT * FROM sites.roll_seen(:roll)', seenBy: 'sdf-origin' },
  'sites.rolls_seen(boolean)': {
    sql: 'SELECT FROM sites.rolls_seen(true) r WHERE cardinality(r) > 0',
    seenBy: 'sdf-origin',
  },
  'sites.never_counted_seen(uuid)': { sql: 'SELECT * FROM sites.never_counted_seen(:emergency)', seenBy: 'sdf-origin' },
  'transfers.accepted_apart_seen(bigint[],text[],text[],timestamp with time zone)': {
    sql: "SELECT * FROM transfers.accepted_apart_seen(ARRAY[:person::bigint], ARRAY['KRK'], ARRAY['1'], :at::timestamptz)",
    seenBy: 'moj-receiver',
  },
  'transfers.aboard_seen(bigint,timestamp with time zone)': {
    sql: 'SELECT * FROM transfers.aboard_seen(:manifest, :at::timestamptz)',
    seenBy: 'sdf-origin',
  },
  'transfers.aboard_unlisted_seen(bigint)': {
    sql: 'SELECT * FROM transfers.aboard_unlisted_seen(:manifest)',
    seenBy: 'sdf-origin',
  },
  'transfers.ever_listed(bigint,bigint[])': {
    sql: 'SELECT * FROM transfers.ever_listed(:manifest, ARRAY[:person::bigint])',
    seenBy: 'sdf-origin',
  },
  'transfers.expected_persons_seen(bigint)': {
    sql: 'SELECT * FROM transfers.expected_persons_seen(:manifest)',
    seenBy: 'sdf-origin',
  },
  'transfers.handover_problems_seen(bigint,integer,timestamp with time zone)': {
    sql: "SELECT * FROM transfers.handover_problems_seen(:manifest, 1, :at::timestamptz + interval '90 days')",
    seenBy: 'sdf-origin',
  },
  'transfers.lines_in_preparation()': { sql: 'SELECT * FROM transfers.lines_in_preparation()', seenBy: 'moj-receiver' },
  'transfers.listed_manifests()': {
    sql: 'SELECT FROM transfers.listed_manifests() v WHERE v <> ARRAY[]::bigint[]',
    seenBy: 'sdf-origin',
  },
  'transfers.listing_problems_seen(bigint,bigint[])': {
    sql: 'SELECT * FROM transfers.listing_problems_seen(:manifest, ARRAY[:person::bigint, :held::bigint])',
    seenBy: 'sdf-origin',
  },
  'transfers.asks_of_persons_seen(bigint)': {
    sql: 'SELECT 1 WHERE transfers.asks_of_persons_seen(:manifest)',
    seenBy: 'sdf-origin',
  },
  'transfers.birth_seen(bigint,bigint,text,timestamp with time zone)': {
    sql: "SELECT b FROM transfers.birth_seen(:manifest, :person, 'male', register.clock()) b WHERE b IS NOT NULL",
    seenBy: 'sdf-origin',
  },
  'transfers.passes_seen(bigint)': { sql: 'SELECT * FROM transfers.passes_seen(:manifest)', seenBy: 'sdf-origin' },
  'transfers.rest_let_in_seen(bigint)': {
    sql: 'SELECT FROM transfers.rest_let_in_seen(:manifest) r WHERE r IS NOT NULL',
    seenBy: 'sdf-origin',
  },
  'transfers.plan_facts_seen(bigint[])': {
    sql: 'SELECT * FROM transfers.plan_facts_seen(ARRAY[:person::bigint])',
    seenBy: 'sdf-origin',
  },
  'transfers.plan_changes_seen(uuid)': {
    sql: 'SELECT * FROM transfers.plan_changes_seen(:plan::uuid)',
    seenBy: 'sdf-origin',
  },
  'transfers.plan_receivers_seen(uuid)': {
    sql: 'SELECT * FROM transfers.plan_receivers_seen(:plan::uuid)',
    seenBy: 'sdf-origin',
  },
  'transfers.plan_listed_seen(bigint[])': {
    sql: 'SELECT * FROM transfers.plan_listed_seen(ARRAY[:person::bigint])',
    seenBy: 'sdf-origin',
  },
  'transfers.plan_units_seen(uuid)': {
    sql: 'SELECT * FROM transfers.plan_units_seen(:plan::uuid)',
    seenBy: 'sdf-origin',
  },
  'transfers.plan_told_seen(uuid)': {
    sql: 'SELECT * FROM transfers.plan_told_seen(:plan::uuid)',
    seenBy: 'sdf-origin',
  },
  'transfers.rest_seen(bigint)': { sql: 'SELECT * FROM transfers.rest_seen(:manifest)', seenBy: 'sdf-origin' },
  'transfers.brought_away_seen(bigint)': {
    sql: 'SELECT * FROM transfers.brought_away_seen(:manifest)',
    seenBy: 'sdf-origin',
  },
  'transfers.moved_first_seen(bigint)': {
    sql: 'SELECT 1 WHERE transfers.moved_first_seen(:manifest)',
    seenBy: 'sdf-origin',
  },
  'transfers.unsettled_seen(bigint)': {
    sql: 'SELECT * FROM transfers.unsettled_seen(:manifest)',
    seenBy: 'sdf-origin',
  },
  'transfers.seal_problems_seen(bigint,timestamp with time zone)': {
    sql: "SELECT * FROM transfers.seal_problems_seen(:manifest, :at::timestamptz + interval '90 days')",
    seenBy: 'sdf-origin',
  },
  'transfers.seen_lines(bigint)': { sql: 'SELECT * FROM transfers.seen_lines(:manifest)', seenBy: 'sdf-origin' },
  'transfers.lines_seen(bigint)': { sql: 'SELECT * FROM transfers.lines_seen(:manifest)', seenBy: 'sdf-origin' },
  'transfers.sees(bigint)': { sql: 'SELECT FROM transfers.sees(:manifest) s WHERE s', seenBy: 'sdf-origin' },
  'transfers.standing_acceptance_seen(bigint)': {
    sql: 'SELECT * FROM transfers.standing_acceptance_seen(:manifest)',
    seenBy: 'sdf-origin',
  },
  'transfers.standing_acceptances_seen(bigint[])': {
    sql: 'SELECT * FROM transfers.standing_acceptances_seen(ARRAY[:manifest::bigint])',
    seenBy: 'sdf-origin',
  },
  'transfers.visible_manifests()': {
    sql: 'SELECT FROM transfers.visible_manifests() v WHERE v <> ARRAY[]::bigint[]',
    seenBy: 'sdf-origin',
  },
  'transfers.lapsed_facts_seen(bigint,bigint[])': {
    sql: 'SELECT * FROM transfers.lapsed_facts_seen(:manifest, ARRAY[:person::bigint])',
    seenBy: 'moj-receiver',
  },
  'transfers.rests_on(bigint,bigint)': {
    sql: 'SELECT * FROM transfers.rests_on(:manifest, (SELECT min(v.event_pos) FROM transfers.movement v WHERE v.manifest_no = :manifest))',
    seenBy: 'sdf-origin',
  },
  'transfers.way_of(bigint[])': {
    sql: 'SELECT * FROM transfers.way_of(ARRAY[:manifest::bigint])',
    seenBy: 'moj-receiver',
  },
  'transfers.way_to_plan(bigint)': {
    sql: 'SELECT FROM transfers.way_to_plan(:manifest) s WHERE s',
    seenBy: 'sdf-origin',
  },
  'transfers.whole_manifests()': {
    sql: 'SELECT FROM transfers.whole_manifests() v WHERE v <> ARRAY[]::bigint[]',
    seenBy: 'sdf-cell',
  },
};

/** Functions that say nothing of a person, a manifest or a document, and why each is granted. */
export const open: Record<string, string> = {
  'transfers.plan_places_seen(text[],bigint[])':
    'how many places sections have, which every officer sees; whom the officer does not see counts as anybody else',
  'transfers.plan_position()': 'how many events there are, for who works on cases; no person',
  'juveniles.identity_keys()': 'the own keys to identities of children: which roles and which authority, and no person',
  'access.authorities_named(text[])': 'names of authorities, for the sign-in page: no case data',
  'access.sign_in_authority(bigint)': 'sign-in: whether the authority demands its identity provider',
  'access.begin_provider_sign_in(bytea,bytea,text,bytea)': 'sign-in: for the browser that holds the cookie',
  'access.take_provider_state(bytea,bytea,text)': 'sign-in: for the browser that holds the cookie',
  'access.note_provider_answer(bytea,text,bytea,bytea)':
    'sign-in; the server has checked what the provider signed: tested in provider-sign-in.database.test.ts',
  'access.provider_second_factor(bytea)': 'for the browser that holds the cookie, encrypted, for the server',
  'access.end_provider_sign_in(bytea)': 'sign-in; the server has checked the code',
  'access.invited_authority(bytea)': 'for who holds the link',
  'access.begin_passkey(bytea,text)': 'a challenge of nobody, or of the officer who asks',
  'access.answer_passkey(bytea,text,bytea)':
    'sign-in: for who holds the challenge, once: the public key for the server, which checks the signature',
  'access.begin_session_by_passkey(bigint,bytea,bigint,boolean,boolean,bytea,interval,interval,interval,bytea,text)':
    'sign-in; the server has checked the signature: tested in passkeys.database.test.ts',
  'access.elevate_session_by_passkey(bytea,bigint,boolean,boolean,interval,bytea)':
    'of the session that asks; the server has checked the signature',
  'access.code_is_over(bigint)':
    'sign-in: whether an officer gets in by a code no more, told before it is known who asks; tested in passkeys-demanded.database.test.ts',
  'access.set_passkey_demand(boolean)':
    'of the own authority, by its administrator, elevated: tested in passkeys-demanded.database.test.ts',
  'access.take_passkey_enrolment(bytea)': 'of the officer who asks, once',
  'access.enrol_passkey(bytea,bytea,bytea,text,bigint,boolean,boolean)':
    'of the officer who asks, elevated: tested in passkeys.database.test.ts',
  'access.revoke_passkey(uuid)': 'of the officer who asks, elevated: tested in passkeys.database.test.ts',
  'access.begin_session(bigint,bytea,bigint,bytea,interval,interval,interval,bytea,text)':
    'sign-in; the server has checked the password, and says which it was',
  'access.case_reach()': 'about the officer who asks',
  'access.change_password(text,text)': 'of the officer who asks, elevated: tested in elevation.database.test.ts',
  'access.claim_attempt(bigint,bytea)': 'sign-in: counts an attempt',
  'access.claim_elevation()': 'of the session that asks: counts an attempt',
  'access.confirm_invitation(bytea)': 'for who holds the link',
  'access.credential_of(text)': 'sign-in: the only way to a stored secret, for the server',
  'access.demonstration_officers()': 'officers of a synthetic register, shown on its sign-in page',
  'access.end_other_sessions()': 'of the officer who asks: tested in account.database.test.ts',
  'access.elevate_session(bigint,interval,bytea)': 'of the session that asks; the server has checked the code',
  'access.end_named_session(uuid)': 'checked against the session; sessions only, tested in account.database.test.ts',
  'access.end_session(bytea)': 'for who holds the token',
  'access.forget_browser(uuid)': 'of the officer who asks: tested in sign-in.database.test.ts',
  'access.governs(bigint)': 'about the officer who asks',
  'access.begin_link_passkey(bytea,bytea)': 'for who holds the link: tested in passkey-links.database.test.ts',
  'access.take_link_passkey(bytea,bytea)':
    'for who holds the link and a challenge of it: tested in passkey-links.database.test.ts',
  'access.confirm_invitation_by_passkey(bytea,bytea,text,bytea,bytea,bytea,text,bigint,boolean,boolean)':
    'for who holds the link and a challenge of it that was taken: tested in passkey-links.database.test.ts',
  'access.has_written()': 'about the transaction that asks',
  'access.own_recovery_hindrance(bigint)':
    'of officers of the administrator’s own authority: tested in recovery.database.test.ts',
  'access.confirms_with(bigint)': 'about the officer who asks, beside another administrator of the own authority',
  'access.recovery_stands(uuid)':
    'whether who asked for a recovery still stands for it, told to who governs the officer; false to everybody else',
  'access.make_recovery_link(uuid,bytea)':
    'for who confirmed the recovery, elevated: tested in recovery.database.test.ts',
  'access.invitation_secret(bytea)': 'for who holds the link',
  'access.invited_username(bytea)': 'for who holds the link',
  'access.is_elevated()': 'about the session that asks',
  'access.make_invitation(bigint,bytea)': 'checked against the session; officers only',
  'access.officer_authority()': 'about the officer who asks',
  'access.officer_id()': 'about the officer who asks',
  'access.officer_roles()': 'about the officer who asks',
  'access.reach()': 'about the officer who asks',
  'access.readings_counted(timestamp with time zone)':
    'by officers, for who audits the own authority and for monitors (new-roles.test.ts)',
  'access.refusals_noted(timestamp with time zone,integer,integer)':
    'of officers, for who audits the own authority and for monitors (refusals.database.test.ts)',
  'access.note_refusal(text,text)': 'writes down that who asks was refused, and tells nothing',
  'access.row_reach()': 'about the officer who asks',
  'access.own_sites()': 'about the officer who asks',
  'access.authorities_counted()': 'about the officer who asks',
  'register.persons_at_own_sites()': 'who is at the sites that who asks directs, and nobody else',
  'access.note_file(bigint)':
    'writes down who reads, under the wall or an opened one, and tells nothing: tested in readings.test.ts',
  'access.opening_of(bigint,text)': 'about the officer who asks',
  'access.person_to_open(text,text)':
    'the number of a person by the whole register number, for who works with cases and may open a wall: tested in break-glass.test.ts',
  'access.own_notices()': 'about the officer who asks: tested in mail.database.test.ts',
  'access.mark_notices(text[])': 'of the officer who asks: tested in mail.database.test.ts',
  'access.mail_address_of(bigint)': 'the own, and of officers whom one governs: tested in mail.database.test.ts',
  'access.mails_of(bigint)': 'the own, and of officers whom one governs: tested in mail.database.test.ts',
  'access.reviewers()': 'officers of the own authority',
  'safeguards.fears_told(bigint)': 'for who opened that wall: tested in break-glass.test.ts',
  'access.note_reads(bigint[],text)':
    'writes down who reads, of persons within reach only, and tells nothing: tested in readings.test.ts',
  'access.seal_reads()': 'answers nothing: tested in readings.test.ts',
  'access.officer_states()': 'officers of the administrator’s own authority',
  'access.officers_named(bigint[])': 'who acted is known to whoever is signed in',
  'access.open_invitation(bytea,text,bytea)': 'for who holds the link',
  'access.own_browsers()': 'about the officer who asks',
  'access.own_passkey_account()': 'about the officer who asks',
  'access.own_passkey_demand()': 'about the officer who asks, and counts of the own authority to its administrator',
  'access.own_passkeys()': 'about the officer who asks',
  'access.own_password()': 'of the officer who asks: for the server, which checks it',
  'access.own_second_factor()': 'of the officer who asks, encrypted, for the server',
  'access.own_username()': 'about the officer who asks',
  'access.sessions_of(bigint)':
    'own ones, or of officers of the administrator’s own authority: tested in account.database.test.ts',
  'access.touch_session(bytea,interval)': 'for who holds the token',
  'access.username_taken(text)': 'for administrators; tested in every-table.test.ts',
  'register.is_sought_seen(bigint)': 'yes or no, of persons within reach: tested in erasure-limits.database.test.ts',
  'register.custody_ended_seen(bigint)': 'an instant, of persons within reach: tested in erasure.database.test.ts',
  'register.erasure_plan_seen(uuid)':
    'what an order erases, of persons within reach: tested in erasure.database.test.ts',
  'register.secrets_to_erase()':
    'of what this transaction erases, sealed, for the server: tested in erasure.database.test.ts',
  'register.replace_secrets(bigint[],bytea[])':
    'writes what this transaction erases: tested in erasure.database.test.ts',
  'juveniles.comes_of_age(date)': 'arithmetic',
  'juveniles.interval_class(date,date,date)': 'arithmetic',
  'register.append(text,uuid,text,bytea,bigint,bigint[],text[],bytea[],uuid[],bigint[],integer[],text[],smallint[],bigint[],bigint[],text[],text[],bytea[],bytea[],text[],uuid[])':
    'writes; what it refuses is tested in tests/law and own-authority.test.ts',
  'register.at(bigint)': 'arithmetic',
  'register.clock()': 'the register clock',
  'register.in_order(text)': 'arithmetic',
  'register.is_declared()': 'whether the register was declared',
  'register.is_log_head(bigint,bytea)': 'whether the public log signed a head: no case data',
  'register.last_log_head()':
    'a head of the public log of the last full quarter of an hour, for who gives or takes at a hand-over: every receipt prints it',
  'register.last_received()': 'when anything was last recorded, for the clock of a demonstration',
  'register.log_statements()':
    'what the public log says of its keys and witnesses, for monitors and administrators: tested in state.database.test.ts',
  'register.ms(timestamp with time zone)': 'arithmetic',
  'register.occupants(text,text)': 'a number for each section, told to whoever is signed in: tested below',
  'register.sees_photographs()': 'about the officer who asks',
  'sites.last_of_day(text,date)': 'an instant: no case data',
  'sites.occupancy_at(date)':
    'a number for each site and section, like that of the occupants: tested in past-occupancy.database.test.ts',
  'sites.occupancy_days(text,date,date)':
    'a number for each site and day, like that of the occupants: tested in past-occupancy.database.test.ts',
  'register.escapee_seen(text,timestamp with time zone,text,text)':
    'who is at large under any authority, by the whole number, for officers who hold persons: tested in recaptured-elsewhere.test.ts',
  'register.late_facts(bigint,timestamp with time zone,timestamp with time zone,text,text,boolean,integer,integer)':
    'facts of the own authority, persons within reach named only: tested in lateness.database.test.ts',
  'register.lateness(bigint,timestamp with time zone,timestamp with time zone,text)':
    'numbers of the own authority, of all for a monitor: tested in lateness.database.test.ts',
  'register.supervised(bigint[],timestamp with time zone)': 'reads as who asks, behind their walls',
  'register.site_accompanying(text)':
    'a number for each site, like that of the occupants: tested in accompanying-children.test.ts',
  'register.site_residents(text)': 'a number for each site, like that of the occupants: tested in residents.test.ts',
  'sites.end_of_day(text,date)': 'the end of a day where a place is: no case data',
  'sites.places_beside(text,date)': 'places of a whole site, which everybody sees: no case data',
  'sites.named_at(text[],timestamp with time zone[])':
    'a number for each site, like that of the occupants, at the end of a day: tested below',
  'register.site_occupants(text)': 'a number for each site, told to whoever is signed in: tested below',
  'register.open_command(text,uuid,bytea,bigint[],integer)': 'heads of streams: tested below',
  'register.reading_context()': 'about the officer who asks',
  'register.places_told()': 'names of authorities and sites, told to whoever is signed in: tested below',
  'register.register_stream()': 'the number of the register’s own stream',
  'safeguards.extract_under_request(bigint)':
    'the extract of whom an answer of the own family desk names: tested in requests.test.ts',
  'safeguards.own_desk()': 'about the officer who asks',
  'safeguards.is_second(bigint)':
    'whether the own account and that of another officer of the desk are two hands: tested in requests.test.ts',
  'safeguards.own_answer_is_old(uuid)':
    'whether something was recorded since an answer of the own family desk: tested in requests.database.test.ts',
  'safeguards.note_answers(bigint)':
    'writes down who reads whom answers of the own family desk name: tested in request-search.test.ts',
  'safeguards.note_extract(bigint)': 'the same of an extract: tested in request-search.test.ts',
  'safeguards.note_search(bigint,jsonb,text)':
    'the same of a search for an open request of the own family desk: tested in request-search.test.ts',
  'safeguards.persons_of_answers(bigint)': 'whom answers of the own family desk name: tested in requests.test.ts',
  'safeguards.was_shown(bigint,bigint)':
    'whether the own family desk was shown a person for its request: tested in requests.test.ts',
  'safeguards.request_candidates(bigint,jsonb,text)':
    'whom a name finds for an open request of the own family desk: tested in requests.test.ts',
  'safeguards.requests_counted()': 'numbers for monitors and the own family desk: tested in requests.test.ts',
  'safeguards.reads_fears_of(text)': 'about the officer who asks',
  'sites.away_from(text,text)': 'a number for each section, as above: tested in temporary-absence.test.ts',
  'sites.answers_to(text,text,timestamp with time zone)':
    'to whom a site answers or answered, which is no case data: told to whoever is signed in by the page of the site',
  'sites.over_capacity_reason(uuid)': 'why more persons than places were authorised in a section: said of places',
  'sites.stream_of(text)': 'the number of a site’s stream',
  'transfers.digest_of(bigint[])': 'arithmetic',
  'transfers.told_of_breach(uuid)':
    'about the officer who asks and a breach; no to whom the breach is not shown, and of what does not exist: tested in fears.test.ts',
  'transfers.told_of_fears(bigint)':
    'about the officer who asks; the same whether there is a fear or not: tested in fears.test.ts',
};

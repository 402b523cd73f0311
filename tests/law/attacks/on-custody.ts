import { uuidv7 } from '../../../src/platform/ids.ts';
import { formatRegisterNumber } from '../../../src/systems/register/numbers/register-number.ts';
import type { ForgedEvent } from '../../support/attacker.ts';
import {
  ageEvidence,
  breachOf,
  custodyAdmitted,
  custodyFound,
  deathRecorded,
  foundInSection,
  lineListed,
  sectionMoved,
  withId,
} from '../../support/forged.ts';
import { HOUR, START } from '../../support/register.ts';
import { type Attack, attacksOn, hoursLater } from './attack.ts';

/** The breach of the first event, of one rule. */
const withBreachOf =
  (rule: string) =>
  (_world: unknown, [fact]: readonly ForgedEvent[]): ForgedEvent[] => [
    breachOf(fact as ForgedEvent & { id: string }, rule),
  ];
const ORDER = 'I04-no-admission-without-order';
const AGE = 'I13-minor-apart-from-adults';
const SEX = 'I16-men-and-women-apart';
const APART = 'I16-keep-apart';
const PLACES = 'I17-section-capacity';

/** Attacks on what is said of one person: where, held by whom, under which order, of which age and sex, alive. */
export const onCustody: readonly Attack[] = [
  ...attacksOn(
    1,
    {
      rule: 'I01-one-place-one-custodian',
      what: 'a section of its site for a person whom another authority holds',
      events: ({ onTheWay }) => [sectionMoved(onTheWay.persons[0] as number, 'A')],
    },
    {
      rule: 'I01-one-place-one-custodian',
      what: 'an escape of a person whom another authority holds',
      lawful: ['escort'],
      events: ({ onTheWay }) => [
        { type: 'EscapeRecorded', stream: onTheWay.persons[0] as number, personal: { circumstances: 'x', place: 'y' } },
      ],
    },
    {
      rule: 'I01-one-place-one-custodian',
      what: 'a manifest for a person whom another authority holds',
      given: ({ onTheWay }) => [['DELETE FROM transfers.line WHERE person_no = $1', onTheWay.persons[0]]],
      events: ({ onTheWay, ready }) => [lineListed(onTheWay.persons[0] as number, ready.manifestNo)],
    },
  ),
  ...attacksOn(
    2,
    {
      rule: 'I02-custody-tiles',
      what: 'a fact without a custodian before the first one',
      events: ({ man }) => [{ ...foundInSection(man, 'A'), occurredAt: START - 100 * HOUR }],
    },
    {
      rule: 'I02-custody-tiles',
      what: 'a person whom nobody holds',
      events: () => [
        {
          type: 'PersonRegistered',
          stream: { new: 'person' },
          data: { registerNumber: formatRegisterNumber('GHW', 50), sex: 'male', synthetic: true },
          personal: { names: [], tokens: [] },
        },
      ],
    },
  ),
  ...attacksOn(3, {
    rule: 'I03-no-exit-without-outcome',
    what: 'the only fact that a person is held, withdrawn',
    events: ({ man, entry }) => [
      {
        type: 'CustodyCorrected',
        stream: man,
        data: { corrects: entry, withdrawn: true },
        personal: { reason: 'forged' },
      },
    ],
  }),
  ...attacksOn(
    4,
    {
      rule: ORDER,
      what: 'an admission without an order',
      events: ({ unordered }) => [custodyAdmitted(unordered)],
    },
    {
      rule: ORDER,
      what: 'an admission under an order that has ended',
      given: () => [hoursLater(61 * 24)],
      events: ({ man }) => [custodyAdmitted(man)],
    },
    {
      rule: ORDER,
      what: 'found held without an order',
      events: ({ unordered }) => [custodyFound(unordered)],
      breach: withBreachOf(ORDER),
    },
    {
      rule: 'custody_order_ground_check',
      what: 'an order without a legal ground',
      events: ({ unordered, document }) => [
        {
          type: 'OrderRecorded',
          stream: unordered,
          data: { authority: 'SDF', documentSha256: document, issuedAt: START, expiresAt: START + HOUR },
          personal: { ground: '', article: 'Article 4' },
        },
      ],
    },
    {
      rule: 'custody_order_document_sha256_fkey',
      what: 'an order on a document that is not stored',
      events: ({ unordered }) => [
        {
          type: 'OrderRecorded',
          stream: unordered,
          data: { authority: 'SDF', documentSha256: '0'.repeat(64), issuedAt: START, expiresAt: START + HOUR },
          personal: { ground: 'x', article: 'Article 4' },
        },
      ],
    },
  ),
  ...attacksOn(
    13,
    {
      rule: AGE,
      what: 'a boy moved among adults',
      events: ({ boy }) => [sectionMoved(boy, 'A')],
    },
    {
      rule: AGE,
      what: 'a boy found among adults',
      events: ({ boy }) => [foundInSection(boy, 'A')],
      breach: withBreachOf(AGE),
    },
    {
      rule: AGE,
      what: 'somebody of unknown age moved among adults',
      given: ({ man }) => [['DELETE FROM juveniles.age_evidence WHERE person_no = $1', man]],
      events: ({ man }) => [sectionMoved(man, 'SMALL')],
    },
    {
      rule: AGE,
      what: 'evidence that makes a minor of a man who is held among adults',
      events: ({ man }) => [ageEvidence(man, '2011-01-01', '2012-01-01')],
      breach: withBreachOf(AGE),
    },
  ),
  ...attacksOn(
    16,
    { rule: SEX, what: 'a woman moved among men', events: ({ woman }) => [sectionMoved(woman, 'A')] },
    {
      rule: SEX,
      what: 'a man found among women',
      events: ({ man }) => [foundInSection(man, 'W')],
      breach: withBreachOf(SEX),
    },
    {
      rule: APART,
      what: 'two who are kept apart moved together',
      given: ({ man, unordered }) => [
        ["UPDATE register.custody SET section = 'SMALL' WHERE person_no = $1", unordered],
        [
          "INSERT INTO sites.keep_apart (id, person_a, person_b, expires_at, recorded_by, reason, event_pos) VALUES ($1, least($2::bigint, $3::bigint), greatest($2::bigint, $3::bigint), '2030-01-01', 1, 'x', 1)",
          uuidv7(),
          man,
          unordered,
        ],
      ],
      events: ({ man }) => [sectionMoved(man, 'SMALL')],
    },
    {
      rule: APART,
      what: 'two who are kept apart found together',
      given: ({ man, unordered }) => [
        [
          "INSERT INTO sites.keep_apart (id, person_a, person_b, expires_at, recorded_by, reason, event_pos) VALUES ($1, least($2::bigint, $3::bigint), greatest($2::bigint, $3::bigint), '2030-01-01', 1, 'x', 1)",
          uuidv7(),
          man,
          unordered,
        ],
      ],
      events: ({ man }) => [foundInSection(man, 'A')],
      breach: withBreachOf(APART),
    },
  ),
  ...attacksOn(
    17,
    {
      rule: PLACES,
      what: 'one more than the section has places',
      given: () => [["UPDATE sites.section SET capacity = 0 WHERE section = 'SMALL'"]],
      events: ({ man }) => [sectionMoved(man, 'SMALL')],
    },
    {
      rule: PLACES,
      what: 'one more than the places with an authorisation that has ended',
      given: () => [
        ["UPDATE sites.section SET capacity = 0 WHERE section = 'SMALL'"],
        [
          "INSERT INTO sites.over_capacity (id, site, section, extra_places, expires_at, proposed_by, approved_by, event_pos) VALUES ($1, 'GHW', 'SMALL', 9, '2026-01-18', 1, 2, 1)",
          uuidv7(),
        ],
      ],
      events: ({ man }) => [sectionMoved(man, 'SMALL')],
    },
    {
      rule: PLACES,
      what: 'found as one more than the section has places',
      given: () => [["UPDATE sites.section SET capacity = 0 WHERE section = 'SMALL'"]],
      events: ({ man }) => [foundInSection(man, 'SMALL')],
      breach: withBreachOf(PLACES),
    },
  ),
  ...attacksOn(
    21,
    ...(['cause', 'circumstances', 'remains', 'referral'] as const).map((field) => ({
      rule: 'I21-death-complete',
      what: `a death without its ${field}`,
      events: ({ man }: { man: number }) => [deathRecorded(man, { [field]: '' })],
    })),
    {
      rule: 'I21-death-is-final',
      what: 'the dead moved',
      events: ({ dead }) => [sectionMoved(dead, 'A')],
    },
    {
      rule: 'I21-death-is-final',
      what: 'the dead found in custody',
      events: ({ dead }) => [custodyFound(dead)],
    },
    {
      rule: 'I21-death-is-final',
      what: 'the dead on a manifest',
      events: ({ dead, ready }) => [lineListed(dead, ready.manifestNo)],
    },
  ),
  ...attacksOn(
    23,
    {
      rule: 'I23-append-only',
      what: 'personal fields that the frozen text does not commit to',
      events: ({ man }) => [
        {
          type: 'NationalityClaimed',
          stream: man,
          personal: { code: 'TUN', source: 'forged' },
          disclosures: ['WyJzYWx0IiwiY29kZSIsIklSUSJd'],
        },
      ],
    },
    {
      rule: 'stale',
      what: 'an event in place of one that was recorded',
      events: ({ man }) => [
        { type: 'NationalityClaimed', stream: man, personal: { code: 'TUN', source: 'forged' }, seq: 1 },
      ],
    },
    {
      rule: 'stale',
      what: 'a correction that names no fact of this person',
      events: ({ man, dead, test }) => [
        withId({
          type: 'CustodyCorrected',
          stream: man,
          data: { corrects: uuidv7(), place: { site: 'GHW', section: 'A' } },
          personal: { reason: `not of ${dead}, ${test.officerNo('escort')}` },
        }),
      ],
    },
  ),
];

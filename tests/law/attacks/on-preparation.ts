import { fearDecided, lineDecided, lineListed } from '../../support/forged.ts';
import { HOUR, START } from '../../support/register.ts';
import { type Attack, attacksOn, hoursLater } from './attack.ts';
import { fearId, fearOf, first, noOffer, offer, seal } from './parts.ts';

const ACCEPTED = 'I06-acceptance-per-person';
const FIT = 'I10-fitness-48h';
const FEAR = 'I11-fear-suspends-line';
const TOLD = 'I12-notice-and-interview';

/** Attacks on the gates between the list and the seal. */
export const onPreparation: readonly Attack[] = [
  ...attacksOn(
    5,
    {
      rule: 'I05-order-live',
      what: 'a seal when the order to move has ended',
      given: ({ ready }) => [
        ["UPDATE transfers.transfer_order SET expires_at = '2026-01-18' WHERE manifest_no = $1", ready.manifestNo],
      ],
      events: seal,
    },
    {
      rule: 'I05-order-live',
      what: 'a seal when the order of a person has ended',
      given: (world) => [
        [
          "UPDATE register.custody_order SET issued_at = '2026-01-16', expires_at = '2026-01-17' WHERE person_no = $1",
          first(world),
        ],
      ],
      events: seal,
    },
    {
      rule: 'I05-order-live',
      what: 'a first signature when the order of a person has ended',
      given: ({ offered }) => [
        ...noOffer,
        [
          "UPDATE register.custody_order SET issued_at = '2026-01-16', expires_at = '2026-01-17' WHERE person_no = $1",
          offered.persons[0],
        ],
      ],
      events: (world) => offer(world),
    },
    {
      rule: 'I05-order-live',
      what: 'an order extended after it has ended',
      given: () => [hoursLater(61 * 24)],
      events: ({ man, orderId, document }) => [
        {
          type: 'OrderExtended',
          stream: man,
          data: { orderId, expiresAt: START + 90 * 24 * HOUR, documentSha256: document },
          personal: { reason: 'forged' },
        },
      ],
    },
    {
      rule: 'I05-order-live',
      what: 'an order extended to an earlier end',
      events: ({ man, orderId, document }) => [
        {
          type: 'OrderExtended',
          stream: man,
          data: { orderId, expiresAt: START + 24 * HOUR, documentSha256: document },
          personal: { reason: 'forged' },
        },
      ],
    },
    {
      rule: 'I05-order-live',
      what: 'an order to move that has ended already',
      given: ({ ready }) => [['DELETE FROM transfers.transfer_order WHERE manifest_no = $1', ready.manifestNo]],
      events: ({ ready, document }) => [
        {
          type: 'TransferOrderProposed',
          stream: ready.manifestNo,
          data: { ground: 'x', article: 'y', documentSha256: document, expiresAt: START - HOUR },
        },
      ],
    },
  ),
  ...attacksOn(
    6,
    {
      rule: ACCEPTED,
      what: 'a seal over a person who was not accepted',
      given: (world) => [['DELETE FROM transfers.acceptance WHERE person_no = $1', first(world)]],
      events: seal,
    },
    {
      rule: ACCEPTED,
      what: 'a seal after the identity changed',
      given: (world) => [
        ["UPDATE register.person_name SET full_name = full_name || ' Another' WHERE person_no = $1", first(world)],
      ],
      events: seal,
    },
    {
      rule: ACCEPTED,
      what: 'a seal after the order changed',
      given: (world) => [
        [
          "UPDATE register.custody_order SET expires_at = expires_at + interval '1 day' WHERE person_no = $1",
          first(world),
        ],
      ],
      events: seal,
    },
    {
      rule: ACCEPTED,
      what: 'a seal after the destination changed',
      given: ({ ready }) => [["UPDATE transfers.manifest SET to_site = 'RAB' WHERE no = $1", ready.manifestNo]],
      events: seal,
    },
    {
      rule: ACCEPTED,
      what: 'a seal after a nationality was claimed',
      given: (world) => [
        [
          "INSERT INTO register.nationality_claim (person_no, code, source, event_pos) VALUES ($1, 'TUN', 'x', 1)",
          first(world),
        ],
      ],
      events: seal,
    },
    {
      // the gate of fitness speaks before the acceptance
      rule: FIT,
      alsoNamed: ACCEPTED,
      what: 'a seal after the fitness changed',
      given: (world) => [['UPDATE care.fitness SET fit = false WHERE person_no = $1', first(world)]],
      events: seal,
    },
    {
      // and so does the gate of fears
      rule: FEAR,
      alsoNamed: ACCEPTED,
      what: 'a seal after a fear was told',
      given: (world) => [fearOf(first(world))],
      events: seal,
    },
    {
      rule: ACCEPTED,
      what: 'an acceptance by an officer of another authority',
      lawful: ['moj-receiver', 'moj-child'],
      events: (world) => [lineDecided(first(world), world.ready.manifestNo)],
    },
    {
      rule: 'not-offered',
      what: 'an acceptance of who is not on the manifest',
      events: ({ man, ready }) => [lineDecided(man, ready.manifestNo)],
    },
  ),
  ...attacksOn(
    10,
    {
      rule: FIT,
      what: 'a seal over who was not examined',
      given: (world) => [['DELETE FROM care.fitness WHERE person_no = $1', first(world)]],
      events: seal,
    },
    {
      rule: FIT,
      what: 'a seal 49 hours after the examination',
      given: (world) => [
        ["UPDATE care.fitness SET examined_at = examined_at - interval '49 hours' WHERE person_no = $1", first(world)],
      ],
      events: seal,
    },
    {
      rule: FIT,
      what: 'a seal on the word of somebody who is no health officer',
      given: (world) => [
        [
          'UPDATE care.fitness SET officer_no = $2 WHERE person_no = $1',
          first(world),
          world.test.officerNo('sdf-origin-two'),
        ],
      ],
      events: seal,
    },
    {
      rule: FIT,
      what: 'a first signature over who is unfit',
      given: ({ offered }) => [
        ...noOffer,
        ['UPDATE care.fitness SET fit = false WHERE person_no = $1', offered.persons[0]],
      ],
      events: (world) => offer(world),
    },
  ),
  ...attacksOn(
    11,
    {
      rule: FEAR,
      what: 'who fears the state of the destination listed',
      given: ({ man }) => [fearOf(man)],
      events: ({ man, ready }) => [lineListed(man, ready.manifestNo)],
    },
    {
      rule: FEAR,
      what: 'a seal over who fears a state on the way',
      given: (world) => [["UPDATE sites.site SET country = 'TUR' WHERE code = 'RAB'"], fearOf(first(world), 'TUR')],
      events: seal,
    },
    {
      // said as it is said of everybody who is not offered: who signs is not told of fears
      rule: 'not-offered',
      what: 'a first signature over who fears the state of the destination',
      given: ({ offered }) => [...noOffer, fearOf(offered.persons[0] as number)],
      events: (world) => offer(world),
    },
    {
      rule: FEAR,
      what: 'a decision that is final before the time for an appeal is over',
      given: ({ man }) => [fearOf(man, 'IRQ', fearId)],
      events: ({ man, now }) => [fearDecided(man, fearId, now + HOUR)],
    },
  ),
  ...attacksOn(
    12,
    {
      rule: TOLD,
      what: 'a seal over who was given no notice',
      given: (world) => [['DELETE FROM safeguards.notice WHERE person_no = $1', first(world)]],
      events: seal,
    },
    {
      rule: TOLD,
      what: 'a seal over who was offered no interview',
      given: (world) => [['DELETE FROM safeguards.interview WHERE person_no = $1', first(world)]],
      events: seal,
    },
    {
      rule: TOLD,
      what: 'a manifest to an authority that is not the one of its destination',
      events: ({ test, ready }) => [
        {
          type: 'ManifestCreated',
          stream: { new: 'manifest' },
          data: {
            operationNo: ready.operationNo,
            code: `ATTACK-${test.officerNo('escort')}`,
            fromSite: 'GHW',
            toSite: 'KRK',
            via: ['RAB'],
            fromAuthority: 'SDF',
            escortAuthority: 'CJTF',
            toAuthority: 'PAP',
            plannedAt: START + 72 * HOUR,
          },
        },
      ],
    },
  ),
];

import type { ForgedEvent } from '../../support/attacker.ts';
import {
  breachOf,
  compartmentAssigned,
  custodyFound,
  fearDecided,
  lineListed,
  lineStruckOff,
  manifestSealed,
  movementClosed,
  personAdmitted,
  personBoarded,
  personHandedOver,
  withId,
} from '../../support/forged.ts';
import { HOUR, START } from '../../support/register.ts';
import { type Attack, attacksOn } from './attack.ts';
import { fearId, fearOf, noOffer, offer, seal, signing } from './parts.ts';

const SIGNED = 'I07-two-signatures-one-instant';
const SEALED = 'I08-sealed-is-immutable';
const RECONCILED = 'I08-movement-reconciles';
const FOUR_EYES = 'I24-four-eyes';

/** Attacks on lists, seals, hand-overs, the closing, and on whatever two officers must do. */
export const onHandovers: readonly Attack[] = [
  ...attacksOn(
    7,
    {
      rule: SIGNED,
      what: 'a first signature with a key of nobody',
      given: () => noOffer,
      events: (world) => offer(world, { keyId: '00'.repeat(8) }),
    },
    {
      rule: SIGNED,
      what: 'a first signature over another hash',
      given: () => noOffer,
      events: (world) => offer(world, { manifestHash: '00'.repeat(32) }),
    },
    {
      rule: SIGNED,
      what: 'a first signature of an instant before the boarding',
      given: () => noOffer,
      events: (world) => offer(world, { instantAt: world.now - 11 * HOUR }),
    },
    {
      rule: SIGNED,
      what: 'a second signature with the key of another',
      events: (world) => signing(world, world.key('sdf-origin')),
    },
    {
      rule: SIGNED,
      what: 'a second signature for fewer persons than were offered',
      events: (world) => signing(world, world.key('escort'), world.offered.persons.slice(0, 1)),
    },
    {
      rule: 'handover_person_handover_id_fkey',
      what: 'a person who passes without a hand-over',
      events: ({ offered, sealHash, offerId }) => [
        personHandedOver(offered.persons[0] as number, offerId, offered.manifestNo, 1, sealHash),
      ],
    },
    {
      rule: SIGNED,
      what: 'an admission before the hand-over',
      events: ({ onTheWay }) => [personAdmitted(onTheWay.persons[0] as number, onTheWay.manifestNo)],
    },
    {
      rule: SIGNED,
      what: 'found in the own custody while another authority holds',
      events: ({ onTheWay }) => [custodyFound(onTheWay.persons[0] as number)],
      breach: (_world, [fact]) => [breachOf(fact as ForgedEvent & { id: string }, SIGNED)],
    },
  ),
  ...attacksOn(
    8,
    {
      rule: SEALED,
      what: 'one more on a sealed manifest',
      events: ({ man, offered }) => [lineListed(man, offered.manifestNo)],
    },
    {
      rule: SEALED,
      what: 'another compartment on a sealed manifest',
      events: ({ offered }) => [compartmentAssigned(offered.persons[0] as number, offered.manifestNo, '2')],
    },
    {
      rule: SEALED,
      what: 'who passed in a hand-over struck off',
      events: ({ onTheWay }) => [lineStruckOff(onTheWay.persons[0] as number, onTheWay.manifestNo)],
    },
    {
      rule: RECONCILED,
      what: 'a movement closed over persons who are on the way',
      events: ({ onTheWay }) => [movementClosed(onTheWay.manifestNo)],
    },
    {
      rule: SEALED,
      what: 'boarded while no seal stands',
      events: ({ ready }) => [personBoarded(ready.persons[0] as number, ready.manifestNo)],
      breach: (_world, [fact]) => [breachOf(fact as ForgedEvent & { id: string }, SEALED)],
    },
  ),
  ...attacksOn(9, {
    rule: 'I09-one-live-manifest',
    what: 'a second manifest for who is on one',
    given: ({ man, offered }) => [
      [
        "INSERT INTO transfers.line (manifest_no, person_no, state, live, event_pos) VALUES ($1, $2, 'listed', true, 1)",
        offered.manifestNo,
        man,
      ],
    ],
    events: ({ man, ready }) => [lineListed(man, ready.manifestNo)],
  }),
  ...attacksOn(
    24,
    {
      rule: FOUR_EYES,
      what: 'the order to move approved by who proposed it',
      givenTo: ({ ready }, officer) => [
        [
          'UPDATE transfers.transfer_order SET proposed_by = $2, approved_by = NULL, approved_at = NULL WHERE manifest_no = $1',
          ready.manifestNo,
          officer,
        ],
      ],
      events: ({ ready }) => [{ type: 'TransferOrderApproved', stream: ready.manifestNo }],
    },
    {
      rule: FOUR_EYES,
      what: 'a seal while the order to move is approved by nobody',
      given: ({ ready }) => [
        [
          'UPDATE transfers.transfer_order SET approved_by = NULL, approved_at = NULL WHERE manifest_no = $1',
          ready.manifestNo,
        ],
      ],
      events: seal,
    },
    {
      rule: FOUR_EYES,
      what: 'a seal completed by the side that proposed it',
      givenTo: ({ offered }, officer) => [
        ['DELETE FROM transfers.offer WHERE manifest_no = $1', offered.manifestNo],
        ['DELETE FROM transfers.boarding WHERE manifest_no = $1', offered.manifestNo],
        [
          'UPDATE transfers.seal SET sealed_by = NULL, sealed_at = NULL, proposed_by = $2 WHERE manifest_no = $1',
          offered.manifestNo,
          officer,
        ],
      ],
      events: ({ offered, sealHash }) => [manifestSealed(offered.manifestNo, 1, sealHash)],
    },
    {
      rule: FOUR_EYES,
      what: 'a fear decided by who heard it',
      givenTo: ({ man }, officer) => [
        fearOf(man, 'TUN', fearId),
        ['UPDATE safeguards.fear SET heard_by = $1 WHERE id = $2', officer, fearId],
      ],
      events: ({ man, now }) => [fearDecided(man, fearId, now + 400 * 24 * HOUR)],
    },
    {
      rule: FOUR_EYES,
      what: 'more persons than places proposed and approved by one',
      events: ({ siteStream }) => {
        const proposal = withId({
          type: 'OverCapacityProposed',
          stream: siteStream,
          data: { site: 'GHW', section: 'SMALL', extraPlaces: 1, expiresAt: START + 100 * HOUR, reason: 'forged' },
        });
        return [proposal, { type: 'OverCapacityApproved', stream: siteStream, data: { authorisationId: proposal.id } }];
      },
    },
  ),
];

import { uuidv7 } from '../../../src/platform/ids.ts';
import type { ForgedEvent } from '../../support/attacker.ts';
import { breachOf, handedOver, handoverOffered, personHandedOver, sealProposed } from '../../support/forged.ts';
import type { OwnersHand } from './attack.ts';
import type { World } from './world.ts';

/** The first person of the convoy that is ready for its seal. */
export const first = ({ ready }: World) => ready.persons[0] as number;
/** Its seal, proposed over any hash. */
export const seal = ({ ready }: World): ForgedEvent[] => [sealProposed(ready.manifestNo)];
/** The fear that attacks decide. */
export const fearId = uuidv7();

/** A fear of a state as if nothing had suspended its line: so that each gate is asked alone. */
export const fearOf = (personNo: number, country = 'IRQ', id = uuidv7()): OwnersHand => [
  `INSERT INTO safeguards.fear (id, person_no, country, account, heard_by, heard_at, event_pos) VALUES ($1, $2, $3, 'told in private', 0, '2026-01-18', 1)`,
  id,
  personNo,
  country,
];
/** The offer of the boarded convoy, with what the attack changes. */
export const offer = (world: World, changed: Record<string, unknown> = {}): ForgedEvent[] => [
  handoverOffered(world.offered.manifestNo, {
    ordinal: 1,
    keyId: world.key('sdf-origin'),
    counted: world.offered.persons.length,
    manifestHash: world.sealHash,
    instantAt: world.now,
    ...changed,
  }),
];
/** No offer that nobody signed stands. */
export const noOffer: readonly OwnersHand[] = [
  ['DELETE FROM transfers.offer WHERE NOT EXISTS (SELECT FROM transfers.handover h WHERE h.offer_id = offer.id)'],
];
/** The second signature with an event for each person, as the taker would send it. */
export const signing = (world: World, keyId: string, persons = world.offered.persons): ForgedEvent[] => {
  const { offered, offerId, sealHash } = world;
  const pass = handedOver(offered.manifestNo, offerId, keyId, persons.length, sealHash);
  const passing = persons.map((person) => personHandedOver(person, pass.id, offered.manifestNo, 1, sealHash));
  return [pass, ...passing, ...passing.map((event) => breachOf(event, 'I12-notice-72h'))];
};

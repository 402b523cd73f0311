import { acceptLines } from '../../../src/systems/transfers/commands/accept-lines.ts';
import { assignCompartments } from '../../../src/systems/transfers/commands/assign-compartments.ts';
import { completeHandover } from '../../../src/systems/transfers/commands/complete-handover.ts';
import { offerHandover } from '../../../src/systems/transfers/commands/offer-handover.ts';
import { proposeSeal } from '../../../src/systems/transfers/commands/propose-seal.ts';
import { recordBoarding } from '../../../src/systems/transfers/commands/record-boarding.ts';
import { recordCount } from '../../../src/systems/transfers/commands/record-count.ts';
import { sealManifest } from '../../../src/systems/transfers/commands/seal-manifest.ts';
import { voidSeal } from '../../../src/systems/transfers/commands/void-seal.ts';
import { withdrawOffer } from '../../../src/systems/transfers/commands/withdraw-offer.ts';
import { inspect, sendAhead } from './ahead.ts';
import type { Cast } from './cast.ts';
import { examine, learnName, linesOf, personFor, strike } from './convoy.ts';
import type { Plan } from './plan.ts';
import { passBelongings } from './records.ts';
import { compartmentOf, hallOf, JUVENILE, JUVENILE_WING, vehicleOf } from './world.ts';

/** Who is, or may be, a child on that day, of these persons. */
export const childrenOf = async (cast: Cast, persons: readonly number[], day: string): Promise<Set<number>> => {
  const rows = await cast.look<{ no: string }>(
    `SELECT u.no FROM juveniles.age_classes($1::bigint[], array_fill($2::date, ARRAY[cardinality($1::bigint[])])) a
       JOIN unnest($1::bigint[]) WITH ORDINALITY u(no, ord) ON u.ord = a.ord WHERE a.class <> 'adult'`,
    [persons, day],
  );
  return new Set(rows.map(({ no }) => Number(no)));
};

/** The section at the destination for a person of a convoy. */
export const sectionFor = (plan: Plan, children: ReadonlySet<number>, personNo: number): string =>
  children.has(personNo) ? JUVENILE_WING : hallOf(plan.arrivedBefore);

/** Both transfer cells seal. */
export const seal = async (
  cast: Cast,
  code: string,
  manifestNo: number,
  turn: string,
  [giving, taking]: readonly [string, string] = ['cell.sdf', 'cell.moj'],
): Promise<void> => {
  await cast.step(`${code}/propose-seal${turn}`, giving, proposeSeal, () => ({ manifestNo }));
  await cast.step(`${code}/seal${turn}`, taking, sealManifest, async () => {
    const [standing] = await cast.look<{ hash: string }>(
      "SELECT encode(manifest_hash, 'hex') AS hash FROM transfers.seal WHERE manifest_no = $1 AND voided_at IS NULL",
      [manifestNo],
    );
    return { manifestNo, sealHash: standing?.hash ?? '' };
  });
};

/**
 * Both signatures of a hand-over. An offer that ran out or was voided by an interruption is made anew.
 * @param isWithdrawn whether the first offer is taken back, because the officer signed too early
 */
export const handOver = async (
  cast: Cast,
  code: string,
  manifestNo: number,
  ordinal: 1 | 2 | 3,
  giver: string,
  taker: string,
  isWithdrawn = false,
): Promise<void> => {
  if (cast.isDone(`${code}/hand-over-${ordinal}`)) return;
  const [{ expected = 0 } = {}] = await cast.look<{ expected: number }>(
    'SELECT count(*)::int AS expected FROM transfers.expected_persons($1)',
    [manifestNo],
  );
  const standing = () =>
    cast.look<{ id: string; payload: Buffer }>(
      'SELECT o.id, o.payload FROM transfers.offer o WHERE o.manifest_no = $1 AND o.ordinal = $2 AND o.withdrawn_at IS NULL AND o.expires_at > register.clock()',
      [manifestNo, ordinal],
    );
  const make = async (turn: number) => {
    const step = `${code}/offer-${ordinal}-${turn}`;
    if (!cast.isDone(step))
      await cast.step(step, giver, offerHandover, async () => ({
        manifestNo,
        ordinal,
        ...(await cast.signNext(giver, manifestNo)),
        counted: expected,
      }));
    return (await standing())[0];
  };
  let [offer] = await standing();
  if (isWithdrawn && !cast.isDone(`${code}/offer-${ordinal}-withdrawn`)) {
    if (offer === undefined) await make(0);
    await cast.step(`${code}/offer-${ordinal}-withdrawn`, giver, withdrawOffer, async () => {
      // also one that ran out while the replay was interrupted
      const [early] = await cast.look<{ id: string }>(
        'SELECT id FROM transfers.offer WHERE manifest_no = $1 AND ordinal = $2 AND withdrawn_at IS NULL',
        [manifestNo, ordinal],
      );
      return { offerId: early?.id ?? '' };
    });
    offer = undefined;
  }
  for (let turn = 1; offer === undefined; turn += 1) offer = await make(turn);
  const { id, payload } = offer;
  await cast.step(`${code}/hand-over-${ordinal}`, taker, completeHandover, async () => ({
    offerId: id,
    ...(await cast.sign(taker, payload)),
    counted: expected,
  }));
};

/** On the day, at the origin: fitness, acceptance person by person, compartments, seal, identity check and boarding, head-count, first hand-over. */
export const departConvoy = async (cast: Cast, plan: Plan): Promise<void> => {
  const { code, incidents, day } = plan;
  if (cast.isDone(`${code}/hand-over-1`)) return;
  await examine(cast, plan);
  const { manifestNo, all, listed } = await linesOf(cast, code);
  const persons = await listed();
  const children = await childrenOf(cast, all, day);
  const decisionOf = (personNo: number) => ({
    personNo,
    decision: 'accepted' as const,
    site: 'KRK',
    section: sectionFor(plan, children, personNo),
  });
  const refused = personFor(all, incidents, 'refused-acceptance');
  await cast.step(`${code}/accept`, 'receiving.one', acceptLines, () => ({
    manifestNo,
    expectedCount: persons.length - (refused === undefined ? 0 : 1),
    decisions: persons.map((personNo) =>
      personNo === refused
        ? {
            personNo,
            decision: 'refused' as const,
            site: 'KRK',
            reason: 'no-space' as const,
            note: 'No place at the security level that he needs.',
            exception: true as const,
          }
        : decisionOf(personNo),
    ),
  }));
  if (refused !== undefined) await strike(cast, code, manifestNo, refused, 'refused-by-receiver');
  await cast.step(`${code}/compartments`, 'cell.sdf', assignCompartments, async () => {
    const vehicle = vehicleOf(plan.slot, plan.mode);
    let adults = 0;
    return {
      manifestNo,
      assignments: (await listed()).map((personNo) => ({
        personNo,
        vehicle,
        compartment: children.has(personNo) ? JUVENILE : compartmentOf(adults++),
      })),
    };
  });
  const struck = personFor(all, incidents, 'strike-off');
  if (struck !== undefined) await strike(cast, code, manifestNo, struck, 'other');
  const lapsed = personFor(all, incidents, 'lapsed-acceptance');
  if (lapsed !== undefined && !cast.isDone(`${code}/accept-again`)) {
    await learnName(cast, code, lapsed);
    const refusal = await cast.isRefused('cell.sdf', proposeSeal, { manifestNo });
    if (!JSON.stringify(refusal).includes('I06') && refusal.code !== 'I06-acceptance-per-person')
      throw new Error(`${code}: the seal was refused for ${refusal.code}, not for the lapsed acceptance`);
    await cast.step(`${code}/accept-again`, 'receiving.one', acceptLines, () => ({
      manifestNo,
      expectedCount: 1,
      decisions: [decisionOf(lapsed)],
    }));
  }
  await seal(cast, code, manifestNo, '');
  if (incidents.includes('seal-voided')) {
    await cast.step(`${code}/void-seal`, 'cell.sdf', voidSeal, () => ({
      manifestNo,
      reason: 'seats-to-change' as const,
      note: 'Sealed before the vehicle was changed; nothing on the list has changed.',
    }));
    await seal(cast, code, manifestNo, '-renewed');
  }
  await sendAhead(cast, plan, manifestNo);
  await inspect(cast, plan, 'before-departure', 'GHW');
  await board(cast, plan, manifestNo);
  await passBelongings(cast, plan, manifestNo, 1);
  await handOver(cast, code, manifestNo, 1, 'origin.one', 'escort.one', incidents.includes('offer-withdrawn'));
};

const board = async (cast: Cast, plan: Plan, manifestNo: number): Promise<void> => {
  const { code, incidents } = plan;
  const { all, listed } = await linesOf(cast, code);
  const persons = await listed();
  const kinds = ['wrong-person', 'refused-to-board', 'absent'] as const;
  const outcomes = new Map(
    kinds.flatMap((kind) => {
      const personNo = personFor(all, incidents, kind);
      return personNo === undefined ? [] : [[personNo, kind] as const];
    }),
  );
  await cast.step(`${code}/boarding`, 'escort.one', recordBoarding, () => ({
    manifestNo,
    expectedCount: persons.length - outcomes.size,
    rows: persons.map((personNo) => {
      const outcome = outcomes.get(personNo);
      return outcome === undefined
        ? { personNo, outcome: 'boarded' as const }
        : { personNo, outcome, exception: true as const, note: 'Recorded in the replay.' };
    }),
  }));
  // Who is found not to board after an interruption is read from the register: the lines have changed meanwhile.
  const stayed = await cast.look<{ no: string; outcome: 'wrong-person' | 'refused-to-board' | 'absent' }>(
    "SELECT person_no AS no, outcome FROM transfers.boarding WHERE manifest_no = $1 AND outcome <> 'boarded' ORDER BY person_no",
    [manifestNo],
  );
  for (const { no, outcome } of stayed)
    await strike(cast, code, manifestNo, Number(no), outcome === 'refused-to-board' ? 'other' : outcome);
  if (stayed.length > 0) await seal(cast, code, manifestNo, '-again');
  const [{ counted = 0 } = {}] = await cast.look<{ counted: number }>(
    'SELECT count(*)::int AS counted FROM transfers.expected_persons($1)',
    [manifestNo],
  );
  await cast.step(`${code}/count-loading`, 'escort.one', recordCount, () => ({
    manifestNo,
    ordinal: 'loading' as const,
    place: 'GHW',
    counted,
  }));
};

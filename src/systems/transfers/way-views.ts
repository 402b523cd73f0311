/** Wire of `transfers`: the way of a convoy. The web application imports the types only. */
import { z } from 'zod';
import { officerReference } from '../../core/access/views.ts';
import { codes, instant, view } from '../../core/wire.ts';
import { inspectionPart } from '../sites/vehicles/views.ts';
import { vehicleStates } from './vehicle-readiness.ts';
import { movementWithdrawalReasons, welfareItems } from './way-words.ts';

export const welfareItem = codes('WelfareItem', 'What is offered on the way.', welfareItems);
/** What is offered on the way. */
export type WelfareItem = z.infer<typeof welfareItem>;

export const legView = view('LegView', 'A planned leg of a convoy.', {
  from: z.string(),
  to: z.string(),
  mode: codes('LegMode', 'By what a leg goes.', ['land', 'air', 'water']),
  vehicles: z
    .array(z.string())
    .describe('Vehicles of the escort that carry the convoy on it; empty: those of the leg before.'),
  crossesBorder: z.boolean().describe('Whether its two sites lie in two states.'),
  departureAt: instant,
  arrivalAt: instant,
  departedAt: instant
    .nullable()
    .describe('First departure that was reported from its beginning, or first crossing of the border there.'),
  arrivedAt: instant
    .nullable()
    .describe('First arrival that was reported at its end, or first crossing of the border there.'),
  turned: z
    .boolean()
    .describe('Of a plan that stood until the convoy was turned: one that was travelled, or begun, by then.'),
});
/** A planned leg of a convoy. */
export type LegView = z.infer<typeof legView>;

export const earlierPlanView = view(
  'EarlierPlanView',
  'A plan of legs that was replaced, or that the turn of the convoy ended.',
  {
    at: instant.describe('When it was recorded.'),
    by: officerReference,
    legs: z.array(legView.pick({ from: true, to: true, mode: true, departureAt: true, arrivalAt: true })),
  },
);
/** A plan of legs that does not stand any more. */
export type EarlierPlanView = z.infer<typeof earlierPlanView>;
export const vehicleReadinessView = view(
  'VehicleReadinessView',
  'Whether a vehicle of a convoy was found fit, when it left or else now, and searched after the arrival. What is owed holds nothing up.',
  {
    vehicle: z.string(),
    state: codes('VehicleState', 'Whether a vehicle is known to be fit.', vehicleStates),
    inspectedAt: instant.nullable(),
    defects: z.array(inspectionPart),
    searchedAt: instant.nullable(),
    searchOwed: z.boolean().describe('The convoy was received, and nobody recorded that the vehicle was searched.'),
  },
);
/** Whether a vehicle of a convoy was found fit. */
export type VehicleReadinessView = z.infer<typeof vehicleReadinessView>;

export const owedCountView = view(
  'OwedCountView',
  'A head-count that nobody has recorded: on which occasion, where, since when. It blocks nothing, and is no breach.',
  {
    occasion: codes('CountOccasion', 'On which occasion heads are counted.', ['loading', 'unloading', 'stop']),
    place: z.string(),
    since: instant.describe('The report from the way since which it is owed.'),
    wentOnAt: instant
      .nullable()
      .describe(
        'When the convoy went on without it: it can only be told any more, of when it was made. Null: due now.',
      ),
    role: z.string().describe('Role that owes it.'),
    authority: z.string().describe('Code of the authority that owes it.'),
  },
);
/** A head-count that nobody has recorded. */
export type OwedCountView = z.infer<typeof owedCountView>;

export const movementWithdrawalView = view(
  'MovementWithdrawalView',
  'Who withdrew an entry of the movement log, and why it was a mistake.',
  {
    reason: codes('MovementWithdrawalReason', 'Why an entry was a mistake.', movementWithdrawalReasons),
    note: z.string(),
    at: instant,
    by: officerReference,
  },
);

export const welfareView = view('WelfareView', 'Something that was offered to everybody on board.', {
  eventId: z.string(),
  item: welfareItem,
  place: z.string(),
  note: z.string(),
  at: instant,
  by: officerReference,
  refused: z
    .array(z.int())
    .describe('Numbers of persons who refused; of medication for the escort and health officers only.'),
  notOffered: z.array(z.int()).describe('Numbers of persons who were not offered it.'),
});
/** Something that was offered to everybody on board. */
export type WelfareView = z.infer<typeof welfareView>;

export const seatView = view('SeatView', 'Where a person on board sits now.', {
  personNo: z.int(),
  vehicle: z.string(),
  compartment: z.string().nullable(),
});
/** Where a person on board sits now. */
export type SeatView = z.infer<typeof seatView>;

export const goneFromConvoyView = view(
  'GoneFromConvoyView',
  'Somebody who boarded this convoy and is at large, unaccounted for or missing by the own file: whom the escort may catch again.',
  {
    personNo: z.int(),
    registerNumber: z.string(),
    since: instant,
    vehicle: z.string().nullable().describe('Where the person sat last.'),
    compartment: z.string().nullable(),
  },
);
/** Somebody who got away from the convoy. */
export type GoneFromConvoyView = z.infer<typeof goneFromConvoyView>;

export const wayAnswer = view('WayAnswer', 'The way of a convoy: plan, welfare, and who sits where.', {
  legs: z
    .array(legView)
    .describe('The plan that stands, after what was travelled of those that stood until the convoy was turned.'),
  earlierPlans: z.array(earlierPlanView).describe('Plans that do not stand any more, newest first.'),
  welfare: z.array(welfareView).describe('Newest first.'),
  seats: z.array(seatView),
  atLarge: z.array(goneFromConvoyView).describe('Who got away from it and was not caught, by register number.'),
});
/** `GET /api/transfers/way?manifestNo=`. */
export type WayAnswer = z.infer<typeof wayAnswer>;

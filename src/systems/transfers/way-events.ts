import { z } from 'zod';
import { type AnyEventDefinition, defineEvent } from '../../core/register/event-definition.ts';
import {
  incidentKinds,
  movementKinds,
  movementReasons,
  movementWithdrawalReasons,
  reseatingReasons,
  reseatingReasonsBefore,
  welfareItems,
} from './way-words.ts';

const system = 'transfers';
const manifestNo = z.int().positive();
const personNo = z.int().positive();
const instant = z.int();
const code = z.string().min(1).max(60);
const none = z.object({}).strict();
/** Free text about a person: in the event only as a digest. */
const note = z.object({ note: z.string().max(2000) }).strict();

/** What the escort reports on the way. Version 2 says of a stop whether it was planned, and why; of a delay how long; of an incident of which kind; and which vehicle. */
export const MovementRecorded = defineEvent({
  type: 'MovementRecorded',
  v: 2,
  system,
  stream: 'manifest',
  kind: 'fact',
  roles: ['escort_commander'],
  data: z
    .object({
      kind: z.enum(movementKinds),
      place: code,
      personNo: personNo.optional(),
      planned: z.boolean().optional(),
      reason: z.enum(movementReasons).optional(),
      delayMinutes: z.int().positive().optional(),
      incident: z.enum(incidentKinds).optional(),
      vehicle: code.optional(),
    })
    .strict(),
  personal: note,
});
/** An entry of the movement log was a mistake: it stays in the log, struck through, and nothing is told from it any more. */
export const MovementWithdrawn = defineEvent({
  type: 'MovementWithdrawn',
  system,
  stream: 'manifest',
  kind: 'act',
  roles: ['escort_commander'],
  data: z.object({ movementId: z.uuid(), reason: z.enum(movementWithdrawalReasons) }).strict(),
  personal: note,
});
const planning = {
  type: 'LegsPlanned',
  system,
  stream: 'manifest',
  kind: 'act',
  roles: ['transfer_cell', 'origin_officer', 'escort_commander'],
  personal: none,
} as const;
const leg = z
  .object({ from: code, to: code, mode: z.enum(['land', 'air', 'water']), departureAt: instant, arrivalAt: instant })
  .strict();
/** The same before version 2: legs that name no vehicle. Nothing writes it any more. */
const LegsPlannedBefore = defineEvent({
  ...planning,
  data: z.object({ legs: z.array(leg).min(1).max(20) }).strict(),
});
/** The legs of the convoy were planned, or planned anew, with the vehicles of each leg that goes by others than the leg before it. */
export const LegsPlanned = defineEvent({
  ...planning,
  v: 2,
  data: z
    .object({
      legs: z
        .array(leg.extend({ vehicles: z.array(code).max(50) }).strict())
        .min(1)
        .max(20),
    })
    .strict(),
});
/** Something was offered to everybody on board. Who did not accept, or was not offered it, is named person by person, as a digest: it may tell of health. */
export const WelfareOffered = defineEvent({
  type: 'WelfareOffered',
  system,
  stream: 'manifest',
  kind: 'fact',
  roles: ['escort_commander'],
  data: z.object({ item: z.enum(welfareItems), place: code }).strict(),
  personal: z
    .object({
      note: z.string().max(2000),
      exceptions: z.array(z.object({ personNo, outcome: z.enum(['refused', 'not-offered']) }).strict()).max(5000),
    })
    .strict(),
});
const reseating = {
  type: 'PersonReseated',
  system,
  stream: 'person',
  kind: 'fact',
  roles: ['escort_commander'],
} as const;
/** The same before version 2: for what went wrong only. Nothing writes it any more. */
const PersonReseatedBefore = defineEvent({
  ...reseating,
  data: z.object({ manifestNo, vehicle: code, compartment: code, reason: z.enum(reseatingReasonsBefore) }).strict(),
  personal: none,
});
/** A person was moved to another compartment on the way, as planned between two legs or for what went wrong: witnessed, with the breaches of what it breaks. */
export const PersonReseated = defineEvent({
  ...reseating,
  v: 2,
  data: z.object({ manifestNo, vehicle: code, compartment: code, reason: z.enum(reseatingReasons) }).strict(),
  personal: note,
});

/**
 * Somebody who had escaped from this convoy, or of whom nobody knew where the person was, was caught or found on the way and sits in one of its vehicles again. An escape is no exit: who held the person then holds the person now. Of
 * whom nobody detains (a resident of a camp, a child beside a parent) nothing of it makes a detainee. The event's own `occurredAt` is the recapture (ICPPED 17(3)(b): place and circumstances are its personal fields).
 */
export const PersonRecaptured = defineEvent({
  type: 'PersonRecaptured',
  system,
  stream: 'person',
  kind: 'fact',
  roles: ['escort_commander'],
  data: z.object({ manifestNo, vehicle: code, compartment: code }).strict(),
  personal: z
    .object({ place: z.string().trim().min(1).max(400), circumstances: z.string().trim().min(1).max(4000) })
    .strict(),
});

/**
 * A child was born on the way to a woman of the convoy. It is where its mother is, has a file and a number of its own, and nobody detains it (Mandela 29, Bangkok Rules 48 to 52). The event's own `occurredAt` is the birth. The manifest
 * stays as it was sealed: the child stands beside it, and passes with its mother.
 */
export const BornOnTheWay = defineEvent({
  type: 'BornOnTheWay',
  system,
  stream: 'person',
  kind: 'fact',
  roles: ['escort_commander'],
  data: z.object({ manifestNo, motherNo: personNo, vehicle: code, compartment: code }).strict(),
  personal: note,
});

/** Event types of the way. */
export const wayEvents = [
  MovementRecorded,
  MovementWithdrawn,
  LegsPlannedBefore,
  LegsPlanned,
  WelfareOffered,
  PersonReseatedBefore,
  PersonReseated,
  PersonRecaptured,
  BornOnTheWay,
] as unknown as readonly AnyEventDefinition[];

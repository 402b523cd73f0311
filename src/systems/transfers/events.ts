import { z } from 'zod';
import { type AnyEventDefinition, defineEvent } from '../../core/register/event-definition.ts';
import { acceptanceRefusalReasons } from './convoy-words.ts';
import { manifestKinds } from './manifest-kind.ts';

const system = 'transfers';
const manifestNo = z.int().positive();
const instant = z.int();
const code = z.string().min(1).max(60);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const signature = z.string().regex(/^[0-9a-f]{128}$/);
const keyId = z.string().regex(/^[0-9a-f]{16}$/);
const none = z.object({}).strict();
/** Free text about a person: in the event only as a digest. */
const note = z.object({ note: z.string().max(2000) }).strict();

/** An operation was opened. Joint supervision is a field of its own, not a holder of persons (decisions.md 5). */
export const OperationOpened = defineEvent({
  type: 'OperationOpened',
  system,
  stream: 'operation',
  kind: 'act',
  roles: ['installation', 'transfer_cell'],
  data: z
    .object({
      code,
      titleEn: z.string().max(200),
      titleAr: z.string().max(200),
      jointSupervision: z.array(z.string().max(100)),
    })
    .strict(),
  personal: none,
});
const creating = {
  type: 'ManifestCreated',
  system,
  stream: 'manifest',
  kind: 'act',
  roles: ['transfer_cell', 'origin_officer'],
  personal: none,
} as const;
const created = z
  .object({
    operationNo: z.int().positive(),
    code,
    fromSite: code,
    toSite: code,
    via: z.array(code),
    fromAuthority: code,
    escortAuthority: code,
    toAuthority: code,
    plannedAt: instant,
  })
  .strict();
/** A manifest before version 2, which did not say its kind: it led from one authority to another. Nothing writes it any more. */
export const ManifestCreatedBefore = defineEvent({ ...creating, data: created });
/** A manifest with one named destination (I12), between three authorities or within one. */
export const ManifestCreated = defineEvent({
  ...creating,
  v: 2,
  data: created.extend({ kind: z.enum(manifestKinds) }),
});
/** A person was put on a manifest (again). */
export const LineListed = defineEvent({
  type: 'LineListed',
  system,
  stream: 'person',
  kind: 'act',
  roles: ['transfer_cell', 'origin_officer'],
  data: z.object({ manifestNo }).strict(),
  personal: none,
});
/** A person was struck off; a standing seal is void with it. */
export const LineStruckOff = defineEvent({
  type: 'LineStruckOff',
  system,
  stream: 'person',
  kind: 'fact',
  roles: ['transfer_cell', 'origin_officer', 'escort_commander'],
  data: z.object({ manifestNo }).strict(),
  // the reason may be a fear: it stays out of the frozen text
  personal: z.object({ reason: code, note: z.string().max(2000) }).strict(),
});
/** The order to move was proposed by one officer of the detaining authority. */
export const TransferOrderProposed = defineEvent({
  type: 'TransferOrderProposed',
  system,
  stream: 'manifest',
  kind: 'act',
  roles: ['origin_officer'],
  data: z
    .object({
      ground: z.string().min(1).max(200),
      article: z.string().min(1).max(200),
      documentSha256: hash,
      expiresAt: instant,
    })
    .strict(),
  personal: none,
});
/** The order to move was approved by another officer of the same authority (I24-four-eyes). */
export const TransferOrderApproved = defineEvent({
  type: 'TransferOrderApproved',
  system,
  stream: 'manifest',
  kind: 'act',
  roles: ['origin_officer'],
  data: none,
  personal: none,
});
/** A compartment was assigned to a person. */
export const CompartmentAssigned = defineEvent({
  type: 'CompartmentAssigned',
  system,
  stream: 'person',
  kind: 'act',
  roles: ['transfer_cell'],
  data: z.object({ manifestNo, vehicle: code, compartment: code }).strict(),
  personal: none,
});
const deciding = {
  type: 'LineDecided',
  system,
  stream: 'person',
  kind: 'act',
  roles: ['receiving_officer'],
  data: z
    .object({ manifestNo, decision: z.enum(['accepted', 'refused']), site: code, section: code.optional() })
    .strict(),
} as const;
/** The same before version 2: a refusal in words only. Nothing writes it any more, and its projector refuses a new one. */
const LineDecidedBefore = defineEvent({ ...deciding, personal: z.object({ reason: z.string().max(2000) }).strict() });
/** The receiving authority decided on one person (I06): who is refused, with a coded reason, which may tell of health and stays out of the frozen text. */
export const LineDecided = defineEvent({
  ...deciding,
  v: 2,
  personal: z.object({ reason: z.enum(acceptanceRefusalReasons).optional(), note: z.string().max(2000) }).strict(),
});
/** A person was present, was the right person, and boarded: witnessed, never refused. */
export const PersonBoarded = defineEvent({
  type: 'PersonBoarded',
  system,
  stream: 'person',
  kind: 'fact',
  roles: ['escort_commander'],
  data: z.object({ manifestNo, vehicle: code, compartment: code }).strict(),
  personal: none,
});
/** A person did not board: absent, another person, or refuses. */
export const BoardingFailed = defineEvent({
  type: 'BoardingFailed',
  system,
  stream: 'person',
  kind: 'fact',
  roles: ['escort_commander'],
  data: z.object({ manifestNo, outcome: z.enum(['absent', 'wrong-person', 'refused-to-board']) }).strict(),
  personal: note,
});
const counting = {
  type: 'HeadCountRecorded',
  system,
  stream: 'manifest',
  kind: 'fact',
  roles: ['escort_commander', 'origin_officer', 'receiving_officer'],
  personal: none,
} as const;
const heads = z
  .object({
    occasion: z.enum(['loading', 'unloading', 'stop']),
    place: code,
    counted: z.int().nonnegative(),
    expected: z.int().nonnegative(),
  })
  .strict();
/** The same before version 2: beside those who should pass next, and not all who are aboard. Nothing writes it any more, and its projector refuses a new one. */
const HeadCountRecordedBefore = defineEvent({ ...counting, data: heads });
/** A head-count, beside all whom the register had aboard: also who was not let in, who was brought later, and who was received and is in no section yet. */
export const HeadCountRecorded = defineEvent({
  ...counting,
  v: 2,
  data: heads.extend({ allAboard: z.literal(true) }).strict(),
});
/** What the escort reported on the way before version 2. Nothing writes it any more. */
const MovementRecordedBefore = defineEvent({
  type: 'MovementRecorded',
  system,
  stream: 'manifest',
  kind: 'fact',
  roles: ['escort_commander'],
  data: z
    .object({
      kind: z.enum([
        'departed',
        'arrived',
        'border-crossed',
        'stop',
        'delay',
        'breakdown',
        'medical-event',
        'redirect',
        'incident',
      ]),
      place: code,
      personNo: z.int().positive().optional(),
    })
    .strict(),
  personal: note,
});
/** A person who boarded will not pass in a hand-over. Both signatures of the next hand-over cover it. */
export const DifferenceRecorded = defineEvent({
  type: 'DifferenceRecorded',
  system,
  stream: 'person',
  kind: 'fact',
  roles: ['escort_commander', 'origin_officer', 'transfer_cell', 'receiving_officer'],
  data: z
    .object({
      manifestNo,
      ordinal: z.int().positive(),
      kind: z.enum(['missing', 'died', 'escaped', 'left-behind', 'medical-evacuation']),
    })
    .strict(),
  personal: note,
});
/** A difference was recorded by mistake, and taken back before the hand-over that it is of was signed. */
export const DifferenceWithdrawn = defineEvent({
  type: 'DifferenceWithdrawn',
  system,
  stream: 'person',
  kind: 'fact',
  roles: ['escort_commander', 'origin_officer', 'transfer_cell', 'receiving_officer'],
  data: z.object({ manifestNo }).strict(),
  personal: z.object({ reason: z.string().min(3).max(2000) }).strict(),
});
/** The first signature of a hand-over (I07): no effect on custody. */
export const HandoverOffered = defineEvent({
  type: 'HandoverOffered',
  elevated: true,
  system,
  stream: 'manifest',
  kind: 'act',
  roles: ['origin_officer', 'transfer_cell', 'escort_commander'],
  data: z
    .object({
      ordinal: z.int().positive(),
      payload: z.string().regex(/^([0-9a-f]{2})+$/),
      keyId,
      signature,
      counted: z.int().nonnegative(),
      manifestHash: hash,
      instantAt: instant,
    })
    .strict(),
  personal: none,
});
/** An offer was taken back by the authority that made it. */
export const OfferWithdrawn = defineEvent({
  type: 'OfferWithdrawn',
  system,
  stream: 'manifest',
  kind: 'act',
  roles: ['origin_officer', 'transfer_cell', 'escort_commander'],
  data: z.object({ offerId: z.uuid() }).strict(),
  personal: none,
});
/** The second signature: custody of the convoy passed at the instant that both signed. */
export const HandedOver = defineEvent({
  type: 'HandedOver',
  elevated: true,
  system,
  stream: 'manifest',
  kind: 'fact',
  roles: ['escort_commander', 'receiving_officer'],
  data: z.object({ offerId: z.uuid(), keyId, signature, counted: z.int().nonnegative(), manifestHash: hash }).strict(),
  personal: none,
});
/** One person passed in a hand-over. */
export const PersonHandedOver = defineEvent({
  type: 'PersonHandedOver',
  system,
  stream: 'person',
  kind: 'fact',
  roles: ['escort_commander', 'receiving_officer'],
  data: z.object({ handoverId: z.uuid(), manifestNo, ordinal: z.int().positive(), manifestHash: hash }).strict(),
  personal: none,
});
/** One of the seven answers at admission. */
export const admissionAnswer = z
  .object({
    answer: z.enum(['recorded', 'none', 'unknown']),
    text: z.string().max(2000).optional(),
    reason: z.string().max(500).optional(),
  })
  .strict();
/** Mandela rule 7 (a) to (g). */
export const admissionAnswers = z
  .object({
    a_identity: admissionAnswer,
    b_reasons: admissionAnswer,
    c_hour: admissionAnswer,
    d_injuries: admissionAnswer,
    e_property: admissionAnswer,
    f_family: admissionAnswer,
    g_contact: admissionAnswer,
  })
  .strict();
/** A person was admitted to a section of the destination, with Mandela 7 (a) to (g) answered. */
export const PersonAdmitted = defineEvent({
  type: 'PersonAdmitted',
  system,
  stream: 'person',
  kind: 'act',
  roles: ['receiving_officer'],
  data: z.object({ manifestNo, site: code, section: code }).strict(),
  personal: z.object({ answers: admissionAnswers }).strict(),
});
/** The names of the seven questions. */
export const admissionQuestion = z.enum([
  'a_identity',
  'b_reasons',
  'c_hour',
  'd_injuries',
  'e_property',
  'f_family',
  'g_contact',
]);
/** What was unknown at admission was asked again: found out, or still unknown for a reason (R15). */
export const AdmissionAnswerAdded = defineEvent({
  type: 'AdmissionAnswerAdded',
  system,
  stream: 'person',
  kind: 'fact',
  roles: ['receiving_officer'],
  data: z.object({ manifestNo, question: admissionQuestion }).strict(),
  personal: z.object({ answer: admissionAnswer }).strict(),
});
/** The movement reconciles, person by person, and is closed (I08). */
export const MovementClosed = defineEvent({
  type: 'MovementClosed',
  system,
  stream: 'manifest',
  kind: 'act',
  roles: ['receiving_officer', 'origin_officer'],
  data: none,
  personal: none,
});

/** All event types of the transfers. */
export const transfersEvents = [
  OperationOpened,
  ManifestCreatedBefore,
  ManifestCreated,
  LineListed,
  LineStruckOff,
  TransferOrderProposed,
  TransferOrderApproved,
  CompartmentAssigned,
  LineDecidedBefore,
  LineDecided,
  PersonBoarded,
  BoardingFailed,
  HeadCountRecordedBefore,
  HeadCountRecorded,
  MovementRecordedBefore,
  DifferenceRecorded,
  DifferenceWithdrawn,
  HandoverOffered,
  OfferWithdrawn,
  HandedOver,
  PersonHandedOver,
  PersonAdmitted,
  AdmissionAnswerAdded,
  MovementClosed,
] as unknown as readonly AnyEventDefinition[];

/** Wire of `transfers`: answers of its queries. Of a line: `line-views.ts`. Inputs of its commands are in `command-views.ts` and `way-command-views.ts`. The web application imports the types only. */
import { z } from 'zod';
import { authorityName, officerReference, trilingual } from '../../core/access/views.ts';
import { abilities, codes, instant, sha256, view } from '../../core/wire.ts';
import { shownName } from '../register/views.ts';
import { mailAddress } from '../sites/addresses/views.ts';
import { ageGroup, compartmentStatus, sexGroup } from '../sites/views.ts';
import { listOwedView, sentListView } from './ahead/views.ts';
import { commitmentView } from './commitments/views.ts';
import { convoyView, entryRefusalView, letInView, recallView, turnView } from './convoy-views.ts';
import { sealVoidingReasons } from './convoy-words.ts';
import { emergencyGrounds } from './emergency-ground.ts';
import { escortReadinessView } from './escort-views.ts';
import { gateName, lineView } from './line-views.ts';
import { manifestKinds } from './manifest-kind.ts';
import { movementWithdrawalView, owedCountView, vehicleReadinessView } from './way-views.ts';
import { movementKinds } from './way-words.ts';

export const manifestStatus = codes('ManifestStatus', 'Status of a manifest, derived from facts.', [
  'drafting',
  'ready',
  'seal-proposed',
  'sealed',
  'boarding',
  'handed-over',
  'departed',
  'arrived',
  'admitting',
  'closed',
  'cancelled',
]);
/** Status of a manifest, derived from facts. */
export type ManifestStatus = z.infer<typeof manifestStatus>;

export const nextActionView = view('NextActionView', 'The one next action on a manifest, and whose turn it is.', {
  command: z.string().describe('e.g. `transfers/propose-seal`'),
  role: z.string().describe('Role that must act.'),
  authority: z.string().describe('Code of the authority that must act.'),
  text: trilingual,
  notBefore: z
    .int()
    .exactOptional()
    .describe('Too early before this instant: what is done would have run out at the planned departure.'),
});
/** The one next action on a manifest: which command, whose turn it is, in plain words. */
export type NextActionView = z.infer<typeof nextActionView>;

export const transferOrderView = view(
  'TransferOrderView',
  'The transfer order of a manifest: proposed by one officer, approved by another (I24-four-eyes).',
  {
    state: z.enum(['proposed', 'approved', 'expired']),
    ground: z.string(),
    article: z.string(),
    documentSha256: sha256,
    proposedBy: officerReference,
    approvedBy: officerReference.nullable(),
    expiresAt: instant,
  },
);
/** The transfer order of a manifest: proposed by one officer, approved by another (I24-four-eyes). */
export type TransferOrderView = z.infer<typeof transferOrderView>;

export const emergencyGroundView = view(
  'EmergencyGroundView',
  'Why the notice of a convoy may be shorter than 72 hours (K9): in force once an authority that takes no part in the convoy signed it, until an instant.',
  {
    groundId: z.string(),
    ground: codes(
      'EmergencyGround',
      'Why a convoy may leave before the 72 hours of notice are over.',
      emergencyGrounds,
    ),
    hours: z.int().describe('The least notice while it is in force.'),
    reasons: z.string(),
    documentSha256: sha256,
    proposedBy: officerReference,
    proposedAt: instant,
    expiresAt: instant,
    signedBy: officerReference.nullable(),
    signedAt: instant.nullable(),
    withdrawnBy: officerReference.nullable(),
    withdrawnAt: instant.nullable(),
    withdrawal: z.string().nullable(),
    state: z.enum(['proposed', 'in-force', 'ended', 'withdrawn']),
  },
);
/** Why the notice of a convoy may be shorter than 72 hours. */
export type EmergencyGroundView = z.infer<typeof emergencyGroundView>;

export const sealView = view(
  'SealView',
  'The seal of a manifest. `sealHash` of the sealing command must equal `hash`.',
  {
    sealNo: z.int(),
    hash: z.string().describe('Lower-case hexadecimal manifest root.'),
    state: z.enum(['proposed', 'sealed', 'voided']),
    proposedBy: officerReference,
    sealedBy: officerReference.nullable(),
    sealedAt: instant.nullable(),
    voiding: z
      .object({
        reason: codes('SealVoidingReason', 'Why a transfer cell voids a seal.', sealVoidingReasons),
        note: z.string(),
        at: instant,
      })
      .nullable()
      .describe('Where a transfer cell voided it; null also where it fell with a change of the manifest.'),
  },
);
/** The seal of a manifest. `sealHash` of the sealing command must equal `hash`. */
export type SealView = z.infer<typeof sealView>;

export const offerView = view(
  'OfferView',
  'An offer of a hand-over: the first signature (I07-two-signatures-one-instant).',
  {
    offerId: z.string(),
    payload: z.string().describe('Base64url of the CBOR payload that was signed.'),
    keyId: z.string(),
    counted: z.int(),
    offeredAt: instant,
    expiresAt: instant,
    by: officerReference,
  },
);
/** An offer of a hand-over: the first signature (I07-two-signatures-one-instant). */
export type OfferView = z.infer<typeof offerView>;

/** Kinds of a manifest. */
export const manifestKind = codes(
  'ManifestKind',
  'Between three authorities, whereby custody passes; or within one, whereby the place passes and custody stays.',
  manifestKinds,
);

export const handoverView = view(
  'HandoverView',
  'One passing of the convoy: of custody, or within one authority of the place.',
  {
    ordinal: z.int(),
    fromAuthority: z.string().describe('Code of the authority.'),
    toAuthority: z.string().describe('Code of the authority.'),
    place: z.string().describe('Code of the site.'),
    within: z
      .object({ gives: trilingual, takes: trilingual, says: trilingual })
      .nullable()
      .describe('The two sides where both are of one authority; null between authorities.'),
    state: z.enum(['waiting', 'offered', 'done']),
    offer: offerView.exactOptional(),
    receiptId: z
      .string()
      .exactOptional()
      .describe('Event id of the completed hand-over, for `transfers/receipt.pdf?handover=`.'),
    instantAt: z.int().exactOptional().describe('The agreed instant, once done.'),
    count: z.int().exactOptional(),
  },
);
/** One passing of custody of the convoy. */
export type HandoverView = z.infer<typeof handoverView>;

export const compartmentView = view('CompartmentView', 'A compartment of a vehicle.', {
  code: z.string(),
  seats: z.int(),
  sex: sexGroup,
  ageGroup,
  legalStatus: compartmentStatus,
});
/** A compartment of a vehicle. */
export type CompartmentView = z.infer<typeof compartmentView>;
export const vehicleView = view('VehicleView', 'A vehicle of the escort.', {
  code: z.string(),
  kind: codes('VehicleKind', 'Kinds of vehicles.', ['bus', 'truck', 'aircraft', 'ambulance']),
  compartments: z.array(compartmentView),
});
/** A vehicle of the convoy. */
export type VehicleView = z.infer<typeof vehicleView>;

export const headCountView = view('HeadCountView', 'A head-count.', {
  eventId: z.string(),
  ordinal: z.string(),
  place: z.string(),
  counted: z.int(),
  expected: z.int(),
  occurredAt: instant,
  by: officerReference,
});
/** A head-count. */
export type HeadCountView = z.infer<typeof headCountView>;

export const movementKind = codes('MovementKind', 'Kinds of movement log entries.', movementKinds);
/** Kinds of movement log entries. */
export type MovementKind = z.infer<typeof movementKind>;

export const movementView = view('MovementView', 'One entry of the movement log.', {
  eventId: z.string(),
  kind: movementKind,
  place: z.string(),
  note: z.string(),
  personNo: z.int().nullable(),
  planned: z.boolean().nullable().describe('Of a stop: whether the plan named it.'),
  reason: z.string().nullable(),
  delayMinutes: z.int().nullable(),
  incident: z.string().nullable(),
  vehicle: z.string().nullable(),
  occurredAt: instant,
  receivedAt: instant,
  by: officerReference,
  withdrawal: movementWithdrawalView
    .nullable()
    .describe('Of an entry that was a mistake: it stays in the log, and nothing is told from it.'),
});
/** One entry of the movement log. */
export type MovementView = z.infer<typeof movementView>;

/** Kinds of differences recorded at a hand-over, person by person. */
export type DifferenceKind = 'missing' | 'died' | 'escaped' | 'left-behind' | 'medical-evacuation' | 'refused-at-gate';

export const incidentView = view('IncidentView', 'A difference or another incident of the manifest.', {
  eventId: z.string(),
  ordinal: z.int().nullable(),
  personNo: z.int().nullable(),
  registerNumber: z.string().nullable(),
  kind: z.string(),
  note: z.string(),
  occurredAt: instant,
  by: officerReference,
});
/** A difference or another incident of the manifest. */
export type IncidentView = z.infer<typeof incidentView>;

export const manifestCounts = view('ManifestCounts', 'Persons of the manifest, counted.', {
  lines: z.int(),
  struckOff: z.int(),
  boarded: z.int(),
  handedOver: z.int(),
  admitted: z.int(),
  gatesDone: z.record(gateName, z.int()).describe('Lines whose gate is `done`.'),
});
/** Persons of the manifest, counted. */
export type ManifestCounts = z.infer<typeof manifestCounts>;

export const manifestView = view('ManifestView', 'The manifest itself.', {
  manifestNo: z.int(),
  operationNo: z.int(),
  code: z.string(),
  kind: manifestKind,
  within: trilingual.nullable().describe('What is said of a move within one authority; null between authorities.'),
  asksOfPersons: z
    .boolean()
    .describe('Notice and private interview are gates: not of a move within one authority and its own state.'),
  seq: z.int().describe('Head of the stream, for optimistic checks.'),
  status: manifestStatus,
  from: z.string().describe('Code of the site.'),
  to: z
    .string()
    .describe('Code of the site that the convoy heads for: another than planned after a redirect or a return.'),
  via: z.array(z.string()),
  authorities: z.object({ origin: authorityName, escort: authorityName, destination: authorityName }),
  order: transferOrderView.nullable(),
  seal: sealView.nullable(),
  handovers: z.array(handoverView),
  convoy: convoyView,
  plannedAt: instant,
  overdueBy: z.int().nullable().describe('By how many milliseconds the convoy is overdue; null when it is not.'),
});
/** The manifest itself. */
export type ManifestView = z.infer<typeof manifestView>;

export const keepApartPair = view(
  'KeepApartPair',
  'Two persons of a manifest who share no section and no compartment.',
  {
    personNo: z.int(),
    otherPersonNo: z.int(),
    expiresAt: instant,
    reason: z.string(),
  },
);
/** Two persons of a manifest who share no section and no compartment. */
export type KeepApartPair = z.infer<typeof keepApartPair>;

export const manifestPerson = view('ManifestPerson', 'A person of a manifest, by number.', {
  personNo: z.int(),
  registerNumber: z.string(),
});
/** A person of a manifest, by number. */
export type ManifestPerson = z.infer<typeof manifestPerson>;

const overviewShape = {
  manifest: manifestView,
  counts: manifestCounts,
  headCounts: z.array(headCountView),
  countsOwed: z.array(owedCountView).describe('Oldest first.'),
  escortRecords: escortReadinessView
    .nullable()
    .describe('Null for an authority that neither gives nor escorts the convoy, and when it was cancelled.'),
  vehicleReadiness: z
    .array(vehicleReadinessView)
    .describe('Vehicles in which somebody is seated: whether each was found fit, and searched after the arrival.'),
  sentLists: z.array(sentListView).describe('Lists that were sent ahead to the receiver, newest first.'),
  listOwed: listOwedView,
  commitments: z
    .array(commitmentView)
    .describe(
      'Signed commitments of the receiving authority for the site to which the convoy goes, which were not withdrawn; empty: there is none, and one is owed.',
    ),
  mailAddress: mailAddress
    .nullable()
    .describe('Where mail to persons at the destination goes, for the notice; null: nobody recorded it.'),
  nextAction: nextActionView.nullable(),
  due: z
    .object({ order: z.array(manifestPerson), strikeOff: z.array(manifestPerson) })
    .describe(
      'Of the lines, whom this officer has to give an order of detention, and whom to strike off before the seal; empty where that is not for this officer to do.',
    ),
  incidents: z.array(incidentView),
  movements: z.array(movementView),
  turns: z.array(turnView).describe('Redirects and returns, newest first.'),
  wayToPlan: z.boolean().describe('The convoy was turned, and nobody has planned the rest of its way since.'),
  entryRefusals: z.array(entryRefusalView),
  letIn: z.array(letInView).describe('Who came in at the gate after all, newest first.'),
  rest: z
    .array(
      z.object({
        ...manifestPerson.shape,
        kind: z.string(),
        letIn: z.boolean().describe('Let in after all, or brought later: the person passes in the next hand-over.'),
        atHand: z
          .boolean()
          .describe(
            'With the convoy: a return that is ordered takes the person back. Who was left behind is not, until brought.',
          ),
        site: z
          .string()
          .nullable()
          .describe('Where the escort holds the person who is in no vehicle: who fled and was caught again.'),
      }),
    )
    .describe('Who did not pass in the second hand-over and is still with the escort.'),
  restReturns: z.boolean().describe('The return of the rest is ordered, and has not been signed yet.'),
  recalls: z.array(recallView),
  emergencyGrounds: z.array(emergencyGroundView).describe('Newest first.'),
  vehicles: z.array(vehicleView),
  keepApart: z
    .array(keepApartPair)
    .exactOptional()
    .describe('Pairs that must not share a section or a compartment; only for those who seat, accept or admit.'),
  households: z
    .array(z.array(z.int()))
    .exactOptional()
    .describe(
      'Residents on the manifest by household, who are kept together; only for those who seat, accept or admit.',
    ),
  abilities,
};

export const manifestOverview = view(
  'ManifestOverview',
  'A manifest without its lines, which `transfers/lines` tells page by page.',
  overviewShape,
);
/** `GET /api/transfers/manifest-overview?manifestNo=`. */
export type ManifestOverview = z.infer<typeof manifestOverview>;

export const manifestAnswer = view('ManifestAnswer', 'A manifest with every line.', {
  ...overviewShape,
  lines: z.array(lineView),
});
/** `GET /api/transfers/manifest?manifestNo=`. */
export type ManifestAnswer = z.infer<typeof manifestAnswer>;

export const prepareHandoverAnswer = view('PrepareHandoverAnswer', 'What the next hand-over would sign now.', {
  payload: z.string().describe('Base64url of the CBOR payload to sign; the signer decodes it itself.'),
  fields: z
    .object({
      operation: z.string(),
      count: z.int(),
      fromAuthority: z.string(),
      toAuthority: z.string(),
      place: z.string(),
      ordinal: z.int(),
      exceptions: z.array(z.object({ code: z.string(), count: z.int() })),
      synthetic: z.boolean(),
      manifestHash: z.string(),
    })
    .describe('The terms that the payload was made from, for comparison.'),
  persons: z.array(z.object({ personNo: z.int(), registerNumber: z.string(), name: shownName, present: z.boolean() })),
});
/** `GET /api/transfers/prepare-handover?manifestNo=&ordinal=&counted=`. The browser decodes `payload` itself. */
export type PrepareHandoverAnswer = z.infer<typeof prepareHandoverAnswer>;

import { rolesThat } from '../../core/register/role-table.ts';
import type { Role } from '../../core/register/roles.ts';

/** Sides of a convoy whose officers act: who gives, who escorts, who receives. */
export type Side = 'origin' | 'escort' | 'destination';
/** What has states of its own: an operation has phases, a phase has convoys, a convoy carries a manifest, a manifest has lines; and what is asked or ordered of a person beside them. */
export type Machine = 'operation' | 'phase' | 'convoy' | 'manifest' | 'line' | 'escort-record' | 'recall' | 'release';

/** One row of a transition table: what is done or witnessed in which states, and which state follows. */
export type Transition = {
  readonly machine: Machine;
  readonly from: readonly string[];
  /** Type of the event; with `:kind` where the event's kind decides. */
  readonly act: string;
  /** `=`: the state stays. */
  readonly to: string;
  /** An act is refused in every other state; a fact is recorded in every state (decisions.md 1). */
  readonly kind: 'act' | 'fact';
  readonly who: readonly Role[];
  readonly sides?: readonly Side[];
  /** The rule that is asked besides: what it finds refuses the act. */
  readonly rule?: string;
};

type Row = readonly [
  from: string,
  act: string,
  to: string,
  kind: 'act' | 'fact',
  who: readonly Role[],
  sides?: readonly Side[],
  rule?: string,
];
const table = (machine: Machine, rows: readonly Row[]): Transition[] =>
  rows.map(([from, act, to, kind, who, sides, rule]) => ({
    machine,
    from: from.split(' '),
    act,
    to,
    kind,
    who,
    ...(sides === undefined || sides.length === 0 ? {} : { sides }),
    ...(rule === undefined ? {} : { rule }),
  }));

const CELL: readonly Role[] = ['transfer_cell'];
const ORIGIN: readonly Role[] = ['transfer_cell', 'origin_officer'];
const ESCORT: readonly Role[] = ['escort_commander'];
const RECEIVER: readonly Role[] = ['receiving_officer'];
/** The receiving officer; of an evacuation that nobody signed for, also an officer of those who hold the persons all the way. */
const CLOSERS: readonly Role[] = ['receiving_officer', 'origin_officer'];
/** Whoever hears a fear records it. */
const HEARERS = rolesThat(({ worksOnCases }) => worksOnCases);
const EVERY_SIDE: readonly Side[] = ['origin', 'escort', 'destination'];
const TURNERS: readonly Role[] = [...CELL, ...ESCORT];
const GIVERS: readonly Side[] = ['origin', 'escort'];
const LOADED = 'I08-movement-reconciles';
const OPEN = 'convoys-under-way';
const RESTS = 'entries-rest-on-it';
const SEALED = 'I08-sealed-is-immutable';

const operation = table('operation', [
  ['new', 'OperationOpened', 'open', 'act', ['installation', ...CELL]],
  ['open', 'OperationEnded', 'ended', 'act', CELL, [], OPEN],
]);

const phase = table('phase', [
  ['new', 'PhasePlanned', 'planned', 'act', CELL],
  ['planned', 'PhaseStarted', 'running', 'act', CELL],
  ['running', 'PhaseEnded', 'ended', 'act', CELL, [], OPEN],
  ['planned running', 'PhaseCancelled', 'cancelled', 'act', CELL, [], OPEN],
]);

const convoy = table('convoy', [
  ['new', 'ManifestCreated', 'planned', 'act', ORIGIN, ['origin']],
  ['planned', 'ConvoyPutInPhase', '=', 'act', ORIGIN, ['origin']],
  ['planned', 'MovementRecorded:departed', 'under-way', 'fact', ESCORT, ['escort']],
  ['under-way arrived closed cancelled', 'MovementRecorded:departed', '=', 'fact', ESCORT, ['escort']],
  ['planned under-way', 'MovementRecorded:arrived', 'arrived', 'fact', ESCORT, ['escort']],
  ['arrived closed cancelled', 'MovementRecorded:arrived', '=', 'fact', ESCORT, ['escort']],
  ['planned under-way arrived closed cancelled', 'MovementWithdrawn', '=', 'act', ESCORT, ['escort'], RESTS],
  ['under-way arrived', 'MovementWithdrawn:planned', 'planned', 'act', ESCORT, ['escort'], RESTS],
  ['arrived', 'MovementWithdrawn:under-way', 'under-way', 'act', ESCORT, ['escort'], RESTS],
  ['planned under-way', 'HandedOver:2', 'arrived', 'fact', [...ESCORT, ...RECEIVER], ['destination']],
  ['arrived closed cancelled', 'HandedOver:2', '=', 'fact', [...ESCORT, ...RECEIVER], ['destination']],
  ['planned under-way', 'HandedOver:let-in', 'arrived', 'fact', RECEIVER, ['destination']],
  ['arrived closed cancelled', 'HandedOver:let-in', '=', 'fact', RECEIVER, ['destination']],
  ['planned under-way', 'HandedOver:back', 'arrived', 'fact', RECEIVER, ['origin']],
  ['arrived closed cancelled', 'HandedOver:back', '=', 'fact', RECEIVER, ['origin']],
  ['planned under-way arrived closed cancelled', 'EntryRefused', '=', 'fact', [...ESCORT, ...RECEIVER]],
  ['planned', 'ConvoyRedirected', '=', 'act', TURNERS, GIVERS, 'I12-notice-and-interview'],
  ['under-way arrived', 'ConvoyRedirected', 'under-way', 'act', TURNERS, GIVERS, 'I12-notice-and-interview'],
  ['planned', 'ReturnOrdered', '=', 'act', TURNERS, GIVERS],
  ['under-way arrived', 'ReturnOrdered', 'under-way', 'act', TURNERS, GIVERS],
  ['planned under-way arrived', 'MovementClosed', 'closed', 'act', CLOSERS, ['destination', 'origin'], LOADED],
  ['planned', 'ConvoyCancelled', 'cancelled', 'act', TURNERS, EVERY_SIDE, LOADED],
]);

const manifest = table('manifest', [
  ['new', 'ManifestCreated', 'drafting', 'act', ORIGIN, ['origin']],
  ['drafting seal-proposed', 'LineListed', 'drafting', 'act', ORIGIN, ['origin'], 'I11-fear-suspends-line'],
  ['drafting seal-proposed sealed', 'TransferOrderProposed', '=', 'act', ['origin_officer'], ['origin']],
  [
    'drafting seal-proposed sealed',
    'TransferOrderApproved',
    '=',
    'act',
    ['origin_officer'],
    ['origin'],
    'I24-four-eyes',
  ],
  ['drafting seal-proposed sealed', 'EmergencyGroundProposed', '=', 'act', ORIGIN, ['origin']],
  [
    'drafting seal-proposed sealed',
    'EmergencyGroundSigned',
    '=',
    'act',
    ['assessor', 'judiciary_clerk'],
    [],
    'I24-four-eyes',
  ],
  [
    'drafting seal-proposed sealed',
    'EmergencyGroundWithdrawn',
    '=',
    'act',
    [...ORIGIN, 'assessor', 'judiciary_clerk'],
    [],
  ],
  ['drafting seal-proposed', 'CompartmentAssigned', 'drafting', 'act', CELL, ['origin']],
  [
    'drafting seal-proposed sealed redirected rest-let-in',
    'LineDecided',
    '=',
    'act',
    RECEIVER,
    ['destination'],
    'I06-acceptance-per-person',
  ],
  ['drafting seal-proposed', 'SealProposed', 'seal-proposed', 'act', CELL, ['origin'], 'I10-fitness-48h'],
  ['seal-proposed', 'ManifestSealed', 'sealed', 'act', CELL, ['destination'], 'I24-four-eyes'],
  [
    'drafting seal-proposed sealed on-the-way redirected returning',
    'LegsPlanned',
    '=',
    'act',
    [...ORIGIN, ...ESCORT],
    GIVERS,
    'legs-do-not-join',
  ],
  ['seal-proposed sealed', 'SealVoided', 'drafting', 'act', CELL, ['origin', 'destination']],
  ['drafting seal-proposed sealed', 'ConvoyCancelled', 'cancelled', 'act', TURNERS, EVERY_SIDE, LOADED],
  [
    'sealed on-the-way redirected returning rest-let-in rest-returning',
    'HandoverOffered',
    '=',
    'act',
    [...ORIGIN, ...ESCORT],
    [],
    LOADED,
  ],
  [
    'sealed on-the-way redirected returning rest-let-in rest-returning',
    'OfferWithdrawn',
    '=',
    'act',
    [...ORIGIN, ...ESCORT],
  ],
  ['sealed', 'HandedOver:1', 'on-the-way', 'fact', [...ESCORT, ...RECEIVER], ['escort']],
  ['on-the-way redirected returning', 'HandedOver:2', 'admitting', 'fact', [...ESCORT, ...RECEIVER], ['destination']],
  [
    'on-the-way redirected returning',
    'ConvoyRedirected',
    'redirected',
    'act',
    TURNERS,
    GIVERS,
    'I12-notice-and-interview',
  ],
  ['on-the-way redirected', 'ReturnOrdered', 'returning', 'act', TURNERS, GIVERS],
  ['on-the-way redirected', 'PersonEntryRefused', '=', 'fact', [...ESCORT, ...RECEIVER], ['escort', 'destination']],
  ['on-the-way redirected', 'PersonEntryGranted', '=', 'fact', [...ESCORT, ...RECEIVER], ['escort', 'destination']],
  [
    'admitting rest-let-in',
    'PersonEntryGranted',
    'rest-let-in',
    'fact',
    [...ESCORT, ...RECEIVER],
    ['escort', 'destination'],
  ],
  [
    'admitting rest-let-in',
    'PersonBroughtLater',
    'rest-let-in',
    'fact',
    [...ESCORT, ...RECEIVER],
    ['escort', 'destination'],
  ],
  ['rest-let-in', 'HandedOver:let-in', 'admitting', 'fact', RECEIVER, ['destination']],
  ['admitting rest-let-in', 'ReturnOrdered', 'rest-returning', 'act', TURNERS, GIVERS, LOADED],
  ['rest-returning', 'PersonBroughtLater', '=', 'fact', [...ESCORT, ...RECEIVER], ['escort', 'origin']],
  ['rest-returning', 'HandedOver:back', 'admitting', 'fact', RECEIVER, ['origin']],
  [
    'admitting rest-let-in rest-returning',
    'PersonAdmitted',
    '=',
    'act',
    RECEIVER,
    ['destination', 'origin'],
    'I04-no-admission-without-order',
  ],
  [
    'drafting seal-proposed sealed on-the-way redirected returning admitting rest-let-in rest-returning',
    'MovementClosed',
    'closed',
    'act',
    CLOSERS,
    ['destination', 'origin'],
    LOADED,
  ],
]);

const line = table('line', [
  ['new listed suspended struck_off', 'LineListed', 'listed', 'act', ORIGIN, ['origin'], 'I11-fear-suspends-line'],
  // beside what was sealed, between the first and the second hand-over
  ['new', 'BornOnTheWay', 'born', 'fact', ESCORT, ['escort']],
  ['listed suspended', 'LineStruckOff', 'struck_off', 'fact', [...ORIGIN, ...ESCORT], ['origin', 'escort'], SEALED],
  ['listed', 'FearRecorded', 'suspended', 'fact', HEARERS],
  ['listed', 'FearAppealed', 'suspended', 'fact', ['interviewer', 'assessor', 'child_protection_officer']],
  ['listed', 'ConvoyCancelled', 'struck_off', 'act', TURNERS],
]);

const escortRecord = table('escort-record', [
  ['unstarted', 'EscortSectionAnswered', 'in-progress', 'fact', [...ORIGIN, ...ESCORT], GIVERS],
  ['in-progress complete confirmed', 'EscortSectionAnswered', '=', 'fact', [...ORIGIN, ...ESCORT], GIVERS],
  ['unstarted', 'EscortHealthAnswered', 'in-progress', 'fact', ['health_officer'], GIVERS],
  ['in-progress complete confirmed', 'EscortHealthAnswered', '=', 'fact', ['health_officer'], GIVERS],
  ['complete', 'EscortRecordConfirmed', 'confirmed', 'act', ORIGIN, ['origin']],
]);

const ANSWERERS: readonly Role[] = [...CELL, ...RECEIVER];
const recall = table('recall', [
  ['new', 'RecallRequested', 'requested', 'act', ORIGIN, ['origin'], 'not-received-from-you'],
  ['requested', 'RecallAnswered:agreed', 'agreed', 'act', ANSWERERS, ['destination']],
  ['requested', 'RecallAnswered:refused', 'refused', 'act', ANSWERERS, ['destination']],
]);

/** Who holds a person orders the release; another body sees that the person is free. */
const HOLDERS: readonly Role[] = ['origin_officer', 'receiving_officer'];
const WITNESSES: readonly Role[] = ['origin_officer', 'transfer_cell', 'escort_commander', 'receiving_officer'];
const release = table('release', [
  ['new', 'ReleaseProposed', 'proposed', 'act', HOLDERS],
  ['proposed', 'ReleaseApproved', 'approved', 'act', HOLDERS, [], 'I24-four-eyes'],
  ['proposed approved', 'ReleaseChecked', '=', 'fact', HOLDERS],
  ['approved', 'ReleaseCarriedOut', 'carried-out', 'act', HOLDERS, [], 'release-incomplete'],
  [
    'carried-out',
    'ReleaseVerified',
    'verified',
    'act',
    ['judiciary_clerk', 'interviewer', 'assessor', 'child_protection_officer'],
    [],
    'I24-release-verified',
  ],
  ['proposed approved', 'ReleaseWithdrawn', 'withdrawn', 'act', HOLDERS],
  // only where custody went on all the same: the person was recorded in it afterwards, or another authority holds the person
  ['carried-out', 'ReleaseWithdrawn', 'withdrawn', 'act', HOLDERS, [], 'release-step'],
  ['proposed approved carried-out', 'ReleasedUnverified', 'ended', 'fact', WITNESSES],
  ['proposed approved carried-out', 'DeathRecorded', 'ended', 'fact', WITNESSES],
]);

/** The transition tables of transfers, as pure data: `write-transitions.ts` gives them to the database and draws them. */
export const transitions: readonly Transition[] = [
  ...operation,
  ...phase,
  ...convoy,
  ...manifest,
  ...line,
  ...escortRecord,
  ...recall,
  ...release,
];

/** The row that an act in a state takes; undefined where the act is not possible in that state. */
export const findTransition = (machine: Machine, state: string, act: string): Transition | undefined =>
  transitions.find((row) => row.machine === machine && row.act === act && row.from.includes(state));

import { z } from 'zod';
import { findOfficers } from '../../../core/access/queries/find-officers.ts';
import { findAuthorities } from '../../../core/access/queries/me.ts';
import type { OfficerReference } from '../../../core/access/views.ts';
import type { Reader } from '../../../core/register/command-definition.ts';
import { defineQuery, type QueryContext } from '../../../platform/http/query-definition.ts';
import { wholeNumber } from '../../../platform/http/query-values.ts';
import { goesAlong } from '../line-states.ts';
import type { GateName, LineView } from '../line-views.ts';
import { nextActionOf, overdueBy, type ProgressFacts, statusOf } from '../progress.ts';
import { findTransition, type Side } from '../transitions.ts';
import {
  type KeepApartPair,
  type ManifestAnswer,
  type ManifestCounts,
  type ManifestView,
  manifestAnswer,
  type SealView,
  type TransferOrderView,
  type VehicleView,
} from '../views.ts';
import { findGrounds } from './emergency-ground.ts';
import { findHandovers, findHeadCounts, findIncidents, findMovements } from './journey.ts';
import { getManifestFacts, type ManifestFacts } from './manifest-facts.ts';
import { presentLines } from './manifest-lines.ts';
import { findEntryRefusals, findLetIn, findRecalls, findTurns } from './turns.ts';

/** Roles that are told whether a fear was upheld, where they see all of a manifest. */
export const READS_FEARS: ReadonlySet<string> = new Set(['interviewer', 'assessor', 'child_protection_officer']);
const gateNames: readonly GateName[] = ['order', 'fitness', 'notice', 'interview', 'fear', 'acceptance', 'compartment'];
const unknown = (officerNo: number): OfficerReference => ({ officerNo, name: { en: '', ar: '' } });

const orderView = ({ row, at }: ManifestFacts, by: (no: number) => OfficerReference): TransferOrderView | null =>
  row.order_proposed_by === null
    ? null
    : {
        state: (row.order_expires ?? 0) <= at ? 'expired' : row.order_approved_by === null ? 'proposed' : 'approved',
        ground: row.ground ?? '',
        article: row.article ?? '',
        documentSha256: row.order_document ?? '',
        proposedBy: by(row.order_proposed_by),
        approvedBy: row.order_approved_by === null ? null : by(row.order_approved_by),
        expiresAt: row.order_expires ?? 0,
      };

const sealView = ({ row }: ManifestFacts, by: (no: number) => OfficerReference): SealView | null =>
  row.seal_no === null || row.seal_proposed_by === null
    ? null
    : {
        sealNo: row.seal_no,
        hash: row.seal_hash ?? '',
        state: row.voided_at !== null ? 'voided' : row.sealed_by === null ? 'proposed' : 'sealed',
        proposedBy: by(row.seal_proposed_by),
        sealedBy: row.sealed_by === null ? null : by(row.sealed_by),
        sealedAt: row.sealed_at,
      };

const countsOf = (lines: readonly LineView[]): ManifestCounts => {
  const live = lines.filter(goesAlong);
  const count = (...states: LineView['state'][]) => live.filter(({ state }) => states.includes(state)).length;
  return {
    lines: live.length,
    struckOff: lines.filter(({ state }) => state === 'struck-off').length,
    boarded: live.filter(({ boarding }) => boarding?.outcome === 'boarded').length,
    handedOver: count('handed-over', 'admitted'),
    admitted: count('admitted'),
    gatesDone: Object.fromEntries(
      gateNames.map((name) => [name, live.filter(({ gates }) => gates[name].state === 'done').length]),
    ) as Record<GateName, number>,
  };
};

/** Vehicles of the escort, with their compartments. */
const findVehicles = (read: Reader, escort: string): Promise<VehicleView[]> =>
  read.rows<VehicleView>(
    `SELECT v.code, jsonb_agg(jsonb_build_object('code', c.compartment, 'seats', c.seats, 'sex', c.sex, 'ageGroup', CASE c.age_group WHEN 'juvenile' THEN 'minor' ELSE c.age_group END) ORDER BY register.in_order(c.compartment)) AS compartments
       FROM sites.vehicle v JOIN sites.compartment c ON c.vehicle = v.code WHERE v.authority = $1 GROUP BY v.code ORDER BY register.in_order(v.code)`,
    [escort],
  );

/** Whoever gives a person a compartment or a section sees who may not share it. */
const SEES_PAIRS = [
  'transfers/assign-compartments',
  'transfers/change-vehicle',
  'transfers/accept-lines',
  'transfers/record-admission',
];

const findKeepApart = (read: Reader, manifestNo: number, now: number): Promise<KeepApartPair[]> =>
  read.rows(
    `SELECT k.person_a AS "personNo", k.person_b AS "otherPersonNo", k.expires_at AS "expiresAt", k.reason FROM sites.keep_apart k
      WHERE k.expires_at > register.at($2) AND k.lifted_at IS NULL AND k.person_a IN (SELECT person_no FROM transfers.line WHERE manifest_no = $1) AND k.person_b IN (SELECT person_no FROM transfers.line WHERE manifest_no = $1)`,
    [manifestNo, now],
  );

/** Residents on the manifest whose households are kept together (I32), household by household; who is alone of one too: a place for families takes no others. */
const findHouseholds = async (read: Reader, manifestNo: number): Promise<number[][]> =>
  (
    await read.rows<{ persons: number[] }>(
      `SELECT jsonb_agg(h.person_no ORDER BY h.role <> 'head', h.person_no) AS persons FROM register.household_member h
         JOIN transfers.line l ON l.manifest_no = $1 AND l.person_no = h.person_no AND l.state <> 'struck_off'
         JOIN register.custody c ON c.person_no = h.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'resident'
        WHERE h.bound GROUP BY h.household_id ORDER BY min(h.person_no)`,
      [manifestNo],
    )
  ).map(({ persons }) => persons);

/** The stage of a manifest, as `transfers.manifest_stage` has it. */
const stageOf = ({ closedAt, cancelled, handovers, heading, seal, rest }: ProgressFacts): string => {
  if (closedAt !== null) return 'closed';
  if (cancelled) return 'cancelled';
  if (rest.letIn > 0) return 'rest-let-in';
  if (rest.returning) return 'rest-returning';
  if (handovers > 0) return handovers > 1 ? 'admitting' : heading === 'planned' ? 'on-the-way' : heading;
  return seal === 'none' ? 'drafting' : seal === 'proposed' ? 'seal-proposed' : 'sealed';
};
/** Commands that are acts of the transition table of manifests: it says in which stage, and which side. */
const actOf: Readonly<Record<string, string>> = {
  'transfers/add-lines': 'LineListed',
  'transfers/propose-order': 'TransferOrderProposed',
  'transfers/approve-order': 'TransferOrderApproved',
  'transfers/propose-emergency-ground': 'EmergencyGroundProposed',
  'transfers/sign-emergency-ground': 'EmergencyGroundSigned',
  'transfers/withdraw-emergency-ground': 'EmergencyGroundWithdrawn',
  'transfers/assign-compartments': 'CompartmentAssigned',
  'transfers/accept-lines': 'LineDecided',
  'transfers/propose-seal': 'SealProposed',
  'transfers/seal-manifest': 'ManifestSealed',
  'transfers/void-seal': 'SealVoided',
  'transfers/record-admission': 'PersonAdmitted',
  'transfers/close-movement': 'MovementClosed',
  'transfers/cancel-convoy': 'ConvoyCancelled',
  'transfers/redirect-convoy': 'ConvoyRedirected',
  'transfers/order-return': 'ReturnOrdered',
  'transfers/plan-legs': 'LegsPlanned',
};
/** What is asked besides the stage; and which side records a fact in which stretch of the way. */
const rules: Readonly<
  Record<string, { readonly sides?: readonly Side[]; readonly when?: (facts: ProgressFacts) => boolean }>
> = {
  'transfers/strike-off': { sides: ['origin', 'escort'], when: (facts) => facts.handovers === 0 && !facts.cancelled },
  'transfers/propose-order': { when: (facts) => facts.order !== 'approved' },
  'transfers/approve-order': { when: (facts) => facts.order === 'proposed' },
  'transfers/put-in-phase': { sides: ['origin'], when: (facts) => facts.handovers === 0 && !facts.cancelled },
  'transfers/record-boarding': { sides: ['escort'], when: (facts) => facts.handovers === 0 && !facts.cancelled },
  'transfers/record-count': { when: (facts) => facts.seal === 'sealed' || facts.handovers > 0 },
  'transfers/record-movement': { sides: ['escort'], when: (facts) => facts.handovers > 0 },
  'transfers/record-welfare': { sides: ['escort'], when: (facts) => facts.handovers === 1 },
  'transfers/change-vehicle': { sides: ['escort'], when: (facts) => facts.handovers === 1 },
  'transfers/answer-escort-section': {
    sides: ['origin', 'escort'],
    when: (facts) => facts.handovers < 2 && !facts.cancelled,
  },
  'transfers/confirm-escort-records': { sides: ['origin'], when: (facts) => facts.handovers < 2 && !facts.cancelled },
  'transfers/record-difference': { when: (facts) => facts.handovers < 2 && !facts.cancelled },
  'transfers/order-return': { when: (facts) => facts.handovers < 2 || facts.rest.held > 0 },
  'transfers/refuse-persons': {
    sides: ['escort', 'destination'],
    when: (facts) => facts.handovers === 1 && facts.heading !== 'returning',
  },
  'transfers/refuse-entry': { sides: ['escort', 'destination'], when: (facts) => facts.handovers === 1 },
  'transfers/grant-entry': {
    sides: ['escort', 'destination'],
    when: ({ handovers, heading, rest }) =>
      heading !== 'returning' && (handovers === 1 || (handovers > 1 && !rest.returning && rest.refused > 0)),
  },
  'transfers/record-brought-later': {
    sides: ['escort', 'destination'],
    when: ({ handovers, heading, rest }) =>
      heading !== 'returning' && handovers > 1 && !rest.returning && rest.behind > 0,
  },
  'transfers/request-recall': {
    sides: ['origin'],
    when: (facts) => facts.handovers > 1 && facts.heading !== 'returning',
  },
  'transfers/answer-recall': { sides: ['destination'], when: (facts) => facts.handovers > 1 },
  'transfers/close-movement': { when: (facts) => facts.handovers > 1 },
  'care/record-fitness': { when: (facts) => !facts.cancelled },
  'safeguards/give-notice': { when: (facts) => facts.handovers === 0 && !facts.cancelled },
  'safeguards/record-interview': { when: (facts) => facts.handovers === 0 && !facts.cancelled },
};
const ON_A_MANIFEST = /^(?:transfers|care|safeguards)\/|^register\/record-order$/;

const OF_THE_OPERATION = new Set([
  'transfers/create-manifest',
  'transfers/plan-phase',
  'transfers/start-phase',
  'transfers/end-phase',
  'transfers/cancel-phase',
  'transfers/end-operation',
]);
/** A person can be asked back long after the movement is closed. */
const AFTER_THE_END = new Set(['transfers/request-recall', 'transfers/answer-recall']);

/** The officer's abilities on this manifest: own side, right stretch of the way, and never the approval of one's own proposal (I24). */
const narrow = ({ row, progress }: ManifestFacts, context: QueryContext): string[] => {
  const sides: Record<Side, string> = {
    origin: row.from_authority,
    escort: row.escort_authority,
    destination: row.to_authority,
  };
  const [giving, taking] =
    progress.handovers === 0
      ? [row.from_authority, row.escort_authority]
      : [row.escort_authority, progress.rest.returning ? row.from_authority : row.to_authority];
  const { letIn, returning, held } = progress.rest;
  const canHandOver = progress.seal === 'sealed' && (progress.handovers < 2 || letIn > 0 || (returning && held > 0));
  return context.abilities.filter((name) => {
    if (!ON_A_MANIFEST.test(name) || OF_THE_OPERATION.has(name) || (row.closed_at !== null && !AFTER_THE_END.has(name)))
      return false;
    if (name === 'transfers/approve-order' && row.order_proposed_by === context.officerNo) return false;
    if (name === 'transfers/seal-manifest' && row.seal_proposed_by === context.officerNo) return false;
    if (name === 'transfers/offer-handover' || name === 'transfers/withdraw-offer')
      return canHandOver && context.authority === giving && progress.offered === (name === 'transfers/withdraw-offer');
    if (name === 'transfers/complete-handover') return canHandOver && context.authority === taking && progress.offered;
    const act = actOf[name];
    const step = act === undefined ? undefined : findTransition('manifest', stageOf(progress), act);
    if (
      act !== undefined &&
      (step === undefined || !(step.sides?.some((side) => sides[side] === context.authority) ?? true))
    )
      return false;
    const rule = rules[name];
    if (name === 'transfers/record-admission')
      return (
        (progress.toAdmit > 0 && context.authority === row.to_authority) ||
        (progress.rest.toAdmit > 0 && context.authority === row.from_authority)
      );
    return (
      (rule?.sides === undefined || rule.sides.some((side) => sides[side] === context.authority)) &&
      (rule?.when === undefined || rule.when(progress))
    );
  });
};

/** A manifest with every gate of every line, its way so far, and whose turn it is. */
export const manifest = defineQuery({
  system: 'transfers',
  name: 'manifest',
  askers: 'signed-in',
  input: z.object({ manifestNo: wholeNumber }).strict(),
  answer: manifestAnswer,
  run: async (read, { manifestNo }, context): Promise<ManifestAnswer> => {
    const facts = await getManifestFacts(read, manifestNo, context.now);
    const { row, progress } = facts;
    const officers = await findOfficers(read, [
      row.order_proposed_by,
      row.order_approved_by,
      row.seal_proposed_by,
      row.sealed_by,
      row.cancelled_by,
      ...facts.lines.flatMap((line) => [line.examined_by, line.noticed_by, line.interviewed_by, line.accepted_by]),
    ]);
    const by = (no: number): OfficerReference => officers.get(no) ?? unknown(no);
    const authorities = await findAuthorities(read);
    const authority = (code: string) => authorities.get(code) ?? { code, name: { en: code, ar: code, ckb: code } };
    const seesFears = row.whole && context.postings.some(({ role }) => READS_FEARS.has(role));
    const lines = await presentLines(read, facts.lines, {
      at: facts.at,
      now: context.now,
      seesFears,
      sealed: progress.seal === 'sealed',
      officers,
    });
    const view: ManifestView = {
      manifestNo,
      operationNo: row.operation_no,
      code: row.code,
      seq: row.seq ?? 0,
      status: statusOf(progress),
      from: row.from_site,
      to: row.to_site,
      via: row.via,
      authorities: {
        origin: authority(row.from_authority),
        escort: authority(row.escort_authority),
        destination: authority(row.to_authority),
      },
      order: orderView(facts, by),
      seal: sealView(facts, by),
      handovers: await findHandovers(read, manifestNo, context.now),
      convoy: {
        state: row.convoy_state,
        phase: row.phase,
        cancellation:
          row.cancelled_by === null
            ? null
            : {
                reason: row.cancel_reason ?? '',
                note: row.cancel_note ?? '',
                at: row.cancelled_at ?? 0,
                by: by(row.cancelled_by),
              },
      },
      plannedAt: row.planned_at,
      overdueBy: overdueBy(progress),
    };
    const abilities = narrow(facts, context);
    return {
      manifest: view,
      lines,
      counts: countsOf(lines),
      headCounts: await findHeadCounts(read, manifestNo),
      nextAction: nextActionOf(progress),
      incidents: await findIncidents(read, manifestNo),
      movements: await findMovements(read, manifestNo),
      turns: await findTurns(read, manifestNo),
      entryRefusals: await findEntryRefusals(read, manifestNo),
      letIn: await findLetIn(read, manifestNo),
      rest: facts.rest.map(({ person_no, kind, let_in, site }) => ({
        personNo: person_no,
        kind,
        letIn: let_in,
        site,
      })),
      recalls: await findRecalls(read, manifestNo),
      emergencyGrounds: await findGrounds(read, manifestNo, context.now),
      vehicles: await findVehicles(read, row.escort_authority),
      ...(SEES_PAIRS.some((name) => abilities.includes(name))
        ? {
            keepApart: await findKeepApart(read, manifestNo, context.now),
            households: await findHouseholds(read, manifestNo),
          }
        : {}),
      abilities,
    };
  },
});

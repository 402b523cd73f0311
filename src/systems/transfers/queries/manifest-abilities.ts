import type { QueryContext } from '../../../platform/http/query-definition.ts';
import { isPostedAt, signsWithin } from '../manifest-kind.ts';
import { nextActionOf, type ProgressFacts } from '../progress.ts';
import { findTransition, type Side } from '../transitions.ts';
import type { ManifestFacts } from './manifest-facts.ts';

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
  'transfers/withdraw-movement': { sides: ['escort'] },
  'transfers/record-welfare': { sides: ['escort'], when: (facts) => facts.handovers === 1 },
  'transfers/change-vehicle': { sides: ['escort'], when: (facts) => facts.handovers === 1 },
  'transfers/record-birth': { sides: ['escort'], when: (facts) => facts.handovers === 1 },
  'transfers/record-recapture': { sides: ['escort'], when: (facts) => !facts.cancelled },
  'transfers/answer-escort-section': {
    sides: ['origin', 'escort'],
    when: (facts) => facts.handovers < 2 && !facts.cancelled,
  },
  'transfers/confirm-escort-records': { sides: ['origin'], when: (facts) => facts.handovers < 2 && !facts.cancelled },
  'transfers/record-difference': { when: (facts) => facts.handovers < 2 && !facts.cancelled },
  'transfers/withdraw-difference': { when: (facts) => facts.handovers < 2 && !facts.cancelled },
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
    when: ({ handovers, heading, rest }) =>
      (heading !== 'returning' || rest.returning) && handovers > 1 && rest.behind > 0,
  },
  'transfers/request-recall': {
    sides: ['origin'],
    when: (facts) => facts.handovers > 1 && facts.heading !== 'returning',
  },
  'transfers/answer-recall': { sides: ['destination'], when: (facts) => facts.handovers > 1 },
  // until everybody is where they belong, it would only be refused
  'transfers/close-movement': { when: (facts) => nextActionOf(facts)?.command === 'transfers/close-movement' },
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
/** A person can be asked back, and a mistake in the log is found, long after the movement is closed. */
const AFTER_THE_END = new Set(['transfers/request-recall', 'transfers/answer-recall', 'transfers/withdraw-movement']);

/** The officer's abilities on this manifest: own side, right stretch of the way, and never the approval of one's own proposal (I24). */
export const narrowAbilities = ({ row, progress }: ManifestFacts, context: QueryContext): string[] => {
  const sides: Record<Side, string> = {
    origin: row.from_authority,
    escort: row.escort_authority,
    destination: row.to_authority,
  };
  const [giving, taking] =
    progress.handovers === 0
      ? [row.from_authority, row.escort_authority]
      : [row.escort_authority, progress.rest.returning ? row.from_authority : row.to_authority];
  const { letIn, returning, atHand } = progress.rest;
  const canHandOver = progress.seal === 'sealed' && (progress.handovers < 2 || letIn > 0 || (returning && atHand > 0));
  // within one authority both sides are its own: what the officer is posted as tells whose turn it is
  const within = row.kind === 'within-authority';
  const pass = {
    ordinal: progress.handovers + 1,
    place: progress.handovers === 0 || (progress.handovers > 1 && returning) ? row.from_site : row.to_site,
  };
  const signs = (side: 'gives' | 'takes') => !within || signsWithin(side, pass, context.postings);
  return context.abilities.filter((name) => {
    if (!ON_A_MANIFEST.test(name) || OF_THE_OPERATION.has(name) || (row.closed_at !== null && !AFTER_THE_END.has(name)))
      return false;
    if (name === 'transfers/approve-order' && row.order_proposed_by === context.officerNo) return false;
    if (name === 'transfers/seal-manifest' && row.seal_proposed_by === context.officerNo) return false;
    if (name === 'transfers/request-recall' && within) return false;
    // there it is the receiving site that accepts, and where nobody is told before there is no notice to shorten
    if (name === 'transfers/accept-lines' && within && !isPostedAt(context.postings, 'receiving_officer', row.to_site))
      return false;
    if (name === 'transfers/propose-emergency-ground' && !row.asks) return false;
    // two authorities: one that gives the persons, and one that takes no part and is of no state of the convoy
    if (
      name === 'transfers/sign-emergency-ground' &&
      (row.of_a_state || Object.values(sides).includes(context.authority ?? ''))
    )
      return false;
    if (name === 'transfers/offer-handover' || name === 'transfers/withdraw-offer')
      return (
        signs('gives') &&
        canHandOver &&
        context.authority === giving &&
        progress.offered === (name === 'transfers/withdraw-offer')
      );
    if (name === 'transfers/complete-handover')
      return signs('takes') && canHandOver && context.authority === taking && progress.offered;
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

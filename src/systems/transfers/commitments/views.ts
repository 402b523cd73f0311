/** Wire of the commitments of receiving authorities. The web application imports the types only. */
import { z } from 'zod';
import { officerReference } from '../../../core/access/views.ts';
import { codes, instant, sha256, view } from '../../../core/wire.ts';

/** States of a commitment, derived. */
export const commitmentStates = ['proposed', 'not-begun', 'in-force', 'ended', 'withdrawn'] as const;
/** One of `commitmentStates`. */
export type CommitmentState = (typeof commitmentStates)[number];

export const commitmentView = view(
  'CommitmentView',
  'What a receiving authority committed itself to in an operation (GC III 12), and how much of it is used.',
  {
    commitmentId: z.string(),
    authority: z.string().describe('Code of the receiving authority.'),
    persons: z.int(),
    sites: z.array(z.string()).describe('Codes of its sites.'),
    fromAt: instant,
    expiresAt: instant,
    conditions: z.string(),
    documentSha256: sha256,
    proposedBy: officerReference,
    proposedAt: instant,
    signedBy: officerReference.nullable(),
    signedAt: instant.nullable(),
    withdrawnAt: instant.nullable(),
    withdrawal: z.string().nullable(),
    state: codes('CommitmentState', 'State of a commitment, derived.', commitmentStates),
    received: z.int().describe('Persons received at these sites in its time, of those whom the officer sees.'),
    onTheWay: z
      .int()
      .describe('Persons on manifests to these sites who are not received, as far as the officer sees them.'),
    mayAct: z.boolean().describe('Whether the officer who asks is of the authority that it binds.'),
    maySign: z.boolean(),
  },
);
/** What a receiving authority committed itself to in an operation. */
export type CommitmentView = z.infer<typeof commitmentView>;

/** `transfers/propose-commitment`. */
export interface ProposeCommitmentInput {
  operationNo: number;
  persons: number;
  sites: string[];
  fromAt: number;
  expiresAt: number;
  conditions: string;
  documentSha256: string;
}

/** `transfers/sign-commitment`. */
export interface SignCommitmentInput {
  commitmentId: string;
}

/** `transfers/withdraw-commitment`. */
export interface WithdrawCommitmentInput {
  commitmentId: string;
  reason: string;
}

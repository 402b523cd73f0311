import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { LevelValues, Limits } from '../model/level-names.ts';

/** A bound, the multipliers that prove it, and what branch and bound said beyond it without a proof. */
export type BoundInFile = {
  readonly bound: number;
  readonly multipliers: Readonly<Record<string, number>>;
  readonly solverBound?: number;
  readonly best?: number;
};

/** A plan as it stands in its file (docs/verifying/placement-files.md). */
export type PlanFile = {
  readonly format: 'amana-plan-1';
  readonly status: 'complete' | 'cancelled';
  readonly instance: string;
  readonly facility: Readonly<Record<string, string | null>>;
  readonly levels: LevelValues;
  readonly limits: Limits;
  readonly bound: Omit<BoundInFile, 'bound'> & { readonly km: number };
  readonly certificates: Readonly<Record<Exclude<keyof LevelValues, 'km'>, BoundInFile>>;
  readonly drill: Readonly<Record<string, number>>;
  readonly drillWitness: Readonly<Record<string, BoundInFile & { readonly moves: Readonly<Record<string, string>> }>>;
  readonly hash: string;
};

/** SHA-256 of the canonical JSON (RFC 8785) of a value, as lower-case hex. Decimals are allowed: multipliers are. */
export const hashOf = (value: unknown): string =>
  createHash('sha256')
    .update(canonicalize(value) as string)
    .digest('hex');

/** A plan with its hash. */
export const withHash = (plan: Omit<PlanFile, 'hash'>): PlanFile => ({ ...plan, hash: hashOf(plan) });

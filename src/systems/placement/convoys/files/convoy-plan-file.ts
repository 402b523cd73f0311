import { hashOf } from '../../files/plan-file.ts';
import type { ConvoyLevel, ConvoyLevelValues } from '../model/convoy-levels.ts';

/** Units of a lot by its id. */
export type UnitsByLot = Readonly<Record<string, number>>;

/** One convoy of a plan: who is with it, and on which seats. */
export type PlannedConvoy = {
  readonly id: string;
  readonly origin: string;
  readonly axis: string;
  readonly day: number;
  readonly units: UnitsByLot;
  readonly seats: readonly {
    readonly vehicle: string;
    readonly number: number;
    readonly compartment: number;
    readonly units: UnitsByLot;
  }[];
  readonly unseated: UnitsByLot;
};

/** A bound, what proves it, and what a search said beyond it. */
export type ConvoyCertificate = {
  readonly bound: number;
  readonly multipliers: Readonly<Record<string, number>>;
  readonly solverBound?: number;
};

/** A plan of convoys as it stands in its file (docs/verifying/convoy-files.md). */
export type ConvoyPlanFile = {
  readonly format: 'amana-convoy-plan-1';
  readonly status: 'complete' | 'cancelled';
  readonly instance: string;
  readonly convoys: readonly PlannedConvoy[];
  readonly levels: ConvoyLevelValues;
  readonly unseated: number;
  readonly certificates: Readonly<Record<ConvoyLevel, ConvoyCertificate>>;
  readonly hash: string;
};

/** A plan with its hash. */
export const withPlanHash = (plan: Omit<ConvoyPlanFile, 'hash'>): ConvoyPlanFile => ({ ...plan, hash: hashOf(plan) });

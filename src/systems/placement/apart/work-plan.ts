import type { Placing } from '../model/placing.ts';
import type { UnitClasses } from '../model/unit-classes.ts';
import { BrokenPairs } from './broken-pairs.ts';
import { ClassBuckets } from './class-buckets.ts';

/** A plan that a search changes: its sums, who is alike where, and which pairs are broken, kept together. */
export class WorkPlan {
  readonly placing: Placing;
  readonly buckets: ClassBuckets;
  readonly broken: BrokenPairs;
  /** Units that stay where people put them. */
  readonly locked: ReadonlySet<number>;

  constructor(placing: Placing, coarse: UnitClasses, locked: ReadonlySet<number> = new Set()) {
    this.placing = placing;
    this.locked = locked;
    this.buckets = new ClassBuckets(coarse, placing.problem.facilities, placing.facilityOf, locked);
    this.broken = new BrokenPairs(placing.problem, placing.facilityOf);
  }

  /** Moves a unit to a facility (-1: nowhere). */
  move(unit: number, to: number): void {
    const from = this.placing.facilityOf[unit] as number;
    this.placing.move(unit, to);
    this.#follow(unit, from, to);
  }

  /** Two units change places. */
  swap(one: number, other: number): void {
    const { facilityOf } = this.placing;
    const [here, there] = [facilityOf[one] as number, facilityOf[other] as number];
    if (this.buckets.classOf[one] !== this.buckets.classOf[other]) {
      this.move(one, there);
      this.move(other, here);
      return;
    }
    this.placing.swapAlike(one, other);
    // pairs are followed one unit after the other, so the second stands where it was while the first is looked at
    facilityOf[other] = there;
    this.#follow(one, here, there);
    facilityOf[other] = here;
    this.#follow(other, there, here);
  }

  #follow(unit: number, from: number, to: number): void {
    this.buckets.remove(unit, from);
    this.buckets.add(unit, to);
    this.broken.moved(unit, from, to);
  }
}

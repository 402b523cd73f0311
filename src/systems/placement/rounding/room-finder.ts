import type { WorkPlan } from '../apart/work-plan.ts';
import type { Limits } from '../model/level-names.ts';
import { canTake, kmOf, type Problem } from '../model/problem.ts';
import type { UnitClasses } from '../model/unit-classes.ts';

/** Members of a class that are looked at for the cheapest one to make room. */
const MEMBERS = 30;
/** Moves that are tried in all for chains in which two others make room, one after the other. */
const CHAIN_TRIES = 400_000;

/** A way to bring a unit in: its km more, and the moves in their order. */
export type Way = { readonly km: number; readonly moves: readonly (readonly [unit: number, to: number])[] };

/** A unit that is tried at a facility, and one of a class there that would leave. */
type Trial = {
  readonly unit: number;
  readonly facility: number;
  readonly km: number;
  readonly leaver: number;
  readonly bucket: readonly number[];
};

/** Finds where a unit that is nowhere can go, alone or with others making room, within all hard rules and limits. The plan is as before after each question. */
export class RoomFinder {
  readonly #work: WorkPlan;
  readonly #coarse: UnitClasses;
  readonly #limits: Limits;
  readonly #problem: Problem;
  /** Whether a way may break a pair (repaired afterwards). */
  readonly #mayBreak: boolean;
  #chainTries = 0;

  readonly #isClosed: (unit: number, facility: number) => boolean;

  /** @param isClosed facilities that a unit may not come to, beside those that cannot take it */
  constructor(
    work: WorkPlan,
    coarse: UnitClasses,
    limits: Limits,
    mayBreak: boolean,
    isClosed: (unit: number, facility: number) => boolean = () => false,
  ) {
    this.#isClosed = isClosed;
    this.#work = work;
    this.#coarse = coarse;
    this.#limits = limits;
    this.#problem = work.placing.problem;
    this.#mayBreak = mayBreak;
  }

  /** Facilities that can take a unit, the nearest first. */
  #facilitiesOf(unit: number): { facility: number; km: number }[] {
    const found: { facility: number; km: number }[] = [];
    for (let facility = 0; facility < this.#problem.facilities; facility += 1)
      if (canTake(this.#problem, unit, facility) && !this.#isClosed(unit, facility))
        found.push({ facility, km: kmOf(this.#problem, unit, facility) });
    return found.sort((one, other) => one.km - other.km || one.facility - other.facility);
  }

  #fits(unit: number, facility: number): boolean {
    const { placing } = this.#work;
    return (
      placing.fitsAt(facility, this.#problem.group[unit] as number, this.#limits) && placing.keepsSums(this.#limits)
    );
  }

  #isWelcome(unit: number, facility: number, except = -1): boolean {
    return this.#work.broken.enemiesAt(unit, facility, except) === 0;
  }

  /** The nearest facility with room; one without anybody from whom the unit is kept apart before others. */
  findDirect(unit: number): Way | undefined {
    const { placing } = this.#work;
    let second: Way | undefined;
    for (const { facility, km } of this.#facilitiesOf(unit)) {
      const isWelcome = this.#isWelcome(unit, facility);
      if (!isWelcome && (!this.#mayBreak || second)) continue;
      placing.move(unit, facility);
      const fits = this.#fits(unit, facility);
      placing.move(unit, -1);
      if (!fits) continue;
      const found: Way = { km, moves: [[unit, facility]] };
      if (isWelcome) return found;
      second = found;
    }
    return second;
  }

  /** The cheapest of the first members of a class at a facility to go to another one. */
  #cheapest({ unit, facility, leaver, bucket }: Trial, to: number): { unit: number; km: number } {
    const { facilityOf } = this.#work.placing;
    let best = { unit: -1, km: Number.POSITIVE_INFINITY };
    // the one that was taken out to see whether the numbers fit is there again while pairs are looked at: another member may be the cheapest
    facilityOf[leaver] = facility;
    for (let index = 0; index < Math.min(bucket.length, MEMBERS); index += 1) {
      const member = bucket[index] as number;
      const km = kmOf(this.#problem, member, to) - kmOf(this.#problem, member, facility);
      if (km >= best.km) continue;
      if (!this.#mayBreak && !(this.#isWelcome(member, to) && this.#isWelcome(unit, facility, member))) continue;
      best = { unit: member, km };
    }
    facilityOf[leaver] = -1;
    return best;
  }

  /**
   * The cheapest way in which one other unit goes elsewhere.
   * @param known a way that is there already: only cheaper ones are looked for
   */
  findEjecting(unit: number, known?: Way): Way | undefined {
    return this.#trials(unit, known, (trial, best) => this.#relocate(trial, best));
  }

  /** Some way in which two others go elsewhere, one making room for the other. */
  findChain(unit: number): Way | undefined {
    return this.#trials(unit, undefined, (trial, best) => best ?? this.#relocateInChain(trial));
  }

  #trials(unit: number, known: Way | undefined, attempt: (trial: Trial, best: Way | undefined) => Way | undefined) {
    const { placing, buckets } = this.#work;
    const group = this.#problem.group[unit] as number;
    let best = known;
    for (const { facility, km } of this.#facilitiesOf(unit)) {
      placing.move(unit, facility);
      this.#coarse.classes.forEach(({ unit: speaker }, index) => {
        if (this.#problem.group[speaker] !== group) return;
        const bucket = buckets.at(index, facility);
        const leaver = bucket[0];
        if (leaver === undefined) return;
        placing.move(leaver, -1);
        if (placing.fitsAt(facility, group, this.#limits)) best = attempt({ unit, facility, km, leaver, bucket }, best);
        placing.move(leaver, facility);
      });
      placing.move(unit, -1);
    }
    return best;
  }

  #relocate(trial: Trial, known: Way | undefined): Way | undefined {
    const { placing } = this.#work;
    const { unit, facility, km, leaver } = trial;
    let best = known;
    for (let to = 0; to < this.#problem.facilities; to += 1) {
      if (to === facility || !canTake(this.#problem, leaver, to)) continue;
      const found = this.#cheapest(trial, to);
      if (found.unit < 0 || (best && km + found.km >= best.km)) continue;
      placing.move(leaver, to);
      if (this.#fits(leaver, to))
        best = {
          km: km + found.km,
          moves: [
            [found.unit, to],
            [unit, facility],
          ],
        };
      placing.move(leaver, -1);
    }
    return best;
  }

  #relocateInChain({ unit, facility, km, leaver }: Trial): Way | undefined {
    if (!this.#mayBreak) return undefined;
    const { placing } = this.#work;
    for (let to = 0; to < this.#problem.facilities; to += 1) {
      if (to === facility || !canTake(this.#problem, leaver, to)) continue;
      placing.move(leaver, to);
      const next = this.#onward(leaver, to);
      placing.move(leaver, -1);
      // the chain moves exactly the units that were tried
      if (next) return { km: km + next.km, moves: [...next.moves, [leaver, to], [unit, facility]] };
    }
    return undefined;
  }

  /** With a newcomer already at `from`, which is too full: one unit there goes on to a third facility. */
  #onward(newcomer: number, from: number): Way | undefined {
    const { placing, buckets } = this.#work;
    const group = this.#problem.group[newcomer] as number;
    for (let index = 0; index < this.#coarse.classes.length; index += 1) {
      const next = buckets.at(index, from)[0];
      if (next === undefined || this.#problem.group[next] !== group || this.#chainTries > CHAIN_TRIES) continue;
      placing.move(next, -1);
      const to = placing.fitsAt(from, group, this.#limits) ? this.#firstRoom(next, from) : -1;
      placing.move(next, from);
      if (to >= 0) return { km: kmOf(this.#problem, next, to) - kmOf(this.#problem, next, from), moves: [[next, to]] };
    }
    return undefined;
  }

  #firstRoom(unit: number, except: number): number {
    const { placing } = this.#work;
    for (let to = 0; to < this.#problem.facilities; to += 1) {
      if (to === except || !canTake(this.#problem, unit, to)) continue;
      this.#chainTries += 1;
      placing.move(unit, to);
      const fits = this.#fits(unit, to);
      placing.move(unit, -1);
      if (fits) return to;
    }
    return -1;
  }
}

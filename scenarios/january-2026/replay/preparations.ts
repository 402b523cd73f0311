import type { Plan } from './plan.ts';

/**
 * The preparation of convoys, beside what else happens: in the order in which they leave, a few at once. A convoy that leaves alone on its day would otherwise be all that the machine works on.
 */
export class Preparations {
  readonly #waiting: Plan[];
  readonly #prepare: (plan: Plan) => Promise<void>;
  readonly #lanes: number;
  readonly #ended = new Map<Plan, PromiseWithResolvers<void>>();
  #running = 0;
  #until = '';

  /** @param lanes how many convoys are prepared at once */
  constructor(plans: readonly Plan[], prepare: (plan: Plan) => Promise<void>, lanes: number) {
    this.#waiting = [...plans];
    this.#prepare = prepare;
    this.#lanes = lanes;
    for (const plan of plans) {
      const ended = Promise.withResolvers<void>();
      // what fails is told to whoever waits for it, not to the process
      ended.promise.catch(() => undefined);
      this.#ended.set(plan, ended);
    }
  }

  /** From now on whatever leaves on that day or before may be prepared. */
  beginUntil(day: string): void {
    this.#until = day;
    this.#next();
  }

  /** Waits until these convoys are prepared. @throws what the preparation of one of them threw */
  async ended(plans: readonly Plan[]): Promise<void> {
    await Promise.all(plans.map((plan) => this.#ended.get(plan)?.promise));
  }

  #next(): void {
    while (this.#running < this.#lanes && this.#waiting[0] !== undefined && this.#waiting[0].day <= this.#until) {
      const plan = this.#waiting.shift() as Plan;
      const ended = this.#ended.get(plan);
      this.#running += 1;
      this.#prepare(plan)
        .then(() => ended?.resolve(), ended?.reject)
        .finally(() => {
          this.#running -= 1;
          this.#next();
        });
    }
  }
}

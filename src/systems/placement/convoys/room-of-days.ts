import type { ConvoyProblem } from './model/convoy-problem.ts';

/** What is still free of teams, vehicles, axes and intake, day by day, while convoys are added. */
export class RoomOfDays {
  readonly #problem: ConvoyProblem;
  readonly #teams: number[];
  readonly #vehicles: number[][];
  readonly #leaving: (number[] | undefined)[];
  readonly #intake: number[][];

  constructor(problem: ConvoyProblem) {
    this.#problem = problem;
    this.#teams = [...problem.teams];
    this.#vehicles = problem.vehicles.map((list) => [...list]);
    this.#leaving = problem.leaving.map((list) => (list === undefined ? undefined : [...list]));
    this.#intake = problem.intake.map((list) => [...list]);
  }

  #needs(route: number) {
    const { axis, busyDays } = this.#problem.routes[route] as ConvoyProblem['routes'][number];
    const needs = this.#problem.instance.axes[axis] as ConvoyProblem['instance']['axes'][number];
    const types = this.#problem.instance.vehicles.map(({ id }) =>
      Object.hasOwn(needs.vehicles, id) ? (needs.vehicles[id] as number) : 0,
    );
    return { axis, busyDays, teams: needs.teams, types };
  }

  /** Whether one more convoy can leave on a route and a day: the axis open, teams and vehicles free for as long as it is busy. */
  canLeave(route: number, day: number): boolean {
    if (!this.#problem.routes[route]?.isOpen[day]) return false;
    const { axis, busyDays, teams, types } = this.#needs(route);
    if ((this.#leaving[axis]?.[day] ?? 1) < 1) return false;
    for (let on = day; on < Math.min(day + busyDays, this.#teams.length); on += 1) {
      if ((this.#teams[on] as number) < teams) return false;
      if (types.some((count, type) => (this.#vehicles[type]?.[on] as number) < count)) return false;
    }
    return true;
  }

  /** Takes what one more convoy needs. */
  leave(route: number, day: number): void {
    const { axis, busyDays, teams, types } = this.#needs(route);
    const leaving = this.#leaving[axis];
    if (leaving) leaving[day] = (leaving[day] as number) - 1;
    for (let on = day; on < Math.min(day + busyDays, this.#teams.length); on += 1) {
      this.#teams[on] = (this.#teams[on] as number) - teams;
      types.forEach((count, type) => {
        const list = this.#vehicles[type] as number[];
        list[on] = (list[on] as number) - count;
      });
    }
  }

  #arrival(route: number, day: number): number {
    return day + (this.#problem.routes[route]?.arrivesAfterDays as number);
  }

  /** Persons whom a destination can still take of a convoy of a route and a day. */
  intake(destination: number, route: number, day: number): number {
    return this.#intake[destination]?.[this.#arrival(route, day)] as number;
  }

  /** Takes intake for so many persons. */
  arrive(destination: number, route: number, day: number, persons: number): void {
    const list = this.#intake[destination] as number[];
    const on = this.#arrival(route, day);
    list[on] = (list[on] as number) - persons;
  }
}

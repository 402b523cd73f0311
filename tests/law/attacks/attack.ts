import type { ForgedEvent } from '../../support/attacker.ts';
import type { TestOfficer } from '../../support/register.ts';
import type { World } from './world.ts';

/** What the owner of the database does before the attack, so that the attack meets a register in that state; taken back with it. */
export type OwnersHand = readonly [sql: string, ...values: unknown[]];

/** One way to break an invariant with plain SQL. */
export interface Attack {
  /** The number of the invariant in section 5 of the requirements. */
  readonly invariant: number;
  /** The id under which the database refuses it. */
  readonly rule: string;
  readonly what: string;
  /** Where the register does not stand so that the attack would break this rule, and only this. */
  readonly given?: (world: World) => readonly OwnersHand[];
  /** The same where it depends on who attacks, by the officer's number. */
  readonly givenTo?: (world: World, officer: number) => readonly OwnersHand[];
  /** Well-formed events, as one command. */
  readonly events: (world: World, officer: number) => readonly ForgedEvent[];
  /** Officers for whom it breaks nothing: the authority that holds the person, or whom the law names. */
  readonly lawful?: readonly TestOfficer[];
  /** A rule that stands between the manifest and its seal as well, where another gate speaks first. */
  readonly alsoNamed?: string;
  /** Of a fact: what must be recorded with it. The bare fact is refused at commit; with this it is recorded, and the breach stays. */
  readonly breach?: (world: World, events: readonly ForgedEvent[]) => readonly ForgedEvent[];
}

/** Attacks under the number of one invariant. */
export const attacksOn = (invariant: number, ...attacks: Omit<Attack, 'invariant'>[]): Attack[] =>
  attacks.map((attack) => ({ invariant, ...attack }));

/** The register clock set to an instant so many hours after the start of the scenario. */
export const hoursLater = (hours: number): OwnersHand => [
  "UPDATE register.clock_setting SET clock_base = clock_base + $1 * interval '1 hour'",
  hours,
];

import pg from 'pg';
import { roles } from '../../../src/core/register/roles.ts';
import { checkInvariants } from '../../../src/core/register/verify/check-invariants.ts';
import type { Invariant } from '../../../src/core/register/verify/read-invariants.ts';
import { Attacker, type ForgedEvent } from '../../support/attacker.ts';
import type { TestOfficer } from '../../support/register.ts';
import type { Attack, OwnersHand } from './attack.ts';
import type { World } from './world.ts';

/** One officer of each authority; of the giving one the transfer cell, and the officer whose device signs. */
const ofEachAuthority: readonly TestOfficer[] = ['sdf-cell', 'escort', 'moj-child', 'interviewer', 'clerk', 'monitor'];

/** What each officer got: `accepted`, or the code that refused. */
export type Outcomes = ReadonlyMap<TestOfficer, string>;

/**
 * Tries attacks as the role that the server works as, in transactions that are never committed. The connection is the owner's, so that each attack can be given its state; from then on, the session
 * is `amana_app`, whose rights it has and no others.
 */
export class Trials {
  readonly #owner: pg.Client;
  readonly #world: World;
  private constructor(owner: pg.Client, world: World) {
    this.#owner = owner;
    this.#world = world;
  }

  static async open(world: World): Promise<Trials> {
    const owner = new pg.Client(world.test.database.admin);
    await owner.connect();
    return new Trials(owner, world);
  }

  close(): Promise<void> {
    return this.#owner.end();
  }

  /**
   * One attack by each officer in turn, as the officer is posted; and then by one officer of each authority, posted to every role besides, so that the rule itself must refuse and not the want of a role.
   */
  async each(
    attack: Attack,
    officers: readonly TestOfficer[],
    events: (officer: number) => readonly ForgedEvent[],
  ): Promise<{ asPosted: Outcomes; posted: Outcomes }> {
    const numbers = ofEachAuthority.map((officer) => this.#world.test.officerNo(officer));
    await this.#owner.query('BEGIN');
    try {
      await this.byOwner(attack.given?.(this.#world) ?? []);
      const asPosted = await this.all(attack, officers, events);
      await this.byOwner([
        [
          "INSERT INTO access.posting (officer_no, role, event_pos) SELECT o, r, 1 FROM unnest($1::bigint[]) o, unnest($2::text[]) r WHERE r <> 'installation' ON CONFLICT DO NOTHING",
          numbers,
          [...roles],
        ],
      ]);
      return { asPosted, posted: await this.all(attack, ofEachAuthority, events) };
    } finally {
      await this.#owner.query('ROLLBACK');
    }
  }

  private async all(
    attack: Attack,
    officers: readonly TestOfficer[],
    events: (officer: number) => readonly ForgedEvent[],
  ): Promise<Outcomes> {
    const outcomes = new Map<TestOfficer, string>();
    const { test } = this.#world;
    for (const officer of officers) {
      await this.#owner.query('SAVEPOINT attack');
      const no = test.officerNo(officer);
      await this.byOwner(attack.givenTo?.(this.#world, no) ?? []);
      await this.#owner.query('SET LOCAL SESSION AUTHORIZATION amana_app');
      outcomes.set(officer, await new Attacker(this.#owner, test.token(officer)).tries(...events(no)));
      await this.#owner.query('ROLLBACK TO attack');
    }
    return outcomes;
  }

  /** What stands between a manifest and its seal when an attack begins. */
  async problems(attack: Attack, manifestNo: number): Promise<string[]> {
    await this.#owner.query('BEGIN');
    try {
      await this.byOwner(attack.given?.(this.#world) ?? []);
      const { rows } = await this.#owner.query<{ rule: string }>(
        'SELECT rule FROM transfers.seal_problems($1, register.clock())',
        [manifestNo],
      );
      return rows.map(({ rule }) => rule);
    } finally {
      await this.#owner.query('ROLLBACK');
    }
  }

  /** What a verification finds broken after the owner of the database has written: rule and text of each finding. */
  async found(hands: readonly OwnersHand[], invariants: readonly Invariant[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    await this.#owner.query('BEGIN');
    try {
      await this.byOwner(hands);
      await checkInvariants(this.#owner, invariants, ({ code, text }) =>
        found.set(code, `${found.get(code) ?? ''}${text}\n`),
      );
      return found;
    } finally {
      await this.#owner.query('ROLLBACK');
    }
  }

  /** Past the rules, as an owner of the database can be. Rarely: every change of this setting makes the session plan everything anew. */
  private async byOwner(hands: readonly OwnersHand[]): Promise<void> {
    if (hands.length === 0) return;
    await this.#owner.query('SET LOCAL session_replication_role = replica');
    for (const [sql, ...values] of hands) await this.#owner.query(sql, values);
    await this.#owner.query('SET LOCAL session_replication_role = origin');
  }
}

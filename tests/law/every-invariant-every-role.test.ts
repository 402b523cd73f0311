import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/core/register/roles.ts';
import { loadSystemChecks } from '../../src/systems/verification.ts';
import { type Attackers, everyRole } from '../support/attacker.ts';
import { ourTables } from '../support/our-tables.ts';
import type { Attack } from './attacks/attack.ts';
import { tamperings } from './attacks/by-owner.ts';
import { carriers } from './attacks/carriers.ts';
import { onCustody } from './attacks/on-custody.ts';
import { onHandovers } from './attacks/on-handovers.ts';
import { onPreparation } from './attacks/on-preparation.ts';
import { Trials } from './attacks/trial.ts';
import { openWorld, type World } from './attacks/world.ts';

/** The invariants of section 5 of the requirements that the database of the first convoy enforces. */
const invariants = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 17, 21, 23, 24];
/** The roles that attack each of them. */
const attackingRoles: readonly Role[] = [
  'origin_officer',
  'escort_commander',
  'receiving_officer',
  'health_officer',
  'interviewer',
  'assessor',
  'child_protection_officer',
  'judiciary_clerk',
  'administrator',
  'monitor',
];
/** What the walls answer before any rule is asked: the role is not among those that record such an event, the person or the manifest is out of reach, or not to be seen. */
const walls = ['not-permitted', 'stale', 'not-offered', 'not-found'];
const attacks: readonly Attack[] = [...onCustody, ...onPreparation, ...onHandovers];
const officers = everyRole.map(([, officer]) => officer);
const name = ({ invariant, rule, what }: Attack) => `I${String(invariant).padStart(2, '0')}: ${what}: ${rule}`;

let world: World;
let attackers: Attackers;
let trials: Trials;
beforeAll(async () => {
  ({ world, attackers } = await openWorld());
  trials = await Trials.open(world);
});
afterAll(async () => {
  await trials.close();
  await attackers.close();
  await world.test.close();
});

describe('every invariant is attacked as every role', () => {
  it('is complete: each invariant of the list has attacks with events and tables that carry it, each role has an officer', () => {
    expect([...new Set(attacks.map(({ invariant }) => invariant))].sort((a, b) => a - b)).toEqual(invariants);
    expect(Object.keys(carriers).map(Number)).toEqual(invariants);
    // each is refused under its own id by at least one attack
    for (const invariant of invariants)
      expect(
        attacks.some(
          (attack) =>
            attack.invariant === invariant && attack.rule.startsWith(`I${String(invariant).padStart(2, '0')}-`),
        ),
      ).toBe(true);
    expect(attackingRoles.filter((role) => !everyRole.some(([known]) => known === role))).toEqual([]);
    // a fact is not refused: where the law lets facts through, one of the attacks is a fact with its breach
    for (const invariant of [4, 7, 8, 13, 16, 17])
      expect(attacks.some((attack) => attack.invariant === invariant && attack.breach !== undefined)).toBe(true);
  });

  it.each(attacks.map((attack) => [name(attack), attack] as const))('%s', async (_name, attack) => {
    const { asPosted, posted } = await trials.each(attack, officers, (officer) => attack.events(world, officer));
    const both = [...asPosted, ...posted];
    // whoever holds the person, or is asked by the law, may; everybody else meets this rule, another one that speaks first, or a wall
    const refusal = (code: string) => walls.includes(code) || /^I\d\d-/.test(code) || code === attack.rule;
    expect(
      both.filter(
        ([who, code]) => !(attack.lawful?.includes(who) ? code === 'accepted' || refusal(code) : refusal(code)),
      ),
    ).toEqual([]);
    // not only the want of a role refuses: somebody gets as far as the rule
    expect(both.map(([, code]) => code)).toContain(attack.rule);
    if (attack.alsoNamed !== undefined)
      expect(await trials.problems(attack, world.ready.manifestNo)).toContain(attack.alsoNamed);
  });

  const facts = attacks.filter(({ breach }) => breach !== undefined);
  it.each(facts.map((attack) => [name(attack), attack] as const))(
    '%s is recorded with its breach',
    async (_name, attack) => {
      const { asPosted } = await trials.each(attack, officers, (officer) => {
        const events = attack.events(world, officer);
        return [...events, ...(attack.breach?.(world, events) ?? [])];
      });
      expect([...asPosted.values()]).toContain('accepted');
    },
  );

  it('no role writes a table that carries an invariant by itself', async () => {
    const known = new Map((await ourTables(world.test.admin)).map((table) => [table.name, table]));
    const statements = [...new Set(Object.values(carriers).flat())].flatMap((table) => [
      `INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM ${table}`,
      `UPDATE ${table} SET ${known.get(table)?.column} = DEFAULT`,
      `DELETE FROM ${table}`,
    ]);
    for (const officer of officers)
      expect([officer, await attackers.as(officer).notForbidden(statements)]).toEqual([officer, []]);
  });

  it('with the triggers off, the owner of the database breaks each: a verification names that rule, and no other', async () => {
    const { invariants: questions } = await loadSystemChecks();
    expect([...(await trials.found([], questions)).values()]).toEqual([]);
    expect(tamperings.map(({ invariant }) => invariant)).toEqual(invariants);
    for (const { rule, also, hands, names } of tamperings) {
      const found = await trials.found(hands(world), questions);
      expect([rule, [...found.keys()].sort()]).toEqual([rule, [rule, ...(also === undefined ? [] : [also])].sort()]);
      expect(found.get(rule)).toContain(names(world));
    }
    // a whole set of rules is asked for each of them
  }, 120_000);
});

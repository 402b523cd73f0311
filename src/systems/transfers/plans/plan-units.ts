import { hash } from 'node:crypto';
import type { PlannedFacts } from './plan-facts.ts';
import type { PlanNote } from './plan-words.ts';

/** Persons who stay together, under a name that says nothing about them. */
export type PlanUnit = { readonly id: string; readonly members: readonly PlannedFacts[] };

const PRESENT: ReadonlySet<string | null> = new Set(['held', 'resident', 'accompanying']);

/** Persons who are kept together, directly or through others, in groups. */
const groupsOf = (people: readonly PlannedFacts[]): PlannedFacts[][] => {
  const known = new Map(people.map((person) => [person.personNo, person]));
  const done = new Set<number>();
  return people.flatMap((first) => {
    if (done.has(first.personNo)) return [];
    const group: PlannedFacts[] = [];
    const waiting = [first];
    done.add(first.personNo);
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      group.push(next);
      for (const no of next.facts.together) {
        const other = known.get(no);
        if (other === undefined || done.has(no)) continue;
        done.add(no);
        waiting.push(other);
      }
    }
    return [group.sort((a, b) => a.personNo - b.personNo)];
  });
};

/**
 * Divides persons into units: families whole, everybody else alone. Units are named u0, u1 … in an order that is made with the seed, so that neither name nor order tells who is who.
 * @param listed who is on a manifest that is not closed: left out, with the own family
 * @param seed of one plan; the same seed and the same persons give the same units
 */
export const planUnits = (
  people: readonly PlannedFacts[],
  listed: readonly number[],
  seed: string,
): { readonly units: readonly PlanUnit[]; readonly notes: readonly PlanNote[] } => {
  const chosen = new Set(people.map(({ personNo }) => personNo));
  const notes: PlanNote[] = [];
  const isPresent = ({ facts }: PlannedFacts): boolean => PRESENT.has(facts.state) && facts.site !== null;
  const onManifests = new Set(listed);
  const gone = people.filter((person) => !isPresent(person)).map(({ personNo }) => personNo);
  if (gone.length > 0) notes.push({ code: 'not-present', persons: gone });
  const taken = people
    .filter((person) => isPresent(person) && onManifests.has(person.personNo))
    .map(({ personNo }) => personNo);
  if (taken.length > 0) notes.push({ code: 'on-a-manifest', persons: taken });
  const out = new Set([...gone, ...taken]);
  const left = people.filter(({ personNo }) => !out.has(personNo));
  const torn: number[] = [];
  const groups = groupsOf([...left].sort((a, b) => a.personNo - b.personNo)).filter((group) => {
    const whole = group.every(({ facts }) => facts.together.every((no) => chosen.has(no) && !out.has(no)));
    if (!whole) torn.push(...group.map(({ personNo }) => personNo));
    return whole;
  });
  if (torn.length > 0) notes.push({ code: 'family-not-whole', persons: torn });
  const order = (group: readonly PlannedFacts[]) => hash('sha256', `${seed} ${group[0]?.personNo}`);
  const units = groups
    .map((members) => ({ members, order: order(members) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ members }, index) => ({ id: `u${index}`, members }));
  return { units, notes };
};

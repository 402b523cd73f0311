import { ONE } from './exact.ts';
import { Prices } from './prices.ts';
import type { Instance } from './read-instance.ts';
import type { Plan } from './read-plan.ts';
import { canTake, held, needs, overfull, place, type recompute, sections } from './recompute.ts';

/** A site fails and nobody else moves: checks who would go where, and proves how few are stranded at best. `foes` is where those are from whom a unit is kept apart. */
export const checkDrill = (
  { units, facilities }: Instance,
  { facility, drillWitness }: Plan,
  { rows, counts }: ReturnType<typeof recompute>,
  foes: ReadonlyMap<string, ReadonlySet<string>>,
  failed: string,
) => {
  const { moves = new Map<string, string>(), multipliers = new Map<string, number>() } = drillWitness.get(failed) ?? {};
  const [after, wrong, prices] = [new Map(counts), [] as string[], new Prices(multipliers)];
  for (const [row, most] of rows) if (row.split('|')[1] !== failed) prices.row(row, '≤', most - held(counts, row));
  let [persons, stranded, moved] = [0, 0, 0];
  for (const unit of units.values()) {
    if (facility.get(unit.id) !== failed) continue;
    const others = [...facilities.keys()].filter((f) => f !== failed && !foes.get(unit.id)?.has(f));
    const open = others.filter((f) => canTake(rows, unit, f));
    const size = BigInt(unit.size);
    const left = open.map((f) => -size * prices.of([...sections(unit, f), ...needs(unit, f)]));
    prices.choice(unit.id, [size * ONE, ...left]);
    const goal = moves.get(unit.id);
    persons += unit.size;
    if (goal === undefined) stranded += unit.size;
    else {
      moved += 1;
      place(after, unit, goal);
      if (!open.includes(goal)) wrong.push(`${unit.id} cannot go to ${goal}`);
    }
  }
  if (moved < moves.size) wrong.push('somebody is moved who was not there');
  return { persons, stranded, bound: prices.bound, wrong: [...wrong, ...overfull(rows, after)] };
};

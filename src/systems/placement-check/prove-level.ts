import { ONE } from './exact.ts';
import { Prices } from './prices.ts';
import { type Instance, LEVELS, type Unit } from './read-instance.ts';
import { OBJECTIVES, type Objective, type Plan } from './read-plan.ts';
import { canTake, capacities, held, kilometres, needs } from './recompute.ts';

/** What no plan within the limits of the earlier objectives can do better: the programme of docs/verifying/placement-files.md, row by row, at these prices. */
export const proveLevel = (
  instance: Instance,
  objective: Objective,
  limits: Plan['limits'],
  multipliers: ReadonlyMap<string, number>,
): number => {
  const { facilities, groups, networkLimit, levelWeight, persons, units, apart } = instance;
  const [prices, rows, columns] = [new Prices(multipliers), capacities(instance), {} as Record<string, number>];
  const capacity = (f: string, g: string, l: number) => held(rows, `C|${f}|${g}|${l}`);
  prices.row('U', '=', 0, { U: -1 });
  prices.row('E', '=', 0, { E: -1 });
  for (const g of groups) for (const l of LEVELS) prices.row(`P|${g}|${l}`, '=', 0, { [`t|${g}|${l}`]: 1 });
  for (const f of facilities.keys()) {
    prices.row(`Z|${f}`, '≤', 0, { Z: -1 });
    prices.row(`W|${f}`, '≤', 0, { W: -1 });
    prices.row(`M|${f}`, '≤', held(rows, `M|${f}`));
    prices.row(`F|${f}`, '≤', held(rows, `F|${f}`));
    for (const g of groups) {
      const [all, s] = [capacity(f, g, 0), `s|${f}|${g}`];
      const above = (l: number) => Object.fromEntries(LEVELS.slice(l).map((level) => [`n|${f}|${g}|${level}`, 1]));
      prices.row(`Z|${f}`, '≤', 0, { [s]: 1 });
      for (const l of all > 0 ? LEVELS : []) {
        const [n, r, t] = [`n|${f}|${g}|${l}`, `r|${f}|${g}|${l}`, `t|${g}|${l}`];
        prices.row(`N|${f}|${g}|${l}`, '=', 0, { [n]: -1 });
        prices.row(`C|${f}|${g}|${l}`, '≤', capacity(f, g, l), above(l));
        for (const j of LEVELS.slice(0, l + 1))
          prices.row(`R|${f}|${g}|${l}|${j}`, '≤', capacity(f, g, j), { ...above(j), [r]: 1 });
        prices.row(`S|${f}|${g}|${l}`, '≤', 0, { ...above(l), [t]: -1, [r]: 1, [s]: -1 });
        prices.row(`P|${g}|${l}`, '=', 0, { [r]: -1 });
        prices.row(`W|${f}`, '≤', 0, { [n]: levelWeight[l] ?? 0 });
        Object.assign(columns, { [n]: all, [r]: all, [s]: all, [t]: (columns[t] ?? 0) + all });
      }
    }
    for (const [network, most] of networkLimit) {
      const e = `e|${f}|${network}`;
      prices.row(`T|${f}|${network}`, '≤', most, { [e]: -1 });
      prices.row('E', '=', 0, { [e]: 1 });
      columns[e] = persons;
    }
  }
  const paired = new Set<string>();
  const pairs = new Set(apart.map(([a, b]) => `${a}|${b}`));
  for (const row of prices.unsaid) {
    const [kind, a = '', b = '', f = '', ...rest] = row.split('|');
    if (kind !== 'K' || rest.length > 0 || !pairs.has(`${a}|${b}`) || !facilities.has(f)) continue;
    prices.row(row, '≤', 1, { [`x|${a}|${f}`]: 1, [`x|${b}|${f}`]: 1 }); // of the two, at most one is at f
    paired.add(a).add(b);
  }
  prices.columns(columns);
  const aim = OBJECTIVES.indexOf(objective);
  for (const [n, level] of (['unplaced', 'stranded', 'worstLoss', 'networkExcess'] as const).entries()) {
    const most = level === 'worstLoss' ? persons * Math.max(...levelWeight) : persons;
    prices.columns({ ['UZWE'.charAt(n)]: n < aim ? limits[level] : most }, n === aim ? 1 : 0);
  }
  const options = (unit: Unit): (readonly [string, bigint])[] =>
    [...facilities.values()].flatMap((site) => {
      if (!canTake(rows, unit, site.id)) return [];
      const priced = prices.of([`N|${site.id}|${unit.group}|${unit.level}`, ...needs(unit, site.id)]);
      const cost = objective === 'km' ? kilometres(instance, unit, site) : 0;
      return [[site.id, BigInt(cost) * ONE - BigInt(unit.size) * priced] as const];
    });
  const alike = new Map<string, ReturnType<typeof options>>(); // units that differ in their id alone cost the same
  for (const { id, ...rest } of units.values()) {
    const kind = Object.values(rest).join();
    const costs = alike.get(kind) ?? options({ id, ...rest });
    alike.set(kind, costs);
    const choices = costs.map(([f, cost]) => (paired.has(id) ? cost - prices.priced(`x|${id}|${f}`) : cost));
    if (aim === 0 || limits.unplaced > 0) choices.push(-BigInt(rest.size) * prices.of(['U']));
    prices.choice(id, choices);
  }
  return prices.bound;
};

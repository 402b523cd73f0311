import { type ProvenBound, proveBound } from '../certificate/prove-bound.ts';
import { Entries, LinearModel } from '../linear/linear-model.ts';
import { solveLinear } from '../linear/solver.ts';
import type { Placing } from '../model/placing.ts';
import { canTake, LEVELS, type Problem } from '../model/problem.ts';

/** Who could be re-placed if one facility fails tonight, and what proves that no more could. */
export type FacilityDrill = {
  readonly stranded: number;
  /** Unit and facility it would go to. */
  readonly moves: ReadonlyMap<number, number>;
  readonly proof: ProvenBound & { readonly solverBound?: number };
};

/** Units of the failed facility that are alike, also in whom they would meet elsewhere. */
type Evacuees = { readonly unit: number; readonly members: readonly number[]; readonly open: readonly number[] };

const NODES = 500;

/** Free places, beds and family places of those that stay. */
type Room = { readonly places: Int32Array; readonly beds: Int32Array; readonly families: Int32Array };

const roomBeside = ({ problem, held, beds, families }: Placing): Room => ({
  places: problem.capacity.map((places, index) => places - (held[index] as number)),
  beds: problem.beds.map((all, facility) => all - (beds[facility] as number)),
  families: problem.familyPlaces.map((all, facility) => all - (families[facility] as number)),
});

/** Facilities to which a unit of the failed one could go at all: one that can take it and holds nobody from whom it is kept apart. */
const openTo = ({ problem, facilityOf }: Placing, unit: number, failed: number): number[] => {
  const closed = new Set<number>([failed]);
  for (let index = problem.enemiesFrom[unit] as number; index < (problem.enemiesFrom[unit + 1] as number); index += 1)
    closed.add(facilityOf[problem.enemies[index] as number] as number);
  return problem.instance.facilities.flatMap((_, facility) =>
    !closed.has(facility) && canTake(problem, unit, facility) ? [facility] : [],
  );
};

const evacueesOf = (placing: Placing, failed: number): Evacuees[] => {
  const { problem, facilityOf } = placing;
  const known = new Map<string, { unit: number; members: number[]; open: number[] }>();
  for (let unit = 0; unit < problem.units; unit += 1) {
    if (facilityOf[unit] !== failed) continue;
    const open = openTo(placing, unit, failed);
    const { group, level, size, medical, family } = problem;
    const key = [group[unit], level[unit], size[unit], medical[unit], family[unit], ...open].join();
    const found = known.get(key);
    if (found) found.members.push(unit);
    else known.set(key, { unit, members: [unit], open });
  }
  return [...known.values()];
};

type DrillModel = { readonly linear: LinearModel; readonly columns: readonly (readonly number[])[] };

const modelOf = (problem: Problem, evacuees: readonly Evacuees[], room: Room): DrillModel => {
  const linear = new LinearModel();
  const rows = new Map<string, { room: number; entries: Entries }>();
  const fill = (name: string, free: number, column: number, size: number) => {
    const row = rows.get(name) ?? { room: free, entries: new Entries() };
    rows.set(name, row);
    row.entries.add(column, size);
  };
  const columns = evacuees.map(({ unit, members, open }) => {
    const size = problem.size[unit] as number;
    const everybody = new Entries().add(linear.column(size, members.length, true), 1);
    const [group, level] = [problem.group[unit] as number, problem.level[unit] as number];
    const own = open.map((facility) => {
      const column = linear.column(0, members.length, true);
      everybody.add(column, 1);
      const id = problem.instance.facilities[facility]?.id;
      for (let below = 0; below <= level; below += 1) {
        const place = (facility * problem.groups + group) * LEVELS + below;
        fill(`C|${id}|${problem.instance.groups[group]}|${below}`, room.places[place] as number, column, size);
      }
      if (problem.medical[unit] === 1) fill(`M|${id}`, room.beds[facility] as number, column, size);
      if (problem.family[unit] === 1) fill(`F|${id}`, room.families[facility] as number, column, size);
      return column;
    });
    linear.row(members.length, members.length, everybody);
    return own;
  });
  for (const [name, { room: free, entries }] of rows) linear.atMost(free, entries, name);
  return { linear, columns };
};

/** Takes places while they last; what a solution asks for is asked first, then whatever is free. */
class Replacing {
  readonly #problem: Problem;
  readonly #room: Room;
  readonly moves = new Map<number, number>();

  constructor(problem: Problem, room: Room) {
    this.#problem = problem;
    this.#room = { places: room.places.slice(), beds: room.beds.slice(), families: room.families.slice() };
  }

  /** Whether a unit could go to a facility; if so it goes. */
  take(unit: number, facility: number): boolean {
    const { size: sizes, group, level, medical, family, groups } = this.#problem;
    const { places, beds, families } = this.#room;
    const size = sizes[unit] as number;
    const section = (facility * groups + (group[unit] as number)) * LEVELS;
    for (let below = 0; below <= (level[unit] as number); below += 1)
      if ((places[section + below] as number) < size) return false;
    if (medical[unit] === 1 && (beds[facility] as number) < size) return false;
    if (family[unit] === 1 && (families[facility] as number) < size) return false;
    for (let below = 0; below <= (level[unit] as number); below += 1)
      places[section + below] = (places[section + below] as number) - size;
    if (medical[unit] === 1) beds[facility] = (beds[facility] as number) - size;
    if (family[unit] === 1) families[facility] = (families[facility] as number) - size;
    this.moves.set(unit, facility);
    return true;
  }
}

/** Whole moves from a solution that may hold fractions: its whole part, then whoever is left wherever there is room, the large and highest levels first. */
const replace = (
  problem: Problem,
  evacuees: readonly Evacuees[],
  room: Room,
  model: DrillModel,
  values: Float64Array,
) => {
  const replacing = new Replacing(problem, room);
  const left: { unit: number; open: readonly number[] }[] = [];
  evacuees.forEach(({ members, open }, index) => {
    let next = 0;
    open.forEach((facility, place) => {
      const count = Math.floor((values[model.columns[index]?.[place] as number] as number) + 1e-6);
      for (let taken = 0; taken < count && next < members.length; taken += 1, next += 1)
        if (!replacing.take(members[next] as number, facility)) left.push({ unit: members[next] as number, open });
    });
    for (; next < members.length; next += 1) left.push({ unit: members[next] as number, open });
  });
  const rank = (unit: number) => (problem.size[unit] as number) * 10 + (problem.level[unit] as number);
  left.sort(
    (one, other) => rank(other.unit) - rank(one.unit) || one.open.length - other.open.length || one.unit - other.unit,
  );
  for (const { unit, open } of left) open.some((facility) => replacing.take(unit, facility));
  return replacing.moves;
};

/**
 * The drill of one facility: everybody there looks for a place elsewhere, where nobody moves; sections, medical beds, family places and pairs are counted.
 * Exact: a linear programme, and branch and bound where its whole part is not enough.
 */
export const drillFacility = async (placing: Placing, failed: number): Promise<FacilityDrill> => {
  const { problem } = placing;
  const evacuees = evacueesOf(placing, failed);
  const persons = evacuees.reduce((sum, { unit, members }) => sum + members.length * (problem.size[unit] as number), 0);
  if (evacuees.length === 0) return { stranded: 0, moves: new Map(), proof: { bound: 0, multipliers: new Map() } };
  const room = roomBeside(placing);
  const model = modelOf(problem, evacuees, room);
  const relaxed = await solveLinear(model.linear);
  if (!relaxed) throw new Error('a drill always has a solution: everybody stranded');
  const proof = proveBound(model.linear, relaxed.duals);
  const strandedBy = (moves: ReadonlyMap<number, number>) =>
    [...moves.keys()].reduce((sum, unit) => sum - (problem.size[unit] as number), persons);
  const moves = replace(problem, evacuees, room, model, relaxed.values);
  if (strandedBy(moves) === proof.bound) return { stranded: proof.bound, moves, proof };
  const whole = await solveLinear(model.linear, { whole: { nodes: NODES, relativeGap: 0 } });
  const better = whole ? replace(problem, evacuees, room, model, whole.values) : moves;
  const best = strandedBy(better) < strandedBy(moves) ? better : moves;
  const solverBound = whole ? Math.ceil(whole.bound - 1e-6) : proof.bound;
  return {
    stranded: strandedBy(best),
    moves: best,
    proof: solverBound > proof.bound ? { ...proof, solverBound } : proof,
  };
};

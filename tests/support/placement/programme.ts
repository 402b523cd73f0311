import highsModule from 'highs';
import type { InstanceFile } from './random-instance.ts';

type Row = {
  readonly name: string;
  readonly kind: '=' | '<=';
  readonly side: number;
  readonly terms: Map<string, number>;
};

/** A linear programme written out in full, as docs/verifying/placement-files.md says it: a second writing of that page, for tests only. */
export type Programme = {
  readonly rows: Row[];
  readonly columns: Map<string, { upper: number; cost: number }>;
  /** Of each unit: the columns of which exactly one is taken. */
  readonly choices: Map<string, string[]>;
};

type UnitFile = InstanceFile['units'][number];
type FacilityFile = InstanceFile['facilities'][number];

const empty = (): Programme => ({ rows: [], columns: new Map(), choices: new Map() });
const add = (programme: Programme, name: string, kind: Row['kind'], side: number, terms: [string, number][]) =>
  programme.rows.push({ name, kind, side, terms: new Map(terms) });

/** Places for a group in sections of a level and above. */
export const placesAbove = (facility: FacilityFile, group: string, level: number): number => {
  const [low = 0, middle = 0, high = 0] = facility.places[group] ?? [0, 0, 0];
  return [low + middle + high, middle + high, high][level] as number;
};

/** Whether the site could take the unit if nobody were there. */
export const couldTake = (facility: FacilityFile, unit: UnitFile): boolean => {
  if (placesAbove(facility, unit.group, unit.level) < unit.size) return false;
  if (unit.medical && facility.medicalBeds < unit.size) return false;
  return !unit.family || facility.familyPlaces >= unit.size;
};

/** Kilometres that the page asks for; exact on the small grids of tests, where no distance is near a half but for true halves. */
export const costOf = (instance: InstanceFile, unit: UnitFile, facility: FacilityFile): number => {
  const find = (points: InstanceFile['origins'], id: string) => points.find((point) => point.id === id) as FacilityFile;
  const d = (a: { x: number; y: number }) =>
    Math.floor(1.25 * Math.sqrt((a.x - facility.x) ** 2 + (a.y - facility.y) ** 2) + 0.5);
  const { origin, destination } = instance.kmWeight;
  return (
    unit.size *
    (origin * d(find(instance.origins, unit.origin)) + destination * d(find(instance.destinations, unit.destination)))
  );
};

export const LEVEL_COLUMNS = { unplaced: 'U', stranded: 'Z', worstLoss: 'W', networkExcess: 'E' } as const;
type Level = keyof typeof LEVEL_COLUMNS;
const LEVELS = Object.keys(LEVEL_COLUMNS) as Level[];

/** The programme of a level. */
export const programmeOf = (instance: InstanceFile, aim: Level | 'km', limits: Record<Level, number>): Programme => {
  const programme = empty();
  const { columns, choices } = programme;
  const persons = instance.units.reduce((sum, { size }) => sum + size, 0);
  const column = (name: string, upper: number, cost = 0) => columns.set(name, { upper, cost });
  const x = (u: UnitFile, f: FacilityFile) => `x ${u.id} ${f.id}`;
  const all = instance.units.flatMap((u) => instance.facilities.filter((f) => couldTake(f, u)).map((f) => ({ u, f })));
  for (const { u, f } of all) column(x(u, f), 1, aim === 'km' ? costOf(instance, u, f) : 0);
  const hasOut = aim === 'unplaced' || limits.unplaced > 0;
  for (const u of instance.units) {
    if (hasOut) column(`y ${u.id}`, 1);
    choices.set(u.id, [
      ...all.filter((one) => one.u === u).map((one) => x(one.u, one.f)),
      ...(hasOut ? [`y ${u.id}`] : []),
    ]);
  }
  const sum = (f: FacilityFile, fits: (u: UnitFile) => boolean): [string, number][] =>
    all.filter((one) => one.f === f && fits(one.u)).map((one) => [x(one.u, f), one.u.size]);
  const has = (f: FacilityFile, g: string) => placesAbove(f, g, 0) > 0;
  const n = (f: FacilityFile, g: string, from: number): [string, number][] =>
    [0, 1, 2].filter((s) => s >= from).map((s) => [`n ${f.id} ${g} ${s}`, 1]);
  add(programme, 'U', '=', 0, [
    ...(hasOut ? instance.units.map((u): [string, number] => [`y ${u.id}`, u.size]) : []),
    ['U', -1],
  ]);
  const networks = Object.keys(instance.networkLimit);
  add(programme, 'E', '=', 0, [
    ...instance.facilities.flatMap((f) => networks.map((w): [string, number] => [`e ${f.id} ${w}`, 1])),
    ['E', -1],
  ]);
  for (const f of instance.facilities) {
    add(
      programme,
      `M|${f.id}`,
      '<=',
      f.medicalBeds,
      sum(f, (u) => u.medical),
    );
    add(
      programme,
      `F|${f.id}`,
      '<=',
      f.familyPlaces,
      sum(f, (u) => u.family),
    );
    for (const w of networks) {
      column(`e ${f.id} ${w}`, persons);
      add(programme, `T|${f.id}|${w}`, '<=', instance.networkLimit[w] as number, [
        ...sum(f, (u) => u.network === w),
        [`e ${f.id} ${w}`, -1],
      ]);
    }
    const groups = instance.groups.filter((g) => has(f, g));
    add(programme, `W|${f.id}`, '<=', 0, [
      ...groups.flatMap((g) => n(f, g, 0).map(([c], s): [string, number] => [c, instance.levelWeight[s] as number])),
      ['W', -1],
    ]);
    add(programme, `Z|${f.id}`, '<=', 0, [...groups.map((g): [string, number] => [`S ${f.id} ${g}`, 1]), ['Z', -1]]);
    for (const g of groups) {
      column(`S ${f.id} ${g}`, placesAbove(f, g, 0));
      for (const l of [0, 1, 2]) {
        column(`n ${f.id} ${g} ${l}`, placesAbove(f, g, 0));
        column(`r ${f.id} ${g} ${l}`, placesAbove(f, g, 0));
        add(programme, `N|${f.id}|${g}|${l}`, '=', 0, [
          ...sum(f, (u) => u.group === g && u.level === l),
          [`n ${f.id} ${g} ${l}`, -1],
        ]);
        add(programme, `C|${f.id}|${g}|${l}`, '<=', placesAbove(f, g, l), n(f, g, l));
        for (const j of [0, 1, 2].filter((lower) => lower <= l))
          add(programme, `R|${f.id}|${g}|${l}|${j}`, '<=', placesAbove(f, g, j), [
            [`r ${f.id} ${g} ${l}`, 1],
            ...n(f, g, j),
          ]);
        add(programme, `S|${f.id}|${g}|${l}`, '<=', 0, [
          ...n(f, g, l),
          [`t ${g} ${l}`, -1],
          [`r ${f.id} ${g} ${l}`, 1],
          [`S ${f.id} ${g}`, -1],
        ]);
      }
    }
    for (const [a, b] of instance.apart)
      add(
        programme,
        `K|${a}|${b}|${f.id}`,
        '<=',
        1,
        all.filter((one) => one.f === f && [a, b].includes(one.u.id)).map((one) => [x(one.u, f), 1]),
      );
  }
  for (const g of instance.groups) {
    const open = instance.facilities.filter((f) => has(f, g));
    for (const l of [0, 1, 2]) {
      column(
        `t ${g} ${l}`,
        open.reduce((total, f) => total + placesAbove(f, g, 0), 0),
      );
      add(programme, `P|${g}|${l}`, '=', 0, [
        [`t ${g} ${l}`, 1],
        ...open.map((f): [string, number] => [`r ${f.id} ${g} ${l}`, -1]),
      ]);
    }
  }
  LEVELS.forEach((level, index) => {
    const isEarlier = aim === 'km' || index < LEVELS.indexOf(aim);
    const most = level === 'worstLoss' ? persons * Math.max(...instance.levelWeight) : persons;
    column(LEVEL_COLUMNS[level], isEarlier ? limits[level] : most, level === aim ? 1 : 0);
  });
  return programme;
};

/** The programme of the drill of a site. */
export const drillProgramme = (
  instance: InstanceFile,
  facility: Record<string, string | null>,
  failed: string,
): Programme => {
  const programme = empty();
  const others = instance.facilities.filter(({ id }) => id !== failed);
  const mine = instance.units.filter(({ id }) => facility[id] === failed);
  const foes = (u: UnitFile) =>
    instance.apart.filter((pair) => pair.includes(u.id)).map(([a, b]) => facility[a === u.id ? b : a]);
  const open = (u: UnitFile) => others.filter((f) => couldTake(f, u) && !foes(u).includes(f.id));
  for (const u of mine) {
    programme.choices.set(u.id, [`y ${u.id}`, ...open(u).map((f) => `x ${u.id} ${f.id}`)]);
    programme.columns.set(`y ${u.id}`, { upper: 1, cost: u.size });
    for (const f of open(u)) programme.columns.set(`x ${u.id} ${f.id}`, { upper: 1, cost: 0 });
  }
  for (const f of others) {
    const row = (name: string, most: number, fits: (u: UnitFile) => boolean) => {
      const there = instance.units
        .filter((u) => facility[u.id] === f.id && fits(u))
        .reduce((sum, u) => sum + u.size, 0);
      add(
        programme,
        name,
        '<=',
        most - there,
        mine.filter((u) => fits(u) && open(u).includes(f)).map((u) => [`x ${u.id} ${f.id}`, u.size]),
      );
    };
    row(`M|${f.id}`, f.medicalBeds, (u) => u.medical);
    row(`F|${f.id}`, f.familyPlaces, (u) => u.family);
    for (const g of instance.groups)
      for (const l of placesAbove(f, g, 0) > 0 ? [0, 1, 2] : [])
        row(`C|${f.id}|${g}|${l}`, placesAbove(f, g, l), (u) => u.group === g && u.level >= l);
  }
  return programme;
};

/** What multipliers prove of a programme, in whole millionths; null where they name no row of it, or a unit has no choice. */
export const provedBy = ({ rows, columns, choices }: Programme, multipliers: Record<string, number>): number | null => {
  const byName = new Map(rows.map((row) => [row.name, row]));
  const left = new Map([...columns].map(([name, { cost }]) => [name, BigInt(cost) * 1_000_000n]));
  let value = 0n;
  for (const [name, multiplier] of Object.entries(multipliers)) {
    const row = byName.get(name);
    if (row === undefined || Math.abs(multiplier * 1e6 - Math.round(multiplier * 1e6)) > 1e-3) return null;
    const price = BigInt(Math.round(multiplier * 1e6));
    if (row.kind === '<=' && price > 0n) continue;
    value += price * BigInt(row.side);
    for (const [column, times] of row.terms) left.set(column, (left.get(column) as bigint) - price * BigInt(times));
  }
  const chosen = new Set([...choices.values()].flat());
  for (const names of choices.values()) {
    if (names.length === 0) return null;
    const costs = names.map((name) => left.get(name) as bigint).sort((a, b) => (a < b ? -1 : 1));
    value += costs[0] as bigint;
  }
  for (const [name, { upper }] of columns)
    if (!chosen.has(name) && (left.get(name) as bigint) < 0n) value += (left.get(name) as bigint) * BigInt(upper);
  const whole = value / 1_000_000n;
  return Number(whole * 1_000_000n < value ? whole + 1n : whole);
};

// the package says that it is CommonJS, and hands its loader out as an ES module
const highs = await (highsModule as unknown as typeof highsModule.default)();

/** Solves a programme and answers its multipliers with six decimals; null where it has no solution. */
export const solveProgramme = ({ rows, columns, choices }: Programme): Record<string, number> | null => {
  const names = [...columns.keys()];
  if ([...choices.values()].some((choice) => choice.length === 0)) return null;
  const short = new Map(names.map((name, index) => [name, `c${index}`]));
  const text = (terms: Iterable<[string, number]>) =>
    [...terms].map(([name, times]) => `${times < 0 ? '-' : '+'} ${Math.abs(times)} ${short.get(name)}`).join(' ');
  const lines = [
    `Minimize\n obj: ${text([...columns].map(([name, { cost }]) => [name, cost]))}`,
    'Subject To',
    ...rows.flatMap(({ kind, side, terms }, index) =>
      terms.size > 0 ? [` r${index}: ${text(terms)} ${kind} ${side}`] : [],
    ),
    ...[...choices.values()].map((choice, index) => ` q${index}: ${text(choice.map((name) => [name, 1]))} = 1`),
    'Bounds',
    ...[...columns].map(([name, { upper }]) => ` 0 <= ${short.get(name)} <= ${upper}`),
    'End',
  ];
  const answer = highs.solve(lines.join('\n'));
  if (answer.Status !== 'Optimal') return null;
  const written = rows.filter(({ terms }) => terms.size > 0);
  return Object.fromEntries(
    written.flatMap(({ name }, index) => {
      const row = answer.Rows[index];
      const dual = row !== undefined && 'Dual' in row ? Math.round(row.Dual * 1e6) / 1e6 : 0;
      return dual === 0 ? [] : [[name, dual]];
    }),
  );
};

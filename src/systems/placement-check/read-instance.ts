import { canonicalHash, decimalOf } from './exact.ts';
import { byId, id, idOf, list, map, members, number, or, readJson, refuse, text, truth, whole } from './read.ts';

/** Security levels. A unit of level l may use places of sections of level l and above. */
export const LEVELS = [0, 1, 2] as const;

const count = whole(0, 1_000_000);
const weight = whole(0, 1000);
const kilometre = whole(-100_000, 100_000);
const places = map(id, list(count, 3, 3));
const site = members({ id, x: kilometre, y: kilometre, places, medicalBeds: count, familyPlaces: count });
const points = byId(members({ id, x: kilometre, y: kilometre }), 10_000);

/**
 * Reads an instance (`amana-placement-1`, docs/verifying/placement-files.md).
 * @throws InputRefused at the first thing that is wrong
 */
export const readInstance = (json: string) => {
  const file = readJson(json, 'instance');
  const head = members({
    format: text('the format "amana-placement-1"', /^amana-placement-1$/),
    groups: list(id, 100),
    levels: whole(3, 3),
    facilities: byId(site, 1000),
    origins: points,
    destinations: points,
    networkLimit: map(id, count),
    levelWeight: list(weight, 3, 3),
    kmWeight: members({ origin: weight, destination: weight }),
    dispersionSlack: number(0, 100),
  })(file, 'instance');
  const groups = new Set(head.groups);
  if (groups.size < head.groups.length) refuse('instance.groups', 'an id stands twice');
  for (const { id, places } of head.facilities.values())
    for (const group of places.keys()) idOf('groups', groups)(group, `instance.facilities, places of ${id}`);
  const unit = members({
    id,
    group: idOf('groups', groups),
    level: whole(0, 2),
    medical: truth,
    network: or(idOf('networks', head.networkLimit), null),
    size: whole(1, 1000),
    family: truth,
    origin: idOf('origins', head.origins),
    destination: idOf('destinations', head.destinations),
  });
  const { units } = members({ units: byId(unit, 200_000) })(file, 'instance');
  const persons = whole(0, 1_000_000)(
    [...units.values()].reduce((sum, { size }) => sum + size, 0),
    'all persons',
  );
  const { apart } = members({ apart: list(list(idOf('units', units), 2, 2), 1_000_000) })(file, 'instance');
  const selfish = apart.findIndex(([one, other]) => one === other);
  if (selfish >= 0) refuse(`instance.apart[${selfish}]`, 'a pair of one unit with itself');
  const pairs = new Set(apart.map((pair) => pair.toSorted().join('|')));
  if (pairs.size < apart.length) refuse('instance.apart', 'a pair stands twice');
  const slack = decimalOf(head.dispersionSlack);
  return {
    ...head,
    groups,
    units,
    apart: apart as readonly [string, string][],
    persons,
    slack,
    hash: canonicalHash(file),
  };
};

/** What was to be solved, by ids. */
export type Instance = ReturnType<typeof readInstance>;
export type Facility = Instance['facilities'] extends ReadonlyMap<string, infer T> ? T : never;
export type Unit = Instance['units'] extends ReadonlyMap<string, infer T> ? T : never;

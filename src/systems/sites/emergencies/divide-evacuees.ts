/** Somebody who is to be evacuated: where the person is, and which households must stay together. */
export type Evacuee = {
  readonly personNo: number;
  readonly section: string | null;
  readonly sex: 'male' | 'female';
  /** Households to which the person is bound; empty of who is detained or lives alone. */
  readonly households: readonly string[];
};

/** Persons who travel together: a household, several that share a member, or one person. */
type Unit = { readonly persons: number[]; readonly kind: 'families' | 'female' | 'male' };

/** Joins persons who share a household, also over a third who is bound to two. Units in the order of their first person. */
const unitsOf = (evacuees: readonly Evacuee[]): Unit[] => {
  const parent = new Map<string, string>();
  const rootOf = (household: string): string => {
    let root = household;
    for (let above = parent.get(root); above !== undefined; above = parent.get(root)) root = above;
    if (root !== household) parent.set(household, root);
    return root;
  };
  for (const { households } of evacuees)
    for (const household of households.slice(1)) {
      const [one, other] = [rootOf(households[0] as string), rootOf(household)];
      if (one !== other) parent.set(other, one);
    }
  const units: Unit[] = [];
  const families = new Map<string, Unit>();
  for (const { personNo, sex, households } of evacuees) {
    const [first] = households;
    const root = first === undefined ? undefined : rootOf(first);
    const known = root === undefined ? undefined : families.get(root);
    if (known !== undefined) {
      known.persons.push(personNo);
      continue;
    }
    const unit: Unit = { persons: [personNo], kind: root === undefined ? sex : 'families' };
    units.push(unit);
    if (root !== undefined) families.set(root, unit);
  }
  return units;
};

/**
 * Divides those who are evacuated into lists of at most so many persons, in the order in which they come (that of their sections): households whole, and women, men and households on lists of their own, so
 * that a list can become one vehicle. A household that is larger than a list has one of its own.
 * @param most persons on one list
 */
export const divideEvacuees = (evacuees: readonly Evacuee[], most: number): number[][] => {
  const open = new Map<Unit['kind'], number[]>();
  const lists: number[][] = [];
  for (const { persons, kind } of unitsOf(evacuees)) {
    const list = open.get(kind);
    if (list !== undefined && list.length + persons.length <= most) {
      list.push(...persons);
      continue;
    }
    const next = [...persons];
    lists.push(next);
    open.set(kind, next);
  }
  return lists;
};

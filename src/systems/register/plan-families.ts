import type { CivilDate } from '../juveniles/age/index.ts';
import type { ListPlan, PlannedRow, RegisteredParent } from './list-plan.ts';
import { gatherHouseholds, type Heads } from './lists/households-of-list.ts';
import { findParents } from './lists/parents-of-list.ts';
import type { FoundPlaces, ListPlace } from './place-list.ts';

/** A plan with the households of residents: each row says to which it comes, and nobody is in a household of a prison. */
export const planHouseholds = (plan: ListPlan, { people }: ListPlace, heads: Heads): ListPlan => {
  if (people !== 'residents')
    return plan.rows.some(({ stated }) => stated !== null)
      ? { ...plan, notes: [...plan.notes, { code: 'households-of-residents', values: {} }] }
      : plan;
  const { households, notes } = gatherHouseholds(
    plan.rows.map(({ row, stated }) => ({ row, household: stated })),
    heads,
  );
  const rows = plan.rows.map((row) => {
    const found = households.get(row.row);
    if (found === undefined) return row;
    const { remarks, ...household } = found;
    return { ...row, household, reasons: [...row.reasons, ...remarks] };
  });
  return { ...plan, rows, notes: [...notes, ...plan.notes] };
};

/** A plan in which each child of a list of detainees is entered beside the parent whom its row names, or waits: a list makes no child a detainee by the way. */
export const planParents = (
  plan: ListPlan,
  { people }: ListPlace,
  onDate: CivilDate,
  parents: ReadonlyMap<string, RegisteredParent>,
): ListPlan => {
  if (people === 'residents') return plan;
  const found = findParents(
    plan.rows.map(({ row, outcome, person }) => ({
      row,
      accepted: outcome === 'accepted',
      accompanies: person?.accompanies ?? null,
      sequence: person?.sequence ?? null,
      birth: person?.birth ?? null,
    })),
    onDate,
    new Set(parents.keys()),
  );
  if (found.size === 0) return plan;
  const rows = plan.rows.map((row): PlannedRow => {
    const parent = found.get(row.row);
    if (parent === undefined || row.outcome === 'refused') return row;
    if ('code' in parent) {
      const reason = { field: 'accompanies', code: parent.code, values: { ...parent.values } };
      return { ...row, outcome: 'waiting', reasons: [reason, ...row.reasons] };
    }
    const beside =
      'parentRow' in parent
        ? { parentRow: parent.parentRow }
        : { registeredParent: parents.get(parent.parentNumber) ?? null };
    // it waits for something else: who decides it is told that it is a child, whom nobody detains
    const remark =
      row.outcome === 'waiting'
        ? {
            code: 'waits-beside-parent',
            values: {
              label: row.person?.accompanies ?? '',
              ...('parentRow' in parent ? { row: String(parent.parentRow) } : {}),
            },
          }
        : 'parentRow' in parent
          ? { code: 'entered-with-parent', values: { row: String(parent.parentRow) } }
          : { code: 'entered-with-registered-parent', values: { label: parent.parentNumber } };
    return { ...row, ...beside, reasons: [{ field: 'accompanies', ...remark }, ...row.reasons] };
  });
  const count = (kind: PlannedRow['outcome']) => rows.filter((row) => row.outcome === kind).length;
  return { ...plan, rows, accepted: count('accepted'), waiting: count('waiting') };
};

/** Where a child is who is entered beside a parent: in the parent's section, and from when both are there. */
export const besideParents = (plan: ListPlan, found: FoundPlaces): FoundPlaces => {
  const places = new Map(found.places);
  for (const { row, parentRow, registeredParent } of plan.rows) {
    const parent = registeredParent ?? (parentRow === null ? undefined : found.places.get(parentRow));
    const own = found.places.get(row);
    if (parent !== undefined && own !== undefined)
      places.set(row, { ...own, section: parent.section, sinceAt: Math.max(own.sinceAt, parent.sinceAt) });
  }
  return { ...found, places };
};

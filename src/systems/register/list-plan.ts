import type { Birth, CivilDate } from '../juveniles/age/index.ts';
import type { ListField } from './command-views.ts';
import type { NumberKind } from './external-numbers/number-kinds.ts';
import type { ReadFile } from './list-file.ts';
import type { Heads, ListedHousehold } from './lists/households-of-list.ts';
import type { ExistingPerson, HeldSince, StatedArrest, StatedHousehold } from './lists/index.ts';
import type { ListNote } from './lists/list-grid.ts';
import type { RegisteredName } from './registration.ts';

/** Why a row is not accepted, or what became of a cell of one that is, as data. */
export type PlannedReason = {
  readonly field: string | null;
  readonly code: string;
  readonly values: Record<string, string>;
};

/** What becomes of one row. `person` is how the row was understood; null for a refused row. */
export type PlannedRow = {
  readonly row: number;
  readonly outcome: 'accepted' | 'waiting' | 'refused';
  readonly reasons: readonly PlannedReason[];
  readonly cells: Record<string, string>;
  readonly person: PlannedPerson | null;
  /** The household that the row names. */
  readonly stated: StatedHousehold | null;
  /** The household to which the row comes, whatever its outcome; null of detainees, and where the row names none. */
  readonly household: Pick<ListedHousehold, 'key' | 'label' | 'role'> | null;
  /** The row of the detained parent beside whom the child is entered; null of everybody else. */
  readonly parentRow: number | null;
  /** The detained parent where it is a person of the register, whom the row names by the register number. */
  readonly registeredParent: RegisteredParent | null;
};

/** A detained person of the register beside whom a child of a list is entered. */
export type RegisteredParent = {
  readonly personNo: number;
  readonly registerNumber: string;
  readonly section: string | null;
  /** Since when the person is detained at the site. */
  readonly sinceAt: number;
};

/** A person as a row states it. */
export type PlannedPerson = {
  readonly names: readonly RegisteredName[];
  readonly sex: 'male' | 'female' | null;
  readonly birth: Birth | null;
  readonly nationalities: readonly { readonly code: string; readonly source: string }[];
  readonly remarks: string | null;
  /** Section and since when, as the row says it. */
  readonly section: string | null;
  readonly heldSince: HeldSince | null;
  readonly arrest: StatedArrest | null;
  readonly numbers: readonly { readonly kind: NumberKind; readonly number: string }[];
  /** Whom the row accompanies, and the list's own number of the row, as they are written. */
  readonly accompanies: string | null;
  readonly sequence: string | null;
};

/** What a whole list becomes, before anything is written. */
export type ListPlan = {
  readonly fileSha256: string;
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  readonly headingRow: number;
  readonly headings: readonly { readonly heading: string; readonly field: ListField }[];
  readonly notes: readonly ListNote[];
  readonly rows: readonly PlannedRow[];
  readonly accepted: number;
  readonly waiting: number;
  readonly refused: number;
};

/** What a plan is made from. `existing` are the persons already registered, to find possible doubles. */
export type ListPlanInput = {
  readonly file: ReadFile;
  readonly source: string;
  readonly headings?: Readonly<Record<string, ListField>> | undefined;
  readonly headingRow?: number | undefined;
  readonly heads?: Heads | undefined;
  readonly onDate: CivilDate;
  readonly existing: readonly ExistingPerson[];
};

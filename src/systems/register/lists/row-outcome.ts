import type { Birth, BirthRefusalCode, CivilDate } from '../../juveniles/age/index.ts';
import type { NumberKind } from '../external-numbers/number-kinds.ts';
import type { NameScript, SourcedName } from '../names/index.ts';
import type { HouseholdRole } from '../residents/residents.ts';
import type { ListField } from './list-field.ts';
import type { NoNameCode } from './name-sentences.ts';
import type { ParentRemarkCode, ParentWaitingCode } from './parent-codes.ts';

/** Why a row is refused: it cannot be said whom it is about. */
export type RowRefusalCode =
  | 'row-no-name'
  | 'row-damaged-name'
  | 'row-name-too-long'
  | 'row-too-many-cells'
  | Extract<NoNameCode, 'looks-like-total'>;

/** Why a row waits for an officer: it is about someone, but one thing needs a decision or a correction. */
export type RowWaitingCode =
  | BirthRefusalCode
  | NoNameCode
  | ParentWaitingCode
  | 'nationality-unknown-label'
  | 'sex-unknown-label'
  | 'sex-not-stated'
  | 'held-since-not-understood'
  | 'held-since-impossible'
  | 'held-since-in-future'
  | 'held-since-before-birth'
  | 'cell-damaged'
  | 'cell-too-long'
  | 'possible-double-in-list'
  | 'possible-double-in-register';

/** What became of a cell of a row that is accepted all the same, in words beside it. */
export type RowRemarkCode =
  | 'section-unknown'
  | 'section-does-not-fit'
  | 'section-for-households'
  | 'held-since-partial'
  | HouseholdRemarkCode
  | ParentRemarkCode;

/** What became of the household that a row names, in words beside it. */
export type HouseholdRemarkCode =
  | 'household-no-head'
  | 'household-two-heads'
  | 'household-one-member'
  | 'relation-unknown';

/** Things to see in a row that hold nothing back. */
export type RowFlag =
  | 'birth-missing'
  | 'sex-missing'
  | 'nationality-missing'
  | 'looks-like-formula'
  | 'age-stated-without-date';

/** One reason, as data; `describeReason` makes the sentences. */
export type RowReason<Code extends RowRefusalCode | RowWaitingCode = RowRefusalCode | RowWaitingCode> = {
  readonly row: number;
  readonly field: ListField | null;
  readonly code: Code;
  /** What the sentence needs: the unknown label, the row or register number of the possible double. */
  readonly values: Readonly<Record<string, string>>;
};

/** A name of a relative: text and script. */
export type RelativeName = { readonly full: string; readonly script: NameScript };

/** Since when, as written, with the first day that can be meant; `partial` where more than one day can. */
export type HeldSince = { readonly text: string; readonly from: CivilDate; readonly partial: boolean };

/** What a row says of the arrest: when, as far as it is known, or as it is written where that cannot be read; by which authority; where. */
export type StatedArrest = {
  readonly when?: string;
  readonly unread?: string;
  readonly by?: string;
  readonly place?: string;
};

/** The household that a row names, and what the person is in it. */
export type StatedHousehold = {
  readonly label: string;
  /** Relation to its head as written, with the role that it means; null where it says none, or one that nobody knows. */
  readonly relation: string;
  readonly role: HouseholdRole | null;
};

/** A person as one row of a list states it. Everything in it is a claim of the list, none of it is proven. */
export type CandidatePerson = {
  /** Row in the file, the heading being row 1. */
  readonly row: number;
  /** The first is the primary one. */
  readonly names: readonly [SourcedName, ...SourcedName[]];
  readonly father: RelativeName | null;
  readonly grandfather: RelativeName | null;
  readonly mother: RelativeName | null;
  /** Null if the list does not say. */
  readonly sex: 'male' | 'female' | null;
  readonly birth: Birth;
  /** ISO 3166-1 alpha-3 (or XXA, stateless) with the label as written. */
  readonly nationalities: readonly { readonly code: string; readonly label: string }[];
  /** Code or name of a section as the list writes it. */
  readonly section: string | null;
  /** Since when the person is held or lives at the place, as the list says it. */
  readonly heldSince: HeldSince | null;
  /** How the liberty was taken, as the list says it. */
  readonly arrest: StatedArrest | null;
  /** Numbers that others gave. Never a key of ours. */
  readonly numbers: readonly { readonly kind: NumberKind; readonly number: string }[];
  /** The row of the list, or the number, of the detained parent whom a child accompanies, as it is written. */
  readonly accompanies: string | null;
  /** The list's own number of the row. */
  readonly sequence: string | null;
  readonly orderReference: string | null;
  /** What the list says about the age in words. Kept as text: no age class follows from it (invariant 14). */
  readonly ageStatement: string | null;
  readonly remarks: string | null;
};

/** What became of one row. */
export type RowOutcome =
  | {
      readonly kind: 'accepted';
      readonly row: number;
      readonly candidate: CandidatePerson;
      readonly flags: readonly RowFlag[];
      readonly household: StatedHousehold | null;
    }
  | {
      readonly kind: 'waiting';
      readonly row: number;
      readonly candidate: CandidatePerson;
      readonly flags: readonly RowFlag[];
      readonly household: StatedHousehold | null;
      readonly reasons: readonly RowReason<RowWaitingCode>[];
    }
  | {
      readonly kind: 'refused';
      readonly row: number;
      /** Of whom nobody can say who it is the list may still say to whom the person belongs. */
      readonly household: StatedHousehold | null;
      readonly reasons: readonly RowReason<RowRefusalCode>[];
    };

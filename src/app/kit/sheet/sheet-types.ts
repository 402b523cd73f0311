/** A person on the sheet. */
export interface SheetPerson {
  personNo: number;
  registerNumber: string;
  name: string;
  latin: string;
  /** A short line under the name, e.g. vehicle and compartment. */
  detail?: string;
  /** By what the rows can be filtered: the person's value of each facet. */
  facets?: Readonly<Record<string, string>>;
}

/** Something by which the rows can be filtered, e.g. the age class. */
export interface SheetFacet {
  key: string;
  label: string;
  options: { value: string; label: string }[];
}

/** Answers of one row by question key; a missing key means that nobody answered. There is no default answer. */
export type SheetAnswers = Readonly<Record<string, string>>;

/** One possible answer. `bad` answers are drawn in red besides being named. */
export interface SheetOption {
  value: string;
  label: string;
  tone?: 'plain' | 'bad';
}

/** A question of the sheet. */
export interface SheetQuestion {
  key: string;
  label: string;
  /** `choice` is drawn as buttons, `select` as a list, `text` as a field. */
  kind: 'choice' | 'select' | 'text';
  options?: SheetOption[];
  /** Options that depend on the other answers, e.g. sections of the chosen site. */
  optionsFor?: (answers: SheetAnswers) => SheetOption[];
  required: boolean;
  /** Drawn as a column of its own; other questions are in the row's detail. */
  column?: boolean;
  /** Asked only when this holds. */
  when?: (answers: SheetAnswers) => boolean;
  /** `false`: asked for single persons only, never for the rest together. */
  forRest?: boolean;
}

/** A row as it will be recorded. */
export interface SheetResultRow {
  personNo: number;
  answers: SheetAnswers;
  exception: boolean;
}

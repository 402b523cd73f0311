/** A row of a list as texts, with its number in the file as the officer's own program shows it. */
export type GridRow = { readonly row: number; readonly cells: readonly string[] };

/** Things that were seen in a file and hold nothing back; the officer is told each. */
export type ListNoteCode =
  | 'no-name-column'
  | 'sheet-of-several'
  | 'sheet-was-hidden'
  | 'titles-above-heading'
  | 'rows-hidden'
  | 'columns-hidden'
  | 'cells-merged'
  | 'formulas-by-value'
  | 'formulas-without-value'
  | 'repeated-headings'
  | 'blank-rows'
  | 'links-not-followed'
  | 'macros-not-run'
  | 'entered-as-residents'
  | 'entered-as-detainees'
  | 'households-made'
  | 'households-without-head'
  | 'households-too-large'
  | 'rows-without-household'
  | 'households-of-residents'
  | 'columns-kept-with-list'
  | 'several-columns-of-one-field'
  | 'other-type-than-name';

/** One such thing, as data; `describeNote` makes the sentence. */
export type ListNote = { readonly code: ListNoteCode; readonly values: Readonly<Record<string, string>> };

/** A list as a table of texts, whatever kind of file it came in. Names of sheets are in the order of the workbook; none for CSV. */
export type ListGrid = {
  readonly rows: readonly GridRow[];
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  readonly notes: readonly ListNote[];
};

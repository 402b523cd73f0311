import type { ListRefusalCode } from '../decode-list.ts';
import type { ListGrid } from '../list-grid.ts';

/** What the reader of files is given. */
export type ListFileRequest = { readonly bytes: Uint8Array; readonly sheet?: string };

/** What it answers: the list as texts, or why the file is refused. */
export type ListFileReading =
  | { readonly ok: true; readonly kind: 'csv' | 'xlsx'; readonly grid: ListGrid }
  | { readonly ok: false; readonly code: ListRefusalCode; readonly values: Readonly<Record<string, string>> };

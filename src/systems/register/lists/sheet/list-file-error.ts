import type { ListRefusalCode } from '../decode-list.ts';

/** A whole file is refused; `values` are what the sentences of the refusal need. */
export class ListFileError extends Error {
  override readonly name = 'ListFileError';
  readonly code: ListRefusalCode;
  readonly values: Readonly<Record<string, string>>;

  constructor(code: ListRefusalCode, values: Record<string, string> = {}) {
    super(code);
    this.code = code;
    this.values = values;
  }
}

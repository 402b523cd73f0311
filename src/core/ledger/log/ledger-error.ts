/** Why a log, a proof or a note is not believed. */
export type LedgerFault =
  | 'note-malformed'
  | 'key-malformed'
  | 'signature-missing'
  | 'signature-false'
  | 'checkpoint-malformed'
  | 'proof-malformed'
  | 'proof-false'
  | 'policy-malformed'
  | 'quorum-missed'
  | 'file-missing'
  | 'file-malformed'
  | 'tile-false'
  | 'entry-malformed'
  | 'label-twice'
  | 'root-false'
  | 'other-log';

/** What was checked is not what it says it is. The message says where and why; nothing that comes after it was looked at. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError';
  readonly fault: LedgerFault;
  constructor(fault: LedgerFault, message: string) {
    super(message);
    this.fault = fault;
  }
}

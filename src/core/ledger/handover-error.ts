/** Why a hand-over payload or receipt is refused. Kept as a code so that screens can say it in three languages. */
export type HandoverRefusal =
  | 'malformed' // not the one byte string that says what it says
  | 'unsupported-version'
  | 'unknown-key' // a key that nobody enrolled
  | 'same-key-twice'
  | 'wrong-authority' // the key belongs to neither, or to the other, party
  | 'wrong-signature';

/** A hand-over payload or receipt cannot be accepted. `code` says why; the message says it to a person. */
export class HandoverError extends Error {
  override readonly name = 'HandoverError';
  readonly code: HandoverRefusal;
  constructor(code: HandoverRefusal, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

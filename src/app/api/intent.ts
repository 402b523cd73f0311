import { mintId } from './mint-id.ts';

/** What an officer meant with one press: sent under one key, with the moment of the press, until the register answers. */
export type Intent = {
  readonly key: string;
  /** The input as text. */
  readonly text: string;
  /** The moment of the press by the register clock, in milliseconds; undefined where that is not known yet. */
  readonly recordedAt: number | undefined;
};

/** The intent of a press: the one that is not answered yet where the input is the same, a new one otherwise. */
export const intentOf = (unanswered: Intent | undefined, text: string, now: number | undefined): Intent =>
  unanswered?.text === text ? unanswered : { key: mintId(), text, recordedAt: now };

/** The headers that an intent is sent with, the same at every repeat. */
export const headersOf = ({ key, recordedAt }: Pick<Intent, 'key' | 'recordedAt'>): Record<string, string> => ({
  'Idempotency-Key': key,
  ...recordedHeader(recordedAt),
});

/** The header that says when the device wrote down what it sends; none where the register clock is not known. */
export const recordedHeader = (recordedAt: number | undefined): Record<string, string> =>
  recordedAt === undefined ? {} : { 'X-Amana-Recorded-At': String(recordedAt) };

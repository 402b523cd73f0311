import { CanonicalJsonError, parseCanonicalJson } from '../../../core/ledger/canonical-json.ts';

/** What an officer of each side signs of a closing roll-call (I28). It names no person: `rollRoot` commits to both rolls under a secret. */
export type RollCallPayload = {
  readonly version: 1;
  readonly site: string;
  /** Code of the authority that gives the site. */
  readonly giving: string;
  /** Code of the authority that takes it. */
  readonly taking: string;
  readonly calledAt: number;
  /** Heads that were counted. */
  readonly counted: number;
  /** Persons whom the register had there. */
  readonly onRoll: number;
  /** Persons and strangers who were there. */
  readonly present: number;
  /** On the old roll, and not there. */
  readonly missing: number;
  /** There, and not on the old roll. */
  readonly unknown: number;
  /**
   * SHA-256 in hexadecimal over lines of text: a secret of 32 random bytes in hexadecimal, then in byte order one for each person (register number, a space, and
   * 1 or 0 for the old and for the new roll) and one for each stranger ("? " and the SHA-256 of the name). Without the secret nobody can try out who was there.
   */
  readonly rollRoot: string;
  /** True in a register of synthetic persons, so that no demonstration can pass for a real roll-call. */
  readonly synthetic: boolean;
};

const COUNTS = ['calledAt', 'counted', 'onRoll', 'present', 'missing', 'unknown'] as const;
const CODES = {
  site: /^[A-Z]{3}$/,
  giving: /^[A-Z]{2,8}$/,
  taking: /^[A-Z]{2,8}$/,
  rollRoot: /^[0-9a-f]{64}$/,
} as const;
const FIELDS = [...COUNTS, ...Object.keys(CODES), 'synthetic', 'version'].length;

const isPayload = (value: Record<string, unknown>): boolean =>
  Object.keys(value).length === FIELDS &&
  value.version === 1 &&
  typeof value.synthetic === 'boolean' &&
  COUNTS.every((name) => Number.isSafeInteger(value[name]) && (value[name] as number) >= 0) &&
  Object.entries(CODES).every(([name, shape]) => typeof value[name] === 'string' && shape.test(value[name]));

/** Reads signed bytes strictly: canonical JSON (RFC 8785) of exactly these fields, as the database writes it (`sites.roll_payload`). @returns undefined for any other bytes */
export const decodeRollCallPayload = (bytes: Uint8Array): RollCallPayload | undefined => {
  try {
    const value: unknown = parseCanonicalJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof value !== 'object' || value === null || !isPayload(value as Record<string, unknown>)) return undefined;
    return value as RollCallPayload;
  } catch (error) {
    if (error instanceof CanonicalJsonError || error instanceof TypeError) return undefined;
    throw error;
  }
};

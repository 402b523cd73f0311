import { randomBytes } from 'node:crypto';
import {
  decodeHandoverPayload,
  encodeHandoverPayload,
  type HandoverException,
  type HandoverPayload,
} from '../../core/ledger/handover-payload.ts';
import type { Reader } from '../../core/register/command-definition.ts';
import { Refusal } from '../../core/register/refusal.ts';
import type { ManifestKind } from './manifest-kind.ts';
import { findSeal, getManifest } from './state.ts';

/** The payload that was signed, read strictly. @throws Refusal `invalid-input`. */
export const readPayload = (bytes: Uint8Array): HandoverPayload => {
  try {
    return decodeHandoverPayload(bytes);
  } catch (error) {
    throw new Refusal('invalid-input', {
      problems: [{ code: 'payload-malformed', field: 'payload', values: { detail: (error as Error).message } }],
    });
  }
};

/** What a hand-over of this manifest must say now, but for its id, instant and counters. */
export type HandoverTerms = Pick<
  HandoverPayload,
  'operation' | 'count' | 'fromAuthority' | 'toAuthority' | 'place' | 'ordinal' | 'exceptions' | 'synthetic'
> & { readonly manifestHash: string; readonly kind: ManifestKind };

/** Reads the terms of the next hand-over. @throws Refusal where the manifest is not sealed or its hand-overs are done. */
export const readTerms = async (read: Reader, manifestNo: number, synthetic: boolean): Promise<HandoverTerms> => {
  const manifest = await getManifest(read, manifestNo);
  const seal = await findSeal(read, manifestNo);
  if (seal === undefined || seal.sealed_by === null)
    throw new Refusal('I07-two-signatures-one-instant', { values: { detail: 'the manifest is not sealed' } });
  const ordinal = manifest.handovers + 1;
  const pass = await read.row<{ from_authority: string; to_authority: string; place: string }>(
    'SELECT from_authority, to_authority, place FROM transfers.passes_seen($1) WHERE ordinal = $2',
    [manifestNo, ordinal],
  );
  if (pass === undefined) throw new Refusal('stale', { values: { detail: 'all hand-overs are done' } });
  const exceptions = await read.rows<HandoverException>(
    'SELECT kind AS code, count(*)::int AS count FROM transfers.difference WHERE manifest_no = $1 AND ordinal = $2 GROUP BY kind ORDER BY kind COLLATE "C"',
    [manifestNo, ordinal],
  );
  const expected = await read.row<{ n: number }>('SELECT count(*)::int AS n FROM transfers.expected_persons_seen($1)', [
    manifestNo,
  ]);
  return {
    operation: manifest.operation_code,
    count: expected?.n ?? 0,
    fromAuthority: pass.from_authority,
    toAuthority: pass.to_authority,
    place: pass.place,
    ordinal,
    exceptions,
    synthetic,
    manifestHash: seal.manifest_hash,
    kind: manifest.kind,
  };
};

/** Which fields of a payload are not the terms of today: empty when it may be signed. */
export const departures = (payload: HandoverPayload, terms: HandoverTerms): string[] => {
  const fields: [string, unknown, unknown][] = [
    ['operation', payload.operation, terms.operation],
    ['count', payload.count, terms.count],
    ['manifestRoot', Buffer.from(payload.manifestRoot).toString('hex'), terms.manifestHash],
    ['fromAuthority', payload.fromAuthority, terms.fromAuthority],
    ['toAuthority', payload.toAuthority, terms.toAuthority],
    ['place', payload.place, terms.place],
    ['ordinal', payload.ordinal, terms.ordinal],
    ['exceptions', JSON.stringify(payload.exceptions), JSON.stringify(terms.exceptions)],
    ['synthetic', payload.synthetic, terms.synthetic],
  ];
  return fields.filter(([, said, real]) => said !== real).map(([name]) => name);
};

/** Whether a hand-over names a head that the log signed, or none: a device that was offline may know an older one, or no log at all. */
export const knowsLastCheckpoint = async (
  read: Reader,
  { lastCheckpoint: { size, root } }: HandoverPayload,
): Promise<boolean> => {
  if (size === 0) return true;
  const found = await read.row<{ known: boolean }>('SELECT register.is_log_head($1, $2) AS known', [
    size,
    Buffer.from(root),
  ]);
  return found?.known === true;
};

const lastCheckpoint = async (read: Reader): Promise<HandoverPayload['lastCheckpoint']> => {
  const head = await read.row<{ size: number; root: Buffer }>(
    'SELECT h.size::int AS size, h.root FROM register.last_log_head() h',
  );
  return head === undefined
    ? { size: 0, root: new Uint8Array(0) }
    : { size: head.size, root: new Uint8Array(head.root) };
};

/**
 * The payload that the next hand-over of this manifest would sign now: the terms of today with a new id, the register clock's instant, the newest head of the public log, after which it was signed, and the
 * counters of the devices (how many hand-overs each officer's side has signed before, so that a repeated number shows a copied device).
 */
export const handoverPayload = async (
  read: Reader,
  manifestNo: number,
): Promise<{ bytes: Uint8Array; terms: HandoverTerms }> => {
  const register = await read.row<{ synthetic: boolean; now: number; given: number; taken: number }>(
    `SELECT coalesce((SELECT synthetic FROM register.clock_setting), false) AS synthetic, register.ms(register.clock()) AS now,
       (SELECT count(*) FROM transfers.offer o WHERE o.officer_no = access.officer_id())::int AS given, (SELECT count(*) FROM transfers.handover h WHERE h.to_officer = access.officer_id())::int AS taken`,
  );
  const { now = 0, synthetic = false, given = 0, taken = 0 } = register ?? {};
  const { manifestHash, kind, ...terms } = await readTerms(read, manifestNo, synthetic);
  const bytes = encodeHandoverPayload({
    version: kind === 'within-authority' ? 2 : 1,
    id: new Uint8Array(randomBytes(12)),
    ...terms,
    manifestRoot: new Uint8Array(Buffer.from(manifestHash, 'hex')),
    instant: now,
    lastCheckpoint: await lastCheckpoint(read),
    deviceCounters: [given + 1, taken],
  });
  return { bytes, terms: { ...terms, manifestHash, kind } };
};

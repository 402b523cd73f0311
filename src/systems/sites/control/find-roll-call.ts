import { bytesOf, signatureHolds } from '../../../core/access/device-signature.ts';
import { ROLL_CALL_PAYLOAD_TYPE } from '../../../core/ledger/dsse.ts';
import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';

/** A roll-call as the commands need it; `roll_hash` in hexadecimal. `payload` is null where the roll was called before device keys signed rolls. */
export type RollCallState = {
  readonly site: string;
  readonly stream: number;
  readonly giving: string;
  readonly taking: string;
  readonly called_at: number;
  readonly counted: number;
  readonly roll_hash: string;
  readonly proposed_by: number;
  readonly proposed_for: string;
  readonly payload: Buffer | null;
  readonly caller_key: string | null;
  readonly caller_signature: Buffer | null;
  readonly caller_signed: boolean;
  readonly signed: boolean;
};

/** A roll-call, or a refusal `not-found`, also where it is behind the wall. */
export const getRollCall = async (read: Reader, id: string): Promise<RollCallState> => {
  const call = await read.row<RollCallState>(
    `SELECT r.site, sites.stream_of(r.site) AS stream, r.giving, r.taking, r.called_at, r.counted, encode(r.roll_hash, 'hex') AS roll_hash, r.proposed_by, r.proposed_for, r.payload, r.caller_key, r.caller_signature, r.caller_key IS NOT NULL AS caller_signed, r.signed_by IS NOT NULL AS signed
       FROM sites.roll_call r WHERE r.id = $1`,
    [id],
  );
  if (call === undefined) throw new Refusal('not-found', { values: { detail: `roll-call ${id}` } });
  return call;
};

/**
 * The signature under a roll-call that an officer sends, as the event keeps it, and whether it holds: made by the officer's enrolled key over the bytes of this roll-call.
 * @param keyId of the device
 * @param text the signature, base64url
 * @throws Refusal `invalid-input` for text that is no base64url
 */
export const checkRollSignature = async (
  read: Reader,
  call: RollCallState,
  officerNo: number,
  keyId: string,
  text: string,
): Promise<{ holds: boolean; signature: string }> => {
  const bytes = bytesOf(text, 'signature');
  const holds =
    call.payload !== null &&
    (await signatureHolds(read, officerNo, keyId, call.payload, bytes, ROLL_CALL_PAYLOAD_TYPE));
  return { holds, signature: bytes.toString('hex') };
};

/** Whether the caller's signature holds that the register keeps: asked again before anything follows from it, because no trigger can verify Ed25519. */
export const callerSignatureHolds = async (read: Reader, call: RollCallState): Promise<boolean> =>
  call.payload !== null &&
  call.caller_key !== null &&
  call.caller_signature !== null &&
  (await signatureHolds(
    read,
    call.proposed_by,
    call.caller_key,
    call.payload,
    call.caller_signature,
    ROLL_CALL_PAYLOAD_TYPE,
  ));

/** Who passes with the site when this roll is signed. */
export const findPassing = async (read: Reader, id: string): Promise<number[]> =>
  (await read.rows<{ no: number }>('SELECT sites.passes_with_site($1) AS no', [id])).map(({ no }) => no);

import { keyId, type PayloadType, verifySignature } from '../../ledger/dsse.ts';

/** A signature that the register keeps, with the enrolled key and whose it is. Values as `verify` reads them; `publicKey` null where the key is unknown. */
export type KeptSignature = {
  readonly payload: Uint8Array;
  readonly type: PayloadType;
  readonly signature: Uint8Array;
  readonly keyId: string | null;
  readonly publicKey: Uint8Array | null;
  /** The officer who signed, and the authority for which. */
  readonly officer: string | null;
  readonly authority: string | null;
  /** The officer to whom the key is enrolled, and this officer's authority. */
  readonly owner: string | null;
  readonly ownersAuthority: string | null;
  /** Whether the key was enrolled, and not revoked, when it signed. */
  readonly inForce: boolean;
};

/** What is wrong with a signature by a device key: code and sentence of each problem. */
export const checkDeviceSignature = async (kept: KeptSignature): Promise<[string, string][]> => {
  if (kept.publicKey === null) return [['key-unknown', `the device key ${kept.keyId} is not enrolled.`]];
  const problems: [string, string][] = [];
  if ((await keyId(kept.publicKey)) !== kept.keyId)
    problems.push(['key-differs', `the enrolled key is not the one that the id ${kept.keyId} names.`]);
  if (kept.owner !== kept.officer || kept.ownersAuthority !== kept.authority)
    problems.push([
      'key-owner',
      `the device key ${kept.keyId} is not enrolled to officer ${kept.officer} of ${kept.authority}.`,
    ]);
  if (!kept.inForce) problems.push(['key-late', `the device key ${kept.keyId} was not in force when it signed.`]);
  if (!(await verifySignature(kept.publicKey, kept.payload, kept.signature, kept.type)))
    problems.push([
      'signature-wrong',
      `the signature of the device key ${kept.keyId} does not verify over the stored payload.`,
    ]);
  return problems;
};

/** Bytes from PostgreSQL's text of a `bytea`. */
export const bytesOfText = (text: string | null | undefined): Buffer => Buffer.from((text ?? '').slice(2), 'hex');

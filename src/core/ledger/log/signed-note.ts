import { createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';
import { LedgerError } from './ledger-error.ts';
import { decodeBase64 } from './strict-base64.ts';

/** Ed25519 over the text of a note (C2SP signed-note), and over a checkpoint and a time (C2SP tlog-cosignature). */
export const SIGNATURE_TYPES = { note: 0x01, cosignature: 0x04 } as const;
export type SignatureType = keyof typeof SIGNATURE_TYPES;

/** A key that is trusted to sign notes under a name. */
export type VerifierKey = {
  readonly name: string;
  /** First four bytes of SHA-256(name, newline, type, public key), in hexadecimal digits. */
  readonly id: string;
  readonly type: SignatureType;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Buffer;
};

/** One line under a note: who is said to have signed, and with what. */
export type NoteSignature = { readonly name: string; readonly id: string; readonly signature: Buffer };

/** A note: its text with the last newline, and the lines under it. */
export type SignedNote = { readonly text: string; readonly signatures: readonly NoteSignature[] };

/** More bytes than a checkpoint with a hundred cosignatures. */
const LONGEST_NOTE = 64 * 1024;
const MOST_SIGNATURES = 100;
/** The DER head of an Ed25519 public key (RFC 8410). */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

const isName = (name: string): boolean => name !== '' && !/[\s\u0085+\p{Cc}]/u.test(name);

const keyIdOf = (name: string, type: SignatureType, publicKey: Uint8Array): string =>
  hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(SIGNATURE_TYPES[type]), publicKey]), 'hex').slice(
    0,
    8,
  );

/** The raw 32 bytes of the public half of an Ed25519 key. */
export const rawPublicKey = (key: KeyObject): Buffer =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);

/** A verifier key of a name. @throws LedgerError `key-malformed` for a name with a space or a plus, or a key of another length */
export const verifierKey = (name: string, type: SignatureType, publicKey: Uint8Array): VerifierKey => {
  if (!isName(name))
    throw new LedgerError('key-malformed', `"${name}" cannot be the name of a key: no space, no plus, not empty.`);
  if (publicKey.length !== 32) throw new LedgerError('key-malformed', 'An Ed25519 public key has 32 bytes.');
  return { name, type, publicKey: Buffer.from(publicKey), id: keyIdOf(name, type, publicKey) };
};

/** The text of a verifier key: `name+id+base64(type || public key)`. */
export const verifierKeyText = ({ name, id, type, publicKey }: VerifierKey): string =>
  `${name}+${id}+${Buffer.concat([Buffer.of(SIGNATURE_TYPES[type]), publicKey]).toString('base64')}`;

/** Reads such a text. Its base64 may hold a plus, so only the first two divide. @throws LedgerError `key-malformed` */
export const readVerifierKey = (text: string): VerifierKey => {
  const [, name = '', id = '', encoded = ''] = /^([^+]*)\+([0-9a-f]{8})\+(.*)$/su.exec(text) ?? [];
  const bytes = decodeBase64(encoded);
  const type = (Object.keys(SIGNATURE_TYPES) as SignatureType[]).find((one) => SIGNATURE_TYPES[one] === bytes?.[0]);
  if (bytes?.length !== 33 || type === undefined || !isName(name))
    throw new LedgerError(
      'key-malformed',
      'A verifier key is NAME+ID+KEY: eight hexadecimal digits, and base64 of the type (1 log, 4 witness) and 32 bytes of an Ed25519 key.',
    );
  const key = verifierKey(name, type, bytes.subarray(1));
  if (key.id !== id)
    throw new LedgerError('key-malformed', `The key of "${name}" has the id ${key.id}, and not ${id}.`);
  return key;
};

/**
 * Reads a signed note. Nothing of it is to be believed before a signature was verified.
 * @throws LedgerError `note-malformed` where it is not exactly a text, an empty line and signature lines in canonical base64
 */
export const readNote = (bytes: Uint8Array): SignedNote => {
  const doubt = (why: string): never => {
    throw new LedgerError('note-malformed', `This is no signed note: ${why}.`);
  };
  if (bytes.length > LONGEST_NOTE) doubt(`it is longer than ${LONGEST_NOTE} bytes`);
  const whole = Buffer.from(bytes).toString('utf8');
  if (!Buffer.from(whole).equals(bytes)) doubt('it is not UTF-8');
  if (/[^\n\P{Cc}]/u.test(whole)) doubt('it holds a control character');
  const end = whole.lastIndexOf('\n\n');
  if (end < 0 || !whole.endsWith('\n'))
    doubt('there is no empty line between text and signatures, or no newline at the end');
  const lines = whole.slice(end + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) doubt(`more than ${MOST_SIGNATURES} have signed`);
  const signatures = lines.map((line) => {
    const [, name = '', encoded = ''] = /^\u2014 ([^ ]+) ([^ ]+)$/u.exec(line) ?? [];
    const signed = decodeBase64(encoded);
    if (!isName(name) || signed === undefined || signed.length < 5) return doubt(`"${line}" is no signature line`);
    return { name, id: signed.subarray(0, 4).toString('hex'), signature: signed.subarray(4) };
  });
  return { text: whole.slice(0, end + 1), signatures };
};

const publicKeyOf = (key: VerifierKey): KeyObject =>
  createPublicKey({ key: Buffer.concat([SPKI_HEAD, key.publicKey]), format: 'der', type: 'spki' });

/** What a witness signs: that it saw this head, consistent with all before, at a time in seconds since 1970. */
const cosignedMessage = (text: string, seconds: bigint): Buffer =>
  Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`);

/** The line of a signature under a note, with its newline. */
export const signatureLine = ({ name, id, signature }: NoteSignature): string =>
  `\u2014 ${name} ${Buffer.concat([Buffer.from(id, 'hex'), signature]).toString('base64')}\n`;

const lineOf = ({ name, id }: VerifierKey, signature: Buffer): string => signatureLine({ name, id, signature });

/** A note under a text, signed as a log signs. @param text ends with a newline @param privateKey Ed25519, the other half of `key` */
export const signNote = (text: string, key: VerifierKey, privateKey: KeyObject): string =>
  `${text}\n${lineOf(key, sign(null, Buffer.from(text), privateKey))}`;

/** The line by which a witness cosigns the text of a checkpoint. @param seconds whole seconds since 1970 */
export const cosignatureLine = (text: string, key: VerifierKey, privateKey: KeyObject, seconds: number): string => {
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(seconds));
  return lineOf(key, Buffer.concat([time, sign(null, cosignedMessage(text, BigInt(seconds)), privateKey)]));
};

/** A signature that was verified: whose, and for a cosignature when. */
export type VerifiedSignature = { readonly key: VerifierKey; readonly seconds?: number };

const verifyOne = (text: string, key: VerifierKey, signature: Buffer): VerifiedSignature => {
  const doubt = (): never => {
    throw new LedgerError(
      'signature-false',
      `The signature of "${key.name}" is false: the text was changed, or somebody else signed.`,
    );
  };
  if (key.type === 'note') {
    if (signature.length !== 64 || !verify(null, Buffer.from(text), publicKeyOf(key), signature)) doubt();
    return { key };
  }
  if (signature.length !== 72) doubt();
  const time = signature.readBigUInt64BE();
  if (
    time > BigInt(Number.MAX_SAFE_INTEGER) ||
    !verify(null, cosignedMessage(text, time), publicKeyOf(key), signature.subarray(8))
  )
    doubt();
  return { key, seconds: Number(time) };
};

/**
 * The signatures of a note by keys that are trusted; lines of others say nothing and are passed over.
 * @throws LedgerError `signature-false` where a trusted key is named and did not sign this
 */
export const verifyNote = ({ text, signatures }: SignedNote, trusted: readonly VerifierKey[]): VerifiedSignature[] => {
  const verified = new Map<VerifierKey, VerifiedSignature>();
  for (const { name, id, signature } of signatures) {
    const key = trusted.find((one) => one.name === name && one.id === id);
    // who signed twice counts once
    if (key !== undefined) verified.set(key, verifyOne(text, key, signature));
  }
  return [...verified.values()];
};

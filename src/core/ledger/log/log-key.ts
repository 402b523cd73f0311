import { createPrivateKey, type KeyObject } from 'node:crypto';
import { LedgerError } from './ledger-error.ts';
import { rawPublicKey, type VerifierKey, verifierKey } from './signed-note.ts';
import { decodeBase64 } from './strict-base64.ts';

/** The key that signs the heads of a log, and the one that verifies them. */
export type LogKey = { readonly verifier: VerifierKey; readonly privateKey: KeyObject };

/** The DER head of an Ed25519 private key (RFC 8410), before its 32 bytes. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const LINE = /^amana-log-1 ([^\s+]+) ([0-9a-f]{8}) ([A-Za-z0-9+/]{43}=)\n$/;

const keyOf = (name: string, seed: Uint8Array): LogKey => {
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });
  return { privateKey, verifier: verifierKey(name, 'note', rawPublicKey(privateKey)) };
};

/**
 * The line by which the key of a log is kept: name of the log, id of the key, 32 secret bytes in base64.
 * @param seed 32 random bytes
 */
export const logKeyLine = (name: string, seed: Uint8Array): string =>
  `amana-log-1 ${name} ${keyOf(name, seed).verifier.id} ${Buffer.from(seed).toString('base64')}\n`;

/** Reads such a line. @throws LedgerError `key-malformed` without a word of what it held */
export const readLogKey = (line: string): LogKey => {
  const [, name = '', id = '', encoded = ''] = LINE.exec(line) ?? [];
  const seed = decodeBase64(encoded);
  const key = seed?.length === 32 ? keyOf(name, seed) : undefined;
  if (key === undefined || key.verifier.id !== id)
    throw new LedgerError(
      'key-malformed',
      'The key of the log is damaged: it is one line "amana-log-1 NAME ID KEY". Restore it from the offline copy.',
    );
  return key;
};

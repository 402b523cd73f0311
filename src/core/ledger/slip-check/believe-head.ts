import { LedgerError } from '../log/ledger-error.ts';
import { plainSha256 } from '../plain-sha256.ts';

/** The head of a log that was read without the register, and without Node: signed by the log, and by these witnesses when. */
export type BelievedHead = {
  readonly origin: string;
  readonly keyId: string;
  readonly size: number;
  readonly root: Uint8Array;
  /** The key of the log. */
  readonly key: Key;
  /** Each with the text of its key. */
  readonly cosigned: readonly {
    readonly name: string;
    readonly keyId: string;
    readonly key: string;
    readonly seconds: number;
  }[];
};

/** A key that was read, and its text. */
export type Key = {
  readonly name: string;
  readonly id: string;
  readonly type: number;
  readonly raw: Uint8Array<ArrayBuffer>;
  readonly text: string;
};

const utf8 = new TextEncoder();
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(utf8.encode(text));
const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const NOTE = 1;
const COSIGNATURE = 4;

/** Bytes of canonical base64; undefined for any other spelling. */
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  try {
    const binary = atob(text);
    return btoa(binary) === text ? Uint8Array.from(binary, (letter) => letter.charCodeAt(0)) : undefined;
  } catch {
    return undefined;
  }
};

/** The text of a file, which is UTF-8 and holds no control character. */
const textOf = (bytes: Uint8Array, path: string): string => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (!/[^\n\P{Cc}]/u.test(text)) return text;
  } catch {
    // said below
  }
  throw new LedgerError('file-malformed', `${path} is no text.`);
};

/** Reads a key. @throws LedgerError `key-malformed` */
export const readKey = (line: string, path: string): Key => {
  const [, name = '', id = '', encoded = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+(.*)$/su.exec(line) ?? [];
  const raw = fromBase64(encoded);
  const named = raw?.length === 33 ? hexOf(plainSha256(Uint8Array.from([...bytesOf(`${name}\n`), ...raw]))) : '';
  if (raw === undefined || named.slice(0, 8) !== id || (raw[0] !== NOTE && raw[0] !== COSIGNATURE))
    throw new LedgerError('key-malformed', `${path} holds no key of a log or a witness, or one that was changed.`);
  return { name, id, type: raw[0], raw: raw.slice(1), text: line };
};

/** Keys, one a line. */
const readKeys = (bytes: Uint8Array, path: string, type: number): Key[] => {
  const lines = textOf(bytes, path).split('\n');
  const keys = lines.slice(0, -1).map((line) => readKey(line, path));
  if (lines.at(-1) !== '' || keys.some((key) => key.type !== type))
    throw new LedgerError('file-malformed', `${path} is not one key a line.`);
  return keys;
};

const hasSigned = async (key: Key, message: Uint8Array<ArrayBuffer>, signature: Uint8Array<ArrayBuffer>) => {
  const imported = await crypto.subtle.importKey('raw', key.raw, { name: 'Ed25519' }, false, ['verify']);
  return signature.length === 64 && crypto.subtle.verify({ name: 'Ed25519' }, imported, signature, message);
};

/** The three files by which a head is believed: `checkpoint`, `log.vkey` and `witness.vkeys`. */
export type HeadFiles = { readonly checkpoint: Uint8Array; readonly log: Uint8Array; readonly witnesses: Uint8Array };

type Line = {
  readonly key: Key | undefined;
  readonly name: string;
  readonly isTrue: boolean;
  readonly seconds: number;
};
type SignedHead = {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly lines: readonly Line[];
};

/** A checkpoint, and each line under it: whose it is of these keys, and whether that one signed this. */
const readHead = async (note: string, keys: readonly Key[]): Promise<SignedHead> => {
  const [, text = '', under = ''] = /^(.*\n)\n((?:\u2014 [^ \n]+ [^ \n]+\n)+)$/su.exec(note) ?? [];
  const [origin = '', sizeText = '', rootText = '', ...rest] = text.split('\n');
  const [size, root] = [Number(sizeText), fromBase64(rootText)];
  if (
    !/^(0|[1-9][0-9]{0,15})$/.test(sizeText) ||
    !Number.isSafeInteger(size) ||
    root?.length !== 32 ||
    rest.join() !== ''
  )
    throw new LedgerError('checkpoint-malformed', 'The checkpoint is not three lines and signatures.');
  const lines = under.slice(0, -1).split('\n');
  return {
    origin,
    size,
    root,
    lines: await Promise.all(
      lines.map(async (line) => {
        const [, name = '', encoded = ''] = line.split(' ');
        const signed = fromBase64(encoded) ?? new Uint8Array();
        const id = hexOf(signed.subarray(0, 4));
        const key: Key | undefined = keys.find((one) => one.name === name && one.id === id);
        const at = key?.type === COSIGNATURE ? 12 : 4;
        const seconds =
          at === 12 && signed.length === 76 ? Number(new DataView(signed.buffer).getBigUint64(4)) : Number.NaN;
        const message = at === 12 ? `cosignature/v1\ntime ${seconds}\n${text}` : text;
        const isTrue = key !== undefined && (await hasSigned(key, bytesOf(message), signed.slice(at)));
        return { key, name, isTrue, seconds };
      }),
    ),
  };
};

/** A checkpoint that stands in another file, and who of these keys has signed it; lines of others say nothing. @throws LedgerError where a line of one of them is false */
export const readSigned = async (
  note: string,
  keys: readonly Key[],
): Promise<Omit<SignedHead, 'lines'> & { readonly by: readonly Key[] }> => {
  const { lines, ...head } = await readHead(note, keys);
  const known = lines.filter(({ key }) => key !== undefined);
  const wrong = known.find(({ isTrue }) => !isTrue);
  if (wrong !== undefined) throw new LedgerError('signature-false', `A line of ${wrong.name} is not signed by it.`);
  return { ...head, by: known.map(({ key }) => key as Key) };
};

/**
 * Believes the head of a log as the keys beside it say. Every line under it has to be of one of them, so that no byte of it can be changed; who knows the keys from elsewhere compares their ids.
 * @throws LedgerError with what is not as it says
 */
export const believeHead = async (files: HeadFiles): Promise<BelievedHead> => {
  const [logKey, ...others] = readKeys(files.log, 'log.vkey', NOTE);
  const witnesses = readKeys(files.witnesses, 'witness.vkeys', COSIGNATURE);
  if (logKey === undefined || others.length > 0)
    throw new LedgerError('file-malformed', 'log.vkey holds exactly one key.');
  const { origin, size, root, lines } = await readHead(textOf(files.checkpoint, 'checkpoint'), [logKey, ...witnesses]);
  const cosigned: { name: string; keyId: string; key: string; seconds: number }[] = [];
  for (const { key, name, isTrue, seconds } of lines) {
    if (key === undefined || !isTrue)
      throw new LedgerError('signature-false', `A line under the checkpoint is not signed by whom it names: ${name}.`);
    if (key !== logKey && !cosigned.some(({ keyId }) => keyId === key.id))
      cosigned.push({ name, keyId: key.id, key: key.text, seconds });
  }
  if (!lines.some(({ key }) => key === logKey) || origin !== logKey.name)
    throw new LedgerError('signature-missing', 'The log of log.vkey has not signed this checkpoint.');
  return { origin, keyId: logKey.id, key: logKey, size, root, cosigned };
};

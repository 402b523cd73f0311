import { LedgerError } from '../../core/ledger/log/ledger-error.ts';
import { readNote, signatureLine, type VerifierKey, verifyNote } from '../../core/ledger/log/signed-note.ts';
import { decodeDecimal } from '../../core/ledger/log/strict-base64.ts';

/** How long a witness may take and how far its clock may be ahead, in milliseconds, and how much it may answer, in bytes. */
const LIMITS = { wait: 10_000, ahead: 86_400_000, answer: 16_384 };
/** Words of a witness that are kept of an answer. */
const WORDS = 300;

/** What is sent to a witness: the size that it cosigned last, the proof that the head goes on from there, and the head as the log signed it. */
export type CosignRequest = { readonly old: number; readonly proof: readonly Uint8Array[]; readonly note: string };

/** What a witness answered. */
export type WitnessAnswer =
  /** It cosigned: its line, and the time that it says, in seconds since 1970. */
  | { readonly kind: 'cosigns'; readonly line: string; readonly seconds: number }
  /** It knows another size than was thought. */
  | { readonly kind: 'knows'; readonly size: number }
  /** It will not: it does not know the log or its key, or what it is shown contradicts what it saw. */
  | { readonly kind: 'refuses'; readonly words: string }
  /** Nothing came, or nothing that can be read: it is asked again. */
  | { readonly kind: 'silent'; readonly words: string };

const readAnswer = async (response: Response): Promise<string> => {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > LIMITS.answer) throw new LedgerError('note-malformed', 'its answer is too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
};

/** Words of another machine, as they may stand in a log and on a page. */
const plain = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, WORDS);

/** Its line under the head, where it is one and true; whatever else stands in the answer is somebody else's. It is true of this head only: an answer must not make a longer text of it. */
const cosignatureIn = (note: string, answer: string, key: VerifierKey): WitnessAnswer => {
  try {
    const read = readNote(Buffer.from(note + answer));
    if (read.text !== readNote(Buffer.from(note)).text)
      return { kind: 'refuses', words: 'its cosignature is none: it is of another text than the head' };
    const seconds = verifyNote(read, [key])[0]?.seconds;
    const line = read.signatures.findLast(({ name, id }) => name === key.name && id === key.id);
    if (seconds === undefined || line === undefined)
      return { kind: 'refuses', words: 'it answered without its cosignature' };
    if (seconds * 1000 > Date.now() + LIMITS.ahead)
      return { kind: 'refuses', words: 'its cosignature is none: it says a time that has not come' };
    return { kind: 'cosigns', line: signatureLine(line), seconds };
  } catch (error) {
    if (error instanceof LedgerError)
      return { kind: 'refuses', words: `its cosignature is none: ${plain(error.message)}` };
    throw error;
  }
};

const understood = async (response: Response, request: CosignRequest, key: VerifierKey): Promise<WitnessAnswer> => {
  const { status, headers } = response;
  const answer = await readAnswer(response);
  if (status === 200) return cosignatureIn(request.note, answer, key);
  const size =
    headers.get('content-type')?.startsWith('text/x.tlog.size') === true ? decodeDecimal(answer.trimEnd()) : undefined;
  if (status === 409 && size !== undefined && size !== request.old) return { kind: 'knows', size };
  const words = `${status} ${plain(answer)}`.trim();
  // what passes by itself: it is overloaded, restarts, or somebody stands between
  return status >= 500 || status === 429 || status === 408 ? { kind: 'silent', words } : { kind: 'refuses', words };
};

/**
 * Asks a witness to cosign a head (C2SP tlog-witness, `add-checkpoint`). Nothing in what is sent is personal data, or secret from who watches the line.
 * @param url its submission prefix
 * @param stop given up when this is aborted
 */
export const askWitness = async (
  url: string,
  key: VerifierKey,
  request: CosignRequest,
  stop: AbortSignal,
): Promise<WitnessAnswer> => {
  const proof = request.proof.map((hash) => `${Buffer.from(hash).toString('base64')}\n`).join('');
  try {
    const response = await fetch(`${url.replace(/\/+$/, '')}/add-checkpoint`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: `old ${request.old}\n${proof}\n${request.note}`,
      // a witness is who has its address: nobody is sent on to another
      redirect: 'error',
      signal: AbortSignal.any([stop, AbortSignal.timeout(LIMITS.wait)]),
    });
    return await understood(response, request, key);
  } catch (error) {
    if (error instanceof LedgerError) return { kind: 'silent', words: error.message };
    const { cause, message } = error as { cause?: { code?: string }; message: string };
    return { kind: 'silent', words: plain(cause?.code ?? message) };
  }
};

import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Checkpoint, readCheckpoint } from '../../src/core/ledger/log/checkpoint.ts';
import { verifyConsistency } from '../../src/core/ledger/log/merkle-proof.ts';
import {
  cosignatureLine,
  rawPublicKey,
  readNote,
  type SignedNote,
  signatureLine,
  type VerifierKey,
  verifierKey,
  verifyNote,
} from '../../src/core/ledger/log/signed-note.ts';

/** What a witness remembers of a log, by its origin. */
type Seen = { readonly size: number; readonly root: Buffer };

/**
 * A witness of logs (C2SP tlog-witness) on a port of this machine: cosigns what goes on from what it saw, and refuses what does not, as the format says. `behave` puts another answer in place of its own.
 */
export class TestWitness {
  readonly key: VerifierKey;
  readonly seen = new Map<string, Seen>();
  readonly asked: { readonly old: number; readonly size: number; readonly status: number }[] = [];
  /** Logs that it knows; where it is empty, every log by the key it comes with first. */
  logs: VerifierKey[] = [];
  behave: ((reply: http.ServerResponse) => void) | undefined;
  /** A lie that it tells with its true key: over a longer text than the head, or of a time that has not come. */
  behaveAs: 'longer-text' | 'time-to-come' | undefined;
  readonly #privateKey: KeyObject;
  readonly #server: http.Server;

  private constructor(name: string) {
    const { privateKey } = generateKeyPairSync('ed25519');
    this.#privateKey = privateKey;
    this.key = verifierKey(name, 'cosignature', rawPublicKey(privateKey));
    this.#server = http.createServer((request, reply) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => this.#answer(request, Buffer.concat(parts).toString('utf8'), reply));
    });
  }

  static async open(name: string): Promise<TestWitness> {
    const witness = new TestWitness(name);
    await new Promise<void>((resolve) => witness.#server.listen(0, '127.0.0.1', resolve));
    return witness;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer({ method, url }: http.IncomingMessage, body: string, reply: http.ServerResponse): void {
    const say = (status: number, text: string, type = 'text/plain'): void => {
      reply.writeHead(status, { 'content-type': type }).end(text);
    };
    if (this.behave !== undefined) this.behave(reply);
    else if (method !== 'POST' || url !== '/add-checkpoint') say(404, 'there is nothing here\n');
    else this.#consider(body, say);
  }

  #consider(body: string, reply: (status: number, text: string, type?: string) => void): void {
    const begin = body.indexOf('\n\n');
    const [first = '', ...proof] = body.slice(0, begin).split('\n');
    const old = Number(/^old (0|[1-9][0-9]*)$/.exec(first)?.[1]);
    const note = readNote(Buffer.from(body.slice(begin + 2)));
    const { origin, size, root } = readCheckpoint(note.text);
    const [status, text, type] = this.#judge(note, { old, origin, size, root, proof });
    this.asked.push({ old, size, status });
    reply(status, text, type);
  }

  /** What the format says to a request: a status, and what to say. */
  #judge(
    note: SignedNote,
    { old, origin, size, root, proof }: Checkpoint & { readonly old: number; readonly proof: readonly string[] },
  ): [status: number, text: string, type?: string] {
    if (!this.logs.some(({ name }) => name === origin)) return [404, 'I do not know this log\n'];
    if (verifyNote(note, this.logs).length === 0) return [403, 'signed by somebody else\n'];
    if (!Number.isSafeInteger(old) || old > size || proof.length > 63) return [400, 'this is no request\n'];
    const last = this.seen.get(origin);
    if (old !== (last?.size ?? 0)) return [409, `${last?.size ?? 0}\n`, 'text/x.tlog.size'];
    const hashes = proof.map((line) => Buffer.from(line, 'base64'));
    if (last === undefined && hashes.length > 0) return [422, 'a proof from nothing\n'];
    if (last?.size === size && !last.root.equals(root)) return [409, 'another root\n'];
    if (last !== undefined && !verifyConsistency(last.size, size, hashes, last.root, root))
      return [422, 'this does not go on from what I saw\n'];
    this.seen.set(origin, { size, root });
    const now = Math.floor(Date.now() / 1000);
    if (this.behaveAs === 'longer-text') {
      const lines = note.signatures.map(signatureLine).join('');
      return [200, `\n${cosignatureLine(`${note.text}\n${lines}`, this.key, this.#privateKey, now)}`];
    }
    return [
      200,
      cosignatureLine(note.text, this.key, this.#privateKey, this.behaveAs === undefined ? now : now * 1000),
    ];
  }
}

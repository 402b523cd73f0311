import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { LedgerError } from '../../core/ledger/log/ledger-error.ts';
import type { LogReader } from '../../core/ledger/log/log-reader.ts';
import { verifierKeyText } from '../../core/ledger/log/signed-note.ts';
import { TileTree } from '../../core/ledger/log/tile-tree.ts';
import type { PolicyWitness, TlogPolicy } from '../../core/ledger/log/tlog-policy.ts';
import { askWitness, type WitnessAnswer } from './ask-witness.ts';
import { cosignedSize, headsToCosign, keepCosignature } from './cosigned-head.ts';
import { type LogHead, newestHead } from './log-entries.ts';

/** In milliseconds: how often it is looked whether there is a new head, and how long a witness is left alone that did not answer, or will not cosign. */
export const WITNESS_PAUSES = { step: 5_000, silent: 30_000, refuses: 300_000 };

/** How a witness stands. */
export type WitnessState = {
  readonly name: string;
  /** What became of asking it last; `named` before it was asked. */
  readonly kind: 'named' | 'cosigns' | 'refuses' | 'silent';
  readonly size: number;
};

export type WitnessParts = {
  /** As `amana_verify`; used by nobody else meanwhile. */
  readonly client: pg.ClientBase;
  readonly policy: TlogPolicy;
  readonly read: LogReader;
  /** Told when a witness begins to refuse or to be silent, and when it cosigns again. */
  readonly say: (text: string) => void;
  /** After a head was cosigned. */
  readonly publish: () => Promise<void>;
  readonly pauses?: typeof WITNESS_PAUSES;
};

/** What somebody who operates a register is to read where a witness refuses. */
const refusal = ({ name }: PolicyWitness, words: string): string =>
  `the witness ${name} refuses: ${words}. It saw another log than this one, or does not know it: see docs/operators/ledger.md before anything else`;

/**
 * Asks the witnesses of a policy to cosign each new head (C2SP tlog-witness), each by itself, and keeps what they say. Nothing here holds up a command, or the signing of heads: what waits for a quorum is what is
 * told outside.
 */
export class Witnesses {
  readonly #parts: WitnessParts;
  readonly #asked: readonly PolicyWitness[];
  readonly #known = new Map<PolicyWitness, number>();
  readonly #cosigned = new Map<PolicyWitness, number>();
  readonly #after = new Map<PolicyWitness, number>();
  readonly #kinds = new Map<PolicyWitness, WitnessState['kind']>();

  constructor(parts: WitnessParts) {
    this.#parts = parts;
    this.#asked = parts.policy.witnesses.filter(({ url }) => url !== null);
  }

  get state(): readonly WitnessState[] {
    return this.#parts.policy.witnesses.map((witness) => ({
      name: witness.name,
      kind: this.#kinds.get(witness) ?? 'named',
      size: this.#cosigned.get(witness) ?? 0,
    }));
  }

  /** Asks until it is stopped. @throws what the database throws, after which it can be run again */
  async run(stop: AbortSignal): Promise<void> {
    await this.#noteRoster();
    const pauses = this.#parts.pauses ?? WITNESS_PAUSES;
    while (!stop.aborted) {
      const head = await newestHead(this.#parts.client);
      const first = await headsToCosign(this.#parts.client, this.#parts.policy);
      const next = (witness: PolicyWitness, newest: LogHead): LogHead =>
        first.find(({ size }) => size > (this.#cosigned.get(witness) ?? 0)) ?? newest;
      if (head !== undefined)
        await Promise.all(this.#asked.map((witness) => this.#ask(witness, next(witness, head), stop)));
      await wait(pauses.step, undefined, { signal: stop }).catch(() => undefined);
    }
  }

  /** Who is a witness, and who is one no more, is kept: a log that changes its witnesses is to be asked why. */
  async #noteRoster(): Promise<void> {
    const { client, policy } = this.#parts;
    const { rows } = await client.query<{ witness: string; name: string; kind: string }>(
      'SELECT DISTINCT ON (n.witness) n.witness, n.name, n.kind FROM register.log_notice n ORDER BY n.witness, n.no DESC',
    );
    const named = new Set(policy.witnesses.map(({ key }) => verifierKeyText(key)));
    const standing = new Map(rows.map((row) => [row.witness, row]));
    for (const { witness, name, kind } of rows)
      if (!named.has(witness) && kind !== 'dropped') await this.#note(witness, name, 'dropped', null, null);
    for (const witness of policy.witnesses) {
      const key = verifierKeyText(witness.key);
      const before = standing.get(key);
      if (before === undefined || before.kind === 'dropped' || before.name !== witness.name)
        await this.#note(key, witness.name, 'named', null, null);
      const size = await cosignedSize(client, witness.key);
      this.#known.set(witness, size);
      this.#cosigned.set(witness, size);
      if (before !== undefined && before.kind !== 'dropped')
        this.#kinds.set(witness, before.kind as WitnessState['kind']);
    }
  }

  async #ask(witness: PolicyWitness, head: LogHead, stop: AbortSignal): Promise<void> {
    if (this.#cosigned.get(witness) === head.size || Date.now() < (this.#after.get(witness) ?? 0)) return;
    let answer: WitnessAnswer;
    try {
      answer = await this.#answerOf(witness, head, stop);
    } catch (error) {
      // a tile that is not there: whoever signs says so; this witness is asked again when it is back
      if (!(error instanceof LedgerError)) throw error;
      answer = { kind: 'silent', words: 'it was not asked: a tile of the log cannot be read' };
    }
    if (!stop.aborted) await this.#take(witness, head, answer);
  }

  async #answerOf(witness: PolicyWitness, head: LogHead, stop: AbortSignal): Promise<WitnessAnswer> {
    const answer = await this.#askOnce(witness, head, stop);
    // it remembers better than we do: what it said after our last crash, or before a restore
    if (answer.kind !== 'knows') return answer;
    const { size } = answer;
    this.#known.set(witness, Math.min(size, head.size));
    if (size <= head.size) return this.#askOnce(witness, head, stop);
    return {
      kind: 'refuses',
      words: `it has cosigned ${size} entries, more than this log has: the register was restored from an older backup, or another one signs with its key`,
    };
  }

  #askOnce(witness: PolicyWitness, head: LogHead, stop: AbortSignal): Promise<WitnessAnswer> {
    const old = this.#known.get(witness) ?? 0;
    const proof = old === 0 || old === head.size ? [] : new TileTree(this.#parts.read, head.size).consistency(old);
    return askWitness(witness.url as string, witness.key, { old, proof, note: head.note }, stop);
  }

  async #take(witness: PolicyWitness, head: LogHead, answer: WitnessAnswer): Promise<void> {
    const { client, say, publish, pauses = WITNESS_PAUSES } = this.#parts;
    const key = verifierKeyText(witness.key);
    if (answer.kind === 'cosigns') {
      await keepCosignature(client, {
        size: head.size,
        witness: witness.key,
        line: answer.line,
        seconds: answer.seconds,
      });
      this.#known.set(witness, head.size);
      this.#cosigned.set(witness, head.size);
      const before = this.#kinds.get(witness);
      await this.#note(key, witness.name, 'cosigns', head.size, null);
      if (before === 'refuses' || before === 'silent') say(`the witness ${witness.name} cosigns again`);
      this.#kinds.set(witness, 'cosigns');
      await publish();
      return;
    }
    const [kind, words] =
      answer.kind === 'knows'
        ? (['refuses', `it says it knows ${answer.size} entries, and then others`] as const)
        : ([answer.kind, answer.words] as const);
    this.#after.set(witness, Date.now() + pauses[kind]);
    if (await this.#note(key, witness.name, kind, head.size, words))
      say(kind === 'refuses' ? refusal(witness, words) : `the witness ${witness.name} does not answer: ${words}`);
    this.#kinds.set(witness, kind);
  }

  /** @returns whether it was something new */
  async #note(
    witness: string,
    name: string,
    kind: string,
    size: number | null,
    words: string | null,
  ): Promise<boolean> {
    const { rows } = await this.#parts.client.query<{ isNew: boolean }>(
      'SELECT register.note_log_witness($1, $2, $3, $4, $5) AS "isNew"',
      [witness, name, kind, size, words],
    );
    return rows[0]?.isNew === true;
  }
}

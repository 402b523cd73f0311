import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { KeyEncryptingKey } from '../../core/ledger/envelope-key.ts';
import type { KeyLocation } from '../../core/ledger/key-file.ts';
import { checkpointText } from '../../core/ledger/log/checkpoint.ts';
import { LedgerError } from '../../core/ledger/log/ledger-error.ts';
import type { LogKey } from '../../core/ledger/log/log-key.ts';
import { policyLeaf } from '../../core/ledger/log/policy-leaf.ts';
import { signNote } from '../../core/ledger/log/signed-note.ts';
import type { TlogPolicy } from '../../core/ledger/log/tlog-policy.ts';
import type { LogFile } from '../../core/ledger/log/write-tiles.ts';
import type { Cover } from '../../core/ledger/padding.ts';
import { KeyFileError } from '../../core/ledger/secret-file.ts';
import { OperatorError } from '../../platform/config/operator-error.ts';
import type { PublicLogState } from '../../platform/http/server-parts.ts';
import { rootOnDisk } from './check-written.ts';
import {
  countEntries,
  keepHead,
  type LogHead,
  newestHead,
  readEntries,
  readKeyChanges,
  readPolicies,
  Settled,
  sequenceEvents,
  writeLogErasures,
  writeLogKeys,
  writePolicy,
} from './log-entries.ts';
import { logFilesIn, removePartial, writeLogFile } from './log-files.ts';
import { findLogKey, findNextLogKey, logKeyPath, makeLogKey, takeNextLogKey } from './log-key-file.ts';
import { policyOfLog } from './log-policy-file.ts';
import { type OpenedLog, openLog } from './open-log.ts';
import { PublishedHead } from './published-head.ts';
import { type WITNESS_PAUSES, Witnesses } from './witnesses.ts';
import { PaddingWriter } from './write-padding.ts';
import { RollWriter } from './write-rolls.ts';
import { SlipLinkWriter } from './write-slip-links.ts';

/** Events that get their place at once. */
const AT_ONCE = 5_000;
/** In milliseconds: how often new events are looked for (a head is made at most 10 s after an event, and one a burst is enough), and how long to wait after a failure that may pass (the database restarts, the disk was full). */
const PAUSES = { step: 2_000, retry: 5_000 };

export type SequencerParts = {
  /** As `amana_verify`, which reads everything and may write the log. */
  readonly connection: pg.ClientConfig;
  readonly keys: KeyLocation;
  /** Opens the keys of records, for their daily roll and their replaced slips, and that of the register, for padding; without it neither is written. */
  readonly kek?: KeyEncryptingKey;
  /** How many entries come when is hidden so; without it nothing is. */
  readonly cover?: Cover;
  /** Where the files of the log lie. */
  readonly folder: string;
  /** Told when the log stands still, once for each reason, and when it goes on. */
  readonly say: (text: string) => void;
  readonly pauses?: typeof PAUSES;
  /** Which heads are told outside, and who is asked to cosign them; without it the log's own signature is enough. */
  readonly policy?: TlogPolicy | undefined;
  readonly witnessPauses?: typeof WITNESS_PAUSES;
};

/** Opens the key of the log; makes it where nothing was ever signed. @throws OperatorError where it is gone */
const openKey = async (client: pg.ClientBase, keys: KeyLocation): Promise<LogKey> => {
  const key = findLogKey(keys);
  if (key !== undefined) return key;
  if ((await newestHead(client)) !== undefined)
    throw new OperatorError(
      `The key of the log, ${logKeyPath(keys)}, is missing, and heads were signed with it. Restore it from the offline copy; the register works meanwhile, and its log stands still.`,
    );
  const { rows } = await client.query<{ id: string }>('SELECT i.id::text FROM register.identity i');
  return makeLogKey(keys, `amana/${rows[0]?.id}`);
};

/** One life of the log: from its opening until something fails. */
class LogWriter {
  readonly #client: pg.ClientBase;
  readonly #folder: string;
  readonly #key: LogKey;
  readonly #log: OpenedLog;
  readonly #published: PublishedHead;
  readonly #settled = new Settled();
  readonly #rolls: RollWriter | undefined;
  readonly #links: SlipLinkWriter | undefined;
  readonly #padding: PaddingWriter | undefined;
  #after = 0;
  #openLookedAt = false;
  #written: LogFile[] = [];
  head: LogHead | undefined;
  readonly policy: TlogPolicy;

  private constructor(
    client: pg.ClientBase,
    { folder, kek, say }: SequencerParts,
    key: LogKey,
    log: OpenedLog,
    policy: TlogPolicy,
    padding: PaddingWriter | undefined,
  ) {
    this.policy = policy;
    this.#padding = padding;
    this.#rolls = kek === undefined ? undefined : new RollWriter(client, kek, say, padding);
    this.#links = kek === undefined ? undefined : new SlipLinkWriter(client, kek, say);
    this.#published = new PublishedHead(client, folder, policy);
    this.#client = client;
    this.#folder = folder;
    this.#key = key;
    this.#log = log;
    this.head = log.head;
    log.writer.writeTo((file) => this.#written.push(file));
  }

  static async open(client: pg.ClientBase, parts: SequencerParts): Promise<LogWriter> {
    const { folder, keys, policy, kek, cover } = parts;
    const key = await openKey(client, keys);
    const believed = policyOfLog(key.verifier, policy);
    const next = findNextLogKey(keys);
    const changed = (await readKeyChanges(client)).at(-1)?.next;
    if (changed !== undefined && ![key, next].some((one) => one?.verifier.id === changed.id))
      throw new OperatorError(
        `The log has named the key ${changed.id} as the one that signs it now, and ${logKeyPath(keys)} is ${key.verifier.id}. Bring back the key that was named, from the offline copy.`,
      );
    const log = await openLog(client, logFilesIn(folder), key.verifier);
    for (const file of log.missing) await writeLogFile(folder, file);
    const padding = kek && cover ? await PaddingWriter.open(client, cover, kek) : undefined;
    const writer = new LogWriter(client, parts, key, log, believed, padding);
    await writer.#published.writeTrust();
    // what has a place and no signature yet: the last life ended between the two
    await writer.#links?.writeDue(log.head?.size ?? 0);
    await writer.#takeNew();
    if (next !== undefined) {
      if (changed?.id !== next.verifier.id) await writer.#nameNext(next, policyOfLog(next.verifier, policy));
      takeNextLogKey(keys);
      return LogWriter.open(client, parts);
    }
    await writer.#statePolicy();
    if (log.head !== undefined) await writer.publish();
    return writer;
  }

  /** Takes the entries that have a place and are not in the tree yet. */
  async #takeNew(): Promise<void> {
    const { writer } = this.#log;
    for await (const entries of readEntries(this.#client, writer.size, await countEntries(this.#client)))
      for (const { leaf } of entries) writer.append(leaf);
  }

  /** Says in the log by which policy it is believed, where it did not say so last. A log that said nothing is believed by its key alone. */
  async #statePolicy(): Promise<void> {
    const stated = (await readPolicies(this.#client)).at(-1)?.policy ?? policyOfLog(this.#key.verifier, undefined);
    if (policyLeaf(stated).equals(policyLeaf(this.policy))) return;
    await writePolicy(this.#client, policyLeaf(this.policy));
    await this.#takeNew();
  }

  /** Signs the last head of this key, together with the one that follows: it ends with the entry that names that one. Where a life ended behind the entry, and before the head, the entry is there. */
  async #nameNext(next: LogKey, policy: TlogPolicy): Promise<void> {
    const stated = (await readPolicies(this.#client)).at(-1);
    const leaf = policyLeaf(policy);
    const isNamed = stated?.index === this.#log.writer.size - 1 && policyLeaf(stated.policy).equals(leaf);
    if (!isNamed) {
      // the first entry of a policy names the key of its time
      if (stated === undefined) await writePolicy(this.#client, policyLeaf(this.policy));
      await writePolicy(this.#client, leaf);
      await this.#takeNew();
    }
    await this.#sign([this.#key, next]);
  }

  /**
   * Gives new events their places, and the days their rolls, writes the files, reads them again, signs.
   * @param stop ends it between two pieces of what waits: a register of a million events that had no log is not waited for. What has a place keeps it; the next life writes it
   * @returns whether a head was signed
   */
  async step(stop?: AbortSignal): Promise<boolean> {
    const { writer } = this.#log;
    const before = writer.size;
    let replaced = false;
    for (;;) {
      const entries = await sequenceEvents(this.#client, this.#after, AT_ONCE);
      for (const { leaf } of entries) writer.append(leaf);
      replaced ||= entries.some(({ replacesSlips }) => replacesSlips);
      if (stop?.aborted === true) return false;
      if (entries.length < AT_ONCE) break;
    }
    this.#after = await this.#settled.look(this.#client);
    // an older log gets what is said of its keys and erasures at the first look of a life, and nothing is asked where no event came
    const saysNothing = this.#openLookedAt && writer.size === before;
    const said = saysNothing ? 0 : (await writeLogKeys(this.#client)) + (await writeLogErasures(this.#client));
    this.#openLookedAt = true;
    const linked = replaced && (await this.#links?.writeDue(this.head?.size ?? 0));
    const rolled = await this.#rolls?.writeDue();
    if (said > 0 || linked || rolled) await this.#takeNew();
    const signed = this.head?.size ?? 0;
    if (writer.size === signed) return false;
    if (this.#padding !== undefined && (await this.#padding.beforeHead(writer.size, signed)) > writer.size)
      await this.#takeNew();
    await this.#sign([this.#key]);
    return true;
  }

  /** Writes the files of the entries that there are, reads them again, and signs a head over them. */
  async #sign(keys: readonly LogKey[]): Promise<void> {
    const { writer } = this.#log;
    const signed = this.head?.size ?? 0;
    const root = writer.finish();
    for (const file of this.#written) await writeLogFile(this.#folder, file);
    if (!rootOnDisk(logFilesIn(this.#folder), signed, writer.size).equals(root))
      throw new LedgerError('root-false', 'What was written for the log is not what was read. Nothing was signed.');
    const full = this.#written.filter(({ path }) => !path.includes('.p/'));
    this.#written = [];
    const text = checkpointText({ origin: this.#key.verifier.name, size: writer.size, root });
    const lines = keys.map(({ verifier, privateKey }) => signNote(text, verifier, privateKey).slice(text.length + 1));
    const head = { size: writer.size, root, note: `${text}\n${lines.join('')}` };
    await keepHead(this.#client, head);
    this.head = head;
    await this.publish();
    for (const { path } of full) removePartial(this.#folder, path);
  }

  publish(): Promise<void> {
    return this.#published.publish();
  }
}

/** What the database answers to who waits too long for a lock. */
const LOCKED = '55P03';

const wordsOf = (error: unknown): string => {
  if (error instanceof LedgerError || error instanceof KeyFileError || error instanceof OperatorError)
    return error.message;
  const { code, constraint, message } = error as { code?: string; constraint?: string; message?: string };
  if (code === LOCKED)
    return 'Another server writes the log of this register: there is one writer. This one serves, and signs nothing.';
  if (constraint === 'clock-set-back')
    return 'The clock of this machine was set back: a head was signed later than now. Set the clock; the log goes on when it is past that moment.';
  return `The log cannot be written now (${code ?? message ?? 'unknown error'}); it is tried again.`;
};

/**
 * Writes the public log beside the register, in the background: places for new events, files, a signed head. What goes wrong here never refuses a command: the log stands still, says why, and tries again.
 */
export class Sequencer {
  readonly #parts: SequencerParts;
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;
  #state: Omit<PublicLogState, 'witnesses'> = { size: 0, signedAt: undefined, halted: undefined };
  #witnesses: Witnesses | undefined;

  constructor(parts: SequencerParts) {
    this.#parts = parts;
  }

  get state(): PublicLogState {
    return { ...this.#state, witnesses: this.#witnesses?.state ?? [] };
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Lets the step that runs come to its end, and ends. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        await this.#live();
      } catch (error) {
        this.#halt(wordsOf(error));
      }
      await this.#pause('retry');
    }
  }

  async #live(): Promise<void> {
    const { connection } = this.#parts;
    const [client, holder] = [new pg.Client(connection), new pg.Client(connection)];
    const life = new AbortController();
    let [isWriter, asked] = [true, Promise.resolve()];
    // a server that ends between two statements is told by the next one
    client.on('error', () => undefined);
    holder.on('error', () => {
      isWriter = false;
    });
    try {
      await client.connect();
      await holder.connect();
      // who is the writer is so as long as this transaction lasts
      await holder.query("SET lock_timeout = '1s'; SET idle_in_transaction_session_timeout = 0; BEGIN");
      await holder.query('SELECT register.become_log_writer()');
      await client.query("SET search_path = pg_catalog; SET timezone = 'UTC'");
      const writer = await LogWriter.open(client, this.#parts);
      if (this.#state.halted !== undefined) this.#parts.say('the log goes on');
      this.#state = { size: writer.head?.size ?? 0, signedAt: undefined, halted: undefined };
      asked = this.#askWitnesses(writer, AbortSignal.any([this.#stop.signal, life.signal]));
      while (!this.#stop.signal.aborted && isWriter) {
        if (await writer.step(this.#stop.signal))
          this.#state = { size: writer.head?.size ?? 0, signedAt: Date.now(), halted: undefined };
        await this.#pause('step');
      }
    } finally {
      life.abort();
      await asked;
      for (const one of [client, holder]) await one.end().catch(() => undefined);
    }
  }

  /** Shows heads to the witnesses, by a connection of its own. What goes wrong here is said, tried again, and never holds up a head. */
  async #askWitnesses(writer: LogWriter, stop: AbortSignal): Promise<void> {
    const { connection, folder, say, witnessPauses } = this.#parts;
    let said: string | undefined;
    while (!stop.aborted) {
      const client = new pg.Client(connection);
      client.on('error', () => undefined);
      try {
        await client.connect();
        await client.query("SET search_path = pg_catalog; SET timezone = 'UTC'");
        this.#witnesses = new Witnesses({
          client,
          policy: writer.policy,
          read: logFilesIn(folder),
          say,
          publish: () => writer.publish(),
          ...(witnessPauses === undefined ? {} : { pauses: witnessPauses }),
        });
        await this.#witnesses.run(stop);
      } catch (error) {
        const words = `the witnesses cannot be asked now (${(error as { code?: string }).code ?? (error as Error).message}); it is tried again`;
        if (!stop.aborted && words !== said) say(words);
        said = words;
      } finally {
        await client.end().catch(() => undefined);
      }
      if (!stop.aborted) await this.#pause('retry');
    }
  }

  #halt(reason: string): void {
    if (this.#stop.signal.aborted) return;
    if (this.#state.halted !== reason) this.#parts.say(`the log stands still: ${reason}`);
    this.#state = { ...this.#state, halted: reason };
  }

  #pause = (after: keyof typeof PAUSES): Promise<void> =>
    wait((this.#parts.pauses ?? PAUSES)[after], undefined, { signal: this.#stop.signal }).catch(() => undefined);
}

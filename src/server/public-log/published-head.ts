import type pg from 'pg';
import { readCheckpoint } from '../../core/ledger/log/checkpoint.ts';
import { readNote, verifierKeyText } from '../../core/ledger/log/signed-note.ts';
import { policyText, type TlogPolicy } from '../../core/ledger/log/tlog-policy.ts';
import { believedDayHead, newestBelieved } from './cosigned-head.ts';
import type { LogHead } from './log-entries.ts';
import { DAY_CHECKPOINT, logFilesIn, writeLogFile } from './log-files.ts';

/** What is told outside: the newest head that the policy believes, in the file `checkpoint`, and the newest first head of a day, in a file for everybody. Signing and witnesses both ask for it, one after the other, so that an older one never follows a newer. */
export class PublishedHead {
  readonly #client: pg.ClientBase;
  readonly #folder: string;
  readonly #policy: TlogPolicy;
  #last: Promise<void> = Promise.resolve();
  readonly #notes = new Map<string, string>();

  constructor(client: pg.ClientBase, folder: string, policy: TlogPolicy) {
    this.#client = client;
    this.#folder = folder;
    this.#policy = policy;
  }

  /** Writes the keys and the policy by which the log is checked. */
  async writeTrust(): Promise<void> {
    for (const { path, text } of trustFiles(this.#policy))
      await writeLogFile(this.#folder, { path, bytes: Buffer.from(text) });
  }

  /** Writes the head where it, or who cosigned it, changed. */
  publish(): Promise<void> {
    this.#last = this.#last.catch(() => undefined).then(() => this.#write());
    return this.#last;
  }

  async #write(): Promise<void> {
    await this.#tell('checkpoint', await newestBelieved(this.#client, this.#policy));
    await this.#tell(DAY_CHECKPOINT, await believedDayHead(this.#client, this.#policy));
  }

  async #tell(path: string, head: LogHead | undefined): Promise<void> {
    if (head === undefined || head.note === this.#notes.get(path) || head.size < this.#sizeTold(path)) return;
    await writeLogFile(this.#folder, { path, bytes: Buffer.from(head.note) });
    this.#notes.set(path, head.note);
  }

  /** What outsiders were told last stands on the disk, also where another policy, or another server, told it: a smaller head never follows. */
  #sizeTold(path: string): number {
    const told = logFilesIn(this.#folder)(path);
    return told === undefined ? 0 : readCheckpoint(readNote(told).text).size;
  }
}

/** The keys and the policy that stand beside a log: who audits it by them should have them from elsewhere. */
export const trustFiles = (policy: TlogPolicy): { readonly path: string; readonly text: string }[] => {
  const keysOf = (list: TlogPolicy['logs'] | TlogPolicy['witnesses']): string =>
    list.map(({ key }) => `${verifierKeyText(key)}\n`).join('');
  return [
    { path: 'log.vkey', text: keysOf(policy.logs) },
    { path: 'witness.vkeys', text: keysOf(policy.witnesses) },
    { path: 'policy', text: policyText(policy) },
  ];
};

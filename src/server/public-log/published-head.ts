import type pg from 'pg';
import { readCheckpoint } from '../../core/ledger/log/checkpoint.ts';
import { FORMER_KEYS } from '../../core/ledger/log/former-keys.ts';
import { readNote, verifierKeyText, verifyNote } from '../../core/ledger/log/signed-note.ts';
import { policyText, type TlogPolicy } from '../../core/ledger/log/tlog-policy.ts';
import { believedDayHead, formerKeysOf, newestBelieved } from './cosigned-head.ts';
import type { LogHead } from './log-entries.ts';
import { DAY, logFilesIn, writeLogFile } from './log-files.ts';

/**
 * What is told outside, in files: the newest head that the policy believes, and, for everybody, the newest first head of a day, each with the keys and the policy by which it is checked. Signing and witnesses both ask for
 * it, one after the other, so that an older one never follows a newer.
 */
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

  /** Writes the keys and the policy by which the log is checked, unless what was told last was signed with a former key: they go with the head that follows it. */
  async writeTrust(): Promise<void> {
    const told = this.#told('');
    const own = this.#policy.logs.map(({ key }) => key);
    if (told === undefined || verifyNote(readNote(told), own).length > 0) await this.#writeTrust('');
  }

  /** Writes the heads where one of them, or who cosigned it, changed. */
  publish(): Promise<void> {
    this.#last = this.#last.catch(() => undefined).then(() => this.#write());
    return this.#last;
  }

  async #write(): Promise<void> {
    await this.#tell('', await newestBelieved(this.#client, this.#policy));
    await this.#tell(DAY, await believedDayHead(this.#client, this.#policy));
  }

  async #tell(prefix: string, head: LogHead | undefined): Promise<void> {
    if (head === undefined || head.note === this.#notes.get(prefix) || head.size < this.#sizeTold(prefix)) return;
    if (!this.#notes.has(prefix)) await this.#writeTrust(prefix);
    await writeLogFile(this.#folder, { path: `${prefix}checkpoint`, bytes: Buffer.from(head.note) });
    this.#notes.set(prefix, head.note);
  }

  async #writeTrust(prefix: string): Promise<void> {
    for (const { path, text } of trustFiles(this.#policy, await formerKeysOf(this.#client, this.#policy)))
      await writeLogFile(this.#folder, { path: `${prefix}${path}`, bytes: Buffer.from(text) });
  }

  #told(prefix: string): Buffer | undefined {
    return logFilesIn(this.#folder)(`${prefix}checkpoint`);
  }

  /** What outsiders were told last stands on the disk, also where another policy, or another server, told it: a smaller head never follows. */
  #sizeTold(prefix: string): number {
    const told = this.#told(prefix);
    return told === undefined ? 0 : readCheckpoint(readNote(told).text).size;
  }
}

/** The keys and the policy that stand beside a log: who audits it by them should have them from elsewhere. @param formerKeys where its key was changed */
export const trustFiles = (
  policy: TlogPolicy,
  formerKeys: string | undefined,
): { readonly path: string; readonly text: string }[] => {
  const keysOf = (list: TlogPolicy['logs'] | TlogPolicy['witnesses']): string =>
    list.map(({ key }) => `${verifierKeyText(key)}\n`).join('');
  return [
    { path: 'log.vkey', text: keysOf(policy.logs) },
    { path: 'witness.vkeys', text: keysOf(policy.witnesses) },
    { path: 'policy', text: policyText(policy) },
    ...(formerKeys === undefined ? [] : [{ path: FORMER_KEYS, text: formerKeys }]),
  ];
};

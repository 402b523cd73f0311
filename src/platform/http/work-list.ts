import { Refusal } from '../../core/register/refusal.ts';
import { uuidv7 } from '../ids.ts';

/** Works at once: each keeps a core busy and some hundred megabytes. */
const AT_ONCE = 2;
/** So many that ended are remembered, the newest. */
const REMEMBERED = 50;

/** How a work stands. */
export type WorkState = {
  readonly state: 'running' | 'done' | 'refused';
  readonly progress: unknown;
  readonly result: unknown;
  /** Why nothing came of it. */
  readonly error: unknown;
};

type Entry = { readonly officerNo: number; readonly control: AbortController } & {
  -readonly [K in keyof WorkState]: WorkState[K];
};

/** The works of a server, in memory: begun, watched and ended by the officer whose they are, and by nobody else. */
export class WorkList {
  readonly #works = new Map<string, Entry>();

  /**
   * Begins a work and answers its id once it is read what it works on. Its place is taken before anything is read; where reading fails it is free again.
   * @throws Refusal `busy` at once where two are running, or one of this officer's; what `read` throws
   */
  async begin<Told>(
    officerNo: number,
    read: () => Promise<Told>,
    run: (told: Told, signal: AbortSignal, tell: (progress: unknown) => void) => Promise<unknown>,
  ): Promise<string> {
    const running = [...this.#works.values()].filter(({ state }) => state === 'running');
    if (running.length >= AT_ONCE || running.some((work) => work.officerNo === officerNo)) throw new Refusal('busy');
    const id = uuidv7();
    const entry: Entry = {
      officerNo,
      control: new AbortController(),
      state: 'running',
      progress: null,
      result: null,
      error: null,
    };
    this.#works.set(id, entry);
    let told: Told;
    try {
      told = await read();
    } catch (error) {
      this.#works.delete(id);
      throw error;
    }
    this.#forget();
    run(told, entry.control.signal, (progress) => {
      entry.progress = progress;
    }).then(
      (result) => Object.assign(entry, { state: 'done', result }),
      (error: unknown) => Object.assign(entry, { state: 'refused', error }),
    );
    return id;
  }

  /** How a work of this officer stands. @throws Refusal `not-found` */
  show(id: string, officerNo: number): WorkState {
    return this.#get(id, officerNo);
  }

  /** Ends a work of this officer: what it has by then is kept, where it keeps anything. @throws Refusal `not-found` */
  end(id: string, officerNo: number): void {
    this.#get(id, officerNo).control.abort();
  }

  /** Ends all of them. */
  close(): void {
    for (const { control } of this.#works.values()) control.abort();
  }

  #get(id: string, officerNo: number): Entry {
    const entry = this.#works.get(id);
    if (entry === undefined || entry.officerNo !== officerNo) throw new Refusal('not-found');
    return entry;
  }

  #forget(): void {
    const ended = [...this.#works].filter(([, { state }]) => state !== 'running');
    for (const [id] of ended.slice(0, Math.max(0, ended.length - REMEMBERED))) this.#works.delete(id);
  }
}

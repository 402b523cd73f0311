/** One piece of work after what went before it, and what failed: of the pieces after one that failed none is begun. A function of its own, because a closure would hold on to every piece before it. */
const follow = async (before: Promise<readonly unknown[]>, work: () => Promise<void>): Promise<readonly unknown[]> => {
  const failed = await before;
  if (failed.length > 0) return failed;
  try {
    await work();
    return [];
  } catch (error) {
    return [error];
  }
};

/** Pieces of work that go on by themselves, one after the other, while whoever has them done is some pieces ahead. A piece that is through is forgotten with everything that it held. */
export class WorkAhead {
  readonly #most: number;
  readonly #waiting: Promise<readonly unknown[]>[] = [];
  #last: Promise<readonly unknown[]> = Promise.resolve([]);

  /** @param most so many pieces wait or are worked on at once */
  constructor(most: number) {
    this.#most = most;
  }

  /** Settles with the piece that was added last; it never fails, and says nothing. */
  get last(): Promise<unknown> {
    return this.#last;
  }

  /** Lets a piece follow, as soon as there is room for it. @throws what an earlier piece threw */
  async add(work: () => Promise<void>): Promise<void> {
    if (this.#waiting.length === this.#most) await this.#settle();
    this.#last = follow(this.#last, work);
    this.#waiting.push(this.#last);
  }

  /** Waits for all of them. @throws what the first that failed threw */
  async end(): Promise<void> {
    while (this.#waiting.length > 0) await this.#settle();
  }

  async #settle(): Promise<void> {
    for (const error of (await this.#waiting.shift()) ?? []) throw error;
  }
}

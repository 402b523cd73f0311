import { Worker } from 'node:worker_threads';
import { type ListRefusalCode, MOST_BYTES } from '../decode-list.ts';
import type { ListFileReading, ListFileRequest } from './list-file-request.ts';

/** How long a file may be read, in milliseconds: the largest list that is accepted takes about three seconds on a slow machine. */
const TIME = 20_000;
/** How many files are read at once; others wait, so that memory stays bounded whatever is sent. */
const AT_ONCE = 2;
/** Heap of one reader, in MiB. What lies outside of the heap is a few pieces of 64 KiB, because parts are inflated piece by piece. */
const HEAP = { maxOldGenerationSizeMb: 320, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 } as const;

/** How many files of one authority may wait: the next one is refused and told so, and the others of the queue are not behind it. */
const MOST_WAITING = 8;

const waiting: (() => void)[] = [];
const waitingOf = new Map<string, number>();
let reading = 0;

/** Whether there was a place in the queue for a file of this authority; resolves when its turn has come. */
const takeTurn = async (authority: string): Promise<boolean> => {
  if (reading < AT_ONCE) {
    reading += 1;
    return true;
  }
  const before = waitingOf.get(authority) ?? 0;
  if (before >= MOST_WAITING) return false;
  waitingOf.set(authority, before + 1);
  await new Promise<void>((resolve) => waiting.push(resolve));
  const left = (waitingOf.get(authority) ?? 1) - 1;
  if (left > 0) waitingOf.set(authority, left);
  else waitingOf.delete(authority);
  return true;
};
const passTurn = (): void => {
  const next = waiting.shift();
  if (next === undefined) reading -= 1;
  else next();
};

const refusedWhole = (code: ListRefusalCode): ListFileReading => ({ ok: false, code, values: {} });

/** How long a reader without work is kept, in milliseconds: to begin one takes longer than to read a list. */
const KEPT = 10_000;

/** A reader that has read a larger file than this, in bytes, is ended: it may hold as much memory as it is allowed. */
const KEPT_AFTER = 1_000_000;

/** The readers that wait for a file, the one that read last at the end. No more than are at work at once. */
const idle: { readonly worker: Worker; readonly end: NodeJS.Timeout }[] = [];

const forget = (worker: Worker): void => {
  const at = idle.findIndex((one) => one.worker === worker);
  if (at >= 0) idle.splice(at, 1);
  void worker.terminate();
};
/** Keeps a reader for the next file. It does not keep the process from its end. */
const keep = (worker: Worker): void => {
  worker.unref();
  idle.push({ worker, end: setTimeout(() => forget(worker), KEPT).unref() });
};
const beginReader = (): Worker =>
  // The reader needs no secret of the process.
  new Worker(new URL('./list-worker.ts', import.meta.url), { resourceLimits: HEAP, env: {} })
    // whoever waits for an answer listens too; this is for a reader that nobody waits for
    .on('error', () => undefined)
    .on('exit', function (this: Worker) {
      forget(this);
    });
const takeReader = (): Worker => {
  const kept = idle.pop();
  if (kept === undefined) return beginReader();
  clearTimeout(kept.end);
  kept.worker.ref();
  return kept.worker;
};

const readInWorker = (request: ListFileRequest, time: number): Promise<ListFileReading> =>
  new Promise((resolve, reject) => {
    const worker = takeReader();
    /** Settles, and ends a reader that has not read its file: what a hostile one did to it is not known. */
    const end = (settle: () => void, mayReadAgain = false): void => {
      clearTimeout(timer);
      worker.off('message', answered).off('error', failed).off('exit', ended);
      if (mayReadAgain) keep(worker);
      else void worker.terminate();
      settle();
    };
    const answered = (answer: ListFileReading) =>
      end(() => resolve(answer), answer.ok && request.bytes.length <= KEPT_AFTER);
    const failed = (error: Error & { code?: string }) =>
      end(() =>
        error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(refusedWhole('list-takes-too-much-memory')) : reject(error),
      );
    const ended = () => end(() => reject(new Error('The reader of lists ended without an answer.')));
    const timer = setTimeout(() => end(() => resolve(refusedWhole('list-takes-too-long'))), time);
    worker.on('message', answered).on('error', failed).on('exit', ended);
    worker.postMessage(request);
  });

/**
 * Reads the file of a list, `.xlsx` or CSV, as texts. A thread beside the server's reads it, with a bounded heap and a bounded time, so that the server goes on
 * answering whatever the file is; the next file is read by the same thread where it comes soon. The kind is told by the bytes, not by the name.
 * @param time milliseconds after which the file is refused
 * @param authority whose officer sent it: of each, a bounded number of files waits
 */
export async function readListFile(request: ListFileRequest, time = TIME, authority = ''): Promise<ListFileReading> {
  if (request.bytes.length > MOST_BYTES) return refusedWhole('list-too-large');
  if (request.bytes.length === 0) return refusedWhole('list-empty');
  if (!(await takeTurn(authority))) return refusedWhole('list-queue-full');
  try {
    return await readInWorker(request, time);
  } finally {
    passTurn();
  }
}

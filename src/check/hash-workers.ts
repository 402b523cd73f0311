import type { HashBundle } from '../core/ledger/slip-check/check-slip.ts';
import { bundleRoot } from '../core/ledger/slip-check/tile-roots.ts';

type Bundle = { readonly bundle: Uint8Array; readonly starts: Int32Array };
type Work = { readonly id: number; readonly bundles: readonly Bundle[] };
type Done = { readonly id: number; readonly roots: readonly Uint8Array[] };
type Waiting = { readonly resolve: (root: Uint8Array) => void; readonly reject: (error: Error) => void };
const WORKERS = 2;
/** Bundles that go to a worker in one message: a message for each cost the page as much as half of the hashing. */
const TOGETHER = 16;

/** What the script does where it was started as a worker. */
export const beWorker = (): void => {
  const scope = self as unknown as { onmessage: (event: MessageEvent<Work>) => void; postMessage(done: Done): void };
  scope.onmessage = ({ data: { id, bundles } }) =>
    scope.postMessage({ id, roots: bundles.map(({ bundle, starts }) => bundleRoot(bundle, starts)) });
};

/**
 * Two workers that hash bundles in turn, started from the script of the page itself when the first comes: a log that may not be read needs none. They stay for the next slip.
 * @param start makes one
 */
export const makeWorkers = (start: () => Worker): { readonly hash: HashBundle } => {
  const sent = new Map<number, readonly Waiting[]>();
  let asked = 0;
  let workers: readonly Worker[] = [];
  let bundles: Bundle[] = [];
  let waiting: Waiting[] = [];
  let later: ReturnType<typeof setTimeout> | undefined;
  const startOne = (): Worker => {
    const worker = start();
    worker.onmessage = ({ data: { id, roots } }: MessageEvent<Done>) => {
      for (const [at, { resolve }] of (sent.get(id) ?? []).entries()) resolve(roots[at] as Uint8Array);
      sent.delete(id);
    };
    worker.onerror = () => {
      for (const { reject } of [...sent.values(), waiting].flat()) reject(new Error('A worker of the page has ended.'));
      sent.clear();
      [bundles, waiting] = [[], []];
      for (const one of workers) one.terminate();
      workers = [];
    };
    return worker;
  };
  const send = (): void => {
    clearTimeout(later);
    later = undefined;
    if (bundles.length === 0) return;
    if (workers.length === 0) workers = Array.from({ length: WORKERS }, startOne);
    const id = asked++;
    sent.set(id, waiting);
    workers[id % WORKERS]?.postMessage({ id, bundles } satisfies Work);
    [bundles, waiting] = [[], []];
  };
  return {
    hash: (bundle, starts) =>
      new Promise((resolve, reject) => {
        bundles.push({ bundle, starts });
        waiting.push({ resolve, reject });
        if (bundles.length >= TOGETHER) send();
        else later ??= setTimeout(send);
      }),
  };
};

import type { HashBundle } from '../core/ledger/slip-check/check-slip.ts';
import { bundleRoot } from '../core/ledger/slip-check/tile-roots.ts';

type Work = { readonly id: number; readonly bundle: Uint8Array; readonly starts: Int32Array };
type Done = { readonly id: number; readonly root: Uint8Array };
const WORKERS = 2;

/** What the script does where it was started as a worker. */
export const beWorker = (): void => {
  const scope = self as unknown as { onmessage: (event: MessageEvent<Work>) => void; postMessage(done: Done): void };
  scope.onmessage = ({ data: { id, bundle, starts } }) => scope.postMessage({ id, root: bundleRoot(bundle, starts) });
};

/** Two workers that hash bundles in turn, started from the script of the page itself when the first comes: a log that may not be read needs none. @param start makes one */
export const makeWorkers = (start: () => Worker): { readonly hash: HashBundle; readonly end: () => void } => {
  const waiting = new Map<number, { resolve: (root: Uint8Array) => void; reject: (error: Error) => void }>();
  let asked = 0;
  let workers: readonly Worker[] = [];
  const startOne = (): Worker => {
    const worker = start();
    worker.onmessage = ({ data: { id, root } }: MessageEvent<Done>) => {
      waiting.get(id)?.resolve(root);
      waiting.delete(id);
    };
    worker.onerror = () => {
      for (const { reject } of waiting.values()) reject(new Error('A worker of the page has ended.'));
      waiting.clear();
    };
    return worker;
  };
  return {
    hash: (bundle, starts) =>
      new Promise((resolve, reject) => {
        if (workers.length === 0) workers = Array.from({ length: WORKERS }, startOne);
        const id = asked++;
        waiting.set(id, { resolve, reject });
        workers[id % WORKERS]?.postMessage({ id, bundle, starts } satisfies Work);
      }),
    end: () => {
      for (const worker of workers) worker.terminate();
    },
  };
};

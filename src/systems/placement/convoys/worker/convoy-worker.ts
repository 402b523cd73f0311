import { workerData } from 'node:worker_threads';
import { answerFromWorker } from '../../worker/answer-from-worker.ts';
import { readConvoyInstance } from '../files/read-convoy-instance.ts';
import { planConvoys } from '../plan-convoys.ts';
import type { ConvoyStep, ConvoyWish } from '../solve-convoys.ts';

/** What the worker is given: the text of the instance, which the caller has checked. */
export type ConvoyWorkerInput = { readonly text: string; readonly wish: ConvoyWish };

const { text, wish } = workerData as ConvoyWorkerInput;
await answerFromWorker((onProgress: (step: ConvoyStep) => void) =>
  planConvoys(readConvoyInstance(text), wish, onProgress),
);

import { workerData } from 'node:worker_threads';
import { readInstance } from '../files/read-instance.ts';
import { makePlan, type PlanWish, type Progress } from '../make-plan.ts';
import { answerFromWorker } from './answer-from-worker.ts';

/** What the worker is given: the text of the instance, which the caller has checked. */
export type WorkerInput = { readonly text: string; readonly wish: PlanWish };

const { text, wish } = workerData as WorkerInput;
await answerFromWorker((onProgress: (progress: Progress) => void) => makePlan(readInstance(text), wish, onProgress));

import { parentPort, workerData } from 'node:worker_threads';
import { checkPlan } from '../../placement-check/check-plan.ts';

/** What the worker is given: the texts of an instance and of a plan of it. */
export type CheckInput = { readonly instanceText: string; readonly planText: string };

const { instanceText, planText } = workerData as CheckInput;
parentPort?.postMessage(checkPlan(instanceText, planText));

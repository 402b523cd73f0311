export { explainPlanFile, type PlanExplanation, PlanMismatchError } from './explain/explain-plan-file.ts';
export { InstanceError } from './files/instance-error.ts';
export type { PlanFile } from './files/plan-file.ts';
export { readInstance } from './files/read-instance.ts';
export { SolverError } from './linear/solver.ts';
export { type Progress, USUAL_WISH } from './make-plan.ts';
export { NoPlanYetError, planInWorker } from './worker/plan-in-worker.ts';

import type { Work } from '../platform/http/work-definition.ts';
import { aroundWork } from './transfers/plans/around-work.ts';
import { explainWork } from './transfers/plans/explain-work.ts';
import { planWork } from './transfers/plans/plan-work.ts';

/** Every work of every system that takes longer than a request. */
export const allWorks: readonly Work[] = [planWork, explainWork, aroundWork];

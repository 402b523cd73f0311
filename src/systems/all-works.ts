import type { Work } from '../platform/http/work-definition.ts';
import { planWork } from './transfers/plans/plan-work.ts';

/** Every work of every system that takes longer than a request. */
export const allWorks: readonly Work[] = [planWork];

/** What the first page fetches only where there is use for it, in one piece: every piece of its own makes the first bundle longer by the names of its files. */
export { default as OperationChoice } from './operation-choice.tsx';
export { default as PhasesPanel } from './phases-panel.tsx';
export { default as PlansBeside } from './plans-beside.tsx';

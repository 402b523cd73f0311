import type { TestProjectName } from './test-files.ts';

/** Projects that must have tests: without one the stage fails. The others say `no tests yet`. */
export const requiredProjects: readonly TestProjectName[] = ['unit', 'database', 'walls'];

import { runNodeTool } from './run-tool.ts';
import type { StageResult } from './stage.ts';

/** Runs a tool that says yes or no about the whole code: it counts as one test. */
export const runCheck = async (file: string, toolArguments: readonly string[]): Promise<StageResult> => {
  const { succeeded, output } = await runNodeTool(file, toolArguments);
  return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, output };
};

import { spawn } from 'node:child_process';
import path from 'node:path';
import { repositoryFolder } from '../../platform/config/repository-folder.ts';

/** How a tool ended. */
export interface ToolResult {
  /** True where it ended with 0. */
  readonly succeeded: boolean;
  /** Standard output and standard error as they came. */
  readonly output: string;
}

/** A tool that prints nothing more and never ends must not hold the whole run. A machine that does other things too took half an hour over the journeys. */
const longestRun = 60 * 60_000;

/**
 * Runs a program in the clone to its end, without standard input.
 *
 * @param environment variables on top of ours
 */
export const runTool = (
  program: string,
  toolArguments: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<ToolResult> =>
  new Promise((resolve) => {
    const child = spawn(program, toolArguments, {
      cwd: repositoryFolder,
      env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: longestRun,
    });
    let output = '';
    const collect = (chunk: string) => {
      output += chunk;
    };
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    child.once('error', (error) => resolve({ succeeded: false, output: `${output}${error.message}\n` }));
    child.once('close', (code, signal) => {
      const ending = signal === null ? '' : `ended by ${signal}\n`;
      resolve({ succeeded: code === 0, output: output + ending });
    });
  });

/** Runs a JavaScript tool of node_modules with the Node that runs us, whatever PATH says. */
export const runNodeTool = (
  file: string,
  toolArguments: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<ToolResult> =>
  runTool(process.execPath, [path.join(repositoryFolder, 'node_modules', file), ...toolArguments], environment);

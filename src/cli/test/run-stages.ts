import type { Stage, StageResult } from './stage.ts';

const indent = (text: string) => text.trimEnd().replaceAll(/^/gm, '    ');

const describe = (name: string, result: StageResult, seconds: string): string => {
  const mark = result.failed > 0 ? 'FAILED' : result.passed > 0 ? 'ok' : '-';
  const numbers = result.passed + result.failed > 0 ? `${result.passed} passed, ${result.failed} failed` : '';
  const facts = [numbers, result.note].filter((fact) => fact !== undefined && fact !== '').join('; ');
  return `${name.padEnd(12)} ${mark.padEnd(6)} ${seconds.padStart(7)} s  ${facts}\n`;
};

const runStage = async (stage: Stage): Promise<StageResult> => {
  try {
    return await stage.run();
  } catch (error) {
    return { passed: 0, failed: 1, output: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
};

/**
 * Runs every stage, also after one failed, and prints a line for each with its time. What a tool printed follows its
 * line where something failed. The last line is `N passed, N failed`.
 *
 * @param print receives text with its line ends
 * @returns the sums
 */
export const runStages = async (
  stages: readonly Stage[],
  print: (text: string) => void,
): Promise<{ readonly passed: number; readonly failed: number }> => {
  const sum = { passed: 0, failed: 0 };
  for (const stage of stages) {
    const begin = performance.now();
    const result = await runStage(stage);
    print(describe(stage.name, result, ((performance.now() - begin) / 1000).toFixed(1)));
    if (result.failed > 0 && result.output !== undefined) print(`${indent(result.output)}\n`);
    sum.passed += result.passed;
    sum.failed += result.failed;
  }
  print(`\n${sum.passed} passed, ${sum.failed} failed\n`);
  return sum;
};

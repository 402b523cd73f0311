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

/** Stages that run at the same time stand together. */
const groupsOf = (stages: readonly Stage[]): Stage[][] =>
  stages.reduce<Stage[][]>((groups, stage) => {
    const last = groups.at(-1);
    if (stage.beside === true && last !== undefined) last.push(stage);
    else groups.push([stage]);
    return groups;
  }, []);

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
  for (const group of groupsOf(stages)) {
    const begin = performance.now();
    const running = group.map(async (stage) => {
      const result = await runStage(stage);
      return { result, seconds: ((performance.now() - begin) / 1000).toFixed(1) };
    });
    for (const [i, one] of running.entries()) {
      const { result, seconds } = await one;
      print(describe((group[i] as Stage).name, result, seconds));
      if (result.failed > 0 && result.output !== undefined) print(`${indent(result.output)}\n`);
      sum.passed += result.passed;
      sum.failed += result.failed;
    }
  }
  print(`\n${sum.passed} passed, ${sum.failed} failed\n`);
  return sum;
};

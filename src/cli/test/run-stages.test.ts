import { describe, expect, it } from 'vitest';
import { chooseStages } from './choose-stages.ts';
import { runStages } from './run-stages.ts';
import type { Stage } from './stage.ts';

const stage = (name: string, run: Stage['run']): Stage => ({ name, summary: name, run });

const passing = stage('passing', async () => ({ passed: 3, failed: 0, output: 'noise' }));
const failing = stage('failing', async () => ({ passed: 1, failed: 2, output: 'the reason\n' }));
const broken = stage('broken', async () => {
  throw new Error('the tool is missing');
});

const outputOf = async (...stages: Stage[]): Promise<string> => {
  let output = '';
  await runStages(stages, (text) => {
    output += text;
  });
  return output;
};

describe('runStages', () => {
  it('runs the stages after one that failed, and ends with the sums alone on a line', async () => {
    const output = await outputOf(failing, broken, passing);
    expect(output.split('\n').slice(-3)).toEqual(['', '4 passed, 3 failed', '']);
  });

  it('runs stages at the same time that stand beside each other, and prints them in their order', async () => {
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    const waits = stage('waits', () => opened.then(() => ({ passed: 1, failed: 0 })));
    const opens: Stage = {
      ...stage('opens', async () => {
        open();
        return { passed: 1, failed: 0 };
      }),
      beside: true,
    };
    const output = await outputOf(waits, opens, passing);
    expect(output.split('\n').map((line) => line.split(' ')[0])).toEqual(['waits', 'opens', 'passing', '', '5', '']);
  });

  it('prints what a tool said only where something failed', async () => {
    const output = await outputOf(passing, failing, broken);
    expect(output).not.toContain('noise');
    expect(output).toContain('    the reason\n');
    expect(output).toContain('the tool is missing');
  });
});

describe('chooseStages', () => {
  const stages = [{ name: 'lint' }, { name: 'unit' }, { name: 'database' }];

  it('takes all without a name, and keeps the order of the stages', () => {
    expect(chooseStages(stages, [])).toEqual(stages);
    expect(chooseStages(stages, ['database', 'lint'])).toEqual([{ name: 'lint' }, { name: 'database' }]);
  });

  it('refuses an unknown name', () => {
    expect(() => chooseStages(stages, ['untis'])).toThrow('There is no stage "untis". Did you mean unit?');
  });
});

import type { Command } from '../command.ts';
import { chooseStages } from '../test/choose-stages.ts';
import { runStages } from '../test/run-stages.ts';
import { stages } from '../test/stages.ts';

/** `./amana test [STAGE ...]`: runs the stages and reports all of them; fails where one test failed or none ran. */
export const command: Command = {
  usage: `Usage: ./amana test [STAGE ...]

Runs all stages, or the named ones, in this order:
${stages.map(({ name, summary }) => `  ${name.padEnd(12)} ${summary}`).join('\n')}

What a stage needs of the system (pdftotext, a browser) is installed by the system's package manager where it is missing.
The last line says how many tests passed and failed. Ends with 0 only if none failed and some passed.
`,
  run: async (names) => {
    const { passed, failed } = await runStages(chooseStages(stages, names), (text) => process.stdout.write(text));
    return failed === 0 && passed > 0 ? 0 : 1;
  },
};

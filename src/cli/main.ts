import { commandsTable } from './commands-table.ts';
import { runCommandLine } from './run-command-line.ts';

/** The process behind `./amana`: ends by itself when the command is done and nothing is open any more. */
process.exitCode = await runCommandLine(process.argv.slice(2), commandsTable);

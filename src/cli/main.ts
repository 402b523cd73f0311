import { commandsTable } from './commands-table.ts';
import { runCommandLine } from './run-command-line.ts';

// Whoever reads only the beginning (`| head`) closes the pipe; the command goes on to its end, which may be that of a database that it started.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

/** The process behind `./amana`: ends by itself when the command is done and nothing is open any more. */
process.exitCode = await runCommandLine(process.argv.slice(2), commandsTable);

import { readConfig } from '../../platform/config/config.ts';
import { OperatorError } from '../../platform/config/operator-error.ts';
import { startServer } from '../../server.ts';
import type { Command } from '../command.ts';

const say = (text: string) => process.stderr.write(`amana: ${text}\n`);

/** The demonstration officers as a table; the codes change, so that they stand on the sign-in page only, beside what is printed here. */
const officersText = (officers: Awaited<ReturnType<typeof startServer>>['demonstration']): string =>
  officers
    .map(
      ({ username, password, authority, roles }) =>
        `  ${username.padEnd(16)} ${password.padEnd(20)} ${authority.code.padEnd(5)} ${roles.map(({ role }) => role).join(', ')}`,
    )
    .join('\n');

const stopCleanly = async (server: Awaited<ReturnType<typeof startServer>>): Promise<void> => {
  try {
    await server.stop();
  } catch (error) {
    throw new OperatorError(`It did not stop cleanly: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
};

/** `./amana start`: runs the register until it is told to stop. */
export const command: Command = {
  usage:
    'Usage: ./amana start [--port N] [--data DIR] [--scenario january-2026|none]\n\nStarts the register, its web application and its API on this machine. Ctrl-C stops it; a second Ctrl-C stops it at once.\n' +
    'Example: ./amana start --port 9000 --data /var/lib/amana/data\n',
  run: async (commandArguments) => {
    const began = performance.now();
    const config = readConfig(process.env, commandArguments);
    const stopping = new AbortController();
    const asked = new Promise<void>((resolve) => {
      stopping.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    const onSignal = () => {
      if (stopping.signal.aborted) process.exit(1);
      say('stopping ...');
      stopping.abort();
    };
    process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
    try {
      const server = await startServer(config, say, stopping.signal);
      process.stdout.write(
        `Amana answers at ${server.origin} (ready after ${((performance.now() - began) / 1000).toFixed(1)} s)\n`,
      );
      if (server.invitation !== undefined)
        process.stdout.write(`First administrator, one-time link, valid for 72 hours:\n  ${server.invitation}\n`);
      if (server.demonstration.length > 0)
        process.stdout.write(
          `Synthetic register: demonstration officers and their passwords. The sign-in page lists them too, with the code of the moment; one press there fills in all three and signs in.\n${officersText(server.demonstration)}\n`,
        );
      await asked;
      await stopCleanly(server);
      return 0;
    } catch (error) {
      // Asked to stop before it answered: the start was given up, and nothing runs.
      if (error === stopping.signal.reason) return 0;
      throw error;
    } finally {
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    }
  },
};

import { readConfig } from '../../platform/config/config.ts';
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

/** `./amana start`: runs the register until it is told to stop. */
export const command: Command = {
  usage:
    'Usage: ./amana start [--port N] [--data DIR] [--scenario january-2026|none]\n\nStarts the register, its web application and its API on this machine. Ctrl-C stops it; a second Ctrl-C stops it at once.\n' +
    'Example: ./amana start --port 9000 --data /var/lib/amana/data\n',
  run: async (commandArguments) => {
    const began = performance.now();
    const config = readConfig(process.env, commandArguments);
    let finish: (code: 0 | 1) => void = () => undefined;
    const finished = new Promise<0 | 1>((resolve) => {
      finish = resolve;
    });
    const starting = startServer(config, say);
    let signals = 0;
    const onSignal = () => {
      signals += 1;
      if (signals > 1) process.exit(1);
      say('stopping ...');
      starting
        .then((server) => server.stop())
        .then(
          () => finish(0),
          (error: unknown) => {
            say(`it did not stop cleanly: ${error instanceof Error ? error.message : String(error)}`);
            finish(1);
          },
        );
    };
    process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
    try {
      const server = await starting;
      process.stdout.write(
        `Amana answers at ${server.origin} (ready after ${((performance.now() - began) / 1000).toFixed(1)} s)\n`,
      );
      if (server.invitation !== undefined)
        process.stdout.write(`First administrator, one-time link, valid for 72 hours:\n  ${server.invitation}\n`);
      if (server.demonstration.length > 0)
        process.stdout.write(
          `Synthetic register: demonstration officers and their passwords. The sign-in page lists them too, with the code of the moment; one press there fills in all three and signs in.\n${officersText(server.demonstration)}\n`,
        );
      return await finished;
    } finally {
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    }
  },
};

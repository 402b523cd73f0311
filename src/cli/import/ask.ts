import readline from 'node:readline/promises';
import { Writable } from 'node:stream';
import { UsageError } from '../../platform/config/operator-error.ts';

/** Who signs in, from the environment or asked on the terminal. */
export type Credentials = { readonly username: string; readonly password: string; readonly totp: string };

const ask = async (question: string, hidden: boolean): Promise<string> => {
  process.stderr.write(question);
  // What is typed into a hidden field is shown nowhere.
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = readline.createInterface({
    input: process.stdin,
    output: hidden ? silent : process.stderr,
    terminal: true,
  });
  try {
    return (await terminal.question('')).trim();
  } finally {
    terminal.close();
    if (hidden) process.stderr.write('\n');
  }
};

/**
 * Name, password and one-time code of the officer: from `OFFICER_USERNAME`, `OFFICER_PASSWORD` and `OFFICER_CODE`, else asked on the terminal. They are no
 * arguments, because arguments are seen by everybody on the machine.
 * @throws UsageError where one is missing and there is no terminal
 */
export const askCredentials = async (environment: NodeJS.ProcessEnv): Promise<Credentials> => {
  const get = async (name: string, question: string, hidden: boolean): Promise<string> => {
    const given = environment[name];
    if (given !== undefined && given !== '') return given;
    if (!process.stdin.isTTY)
      throw new UsageError(
        `Who imports? Set OFFICER_USERNAME, OFFICER_PASSWORD and OFFICER_CODE, or run it on a terminal.`,
      );
    return ask(question, hidden);
  };
  return {
    username: await get('OFFICER_USERNAME', 'User name: ', false),
    password: await get('OFFICER_PASSWORD', 'Password: ', true),
    totp: await get('OFFICER_CODE', 'One-time code: ', false),
  };
};

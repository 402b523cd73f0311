import { type ChildProcess, execFile, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import type { DemonstrationOfficer } from '../../../src/core/access/views.ts';
import { lookInto } from '../../faults/amana-process.ts';
import type {} from './made-register.ts';

const repository = path.resolve(import.meta.dirname, '../../..');
const entry = path.join(repository, 'src/cli/main.ts');
/** How long a server may take to answer, and to stop, in milliseconds. */
const PATIENCE = 120_000;

/** A register of a journey's own: a real server process with its own data folder. */
export interface AmanaServer {
  /** Address of the pages. */
  readonly origin: string;
  /** Names and passwords of the demonstration officers, with the code of this moment. */
  demonstrationOfficers(): Promise<DemonstrationOfficer[]>;
  /** Lines of the log that name a fault of the server: there should never be one. */
  faults(): string[];
  /**
   * Runs another command of `./amana` beside the server, on its data, as whoever operates it does.
   * @returns what it printed
   * @throws Error with everything that it printed, where it ended with another code than 0
   */
  operate(words: readonly string[]): Promise<string>;
  /**
   * As if so many minutes had passed for an officer: the second factor is so much older, and the codes of the authenticator that were used lie so far back.
   * @returns for how many minutes the second factor of the newest session counted until then
   */
  letTimePass(username: string, minutes: number): Promise<number>;
  /** Runs `verify --json` on the stopped register's data. Returns its exit code and its report. */
  verify(): Promise<{ code: number | null; report: { ok: boolean; findings: unknown[] } }>;
  /** Stops the process by SIGTERM. Returns its exit code. */
  stop(): Promise<number | null>;
  /** Stops the process if it runs, and removes the data. */
  remove(): Promise<void>;
}

/** Settings of a server, as variables of its environment. */
type Settings = Readonly<Record<`AMANA_${string}`, string>>;

const run = (words: readonly string[], settings: Settings = {}): ChildProcess =>
  spawn(process.execPath, [entry, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...cleanEnvironment(), ...settings },
  });

/** The variables of the person who runs the tests must not change what is tested. */
const cleanEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !name.startsWith('AMANA_') && name !== 'DATABASE_URL' && name !== 'NODE_ENV',
    ),
  );

const collect = (process_: ChildProcess): (() => string) => {
  let text = '';
  const add = (part: Buffer) => {
    text += part.toString();
  };
  process_.stdout?.on('data', add);
  process_.stderr?.on('data', add);
  return () => text;
};

const ended = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => child.once('exit', (code) => resolve(code)));

/** Starts `amana start` on a free port with a copy of the demonstration register that was made for this run, and waits until it answers. */
export const startAmana = async (settings: Settings = {}): Promise<AmanaServer> => {
  const folder = makeFolder();
  // as the system does it: owners and modes of a database's files must stay
  await promisify(execFile)('cp', ['-a', inject('madeRegister'), dataOf(folder)]);
  return startOn(folder, 'january-2026', settings);
};

/** A folder of a register's own. The database's own user must reach it when the tests run as root. */
export const makeFolder = (): string => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-journey-'));
  fs.chmodSync(folder, 0o755);
  return folder;
};

/** The data folder in it. */
export const dataOf = (folder: string): string => path.join(folder, 'data');

/** Starts `amana start` on a free port with a register of its own that is empty, as a register of real persons begins. */
export const startEmpty = (): Promise<AmanaServer> => startOn(makeFolder(), 'none');

/**
 * Starts `amana start` in a folder on a free port; the demonstration register is made where there is none.
 * @throws Error with everything that the process printed, when it ends or stays silent
 */
export const startOn = async (
  folder: string,
  scenario = 'january-2026',
  settings: Settings = {},
): Promise<AmanaServer> => {
  const data = dataOf(folder);
  const child = run(['start', '--port', '0', '--data', data, '--scenario', scenario], settings);
  const output = collect(child);
  const origin = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The server did not answer in time:\n${output()}`)), PATIENCE);
    child.stdout?.on('data', () => {
      const found = /Amana answers at (\S+)/.exec(output())?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The server ended with ${code}:\n${output()}`));
    });
  });
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    return ended(child);
  };
  return {
    origin,
    demonstrationOfficers: async () => {
      const response = await fetch(`${origin}/api/access/demonstration-officers`);
      return (await response.json()) as DemonstrationOfficer[];
    },
    faults: () =>
      output()
        .split('\n')
        .filter((line) => /"level":"(?:error|fatal)"/.test(line)),
    operate: async (words) => {
      // the log has no address to write into an invitation
      const address = words[0] === 'ledger' ? [] : ['--port', new URL(origin).port];
      const operating = run([...words, '--data', data, ...address]);
      const said = collect(operating);
      const code = await ended(operating);
      if (code !== 0) throw new Error(`./amana ${words[0]} ended with ${code}:\n${said()}`);
      return said();
    },
    letTimePass: async (username, minutes) => {
      const client = await lookInto(data);
      try {
        const { rows } = await client.query<{ left: number }>(
          `SELECT extract(epoch FROM s.elevated_until - now())::float8 / 60 AS left FROM access.session s JOIN access.officer o ON o.no = s.officer_no
            WHERE o.username = $1 AND s.elevated_until IS NOT NULL ORDER BY s.created_at DESC LIMIT 1`,
          [username],
        );
        await client.query(
          `UPDATE access.session s SET elevated_until = s.elevated_until - make_interval(mins => $2) FROM access.officer o WHERE o.no = s.officer_no AND o.username = $1`,
          [username, minutes],
        );
        await client.query(
          `UPDATE access.credential c SET totp_last_step = c.totp_last_step - 2 * $2 FROM access.officer o WHERE o.no = c.officer_no AND o.username = $1`,
          [username, minutes],
        );
        return rows[0]?.left ?? 0;
      } finally {
        await client.end();
      }
    },
    verify: async () => {
      const verifying = run(['verify', '--data', data, '--json']);
      let report = '';
      verifying.stdout?.on('data', (part: Buffer) => {
        report += part.toString();
      });
      const everything = collect(verifying);
      const code = await ended(verifying);
      if (report.trim() === '') throw new Error(`verify printed no report:\n${everything()}`);
      return { code, report: JSON.parse(report) };
    },
    stop,
    remove: async () => {
      await stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
};

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OperatorError } from '../platform/config/operator-error.ts';
import type { Command, CommandsTable } from './command.ts';
import { command as help } from './commands/help.ts';
import { runCommandLine } from './run-command-line.ts';

const entry = (command: Command) => ({ summary: 'says what it does', load: async () => ({ command }) });

const received: string[][] = [];
const commands: CommandsTable = {
  help: entry(help),
  record: entry({
    usage: 'Usage: record\n',
    run: async (words) => {
      received.push([...words]);
      return 0;
    },
  }),
  refuse: entry({
    usage: 'Usage: refuse\n',
    run: async () => {
      throw new OperatorError('The disk is full. Free some space.');
    },
  }),
};

let printed = '';
let complained = '';

beforeEach(() => {
  printed = '';
  complained = '';
  received.length = 0;
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    complained += String(text);
    return true;
  });
});

afterEach(() => vi.restoreAllMocks());

describe('runCommandLine', () => {
  it('hands the words after its name to the command', async () => {
    expect(await runCommandLine(['record', '--port', '1'], commands)).toBe(0);
    expect(received).toEqual([['--port', '1']]);
  });

  it.each([['help'], ['--help'], ['-h']])('prints every command and variable for %s', async (word) => {
    expect(await runCommandLine([word], commands)).toBe(0);
    for (const expected of ['record', 'refuse', 'AMANA_PORT, --port', 'DATABASE_URL', '--scenario'])
      expect(printed).toContain(expected);
  });

  it.each([[['record', '--help']], [['help', 'record']]])(
    'prints the usage of one command for %j and does not run it',
    async (words) => {
      expect(await runCommandLine(words, commands)).toBe(0);
      expect(printed).toBe('Usage: record\n');
      expect(received).toEqual([]);
    },
  );

  it.each([
    [[], 'Usage: ./amana COMMAND'],
    [['recrod'], 'Did you mean ./amana record?'],
    [['toString'], 'Unknown command "toString"'],
    [['help', 'record', 'refuse'], 'takes the name of one command'],
  ])('ends with 2 for %j', async (words, message) => {
    expect(await runCommandLine(words, commands)).toBe(2);
    expect(complained).toContain(message);
  });

  it('ends with 1 and the message alone for what the operator can mend', async () => {
    expect(await runCommandLine(['refuse'], commands)).toBe(1);
    expect(complained).toBe('The disk is full. Free some space.\n');
  });
});

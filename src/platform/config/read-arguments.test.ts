import { describe, expect, it } from 'vitest';
import { readArguments } from './read-arguments.ts';

const names = ['port', 'data'];

describe('readArguments', () => {
  it('reads both ways of writing', () => {
    expect(readArguments(['--port', '1', '--data=/a=b'], names)).toEqual({ port: '1', data: '/a=b' });
  });

  it.each([
    [['--prot', '1'], 'Did you mean --port?'],
    [['--jsno', '1'], 'Did you mean --json? Known are: --port, --data, --json.'],
    [['8080'], 'Unexpected argument "8080"'],
    [['--port'], '--port needs a value'],
    [['--port='], '--port needs a value'],
    [['--port', '--data'], '--port needs a value'],
    [['--port', '1', '--port', '2'], '--port is given twice'],
  ])('refuses %j', (words, message) => expect(() => readArguments(words, names, ['json'])).toThrow(message));
});

import { describe, expect, it } from 'vitest';
import { createLog } from './log.ts';

const linesOf = (write: (log: ReturnType<typeof createLog>) => void, level = 'info'): Record<string, unknown>[] => {
  const lines: string[] = [];
  write(createLog(level, { write: (line) => lines.push(line) }));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
};

describe('createLog', () => {
  it('removes secrets and request bodies wherever they hang', () => {
    const [line] = linesOf((log) =>
      log.info({ token: 's3', request: { body: { name: 's3' }, session: { token: 's3' } } }),
    );
    expect(JSON.stringify(line)).not.toContain('s3');
  });

  it('keeps the rule of a database error and none of the row values that its message quotes', () => {
    const refused = Object.assign(new Error('Key (name)=(quoted value) exists'), {
      code: '23505',
      constraint: 'I4-order',
    });
    const [line] = linesOf((log) => log.error({ err: refused }));
    expect(line).toMatchObject({ level: 'error', err: { code: '23505', constraint: 'I4-order' } });
    expect(JSON.stringify(line)).not.toContain('quoted value');
  });

  it('says nothing below its level', () => {
    expect(linesOf((log) => log.info('words'), 'warn')).toEqual([]);
  });
});

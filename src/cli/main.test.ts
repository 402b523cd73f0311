import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test('whoever reads only the beginning of what a command prints is told of no error', async () => {
  const main = path.resolve(import.meta.dirname, 'main.ts');
  const line = `"${process.execPath}" "${main}" openapi | head -c 1`;
  const { stdout, stderr } = await promisify(execFile)('sh', ['-c', line]);
  expect({ stdout, stderr }).toEqual({ stdout: '{', stderr: '' });
});

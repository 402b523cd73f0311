import type { FileHandle } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { DiskWriter } from './disk-writer.ts';

const PIECE = Buffer.alloc(20 * 1024 ** 2);

/** A file whose disk answers when it is told to. */
const slowFile = () => {
  const told: string[] = [];
  const waiting: PromiseWithResolvers<void>[] = [];
  const handle = {
    writeFile: async () => void told.push('write'),
    datasync: () => {
      told.push('keep');
      const answer = Promise.withResolvers<void>();
      waiting.push(answer);
      return answer.promise;
    },
    sync: async () => void told.push('keep all'),
  } as unknown as FileHandle;
  return { told, waiting, writer: new DiskWriter(handle) };
};

describe('writing a large file', () => {
  it('asks the disk while more comes, once at a time, and for everything at the end', async () => {
    const { told, waiting, writer } = slowFile();
    for (let i = 0; i < 5; i += 1) await writer.write(PIECE);
    expect(told).toEqual(['write', 'write', 'keep', 'write', 'write', 'write']);
    const end = writer.end();
    waiting[0]?.resolve();
    await end;
    expect(told.at(-1)).toBe('keep all');
    await writer.write(PIECE);
    expect(told.at(-1)).toBe('keep');
  });

  it('asks a small file for nothing but its end', async () => {
    const { told, writer } = slowFile();
    await writer.write(Buffer.from('small'));
    await writer.end();
    expect(told).toEqual(['write', 'keep all']);
  });

  it('passes on what the disk could not keep on the way, because the system says it once', async () => {
    const { told, waiting, writer } = slowFile();
    for (let i = 0; i < 2; i += 1) await writer.write(PIECE);
    waiting[0]?.reject(new Error('EIO'));
    await expect(writer.end()).rejects.toThrow('EIO');
    expect(told).not.toContain('keep all');
  });
});

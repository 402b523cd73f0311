import v8 from 'node:v8';
import vm from 'node:vm';
import { expect, it } from 'vitest';
import { WorkAhead } from './work-ahead.ts';

v8.setFlagsFromString('--expose-gc');
const collectGarbage = vm.runInNewContext('gc') as () => void;
const turn = () => new Promise((resolve) => setTimeout(resolve, 5));

it('does the pieces one after the other, and is no more than so many ahead', async () => {
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const ahead = new WorkAhead(2);
  const piece = (i: number) => () => {
    begun.push(i);
    return new Promise<void>((resolve) => {
      ends[i] = resolve;
    });
  };
  await ahead.add(piece(0));
  await ahead.add(piece(1));
  const third = ahead.add(piece(2));
  await turn();
  expect(begun).toEqual([0]);
  ends[0]?.();
  await third;
  await turn();
  expect(begun).toEqual([0, 1]);
  ends[1]?.();
  await turn();
  ends[2]?.();
  await ahead.end();
  expect(begun).toEqual([0, 1, 2]);
});

it('begins nothing after a piece that failed, and throws what that one threw', async () => {
  const begun: string[] = [];
  const ahead = new WorkAhead(4);
  await ahead.add(async () => {
    throw new Error('the server is gone');
  });
  await ahead.add(async () => {
    begun.push('after');
  });
  await expect(ahead.end()).rejects.toThrow('the server is gone');
  expect(begun).toEqual([]);
});

it('forgets what a piece held when it is through: a register has more batches than fit into memory', async () => {
  const ahead = new WorkAhead(3);
  const held: WeakRef<object>[] = [];
  const one = async (): Promise<void> => {
    const batch = { rows: new Array(1000).fill('row') };
    held.push(new WeakRef(batch));
    await ahead.add(async () => {
      await turn();
      batch.rows.length = 0;
    });
  };
  for (let i = 0; i < 12; i += 1) await one();
  await turn();
  collectGarbage();
  await turn();
  collectGarbage();
  expect(held.filter((batch) => batch.deref() !== undefined).length).toBeLessThan(5);
  await ahead.end();
});

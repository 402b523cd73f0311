import { expect, test } from 'vitest';
import { WorkList } from './work-list.ts';

const later = () => {
  let finish: (value: unknown) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const promise = new Promise<unknown>((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });
  return { promise, finish, fail };
};

const nothing = async () => undefined;

test('a work is begun, tells how far it is, and is answered to its officer alone', async () => {
  const works = new WorkList();
  const { promise, finish } = later();
  const id = await works.begin(7, nothing, (_told, _signal, tell) => {
    tell({ round: 1 });
    return promise;
  });
  expect(works.show(id, 7)).toMatchObject({ state: 'running', progress: { round: 1 } });
  expect(() => works.show(id, 8)).toThrow('not-found');
  expect(() => works.end(id, 8)).toThrow('not-found');
  finish({ planId: 'x' });
  await promise;
  expect(works.show(id, 7)).toMatchObject({ state: 'done', result: { planId: 'x' } });
});

test('one at a time of an officer, two at a time of all; what failed says why', async () => {
  const works = new WorkList();
  const [one, other] = [later(), later()];
  const id = await works.begin(1, nothing, () => one.promise);
  await expect(works.begin(1, nothing, () => other.promise)).rejects.toThrow('busy');
  await works.begin(2, nothing, () => other.promise);
  await expect(works.begin(3, nothing, () => other.promise)).rejects.toThrow('busy');
  one.fail(new Error('no room'));
  await one.promise.catch(() => undefined);
  expect(works.show(id, 1)).toMatchObject({ state: 'refused', error: new Error('no room') });
  expect(await works.begin(3, nothing, () => other.promise)).not.toBe(id);
});

test('the place is taken before anything is read, who comes meanwhile reads nothing, and a reading that fails gives it back', async () => {
  const works = new WorkList();
  const reading = later();
  const begun = works.begin(
    1,
    () => reading.promise,
    async () => undefined,
  );
  let read = 0;
  const again = () =>
    works.begin(
      1,
      async () => {
        read += 1;
      },
      async () => undefined,
    );
  await expect(again()).rejects.toThrow('busy');
  expect(read).toBe(0);
  reading.fail(new Error('nobody to plan'));
  await expect(begun).rejects.toThrow('nobody to plan');
  await again();
  expect(read).toBe(1);
});

test('a work is ended by its signal, by hand and when the server stops', async () => {
  const works = new WorkList();
  const signals: AbortSignal[] = [];
  const begin = (officer: number) =>
    works.begin(officer, nothing, (_told, signal) => {
      signals.push(signal);
      return new Promise(() => undefined);
    });
  const first = await begin(1);
  await begin(2);
  works.end(first, 1);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  works.close();
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
});

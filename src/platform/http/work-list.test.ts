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

test('a work is begun, tells how far it is, and is answered to its officer alone', async () => {
  const works = new WorkList();
  const { promise, finish } = later();
  const id = works.begin(7, (_signal, tell) => {
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
  const id = works.begin(1, () => one.promise);
  expect(() => works.begin(1, () => other.promise)).toThrow('busy');
  works.begin(2, () => other.promise);
  expect(() => works.begin(3, () => other.promise)).toThrow('busy');
  one.fail(new Error('no room'));
  await one.promise.catch(() => undefined);
  expect(works.show(id, 1)).toMatchObject({ state: 'refused', error: new Error('no room') });
  expect(works.begin(3, () => other.promise)).not.toBe(id);
});

test('a work is ended by its signal, by hand and when the server stops', () => {
  const works = new WorkList();
  const signals: AbortSignal[] = [];
  const [first] = [1, 2].map((officer) =>
    works.begin(officer, (signal) => {
      signals.push(signal);
      return new Promise(() => undefined);
    }),
  );
  works.end(first ?? '', 1);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  works.close();
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
});

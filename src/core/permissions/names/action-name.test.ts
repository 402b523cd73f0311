import { expect, test } from 'vitest';
import { permissions } from '../permissions.ts';
import { findActionName } from './action-name.ts';

const actions = Object.entries(permissions).flatMap(([system, { commands, queries }]) =>
  [...Object.keys(commands), ...Object.keys(queries)].map((name) => `${system}/${name}`),
);
const ARABIC_LETTERS = /^[^A-Za-z]+$/;

test('every command and query has a name in three languages, and Arabic and Sorani are written in their own letters', () => {
  expect(actions.length).toBeGreaterThan(250);
  for (const action of actions) {
    const name = findActionName(action);
    expect(name?.en, action).toMatch(/^[A-Z]/);
    expect(name?.ar, action).toMatch(ARABIC_LETTERS);
    expect(name?.ckb, action).toMatch(ARABIC_LETTERS);
  }
});

test('no two are called the same, in any language: who searches the page finds one', () => {
  for (const language of ['en', 'ar', 'ckb'] as const) {
    const names = actions.map((action) => findActionName(action)?.[language]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  }
});

test('what no program of this version knows has no name', () => {
  expect(findActionName('transfers/fly')).toBeUndefined();
});

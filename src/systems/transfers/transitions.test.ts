import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allEvents } from '../all-events.ts';
import { drawTransitions, transitionsInSql } from './draw-transitions.ts';
import { findTransition, transitions } from './transitions.ts';

const definitionOf = (act: string) => allEvents.find(({ type }) => type === act.split(':')[0]);

test('the database and docs/transitions.md have the tables of today: node src/systems/transfers/write-transitions.ts', () => {
  expect(readFileSync(join(import.meta.dirname, 'schema/0-transitions.sql'), 'utf8')).toBe(transitionsInSql());
  expect(readFileSync(join(import.meta.dirname, '../../../docs/transitions.md'), 'utf8')).toBe(drawTransitions());
});

test('every act of a table is an event of the same kind, and whoever does it may record that event', () => {
  for (const { act, kind, who } of transitions) {
    const event = definitionOf(act);
    expect([act, event?.kind]).toEqual([act, kind]);
    expect([act, who.filter((role) => !event?.roles.includes(role))]).toEqual([act, []]);
  }
});

test('a state has at most one row for an act', () => {
  const seen = transitions.flatMap(({ machine, from, act }) => from.map((state) => `${machine} ${state} ${act}`));
  expect(seen.filter((row, i) => seen.indexOf(row) !== i)).toEqual([]);
});

test('whatever is witnessed of a convoy is recorded in each of its states', () => {
  const rows = transitions.filter(({ machine }) => machine === 'convoy');
  const states = [...new Set(rows.flatMap(({ from, to }) => [...from, to]))].filter(
    (state) => !['new', '='].includes(state),
  );
  expect(states.sort()).toEqual(['arrived', 'cancelled', 'closed', 'planned', 'under-way']);
  const facts = [...new Set(rows.filter(({ kind }) => kind === 'fact').map(({ act }) => act))];
  expect(facts.length).toBeGreaterThan(2);
  for (const act of facts)
    expect([act, states.filter((state) => findTransition('convoy', state, act) === undefined)]).toEqual([act, []]);
});

test('what is closed, ended or cancelled stays so', () => {
  for (const { machine, from, act, to } of transitions)
    for (const state of from.filter((one) => ['closed', 'ended', 'cancelled'].includes(one)))
      expect([machine, state, act, to]).toEqual([machine, state, act, '=']);
});

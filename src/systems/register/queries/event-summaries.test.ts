import { expect, test } from 'vitest';
import { allEvents } from '../../all-events.ts';
import { summaryOf } from './event-summaries.ts';

test('every event of a person, a manifest or an operation has a line of its own', () => {
  const shown = allEvents
    .filter(({ stream }) => ['person', 'manifest', 'operation'].includes(stream))
    .map(({ type }) => type);
  expect(shown.length).toBeGreaterThan(30);
  expect(shown.filter((type) => summaryOf(type, {}).en === type)).toEqual([]);
});

test('a line names public values only where they are', () => {
  expect(summaryOf('SectionMoved', { site: 'KRK', section: 'J' }).en).toBe('Moved to section J at KRK.');
  expect(summaryOf('LineStruckOff', {}).en).toBe('Struck off a manifest.');
});

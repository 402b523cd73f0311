import { expect, test } from 'vitest';
import { isBeforeDeparture } from './before-departure.ts';

test('whoever tells of an arrival before anybody told of a departure is told so; what may happen while the convoy stands is not', () => {
  const kinds = ['departed', 'stop', 'delay', 'breakdown', 'medical-event', 'incident', 'border-crossed', 'arrived'];
  expect(kinds.filter((kind) => isBeforeDeparture(kind, [{ kind: 'delay' }]))).toEqual(['border-crossed', 'arrived']);
  expect(kinds.filter((kind) => isBeforeDeparture(kind, [{ kind: 'departed' }]))).toEqual([]);
  // a departure that was withdrawn as a mistake is none
  const mistake = { kind: 'departed', withdrawal: { reason: 'wrong-convoy' } };
  expect(kinds.filter((kind) => isBeforeDeparture(kind, [mistake]))).toEqual(['border-crossed', 'arrived']);
});

import { expect, test } from 'vitest';
import type { HandoverPayload } from '../../../core/ledger/handover-payload.ts';
import { handoverObjections } from './handover-objections.ts';

const payload: HandoverPayload = {
  version: 1,
  id: new Uint8Array(12),
  operation: 'OP-1',
  count: 149,
  manifestRoot: new Uint8Array(32),
  fromAuthority: 'SDF',
  toAuthority: 'CJTF',
  place: 'GHW',
  instant: 1_768_978_800_000,
  lastCheckpoint: { size: 0, root: new Uint8Array(0) },
  deviceCounters: [1, 1],
  ordinal: 1,
  exceptions: [],
  synthetic: true,
};
const seen = {
  handover: {
    ordinal: 1,
    fromAuthority: 'SDF',
    toAuthority: 'CJTF',
    place: 'GHW',
    within: null,
    state: 'waiting' as const,
  },
  counted: 149,
  synthetic: true,
  nowAt: 1_768_978_800_000,
};

test('bytes that say what the page says have no objection', () => {
  expect(handoverObjections(payload, seen)).toEqual([]);
});

test('each field that differs is named', () => {
  expect(handoverObjections({ ...payload, count: 150 }, seen)).toEqual(['count']);
  expect(handoverObjections({ ...payload, toAuthority: 'MOJ' }, seen)).toEqual(['authorities']);
  expect(handoverObjections({ ...payload, version: 2 }, seen)).toEqual(['authorities']);
  expect(handoverObjections({ ...payload, place: 'KRK' }, seen)).toEqual(['place']);
  expect(handoverObjections({ ...payload, ordinal: 2 }, seen)).toEqual(['ordinal']);
  expect(handoverObjections({ ...payload, synthetic: false }, seen)).toEqual(['synthetic']);
  expect(handoverObjections({ ...payload, instant: payload.instant + 7_200_000 }, seen)).toEqual(['instant']);
});

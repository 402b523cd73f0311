import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AttemptLimiter, networkOf } from './attempt-limiter.ts';

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:0DB8:0001:0002::', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
])('%s is %s', (address, network) => expect(networkOf(address)).toBe(network));

test('whoever fails waits in the end, whoever succeeds does not, and nobody waits for another', () => {
  const limiter = new AttemptLimiter();
  for (let attempt = 0; attempt < 60; attempt += 1) expect(limiter.take('192.0.2.1', 0)).toBe(0);
  expect(limiter.take('192.0.2.1', 0)).toBe(5);
  expect(limiter.take('192.0.2.2', 0)).toBe(0);
  expect(limiter.take('192.0.2.1', 5_000)).toBe(0);
  expect(limiter.take('192.0.2.1', 5_000)).toBe(5);
  for (let attempt = 0; attempt < 500; attempt += 1) {
    expect(limiter.take('192.0.2.3', 0)).toBe(0);
    limiter.giveBack('192.0.2.3', 0);
  }
});

test('in any time no more attempts fail than are allowed at once and come back meanwhile', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 400 }), (pauses) => {
      const limiter = new AttemptLimiter();
      let now = 0;
      let failed = 0;
      for (const pause of pauses) {
        now += pause;
        if (limiter.take('192.0.2.1', now) === 0) failed += 1;
      }
      return failed <= 60 + now / 5_000;
    }),
  );
});

test('its memory is bounded, however many addresses try', () => {
  const limiter = new AttemptLimiter();
  for (let no = 0; no < 30_000; no += 1) limiter.take(`10.${no >> 16}.${(no >> 8) & 255}.${no & 255}`, no);
  expect(limiter.size).toBe(10_000);
});

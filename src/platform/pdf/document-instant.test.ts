import { describe, expect, it } from 'vitest';
import { documentInstant } from './document-instant.ts';

describe('documentInstant', () => {
  it('shows the wall clock of the place and UTC, also across midnight', () => {
    expect(documentInstant(new Date('2026-01-20T22:05:07Z'), 'Asia/Baghdad')).toEqual({
      local: '2026-01-21 01:05:07',
      zone: 'Asia/Baghdad',
      offset: '+03:00',
      utc: '2026-01-20 22:05:07 UTC',
    });
  });

  it('shows UTC itself with an offset and midnight as 00', () => {
    const { local, offset } = documentInstant(new Date('2026-01-21T00:00:00Z'), 'UTC');
    expect([local, offset]).toEqual(['2026-01-21 00:00:00', '+00:00']);
  });

  it('refuses a zone that does not exist', () => {
    expect(() => documentInstant(new Date(0), 'Asia/Nowhere')).toThrow(RangeError);
  });
});

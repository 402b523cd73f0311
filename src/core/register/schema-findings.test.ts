import { expect, test } from 'vitest';
import { z } from 'zod';
import { sentencesOf } from './refusal-texts.ts';
import { findingsOf } from './schema-findings.ts';

test('how long a text must be is said in words, and not in those of the schema', () => {
  const schema = z.object({ reasons: z.string().min(20).max(30), n: z.int().min(3) });
  const short = schema.safeParse({ reasons: 'too little', n: 2 });
  const long = schema.safeParse({ reasons: 'x'.repeat(31), n: 3 });
  const [first, second] = short.success ? [] : findingsOf(short.error);
  const [third] = long.success ? [] : findingsOf(long.error);
  expect(first).toEqual({ code: 'text-too-short', field: 'reasons', values: { n: 20 } });
  expect(sentencesOf('text-too-short', { n: 20 }).detail.en).toBe('Write at least 20 characters: less says too little');
  expect(second?.code).toBe('too_small');
  expect(third).toEqual({ code: 'text-too-long', field: 'reasons', values: { n: 30 } });
});

test('where one character is enough nothing was written: no number is told', () => {
  const empty = z.object({ name: z.string().min(1) }).safeParse({ name: '' });
  expect(empty.success ? [] : findingsOf(empty.error)).toEqual([{ code: 'text-empty', field: 'name', values: {} }]);
  expect(sentencesOf('text-empty', {}).detail.en).toBe('Nothing is written here');
});

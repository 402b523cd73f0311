import { expect, test } from 'vitest';
import { isolateLatin } from './isolate-latin.ts';

const shown = (text: string) => isolateLatin(text).replaceAll('\u2066', '<').replaceAll('\u2069', '>');

test('a Latin part of an Arabic text stands in an isolate with the stops that belong to it', () => {
  expect(shown('ت (No.)')).toBe('ت (<No.>)');
  expect(shown('الاسم الكامل (Full name)')).toBe('الاسم الكامل (<Full name>)');
  expect(shown('جدول (.xlsx) أو CSV')).toBe('جدول (<.xlsx>) أو <CSV>');
});

test('a text of one direction stays as it is', () => {
  expect(isolateLatin('No. (Full name)')).toBe('No. (Full name)');
  expect(isolateLatin('الاسم ١٢٣ (٤)')).toBe('الاسم ١٢٣ (٤)');
});

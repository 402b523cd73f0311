import { expect, test } from 'vitest';
import { requireMediaType } from './media-type.ts';

test('a document is taken when its content is what its type says', () => {
  expect(requireMediaType('application/pdf', Buffer.from('%PDF-1.7 ...'))).toBe('application/pdf');
  expect(requireMediaType('Text/Plain; charset=utf-8', Buffer.from('أمر توقيف'))).toBe('text/plain');
});

test('other kinds, an empty document and a disguised one are refused', () => {
  for (const [type, content] of [
    ['text/html', '<script>'],
    ['application/pdf', '<html>'],
    ['image/png', 'GIF89a'],
    ['text/plain', 'a\0b'],
    ['text/plain', ''],
    [undefined, 'text'],
  ] as const)
    expect(() => requireMediaType(type, Buffer.from(content))).toThrow('document-type');
});

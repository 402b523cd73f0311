import fc from 'fast-check';
import { expect, test } from 'vitest';
import { browserWords } from './browser-words.ts';

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';

test.each([
  ['firefox/linux', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'],
  ['firefox/android', 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0'],
  ['chrome/windows', `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/140.0.0.0 Safari/537.36`],
  ['chrome/android', `Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT} Chrome/140.0.0.0 Mobile Safari/537.36`],
  ['edge/windows', `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`],
  [
    'safari/ios',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1',
  ],
  ['safari/macos', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15'],
  ['other/other', 'curl/8.9.1'],
])('%s', (words, userAgent) => expect(browserWords(userAgent)).toBe(words));

test('whatever a browser says of itself, two words are kept', () => {
  expect(browserWords(undefined)).toBe('other/other');
  fc.assert(
    fc.property(fc.string({ maxLength: 2000 }), (text) => /^[a-z]{1,20}\/[a-z]{1,20}$/.test(browserWords(text))),
  );
});

import { expect, test } from 'vitest';
import { splitSection } from './use-section-options.ts';

test('a site without a section, and a section with spaces in its name', () => {
  expect(splitSection('GHW')).toEqual({ site: 'GHW' });
  expect(splitSection('KRK Women and girls')).toEqual({ site: 'KRK', section: 'Women and girls' });
});

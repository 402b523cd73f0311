import { expect, test } from 'vitest';
import { readTexts } from '../../../../tests/journeys/support/texts.ts';
import { noticeHours } from './notice-hours.ts';

test.each(['ar', 'en'] as const)(
  'the hours of a shorter notice are words in %s, not the name of a text',
  async (language) => {
    const texts = await readTexts(language);
    const labels = noticeHours(((key: string, values: object) =>
      texts.say(key, values as Record<string, number>)) as unknown as Parameters<typeof noticeHours>[0]).map(
      ({ label }) => label,
    );
    expect(labels).toHaveLength(4);
    for (const label of labels) expect(label).toMatch(language === 'en' ? /^\d+ hours$/ : /^\d+ ساع(?:ات|ة)$/);
  },
);

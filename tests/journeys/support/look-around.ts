import { expect } from 'vitest';
import { goTo } from './gestures.ts';
import type { Officer } from './officer.ts';

/**
 * An officer of a transfer cell looks where a convoy stands that was just received: on the board, in the operation room with its map, and at the list behind a figure.
 * @param count persons who were received
 */
export const lookAround = async (officer: Officer, code: string, count: number): Promise<void> => {
  const { page } = officer;
  await goTo(officer, 'convoys');
  await officer.settle();
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: code, exact: true }) });
  await row.getByText(officer.say('transfers:board.state.received'), { exact: true }).waitFor();
  await officer.look('board');
  const state = (name: string) =>
    page.getByRole('group', { name: officer.say('transfers:manifest.status') }).getByRole('button', { name });
  await officer.press(state(officer.say('transfers:board.state.sealed')));
  await officer.sees(officer.say('transfers:board.noneSuch'));
  expect(new URL(page.url()).search).toBe('?state=sealed');

  await goTo(officer, 'operation');
  await officer.settle();
  await officer.press(officer.say('transfers:room.open'));
  await page.locator('.amana-map').waitFor();
  await officer.look('room');
  // Karkh received them, and nobody had announced it yet
  const used = page.getByRole('row').filter({ hasText: officer.say('transfers:destinations.uses.not-announced') });
  await used.getByRole('link').waitFor();
  await used.scrollIntoViewIfNeeded();
  await officer.look('destinations');
  // the figure of the day, the list behind it, and no difference between the two
  const days = page.getByRole('region', { name: officer.say('transfers:room.figures') });
  await officer.press(days.locator('tbody tr').last().getByRole('link').first());
  await page.waitForURL(/\/received/);
  await officer.sees(officer.say('shell:people', { count }));
  await officer.look('received');
};

import { chooseOpeningView } from '../../src/core/access/commands/choose-opening-view.ts';
import { exportList } from '../../src/core/access/commands/export-list.ts';
import { removeView } from '../../src/core/access/commands/remove-view.ts';
import { saveView } from '../../src/core/access/commands/save-view.ts';
import { listingsOf } from '../../src/core/access/listing.ts';
import { uuidv7 } from '../../src/platform/ids.ts';
import { allQueries } from '../../src/systems/all-queries.ts';
import type { Officer, Run } from './tampering-cast.ts';

/** Lists that are saved as tables, and views of them: one that stays and is opened with, one that is changed and removed. */
export const fillLists = async (run: Run, officer: Officer): Promise<void> => {
  const listings = listingsOf(allQueries);
  const list = 'register/people';
  const view = { viewId: uuidv7(), list, name: 'Held', filter: { status: 'held' }, shared: true };
  const other = { viewId: uuidv7(), list, name: 'On review', filter: {}, shared: false };
  await run(officer, exportList(listings), { list, filter: { q: 'Testman', site: 'GHW' }, language: 'en' });
  await run(officer, saveView(listings), view);
  await run(officer, saveView(listings), other);
  await run(officer, saveView(listings), { ...other, name: 'To review' });
  await run(officer, removeView, { viewId: other.viewId });
  await run(officer, chooseOpeningView(listings), { list });
  await run(officer, chooseOpeningView(listings), { list, viewId: view.viewId });
};

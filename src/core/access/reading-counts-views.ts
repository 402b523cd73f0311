/** Wire of the counts of readings. The web application imports the types only. */
import { z } from 'zod';
import { codes, instant, pagedView, view } from '../wire.ts';
import { fileParts, readingGrounds } from './file-parts.ts';
import { officerReference } from './views.ts';

const readingCount = view('ReadingCount', 'How often an officer opened files, by what was opened and on what ground.', {
  officer: officerReference,
  authority: z.string().nullable().describe('Null: the installation.'),
  part: codes('ReadingCountPart', 'What was opened.', fileParts),
  ground: codes('ReadingCountGround', 'On what ground.', readingGrounds),
  readings: z.int(),
  files: z.int().describe('Different persons whose files these were.'),
  lastAt: instant,
});
/** How often an officer opened files. */
export type ReadingCount = z.infer<typeof readingCount>;

export const readingCountsAnswer = pagedView(
  'ReadingCountsAnswer',
  'How often officers opened files in the last days, who opened the most files first.',
  {
    sinceAt: instant,
    rows: z.array(readingCount),
  },
);
/** `GET /api/access/reading-counts`. */
export type ReadingCountsAnswer = z.infer<typeof readingCountsAnswer>;

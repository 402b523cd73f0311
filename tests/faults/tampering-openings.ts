import type pg from 'pg';
import { breakGlass } from '../../src/core/access/commands/break-glass.ts';
import { closeWall } from '../../src/core/access/commands/close-wall.ts';
import { reviewBreakGlass } from '../../src/core/access/commands/review-break-glass.ts';
import { idOf, type Officer, type Run } from './tampering-cast.ts';

/** An officer opens the wall around the findings of one person and ends that early; the officer who was named reviews it. */
export const fillOpenings = async (
  run: Run,
  client: pg.Client,
  { origin, second }: { readonly origin: Officer; readonly second: Officer },
  personNo: number,
): Promise<void> => {
  const { rows } = await client.query<{ registerNumber: string }>(
    'SELECT register_number AS "registerNumber" FROM register.person WHERE no = $1',
    [personNo],
  );
  const opened = await run(origin, breakGlass, {
    registerNumber: rows[0]?.registerNumber,
    wall: 'health',
    reason: 'medical-emergency',
    words: 'does not answer and breathes badly',
    reviewer: second.no,
  });
  const openingId = idOf(opened, 'WallOpened');
  await run(origin, closeWall, { openingId });
  await run(second, reviewBreakGlass, { openingId, outcome: 'justified', words: 'a doctor was on the way' });
};

import pg from 'pg';
import { vi } from 'vitest';

/** What is asked of the database while something is done: work that is the same on every machine. */
export const countStatements = async <Answer>(
  act: () => Promise<Answer>,
): Promise<{ answer: Answer; statements: number }> => {
  const asked = vi.spyOn(pg.Client.prototype, 'query');
  try {
    const answer = await act();
    return { answer, statements: asked.mock.calls.length };
  } finally {
    asked.mockRestore();
  }
};

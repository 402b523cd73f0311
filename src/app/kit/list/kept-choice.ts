import { useEffect, useState } from 'react';

/** Persons who were chosen, and the site that most of them are at. */
interface Choice {
  site: string;
  persons: readonly number[];
}

/**
 * Persons who were chosen in one list and are wanted on the next page: kept in the memory of this page of the browser, because an address that names five hundred
 * numbers is cut off somewhere.
 */
let kept: Choice | undefined;

/** Keeps whom an officer chose, for the page that opens next. */
export function keepChoice(site: string, persons: readonly number[]): void {
  kept = { site, persons };
}

/** Whom the officer chose on the page before; forgotten when this page is left, so that nobody finds an old choice. */
export function useKeptChoice(): { site: string; persons: ReadonlySet<number> } | undefined {
  const [choice] = useState(kept);
  const [persons] = useState(() => new Set(choice?.persons));
  useEffect(
    () => () => {
      kept = undefined;
    },
    [],
  );
  return choice && { site: choice.site, persons };
}

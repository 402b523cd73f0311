import { useEffect, useState } from 'react';

/**
 * Whether a dialog that was fetched just now is open: closed in its first frame, because a dialog remembers where the focus was, to give it back at its end, when it
 * changes from closed to open, and not when it is open from the beginning.
 */
export const useOpened = (opened: boolean): boolean => {
  const [shown, setShown] = useState(false);
  useEffect(() => setShown(opened), [opened]);
  return shown;
};

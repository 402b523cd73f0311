import { useEffect } from 'react';

/** Names the browser tab after what is on the page; never by a person's name. */
export function useTabTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · أمانة`;
  }, [title]);
}

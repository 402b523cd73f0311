import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

const GO: Record<string, '/' | '/people' | '/sites' | '/lists' | '/fears'> = {
  KeyO: '/',
  KeyP: '/people',
  KeyS: '/sites',
  KeyL: '/lists',
  KeyF: '/fears',
};

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
}

/**
 * Shortcuts of the whole application: `?` help, `/` the search of this page, or of all persons where it has none, `g` then a letter to a page. Letters are read by
 * the place of the key, so that they work on an Arabic layout too.
 */
export function useShortcuts(onHelp: () => void): void {
  const navigate = useNavigate();
  const leader = useRef(0);
  useEffect(() => {
    function listen(event: KeyboardEvent): void {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === '?' || event.key === '؟') {
        onHelp();
      } else if (event.key === '/') {
        event.preventDefault();
        const search = document.querySelector<HTMLInputElement>('[data-search]');
        if (search) search.focus();
        else void navigate({ to: '/people', hash: 'search' });
      } else if (event.code === 'KeyG') {
        leader.current = event.timeStamp;
      } else if (event.timeStamp - leader.current < 1_500) {
        const to = GO[event.code];
        if (to) void navigate({ to });
      }
    }
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [navigate, onHelp]);
}

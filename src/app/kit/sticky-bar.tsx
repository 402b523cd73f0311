import { Paper } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';

/**
 * What confirms a long page: it stays at the lower edge of the window, and whatever gets the focus scrolls to above it (`scroll-padding` in app.css), so that
 * it never covers the row that is being worked on.
 */
export function StickyBar({ labelledBy, children }: { labelledBy?: string; children: ReactNode }) {
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    const { current } = bar;
    if (!current) return;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => style.setProperty('--amana-bar', `${current.offsetHeight + 8}px`));
    observer.observe(current);
    return () => {
      observer.disconnect();
      style.removeProperty('--amana-bar');
    };
  }, []);
  return (
    <Paper
      withBorder
      p="sm"
      component="section"
      ref={bar}
      aria-labelledby={labelledBy}
      className="amana-sticky amana-no-print"
    >
      {children}
    </Paper>
  );
}

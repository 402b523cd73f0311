import { type ReactNode, useEffect, useRef } from 'react';

/** A region that scrolls sideways when its content is wider; only then the keyboard can reach it and scroll it. */
export function ScrollRegion({
  label,
  centre,
  children,
}: {
  label: string;
  /** What stands in the middle at first, as a share of the width of the content from its left; the beginning of the line where it is left out. */
  centre?: number;
  children: ReactNode;
}) {
  const region = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = region.current;
    if (element === null || centre === undefined) return;
    const most = element.scrollWidth - element.clientWidth;
    const left = Math.min(most, Math.max(0, centre * element.scrollWidth - element.clientWidth / 2));
    // from right to left a browser counts down from the right end
    element.scrollLeft = getComputedStyle(element).direction === 'rtl' ? left - most : left;
  }, [centre]);
  useEffect(() => {
    const element = region.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
      else element.removeAttribute('tabindex');
    });
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, []);
  return (
    <section ref={region} className="amana-table-scroll" aria-label={label}>
      {children}
    </section>
  );
}

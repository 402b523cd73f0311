import { type ReactNode, useEffect, useRef } from 'react';

/** A region that scrolls sideways when its content is wider; only then the keyboard can reach it and scroll it. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  const region = useRef<HTMLElement>(null);
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

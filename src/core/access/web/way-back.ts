const KEY = 'amana.way-back';

/** Keeps which page was asked for while the browser is at an identity provider: in this tab only. */
export function keepWayBack(back: string | undefined): void {
  if (back === undefined) window.sessionStorage.removeItem(KEY);
  else window.sessionStorage.setItem(KEY, back);
}

/** The page that was asked for, once; a page of this register, or the first one. */
export function takeWayBack(): string {
  const back = window.sessionStorage.getItem(KEY) ?? '/';
  window.sessionStorage.removeItem(KEY);
  return back.startsWith('/') && !/^\/[/\\]/.test(back) ? back : '/';
}

/**
 * The page on which the next officer of a demonstration begins, where the last one signed out: the manifest, or the hand-over that two sign. A file, a list or a sheet of one role is no page for
 * whoever comes next: he would begin with a refusal, or with a person who is no business of his.
 */
export const pageForNext = (pathname: string): string | undefined =>
  /^\/manifests\/\d+\/hand-over\/\d+/.exec(pathname)?.[0] ?? /^\/manifests\/\d+/.exec(pathname)?.[0];

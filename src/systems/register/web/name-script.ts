import type { Script } from '../views.ts';

/** The script in which a name is typed. */
export const scriptOf = (name: string): Script =>
  /\p{Script=Cyrillic}/u.test(name) ? 'cyrillic' : /\p{Script=Latin}/u.test(name) ? 'latin' : 'arabic';

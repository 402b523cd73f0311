import type { NameView } from '../views.ts';

/** The name to show first, in the script it was recorded in, and a Latin spelling where there is one. */
export function primaryName(names: readonly NameView[]): { primary: string; latin: string } {
  const primary = names.find((name) => name.kind === 'primary') ?? names[0];
  const latin = names.find((name) => name.script === 'latin');
  return { primary: primary?.full ?? '', latin: latin?.full ?? '' };
}

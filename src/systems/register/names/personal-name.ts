import type { NameScript } from './detect-script.ts';

/** Parts of a name as they are given in the region. None is required: many people have no family name. */
export type NameParts = {
  readonly given?: string;
  readonly father?: string;
  readonly grandfather?: string;
  readonly family?: string;
  /** Adjective of place, tribe or descent, for example الجبوري. */
  readonly nisba?: string;
  /** "Father of …", for example أبو علي. */
  readonly kunya?: string;
};

/** A name as written, whole; parts only where a source gives them. The parts are never guessed from the whole. */
export type PersonalName = { readonly full: string; readonly parts?: NameParts };

/** What a name is among a person's names. Exactly one is `primary`. */
export type NameKind = 'primary' | 'transliteration' | 'alias';

/** A name with its script, its kind and where it comes from (requirement R1). */
export type SourcedName = PersonalName & {
  readonly script: NameScript;
  readonly kind: NameKind;
  /** Where the name was read, for example the identifier of a list. */
  readonly source: string;
};

const ORDER = ['kunya', 'given', 'father', 'grandfather', 'family', 'nisba'] as const;

/** The whole name from its parts, in the order in which it is spoken; empty if there are none. */
export function joinNameParts(parts: NameParts): string {
  return ORDER.flatMap((part) => parts[part]?.trim() || []).join(' ');
}

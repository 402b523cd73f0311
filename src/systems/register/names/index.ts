export { detectScript, looksKurdish, type NameScript } from './detect-script.ts';
export { nearWords } from './near-words.ts';
export { normaliseName } from './normalise-name.ts';
export { joinNameParts, type NameKind, type NameParts, type SourcedName } from './personal-name.ts';
export { searchKeys } from './search-keys.ts';

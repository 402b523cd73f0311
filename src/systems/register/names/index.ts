export { detectScript, looksKurdish, type NameScript } from './detect-script.ts';
export { normaliseName } from './normalise-name.ts';
export { joinNameParts, type NameKind, type NameParts, type PersonalName, type SourcedName } from './personal-name.ts';
export { NAME_KEYS_VERSION, searchKeys, shareSearchKey } from './search-keys.ts';

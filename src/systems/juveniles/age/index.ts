export { ageClass } from './age-class.ts';
export { type Birth, birthInterval } from './birth.ts';
export { addDays, type CivilDate, type DateInterval } from './civil-date.ts';
export { type AgeEvidence, type AgeEvidenceKind, classify } from './classify.ts';
export { type BirthRefusalCode, type ParseBirthOptions, parseBirth } from './parse-birth.ts';

export { type AgeClass, ageClass, isTreatedAsMinor, MAJORITY_YEARS } from './age-class.ts';
export { type Birth, type BirthNote, type BirthPrecision, birthInterval, birthsCanAgree } from './birth.ts';
export { addDays, addYears, type CivilDate, type DateInterval, findCivilDate } from './civil-date.ts';
export { type AgeEvidence, type AgeEvidenceKind, type AgeFinding, type AgeReason, classify } from './classify.ts';
export { type BirthReading, type BirthRefusalCode, type ParseBirthOptions, parseBirth } from './parse-birth.ts';

export { findMailAddress } from './queries/find-mail-address.ts';
export { FIT_LASTS, type InspectionOccasion, type InspectionPart } from './vehicles/inspection-words.ts';

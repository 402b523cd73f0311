/** When a vehicle is inspected: before persons board it, and once they have left it. */
export const inspectionOccasions = ['before-departure', 'after-arrival'] as const;
/** One of `inspectionOccasions`. */
export type InspectionOccasion = (typeof inspectionOccasions)[number];

/** What is looked at, one by one (Mandela 73: light, air, no exposure to the public; the rest is good practice of transport of persons in custody). */
export const inspectionParts = [
  'integrity',
  'ventilation',
  'light',
  'seat-belts',
  'undercarriage',
  'radio',
  'water',
  'contraband',
  'out-of-view',
] as const;
/** One of `inspectionParts`. */
export type InspectionPart = (typeof inspectionParts)[number];

/** What each occasion asks; nothing else, and nothing is left out. After the arrival the vehicle is searched for what was left or hidden. */
export const partsOf: Readonly<Record<InspectionOccasion, readonly InspectionPart[]>> = {
  'before-departure': inspectionParts,
  'after-arrival': ['integrity', 'contraband'],
};

/** That a vehicle was found fit is good for so long, in milliseconds; that it was not fit stands until another inspection. */
export const FIT_LASTS = 24 * 3_600_000;

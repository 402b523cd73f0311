/** Wire of `sites`. The web application imports the types only. */
import { z } from 'zod';
import { officerReference, trilingual } from '../../core/access/views.ts';
import { abilities, codes, instant, pagedView, view } from '../../core/wire.ts';
import { absenceView } from './absences/views.ts';
import { mailAddress } from './addresses/views.ts';
import { capacityView } from './capacity/views.ts';
import { controlView, rollCallView } from './control/views.ts';
import { emergencyRow } from './emergencies/views.ts';
import { hazardView } from './hazards/views.ts';
import { securityLevels } from './security-level.ts';
import { newestInspection } from './vehicles/views.ts';

export const sexGroup = codes('SexGroup', 'Sex that a section or a compartment is for.', ['male', 'female', 'any']);
export const ageGroup = codes('AgeGroup', 'Age that a section or a compartment is for.', ['adult', 'minor', 'any']);
export const compartmentStatus = codes(
  'CompartmentStatus',
  'Legal status that a compartment is for: `either` is for those of the status of the first who sits there, `any` is a compartment for families.',
  ['untried', 'convicted', 'either', 'any'],
);
/** Security level of a person or a section. */
export const securityLevel = codes(
  'SecurityLevel',
  'Security level of a person or a section: a name, never a number.',
  securityLevels,
);
export const sectionView = view(
  'SectionView',
  'A section of a site with its sourced capacity and the places taken now.',
  {
    section: z.string().describe('Its code, by which it is named everywhere.'),
    name: trilingual.nullable().describe('What it is called; null: nobody said, and its code is shown.'),
    sex: sexGroup,
    ageGroup,
    legalStatus: z.string(),
    level: z.string(),
    medical: z.boolean().describe('For persons under medical care.'),
    capacity: z.int(),
    occupied: z.int(),
  },
);
/** A section of a site with its sourced capacity and the places taken now. */
export type SectionView = z.infer<typeof sectionView>;

export const siteView = view('SiteView', 'A site: prison, camp, crossing or rehabilitation centre.', {
  code: z.string().describe('e.g. `GHW`'),
  name: trilingual,
  kind: z.string(),
  country: z.string().describe('ISO 3166-1 alpha-3.'),
  zone: z.string().describe('IANA zone, e.g. `Asia/Baghdad`.'),
  authority: z.string().nullable().describe('Code of the authority that answers for it; null: none of this register.'),
  lat: z.number(),
  lon: z.number(),
  sections: z.array(sectionView),
});
/** A site: prison, camp, crossing or rehabilitation centre. */
export type SiteView = z.infer<typeof siteView>;

export const sitesAnswer = z.array(siteView);
/** `GET /api/sites/sites`. */
export type SitesAnswer = z.infer<typeof sitesAnswer>;

export const authorisationView = view('AuthorisationView', 'More persons than places in a section, until an instant.', {
  authorisationId: z.string(),
  section: z.string(),
  extraPlaces: z.int(),
  expiresAt: instant,
  reason: z.string(),
  proposedBy: officerReference,
  approvedBy: officerReference.nullable(),
  state: z.enum(['proposed', 'in-force', 'ended']),
  mayApprove: z
    .boolean()
    .describe(
      'Whether the officer who asks may approve it: another than the proposer, of the authority that holds the site.',
    ),
});
/** More persons than places in a section, until an instant. */
export type AuthorisationView = z.infer<typeof authorisationView>;

export const placeSection = view('PlaceSection', 'A section with its places and who is in it, as counts.', {
  ...sectionView.shape,
  capacitySource: z.string(),
  extraPlaces: z.int().describe('Extra places of authorisations in force.'),
  away: z
    .int()
    .describe('Of those occupied: persons who are away for a time, at court or in hospital; their places are kept.'),
  free: z.int().describe('Places and extra places that nobody takes; below zero: persons beyond them.'),
});
/** A section with its places and who is in it, as counts. */
export type PlaceSection = z.infer<typeof placeSection>;

export const wholeSitePlaces = view(
  'WholeSitePlaces',
  'How many places the whole site has by what was said of it, which may be another number than its sections have together.',
  { places: z.int(), source: z.string(), fromAt: instant },
);

export const placeRow = view('PlaceRow', 'A site in the list of sites, with its sections.', {
  code: z.string(),
  name: trilingual,
  kind: z.string(),
  country: z.string(),
  zone: z.string().describe('IANA zone.'),
  authority: z.string().nullable().describe('Code of the authority that holds persons there.'),
  capacity: z
    .int()
    .nullable()
    .describe(
      'Places of all sections, or of the site where it has none; null where nobody recorded how many there are.',
    ),
  wholeSite: wholeSitePlaces.nullable().describe('What was said of the whole site; null where nobody said it.'),
  occupied: z.int().describe('Persons held at the site, also those in no section.'),
  residents: z.int().describe('Persons who live there and are not detained; not among those held.'),
  accompanying: z.int().describe('Children there with a detained parent, who take places; not among those held.'),
  away: z.int().describe('Of those held, persons who are away for a time.'),
  openBreaches: z.int().describe('Open breaches of the site itself, e.g. of a change of control that nobody called.'),
  withoutSection: z
    .int()
    .describe('Persons at the site in no section: held, residents, or children with a detained parent.'),
  sections: z.array(placeSection),
});
/** A site in the list of sites. */
export type PlaceRow = z.infer<typeof placeRow>;

export const vehicleRow = view('VehicleRow', 'A vehicle with its compartments.', {
  code: z.string(),
  authority: z.string(),
  kind: z.string(),
  compartments: z.array(
    z.object({ compartment: z.string(), seats: z.int(), sex: sexGroup, ageGroup, legalStatus: compartmentStatus }),
  ),
  inspection: newestInspection.nullable().describe('Null: nobody inspected it.'),
  mayInspect: z.boolean().describe('Whether the officer who asks may record an inspection of it.'),
  mayAdd: z.boolean().describe('Whether the officer who asks may add a compartment.'),
});
/** A vehicle with its compartments. */
export type VehicleRow = z.infer<typeof vehicleRow>;

export const placesAnswer = pagedView('PlacesAnswer', 'Sites, page by page, and vehicles.', {
  rows: z.array(placeRow),
  authorities: z.array(z.string()).describe('Codes of the authorities that hold a site, whichever is shown.'),
  vehicles: z.array(vehicleRow),
  abilities,
});
/** `POST /api/sites/places`. */
export type PlacesAnswer = z.infer<typeof placesAnswer>;

export const heldCount = view('HeldCount', 'Persons in a section within reach of the officer, counted.', {
  section: z.string().nullable(),
  sex: z.enum(['male', 'female']),
  ageClass: z.enum(['adult', 'minor', 'undetermined']),
  persons: z.int(),
  overCapacity: z.int().describe('Of these, persons whose breach of I17-section-capacity is open.'),
});
/** Persons in a section within reach of the officer, counted. */
export type HeldCount = z.infer<typeof heldCount>;

export const numberBlockView = view('NumberBlockView', 'Register numbers that were set aside for the site.', {
  first: z.int().describe('First serial; names the block.'),
  firstNumber: z.string(),
  lastNumber: z.string(),
  size: z.int(),
  used: z.int(),
  left: z.int(),
  voided: z.int(),
  voidedReason: z.string().nullable(),
  voidedAt: instant.nullable(),
  voidedBy: officerReference.nullable(),
});
/** Register numbers that were set aside for the site. */
export type NumberBlockView = z.infer<typeof numberBlockView>;

export const placeAnswer = view('PlaceAnswer', 'One site.', {
  site: placeRow,
  control: z.array(controlView).describe('Who is said to control the site from when to when, newest first.'),
  rollCalls: z.array(rollCallView).describe('Roll-calls at changes of control, newest first.'),
  hazards: z.array(hazardView),
  capacities: z.array(capacityView).describe('Places as they were said over time, newest first.'),
  emergencies: z.array(emergencyRow),
  held: z.array(heldCount),
  authorisations: z.array(authorisationView),
  numberBlocks: z.array(numberBlockView),
  mailAddress: mailAddress.nullable().describe('Null: nobody recorded where mail to the site goes.'),
  abilities,
});
/** `GET /api/sites/place?code=`. */
export type PlaceAnswer = z.infer<typeof placeAnswer>;

export const levelView = view('LevelView', 'A security level of a person as it was recorded (P3-security-level).', {
  recordId: z.string(),
  level: securityLevel,
  reasons: z.string(),
  authority: z.string(),
  recordedAt: instant,
  recordedBy: officerReference,
  expiresAt: instant,
  approvedAt: instant.nullable(),
  approvedBy: officerReference.nullable(),
  appeal: z.object({ at: instant, grounds: z.string() }).nullable(),
  answer: z.object({ at: instant, reasons: z.string(), by: officerReference }).nullable(),
  withdrawn: z.object({ at: instant, reasons: z.string(), by: officerReference }).nullable(),
  state: z.enum(['proposed', 'in-force', 'replaced', 'withdrawn', 'ended']),
  abilities,
});
/** A security level of a person as it was recorded. */
export type LevelView = z.infer<typeof levelView>;

export const keepApartView = view('KeepApartView', 'Somebody from whom the person is kept apart (I16-keep-apart).', {
  keepApartId: z.string(),
  other: z
    .object({ personNo: z.int(), registerNumber: z.string(), name: z.string() })
    .nullable()
    .describe('Null where the other person is beyond the reach of the officer.'),
  reason: z.string(),
  expiresAt: instant,
  recordedBy: officerReference,
  authority: z.string().nullable().describe('Code of the authority that recorded it, which alone lifts it.'),
  lifted: z.object({ at: instant, reason: z.string(), by: officerReference }).nullable(),
  state: z.enum(['in-force', 'lifted', 'ended']),
  mayLift: z.boolean(),
});
/** Somebody from whom the person is kept apart. */
export type KeepApartView = z.infer<typeof keepApartView>;

export const personPlacement = view('PersonPlacement', 'What is recorded about where a person may be placed.', {
  levels: z.array(levelView),
  keepApart: z.array(keepApartView),
  absences: z.array(absenceView),
  rollDifferences: z
    .array(
      z.object({
        rollCallId: z.string(),
        site: z.string(),
        calledAt: instant,
        onOld: z.boolean(),
        explanation: z.string().nullable(),
      }),
    )
    .describe('Roll-calls at which the person was on one roll only; open until explained.'),
  sectionBelow: securityLevel
    .nullable()
    .describe('Level of the section that holds the person, where it is below the level in force.'),
  abilities,
});
/** `GET /api/sites/person-placement?personNo=`. */
export type PersonPlacement = z.infer<typeof personPlacement>;

/** `sites/add-keep-apart`: two persons share no section and no compartment until an instant. */
export interface AddKeepApartInput {
  personNo: number;
  otherPersonNo: number;
  reason: string;
  expiresAt: number;
}

/** `sites/lift-keep-apart`: the two need no longer be kept apart. */
export interface LiftKeepApartInput {
  keepApartId: string;
  personNo: number;
  reason: string;
}

/** `sites/record-security-level`. */
export interface RecordSecurityLevelInput {
  personNo: number;
  level: (typeof securityLevels)[number];
  reasons: string;
  expiresAt: number;
}

/** `sites/approve-security-level`. */
export interface ApproveSecurityLevelInput {
  recordId: string;
}

/** `sites/appeal-security-level`. */
export interface AppealSecurityLevelInput {
  recordId: string;
  grounds: string;
}

/** `sites/keep-security-level` and `sites/withdraw-security-level`. */
export interface ReasonedLevelInput {
  recordId: string;
  reasons: string;
}

/** `sites/authorise-over-capacity`. */
export interface AuthoriseOverCapacityInput {
  site: string;
  section: string;
  extraPlaces: number;
  expiresAt: number;
  reason: string;
}

/** `sites/approve-over-capacity`. */
export interface ApproveOverCapacityInput {
  authorisationId: string;
}

/** `sites/name-section`. */
export interface NameSectionInput {
  site: string;
  section: string;
  nameEn: string;
  nameAr: string;
  nameCkb?: string;
}

/** `sites/add-section`. */
export interface AddSectionInput {
  site: string;
  section: string;
  sex: 'male' | 'female';
  ageGroup: 'adult' | 'juvenile';
  legalStatus: 'untried' | 'convicted' | 'any';
  level?: (typeof securityLevels)[number];
  /** For persons under medical care. */
  medical?: boolean;
  capacity: number;
  capacitySource: string;
}

/** `sites/add-site`. */
export interface AddSiteInput {
  code: string;
  nameEn: string;
  nameAr: string;
  nameCkb?: string;
  kind: 'prison' | 'camp' | 'crossing' | 'rehabilitation';
  /** ISO 3166-1 alpha-3. */
  country: string;
  /** Of the IANA database, as Asia/Baghdad. */
  zone: string;
  /** Degrees in hundred-thousandths. */
  latitudeE5?: number;
  longitudeE5?: number;
  authority: string;
}

/** `sites/add-vehicle`. */
export interface AddVehicleInput {
  code: string;
  authority: string;
  kind: 'bus' | 'truck' | 'aircraft' | 'ambulance';
}

/** `sites/add-compartment`. */
export interface AddCompartmentInput {
  vehicle: string;
  compartment: string;
  seats: number;
  sex: 'male' | 'female';
  ageGroup: 'adult' | 'juvenile';
  legalStatus?: 'untried' | 'convicted' | 'either';
}

/** `sites/allocate-number-block`. */
export interface AllocateNumberBlockInput {
  site: string;
  first: number;
  size: number;
}

/** `sites/void-numbers`. */
export interface VoidNumbersInput {
  site: string;
  first: number;
  reason: string;
}

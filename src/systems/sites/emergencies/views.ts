/** Wire of the emergencies of a site. The web application imports the types only. */
import { z } from 'zod';
import { officerReference } from '../../../core/access/views.ts';
import { abilities, codes, instant, pagedView, view } from '../../../core/wire.ts';
import { emergencyKinds, type MissingOutcome, missingOutcomes } from './emergency-words.ts';

const emergencyKind = codes('EmergencyKind', 'What happened to a site.', emergencyKinds);

export const emergencyRow = view('EmergencyRow', 'An emergency of a site, in a list.', {
  emergencyId: z.string(),
  kind: emergencyKind,
  at: instant,
  closedAt: instant.nullable(),
  missing: z.int().describe('Persons who were missing, as far as the officer sees them.'),
  open: z.int().describe('Of these, persons without an outcome.'),
});
/** An emergency of a site, in a list. */
export type EmergencyRow = z.infer<typeof emergencyRow>;

export const lockdownCount = view('LockdownCount', 'Heads counted at a lockdown beside whom the register had there.', {
  countId: z.string(),
  section: z.string().nullable(),
  at: instant,
  expected: z.int(),
  residents: z.int().describe('Of those expected, residents of a camp, who are detained by nobody.'),
  counted: z.int(),
  missing: z.int(),
  by: officerReference,
});
/** Heads counted at a lockdown. */
export type LockdownCount = z.infer<typeof lockdownCount>;

export const missingRow = view('MissingRow', 'A person who was missing, until it is said what became of the person.', {
  personNo: z.int(),
  registerNumber: z.string(),
  name: z.string(),
  section: z.string().nullable().describe('Where the register has the person at the site now.'),
  resident: z
    .boolean()
    .describe('Lived there and was detained by nobody: a missing resident, not an escaped detainee.'),
  outcome: codes('MissingOutcome', 'What became of a person who was missing.', missingOutcomes).nullable(),
  account: z.string().nullable(),
  at: instant.nullable(),
  by: officerReference.nullable(),
});
/** A person who was missing. */
export type MissingRow = z.infer<typeof missingRow>;

export const evacuationRow = view('EvacuationRow', 'A manifest by which the site is evacuated.', {
  manifestNo: z.int(),
  code: z.string().nullable().describe('Null where the officer is no party to the manifest.'),
  section: z.string().nullable(),
  toSite: z.string(),
  listed: z.int(),
  leftOut: z.int().describe('Persons at the place who could be listed on no manifest of the same plan.'),
  missing: z
    .int()
    .describe(
      'Persons who were missing by name and are on no list of the plan: not among those left out. To be looked for.',
    ),
  at: instant,
  by: officerReference,
  closed: z.boolean().describe('Nobody of it is on the way any more.'),
});
/** A manifest by which the site is evacuated. */
export type EvacuationRow = z.infer<typeof evacuationRow>;

export const missingAnswer = pagedView('MissingAnswer', 'Who was missing in an emergency of a site, page by page.', {
  site: z.string(),
  rows: z.array(missingRow),
});
/** `POST /api/sites/missing`. */
export type MissingAnswer = z.infer<typeof missingAnswer>;

export const emergenciesAnswer = pagedView('EmergenciesAnswer', 'Emergencies of a site, newest first.', {
  site: z.string(),
  rows: z.array(emergencyRow),
});
/** `GET /api/sites/emergencies?site=`. */
export type EmergenciesAnswer = z.infer<typeof emergenciesAnswer>;

export const evacueeView = view('EvacueeView', 'Somebody on a list of an evacuation who has arrived nowhere yet.', {
  personNo: z.int(),
  registerNumber: z.string(),
  name: z.string(),
  state: codes('EvacueeState', 'What somebody on a list of an evacuation is at the site.', [
    'held',
    'resident',
    'accompanying',
  ]),
  section: z.string().nullable(),
  vehicle: z.string().nullable(),
  missing: z
    .boolean()
    .describe('Not seen at the count of the emergency and not found since: to be looked for. Last in the list.'),
});
/** Somebody on a list of an evacuation who has arrived nowhere yet. */
export type EvacueeView = z.infer<typeof evacueeView>;

export const evacueesAnswer = pagedView(
  'EvacueesAnswer',
  'Who of a list of an evacuation has arrived nowhere yet, page by page.',
  {
    manifestNo: z.int(),
    code: z.string().nullable().describe('Null where the officer is no party to the manifest.'),
    emergencyId: z.string(),
    site: z.string().describe('Where the emergency is.'),
    toSite: z.string(),
    vehicles: z.array(z.string()).describe('Vehicles in which somebody of the list is.'),
    rows: z.array(evacueeView),
    abilities,
  },
);
/** `POST /api/sites/evacuees`. */
export type EvacueesAnswer = z.infer<typeof evacueesAnswer>;

export const emergencyAnswer = view('EmergencyAnswer', 'An emergency of a site.', {
  emergencyId: z.string(),
  site: z.string(),
  kind: emergencyKind,
  at: instant,
  account: z.string(),
  declaredBy: officerReference,
  closed: z.object({ at: instant, account: z.string(), by: officerReference }).nullable(),
  counts: z.array(lockdownCount),
  missing: z.int().describe('Persons who were missing, as far as the officer sees them; who: `sites/missing`.'),
  open: z.int().describe('Of these, persons without an outcome.'),
  evacuations: z.array(evacuationRow),
  sections: z.array(z.string()),
  abilities,
});
/** `GET /api/sites/emergency?emergencyId=`. */
export type EmergencyAnswer = z.infer<typeof emergencyAnswer>;

/** `sites/declare-emergency`. */
export interface DeclareEmergencyInput {
  site: string;
  kind: (typeof emergencyKinds)[number];
  account: string;
  occurredAt?: number;
}

/** `sites/record-lockdown-count`. */
export interface RecordLockdownCountInput {
  emergencyId: string;
  section?: string;
  counted: number;
  missing: number[];
}

/** `sites/resolve-missing`. */
export interface ResolveMissingInput {
  emergencyId: string;
  personNo: number;
  outcome: MissingOutcome;
  account: string;
}

/** `sites/plan-evacuation`. */
export interface PlanEvacuationInput {
  emergencyId: string;
  section?: string;
  operationNo: number;
  code: string;
  toSite: string;
  via: string[];
  escortAuthority: string;
  toAuthority: string;
  plannedAt: number;
  /** Persons on one manifest; 5,000 where it is not said. */
  perManifest?: number;
}

/** `sites/close-emergency`. */
export interface CloseEmergencyInput {
  emergencyId: string;
  account: string;
}

import { z } from 'zod';
import { defineEvent } from '../../core/register/event-definition.ts';
import { securityLevels } from './security-level.ts';

const system = 'sites';
const siteCode = z.string().regex(/^[A-Z]{3}$/);
const authorityCode = z.string().regex(/^[A-Z]{2,8}$/);
const sectionName = z.string().min(1).max(60);
const sex = z.enum(['male', 'female']);
const ageGroup = z.enum(['adult', 'juvenile']);
const securityLevel = z.enum(securityLevels);
const reasons = z.object({ reasons: z.string().min(20).max(8000) }).strict();
const recordId = z.object({ recordId: z.uuid() }).strict();

/** An officially acknowledged place was entered (GC 35 58). Coordinates are whole 1e-5 degrees. */
export const SiteAdded = defineEvent({
  type: 'SiteAdded',
  system,
  stream: 'site',
  kind: 'act',
  roles: ['installation', 'administrator'],
  data: z
    .object({
      code: siteCode,
      nameEn: z.string().min(1).max(200),
      nameAr: z.string().min(1).max(200),
      nameCkb: z.string().min(1).max(200).optional(),
      kind: z.enum(['prison', 'camp', 'crossing', 'rehabilitation']),
      country: z.string().regex(/^[A-Z]{3}$/),
      pcode: z.string().max(20).optional(),
      zone: z.string().min(1).max(60),
      latitudeE5: z.int().optional(),
      longitudeE5: z.int().optional(),
      authority: authorityCode.optional(),
    })
    .strict(),
});

const addingSection = {
  type: 'SectionAdded',
  system,
  stream: 'site',
  kind: 'act',
  roles: ['installation', 'administrator'],
} as const;
/** What is said of a section when it is added. */
export const addedSection = z
  .object({
    site: siteCode,
    section: sectionName,
    sex,
    ageGroup,
    legalStatus: z.enum(['untried', 'convicted', 'any']),
    level: securityLevel.optional(),
    capacity: z.int().nonnegative(),
    capacitySource: z.string().min(1).max(200),
  })
  .strict();
/** The same before version 2, which does not say whether the section is for medical care. Nothing writes it any more. */
export const SectionAddedBefore = defineEvent({ ...addingSection, data: addedSection });
/**
 * A section of a site, with a capacity that has a source. A section for juveniles also takes persons of undetermined age; one without a level is ordinary.
 * Version 2 says whether it is for persons under medical care.
 */
export const SectionAdded = defineEvent({
  ...addingSection,
  v: 2,
  data: addedSection.extend({ medical: z.boolean() }).strict(),
});

/** A section for families: the members of a household together, women, men and children (I32). It takes nobody who is in no household. */
export const FamilySectionAdded = defineEvent({
  type: 'FamilySectionAdded',
  system,
  stream: 'site',
  kind: 'act',
  roles: ['installation', 'administrator'],
  data: z
    .object({
      site: siteCode,
      section: sectionName,
      capacity: z.int().nonnegative(),
      capacitySource: z.string().min(1).max(200),
    })
    .strict(),
});

/** Who enters a vehicle and its compartments: also who commands the escort, because in an emergency an administrator is not there and the vehicle is. */
export const vehicleRoles = ['installation', 'administrator', 'escort_commander'] as const;

/** A compartment for families, with its seats. */
export const FamilyCompartmentAdded = defineEvent({
  type: 'FamilyCompartmentAdded',
  system,
  stream: 'register',
  kind: 'act',
  roles: vehicleRoles,
  data: z
    .object({
      vehicle: z.string().min(1).max(40),
      compartment: z.string().min(1).max(40),
      seats: z.int().positive(),
    })
    .strict(),
});

/** A vehicle: a place of its own. */
export const VehicleAdded = defineEvent({
  type: 'VehicleAdded',
  system,
  stream: 'register',
  kind: 'act',
  roles: vehicleRoles,
  data: z
    .object({
      code: z.string().min(1).max(40),
      authority: authorityCode,
      kind: z.enum(['bus', 'truck', 'aircraft', 'ambulance']),
    })
    .strict(),
});

const addingCompartment = {
  type: 'CompartmentAdded',
  system,
  stream: 'register',
  kind: 'act',
  roles: vehicleRoles,
} as const;
/** What is said of a compartment when it is added. */
export const addedCompartment = z
  .object({
    vehicle: z.string().min(1).max(40),
    compartment: z.string().min(1).max(40),
    seats: z.int().positive(),
    sex,
    ageGroup,
  })
  .strict();
/** For whom a compartment is by legal status: `either` is for those of the status of the first who sits there, never for both at once (I16-untried-apart). */
export const compartmentStatuses = ['untried', 'convicted', 'either'] as const;
/** The same before version 2, which does not say for whom it is by legal status: for either. Nothing writes it any more. */
export const CompartmentAddedBefore = defineEvent({ ...addingCompartment, data: addedCompartment });
/** A compartment of a vehicle with its seats. Version 2 says for whom it is by legal status. */
export const CompartmentAdded = defineEvent({
  ...addingCompartment,
  v: 2,
  data: addedCompartment.extend({ legalStatus: z.enum(compartmentStatuses) }).strict(),
});

/** Two persons shall not share a section or a compartment until a day: reasoned, signed, expiring (decisions.md 24). */
export const KeepApartAdded = defineEvent({
  type: 'KeepApartAdded',
  system,
  stream: 'person',
  kind: 'act',
  roles: ['origin_officer', 'receiving_officer', 'transfer_cell', 'child_protection_officer'],
  data: z.object({ otherPersonNo: z.int().positive(), expiresAt: z.int() }).strict(),
  personal: z.object({ reason: z.string().min(3).max(2000) }).strict(),
});

/** The two no longer need to be kept apart: lifted before its end by the authority that recorded it, with the reason. */
export const KeepApartLifted = defineEvent({
  type: 'KeepApartLifted',
  system,
  stream: 'person',
  kind: 'act',
  roles: ['origin_officer', 'receiving_officer', 'transfer_cell', 'child_protection_officer'],
  data: z.object({ keepApartId: z.uuid() }).strict(),
  personal: z.object({ reason: z.string().min(3).max(2000) }).strict(),
});

/** A security level of a person was recorded, with reasons and an end (decisions.md 24, Mandela 93). Without effect until approved. The event's id is the record's. */
export const SecurityLevelRecorded = defineEvent({
  type: 'SecurityLevelRecorded',
  system,
  stream: 'person',
  kind: 'act',
  roles: ['origin_officer', 'receiving_officer'],
  data: z.object({ level: securityLevel, expiresAt: z.int() }).strict(),
  personal: reasons,
});

/** The level was approved by a second officer of the authority that holds (I24-four-eyes): it is in force and replaces any before. */
export const SecurityLevelApproved = defineEvent({
  type: 'SecurityLevelApproved',
  system,
  stream: 'person',
  kind: 'act',
  roles: ['origin_officer', 'receiving_officer', 'site_director'],
  data: recordId,
});

/** The person appealed against the level; whoever heard it records the grounds. */
export const SecurityLevelAppealed = defineEvent({
  type: 'SecurityLevelAppealed',
  system,
  stream: 'person',
  kind: 'act',
  roles: [
    'origin_officer',
    'receiving_officer',
    'health_officer',
    'interviewer',
    'child_protection_officer',
    'judiciary_clerk',
  ],
  data: recordId,
  personal: z.object({ grounds: z.string().min(3).max(8000) }).strict(),
});

/** The appeal was answered by somebody who neither recorded nor approved the level: it stays, for these reasons. */
export const SecurityLevelKept = defineEvent({
  type: 'SecurityLevelKept',
  system,
  stream: 'person',
  kind: 'act',
  roles: ['origin_officer', 'receiving_officer', 'judiciary_clerk'],
  data: recordId,
  personal: reasons,
});

/** The level was withdrawn, on appeal or otherwise: from now on there is no restriction. */
export const SecurityLevelWithdrawn = defineEvent({
  type: 'SecurityLevelWithdrawn',
  system,
  stream: 'person',
  kind: 'act',
  roles: ['origin_officer', 'receiving_officer', 'judiciary_clerk'],
  data: recordId,
  personal: reasons,
});

/** More persons than places were proposed for a section, until a day, with the reason. Without effect until approved. */
export const OverCapacityProposed = defineEvent({
  type: 'OverCapacityProposed',
  system,
  stream: 'site',
  kind: 'act',
  roles: ['origin_officer', 'receiving_officer'],
  data: z
    .object({
      site: siteCode,
      section: sectionName,
      extraPlaces: z.int().positive(),
      expiresAt: z.int(),
      reason: z.string().min(3).max(2000),
    })
    .strict(),
});

/** The proposal was approved by another officer of the same authority (I24-four-eyes). */
export const OverCapacityApproved = defineEvent({
  type: 'OverCapacityApproved',
  system,
  stream: 'site',
  kind: 'act',
  roles: ['origin_officer', 'receiving_officer', 'site_director'],
  data: z.object({ authorisationId: z.uuid() }).strict(),
});

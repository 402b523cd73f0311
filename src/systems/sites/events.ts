import { z } from 'zod';
import { defineEvent } from '../../core/register/event-definition.ts';

const system = 'sites';
const siteCode = z.string().regex(/^[A-Z]{3}$/);
const authorityCode = z.string().regex(/^[A-Z]{2,8}$/);
const sectionName = z.string().min(1).max(60);
const sex = z.enum(['male', 'female']);
const ageGroup = z.enum(['adult', 'juvenile']);

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

/** A section of a site, with a capacity that has a source. A section for juveniles also takes persons of undetermined age. */
export const SectionAdded = defineEvent({
  type: 'SectionAdded',
  system,
  stream: 'site',
  kind: 'act',
  roles: ['installation', 'administrator'],
  data: z
    .object({
      site: siteCode,
      section: sectionName,
      sex,
      ageGroup,
      legalStatus: z.enum(['untried', 'convicted', 'any']),
      level: z.enum(['standard', 'high']).optional(),
      capacity: z.int().nonnegative(),
      capacitySource: z.string().min(1).max(200),
    })
    .strict(),
});

/** A vehicle: a place of its own. */
export const VehicleAdded = defineEvent({
  type: 'VehicleAdded',
  system,
  stream: 'register',
  kind: 'act',
  roles: ['installation', 'administrator'],
  data: z
    .object({
      code: z.string().min(1).max(40),
      authority: authorityCode,
      kind: z.enum(['bus', 'truck', 'aircraft', 'ambulance']),
    })
    .strict(),
});

/** A compartment of a vehicle with its seats. */
export const CompartmentAdded = defineEvent({
  type: 'CompartmentAdded',
  system,
  stream: 'register',
  kind: 'act',
  roles: ['installation', 'administrator'],
  data: z
    .object({
      vehicle: z.string().min(1).max(40),
      compartment: z.string().min(1).max(40),
      seats: z.int().positive(),
      sex,
      ageGroup,
    })
    .strict(),
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
  roles: ['origin_officer', 'receiving_officer'],
  data: z.object({ authorisationId: z.uuid() }).strict(),
});

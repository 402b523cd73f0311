import { z } from 'zod';
import { defineEvent } from '../../core/register/event-definition.ts';
import type { Role } from '../../core/register/roles.ts';

const system = 'register';
const siteCode = z.string().regex(/^[A-Z]{3}$/);
const authorityCode = z.string().regex(/^[A-Z]{2,8}$/);
const sectionName = z.string().min(1).max(60);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const text = z.string().min(1).max(4000);
const none = z.object({}).strict();

/** Officers who register and hold persons. */
export const holderRoles = ['origin_officer', 'receiving_officer'] as const satisfies readonly Role[];
/** Officers who may witness what befalls a person in custody. */
export const witnessRoles = [
  'origin_officer',
  'transfer_cell',
  'escort_commander',
  'receiving_officer',
  'health_officer',
] as const satisfies readonly Role[];
/** Officers whose facts can break a rule, and who therefore open the breach in the same command. */
export const breachRoles = [
  ...witnessRoles,
  'interviewer',
  'assessor',
  'child_protection_officer',
  'judiciary_clerk',
] as const satisfies readonly Role[];

/** A name as a source writes it. `parts` only where the source gives them. */
export const eventName = z
  .object({
    full: z.string().min(1).max(400),
    script: z.string().min(1).max(20),
    kind: z.enum(['primary', 'transliteration', 'alias', 'printed', 'alleged']),
    source: z.string().min(1).max(300),
    parts: z.record(z.string(), z.string()).optional(),
  })
  .strict();

/** Names with the tokens under which a search finds them. */
const names = z
  .object({ names: z.array(eventName).min(1).max(40), tokens: z.array(z.string().max(200)).max(8000) })
  .strict();

/** Register numbers were set aside for a site, so that it can register without a network. `first` is the first serial. */
export const NumberBlockAllocated = defineEvent({
  type: 'NumberBlockAllocated',
  system,
  stream: 'site',
  kind: 'act',
  roles: ['installation', 'administrator'],
  data: z.object({ prefix: siteCode, first: z.int().nonnegative(), size: z.int().positive() }).strict(),
});

/** Numbers that were set aside will not be given: from a serial to the end of their block, for good (decisions.md 16). `first` names the block. */
export const NumbersVoided = defineEvent({
  type: 'NumbersVoided',
  system,
  stream: 'site',
  kind: 'act',
  roles: ['installation', 'administrator'],
  data: z
    .object({
      prefix: siteCode,
      first: z.int().nonnegative(),
      from: z.int().nonnegative(),
      reason: z.string().min(3).max(2000),
    })
    .strict(),
});

/** A person entered the register under a number that is never used again (ICPPED 17(3)(a)). */
export const PersonRegistered = defineEvent({
  type: 'PersonRegistered',
  system,
  stream: 'person',
  kind: 'fact',
  // the escort: who is born on the way, and nobody else (register.demand_birth_on_the_way)
  roles: [...holderRoles, 'escort_commander'],
  data: z
    .object({
      registerNumber: z.string().regex(/^[A-Z]{3}-\d{6}-[0-9A-Z]$/),
      sex: z.enum(['male', 'female']),
      synthetic: z.boolean(),
    })
    .strict(),
  personal: names,
});

/** A further name of a person became known. */
export const NameAdded = defineEvent({
  type: 'NameAdded',
  system,
  stream: 'person',
  kind: 'fact',
  roles: [...breachRoles],
  data: none,
  personal: names,
});

/** A nationality was claimed by a source; never overwritten. ISO 3166-1 alpha-3, XXA stateless, XXX unknown. */
export const NationalityClaimed = defineEvent({
  type: 'NationalityClaimed',
  system,
  stream: 'person',
  kind: 'fact',
  roles: [...breachRoles],
  data: none,
  personal: z.object({ code: z.string().regex(/^[A-Z]{3}$/), source: z.string().min(1).max(300) }).strict(),
});

const found = z
  .object({
    custodian: authorityCode,
    site: siteCode,
    section: sectionName.optional(),
    bestInterest: z.boolean().optional(),
  })
  .strict();

/** A person is found held: custody that exists, with or without an order. What it breaks is recorded as breaches (decisions.md 1). */
export const CustodyFound = defineEvent({
  type: 'CustodyFound',
  system,
  stream: 'person',
  kind: 'fact',
  roles: holderRoles,
  data: found
    .extend({
      basis: z.enum(['existing-custody', 'capture', 'arrest', 'surrender', 'hand-over-by-third-state', 'recapture']),
    })
    .strict(),
});

/** A person is admitted into custody under an order (I04): refused without one (Mandela 7, ICPPED 17(3)(e)). */
export const CustodyAdmitted = defineEvent({
  type: 'CustodyAdmitted',
  system,
  stream: 'person',
  kind: 'act',
  roles: holderRoles,
  data: found,
});

/** A person is moved to a section of the same site. */
export const SectionMoved = defineEvent({
  type: 'SectionMoved',
  system,
  stream: 'person',
  kind: 'act',
  roles: [...holderRoles, 'child_protection_officer'],
  data: z.object({ site: siteCode, section: sectionName, bestInterest: z.boolean().optional() }).strict(),
  personal: z.object({ reason: text }).strict(),
});

/** A person was found in a section: where the person is, lawful or not. */
export const FoundInSection = defineEvent({
  type: 'FoundInSection',
  system,
  stream: 'person',
  kind: 'fact',
  roles: holderRoles,
  data: z.object({ site: siteCode, section: sectionName }).strict(),
});

/** A death in custody with cause (or "pending"), circumstances, remains and referral (Mandela 71, ICPPED 17(3)(g)). */
export const DeathRecorded = defineEvent({
  type: 'DeathRecorded',
  system,
  stream: 'person',
  kind: 'fact',
  roles: witnessRoles,
  data: z.object({ manifestNo: z.int().positive().optional() }).strict(),
  personal: z.object({ cause: text, circumstances: text, remains: text, referral: text, place: text }).strict(),
});

/** An escape: not an exit. The person stays counted, at large, under the authority whose custody failed. */
export const EscapeRecorded = defineEvent({
  type: 'EscapeRecorded',
  system,
  stream: 'person',
  kind: 'fact',
  roles: witnessRoles,
  data: none,
  personal: z.object({ circumstances: text, place: text }).strict(),
});

/** Nobody knows where the person is: an explicit period under the last responsible authority (decisions.md 2). */
export const UnaccountedRecorded = defineEvent({
  type: 'UnaccountedRecorded',
  system,
  stream: 'person',
  kind: 'fact',
  roles: witnessRoles,
  data: none,
  personal: z.object({ circumstances: text }).strict(),
});

/**
 * A custody event is no longer believed. The event's own `occurredAt` is the corrected instant; `custodian` and `place` replace what the corrected event
 * said, as a whole; `withdrawn`: it never happened. The details of a death can be replaced with it.
 */
export const CustodyCorrected = defineEvent({
  type: 'CustodyCorrected',
  system,
  stream: 'person',
  kind: 'fact',
  roles: witnessRoles,
  data: z
    .object({
      corrects: z.uuid(),
      custodian: authorityCode.optional(),
      place: z
        .object({
          site: siteCode.optional(),
          section: sectionName.optional(),
          vehicle: z.string().max(40).optional(),
          compartment: z.string().max(40).optional(),
        })
        .strict()
        .optional(),
      withdrawn: z.boolean().optional(),
    })
    .strict(),
  personal: z
    .object({
      reason: text,
      cause: text.optional(),
      circumstances: text.optional(),
      remains: text.optional(),
      referral: text.optional(),
    })
    .strict(),
});

/** A document was stored; its name is the SHA-256 of its bytes. On the stream of the officer who brought it. */
export const DocumentStored = defineEvent({
  type: 'DocumentStored',
  system,
  stream: 'officer',
  kind: 'fact',
  roles: [...breachRoles, 'administrator'],
  data: z.object({ sha256, mediaType: z.string().min(1).max(120), bytes: z.int().positive() }).strict(),
});

/** The order a person is held under (ICPPED 17(3)(c)); `convicted` where it carries out a judgment, which a judicial role alone records. The event's id is the order's. */
export const OrderRecorded = defineEvent({
  type: 'OrderRecorded',
  system,
  stream: 'person',
  kind: 'fact',
  roles: [...holderRoles, 'judiciary_clerk'],
  data: z
    .object({
      authority: authorityCode,
      documentSha256: sha256,
      issuedAt: z.int(),
      expiresAt: z.int(),
      legalStatus: z.enum(['untried', 'convicted']).optional(),
    })
    .strict(),
  personal: z.object({ ground: z.string().min(1).max(400), article: z.string().min(1).max(400) }).strict(),
});

/** An order was extended before its end by a judicial role (I05). */
export const OrderExtended = defineEvent({
  type: 'OrderExtended',
  system,
  stream: 'person',
  kind: 'act',
  roles: ['judiciary_clerk'],
  data: z.object({ orderId: z.uuid(), expiresAt: z.int(), documentSha256: sha256 }).strict(),
  personal: z.object({ reason: text }).strict(),
});

/** A recorded fact breaks a rule: named, dated, under an authority, until cured. The event's id is the breach's. */
export const BreachOpened = defineEvent({
  type: 'BreachOpened',
  system,
  stream: 'person',
  kind: 'fact',
  roles: breachRoles,
  data: z
    .object({
      rule: z.string().regex(/^(?:I\d\d|P\d)-[a-z0-9-]+$/),
      source: z.string().min(1).max(300),
      authority: authorityCode,
      factEvent: z.uuid(),
    })
    .strict(),
});

/** A breach was ended; how is told. */
export const BreachCured = defineEvent({
  type: 'BreachCured',
  system,
  stream: 'person',
  kind: 'fact',
  roles: breachRoles,
  data: z.object({ breachId: z.uuid() }).strict(),
  personal: z.object({ how: text }).strict(),
});

/** A remark about a person: kept, never projected. */
export const RemarkRecorded = defineEvent({
  type: 'RemarkRecorded',
  system,
  stream: 'person',
  kind: 'fact',
  roles: breachRoles,
  projected: false,
  data: none,
  personal: z.object({ text }).strict(),
});

import { z } from 'zod';
import { defineEvent } from '../../../core/register/event-definition.ts';
import { holderRoles } from '../events.ts';
import { ACCOMPANIMENT_OUTCOMES } from './accompanying.ts';

const base = { system: 'register', stream: 'person' } as const;

/** A child came in with a detained parent: it is where the parent is, under the same authority, and nobody detains it (Mandela 29). */
export const ChildCameWithParent = defineEvent({
  ...base,
  type: 'ChildCameWithParent',
  kind: 'fact',
  roles: holderRoles,
  data: z
    .object({
      parentNo: z.int().positive(),
      custodian: z.string().regex(/^[A-Z]{2,8}$/),
      site: z.string().regex(/^[A-Z]{3}$/),
      section: z.string().min(1).max(60).optional(),
    })
    .strict(),
});

/** A child who is on the register already, and is detained by nobody, came in with a detained parent: its file goes on, and it is where the parent is (Mandela 29). */
export const ChildAccompanies = defineEvent({
  ...base,
  type: 'ChildAccompanies',
  kind: 'fact',
  roles: holderRoles,
  data: z
    .object({
      parentNo: z.int().positive(),
      custodian: z.string().regex(/^[A-Z]{2,8}$/),
      site: z.string().regex(/^[A-Z]{3}$/),
      section: z.string().min(1).max(60).optional(),
    })
    .strict(),
  personal: z.object({ source: z.string().trim().min(1).max(300) }).strict(),
});

/** The parent who was named of a child was the wrong one. Cites the event that named it: the birth, the coming in, or the correction before. What was decided of the child and the other does not count for this parent. */
export const AccompaniedParentCorrected = defineEvent({
  ...base,
  type: 'AccompaniedParentCorrected',
  kind: 'fact',
  roles: ['child_protection_officer'],
  data: z.object({ corrects: z.uuid(), parentNo: z.int().positive() }).strict(),
  personal: z
    .object({ source: z.string().trim().min(1).max(300), reason: z.string().trim().min(20).max(2000) })
    .strict(),
});

/**
 * A child protection officer decided what is best for a child who accompanies a parent: to be beside exactly this one, or apart from it, until the decision is reviewed
 * (CRC 9, 37(c); Bangkok Rules 49, 52, 64). The newest counts. The event's id is the decision's.
 */
export const AccompanimentDecided = defineEvent({
  ...base,
  type: 'AccompanimentDecided',
  kind: 'act',
  roles: ['child_protection_officer'],
  data: z.object({ parentNo: z.int().positive(), outcome: z.enum(ACCOMPANIMENT_OUTCOMES), reviewAt: z.int() }).strict(),
  personal: z.object({ reasons: z.string().trim().min(20).max(8000) }).strict(),
});

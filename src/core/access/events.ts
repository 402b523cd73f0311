import { z } from 'zod';
import { defineEvent } from '../register/event-definition.ts';
import { rolesThat } from '../register/role-table.ts';
import { roles } from '../register/roles.ts';

const system = 'access';

/** The roles that there were until version 2 of the events that post officers. */
const rolesBefore = [
  'administrator',
  'origin_officer',
  'transfer_cell',
  'escort_commander',
  'receiving_officer',
  'health_officer',
  'interviewer',
  'assessor',
  'child_protection_officer',
  'judiciary_clerk',
  'monitor',
] as const;
const postingsOf = <Name extends z.ZodType<string>>(role: Name) =>
  z
    .array(
      z
        .object({
          role,
          site: z
            .string()
            .regex(/^[A-Z]{3}$/)
            .optional(),
        })
        .strict(),
    )
    .min(1)
    .max(40);
/** Postings of an officer: roles with the site each is limited to. */
export const postings = postingsOf(z.enum(roles).exclude(['installation']));
/** The same with the roles that there were before version 2. */
export const postingsBefore = postingsOf(z.enum(rolesBefore));

/** An authority was added: a row and a wall, not a tenant (decisions.md 17). Country is ISO 3166-1 alpha-3, XXX for none. */
export const AuthorityAdded = defineEvent({
  type: 'AuthorityAdded',
  system,
  stream: 'register',
  kind: 'act',
  roles: ['installation'],
  data: z
    .object({
      code: z.string().regex(/^[A-Z]{2,8}$/),
      country: z.string().regex(/^[A-Z]{3}$/),
      nameEn: z.string().min(1).max(200),
      nameAr: z.string().min(1).max(200),
      nameCkb: z.string().min(1).max(200).optional(),
    })
    .strict(),
});

const inviting = {
  type: 'OfficerInvited',
  elevated: true,
  system,
  stream: 'officer',
  kind: 'act',
  roles: ['installation', 'administrator'],
  personal: z.object({ nameEn: z.string().min(1).max(200), nameAr: z.string().min(1).max(200) }).strict(),
} as const;
const invited = z
  .object({
    username: z.string().regex(/^[a-z0-9][a-z0-9.-]{2,40}$/),
    authority: z.string().regex(/^[A-Z]{2,8}$/),
    demonstration: z.boolean(),
    postings: postingsBefore,
  })
  .strict();
/** The same before version 2, when there were fewer roles. Nothing writes it any more. */
export const OfficerInvitedBefore = defineEvent({ ...inviting, data: invited });
/** An officer was invited into the inviter's own authority, with the roles and sites the inviter gave. Version 2 knows the roles that see one site, figures, or all orders. */
export const OfficerInvited = defineEvent({ ...inviting, v: 2, data: invited.extend({ postings }).strict() });

/** An officer enrolled the public key of a device. `keyId` is the start of the key's hash, both in hexadecimal. */
export const DeviceKeyEnrolled = defineEvent({
  type: 'DeviceKeyEnrolled',
  system,
  stream: 'officer',
  kind: 'act',
  roles: ['administrator', ...rolesThat(({ worksOnCases }) => worksOnCases)],
  data: z
    .object({
      keyId: z.string().regex(/^[0-9a-f]{16}$/),
      publicKey: z.string().regex(/^[0-9a-f]{64}$/),
      class: z.enum(['operational', 'demonstration']),
    })
    .strict(),
});

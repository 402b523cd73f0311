import { z } from 'zod';
import { defineEvent } from '../register/event-definition.ts';
import { roles } from '../register/roles.ts';

const system = 'access';
const roleName = z.enum(roles).exclude(['installation']);

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

/** An officer was invited into the inviter's own authority, with the roles and sites the inviter gave. */
export const OfficerInvited = defineEvent({
  type: 'OfficerInvited',
  elevated: true,
  system,
  stream: 'officer',
  kind: 'act',
  roles: ['installation', 'administrator'],
  data: z
    .object({
      username: z.string().regex(/^[a-z0-9][a-z0-9.-]{2,40}$/),
      authority: z.string().regex(/^[A-Z]{2,8}$/),
      demonstration: z.boolean(),
      postings: z
        .array(
          z
            .object({
              role: roleName,
              site: z
                .string()
                .regex(/^[A-Z]{3}$/)
                .optional(),
            })
            .strict(),
        )
        .min(1)
        .max(40),
    })
    .strict(),
  personal: z.object({ nameEn: z.string().min(1).max(200), nameAr: z.string().min(1).max(200) }).strict(),
});

/** An officer enrolled the public key of a device. `keyId` is the start of the key's hash, both in hexadecimal. */
export const DeviceKeyEnrolled = defineEvent({
  type: 'DeviceKeyEnrolled',
  system,
  stream: 'officer',
  kind: 'act',
  roles: roles.filter((role) => role !== 'installation' && role !== 'monitor'),
  data: z
    .object({
      keyId: z.string().regex(/^[0-9a-f]{16}$/),
      publicKey: z.string().regex(/^[0-9a-f]{64}$/),
      class: z.enum(['operational', 'demonstration']),
    })
    .strict(),
});

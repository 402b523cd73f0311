import { z } from 'zod';
import { defineEvent } from '../register/event-definition.ts';
import { roles } from '../register/roles.ts';

const system = 'access';
const governing = ['installation', 'administrator'] as const;
const reason = z.object({ reason: z.string().min(1).max(2000) }).strict();

/** Why a device key is revoked. */
export const keyRevocationReasons = ['lost', 'stolen', 'replaced', 'misused', 'no-longer-used'] as const;

/** An officer was suspended: no session, no sign-in, until reinstated. Why is a personal field. */
export const OfficerSuspended = defineEvent({
  type: 'OfficerSuspended',
  system,
  stream: 'officer',
  kind: 'act',
  roles: governing,
  data: z.object({}).strict(),
  personal: reason,
});

/** A suspended officer may sign in again, with the same password, second factor and postings. */
export const OfficerReinstated = defineEvent({
  type: 'OfficerReinstated',
  system,
  stream: 'officer',
  kind: 'act',
  roles: governing,
  data: z.object({}).strict(),
  personal: reason,
});

/** An officer was posted anew: these postings in place of those before. Written by an administrator it leaves alone the roles that the installation gives. */
export const PostingsChanged = defineEvent({
  type: 'PostingsChanged',
  elevated: true,
  system,
  stream: 'officer',
  kind: 'act',
  roles: governing,
  data: z
    .object({
      postings: z
        .array(
          z
            .object({
              role: z.enum(roles).exclude(['installation']),
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
  personal: reason,
});

/** A device key was revoked, by its officer or by an administrator of the same authority: it signs nothing from now on, and what it signed before stays signed. */
export const DeviceKeyRevoked = defineEvent({
  type: 'DeviceKeyRevoked',
  system,
  stream: 'officer',
  kind: 'act',
  roles: roles.filter((role) => role !== 'monitor'),
  data: z.object({ keyId: z.string().regex(/^[0-9a-f]{16}$/), reason: z.enum(keyRevocationReasons) }).strict(),
});

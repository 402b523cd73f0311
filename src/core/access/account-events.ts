import { z } from 'zod';
import { defineEvent } from '../register/event-definition.ts';
import { rolesThat } from '../register/role-table.ts';
import { postings, postingsBefore } from './events.ts';

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

const posting = {
  type: 'PostingsChanged',
  elevated: true,
  system,
  stream: 'officer',
  kind: 'act',
  roles: governing,
  personal: reason,
} as const;
/** The same before version 2, when there were fewer roles. Nothing writes it any more. */
export const PostingsChangedBefore = defineEvent({
  ...posting,
  data: z.object({ postings: postingsBefore }).strict(),
});
/** An officer was posted anew: these postings in place of those before. Written by an administrator it leaves alone the roles that the installation gives. Version 2 knows more roles. */
export const PostingsChanged = defineEvent({ ...posting, v: 2, data: z.object({ postings }).strict() });

/** A device key was revoked, by its officer or by an administrator of the same authority: it signs nothing from now on, and what it signed before stays signed. */
export const DeviceKeyRevoked = defineEvent({
  type: 'DeviceKeyRevoked',
  system,
  stream: 'officer',
  kind: 'act',
  roles: ['installation', 'administrator', ...rolesThat(({ worksOnCases }) => worksOnCases)],
  data: z.object({ keyId: z.string().regex(/^[0-9a-f]{16}$/), reason: z.enum(keyRevocationReasons) }).strict(),
});

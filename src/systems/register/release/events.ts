import { z } from 'zod';
import { defineEvent } from '../../../core/register/event-definition.ts';
import { holderRoles, witnessRoles } from '../events.ts';
import { CHECK_ITEMS, UNVERIFIED } from './release.ts';

const text = (most: number) => z.string().trim().min(1).max(most);
const of = { releaseId: z.uuid() };
const base = { system: 'register', stream: 'person' } as const;

/** A release was proposed: document, ground, and the authority that ordered it. The event's id is the release's. */
export const ReleaseProposed = defineEvent({
  ...base,
  type: 'ReleaseProposed',
  kind: 'act',
  roles: [...holderRoles],
  data: z.object({ documentSha256: z.string().regex(/^[0-9a-f]{64}$/) }).strict(),
  personal: z.object({ ground: text(400), orderedBy: text(300) }).strict(),
});

/** Another officer of the same authority approved the release (I24). */
export const ReleaseApproved = defineEvent({
  ...base,
  type: 'ReleaseApproved',
  elevated: true,
  kind: 'act',
  roles: [...holderRoles],
  data: z.object(of).strict(),
});

/** A release was taken back before it was carried out, or because custody went on without it. */
export const ReleaseWithdrawn = defineEvent({
  ...base,
  type: 'ReleaseWithdrawn',
  kind: 'act',
  roles: [...holderRoles],
  data: z.object(of).strict(),
  personal: z.object({ reason: text(2000) }).strict(),
});

/** An item of the checklist was answered, with the source of the answer. */
export const ReleaseChecked = defineEvent({
  ...base,
  type: 'ReleaseChecked',
  kind: 'fact',
  roles: [...holderRoles],
  data: z.object({ ...of, item: z.enum(CHECK_ITEMS), satisfied: z.boolean() }).strict(),
  personal: z.object({ source: text(600) }).strict(),
});

/** The person was let go, at the event's own `occurredAt`, after the whole checklist. The person stays counted until another body verifies it. */
export const ReleaseCarriedOut = defineEvent({
  ...base,
  type: 'ReleaseCarriedOut',
  elevated: true,
  kind: 'act',
  roles: [...holderRoles],
  data: z.object(of).strict(),
  personal: z.object({ place: text(400) }).strict(),
});

/** An officer of another body verified that the person is free (ICPPED 21): custody ends with the outcome `release`, at the instant at which it was carried out. */
export const ReleaseVerified = defineEvent({
  ...base,
  type: 'ReleaseVerified',
  elevated: true,
  kind: 'act',
  roles: ['judiciary_clerk', 'interviewer', 'assessor', 'child_protection_officer'],
  data: z.object(of).strict(),
  personal: z.object({ how: text(1000) }).strict(),
});

/** A person was let go without verification, or in error: a fact, with its breach in the same command. */
export const ReleasedUnverified = defineEvent({
  ...base,
  type: 'ReleasedUnverified',
  kind: 'fact',
  roles: [...witnessRoles],
  data: z.object({ how: z.enum(UNVERIFIED) }).strict(),
  personal: z.object({ circumstances: text(4000), place: text(400) }).strict(),
});

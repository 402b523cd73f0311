import { z } from 'zod';
import { defineEvent } from '../../core/register/event-definition.ts';
import { rolesThat } from '../../core/register/role-table.ts';

const system = 'safeguards';
const manifestNo = z.int().positive();
const language = z.string().regex(/^[a-z]{2,3}$/);

/** The person was told of the move and its destination in a language understood (GC III 46-48, Mandela 54-55). */
export const NoticeGiven = defineEvent({
  type: 'NoticeGiven',
  system,
  stream: 'person',
  kind: 'fact',
  roles: ['interviewer', 'origin_officer'],
  data: z.object({ manifestNo, language, form: z.enum(['written', 'oral']), givenAt: z.int() }).strict(),
});

/** A private interview was held, or offered and refused by the person. What was said is not in it. */
export const InterviewRecorded = defineEvent({
  type: 'InterviewRecorded',
  system,
  stream: 'person',
  kind: 'fact',
  roles: ['interviewer'],
  data: z.object({ manifestNo, outcome: z.enum(['held', 'refused-by-person']), language }).strict(),
});

/** A person fears transfer to a state. Country (alpha-3) and account are personal; any officer may hear it. The event's id is the fear's. */
export const FearRecorded = defineEvent({
  type: 'FearRecorded',
  system,
  stream: 'person',
  kind: 'fact',
  roles: rolesThat(({ worksOnCases }) => worksOnCases),
  data: z.object({}).strict(),
  personal: z.object({ country: z.string().regex(/^[A-Z]{3}$/), account: z.string().min(1).max(8000) }).strict(),
});

/** An assessor who neither heard the fear nor planned the move decided it, with reasons; final from an instant on (CAT GC 4). */
export const FearDecided = defineEvent({
  type: 'FearDecided',
  system,
  stream: 'person',
  kind: 'act',
  roles: ['assessor'],
  data: z.object({ fearId: z.uuid(), danger: z.boolean(), finalFromAt: z.int() }).strict(),
  personal: z.object({ reasons: z.string().min(20).max(8000) }).strict(),
});

/** The person appeals against a decision that found no danger: the fear stays open until another assessor has decided (CAT GC 4 13). */
export const FearAppealed = defineEvent({
  type: 'FearAppealed',
  system,
  stream: 'person',
  kind: 'fact',
  roles: ['interviewer', 'assessor', 'child_protection_officer'],
  data: z.object({ fearId: z.uuid() }).strict(),
  personal: z.object({ grounds: z.string().min(1).max(8000) }).strict(),
});

/** Yet another assessor decided the appeal, with reasons; final at once. */
export const FearAppealDecided = defineEvent({
  type: 'FearAppealDecided',
  system,
  stream: 'person',
  kind: 'act',
  roles: ['assessor'],
  data: z.object({ fearId: z.uuid(), danger: z.boolean() }).strict(),
  personal: z.object({ reasons: z.string().min(20).max(8000) }).strict(),
});

/** The person was told of the right to appeal in a language understood, and waives it, in the person's own words: the decision is final from then on. */
export const FearAppealWaived = defineEvent({
  type: 'FearAppealWaived',
  system,
  stream: 'person',
  kind: 'fact',
  roles: ['interviewer', 'assessor', 'child_protection_officer'],
  data: z.object({ fearId: z.uuid(), language }).strict(),
  personal: z.object({ statement: z.string().min(1).max(8000) }).strict(),
});

import { z } from 'zod';
import { type AnyEventDefinition, defineEvent } from '../../core/register/event-definition.ts';
import { escortSources } from './escort-questions.ts';

const system = 'transfers';
const manifestNo = z.int().positive();
/** The answers of one section; about a person, so in the event only as digests. */
const answers = z
  .object({
    answers: z
      .array(
        z
          .object({
            question: z.string().min(1).max(60),
            answer: z.enum(['yes', 'no', 'unknown']),
            detail: z.string().max(1000).optional(),
            source: z.enum(escortSources),
          })
          .strict(),
      )
      .min(1)
      .max(30),
  })
  .strict();

/** A section of the escort record was answered, or answered anew after it was confirmed (an amendment). */
export const EscortSectionAnswered = defineEvent({
  type: 'EscortSectionAnswered',
  system,
  stream: 'person',
  kind: 'fact',
  roles: ['origin_officer', 'transfer_cell', 'escort_commander'],
  data: z.object({ manifestNo, section: z.enum(['risk', 'release', 'property']) }).strict(),
  personal: answers,
});
/** What must be done for a person's health on the way was answered by a health officer. */
export const EscortHealthAnswered = defineEvent({
  type: 'EscortHealthAnswered',
  system,
  stream: 'person',
  kind: 'fact',
  roles: ['health_officer'],
  data: z.object({ manifestNo }).strict(),
  personal: answers,
});
/** A complete escort record was confirmed by the giving authority. */
export const EscortRecordConfirmed = defineEvent({
  type: 'EscortRecordConfirmed',
  system,
  stream: 'person',
  kind: 'act',
  roles: ['origin_officer', 'transfer_cell'],
  data: z.object({ manifestNo }).strict(),
  personal: z.object({}).strict(),
});

/** Event types of the escort record. */
export const escortEvents = [
  EscortSectionAnswered,
  EscortHealthAnswered,
  EscortRecordConfirmed,
] as unknown as readonly AnyEventDefinition[];

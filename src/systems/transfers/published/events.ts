import { z } from 'zod';
import { type AnyEventDefinition, defineEvent } from '../../../core/register/event-definition.ts';
import { measures, PARTIAL_DATE } from './measures.ts';

/** Who enters what others published. An administrator, who sees no case, is not among them. */
export const publishedRoles = ['installation', 'transfer_cell'] as const;

const reference = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,19}$/);
const partialDate = z.string().regex(PARTIAL_DATE);

/** The figure itself. `said` is what was published, `atLeast` and `atMost` what it says as whole numbers; a figure that is no number has neither. */
export const publishedFigure = z
  .object({
    reference,
    measure: z.enum(measures),
    nationality: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
    said: z.string().min(1).max(120),
    unit: z.string().min(1).max(40),
    atLeast: z.int().nonnegative().optional(),
    atMost: z.int().nonnegative().optional(),
    asOf: partialDate.optional(),
    publishedOn: partialDate,
  })
  .strict();
/** Where it was published: it can name a spokesman, and is in the event only as a digest. */
export const publishedSource = z
  .object({
    definition: z.string().min(3).max(400),
    attributedTo: z.string().min(2).max(200),
    source: z.string().min(3).max(400),
    remark: z.string().max(1000).optional(),
  })
  .strict();

/** Others published figures of an operation: each with its day, its source and what it counts. The n-th source is that of the n-th figure. */
export const FiguresPublished = defineEvent({
  type: 'FiguresPublished',
  system: 'transfers',
  stream: 'operation',
  kind: 'fact',
  roles: publishedRoles,
  data: z.object({ figures: z.array(publishedFigure).min(1).max(200) }).strict(),
  personal: z.object({ sources: z.array(publishedSource).min(1).max(200) }).strict(),
});
/** A published figure was entered wrongly, or its publisher took it back: it stays, with the reason. */
export const PublishedFigureWithdrawn = defineEvent({
  type: 'PublishedFigureWithdrawn',
  system: 'transfers',
  stream: 'operation',
  kind: 'fact',
  roles: publishedRoles,
  data: z.object({ reference }).strict(),
  personal: z.object({ reason: z.string().min(3).max(1000) }).strict(),
});

/** Event types of published figures. No name says the system, so that they can move to that of statements. */
export const publishedEvents = [FiguresPublished, PublishedFigureWithdrawn] as unknown as readonly AnyEventDefinition[];

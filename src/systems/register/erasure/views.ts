import { z } from 'zod';
import { trilingual } from '../../../core/access/views.ts';
import { ERASURE_LEVELS } from '../../../core/ledger/erasure-leaf.ts';
import { abilities, codes, instant, pagedView, sha256, view } from '../../../core/wire.ts';
import { shownName } from '../views.ts';
import { ERASURE_REASONS } from './erasure.ts';

const step = view('ErasureStepView', 'Who took a step of an order of erasure, and when.', {
  officer: z.object({ en: z.string(), ar: z.string() }),
  authority: z.string().nullable(),
  at: instant,
});

const order = {
  orderId: z.uuid(),
  personNo: z.int(),
  level: codes('ErasureLevel', 'How much an order erases.', ERASURE_LEVELS),
  reason: codes('ErasureReason', 'Why it erases.', ERASURE_REASONS),
  step: codes('ErasureStep', 'How far an order of erasure is.', ['waiting', 'withdrawn', 'carried-out']),
  eventId: z.uuid().nullable().describe('The event that it is about; none of a whole person.'),
  fields: z.array(z.string()).nullable().describe('Of single fields: which.'),
  documentSha256: sha256.nullable(),
  ordered: step,
  carriedOut: step.nullable(),
  withdrawnAt: instant.nullable(),
  abilities: abilities.describe('What this officer may do with it.'),
};

const erasureEvent = z.object({
  eventId: z.uuid(),
  summary: trilingual.describe('The event in one line.'),
  occurredAt: instant,
  fields: z.array(z.string()),
});

export const erasureView = view('ErasureView', 'An order of erasure of a person, with the events that it is about.', {
  ...order,
  events: z
    .array(erasureEvent)
    .describe('What it erases or erased, as far as the officer is shown these events; of a withdrawn order nothing.'),
});
/** An order of erasure of a person. */
export type ErasureView = z.infer<typeof erasureView>;

export const erasuresAnswer = view('ErasuresAnswer', 'What was erased of a person’s events, and what can be.', {
  orders: z.array(erasureView),
  erasable: z
    .array(erasureEvent.extend({ own: z.boolean().describe('Recorded by the own authority.') }))
    .describe('Events of which something can be erased, newest first, for who may order it.'),
  openFromAt: instant
    .nullable()
    .describe('From when on more than single fields can be erased; none while custody has not ended.'),
  abilities,
});
/** `GET /api/register/erasures?personNo=`. */
export type ErasuresAnswer = z.infer<typeof erasuresAnswer>;

export const erasureRow = view('ErasureRow', 'An order of erasure in the list of orders.', {
  ...order,
  registerNumber: z.string(),
  name: shownName,
});
/** An order of erasure in the list of orders. */
export type ErasureRow = z.infer<typeof erasureRow>;

export const erasureOrdersAnswer = pagedView('ErasureOrdersAnswer', 'Orders of erasure within reach, newest first.', {
  rows: z.array(erasureRow),
});
/** `GET /api/register/erasure-orders`. */
export type ErasureOrdersAnswer = z.infer<typeof erasureOrdersAnswer>;

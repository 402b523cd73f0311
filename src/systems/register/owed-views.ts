/** Wire of the lists of what is owed: breaches, and orders that end. The web application imports the types only. */
import { z } from 'zod';
import { ruleWords, trilingual } from '../../core/access/views.ts';
import { abilities, instant, pagedView, view } from '../../core/wire.ts';
import { legalStatus, shownName } from './views.ts';

const person = { personNo: z.int(), registerNumber: z.string(), name: shownName };

export const breachRow = view('BreachRow', 'A breach in the list of breaches.', {
  breachId: z.string(),
  ...person,
  rule: z.string().describe('Id of the rule.'),
  source: z.string().describe('Source of the rule.'),
  text: trilingual,
  authority: z.string().describe('Code of the authority that answers for it.'),
  openedAt: instant,
  curedAt: instant.nullable(),
  orderEndedAt: instant
    .exactOptional()
    .describe('Of a person held without an order: when the last one had ended, where there was one.'),
});
/** A breach in the list of breaches. */
export type BreachRow = z.infer<typeof breachRow>;

export const breachesAnswer = pagedView('BreachesAnswer', 'Breaches that the officer sees, the oldest first.', {
  rows: z.array(breachRow),
  rules: z.array(ruleWords).describe('Rules that have a breach in this state, whichever rule is shown.'),
  abilities,
});
/** `GET /api/register/breaches`. */
export type BreachesAnswer = z.infer<typeof breachesAnswer>;

export const orderRow = view('OrderRow', 'The newest order of a person who is held.', {
  orderId: z.string(),
  ...person,
  site: z.string().nullable(),
  custodian: z.string(),
  ground: z.string(),
  article: z.string(),
  authority: z.string().describe('Code of the authority that gave it.'),
  legalStatus,
  issuedAt: instant,
  expiresAt: instant,
});
/** The newest order of a person who is held. */
export type OrderRow = z.infer<typeof orderRow>;

export const ordersAnswer = pagedView('OrdersAnswer', 'Orders of those who are held, the soonest end first.', {
  rows: z.array(orderRow),
  at: instant.describe('The instant by which they have ended or are in force.'),
  abilities,
});
/** `GET /api/register/orders`. */
export type OrdersAnswer = z.infer<typeof ordersAnswer>;

import { z } from 'zod';
import { defineEvent } from '../../../core/register/event-definition.ts';
import { holderRoles } from '../events.ts';
import { ITEM_KINDS, WAYS } from './particulars.ts';

const text = (most: number) => z.string().trim().min(1).max(most);

/** What is known of one particular; for input and event alike. */
export const particular = z.discriminatedUnion('state', [
  z.object({ state: z.literal('known'), text: text(2000) }).strict(),
  z.object({ state: z.literal('inherited'), text: text(2000).exactOptional(), from: text(300) }).strict(),
  z.object({ state: z.literal('unknown'), reason: text(1000) }).strict(),
]);

/** Belongings as an inventory; for input and event alike. */
export const inventory = z.discriminatedUnion('state', [
  z
    .object({
      state: z.literal('listed'),
      items: z
        .array(
          z
            .object({
              kind: z.enum(ITEM_KINDS),
              description: text(300),
              quantity: z.int().min(1).max(100_000),
              kept: z.enum(['taken', 'left']),
            })
            .strict(),
        )
        .max(100),
    })
    .strict(),
  z.object({ state: z.literal('unknown'), reason: text(1000) }).strict(),
]);

/** The particulars of `PARTICULARS` with their inventory. */
export const particularsShape = {
  when: particular,
  place: particular,
  unit: particular,
  authority: particular,
  circumstances: particular,
  condition: particular,
  reasonsTold: particular,
  inventory,
} as const;

/**
 * How a person was deprived of liberty (ICPPED 17(3)(b) and (c), Body of Principles 12). `factEvent` is the custody that began with it; a later event for the
 * same one says more, and nothing is overwritten. `tag` is the number on the capture tag.
 */
export const DeprivationRecorded = defineEvent({
  type: 'DeprivationRecorded',
  system: 'register',
  stream: 'person',
  kind: 'fact',
  roles: holderRoles,
  data: z.object({ way: z.enum(WAYS), factEvent: z.uuid(), tag: z.string().max(40).optional() }).strict(),
  personal: z.object(particularsShape).strict(),
});

const birth = {
  motherNo: z.int().positive(),
  custodian: z.string().regex(/^[A-Z]{2,8}$/),
  site: z.string().regex(/^[A-Z]{3}$/),
} as const;
const bornInCustody = {
  type: 'BornInCustody',
  system: 'register',
  stream: 'person',
  kind: 'fact',
  roles: holderRoles,
} as const;
/** The same before version 2: at the site of its mother, in no section. */
export const BornInCustodyBefore = defineEvent({ ...bornInCustody, data: z.object(birth).strict() });
/**
 * A child was born to a woman in custody. It is where its mother is and has a file and a status of its own: nobody detains it, no order is asked for, and no
 * breach says that one is missing (Mandela 29, Bangkok Rules 49 to 52). The event's own `occurredAt` is the birth.
 */
export const BornInCustody = defineEvent({
  ...bornInCustody,
  v: 2,
  data: z.object({ ...birth, section: z.string().min(1).max(60).optional() }).strict(),
});

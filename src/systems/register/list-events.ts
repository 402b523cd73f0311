import { z } from 'zod';
import { defineEvent } from '../../core/register/event-definition.ts';
import { eventName, holderRoles } from './events.ts';
import { LONGEST_NUMBER, NUMBER_KINDS } from './external-numbers/number-kinds.ts';
import { PEOPLE } from './residents/people-of-list.ts';
import { HOUSEHOLD_ROLES } from './residents/residents.ts';

const system = 'register';
const siteCode = z.string().regex(/^[A-Z]{3}$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const text = z.string().min(1).max(4000);

/** A person as a row of a list was understood: enough to register the person without typing it again. */
export const newPersonShape = z
  .object({
    names: z.array(eventName).min(1).max(40),
    sex: z.enum(['male', 'female']).nullable(),
    birth: z.string().max(200).nullable(),
    nationalities: z
      .array(z.object({ code: z.string().regex(/^[A-Z]{3}$/), source: z.string().min(1).max(300) }).strict())
      .max(20),
    remarks: z.string().max(4000).nullable(),
  })
  .strict();

/** The same since version 2: with what the row says of the place, and whether the list is of residents or of detainees. */
export const listedPersonShape = newPersonShape.extend({
  people: z.enum(PEOPLE).optional(),
  section: z.string().max(200).optional(),
  heldSince: z
    .object({ text: z.string().max(200), from: z.string().regex(/^\d{4}-\d\d-\d\d$/), partial: z.boolean() })
    .strict()
    .optional(),
});

/** The same since version 3: with the numbers of others. */
export const numberedPersonShape = listedPersonShape.extend({
  numbers: z
    .array(z.object({ kind: z.enum(NUMBER_KINDS), number: z.string().min(1).max(LONGEST_NUMBER) }).strict())
    .max(40)
    .optional(),
});

/** The same since version 4: with what the row says of the arrest. */
export const arrestedPersonShape = numberedPersonShape.extend({
  arrest: z
    .object({
      when: z.string().max(20).optional(),
      unread: z.string().max(200).optional(),
      by: z.string().max(200).optional(),
      place: z.string().max(200).optional(),
    })
    .strict()
    .optional(),
});

/** A list was received: rows read = accepted + waiting + refused, for good. The stream's number is the list's. */
export const ListReceived = defineEvent({
  type: 'ListReceived',
  system,
  stream: 'list',
  kind: 'fact',
  roles: holderRoles,
  data: z
    .object({
      site: siteCode,
      source: z.string().min(1).max(300),
      fileSha256: sha256,
      read: z.int().nonnegative(),
      accepted: z.int().nonnegative(),
      waiting: z.int().nonnegative(),
      refused: z.int().nonnegative(),
    })
    .strict(),
  personal: z
    .object({
      fileName: z.string().min(1).max(300),
      /** Name of the sheet, and the headings in their order: a heading that was taken for one may name a person. */
      sheet: z.string().max(100).optional(),
      headings: z.array(z.string()).max(60).optional(),
    })
    .strict(),
});

const readRow = {
  type: 'ListRowRead',
  system,
  stream: 'list',
  kind: 'fact',
  roles: holderRoles,
} as const;
const dataOfRow = z
  .object({
    row: z.int().positive(),
    outcome: z.enum(['accepted', 'waiting', 'refused']),
    code: z.string().max(80).optional(),
    personNo: z.int().positive().optional(),
  })
  .strict();
const personalOfRow = <Candidate extends z.ZodType>(candidate: Candidate) =>
  z
    .object({
      cells: z.record(z.string(), z.string()),
      reasons: z
        .array(
          z
            .object({ field: z.string().nullable(), code: z.string(), values: z.record(z.string(), z.string()) })
            .strict(),
        )
        .optional(),
      candidate: candidate.optional(),
    })
    .strict();

/** The same before version 2, without what a waiting row says of the place. Nothing writes it any more. */
export const ListRowReadBefore = defineEvent({
  ...readRow,
  data: dataOfRow,
  personal: personalOfRow(newPersonShape),
});
/** The same before version 3, without households and numbers. Nothing writes it any more. */
export const ListRowReadAlone = defineEvent({
  ...readRow,
  v: 2,
  data: dataOfRow,
  personal: personalOfRow(listedPersonShape),
});
const dataOfMember = dataOfRow
  .extend({ householdId: z.uuid().optional(), householdRole: z.enum(HOUSEHOLD_ROLES).optional() })
  .strict();
const named = { household: z.string().min(1).max(200).optional() };
/** The same before version 4, without what a waiting row says of the arrest. Nothing writes it any more. */
export const ListRowReadNumbered = defineEvent({
  ...readRow,
  v: 3,
  data: dataOfMember,
  personal: personalOfRow(numberedPersonShape).extend(named).strict(),
});
/** One row of a list as it was read, and what became of it; with the household to which it comes, whatever its outcome: who is entered later joins it. */
export const ListRowRead = defineEvent({
  ...readRow,
  v: 4,
  data: dataOfMember,
  personal: personalOfRow(arrestedPersonShape).extend(named).strict(),
});

/** A waiting or refused row was decided by an officer. */
export const ListRowResolved = defineEvent({
  type: 'ListRowResolved',
  system,
  stream: 'list',
  kind: 'fact',
  roles: holderRoles,
  data: z
    .object({
      row: z.int().positive(),
      decision: z.enum(['accept-as-new', 'same-person', 'refuse']),
      personNo: z.int().positive().optional(),
    })
    .strict(),
  personal: z.object({ reason: text }).strict(),
});

import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { MovementBasisRecorded } from '../residents/events.ts';
import { MOVEMENT_BASES, takesResidents } from '../residents/residents.ts';
import { findPresent, getSite, requireDocument, requireReach } from '../state.ts';

/** Records what the movement of residents to one named site rests on: consent, that of a parent for a child, a best-interest decision, or an order of relocation (I31). */
export const recordMovementBasis = defineCommand({
  system: 'register',
  name: 'record-movement-basis',
  input: z
    .object({
      persons: z.array(z.int().positive()).min(1).max(200),
      toSite: z.string(),
      basis: z.enum(MOVEMENT_BASES),
      /** How and before whom it was said or decided. */
      account: z.string().trim().min(3).max(4000),
      documentSha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional(),
      expiresAt: z.int(),
    })
    .strict(),
  streams: ({ persons }) => persons,
  load: async (read, { persons, toSite, documentSha256 }) => {
    await requireReach(read, persons);
    if (documentSha256 !== undefined) await requireDocument(read, documentSha256);
    return { site: await getSite(read, toSite), present: await findPresent(read, persons) };
  },
  decide: ({ site, present }, { persons, account, ...data }, { now, postings }) => {
    if (!takesResidents(site.kind))
      throw new Refusal('I31-resident-not-detained', { values: { detail: 'into a prison leads an order only' } });
    if (data.basis === 'relocation-order' && data.documentSha256 === undefined)
      throw new Refusal('invalid-input', { problems: [{ code: 'document-not-stored', field: 'documentSha256' }] });
    if (data.basis === 'best-interests' && !postings.some(({ role }) => role === 'child_protection_officer'))
      throw new Refusal('not-permitted', { values: { detail: 'a best-interest decision' } });
    if (data.expiresAt <= now)
      throw new Refusal('invalid-input', { problems: [{ code: 'ends-before-it-begins', field: 'expiresAt' }] });
    const residents = new Set(present.flatMap((row) => (row.state === 'resident' ? [row.person_no] : [])));
    const others = persons.filter((no) => !residents.has(no));
    if (others.length > 0)
      throw new Refusal('invalid-input', {
        problems: others.map((personNo) => ({ code: 'not-a-resident', personNo })),
      });
    return persons.map((personNo) => MovementBasisRecorded.make({ stream: personNo, data, personal: { account } }));
  },
});

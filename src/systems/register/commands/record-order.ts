import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { BreachCured, OrderRecorded } from '../events.ts';
import { requireDocument, requireReach } from '../state.ts';

/** Records one order for many persons: ground, article, authority and document (ICPPED 17(3)(c)); each person's order is one of its own. An open breach of I04 is cured by it. The order is one of the officer's own authority. */
export const recordOrder = defineCommand({
  system: 'register',
  name: 'record-order',
  input: z
    .object({
      persons: z.array(z.int().positive()).min(1).max(5000),
      ground: z.string().trim().min(1).max(400),
      article: z.string().trim().min(1).max(400),
      authority: z.string(),
      documentSha256: z.string().regex(/^[0-9a-f]{64}$/),
      issuedAt: z.int(),
      expiresAt: z.int(),
      /** `convicted`: the order carries out a judgment. */
      legalStatus: z.enum(['untried', 'convicted']).optional(),
    })
    .strict(),
  streams: (input) => input.persons,
  load: async (read, input) => {
    await requireReach(read, input.persons);
    await requireDocument(read, input.documentSha256);
    return {
      known: await read.row('SELECT FROM access.authority WHERE code = $1', [input.authority]),
      orderless: await read.rows<{ id: string; person_no: number }>(
        "SELECT id, person_no FROM register.breach WHERE person_no = ANY ($1) AND rule = 'I04-no-admission-without-order' AND cured_at IS NULL ORDER BY event_pos",
        [input.persons],
      ),
    };
  },
  decide: (
    { known, orderless },
    { persons, ground, article, authority, documentSha256, issuedAt, expiresAt, legalStatus },
    { now, authority: own, postings },
  ) => {
    if (known === undefined)
      throw new Refusal('invalid-input', { problems: [{ code: 'unknown-authority', field: 'authority' }] });
    if (authority !== own)
      throw new Refusal('invalid-input', { problems: [{ code: 'custodian-not-own-authority', field: 'authority' }] });
    if (expiresAt <= issuedAt)
      throw new Refusal('invalid-input', { problems: [{ code: 'ends-before-it-begins', field: 'expiresAt' }] });
    // what nobody has issued yet is no fact: recorded ahead, it would hold a person from that day on by itself
    if (issuedAt > now) throw new Refusal('invalid-input', { problems: [{ code: 'not-yet', field: 'issuedAt' }] });
    if (legalStatus === 'convicted' && !postings.some(({ role }) => role === 'judiciary_clerk'))
      throw new Refusal('not-permitted', { values: { detail: 'a conviction is recorded by a judicial role' } });
    const live = issuedAt <= now && now < expiresAt;
    return [
      ...[...new Set(persons)].map((stream) =>
        OrderRecorded.make({
          stream,
          data: {
            authority,
            documentSha256,
            issuedAt,
            expiresAt,
            ...(legalStatus === undefined ? {} : { legalStatus }),
          },
          personal: { ground, article },
        }),
      ),
      // what was missing is there now: the breach keeps its dates and is no longer open
      ...(live ? orderless : []).map(({ id, person_no }) =>
        BreachCured.make({ stream: person_no, data: { breachId: id }, personal: { how: 'order recorded' } }),
      ),
    ];
  },
});

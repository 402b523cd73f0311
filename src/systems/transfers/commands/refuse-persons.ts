import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { entryRefusalReason, PersonEntryRefused } from '../convoy-events.ts';
import { requireWordsOfOther } from '../other-reason.ts';
import { findLines, getManifest, requireOnManifest } from '../state.ts';

/**
 * Records that some persons of a convoy were not let in at the gate while the others are received: a fact, by the escort or by the site. They stay with the escort, as incidents of the second
 * hand-over, until they are taken back. A standing offer is void: its payload changes.
 */
export const refusePersons = defineCommand({
  system: 'transfers',
  name: 'refuse-persons',
  refuses: ['I08-movement-reconciles'],
  input: z
    .object({
      manifestNo: z.int().positive(),
      persons: z.array(z.int().positive()).min(1).max(500),
      reason: entryRefusalReason,
      note: z.string().max(2000),
      occurredAt: z.int().optional(),
    })
    .strict(),
  streams: (input) => [input.manifestNo, ...input.persons],
  load: async (read, input) => ({
    manifest: await getManifest(read, input.manifestNo),
    lines: await findLines(read, input.manifestNo),
    known: await read.rows<{ person_no: number; kind: string }>(
      'SELECT person_no, kind FROM transfers.difference WHERE manifest_no = $1 AND person_no = ANY ($2)',
      [input.manifestNo, input.persons],
    ),
    aboard: (
      await read.rows<{ person_no: number }>(
        "SELECT p.person_no FROM transfers.handover h JOIN transfers.handover_person p ON p.handover_id = h.id WHERE h.manifest_no = $1 AND h.ordinal = 1 UNION ALL SELECT l.person_no FROM transfers.line l WHERE l.manifest_no = $1 AND l.state = 'born'",
        [input.manifestNo],
      )
    ).map((row) => row.person_no),
  }),
  decide: ({ manifest, lines, known, aboard }, input, { authority }) => {
    const isReturning = manifest.heading_site === manifest.from_site;
    if ((authority !== manifest.escort_authority && authority !== manifest.to_authority) || isReturning)
      throw new Refusal('not-permitted');
    requireOnManifest(lines, input.persons, ['listed', 'born']);
    if (known[0] !== undefined) throw new Refusal('stale', { values: { detail: known[0].kind } });
    if (manifest.handovers !== 1)
      throw new Refusal('stale', { values: { detail: `hand-over ${manifest.handovers + 1} is the next` } });
    const absent = input.persons.filter((personNo) => !aboard.includes(personNo));
    if (absent.length > 0 || new Set(input.persons).size < input.persons.length)
      throw new Refusal('I08-movement-reconciles', {
        values: { detail: 'who is not let in came with the convoy, and is named once' },
        problems: absent.map((personNo) => ({ code: 'not-handed-over', personNo })),
      });
    requireWordsOfOther(input);
    return input.persons.map((stream) =>
      PersonEntryRefused.make({
        stream,
        ...(input.occurredAt === undefined ? {} : { occurredAt: input.occurredAt }),
        data: { manifestNo: input.manifestNo, site: manifest.to_site, reason: input.reason },
        personal: { note: input.note },
      }),
    );
  },
});

import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { EntryGranted, PersonEntryGranted } from '../convoy-events.ts';
import { findRest, getManifest } from '../state.ts';

/**
 * Records that a gate relented: the convoy, or the persons named, that it had not let in is received after all. Of a redirected convoy the new site lets in also whom the first one had refused. A fact, by the escort or by the site. Before the second hand-over whoever is let in
 * passes in it with the others. After it the persons named, while no return is ordered, pass in a hand-over of their own; that they had not passed in the second stays its incident. A standing offer is void: its payload changes.
 */
export const grantEntry = defineCommand({
  system: 'transfers',
  name: 'grant-entry',
  refuses: ['I08-movement-reconciles'],
  input: z
    .object({
      manifestNo: z.int().positive(),
      persons: z.array(z.int().positive()).min(1).max(500).optional(),
      note: z.string().max(2000),
      occurredAt: z.int().optional(),
    })
    .strict(),
  streams: (input) => [input.manifestNo, ...(input.persons ?? [])],
  load: async (read, { manifestNo, persons }) => ({
    manifest: await getManifest(read, manifestNo),
    rest: await findRest(read, manifestNo),
    refused: (
      await read.rows<{ person_no: number }>(
        "SELECT person_no FROM transfers.difference WHERE manifest_no = $1 AND kind = 'refused-at-gate' AND person_no = ANY ($2)",
        [manifestNo, persons ?? []],
      )
    ).map(({ person_no }) => person_no),
    turnedAway: await read.row(
      `SELECT FROM transfers.entry_refusal e JOIN transfers.manifest m ON m.no = e.manifest_no AND e.site = coalesce(m.heading_site, m.to_site)
        WHERE m.no = $1 AND NOT EXISTS (SELECT FROM transfers.let_in l WHERE l.manifest_no = m.no AND l.site = e.site AND l.person_no IS NULL AND l.event_pos > e.event_pos)`,
      [manifestNo],
    ),
  }),
  decide: ({ manifest, rest, refused, turnedAway }, { manifestNo, persons, note, occurredAt }, { authority }) => {
    const isReturning = manifest.heading_site === manifest.from_site;
    if ((authority !== manifest.escort_authority && authority !== manifest.to_authority) || isReturning)
      throw new Refusal('not-permitted');
    if (manifest.closed_at !== null) throw new Refusal('stale', { values: { detail: 'the movement is closed' } });
    const isLater = manifest.handovers > 1 && persons !== undefined;
    if (isLater && manifest.rest_returning)
      throw new Refusal('stale', { values: { detail: 'the return of those who were not let in is ordered' } });
    if (manifest.handovers !== 1 && !isLater)
      throw new Refusal('stale', { values: { detail: `hand-over ${manifest.handovers + 1} is the next` } });
    const at = occurredAt === undefined ? {} : { occurredAt };
    if (persons === undefined) {
      if (turnedAway === undefined) throw new Refusal('stale', { values: { detail: 'the convoy was not refused' } });
      return [EntryGranted.make({ stream: manifestNo, ...at, data: { site: manifest.to_site }, personal: { note } })];
    }
    const waiting = isLater
      ? rest.filter(({ kind, let_in }) => kind === 'refused-at-gate' && !let_in).map(({ person_no }) => person_no)
      : refused;
    const others = persons.filter((personNo) => !waiting.includes(personNo));
    if (others.length > 0 || new Set(persons).size < persons.length)
      throw new Refusal('I08-movement-reconciles', {
        values: {
          detail: 'who is let in after all was refused at a gate, is still with the escort, and is named once',
        },
        problems: others.map((personNo) => ({ code: 'not-refused', personNo })),
      });
    return persons.map((stream) =>
      PersonEntryGranted.make({ stream, ...at, data: { manifestNo, site: manifest.to_site }, personal: { note } }),
    );
  },
});

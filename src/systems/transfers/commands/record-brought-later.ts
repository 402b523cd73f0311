import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { PersonBroughtLater } from '../convoy-events.ts';
import { findRest, getManifest } from '../state.ts';

/**
 * Records that persons who had been left behind on the way, or taken to a hospital, were brought to the site after the others had been received there. A fact, by the escort or by the site. They pass in a hand-over of their own;
 * that they had not passed in the second stays its incident. When the return of the rest was ordered, they are brought to where it goes back, by the escort or by the giving authority, and go with it: who is not brought stays behind. Who is still in a hospital is brought back from there first. A standing offer is void: its payload changes.
 */
export const recordBroughtLater = defineCommand({
  system: 'transfers',
  name: 'record-brought-later',
  refuses: ['I08-movement-reconciles'],
  input: z
    .object({
      manifestNo: z.int().positive(),
      persons: z.array(z.int().positive()).min(1).max(500),
      note: z.string().max(2000),
      occurredAt: z.int().optional(),
    })
    .strict(),
  streams: (input) => [input.manifestNo, ...input.persons],
  load: async (read, { manifestNo }) => ({
    manifest: await getManifest(read, manifestNo),
    rest: await findRest(read, manifestNo),
  }),
  decide: ({ manifest, rest }, { manifestNo, persons, note, occurredAt }, { authority }) => {
    const goesBack = manifest.rest_returning;
    const isReturning = manifest.heading_site === manifest.from_site;
    const there = goesBack ? manifest.from_authority : manifest.to_authority;
    if ((authority !== manifest.escort_authority && authority !== there) || (isReturning && !goesBack))
      throw new Refusal('not-permitted');
    if (manifest.closed_at !== null) throw new Refusal('stale', { values: { detail: 'the movement is closed' } });
    if (manifest.handovers < 2)
      throw new Refusal('stale', { values: { detail: `hand-over ${manifest.handovers + 1} is the next` } });
    const waiting = rest
      .filter(({ kind, let_in, at_hand }) => kind !== 'refused-at-gate' && !(goesBack ? at_hand : let_in))
      .map(({ person_no }) => person_no);
    const others = persons.filter((personNo) => !waiting.includes(personNo));
    if (others.length > 0 || new Set(persons).size < persons.length)
      throw new Refusal('I08-movement-reconciles', {
        values: {
          detail:
            'who is brought later was left behind, in a hospital, or had got away, is with the escort again, and is named once',
        },
        problems: others.map((personNo) => ({ code: 'not-left-behind', personNo })),
      });
    return persons.map((stream) =>
      PersonBroughtLater.make({
        stream,
        ...(occurredAt === undefined ? {} : { occurredAt }),
        data: { manifestNo, site: goesBack ? manifest.from_site : manifest.to_site },
        personal: { note },
      }),
    );
  },
});

import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import { breachesFor, placementViolations, stateBefore } from '../../register/index.ts';
import { getManifest } from '../state.ts';
import { getConvoyState, stageOf } from '../steps.ts';
import { PersonRecaptured } from '../way-events.ts';

/** The states of somebody who got away: at large, unaccounted for, or missing of whom nobody detains. */
const GONE: readonly (string | undefined)[] = ['at_large', 'unaccounted', 'missing'];

/**
 * Records that somebody who had escaped from this convoy, or was unaccounted for, was caught or found on the way and sits in one of its vehicles again: a fact, by the escort. Who held the person then holds the person now, because an
 * escape is no exit. The person passes with the others again: a difference of the hand-over that is still to come is no more, and a standing offer is void; after the second hand-over the person is of the rest, and is brought later or
 * goes back with it. What the seat breaks is opened as a breach, never refused. When the movement is closed there is no convoy any more: the authority that takes the person into a site records it there (`register/record-recapture`).
 */
export const recordRecapture = defineCommand({
  system: 'transfers',
  name: 'record-recapture',
  refuses: ['not-on-manifest', 'no-such-step'],
  input: z
    .object({
      manifestNo: z.int().positive(),
      personNo: z.int().positive(),
      vehicle: z.string().min(1).max(60),
      compartment: z.string().min(1).max(60),
      /** Where the person was caught. */
      place: z.string().trim().min(1).max(400),
      circumstances: z.string().trim().min(1).max(4000),
      occurredAt: z.int().optional(),
    })
    .strict(),
  streams: (input) => [input.manifestNo, input.personNo],
  load: async (read, input, { now }) => {
    const { manifestNo, personNo, vehicle, compartment } = input;
    const at = input.occurredAt ?? now;
    const known =
      (await read.row('SELECT FROM sites.compartment WHERE vehicle = $1 AND compartment = $2', [
        vehicle,
        compartment,
      ])) !== undefined;
    return {
      manifest: await getManifest(read, manifestNo),
      convoy: await getConvoyState(read, manifestNo),
      known,
      boarded:
        (await read.row(
          "SELECT FROM transfers.boarding WHERE manifest_no = $1 AND person_no = $2 AND outcome = 'boarded' LIMIT 1",
          [manifestNo, personNo],
        )) !== undefined,
      before: await stateBefore(read, { personNo, at }),
      violations: known ? await placementViolations(read, [{ personNo, at, vehicle, compartment }]) : [],
    };
  },
  decide: ({ manifest, convoy, known, boarded, before, violations }, input, { authority }) => {
    const { manifestNo, personNo, vehicle, compartment, place, circumstances, occurredAt } = input;
    if (authority !== manifest.escort_authority) throw new Refusal('not-permitted');
    const stage = stageOf(manifest, convoy);
    if (stage === 'closed' || stage === 'cancelled')
      throw new Refusal('no-such-step', {
        values: {
          state: stage,
          detail: 'the convoy is over: the authority that takes the person into a site records the recapture there',
        },
      });
    if (!boarded) throw new Refusal('not-on-manifest', { problems: [{ code: 'not-on-manifest', personNo }] });
    if (!known)
      throw new Refusal('invalid-input', {
        problems: [{ code: 'unknown-compartment', personNo, field: 'compartment' }],
      });
    if (!GONE.includes(before))
      throw new Refusal('invalid-input', { problems: [{ code: 'person-not-at-large', personNo, field: 'personNo' }] });
    const id = uuidv7();
    return [
      PersonRecaptured.make({
        stream: personNo,
        id,
        ...(occurredAt === undefined ? {} : { occurredAt }),
        data: { manifestNo, vehicle, compartment },
        personal: { place, circumstances },
      }),
      ...breachesFor(violations, id, manifest.escort_authority, occurredAt),
    ];
  },
});

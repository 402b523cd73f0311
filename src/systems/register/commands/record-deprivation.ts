import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { checkWhen, deprivationEvent, deprivationInput } from '../intake/deprivation-input.ts';
import { findOpenings } from '../intake/find-openings.ts';

/** Says more about how a person came in: what was owed is found out, or what a list did not say. The earlier record stays. */
export const recordDeprivation = defineCommand({
  system: 'register',
  name: 'record-deprivation',
  input: z.object({ personNo: z.int().positive(), deprivation: deprivationInput }).strict(),
  streams: (input) => [input.personNo],
  load: async (read, { personNo }) => (await findOpenings(read, personNo))[0],
  decide: (opening, { personNo, deprivation }, context) => {
    if (opening === undefined) throw new Refusal('not-found', { values: { detail: `person ${personNo}` } });
    const { registerNumber, tags, way, factEvent, tag, particulars } = opening;
    checkWhen(deprivation, context.now, opening.zone ?? 'Asia/Baghdad');
    // The number of the tag stays. Who came in without a word being told of it gets one now.
    return [
      deprivationEvent(
        { personNo, registerNumber, tags },
        way,
        factEvent,
        deprivation,
        particulars === null ? undefined : tag,
      ),
    ];
  },
});

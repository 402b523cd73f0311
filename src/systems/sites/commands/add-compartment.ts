import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { getRegisterStream } from '../../../core/register/register-stream.ts';
import { addedCompartment, CompartmentAdded, compartmentStatuses } from '../events.ts';
import { checkNewCompartment, loadNewCompartment } from './new-compartment.ts';

/** Adds a compartment with its seats to a vehicle, for untried or convicted persons, or for either: then for those of the status of the first who sits there. */
export const addCompartment = defineCommand({
  system: 'sites',
  name: 'add-compartment',
  input: addedCompartment.extend({ legalStatus: z.enum(compartmentStatuses).optional() }).strict(),
  streams: async (_input, read) => [await getRegisterStream(read)],
  load: loadNewCompartment,
  decide: (state, { legalStatus = 'either', ...compartment }, context) => {
    checkNewCompartment(state, context);
    return [CompartmentAdded.make({ stream: state.stream, data: { ...compartment, legalStatus } })];
  },
});

import { defineCommand } from '../../../core/register/command-definition.ts';
import { getRegisterStream } from '../../../core/register/register-stream.ts';
import { FamilyCompartmentAdded } from '../events.ts';
import { checkNewCompartment, loadNewCompartment } from './new-compartment.ts';

/** Adds a compartment for families, with its seats, to a vehicle: households travel together in it (I32). */
export const addFamilyCompartment = defineCommand({
  system: 'sites',
  name: 'add-family-compartment',
  input: FamilyCompartmentAdded.data,
  streams: async (_input, read) => [await getRegisterStream(read)],
  load: loadNewCompartment,
  decide: (state, data, context) => {
    checkNewCompartment(state, context);
    return [FamilyCompartmentAdded.make({ stream: state.stream, data })];
  },
});

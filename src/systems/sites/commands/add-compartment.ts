import { defineCommand } from '../../../core/register/command-definition.ts';
import { getRegisterStream } from '../../../core/register/register-stream.ts';
import { CompartmentAdded } from '../events.ts';
import { checkNewCompartment, loadNewCompartment } from './new-compartment.ts';

/** Adds a compartment with its seats to a vehicle. */
export const addCompartment = defineCommand({
  system: 'sites',
  name: 'add-compartment',
  roles: CompartmentAdded.roles,
  input: CompartmentAdded.data,
  streams: async (_input, read) => [await getRegisterStream(read)],
  load: loadNewCompartment,
  decide: (state, data, context) => {
    checkNewCompartment(state, context);
    return [CompartmentAdded.make({ stream: state.stream, data })];
  },
});

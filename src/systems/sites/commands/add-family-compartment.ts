import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { getRegisterStream } from '../../../core/register/register-stream.ts';
import { FamilyCompartmentAdded } from '../events.ts';

/** Adds a compartment for families, with its seats, to a vehicle: households travel together in it (I32). */
export const addFamilyCompartment = defineCommand({
  system: 'sites',
  name: 'add-family-compartment',
  roles: ['installation', 'administrator'],
  input: FamilyCompartmentAdded.data,
  streams: async (_input, read) => [await getRegisterStream(read)],
  load: async (read, { vehicle, compartment }) => ({
    stream: await getRegisterStream(read),
    vehicle: await read.row<{ authority: string }>('SELECT authority FROM sites.vehicle WHERE code = $1', [vehicle]),
    known: await read.row('SELECT FROM sites.compartment WHERE vehicle = $1 AND compartment = $2', [
      vehicle,
      compartment,
    ]),
  }),
  decide: ({ stream, vehicle, known }, data, { officerNo, authority }) => {
    if (vehicle === undefined)
      throw new Refusal('invalid-input', { problems: [{ code: 'unknown-vehicle', field: 'vehicle' }] });
    if (known !== undefined)
      throw new Refusal('invalid-input', { problems: [{ code: 'code-taken', field: 'compartment' }] });
    if (officerNo !== 0 && vehicle.authority !== authority)
      throw new Refusal('not-permitted', { values: { detail: 'a vehicle of another authority' } });
    return [FamilyCompartmentAdded.make({ stream, data })];
  },
});

import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { getRegisterStream } from '../../../core/register/register-stream.ts';
import { VehicleAdded } from '../events.ts';

/** Enters a vehicle of an authority. */
export const addVehicle = defineCommand({
  system: 'sites',
  name: 'add-vehicle',
  input: VehicleAdded.data,
  streams: async (_input, read) => [await getRegisterStream(read)],
  load: async (read, { code }) => ({
    stream: await getRegisterStream(read),
    known: await read.row('SELECT FROM sites.vehicle WHERE code = $1', [code]),
  }),
  decide: ({ stream, known }, data, { officerNo, authority }) => {
    if (known !== undefined) throw new Refusal('invalid-input', { problems: [{ code: 'code-taken', field: 'code' }] });
    if (officerNo !== 0 && data.authority !== authority)
      throw new Refusal('not-permitted', { values: { detail: 'a vehicle of another authority' } });
    return [VehicleAdded.make({ stream, data })];
  },
});

import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { CompartmentAdded, VehicleAdded } from '../events.ts';

/** Enters a vehicle with its compartments. A vehicle is a place: a person in it is nowhere else (I01). */
export const addVehicle = defineCommand({
  system: 'sites',
  name: 'add-vehicle',
  roles: ['installation', 'administrator'],
  input: z
    .object({
      code: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$/),
      authority: z.string().regex(/^[A-Z]{2,8}$/),
      kind: z.enum(['bus', 'truck', 'aircraft', 'ambulance']),
      compartments: z
        .array(
          z
            .object({
              compartment: z.string().min(1).max(40),
              seats: z.int().positive().max(500),
              sex: z.enum(['male', 'female']),
              ageGroup: z.enum(['adult', 'juvenile']),
            })
            .strict(),
        )
        .min(1)
        .max(40),
    })
    .strict(),
  streams: async (_input, read) => {
    const row = await read.row<{ no: number | null }>('SELECT register.register_stream() AS no');
    return row?.no == null ? [] : [row.no];
  },
  load: async (read, input) => ({
    stream: (await read.row<{ no: number | null }>('SELECT register.register_stream() AS no'))?.no ?? null,
    taken: await read.row('SELECT code FROM sites.vehicle WHERE code = $1', [input.code]),
  }),
  decide: ({ stream, taken }, { compartments, ...vehicle }) => {
    if (stream === null) throw new Refusal('not-found', { values: { detail: 'register' } });
    if (taken !== undefined) throw new Refusal('invalid-input', { problems: [{ code: 'code-taken', field: 'code' }] });
    return [
      VehicleAdded.make({ stream, data: vehicle }),
      ...compartments.map((compartment) =>
        CompartmentAdded.make({ stream, data: { vehicle: vehicle.code, ...compartment } }),
      ),
    ];
  },
});

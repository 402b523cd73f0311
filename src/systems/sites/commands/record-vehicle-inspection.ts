import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal, type RefusalProblem } from '../../../core/register/refusal.ts';
import { getRegisterStream } from '../../../core/register/register-stream.ts';
import { getSite } from '../../register/index.ts';
import { VehicleInspected } from '../vehicles/events.ts';
import { inspectionOccasions, inspectionParts, partsOf } from '../vehicles/inspection-words.ts';

/**
 * Records the inspection of a vehicle by an officer of its authority, before a departure or after an arrival: each part is looked at, what is not in order is named and told in words, and the
 * officer says whether it is fit (Mandela 73). Nobody is newly seated in a vehicle that was found unfit (I33-vehicle-fit).
 */
export const recordVehicleInspection = defineCommand({
  system: 'sites',
  name: 'record-vehicle-inspection',
  input: z
    .object({
      vehicle: z.string().min(1).max(40),
      occasion: z.enum(inspectionOccasions),
      /** Where it was inspected. */
      site: z.string(),
      inspectedAt: z.int(),
      fit: z.boolean(),
      /** Each part that the occasion asks, `true` where it is in order. */
      parts: z.partialRecord(z.enum(inspectionParts), z.boolean()),
      note: z.string().trim().min(3).max(1000).optional(),
    })
    .strict(),
  streams: async (_input, read) => [await getRegisterStream(read)],
  load: async (read, { vehicle, site }) => ({
    stream: await getRegisterStream(read),
    site: await getSite(read, site),
    vehicle: await read.row<{ authority: string }>('SELECT authority FROM sites.vehicle WHERE code = $1', [vehicle]),
  }),
  decide: ({ stream, vehicle }, { inspectedAt, parts, note, ...data }, { authority, now }) => {
    const problems: RefusalProblem[] = [];
    if (vehicle === undefined) problems.push({ code: 'unknown-vehicle', field: 'vehicle' });
    else if (vehicle.authority !== authority)
      throw new Refusal('not-permitted', { values: { detail: 'a vehicle of another authority' } });
    if (inspectedAt > now) problems.push({ code: 'not-yet', field: 'inspectedAt' });
    const asked = partsOf[data.occasion];
    if (asked.some((part) => parts[part] === undefined) || Object.keys(parts).length !== asked.length)
      problems.push({ code: 'parts-not-whole', field: 'parts' });
    const defects = asked.filter((part) => parts[part] === false);
    if (!data.fit && defects.length === 0) problems.push({ code: 'unfit-without-defect', field: 'parts' });
    if (defects.length > 0 && note === undefined) problems.push({ code: 'defect-not-told', field: 'note' });
    if (problems.length > 0) throw new Refusal('invalid-input', { problems });
    return [
      VehicleInspected.make({
        stream,
        occurredAt: inspectedAt,
        data: { ...data, checked: [...asked], defects, ...(note === undefined ? {} : { note }) },
      }),
    ];
  },
  result: z.object({ inspectionId: z.uuid() }),
  present: async (_read, events) => ({ inspectionId: events[0]?.id }),
});

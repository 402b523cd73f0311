import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { getManifest } from '../state.ts';
import { getConvoyState, requireStep, stageOf } from '../steps.ts';
import { LegsPlanned } from '../way-events.ts';

/** Plans the legs of a convoy, or plans them anew: from where it starts (or is, once redirected) to where it goes, by land, air or water, with planned times, and by which vehicles where others carry it than on the leg before. */
export const planLegs = defineCommand({
  system: 'transfers',
  name: 'plan-legs',
  refuses: ['no-such-step'],
  input: z
    .object({
      manifestNo: z.int().positive(),
      legs: z
        .array(
          z
            .object({
              from: z.string().trim().min(1).max(60),
              to: z.string().trim().min(1).max(60),
              mode: z.enum(['land', 'air', 'water']),
              departureAt: z.int(),
              arrivalAt: z.int(),
              vehicles: z.array(z.string().min(1).max(60)).max(50).optional(),
            })
            .strict(),
        )
        .min(1)
        .max(20),
    })
    .strict(),
  streams: (input) => [input.manifestNo],
  load: async (read, input) => ({
    manifest: await getManifest(read, input.manifestNo),
    convoy: await getConvoyState(read, input.manifestNo),
    vehicles: await read.rows<{ code: string; authority: string }>('SELECT code, authority FROM sites.vehicle'),
  }),
  decide: ({ manifest, convoy, vehicles }, input, { authority }) => {
    if (authority !== manifest.from_authority && authority !== manifest.escort_authority)
      throw new Refusal('not-permitted');
    requireStep('manifest', stageOf(manifest, convoy), 'LegsPlanned');
    const legs = input.legs.map(({ vehicles: named = [], ...leg }) => ({ ...leg, vehicles: named }));
    const ours = new Set(
      vehicles.filter((vehicle) => vehicle.authority === manifest.escort_authority).map(({ code }) => code),
    );
    const strange = legs.flatMap((leg, i) =>
      leg.vehicles.every((code) => ours.has(code)) && new Set(leg.vehicles).size === leg.vehicles.length
        ? []
        : [{ code: 'unknown-vehicle', field: `legs.${i}.vehicles` }],
    );
    if (strange.length > 0) throw new Refusal('invalid-input', { problems: strange });
    const problems = legs.flatMap((leg, i) => {
      const before = legs[i - 1];
      const joins =
        before === undefined
          ? manifest.heading_site !== null || leg.from === manifest.from_site
          : before.to === leg.from && before.arrivalAt <= leg.departureAt;
      const ends = i < legs.length - 1 || leg.to === manifest.to_site;
      return [
        ...(leg.departureAt < leg.arrivalAt ? [] : [{ code: 'ends-before-it-begins', field: `legs.${i}.arrivalAt` }]),
        ...(joins && ends ? [] : [{ code: 'leg-apart', field: `legs.${i}` }]),
      ];
    });
    if (problems.length > 0) throw new Refusal('legs-do-not-join', { problems });
    return [LegsPlanned.make({ stream: input.manifestNo, data: { legs } })];
  },
});

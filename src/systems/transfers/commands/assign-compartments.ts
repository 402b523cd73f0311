import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { placementRules, placementViolations } from '../../register/index.ts';
import { CompartmentAssigned } from '../events.ts';
import { findLines, findSeal, getManifest, refusalOf, requireOnManifest } from '../state.ts';

/** Assigns compartments to persons: adults and minors, men and women, and keep-apart pairs separate, seats respected (I13, I16, I17). */
export const assignCompartments = defineCommand({
  system: 'transfers',
  name: 'assign-compartments',
  refuses: ['not-on-manifest', ...placementRules],
  input: z
    .object({
      manifestNo: z.int().positive(),
      assignments: z
        .array(z.object({ personNo: z.int().positive(), vehicle: z.string(), compartment: z.string() }).strict())
        .min(1)
        .max(5000),
    })
    .strict(),
  streams: (input) => [input.manifestNo, ...input.assignments.map((row) => row.personNo)],
  load: async (read, input, { now }) => {
    const lines = await findLines(read, input.manifestNo);
    const next = new Map(
      lines
        .filter((line) => line.live && line.compartment !== null)
        .map((line) => [line.person_no, { vehicle: line.vehicle as string, compartment: line.compartment as string }]),
    );
    for (const { personNo, vehicle, compartment } of input.assignments) next.set(personNo, { vehicle, compartment });
    const known = await read.rows<{ vehicle: string; compartment: string }>(
      'SELECT vehicle, compartment FROM sites.compartment',
    );
    const places = new Set(known.map((place) => JSON.stringify([place.vehicle, place.compartment])));
    const unknown = input.assignments.filter((row) => !places.has(JSON.stringify([row.vehicle, row.compartment])));
    return {
      manifest: await getManifest(read, input.manifestNo),
      lines,
      unknown,
      seal: await findSeal(read, input.manifestNo),
      violations:
        unknown.length > 0
          ? []
          : await placementViolations(
              read,
              [...next].map(([personNo, place]) => ({ personNo, at: now, ...place })),
            ),
    };
  },
  decide: ({ lines, unknown, seal, violations }, input) => {
    requireOnManifest(
      lines,
      input.assignments.map((row) => row.personNo),
    );
    if (seal?.sealed_by != null) throw new Refusal('I08-sealed-is-immutable');
    if (unknown.length > 0)
      throw new Refusal('invalid-input', {
        problems: unknown.map((row) => ({ code: 'unknown-compartment', personNo: row.personNo, field: 'compartment' })),
      });
    if (violations.length > 0) throw refusalOf(violations, lines);
    return input.assignments.map(({ personNo, vehicle, compartment }) =>
      CompartmentAssigned.make({ stream: personNo, data: { manifestNo: input.manifestNo, vehicle, compartment } }),
    );
  },
});

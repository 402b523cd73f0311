import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import { allAfterRelease, breachesFor, placementViolations } from '../../register/index.ts';
import { requireWordsOfOther } from '../other-reason.ts';
import { getManifest } from '../state.ts';
import { getConvoyState, stageOf } from '../steps.ts';
import { PersonReseated } from '../way-events.ts';
import { reseatingReasons } from '../way-words.ts';

/** Records that persons were moved to another compartment on the way, as planned between two legs or for what went wrong: a fact. What it breaks (age, sex, keep-apart, seats) is opened as a breach, never refused. */
export const changeVehicle = defineCommand({
  system: 'transfers',
  name: 'change-vehicle',
  refuses: ['not-on-manifest', 'no-such-step'],
  atOnce: true,
  input: z
    .object({
      manifestNo: z.int().positive(),
      reason: z.enum(reseatingReasons),
      note: z.string().max(2000).optional(),
      occurredAt: z.int().optional(),
      rows: z
        .array(z.object({ personNo: z.int().positive(), vehicle: z.string(), compartment: z.string() }).strict())
        .min(1)
        .max(5000),
    })
    .strict(),
  streams: (input) => [input.manifestNo, ...input.rows.map(({ personNo }) => personNo)],
  load: async (read, input, { now }) => {
    const places = new Set(
      (
        await read.rows<{ vehicle: string; compartment: string }>('SELECT vehicle, compartment FROM sites.compartment')
      ).map((place) => JSON.stringify([place.vehicle, place.compartment])),
    );
    const unknown = input.rows.filter((row) => !places.has(JSON.stringify([row.vehicle, row.compartment])));
    return {
      manifest: await getManifest(read, input.manifestNo),
      unknown,
      convoy: await getConvoyState(read, input.manifestNo),
      boarded: new Set(
        (
          await read.rows<{ person_no: number }>(
            // and in a vehicle at that time: the last that moved the person before
            `SELECT DISTINCT b.person_no FROM (SELECT x.manifest_no, x.person_no FROM transfers.boarding x WHERE x.outcome = 'boarded'
                UNION ALL SELECT l.manifest_no, l.person_no FROM transfers.line l WHERE l.state = 'born') b WHERE b.manifest_no = $1 AND b.person_no = ANY ($2)
                AND (SELECT f.vehicle FROM register.custody_fact f WHERE f.person_no = b.person_no AND f.superseded_pos IS NULL AND f.moves AND f.at <= register.at($3)
                      ORDER BY f.at DESC, f.event_pos DESC LIMIT 1) IS NOT NULL`,
            [input.manifestNo, input.rows.map(({ personNo }) => personNo), input.occurredAt ?? now],
          )
        ).map((row) => row.person_no),
      ),
      released: await allAfterRelease(
        read,
        input.rows.map(({ personNo }) => personNo),
        input.occurredAt ?? now,
      ),
      violations:
        unknown.length > 0
          ? []
          : await placementViolations(
              read,
              input.rows.map((row) => ({ ...row, at: input.occurredAt ?? now })),
            ),
    };
  },
  decide: ({ manifest, convoy, unknown, boarded, violations, released }, input, { authority }) => {
    if (authority !== manifest.escort_authority) throw new Refusal('not-permitted');
    const stage = stageOf(manifest, convoy);
    if (stage === 'closed' || stage === 'cancelled')
      throw new Refusal('no-such-step', { values: { state: stage, detail: 'the convoy is over' } });
    const note = input.note ?? '';
    requireWordsOfOther({ reason: input.reason, note });
    const strangers = input.rows.filter(({ personNo }) => !boarded.has(personNo));
    if (strangers.length > 0)
      throw new Refusal('not-on-manifest', {
        problems: strangers.map(({ personNo }) => ({ code: 'not-on-manifest', personNo })),
      });
    if (unknown.length > 0)
      throw new Refusal('invalid-input', {
        problems: unknown.map((row) => ({ code: 'unknown-compartment', personNo: row.personNo, field: 'compartment' })),
      });
    const when = input.occurredAt === undefined ? {} : { occurredAt: input.occurredAt };
    const ids = new Map(input.rows.map(({ personNo }) => [personNo, uuidv7()]));
    return [
      ...input.rows.map(({ personNo, vehicle, compartment }) =>
        PersonReseated.make({
          stream: personNo,
          id: ids.get(personNo),
          ...when,
          data: { manifestNo: input.manifestNo, vehicle, compartment, reason: input.reason },
          personal: { note },
        }),
      ),
      ...breachesFor(
        [...released, ...violations].map(({ person_no, rule }) => ({ person_no: person_no as number, rule })),
        (personNo) => ids.get(personNo) as string,
        manifest.escort_authority,
        input.occurredAt,
      ),
    ];
  },
});

import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { checkSheet, expectedCount, sheetRow } from '../../../core/register/sheet.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import { allAfterRelease, breachesFor, placementViolations } from '../../register/index.ts';
import { BoardingFailed, PersonBoarded } from '../events.ts';
import { findLines, findSeal, getManifest } from '../state.ts';

/** The escort records who boards: present and the right person, or not. Witnessed facts: what they break is opened as a breach, never refused; that of a fear by the register itself. */
export const recordBoarding = defineCommand({
  system: 'transfers',
  name: 'record-boarding',
  refuses: ['count-differs'],
  input: z
    .object({
      manifestNo: z.int().positive(),
      expectedCount,
      occurredAt: z.int().optional(),
      rows: z
        .array(
          z
            .object({
              ...sheetRow,
              outcome: z.enum(['boarded', 'absent', 'wrong-person', 'refused-to-board']),
              vehicle: z.string().optional(),
              compartment: z.string().optional(),
              note: z.string().max(2000).optional(),
            })
            .strict(),
        )
        .min(1)
        .max(5000),
    })
    .strict(),
  streams: (input) => [input.manifestNo, ...input.rows.map((row) => row.personNo)],
  load: async (read, input, { now }) => {
    const lines = await findLines(read, input.manifestNo);
    const byPerson = new Map(lines.map((line) => [line.person_no, line]));
    const boarding = input.rows
      .filter((row) => row.outcome === 'boarded')
      .map((row) => ({
        personNo: row.personNo,
        vehicle: row.vehicle ?? byPerson.get(row.personNo)?.vehicle ?? null,
        compartment:
          row.vehicle === undefined ? (byPerson.get(row.personNo)?.compartment ?? null) : (row.compartment ?? null),
      }));
    const at = input.occurredAt ?? now;
    const placed = boarding.every((row) => row.vehicle !== null && row.compartment !== null);
    return {
      manifest: await getManifest(read, input.manifestNo),
      lines,
      seal: await findSeal(read, input.manifestNo),
      boarding,
      known: new Set(
        (
          await read.rows<{ vehicle: string; compartment: string }>(
            'SELECT vehicle, compartment FROM sites.compartment',
          )
        ).map((row) => JSON.stringify([row.vehicle, row.compartment])),
      ),
      violations: placed
        ? await placementViolations(
            read,
            boarding.map((row) => ({ ...row, at })),
          )
        : [],
      released: await allAfterRelease(
        read,
        boarding.map(({ personNo }) => personNo),
        at,
      ),
      named: new Set(
        (
          await read.rows<{ person_no: number }>('SELECT transfers.ever_listed($1, $2) AS person_no', [
            input.manifestNo,
            input.rows.map((row) => row.personNo),
          ])
        ).map((row) => row.person_no),
      ),
    };
  },
  decide: ({ manifest, lines, seal, boarding, known, violations, released, named }, input, { authority }) => {
    checkSheet(input.rows, input.expectedCount);
    if (authority !== manifest.escort_authority) throw new Refusal('not-permitted');
    const strangers = input.rows.filter((row) => !named.has(row.personNo));
    if (strangers.length > 0)
      throw new Refusal('not-on-manifest', {
        problems: strangers.map(({ personNo }) => ({ code: 'not-on-manifest', personNo })),
      });
    const unplaced = boarding.filter((row) => !known.has(JSON.stringify([row.vehicle, row.compartment])));
    if (unplaced.length > 0)
      throw new Refusal('invalid-input', {
        problems: unplaced.map((row) => ({
          code: 'unknown-compartment',
          personNo: row.personNo,
          field: 'compartment',
        })),
      });
    const when = input.occurredAt === undefined ? {} : { occurredAt: input.occurredAt };
    const ids = new Map(boarding.map((row) => [row.personNo, uuidv7()]));
    const unsealed = seal?.sealed_by == null;
    const listed = new Set(lines.filter((line) => line.state === 'listed').map((line) => line.person_no));
    return [
      ...boarding.map((row) =>
        PersonBoarded.make({
          stream: row.personNo,
          id: ids.get(row.personNo),
          ...when,
          data: {
            manifestNo: input.manifestNo,
            vehicle: row.vehicle as string,
            compartment: row.compartment as string,
          },
        }),
      ),
      ...input.rows
        .filter((row) => row.outcome !== 'boarded')
        .map((row) =>
          BoardingFailed.make({
            stream: row.personNo,
            ...when,
            data: { manifestNo: input.manifestNo, outcome: row.outcome as 'absent' },
            personal: { note: row.note ?? '' },
          }),
        ),
      ...breachesFor(
        [
          ...released,
          ...violations.map((violation) => ({ person_no: violation.person_no as number, rule: violation.rule })),
          ...boarding
            .filter((row) => unsealed || manifest.handovers > 0 || !listed.has(row.personNo))
            .map((row) => ({ person_no: row.personNo, rule: 'I08-sealed-is-immutable' })),
        ],
        (personNo) => ids.get(personNo) as string,
        manifest.escort_authority,
        input.occurredAt,
      ),
    ];
  },
});

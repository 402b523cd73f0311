import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { PacketSealed, packetItems, sealNumber } from '../property/events.ts';
import { requireReach } from '../state.ts';

/**
 * Seals belongings of many persons at once, as a property room does before a convoy: a packet for each row, all taken at one place and time. A number that another open packet bears, or another row, refuses all and is
 * named.
 */
export const sealPackets = defineCommand({
  system: 'register',
  name: 'seal-packets',
  bodyLimit: 16 * 1024 * 1024,
  input: z
    .object({
      rows: z
        .array(
          z
            .object({
              personNo: z.int().positive(),
              seal: sealNumber,
              items: packetItems,
              takenFrom: z.string().trim().min(1).max(300),
            })
            .strict(),
        )
        .min(1)
        .max(5000),
      takenWhere: z.string().trim().min(1).max(300),
      takenAt: z.int(),
    })
    .strict(),
  streams: ({ rows }) => [...new Set(rows.map(({ personNo }) => personNo))],
  load: async (read, { rows }) => {
    await requireReach(read, [...new Set(rows.map(({ personNo }) => personNo))]);
    return new Set(
      (
        await read.rows<{ seal: string }>('SELECT seal FROM register.packet WHERE seal = ANY ($1) AND ended IS NULL', [
          rows.map(({ seal }) => seal),
        ])
      ).map(({ seal }) => seal),
    );
  },
  refuses: ['seal-used'],
  decide: (used, { rows, takenWhere, takenAt }, { now }) => {
    const first = new Map(rows.toReversed().map((row) => [row.seal, row]));
    const problems = rows
      .filter((row) => used.has(row.seal) || first.get(row.seal) !== row)
      .map(({ personNo, seal }) => ({ code: 'seal-used', personNo, field: 'seal', values: { detail: seal } }));
    if (problems.length > 0) throw new Refusal('seal-used', { problems });
    if (takenAt > now) throw new Refusal('invalid-input', { problems: [{ code: 'in-the-future', field: 'takenAt' }] });
    return rows.map(({ personNo, seal, items, takenFrom }) =>
      PacketSealed.make({
        stream: personNo,
        occurredAt: takenAt,
        data: { seal },
        personal: { items, takenFrom, takenWhere },
      }),
    );
  },
});

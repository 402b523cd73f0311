import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { FirstAppearanceRecorded } from '../appearances/events.ts';
import { isInFuture } from '../appearances/gaps.ts';
import { APPEARANCE_SOURCES } from '../appearances/sources.ts';
import type { Opening } from '../intake/find-openings.ts';
import { isPartialDate } from '../intake/particulars.ts';
import { requireDocument, requireReach } from '../state.ts';

const said = (most: number) => z.string().trim().min(1).max(most);

/**
 * Records that persons were brought before a judge for the first time since their present custody began: when, as far as it is known, and before which court (Body of Principles 12(1)(c)). One record for all who were brought
 * together. Where one is recorded already, `reason` says why it is corrected: the earlier one stays and is cited.
 */
export const recordFirstAppearance = defineCommand({
  system: 'register',
  name: 'record-first-appearance',
  refuses: ['not-permitted', 'stale'],
  input: z
    .object({
      persons: z.array(z.int().positive()).min(1).max(2000),
      /** `2026-01`, `2026-01-18` or `2026-01-18T14:30`, in the time of the place. */
      when: z.string().trim().refine(isPartialDate, 'a date as far as it is known'),
      /** Code of an authority of the register, or else the court in words. */
      authority: z
        .string()
        .regex(/^[A-Z]{2,8}$/)
        .optional(),
      court: said(300).optional(),
      source: z.enum(APPEARANCE_SOURCES),
      /** Of what is inherited: from whom. */
      from: said(300).optional(),
      documentSha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional(),
      reason: z.string().trim().min(3).max(2000).optional(),
    })
    .strict()
    .refine(({ authority, court }) => authority !== undefined || court !== undefined, {
      message: 'an authority, or the court in words',
      path: ['court'],
    })
    .refine(({ source, from }) => (source === 'inherited') === (from !== undefined), {
      message: 'from whom, where it is inherited',
      path: ['from'],
    }),
  streams: ({ persons }) => [...new Set(persons)],
  load: async (read, { persons, authority, documentSha256 }) => {
    await requireReach(read, persons);
    if (documentSha256 !== undefined) await requireDocument(read, documentSha256);
    if (
      authority !== undefined &&
      (await read.row('SELECT FROM access.authority WHERE code = $1', [authority])) === undefined
    )
      throw new Refusal('invalid-input', { problems: [{ code: 'not-found', field: 'authority' }] });
    const rows = await read.rows<{ no: number; openings: Opening[] }>(
      'SELECT p.no, register.openings_seen(p.no) AS openings FROM unnest($1::bigint[]) p(no)',
      [[...new Set(persons)]],
    );
    return rows.map(({ no, openings }) => ({ personNo: no, opening: openings[0] }));
  },
  decide: (rows, { persons: _, when, authority, court, source, from, documentSha256, reason }, { now }) => {
    const problems = rows.flatMap(({ personNo, opening }) => {
      if (opening === undefined) return [{ code: 'not-found', personNo }];
      if (isInFuture(when, now, opening.zone ?? 'Asia/Baghdad'))
        return [{ code: 'date-in-future', personNo, field: 'when' }];
      return opening.appearance !== null && reason === undefined
        ? [{ code: 'first-appearance-recorded', personNo, field: 'reason' }]
        : [];
    });
    if (problems.length > 0) throw new Refusal('invalid-input', { problems });
    return rows.map(({ personNo, opening }) => {
      const corrects = opening?.appearance?.appearanceId;
      return FirstAppearanceRecorded.make({
        stream: personNo,
        data: { factEvent: opening?.factEvent ?? '', source, authority, documentSha256, corrects },
        personal: { when, court, from, ...(corrects === undefined ? {} : { reason }) },
      });
    });
  },
});

import { z } from 'zod';
import { defineCommand } from '../../register/command-definition.ts';
import { Refusal } from '../../register/refusal.ts';
import { breakGlassReasons, walls } from '../break-glass-codes.ts';
import { WallOpened } from '../break-glass-events.ts';
import { breakGlassResult } from '../break-glass-views.ts';
import { ownStream } from '../own-stream.ts';

/**
 * Opens one wall before the file of one person for three hours, to look: of who is out of reach, around findings of health, or around accounts of fears. It names its reason and an officer of the own authority
 * who reviews it. No command sees past the wall, and accounts of a fear of the officer's own state stay shut.
 */
export const breakGlass = defineCommand({
  system: 'access',
  name: 'break-glass',
  refuses: ['not-signed-in', 'not-permitted', 'walls-open'],
  input: z
    .object({
      registerNumber: z.string().trim().min(1).max(60),
      wall: z.enum(walls),
      reason: z.enum(breakGlassReasons),
      words: z.string().trim().min(10).max(2000),
      reviewer: z.int().positive(),
    })
    .strict(),
  streams: (_input, read) => ownStream(read),
  load: async (read, { registerNumber, wall, reviewer }) => ({
    person: await read.row<{ person_no: number; stands: boolean }>(
      'SELECT person_no, stands FROM access.person_to_open($1, $2)',
      [registerNumber, wall],
    ),
    reviewer: await read.row('SELECT FROM access.reviewers() WHERE no = $1', [reviewer]),
  }),
  decide: (found, { wall, reason, words, reviewer }, { officerNo }) => {
    if (found.person === undefined) throw new Refusal('not-found', { values: { detail: 'person' } });
    if (found.reviewer === undefined) throw new Refusal('no-reviewer');
    if (!found.person.stands) throw new Refusal('no-wall');
    return [
      WallOpened.make({
        stream: officerNo,
        data: { personNo: found.person.person_no, wall, reason, reviewer },
        personal: { words },
      }),
    ];
  },
  result: breakGlassResult,
  present: async (read, _events, { registerNumber, wall }) => ({
    personNo: (
      await read.row<{ person_no: number }>('SELECT person_no FROM access.person_to_open($1, $2)', [
        registerNumber,
        wall,
      ])
    )?.person_no,
  }),
});

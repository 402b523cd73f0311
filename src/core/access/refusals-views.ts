/** Wire of refused commands. The web application imports the types only. */
import { z } from 'zod';
import { codes, instant, pagedView, view } from '../wire.ts';
import { refusedCodes } from './refused-codes.ts';
import { officerReference } from './views.ts';

const refusedCommand = view('RefusedCommand', 'A command that an officer was refused. Nothing of its input.', {
  no: z.int(),
  officer: officerReference,
  authority: z.string().nullable().describe('Null: the installation.'),
  roles: z.array(z.string()).describe('What the officer was posted as then.'),
  command: z.string().describe('As the API has it: `transfers/seal-manifest`.'),
  code: codes('RefusedCode', 'Why.', refusedCodes),
  refusedAt: instant,
});
/** A command that an officer was refused. */
export type RefusedCommand = z.infer<typeof refusedCommand>;

export const refusalsAnswer = pagedView(
  'RefusalsAnswer',
  'Commands that officers were refused in the last days for want of a permission, a fresh second factor or a second hand, the newest first.',
  { sinceAt: instant, rows: z.array(refusedCommand) },
);
/** `GET /api/access/refusals`. */
export type RefusalsAnswer = z.infer<typeof refusalsAnswer>;

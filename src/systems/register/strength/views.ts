import { z } from 'zod';
import { trilingual } from '../../../core/access/views.ts';
import { codes, instant, view } from '../../../core/wire.ts';
import { GAINS, LOSSES, SCOPES } from './strength.ts';

export const strengthScope = codes('StrengthScope', 'Of what the strength is reported.', SCOPES);
const gain = view('StrengthGain', 'Persons who came under this heading.', {
  reason: codes('StrengthGainReason', 'By which way a person came.', GAINS),
  persons: z.int(),
});
const loss = view('StrengthLoss', 'Persons who went under this heading.', {
  reason: codes('StrengthLossReason', 'By which way a person went.', LOSSES),
  persons: z.int(),
});

export const strengthAnswer = view(
  'StrengthAnswer',
  'A strength report (the questions of DA form 2674): opening + gains - losses = closing.',
  {
    scope: strengthScope,
    code: z.string(),
    name: trilingual,
    zone: z.string().describe('IANA zone in which the period is told.'),
    fromAt: instant.describe('The opening is the register as of this instant.'),
    toAt: instant.describe('The closing is the register as of this instant.'),
    knownAt: instant.describe('As it was known at this instant.'),
    opening: z.int(),
    gains: z.array(gain),
    losses: z.array(loss),
    closing: z.int(),
    withinReach: z.boolean().describe('Only persons within reach of the own authority are counted.'),
  },
);
/** A strength report. */
export type StrengthAnswer = z.infer<typeof strengthAnswer>;

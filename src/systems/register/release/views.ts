import { z } from 'zod';
import { abilities, codes, instant, sha256, view } from '../../../core/wire.ts';
import { CHECK_ITEMS, UNVERIFIED } from './release.ts';

const item = codes('ReleaseItem', 'An item of the checklist of a release.', CHECK_ITEMS);
const step = view('ReleaseStepView', 'Who took a step of a release, and when.', {
  officer: z.object({ en: z.string(), ar: z.string() }),
  authority: z.string().nullable(),
  at: instant,
});

export const releaseView = view('ReleaseView', 'A release, from its order to its verification.', {
  releaseId: z.uuid(),
  step: codes('ReleaseStep', 'How far a release is.', [
    'proposed',
    'approved',
    'carried-out',
    'verified',
    'withdrawn',
    'ended',
  ]),
  ground: z.string(),
  orderedBy: z.string(),
  documentSha256: sha256,
  proposed: step,
  approved: step.nullable(),
  carriedOut: step.nullable(),
  place: z.string().nullable(),
  verified: step.nullable(),
  howVerified: z.string().nullable(),
  withdrawnAt: instant.nullable(),
  withdrawal: z.string().nullable(),
  checks: z.array(z.object({ item, satisfied: z.boolean(), source: z.string(), at: instant })),
  open: z.array(item).describe('Items without an answer that satisfies.'),
});
/** A release, from its order to its verification. */
export type ReleaseView = z.infer<typeof releaseView>;

export const releaseAnswer = view('ReleaseAnswer', 'The releases of a person, and whether one must be reviewed.', {
  releases: z.array(releaseView),
  unverified: z.array(
    z.object({
      how: codes('UnverifiedRelease', 'How a person was let go past the rules.', UNVERIFIED),
      place: z.string(),
      circumstances: z.string(),
      at: instant,
    }),
  ),
  review: z
    .object({ sinceAt: instant.describe('When the last order ended.') })
    .nullable()
    .describe(
      'The person is held and no order is in force any more: a release review is due, never a quiet extension.',
    ),
  abilities,
});
/** `GET /api/register/release?personNo=`. */
export type ReleaseAnswer = z.infer<typeof releaseAnswer>;

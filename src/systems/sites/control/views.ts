/** Wire of the control of a site. The web application imports the types only. */
import { z } from 'zod';
import { officerReference } from '../../../core/access/views.ts';
import { abilities, codes, instant, view } from '../../../core/wire.ts';
import type { SourceKind } from '../source.ts';
import { sourceKinds } from '../source.ts';

export const sourceKind = codes('SourceKind', 'Where a statement about a site comes from.', [
  'register',
  ...sourceKinds,
]);

const holder = z
  .object({ authority: z.string().nullable(), holder: z.string().nullable() })
  .describe('An authority of this register by its code, or another holder by its name.');

export const controlView = view(
  'ControlView',
  'A claim of who controls a site from when to when, with its source (D4).',
  {
    controlId: z.string(),
    authority: z.string().nullable().describe('Code of the authority; null where the holder is none of this register.'),
    holder: z.string().nullable(),
    fromAt: instant,
    toAt: instant.nullable(),
    sourceKind,
    source: z.string(),
    endSource: z.string().nullable(),
    recordedAt: instant,
    recordedBy: officerReference,
    after: holder.nullable().describe('From whom control passed, as it was known when this was recorded.'),
    disputed: z.boolean().describe('Whether a claim of another holder stands over the same time.'),
    withdrawn: z.object({ at: instant, reason: z.string(), by: officerReference }).nullable(),
    breach: z
      .object({
        rule: z.string(),
        source: z.string(),
        authority: z.string().nullable(),
        openedAt: instant,
        curedAt: instant.nullable(),
      })
      .nullable()
      .describe('The breach of a change of control without a roll-call (I28-roll-call-at-change-of-control).'),
    abilities,
  },
);
/** A claim of who controls a site from when to when. */
export type ControlView = z.infer<typeof controlView>;

/** `sites/record-control`. */
export interface RecordControlInput {
  site: string;
  authority?: string;
  holder?: string;
  fromAt: number;
  toAt?: number;
  sourceKind: SourceKind;
  source: string;
}

/** `sites/end-control`. */
export interface EndControlInput {
  controlId: string;
  endedAt: number;
  sourceKind: SourceKind;
  source: string;
}

/** `sites/withdraw-control`. */
export interface WithdrawControlInput {
  controlId: string;
  reason: string;
}

/** Wire of the hazards of a site. The web application imports the types only. */
import { z } from 'zod';
import { officerReference } from '../../../core/access/views.ts';
import { codes, instant, view } from '../../../core/wire.ts';
import { sourceKind } from '../control/views.ts';
import type { SourceKind } from '../source.ts';
import { hazardKinds, severities } from './hazard-words.ts';

export const hazardView = view('HazardView', 'What a site is exposed to, as a source says it, until a day.', {
  hazardId: z.string(),
  kind: codes('HazardKind', 'What a site can be exposed to.', hazardKinds),
  severity: codes('HazardSeverity', 'How pressing the source says it is: words, never numbers.', severities),
  said: z.string(),
  sourceKind,
  source: z.string(),
  fromAt: instant,
  expiresAt: instant,
  recordedAt: instant,
  recordedBy: officerReference,
  age: z.int().describe('Milliseconds since it was recorded.'),
  withdrawn: z.object({ at: instant, reason: z.string(), by: officerReference }).nullable(),
  state: z.enum(['in-force', 'withdrawn', 'expired']),
  mayWithdraw: z.boolean(),
});
/** What a site is exposed to, as a source says it, until a day. */
export type HazardView = z.infer<typeof hazardView>;

/** `sites/record-hazard`. */
export interface RecordHazardInput {
  site: string;
  kind: (typeof hazardKinds)[number];
  severity: (typeof severities)[number];
  said: string;
  sourceKind: SourceKind;
  source: string;
  fromAt: number;
  expiresAt: number;
}

/** `sites/withdraw-hazard`. */
export interface WithdrawHazardInput {
  hazardId: string;
  reason: string;
}

/** Wire of the control of a site. The web application imports the types only. */
import { z } from 'zod';
import { officerReference } from '../../../core/access/views.ts';
import { abilities, codes, instant, pagedView, sha256, view } from '../../../core/wire.ts';
import type { SourceKind } from '../source.ts';
import { sourceKinds } from '../source.ts';
import { type Explanation, explanations } from './explanations.ts';

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
    endSourceKind: sourceKind.nullable(),
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

export const controlHistoryAnswer = pagedView(
  'ControlHistoryAnswer',
  'Who is said to have controlled a site, newest first.',
  { site: z.string(), rows: z.array(controlView) },
);
/** `GET /api/sites/control-history?site=`. */
export type ControlHistoryAnswer = z.infer<typeof controlHistoryAnswer>;

const keyName = z.string().nullable();
const rollCallShape = {
  rollCallId: z.string(),
  site: z.string(),
  giving: z.string().describe('Code of the authority from which the site passes.'),
  taking: z.string().describe('Code of the authority to which the site passes.'),
  calledAt: instant,
  counted: z.int(),
  onRoll: z.int().describe('Persons whom the register had there.'),
  present: z.int().describe('Persons and strangers who were there.'),
  proposedFor: z.string().describe('Code of the authority whose officer called the roll.'),
  proposedAt: instant,
  proposedBy: officerReference,
  signedAt: instant.nullable(),
  signedBy: officerReference.nullable(),
  withKeys: z
    .boolean()
    .describe('Whether device keys sign it; false: it was called before they did, by officers who were signed in.'),
  callerKey: keyName.describe('Key with which the officer who called it signed; null: not yet, or without a key.'),
  callerSignedAt: instant.nullable(),
  signedKey: keyName.describe('Key of the second signature.'),
  onOldOnly: z.int().describe('On the old roll and not on the new, as far as the officer sees them.'),
  onNewOnly: z.int().describe('On the new roll and not on the old, as far as the officer sees them.'),
  open: z.int().describe('Of these, differences that are not explained.'),
};
export const rollCallView = view(
  'RollCallView',
  'A roll-call of a site that changes hands (I28-roll-call-at-change-of-control).',
  rollCallShape,
);
/** A roll-call of a site that changes hands. */
export type RollCallView = z.infer<typeof rollCallView>;

export const rollRow = view('RollRow', 'One person of a roll-call.', {
  ord: z.int(),
  personNo: z.int().nullable().describe('Null: a stranger, whom the register does not know.'),
  registerNumber: z.string().nullable(),
  name: z.string(),
  onOld: z.boolean(),
  onNew: z.boolean(),
  explained: z
    .object({
      explanation: z.enum(explanations),
      account: z.string(),
      personNo: z.int().nullable(),
      at: instant,
      by: officerReference,
    })
    .nullable(),
});
/** One person of a roll-call. */
export type RollRow = z.infer<typeof rollRow>;

export const rollRowsAnswer = pagedView(
  'RollRowsAnswer',
  'Persons of a roll-call as far as the officer sees them, page by page; differences that are open come first.',
  { rows: z.array(rollRow) },
);
/** `POST /api/sites/roll-rows`. */
export type RollRowsAnswer = z.infer<typeof rollRowsAnswer>;

export const rollCallAnswer = view('RollCallAnswer', 'A roll-call; who is on it: `sites/roll-rows`.', {
  ...rollCallShape,
  rollHash: sha256.describe('SHA-256 over what both officers sign.'),
  payload: z
    .string()
    .nullable()
    .describe(
      'Base64url of the bytes that both officers sign: canonical JSON without a name. Null where it was called before device keys signed rolls.',
    ),
  abilities,
});
/** `GET /api/sites/roll-call?rollCallId=`. */
export type RollCallAnswer = z.infer<typeof rollCallAnswer>;

export const rollPerson = view('RollPerson', 'Somebody whom the register has at a site now.', {
  personNo: z.int(),
  registerNumber: z.string(),
  name: z.string(),
  section: z.string().nullable(),
  custodian: z.string(),
});
/** Somebody whom the register has at a site now. */
export type RollPerson = z.infer<typeof rollPerson>;

export const rollAnswer = pagedView('RollAnswer', 'Whom the register has at a site now, within reach, page by page.', {
  site: z.string(),
  persons: z.array(rollPerson),
});
/** `POST /api/sites/roll`. */
export type RollAnswer = z.infer<typeof rollAnswer>;

export const rollNumbersAnswer = view('RollNumbersAnswer', 'The numbers of everybody on the roll of a site now.', {
  site: z.string(),
  persons: z.array(z.int()),
});
/** `POST /api/sites/roll-numbers`, which reads. */
export type RollNumbersAnswer = z.infer<typeof rollNumbersAnswer>;

/** `sites/propose-roll-call`. */
export interface ProposeRollCallInput {
  site: string;
  giving: string;
  taking: string;
  calledAt: number;
  counted: number;
  present: number[];
  strangers: string[];
}

/** `sites/sign-roll-call-as-caller`. `payload` and `signature` in base64url. */
export interface SignRollCallAsCallerInput {
  rollCallId: string;
  payload: string;
  keyId: string;
  signature: string;
}

/** `sites/sign-roll-call`. `signature` in base64url. */
export interface SignRollCallInput {
  rollCallId: string;
  rollHash: string;
  counted: number;
  keyId: string;
  signature: string;
}

/** `sites/explain-roll-difference`. */
export interface ExplainRollDifferenceInput {
  rollCallId: string;
  ord: number;
  explanation: Explanation;
  personNo?: number;
  account: string;
}

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

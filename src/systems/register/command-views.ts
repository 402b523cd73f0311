/** Wire of `register`: inputs and results of its commands. The web application imports the types only. */
import { z } from 'zod';
import { trilingual } from '../../core/access/views.ts';
import { codes, view } from '../../core/wire.ts';
import type { NumberKind } from './external-numbers/number-kinds.ts';
import type { Deprivation } from './intake/particulars.ts';
import type { BodyPlace, MarkKind } from './marks/mark-kinds.ts';
import type { People } from './residents/people-of-list.ts';
import { householdRole } from './residents/views.ts';
import type { AgeEvidenceKind, Script, Sex, SourcedName } from './views.ts';

export const listField = codes('ListField', 'What a column of a list can be read as; `ignore` leaves it out.', [
  'name',
  'name-latin',
  'name-sorani',
  'alias',
  'given',
  'father',
  'grandfather',
  'family',
  'mother',
  'sex',
  'birth',
  'nationality',
  'section',
  'held-since',
  'arrested-on',
  'arrested-by',
  'arrested-at',
  'household',
  'relation',
  'accompanies',
  'case-number',
  'prison-number',
  'icrc-number',
  'unhcr-number',
  'passport-number',
  'identity-number',
  'other-number',
  'remarks',
  'order-reference',
  'age-group',
  'row-number',
  'ignore',
]);
/** A field a column of a list can be read as; `ignore` leaves the column out. */
export type ListField = z.infer<typeof listField>;

/** `register/receive-list`. With `dryRun` nothing is written and `events` is empty. */
export interface ReceiveListInput {
  site: string;
  source: string;
  fileName: string;
  /** Base64 (standard alphabet) of the bytes of the file: `.xlsx` or CSV. */
  file: string;
  /** Which sheet of a workbook is read; proposed by the register where absent. */
  sheet?: string;
  /** Number of the row that holds the headings; found by the register where absent. */
  headingRow?: number;
  headings?: Record<string, ListField>;
  /** Needed where people live without being detained. */
  people?: People;
  /** Who heads a household of which no row says it: nobody where absent. */
  heads?: 'as-stated' | 'first-row';
  dryRun?: boolean;
}

export const listRowResult = view('ListRowResult', 'What became of one row.', {
  row: z.int(),
  outcome: z.enum(['accepted', 'waiting', 'refused']),
  personNo: z.int().exactOptional(),
  registerNumber: z.string().exactOptional(),
  code: z.string().exactOptional(),
  reason: trilingual.exactOptional(),
  household: z
    .object({ label: z.string().describe('Its number as the list writes it.'), role: householdRole })
    .exactOptional()
    .describe('The household to which the row comes, whatever its outcome.'),
});
/** What became of one row. */
export type ListRowResult = z.infer<typeof listRowResult>;

export const receiveListResult = view('ReceiveListResult', 'What became of a list, or in a dry run would become.', {
  listNo: z.int().describe('0 in a dry run.'),
  read: z.int(),
  accepted: z.int(),
  waiting: z.int(),
  refused: z.int(),
  headings: z
    .array(z.object({ heading: z.string(), field: listField }))
    .exactOptional()
    .describe(
      'The reading of every heading, in the order of the file: given by the officer or proposed by the register.',
    ),
  sheets: z.array(z.string()).exactOptional().describe('Sheets of the workbook in its order, none for CSV.'),
  sheet: z.string().nullable().exactOptional().describe('Which of them was read.'),
  headingRow: z.int().exactOptional().describe('Number of the row in which the headings stand.'),
  notes: z
    .array(z.object({ code: z.string(), text: trilingual }))
    .exactOptional()
    .describe('What was seen in the file and holds nothing back.'),
  rows: z.array(listRowResult),
});
/** Result of `register/receive-list`. */
export type ReceiveListResult = z.infer<typeof receiveListResult>;

/** Identity of a person to register. */
export interface NewPerson {
  names: (Omit<SourcedName, 'script'> & { script: Script })[];
  sex: Sex;
  birth?: string;
  nationalities: { code: string; source: string }[];
  remarks?: string;
  numbers?: { kind: NumberKind; number: string; issuedBy?: string }[];
}

/** A supervising authority as a form sends it: `authority` by its code, or `name`. */
export interface SupervisorInput {
  authority?: string;
  name?: string;
  fromAt: number;
  untilAt?: number;
  source: string;
}

/** `register/record-supervision`. */
export interface RecordSupervisionInput extends SupervisorInput {
  persons: number[];
}

/** `register/correct-supervision`. */
export interface CorrectSupervisionInput {
  supervisionId: string;
  reason: string;
  instead?: SupervisorInput;
}

/** `register/record-number`. */
export interface RecordNumberInput {
  personNo: number;
  kind: NumberKind;
  number: string;
  issuedBy?: string;
  source: string;
}

/** `register/record-first-appearance`. */
export interface RecordFirstAppearanceInput {
  persons: number[];
  /** As far as it is known, in the time of the place. */
  when: string;
  authority?: string;
  court?: string;
  source: 'known' | 'inherited';
  from?: string;
  documentSha256?: string;
  /** Why an earlier record is corrected. */
  reason?: string;
}

/** `register/record-mark`. */
export interface RecordMarkInput {
  personNo: number;
  kind: MarkKind;
  place: BodyPlace;
  description?: string;
  seenAt?: number;
  seenBy: string;
}

/** `register/record-photograph`. */
export interface RecordPhotographInput {
  personNo: number;
  documentSha256: string;
  takenAt?: number;
  takenBy?: string;
}

/** `register/resolve-row`. */
export interface ResolveRowInput {
  listNo: number;
  row: number;
  decision: 'accept-as-new' | 'same-person' | 'refuse';
  /** Required for `same-person`. */
  personNo?: number;
  reason: string;
  person?: NewPerson;
  people?: People;
  /** What the person is in the household that the list named, if not what the list says. */
  householdRole?: 'head' | 'spouse' | 'child' | 'other';
  /** Since when the person is held or lives there, if not what the row says. */
  sinceAt?: number;
  /** Of `accept-as-new`: the detained parent whom the child accompanies, and who is then nobody's detainee. */
  parentNo?: number;
}

/** `register/add-name`. */
export interface AddNameInput {
  personNo: number;
  name: SourcedName;
}

/** `register/correct-sex`. */
export interface CorrectSexInput {
  personNo: number;
  sex: 'male' | 'female';
  source: string;
  reason: string;
}

/** `register/claim-nationality`. */
export interface ClaimNationalityInput {
  personNo: number;
  code: string;
  source: string;
}

/** `register/record-age-evidence`. */
export interface RecordAgeEvidenceInput {
  personNo: number;
  kind: AgeEvidenceKind;
  birth: string;
  source: string;
  documentSha256?: string;
}

/** `register/record-order`. */
export interface RecordOrderInput {
  persons: number[];
  ground: string;
  article: string;
  authority: string;
  documentSha256: string;
  issuedAt: number;
  expiresAt: number;
  /** `convicted`: the order carries out a judgment; by a judicial role only. */
  legalStatus?: 'untried' | 'convicted';
}

/** `register/move-section`. */
export interface MoveSectionInput {
  personNo: number;
  site: string;
  section: string;
  reason: string;
  /** A child protection officer's act: a child with adults in its best interest. */
  bestInterest?: true;
}

/** `register/cure-breach`. */
export interface CureBreachInput {
  breachId: string;
  how: string;
}

/** `register/record-death` (I21-death-complete: cause or `pending`, circumstances, remains, referral). */
export interface RecordDeathInput {
  personNo: number;
  cause: string;
  circumstances: string;
  remains: string;
  referral: string;
  place: string;
  manifestNo?: number;
  occurredAt?: number;
}

/** `register/record-escape`. */
export interface RecordEscapeInput {
  personNo: number;
  circumstances: string;
  place: string;
  occurredAt?: number;
}

/** `register/record-unaccounted`. */
export interface RecordUnaccountedInput {
  personNo: number;
  circumstances: string;
  occurredAt?: number;
}

/** `register/register-person`. */
export interface RegisterPersonInput {
  /** Site whose block of numbers is used. */
  site: string;
  person: NewPerson;
  custody: {
    custodian: string;
    site: string;
    section?: string;
    fromAt: number;
    basis: 'existing-custody' | 'capture' | 'arrest' | 'surrender' | 'hand-over-by-third-state';
  };
  /** Needed for who is there already, where people live without being detained. */
  people?: People;
  deprivation?: DeprivationInput;
}

/** What is known of how a person came in. */
export type DeprivationInput = Omit<Deprivation, 'way'>;

/** `register/record-recapture`. */
export interface RecordRecaptureInput {
  personNo?: number;
  /** In place of `personNo`, of whom another authority held. */
  registerNumber?: string;
  site: string;
  section?: string;
  fromAt: number;
  deprivation: DeprivationInput;
}

/** `register/record-deprivation`: more about how the person came in. */
export interface RecordDeprivationInput {
  personNo: number;
  deprivation: DeprivationInput;
}

/** `register/record-birth`: a child born to a woman in custody. */
export interface RecordBirthInput {
  motherNo: number;
  sex: Sex;
  name?: NewPerson['names'][number];
  bornAt: number;
  deprivation?: DeprivationInput;
}

export const captureResult = view('CaptureResult', 'The person who came in, and the number of the capture tag.', {
  personNo: z.int(),
  registerNumber: z.string(),
  tag: z.string().nullable(),
});
/** Result of the commands by which a person comes in. */
export type CaptureResult = z.infer<typeof captureResult>;

export const registerPersonResult = view('RegisterPersonResult', 'The person who was registered.', {
  personNo: z.int(),
  registerNumber: z.string(),
});

/** `register/extend-order`. */
export interface ExtendOrderInput {
  orderId: string;
  expiresAt: number;
  documentSha256: string;
  reason: string;
}

/** `register/propose-release`. */
export interface ProposeReleaseInput {
  personNo: number;
  ground: string;
  orderedBy: string;
  documentSha256: string;
}

/** `register/record-found-in-section`. */
export interface RecordFoundInSectionInput {
  personNo: number;
  site: string;
  section: string;
  occurredAt?: number;
}

/** `register/correct-event`. `withdrawn`: it never happened. */
export interface CorrectEventInput {
  eventId: string;
  correction: { occurredAt?: number; withdrawn?: true; site?: string; section?: string; birth?: string };
  reason: string;
}

/** Wire of `transfers`: one line of a manifest and its gates. The web application imports the types only. */
import { z } from 'zod';
import { officerReference, trilingual } from '../../core/access/views.ts';
import { codes, instant, pagedView, view } from '../../core/wire.ts';
import { movementBasis } from '../register/residents/views.ts';
import { ageClass, legalStatus, sex, shownName } from '../register/views.ts';
import { absenceReason } from '../sites/absences/views.ts';
import { securityLevel } from '../sites/views.ts';
import { acceptedFacts } from './accepted-facts.ts';
import { acceptanceRefusalReasons, strikeOffReasons } from './convoy-words.ts';
import { LINE_STATES } from './line-states.ts';

export const gateName = codes('GateName', 'Gates a line must pass before its manifest can be sealed.', [
  'order',
  'fitness',
  'notice',
  'interview',
  'fear',
  'acceptance',
  'compartment',
]);
/** Gates a line must pass before its manifest can be sealed. */
export type GateName = z.infer<typeof gateName>;

export const gateState = codes(
  'GateState',
  'State of a gate. `not-asked`: of a move within one authority and its own state.',
  ['open', 'done', 'refused', 'lapsed', 'expired', 'not-asked'],
);
/** State of a gate. */
export type GateState = z.infer<typeof gateState>;

export const gateView = view(
  'GateView',
  'One gate of a line: its state, when and by whom, and why if it is not done.',
  {
    state: gateState,
    at: instant.exactOptional(),
    by: officerReference.exactOptional(),
    text: trilingual.exactOptional(),
    changed: z
      .array(
        z.object({
          fact: codes('AcceptedFact', 'What an acceptance is given on.', acceptedFacts),
          at: instant,
          text: trilingual,
        }),
      )
      .exactOptional()
      .describe('Of an acceptance that lapsed: which of the facts that it was given on changed since, and when last.'),
  },
);
/** One gate of a line: its state, when and by whom, and why if it is not done. */
export type GateView = z.infer<typeof gateView>;

export const lineState = codes('LineState', 'State of a line.', LINE_STATES);
/** State of a line. */
export type LineState = z.infer<typeof lineState>;

export const lineActionView = view('LineActionView', 'The next action on one line.', {
  code: z.string(),
  text: trilingual,
  role: z.string(),
});
/** The next action on one line. */
export type LineActionView = z.infer<typeof lineActionView>;

export const boardingOutcome = codes('BoardingOutcome', 'Outcomes of boarding.', [
  'boarded',
  'absent',
  'wrong-person',
  'refused-to-board',
]);
/** Outcomes of boarding. */
export type BoardingOutcome = z.infer<typeof boardingOutcome>;

export const boardingView = view('BoardingView', 'What became of the person at boarding.', {
  outcome: boardingOutcome,
  at: instant,
});
export const acceptanceRefusalView = view(
  'AcceptanceRefusalView',
  'Why the receiving authority refused the person, where its refusal stands.',
  {
    reason: z
      .enum(acceptanceRefusalReasons)
      .nullable()
      .describe('Null: refused before reasons had codes, in words only.'),
    text: trilingual,
    note: z.string(),
  },
);

export const goneView = view(
  'GoneView',
  'That a person is not in the convoy any more by the own file, as the difference that it would be at a hand-over, and since when.',
  {
    kind: codes('GoneKind', 'What became of the person.', [
      'died',
      'escaped',
      'missing',
      'medical-evacuation',
      'left-behind',
    ]),
    at: instant,
  },
);
/** That a person is not in the convoy any more by the own file, as the difference that it would be at a hand-over. */
export type GoneView = z.infer<typeof goneView>;

export const awayView = view(
  'AwayFromSiteView',
  'That a person is away from the site for a time by the own file, why, since when, and when the person is due back.',
  {
    reason: absenceReason,
    leftAt: instant,
    dueAt: instant,
  },
);
/** That a person is away from the site for a time by the own file. */
export type AwayView = z.infer<typeof awayView>;

export const lineView = view('LineView', 'One line of a manifest: one person.', {
  personNo: z.int(),
  registerNumber: z.string(),
  name: shownName,
  sex,
  ageClass,
  nationalities: z.array(z.string()),
  level: securityLevel
    .nullable()
    .describe('Security level in force (P3-security-level); null: none, which is no restriction.'),
  legalStatus,
  state: lineState,
  gates: z.record(gateName, gateView),
  basis: z
    .object({ kind: movementBasis.nullable(), text: trilingual.nullable(), site: z.string() })
    .nullable()
    .describe(
      'Of a resident of a camp: what the movement to the site to which the convoy goes rests on, after a redirection to the other site (I31); `kind` null: nothing is recorded. Null: the person is detained.',
    ),
  accompanies: z
    .object({
      personNo: z.int(),
      registerNumber: z.string(),
      beside: z.boolean().describe('Whether child protection decided that the child is beside this parent now.'),
      orderOwed: z
        .boolean()
        .describe(
          'Is an adult now, and under no order: nobody is admitted so (I04). Goes free, or an order is recorded first.',
        ),
    })
    .nullable()
    .describe(
      "Of a child who is nobody's detainee: the parent whom it accompanies, whose notice and interview are for the child too.",
    ),
  vehicle: z.string().nullable(),
  compartment: z.string().nullable(),
  section: z.string().nullable().describe('Section of the receiving site named at acceptance.'),
  struckOff: codes('StrikeOffReason', 'Why a person is struck off.', strikeOffReasons)
    .nullable()
    .describe('Null: not struck off, or with the whole convoy when it was cancelled.'),
  refusal: acceptanceRefusalView.nullable(),
  boarding: boardingView.nullable(),
  admission: z.object({ at: instant, section: z.string() }).nullable(),
  incident: z
    .string()
    .nullable()
    .describe('What kept the person from passing with the others, e.g. `refused-at-gate`.'),
  gone: goneView
    .nullable()
    .describe(
      'Of who boarded: not in the convoy any more by the own file, and no difference of a hand-over says it yet.',
    ),
  away: awayView
    .nullable()
    .describe(
      'Of who was not handed over yet: away from the site by the own file, so that the return is recorded first.',
    ),
  takenBack: z
    .boolean()
    .describe(
      'Passed back to the authority that gave the person, after the others were received; who was let in later did not.',
    ),
  breaches: z.int().describe('Open breaches of this person.'),
  nextAction: lineActionView.nullable(),
});
/** One line of a manifest: one person. */
export type LineView = z.infer<typeof lineView>;

export const linesAnswer = pagedView('LinesAnswer', 'Lines of a manifest that the officer sees, by person number.', {
  rows: z.array(lineView),
});
/** `POST /api/transfers/lines`. */
export type LinesAnswer = z.infer<typeof linesAnswer>;

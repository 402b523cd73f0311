/** Wire of requests for information. The web application imports the types only. */
import { z } from 'zod';
import { officerReference, trilingual } from '../../../core/access/views.ts';
import { abilities, codes, instant, pagedView, view } from '../../../core/wire.ts';
import { BASES, OUTCOMES, RELATIONS, STANDINGS, STATES } from './request.ts';

const state = codes('RequestState', 'How far a request is.', STATES);
const outcome = codes('RequestOutcome', 'What a family is answered.', OUTCOMES);
const standing = codes('RequestStanding', 'In which right somebody asks.', STANDINGS);
const relation = codes('RequestRelation', 'What the requester is to whom is asked about.', RELATIONS);

export const requestRow = view('RequestRow', 'A request in the list of the own family desk.', {
  requestNo: z.int(),
  state,
  standing,
  relation,
  requester: z.string(),
  names: z.array(z.string()),
  receivedAt: instant,
  dueAt: instant,
  overdue: z.boolean().describe('No answer was made, and the time for it is over.'),
  outcome: outcome.nullable().describe('Of the answer that stands.'),
  answeredAt: instant.nullable(),
  followUpAt: instant.nullable().describe('By when the desk goes on asking.'),
  followUpOverdue: z.boolean(),
  withdrawalWaits: z
    .boolean()
    .describe('A withdrawal was recorded, and waits for a second officer: the request is due as before.'),
});
/** A request in the list. */
export type RequestListRow = z.infer<typeof requestRow>;

export const requestsAnswer = pagedView('RequestsAnswer', 'Requests of the own desk: what is due first comes first.', {
  rows: z.array(requestRow),
  period: z
    .object({
      days: z.int(),
      source: z.string(),
      sourceText: trilingual.describe('The source; in English where nobody wrote it in the language.'),
    })
    .describe('Within how many days a request is answered.'),
  abilities,
});
/** `GET /api/safeguards/requests`. */
export type RequestsAnswer = z.infer<typeof requestsAnswer>;

export const deskPerson = view('DeskPerson', 'A person as a family desk is shown: enough to tell one from another.', {
  personNo: z.int(),
  registerNumber: z.string(),
  sex: z.string(),
  names: z.array(z.object({ full: z.string(), script: z.string(), kind: z.string() })),
  births: z.array(z.string()).describe('As they were recorded.'),
});
/** A person as a family desk is shown. */
export type DeskPerson = z.infer<typeof deskPerson>;

const answer = view('RequestAnswerView', 'An answer that was proposed, made, or sent back.', {
  answerId: z.uuid(),
  outcome,
  person: deskPerson.nullable(),
  reasons: z.string(),
  basis: codes('RequestBasis', 'On which ground information is withheld (ICPPED 20(1)).', BASES).nullable(),
  law: z.string().nullable(),
  remedy: z.string().nullable(),
  followUpAt: instant.nullable(),
  proposedBy: officerReference,
  proposedAt: instant,
  approved: z.boolean().nullable().describe('Null while it waits for a second officer.'),
  decidedBy: officerReference.nullable(),
  decidedAt: instant.nullable(),
  returnReason: z.string().nullable(),
  abilities,
});
/** An answer to a request. */
export type RequestAnswerView = z.infer<typeof answer>;

export const requestAnswer = view('RequestFile', 'A request with its answers, for the desk that received it.', {
  ...requestRow.shape,
  contact: z.string(),
  language: z.string(),
  interest: z.string(),
  identityShown: z.string(),
  birth: z.string().nullable(),
  known: z.string().nullable(),
  receivedBy: officerReference,
  withdrawnAt: instant.nullable().describe('When the requester withdrew, as two officers say.'),
  withdrawals: z.array(
    z.object({
      withdrawalId: z.uuid(),
      note: z.string(),
      saidAt: instant,
      beforeReceived: z.boolean().describe('Dated before the request was received: it cannot be confirmed.'),
      recordedBy: officerReference,
      recordedAt: instant,
      confirmedBy: officerReference.nullable(),
      confirmedAt: instant.nullable(),
      abilities,
    }),
  ),
  extractUntilAt: instant.nullable().describe('Until when the extract can be made under the answer that stands.'),
  answerIsOld: z
    .boolean()
    .describe(
      'Something was recorded of the person since the answer that stands was made: the extract waits for another.',
    ),
  answers: z.array(answer),
  followUps: z.array(
    z.object({ note: z.string(), doneAt: instant, doneBy: officerReference, nextAt: instant.nullable() }),
  ),
  abilities,
});
/** `GET /api/safeguards/request?requestNo=`. */
export type RequestFile = z.infer<typeof requestAnswer>;

export const candidatesAnswer = view('CandidatesAnswer', 'Whom a name or a number finds, for an open request.', {
  found: z.int().describe('How many there are.'),
  persons: z.array(deskPerson).describe('Twenty at most.'),
});
/** `POST /api/safeguards/request-candidates`. */
export type CandidatesAnswer = z.infer<typeof candidatesAnswer>;

export const requestCountsAnswer = view(
  'RequestCountsAnswer',
  'How many requests there are, and what became of them.',
  {
    rows: z.array(
      z.object({
        authority: z.string(),
        open: z.int(),
        overdue: z.int(),
        told: z.int().describe('Answered with information.'),
        refused: z.int(),
        unconfirmed: z.int().describe('Answered that nothing can be confirmed.'),
        withheld: z.int().describe('Of these, such as keep a person back for the person’s safety.'),
        followUpOverdue: z.int(),
        withdrawn: z.int(),
        withdrawnUnanswered: z.int().describe('Of these, such as no answer was made to before.'),
      }),
    ),
  },
);
/** `GET /api/safeguards/request-counts`. */
export type RequestCountsAnswer = z.infer<typeof requestCountsAnswer>;

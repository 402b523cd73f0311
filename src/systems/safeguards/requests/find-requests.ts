import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import type { AppealPeriod } from '../appeal-period.ts';
import type { Basis, Outcome, Relation, Standing } from './request.ts';

/** A request as its desk reads it; instants in milliseconds. */
export type RequestRow = {
  readonly no: number;
  readonly receivedBy: number;
  readonly receivedAt: number;
  readonly dueAt: number;
  readonly standing: Standing;
  readonly relation: Relation;
  readonly requester: string;
  readonly contact: string;
  readonly language: string;
  readonly interest: string;
  readonly identityShown: string;
  readonly names: string[];
  readonly birth: string | null;
  readonly known: string | null;
  readonly followUpAt: number | null;
  readonly withdrawnAt: number | null;
};

/** An answer as its desk reads it. */
export type AnswerRow = {
  readonly id: string;
  readonly requestNo: number;
  readonly outcome: Outcome;
  readonly personNo: number | null;
  readonly reasons: string;
  readonly basis: Basis | null;
  readonly law: string | null;
  readonly remedy: string | null;
  readonly followUpAt: number | null;
  readonly proposedBy: number;
  readonly proposedAt: number;
  readonly approved: boolean | null;
  readonly decidedBy: number | null;
  readonly decidedAt: number | null;
  readonly returnReason: string | null;
};

/** That a requester withdrew, as its desk reads it; `confirmedAt` null: it waits for a second officer. */
export type WithdrawalRow = {
  readonly id: string;
  readonly requestNo: number;
  readonly note: string;
  readonly saidAt: number;
  readonly recordedBy: number;
  readonly recordedAt: number;
  readonly confirmedBy: number | null;
  readonly confirmedAt: number | null;
};

/** Requests of the own desk, for a WHERE of `q`. */
export const REQUESTS = `SELECT q.no, q.received_by AS "receivedBy", q.received_at AS "receivedAt", q.due_at AS "dueAt", q.standing, q.relation, q.requester, q.contact, q.language, q.interest, q.identity_shown AS "identityShown",
    q.asked_names AS names, q.asked_birth AS birth, q.asked_known AS known, q.follow_up_at AS "followUpAt", q.withdrawn_at AS "withdrawnAt" FROM safeguards.request q`;
/** Their answers, for a WHERE of `a`. */
export const ANSWERS = `SELECT a.id, a.request_no AS "requestNo", a.outcome, a.person_no AS "personNo", a.reasons, a.basis, a.law, a.remedy, a.follow_up_at AS "followUpAt", a.proposed_by AS "proposedBy", a.proposed_at AS "proposedAt",
    a.approved, a.decided_by AS "decidedBy", a.decided_at AS "decidedAt", a.return_reason AS "returnReason" FROM safeguards.request_answer a`;

/** The request, or a refusal `not-found`: also where another desk received it. */
export const getRequest = async (read: Reader, requestNo: number): Promise<RequestRow> => {
  const request = await read.row<RequestRow>(`${REQUESTS} WHERE q.no = $1`, [requestNo]);
  if (request === undefined) throw new Refusal('not-found', { values: { detail: `request ${requestNo}` } });
  return request;
};

/** An answer of the own desk, or a refusal `not-found`. */
export const getAnswer = async (read: Reader, answerId: string): Promise<AnswerRow> => {
  const answer = await read.row<AnswerRow>(`${ANSWERS} WHERE a.id = $1`, [answerId]);
  if (answer === undefined) throw new Refusal('not-found', { values: { detail: `answer ${answerId}` } });
  return answer;
};

/** The answers to a request, the oldest first. */
export const findAnswers = (read: Reader, requestNo: number): Promise<AnswerRow[]> =>
  read.rows<AnswerRow>(`${ANSWERS} WHERE a.request_no = $1 ORDER BY a.proposed_at, a.event_pos`, [requestNo]);

const WITHDRAWALS = `SELECT w.id, w.request_no AS "requestNo", w.note, w.said_at AS "saidAt", w.recorded_by AS "recordedBy", w.recorded_at AS "recordedAt", w.confirmed_by AS "confirmedBy", w.confirmed_at AS "confirmedAt" FROM safeguards.request_withdrawal w`;

/** The withdrawals of a request, the oldest first. */
export const findWithdrawals = (read: Reader, requestNo: number): Promise<WithdrawalRow[]> =>
  read.rows<WithdrawalRow>(`${WITHDRAWALS} WHERE w.request_no = $1 ORDER BY w.recorded_at, w.id`, [requestNo]);

/** A withdrawal at the own desk, or a refusal `not-found`. */
export const getWithdrawal = async (read: Reader, withdrawalId: string): Promise<WithdrawalRow> => {
  const withdrawal = await read.row<WithdrawalRow>(`${WITHDRAWALS} WHERE w.id = $1`, [withdrawalId]);
  if (withdrawal === undefined) throw new Refusal('not-found', { values: { detail: `withdrawal ${withdrawalId}` } });
  return withdrawal;
};

/** Whether who asks is a second officer beside another of the desk: nobody had the accounts of both in hand. */
export const isSecond = async (read: Reader, first: number): Promise<boolean> =>
  (await read.row<{ second: boolean }>('SELECT safeguards.is_second($1) AS second', [first]))?.second === true;

/** Whether something was recorded of the person of an answer since it was made: its extract would tell what no second officer saw. */
export const isOldAnswer = async (read: Reader, answerId: string): Promise<boolean> =>
  (await read.row<{ old: boolean | null }>('SELECT safeguards.own_answer_is_old($1) AS old', [answerId]))?.old === true;

/** A setting of the time to answer, with where it comes from: null in a language in which nobody wrote it. */
export type AnswerPeriod = AppealPeriod & { readonly sourceAr: string | null; readonly sourceCkb: string | null };

/** The settings of the time to answer, newest first. */
export const findAnswerPeriods = (read: Reader): Promise<AnswerPeriod[]> =>
  read.rows<AnswerPeriod>(
    'SELECT since, days, source, source_ar AS "sourceAr", source_ckb AS "sourceCkb" FROM safeguards.answer_period ORDER BY since DESC',
  );

/** Whether somebody of the own desk was shown a person for this request. */
export const wasShown = async (read: Reader, requestNo: number, personNo: number): Promise<boolean> =>
  (await read.row<{ shown: boolean }>('SELECT safeguards.was_shown($1, $2) AS shown', [requestNo, personNo]))?.shown ===
  true;

/** Whether who asks works at a family desk and nowhere else: the wall of requests. */
export const findOwnDesk = async (read: Reader): Promise<string | null> =>
  (await read.row<{ desk: string | null }>('SELECT safeguards.own_desk() AS desk'))?.desk ?? null;

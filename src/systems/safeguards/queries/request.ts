import { z } from 'zod';
import { findOfficers } from '../../../core/access/queries/find-officers.ts';
import type { OfficerReference } from '../../../core/access/views.ts';
import { defineQuery, type QueryContext } from '../../../platform/http/query-definition.ts';
import { wholeNumber } from '../../../platform/http/query-values.ts';
import {
  type AnswerRow,
  findAnswers,
  findWithdrawals,
  getRequest,
  isOldAnswer,
  isSecond,
} from '../requests/find-requests.ts';
import { EXTRACT_OPEN_FOR } from '../requests/request.ts';
import { showRequest } from '../requests/show-request.ts';
import { type DeskPerson, type RequestFile, requestAnswer } from '../requests/views.ts';

type FollowUp = { note: string; doneAt: number; doneBy: number; nextAt: number | null };

/** What this officer may do with an answer that waits: who proposed it does not make it (I24-four-eyes). */
const abilitiesOn = (
  answer: AnswerRow,
  { withdrawn, second }: { readonly withdrawn: boolean; readonly second: boolean },
  { abilities }: QueryContext,
): string[] =>
  answer.decidedAt !== null || !second
    ? []
    : abilities.filter(
        (name) => name === 'safeguards/return-answer' || (name === 'safeguards/answer-request' && !withdrawn),
      );

/** One request of the own desk, with its answers and what the desk did afterwards. Who is named in an answer is written down as read. */
export const request = defineQuery({
  system: 'safeguards',
  name: 'request',
  input: z.object({ requestNo: wholeNumber }).strict(),
  answer: requestAnswer,
  notes: ({ requestNo }) => ({ columns: 'safeguards.note_answers($1) AS noted', values: [requestNo] }),
  run: async (read, { requestNo }, context): Promise<RequestFile> => {
    const row = await getRequest(read, requestNo);
    const answers = await findAnswers(read, requestNo);
    const withdrawals = await findWithdrawals(read, requestNo);
    const followUps = await read.rows<FollowUp>(
      'SELECT note, done_at AS "doneAt", done_by AS "doneBy", next_at AS "nextAt" FROM safeguards.request_follow_up WHERE request_no = $1 ORDER BY done_at, event_pos',
      [requestNo],
    );
    const told = await read.rows<{ person: DeskPerson }>(
      'SELECT p AS person FROM safeguards.persons_of_answers($1) p',
      [requestNo],
    );
    const persons = new Map(told.map(({ person }) => [person.personNo, person]));
    const officers = await findOfficers(read, [
      row.receivedBy,
      ...answers.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy]),
      ...followUps.map(({ doneBy }) => doneBy),
      ...withdrawals.flatMap(({ recordedBy, confirmedBy }) => [recordedBy, confirmedBy]),
    ]);
    const by = (no: number): OfficerReference => officers.get(no) ?? { officerNo: no, name: { en: '', ar: '' } };
    const waits = answers.some(({ decidedAt }) => decidedAt === null);
    const standing = answers
      .filter(({ approved }) => approved === true)
      .sort((one, other) => (one.decidedAt ?? 0) - (other.decidedAt ?? 0))
      .at(-1);
    const withdrawn = row.withdrawnAt !== null;
    const answerIsOld = standing?.outcome === 'information' && (await isOldAnswer(read, standing.id));
    const shown = showRequest(
      row,
      {
        waits,
        outcome: standing?.outcome ?? null,
        answeredAt: standing?.decidedAt ?? null,
        withdrawalWaits: withdrawals.some(
          ({ confirmedAt, saidAt }) => confirmedAt === null && saidAt >= row.receivedAt,
        ),
      },
      context.now,
    );
    const possible: Readonly<Record<string, boolean>> = {
      'safeguards/propose-answer':
        !withdrawn && !waits && (standing === undefined || standing.outcome === 'cannot-confirm' || answerIsOld),
      'safeguards/follow-up-request': true,
      'safeguards/withdraw-request': true,
    };
    const seconds = new Set<number>();
    for (const first of new Set([
      ...answers.map((answer) => answer.proposedBy),
      ...withdrawals.map((one) => one.recordedBy),
    ]))
      if (await isSecond(read, first)) seconds.add(first);
    return {
      ...shown,
      contact: row.contact,
      language: row.language,
      interest: row.interest,
      identityShown: row.identityShown,
      birth: row.birth,
      known: row.known,
      receivedBy: by(row.receivedBy),
      withdrawnAt: row.withdrawnAt,
      withdrawals: withdrawals.map((said) => {
        const beforeReceived = said.saidAt < row.receivedAt;
        const waits = !withdrawn && said.confirmedAt === null && !beforeReceived && seconds.has(said.recordedBy);
        return {
          withdrawalId: said.id,
          note: said.note,
          saidAt: said.saidAt,
          beforeReceived,
          recordedBy: by(said.recordedBy),
          recordedAt: said.recordedAt,
          confirmedBy: said.confirmedBy === null ? null : by(said.confirmedBy),
          confirmedAt: said.confirmedAt,
          abilities: context.abilities.filter((name) => waits && name === 'safeguards/confirm-withdrawal'),
        };
      }),
      answerIsOld,
      extractUntilAt:
        !withdrawn && !answerIsOld && standing?.outcome === 'information'
          ? (standing.decidedAt ?? 0) + EXTRACT_OPEN_FOR
          : null,
      answers: answers.map((answer) => ({
        answerId: answer.id,
        outcome: answer.outcome,
        person: answer.personNo === null ? null : (persons.get(answer.personNo) ?? null),
        reasons: answer.reasons,
        basis: answer.basis,
        law: answer.law,
        remedy: answer.remedy,
        followUpAt: answer.followUpAt,
        proposedBy: by(answer.proposedBy),
        proposedAt: answer.proposedAt,
        approved: answer.approved,
        decidedBy: answer.decidedBy === null ? null : by(answer.decidedBy),
        decidedAt: answer.decidedAt,
        returnReason: answer.returnReason,
        abilities: abilitiesOn(answer, { withdrawn, second: seconds.has(answer.proposedBy) }, context),
      })),
      followUps: followUps.map(({ doneBy, ...done }) => ({ ...done, doneBy: by(doneBy) })),
      abilities: context.abilities.filter((name) => possible[name] === true),
    };
  },
});

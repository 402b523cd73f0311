import { z } from 'zod';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { wholeNumber } from '../../../platform/http/query-values.ts';
import { Refusal } from '../../register/refusal.ts';
import { recoveryHindrances } from '../recovery-codes.ts';
import { type RecoveryAnswer, recoveryAnswer } from '../recovery-views.ts';
import { findOfficers } from './find-officers.ts';

type Row = Pick<NonNullable<RecoveryAnswer['waiting']>, 'recoveryId' | 'reason' | 'words' | 'askedAt' | 'untilAt'> & {
  readonly asked_by: number;
  readonly confirmed_by: number | null;
  readonly confirmed: number | null;
  readonly waits: boolean;
  readonly two: boolean;
};

const ACTS = ['access/ask-recovery', 'access/confirm-recovery', 'access/withdraw-recovery'];

/** What is under way to replace what an officer of the administrator's own authority signs in with: the recovery that waits, the last that was confirmed, and what stands against asking for one. */
export const recovery = defineQuery({
  system: 'access',
  name: 'recovery',
  input: z.object({ officerNo: wholeNumber }).strict(),
  answer: recoveryAnswer,
  run: async (read, { officerNo }, context): Promise<RecoveryAnswer> => {
    const said = await read.row<{ code: string | null }>('SELECT access.own_recovery_hindrance($1) AS code', [
      officerNo,
    ]);
    if (said?.code === 'not-permitted') throw new Refusal('not-found', { values: { detail: 'officer' } });
    const rows = await read.rows<Row>(
      `SELECT r.id AS "recoveryId", r.reason, r.words, r.asked_by, register.ms(r.asked_at) AS "askedAt", register.ms(r.until_at) AS "untilAt", r.confirmed_by, register.ms(r.confirmed_at) AS confirmed,
         r.changed_pos IS NULL AS waits, r.changed_pos IS NULL AND access.confirms_with(r.asked_by) AS two
       FROM access.recovery r WHERE r.officer_no = $1 AND (r.confirmed_at IS NOT NULL OR (r.withdrawn_at IS NULL AND r.until_at > register.at($2) AND access.recovery_stands(r.id))) ORDER BY r.event_pos DESC`,
      [officerNo, context.now],
    );
    const waiting = rows.find(({ waits }) => waits);
    const done = rows.find(({ waits }) => !waits);
    const officers = await findOfficers(read, [
      waiting?.asked_by ?? null,
      done?.asked_by ?? null,
      done?.confirmed_by ?? null,
    ]);
    const by = (no: number) => officers.get(no) ?? { officerNo: no, name: { en: '', ar: '' } };
    const asked = ({ recoveryId, reason, words, askedAt, asked_by }: Row) => ({
      recoveryId,
      reason,
      words,
      askedBy: by(asked_by),
      askedAt,
    });
    const own = waiting?.asked_by === context.officerNo;
    const hindrance = recoveryHindrances.find((code) => code === said?.code) ?? null;
    const may: Readonly<Record<string, boolean>> = {
      'access/ask-recovery': waiting === undefined && hindrance === null,
      'access/confirm-recovery': waiting?.two === true,
      'access/withdraw-recovery': own,
    };
    return {
      waiting: waiting === undefined ? null : { ...asked(waiting), untilAt: waiting.untilAt, two: waiting.two },
      confirmed:
        done === undefined || done.confirmed_by === null || done.confirmed === null
          ? null
          : { ...asked(done), confirmedBy: by(done.confirmed_by), confirmedAt: done.confirmed },
      hindrance,
      abilities: context.abilities.filter((name) => ACTS.includes(name) && may[name] === true),
    };
  },
});

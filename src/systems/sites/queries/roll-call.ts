import { z } from 'zod';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import type { Explanation } from '../control/explanations.ts';
import { type RollCallAnswer, rollCallAnswer } from '../control/views.ts';
import { findOfficerReferences } from './find-officer-references.ts';
import { findRollCalls } from './find-roll-calls.ts';

type Row = {
  ord: number;
  person_no: number | null;
  register_number: string | null;
  name: string;
  on_old: boolean;
  on_new: boolean;
  explanation: Explanation | null;
  account: string | null;
  explained_no: number | null;
  explained_at: number | null;
  explained_by: number | null;
};

/** A roll-call of a site that changes hands: who was on the old roll, who was there, and what became of each difference (D4, I28). Differences that are open come first. */
export const rollCall = defineQuery({
  system: 'sites',
  name: 'roll-call',
  askers: 'signed-in',
  input: z.object({ rollCallId: z.uuid() }).strict(),
  answer: rollCallAnswer,
  refuses: ['not-found'],
  run: async (read, { rollCallId }, context): Promise<RollCallAnswer> => {
    const [call] = await findRollCalls(read, { rollCallId });
    if (call === undefined) throw new Refusal('not-found', { values: { detail: `roll-call ${rollCallId}` } });
    const rows = await read.rows<Row>(
      `SELECT s.*, w.explanation, w.account, w.explained_no, w.explained_at, w.explained_by FROM sites.roll_seen($1) s JOIN sites.roll_row w ON w.roll_call_id = $1 AND w.ord = s.ord
        ORDER BY s.on_old = s.on_new, w.explained_at IS NOT NULL, s.ord`,
      [rollCallId],
    );
    const officer = await findOfficerReferences(
      read,
      rows.map((row) => row.explained_by),
    );
    const side = context.authority === call.giving || context.authority === call.taking;
    const judges = context.postings.some(({ role }) => role === 'judiciary_clerk');
    const may: Readonly<Record<string, boolean>> = {
      'sites/sign-roll-call': call.signedAt === null && side && context.authority !== call.proposedFor,
      'sites/explain-roll-difference': call.signedAt !== null && (side || judges),
    };
    return {
      ...call,
      rows: rows.map((row) => ({
        ord: row.ord,
        personNo: row.person_no,
        registerNumber: row.register_number,
        name: row.name,
        onOld: row.on_old,
        onNew: row.on_new,
        explained:
          row.explanation === null || row.explained_at === null || row.explained_by === null
            ? null
            : {
                explanation: row.explanation,
                account: row.account ?? '',
                personNo: row.explained_no,
                at: row.explained_at,
                by: officer(row.explained_by),
              },
      })),
      abilities: context.abilities.filter((name) => may[name] === true),
    };
  },
});

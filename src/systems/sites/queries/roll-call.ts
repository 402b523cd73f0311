import { z } from 'zod';
import { findAuthorities } from '../../../core/access/queries/me.ts';
import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery, type QueryContext } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInBody } from '../../../platform/http/query-values.ts';
import type { Word } from '../../../platform/pdf/written.ts';
import type { Explanation } from '../control/explanations.ts';
import { rollRowsTable } from '../control/roll-rows-table.ts';
import {
  type RollCallAnswer,
  type RollRow,
  type RollRowsAnswer,
  rollCallAnswer,
  rollRowsAnswer,
} from '../control/views.ts';
import { type RollCallDocument, renderRollCall } from '../paper/roll-call.ts';
import { cutFound } from './cut-found.ts';
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

/** Rows of a roll-call that the officer sees; differences that are open come first. `differing`: only those on one roll, or only those on both. */
const findRows = async (
  read: Reader,
  rollCallId: string,
  { differing, sql = '' }: { differing?: boolean | undefined; sql?: string } = {},
): Promise<RollRow[]> => {
  const rows = await read.rows<Row>(
    `SELECT s.*, w.explanation, w.account, w.explained_no, w.explained_at, w.explained_by FROM sites.roll_seen($1) s JOIN sites.roll_row w ON w.roll_call_id = $1 AND w.ord = s.ord
      WHERE $2::boolean IS NULL OR (s.on_old <> s.on_new) = $2 ORDER BY s.on_old = s.on_new, w.explained_at IS NOT NULL, s.ord ${sql}`,
    [rollCallId, differing ?? null],
  );
  const officer = await findOfficerReferences(
    read,
    rows.map((row) => row.explained_by),
  );
  return rows.map((row) => ({
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
  }));
};

/** The answer of `sites/roll-call`. @throws Refusal `not-found` where it is behind the wall */
const readRollCall = async (read: Reader, rollCallId: string, context: QueryContext): Promise<RollCallAnswer> => {
  const [call] = await findRollCalls(read, { rollCallId });
  if (call === undefined) throw new Refusal('not-found', { values: { detail: `roll-call ${rollCallId}` } });
  const side = context.authority === call.giving || context.authority === call.taking;
  const judges = context.postings.some(({ role }) => role === 'judiciary_clerk');
  const may: Readonly<Record<string, boolean>> = {
    'sites/sign-roll-call-as-caller':
      call.withKeys && call.callerKey === null && context.officerNo === call.proposedBy.officerNo,
    'sites/sign-roll-call':
      call.callerKey !== null && call.signedAt === null && side && context.authority !== call.proposedFor,
    'sites/explain-roll-difference': call.signedAt !== null && (side || judges),
  };
  return {
    ...call,
    payload: call.payload?.toString('base64url') ?? null,
    abilities: context.abilities.filter((name) => may[name] === true),
  };
};

/** A roll-call of a site that changes hands: how many were on the old roll and how many were there, who signed, and what both sign (D4, I28). */
export const rollCall = defineQuery({
  system: 'sites',
  name: 'roll-call',
  input: z.object({ rollCallId: z.uuid() }).strict(),
  answer: rollCallAnswer,
  refuses: ['not-found'],
  run: (read, { rollCallId }, context) => readRollCall(read, rollCallId, context),
});

/** Who was on the old roll, who was there, and what became of each difference, page by page; differences that are open come first. Searched by number or name. */
export const rollRows = defineQuery({
  system: 'sites',
  name: 'roll-rows',
  asks: 'body',
  input: z
    .object({
      rollCallId: z.uuid(),
      /** Those on one roll only, or those on both. */
      state: z.enum(['differences', 'both']).optional(),
      q: z.string().max(300).optional(),
      ...pageInBody,
    })
    .strict(),
  answer: rollRowsAnswer,
  table: rollRowsTable,
  refuses: ['not-found'],
  run: async (read, { rollCallId, state, q = '', ...asked }): Promise<RollRowsAnswer> => {
    const differing = state === undefined ? undefined : state === 'differences';
    if ((await read.row('SELECT FROM sites.roll_call WHERE id = $1', [rollCallId])) === undefined)
      throw new Refusal('not-found', { values: { detail: `roll-call ${rollCallId}` } });
    if (q.trim() !== '') {
      const rows = (await findRows(read, rollCallId, { differing })).map((row) => ({ ...row, names: row.name }));
      const found = cutFound(rows, q, asked);
      return { ...found, rows: found.rows.map(({ names: _names, ...row }) => row) };
    }
    const { sql, page, pageSize } = cutPage(asked);
    const count = await read.row<{ n: number }>(
      'SELECT count(*)::int AS n FROM sites.roll_row w WHERE w.roll_call_id = $1 AND ($2::boolean IS NULL OR (w.on_old <> w.on_new) = $2)',
      [rollCallId, differing ?? null],
    );
    return { total: count?.n ?? 0, page, pageSize, rows: await findRows(read, rollCallId, { differing, sql }) };
  },
});

/** The same on paper, as far as the officer sees it: for both sides to keep. */
export const rollCallPaper = defineQuery({
  system: 'sites',
  name: 'roll-call-paper',
  input: z.object({ rollCallId: z.uuid() }).strict(),
  refuses: ['not-found'],
  run: async (read, { rollCallId }, context): Promise<RollCallDocument> => {
    const { abilities: _, ...call } = await readRollCall(read, rollCallId, context);
    const authorities = await findAuthorities(read);
    const nameOf = (code: string): Word => authorities.get(code)?.name ?? { en: code, ar: code, ckb: code };
    const site = await read.row<{ zone: string; name_en: string; name_ar: string; name_ckb: string | null }>(
      'SELECT zone, name_en, name_ar, name_ckb FROM sites.site WHERE code = $1',
      [call.site],
    );
    if (site === undefined) throw new Refusal('not-found', { values: { detail: `site ${call.site}` } });
    const signatures = await read.row<{ callerSignature: string | null; signature: string | null }>(
      `SELECT encode(r.caller_signature, 'hex') AS "callerSignature", encode(r.signature, 'hex') AS signature FROM sites.roll_call r WHERE r.id = $1`,
      [rollCallId],
    );
    return {
      ...call,
      rows: await findRows(read, rollCallId),
      callerSignature: signatures?.callerSignature ?? null,
      signature: signatures?.signature ?? null,
      zone: site.zone,
      siteName: { en: site.name_en, ar: site.name_ar, ckb: site.name_ckb ?? site.name_ar },
      givingName: nameOf(call.giving),
      takingName: nameOf(call.taking),
      synthetic: context.synthetic,
    };
  },
  paper: {
    mediaType: 'application/pdf',
    fileName: ({ site, calledAt }) => `roll-call-${site}-${new Date(calledAt).toISOString().slice(0, 10)}.pdf`,
    render: renderRollCall,
  },
});

import { z } from 'zod';
import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery, type Paper } from '../../../platform/http/query-definition.ts';
import { wholeNumber } from '../../../platform/http/query-values.ts';
import { renderStrengthReport } from '../paper/strength-report.ts';
import { addsUp, GAINS, type Gain, LOSSES, type Loss, SCOPES, type Scope } from '../strength/strength.ts';
import { type StrengthAnswer, strengthAnswer } from '../strength/views.ts';
import { strengthTable } from '../tables/strength-table.ts';

type Row = { figure: 'opening' | 'gain' | 'loss' | 'closing'; reason: string | null; persons: number };
type Asked = { scope: Scope; code: string; fromAt: number; toAt: number; knownAt?: number | undefined };
type Named = { name_en: string; name_ar: string; name_ckb: string | null; zone: string | null };

const asked = {
  scope: z.enum(SCOPES),
  // of an authority, a site or an operation: never a free text, which could name a person in an address
  code: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/),
  fromAt: wholeNumber,
  toAt: wholeNumber,
  knownAt: wholeNumber.optional(),
};

/** Name and zone of what is counted; a code that names nothing is refused. */
const named = {
  authority: 'SELECT name_en, name_ar, name_ckb, NULL AS zone FROM access.authority WHERE code = $1',
  site: 'SELECT name_en, name_ar, name_ckb, zone FROM sites.site WHERE code = $1',
  operation:
    'SELECT title_en AS name_en, title_ar AS name_ar, NULL AS name_ckb, NULL AS zone FROM transfers.operation WHERE code = $1',
} as const;

const sorted = <Reason extends string>(rows: readonly Row[], reasons: readonly Reason[]) =>
  reasons.flatMap((reason) => {
    const row = rows.find((candidate) => candidate.reason === reason);
    return row === undefined ? [] : [{ reason, persons: row.persons }];
  });

/** The report, or a refusal: `not-found`, `not-permitted`, or `invalid-input` where the period ends before it begins. */
const readStrength = async (
  read: Reader,
  { scope, code, fromAt, toAt, knownAt }: Asked,
  context: { readonly now: number; readonly postings: readonly { readonly role: string }[] },
): Promise<StrengthAnswer> => {
  if (toAt < fromAt)
    throw new Refusal('invalid-input', { problems: [{ code: 'ends-before-it-begins', field: 'toAt' }] });
  if (toAt > context.now) throw new Refusal('invalid-input', { problems: [{ code: 'in-the-future', field: 'toAt' }] });
  const name = await read.row<Named>(named[scope], [code]);
  if (name === undefined) throw new Refusal('not-found', { values: { detail: `${scope} ${code}` } });
  const known = knownAt === undefined || knownAt >= context.now ? null : new Date(knownAt);
  const rows = await read.rows<Row>('SELECT figure, reason, persons FROM register.strength($1, $2, $3, $4, $5)', [
    scope,
    code,
    new Date(fromAt),
    new Date(toAt),
    known,
  ]);
  const figure = (wanted: Row['figure']) => rows.find((row) => row.figure === wanted)?.persons;
  const opening = figure('opening');
  const closing = figure('closing');
  if (opening === undefined || closing === undefined)
    throw new Refusal('not-permitted', { values: { detail: `strength of ${scope} ${code}` } });
  const reach = await read.row<{ reach: string }>('SELECT access.case_reach() AS reach');
  const answer: StrengthAnswer = {
    scope,
    code,
    name: { en: name.name_en, ar: name.name_ar, ckb: name.name_ckb ?? name.name_ar },
    zone: name.zone ?? 'Asia/Baghdad',
    fromAt,
    toAt,
    knownAt: known === null ? context.now : known.getTime(),
    opening,
    gains: sorted<Gain>(
      rows.filter((row) => row.figure === 'gain'),
      GAINS,
    ),
    losses: sorted<Loss>(
      rows.filter((row) => row.figure === 'loss'),
      LOSSES,
    ),
    closing,
    withinReach: scope !== 'authority' && reach?.reach !== 'all',
  };
  if (!addsUp(answer)) throw new Error(`The strength of ${scope} ${code} does not add up.`);
  return answer;
};

/**
 * Strength of an authority, a site or an operation over a period: opening, gains by reason, losses by reason, closing. Opening and closing are the register as of the two instants,
 * as it was known at `knownAt` (now, where it is not said).
 */
export const strength = defineQuery({
  system: 'register',
  name: 'strength',
  input: z.object(asked).strict(),
  answer: strengthAnswer,
  table: strengthTable,
  run: (read, input, context) => readStrength(read, input, context),
});

type Report = StrengthAnswer & { readonly synthetic: boolean };
const paper: Paper<Report> = {
  mediaType: 'application/pdf',
  fileName: ({ scope, code, toAt }) => `strength-${scope}-${code}-${new Date(toAt).toISOString().slice(0, 10)}.pdf`,
  render: renderStrengthReport,
};

/** The same as paper: PDF in three languages. As a table it is saved like every list (`access/export-list`). */
export const strengthReport = defineQuery({
  system: 'register',
  name: 'strength-report',
  input: z.object(asked).strict(),
  run: async (read, input, context): Promise<Report> => ({
    ...(await readStrength(read, input, context)),
    synthetic: context.synthetic,
  }),
  paper,
});

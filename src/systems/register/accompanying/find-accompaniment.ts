import type { Reader } from '../../../core/register/command-definition.ts';
import { findPresent } from '../state.ts';
import { type AccompanimentOutcome, type Decision, decidedAt } from './accompanying.ts';

/** A decision of child protection about a child and one parent, as its table has it; instants in milliseconds. */
export type FoundDecision = Decision & {
  readonly decisionId: string;
  readonly personNo: number;
  readonly parentNo: number;
  readonly reasons: string;
  readonly decidedBy: number;
};

/** A child who accompanies a parent, or did. */
export type Accompaniment = { readonly personNo: number; readonly parentNo: number; readonly sinceAt: number };

/** The child itself, or the children of a parent, within reach: of those who were never taken into custody themselves. */
export const findAccompaniments = (
  read: Reader,
  persons: readonly number[],
  as: 'child' | 'parent',
): Promise<Accompaniment[]> =>
  read.rows<Accompaniment>(
    `SELECT a.person_no AS "personNo", a.parent_no AS "parentNo", a.since AS "sinceAt" FROM register.accompaniment a WHERE ${as === 'child' ? 'a.person_no' : 'a.parent_no'} = ANY ($1)
        AND NOT EXISTS (SELECT FROM register.custody_fact f WHERE f.person_no = a.person_no AND f.opens AND f.superseded_pos IS NULL AND (f.at, f.event_pos) > (a.since, a.event_pos)) ORDER BY a.person_no`,
    [persons],
  );

/** What child protection decided of these children, newest first. */
export const findDecisions = (read: Reader, children: readonly number[]): Promise<FoundDecision[]> =>
  children.length === 0
    ? Promise.resolve([])
    : read.rows<FoundDecision>(
        `SELECT id AS "decisionId", person_no AS "personNo", parent_no AS "parentNo", outcome, reasons, decided_at AS "decidedAt", review_at AS "reviewAt", decided_by AS "decidedBy"
           FROM register.accompaniment_decision WHERE person_no = ANY ($1) ORDER BY decided_at DESC, event_pos DESC`,
        [children],
      );

/** With which parent a child was said to be before; instants in milliseconds. */
export type FormerParent = {
  readonly personNo: number;
  readonly parentNo: number;
  readonly sinceAt: number;
  readonly endedAt: number;
  readonly corrected: boolean;
  readonly source: string | null;
  readonly reason: string | null;
};
/** With whom these children were said to be before, newest first. */
export const findFormerParents = (read: Reader, children: readonly number[]): Promise<FormerParent[]> =>
  children.length === 0
    ? Promise.resolve([])
    : read.rows<FormerParent>(
        `SELECT person_no AS "personNo", parent_no AS "parentNo", since AS "sinceAt", register.event_received(ended_pos) AS "endedAt", corrected, source, reason
           FROM register.accompaniment_before WHERE person_no = ANY ($1) ORDER BY ended_pos DESC`,
        [children],
      );

/** What is decided of a child and a parent at an instant; null: nothing, or nothing that had not to be reviewed before. */
export const outcomeOf = (
  decisions: readonly FoundDecision[],
  { personNo, parentNo }: Pick<Accompaniment, 'personNo' | 'parentNo'>,
  at: number,
): AccompanimentOutcome | null =>
  decidedAt(
    // the newest first, and of one instant the later event: as they are found
    decisions.filter((one) => one.personNo === personNo && one.parentNo === parentNo).reverse(),
    at,
  );

/** Children who go where these parents go within a site, each with the parent: they accompany it, are at the same site, are children on that day, and child protection did not decide that they are apart. */
export const findChildrenBeside = async (
  read: Reader,
  parents: readonly number[],
  site: string | null,
  at: number,
): Promise<Accompaniment[]> => {
  const children = await findAccompaniments(read, parents, 'parent');
  if (children.length === 0) return [];
  const numbers = children.map(({ personNo }) => personNo);
  const decisions = await findDecisions(read, numbers);
  const here = new Set(
    (await findPresent(read, numbers)).flatMap((row) =>
      row.state === 'accompanying' && row.site !== null && row.site === site ? [row.person_no] : [],
    ),
  );
  // who came of age goes nowhere with a parent
  const grown = new Set(
    (
      await read.rows<{ no: number }>(
        "SELECT u.no FROM juveniles.age_classes_seen($1::bigint[], array_fill((register.at($2) AT TIME ZONE 'Asia/Baghdad')::date, ARRAY[cardinality($1::bigint[])])) c JOIN unnest($1::bigint[]) WITH ORDINALITY u(no, ord) USING (ord) WHERE c.class = 'adult'",
        [numbers, at],
      )
    ).map(({ no }) => no),
  );
  return children.filter(
    (child) => here.has(child.personNo) && !grown.has(child.personNo) && outcomeOf(decisions, child, at) !== 'apart',
  );
};
